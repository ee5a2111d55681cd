// Overview: its figures are the outcome's, each problem and date leads to its cell, and what is private can be hidden.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, figure, grid, openApp } from "./harness.mjs";
import { active, cents, cli, enter, inSwitch, openPlan, planMenu, read, scenario, until } from "./steps.mjs";
import { paste } from "./timing.mjs";

const SAMPLE = "examples/illustrative.json";
const MADE_OF = ["deal_value", "discount_saving", "net_value", "bill_saving", "shortfall_cost", "cash_funding", "lever_cost", "headline", "applied", "expired"];

const open = (options) => openApp({ path: "#overview", at: "2026-11-25T09:00:00Z", ...options });
const panel = (page, name) => page.getByRole("main").getByRole("region", { name, exact: true });
const hide = (page) => page.getByRole("button", { name: "Hide private" }).click();
/** The figures on the page itself, not those of the strip. */
const own = (page) =>
  page
    .locator(".board [data-figure]")
    .evaluateAll((found) => Object.fromEntries(found.map((of) => [of.dataset.figure, Number(of.dataset.cents)])));

test("what deal value is made of is what evaluate prints, in every scenario", async () => {
  const page = await open();
  const all = JSON.parse(cli("evaluate", SAMPLE)).scenarios;
  const worth = (name) => cents(all.find((of) => of.name === name).outcome.deal_value);
  const MARKS = { change_vs_offer: "AWS offer", gap_to_target: "Target", gap_to_walk_away: "Walk-away" };
  for (const { name, outcome } of inSwitch(all)) {
    await scenario(page, name);
    const expected = Object.fromEntries(MADE_OF.map((key) => [key, cents(outcome[key])]));
    for (const [key, mark] of Object.entries(MARKS)) if (mark !== name) expected[key] = worth(name) - worth(mark);
    await until(() => own(page), expected, name);
  }
  assert.deepEqual(page.seen.errors, []);
});

test("the charts say what they show, and their tables carry the same figures", async () => {
  const page = await open();
  const marks = panel(page, "Against our marks");
  await until(
    () => marks.getByRole("img").getAttribute("aria-label"),
    "Deal value: AWS offer $4.77M, Walk-away $5.53M, Settled $6.46M, Target $6.95M, Ask $7.85M",
  );
  const deal = panel(page, "From AWS’s offer to this scenario");
  const said = await deal.getByRole("img").getAttribute("aria-label");
  assert.match(said, /^From AWS offer \$4\.77M: Commitment \+\$391K, MAP \+\$627K, .*What we give −\$69K, Settled \$6\.46M, Still open \+\$493K; Target \$6\.95M$/);
  await deal.getByRole("button", { name: "as a table" }).click();
  const rows = await deal.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
  assert.deepEqual(rows[0], ["AWS offer", "–", "$4.77M"]);
  assert.deepEqual(rows.at(-1), ["Target", "–", "$6.95M"]);
  const reached = rows.findIndex(([name]) => name === "Settled");
  assert.equal(rows[reached - 1][2], rows[reached][2], "the steps lead to the scenario's deal value");
});

test("for AWS's own offer the way leads straight to what is open", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  const deal = panel(page, "From AWS’s offer to this scenario");
  await until(
    () => deal.getByRole("img").getAttribute("aria-label"),
    "From AWS offer $4.77M: Still open +$2.19M; Target $6.95M",
  );
});

test("programmes add up to the headline, and their gaps to the target's", async () => {
  const page = await open();
  const row = (name) => panel(page, "By programme").getByRole("row", { name: new RegExp(`^${name}`) });
  const cells = async (name) => (await row(name).locator("td").allInnerTexts()).slice(0, 5);
  assert.deepEqual(await cells("MAP"), ["$569K", "$1.20M", "$1.38M", "▼ −$183K", "$0"]);
  assert.deepEqual(await cells("Headline credits"), ["$1.18M", "$2.48M", "$3.02M", "▼ −$538K", "$230K"]);
});

