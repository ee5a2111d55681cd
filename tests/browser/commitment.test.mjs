// Commitment: the answers side by side, what each costs, the clause to get, its terms.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, figure, grid, openApp, shot } from "./harness.mjs";
import { cents, cli, enter, exported, inSwitch, openPlan, read, scenario, type, until } from "./steps.mjs";

async function open(options = {}) {
  const page = await openApp({ path: "#commitment", ...options });
  await page.getByRole("heading", { name: "Commitment", level: 1 }).waitFor();
  return page;
}

const table = (page) => page.getByRole("region", { name: "Answers side by side" });
const clause = (page) => page.getByRole("region", { name: "The clause to get" }).locator("p").first();
const under = async (page, row, answer) =>
  Number(await table(page).getByRole("row", { name: row }).locator(`[data-answer="${answer}"]`).getAttribute("data-cents"));
const take = (page, name) => page.getByRole("button", { name: `Take “${name}” in this scenario` });

test("each answer comes to what the plan comes to with it", async () => {
  const page = await open();
  await scenario(page, "Ask");
  for (const [answer, name] of [
    ["counts", "Credits count"],
    ["counts_except_map", "All but MAP count"],
    ["does_not_count", "Credits don’t count"],
  ]) {
    const said = [await under(page, "Deal value", answer), await under(page, "Credits cost", answer)];
    if (await take(page, name).isVisible()) await take(page, name).click();
    await until(async () => [await figure(page, "deal_value"), await figure(page, "shortfall_cost")], said, name);
    assert.ok(await take(page, name).isHidden());
  }
  assert.deepEqual(page.seen.errors, []);
});

test("the keyboard stays where an answer was taken", async () => {
  const page = await open();
  await scenario(page, "Ask");
  const button = page.getByRole("button", { name: /^Take “/ }).and(page.locator(":visible")).first();
  const answer = await button.evaluate((one) => one.closest("th").dataset.answer);
  await button.focus();
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(() => document.activeElement.dataset.answer), answer);
});

test("where the terms stand below, the page scrolls as one", async () => {
  const page = await open({ width: 1024, height: 768 });
  const scrolling = () =>
    page.evaluate(() => {
      const inside = document.querySelectorAll("main, main *");
      const scrolls = (of) => of.scrollHeight > of.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(of).overflowY);
      return [...inside].filter(scrolls).map((of) => of.localName);
    });
  await until(scrolling, ["main"]);
  const chart = await page.getByRole("img", { name: /Contract years/ }).boundingBox();
  assert.ok(chart.height > 200, "the chart has its height");
});

test("the years are those of the calculation", async () => {
  const page = await open();
  const all = JSON.parse(cli("evaluate", "examples/illustrative.json")).scenarios;
  for (const { name, outcome } of inSwitch(all)) {
    await scenario(page, name);
    const short = outcome.commitment.map(({ shortfall }) => cents(shortfall ?? "0"));
    const shown = () =>
      table(page).locator("tr[data-year]").evaluateAll((rows) =>
        rows.map((row) => Number(row.querySelectorAll(".answers__taken")[1].dataset.cents)),
      );
    await until(shown, short, name);
  }
});

test("the clause to get says what it is worth, and follows the terms", async () => {
  const page = await open();
  await openPlan(page, read("examples/worked-example.json").toString());
  await page.getByRole("link", { name: "Commitment" }).click();
  await until(
    () => clause(page).innerText(),
    "Get “fees paid with credits count towards the commitment” in writing: worth $59K against “Credits don’t count”. “All but MAP count” still gets $33K of that. This scenario has nothing of it.",
  );
  const terms = page.getByRole("complementary", { name: "Commitment terms" });
  await terms.getByLabel("Credits count", { exact: true }).selectOption("Not known");
  await until(async () => /It is not known yet and taken not to count\.$/.test(await clause(page).innerText()), true);
  await terms.getByLabel("Commitment 2027", { exact: true }).fill("100000");
  await page.keyboard.press("Enter");
  await until(() => clause(page).innerText(), "Every answer comes to the same here: the commitment is met under each.");
  await terms.getByLabel("Commitment", { exact: true }).selectOption("No");
  await until(() => clause(page).innerText(), "There is no commitment in this scenario.");
  assert.ok(await table(page).isHidden());
});

