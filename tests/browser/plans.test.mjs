// Several plans side by side: opened, renamed, duplicated, deleted and brought back; nothing of one is lost to another.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, figure, openApp, ready } from "./harness.mjs";
import { downloaded, exported, importFile, kept, notice, openPlan, planMenu, read, until, untilKept } from "./steps.mjs";

const EXAMPLE = read("examples/worked-example.json").toString();
const dialog = (page) => page.getByRole("dialog", { name: "Plans" });
const rows = (page) => dialog(page).getByRole("listitem");
const names = (page) => rows(page).evaluateAll((all) => all.map((row) => row.querySelector("input")?.value ?? `(${row.querySelector("span").innerText})`));
const title = (page) => page.locator(".menu__button").first().innerText();
const close = (page) => dialog(page).getByRole("button", { name: "Close" }).click();

async function list(page) {
  await planMenu(page, "Plans…");
  await dialog(page).waitFor();
}

/** Gives the open plan a name, which also makes it kept. */
async function call(page, name) {
  await list(page);
  await rows(page).first().waitFor();
  const open = rows(page).filter({ hasText: "open," }).getByRole("textbox");
  await open.fill(name);
  await open.press("Enter");
  await until(() => title(page), name);
  await close(page);
}

async function start() {
  const page = await openApp();
  await planMenu(page, "Start empty");
  await untilKept(page);
  return page;
}

/** Two kept plans, with the list of them open; the second is the open one. */
async function two() {
  const page = await start();
  await call(page, "One");
  await planMenu(page, "Start empty");
  await untilKept(page);
  await call(page, "Two");
  await list(page);
  return page;
}

test("new plans stand beside each other, each keeps what was entered, and a reload finds the one that was open", async () => {
  const page = await start();
  await call(page, "First");
  await planMenu(page, "Start empty");
  await untilKept(page);
  await call(page, "Second");
  await list(page);
  assert.deepEqual(await names(page), ["First", "Second"]);
  await dialog(page).getByRole("button", { name: "Open First" }).click();
  await until(() => title(page), "First");
  await page.reload();
  await ready(page);
  await until(() => title(page), "First");
  await list(page);
  assert.deepEqual(await names(page), ["First", "Second"]);
  await dialog(page).getByRole("button", { name: "Open Second" }).click();
  await until(() => title(page), "Second");
  // Undo walks back across plans without mixing them.
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await until(() => title(page), "First");
  await untilKept(page);
  await list(page);
  assert.deepEqual(await names(page), ["First", "Second"]);
});

test("a file opens beside the plan that was there, also when it was changed a moment ago", async () => {
  const page = await start();
  await call(page, "Mine");
  await list(page);
  const field = rows(page).getByRole("textbox");
  await field.fill("Mine, later");
  await field.press("Enter");
  await close(page);
  await openPlan(page, EXAMPLE);
  await untilKept(page);
  await list(page);
  assert.deepEqual(await names(page), ["Mine, later", JSON.parse(EXAMPLE).name]);
  assert.equal(await exported(page).catch(() => close(page).then(() => exported(page))), EXAMPLE);
});

/** What stands in the storage under names that begin so. */
const storedIn = (page, prefix) => page.evaluate((prefix) => Object.keys(localStorage).filter((name) => name.startsWith(prefix)).sort().map((name) => localStorage[name]), prefix);

test("a file of a kept plan that says something else opens beside it, and nothing is replaced", async () => {
  const page = await start();
  await openPlan(page, EXAMPLE);
  await untilKept(page);
  await call(page, "Weeks of work");
  await untilKept(page);
  const before = await exported(page);
  await importFile(page, "older.json", EXAMPLE);
  await page.getByText(`“${JSON.parse(EXAMPLE).name}, from file” is open.`).waitFor();
  assert.match(await notice(page).innerText(), /stands beside it as a plan of its own\. Nothing was replaced\./);
  await untilKept(page);
  await page.reload();
  await ready(page);
  // Also when another plan is open, and once more.
  await importFile(page, "older.json", EXAMPLE);
  await until(() => title(page), `${JSON.parse(EXAMPLE).name}, from file 2`);
  await untilKept(page);
  await list(page);
  assert.ok((await names(page)).includes("Weeks of work"));
  await dialog(page).getByRole("button", { name: "Open Weeks of work" }).click();
  await until(() => title(page), "Weeks of work");
  assert.equal(await exported(page), before);
  assert.deepEqual(await storedIn(page, "tranche/aside/"), [], "nothing had to give way");
});

