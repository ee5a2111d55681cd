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

test("a second part that does not come is said, and asked for again until it is there", async (t) => {
  let refused = 0;
  const page = await openApp({
    path: "#overview",
    before: (page) => page.route(/\/rest-\w+\.wasm$/, (route) => (refused++ < 2 ? route.abort() : route.continue())),
  });
  if ((await page.locator("script[data-rest]").count()) === 0) return t.skip("this build is in one part");
  const said = page.getByRole("alert").filter({ hasText: "The connection failed" });
  await said.waitFor();
  await shot(page, "smoke-late");
  await said.waitFor({ state: "detached" });
  assert.equal(refused, 3);
  await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Workloads" }).click();
  await page.getByRole("grid", { name: "Workloads" }).waitFor();
});

test("the page's policy allows nothing from outside and no inline code", async () => {
  const page = await openApp();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const rules = new Map(policy.split(";").map((rule) => rule.trim().split(/\s+(.*)/).slice(0, 2)));
  assert.equal(rules.get("default-src"), "'none'");
  assert.equal(rules.get("script-src"), "'self' 'wasm-unsafe-eval'");
  assert.equal(rules.get("style-src"), "'self'");
  assert.equal(rules.get("connect-src"), "'self'");
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
  assert.ok(await page.locator(".app").evaluate((app) => app.inert));
  assert.deepEqual(await axe(page, { within: "#late" }), []);
  await page.keyboard.press("Enter");
  await ready(page);
  assert.equal(await name.innerText(), "Kept before the fault");
  assert.equal(await said.count(), 0);
});

test("where WebAssembly cannot start, the page says so in a sentence", async () => {
  const page = await openApp({
    wait: false,
    before: (page) => page.route("**/*.wasm", (route) => route.abort()),
  });
  await page.getByRole("alert").waitFor();
  assert.match(await page.locator("#boot").innerText(), /^Tranche did not start/);
});

test("the app as it starts has no accessibility fault that axe can find", async () => {
  const page = await openApp();
  assert.deepEqual(await axe(page), []);
});