test("an open answer names the money that hangs on it and leads to the field", async () => {
  const page = await open();
  const outcome = JSON.parse(cli("evaluate", SAMPLE)).scenarios.find(({ name }) => name === "AWS offer").outcome;
  await scenario(page, "AWS offer");
  await until(() => figure(page, "shortfall_cost"), cents(outcome.shortfall_cost));
  assert.equal(await figure(page, "shortfall_cost"), cents(outcome.shortfall_cost));
  // Where it is not known, it is computed as “does not count”: all of the shortfall hangs on it.
  const problem = panel(page, "Not safe yet").getByRole("button", { name: /count towards the commitment\? \$391K turns on it/ });
  await problem.click();
  await until(() => page.evaluate(() => location.hash !== "" && document.querySelector("main h1").innerText), "Commitment");
  await until(
    () => page.evaluate(() => document.activeElement.closest("[data-field]")?.dataset.field),
    "credits_count",
    "the field has the keyboard",
  );
});

test("a text that can't be read is listed first and leads to its cell", async () => {
  const page = await open();
  const plan = JSON.parse(read(SAMPLE));
  plan.drafts = [{ table: "workloads", row: "w12", field: "cutover", text: "soonish" }];
  await openPlan(page, JSON.stringify(plan));
  await page.locator('nav a[href="#overview"]').click();
  const problems = panel(page, "Not safe yet").getByRole("listitem");
  await until(async () => /soonish/.test(await problems.first().innerText()), true);
  assert.match(await problems.first().innerText(), /^Error\s/);
  await problems.first().getByRole("button").click();
  const sheet = page.locator('[role="grid"][data-table="workloads"]');
  await until(() => sheet.evaluate((grid) => {
    const at = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
    return at && [at.closest("[data-row]").dataset.row, at.dataset.field];
  }), ["w12", "cutover"]);
  await until(() => sheet.evaluate((grid) => grid === document.activeElement), true, "the grid has the keyboard");
});

test("a place is found in the grid as it is shown, with private rows hidden", async () => {
  const page = await open();
  await hide(page);
  await panel(page, "Next dates").getByText("15 more").or(panel(page, "Next dates").locator("summary")).first().click();
  // Rows that are marked private stand before it in the table.
  await panel(page, "Next dates").getByRole("button", { name: /^Give due: Conference talk/ }).click();
  const sheet = page.locator('[role="grid"][data-table="levers"]');
  await until(() => sheet.evaluate((grid) => {
    const at = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
    return at?.closest("[data-row]").dataset.row;
  }), "l06");
});

test("what a paste left unread is one line per column, with its cells behind it and what counts meanwhile", async () => {
  const page = await openApp({ path: "#workloads", height: 1600 });
  await grid(page, "workloads").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await paste(page, `Workload\tCutover\n${"New app\tsoon\n".repeat(9)}`);
  await page.evaluate(() => (location.hash = "#overview"));
  const problems = panel(page, "Not safe yet");
  const line = problems.getByRole("listitem").filter({ hasText: "9 cells of “Cutover” can’t be read" }).first();
  await line.waitFor();
  assert.match(await line.innerText(), /they count as empty until then/);
  await line.getByText("Each of them").click();
  assert.equal(await line.getByRole("listitem").count(), 9);
  assert.match(await line.getByRole("listitem").first().innerText(), /New app: “soon” can’t be read as “Cutover”: it counts as empty until then/);
  assert.ok(await problems.evaluate((one) => [...one.querySelectorAll("*")].every((at) => at.scrollWidth <= at.clientWidth + 1 || at.clientWidth === 0)), "nothing is cut or scrolls sideways");
  assert.deepEqual(await axe(page), []);
  await line.getByRole("button").first().click();
  await until(() => page.evaluate(() => document.activeElement.getAttribute("data-table")), "workloads");
});

test("dates come with the days that are left, and a loss with what is at risk", async () => {
  const page = await open();
  const dates = panel(page, "Next dates");
  const items = dates.getByRole("listitem");
  const text = async (words) => (await items.filter({ hasText: words }).first().innerText()).replace(/\s+/g, " ");
  assert.equal(await text("AWS quarter and year end"), "31 Dec 2026 AWS quarter and year end 36 days");
  assert.equal(await text("SageMaker adoption"), "28 Feb 2027 SageMaker adoption 2026 ends with $68K unused $68K at risk");
  assert.match(await dates.innerText(), /Window now: Signature, closes 31 Dec 2026 \(36 days\)/);
});

