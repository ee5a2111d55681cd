// Consumption by month: figures that agree with the strip, keys, typing, paste and copy, one month taken apart.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, figure, grid, openApp, shot } from "./harness.mjs";
import { until } from "./steps.mjs";

const open = (options = {}) => openApp({ path: "#consumption", ...options });
const sheet = (page) => grid(page, "consumption");
const row = (page, id) => sheet(page).locator(`[data-row="${id}"]`);
const at = (page, id, month) => row(page, id).locator(`[data-field="${month}"]`);
const cents = async (cell) => Number(await cell.getAttribute("data-cents"));
const sum = (page, key) => sheet(page).locator(`[data-sum="${key}"] .sheet__tail`);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const active = (page) =>
  sheet(page).evaluate((of) => {
    const cell = document.getElementById(of.getAttribute("aria-activedescendant") ?? "");
    return cell && [cell.closest("[data-row]").getAttribute("data-row"), cell.getAttribute("data-field")];
  });

/** The ids of the rows that are drawn, and the months. */
const rows = (page) => sheet(page).locator("[data-row]").evaluateAll((all) => all.map((of) => of.getAttribute("data-row")));

/** Pastes a text as a spreadsheet hands it over. */
const paste = (page, text) =>
  sheet(page).evaluate((of, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    of.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** What copying gives. */
const copied = (page) =>
  sheet(page).evaluate((of) => {
    const clipboardData = new DataTransfer();
    of.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData("text/plain");
  });

test("the sums are those of the strip, in every scenario and however rows are cut", async () => {
  const page = await open();
  const scenarios = page.getByRole("group", { name: "Scenario" }).getByRole("button");
  for (let number = 0; number < (await scenarios.count()); number++) {
    await scenarios.nth(number).click();
    await until(() => scenarios.nth(number).getAttribute("aria-pressed"), "true");
    for (const by of ["Accounts", "Services"]) {
      await press(page, by);
      for (const [key, of] of [["gross", "gross"], ["applied", "applied"], ["cash_with", "cash_with"]]) {
        assert.equal(await cents(sum(page, key)), await figure(page, of), `${key} of scenario ${number} by ${by}`);
      }
    }
  }
  assert.deepEqual(page.seen.errors, []);
  await page.close();
});

test("accounts add up to all of them", async () => {
  const page = await open();
  const select = page.getByRole("combobox", { name: "Account", exact: true });
  const whole = await cents(sum(page, "cash_with"));
  const accounts = await select.locator("option").evaluateAll((all) => all.map((of) => of.value).filter(Boolean));
  assert.ok(accounts.length > 1);
  let added = 0;
  for (const account of accounts) {
    await select.selectOption(account);
    added += await cents(sum(page, "cash_with"));
  }
  assert.equal(added, whole);
  await page.close();
});

test("keys walk the grid and bring what they reach into view", async () => {
  const page = await open();
  const [first, second] = await rows(page);
  await at(page, first, "2027-01").click();
  assert.deepEqual(await active(page), [first, "2027-01"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await active(page), [second, "2027-02"]);
  await page.keyboard.press("End");
  await until(async () => (await active(page))?.[1], "2029-12");
  const box = await sheet(page).locator("[aria-selected]").last().boundingBox();
  const frame = await page.locator(".sheet__scroll").boundingBox();
  assert.ok(box.x >= frame.x && box.x + box.width <= frame.x + frame.width - 100, "the last month stands left of the sums");
  await page.keyboard.press("Control+Home");
  await until(() => active(page), [first, "2027-01"]);
  await page.keyboard.press("Control+End");
  await until(async () => (await active(page))?.[1], "2029-12");
  // Only what is in view is drawn.
  assert.ok((await sheet(page).locator("[data-row] [data-field]").count()) < 900);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".sheet")), null, "Tab leaves the grid");
  await page.close();
});

test("a month that is typed into the baseline changes every figure, and undo takes it back where it was typed", async () => {
  const page = await open();
  await page.getByRole("group", { name: "Scenario" }).getByRole("button").first().click();
  await press(page, "Baseline");
  const id = (await rows(page))[0];
  const cell = at(page, id, "2027-03");
  const [was, gross] = [await cents(cell), await figure(page, "gross")];
  await cell.click();
  await page.keyboard.type("1234567.89");
  await page.keyboard.press("Enter");
  await until(() => cents(cell), 123_456_789);
  assert.equal(await figure(page, "gross"), gross - was + 123_456_789);
  assert.equal(await cell.innerText(), "1,234,568");
  assert.deepEqual((await active(page))?.[1], "2027-03");
  await cell.click();
  await page.keyboard.press("Delete");
  await until(() => cents(cell), was, "the month follows its year again");
  await page.keyboard.press("Control+z");
  await until(() => cents(cell), 123_456_789);
  await page.keyboard.press("Control+z");
  await until(() => cents(cell), was);
  assert.equal(await figure(page, "gross"), gross);
  assert.equal(await page.getByRole("tab", { name: "By month" }).getAttribute("aria-selected"), "true");
  assert.deepEqual(page.seen.errors, []);
  await page.close();
});