test("a redacted copy of the open plan opens beside it, and the plan keeps what only we may see", async () => {
  const page = await openApp();
  const name = await title(page);
  await planMenu(page, "Duplicate plan");
  await until(() => title(page), `${name} (copy)`);
  await untilKept(page);
  const before = await exported(page);
  const redacted = await downloaded(page, () => planMenu(page, "Export redacted copy"));
  await importFile(page, `${name} (copy), redacted.tranche.json`, redacted);
  await until(() => title(page), `${name} (copy), redacted`);
  await untilKept(page);
  await page.reload();
  await ready(page);
  await list(page);
  await dialog(page).getByRole("button", { name: `Open ${name} (copy)`, exact: true }).click();
  await until(() => title(page), `${name} (copy)`);
  assert.equal(await exported(page), before);
});

test("a file of what is kept opens the kept plan, and no second one", async () => {
  const page = await start();
  await openPlan(page, EXAMPLE);
  await untilKept(page);
  await planMenu(page, "Start empty");
  await untilKept(page);
  await openPlan(page, EXAMPLE);
  await until(() => title(page), JSON.parse(EXAMPLE).name);
  await list(page);
  assert.equal((await names(page)).filter((name) => name.startsWith(JSON.parse(EXAMPLE).name)).length, 1);
});

test("what was set aside is in the list of plans, to open as a plan of its own or to download", async () => {
  const page = await start();
  await openPlan(page, EXAMPLE);
  await untilKept(page);
  await page.evaluate(() => {
    const open = localStorage.getItem("tranche/index").split("\n")[0].split("\t")[1];
    localStorage.setItem("tranche/aside/2026-11-24T14:32:00.000Z-00000001", localStorage.getItem(open));
    localStorage.setItem("tranche/aside/2026-11-25T14:32:00.000Z-00000002", "garbage {");
  });
  await list(page);
  const aside = dialog(page).getByRole("list", { name: "Set aside" }).getByRole("listitem");
  assert.match(await aside.nth(0).innerText(), /Worked example\s+set aside 24 Nov 2026, \d\d:32/);
  assert.match(await aside.nth(1).innerText(), /can’t be read\s+set aside 25 Nov 2026/);
  assert.equal(await aside.nth(1).getByRole("button", { name: /^Open/ }).count(), 0);
  assert.equal(await downloaded(page, () => aside.nth(1).getByRole("button", { name: /^Download/ }).click()), "garbage {");
  assert.equal(await downloaded(page, () => aside.nth(0).getByRole("button", { name: /^Download/ }).click()), EXAMPLE);
  assert.deepEqual(await axe(page), []);
  await aside.nth(0).getByRole("button", { name: /^Open as its own plan/ }).click();
  await until(() => title(page), "Worked example, set aside");
  await untilKept(page);
  await list(page);
  assert.ok((await names(page)).includes("Worked example"), "the other one is still there");
});

test("the plan menu gives the plan another name, and undo takes it back", async () => {
  const page = await start();
  const before = await title(page);
  await planMenu(page, "Rename plan…");
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Name of the plan" });
  await until(() => field.evaluate((field) => document.activeElement === field && field.value), before);
  assert.deepEqual(await axe(page), []);
  await page.keyboard.type("Northgate, second round");
  await page.keyboard.press("Enter");
  await until(() => title(page), "Northgate, second round");
  await untilKept(page);
  await planMenu(page, "Rename plan…");
  await page.keyboard.type("Never mind");
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  assert.equal(await title(page), "Northgate, second round");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await until(() => title(page), before);
});

test("undoing a deletion brings the plan out of the bin", async () => {
  const page = await two();
  await dialog(page).getByRole("button", { name: "Delete Two" }).click();
  await until(() => names(page), ["One", "(Two)"]);
  await close(page);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until(() => title(page), "Two");
  await page.waitForTimeout(400);
  await page.reload();
  await ready(page);
  await until(() => title(page), "Two");
  await list(page);
  assert.deepEqual(await names(page), ["One", "Two"]);
});

