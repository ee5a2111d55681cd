// Grids in low and narrow windows: every row is reached, and the cursor is always in view.

import assert from "node:assert/strict";
import { test } from "node:test";
import { grid, openApp } from "./harness.mjs";
import { cli, openPlan, read, until } from "./steps.mjs";

const SIZES = [[390, 844], [1280, 500], [640, 480]];
const SCREENS = {
  workloads: ["Workloads", "MAP milestones"],
  exchange: ["Value exchange", "ProServe", "Partners"],
  consumption: ["By month", "Baseline consumption", "Services", "Service mixes", "Accounts"],
  credits: ["Credits"],
};

/** The example with each of its tables grown to 200 rows, where rows need not differ. */
function many() {
  const plan = JSON.parse(read("examples/illustrative.json"));
  plan.id = "many";
  for (const table of ["workloads", "milestones", "levers", "proserve", "partners", "baseline", "services", "mixes", "accounts", "credits"]) {
    const rows = plan[table];
    for (let at = 0; rows.length < 200; at++) rows.push({ ...rows[at], id: `x${at}`, ...(rows[at].share && { share: "0" }) });
  }
  return JSON.stringify(plan);
}

/** Whether the outline of the active cell is where one can see it: in the grid's part of the page and in the window. */
const inView = (page) =>
  page.evaluate(() => {
    const cursor = document.querySelector(".sheet__cursor");
    const { left, top, width, height } = cursor.getBoundingClientRect();
    const seen = document.elementsFromPoint(left + Math.min(width, 40) / 2, top + height / 2);
    return seen.some((of) => of.closest(".sheet__row--body"));
  });

/** The last row that is drawn and can be seen, by its number from 1, without the one that adds a row. */
const lastSeen = (of) =>
  of.evaluate((grid) => {
    const frame = grid.closest(".sheet__scroll").getBoundingClientRect();
    const rows = [...grid.querySelectorAll("[data-row]")].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > frame.top && box.top < frame.bottom;
    });
    const heads = grid.querySelectorAll(".sheet__head .sheet__row").length;
    return Math.max(0, ...rows.map((row) => Number(row.getAttribute("aria-rowindex")) - heads));
  });

async function walk(page, of, rows) {
  await of.scrollIntoViewIfNeeded();
  await of.locator("[data-row] [role=gridcell]").first().click();
  // No more rows are built than can be seen, with some around.
  assert.ok((await of.locator("[data-row]").count()) < 60);
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press("ArrowDown");
    await until(() => inView(page), true, `after ${step + 1} presses of Down`);
  }
  await page.keyboard.press("Control+End");
  await until(() => lastSeen(of), rows, "Ctrl+End");
  await until(() => inView(page), true, "after Ctrl+End");
  assert.ok((await of.locator("[data-row]").count()) < 60);
  await page.keyboard.press("Control+Home");
  await until(() => inView(page), true, "after Ctrl+Home");
  // By wheel, over the middle of the grid.
  const box = await page.locator(".sheet__scroll").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height, 200) / 2);
  for (let turn = 0; turn < 40 && (await lastSeen(of)) < rows; turn++) {
    await page.mouse.wheel(0, Math.max(2_000, rows * 2));
    await page.waitForTimeout(30);
  }
  await until(() => lastSeen(of), rows, "by wheel");
}

for (const [width, height] of SIZES) {
  test(`every table shows its last row at ${width} × ${height}`, { timeout: 300_000 }, async () => {
    const page = await openApp({ width, height });
    await openPlan(page, many());
    for (const [screen, tabs] of Object.entries(SCREENS)) {
      await page.evaluate((address) => location.assign(address), `#${screen}`);
      for (const tab of tabs) {
        const button = page.getByRole("tab", { name: tab, exact: true });
        if (await button.count()) await button.click();
        if (tab === "By month") await page.getByRole("button", { name: "Baseline", exact: true }).click();
        const of = page.getByRole("grid").first();
        await until(() => of.locator("[data-row]").count().then((count) => count > 0), true, tab);
        await walk(page, of, 200);
      }
    }
    assert.deepEqual(page.seen.errors, []);
    await page.close();
  });
}

test("10,000 workloads in a low and in a narrow window", { timeout: 300_000 }, async () => {
  const plan = cli("generate", "10000");
  for (const [width, height] of SIZES.slice(0, 2)) {
    const page = await openApp({ width, height, path: "#workloads" });
    await openPlan(page, plan, "large.json");
    await page.evaluate(() => location.assign("#workloads"));
    await walk(page, grid(page, "workloads"), 10_000);
    assert.deepEqual(page.seen.errors, []);
    await page.close();
  }
});