test("it can be read what typing over an amount changes, before it is typed, and it changes in every scenario", async () => {
  const page = await open();
  const said = () => sheet(page).evaluate((of) => document.getElementById(of.getAttribute("aria-describedby")).innerText);
  const scenario = (name) => page.getByRole("group", { name: "Scenario" }).getByRole("button", { name }).click();
  await press(page, "Before discount");
  await scenario("Settled");
  await until(said, "Typing changes the baseline of the service, in every scenario, where no workload adds to it");
  await scenario("AWS offer");
  await until(said, "Typing changes the baseline of the service, in every scenario, where no workload adds to it");
  await press(page, "Baseline");
  await until(said, "Typing changes the baseline of the service, in every scenario");
  await press(page, "Cash");
  await until(said, "Computed: what is typed stands under Baseline");
  await press(page, "Accounts");
  await until(said, "Show services to type: a baseline is one of a service");
  // And it is so.
  await press(page, "Services");
  await press(page, "Baseline");
  await scenario("Settled");
  const cell = at(page, (await rows(page))[0], "2027-01");
  await cell.click();
  await page.keyboard.type("400000");
  await page.keyboard.press("Enter");
  await until(() => cents(cell), 40_000_000);
  await scenario("Ask");
  await until(() => cents(cell), 40_000_000);
  await page.close();
});

test("what can't be read stays with the reason, and what is computed says why it can't be typed", async () => {
  const page = await open();
  await press(page, "Baseline");
  const id = (await rows(page))[0];
  const cell = at(page, id, "2027-02");
  const was = await cents(cell);
  await cell.click();
  await page.keyboard.type("12 apples");
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "Baseline of the month" });
  await until(() => field.getAttribute("aria-invalid"), "true");
  assert.equal(await field.inputValue(), "12 apples");
  await page.getByText("“12 apples” is not an amount").first().waitFor();
  await page.keyboard.press("Escape");
  await until(() => field.count(), 0);
  assert.equal(await cents(cell), was);
  await press(page, "Cash");
  await at(page, id, "2027-02").click();
  await page.keyboard.type("5");
  await page.getByText("Computed from charges, discount and credits").waitFor();
  assert.equal(await field.count(), 0);
  await page.close();
});

test("a block of services by months is pasted as one step, with what was not understood", async () => {
  const page = await open();
  await page.getByRole("group", { name: "Scenario" }).getByRole("button").first().click();
  await press(page, "Baseline");
  const [first] = await rows(page);
  const name = await row(page, first).locator(".sheet__number").innerText();
  const account = page.getByRole("combobox", { name: "Account", exact: true });
  await account.selectOption({ index: 1 });
  const before = [await cents(at(page, first, "2027-01")), await cents(at(page, first, "2027-02"))];
  await at(page, first, "2027-01").click();
  await paste(page, `Service\tJan 27\tFeb 27\n${name}\t1,000.50\t2,000.50\nNo such service\t1\t2\n`);
  // Nothing is written before what the plan does not know has an answer.
  const asked = page.getByRole("dialog", { name: "1 name in this bill is no service of the plan" });
  await asked.waitFor();
  assert.deepEqual([await cents(at(page, first, "2027-01")), await cents(at(page, first, "2027-02"))], before);
  assert.deepEqual(await axe(page), []);
  await asked.getByRole("combobox", { name: "What to do with No such service" }).selectOption("skip");
  await asked.getByRole("button", { name: "Paste", exact: true }).click();
  await until(() => cents(at(page, first, "2027-02")), 200_050);
  assert.equal(await cents(at(page, first, "2027-01")), 100_050);
  await page.getByText("2 months of baseline changed").waitFor();
  await page.getByText("“No such service” was left out").waitFor();
  await page.keyboard.press("Control+z");
  await until(async () => [await cents(at(page, first, "2027-01")), await cents(at(page, first, "2027-02"))], before);
  // The whole table that is copied and pasted back changes nothing.
  await page.keyboard.press("Control+a");
  const text = await copied(page);
  assert.match(text.split("\n")[0], /^\tJan 27\tFeb 27\t/);
  await paste(page, text);
  await page.getByText("Nothing changes").waitFor();
  assert.deepEqual(page.seen.errors, []);
  await page.close();
});

