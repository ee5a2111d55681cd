// The page starts, from any path, and keeps to itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready, shot } from "./harness.mjs";

for (const sub of ["/", "/deep/sub/path/"]) {
  test(`the app starts under ${sub} without an error`, async () => {
    const page = await openApp({ sub });
    assert.equal(await page.locator("#boot").count(), 0, "the starting text is gone");
    assert.match(await page.title(), /Tranche/);
    await shot(page, "smoke");
    assert.deepEqual(page.seen.errors, []);
  });
}

test("every file comes from the page's own folder, each once, and nothing is asked for afterwards", async () => {
  const page = await openApp();
  await page.waitForTimeout(1500);
  const folder = new URL(".", page.url()).href;
  assert.deepEqual(page.seen.requests.filter((address) => !address.startsWith(folder)), []);
  assert.deepEqual(page.seen.requests.filter((address, i, all) => all.indexOf(address) !== i), []);
  assert.deepEqual(page.seen.requestsAfterStart(), []);
  const late = await page.evaluate(() => {
    const [{ loadEventStart }] = performance.getEntriesByType("navigation");
    return performance.getEntriesByType("resource").filter((entry) => entry.startTime > loadEventStart).map((entry) => entry.name);
  });
  assert.deepEqual(late, [], "all is asked for before the page counts as loaded");
});

test("the module is compiled while it arrives, and a second visit asks for nothing but the page itself", async () => {
  const before = (page) =>
    page.addInitScript(() => {
      window.compiled = [];
      for (const name of ["instantiateStreaming", "instantiate", "compileStreaming", "compile"]) {
        const own = WebAssembly[name];
        WebAssembly[name] = (...given) => {
          window.compiled.push(name);
          return own.apply(WebAssembly, given);
        };
      }
    });
  const page = await openApp({ before });
  assert.deepEqual(await page.evaluate(() => window.compiled), ["instantiateStreaming"]);
  const again = await openApp({ context: page.context(), before });
  const sent = await again.evaluate(() =>
    performance.getEntriesByType("resource").filter(({ name, transferSize }) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(name) && transferSize > 0).map(({ name }) => name),
  );
  assert.deepEqual(sent, [], "what a hashed name stands for never changes");
});

for (const width of [1440, 1024, 390]) {
  test(`the frame stands before the module is there, and does not jump when the app takes its place (${width} px)`, async () => {
    let arrive;
    const held = new Promise((done) => (arrive = done));
    const page = await openApp({
      width,
      path: "#overview",
      wait: false,
      before: (page) =>
        page.route("**/*.wasm", async (route) => {
          await held;
          await route.continue();
        }),
    });
    const boxes = () =>
      page.evaluate(() =>
        [".rail", ".topbar", ".strip", ".main"].map((part) => {
          const { x, y, width, height } = document.querySelector(part).getBoundingClientRect();
          return [x, y, width, height];
        }),
      );
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    assert.match(await page.getByRole("status").innerText(), /^Loading/);
    assert.deepEqual(await axe(page), []);
    await shot(page, `smoke-frame-${width}`);
    const empty = await boxes();
    arrive();
    await ready(page);
    // What a tile says can make the strip a little higher; on a phone the bar may need a second row.
    const most = width < 640 ? 28 : 3;
    const moved = (await boxes()).flatMap((box, at) => box.map((now, side) => Math.abs(now - empty[at][side])));
    assert.ok(Math.max(...moved) <= most, `moved by ${moved} px`);
    assert.deepEqual(page.seen.errors, []);
  });
}

test("a chosen theme is there before the app is", async () => {
  const page = await openApp({ wait: false, storage: { "tranche/theme": "dark" }, before: (page) => page.route("**/*.wasm", () => {}) });
  await page.locator('html[data-theme="dark"] #boot').waitFor();
});

