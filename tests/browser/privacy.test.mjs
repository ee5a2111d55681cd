// What is private: marked row by row, left out of every figure while it is hidden, and where figures come from.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, cell, figure, grid, openApp } from "./harness.mjs";
import { downloaded, enter, exported, go, notice, planMenu, scenario, shown, type, until } from "./steps.mjs";

const hide = async (page, on) => {
  await page.keyboard.press("Control+Shift+H");
  await until(() => page.getByRole("button", { name: "Hide private" }).getAttribute("aria-pressed"), `${on}`);
};
const row = (page, table, id) => grid(page, table).locator(`[data-row="${id}"]`);

test("a row is marked private by key, shows a padlock, is in no figure while hidden, and undo takes the mark back", async () => {
  const page = await openApp({ path: "#credits" });
  await scenario(page, "AWS offer");
  await hide(page, true);
  const before = await figure(page, "headline");
  await hide(page, false);
  const left = Number((await shown(page, "credits", "c01", "remaining")).replace(/\D/g, "")) * 100;
  await go(page, "credits", "c01", "name");
  await page.keyboard.press("Alt+p");
  await until(() => row(page, "credits", "c01").getAttribute("class").then((names) => names.includes("sheet__row--private")), true);
  await until(() => shown(page, "credits", "c01", "private"), "Yes");
  await page.getByText("1 row marked private").first().waitFor();
  await hide(page, true);
  assert.equal(await row(page, "credits", "c01").count(), 0);
  await until(() => figure(page, "headline"), before - left, "its credit is in no total");
  assert.deepEqual(await axe(page), []);
  await hide(page, false);
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  assert.match(await undo.getAttribute("title"), /Mark 1 row private/);
  await undo.click();
  await until(() => shown(page, "credits", "c01", "private"), "No");
});

test("rows added while others are hidden stand below all of them, and what is typed goes where it is seen", async () => {
  const page = await openApp({ path: "#exchange" });
  await scenario(page, "AWS offer");
  await hide(page, true);
  const ids = () => grid(page, "levers").locator(".sheet__row--body[data-row]").evaluateAll((all) => all.map((of) => of.dataset.row));
  const seen = await ids();
  await go(page, "levers", seen.at(-1), "behaviour");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("Second reference");
  await page.keyboard.press("Enter");
  await until(() => ids().then((all) => all.length), seen.length + 1);
  const added = (await ids()).at(-1);
  assert.equal(await shown(page, "levers", added, "behaviour"), "Second reference");
  // The third row in sight is not the third of the plan.
  await enter(page, "levers", seen[2], "owner", "Ines");
  await hide(page, false);
  await until(() => shown(page, "levers", seen[2], "owner"), "Ines");
  assert.equal((await ids()).at(-1), added);
});

test("where a figure comes from is said in its row, once for all scenarios, and the brief prints it", async () => {
  const page = await openApp({ path: "#credits" });
  await scenario(page, "Settled");
  await enter(page, "credits", "c02", "source", "AWS, by mail of 3 November");
  await enter(page, "credits", "c02", "confidence", "medium");
  await scenario(page, "AWS offer");
  assert.equal(await shown(page, "credits", "c02", "source"), "AWS, by mail of 3 November");
  const name = await shown(page, "credits", "c02", "name");
  await page.getByRole("link", { name: "Brief" }).click();
  const line = page.getByRole("article").getByRole("row").filter({ hasText: "AWS, by mail of 3 November" });
  assert.match(await line.innerText(), new RegExp(`Credits\\s+${name.replace(/[()]/g, "\\$&")}.*medium`));
});

