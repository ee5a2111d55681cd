// Compare: every figure of every scenario is the outcome's, inputs can be reset, columns and differences chosen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./harness.mjs";
import { cents, cli, enter, exported, inSwitch, openPlan, planMenu, read, type, until } from "./steps.mjs";

const SAMPLE = "examples/illustrative.json";

const open = (options) => openApp({ path: "#compare", at: "2026-11-25T09:00:00Z", ...options });
const figures = (page) => page.getByRole("table", { name: "Outcomes" });
const inputs = (page) => page.getByRole("table", { name: "Inputs that differ" });
const column = (page, name) => page.getByRole("group", { name: "Columns" }).getByRole("button", { name });
const heads = (table) => table.locator("thead th").evaluateAll((all) => all.map((of) => of.innerText.replace(/\s+/g, " ").trim()));
const cellOf = (page, key, id) => figures(page).locator(`[data-figure="${key}"][data-scenario="${id}"]`);

/** Every money key of an outcome, flat, in cents. */
function flat(outcome) {
  const all = {};
  for (const [key, value] of Object.entries(outcome)) {
    if (typeof value === "string") all[key] = cents(value);
    else if (key === "map" || /^(headline|applied|expired)_by_program$/.test(key)) {
      for (const [part, amount] of Object.entries(value)) all[`${key}.${part}`] = cents(amount);
    } else if (key === "commitment") {
      for (const year of value) {
        for (const [part, amount] of Object.entries(year)) {
          if (typeof amount === "string") all[`commitment.${year.year}.${part}`] = cents(amount);
        }
      }
    }
  }
  return all;
}

test("a plan started empty has its scenarios, and more can be added, named, deleted and brought back", async () => {
  const page = await open();
  await planMenu(page, "Start empty");
  await page.getByRole("link", { name: "Compare" }).click();
  const names = () => page.getByRole("group", { name: "Scenario" }).getByRole("button").allInnerTexts();
  const plain = async () => (await names()).map((name) => name.replace(/^\w\s+/, "").trim());
  const five = ["AWS offer", "Ask", "Target", "Walk-away", "Settled"];
  await until(plain, five);
  await page.getByRole("button", { name: "Add scenario" }).click();
  await until(plain, [...five, "Scenario 6"]);
  // Its name is asked for at once, and typed over what is proposed.
  await until(() => page.getByRole("textbox", { name: "Name of the scenario" }).evaluate((field) => document.activeElement === field), true);
  await page.keyboard.type("One year only");
  await page.keyboard.press("Enter");
  await until(plain, [...five, "One year only"]);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("delete this scen");
  await page.keyboard.press("Enter");
  await until(plain, five);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await until(plain, [...five, "One year only"]);
  // Typed into the table it is one too.
  await page.locator('[data-table="scenarios"]').getByText("Type to add a row").click();
  await type(page, "Two years");
  await page.keyboard.press("Enter");
  await until(plain, [...five, "One year only", "Two years"]);
  assert.deepEqual(page.seen.errors, []);
});

test("the name of a scenario that was added is ready to be typed: Enter takes it, Escape leaves what was proposed; a command renames", async () => {
  const page = await open();
  const names = async () => (await page.getByRole("group", { name: "Scenario" }).getByRole("button").allInnerTexts()).map((name) => name.replace(/^\w\s+/, "").trim());
  const field = page.getByRole("textbox", { name: "Name of the scenario" });
  const asked = async (name) => {
    await until(() => field.evaluate((of) => document.activeElement === of && of.value.slice(of.selectionStart, of.selectionEnd)), name);
  };
  const before = await names();
  const add = page.getByRole("button", { name: "Add scenario" });
  await add.click();
  await page.keyboard.type("Two regions");
  await page.keyboard.press("Enter");
  await until(names, [...before, "Two regions"], "typed right behind the press, and added once");
  await until(() => add.evaluate((of) => document.activeElement === of), true, "the keyboard is back where it was");
  await page.keyboard.press("Enter");
  const proposed = `Scenario ${(await column(page, /./).count())}`;
  await asked(proposed);
  await page.keyboard.type("not this");
  await page.keyboard.press("Escape");
  await until(names, [...before, "Two regions", proposed], "Escape keeps the proposed name");
  // From another screen, by the palette and by the plan menu.
  await page.getByRole("link", { name: "Workloads" }).click();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("rename sc");
  await page.keyboard.press("Enter");
  await asked(proposed);
  await page.keyboard.type("Three years");
  await page.keyboard.press("Enter");
  await until(names, [...before, "Two regions", "Three years"]);
  await planMenu(page, "Rename scenario…");
  await asked("Three years");
  await field.fill("   ");
  await page.getByRole("button", { name: "Save name" }).click();
  await until(() => field.count(), 0);
  await until(names, [...before, "Two regions", "Three years"], "nothing is no name");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await until(names, [...before, "Two regions", proposed]);
  assert.deepEqual(page.seen.errors, []);
});