test("a rectangle is selected by keys and by mouse, summed up, cleared, filled, copied and pasted, each as one step", async () => {
  const page = await open();
  await page.getByRole("group", { name: "Scenario" }).getByRole("button").first().click();
  await press(page, "Baseline");
  // One account, where every amount has one row to go to.
  await page.getByRole("combobox", { name: "Account", exact: true }).selectOption({ index: 1 });
  const [first, second, third] = await rows(page);
  const months = ["2027-01", "2027-02", "2027-03"];
  const all = async () => (await Promise.all([first, second, third].flatMap((id) => months.map((month) => cents(at(page, id, month)))))).join();
  const before = await all();
  const line = page.locator(".months__scroll .status").first();
  const says = (text) => until(async () => (await line.innerText()).includes(text), true, text);
  // Keys.
  await at(page, first, months[0]).click();
  await page.keyboard.type("100");
  await page.keyboard.press("Tab");
  await page.keyboard.type("201");
  await page.keyboard.press("Enter");
  await until(() => cents(at(page, first, months[1])), 20_100);
  await at(page, first, months[0]).click();
  await page.keyboard.press("Shift+ArrowRight");
  await says("Selected 1 × 2   Sum 301   Average 151   Count 2");
  assert.equal(await sheet(page).locator('[role="gridcell"][aria-selected]').count(), 2);
  assert.deepEqual(await active(page), [first, months[0]]);
  // Fill down, then undo as one step.
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  const filled = async () => [await cents(at(page, third, months[0])), await cents(at(page, third, months[1]))].join();
  await until(filled, "10000,20100");
  const down = await all();
  await page.keyboard.press("Control+z");
  await until(async () => (await all()) !== down, true);
  await page.keyboard.press("Control+y");
  await until(all, down);
  // Fill right, by mouse: from the second month over the third.
  const middle = async (cell) => {
    const box = await cell.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  await page.mouse.move(...(await middle(at(page, first, months[1]))));
  await page.mouse.down();
  await page.mouse.move(...(await middle(at(page, second, months[2]))), { steps: 4 });
  await page.mouse.up();
  await says("Selected 2 × 2");
  await page.keyboard.press("Control+r");
  await until(() => cents(at(page, second, months[2])), 20_100);
  // Copied bare, as text and as a table; pasted over a larger selection it repeats.
  assert.equal(await copied(page), "201\t201\n201\t201");
  await at(page, first, months[0]).click();
  await at(page, third, months[2]).click({ modifiers: ["Shift"] });
  await says("Selected 3 × 3");
  await paste(page, "7\t8\t9");
  await until(all, [700, 800, 900, 700, 800, 900, 700, 800, 900].join());
  await paste(page, "5");
  await until(all, Array(9).fill(500).join());
  // Ctrl+Enter types into all of it, Delete gives all of it back.
  await page.keyboard.type("6");
  await page.keyboard.press("Control+Enter");
  await until(all, Array(9).fill(600).join());
  await page.keyboard.press("Delete");
  // The first service had an amount of its own in January, which is gone too.
  const year = before.split(",").map((_, index, amounts) => amounts[index - (index % 3) + 2]);
  await until(all, year.join(), "each month follows its year again");
  await page.keyboard.press("Control+z");
  await until(all, Array(9).fill(600).join());
  // What is computed is left, and said.
  await press(page, "Cash");
  await page.keyboard.press("Tab");
  await at(page, first, months[0]).click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Delete");
  await page.getByText("2 computed cells skipped").waitFor();
  assert.deepEqual(page.seen.errors, []);
  await page.close();
});

test("a month that a scenario sets carries its corner, and a baseline that could not be read is told beside the service", async () => {
  const page = await open();
  const scenarios = page.getByRole("group", { name: "Scenario" }).getByRole("button");
  await press(page, "Baseline");
  const [first] = await rows(page);
  const own = (month) => at(page, first, month).evaluate((cell) => cell.classList.contains("sheet__cell--own"));
  await scenarios.nth(2).click();
  assert.equal(await own("2027-02"), false);
  // A baseline is the plan's: this one is to differ here, on purpose.
  await page.getByRole("tab", { name: "Baseline consumption" }).click();
  await grid(page, "baseline").locator('[data-row] [data-field="monthly"]').first().click();
  await page.keyboard.press("Alt+o");
  await page.keyboard.type("7777777");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "By month" }).click();
  await until(() => own("2027-02"), true);
  assert.match(await at(page, first, "2027-02").getAttribute("title"), /set in this scenario$/);
  await scenarios.first().click();
  await until(() => own("2027-02"), false);
  await page.getByRole("tab", { name: "Baseline consumption" }).click();
  const service = await grid(page, "baseline").locator('[data-row] [data-field="monthly"]').first();
  await service.click();
  await page.keyboard.type("bananas");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "By month" }).click();
  const told = sheet(page).locator(".sheet__number--invalid");
  await until(() => told.count(), 1);
  assert.match(await told.getAttribute("title"), /“bananas”/);
  assert.deepEqual(await axe(page, { within: "main" }), []);
  await page.close();
});

