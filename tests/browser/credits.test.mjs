// Credits: every credit in one view, one in detail, what would save it, splits and transfers, how programmes stack.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, figure, grid, openApp, shot } from "./harness.mjs";
import { enter, exported, go, openPlan, read, scenario, shown, until } from "./steps.mjs";

// The sample's figures are of a day on which its first credit still lives.
const AT = "2026-11-25T09:00:00Z";

async function open(options = {}) {
  const page = await openApp({ path: "#credits", at: AT, ...options });
  await grid(page, "credits").waitFor();
  return page;
}

const list = (page) => page.getByRole("region", { name: "All credits" });
const line = (page, id) => page.locator(`[data-credit="${id}"]`);
const detail = (page) => page.getByRole("complementary", { name: "Credit in detail" });
const term = (page, name) => detail(page).getByRole("row", { name }).locator("td").innerText();
const net = (page) => figure(page, "deal_value");
const undo = (page) => page.getByRole("button", { name: /^Undo/ }).click();

/** Cents of a figure in the list's last line. */
const listed = async (page, key) =>
  Number(await list(page).locator(`tfoot [data-figure="${key}"]`).getAttribute("data-cents"));

test("every credit stands in one list, computed ones too, and adds up to the strip in every scenario", async () => {
  const page = await open();
  for (const name of ["AWS offer", "Target", "Settled"]) {
    await scenario(page, name);
    const strip = await Promise.all(["headline", "applied", "expired"].map((key) => figure(page, key)));
    await until(() => Promise.all(["headline", "applied", "expired"].map((key) => listed(page, key))), strip, name);
  }
  const origins = await list(page).locator("tbody tr td:nth-child(3)").allInnerTexts();
  for (const origin of ["Register", "MAP terms", "Value exchange", "ProServe", "Partners"]) {
    assert.ok(origins.includes(origin), origin);
  }
  assert.equal(origins.length, 20);
  assert.deepEqual(page.seen.errors, []);
});

test("a press shows a credit in detail; so does the row the grid stands on", async () => {
  const page = await open();
  await scenario(page, "Settled");
  // Without a choice: the one that loses most.
  await detail(page).getByRole("heading", { name: "Bedrock, 12-month floor of $240K" }).waitFor();
  await line(page, "credit:c01").getByRole("button").click();
  await detail(page).getByRole("heading", { name: "SageMaker adoption 2026" }).waitFor();
  assert.equal(await term(page, "Forfeited"), "67,628");
  assert.equal(await term(page, "Burn needed"), "38,000 × 2 mo");
  assert.equal(await term(page, "Ask for more by"), "30 Nov 2026, 5 days");
  await line(page, "lever:l03").getByRole("button").click();
  await detail(page).getByRole("heading", { name: "Bedrock, 12-month floor of $240K" }).waitFor();
  assert.equal(await line(page, "lever:l03").getAttribute("aria-current"), "true");
  assert.match(await detail(page).getByLabel("What would save it").innerText(), /charges it covers in its life come to \$91K, less than its \$150K/);

  await page.keyboard.press("ArrowDown");
  await detail(page).getByRole("heading", { name: "Ellingham Cloud" }).waitFor();
  await page.keyboard.press("ArrowUp");
  await detail(page).getByRole("heading", { name: "Bedrock, 12-month floor of $240K" }).waitFor();

  await go(page, "credits", "c05", "name");
  await detail(page).getByRole("heading", { name: "Marketplace security tools" }).waitFor();
  assert.equal(await term(page, "Runway"), "3 months, to Jan 27");
  await page.keyboard.press("ArrowUp");
  await detail(page).getByRole("heading", { name: "EDP 2024, year three" }).waitFor();
});

test("a term that saves a credit is taken into the scenario, and undone", async () => {
  const page = await open();
  await scenario(page, "Ask");
  await line(page, "credit:c01").getByRole("button").click();
  const lost = () => line(page, "credit:c01").locator("td:nth-child(7)").getAttribute("data-cents");
  const before = [await lost(), await net(page)];
  assert.notEqual(before[0], "0");
  const offer = detail(page).locator('[data-remedy="services"]');
  const [, sign, worth, unit] = (await offer.innerText()).match(/([+−]?)\$([\d.]+)(K|M)? net/);
  await offer.getByRole("button", { name: "Take “Usable on all services” into this scenario" }).click();
  await until(lost, "0");
  const gained = ((await net(page)) - before[1]) / 100;
  const scale = { K: 1e3, M: 1e6 }[unit] ?? 1;
  const step = scale / 10 ** (worth.split(".")[1]?.length ?? 0);
  const said = Number(worth) * scale * (sign === "−" ? -1 : 1);
  assert.ok(Math.abs(gained - said) <= step / 2, `${sign}${worth}${unit} was said, ${gained} came`);
  assert.equal(await shown(page, "credits", "c01", "services"), "All");
  await scenario(page, "AWS offer");
  assert.equal(await shown(page, "credits", "c01", "services"), "Amazon SageMaker", "the base keeps its terms");
  await undo(page);
  await until(async () => [await lost(), await net(page)], before);
});