test("a copy to share says that private things are hidden on every screen, and how to show them again", async () => {
  const page = await openApp({ path: "#brief" });
  await page.getByRole("button", { name: "To share" }).click();
  await page.getByRole("status").filter({ hasText: "What is private is left out" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Hide private" }).getAttribute("aria-pressed"), "true");
  assert.match(await page.getByRole("article").innerText(), /no figure counts it/);
  // The way back to everything is the one switch, not a choice on the way to the printer.
  await page.getByRole("button", { name: "Internal" }).click();
  await page.getByRole("status").filter({ hasText: "Switch “Hide private” off" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Hide private" }).getAttribute("aria-pressed"), "true");
  await hide(page, false);
  assert.equal(await page.getByText("What is private is left out").count(), 0);
});

test("while private things are hidden neither undo nor a reload shows them, nor does a step's name tell of them", async () => {
  const page = await openApp({ path: "#credits" });
  await scenario(page, "AWS offer");
  await go(page, "credits", "c03", "name");
  await page.keyboard.press("Alt+p");
  await until(() => shown(page, "credits", "c03", "private"), "Yes");
  await hide(page, true);
  await row(page, "credits", "c03").waitFor({ state: "detached" });
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  assert.equal(await undo.getAttribute("title"), "Undo: one step");
  await undo.click();
  await page.getByRole("status").filter({ hasText: "That step would show what is hidden" }).waitFor();
  assert.equal(await row(page, "credits", "c03").count(), 0);
  await page.getByRole("button", { name: "History of steps" }).click();
  assert.deepEqual(await page.getByRole("menu").locator("[role^=menuitem]").allInnerTexts().then((all) => all.map((text) => text.trim())), ["one step", "Where you began"]);
  await page.getByRole("menu").getByText("Where you began").click();
  assert.equal(await row(page, "credits", "c03").count(), 0);
  await page.getByText(/^Saved/).waitFor();
  await page.reload();
  await grid(page, "credits").locator("[data-row]").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Hide private" }).getAttribute("aria-pressed"), "true");
  assert.equal(await row(page, "credits", "c03").count(), 0);
  assert.equal(await page.getByRole("group", { name: "Scenario" }).getByRole("button", { name: /Walk-away|Target/ }).count(), 0);
});

test("where figures come from and how sure we are is for us: neither on a shared screen nor in a redacted copy", async () => {
  const page = await openApp({ path: "#credits" });
  assert.equal(await grid(page, "credits").getByRole("columnheader", { name: "Confidence" }).count(), 1);
  await hide(page, true);
  await until(() => grid(page, "credits").getByRole("columnheader", { name: /Confidence|Source/ }).count(), 0);
  const text = await downloaded(page, () => planMenu(page, "Export redacted copy"));
  for (const [table, rows] of Object.entries(JSON.parse(text))) {
    if (!Array.isArray(rows)) continue;
    for (const of of rows) assert.equal(of.confidence ?? (table === "workloads" ? undefined : of.source), undefined, `${table} ${of.id}`);
  }
  await page.getByRole("link", { name: "Brief" }).click();
  assert.equal(await page.getByRole("article").getByRole("heading", { name: /Assumptions/ }).count(), 0);
});

test("a commitment that is missed even without credits is said, though net value does not count it", async () => {
  const page = await openApp({ path: "#commitment" });
  await scenario(page, "Settled");
  const field = page.getByLabel("Commitment 2029", { exact: true });
  await field.fill("40m");
  await field.press("Enter");
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("region", { name: "Not safe yet" }).getByText(/Contract year 3 falls \$\S+ short even without credits/).waitFor();
});

test("hiding, saving and call mode work from an open editor, and what was typed is taken first", async () => {
  const page = await openApp({ path: "#exchange" });
  const cost = (text) => JSON.parse(text).levers.find(({ id }) => id === "l01").our_cost;
  const hidden = () => page.getByRole("button", { name: "Hide private" }).getAttribute("aria-pressed");
  await go(page, "levers", "l01", "our_cost");
  await type(page, "4321");
  await page.keyboard.press("Control+Shift+H");
  await until(hidden, "true");
  assert.equal(await grid(page, "levers").locator('[data-field="our_cost"]').count(), 0);
  assert.equal(await page.getByText("4,321").count(), 0);
  await hide(page, false);
  await go(page, "levers", "l01", "our_cost");
  await type(page, "1234");
  const saved = await downloaded(page, () => page.keyboard.press("Control+s"));
  assert.equal(cost(saved), "1234.00");
  await go(page, "levers", "l01", "our_cost");
  await type(page, "77");
  await page.keyboard.press("F8");
  await page.getByRole("heading", { name: "Call mode" }).waitFor();
  assert.equal(cost(await exported(page)), "77.00");
});

test("sorts and filters by what is hidden stop with it, others stay", async () => {
  const page = await openApp({ path: "#exchange" });
  await scenario(page, "AWS offer");
  const ids = () => grid(page, "levers").locator(".sheet__row--body[data-row]").evaluateAll((all) => all.map((of) => of.dataset.row));
  const inOrder = await ids();
  await go(page, "levers", "l01", "our_cost");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Sort descending");
  await page.keyboard.press("Enter");
  await until(async () => JSON.stringify(await ids()) !== JSON.stringify(inOrder), true, "sorted by our cost");
  await hide(page, true);
  const open = await ids();
  assert.deepEqual(open, inOrder.filter((id) => open.includes(id)), "as in the table");
});

test("where the browser keeps nothing, hiding lasts through a reload all the same", async () => {
  const before = (page) =>
    page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
  const page = await openApp({ path: "#credits", before });
  await hide(page, true);
  await page.reload();
  await grid(page, "credits").locator("[data-row]").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Hide private" }).getAttribute("aria-pressed"), "true");
});

test("hiding in one tab hides in every tab, and showing again is for each tab alone", async () => {
  const one = await openApp({ path: "#credits" });
  const other = await openApp({ path: "#credits", context: one.context() });
  const pressed = (page) => page.getByRole("button", { name: "Hide private" }).getAttribute("aria-pressed");
  await hide(one, true);
  await until(() => pressed(other), "true", "the other tab follows");
  await hide(one, false);
  await other.reload();
  await grid(other, "credits").locator("[data-row]").first().waitFor();
  assert.equal(await pressed(other), "true", "the tab that is shared shows nothing because of another one");
});

test("an export while private things are hidden says that it holds them", async () => {
  const page = await openApp({ path: "#credits" });
  await hide(page, true);
  const text = await exported(page);
  assert.ok(JSON.parse(text).scenarios.some(({ kind }) => kind === "walk_away"));
  await until(() => notice(page).innerText().then((said) => /whole plan, with what is hidden here/.test(said)), true);
});

test("a note typed on a call is ours until it is shared, and one typed while it is hidden is added to it", async () => {
  const page = await openApp({ path: "#call" });
  await scenario(page, "Ask");
  const offers = page.getByRole("list", { name: "Offer log" });
  const field = page.getByLabel(/^Note to /);
  await field.fill("they can go to 22%");
  await field.press("Enter");
  await offers.getByText("they can go to 22%").waitFor();
  await hide(page, true);
  assert.equal(await offers.getByText("they can go to 22%").count(), 0);
  await field.fill("case study wanted");
  await field.press("Enter");
  assert.equal(await offers.getByText("case study wanted").count(), 0);
  const redacted = await downloaded(page, () => planMenu(page, "Export redacted copy"));
  assert.doesNotMatch(redacted, /22%|case study wanted/);
  await hide(page, false);
  await offers.getByText("they can go to 22%; case study wanted").waitFor();
  const share = offers.getByRole("button", { name: /Share with AWS what was said of AWS offer/ }).first();
  await share.click();
  await until(() => share.getAttribute("aria-pressed"), "true");
  assert.deepEqual(await axe(page), []);
  await hide(page, true);
  await offers.getByText("they can go to 22%; case study wanted").waitFor();
});
