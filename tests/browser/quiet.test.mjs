// A long session asks for nothing, is refused nothing by the page's own policy, and leaves traces only in its own names.

import assert from "node:assert/strict";
import { test } from "node:test";
import { grid, openApp, ready } from "./harness.mjs";
import { enter, exported, go, importFile, notice, planMenu, read, scenario, type, until, untilKept } from "./steps.mjs";

/** What someone does in a morning, in a minute. */
async function session(page) {
  const screens = page.getByRole("navigation", { name: "Screens" }).getByRole("link");
  for (const name of ["AWS offer", "Ask", "Target", "Walk-away", "Settled"]) {
    await scenario(page, name);
    for (const [row, field, text] of [
      ["w12", "monthly_run_rate", "31k"],
      ["w13", "map_scope", "45%"],
      ["w14", "cutover", "sep 2027"],
      ["w15", "monthly_run_rate", "a lot"],
      ["w16", "name", `<img src=x onerror=alert(1)> ${name}`],
    ]) {
      await enter(page, "workloads", row, field, text);
    }
    await page.getByRole("region", { name: "Figures" }).getByRole("button").nth(1).click();
  }
  for (let step = 0; step < 30; step += 1) await page.keyboard.press("Control+z");
  for (let step = 0; step < 30; step += 1) await page.keyboard.press("Control+y");

  await page.getByRole("button", { name: "Add row" }).click();
  await until(() => page.evaluate(() => document.activeElement.getAttribute("role")), "grid");
  await type(page, "New one");
  await page.keyboard.press("Enter");
  await page.getByText("More terms").click();
  const life = page.locator('[data-table="map"] [data-field="credit_life_months"] input');
  await life.fill("18");
  await life.press("Enter");

  for (const screen of await screens.all()) {
    await screen.click();
    await until(() => screen.getAttribute("aria-current"), "page");
    const sheet = page.locator('[role="grid"]').first();
    if ((await sheet.count()) > 0) await sheet.focus();
    for (const key of ["ArrowDown", "ArrowRight", "PageDown", "End", "Control+Home", "Control+End"]) await page.keyboard.press(key);
  }
  await page.goto(`${page.url().split("#")[0]}#credits`);
  await enter(page, "credits", "c01", "amount", "130k");
  await page.getByRole("button", { name: "Timeline", exact: true }).click();
  await page.getByRole("button", { name: "When credits end as a table" }).click();
  await page.getByRole("button", { name: "When credits end as a table" }).click();
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.setViewportSize({ width: 1440, height: 900 });

  await importFile(page, "estimate.csv", read("tests/fixtures/import/pricing-calculator-spain-4-services.csv"));
  await page.getByRole("button", { name: "Add to the plan" }).click();
  await importFile(page, "notes.json", "nothing of use");
  await importFile(page, "plan.json", await exported(page));
  await planMenu(page, "Start empty");
  await planMenu(page, "Open sample plan");
  await scenario(page, "AWS offer");
  await page.goto(`${page.url().split("#")[0]}#workloads`);
  await go(page, "workloads", "w05", "name");
  await page.keyboard.press("Delete");
  await untilKept(page);
}

test("a long session under a sub-path makes no request and meets no refusal", async () => {
  const page = await openApp({ sub: "/deep/sub/path/" });
  // The browser's own record, which holds beacons and what workers ask for as well.
  const asked = () => page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
  // A file that is saved comes out of the page's own memory; one that comes in is read by a worker of this site.
  const ours = (address) => !address.startsWith("blob:") && !/\/deep\/sub\/path\/(tranche-)?reader-[0-9a-f]{16}\.(js|wasm)$/.test(address);
  const atStart = await asked();
  const alerts = [];
  page.on("dialog", (dialog) => {
    alerts.push(dialog.message());
    dialog.dismiss();
  });

  await session(page);

  assert.deepEqual(page.seen.requestsAfterStart().filter(ours), []);
  assert.deepEqual((await asked()).filter(ours), atStart.filter(ours));
  assert.deepEqual(page.seen.errors, []);
  assert.deepEqual(alerts, [], "what is typed is text, never markup");
  assert.equal(await page.locator(".sheet img").count(), 0);

  assert.deepEqual(await page.context().cookies(), []);
  const traces = await page.evaluate(async () => ({
    names: Object.keys(localStorage).filter((name) => !name.startsWith("tranche/")),
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(traces, { names: [], session: 0, databases: 0, caches: 0, workers: 0 });
});

test("going from screen to screen asks for nothing, not even the icon again", async () => {
  const page = await openApp();
  for (const link of await page.getByRole("navigation", { name: "Screens" }).getByRole("link").all()) {
    await link.click();
    await page.waitForTimeout(200);
  }
  assert.deepEqual(page.seen.requestsAfterStart(), []);
});

test("a file asks for the worker that reads it, from this site, and for nothing else", async () => {
  const page = await openApp();
  await importFile(page, "estimate.csv", read("tests/fixtures/import/pricing-calculator-spain-4-services.csv"));
  await page.getByRole("dialog").getByRole("button", { name: "Add to the plan" }).click();
  await notice(page).filter({ hasText: /4 workloads added/ }).waitFor();
  const parts = page.seen.requestsAfterStart().map((address) => new URL(address).pathname.replace(/^\/tranche|-[0-9a-f]{16}/g, ""));
  assert.deepEqual([...new Set(parts)].sort(), ["/reader.js", "/tranche-reader.js", "/tranche-reader.wasm"]);
  assert.deepEqual(page.seen.errors, []);
});

test("a file that comes in when the network is gone is refused in a sentence, and read when it is back", async () => {
  const page = await openApp();
  const estimate = read("tests/fixtures/import/pricing-calculator-spain-4-services.csv");
  await page.context().setOffline(true);
  await importFile(page, "estimate.csv", estimate);
  await notice(page).filter({ hasText: /estimate\.csv: nothing was done, as the part of Tranche that works on files could not be loaded/ }).waitFor();
  await page.context().setOffline(false);
  await importFile(page, "estimate.csv", estimate);
  await page.getByRole("dialog", { name: "Add 4 rows from estimate.csv?" }).waitFor();
});

test("the app goes on when the network is gone", async () => {
  const page = await openApp();
  await page.context().setOffline(true);
  await scenario(page, "AWS offer");
  await enter(page, "workloads", "w12", "monthly_run_rate", "31000");
  await page.goto(`${page.url().split("#")[0]}#credits`);
  await grid(page, "credits").waitFor();
  assert.match(await exported(page), /31000\.00/);
  await untilKept(page);
  // The browser's own wish for the icon fails; nothing of the app does.
  assert.deepEqual(page.seen.errors.filter((error) => !/ERR_INTERNET_DISCONNECTED/.test(error)), []);
  await page.context().setOffline(false);
  await page.reload();
  await ready(page);
});
