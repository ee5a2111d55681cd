// Everyone can use it: no fault that axe can find, all of it by keyboard with the focus in sight, in any colours,
// at any zoom.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, cell, figure, grid, openApp, shot } from "./harness.mjs";
import { active, go, importFile, openPlanMenu, planMenu, read, shown, type, until, untilEditing } from "./steps.mjs";

const ESTIMATE = "pricing-calculator-spain-4-services.csv";

const rail = (page) => page.getByRole("navigation", { name: "Screens" });

/** The addresses of all screens, from the rail; on a phone a button lists those its bar has no room for. */
async function screens(page) {
  const more = rail(page).getByRole("button");
  const folded = await more.isVisible();
  if (folded) await more.click();
  const all = await rail(page).getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  if (folded) await more.press("Escape");
  assert.equal(all.length, 8);
  return all;
}

async function show(page, address) {
  await page.goto(page.url().split("#")[0] + address);
  await until(() => page.locator(`nav a[href="${address}"]`).getAttribute("aria-current"), "page");
  await page.locator("main h1").first().waitFor();
}

/** Leaves a text in the first workload's first amount that can't be read. */
async function spoil(page) {
  await go(page, "workloads", "w02", "monthly_run_rate");
  await type(page, "bananas");
  await page.keyboard.press("Enter");
  await until(() => cell(page, "workloads", "w02", "monthly_run_rate").getAttribute("aria-invalid"), "true");
  await page.keyboard.press("ArrowUp");
}

/** Opens the sentence of a figure. */
async function explain(page) {
  await page.getByRole("region", { name: "Figures" }).getByRole("button").first().click();
  await page.locator("#explanation").waitFor({ state: "visible" });
}

/** Calls `check(what)` on every screen, and with everything that opens. */
async function lookAtAll(page, check) {
  for (const address of await screens(page)) {
    await show(page, address);
    await check(address.slice(1));
  }
  await show(page, "#workloads");
  await spoil(page);
  await check("an invalid cell and its note");
  await explain(page);
  await check("an explanation");
  await page.keyboard.press("Escape");
  await grid(page, "workloads").focus();
  await page.keyboard.press("F2");
  await untilEditing(page);
  await check("the editor");
  await page.keyboard.press("Escape");
  const more = rail(page).getByRole("button");
  if (await more.isVisible()) {
    await more.click();
    await check("the list of screens");
    await more.click();
  }
  await openPlanMenu(page);
  await check("the plan menu");
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  await importFile(page, "notes.json", "nothing of use");
  await page.locator(".notices [role=alert]").waitFor();
  await check("a refusal");
  await importFile(page, ESTIMATE, read(`tests/fixtures/import/${ESTIMATE}`));
  await page.getByRole("dialog").waitFor();
  await check("the import dialog");
}

for (const width of [1440, 1024, 390]) {
  for (const dark of [false, true]) {
    const look = `${width} px, ${dark ? "dark" : "light"}`;
    test(`axe finds no fault on any screen and in nothing that opens (${look})`, async () => {
      const page = await openApp({ width, height: width === 390 ? 844 : 900, dark });
      const faults = {};
      await lookAtAll(page, async (what) => {
        const found = await axe(page);
        if (found.length) faults[what] = found;
        await shot(page, `access-${width}-${dark ? "dark" : "light"}-${what.replaceAll(" ", "-")}`);
      });
      assert.deepEqual(faults, {});
    });
  }
}

test("in high contrast every text has seven times the light of its ground, on every screen and in what opens", async () => {
  const page = await openApp({ contrast: true });
  const faults = {};
  const rules = ["color-contrast", "color-contrast-enhanced"];
  const check = async (what) => {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const found = await axe(page, { also: rules, only: rules });
      if (found.length) faults[`${what}, ${colorScheme}`] = found;
      await shot(page, `access-contrast-${colorScheme}-${what.replaceAll(" ", "-")}`);
    }
  };
  await page.getByRole("button", { name: "Call mode" }).click();
  await page.locator(".call").waitFor();
  await check("call mode");
  await lookAtAll(page, check);
  assert.deepEqual(faults, {});
});

