// Call mode as one uses it on a call: terms by keys and by mouse, offers stored and walked through, what is private.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, figure, openApp, ready } from "./harness.mjs";
import { exported, scenario, until, untilKept } from "./steps.mjs";

const open = (options) => openApp({ path: "#call", at: "2026-11-24T14:32:00Z", ...options });
const term = (page, key) => page.locator(`[data-term="${key}"]`);
const slider = (page, key) => term(page, key).getByRole("slider");
const net = (page) => figure(page, "net_value");
const big = (page, key) => page.locator(`.big [data-figure="${key}"]`);
const said = (page, key) => slider(page, key).getAttribute("aria-valuetext");
const offers = (page) => page.getByRole("list", { name: "Offer log" }).getByRole("listitem");
// The sample has AWS’s offer and what was said on its third call.
const SAID = 4;
const undo = (page) => page.getByRole("button", { name: "Undo", exact: true });

test("arrow keys step a term, every figure follows at once, and one undo takes the run back", async () => {
  const page = await open();
  const before = await net(page);
  const gap = Number(await big(page, "gap_to_target").getAttribute("data-cents"));
  await slider(page, "edp.edp.commitments.0").focus();
  assert.equal(await said(page, "edp.edp.commitments.0"), "$8.90M");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowRight");
  await until(() => said(page, "edp.edp.commitments.0"), "$9.40M");
  const after = await net(page);
  assert.ok(after < before, `${after} after a higher commitment, ${before} before`);
  const moved = after - before;
  assert.equal(Number(await big(page, "gap_to_target").getAttribute("data-cents")), gap + moved);
  assert.equal(Number(await big(page, "net_value").getAttribute("data-cents")), after);
  assert.match(await term(page, "edp.edp.commitments.0").innerText(), /\$8\.90M → \$9\.40M: −\$/);
  await undo(page).click();
  await until(() => net(page), before);
  assert.equal(await said(page, "edp.edp.commitments.0"), "$8.90M");
  assert.deepEqual(page.seen.errors, []);
});

test("up and down walk from term to term, and the focus stays where it was after a step", async () => {
  const page = await open();
  await slider(page, "edp.edp.commitments.0").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const at = () => page.evaluate(() => document.activeElement.closest("[data-term]")?.getAttribute("data-term"));
  assert.equal(await at(), "edp.edp.commitments.1");
  await until(() => said(page, "edp.edp.commitments.1"), "$12.80M");
  await page.keyboard.press("ArrowUp");
  assert.equal(await at(), "edp.edp.commitments.0");
});

test("a drag is one step of undo", async () => {
  const page = await open();
  const before = await net(page);
  const box = await slider(page, "edp.edp.commitments.0").boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  for (const part of [0.6, 0.7, 0.8, 0.9]) await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
  await page.mouse.up();
  await until(async () => (await net(page)) < before, true);
  await undo(page).click();
  await until(() => net(page), before);
  assert.equal(await undo(page).getAttribute("aria-disabled"), "true", "there was one step");
});

test("a figure can be typed exactly, and what can't be read says what is expected", async () => {
  const page = await open();
  const field = term(page, "map.map.cap").getByRole("textbox");
  await field.fill("1.31m");
  await field.press("Enter");
  await until(() => said(page, "map.map.cap"), "$1.31M");
  await field.fill("lots");
  await field.press("Enter");
  await page.getByRole("alert").waitFor();
  assert.equal(await said(page, "map.map.cap"), "$1.31M", "the last good figure stays");
});

test("what the next step is worth is what it then is", async () => {
  const page = await open();
  const worth = term(page, "levers.l01.credit").locator(".lever__worth");
  await until(async () => /for/.test(await worth.innerText()), true, "computed in a moment");
  const before = await net(page);
  const promised = await worth.locator("b").innerText();
  await term(page, "levers.l01.credit").getByRole("button", { name: /^More/ }).click();
  await until(async () => (await net(page)) !== before, true);
  const change = Math.round(((await net(page)) - before) / 100_000);
  assert.equal(promised, `+$${change}K`);
});