test("a credit is split as AWS allows it, in one step that can be undone", async () => {
  const page = await open();
  await scenario(page, "Settled");
  await go(page, "credits", "c02", "name");
  const before = await net(page);
  const forms = detail(page);
  await forms.getByText("Split…").click();
  await forms.getByLabel("Equal parts").fill("3");
  assert.equal(await forms.getByLabel("Amounts").inputValue(), "12666.67; 12666.67; 12666.66");
  await forms.getByText("3 parts, 38,000.00 of 38,000.00").waitFor();

  await forms.getByLabel("Amounts").fill("37950; 50");
  await forms.getByRole("button", { name: "Split", exact: true }).click();
  await forms.getByRole("alert").getByText("Part 2 is 50.00. AWS needs at least 100.00 in each.").waitFor();
  await forms.getByLabel("Amounts").fill("30k; 7000");
  await forms.getByRole("button", { name: "Split", exact: true }).click();
  await forms.getByRole("alert").getByText("They have to be exactly the balance available, 38,000.00").waitFor();
  assert.equal(await net(page), before, "a refusal changes nothing");

  await forms.getByLabel("Amounts").fill("30k; 8000");
  await forms.getByRole("button", { name: "Split", exact: true }).click();
  await list(page).getByRole("button", { name: "Activate, Northgate Labs, part 2" }).waitFor();
  assert.equal(await net(page), before);
  const plan = JSON.parse(await exported(page));
  const family = plan.credits.filter(({ name }) => name.startsWith("Activate, Northgate Labs"));
  assert.deepEqual(family.map(({ remaining }) => remaining), ["30000.00", "8000.00"]);
  assert.equal(family[1].split_from, "c02");
  await undo(page);
  await list(page).getByRole("button", { name: "Activate, Northgate Labs, part 2" }).waitFor({ state: "detached" });
});

test("what can't be split is said as it is typed, and no longer once it is right", async () => {
  const page = await open();
  await scenario(page, "Settled");
  await go(page, "credits", "c02", "name");
  const forms = detail(page);
  await forms.getByText("Split…").click();
  const [count, amounts] = [forms.getByLabel("Equal parts"), forms.getByLabel("Amounts")];
  const said = async () => (await forms.getByRole("alert").allInnerTexts()).join("");
  assert.equal(await said(), "");
  for (const text of ["501", "2.5", "abc", "1"]) {
    await count.fill(text);
    await until(said, "Type 2 to 99: parts of at least 100 that add up to what is left, 38,000.00", text);
    await count.fill("4");
    await until(said, "");
  }
  await amounts.fill("37k");
  await until(said, "AWS splits a credit into 2 to 99 parts, not 1.");
  await forms.getByText("1 part, 37,000.00 of 38,000.00").waitFor();
  await amounts.fill("37k; many");
  await until(async () => /many/.test(await said()), true);
  await forms.getByRole("button", { name: "Split", exact: true }).click();
  await amounts.fill("37k; 1k");
  await until(said, "");
  await forms.getByRole("button", { name: "Split", exact: true }).click();
  await list(page).getByRole("button", { name: "Activate, Northgate Labs, part 2" }).waitFor();
  assert.deepEqual([await count.inputValue(), await amounts.inputValue(), await said()], ["", "", ""]);
});

test("a transfer drops how the credit was shared", async () => {
  const page = await open();
  await scenario(page, "Target");
  await go(page, "credits", "c02", "name");
  const forms = detail(page);
  await forms.getByText("Transfer…").click();
  await forms.getByLabel("To account").selectOption("labs");
  await forms.getByRole("button", { name: "Transfer", exact: true }).click();
  await forms.getByRole("alert").getByText("The credit is in this account already.").waitFor();
  await forms.getByLabel("To account").selectOption("shared");
  await forms.getByRole("button", { name: "Transfer", exact: true }).click();
  const set = async () => {
    const plan = JSON.parse(await exported(page));
    const own = plan.scenarios.find(({ name }) => name === "Target").overrides.filter(({ row, table }) => table === "credits" && row === "c02");
    return own.map(({ field, value }) => `${field} ${value}`).sort();
  };
  assert.deepEqual(await set(), ["account shared", "sharing organization"]);
});