test("what is deleted for good is gone, and makes room", async () => {
  const page = await two();
  await dialog(page).getByRole("button", { name: "Delete One" }).click();
  const forGood = () => dialog(page).getByRole("button", { name: "Delete for good One" }).click();
  page.once("dialog", (asked) => asked.dismiss());
  await forGood();
  assert.deepEqual(await names(page), ["(One)", "Two"], "asked first");
  page.once("dialog", (asked) => asked.accept());
  await forGood();
  await until(() => names(page), ["Two"]);
  await page.getByText("The plan is deleted for good.").waitFor();
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("tranche/plan")).length), 1);
});

for (const [how, pause] of [["a double click", 0], ["two clicks 250 ms apart", 250]]) {
  test(`${how} on “Delete” never deletes a plan for good`, async () => {
    const page = await two();
    const spot = await dialog(page).getByRole("button", { name: "Delete One" }).boundingBox();
    const [x, y] = [spot.x + spot.width / 2, spot.y + spot.height / 2];
    if (pause) {
      await page.mouse.click(x, y);
      await page.waitForTimeout(pause);
      await page.mouse.click(x, y);
    } else {
      await page.mouse.dblclick(x, y);
    }
    // The second click does nothing or brings it back, and what is said of it is so.
    await until(() => names(page), [pause ? "One" : "(One)", "Two"]);
    await page.getByText(pause ? "The plan is back in the list." : "The list of plans brings it back").waitFor();
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("tranche/plan")).length), 2);
  });
}

test("a duplicate is a plan of its own", async () => {
  const page = await start();
  await call(page, "Base");
  await planMenu(page, "Duplicate plan");
  await until(() => title(page), "Base (copy)");
  await untilKept(page);
  await call(page, "Other");
  await list(page);
  assert.deepEqual(await names(page), ["Base", "Other"]);
});

test("a plan that is not open can be renamed, deleted and brought back; the bin holds one", async () => {
  const page = await start();
  await call(page, "One");
  for (const name of ["Two", "Three"]) {
    await planMenu(page, "Start empty");
    await untilKept(page);
    await call(page, name);
  }
  await list(page);
  const one = dialog(page).getByRole("textbox", { name: "Name of One" });
  await one.fill("Uno");
  await one.press("Enter");
  await until(() => names(page), ["Uno", "Two", "Three"]);
  await dialog(page).getByRole("button", { name: "Delete Uno" }).click();
  await until(() => names(page), ["(Uno)", "Two", "Three"]);
  await dialog(page).getByRole("button", { name: "Bring back Uno" }).click();
  await until(() => names(page), ["Uno", "Two", "Three"]);
  await dialog(page).getByRole("button", { name: "Delete Uno" }).click();
  await dialog(page).getByRole("button", { name: "Delete Two" }).click();
  await until(() => names(page), ["(Two)", "Three"]);
  // Deleting the open one opens another, and it too can be brought back.
  await dialog(page).getByRole("button", { name: "Bring back Two" }).click();
  await dialog(page).getByRole("button", { name: "Delete Three" }).click();
  await until(() => names(page), ["Two", "(Three)"]);
  await until(() => title(page), "Two");
  await page.reload();
  await ready(page);
  await until(() => title(page), "Two");
});

test("plans of an older version are found, and a lost index costs nothing", async () => {
  const page = await start();
  await call(page, "Kept");
  await planMenu(page, "Start empty");
  await untilKept(page);
  await call(page, "Also kept");
  await page.evaluate(() => localStorage.setItem("tranche/index", "garbage\u0000"));
  await page.reload();
  await ready(page);
  await list(page);
  assert.deepEqual((await names(page)).sort(), ["Also kept", "Kept"]);
  assert.deepEqual(page.seen.errors, []);
});

test("two tabs on two plans do not disturb each other", async () => {
  const page = await start();
  await call(page, "Left");
  const other = await openApp({ context: page.context() });
  await planMenu(other, "Start empty");
  await untilKept(other);
  await call(other, "Right");
  await call(page, "Left again");
  await untilKept(page);
  assert.equal(await title(other), "Right");
  await list(other);
  assert.deepEqual(await names(other), ["Left again", "Right"]);
});