test("S stores what AWS said with the time and the note; offers can be walked through and stay what they were", async () => {
  const page = await open();
  await page.getByLabel("Note to the offer").fill("Cap 1.2M if SAP stays in August");
  await page.getByLabel("Note to the offer").press("Escape");
  await page.keyboard.press("s");
  await until(() => offers(page).count(), SAID + 1);
  const first = await net(page);
  assert.match(await offers(page).first().innerText(), /14:32\s+AWS offer 4\s+\$2\.21M\s+Pinned\s+Cap 1\.2M if SAP stays in August/);
  assert.equal(await page.getByLabel("Note to the offer").inputValue(), "");
  assert.equal(await big(page, "since_pinned").getAttribute("data-cents"), "0");

  await slider(page, "levers.l01.credit").focus();
  await page.keyboard.press("ArrowRight");
  await until(async () => (await net(page)) > first, true);
  const second = await net(page);
  assert.equal(Number(await big(page, "since_pinned").getAttribute("data-cents")), second - first);
  await page.keyboard.press("u");
  await until(() => offers(page).count(), SAID + 2);
  const focus = () => page.evaluate(() => document.activeElement.closest("[data-term]")?.getAttribute("data-term"));
  assert.equal(await focus(), "levers.l01.credit", "storing an offer leaves the hand where it was");

  // A long call does not fill the top bar: the log holds the offers, the switch what is negotiated.
  const switched = page.getByRole("group", { name: "Scenario" }).getByRole("button");
  assert.equal(await switched.count(), 5);

  // Back through the log by key: newest first, and forth to what is negotiated.
  await page.keyboard.press("[");
  await until(() => net(page), second);
  await page.keyboard.press("[");
  await until(() => net(page), first);
  assert.ok(await slider(page, "levers.l01.credit").isDisabled(), "a stored offer can't be moved");
  await page.keyboard.press("b");
  await until(() => net(page), second);
  assert.ok(await slider(page, "levers.l01.credit").isEnabled());

  // An offer stays what was said when AWS's own offer changes.
  await scenario(page, "AWS offer");
  await slider(page, "edp.edp.commitments.0").focus();
  await page.keyboard.press("ArrowLeft");
  await until(() => page.locator('[data-offer]', { hasText: "AWS offer 4" }).locator(".offer__value").innerText(), "$2.21M");
  const plan = JSON.parse(await exported(page));
  const stored = plan.scenarios.find((of) => of.name === "AWS offer 4");
  assert.deepEqual([stored.date, stored.at, stored.by, stored.kind], ["2026-11-24", "14:32", "aws", "custom"]);
  assert.equal(new Set(plan.scenarios.map((of) => of.id)).size, plan.scenarios.length);
  assert.deepEqual(page.seen.errors, []);
});

test("one undo takes a stored offer back, and it is there after a reload", async () => {
  const page = await open();
  await page.keyboard.press("s");
  await until(() => offers(page).count(), SAID + 1);
  await untilKept(page);
  await page.reload();
  await ready(page);
  await until(() => offers(page).count(), SAID + 1);
  await page.keyboard.press("s");
  await until(() => offers(page).count(), SAID + 2);
  await undo(page).click();
  await until(() => offers(page).count(), SAID + 1);
});

test("it can be gone on from a stored offer", async () => {
  const page = await open();
  await page.keyboard.press("s");
  const first = await net(page);
  await slider(page, "levers.l01.credit").focus();
  await page.keyboard.press("ArrowRight");
  await until(async () => (await net(page)) > first, true);
  await page.keyboard.press("[");
  await page.getByRole("button", { name: "Go on from it in Settled" }).click();
  await until(() => net(page), first);
  assert.equal(await page.getByRole("group", { name: "Scenario" }).getByRole("button", { name: "Settled" }).getAttribute("aria-pressed"), "true");
});

test("one key settles on the offer shown, whatever is negotiated, and one undo takes it back", async () => {
  const page = await open();
  const settled = await net(page);
  const pressed = (name) => page.getByRole("group", { name: "Scenario" }).getByRole("button", { name }).getAttribute("aria-pressed");
  await scenario(page, "Ask");
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await page.getByText("Our counter 1 stays what was said.").waitFor();
  const counter = await net(page);
  assert.ok(counter > settled);
  await page.keyboard.press("a");
  await until(() => pressed("Settled"), "true");
  await until(() => net(page), counter);
  await undo(page).click();
  await until(async () => [await pressed("Settled"), await net(page)], ["false", counter], "back on the offer");
  await scenario(page, "Settled");
  await until(() => net(page), settled);
  assert.deepEqual(page.seen.errors, []);
});