test("every figure of every scenario is what evaluate prints, to the cent", async () => {
  const page = await open();
  for (const { id, name, outcome } of inSwitch(JSON.parse(cli("evaluate", SAMPLE)).scenarios)) {
    const shown = await figures(page)
      .locator(`[data-scenario="${id}"][data-cents]`)
      .evaluateAll((all) => Object.fromEntries(all.map((of) => [of.dataset.figure, Number(of.dataset.cents)])));
    const expected = flat(outcome);
    assert.ok(Object.keys(expected).length > 35, name);
    for (const [key, amount] of Object.entries(expected)) assert.equal(shown[key], amount, `${key} of ${name}`);
    // What stands there beyond the outcome's keys is nothing: a programme another scenario has.
    for (const [key, amount] of Object.entries(shown)) if (!(key in expected)) assert.equal(amount, 0, `${key} of ${name}`);
  }
  assert.deepEqual(page.seen.errors, []);
});

test("differences are from the chosen scenario", async () => {
  const page = await open();
  const by = (id) => cellOf(page, "net_value", id).innerText();
  assert.match(await by("settled"), /^\$2\.21M\s*\+\$1\.69M$/);
  assert.match(await by("offer"), /^\$511K$/);
  await page.getByLabel("Differences from").selectOption({ label: "Target" });
  await until(async () => /^\$2\.21M\s*−\$493K$/.test(await by("settled")), true);
  assert.match(await by("offer"), /^\$511K\s*−\$2\.19M$/);
  assert.match(await by("target"), /^\$2\.70M$/);
});

test("columns come and go, and are still chosen after a look at another screen", async () => {
  const page = await open();
  const all = ["O AWS offer", "A Ask", "T Target private", "W Walk-away private", "S Settled"].map((name) => name.replace(/^\w /, ""));
  const names = async () => (await heads(figures(page))).map((name) => name.replace(/^[OATWS] ?/, ""));
  assert.deepEqual(await names(), all);
  await column(page, "Ask").click();
  await until(names, all.filter((name) => name !== "Ask"));
  assert.equal(await column(page, "Ask").getAttribute("aria-pressed"), "false");
  await page.locator('nav a[href="#workloads"]').click();
  await page.locator('nav a[href="#compare"]').click();
  await until(names, all.filter((name) => name !== "Ask"));
  await column(page, "Ask").click();
  await until(names, all);
});

test("only what differs leaves out lines and inputs that are the same", async () => {
  const page = await open();
  assert.equal(await figures(page).locator('[data-figure="gross"]').count(), 5);
  await page.getByRole("button", { name: "Only what differs" }).click();
  await until(() => figures(page).locator('[data-figure="gross"]').count(), 0);
  assert.equal(await figures(page).locator('[data-figure="net_value"]').count(), 5);
  for (const name of ["Ask", "Target", "Walk-away", "Settled"]) await column(page, name).click();
  await until(() => figures(page).innerText().then((text) => /come to the same in every figure/.test(text)), true);
  await until(() => inputs(page).innerText().then((text) => /No scenario sets anything/.test(text)), true);
});