test("the bill of the active month is taken apart, to the cent of the grid", async () => {
  const page = await open();
  const bill = page.getByRole("region", { name: "The bill of a month" });
  await bill.getByRole("heading", { name: "The bill of January 2027" }).waitFor();
  const whole = (text) => Number(text.replace("−", "-").replaceAll(",", ""));
  for (let step = 0; step < 5; step++) {
    const month = `2027-0${step + 1}`;
    const cash = await sheet(page).locator(`[data-sum="cash_with"] [data-field="${month}"]`).innerText();
    const last = bill.locator('[data-apart="lines"] tbody tr').last().locator("td").last();
    await until(() => last.innerText(), cash, month);
    const used = await bill.locator('[data-apart="used"] tbody tr td:nth-child(7)').allInnerTexts();
    const covered = await sheet(page).locator(`[data-sum="applied"] [data-field="${month}"]`).innerText();
    const off = used.map(whole).reduce((a, b) => a + b, 0) - whole(covered);
    assert.ok(Math.abs(off) <= used.length, "what was used is what is covered, but for rounding");
    await bill.getByRole("button", { name: "Month after" }).click();
  }
  await bill.getByRole("heading", { name: "The bill of June 2027" }).waitFor();
  // Credits that end or start elsewhere say so.
  const out = (await bill.locator('[data-apart="out"] tbody tr').allInnerTexts()).join("\n");
  assert.match(out, /Starts on |Ended on |Used up in /);
  const credit = bill.getByRole("combobox", { name: "Credit" });
  await credit.selectOption({ index: 1 });
  const lines = await bill.locator('[data-apart="lines"] tbody tr').count();
  assert.equal(await bill.locator('[data-apart="credit"] tbody tr').count(), lines - 1);
  await page.close();
});

test("directed allocation is computed when it is opened, and is no less than AWS's order covers", async () => {
  const page = await open();
  const panel = page.getByRole("region", { name: "Directed allocation" });
  assert.equal(await panel.locator("table").count(), 0);
  await panel.getByRole("button", { name: "Compute" }).click();
  await panel.locator("table").waitFor();
  assert.ok((await figure(page, "directed.applied")) >= (await figure(page, "applied")));
  await panel.getByRole("button", { name: "Close" }).click();
  await until(() => panel.locator("table").count(), 0);
  await page.close();
});

test("the drawing has a sentence and the same as a table", async () => {
  const page = await open();
  const chart = page.getByRole("region", { name: "Who pays the monthly bill" });
  assert.match(await chart.getByRole("img").getAttribute("aria-label"), /^Monthly bill from January 2027 to December 2029: .*Cash/);
  await chart.getByRole("button", { name: /as a table/ }).click();
  assert.equal(await chart.locator("tbody tr").count(), 36);
  await page.close();
});

test("everyone can use it: axe finds nothing in either theme and at any size", async () => {
  for (const [width, height, dark] of [[1440, 900, false], [1024, 768, true], [390, 844, false], [390, 844, true]]) {
    const page = await open({ width, height, dark });
    await press(page, "Compute");
    await press(page, "Baseline");
    assert.deepEqual(await axe(page, { within: "main" }), [], `${width} ${dark ? "dark" : "light"}`);
    await shot(page, `consumption-${width}-${dark ? "dark" : "light"}`);
    await page.close();
  }
});

test("a table of the screen is shown and the months come back as they were", async () => {
  const page = await open();
  await press(page, "Covered");
  await page.getByRole("tab", { name: "Services" }).click();
  await grid(page, "services").waitFor();
  await page.getByRole("tab", { name: "By month" }).click();
  assert.equal(await page.getByRole("button", { name: "Covered", exact: true }).getAttribute("aria-pressed"), "true");
  await page.close();
});

