// The figures on the page are those of the calculation, to the cent, in every scenario.

import assert from "node:assert/strict";
import { test } from "node:test";
import { figure, openApp } from "./harness.mjs";
import { cents, cli, enter, inSwitch, openPlan, read, scenario, until } from "./steps.mjs";

const IN_STRIP = ["deal_value", "discount_saving", "net_value", "applied", "expired", "shortfall_cost"];
const IN_BREAKDOWN = [
  "headline",
  "bill_saving",
  "cash_funding",
  "lever_cost",
  "remaining",
  "beyond",
  "gross",
  "cash_without",
  "cash_with",
  "list",
  "support",
  "tax_without",
  "tax_with",
  "expected_levers",
];
const OF_MAP = ["base", "nominal", "pool", "missed", "lost_untagged", "partner_cash", "buyer_cash"];

// Agreed beside the program, so that page and command line can't be wrong together.
const NET_VALUES = {
  "AWS offer": 51_093_362,
  Ask: 312_116_696,
  Target: 269_861_714,
  "Walk-away": 127_508_176,
  Settled: 220_581_064,
  "AWS offer 2": 129_603_256,
  "Our counter 1": 269_861_714,
  "AWS offer 3": 184_844_053,
};

const DEAL_VALUES = {
  "AWS offer": 476_525_032,
  Ask: 784_818_571,
  Target: 695_293_384,
  "Walk-away": 552_939_846,
  Settled: 646_012_734,
};

const outcomes = (path) => JSON.parse(cli("evaluate", path)).scenarios;

/** What the page has to show of an outcome, by figure. */
function expected(outcome, all) {
  const figures = Object.fromEntries([...IN_STRIP, ...IN_BREAKDOWN].map((key) => [key, cents(outcome[key])]));
  for (const key of OF_MAP) figures[`map.${key}`] = cents(outcome.map[key]);
  const worth = (name) => cents(all.find((one) => one.name === name).outcome.deal_value);
  figures.change_vs_offer = figures.deal_value - worth("AWS offer");
  figures.gap_to_target = figures.deal_value - worth("Target");
  return figures;
}

const shown = async (page, keys) =>
  Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await figure(page, key)])));

test("every figure of every scenario of the sample is the one that evaluate prints", async () => {
  const all = outcomes("examples/illustrative.json");
  const page = await openApp();
  assert.deepEqual(Object.fromEntries(all.map(({ name, outcome }) => [name, cents(outcome.net_value)])), NET_VALUES);
  assert.deepEqual(Object.fromEntries(inSwitch(all).map(({ name, outcome }) => [name, cents(outcome.deal_value)])), DEAL_VALUES);
  for (const { name, outcome } of inSwitch(all)) {
    await scenario(page, name);
    const figures = expected(outcome, all);
    await until(() => shown(page, Object.keys(figures)), figures, name);
  }
  assert.deepEqual(page.seen.errors, []);
});

test("the strip writes in words what it carries in cents", async () => {
  const page = await openApp();
  await scenario(page, "AWS offer");
  const written = (key) => page.locator(`[data-figure="${key}"]`).first().innerText();
  await until(() => figure(page, "net_value"), NET_VALUES["AWS offer"]);
  assert.match(await written("net_value"), /^\$511K$/);
  assert.match(await written("deal_value"), /^\$4\.77M$/);
  await scenario(page, "Ask");
  await until(() => figure(page, "net_value"), NET_VALUES.Ask);
  assert.match(await written("net_value"), /^\$3\.12M$/);
  assert.match(await written("change_vs_offer"), /\+\$3\.08M$/);
});

test("pressing a figure says how it came about; pressing it again closes that", async () => {
  const page = await openApp();
  await scenario(page, "AWS offer");
  const panel = page.locator("#explanation");
  const tiles = page.getByRole("region", { name: "Figures" }).locator("button[aria-controls=explanation]");
  assert.equal(await tiles.count(), 8);
  await panel.waitFor({ state: "hidden" });

  const sentences = new Set();
  for (const tile of await tiles.all()) {
    await tile.click();
    await until(() => tile.getAttribute("aria-expanded"), "true");
    const sentence = await panel.locator("p").innerText();
    assert.match(sentence, /^[A-Z\d].{20,}\.$/);
    sentences.add(sentence);
  }
  assert.equal(sentences.size, 8, "each has a sentence of its own");

  const net = page.locator("button", { has: page.locator('[data-figure="net_value"]') });
  await net.click();
  await until(
    () => panel.locator("p").innerText(),
    "1,036,360 of bill saved, less 391,426 of commitment shortfall that the credits cause, plus 84,000 of cash funding, less 218,000 that our side of the exchange costs.",
  );
  for (const key of IN_BREAKDOWN) {
    const item = panel.locator(`[data-figure="${key}"]`);
    assert.ok(await item.isVisible(), key);
    assert.match(await item.innerText(), /\d/, key);
  }
  await net.click();
  await panel.waitFor({ state: "hidden" });

  await net.focus();
  await page.keyboard.press("Enter");
  await panel.waitFor({ state: "visible" });
  await panel.getByRole("button", { name: "Close" }).click();
  await panel.waitFor({ state: "hidden" });
  assert.equal(await net.getAttribute("aria-expanded"), "false");
});

test("the worked example of the README comes to 4,500.00, and to 63,300.00 where credits count", async () => {
  const page = await openApp();
  await openPlan(page, JSON.stringify(JSON.parse(read("tests/fixtures/vectors/worked-example.json")).plan));
  await until(() => figure(page, "net_value"), 450_000);
  assert.equal(await figure(page, "headline"), 6_700_000);
  assert.equal(await figure(page, "applied"), 6_450_000);
  assert.equal(await figure(page, "expired"), 250_000);
  assert.equal(await figure(page, "bill_saving"), 6_330_000);
  assert.equal(await figure(page, "shortfall_cost"), 5_880_000);

  await openPlan(page, read("examples/worked-example.json").toString());
  const seen = [];
  for (const button of await page.getByRole("group", { name: "Scenario" }).getByRole("button").all()) {
    await button.click();
    await until(() => button.getAttribute("aria-pressed"), "true");
    seen.push(await figure(page, "net_value"));
  }
  assert.deepEqual(seen, outcomes("examples/worked-example.json").map(({ outcome }) => cents(outcome.net_value)));
  assert.deepEqual(seen, [450_000, 6_330_000]);
});

test("a plan's other figures follow an edit of one cell", async () => {
  const page = await openApp();
  await scenario(page, "AWS offer");
  const before = await shown(page, ["headline", "map.base", "map.nominal"]);
  // w12: 25,800 a month, eligible 0.8, scope 1, base rate 0.15.
  await enter(page, "workloads", "w12", "monthly_run_rate", "30800");
  await until(() => shown(page, ["map.base", "map.nominal"]), {
    "map.base": before["map.base"] + 5_000_00 * 12 * 0.8,
    "map.nominal": before["map.nominal"] + 5_000_00 * 12 * 0.8 * 0.15,
  });
});