/** How much lighter one colour token is than another, by the rule of the accessibility guidelines. */
const contrasts = (page, pairs) =>
  page.evaluate((all) => {
    const style = getComputedStyle(document.documentElement);
    const light = (token) => {
      const hex = style.getPropertyValue(`--${token}`).trim().slice(1);
      const parts = hex.length === 3 ? [...hex].map((digit) => digit + digit) : hex.match(/../g);
      const [red, green, blue] = parts.map((part) => parseInt(part, 16) / 255).map((of) => (of <= 0.04045 ? of / 12.92 : ((of + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    return all.map(([one, other]) => Math.max(light(one), light(other)) / Math.min(light(one), light(other)));
  }, pairs);

test("high contrast: whoever wishes it from the system has it, or chooses it; edges, marks and areas can be told apart too", async () => {
  const page = await openApp();
  const plain = await contrasts(page, [["line", "surface"]]);
  assert.ok(plain[0] < 2, "hairlines are quiet as a rule");
  const grounds = ["surface", "surface-2", "surface-3", "select", "warn-bg", "neg-bg", "ov-ask", "ov-target", "ov-walk", "ov-settled", "heat-1", "heat-5"];
  const edges = ["line", "line-2", "line-3", "focus", "select-line"];
  const areas = ["map", "edp", "promo", "proserve", "partner", "activate", "market"].map((of) => `pr-${of}`).concat("cash");
  const pairs = [
    ...edges.flatMap((edge) => grounds.map((ground) => [edge, ground])),
    ...areas.flatMap((area) => ["surface", "surface-2"].map((ground) => [area, ground])),
  ];
  const weak = async () => (await contrasts(page, pairs)).flatMap((ratio, at) => (ratio < 4.5 ? [pairs[at].join(" on ")] : []));
  const ring = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--ring")));
  assert.equal(await ring(), 2);
  const media = async (contrast, theme, colorScheme) => {
    await page.emulateMedia({ contrast, colorScheme });
    await page.evaluate((of) => (of ? document.documentElement.setAttribute("data-theme", of) : document.documentElement.removeAttribute("data-theme")), theme);
  };
  for (const [contrast, theme] of [["more", null], ["no-preference", "contrast"]]) {
    for (const scheme of ["light", "dark"]) {
      await media(contrast, theme, scheme);
      assert.deepEqual(await weak(), [], `${contrast} ${theme} ${scheme}`);
      assert.ok((await ring()) >= 3);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), scheme);
    }
  }
  // Who chose light or dark by hand keeps it; paper is light.
  await media("more", "light", "dark");
  assert.equal(await ring(), 2);
  await media("no-preference", "dark", "dark");
  await page.emulateMedia({ media: "print" });
  assert.ok((await contrasts(page, [["ink", "surface"]]))[0] > 7);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "light");
});

for (const [width, height] of [[390, 844], [320, 568]]) {
  test(`on a phone (${width} px) the thumb reaches “Hide private” and “Call mode”, and the deal value stays in sight`, async () => {
    const page = await openApp({ width, height, path: "#overview" });
    const inSight = async (what, above) => {
      const box = await what.boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= width && box.y >= above && box.y + box.height <= height, JSON.stringify(box));
      // Nothing lies over it, and nothing over what can be pressed there.
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      assert.ok(await what.evaluate((one, [left, top]) => one.contains(document.elementFromPoint(left, top)), [x, y]), `covered at ${x}, ${y}`);
    };
    const act = (name) => page.getByRole("button", { name });
    for (const address of await screens(page)) {
      await show(page, address);
      for (const name of ["Hide private", "Call mode"]) await inSight(act(name), height / 2);
      await inSight(page.locator('[data-figure="deal_value"]').first(), 0);
    }
    await act("Hide private").click();
    await until(() => act("Hide private").getAttribute("aria-pressed"), "true");
    await act("Call mode").click();
    await page.locator(".call").waitFor();
    for (const name of ["Hide private", "End call mode"]) await inSight(act(name), height / 2);
    await inSight(page.locator('.big [data-figure="deal_value"]'), 0);
    await inSight(page.getByRole("button", { name: "Undo" }), 0);
    await act("End call mode").click();
    await page.locator(".call").waitFor({ state: "detached" });
  });
}

for (const [width, height] of [[390, 844], [320, 568]]) {
  test(`on a phone (${width} px) every screen is a press or two away, by thumb and by keyboard`, async () => {
    const page = await openApp({ width, height, path: "#overview" });
    const [bar, button] = [rail(page), rail(page).getByRole("button")];
    const title = () => page.locator("main h1").first().innerText();
    /** What can be pressed of the frame below the page, as name and box; none may be cut off, covered, or lie over another. */
    const standing = async () => {
      const all = [...(await bar.getByRole("link").all()), button, page.getByRole("button", { name: "Hide private" }), page.getByRole("button", { name: "Call mode" })];
      const boxes = [];
      for (const one of all) {
        const [name, box] = [(await one.innerText()).split("\n")[0], await one.boundingBox()];
        assert.ok(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height, `${name} is on the screen`);
        assert.ok(box.width >= 24 && box.height >= 44, `${name} is large enough for a thumb`);
        assert.ok(await one.evaluate((it) => [...it.querySelectorAll("[class$=__name]")].every((part) => part.scrollWidth <= it.clientWidth)), `${name} can be read whole`);
        for (const [other, its] of boxes) {
          const apart = box.x >= its.x + its.width - 0.5 || its.x >= box.x + box.width - 0.5 || box.y >= its.y + its.height - 0.5 || its.y >= box.y + box.height - 0.5;
          assert.ok(apart, `${name} lies over ${other}`);
        }
        boxes.push([name, box]);
      }
    };
    for (const name of ["Overview", "Workloads", "Value exchange", "Credits", "Consumption", "Commitment", "Compare", "Brief"]) {
      const link = bar.getByRole("link", { name });
      if (!(await link.isVisible())) {
        await button.click();
        await until(() => button.getAttribute("aria-expanded"), "true");
      }
      await standing();
      await link.click();
      await until(title, name);
      // The list is gone, and the bar says where one is.
      await until(() => button.getAttribute("aria-expanded"), "false");
      await until(() => bar.locator('[aria-current]:visible').innerText().then((text) => text.split("\n")[0]), name);
      await standing();
    }
    // Keys: the list follows its button; Escape, and leaving it, close it.
    const focus = () => page.evaluate(() => document.activeElement.textContent);
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await until(async () => (await focus()).startsWith("Credits"), true);
    await page.keyboard.press("Enter");
    await until(title, "Credits");
    await until(async () => (await focus()).startsWith("Credits, list of screens"), true, "the keyboard is back on the button");
    await page.keyboard.press("Space");
    await until(() => bar.getByRole("link").count(), 8);
    await page.keyboard.press("Escape");
    await until(() => bar.getByRole("link").count(), 3);
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await until(() => button.getAttribute("aria-expanded"), "false");
    await button.click();
    await page.locator("main h1").first().click();
    await until(() => button.getAttribute("aria-expanded"), "false", "a press elsewhere closes it");
    assert.deepEqual(page.seen.errors, []);
  });
}

test("on a phone another screen begins at its beginning, however far down the one before was read", async () => {
  const page = await openApp({ width: 390, height: 844, path: "#overview" });
  const down = () => page.locator("main").evaluate((main) => main.scrollTop);
  await page.locator("main").evaluate((main) => main.scrollTo(0, 900));
  await until(down, 900);
  await rail(page).getByRole("link", { name: "Workloads" }).click();
  await until(() => page.locator("main h1").first().innerText(), "Workloads");
  await until(down, 0);
});

/** Texts that can't be read: they stand off the screen, and nothing there scrolls to them. */
const cutOff = (page) =>
  page.evaluate(() => {
    const scrolls = (one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth;
    const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    const within = document.querySelector("dialog[open]") ?? document.body;
    const shown = [...within.querySelectorAll("*")].filter((one) => own(one) && one.checkVisibility() && !one.closest(".vh, .skip"));
    return shown.flatMap((one) => {
      let [box, around] = [one.getBoundingClientRect(), one.parentElement];
      while (around && !scrolls(around)) around = around.parentElement;
      // What scrolls has to be on the screen itself, and nothing in it may begin before its beginning.
      const left = around ? around.getBoundingClientRect().left - around.scrollLeft : 0;
      const lost = box.left < left - 1;
      if (around) box = around.getBoundingClientRect();
      return lost || box.left < -1 || box.right > innerWidth + 1 ? [`“${one.textContent.trim().slice(0, 40)}” (${one.className})`] : [];
    });
  });

for (const [width, height] of [[390, 844], [320, 568]]) {
  test(`on a phone (${width} px) no text of any screen, menu or dialog is cut off at the edge`, async () => {
    const page = await openApp({ width, height, path: "#overview" });
    const cut = {};
    const check = async (what) => {
      const found = await cutOff(page);
      if (found.length) cut[what] = found;
    };
    for (const address of await screens(page)) {
      await show(page, address);
      await check(address);
    }
    await openPlanMenu(page);
    await check("the plan menu");
    const entries = page.getByRole("menuitem");
    for (const entry of await entries.all()) await entry.scrollIntoViewIfNeeded();
    const last = await entries.last().boundingBox();
    assert.ok(last.y >= 0 && last.y + last.height <= height, "its last entry can be reached");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "History of steps" }).click();
    await page.getByRole("menu").waitFor();
    await check("the steps");
    await page.keyboard.press("Escape");
    for (const [keys, what] of [["Control+Shift+O", "the plans"], ["Control+k", "the palette"], ["F1", "the shortcuts"]]) {
      await page.keyboard.press(keys);
      await page.getByRole("dialog").waitFor();
      await check(what);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await planMenu(page, "Numbers and dates…");
    await page.getByRole("dialog").waitFor();
    await check("numbers and dates");
    await page.keyboard.press("Escape");
    await importFile(page, ESTIMATE, read(`tests/fixtures/import/${ESTIMATE}`));
    await page.getByRole("dialog").waitFor();
    await check("the import dialog");
    assert.deepEqual(cut, {});
  });
}

/** What has the focus: which part of the page, what it is called; `lost`: what looked the same with it, just before. */
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const within = (selector) => at.closest(selector) !== null;
    const part = within(".skip")
      ? "skip link"
      : within("nav")
        ? "rail"
        : within('header .menu:not(.menu--right) [aria-haspopup="menu"]')
          ? "plan menu"
          : within('[aria-label="Scenario"]')
            ? "scenarios"
            : within(".topbar")
              ? "top bar"
              : within('[aria-label="Figures"]')
                ? "figures"
                : within(".notices")
                  ? "notices"
                  : within('[role="grid"]')
                    ? "grid"
                    : within(".status")
                      ? "status bar"
                      : within(".side")
                        ? "panel"
                        : "other";
    // The focus is in sight when something looks other with it than without: the next step compares.
    const look = (one) =>
      [one, one.parentElement, document.querySelector(".sheet__cursor")].map((part) => {
        const style = part ? getComputedStyle(part) : {};
        return [style.outline, style.boxShadow, style.border, style.backgroundColor, style.transform].join();
      }).join();
    const last = window.lastFocus;
    const lost = last && last.at !== at && last.look === look(last.at) ? last.name : null;
    const name = (at.getAttribute("aria-label") ?? at.textContent).trim().slice(0, 40);
    window.lastFocus = { at, look: look(at), name };
    const box = at.getBoundingClientRect();
    return {
      part,
      name,
      lost,
      onScreen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

test("Tab goes through the page in its order, the grid is one stop, and the focus can always be seen", async () => {
  const page = await openApp();
  const stops = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop || (stop.part === "skip link" && stops.length)) break;
    stops.push(stop);
  }
  assert.deepEqual(stops.filter((stop) => stop.lost).map((stop) => stop.lost), [], "each can be seen to have the focus");
  assert.deepEqual(stops.filter((stop) => !stop.onScreen), [], "and is in view");
  const parts = stops.map((stop) => stop.part);
  const order = parts.filter((part, at) => part !== parts[at - 1]);
  assert.deepEqual(order.filter((part) => part !== "other"), [
    "skip link",
    "rail",
    "plan menu",
    "scenarios",
    "top bar",
    "figures",
    "notices",
    "grid",
    "status bar",
    "panel",
  ]);
  const count = (part) => parts.filter((one) => one === part).length;
  assert.equal(count("grid"), 1, "the grid is one stop");
  assert.equal(count("scenarios"), 5);
  assert.equal(count("figures"), 8);
  assert.ok(count("panel") >= 8);

  // And the same way back.
  const back = [];
  for (let step = 0; step < stops.length; step += 1) {
    await page.keyboard.press("Shift+Tab");
    back.push((await focused(page))?.name);
  }
  assert.deepEqual(back, stops.map((stop) => stop.name).reverse());
});