test("an input is reset to AWS's offer, its figures follow, and undo brings back every byte", async () => {
  const page = await open();
  const before = await exported(page);
  const credit = inputs(page).locator('tr[data-row="w02"][data-field="map_scope"]');
  const reset = credit.getByRole("button", { name: /^Reset Scope counted of .* in Target$/ });
  const net = () => cellOf(page, "net_value", "target").getAttribute("data-cents");
  const was = await net();
  await reset.focus();
  await page.keyboard.press("Enter");
  await until(() => reset.count(), 0);
  assert.notEqual(await net(), was);
  await until(() => page.evaluate(() => document.activeElement.hasAttribute("data-reset")), true, "the keyboard stays in the list");
  const without = JSON.parse(await exported(page));
  const target = without.scenarios.find(({ id }) => id === "target");
  assert.equal(target.overrides.some((over) => over.row === "w02" && over.field === "map_scope"), false);
  await page.keyboard.press("Control+z");
  await until(() => net(), was);
  assert.equal(await exported(page), before);
});

test("an input leads to its cell", async () => {
  const page = await open();
  await inputs(page).locator('tr[data-row="l02"] button.link').first().click();
  const sheet = page.locator('[role="grid"][data-table="levers"]');
  await until(() => sheet.evaluate((grid) => {
    const at = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
    return at?.closest("[data-row]").dataset.row;
  }), "l02");
});

test("deal value by month ends with deal value, and its table is one key away", async () => {
  const page = await open();
  const chart = page.getByRole("region", { name: "Deal value reached by month" });
  await until(
    () => chart.getByRole("img").getAttribute("aria-label"),
    "Deal value reached by December 2029: AWS offer $4.77M, Ask $7.85M, Target $6.95M, Walk-away $5.53M, Settled $6.46M",
  );
  await chart.getByRole("button", { name: "as a table" }).click();
  const last = await chart.locator("tbody tr").last().locator("td").allInnerTexts();
  assert.deepEqual(last, ["Dec 29", "4,765,250", "7,848,186", "6,952,934", "5,529,398", "6,460,127"]);
});

test("hiding what is private leaves out the walk-away, our cost and private rows", async () => {
  const page = await open();
  assert.equal(await inputs(page).locator('tr[data-row="l04"]').count() > 0, true);
  await page.getByRole("button", { name: "Hide private" }).click();
  await until(() => figures(page).locator('[data-scenario="walk"], [data-figure="lever_cost"], [data-figure="expected_levers"]').count(), 0);
  assert.equal(await inputs(page).locator('tr[data-row="l04"]').count(), 0);
  const chart = page.getByRole("region", { name: "Deal value reached by month" });
  assert.doesNotMatch(await chart.getByRole("img").getAttribute("aria-label"), /Walk-away/);
  assert.equal(await column(page, "Walk-away").count(), 0);
  assert.equal(await cellOf(page, "net_value", "settled").count(), 1);
});

test("the table is copied with its differences, as text and as markup, by a button and by Ctrl+C", async () => {
  const page = await open();
  const copied = () => page.evaluate(() => window.copied);
  await page.evaluate(() =>
    addEventListener("copy", (event) => {
      window.copied = ["text/plain", "text/html"].map((kind) => event.clipboardData.getData(kind));
    }),
  );
  for (const copy of [
    () => page.getByRole("button", { name: "Copy table" }).click(),
    () => page.keyboard.press("Control+c"),
  ]) {
    await page.evaluate(() => (window.copied = undefined));
    await copy();
    await until(async () => Array.isArray(await copied()), true);
    const [text, html] = await copied();
    const rows = text.split("\n").map((line) => line.split("\t"));
    assert.deepEqual(rows[0].slice(0, 4), ["", "AWS offer", "Ask", "Ask less AWS offer"]);
    assert.equal(rows[0].length, 1 + 5 + 4);
    assert.equal(cents(rows[1][1]), Number(await cellOf(page, "deal_value", "offer").getAttribute("data-cents")));
    assert.equal(rows.length, 1 + (await figures(page).locator('th[scope="row"]').count()));
    assert.match(html, /<td>Ask less AWS offer<\/td>/);
  }
});

