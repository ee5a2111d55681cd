// One negotiation from AWS's offer to a year of burn-down, as a procurement lead goes through it: through roles, labels and keys.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, figure, grid, openApp, shot } from "./harness.mjs";
import { active, enter, exported, go, planMenu, scenario, type, until, untilKept } from "./steps.mjs";

const AT = "2026-11-24T14:32:00Z";
const net = (page) => figure(page, "deal_value");
const strip = async (page, ...keys) => Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await figure(page, key)])));
const offers = (page) => page.getByRole("list", { name: "Offer log" }).getByRole("listitem");
const cents = async (found) => Number(await found.getAttribute("data-cents"));
const slider = (page, key) => page.locator(`[data-term="${key}"]`).getByRole("slider");
const pressed = (page) => page.getByRole("group", { name: "Scenario" }).locator('[aria-pressed="true"]').innerText();
const link = (page, name) => page.getByRole("navigation").getByRole("link", { name }).first().click();

/** Deal value of a scenario as compare, call mode and brief have it: each has to be what the strip says. */
async function everywhere(page, id) {
  const value = await net(page);
  await link(page, /^Compare/);
  await until(() => cents(page.locator(`td [data-figure="deal_value"][data-scenario="${id}"], td[data-figure="deal_value"][data-scenario="${id}"]`).first()), value, "compare");
  await link(page, /^Brief/);
  await until(() => cents(page.locator('.brief__figures [data-figure="deal_value"]')), value, "brief");
  await page.keyboard.press("Control+Shift+L");
  await until(() => cents(page.locator('.big [data-figure="deal_value"]')), value, "call mode");
  await page.keyboard.press("Control+Shift+L");
  return value;
}

