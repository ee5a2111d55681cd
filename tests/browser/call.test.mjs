// Call mode as one uses it on a call: terms by keys and by mouse, offers stored and walked through, what is private.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, figure, openApp, ready, shot } from "./harness.mjs";
import { exported, scenario, until, untilKept } from "./steps.mjs";

const open = (options) => openApp({ path: "#call", at: "2026-11-24T14:32:00Z", ...options });
const term = (page, key) => page.locator(`[data-term="${key}"]`);
const slider = (page, key) => term(page, key).getByRole("slider");
const net = (page) => figure(page, "deal_value");
const big = (page, key) => page.locator(`.big [data-figure="${key}"]`);
const said = (page, key) => slider(page, key).getAttribute("aria-valuetext");
const offers = (page) => page.getByRole("list", { name: "Offer log" }).getByRole("listitem");
// The sample has AWS’s offer and what was said on its third call.
const SAID = 4;
// The field says to what the note is, and what Enter does.
const note = (page) => page.getByLabel(/^Note to /);
const told = (page) => page.locator(".call__noting").innerText().then((text) => text.split("\n").map((line) => line.trim()));
const NEXT = ["Note to the next offer", "Enter stores AWS offer 4"];
const atHand = (page) => page.evaluate(() => document.activeElement.closest("[data-term]")?.getAttribute("data-term"));
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
  assert.equal(Number(await big(page, "deal_value").getAttribute("data-cents")), after);
  assert.match(await term(page, "edp.edp.commitments.0").innerText(), /\$8\.90M\s→ \$9\.40M: −\$/);
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
  assert.equal(await atHand(page), "edp.edp.commitments.1");
  await until(() => said(page, "edp.edp.commitments.1"), "$12.80M");
  await page.keyboard.press("ArrowUp");
  assert.equal(await atHand(page), "edp.edp.commitments.0");
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
  await note(page).fill("Cap 1.2M if SAP stays in August");
  await note(page).press("Escape");
  await page.keyboard.press("s");
  await until(() => offers(page).count(), SAID + 1);
  const first = await net(page);
  assert.match(await offers(page).first().innerText(), /14:32\s+AWS offer 4\s+\$6\.46M\s+Pinned\s+Cap 1\.2M if SAP stays in August/);
  assert.equal(await note(page).inputValue(), "");
  assert.equal(await big(page, "since_pinned").getAttribute("data-cents"), "0");

  await slider(page, "levers.l01.credit").focus();
  await page.keyboard.press("ArrowRight");
  await until(async () => (await net(page)) > first, true);
  const second = await net(page);
  assert.equal(Number(await big(page, "since_pinned").getAttribute("data-cents")), second - first);
  await page.keyboard.press("u");
  await until(() => offers(page).count(), SAID + 2);
  assert.equal(await atHand(page), "levers.l01.credit", "storing an offer leaves the hand where it was");

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
  await until(() => page.locator('[data-offer]', { hasText: "AWS offer 4" }).locator(".offer__value").innerText(), "$6.46M");
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

test("N behind U writes the note of the counter just stored, in one step of undo, and stores nothing", async () => {
  const page = await open();
  await until(() => told(page), NEXT);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("u");
  await until(() => offers(page).count(), SAID + 1);
  await until(() => told(page), ["Note to our counter 2", "Enter writes it"]);
  await page.keyboard.press("n");
  await page.keyboard.type("Nine is as far as we go");
  await page.keyboard.press("Enter");
  await until(async () => /Our counter 2\s+\S+\s+Pinned\s+Nine is as far as we go/.test(await offers(page).first().innerText()), true);
  assert.equal(await offers(page).count(), SAID + 1, "nobody made another offer");
  assert.equal(await note(page).inputValue(), "");
  assert.equal(await big(page, "since_pinned").getAttribute("data-cents"), "0");
  assert.equal(await undo(page).getAttribute("title"), "Undo: Note to our counter 2");

  // It opens with what it says; Esc leaves that, an emptied field takes it away, and one undo brings it back.
  await page.keyboard.press("n");
  assert.equal(await note(page).inputValue(), "Nine is as far as we go");
  await page.keyboard.type(" tonight");
  await page.keyboard.press("Escape");
  assert.doesNotMatch(await offers(page).first().innerText(), /tonight/);
  await page.keyboard.press("n");
  await note(page).fill("");
  await page.keyboard.press("Enter");
  await until(async () => /Nine/.test(await offers(page).first().innerText()), false);
  await page.keyboard.press("Control+z");
  await until(async () => /Nine/.test(await offers(page).first().innerText()), true);
  assert.deepEqual(page.seen.errors, []);
});

