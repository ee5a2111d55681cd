// Value exchange: what is given and asked, ProServe and partners in one measure, what is still to settle.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, cell, figure, grid, openApp } from "./harness.mjs";
import { active, cents, cli, enter, go, inSwitch, scenario, shown, until } from "./steps.mjs";

async function open(options = {}) {
  const page = await openApp({ path: "#exchange", ...options });
  await grid(page, "levers").waitFor();
  return page;
}

const panel = (page, name) => page.getByRole("region", { name });
const settle = (page) => panel(page, "To settle next");
const settled = (page) => settle(page).locator("dl").innerText();
const total = (page, table, key) => grid(page, table).locator(`[data-total="${key}"]`).innerText();
const whole = (amount) => Math.round(amount / 100).toLocaleString("en-US");

test("totals of what counts are the outcome's in every scenario", async () => {
  const all = JSON.parse(cli("evaluate", "examples/illustrative.json")).scenarios;
  const page = await open();
  for (const { name, outcome } of inSwitch(all)) {
    await scenario(page, name);
    await until(() => total(page, "levers", "our_cost"), whole(cents(outcome.lever_cost)), name);
    await until(() => total(page, "levers", "expected"), whole(cents(outcome.expected_levers)), name);
  }
  assert.deepEqual(page.seen.errors, []);
});

test("the total under each scenario of an unfolded column is that scenario's own", async () => {
  const page = await open();
  const names = JSON.parse(cli("evaluate", "examples/illustrative.json")).scenarios;
  const own = {};
  for (const { id, name } of inSwitch(names)) {
    await scenario(page, name);
    own[id] = await total(page, "levers", "credit");
  }
  assert.ok(new Set(Object.values(own)).size > 2, "scenarios differ");
  await go(page, "levers", "l01", "credit");
  await page.keyboard.press("Control+Shift+S");
  const parts = grid(page, "levers").locator('[data-total="credit"]');
  const read = async () => {
    const read = {};
    for (const part of await parts.all()) read[await part.getAttribute("data-scenario")] = await part.innerText();
    return Object.fromEntries(Object.keys(own).map((id) => [id, read[id]]));
  };
  await until(read, own);
  // An edit in one scenario moves that total only.
  const cellOf = grid(page, "levers").locator('[data-row="l03"] [data-field="credit"][data-scenario="target"]');
  await cellOf.click();
  const was = Number((await cellOf.innerText()).replaceAll(",", ""));
  await page.keyboard.type(String(was + 7000));
  await page.keyboard.press("Enter");
  const more = (Number(own.target.replaceAll(",", "")) + 7000).toLocaleString("en-US");
  await until(read, { ...own, target: more });
});

test("each row says what its credit buys: per unit of cost, of its worth to AWS, used and forfeited", async () => {
  const page = await open();
  await scenario(page, "Settled");
  const of = (row, field) => shown(page, "levers", row, field);
  assert.equal(await of("l03", "per_cost"), "2.5");
  assert.equal(await of("l03", "of_worth"), "71.4%");
  assert.equal(await of("l01", "per_cost"), "no cost");
  assert.equal(await of("l03", "applied"), "45,500");
  assert.equal(await of("l03", "expired"), "104,500");
  assert.equal(await of("l08", "per_cost"), "–", "what does not count has no figure");
  await enter(page, "levers", "l03", "our_cost", "50k");
  await until(() => of("l03", "per_cost"), "3");
});

test("what a give adds is what deal value loses without it", async () => {
  const page = await open();
  await scenario(page, "Target");
  const row = panel(page, "What each give adds").getByRole("row", { name: /^Public case study/ });
  await row.waitFor();
  const said = (await row.innerText()).split("\t").at(-1);
  const before = await figure(page, "deal_value");
  await enter(page, "levers", "l05", "included", "No");
  await until(async () => (await figure(page, "deal_value")) !== before, true);
  const lost = before - (await figure(page, "deal_value"));
  const short = `${lost < 0 ? "−" : lost > 0 ? "+" : ""}$${Math.round(Math.abs(lost) / 100_000)}K`;
  assert.equal(said, short);
});

test("a give whose credit the commitment takes back says so beside it", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  const row = (name) => panel(page, "What each give adds").getByRole("row", { name });
  const said = "its credit saves $120K, but the commitment takes back the same as shortfall";
  await row(/^Three-year term/).getByText(said, { exact: true }).waitFor();
  await row(/^Public case study/).getByText(/; doing it costs \$18K$/).waitFor();
  // Where it adds something there is nothing to say.
  await scenario(page, "Target");
  await until(() => row(/^Three-year term/).innerText().then((text) => /saves/.test(text)), false);
});