test("the skip link leads past the frame to the page", async () => {
  const page = await openApp();
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).part, "skip link");
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(() => document.activeElement.id), "main");
  assert.equal(new URL(page.url()).hash, "#workloads", "a reload opens the same screen");
});

test("a deal can be worked on without a mouse", async () => {
  const page = await openApp();
  const tabTo = async (part, name) => {
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press("Tab");
      const stop = await focused(page);
      if (stop?.part === part && (!name || stop.name.includes(name))) return;
    }
    assert.fail(`Tab does not lead to ${part} ${name ?? ""}`);
  };
  // The scenario, a figure, a cell.
  await tabTo("scenarios", "AWS offer");
  await page.keyboard.press("Space");
  await until(() => figure(page, "net_value"), 51_093_362);
  await tabTo("figures");
  await page.keyboard.press("Enter");
  await page.locator("#explanation").waitFor({ state: "visible" });
  await tabTo("grid");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  const at = await active(page, "workloads");
  assert.deepEqual(at, { row: "w02", field: "monthly_run_rate" });
  await type(page, "12345");
  await page.keyboard.press("Enter");
  await until(() => shown(page, "workloads", "w02", "monthly_run_rate"), "12,345");
  await until(async () => (await figure(page, "net_value")) !== 51_093_362, true);

  // Esc, then Tab leaves the grid; Shift+Tab comes back to the same cell.
  const here = await active(page, "workloads");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).part, "status bar");
  await page.keyboard.press("Shift+Tab");
  assert.equal((await focused(page)).part, "grid");
  assert.deepEqual(await active(page, "workloads"), here);

  // A term of the panel.
  await tabTo("panel", "Base rate");
  await page.keyboard.type("14%");
  await page.keyboard.press("Enter");
  await until(() => page.locator('[data-table="map"] [data-field="base_rate"] input').inputValue().then(parseFloat), 14);

  // The menu: arrows walk and come round, Esc gives the focus back.
  await page.evaluate(() => document.activeElement.blur());
  await tabTo("plan menu");
  await page.keyboard.press("ArrowDown");
  const item = () => page.evaluate(() => document.activeElement.getAttribute("role") === "menuitem" && document.activeElement.textContent);
  const entries = await page.getByRole("menu").first().getByRole("menuitem").allTextContents();
  assert.ok(entries.includes("Import a file…") && entries.includes("Export plan"), entries.join(", "));
  await until(item, entries[0]);
  await page.keyboard.press("ArrowDown");
  await until(item, entries[1]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await until(item, entries.at(-1), "it comes round to the last entry");
  await page.keyboard.press("Escape");
  await until(async () => (await focused(page))?.part, "plan menu");

  // The dialog holds the focus, and gives it back.
  await importFile(page, ESTIMATE, read(`tests/fixtures/import/${ESTIMATE}`));
  await page.getByRole("dialog").waitFor();
  for (let step = 0; step < 8; step += 1) {
    const inside = await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null);
    assert.ok(inside, "Tab stays in the dialog");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual(page.seen.errors, []);
});