test("a cell of the matrix sets the rule in the scenario and says what it is worth", async () => {
  const page = await open();
  const vector = JSON.parse(read("tests/fixtures/vectors/edge-stacking.json")).plan;
  await openPlan(page, JSON.stringify(vector));
  await page.getByRole("navigation").getByRole("link", { name: /Credits/ }).click();
  await page.getByRole("tab", { name: "Stacking rules" }).click();
  const matrix = page.getByRole("region", { name: "How programmes stack" });
  await matrix.waitFor();
  // The pair with most at stake.
  const stakes = await matrix.locator("td:has(button) small[data-cents]").evaluateAll((all) =>
    all.map((one) => ({ pair: one.closest("td").dataset.pair, cents: Number(one.dataset.cents) })),
  );
  assert.ok(stakes.length > 0, "something is at stake");
  const { pair, cents } = stakes.sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents))[0];
  const button = matrix.locator(`[data-pair="${pair}"] button`);
  const before = [await net(page), await button.innerText()];
  await button.focus();
  await page.keyboard.press("Enter");
  await until(() => net(page), before[0] + cents);
  assert.notEqual(await button.innerText(), before[1]);
  assert.equal(await matrix.locator(`[data-pair="${pair}"] small`).getAttribute("data-cents"), String(-cents));
  await page.keyboard.press("Enter");
  await until(async () => [await net(page), await button.innerText()], before);
  await until(() => matrix.locator(".matrix__own").first().getByText("covers at most", { exact: true }).count(), 1, "limits are labelled");
  const limit = matrix.getByRole("textbox").first();
  await limit.fill("150");
  await limit.press("Enter");
  const refused = page.getByRole("alert").filter({ hasText: "out of range" });
  await refused.waitFor();
  await limit.fill("40");
  await limit.press("Enter");
  await until(() => limit.inputValue(), "40%");
  assert.equal(await refused.count(), 0, "what was refused is mended");
});

test("the list follows what is typed into the register", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  const status = () => line(page, "credit:c06").locator("td:nth-child(4)").innerText();
  assert.match(await status(), /Proposed/);
  await enter(page, "credits", "c06", "amount", "80000");
  await until(() => line(page, "credit:c06").locator("td:nth-child(5)").innerText(), "80,000");
  await page.getByRole("button", { name: "Month by month" }).click();
  const months = page.getByRole("region", { name: "Balances month by month" });
  assert.match(await months.getByRole("row", { name: /Activate, Northgate Labs/ }).innerText(), /35,371/);
  await page.getByRole("button", { name: "Timeline", exact: true }).click();
  await page.getByRole("img", { name: /credits from/ }).waitFor();
});

for (const [width, dark] of [[1440, false], [1024, true], [390, false]]) {
  test(`axe finds nothing in any view of the credits (${width}${dark ? ", dark" : ""})`, async () => {
    const page = await open({ width, height: width === 390 ? 844 : 900, dark });
    const faults = {};
    const check = async (name) => {
      const found = await axe(page);
      if (found.length) faults[name] = found;
      await shot(page, `credits-${name}-${width}`);
    };
    await line(page, "credit:c01").getByRole("button").click();
    await detail(page).getByText("Split…").click();
    await detail(page).getByText("Transfer…").click();
    await check("list");
    await page.getByRole("button", { name: "Month by month" }).click();
    await check("months");
    await page.getByRole("tab", { name: "Stacking rules" }).click();
    await check("matrix");
    assert.deepEqual(faults, {});
  });
}

test("what is marked private is in no list and no drawing while private rows are hidden", async () => {
  const page = await open();
  const plan = JSON.parse(read("examples/illustrative.json"));
  plan.levers.find(({ id }) => id === "l03").private = true;
  await openPlan(page, JSON.stringify(plan));
  await page.getByRole("navigation").getByRole("link", { name: /Credits/ }).click();
  await scenario(page, "Settled");
  await line(page, "lever:l03").waitFor();
  await page.getByRole("button", { name: "Hide private" }).click();
  await line(page, "lever:l03").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Timeline", exact: true }).click();
  const drawn = page.getByRole("region", { name: "When credits end" });
  await drawn.locator("svg").waitFor();
  assert.doesNotMatch(await drawn.innerHTML(), /12-month floor/);
  // Nor does what is hidden show through in what is counted.
  await page.getByRole("button", { name: "All credits", exact: true }).click();
  const listed = await page.locator('[data-credit]').count();
  assert.match(await page.getByRole("main").innerText(), new RegExp(`${listed} credits`));
  await page.getByRole("button", { name: "Timeline", exact: true }).click();
  await page.getByRole("button", { name: "Hide private" }).click();
  await until(async () => /12-month floor/.test(await drawn.innerHTML()), true);
});
