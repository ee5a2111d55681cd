// Nothing that was entered is lost: not by a reload, a tab that dies, a second tab, or a storage that fails.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, figure, openApp, ready } from "./harness.mjs";
import { downloaded, enter, exported, go, kept, notice, openPlanMenu, planMenu, scenario, shown, type, until, untilKept } from "./steps.mjs";

const TABLE = "workloads";
const PLAN = "tranche/plan";
const rate = (page, row = "w12") => shown(page, TABLE, row, "monthly_run_rate");
const setRate = (page, text, row = "w12") => enter(page, TABLE, row, "monthly_run_rate", text);

/** A tab on the base scenario; with a context, beside those it has. */
async function tab(context, options = {}) {
  const page = await openApp({ context, ...options });
  await scenario(page, "AWS offer");
  return page;
}

/** Takes the tab's process away, as a crash does: nothing of the page runs any more. */
async function kill(page) {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();
}

/** Leaves no room in the storage. Runs in the page. */
function fill() {
  for (let size = 1 << 20, name = 0; size >= 1; ) {
    try {
      localStorage.setItem(`filler/${(name += 1)}`, "x".repeat(size));
    } catch {
      size >>= 1;
    }
  }
}

test("an edit is back after a reload 400 ms later", async () => {
  const page = await tab();
  assert.equal(await kept(page), "Not changed yet");
  await setRate(page, "31000");
  await page.waitForTimeout(400);
  assert.match(await kept(page), /^Saved \d/);
  const before = await exported(page);
  const net = await figure(page, "net_value");
  await page.reload();
  await ready(page);
  assert.equal(await kept(page), "Saved");
  await scenario(page, "AWS offer");
  assert.equal(await rate(page), "31,000");
  assert.equal(await figure(page, "net_value"), net);
  assert.equal(await exported(page), before);
  assert.equal(await page.getByText("An illustrative plan of an invented company").count(), 0, "no welcome to a plan of one's own");
});

test("a text that can't be read is kept too, as typed", async () => {
  const page = await tab();
  await setRate(page, "25 bananas");
  await untilKept(page);
  await page.reload();
  await ready(page);
  await scenario(page, "AWS offer");
  assert.equal(await rate(page), "25 bananas");
  assert.equal(await cell(page, TABLE, "w12", "monthly_run_rate").getAttribute("aria-invalid"), "true");
});

test("a cell that is being typed in when the page is left is taken as it is", async () => {
  const page = await tab();
  await go(page, TABLE, "w12", "monthly_run_rate");
  await type(page, "32000");
  await page.reload();
  await ready(page);
  await scenario(page, "AWS offer");
  assert.equal(await rate(page), "32,000");
});

test("a tab that dies loses at most its last 300 ms, and never leaves half a plan", async () => {
  let page = await tab();
  const context = page.context();
  let last = 30_000;
  await setRate(page, String(last));
  await untilKept(page);
  for (const wait of [0, 60, 150, 250, 400, 400]) {
    await setRate(page, String(last + 1));
    await page.waitForTimeout(wait);
    await kill(page);
    page = await tab(context);
    assert.equal(await notice(page).count(), 0, "what is kept could be read");
    const found = Number((await rate(page)).replace(",", ""));
    const allowed = wait >= 400 ? [last + 1] : [last, last + 1];
    assert.ok(allowed.includes(found), `killed after ${wait} ms: ${found} of ${allowed}`);
    last = found;
  }
});

test("someone who types without a pause loses no more than 300 ms either", async () => {
  const page = await tab();
  const context = page.context();
  // An edit every 100 ms or so: were the save put off by each, nothing would ever be kept.
  const done = [];
  const end = Date.now() + 1500;
  await go(page, TABLE, "w12", "monthly_run_rate");
  // On a busy machine until there are enough of them.
  while (Date.now() < end || done.length <= 8) {
    await type(page, String(40_001 + done.length));
    await page.keyboard.press("Enter");
    done.push(Date.now());
    await page.keyboard.press("ArrowUp");
  }
  assert.ok(done.length > 8, `${done.length} edits`);
  const began = Date.now();
  const text = await page.evaluate((name) => localStorage.getItem(name), PLAN);
  assert.ok(text, "kept while typing went on");
  await kill(page);
  const again = await tab(context);
  const found = Number((await rate(again)).replace(",", "")) - 40_000;
  assert.ok(found > 0, "something of it is kept");
  const lost = done.slice(found).map((at) => began - at);
  assert.ok(lost.every((before) => before <= 300), `${found} of ${done.length} edits; the others were made ${lost} ms before`);
});