test("open asks stand largest first, and nothing is open towards oneself", async () => {
  const page = await open();
  const asks = panel(page, "Largest open asks");
  assert.match(await asks.innerText(), /towards Target/);
  assert.match(await asks.getByRole("listitem").first().innerText(), /^\+\$75K\s+Bedrock, 12-month floor/);
  await scenario(page, "Target");
  await until(async () => /towards Ask/.test(await asks.innerText()), true);
});

test("hiding what is private leaves no trace of the walk-away, our cost and private rows", async () => {
  const page = await open();
  const main = page.getByRole("main");
  assert.match(await main.innerText(), /Insurance segment reference/);
  await hide(page);
  await until(async () => /What we give|Our cost|Insurance segment reference|SageMaker replaces/.test(await main.innerText()), false);
  const charts = await main.getByRole("img").evaluateAll((all) => all.map((of) => of.getAttribute("aria-label") + of.textContent).join("\n"));
  assert.doesNotMatch(charts, /Walk-away|Our cost|Insurance segment reference/);
  assert.match(charts, /Settled \$6\.7[23]M/);
  // Nothing is left from which our cost could be worked out: the figures add up without it.
  const { deal_value, discount_saving, net_value, bill_saving, shortfall_cost, cash_funding, ...rest } = await own(page);
  assert.equal(net_value, bill_saving - shortfall_cost + cash_funding);
  assert.equal(deal_value, discount_saving + net_value);
  assert.equal("lever_cost" in rest, false);
  assert.match(await page.getByRole("region", { name: "Figures" }).innerText(), /Deal value before own cost/i);
  await hide(page);
  await until(async () => /What we give/.test(await main.innerText()), true);
});

test("a plan without a target offers one where the gap to it would stand, and on the list of asks", async () => {
  const page = await open();
  const names = () => page.getByRole("group", { name: "Scenario" }).getByRole("button").allInnerTexts();
  const without = async (name) => {
    await scenario(page, name);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("delete this scen");
    await page.keyboard.press("Enter");
    await until(async () => (await names()).some((of) => of.includes(name)), false);
  };
  await without("Target");
  await scenario(page, "Settled");
  const tile = page.getByRole("region", { name: "Figures" }).getByRole("button", { name: /Gap to target/ });
  await until(async () => /Add a target/.test(await tile.innerText()), true);
  await tile.click();
  await until(async () => (await names()).filter((of) => of.includes("Target")).length, 1);
  await until(() => page.getByRole("group", { name: "Scenario" }).getByRole("button", { name: "Target" }).getAttribute("aria-pressed"), "true");
  await until(() => figure(page, "gap_to_target"), 0, "it says what Settled says");
  await page.getByText("A target is added").waitFor();
  // Pressed again the tile explains its gap, as the others do.
  await tile.click();
  await page.locator("#explanation").waitFor({ state: "visible" });
  await page.keyboard.press("Control+z");
  await until(async () => /Add a target/.test(await tile.innerText()), true);
  await without("Ask");
  await page.getByRole("region", { name: "Largest open asks" }).getByRole("button", { name: "Add a target" }).click();
  await until(async () => (await names()).filter((of) => of.includes("Target")).length, 1);
  assert.deepEqual(page.seen.errors, []);
});

for (const [width, dark] of [[1440, false], [390, true]]) {
  test(`axe finds nothing on the overview (${width} px, ${dark ? "dark" : "light"})`, async () => {
    const page = await open({ width, dark });
    assert.deepEqual(await axe(page), []);
  });
}

test("a plan started empty says what it needs, leads there, and shows its charts once credits can meet charges", async () => {
  const page = await openApp({ path: "#overview" });
  await planMenu(page, "Start empty");
  const steps = page.getByRole("region", { name: "To a first figure" });
  await steps.waitFor();
  assert.equal(await page.getByText("An illustrative plan of an invented company").count(), 0, "this one is the reader's own");
  assert.equal(await page.getByRole("region", { name: "Against our marks" }).count(), 0);
  assert.equal(await page.getByRole("group", { name: "Scenario" }).getByRole("button", { pressed: true }).innerText(), "O\nAWS offer");
  assert.deepEqual(await axe(page), []);
  await steps.getByRole("button", { name: "What AWS gives" }).click();
  await page.getByRole("complementary", { name: "MAP terms" }).getByLabel("Agreement", { exact: true }).selectOption("Yes");
  await page.getByRole("link", { name: "Overview" }).click();
  await until(() => steps.getByRole("listitem").filter({ hasText: "Done:" }).allInnerTexts().then((all) => all.length), 1);
  await steps.getByRole("button", { name: "What runs there today" }).click();
  await until(() => page.getByRole("grid", { name: "Baseline consumption" }).count(), 1);
  await page.getByRole("button", { name: "Add row" }).click();
  await enter(page, "baseline", "b01", "monthly", "12k");
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("region", { name: "Against our marks" }).waitFor();
  assert.equal(await steps.count(), 0);
});

