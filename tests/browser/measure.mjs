// Prints what the grid takes on a plan of 10,000 workloads, 60 months and 4 scenarios: see scripts/measure.

import { cpus } from "node:os";
import { grid, openApp, stop } from "./harness.mjs";
import { cli, go, openPlan, scenario, shown, type, until, untilKept } from "./steps.mjs";
import { longest, median, ms, paste, scrollThrough, times, watch } from "./timing.mjs";

const ROWS = 10_000;
const TURNS = 24;
const TABLE = "workloads";
/** Nothing measured should take this long, but a busy machine is no failure of the page. */
const LONG = { within: 20_000 };

const line = (what, all, most) =>
  console.log(`${what.padEnd(44)} median ${ms(median(all)).padStart(9)}  longest ${ms(longest(all)).padStart(9)}  of ${all.length}, to be within ${most}`);

const plan = cli("generate", String(ROWS));
const given = JSON.parse(plan);
console.log(
  `${given.workloads.length} workloads, ${given.horizon_months} months, ${given.scenarios.length} scenarios; ${cpus().length} × ${cpus()[0]?.model.trim()}`,
);

async function large() {
  const page = await openApp();
  await openPlan(page, plan, "large.json");
  await grid(page, TABLE).locator("[data-row]").first().waitFor();
  await untilKept(page);
  return page;
}

async function keys(page, name, number) {
  await scenario(page, name);
  await go(page, TABLE, "w00002", "monthly_run_rate");
  await untilKept(page);
  await watch(page, "keydown", "Enter");
  for (let turn = 0; turn < TURNS; turn += 1) {
    await type(page, String(7_000 + number * 1_000 + turn * 13));
    await page.keyboard.press("Enter");
    await until(async () => (await times(page)).length, turn + 1, "the totals follow", LONG);
  }
  line(`Enter to painted totals (${name})`, await times(page), "50 ms");
}

/** 2,000 rows of eight columns, among them choices, references, a number and a percentage. */
function block(turn) {
  const name = (table, id) => given[table].find((row) => row.id === id)?.name || id;
  const lines = given.workloads.slice(0, 2_000).map((row, at) =>
    [
      `Unit ${at % 12}`,
      row.source,
      "VMware",
      (at + turn) % 24,
      `${50 + ((at + turn) % 50)}%`,
      name("accounts", row.account),
      name("mixes", row.mix),
      `Owner ${turn}`,
    ].join("\t"),
  );
  return `${lines.join("\r\n")}\r\n`;
}

async function pastes(page) {
  await scenario(page, "AWS offer");
  await grid(page, TABLE).focus();
  await page.keyboard.press("Control+Home");
  for (let turn = 0; turn < 20; turn += 1) {
    if (await page.evaluate(() => document.activeElement && document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.dataset.field === "business_unit")) break;
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(30);
  }
  await untilKept(page);
  await watch(page, "paste");
  for (let turn = 0; turn < 20; turn += 1) {
    await paste(page, block(turn));
    await until(async () => (await times(page)).length, turn + 1, "the totals follow", LONG);
    await untilKept(page);
  }
  // A paste that went elsewhere would be quick too.
  await until(() => shown(page, TABLE, given.workloads[1_999].id, "owner"), "Owner 19");
  line("Paste of 2,000 × 8 to painted totals", await times(page), "300 ms");
}

const page = await large();
// Other amounts in each, as the same one again changes no total.
for (const [number, name] of ["AWS offer", "Target", "Settled"].entries()) await keys(page, name, number);
await scrollThrough(page, (frames, pass) => line(`Frames while scrolling, pass ${pass}`, frames, "50 ms each"));
await pastes(page);
if (page.seen.errors.length) throw new Error(page.seen.errors.join("\n"));
await stop();