test("the chart has a table behind it", async () => {
  const page = await open();
  await page.getByRole("img", { name: /Contract years against their commitment: 3/ }).waitFor();
  await page.getByRole("button", { name: "What counts, by contract year as a table" }).click();
  assert.equal(await page.getByRole("region", { name: "What counts, by contract year" }).locator("tbody tr").count(), 9);
});

for (const [width, dark] of [[1440, true], [1024, false], [390, false]]) {
  test(`axe finds nothing (${width}${dark ? ", dark" : ""})`, async () => {
    const page = await open({ width, height: width === 390 ? 844 : 900, dark });
    await page.getByText("More terms").click();
    await shot(page, `commitment-axe-${width}`);
    assert.deepEqual(await axe(page), []);
  });
}

test("each contract year of the commitment has a field of its own", async () => {
  const page = await open();
  await scenario(page, "Settled");
  const terms = page.getByRole("complementary", { name: "Commitment terms" });
  const year = (name) => terms.getByLabel(name, { exact: true });
  const was = await year("Commitment 2027").inputValue();
  const net = await figure(page, "deal_value");
  await year("Commitment 2027").fill("9.5m");
  await year("Commitment 2027").press("Enter");
  await until(async () => (await figure(page, "deal_value")) < net, true, "more to reach is worth less");
  assert.equal(await year("Commitment 2028").getAttribute("aria-invalid"), null);

  await year("Commitment 2028").fill("a lot");
  await year("Commitment 2028").press("Enter");
  await until(() => year("Commitment 2028").getAttribute("aria-invalid"), "true");
  assert.equal(await year("Commitment 2027").getAttribute("aria-invalid"), null, "only the year that can't be read is marked");
  await shot(page, "commitment-years");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until(() => year("Commitment 2028").getAttribute("aria-invalid"), null);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until(() => year("Commitment 2027").inputValue(), was);

  await terms.getByLabel("Term", { exact: true }).fill("48");
  await terms.getByLabel("Term", { exact: true }).press("Enter");
  await year("Commitment 2030").waitFor();
  await terms.getByRole("button", { name: "Reset Term to the base" }).click();
  await year("Commitment 2030").waitFor({ state: "detached" });
});

/** A field of the terms beside the years. */
const term = (page, table, field) => page.locator(`[data-table="${table}"] [data-field="${field}"]`).locator("input, select");

/** Types the first cell of an empty table, which adds its first row. */
async function firstRow(page, table, text) {
  await grid(page, table).focus();
  await page.keyboard.press("Control+Home");
  await type(page, text);
  await page.keyboard.press("Enter");
}

test("a ladder and a rate for one service are typed into tables, and the discount follows", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  const before = await figure(page, "discount_saving");
  await firstRow(page, "ladder", "5m");
  await enter(page, "ladder", "l01", "rate", "12%");
  assert.equal(await figure(page, "discount_saving"), before, "the one rate counts still");
  await term(page, "edp", "discount_by").selectOption({ label: "Ladder" });
  await until(async () => (await figure(page, "discount_saving")) > before, true, "12% are more than 9%");

  const with12 = await figure(page, "discount_saving");
  await page.getByRole("tab", { name: "Discounts by service" }).click();
  await firstRow(page, "discounts", "Private rate");
  await enter(page, "discounts", "d01", "services", "EC2");
  await enter(page, "discounts", "d01", "rate", "20%");
  await until(async () => (await figure(page, "discount_saving")) > with12, true);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.seen.errors, []);
});

test("each clause says what it is worth here and leads to its field", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  const clauses = page.getByRole("region", { name: "What each clause is worth" });
  const worth = async (name) => Number(await clauses.getByRole("row", { name }).locator("[data-cents]").getAttribute("data-cents"));
  await until(async () => worth(/^Credits count/), await figure(page, "shortfall_cost"), "what credits cost in shortfall is what the clause would save");
  const before = await figure(page, "deal_value");
  const band = await worth(/^Band/);
  assert.ok(band > 0);
  await clauses.getByRole("button", { name: "Band that is not billed" }).click();
  await until(() => term(page, "edp", "band").evaluate((field) => field === document.activeElement), true);
  await term(page, "edp", "band").fill("5%");
  await term(page, "edp", "band").press("Enter");
  await until(() => figure(page, "deal_value"), before + band);
  await until(() => worth(/^Band/), band, "with it less without it");
});

