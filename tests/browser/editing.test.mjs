// Editing as spreadsheets taught it: keys lead where hands expect, figures follow at once, every step can be taken back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, figure, grid, openApp } from "./harness.mjs";
import { active, editor, enter, exported, go, scenario, shown, type, until, untilEditing } from "./steps.mjs";

const TABLE = "workloads";
const workload = async (page, id) => JSON.parse(await exported(page)).workloads.find((row) => row.id === id);
const rowIds = (page) => grid(page, TABLE).locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.dataset.row));
const standsAt = (page, row, field) => until(() => active(page, TABLE), { row, field });
const invalid = (page, row, field) => cell(page, TABLE, row, field).getAttribute("aria-invalid");

/** The sample in the base, where an edit is of the plan itself. */
async function base() {
  const page = await openApp();
  await scenario(page, "AWS offer");
  return page;
}

/** What a plan file says of workloads, MAP and scenarios: a plan that was changed and changed back is of the next schema. */
const content = (text) => {
  const { workloads, map, milestones, scenarios } = JSON.parse(text);
  return { workloads, map, milestones, scenarios };
};

test("click and type replaces what stood there; Enter takes it and goes down", async () => {
  const page = await base();
  await go(page, TABLE, "w12", "name");
  await type(page, "Paper archive");
  assert.equal(await editor(page).inputValue(), "Paper archive");
  await page.keyboard.press("Enter");
  await standsAt(page, "w13", "name");
  assert.equal(await shown(page, TABLE, "w12", "name"), "Paper archive");
  assert.equal(await editor(page).count(), 0);
});

test("keys that come before the next frame all arrive, as on a slow machine", async () => {
  const slow = () => {
    const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (then) => setTimeout(() => frame(then), 150);
  };
  const page = await openApp({ before: (page) => page.addInitScript(slow) });
  await scenario(page, "AWS offer");
  await go(page, TABLE, "w12", "name");
  await page.keyboard.type("archive");
  await page.keyboard.press("Enter");
  await until(() => shown(page, TABLE, "w12", "name"), "archive");
  await standsAt(page, "w13", "name");
});

test("Tab takes it and goes right, Shift+Tab left, Shift+Enter up", async () => {
  const page = await base();
  await go(page, TABLE, "w12", "monthly_run_rate");
  await type(page, "26000");
  await page.keyboard.press("Tab");
  await standsAt(page, "w12", "eligible_share");
  await type(page, "70%");
  await page.keyboard.press("Shift+Tab");
  await standsAt(page, "w12", "monthly_run_rate");
  await page.keyboard.press("Shift+Tab");
  await standsAt(page, "w12", "cutover");
  await type(page, "May 2027");
  await page.keyboard.press("Shift+Enter");
  await standsAt(page, "w11", "cutover");
  const row = await workload(page, "w12");
  assert.deepEqual([row.monthly_run_rate, row.eligible_share, row.cutover], ["26000.00", "0.7", "2027-05"]);
});

test("Esc leaves the cell as it was", async () => {
  const page = await base();
  const before = await exported(page);
  await go(page, TABLE, "w12", "monthly_run_rate");
  const was = await shown(page, TABLE, "w12", "monthly_run_rate");
  await type(page, "999999");
  await page.keyboard.press("Escape");
  await until(() => editor(page).count(), 0);
  await standsAt(page, "w12", "monthly_run_rate");
  assert.equal(await shown(page, TABLE, "w12", "monthly_run_rate"), was);
  assert.equal(await exported(page), before);
  await page.getByRole("button", { name: "Undo" }).and(page.locator('[aria-disabled="true"]')).waitFor();
});