test("once a term has moved, or before anything is stored, Enter behind the note stores the next offer, and says so", async () => {
  const page = await open();
  await until(() => atHand(page), "edp.edp.commitments.0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("s");
  await until(() => told(page), ["Note to AWS offer 4", "Enter writes it"]);
  await page.keyboard.press("ArrowRight");
  await until(() => told(page), ["Note to the next offer", "Enter stores AWS offer 5"]);
  await page.keyboard.press("ArrowLeft");
  await until(() => told(page), ["Note to AWS offer 4", "Enter writes it"], "it is what was stored");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("n");
  await page.keyboard.type("By phone");
  await page.keyboard.press("Enter");
  await until(() => offers(page).count(), SAID + 2);
  assert.match(await offers(page).first().innerText(), /AWS offer 5\s+\S+\s+Pinned\s+By phone/);
  assert.doesNotMatch(await offers(page).nth(1).innerText(), /By phone/);
  await until(() => told(page), ["Note to AWS offer 5", "Enter writes it"]);
});

test("while an older offer is shown the note is that one's, what was begun waits for the next, and S shows what it stores", async () => {
  const page = await open();
  await page.keyboard.press("n");
  await page.keyboard.type("They want an answer by Friday");
  await page.keyboard.press("Escape");
  await until(() => note(page).inputValue(), "They want an answer by Friday");
  const value = await net(page);
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await until(() => told(page), ["Note to our counter 1", "Enter writes it"]);
  assert.equal(await note(page).inputValue(), "", "it is not a note to this one");
  await page.keyboard.press("n");
  assert.equal(await note(page).inputValue(), "By mail: scope and rate as asked, commitment $8.5M");
  await page.keyboard.type(", said twice");
  await page.keyboard.press("Enter");
  await until(async () => /commitment \$8\.5M, said twice/.test(await offers(page).nth(1).innerText()), true);
  await page.keyboard.press("s");
  await until(() => offers(page).count(), SAID + 1);
  assert.match(await offers(page).first().innerText(), /AWS offer 4\s+\$6\.46M\s+Pinned\s+They want an answer by Friday/);
  await until(() => net(page), value, "what was stored is shown");
  await until(() => told(page), ["Note to AWS offer 4", "Enter writes it"]);

  // What is gone on from is what was stored: the note is the last offer's as long as that says the same.
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await page.getByText("AWS offer 3 stays what was said.").waitFor();
  await page.keyboard.press("g");
  await until(() => told(page), ["Note to the next offer", "Enter stores AWS offer 5"]);
  await page.keyboard.press("[");
  await page.keyboard.press("a");
  await until(() => told(page), ["Note to AWS offer 4", "Enter writes it"]);
  assert.deepEqual(page.seen.errors, []);
});

test("call mode is entered with the first term at hand: arrows act at once, letters too", async () => {
  for (const enter of [() => open(), async () => {
    const page = await openApp({ path: "#credits", at: "2026-11-24T14:32:00Z" });
    await page.keyboard.press("Control+Shift+L");
    return page;
  }, async () => {
    const page = await openApp({ path: "#credits", at: "2026-11-24T14:32:00Z" });
    await page.getByRole("button", { name: "Call mode" }).click();
    return page;
  }]) {
    const page = await enter();
    await until(() => atHand(page), "edp.edp.commitments.0");
    await page.keyboard.press("ArrowRight");
    await until(() => said(page, "edp.edp.commitments.0"), "$9.00M");
    for (const key of ["s", "u"]) await page.keyboard.press(key);
    await until(() => offers(page).count(), SAID + 2);
    await page.keyboard.press("[");
    await page.getByText("Our counter 2 stays what was said.").waitFor();
    await page.keyboard.press("]");
    await until(() => atHand(page), "edp.edp.commitments.0", "and back on the same term");
    await page.keyboard.press("n");
    assert.ok(await note(page).evaluate((field) => field === document.activeElement));
    await page.keyboard.press("Escape");
    assert.equal(await atHand(page), "edp.edp.commitments.0");
    await page.context().close();
  }
});

test("arrows act on the term at hand wherever a click left the focus", async () => {
  const page = await open();
  await slider(page, "edp.edp.commitments.1").focus();
  await page.getByRole("button", { name: /^Store our counter/ }).click();
  await until(() => offers(page).count(), SAID + 1);
  await page.keyboard.press("ArrowRight");
  await until(() => said(page, "edp.edp.commitments.1"), "$12.80M");
  assert.equal(await atHand(page), "edp.edp.commitments.1");
  await page.locator(".big").click();
  await page.keyboard.press("Shift+ArrowLeft");
  await until(() => said(page, "edp.edp.commitments.1"), "$11.80M");
  await page.keyboard.press("Control+z");
  await until(() => said(page, "edp.edp.commitments.1"), "$12.80M", "five steps of one key are one of undo");
});

test("walking down to AWS's offer itself is a look: B leads back, and S stores what is negotiated", async () => {
  const page = await open();
  const pressed = () => page.getByRole("group", { name: "Scenario" }).locator('[aria-pressed="true"]').innerText();
  const value = await net(page);
  for (let i = 0; i < SAID + 2; i += 1) await page.keyboard.press("[");
  await until(pressed, "O\nAWS offer");
  await page.getByRole("button", { name: "Back to Settled" }).waitFor();
  await page.keyboard.press("b");
  await until(pressed, "S\nSettled");
  await offers(page).last().locator(".offer__open").click();
  await until(pressed, "O\nAWS offer");
  await page.keyboard.press("s");
  await until(() => offers(page).count(), SAID + 1);
  assert.match(await offers(page).first().innerText(), /AWS offer 4\s+\$6\.46M/);
  await until(() => net(page), value, "what was stored is shown");
  // Chosen by its name, it is what is negotiated.
  await scenario(page, "AWS offer");
  assert.equal(await page.getByRole("button", { name: /^Back to/ }).count(), 0);
  assert.deepEqual(page.seen.errors, []);
});

test("undo of A says what A did", async () => {
  const page = await open();
  await page.keyboard.press("[");
  await page.keyboard.press("a");
  await until(() => undo(page).getAttribute("title"), "Undo: Settle on AWS offer 3");
  await page.keyboard.press("Control+z");
  await page.getByText("AWS offer 3 stays what was said.").waitFor();
  await page.keyboard.press("g");
  await until(() => undo(page).getAttribute("title"), "Undo: Go on from AWS offer 3");
});

test("the line under deal value says which term moved from where to where, and nothing else is put down to it", async () => {
  const page = await open();
  const line = () => page.locator(".big__line").first().innerText();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowRight");
  await until(async () => /^−\$\S+ by “Commitment 2027”, \$8\.90M\s→ \$9\.40M$/.test(await line()), true);
  const moved = await line();
  await page.getByRole("list", { name: "Gives still in hand" }).getByRole("button", { name: "Offer Outposts pilot, Leeds" }).click();
  await until(() => page.getByRole("list", { name: "Gives still in hand" }).getByRole("listitem").count(), 1);
  assert.equal(await line(), moved, "a give is not what the term did");
  await page.keyboard.press("[");
  await until(line, "stored: it stays what was said", "another scenario was not moved");
  await page.keyboard.press("b");
  await until(line, moved);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await until(line, "move a term to see what it is worth");
});

for (const [width, height, dark] of [[390, 844, false], [320, 568, true]]) {
  test(`on a phone (${width} px) what stores an offer is under the thumb, the log is one press away, and nothing is covered`, async () => {
    const page = await open({ width, height, dark });
    const button = (name) => page.getByRole("button", { name });
    const inSight = async (what, above = 0) => {
      const box = await what.boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= width && box.y >= above && box.y + box.height <= height, JSON.stringify(box));
      for (const [left, top] of [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9]]) {
        const at = [box.x + box.width * left, box.y + box.height * top];
        assert.ok(await what.evaluate((one, [x, y]) => one.contains(document.elementFromPoint(x, y)), at), `covered at ${at}`);
      }
      return box;
    };
    for (const name of [/^Store AWS offer/, /^Store our counter/, "Offer log", "Note"]) {
      const box = await inSight(page.locator(".call__store").getByRole("button", { name, exact: true }), height / 2);
      assert.ok(box.height >= 44 && box.width >= 44, JSON.stringify(box));
    }
    // A term by the thumb alone.
    const more = term(page, "edp.edp.commitments.0").getByRole("button", { name: /^More/ });
    const box = await inSight(more);
    assert.ok(box.height >= 42 && box.width >= 44, JSON.stringify(box));
    await more.click();
    await until(() => said(page, "edp.edp.commitments.0"), "$9.00M");
    assert.ok((await inSight(slider(page, "edp.edp.commitments.0"))).height >= 44);
    await button(/^Store AWS offer/).click();
    await until(() => offers(page).count(), SAID + 1);
    await button("Offer log").click();
    await inSight(offers(page).first().locator(".offer__open"));
    await inSight(page.getByRole("heading", { name: "Offer log" }));
    await button("Offer log").click();
    await inSight(slider(page, "edp.edp.commitments.0"));
    // The note, and then room again.
    await button("Note").click();
    await inSight(note(page));
    await inSight(page.locator(".call__noting label"));
    await shot(page, `call-note-${width}`);
    await page.keyboard.type("By phone");
    await page.keyboard.press("Enter");
    await until(async () => /By phone/.test(await offers(page).first().innerText()), true);
    assert.equal(await offers(page).count(), SAID + 1);
    assert.ok((await page.locator(".call__store").boundingBox()).height < 64);
    // The last term comes to rest between the figures and what stores.
    await slider(page, "edp.edp.commitments.0").focus();
    for (let i = 0; i < 8; i += 1) {
      await page.keyboard.press("ArrowDown");
      await inSight(page.locator(".range:focus"));
    }
    for (let i = 0; i < 8; i += 1) {
      await page.keyboard.press("ArrowUp");
      await inSight(page.locator(".range:focus"));
    }
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(page.seen.errors, []);
  });
}

test("what was moved before private things were hidden is not told while they are", async () => {
  const page = await open();
  const line = () => page.locator(".big__line").first().innerText();
  await page.keyboard.press("ArrowRight");
  await until(async () => /by “Commitment 2027”/.test(await line()), true);
  await page.keyboard.press("Control+Shift+H");
  await until(async () => /by “/.test(await line()), false);
  await page.keyboard.press("ArrowRight");
  await until(async () => /by “Commitment 2027”/.test(await line()), true);
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