test("asks that lean on one give and gives without an ask are named, and lead to their cells", async () => {
  const page = await open();
  await scenario(page, "Settled");
  await until(async () => /Promised twice/.test(await settled(page)), true);
  assert.match(await settled(page), /“Insurance segment reference” and “Public case study” lean on one evidence, “Published page”: it can be spent once, and \$110K hang on it/);
  assert.match(await settled(page), /No ask\s+Logo and quote on AWS's website: no scenario asks a credit for it/);
  await settle(page).getByRole("button", { name: /^Logo and quote/ }).click();
  await until(() => active(page, "levers"), { row: "l10", field: "credit" });
  // An ask for it settles that, in the scenario it is asked in and in all others.
  await page.keyboard.type("5000");
  await page.keyboard.press("Enter");
  await until(async () => /No ask/.test(await settled(page)), false);
  // Another evidence settles the other.
  await enter(page, "levers", "l04", "evidence", "Reference calls");
  await until(async () => /Promised twice/.test(await settled(page)), false);
  // The same behaviour, however it is written, is one give too.
  await enter(page, "levers", "l04", "behaviour", "public  CASE study");
  await until(async () => /lean on one give/.test(await settled(page)), true);
});

test("a fee cut and a credit are compared in one measure, and what a partner keeps is shown", async () => {
  const page = await open();
  await scenario(page, "Settled");
  await page.getByRole("tab", { name: "ProServe" }).click();
  const of = (table, row, field) => shown(page, table, row, field);
  await until(() => of("proserve", "p01", "aws_pays"), "104,000");
  assert.equal(await of("proserve", "p01", "effective"), "20%");
  assert.equal(await of("proserve", "p01", "we_pay"), "416,000");
  // As a credit that nobody can use it is worth nothing.
  await enter(page, "proserve", "p01", "mode", "Credit");
  await enter(page, "proserve", "p01", "start", "Dec 2035");
  await until(() => of("proserve", "p01", "effective"), "0%");
  assert.equal(await of("proserve", "p01", "aws_pays"), "104,000");

  await page.getByRole("tab", { name: "Partners" }).click();
  await until(() => of("partners", "q01", "to_us"), "180,000");
  assert.equal(await of("partners", "q01", "kept"), "60,000");
  const rows = panel(page, "Funding in one measure").getByRole("row");
  assert.match(await rows.last().innerText(), /^All that counts/);
  assert.match(await rows.filter({ hasText: "Tarnbrook" }).innerText(), /credit\t\$240K\t\$180K\t\$180K\t75%\t\$60K$/);
});

test("the chart has a table and follows an edit", async () => {
  const page = await open();
  await scenario(page, "Settled");
  const chart = panel(page, "Cost against credit");
  const label = () => chart.getByRole("img").getAttribute("aria-label");
  await until(label, "10 gives, 7 with a credit: $720K of credit; at most $1.21M are asked in any scenario");
  await enter(page, "levers", "l07", "credit", "20000");
  await until(async () => (await label()).includes("$725K of credit"), true);
  await chart.getByRole("button", { name: /as a table/ }).click();
  const row = chart.getByRole("row", { name: /^Advisory board seat/ });
  assert.equal(await row.innerText(), "Advisory board seat, two years\t$12K\t$0\t$20K\t$25K\t1.67");
});

test("with private figures hidden nothing that rests on our costs or estimates is left", async () => {
  const page = await open();
  await scenario(page, "Settled");
  await page.getByRole("button", { name: /Hide private/ }).click();
  await panel(page, "Cost against credit").waitFor({ state: "hidden" });
  for (const field of ["our_cost", "effort", "risk", "worth_to_aws", "probability", "per_cost", "of_worth", "expected"]) {
    await until(() => grid(page, "levers").locator(`[data-field="${field}"]`).count(), 0, field);
  }
  for (const hidden of [/Outposts/, /SageMaker replaces/, /Insurance segment/, /they cost us/, /Deal value\s*$/m]) {
    await until(async () => hidden.test(await page.getByRole("main").innerText()), false, `${hidden}`);
  }
  assert.ok(await cell(page, "levers", "l05", "credit").isVisible());
  // What is hidden does not show through: totals are those of the rows in sight.
  const rows = grid(page, "levers").locator("[data-row]");
  const credits = await rows.evaluateAll((all) => all.filter((row) => row.querySelector('[data-field="included"]').textContent.trim() === "Yes").map((row) => row.querySelector('[data-field="credit"]').textContent.replace(/\D/g, "")));
  const sum = credits.map(Number).reduce((a, b) => a + b, 0);
  const main = await page.getByRole("main").innerText();
  assert.match(main, new RegExp(`${await rows.count()} gives, ${credits.length} count here`));
  assert.ok(main.includes(sum.toLocaleString("en-US")), `${sum} is the total of ${credits}`);
  assert.doesNotMatch(main, /\d+ of \d+ rows/);
  await page.getByRole("button", { name: /private/i }).first().click();
  await until(() => shown(page, "levers", "l05", "our_cost"), "18,000");
});

test("the calendar's terms are edited beside, and the window of each ask follows", async () => {
  const page = await open();
  await scenario(page, "AWS offer");
  assert.equal(await shown(page, "levers", "l05", "window"), "Signature");
  const days = page.getByLabel("Window days", { exact: true });
  await days.fill("10; 10; 10; 10");
  await days.press("Enter");
  await until(() => shown(page, "levers", "l05", "window"), "Outside");
  assert.equal(await shown(page, "levers", "l05", "available"), "40%");
});

test("axe finds nothing, in either theme, on every table", async () => {
  for (const dark of [false, true]) {
    const page = await open({ dark });
    await scenario(page, "Settled");
    for (const [tab, table] of [["Value exchange", "levers"], ["ProServe", "proserve"], ["Partners", "partners"]]) {
      await page.getByRole("tab", { name: tab }).click();
      await grid(page, table).waitFor();
      assert.deepEqual(await axe(page), [], tab);
    }
  }
});

test("by keyboard alone: from the matrix to a panel and back", async () => {
  const page = await open();
  await go(page, "levers", "l02", "credit");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  const within = (selector) => page.evaluate((of) => Boolean(document.activeElement.closest(of)), selector);
  for (let i = 0; i < 12 && !(await within(".panels")); i += 1) await page.keyboard.press("Tab");
  assert.ok(await within(".panels"));
});
