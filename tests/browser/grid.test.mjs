// The grid as a spreadsheet: ranges, clipboard, fill, menus, sorting, filtering, scenarios side by side.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, cell, grid, openApp } from "./harness.mjs";
import { active, editor, enter, exported, go, scenario, shown, type, until, untilEditing } from "./steps.mjs";
import { paste } from "./timing.mjs";

const TABLE = "workloads";
/** The plan as exported; the grid has the keyboard again. */
async function plan(page) {
  const text = await exported(page);
  await grid(page, TABLE).focus();
  return text;
}
const workloads = async (page) => JSON.parse(await plan(page)).workloads;
const rowIds = (page) => grid(page, TABLE).locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.dataset.row));
const selected = (page) =>
  grid(page, TABLE)
    .locator('[role="gridcell"][aria-selected="true"]')
    .evaluateAll((cells) => cells.map((one) => `${one.closest("[data-row]").dataset.row}.${one.dataset.field}`));
const column = (page, field) => grid(page, TABLE).locator(`[role="columnheader"]`).filter({ hasText: field }).last();
const note = (page) => page.locator(".status__note").innerText();
const menuItem = (page, name) => page.getByRole("menuitem", { name, exact: false });

async function base() {
  const page = await openApp();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await scenario(page, "AWS offer");
  return page;
}

test("Shift with arrows, drag and Shift+click select the same range", async () => {
  const page = await base();
  await go(page, TABLE, "w03", "strategy");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  const wanted = ["w03.strategy", "w03.cutover", "w04.strategy", "w04.cutover"];
  await until(() => selected(page), wanted);

  await go(page, TABLE, "w08", "name");
  const [from, to] = [await cell(page, TABLE, "w03", "strategy").boundingBox(), await cell(page, TABLE, "w04", "cutover").boundingBox()];
  await page.mouse.move(from.x + 9, from.y + 9);
  await page.mouse.down();
  await page.mouse.move(to.x + 9, to.y + 9, { steps: 3 });
  await page.mouse.up();
  await until(() => selected(page), wanted);
  assert.deepEqual(await active(page, TABLE), { row: "w03", field: "strategy" });

  await go(page, TABLE, "w03", "strategy");
  await cell(page, TABLE, "w04", "cutover").click({ modifiers: ["Shift"] });
  await until(() => selected(page), wanted);
  assert.match(await page.locator(".status").innerText(), /Selected 2 × 2/);
});

test("dragging beyond the last row in sight scrolls on", async () => {
  const page = await base();
  const from = await cell(page, TABLE, "w03", "strategy").boundingBox();
  const foot = await page.locator(".sheet__foot").boundingBox();
  await page.mouse.move(from.x + 9, from.y + 9);
  await page.mouse.down();
  await page.mouse.move(from.x + 9, foot.y + 40, { steps: 4 });
  await until(async () => (await page.locator(".sheet__scroll").evaluate((one) => one.scrollTop)) > 60, true);
  await page.mouse.up();
});

test("row numbers and titles select whole rows and columns, Ctrl+A everything", async () => {
  const page = await base();
  await grid(page, TABLE).locator('[data-row="w02"] [role="rowheader"]').click();
  await grid(page, TABLE).locator('[data-row="w03"] [role="rowheader"]').click({ modifiers: ["Shift"] });
  const columns = Number(await grid(page, TABLE).getAttribute("aria-colcount")) - 1;
  await until(async () => (await selected(page)).length, 2 * columns);
  await column(page, "Strategy").click();
  await until(async () => (await selected(page)).every((one) => one.endsWith(".strategy")), true);
  await page.keyboard.press("Control+a");
  await until(async () => (await selected(page)).length % columns, 0);
});

