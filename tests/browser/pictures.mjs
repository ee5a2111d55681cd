// The pictures of README and guide, taken from the page. Run by scripts/pictures; arguments choose pictures by name.

import { openApp, shot, stop } from "./harness.mjs";
import { importFile, openPlan, planMenu, read, scenario } from "./steps.mjs";

const LOOK = {
  width: 1440,
  height: 900,
  locale: "en-US",
  // A day on which the invented deals are still open.
  at: "2026-11-24T14:32:00Z",
  // Nothing is measured here, so a busy machine may take its time.
  before: (page) => page.setDefaultTimeout(120_000),
};
const wanted = process.argv.slice(2);

/** A page with the guide's deal, on a screen and in a scenario. */
async function guide(path, name) {
  const page = await openApp({ ...LOOK, path });
  await openPlan(page, read("examples/guide.json").toString(), "guide.json");
  await page.evaluate((hash) => location.assign(hash), path);
  await scenario(page, name);
  return page;
}

const PICTURES = {
  overview: () => openApp({ ...LOOK, path: "#overview" }),
  "guide-import": async () => {
    const page = await openApp(LOOK);
    await planMenu(page, "Start empty");
    await importFile(page, "estimate.csv", read("examples/estimate.csv"));
    await page.getByRole("dialog").waitFor();
    return page;
  },
  "guide-workloads": () => guide("#workloads", "AWS offer"),
  "guide-credits": async () => {
    const page = await guide("#credits", "AWS offer");
    await page.getByRole("button", { name: "Timeline", exact: true }).click();
    return page;
  },
  "guide-overview": () => guide("#overview", "AWS offer"),
  "guide-compare": () => guide("#compare", "Target"),
  "guide-call": () => guide("#call", "Target"),
  "guide-brief": () => guide("#brief", "Target"),
};

let faults = 0;
for (const [name, open] of Object.entries(PICTURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const page = await open();
  // No message of the start is left, the pointer shows nothing, and what was pressed is not marked.
  const message = page.locator(".notices").getByRole("button", { name: /^(Dismiss|Look around)$/ });
  if (await message.first().isVisible()) await message.first().click({ timeout: 1000 }).catch(() => {});
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement?.blur());
  await page.waitForTimeout(500);
  console.log(await shot(page, name));
  for (const error of page.seen.errors) console.log(`${name}: ${error}`);
  faults += page.seen.errors.length;
  await page.context().close();
}
await stop();
process.exit(faults > 0 ? 1 : 0);
