// The tour of a first visit: by keyboard alone, skippable, and it ends in one's own plan.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./harness.mjs";
import { scenario, until } from "./steps.mjs";

const tour = (page) => page.getByRole("complementary", { name: "Tour" });
const here = (page) => page.locator(".tour__here");

test("two minutes by keyboard alone end in an empty plan", async () => {
  const page = await openApp();
  await page.getByRole("button", { name: "Two-minute tour" }).press("Enter");
  const seen = [];
  for (let step = 1; step < 8; step += 1) {
    await until(() => tour(page).locator(".tour__step").innerText(), `Step ${step} of 8`);
    await until(() => here(page).count(), 1, `step ${step} points at something`);
    assert.ok(await here(page).isVisible());
    seen.push(await tour(page).getByRole("heading").innerText());
    await until(() => page.evaluate(() => document.activeElement.textContent), "Next");
    await page.keyboard.press("Enter");
  }
  assert.equal(new Set(seen).size, 7);
  await until(() => page.evaluate(() => document.activeElement.textContent), "Start empty");
  await page.keyboard.press("Enter");
  await until(() => page.locator(".menu__button").first().innerText(), "New plan");
  assert.equal(await tour(page).count(), 0);
  assert.equal(await here(page).count(), 0);
  assert.deepEqual(page.seen.errors, []);
});

test("the page can be used meanwhile, Esc leaves, the menu begins it again", async () => {
  const page = await openApp();
  await page.getByRole("button", { name: "Two-minute tour" }).click();
  await tour(page).getByRole("button", { name: "Next" }).click();
  await scenario(page, "Ask");
  assert.equal(await tour(page).locator(".tour__step").innerText(), "Step 2 of 8");
  assert.deepEqual(await axe(page), []);
  await tour(page).getByRole("button", { name: "Back" }).click();
  await until(() => tour(page).locator(".tour__step").innerText(), "Step 1 of 8");
  await tour(page).getByRole("button", { name: "Next" }).press("Escape");
  await until(() => tour(page).count(), 0);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tour");
  await page.keyboard.press("Enter");
  await tour(page).waitFor();
});