test("a support plan is switched on, and its fee follows the tiers", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  await term(page, "support", "included").selectOption({ label: "Yes" });
  await term(page, "support", "tiers").fill("0: 10%; 150,000: 7%");
  await term(page, "support", "tiers").press("Enter");
  await until(async () => (await figure(page, "support")) > 0, true);
  await term(page, "tax", "included").selectOption({ label: "Yes" });
  await term(page, "tax", "rate").fill("5%");
  await term(page, "tax", "rate").press("Enter");
  await until(async () => (await figure(page, "tax_without")) > (await figure(page, "tax_with")), true);
  assert.deepEqual(page.seen.errors, []);
});

test("an investment is a row of the value exchange, and pays what the contract lists", async () => {
  const page = await openApp({ path: "#exchange" });
  await scenario(page, "AWS offer");
  const before = await figure(page, "cash_funding");
  await page.getByRole("tab", { name: "Investments" }).click();
  await firstRow(page, "investments", "Go-live of wave 1");
  await enter(page, "investments", "i01", "amounts", "Jun 2027: 40,000");
  await enter(page, "investments", "i01", "form", "Cash");
  await until(() => figure(page, "cash_funding"), before + 4_000_000);
  assert.deepEqual(await axe(page), []);
});

const sample = () => JSON.parse(read("examples/illustrative.json").toString("utf8"));

test("an agreement that outruns the plan offers to lengthen it, and one press does", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  await term(page, "edp", "term_months").fill("60");
  await term(page, "edp", "term_months").press("Enter");
  const button = page.getByRole("button", { name: /^Lengthen the plan to \d+ months$/ });
  await button.waitFor();
  const months = Number((await button.innerText()).match(/\d+/)[0]);
  await button.click();
  await button.waitFor({ state: "detached" });
  assert.equal(JSON.parse(await exported(page)).horizon_months, months);
});

test("a longer term makes more years, and what is typed next is not lost", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  await term(page, "edp", "term_months").fill("48");
  // Straight on, as one types.
  await page.keyboard.press("Tab");
  await page.keyboard.type("7500000");
  await page.keyboard.press("Tab");
  await until(async () => JSON.parse(await exported(page)).edp.commitments[0], "7500000.00");
  assert.equal(JSON.parse(await exported(page)).edp.term_months, 48);
});

test("what a clause is worth stands beside it in every scenario, and is what that scenario says of itself", async () => {
  const page = await open();
  const clauses = page.getByRole("table", { name: "What each clause is worth" });
  await scenario(page, "Settled");
  const row = clauses.getByRole("row", { name: /^Credits count/ });
  const ask = Number(await row.locator('[data-scenario="ask"]').getAttribute("data-worth"));
  await scenario(page, "Ask");
  await until(() => row.locator("td[data-cents]").first().getAttribute("data-cents").then(Number), ask);
  assert.equal(await row.locator('[data-scenario="ask"]').count(), 0, "here is not said twice");
});

test("the ladder says which step is in force and whether the next is worth its commitment", async () => {
  const page = await open();
  const plan = sample();
  plan.name = "With a ladder";
  plan.id = "with-a-ladder";
  plan.schema = 2;
  plan.scenarios = plan.scenarios.slice(0, 1);
  const most = Math.max(...plan.edp.commitments.map(Number));
  plan.edp.discount_by = "ladder";
  plan.ladder = [
    { id: "a", commitment: "1.00", years: 1, rate: "0.05" },
    { id: "b", commitment: (most * 4).toFixed(2), years: 1, rate: "0.06" },
  ];
  await openPlan(page, JSON.stringify(plan));
  await page.getByRole("link", { name: "Commitment" }).click();
  const said = page.locator(".ladder__says");
  assert.match(await said.innerText(), /reaches 5%\. 6% begins at .* more a year costs .*: not worth it\.$/);
  assert.ok(Number(await said.getAttribute("data-cents")) < 0);
});