test("copy writes a table of exact values as text and as markup, paste puts it elsewhere in one step", async () => {
  const page = await base();
  const before = await exported(page);
  await go(page, TABLE, "w03", "monthly_run_rate");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+c");
  const [item] = await page.evaluate(async () => {
    const items = await navigator.clipboard.read();
    const text = async (one, kind) => (await one.getType(kind)).text();
    return Promise.all(items.map(async (one) => [await text(one, "text/plain"), await text(one, "text/html")]));
  });
  const rows = JSON.parse(before).workloads;
  const rate = (id) => rows.find((row) => row.id === id).monthly_run_rate;
  assert.deepEqual(item[0].trim().split(/\r?\n/).map(Number), [Number(rate("w03")), Number(rate("w04"))]);
  assert.match(item[1], /<table/);
  await go(page, TABLE, "w10", "monthly_run_rate");
  await page.keyboard.press("Control+v");
  await until(() => selected(page), ["w10.monthly_run_rate", "w11.monthly_run_rate"]);
  const after = await workloads(page);
  assert.equal(after.find((row) => row.id === "w11").monthly_run_rate, rate("w04"));
  await page.keyboard.press("Control+z");
  assert.equal(await exported(page), before);
});

test("cut empties what it copied", async () => {
  const page = await base();
  await go(page, TABLE, "w12", "cutover");
  await page.keyboard.press("Control+x");
  await until(async () => (await workloads(page)).find((row) => row.id === "w12").cutover, null);
  await go(page, TABLE, "w13", "cutover");
  await page.keyboard.press("Control+v");
  await until(() => shown(page, TABLE, "w13", "cutover"), "Apr 27");
});

test("a block from another program goes on in new rows, skips computed cells and says so", async () => {
  const page = await base();
  await grid(page, TABLE).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await paste(page, "New one\tRehost\tMar 27\t1,234.50\nNew two\tsomehow\tApr 27\t2,000.00\n");
  await until(async () => (await workloads(page)).length, 34);
  const rows = await workloads(page);
  assert.deepEqual(rows.slice(32).map((row) => [row.name, row.cutover, row.monthly_run_rate]), [
    ["New one", "2027-03", "1234.50"],
    ["New two", "2027-04", "2000.00"],
  ]);
  await until(async () => /2 rows/.test(await note(page)) && /can’t be read/.test(await note(page)), true);
});

