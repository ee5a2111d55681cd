// The command palette, the list of shortcuts, themes, and copies without what is private.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./harness.mjs";
import { downloaded, planMenu, until } from "./steps.mjs";

const box = (page) => page.getByRole("combobox", { name: "Find a command" });
const options = (page) => page.getByRole("listbox", { name: "Commands" }).getByRole("option");

async function find(page, words) {
  await page.keyboard.press("Control+k");
  await box(page).waitFor();
  await page.keyboard.type(words);
}

test("Ctrl+K finds a screen by its name, Enter goes there", async () => {
  const page = await openApp();
  await find(page, "go cred");
  await until(async () => (await options(page).allInnerTexts())[0], "Go to Credits");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Credits", exact: true }).first().waitFor();
  await until(() => page.locator("dialog").count(), 0);
  assert.match(page.url(), /#credits$/);
});

test("tabs, panels and views are found by their names, and open with the keyboard on them", async () => {
  const page = await openApp({ path: "#overview" });
  const inside = (selector) => page.evaluate((at) => Boolean(document.activeElement.closest(at)), selector);
  for (const [typed, option, address, selector] of [
    ["stacking", "Go to Stacking rules", "credits", '[data-table="stacking"]'],
    ["limits", "Go to Limits", "credits", '[data-table="limits"]'],
    ["milest", "Go to Milestones", "workloads", '[data-table="milestones"]'],
    ["timeline", "Go to Timeline", "credits", '[data-place="Timeline"][aria-pressed="true"]'],
    ["month by", "Go to Month by month", "credits", '[data-place="Month by month"][aria-pressed="true"]'],
    ["proserve", "Go to ProServe", "exchange", '[data-table="proserve"]'],
    ["partners", "Go to Partners", "exchange", '[data-table="partners"]'],
    ["scenarios", "Go to Scenarios", "compare", '[data-table="scenarios"]'],
    ["next dates", "Go to Next dates", "overview", '[aria-label="Next dates"]'],
    ["bill of", "Go to The bill of a month", "consumption", '[aria-label="The bill of a month"]'],
    ["accounts", "Go to Accounts", "consumption", '[data-table="accounts"]'],
    ["map terms", "Go to MAP terms", "workloads", '[aria-label="MAP terms"]'],
  ]) {
    await find(page, typed);
    await until(async () => (await options(page).first().locator("span").innerText()), option);
    await page.keyboard.press("Enter");
    await until(() => inside(selector), true, option);
    assert.ok(page.url().endsWith(`#${address}`), `${option} is at ${page.url()}`);
  }
  assert.deepEqual(page.seen.errors, []);
});

test("every place of the palette is there when one goes to it, and has the words a buyer types", async () => {
  const page = await openApp({ path: "#overview" });
  for (const [typed, wanted] of [
    ["expire", ["Go to Timeline", "Go to Next dates", "Go to What is at risk"]],
    ["expiry", ["Go to Timeline"]],
    ["stack", ["Go to Stacking rules", "Go to How programmes stack"]],
    ["ask", ["Switch to Ask", "Go to Largest open asks", "Go to Value exchange"]],
    ["cap", ["Go to Limits", "Go to MAP terms"]],
  ]) {
    await find(page, typed);
    const found = await options(page).locator("span").allInnerTexts();
    for (const name of wanted) assert.ok(found.includes(name), `${typed} finds ${name}: ${found}`);
    await page.keyboard.press("Escape");
    await until(() => page.locator("dialog").count(), 0);
  }
  await find(page, "go to");
  const panels = await options(page).evaluateAll((all) => all.filter((one) => one.querySelector("small").textContent).map((one) => one.querySelector("span").textContent));
  await page.keyboard.press("Escape");
  assert.ok(panels.length > 25);
  for (const name of panels) {
    await until(() => page.locator("dialog").count(), 0);
    await find(page, name);
    await options(page).filter({ has: page.getByText(name, { exact: true }) }).click();
    await until(() => page.evaluate(() => Boolean(document.activeElement.closest("main *"))), true, `${name} has the keyboard`);
  }
});

test("arrows choose, Esc closes and gives the keyboard back, a click runs", async () => {
  const page = await openApp();
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await undo.focus();
  await find(page, "switch to");
  await until(() => options(page).count(), 8);
  const marked = () => options(page).evaluateAll((all) => all.findIndex((at) => at.getAttribute("aria-selected") === "true"));
  await page.keyboard.press("ArrowDown");
  await until(marked, 1);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await until(marked, 7);
  assert.equal(await box(page).getAttribute("aria-activedescendant"), "palette-7");
  await page.keyboard.press("Escape");
  await until(() => page.locator("dialog").count(), 0);
  assert.ok(await undo.evaluate((at) => at === document.activeElement));
  await find(page, "switch to target");
  await options(page).first().click();
  const target = page.getByRole("group", { name: "Scenario" }).getByRole("button", { name: "Target" });
  await until(() => target.getAttribute("aria-pressed"), "true");
});

test("words that fit nothing are said to, and private scenarios are not offered while hidden", async () => {
  const page = await openApp();
  await find(page, "no such thing");
  await page.getByText("No command has these words").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+H");
  for (const hidden of ["walk", "cost against"]) {
    await find(page, hidden);
    await page.getByText("No command has these words").waitFor();
    await page.keyboard.press("Escape");
  }
});

test("keys typed right behind Ctrl+K are all in the field", async () => {
  const page = await openApp();
  // As one turn of the page: no frame comes in between.
  await page.evaluate(() => {
    const key = new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(key);
    return Promise.resolve().then(() => Promise.resolve()).then(() => (window.focused = document.activeElement.getAttribute("aria-label")));
  });
  assert.equal(await page.evaluate(() => window.focused), "Find a command");
});

test("? lists the shortcuts of the one table; the list is accessible and so is the palette", async () => {
  const page = await openApp();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "All shortcuts" });
  await help.waitFor();
  for (const line of ["Find a command\tCtrl+K", "Hide private\tCtrl+Shift+H", "Edit the cell\tF2", "Store what AWS said\tS"]) {
    const [name, keys] = line.split("\t");
    assert.equal(await help.getByRole("row", { name }).first().locator("kbd").innerText(), keys);
  }
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await find(page, "");
  assert.deepEqual(await axe(page), []);
});

test("a theme is chosen and stays", async () => {
  const page = await openApp();
  const theme = () => page.evaluate(() => document.documentElement.getAttribute("data-theme"));
  await find(page, "dark");
  await page.keyboard.press("Enter");
  await until(theme, "dark");
  await page.reload();
  await ready(page);
  await until(theme, "dark");
  await find(page, "contrast");
  await page.keyboard.press("Enter");
  await until(theme, "contrast");
  await find(page, "theme of the system");
  await page.keyboard.press("Enter");
  await until(theme, null);
});

test("a redacted copy holds no walk-away and no cost of ours, and says to read it once", async () => {
  const page = await openApp();
  const text = await downloaded(page, () => planMenu(page, "Export redacted copy"));
  assert.doesNotMatch(text, /walk/i);
  const plan = JSON.parse(text);
  assert.ok(plan.levers.every((lever) => lever.our_cost === "0.00" && lever.worth_to_aws === "0.00"));
  assert.deepEqual(plan.scenarios.map((of) => of.kind), ["base", "ask", "settled", "custom", "custom", "custom"]);
  await page.getByText("read them once before you send it").waitFor();
});
