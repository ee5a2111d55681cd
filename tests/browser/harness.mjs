// What the browser tests share: the built page on a port of its own, a Chromium, and short ways to read the page.
//
// TRANCHE_DIST   folder of the built page          TRANCHE_NPM    folder whose node_modules hold Playwright and axe
// CHROMIUM       the browser to drive              TRANCHE_SHOTS  folder for pictures; without it none are taken

import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { serve } from "../../scripts/static-server.mjs";

const needed = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with scripts/test browser.`);
  return value;
};
const requireTool = createRequire(join(needed("TRANCHE_NPM"), "node_modules", "_"));
const { chromium } = requireTool("playwright-core");
const axeSource = requireTool("axe-core").source;

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let running; // { browser, servers }, started by the first page a test file opens

async function start() {
  running ??= (async () => ({
    browser: await chromium.launch({ executablePath: needed("CHROMIUM"), args: FLAGS }),
    servers: new Map(),
  }))();
  return running;
}

/** A browser with a profile in `folder`, which it keeps as a user's browser does: with cache and compiled code. */
export const withProfile = (folder, options) =>
  chromium.launchPersistentContext(folder, { executablePath: needed("CHROMIUM"), args: FLAGS, ...options });

/** Closes the browser and the servers. Test files need not call it. */
export async function stop() {
  if (!running) return;
  const { browser, servers } = await running;
  running = undefined;
  await browser.close();
  await Promise.all([...servers.values()].map(async (server) => (await server).close()));
}
// Outside a test run (screenshots) there is no end of the file to wait for.
if (process.env.NODE_TEST_CONTEXT) after(stop);

async function addressUnder(sub) {
  const { servers } = await start();
  if (!servers.has(sub)) servers.set(sub, serve(needed("TRANCHE_DIST"), { sub }));
  return (await servers.get(sub)).url;
}

/**
 * Opens the app in a fresh profile and waits until it is there.
 *
 * `sub`: path it is served under; `path`: what follows that, such as "#credits"; the inventory at first; `dark`, `contrast`: the system's
 * colours, and whether they are wished strong;
 * `locale`: whose numbers and dates the browser writes; a British reader at first;
 * `storage`: entries of local storage that are there before the app starts; `at`: what the clock says at the start,
 * as in "2026-11-24T09:00:00Z"; `context`: a context of an earlier page, to come back with the same storage;
 * `before(page)`: what to arrange before the page is loaded; `wait: false`: wait for neither the app nor its files;
 * `script: false`: a browser with JavaScript switched off.
 *
 * The page answered carries `seen`: `errors` (console errors, uncaught exceptions and refusals of the page's policy)
 * and `requests` (addresses), of which `requestsAfterStart()` are those made once the app was there.
 */
export async function openApp(options = {}) {
  const { width = 1440, height = 900, dark = false, contrast = false, sub = "/tranche/", path = "#workloads", locale = "en-GB", storage, at, before, wait = true, script = true } = options;
  const { browser } = await start();
  const url = await addressUnder(sub);
  const context =
    options.context ??
    (await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? "dark" : "light",
      contrast: contrast ? "more" : "no-preference",
      reducedMotion: "reduce",
      locale,
      timezoneId: "UTC",
      acceptDownloads: true,
      javaScriptEnabled: script,
    }));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);

  const seen = { errors: [], requests: [], start: undefined };
  seen.requestsAfterStart = () => (seen.start === undefined ? [] : seen.requests.slice(seen.start));
  page.seen = seen;
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.errors.push(`exception: ${error.message}`));
  page.on("request", (request) => seen.requests.push(request.url()));
  await page.exposeFunction("__refused", (what) => seen.errors.push(`policy: ${what}`));
  await page.addInitScript((entries) => {
    addEventListener("securitypolicyviolation", (event) =>
      window.__refused(`${event.effectiveDirective} refused ${event.blockedURI || "inline code"}`),
    );
    for (const [key, value] of entries) {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
    }
  }, Object.entries(storage ?? {}));
  if (at) await page.clock.install({ time: new Date(at) });
  await before?.(page);

  await page.goto(url + path, { waitUntil: wait ? "load" : "commit" });
  if (wait) {
    await ready(page);
    seen.start = seen.requests.length;
  }
  return page;
}

/** Waits until the app has taken the place of the frame that the page starts with. */
export async function ready(page) {
  try {
    await page.waitForFunction(() => !document.getElementById("boot") && document.body.innerText.trim() !== "");
  } catch (error) {
    const text = await page.evaluate(() => document.body?.innerText ?? "").catch(() => "");
    throw new Error(`The app did not start. The page says "${text}".\n${page.seen.errors.join("\n")}`, { cause: error });
  }
}

/** A figure in whole cents, from `[data-figure=key]`. Throws when it is missing or carries no cents. */
export async function figure(page, key) {
  const cents = await page.locator(`[data-figure="${key}"]`).first().getAttribute("data-cents");
  if (cents === null || !/^-?\d+$/.test(cents)) throw new Error(`Figure ${key} carries no whole cents but ${cents}`);
  return Number(cents);
}

/** The table with that key. */
export const grid = (page, table) => page.locator(`[data-table="${table}"]`);

/** One cell of a table. `row` is a row's id, or the number of a row as shown, from 0. */
export function cell(page, table, row, field) {
  const rows = grid(page, table).locator(typeof row === "number" ? "[data-row]" : `[data-row="${row}"]`);
  return (typeof row === "number" ? rows.nth(row) : rows).locator(`[data-field="${field}"]`);
}

/** Takes a picture when TRANCHE_SHOTS names a folder; answers the file's path, or undefined. */
export async function shot(page, name, options = {}) {
  const folder = process.env.TRANCHE_SHOTS;
  if (!folder) return undefined;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: "disabled", ...options });
  return path;
}

/**
 * What axe finds wrong for people who use assistive technology, as one line per rule and place; empty when nothing.
 * `within`: a selector to look under; `without`: rules to leave out; `also`: rules to add; `only`: the only rules.
 */
export async function axe(page, { within, without = [], also = [], only } = {}) {
  // Added through the debugger, which the page's policy does not bind.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async ([place, disabled, enabled, runOnly]) => {
      const rules = Object.fromEntries([...disabled.map((rule) => [rule, { enabled: false }]), ...enabled.map((rule) => [rule, { enabled: true }])]);
      const options = { rules, resultTypes: ["violations"], ...(runOnly && { runOnly }) };
      return (await window.axe.run(place ?? document, options)).violations;
    },
    [within, without, also, only],
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact}) at ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]?.trim()}`),
  );
}