test("a sheet with its titles is matched by name, leaves out what is no column, and is one step", async () => {
  const page = await base();
  const before = await exported(page);
  await grid(page, TABLE).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await paste(page, "Run-rate / month\tWorkload\tComment\tOwner\n1,234.50\tNew one\tsoon\tAnna\n2,000.00\tNew two\t\tBen\n");
  // What is no column here is asked about before anything is pasted.
  const asked = page.getByRole("dialog", { name: "1 column of what you paste is none of this table" });
  const goes = asked.getByRole("combobox", { name: "Where Comment goes, 1 cell" });
  await until(() => goes.evaluate((of) => of.selectedOptions[0].textContent), "Note");
  await page.getByText("32 rows", { exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  await goes.selectOption({ label: "Leave it out" });
  await asked.getByRole("button", { name: "Paste", exact: true }).click();
  await until(async () => (await workloads(page)).length, 34);
  const rows = (await workloads(page)).slice(32).map((row) => [row.name, row.monthly_run_rate, row.owner]);
  assert.deepEqual(rows, [
    ["New one", "1234.50", "Anna"],
    ["New two", "2000.00", "Ben"],
  ]);
  await until(async () => /2 rows added; “Comment” is no column here/.test(await note(page)), true);
  await page.keyboard.press("Control+z");
  assert.equal(await exported(page), before);
});

test("after a wide paste one goes on seeing its first cell", async () => {
  const page = await base();
  await go(page, TABLE, "w01", "name");
  await page.keyboard.press("Control+ArrowDown");
  const scroller = page.locator(".sheet__scroll");
  await until(() => scroller.evaluate((one) => one.scrollLeft), 0);
  const row = Array(20).fill("").with(0, "Wide").join("\t");
  await paste(page, `${row}\n${row}\n`);
  await until(() => grid(page, TABLE).locator("[data-row]").filter({ hasText: "Wide" }).count(), 2);
  assert.ok((await selected(page)).length > 20, "what was pasted is selected");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await scroller.evaluate((one) => one.scrollLeft), 0);
  // Shift still shows the corner that moves.
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await until(() => scroller.evaluate((one) => one.scrollLeft > 0), true);
});

test("amounts that can be read in two ways are asked about before anything is pasted", async () => {
  const page = await base();
  const before = await exported(page);
  await go(page, TABLE, "w12", "monthly_run_rate");
  await paste(page, "1.234\n5.678\n");
  const bar = page.getByRole("dialog", { name: /can be read in two ways/ });
  await bar.waitFor();
  assert.match(await bar.innerText(), /2 cells are written like this, the first in Run-rate/);
  await until(() => bar.getByRole("button", { name: "$1.23" }).evaluate((one) => one === document.activeElement), true);
  assert.equal(await bar.getByRole("button", { name: "$1,234.00" }).count(), 1);
  const [asked, beside] = [await bar.boundingBox(), await cell(page, TABLE, "w12", "monthly_run_rate").boundingBox()];
  assert.ok(Math.abs(asked.x - beside.x) < 120 && asked.y + asked.height > beside.y - 60 && asked.y < beside.y + 60, "it stands beside the cell");
  assert.deepEqual(await axe(page, { within: ".sheet" }), []);
  assert.equal(await exported(page), before);
  assert.equal(await bar.getByRole("button").count(), 3);
  await bar.getByRole("button", { name: "$1,234.00" }).focus();
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
  assert.ok(await grid(page, TABLE).evaluate((one) => one === document.activeElement), "Esc gives the keyboard back");
  await paste(page, "1.234\n5.678\n");
  await bar.waitFor();
  await cell(page, TABLE, "w12", "strategy").click();
  await bar.waitFor({ state: "detached" });
  assert.match(await note(page), /Nothing was pasted/);
  assert.equal(await exported(page), before);
  await go(page, TABLE, "w12", "monthly_run_rate");
  await paste(page, "1.234\n5.678\n");
  await bar.getByRole("button").first().click();
  await until(async () => (await exported(page)) !== before, true);
});

test("what a paste has to say is read whole and goes when the paste is undone", async () => {
  const page = await base();
  await grid(page, TABLE).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await paste(page, "Workload\tStrategy\tCutover\tA remark of ours\tWho decided it\n" + "New\tsomehow\tsoon\tx\ty\n".repeat(31));
  const asked = page.getByRole("dialog", { name: "2 columns of what you paste are none of this table" });
  for (const title of ["A remark of ours", "Who decided it"]) {
    await asked.getByRole("combobox", { name: `Where ${title} goes, 31 cells` }).selectOption({ label: "Leave it out" });
  }
  await asked.getByRole("button", { name: "Paste", exact: true }).click();
  const whole = /^31 rows added; “A remark of ours”, “Who decided it” are no columns here; 62 can’t be read: their text is kept and marked$/;
  await until(async () => whole.test(await note(page)), true);
  const line = page.locator(".status__note");
  assert.match(await line.getAttribute("title"), whole);
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    assert.ok(await line.evaluate((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.parentElement.clientHeight), `read whole at ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await grid(page, TABLE).focus();
  await page.keyboard.press("Control+z");
  await until(() => note(page), "");
  assert.equal(await line.getAttribute("title"), null);
});

test("the handle fills down, Ctrl+D and Ctrl+Enter fill what is selected", async () => {
  const page = await base();
  await go(page, TABLE, "w12", "cutover");
  const handle = await page.locator(".sheet__handle").boundingBox();
  assert.ok(handle.width <= 10 && handle.height <= 10, "it takes nothing of the cells beside");
  const to = await cell(page, TABLE, "w14", "cutover").boundingBox();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 9, to.y + 9, { steps: 4 });
  await page.mouse.up();
  const month = async (id) => (await workloads(page)).find((row) => row.id === id).cutover;
  await until(() => month("w13"), "2027-05");
  assert.equal(await month("w14"), "2027-06");

  await go(page, TABLE, "w12", "cutover");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  await until(() => month("w13"), "2027-04");

  await page.keyboard.press("Shift+ArrowDown");
  await type(page, "1/28");
  await page.keyboard.press("Control+Enter");
  await until(() => month("w14"), "2028-01");
  assert.deepEqual([await month("w12"), await month("w13")], ["2028-01", "2028-01"]);
});

test("an amount takes arithmetic and keeps it for the next edit", async () => {
  const page = await base();
  await enter(page, TABLE, "w12", "monthly_run_rate", "=12*3500");
  await until(() => shown(page, TABLE, "w12", "monthly_run_rate"), "42,000");
  await go(page, TABLE, "w12", "monthly_run_rate");
  await page.keyboard.press("F2");
  await untilEditing(page);
  assert.equal(await editor(page).inputValue(), "=12*3500");
  await page.keyboard.press("Escape");
});

test("the menu of cells opens by mouse and by key, walks by arrows, and Esc gives the keyboard back", async () => {
  const page = await base();
  await cell(page, TABLE, "w05", "name").click({ button: "right" });
  await page.getByRole("menu", { name: "Cells" }).waitFor();
  assert.deepEqual(await active(page, TABLE), { row: "w05", field: "name" });
  assert.equal(await menuItem(page, "Edit the cell").evaluate((one) => one === document.activeElement), true);
  await page.keyboard.press("Escape");
  assert.ok(await grid(page, TABLE).evaluate((one) => one === document.activeElement));
  await page.keyboard.press("Shift+F10");
  await menuItem(page, "Insert rows above").click();
  await page.locator(".status").getByText("33 rows").waitFor();
  await page.keyboard.press("Control+z");
  await page.locator(".status").getByText("32 rows").waitFor();
  assert.deepEqual(page.seen.errors, []);
});

test("sorting and filtering move only what is shown; an edit moves nothing until it is asked for", async () => {
  const page = await base();
  const before = await exported(page);
  const first = await rowIds(page);
  await go(page, TABLE, "w12", "monthly_run_rate");
  await page.keyboard.press("Alt+ArrowDown");
  await menuItem(page, "Sort ascending").first().click();
  await until(() => column(page, "Run-rate").getAttribute("aria-sort"), "ascending");
  assert.notDeepEqual(await rowIds(page), first);
  assert.deepEqual((await active(page, TABLE)).row, "w12");
  const sorted = await rowIds(page);
  await enter(page, TABLE, "w12", "monthly_run_rate", "1");
  assert.deepEqual(await rowIds(page), sorted);
  await page.getByRole("button", { name: "Sort and filter again" }).click();
  await until(async () => (await rowIds(page))[0] === "w12" || (await active(page, TABLE)).row === "w12", true);
  await page.keyboard.press("Control+z");
  assert.equal(await plan(page), before);

  await go(page, TABLE, "w12", "strategy");
  await page.keyboard.press("Control+Shift+L");
  const panel = page.getByRole("dialog", { name: "Filter Strategy" });
  await panel.waitFor();
  await page.keyboard.type("refac");
  await page.keyboard.press("Enter");
  await until(async () => / of 32 rows/.test(await page.locator(".status").innerText()), true);
  const texts = await grid(page, TABLE).locator('[data-row] [data-field="strategy"]').allInnerTexts();
  assert.ok(texts.length > 0 && texts.every((text) => text === "Refactor"));
  assert.equal(await plan(page), before);
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await menuItem(page, "Rows as in the table").click();
  await page.locator(".status").getByText("32 rows").waitFor();
});

test("columns are hidden, moved, made wider, frozen, and come back", async () => {
  const page = await base();
  const fields = () => grid(page, TABLE).locator('[data-row="w01"] [data-field]').evaluateAll((cells) => cells.map((one) => one.dataset.field));
  const began = await fields();
  await go(page, TABLE, "w12", "strategy");
  await page.keyboard.press("Control+0");
  await until(fields, began.filter((field) => field !== "strategy"));
  await page.keyboard.press("Control+Shift+)");
  await until(fields, began);
  await go(page, TABLE, "w12", "strategy");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await until(async () => (await fields()).slice(0, 3), ["name", "cutover", "strategy"]);
  assert.deepEqual(await active(page, TABLE), { row: "w12", field: "strategy" });
  const width = async () => (await cell(page, TABLE, "w01", "strategy").boundingBox()).width;
  const was = await width();
  await page.keyboard.press("Control+Shift+>");
  await until(width, was + 16);
  const grip = await column(page, "Strategy").locator(".sheet__grip").boundingBox();
  await page.mouse.move(grip.x + 3, grip.y + 9);
  await page.mouse.down();
  await page.mouse.move(grip.x + 43, grip.y + 9, { steps: 3 });
  await page.mouse.up();
  await until(width, was + 56);
});

test("a column unfolds into one per scenario, side by side and editable", async () => {
  const page = await base();
  await go(page, TABLE, "w04", "map_scope");
  await page.keyboard.press("Control+Shift+S");
  const part = (of) => grid(page, TABLE).locator(`[data-row="w04"] [data-field="map_scope"][data-scenario="${of}"]`);
  await part("target").waitFor();
  await part("target").click();
  await page.keyboard.type("35%");
  await page.keyboard.press("Enter");
  await until(() => part("target").innerText(), "35%");
  assert.match(await part("target").getAttribute("class"), /sheet__cell--own/);
  const own = JSON.parse(await plan(page)).scenarios.find((one) => one.id === "target").overrides.find((one) => one.row === "w04" && one.field === "map_scope");
  assert.equal(own.value, "0.35");
  assert.equal(await page.getByRole("columnheader", { name: "Scope counted, Target" }).count(), 1);
  await page.keyboard.press("Control+Shift+S");
  await until(() => part("target").count(), 0);
});

test("Ctrl+F finds what is shown and goes from one to the next", async () => {
  const page = await base();
  await go(page, TABLE, "w01", "name");
  await page.keyboard.press("Control+f");
  const search = page.getByRole("searchbox", { name: "Find in the grid" });
  await until(() => search.evaluate((one) => one === document.activeElement), true);
  await page.keyboard.type("archive");
  await page.keyboard.press("Enter");
  await until(() => active(page, TABLE), { row: "w12", field: "name" });
  await page.keyboard.press("Escape");
  assert.ok(await grid(page, TABLE).evaluate((one) => one === document.activeElement));
});

test("the history lists every step and leads back to any of them", async () => {
  const page = await base();
  const states = [await exported(page)];
  for (const value of ["31000", "32000", "33000"]) {
    await enter(page, TABLE, "w12", "monthly_run_rate", value);
    states.push(await exported(page));
  }
  const walk = async (name, nth = 0) => {
    await page.getByRole("button", { name: "History of steps" }).click();
    await page.getByRole("menuitemradio", { name }).nth(nth).click();
  };
  await walk("Where you began");
  assert.equal(await exported(page), states[0]);
  await walk(/^Edit/, 1);
  assert.equal(await exported(page), states[2]);
  await walk(/^Edit/, 0);
  assert.equal(await exported(page), states[3]);
});

test("? shows every key, in a dialog that Esc closes", async () => {
  const page = await base();
  await go(page, TABLE, "w01", "name");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "All shortcuts" });
  await dialog.getByText("Ctrl+Shift+L").first().waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("what is private is neither shown nor copied while it is hidden", async () => {
  const page = await openApp({ path: "#exchange" });
  const titles = () => grid(page, "levers").getByRole("columnheader").allInnerTexts();
  assert.ok((await titles()).some((title) => /cost/i.test(title)));
  const hide = page.getByRole("button", { name: /Hide private/ });
  if ((await hide.count()) === 0) return;
  await hide.click();
  await until(async () => (await titles()).some((title) => /our cost/i.test(title)), false);
});

test("a cell to choose from shows an arrow, and Alt+Down opens its list there", async () => {
  const page = await base();
  const arrow = page.locator(".sheet__arrow");
  await go(page, TABLE, "w04", "monthly_run_rate");
  assert.ok(await arrow.isHidden());
  await go(page, TABLE, "w04", "strategy");
  assert.ok(await arrow.isVisible());
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(() => editor(page).count(), 0);
  await go(page, TABLE, "w05", "strategy");
  await arrow.click();
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("Escape");
});

test("a heading selects its column and sorting moves its rows without scrolling the grid", async () => {
  const page = await base();
  await go(page, TABLE, "w03", "monthly_run_rate");
  const scroller = page.locator(".sheet__scroll");
  const place = () => scroller.evaluate((of) => [of.scrollTop, of.scrollLeft]);
  await scroller.evaluate((of) => of.scrollTo(60, 40));
  await until(place, [40, 60]);
  // By the mouse alone: a locator's click would scroll by itself.
  const head = await column(page, "Run-rate").boundingBox();
  await page.mouse.click(head.x + 40, head.y + 9);
  await until(() => page.locator(".status").innerText().then((text) => /Selected 32 × 1/.test(text)), true);
  assert.deepEqual(await place(), [40, 60]);
  await page.keyboard.press("Control+Home");
  await until(async () => (await place())[1], 0, "whole columns are in view");
});

test("undo and redo in a sorted table lead to the cell that changed, wherever its row stands by now", async () => {
  const page = await base();
  await enter(page, TABLE, "w12", "owner", "Ines");
  await go(page, TABLE, "w03", "monthly_run_rate");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Sort descending");
  await page.keyboard.press("Enter");
  await until(() => column(page, "Run-rate").getAttribute("aria-sort"), "descending");
  await grid(page, TABLE).focus();
  await page.keyboard.press("Control+z");
  await until(() => active(page, TABLE), { row: "w12", field: "owner" });
  await go(page, TABLE, "w03", "name");
  await page.keyboard.press("Control+y");
  await until(() => active(page, TABLE), { row: "w12", field: "owner" });
  assert.equal(await shown(page, TABLE, "w12", "owner"), "Ines");
});

test("AltGr, Option and input methods open a cell with exactly what they write", async () => {
  const page = await base();
  const press = (key, extra) =>
    grid(page, TABLE).evaluate(
      (sheet, [key, extra]) => sheet.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...extra })),
      [key, extra],
    );
  for (const [key, extra, text] of [
    ["€", { altKey: true }, "€"],
    ["@", { altKey: true, ctrlKey: true, modifierAltGraph: true }, "@"],
    ["{", { altKey: true, ctrlKey: true, modifierAltGraph: true }, "{"],
    // The first key of an input method is a letter with the code of none; what it composes comes later.
    ["k", { keyCode: 229 }, ""],
    ["Process", { keyCode: 229 }, ""],
  ]) {
    await go(page, TABLE, "w12", "name");
    await press(key, extra);
    await until(() => editor(page).count(), 1);
    assert.equal(await editor(page).inputValue(), text, key);
    await page.keyboard.press("Escape");
    await until(() => editor(page).count(), 0);
  }
});

test("what may have been meant by a bad cell can be pressed, also at the last row", async () => {
  const page = await base();
  const last = (await rowIds(page)).at(-1);
  await page.keyboard.press("Control+End");
  await enter(page, TABLE, last, "monthly_run_rate", "1,5");
  await go(page, TABLE, last, "monthly_run_rate");
  const note = page.locator(".sheet__note");
  await note.waitFor({ state: "visible" });
  const [own, box] = [await note.boundingBox(), await page.locator(".sheet__scroll").boundingBox()];
  assert.ok(own.y >= box.y && own.y + own.height <= box.y + box.height, "all of it is in sight");
  await note.getByRole("button", { name: "15", exact: true, includeHidden: true }).click();
  await until(() => shown(page, TABLE, last, "monthly_run_rate"), "15");
});

test("the grid is one tab stop and axe finds nothing wrong, also with a menu and a filter open", async () => {
  const page = await base();
  const stops = await grid(page, TABLE).locator('[tabindex="0"], button:not([tabindex="-1"]), input').count();
  assert.equal(stops, 0);
  assert.equal(await grid(page, TABLE).getAttribute("aria-multiselectable"), "true");
  await go(page, TABLE, "w04", "strategy");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await page.getByRole("menu").waitFor();
  assert.deepEqual(await axe(page, { within: ".sheet" }), []);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+L");
  await page.getByRole("dialog", { name: "Filter Strategy" }).waitFor();
  assert.deepEqual(await axe(page, { within: ".sheet" }), []);
});

test("by touch a tap selects, a second tap edits, and a long press opens the menu", async () => {
  const first = await openApp();
  const context = await first.context().browser().newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: "reduce" });
  await first.context().close();
  const page = await openApp({ context });
  const at = cell(page, TABLE, "w02", "name");
  await at.scrollIntoViewIfNeeded();
  await at.tap();
  await until(() => active(page, TABLE), { row: "w02", field: "name" });
  assert.equal(await editor(page).count(), 0);
  await at.tap();
  await untilEditing(page);
  await page.keyboard.press("Escape");
  const box = await at.boundingBox();
  const touch = await context.newCDPSession(page);
  const point = { x: box.x + 20, y: box.y + 10 };
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  await page.getByRole("menu", { name: "Cells" }).waitFor();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.waitForTimeout(100);
  assert.equal(await page.getByRole("menu", { name: "Cells" }).count(), 1);
  assert.deepEqual(page.seen.errors, []);
  await context.close();
});

test("several services stand as chips: typed, taken with Enter, taken away with Backspace", async () => {
  const page = await openApp({ path: "#credits" });
  const services = cell(page, "credits", 0, "services");
  await services.click();
  await page.keyboard.press("F2");
  await untilEditing(page);
  const chips = page.locator(".sheet__chips .chip");
  const before = await chips.count();
  await page.keyboard.type("s3");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(() => chips.count(), before + 1);
  await page.keyboard.type("eks");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(() => chips.count(), before + 2);
  await page.keyboard.press("Backspace");
  await until(() => chips.count(), before + 1);
  await page.keyboard.press("Enter");
  await until(() => editor(page).count(), 0);
  assert.match(await services.getAttribute("title"), /S3/);
  assert.equal(await services.getAttribute("aria-invalid"), null);
});

test("a note takes several lines with Alt+Enter", async () => {
  const page = await base();
  await go(page, TABLE, "w02", "note");
  await page.keyboard.type("one");
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await until(async () => (await workloads(page)).find((row) => row.id === "w02").note, "one\ntwo");
});

test("in a scenario cells, rows and columns go back to the base from the menu", async () => {
  const page = await base();
  await scenario(page, "Target");
  const before = await exported(page);
  await go(page, TABLE, "w12", "monthly_run_rate");
  await page.keyboard.press("Alt+o");
  await enter(page, TABLE, "w12", "monthly_run_rate", "40k");
  await go(page, TABLE, "w12", "monthly_run_rate");
  await page.keyboard.press("Shift+F10");
  await menuItem(page, "Reset the cells to the base").click();
  await until(() => shown(page, TABLE, "w12", "monthly_run_rate"), "25,800");
  // A plan that was changed is of the next schema, so not every byte is the same.
  const { workloads: rows, scenarios } = JSON.parse(await plan(page));
  const was = JSON.parse(before);
  assert.deepEqual([rows, scenarios], [was.workloads, was.scenarios]);
  await page.keyboard.press("Alt+ArrowDown");
  await menuItem(page, "Reset the columns to the base").click();
  await until(() => note(page), "Nothing here differs from the base");
});