test("F2 and a double click open what stands there, in full and with the caret", async () => {
  const page = await base();
  await enter(page, TABLE, "w12", "monthly_run_rate", "25800.75");
  assert.equal(await shown(page, TABLE, "w12", "monthly_run_rate"), "25,801", "the grid rounds");
  await go(page, TABLE, "w12", "monthly_run_rate");
  await page.keyboard.press("F2");
  await untilEditing(page);
  assert.equal(await editor(page).inputValue(), "25800.75", "the editor does not");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("1");
  assert.equal(await editor(page).inputValue(), "215800.75", "arrows move the caret");
  await page.keyboard.press("Enter");
  await standsAt(page, "w13", "monthly_run_rate");
  assert.equal((await workload(page, "w12")).monthly_run_rate, "215800.75");

  await cell(page, TABLE, "w12", "name").dblclick();
  await untilEditing(page);
  assert.equal(await editor(page).inputValue(), "Document archive");
  await page.keyboard.press("Escape");
});

test("arrows take what replaced a cell and move on", async () => {
  const page = await base();
  await go(page, TABLE, "w12", "monthly_run_rate");
  await type(page, "100");
  await page.keyboard.press("ArrowDown");
  await standsAt(page, "w13", "monthly_run_rate");
  await type(page, "200");
  await page.keyboard.press("ArrowLeft");
  await standsAt(page, "w13", "cutover");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await standsAt(page, "w12", "monthly_run_rate");
  const plan = JSON.parse(await exported(page)).workloads;
  const rate = (id) => plan.find((row) => row.id === id).monthly_run_rate;
  assert.deepEqual([rate("w12"), rate("w13")], ["100.00", "200.00"]);
});

test("a click elsewhere takes what was typed", async () => {
  const page = await base();
  await go(page, TABLE, "w12", "monthly_run_rate");
  await type(page, "777");
  await cell(page, TABLE, "w10", "name").click();
  await standsAt(page, "w10", "name");
  assert.equal((await workload(page, "w12")).monthly_run_rate, "777.00");
});

test("Delete clears: what may be empty is empty, what must be given waits to be filled in", async () => {
  const page = await base();
  await go(page, TABLE, "w12", "cutover");
  await page.keyboard.press("Delete");
  await until(async () => (await shown(page, TABLE, "w12", "cutover")).trim(), "");
  assert.equal((await workload(page, "w12")).cutover, null);

  await go(page, TABLE, "w12", "monthly_run_rate");
  const net = await figure(page, "net_value");
  await page.keyboard.press("Delete");
  await until(() => shown(page, TABLE, "w12", "monthly_run_rate"), "needs input");
  await page.getByText("1 cell is not filled in yet").first().waitFor();
  await page.keyboard.press("Control+z");
  await until(() => shown(page, TABLE, "w12", "monthly_run_rate"), "25,800");
  assert.equal(await figure(page, "net_value"), net);
});

test("typing below the last row adds one", async () => {
  const page = await base();
  await grid(page, TABLE).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await standsAt(page, null, "name");
  await type(page, "New workload");
  await page.keyboard.press("Enter");
  await page.getByText("33 rows").waitFor();
  const { workloads } = JSON.parse(await exported(page));
  assert.equal(workloads.length, 33);
  assert.equal(workloads[32].name, "New workload");
  await page.keyboard.press("Control+z");
  await page.getByText("32 rows").waitFor();
});

test("Ctrl+plus adds a row above and Ctrl+minus deletes it", async () => {
  const page = await base();
  const before = await exported(page);
  await go(page, TABLE, "w03", "name");
  await page.keyboard.press("Control++");
  await page.getByText("33 rows").waitFor();
  await until(async () => (await rowIds(page)).slice(0, 2).concat((await rowIds(page)).slice(3, 4)), ["w01", "w02", "w03"]);
  assert.equal((await active(page, TABLE)).row, (await rowIds(page))[2], "the new row is the active one");
  await page.keyboard.press("Control+-");
  await page.getByText("32 rows").waitFor();
  assert.deepEqual(content(await exported(page)), content(before));
  await go(page, TABLE, "w03", "name");
  await page.keyboard.press("Control+-");
  await page.getByText("31 rows").waitFor();
  assert.ok(!(await rowIds(page)).includes("w03"));
});