test("a second tab follows the first while it has nothing unsaved", async () => {
  const one = await tab();
  const other = await tab(one.context());
  await setRate(one, "33000");
  await until(() => rate(other), "33,000");
  await until(async () => (await figure(other, "net_value")) === (await figure(one, "net_value")), true);
  assert.match(await kept(other), /^Saved/);
  // And back: the one that followed may write in turn.
  await setRate(other, "34000", "w10");
  await until(() => rate(one, "w10"), "34,000");
  assert.equal(await exported(one), await exported(other));
  // Even what came from the other tab can be undone.
  await press(one, "Undo");
  await until(() => rate(one, "w10"), "30,800");
  await until(() => rate(other, "w10"), "30,800");
});

/** Two tabs with different edits at the same time: the one that was written and the one that found that. */
async function conflict() {
  const one = await tab();
  const other = await tab(one.context());
  await setRate(one, "100");
  await untilKept(one);
  await until(() => rate(other), "100");
  await Promise.all([
    go(one, TABLE, "w12", "monthly_run_rate").then(() => type(one, "51000")),
    go(other, TABLE, "w10", "monthly_run_rate").then(() => type(other, "52000")),
  ]);
  await Promise.all([one.keyboard.press("Enter"), other.keyboard.press("Enter")]);
  const inConflict = async () => Promise.all([one, other].map(async (page) => (await kept(page)) === "Changed in another tab"));
  await until(async () => (await inConflict()).filter(Boolean).length, 1, "one of them is written, the other says so");
  const [lost, won] = (await inConflict())[0] ? [one, other] : [other, one];
  const rates = async (page) => [await rate(page), await rate(page, "w10")];
  assert.deepEqual(await rates(one), ["51,000", "30,800"], "both still show what was typed");
  assert.deepEqual(await rates(other), ["100", "52,000"]);
  return { lost, won, rates };
}

const act = (page, name) => page.getByRole("button", { name, exact: true });
/** Presses a button in a tab one turns to. */
async function press(page, name) {
  await page.bringToFront();
  await act(page, name).click();
}

test("of two tabs with different edits one says so, and “Take the other” follows the other", async () => {
  const { lost, won, rates } = await conflict();
  const own = await rates(lost);
  // Meanwhile what is in conflict is kept as well, beside the plan.
  assert.ok(await lost.evaluate(() => Object.keys(localStorage).some((name) => name.startsWith("tranche/aside/"))));
  await press(lost, "Take the other");
  await until(() => rates(lost), await rates(won));
  assert.match(await kept(lost), /^Saved/);
  assert.ok(await act(lost, "Take the other").isHidden());
  assert.equal(await exported(lost), await exported(won));
  // One undo brings back what was typed here.
  await press(lost, "Undo");
  await until(() => rates(lost), own);
});

test("… and “Keep mine” is followed by the other, which can take that back", async () => {
  const { lost, won, rates } = await conflict();
  const [own, others] = [await rates(lost), await rates(won)];
  const othersText = await exported(won);
  await press(lost, "Keep mine");
  await until(() => rates(won), own);
  assert.deepEqual(await rates(lost), own);
  assert.match(await kept(lost), /^Saved/);
  // What the other had written was set aside and can be downloaded.
  await openPlanMenu(lost);
  const aside = lost.getByRole("menuitem", { name: /^Download what was set aside/ });
  assert.equal(await aside.count(), 1);
  assert.equal(await downloaded(lost, () => aside.click()), othersText);
  await press(won, "Undo");
  await until(() => rates(won), others);
});

test("… and who reloads without choosing finds the other plan, and the own one to download", async () => {
  const { lost, won, rates } = await conflict();
  const own = await exported(lost);
  await lost.reload();
  await ready(lost);
  await scenario(lost, "AWS offer");
  assert.deepEqual(await rates(lost), await rates(won));
  await openPlanMenu(lost);
  const aside = lost.getByRole("menuitem", { name: /^Download what was set aside/ });
  assert.equal(await downloaded(lost, () => aside.click()), own);
});

test("a full storage is said, everything goes on, and what was kept stays", async () => {
  const page = await tab();
  page.on("dialog", (dialog) => dialog.accept());
  await setRate(page, "31000");
  await untilKept(page);
  await page.evaluate(fill);
  // Names that no compression makes small.
  const long = () => Array.from({ length: 300 }, () => Math.floor(Math.random() * 36).toString(36)).join("");
  const name = long();
  await enter(page, TABLE, "w12", "name", name);
  await until(() => kept(page), "Not saved: export the plan");
  assert.equal(await notice(page).getAttribute("role"), "alert");
  assert.match(await notice(page).innerText(), /did not keep the plan: its storage is full or switched off\. Export the plan to a file; what was kept before is still there\./);

  // It is about saving, so it stays on every screen.
  await page.evaluate(() => (location.hash = "#credits"));
  await page.getByRole("heading", { name: "Credits", exact: true }).first().waitFor();
  await page.evaluate(() => (location.hash = "#workloads"));
  await cell(page, TABLE, "w10", "monthly_run_rate").waitFor();
  assert.match(await notice(page).innerText(), /did not keep the plan/);

  const net = await figure(page, "net_value");
  await setRate(page, "99000", "w10");
  await until(async () => (await figure(page, "net_value")) !== net, true);
  assert.ok((await exported(page)).includes(name));

  // Once there is room again, so is the plan.
  await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("filler/")).forEach((name) => localStorage.removeItem(name)));
  await setRate(page, "98000", "w10");
  await untilKept(page);
  assert.equal(await notice(page).count(), 0);

  await page.evaluate(fill);
  await enter(page, TABLE, "w11", "name", long());
  await until(() => kept(page), "Not saved: export the plan");
  await page.reload();
  await ready(page);
  await scenario(page, "AWS offer");
  assert.equal(await rate(page, "w10"), "98,000", "what was kept before is still there");
});