test("a step leads to the table with the keyboard on it, also where the table is empty, so that a sheet can be pasted", async () => {
  const page = await openApp({ path: "#overview" });
  await planMenu(page, "Start empty");
  const steps = page.getByRole("region", { name: "To a first figure" });
  const onIt = (table) => grid(page, table).evaluate((one) => one === document.activeElement);
  await steps.getByRole("button", { name: "What moves to AWS" }).click();
  await until(() => onIt("workloads"), true);
  assert.deepEqual(await active(page, "workloads"), { row: null, field: "name" }, "the row that adds one");
  await paste(page, "One\tRehost\tMar 27\t1,200.50\nTwo\tRehost\tApr 27\t2,000.50\n");
  await until(() => grid(page, "workloads").locator("[data-row]").count(), 2);
  await page.getByRole("link", { name: "Overview" }).click();
  await steps.getByRole("button", { name: "What moves to AWS" }).click();
  await until(() => onIt("workloads"), true);
  assert.equal((await active(page, "workloads")).field, "name");
  await page.getByRole("link", { name: "Overview" }).click();
  await steps.getByRole("button", { name: "What AWS gives" }).click();
  await until(() => page.evaluate(() => document.activeElement.closest("[data-table]")?.dataset.table), "map");
});

test("by programme AWS's offer stands once while it is the scenario shown", async () => {
  const page = await open();
  const heads = () => panel(page, "By programme").locator("thead th").allInnerTexts();
  await scenario(page, "AWS offer");
  await until(heads, ["Programme", "AWS offer", "Target", "Gap", "Forfeited"]);
  await scenario(page, "Ask");
  await until(heads, ["Programme", "AWS offer", "Ask", "Target", "Gap", "Forfeited"]);
  const widths = await panel(page, "By programme").locator("tr").evaluateAll((rows) => rows.map((row) => row.cells.length));
  assert.equal(new Set(widths).size, 1, "every row has as many cells");
});

test("who was led to a cell comes back by the link to where they were, and by the browser's way back", async () => {
  const page = await open();
  await panel(page, "Next dates").getByRole("button", { name: /^Give due/ }).first().click();
  await until(() => page.evaluate(() => location.hash), "#exchange");
  await page.getByRole("link", { name: "Overview" }).click();
  await panel(page, "Next dates").waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "Value exchange", level: 1 }).waitFor();
});

test("any scenario can be the yardstick: strip, overview and waterfall measure against it", async () => {
  const page = await open();
  await scenario(page, "Settled");
  const settled = await figure(page, "deal_value");
  const all = JSON.parse(cli("evaluate", SAMPLE)).scenarios;
  const walk = cents(all.find(({ name }) => name === "Walk-away").outcome.deal_value);
  const choice = panel(page, "Deal value").getByLabel("Measured against");
  assert.equal(await choice.evaluate((of) => of.selectedOptions[0].text), "no deal at list prices");
  await choice.selectOption("Walk-away");
  const against = () => page.locator('[data-figure="deal_value_against"]').evaluateAll((found) => found.map((of) => Number(of.dataset.cents)));
  await until(against, [settled - walk, settled - walk]);
  assert.equal(await figure(page, "deal_value"), settled, "deal value itself stays to be read");
  await until(() => panel(page, "From the yardstick to this scenario").getByRole("img").getAttribute("aria-label").then((said) => /^From Walk-away \$5\.53M/.test(said)), true);
  // While it is hidden, so is what is measured against it.
  await hide(page);
  await until(against, []);
  await hide(page);
  await until(against, [settled - walk, settled - walk]);
  await choice.selectOption("no deal at list prices");
  await until(against, []);
});