test("the buttons below the grid add and delete rows too", async () => {
  const page = await base();
  await page.getByRole("button", { name: "Add row" }).click();
  await page.getByText("33 rows").waitFor();
  await until(async () => (await active(page, TABLE))?.field, "name");
  await type(page, "From the button");
  await page.keyboard.press("Enter");
  assert.equal(JSON.parse(await exported(page)).workloads[32].name, "From the button");
  await go(page, TABLE, "w05", "name");
  await page.getByRole("button", { name: "Delete row" }).click();
  await page.getByText("32 rows").waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.closest('[role="grid"]') !== null), "the grid has the keyboard again");
  const ids = JSON.parse(await exported(page)).workloads.map((row) => row.id);
  assert.ok(!ids.includes("w05"));
});

test("amounts, shares, months and choices are understood as people write them", async () => {
  const page = await base();
  for (const [typed, field, kept] of [
    ["$1,234.50", "monthly_run_rate", "1234.50"],
    ["1.2m", "monthly_run_rate", "1200000.00"],
    ["450k", "monthly_run_rate", "450000.00"],
    [" USD 2 000 ", "monthly_run_rate", "2000.00"],
    ["15%", "eligible_share", "0.15"],
    ["40", "eligible_share", "0.4"],
    ["0.5", "eligible_share", "0.005"],
    ["mar 27", "cutover", "2027-03"],
    ["2028-02", "cutover", "2028-02"],
    ["3/27", "cutover", "2027-03"],
    ["refac", "strategy", "refactor"],
  ]) {
    await enter(page, TABLE, "w12", field, typed);
    assert.equal(await invalid(page, "w12", field), null, typed);
    assert.equal((await workload(page, "w12"))[field], kept, typed);
  }
});

test("(500) is understood as minus 500, which a run-rate can't be", async () => {
  const page = await base();
  await enter(page, TABLE, "w12", "monthly_run_rate", "(500)");
  await until(() => invalid(page, "w12", "monthly_run_rate"), "true");
  assert.equal(await shown(page, TABLE, "w12", "monthly_run_rate"), "(500)");
  const title = await cell(page, TABLE, "w12", "monthly_run_rate").getAttribute("title");
  assert.match(title, /\(500\)/);
  assert.match(title, /\b0\b/, "the note names the least that fits");
  assert.doesNotMatch(title, /is not an amount/);
});

test("a text that can't be read stays as typed, is marked, and the figures keep the last good value", async () => {
  const page = await base();
  const net = await figure(page, "net_value");
  await enter(page, TABLE, "w12", "monthly_run_rate", "25 bananas");
  await until(() => invalid(page, "w12", "monthly_run_rate"), "true");
  assert.equal(await shown(page, TABLE, "w12", "monthly_run_rate"), "25 bananas");
  assert.equal(await figure(page, "net_value"), net);
  await page.getByRole("button", { name: /1 cell needs attention/ }).waitFor();

  // The note beside the cell, once one stands on it, and the same for a screen reader.
  await go(page, TABLE, "w12", "monthly_run_rate");
  const note = page.locator(".sheet__note");
  await note.waitFor({ state: "visible" });
  assert.match(await note.innerText(), /“25 bananas” is not an amount\. Type an amount, like 1200 or 450k\./);

  // It is still there to be corrected, and the correction counts.
  await page.keyboard.press("F2");
  await untilEditing(page);
  assert.equal(await editor(page).inputValue(), "25 bananas");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("26,000");
  await page.keyboard.press("Enter");
  await until(() => invalid(page, "w12", "monthly_run_rate"), null);
  assert.equal((await workload(page, "w12")).monthly_run_rate, "26000.00");
  await until(async () => (await figure(page, "net_value")) !== net, true);
});

test("what can't be read is said to a screen reader when it is entered", async () => {
  const page = await base();
  await enter(page, TABLE, "w12", "cutover", "Q1 27");
  await until(async () => /is a quarter\. Did you mean/.test(await page.locator(".vh[aria-live]").first().innerText()), true);
});