test("who leaves while the plan is not kept is asked first", async () => {
  const page = await tab();
  await page.evaluate(fill);
  await setRate(page, "31000");
  await until(() => kept(page), "Not saved: export the plan");
  const asked = new Promise((done) => page.once("dialog", (dialog) => done(dialog.type()) || dialog.accept()));
  await page.reload();
  assert.equal(await asked, "beforeunload");
});

test("a plan that is left while there is no room stays unsaved in words, and is kept once there is", async () => {
  const page = await tab();
  page.on("dialog", (dialog) => dialog.accept());
  await setRate(page, "31000");
  await untilKept(page);
  await page.evaluate(fill);
  const name = Array.from({ length: 300 }, () => Math.floor(Math.random() * 36).toString(36)).join("");
  await enter(page, TABLE, "w12", "name", name);
  await until(() => kept(page), "Not saved: export the plan");
  await planMenu(page, "Start empty");
  await until(() => kept(page), "Not saved: export the plan", "the plan that was left is not kept");
  await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("filler/")).forEach((name) => localStorage.removeItem(name)));
  await page.getByRole("button", { name: "Add row" }).click();
  await untilKept(page);
  await planMenu(page, "Plans…");
  await page.getByRole("dialog", { name: "Plans" }).getByRole("button", { name: /^Open Northgate/ }).click();
  await scenario(page, "AWS offer");
  await until(() => shown(page, TABLE, "w12", "name"), name, "nothing of it is lost");
});

/** A page whose storage held something unreadable under the plan's name. */
async function damaged(text) {
  const page = await openApp({ storage: { [PLAN]: text } });
  const said = await notice(page).innerText();
  assert.match(said, /The plan kept in this browser could not be read\. It was set aside: the list of plans has it, and the plan menu downloads it\./);
  assert.equal(await notice(page).getAttribute("role"), "alert");
  assert.equal(await page.evaluate((name) => localStorage.getItem(name), PLAN), null, "its place is free");
  await openPlanMenu(page);
  const aside = page.getByRole("menuitem", { name: /^Download what was set aside/ });
  assert.equal(await aside.count(), 1);
  assert.equal(await downloaded(page, () => aside.click()), text);
  return page;
}

test("a damaged plan is set aside, said, and can be downloaded and forgotten", async () => {
  const page = await damaged("garbage {\u0000");
  await scenario(page, "AWS offer");
  await setRate(page, "31000");
  await untilKept(page);
  await page.reload();
  await ready(page);
  assert.equal(await notice(page).count(), 0, "said once");
  await scenario(page, "AWS offer");
  assert.equal(await rate(page), "31,000");
  await openPlanMenu(page);
  await page.getByRole("menuitem", { name: "Forget what was set aside" }).click();
  await openPlanMenu(page);
  assert.equal(await page.getByRole("menuitem", { name: /set aside/ }).count(), 0);
});

test("so is a plan of which a part is missing or changed", async () => {
  const page = await tab();
  await setRate(page, "31000");
  await untilKept(page);
  const text = await page.evaluate((name) => localStorage.getItem(name), PLAN);
  const middle = text.length >> 1;
  await damaged(text.slice(0, middle));
  await damaged(text.slice(0, middle) + (text[middle] === "A" ? "B" : "A") + text.slice(middle + 1));
});

for (const [how, arrange] of [
  [
    "throws",
    () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("switched off", "SecurityError");
        },
      }),
  ],
  ["is not there", () => Object.defineProperty(window, "localStorage", { value: null })],
]) {
  test(`a storage that ${how} does not keep the app from working, and it says that nothing is kept`, async () => {
    const page = await tab(undefined, { before: (page) => page.addInitScript(arrange) });
    const net = await figure(page, "net_value");
    await setRate(page, "31000");
    await until(() => kept(page), "Not saved: export the plan");
    assert.match(await notice(page).innerText(), /full or switched off/);
    await until(async () => (await figure(page, "net_value")) !== net, true);
    assert.match(await exported(page), /31000\.00/);
    await openPlanMenu(page);
    assert.deepEqual(page.seen.errors, []);
  });
}
