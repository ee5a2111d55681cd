// Workloads: MAP terms, milestones, the bridge from AWS's offer, and what more scope or rate would add.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, cell, figure, grid, openApp } from "./harness.mjs";
import { cli, enter, scenario, shown, until } from "./steps.mjs";

async function open(options = {}) {
  const page = await openApp({ path: "#workloads", ...options });
  await grid(page, "workloads").waitFor();
  return page;
}

const outcomes = () => JSON.parse(cli("evaluate", "examples/illustrative.json")).scenarios;
const bridge = (page) => page.getByRole("region", { name: "From AWS's offer" });
const more = (page) => page.getByRole("region", { name: "What more would add" });
const line = (page, row) => more(page).locator(`tr[data-row="${row}"]`);
const adds = async (page, row, field) => Number(await line(page, row).locator(`[data-field="${field}"]`).getAttribute("data-cents"));
const net = (page) => figure(page, "deal_value");
const pool = (page) => figure(page, "map.pool");
const countAll = (page, name) => more(page).getByRole("button", { name: `Count all of ${name}` });

test("the bridge leads from AWS's MAP credit to the scenario's; there is none on AWS's offer itself", async () => {
  const all = outcomes();
  const dollars = (name) => Math.round(Number(all.find((of) => of.name === name).outcome.map.pool) / 1000);
  const page = await open();
  await scenario(page, "Walk-away");
  const drawing = bridge(page).getByRole("img");
  const says = new RegExp(`^From AWS offer \\$${dollars("AWS offer")}K: Scope \\+\\$\\d+K.*Rate \\+\\$\\d+K.*Walk-away \\$${dollars("Walk-away")}K`);
  await until(async () => says.test(await drawing.getAttribute("aria-label")), true, `${says}`);

  // The same as a table, by keyboard.
  await bridge(page).getByRole("button", { name: /as a table/ }).focus();
  await page.keyboard.press("Enter");
  const cells = bridge(page).getByRole("row");
  await until(() => cells.first().innerText().then((text) => text.split("\t")), ["Step", "Change", "Reached"]);
  assert.match(await cells.last().innerText(), /^Walk-away\t–\t\$\d+K$/);

  await scenario(page, "AWS offer");
  await bridge(page).waitFor({ state: "hidden" });
});

test("counting a workload in full adds what the list said, in the scenario alone, and one undo takes it back", async () => {
  const page = await open();
  await scenario(page, "Walk-away");
  const [netBefore, poolBefore] = [await net(page), await pool(page)];
  const names = await more(page).locator("tbody tr[data-row^=w]").evaluateAll((rows) => rows.map((row) => row.dataset.row));
  assert.equal(names.length, 8);
  const row = names[0];
  const [map, worth] = [await adds(page, row, "map"), await adds(page, row, "deal_value")];
  assert.ok(map > 0);
  await line(page, row).getByRole("button").click();
  await until(() => net(page), netBefore + worth);
  assert.equal(await pool(page), poolBefore + map);
  await until(() => shown(page, "workloads", row, "map_scope"), "100%");
  await until(() => line(page, row).count(), 0, "it is no longer listed");
  // The keyboard stays in the list.
  await until(() => page.evaluate(() => Boolean(document.activeElement.closest(".more"))), true);

  await scenario(page, "AWS offer");
  assert.notEqual(await shown(page, "workloads", row, "map_scope"), "100%");
  await scenario(page, "Walk-away");
  await page.keyboard.press("Control+z");
  await until(() => net(page), netBefore);
  await line(page, row).waitFor();
  assert.deepEqual(page.seen.errors, []);
});

test("one point of base rate is worth what entering it does", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  const [netBefore, poolBefore] = [await net(page), await pool(page)];
  const [map, worth] = [await adds(page, "base_rate", "map"), await adds(page, "base_rate", "deal_value")];
  assert.ok(map > 0 && worth > 0);
  const rate = page.getByLabel("Base rate", { exact: true });
  assert.equal(await rate.inputValue(), "15%");
  await rate.fill("16%");
  await rate.press("Enter");
  await until(() => pool(page), poolBefore + map);
  assert.equal(await net(page), netBefore + worth);
});

test("what AWS said is not changed from the list", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  const button = countAll(page, "Oracle claims ledger");
  assert.equal(await button.getAttribute("aria-disabled"), "true");
  const before = await net(page);
  await button.click({ force: true });
  await page.waitForTimeout(200);
  assert.equal(await net(page), before);
});

test("a cap that binds is named, and nothing is promised beyond it", async () => {
  const page = await open();
  await scenario(page, "Settled");
  const cap = page.getByLabel("Cap", { exact: true });
  await cap.fill("900000");
  await cap.press("Enter");
  await until(() => pool(page), 90_000_000);
  assert.match(await more(page).locator("p").innerText(), /^The cap of \$900K takes \$296K of the \$1\.20M earned/);
  assert.equal(await adds(page, "base_rate", "map"), 0);
  assert.match(await line(page, "w05").innerText(), /^Data warehouse\n60% counted, \$32K before the cap\s+\$0\t/);
  const label = await bridge(page).getByRole("img").getAttribute("aria-label");
  assert.match(label, /Cap −\$296K; Settled \$900K$/);
});

test("milestones say what they release and from when; a missed one releases nothing", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  await page.getByRole("tab", { name: "Milestones" }).click();
  const all = await pool(page);
  const text = (row, field) => shown(page, "milestones", row, field);
  await until(() => text("m1", "released"), Math.round(all / 500).toLocaleString("en-US"), "a fifth");
  assert.equal(await text("m1", "usable_from"), "May 27");
  const total = grid(page, "milestones").locator('[data-total="released"]');
  assert.equal(await total.innerText(), Math.round(all / 100).toLocaleString("en-US"));
  await enter(page, "milestones", "m1", "delay_months", "4");
  await until(() => text("m1", "usable_from"), "Aug 27");
  await enter(page, "milestones", "m1", "status", "Missed");
  await until(() => text("m1", "released"), "0");
  assert.equal(await text("m1", "usable_from"), "–");
  assert.equal(await figure(page, "map.missed"), Math.round(all / 5));
});

test("axe finds nothing, in either theme, on both tables", async () => {
  for (const dark of [false, true]) {
    const page = await open({ dark });
    await scenario(page, "Settled");
    await bridge(page).getByRole("img").waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole("tab", { name: "Milestones" }).click();
    await cell(page, "milestones", "m1", "released").waitFor();
    assert.deepEqual(await axe(page), []);
  }
});
