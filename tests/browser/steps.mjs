// What people do on the page, as the browser tests do it: choose, type, import, export, and wait for what follows.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { cell, grid } from "./harness.mjs";

/** The checkout these tests belong to. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** A file of the checkout, as bytes. */
export const read = (path) => readFileSync(join(ROOT, path));

/** What tranche-cli prints. Cargo is there wherever the page can be built. */
export function cli(...args) {
  return execFileSync("cargo", ["run", "--quiet", "--locked", "--no-default-features", "--features", "cli", "--bin", "tranche-cli", "--", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Waits until `look()` answers what is expected; fails with what it answered last. */
export async function until(look, expected, message, { within = 5000 } = {}) {
  const end = Date.now() + within;
  for (;;) {
    const seen = await look();
    if (isDeepStrictEqual(seen, expected) || Date.now() > end) {
      assert.deepEqual(seen, expected, message);
      return;
    }
    await new Promise((done) => setTimeout(done, 15));
  }
}

/** Of scenarios, those the switch has: what was stored on calls stands in the log of call mode. */
export const inSwitch = (all) => all.filter(({ name }) => !/^(AWS offer|Our counter) \d+$/.test(name));

/** Makes a scenario the active one, by its name. */
export async function scenario(page, name) {
  const button = page.getByRole("group", { name: "Scenario" }).getByRole("button", { name, exact: true });
  await button.click();
  await until(() => button.getAttribute("aria-pressed"), "true");
}

/** Makes a cell the active one with a click. */
export async function go(page, table, row, field) {
  await cell(page, table, row, field).click();
  await until(() => active(page, table), { row: String(row), field });
}

/** The active cell: what the grid tells a screen reader. `row` is null in the row that adds one. */
export function active(page, table) {
  return grid(page, table).evaluate((sheet) => {
    const at = document.getElementById(sheet.getAttribute("aria-activedescendant") ?? "");
    return at && { row: at.closest('[role="row"]').getAttribute("data-row"), field: at.getAttribute("data-field") };
  });
}

/** What stands in a cell. */
export const shown = (page, table, row, field) => cell(page, table, row, field).innerText();

/** The editor that lies over the active cell; there only while one types. */
export const editor = (page) => page.locator(".sheet__editor input");

/** Types over the active cell as a person does, who is slower than a frame; the editor stays open. */
export async function type(page, text) {
  await page.keyboard.type(text.slice(0, 1));
  await untilEditing(page);
  await page.keyboard.type(text.slice(1));
}

/** Waits until the editor has the keyboard. */
export const untilEditing = (page) =>
  until(() => page.evaluate(() => Boolean(document.activeElement.closest(".sheet__editor"))), true, "the editor has the focus");

/** Goes to a cell, types over it and takes it with Enter. */
export async function enter(page, table, row, field, text) {
  await go(page, table, row, field);
  await type(page, text);
  await page.keyboard.press("Enter");
  await until(() => editor(page).count(), 0);
}

/** Opens the plan menu, of several tabs in the one that is turned to. */
export async function openPlanMenu(page) {
  await page.bringToFront();
  await page.locator('header [aria-haspopup="menu"]').first().click();
  await page.getByRole("menu").first().waitFor();
}

/** Does what an entry of the plan menu says. */
export async function planMenu(page, entry) {
  await openPlanMenu(page);
  await page.getByRole("menuitem", { name: entry }).click();
}

/** Brings a file through the page's one file input. */
export function importFile(page, name, content) {
  const mimeType = name.endsWith(".csv") ? "text/csv" : "application/json";
  return page.getByLabel("Import a file", { exact: true }).setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
}

/** Opens a plan from its text and waits until it stands there. */
export async function openPlan(page, text, name = "plan.json") {
  await importFile(page, name, text);
  await page.getByText(`“${JSON.parse(text).name}” is open.`).waitFor({ timeout: 30_000 });
}

/** The text of a download that `act` starts. */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return readFileSync(await download.path(), "utf8");
}

/** The plan as the page exports it. */
export const exported = (page) => downloaded(page, () => planMenu(page, "Export plan"));

/** The message above the page, all of its lines. */
export const notice = (page) => page.locator(".notices [role=alert], .notices [role=status]").first();

/** How the page says the plan is kept. */
export const kept = (page) => page.locator(".saved__text").innerText();

/** Waits until the last change is kept. */
export const untilKept = (page) => until(async () => /^Saved/.test(await kept(page)), true, "the plan is kept");

/** Whole cents of an amount written as in plan files: "-12.50" is -1250. */
export const cents = (amount) => Number(amount.replace(".", ""));