test("the attention button leads to what can't be read, and a field of the panel says it too", async () => {
  const page = await base();
  await enter(page, TABLE, "w28", "cutover", "soon");
  await go(page, TABLE, "w27", "name");
  await page.getByRole("button", { name: /1 cell needs attention/ }).click();
  await standsAt(page, "w28", "cutover");

  const rate = page.locator('[data-table="map"] [data-field="base_rate"] input');
  const net = await figure(page, "net_value");
  await rate.fill("a lot");
  await rate.press("Enter");
  await until(() => rate.getAttribute("aria-invalid"), "true");
  assert.equal(await rate.inputValue(), "a lot");
  assert.equal(await figure(page, "net_value"), net);
  const field = page.locator('[data-table="map"] [data-field="base_rate"]');
  assert.match(await field.getByRole("alert").innerText(), /“a lot” is not a percentage\. Type a percentage from 0% to 100%\./);
  await rate.fill("16%");
  await rate.press("Enter");
  await until(() => rate.getAttribute("aria-invalid"), null);
  await until(async () => (await figure(page, "net_value")) !== net, true);
});

test("undo and redo, by keys and by buttons, restore every state to the byte", async () => {
  const page = await base();
  const states = [await exported(page)];
  const steps = [
    () => enter(page, TABLE, "w12", "monthly_run_rate", "31000"),
    () => enter(page, TABLE, "w12", "cutover", "whenever"),
    () => enter(page, TABLE, "w14", "name", "Broker portal 2"),
    async () => {
      await go(page, TABLE, "w05", "name");
      await page.keyboard.press("Control+-");
    },
    async () => {
      await go(page, TABLE, "w06", "name");
      await page.keyboard.press("Control++");
    },
    async () => {
      const rate = page.locator('[data-table="map"] [data-field="base_rate"] input');
      await rate.fill("14%");
      await rate.press("Enter");
      await go(page, TABLE, "w01", "name");
    },
    async () => {
      await scenario(page, "Ask");
      await enter(page, TABLE, "w12", "map_scope", "50%");
    },
  ];
  for (const step of steps) {
    await step();
    const now = await exported(page);
    assert.notEqual(now, states.at(-1));
    states.push(now);
  }

  const undo = page.getByRole("button", { name: "Undo", exact: true });
  const redo = page.getByRole("button", { name: "Redo", exact: true });
  const byKeys = (keys) => async () => {
    await grid(page, TABLE).focus();
    await page.keyboard.press(keys);
  };
  for (const [back, forth] of [
    [byKeys("Control+z"), byKeys("Control+y")],
    [byKeys("Control+z"), byKeys("Control+Shift+z")],
    [() => undo.click(), () => redo.click()],
  ]) {
    for (const state of states.slice(0, -1).reverse()) {
      await back();
      assert.equal(await exported(page), state);
    }
    assert.equal(await undo.getAttribute("aria-disabled"), "true");
    for (const state of states.slice(1)) {
      await forth();
      assert.equal(await exported(page), state);
    }
    assert.equal(await redo.getAttribute("aria-disabled"), "true");
  }
  assert.deepEqual(page.seen.errors, []);
});

test("undo leads back to where the step was done", async () => {
  const page = await base();
  await enter(page, TABLE, "w12", "monthly_run_rate", "31000");
  await scenario(page, "Ask");
  await go(page, TABLE, "w02", "name");
  await page.keyboard.press("Control+z");
  await standsAt(page, "w12", "monthly_run_rate");
  await until(() => page.getByRole("group", { name: "Scenario" }).locator('[aria-pressed="true"]').innerText().then((text) => text.includes("AWS offer")), true);
});