test("a give in hand is counted when it is offered", async () => {
  const page = await open();
  const gives = page.getByRole("list", { name: "Gives still in hand" });
  await until(() => gives.getByRole("listitem").count(), 2);
  assert.match(await gives.innerText(), /SageMaker replaces in-house ML\s+asks \$120K/);
  await gives.getByRole("button", { name: "Offer Outposts pilot, Leeds" }).click();
  await until(() => gives.getByRole("listitem").count(), 1);
});

test("Hide private leaves no trace of the walk-away on the screen", async () => {
  const page = await open();
  const walk = await big(page, "above_walk_away").innerText();
  assert.match(walk, /\+\$931K/);
  await page.keyboard.press("Control+Shift+H");
  await until(() => page.getByRole("button", { name: "Hide private" }).getAttribute("aria-pressed"), "true");
  const text = () => page.evaluate(() => document.body.innerText + [...document.querySelectorAll("[title]")].map((at) => at.title).join("\n"));
  const words = await text();
  assert.doesNotMatch(words, /.{0,60}walk.{0,60}/i);
  assert.ok(!words.includes(walk));
  assert.equal(await page.locator(".mark.c-walk:visible").count(), 0);
  assert.equal(await page.getByRole("group", { name: "Scenario" }).getByRole("button", { name: "Walk-away" }).count(), 0);
  assert.ok(await page.getByRole("heading", { name: "Say next" }).isHidden(), "our tactics are not for AWS");
  // Whoever stood on the walk-away is led to AWS's offer.
  await page.keyboard.press("Control+Shift+H");
  await scenario(page, "Walk-away");
  await page.keyboard.press("Control+Shift+H");
  await until(() => page.getByRole("group", { name: "Scenario" }).getByRole("button", { name: "AWS offer" }).getAttribute("aria-pressed"), "true");
});

test("Hide private holds on every screen: no walk-away, no cost or estimate of ours, nor what they can be worked out from", async () => {
  const page = await openApp();
  const seen = () => page.evaluate(() => document.body.innerText + [...document.querySelectorAll("[title]")].map((at) => `\n${at.title}`).join(""));
  const screens = ["overview", "workloads", "exchange", "credits", "consumption", "commitment", "compare", "brief", "call"];
  let private_ = 0;
  const words = /walk.?away|^our cost$|of its worth|worth to aws|by chance|287,000|1\.28M/im;
  for (const hidden of [false, true]) {
    if (hidden) await page.keyboard.press("Control+Shift+H");
    for (const screen of screens) {
      await page.evaluate((to) => (location.hash = to), screen);
      await until(() => page.evaluate(() => location.hash), `#${screen}`);
      await page.waitForTimeout(150);
      const found = (await seen()).match(words)?.[0];
      if (hidden) assert.equal(found, undefined, `${found} on ${screen}`);
      else private_ += found ? 1 : 0;
    }
  }
  assert.equal(private_, screens.length, "all of them show something private otherwise");
});

test("call mode is entered from anywhere and left to where one was", async () => {
  const page = await openApp({ path: "#credits" });
  await page.keyboard.press("Control+Shift+L");
  await page.getByRole("heading", { name: "Call mode" }).waitFor();
  await page.getByRole("button", { name: "End call mode" }).click();
  await page.getByRole("heading", { name: "Credits", exact: true }).first().waitFor();
});

for (const [width, height, dark] of [
  [1440, 900, false],
  [1440, 900, true],
  [1024, 768, false],
  [390, 844, true],
]) {
  test(`axe finds nothing at ${width} ${dark ? "dark" : "light"}, and nothing is wider than the page`, async () => {
    const page = await open({ width, height, dark });
    await page.keyboard.press("s");
    await until(() => offers(page).count(), SAID + 1);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}