test("the grid says how large it is, where one is and what stands there", async () => {
  const page = await openApp();
  const sheet = grid(page, "workloads");
  assert.equal(await sheet.getAttribute("role"), "grid");
  assert.equal(await page.getByRole("grid", { name: "Workloads" }).count(), 1);
  // A row of titles, 32 rows, the one that adds one, the totals.
  assert.equal(await sheet.getAttribute("aria-rowcount"), "35");
  const columns = Number(await sheet.getAttribute("aria-colcount"));
  assert.equal(await sheet.locator(".sheet__head [role=columnheader]").count(), columns);
  await go(page, "workloads", "w05", "map_scope");
  const at = page.locator(`#${await sheet.getAttribute("aria-activedescendant")}`);
  assert.equal(await at.getAttribute("role"), "gridcell");
  assert.equal(await at.getAttribute("aria-selected"), "true");
  assert.equal(await at.locator("xpath=..").getAttribute("aria-rowindex"), "6");
  assert.equal(await sheet.locator('[aria-selected="true"]').count(), 1);
});

test("in forced colours the page is drawn, the active cell and the chosen scenario can be told", async () => {
  const page = await openApp();
  await page.emulateMedia({ forcedColors: "active" });
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  for (const address of await screens(page)) {
    await show(page, address);
    assert.ok((await page.screenshot()).length > 10_000);
    assert.deepEqual(await axe(page), [], address);
  }
  await show(page, "#workloads");
  await spoil(page);
  const outline = await page.locator(".sheet__cursor").evaluate((one) => {
    const style = getComputedStyle(one);
    return parseFloat(style.borderTopWidth) + (style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth));
  });
  assert.ok(outline >= 1, "colours and shadows are gone, the outline is not");
  // Not by colour alone: the text in the cell is marked with a sign too.
  assert.match(await cell(page, "workloads", "w02", "monthly_run_rate").evaluate((one) => getComputedStyle(one, "::before").content), /!/);
  const [on, off] = await page.evaluate(() =>
    ["true", "false"].map((pressed) => {
      const style = getComputedStyle(document.querySelector(`.seg--scenarios [aria-pressed="${pressed}"]`));
      return [style.backgroundColor, style.color, style.outlineStyle, style.borderTopWidth, style.textDecorationLine, style.fontWeight].join();
    }),
  );
  assert.notEqual(on, off);
  assert.deepEqual(page.seen.errors, []);
});

