// The brief: its figures are those of the page, print has every row on A4 and Letter, and what is private is left out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, figure, openApp } from "./harness.mjs";
import { exported, openPlan, read, scenario, until } from "./steps.mjs";

const open = (options) => openApp({ path: "#brief", ...options });
const section = (page, name) => page.locator(".brief__part", { has: page.getByRole("heading", { name }) });

const appendix = (page, choice) => page.getByRole("group", { name: "Appendix" }).getByRole("button", { name: choice }).click();
/** Rows of each table of the appendix, whose pieces are titled as in "Workloads, 2 of 3". */
const rowsOf = (page) =>
  page.evaluate(() => {
    const rows = {};
    for (const part of document.querySelectorAll(".brief__part:has(h3)")) {
      const [title] = part.querySelector("h3").firstChild.textContent.split(", ");
      (rows[title] ??= []).push(part.querySelectorAll("tbody tr").length);
    }
    return rows;
  });

/** What the browser does when something is printed, without a printer. */
async function printed(page, act) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.locator(".brief__sheet").waitFor();
  const seen = await act();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  return seen;
}

test("its figures are those of the strip, in every scenario", async () => {
  const page = await open();
  for (const [name, id] of [["AWS offer", "offer"], ["Ask", "ask"], ["Settled", "settled"]]) {
    await scenario(page, name);
    const table = section(page, "How deal value adds up");
    for (const key of ["deal_value", "discount_saving", "net_value", "bill_saving", "shortfall_cost", "cash_funding", "lever_cost"]) {
      const cell = table.locator(`[data-figure="${key}"][data-scenario="${id}"]`);
      assert.equal(Number(await cell.getAttribute("data-cents")), await figure(page, key), `${key} of ${name}`);
    }
    const head = page.locator('.brief__figures [data-figure="deal_value"]');
    assert.equal(Number(await head.getAttribute("data-cents")), await figure(page, "deal_value"));
  }
  assert.match(await page.locator(".brief__ask").innerText(), /are worth \$6\.46M in cash over 36 months, against no deal at list prices, \+\$1\.69M on AWS’s offer/);
  assert.match(await page.locator(".brief__meta").innerText(), /Data as of 23 Nov 2026/);
});

test("print has every row of every table, from whatever screen", async () => {
  const page = await openApp({ path: "#workloads" });
  const plan = JSON.parse(await exported(page));
  const rows = await printed(page, () => rowsOf(page));
  const expected = { Services: plan.services, Workloads: plan.workloads, "Baseline consumption": plan.baseline, "Value exchange": plan.levers, Credits: plan.credits, Milestones: plan.milestones, Scenarios: plan.scenarios };
  for (const [title, of] of Object.entries(expected)) assert.deepEqual(new Set(rows[title]), new Set([of.length]), title);
  await page.getByRole("heading", { name: "Workloads", level: 1 }).waitFor();
});

test("print has no rows where the switch says so, from whatever screen and by the button", async () => {
  const page = await open();
  const headings = () => page.getByRole("heading", { name: "Appendix: every row" }).count();
  assert.equal(await headings(), 1, "it begins with every row");
  await appendix(page, "Without rows");
  await until(headings, 0);
  assert.equal(await printed(page, headings), 0);
  await page.getByRole("link", { name: "Credits" }).click();
  await page.getByRole("heading", { name: "Credits", level: 1 }).waitFor();
  assert.equal(await printed(page, headings), 0);
  await page.getByRole("heading", { name: "Credits", level: 1 }).waitFor();
  await page.getByRole("link", { name: "Brief" }).click();
  await page.evaluate(() => {
    window.print = () => (window.printedRows = document.querySelectorAll(".brief__part:has(h3) tr").length);
  });
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await until(() => page.evaluate(() => window.printedRows), 0);
  await appendix(page, "Every row");
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await until(() => page.evaluate(() => window.printedRows > 100), true);
});

test("thousands of rows are built for paper only", async () => {
  const plan = JSON.parse(read("examples/illustrative.json").toString());
  const [one] = plan.workloads;
  for (let at = 0; at < 1_500; at += 1) plan.workloads.push({ ...one, id: `more${at}`, name: `More ${at}` });
  const page = await open();
  await openPlan(page, JSON.stringify(plan));
  await page.getByRole("link", { name: "Brief" }).click();
  const all = `${(plan.workloads.length / 1000).toFixed(3).replace(".", ",")} rows, printed in full`;
  await section(page, "Workloads").getByText(all).waitFor();
  const built = () => page.locator(".brief__sheet tr").count();
  assert.ok((await built()) < 500, `${await built()} rows on screen`);
  const rows = await printed(page, () => rowsOf(page));
  assert.deepEqual(new Set(rows.Workloads), new Set([plan.workloads.length]));
  await until(async () => (await built()) < 500, true, "they go when it is printed");
  // A script that prints has no turn in between: the button builds them first.
  await page.evaluate(() => {
    window.print = () => (window.printedRows = document.querySelectorAll(".brief__sheet tr").length);
  });
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await until(() => page.evaluate((least) => window.printedRows > least, plan.workloads.length), true);
});