test("months are filled by the handle, selected past the edge, sorted, found and taken back as in every grid", async () => {
  const page = await open();
  await page.getByRole("group", { name: "Scenario" }).getByRole("button").first().click();
  await press(page, "Baseline");
  await page.getByRole("combobox", { name: "Account", exact: true }).selectOption({ index: 1 });
  const [first, second] = await rows(page);
  const middle = async (cell) => {
    const box = await cell.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  // The handle counts on.
  for (const [month, amount] of [["2027-01", "100"], ["2027-02", "150"]]) {
    await at(page, first, month).click();
    await page.keyboard.type(amount);
    await page.keyboard.press("Enter");
    await until(() => cents(at(page, first, month)), Number(amount) * 100);
  }
  await at(page, first, "2027-01").click();
  await page.keyboard.press("Shift+ArrowRight");
  await page.mouse.move(...(await middle(page.locator(".sheet__handle"))));
  await page.mouse.down();
  await page.mouse.move(...(await middle(at(page, first, "2027-04"))), { steps: 4 });
  await page.mouse.up();
  await until(() => cents(at(page, first, "2027-04")), 25_000);
  // A drag goes on past the edge, and does not stop below the sums of rows.
  const frame = await page.locator(".sheet__scroll").boundingBox();
  await page.mouse.move(...(await middle(at(page, first, "2027-01"))));
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width + 40, (await middle(at(page, first, "2027-01")))[1], { steps: 4 });
  await until(async () => (await page.locator(".status").first().innerText()).includes("Selected 1 × 36"), true);
  await page.mouse.up();
  await page.keyboard.press("Control+Home");
  // A title selects its month, a name its service.
  await sheet(page).getByRole("columnheader", { name: "Jan 27" }).click();
  const all = (await rows(page)).length;
  await until(async () => (await page.locator(".status").first().innerText()).includes(`Selected ${all} × 1`), true);
  await row(page, second).locator(".sheet__number").click();
  await until(async () => (await page.locator(".status").first().innerText()).includes("Selected 1 × 36"), true);
  await page.keyboard.press("Control+Home");
  // Its menu sorts and fills, but adds no rows.
  await at(page, first, "2027-01").click({ button: "right" });
  const menu = page.getByRole("menu");
  const offered = await menu.getByRole("menuitem").allInnerTexts();
  assert.ok(offered.some((of) => of.startsWith("Fill down")));
  assert.ok(!offered.some((of) => /Insert rows|Delete rows|Hide columns/.test(of)), offered.join());
  await menu.getByRole("menuitem", { name: "Sort descending" }).click();
  await until(async () => {
    const amounts = await sheet(page).locator('[data-row] [data-field="2027-01"]').evaluateAll((cells) => cells.map((of) => Number(of.dataset.cents)));
    return amounts.every((of, index) => index === 0 || of <= amounts[index - 1]);
  }, true);
  await page.keyboard.press("Alt+a");
  await until(async () => (await rows(page))[0], first);
  await page.keyboard.press("Control+f");
  await page.getByRole("searchbox", { name: "Find in the grid" }).fill("250");
  await page.keyboard.press("Enter");
  await until(() => active(page), [first, "2027-04"]);
  await page.keyboard.press("Escape");
  // Undo leads back here from another table of the screen.
  await page.getByRole("tab", { name: "Services" }).click();
  await grid(page, "services").waitFor();
  await page.keyboard.press("Control+z");
  await sheet(page).waitFor();
  await until(async () => (await cents(at(page, first, "2027-04"))) === 25_000, false);
  assert.deepEqual(page.seen.errors, []);
  await page.close();
});

test("on a phone a second tap edits a month, and the cursor is never under the sums", async () => {
  const other = await open();
  const context = await other.context().browser().newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: "reduce" });
  await other.context().close();
  const page = await open({ context });
  await press(page, "Baseline");
  await page.getByRole("combobox", { name: "Account", exact: true }).selectOption({ index: 1 });
  const [first] = await rows(page);
  await at(page, first, "2027-01").tap();
  await until(() => active(page), [first, "2027-01"]);
  await at(page, first, "2027-01").tap();
  const field = page.getByRole("textbox", { name: "Baseline of the month" });
  await field.fill("777");
  await field.press("Enter");
  await until(() => cents(at(page, first, "2027-01")), 77_700);
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowRight");
  await until(async () => (await active(page))?.[1], "2027-06");
  const cell = await sheet(page).locator("[role=gridcell][aria-selected]").boundingBox();
  const total = await row(page, (await active(page))[0]).locator(".sheet__tail").boundingBox();
  assert.ok(cell.x + cell.width <= total.x + 1, "it stands left of the sums");
  assert.deepEqual(page.seen.errors, []);
  await page.close();
});