for (const [what, width, height] of [
  ["at 200% zoom", 720, 450],
  ["on a phone", 390, 844],
  ["at 400% zoom", 320, 512],
]) {
  test(`${what} (${width} px) nothing but the tables scrolls sideways`, async () => {
    const page = await openApp({ width, height });
    const wide = () => page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    for (const address of await screens(page)) {
      await show(page, address);
      assert.equal(await wide(), 0, address);
    }
    const figures = await page.getByRole("region", { name: "Figures" }).getByRole("button").evaluateAll((tiles) =>
      tiles.map((tile) => {
        const figure = document.createRange();
        figure.selectNodeContents(tile.querySelector("[data-figure]"));
        return figure.getBoundingClientRect().right <= tile.getBoundingClientRect().right;
      }),
    );
    assert.deepEqual(figures, Array(8).fill(true), "every figure of the strip is read whole");
    await show(page, "#workloads");
    // The frame of the active cell lies over it, also where row numbers have less room.
    const middle = (at) => at.boundingBox().then((box) => [box.x + box.width / 2, box.y + box.height / 2].map(Math.round));
    const [over, under] = [await middle(page.locator(".sheet__cursor")), await middle(cell(page, "workloads", 0, "name"))];
    assert.ok(over.every((place, at) => Math.abs(place - under[at]) <= 1), `${over} over ${under}`);
    await explain(page);
    assert.equal(await wide(), 0, "an explanation");
    await openPlanMenu(page);
    assert.equal(await wide(), 0, "the plan menu");
    const menu = await page.getByRole("menu").boundingBox();
    assert.ok(menu.x >= 0 && menu.x + menu.width <= width, "the menu is on the screen");
    await page.keyboard.press("Escape");
    await importFile(page, ESTIMATE, read(`tests/fixtures/import/${ESTIMATE}`));
    await page.getByRole("dialog").waitFor();
    assert.equal(await wide(), 0, "the import dialog");
    const add = page.getByRole("button", { name: "Add to the plan" });
    await add.scrollIntoViewIfNeeded();
    const box = await add.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height, "its button can be reached");
  });
}