test("the page's policy allows nothing from outside and no inline code", async () => {
  const page = await openApp();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const rules = new Map(policy.split(";").map((rule) => rule.trim().split(/\s+(.*)/).slice(0, 2)));
  assert.equal(rules.get("default-src"), "'none'");
  assert.equal(rules.get("script-src"), "'self' 'wasm-unsafe-eval'");
  assert.equal(rules.get("style-src"), "'self'");
  assert.equal(rules.get("connect-src"), "'self'");
  assert.equal(rules.get("worker-src"), "'self'");
  assert.equal(await page.locator("script:not([src])").count(), 0, "no inline script");
  assert.equal(await page.locator("head style").count(), 0, "no inline style sheet");
});

test("the policy is in force: an inline script and a request elsewhere are refused", async () => {
  const page = await openApp();
  await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    // A name that no one can own; the policy refuses it before anything is looked up.
    await fetch("http://elsewhere.invalid/").catch(() => {});
  });
  assert.equal(await page.evaluate(() => window.ran), undefined);
  const refused = page.seen.errors.filter((error) => error.startsWith("policy:")).join("\n");
  assert.match(refused, /script-src-elem/);
  assert.match(refused, /connect-src/);
});

test("a fault inside the app is said, nothing more can be entered, and what was entered is there after a reload", async () => {
  const page = await openApp({ path: "#workloads" });
  const name = page.locator('[data-table="workloads"] [data-row="w01"] [data-field="name"]');
  await name.click();
  await page.keyboard.type("Kept before the fault");
  await page.keyboard.press("Enter");
  await page.getByText(/^Saved/).waitFor();
  // A module whose only function is `unreachable`, called as an event calls the app.
  await page.evaluate(() => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes))).exports;
    setTimeout(f, 0);
  });
  const said = page.getByRole("alert").filter({ hasText: "Tranche has stopped over a fault of its own" });
  await said.waitFor();
  assert.match(await said.innerText(), /The fault: unreachable/);
  assert.ok(await page.locator(".app").evaluate((app) => app.inert));
  assert.deepEqual(await axe(page, { within: "#stopped" }), []);
  await page.keyboard.press("Enter");
  await ready(page);
  assert.equal(await name.innerText(), "Kept before the fault");
  assert.equal(await said.count(), 0);
});

test("a panic is said with its words, on the page and in the console", async () => {
  const page = await openApp();
  await page.evaluate(async () => {
    const app = await import(document.querySelector("script[data-module]").dataset.module.replace("./", document.baseURI.replace(/[^/]*$/, "")));
    setTimeout(() => app.panic_on_purpose("a figure that cannot be"), 0);
  });
  const said = page.getByRole("alert").filter({ hasText: "Tranche has stopped over a fault of its own" });
  await said.waitFor();
  assert.match(await said.innerText(), /The fault: a figure that cannot be \(src\/platform\/fault\.rs, line \d+\)/);
  assert.ok(page.seen.errors.some((error) => error.startsWith("console:") && error.includes("a figure that cannot be")));
  assert.deepEqual(await axe(page, { within: "#stopped" }), []);
});

test("where the module cannot be loaded, the page says so in a sentence", async () => {
  const page = await openApp({
    wait: false,
    before: (page) => page.route("**/*.wasm", (route) => route.abort()),
  });
  const said = page.getByRole("alert");
  await said.waitFor();
  assert.match(await said.innerText(), /^Tranche did not start\. Reload the page/);
  assert.deepEqual(await axe(page), []);
});

test("where WebAssembly is missing, the page says so in a sentence", async () => {
  const page = await openApp({ wait: false, before: (page) => page.addInitScript(() => delete globalThis.WebAssembly) });
  const said = page.getByRole("alert");
  await said.waitFor();
  assert.match(await said.innerText(), /WebAssembly is missing or switched off here/);
});

test("without JavaScript the page says that it needs it", async () => {
  const page = await openApp({ wait: false, script: false });
  const said = page.locator("noscript p");
  await said.waitFor();
  assert.match(await said.innerText(), /^Tranche runs in your browser, so it needs JavaScript/);
  assert.ok(await page.getByText("Loading").isHidden());
});

test("the app as it starts has no accessibility fault that axe can find", async () => {
  const page = await openApp();
  assert.deepEqual(await axe(page), []);
});