test("in a scenario an edit stands beside the base, which its tooltip names; Delete goes back to it", async () => {
  const page = await base();
  const before = await exported(page);
  assert.equal(await shown(page, TABLE, "w12", "monthly_run_rate"), "25,800");
  await scenario(page, "Target");
  const net = await figure(page, "net_value");
  // A fact is the plan's; this one is to differ in this scenario, on purpose.
  await go(page, TABLE, "w12", "monthly_run_rate");
  await page.keyboard.press("Alt+o");
  await enter(page, TABLE, "w12", "monthly_run_rate", "40k");
  const own = cell(page, TABLE, "w12", "monthly_run_rate");
  await until(async () => (await own.getAttribute("class")).includes("sheet__cell--own"), true);
  assert.equal(await own.innerText(), "40,000");
  assert.match(await own.getAttribute("title"), /In the base: 25,800/);
  await until(async () => (await figure(page, "net_value")) !== net, true);

  const plan = JSON.parse(await exported(page));
  assert.equal(plan.workloads.find((row) => row.id === "w12").monthly_run_rate, "25800.00", "the base is as it was");
  const overrides = plan.scenarios.find((one) => one.id === "target").overrides;
  assert.deepEqual(overrides.filter((one) => one.row === "w12"), [
    { table: "workloads", row: "w12", field: "monthly_run_rate", value: "40000.00" },
  ]);
  await scenario(page, "AWS offer");
  assert.equal(await shown(page, TABLE, "w12", "monthly_run_rate"), "25,800");

  await scenario(page, "Target");
  await go(page, TABLE, "w12", "monthly_run_rate");
  await page.keyboard.press("Delete");
  await until(() => own.innerText(), "25,800");
  assert.doesNotMatch(await own.getAttribute("class"), /sheet__cell--own/);
  assert.equal(await figure(page, "net_value"), net);
  assert.deepEqual(content(await exported(page)), content(before));
});

test("a field of the panel has an override of its own and a way back", async () => {
  const page = await base();
  await scenario(page, "Settled");
  const before = await exported(page);
  const field = page.locator('[data-table="map"] [data-field="max_rate"]');
  const input = field.locator("input");
  await input.fill("30%");
  await input.press("Enter");
  await until(async () => (await field.getAttribute("class")).includes("field--own"), true);
  assert.match(await field.getAttribute("title"), /In the base: 25%/);
  await field.getByRole("button", { name: /^Reset/ }).click();
  await until(async () => (await field.getAttribute("class")).includes("field--own"), false);
  assert.deepEqual(content(await exported(page)), content(before));
});

test("the net value has changed as soon as Enter is released", async () => {
  const page = await base();
  const net = await figure(page, "net_value");
  await go(page, TABLE, "w12", "monthly_run_rate");
  await type(page, "90000");
  await page.keyboard.press("Enter");
  // Not waited for: the keypress is answered before the next thing happens.
  assert.notEqual(await figure(page, "net_value"), net);
});

test("choices open with the cell, narrow as one types, and are taken with arrow and Enter", async () => {
  const page = await base();
  await go(page, TABLE, "w12", "strategy");
  await page.keyboard.press("F2");
  await untilEditing(page);
  const options = page.getByRole("listbox").getByRole("option");
  assert.equal(await options.count(), 7);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("re");
  await page.keyboard.type("t");
  await until(() => options.allInnerTexts(), ["Retain", "Retire"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(() => shown(page, TABLE, "w12", "strategy"), "Retire");
  assert.equal((await workload(page, "w12")).strategy, "retire");
});

test("computed cells can't be typed into and say why", async () => {
  const page = await base();
  const before = await exported(page);
  await go(page, TABLE, "w12", "map_credit");
  assert.equal(await cell(page, TABLE, "w12", "map_credit").getAttribute("aria-readonly"), "true");
  await page.keyboard.press("5");
  await page.keyboard.press("Delete");
  assert.equal(await editor(page).count(), 0);
  await until(async () => /computed/.test(await page.locator(".vh[aria-live]").first().innerText()), true);
  assert.equal(await exported(page), before);
});