test("a whole negotiation: offer, three asks, a call with two counter-offers, settlement, a year of burn-down", { timeout: 240_000 }, async () => {
  const page = await openApp({ path: "#overview", at: AT });
  const seen = [];
  const note = (what, value) => seen.push(`${what}: ${Math.round(value / 100)}`);
  let step = 0;
  const picture = (name) => shot(page, `walk-${String((step += 1)).padStart(2, "0")}-${name}`);

  // AWS's offer, read: its face value is not what it is worth.
  await scenario(page, "AWS offer");
  await until(() => net(page), 476_525_032);
  const offer = await strip(page, "headline", "applied", "expired", "shortfall_cost", "net_value", "deal_value");
  assert.ok(offer.headline > 2 * offer.net_value && offer.expired > 0 && offer.shortfall_cost > 0);
  note("AWS offer", offer.deal_value);
  await picture("offer");

  // What is negotiated begins where AWS stands.
  await page.keyboard.press("Control+Shift+L");
  await page.getByRole("heading", { name: "Call mode" }).waitFor();
  await page.keyboard.press("a");
  await until(() => pressed(page), "S\nSettled");
  await until(() => net(page), offer.deal_value);
  await picture("start");
  await page.keyboard.press("Control+Shift+L");

  // First ask: the whole estate counts.
  await link(page, /^Workloads/);
  await enter(page, "workloads", "w03", "map_scope", "100");
  await enter(page, "workloads", "w04", "map_scope", "100");
  await until(async () => (await net(page)) > offer.deal_value, true);
  await picture("scope");
  const scope = await everywhere(page, "settled");
  note("scope asked", scope);

  // Second ask: a higher rate on it.
  await link(page, /^Workloads/);
  const rate = page.getByLabel("Base rate", { exact: true });
  await rate.fill("18%");
  await rate.press("Enter");
  await until(async () => (await net(page)) > scope, true);
  await picture("rate");
  const rated = await everywhere(page, "settled");
  note("rate asked", rated);

  // The cap takes most of that: with it goes the cap.
  await link(page, /^Workloads/);
  await page.getByText(/The cap of \$750K takes \$106K of the \$856K earned/).waitFor();
  const cap = page.getByLabel("Cap", { exact: true });
  await cap.fill("1.2m");
  await cap.press("Enter");
  await until(async () => (await net(page)) > rated, true);
  const capped = await everywhere(page, "settled");
  note("cap lifted", capped);

  // Third ask: something we do, and the credit for it.
  await link(page, /^Value exchange/);
  await page.getByRole("button", { name: "Add row" }).click();
  await until(async () => (await active(page, "levers"))?.field, "behaviour");
  const { row } = await active(page, "levers");
  await type(page, "Joint migration playbook");
  await page.keyboard.press("Enter");
  await enter(page, "levers", row, "our_cost", "15000");
  await enter(page, "levers", row, "due", "Feb 2028");
  await enter(page, "levers", row, "credit", "90000");
  await until(() => net(page), capped + 7_500_000, "the credit falls into a year without shortfall, so all of it counts");
  await picture("give");
  const given = await everywhere(page, "settled");
  note("give added", given);

  // The call. A note, and what AWS said is stored by one key; the commitment is stepped down; stored again.
  await page.keyboard.press("Control+Shift+L");
  const before = await offers(page).count();
  await page.keyboard.press("n");
  await page.keyboard.type("Scope and rate agreed, commitment stays");
  await page.keyboard.press("Enter");
  await until(() => offers(page).count(), before + 1);
  assert.match(await offers(page).first().innerText(), /^14:32\s+AWS offer 4\s+\$[\d.]+[KM]\s+Pinned\s+Scope and rate agreed, commitment stays/);
  await picture("counter-1");
  await slider(page, "edp.edp.commitments.0").focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await until(async () => (await net(page)) > given, true);
  const second = await net(page);
  note("commitment down", second);
  await page.keyboard.press("n");
  await page.keyboard.type("Commitment by phone, not in writing");
  await page.keyboard.press("Enter");
  await until(() => offers(page).count(), before + 2);
  await picture("counter-2");

  // Back through them, and forth.
  await page.keyboard.press("[");
  await until(() => net(page), second);
  await page.keyboard.press("[");
  await until(() => net(page), given);
  await page.keyboard.press("[");
  await until(() => net(page), 610_275_723, "what AWS said on the call before");
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await until(() => net(page), second);
  await picture("walked-back");

  // The offers beside each other.
  await link(page, /^Compare/);
  const columns = page.getByRole("group", { name: "Columns" });
  for (const name of ["Ask", "Target", "Walk-away"]) await columns.getByRole("button", { name: new RegExp(name) }).click();
  for (const name of ["AWS offer 3", "AWS offer 4", "AWS offer 5"]) {
    const column = columns.getByRole("button", { name });
    if ((await column.getAttribute("aria-pressed")) === "false") await column.click();
  }
  await page.getByRole("button", { name: "Only what differs" }).click();
  await picture("compared");

  // Settled on the last of them, which is still shown.
  await page.keyboard.press("Control+Shift+L");
  await page.getByText("AWS offer 5 stays what was said.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Go on from it in Settled" }).count(), 1, "an offer is not what is negotiated");
  await page.keyboard.press("a");
  await until(() => pressed(page), "S\nSettled");
  await until(() => net(page), second);
  await picture("settled");
  await page.keyboard.press("Control+Shift+L");

  // What was offered is confirmed in the register.
  await link(page, /^Credits/);
  await enter(page, "credits", "c06", "status", "agreed");
  await until(() => cell(page, "credits", "c06", "status").innerText(), "agreed");
  const signing = page.locator('[data-credit="credit:c06"]');
  await until(async () => /Agreed|Confirmed/.test(await signing.innerText()), true);
  await picture("register");

  // A year of actual consumption of Amazon Bedrock, pasted: half of what was planned. From whichever scenario
  // it is pasted, it is every scenario's: what is used is no matter of negotiation.
  const floor = page.locator('[data-credit="lever:l03"]');
  const register = await floor.innerText();
  const proof = page.locator('[data-credit="credit:c03"]');
  assert.match(await proof.innerText(), /24,500\s+24,500\s+0\s+0\s+30 Apr 2027\s*$/, "it is used up in time");
  await link(page, /^Consumption/);
  await page.getByRole("button", { name: "Baseline", exact: true }).click();
  await page.getByRole("combobox", { name: "Account", exact: true }).selectOption({ label: "Northgate Data" });
  const heat = grid(page, "consumption");
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const actual = months.map((_, at) => 8_000 + at * 250);
  await heat.locator('[data-row="bedrock"] [data-field="2027-01"]').click();
  await picture("consumption");
  const forfeited = await figure(page, "expired");
  const paste = () =>
    heat.evaluate((of, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      of.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, `Service\t${months.map((month) => `${month} 27`).join("\t")}\nAmazon Bedrock\t${actual.join("\t")}\n`);
  await paste();
  await page.getByText("12 months of baseline changed", { exact: true }).waitFor();
  await until(async () => (await figure(page, "expired")) > forfeited, true, "less is used, so more is forfeited");
  await scenario(page, "AWS offer");
  await until(async () => (await net(page)) < offer.deal_value, true, "AWS's offer burns down too");
  await scenario(page, "Settled");
  await until(async () => (await figure(page, "expired")) > forfeited, true);
  const burned = await strip(page, "expired", "deal_value");
  note("forfeited before", forfeited);
  note("forfeited after a year of actual use", burned.expired);
  note("deal value after it", burned.deal_value);
  await picture("burn-down");
  await link(page, /^Credits/);
  assert.notEqual(await floor.innerText(), register, "balance and forfeit of the Bedrock credit follow");
  assert.match(await proof.innerText(), /24,500\s+15,243\s+9,258\s+0\s+30 Apr 2027\s+31 Dec 2026$/, "and now has to be asked about by a day");
  await floor.getByRole("button").click();
  const detail = page.getByRole("complementary", { name: "Credit in detail" });
  await detail.getByRole("heading", { name: "Bedrock, 12-month floor of $240K" }).waitFor();
  const term = (name) => detail.getByRole("row", { name }).locator("td").innerText();
  assert.match(await term("Runway"), /\S/);
  assert.match(await term("Ask for more by"), /20(26|27)/);
  await picture("credit");

  // Kept, exported, printed.
  await untilKept(page);
  const plan = JSON.parse(await exported(page));
  const bedrock = plan.baseline.find((of) => of.service === "bedrock");
  assert.equal(bedrock.months["2027-12"], "10750.00");
  assert.deepEqual(plan.scenarios.slice(-2).map((of) => [of.name, of.at, of.by, of.note]), [
    ["AWS offer 4", "14:32", "aws", "Scope and rate agreed, commitment stays"],
    ["AWS offer 5", "14:32", "aws", "Commitment by phone, not in writing"],
  ]);
  await link(page, /^Brief/);
  await until(() => cents(page.locator('.brief__figures [data-figure="deal_value"]')), burned.deal_value);
  await picture("brief");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.ok(pdf.match(/\/MediaBox\s*\[[^\]]*/g).length >= 4);
  if (process.env.TRANCHE_SHOTS) console.log(seen.join("\n"));
  assert.deepEqual(page.seen.errors, []);
});