test("a plan that exists nowhere else is reminded of, until it is exported", async () => {
  const page = await start();
  await call(page, "Lonely");
  await page.evaluate(() => {
    const text = localStorage.getItem("tranche/index").replace(/\t\d+ (\S+)\t/, "\t60 $1\t");
    localStorage.setItem("tranche/index", text);
  });
  await page.reload();
  await ready(page);
  await page.getByText("“Lonely” was never exported; exists only in this browser.").waitFor();
  await exported(page);
  await page.reload();
  await ready(page);
  assert.equal(await page.getByText("exists only in this browser").count(), 0);
  await list(page);
  assert.match(await rows(page).innerText(), /exported \d+ \w+ \d{4}/);
  assert.match(await dialog(page).innerText(), /\d+ KB used, \d+% of what browsers usually allow/);
  assert.deepEqual(await axe(page), []);
});

test("a few changes that exist nowhere else for a week are reminded of too, beside the time they were kept", async () => {
  const first = await openApp({ at: "2026-11-24T09:00:00Z" });
  await planMenu(first, "Start empty");
  await untilKept(first);
  await call(first, "Quiet");
  await untilKept(first);
  assert.match(await kept(first), /^Saved \d\d:\d\d$/);
  const later = async (at, from = first) => {
    await from.close();
    return openApp({ context: from.context(), at });
  };
  let page = await later("2026-11-27T09:00:00Z");
  assert.equal(await kept(page), "Saved");
  await list(page);
  await page.getByText("never exported; exists only in this browser for 3 days").waitFor();
  assert.match(await rows(page).innerText(), /kept 24 Nov 2026, \d\d:\d\d, never/, "the day as the reader writes days");
  page = await later("2026-12-02T09:00:00Z", page);
  await page.getByText("“Quiet” was never exported; exists only in this browser for 8 days.").waitFor();
  assert.equal(await kept(page), "Saved, never exported; exists only in this browser for 8 days");
  await exported(page);
  await until(() => kept(page), "Saved");
});

test("the plan's own settings stand in one dialog, count at once and are kept", async () => {
  const page = await openApp();
  await planMenu(page, "Plan settings…");
  const settings = page.getByRole("dialog", { name: "Plan settings" });
  const field = (name) => settings.getByLabel(name, { exact: true });
  const set = async (name, text) => {
    await field(name).fill(text);
    await field(name).press("Enter");
  };
  const before = await figure(page, "gross");
  assert.match(await field("Months").inputValue(), /^36/);
  await set("Months", "48");
  await until(async () => (await figure(page, "gross")) > before, true, "a year more is charged");
  await set("Months", "121");
  await settings.getByRole("alert").filter({ hasText: "out of range. Type 1 to 120." }).waitFor();
  await set("Months", "48");
  await set("Currency", "EUR");
  await until(() => page.locator('[data-figure="deal_value"]').first().innerText().then((text) => text[0]), "€");
  await set("First month", "apr 2027");
  await set("Data as of", "30 nov 2026");
  await set("Name", "Renewal 2027");
  assert.deepEqual(await axe(page), []);
  await settings.getByRole("button", { name: "Done" }).click();
  await until(() => title(page), "Renewal 2027");
  const { name, currency, as_of, start_month, horizon_months } = JSON.parse(await exported(page));
  assert.deepEqual({ name, currency, as_of, start_month, horizon_months }, { name: "Renewal 2027", currency: "EUR", as_of: "2026-11-30", start_month: "2027-04", horizon_months: 48 });
  for (let step = 0; step < 7; step += 1) await page.keyboard.press("Control+z");
  await until(() => figure(page, "gross"), before, "each was one step of undo");
});

test("a contract year that ends after the plan leads to the months of the plan", async () => {
  const page = await openApp({ path: "#commitment" });
  const term = page.locator('[data-table="edp"] [data-field="term_months"]').getByRole("textbox");
  await term.fill("48");
  await term.press("Enter");
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("region", { name: "Not safe yet" }).getByRole("button", { name: /ends after the plan/ }).first().click();
  const months = page.getByRole("dialog", { name: "Plan settings" }).getByLabel("Months", { exact: true });
  await until(() => months.evaluate((field) => field === document.activeElement), true);
});