test("with many offers the names of lines and of scenarios stay in sight however far it is scrolled", async () => {
  const plan = JSON.parse(read(SAMPLE));
  const offer = plan.scenarios.find(({ kind }) => kind === "target");
  for (let number = 1; number <= 14; number += 1) plan.scenarios.push({ ...offer, id: `more-${number}`, name: `Counter-offer ${number}`, kind: "custom" });
  const page = await open();
  await openPlan(page, JSON.stringify(plan));
  await page.locator('nav a[href="#compare"]').click();
  await until(() => heads(figures(page)).then((all) => all.length), 19);
  const scroller = page.getByRole("group", { name: "Outcomes side by side" });
  await scroller.evaluate((of) => of.scrollTo(of.scrollWidth, of.scrollHeight));
  const frame = await scroller.boundingBox();
  const line = await figures(page).locator('th[scope="row"]').last().boundingBox();
  assert.ok(line.x >= frame.x - 1 && line.x < frame.x + 8, "the line's name stands at the left");
  const head = figures(page).locator("thead th").last();
  const name = await head.boundingBox();
  assert.ok(name.y >= frame.y - 1 && name.y < frame.y + 8, "the scenario's name stands above");
  assert.ok(await head.evaluate((of) => of.contains(document.elementFromPoint(of.getBoundingClientRect().x + 20, of.getBoundingClientRect().y + 10))));
  assert.ok((await scroller.evaluate((of) => of.scrollLeft)) > 500);
});

test("of many inputs that differ all can be shown, 400 at a time", async () => {
  const plan = JSON.parse(read(SAMPLE));
  const like = plan.workloads[1];
  const target = plan.scenarios.find(({ kind }) => kind === "target");
  for (let number = 0; number < 900; number += 1) {
    plan.workloads.push({ ...like, id: `many-${number}` });
    target.overrides.push({ table: "workloads", row: `many-${number}`, field: "map_scope", value: "0.5" });
  }
  const page = await open();
  await openPlan(page, JSON.stringify(plan));
  await page.locator('nav a[href="#compare"]').click();
  const count = () => inputs(page).locator("tr[data-row]").count();
  await until(count, 400);
  const more = page.getByRole("button", { name: /^Show \d+ more of \d+$/ });
  await more.click();
  await until(count, 800);
  await until(() => page.evaluate(() => document.activeElement.classList.contains("compare__more")), true, "the keyboard stays");
  await page.keyboard.press("Enter");
  await until(() => more.count(), 0);
  assert.ok((await count()) > 900);
  await until(() => page.evaluate(() => document.activeElement.closest("tr[data-row]") !== null), true, "and goes on with the last");
});

for (const width of [390, 320]) {
  test(`on a phone (${width} px) every scenario’s figure can be read beside what it is`, async () => {
    const page = await open({ width, height: 844 });
    for (const [table, name] of [[figures(page), "Outcomes side by side"], [inputs(page), "Inputs side by side"]]) {
      const scroller = page.getByRole("group", { name });
      await scroller.scrollIntoViewIfNeeded();
      const row = table.locator("tbody tr").nth(1);
      const title = row.locator("th");
      const cells = await row.locator("td").all();
      const frame = await scroller.boundingBox();
      assert.ok(frame.x >= 0 && frame.x + frame.width <= width);
      // More than one scenario is in sight at once, and the keyboard reaches all of them.
      assert.ok((await cells[1].boundingBox()).x + (await cells[1].boundingBox()).width <= width, `two are in sight at first in ${name}`);
      await scroller.focus();
      for (const cell of cells) {
        const inSight = async () => {
          const [box, left] = [await cell.boundingBox(), await title.boundingBox()];
          return box.x >= left.x + left.width - 1 && box.x + box.width <= frame.x + frame.width + 1;
        };
        for (let step = 0; step < 30 && !(await inSight()); step += 1) {
          await page.keyboard.press("ArrowRight");
          await page.waitForTimeout(30);
        }
        assert.ok(await inSight(), `${await cell.innerText()} of ${name}`);
        assert.ok((await title.boundingBox()).x >= frame.x - 1, "its title stays");
        assert.ok(await cell.evaluate((one) => one.scrollWidth <= one.clientWidth), "it is not cut off");
      }
    }
  });
}

for (const [width, dark] of [[1440, false], [390, true]]) {
  test(`axe finds nothing in the comparison (${width} px, ${dark ? "dark" : "light"})`, async () => {
    const page = await open({ width, dark });
    assert.deepEqual(await axe(page), []);
  });
}
