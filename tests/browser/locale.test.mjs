// Numbers and dates in the reader's own locale: as the browser writes them, or as was chosen; read back as they are
// shown; the same figures to the cent whoever looks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, cell, figure, openApp, ready } from "./harness.mjs";
import { editor, enter, exported, go, scenario, shown, until, untilEditing } from "./steps.mjs";

const NARROW = "\u202f";
const strip = (page, key) => page.locator(`.strip [data-figure="${key}"]`).first().innerText();

const labels = (page) => page.locator("svg text").evaluateAll((all) => all.map((one) => one.textContent));
const screen = (page, name) => page.getByRole("navigation").getByRole("link", { name }).click();

test("a German browser shows and takes German figures and dates", async () => {
  const page = await openApp({ locale: "de-DE", at: "2026-11-25T09:00:00Z" });
  await scenario(page, "AWS offer");
  await enter(page, "workloads", "w12", "monthly_run_rate", "1.234,50");
  assert.equal(await shown(page, "workloads", "w12", "monthly_run_rate"), "1.235");
  await go(page, "workloads", "w12", "monthly_run_rate");
  await page.keyboard.press("F2");
  await untilEditing(page);
  assert.equal(await editor(page).inputValue(), "1234,50", "the editor holds what reads back");
  await page.keyboard.press("Enter");
  assert.match(await exported(page), /"monthly_run_rate": ?"1234\.50"/, "the file is nobody's locale");

  assert.match(await strip(page, "deal_value"), /^\$\d,\d\dM$/);
  await screen(page, "Credits");
  const credits = await page.locator('[data-table="credits"] [data-row]').first().getAttribute("data-row");
  await enter(page, "credits", credits, "start", "03.04.2026");
  assert.equal(await shown(page, "credits", credits, "start"), "3 Apr 2026");
  await enter(page, "credits", credits, "start", "5/4/2026");
  assert.equal(await shown(page, "credits", credits, "start"), "5 Apr 2026", "in numbers, as Germans order them");

  await screen(page, "Overview");
  await until(async () => (await labels(page)).includes("$2,00M"), true);
  assert.deepEqual(page.seen.errors, []);
});

test("an American reads the month first", async () => {
  const page = await openApp({ locale: "en-US", path: "#overview", at: "2026-11-25T09:00:00Z" });
  await until(async () => /what to do before Dec 31, 2026/.test(await page.locator(".pagehead__line").innerText()), true);
  await screen(page, "Credits");
  await scenario(page, "AWS offer");
  const credits = await page.locator('[data-table="credits"] [data-row]').first().getAttribute("data-row");
  await enter(page, "credits", credits, "start", "3/4/2026");
  assert.equal(await shown(page, "credits", credits, "start"), "Mar 4, 2026");
});

test("Indian figures count in lakhs, French ones stand apart by narrow spaces", async () => {
  for (const [locale, typed, stands] of [
    ["en-IN", "12,34,567", "12,34,567"],
    ["fr-FR", "1 234 567", `1${NARROW}234${NARROW}567`],
  ]) {
    const page = await openApp({ locale });
    await scenario(page, "AWS offer");
    const before = await figure(page, "headline");
    await enter(page, "workloads", "w12", "monthly_run_rate", typed);
    const text = await cell(page, "workloads", "w12", "monthly_run_rate").evaluate((node) => node.textContent);
    assert.ok(text.includes(stands), `${locale}: ${text}`);
    assert.ok(Number.isInteger(before), "figures carry whole cents whatever stands on the page");
    assert.deepEqual(page.seen.errors, []);
  }
});

test("how numbers and dates are written is chosen by keyboard, seen at once, and still so later", async () => {
  const page = await openApp({ locale: "en-GB", path: "#overview", at: "2026-11-25T09:00:00Z" });
  const cents = await figure(page, "net_value");
  assert.match(await strip(page, "net_value"), /^\$\d\.\d\dM$/);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill("numbers and dates");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Numbers and dates" });
  await dialog.waitFor();
  const numbers = dialog.getByRole("combobox", { name: "Numbers" });
  assert.equal(await numbers.evaluate((node) => node.selectedOptions[0].text), "as this browser, 1,234,567.89");
  assert.deepEqual(await axe(page, { within: "dialog" }), []);
  await numbers.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await numbers.evaluate((node) => node.selectedOptions[0].text), "1.234.567,89");
  await until(async () => /^\$\d,\d\dM$/.test(await strip(page, "net_value")), true);
  await dialog.getByRole("combobox", { name: "Dates" }).selectOption("Jan 31, 2027");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.match(await page.locator(".pagehead__line").innerText(), /before Dec 31, 2026/);
  assert.ok((await labels(page)).includes("$2,00M"), "charts follow");
  assert.equal(await figure(page, "net_value"), cents);

  await page.reload();
  await ready(page);
  assert.match(await strip(page, "net_value"), /^\$\d,\d\dM$/);
  assert.match(await page.locator(".pagehead__line").innerText(), /before Dec 31, 2026/);

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill("numbers: as this browser");
  await page.keyboard.press("Enter");
  await until(async () => /^\$\d\.\d\dM$/.test(await strip(page, "net_value")), true);
  assert.deepEqual(page.seen.errors, []);
});

test("a sheet that is shown is written anew at once", async () => {
  const page = await openApp();
  const rate = cell(page, "workloads", 0, "monthly_run_rate");
  const english = await rate.innerText();
  assert.match(english, /^\d+,\d{3}$/);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill("numbers: 1’234");
  await page.keyboard.press("Enter");
  await until(async () => (await rate.innerText()) === english.replace(",", "’"), true);
});