for (const [paper, box] of [
  ["A4", /\/MediaBox\s*\[0 0 59[45]\S* 84[12]/],
  ["Letter", /\/MediaBox\s*\[0 0 612 792/],
]) {
  test(`it fits ${paper}`, async () => {
    const page = await open();
    await page.getByRole("group", { name: "Paper" }).getByRole("button", { name: paper }).click();
    await page.getByRole("group", { name: "Appendix" }).getByRole("button", { name: "Every row" }).click();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = pdf.match(/\/MediaBox\s*\[[^\]]*/g);
    assert.ok(boxes.length >= 4 && boxes.length < 40, `${boxes.length} pages`);
    for (const found of boxes) assert.match(found, box);
    // Nothing is cut off at the right: what is printed is as wide as the paper inside its margins.
    await page.setViewportSize({ width: paper === "A4" ? 688 : 701, height: 900 });
    const cut = await printed(page, () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
    assert.ok(cut <= 0, `${cut} pixels too wide`);
    // And no word, date or amount is broken to make it so.
    const broken = await printed(page, () =>
      page.evaluate(() => {
        const found = [];
        for (const cell of document.querySelectorAll(".brief__sheet :is(th, td)")) {
          const [node, range] = [cell.firstChild, document.createRange()];
          if (!node) continue;
          const whole = cell.matches("td:is(.num, .brief__line)");
          for (const { 0: word, index } of node.data.matchAll(whole ? /.+/g : /[^ \u200b]+/g)) {
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const boxes = [...range.getClientRects()];
            if (new Set(boxes.map((box) => Math.round(box.top))).size > 1 || boxes.at(-1).right > innerWidth) found.push(word);
          }
        }
        return found;
      }),
    );
    assert.deepEqual(broken, []);
  });
}

test("every page says whose it is and which of how many, and an internal one that it is", async () => {
  const plan = JSON.parse(read("examples/illustrative.json").toString());
  plan.name = 'The "north\\gate" deal';
  const page = await open();
  await openPlan(page, JSON.stringify(plan));
  await page.getByRole("link", { name: "Brief" }).click();
  await page.locator(".brief__head").getByText("Internal copy, not for AWS").waitFor();
  const margins = () => page.evaluate(() => ["--brief-name", "--brief-copy"].map((name) => document.documentElement.style.getPropertyValue(name)));
  const name = '"The \\"north\\\\gate\\" deal"';
  assert.deepEqual(await margins(), [name, '"Internal copy, not for AWS"']);
  await page.getByRole("group", { name: "Copy" }).getByRole("button", { name: "To share" }).click();
  await page.getByText("Copy to share").waitFor();
  assert.equal(await page.getByText(/Internal copy/).count(), 0);
  assert.deepEqual(await margins(), [name, ""]);
  const rules = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join(" "));
  assert.match(rules, /@bottom-left \{[^}]*var\(--brief-name\)/);
  assert.match(rules, /@bottom-right \{[^}]*counter\(page\) " \/ " counter\(pages\)/);
});

for (const options of [{ dark: true }, { dark: true, contrast: true }]) {
  test(`on paper it is dark on white, whatever the screen is: ${JSON.stringify(options)}`, async () => {
    const page = await open(options);
    for (const theme of [null, "dark", "contrast"]) {
      await page.evaluate((theme) => {
        if (theme) document.documentElement.setAttribute("data-theme", theme);
        else document.documentElement.removeAttribute("data-theme");
      }, theme);
      const light = await printed(page, () =>
        page.evaluate(() => {
          const grey = (colour) => Math.max(...colour.match(/[\d.]+/g).slice(0, 3).map(Number));
          const parts = [...document.querySelectorAll(".brief__sheet *")].filter((one) => [...one.childNodes].some((node) => node.nodeType === 3));
          const pale = parts.filter((one) => grey(getComputedStyle(one).color) > 130).map((one) => `${one.className} ${one.textContent}`);
          const grounds = [document.body, ...document.querySelectorAll(".brief__desk, .brief__sheet, .brief__sheet *")].map((one) => getComputedStyle(one).backgroundColor);
          return { pale, grounds: [...new Set(grounds)].filter((ground) => ground !== "rgba(0, 0, 0, 0)" && grey(ground) < 230) };
        }),
      );
      assert.deepEqual(light, { pale: [], grounds: [] }, `${theme}`);
    }
  });
}

test("a copy to share holds no walk-away and no cost of ours, and says so", async () => {
  const page = await open();
  await page.getByRole("group", { name: "Appendix" }).getByRole("button", { name: "Every row" }).click();
  const words = () => page.locator(".brief__sheet").innerText();
  assert.match(await words(), /Internal copy.*do not send it to AWS/);
  for (const word of [/Walk-away/, /Our cost/, /What we give\s/, /Worth to AWS/]) assert.match(await words(), word);
  await page.getByRole("group", { name: "Copy" }).getByRole("button", { name: "To share" }).click();
  await page.getByText("Copy to share").waitFor();
  for (const word of [/walk.?away/i, /Our cost/, /What we give\t/, /Worth to AWS/, /Chance/]) assert.doesNotMatch(await words(), word);
});

test("a copy to share never prints the walk-away, though it was the one shown", async () => {
  const page = await open();
  await scenario(page, "Walk-away");
  await page.getByText("Scenario Walk-away").waitFor();
  await page.getByRole("group", { name: "Appendix" }).getByRole("button", { name: "Every row" }).click();
  await page.getByRole("group", { name: "Copy" }).getByRole("button", { name: "To share" }).click();
  await page.getByText("Copy to share").waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /walk.?away/i);
  await page.getByText("Scenario AWS offer").waitFor();
  await page.getByRole("button", { name: "Hide private" }).click();
  await page.getByText("Scenario Walk-away").waitFor();
});

test("a copy to share does not name a private account that rows refer to", async () => {
  const plan = JSON.parse(read("examples/illustrative.json").toString());
  plan.accounts.find(({ id }) => id === "labs").private = true;
  const page = await open();
  await openPlan(page, JSON.stringify(plan));
  await page.getByRole("link", { name: "Brief" }).click();
  await page.getByRole("group", { name: "Appendix" }).getByRole("button", { name: "Every row" }).click();
  const words = () => page.locator(".brief__sheet").innerText();
  assert.match(await words(), /Northgate Labs/);
  await page.getByRole("group", { name: "Copy" }).getByRole("button", { name: "To share" }).click();
  await page.getByText("Copy to share").waitFor();
  assert.doesNotMatch((await words()).replaceAll("Activate, Northgate Labs", ""), /Northgate Labs/);
});

for (const width of [390, 320]) {
  test(`on a phone (${width} px) the brief is as wide as the screen, and its tables are read beside their first column`, async () => {
    const page = await open({ width, height: 844 });
    await page.getByRole("group", { name: "Appendix" }).getByRole("button", { name: "Every row" }).click();
    await page.getByText("Appendix: every row").waitFor();
    const wide = await page.locator(".brief__sheet").evaluate((sheet) => {
      const parts = [...sheet.querySelectorAll("h2, h3, p, dt, dd, li, span, .brief__scroll")].filter((one) => !one.closest("table"));
      return [sheet, ...parts].flatMap((one) => {
        const box = one.getBoundingClientRect();
        return box.left < 0 || box.right > innerWidth ? [`${one.className} ${one.textContent.slice(0, 30)}`] : [];
      });
    });
    assert.deepEqual(wide, []);
    const table = page.locator(".brief__scroll").first();
    await table.scrollIntoViewIfNeeded();
    await until(() => table.getAttribute("tabindex"), "0", "it scrolls, so the keyboard reaches it");
    await table.evaluate((one) => one.scrollTo(one.scrollWidth, 0));
    const [name, last] = [await table.locator("tbody td").first().boundingBox(), await table.locator("tbody tr").first().locator("td").last().boundingBox()];
    assert.ok(name.x >= 0 && last.x >= name.x + name.width && last.x + last.width <= width, "title and last scenario side by side");
  });
}

for (const [width, dark] of [[1440, false], [1440, true], [390, false]]) {
  test(`axe finds nothing at ${width} ${dark ? "dark" : "light"}`, async () => {
    const page = await open({ width, dark });
    await page.locator(".brief__sheet").waitFor();
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await until(() => page.seen.errors, []);
  });
}
