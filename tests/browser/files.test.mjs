// Files in and out: a plan comes back byte for byte, an estimate is seen before it is added, and what can't be
// read is refused in a sentence that leaves the plan as it was.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { figure, openApp } from "./harness.mjs";
import { downloaded, enter, exported, importFile, notice, openPlan, planMenu, read, scenario, shown, until } from "./steps.mjs";

const SPAIN = "pricing-calculator-spain-4-services.csv";
const OHIO = "pricing-calculator-ohio-9-services.json";
const fixture = (name) => read(join("tests/fixtures/import", name));
const sample = () => JSON.parse(read("examples/illustrative.json"));

/** Puts a file onto the page as one lets it go over it. */
async function drop(page, name, content) {
  const data = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      return data;
    },
    [name, content.toString()],
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer: data });
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

test("what is exported and imported again is the same to the byte", async () => {
  const page = await openApp();
  await scenario(page, "AWS offer");
  await enter(page, "workloads", "w12", "monthly_run_rate", "31000.05");
  await enter(page, "workloads", "w13", "cutover", "whenever");
  await enter(page, "workloads", "w14", "name", "Größe “é” <b>&amp; 🚀");
  const text = await exported(page);
  await openPlan(page, text);
  assert.equal(await exported(page), text);

  const elsewhere = await openApp();
  await openPlan(elsewhere, text);
  assert.equal(await exported(elsewhere), text);
  await scenario(elsewhere, "AWS offer");
  assert.equal(await shown(elsewhere, "workloads", "w13", "cutover"), "whenever", "what could not be read comes along");
  assert.equal(await shown(elsewhere, "workloads", "w14", "name"), "Größe “é” <b>&amp; 🚀");
});

test("what other programs added to a plan is written back", async () => {
  const page = await openApp();
  const plan = { ...sample(), "x-owner": { team: ["deal desk"] } };
  plan.workloads[0]["x-ticket"] = "AB-12";
  await openPlan(page, JSON.stringify(plan));
  const out = JSON.parse(await exported(page));
  assert.deepEqual(out["x-owner"], { team: ["deal desk"] });
  assert.equal(out.workloads[0]["x-ticket"], "AB-12");
});

test("the export is named after the plan", async () => {
  const page = await openApp();
  const [download] = await Promise.all([page.waitForEvent("download"), planMenu(page, "Export plan")]);
  assert.equal(download.suggestedFilename(), "Northgate EDP 2027.tranche.json");
});

test("opening a plan is one step: undo brings the plan before it back", async () => {
  const page = await openApp();
  const before = await exported(page);
  await openPlan(page, read("examples/worked-example.json").toString());
  await until(() => figure(page, "net_value"), 450_000);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  assert.equal(await exported(page), before);
});

test("an empty plan and the sample can be opened from the menu", async () => {
  const page = await openApp();
  const before = await exported(page);
  await planMenu(page, "Start empty");
  await until(() => figure(page, "net_value"), 0);
  assert.equal(JSON.parse(await exported(page)).workloads.length, 0);
  await planMenu(page, "Open sample plan");
  await until(async () => (await exported(page)) === before, true);
});

test("a plan that is dropped on the page is opened", async () => {
  const page = await openApp();
  await drop(page, "worked-example.json", read("examples/worked-example.json"));
  await until(() => figure(page, "net_value"), 450_000);
  assert.match(await notice(page).innerText(), /“Worked example” is open\. Undo brings the plan before it back\./);
});

test("the menu's entry opens the browser's choice of files", async () => {
  const page = await openApp();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), planMenu(page, "Import a file…")]);
  await chooser.setFiles({ name: SPAIN, mimeType: "text/csv", buffer: fixture(SPAIN) });
  await page.getByRole("dialog").waitFor();
});

for (const [locale, total, stated, year] of [
  ["en-GB", "72.314 USD", "72.31", "867.77"],
  ["de-DE", "72,314 USD", "72,31", "867,77"],
]) {
  test(`an estimate that waits to be added has its amounts as the reader writes them (${locale})`, async () => {
    const page = await openApp({ locale });
    await importFile(page, SPAIN, fixture(SPAIN));
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const words = await dialog.innerText();
    for (const expected of [total, stated, year]) assert.ok(words.includes(expected), `${expected} in ${words}`);
    assert.equal(await dialog.locator("tbody tr").first().locator("td").last().innerText(), locale === "de-DE" ? "16,644" : "16.644");
  });
}

test("an exchange rate is typed with the reader’s own mark", async () => {
  const page = await openApp({ locale: "de-DE" });
  await openPlan(page, JSON.stringify({ ...JSON.parse(read("examples/illustrative.json").toString()), currency: "EUR" }));
  await importFile(page, SPAIN, fixture(SPAIN));
  const rate = page.getByRole("textbox", { name: "EUR per USD" });
  await rate.fill("0,5");
  await page.getByRole("button", { name: "Add to the plan" }).click();
  await page.getByText("4 workloads added").waitFor();
  const added = JSON.parse(await exported(page)).workloads.slice(32);
  assert.deepEqual(added.map((of) => of.monthly_run_rate).slice(0, 1), ["8.32"]);
});

for (const { name, rows, total, stated, services } of [
  { name: SPAIN, rows: 4, total: "72.314", stated: "72.31", services: "Amazon EC2" },
  { name: OHIO, rows: 9, total: "1.54", stated: "1.54", services: "" },
]) {
  test(`${name} is shown with its totals and added as one step`, async () => {
    const page = await openApp();
    const before = await exported(page);
    await importFile(page, name, fixture(name));
    const dialog = page.getByRole("dialog", { name: `Add ${rows} rows from ${name}?` });
    await dialog.waitFor();
    const figures = Object.fromEntries(
      await dialog.locator("dl div").evaluateAll((parts) => parts.map((part) => [...part.children].map((one) => one.textContent))),
    );
    assert.equal(figures["Rows taken"], String(rows));
    assert.equal(figures["Rows not taken"], "0");
    assert.equal(figures["The rows add up to, per month"], `${total} USD`);
    assert.equal(figures["The file states, per month"], stated);
    assert.equal(await dialog.locator("tbody tr").count(), rows);
    assert.match(await dialog.locator("tbody").innerText(), new RegExp(services));
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Add to the plan", "Enter adds");

    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByText(`${rows} workloads added from ${name}. One undo takes them back.`).waitFor();
    const plan = JSON.parse(await exported(page));
    const added = plan.workloads.slice(32);
    assert.equal(added.length, rows);
    const cents = added.reduce((sum, row) => sum + Math.round(Number(row.monthly_run_rate) * 100), 0);
    // Each row is rounded to a cent.
    assert.ok(Math.abs(cents - Number(total) * 100) <= rows / 2, `${cents} cents`);

    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.equal(await exported(page), before);
    assert.deepEqual(page.seen.errors, []);
  });

  test(`${name} that is dropped can be left out, or start an empty plan`, async () => {
    const page = await openApp();
    const before = await exported(page);
    const dialog = page.getByRole("dialog");
    await drop(page, name, fixture(name));
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    await drop(page, name, fixture(name));
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.equal(await exported(page), before);
    await drop(page, name, fixture(name));
    await dialog.getByRole("button", { name: "Into an empty plan" }).click();
    await dialog.waitFor({ state: "detached" });
    // The worker adds them once the dialog is gone.
    await page.getByText(`${rows} workloads added from ${name}. One undo takes them back.`).waitFor();
    assert.equal(JSON.parse(await exported(page)).workloads.length, rows);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.equal(await exported(page), before);
  });
}

const cut = read("examples/illustrative.json").toString();
const faulty = () => {
  const plan = sample();
  plan.horizon_months = 0;
  plan.workloads[0].monthly_run_rate = "lots";
  plan.workloads[1].strategy = "moonshot";
  plan.workloads[2].account = "nowhere";
  plan.workloads[4].id = plan.workloads[3].id;
  plan.credits[0].end = "2027-02-30";
  plan.map.base_rate = "7";
  plan.scenarios[1].overrides[0].value = "most";
  return JSON.stringify(plan);
};

for (const [what, name, content, sentence, ...details] of [
  ["something that is not JSON", "notes.json", "Dear all: the offer is attached.", /not one Tranche can read: it is text without a table\. It takes plans, AWS Pricing Calculator estimates/],
  ["broken JSON", "plan.json", '{"type": "tranche-plan", "schema": 1,, }', /it stops making sense at line 1, column \d+/],
  ["half a plan", "plan.json", cut.slice(0, cut.length >> 1), /ends in the middle, at line \d+, column \d+: part of it is missing\./],
  ["other JSON", "package.json", '{"name": "x", "version": "1.0.0"}', /it is JSON with .*“?name/],
  ["a table of something else", "people.csv", "Name,Born,City\nAda,1815,London\nAlan,1912,London\n", /it is a table that begins “Name”, “Born”, “City”/],
  ["a picture", "photo.png", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(500)]), /it is a picture/],
  ["nothing at all", "empty.json", "", /This file is empty\./],
  ["a plan of a later version", "plan.json", JSON.stringify({ ...sample(), schema: 99 }), /newer|later|99/],
  ["a plan with many faults", "plan.json", faulty(), /8 faults/, "horizon", "w01", "w02", "w03", "w04", "c01", "base_rate", "ask"],
]) {
  test(`${what} is refused in a sentence, and the plan stays as it was`, async () => {
    const page = await openApp();
    const before = await exported(page);
    await importFile(page, name, content);
    await until(() => notice(page).count(), 1);
    assert.equal(await notice(page).getAttribute("role"), "alert");
    const said = await notice(page).locator(".notice__text").innerText();
    assert.match(said, new RegExp(`^${name.replace(".", "\\.")}: `));
    assert.match(said, sentence);
    const lines = await notice(page).locator("li").allInnerTexts();
    assert.ok(lines.length >= details.length, said);
    for (const detail of details) assert.ok(lines.some((line) => line.includes(detail)), `${detail} in\n${said}`);
    assert.equal(await exported(page), before);
    assert.equal(await page.getByRole("button", { name: "Undo", exact: true }).getAttribute("aria-disabled"), "true");
    await notice(page).getByRole("button", { name: "Dismiss" }).click();
    await until(() => notice(page).count(), 0);
    assert.deepEqual(page.seen.errors, []);
  });
}

test("what was refused on one screen is not said on the next, nor in a call", async () => {
  const page = await openApp({ path: "#workloads" });
  for (const leave of [() => page.getByRole("link", { name: /^Credits/ }).click(), () => page.getByRole("button", { name: "Call mode" }).click()]) {
    await importFile(page, "plan.json", "{}");
    await until(() => notice(page).count(), 1);
    await leave();
    await until(() => notice(page).count(), 0);
  }
});

test("thousands of faults are all named, and there is still room for the grid", async () => {
  const page = await openApp();
  const plan = sample();
  const row = plan.workloads[0];
  plan.workloads = Array.from({ length: 3000 }, (_, at) => ({ ...row, id: `n${at}`, monthly_run_rate: "lots" }));
  await importFile(page, "plan.json", JSON.stringify(plan));
  await until(() => notice(page).count(), 1);
  const lines = await notice(page).locator("li").allTextContents();
  const named = new Set(lines.flatMap((line) => line.match(/\bn\d+\b/) ?? []));
  assert.equal(named.size, 3000);
  assert.ok((await notice(page).boundingBox()).height < 450, "the list scrolls in itself");
  const grid = await page.locator('[data-table="workloads"] [data-row="w02"]').boundingBox();
  assert.ok(grid.y + grid.height < 900, "rows can be seen below it");
});

const folder = mkdtempSync(join(tmpdir(), "tranche-files-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const MEGABYTE = 1 << 20;
const FIFTY = 50 * MEGABYTE;
const noise = {
  "noise.bin": () => randomBytes(FIFTY),
  "noise.txt": () => Buffer.from(randomBytes((FIFTY * 3) / 4).toString("base64")),
  "noise.csv": () => Buffer.alloc(FIFTY, "Alpha,Beta,Gamma\n12,34,56\n"),
  "brackets.json": () => Buffer.alloc(FIFTY, "["),
  "numbers.json": () => Buffer.concat([Buffer.from('{"values":[1'), Buffer.alloc(FIFTY, ",1"), Buffer.from("]}")]),
  "plan-noise.json": () => Buffer.concat([Buffer.from('{"type":"tranche-plan","schema":1,"workloads":[{}'), Buffer.alloc(FIFTY, ",{}"), Buffer.from("]}")]),
  "seventy.csv": () => Buffer.alloc(70 * MEGABYTE, "Alpha,Beta,Gamma\n12,34,56\n"),
};

for (const [name, make] of Object.entries(noise)) {
  test(`noise of 50 MB and more (${name}) is answered within a second, by a refusal or by what is being read`, async (t) => {
    const path = join(folder, name);
    writeFileSync(path, make());
    const page = await openApp();
    const before = await exported(page);
    // Looked for at every frame, in the page, from the moment that the file is there.
    await page.evaluate(() => {
      const input = document.querySelector('input[type="file"]');
      window.answered = new Promise((done) => {
        input.addEventListener("change", () => {
          const began = performance.now();
          const look = () => {
            const refused = document.querySelector(".notices [role=alert]");
            const busy = [...document.querySelectorAll("body *")].some((one) => one.childElementCount === 0 && /^Reading /.test(one.textContent) && one.checkVisibility());
            window.busyAt ??= busy ? performance.now() - began : undefined;
            if (refused) done({ busy: window.busyAt, refused: performance.now() - began });
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }, { capture: true });
      });
    });
    await page.getByLabel("Import a file", { exact: true }).setInputFiles(path);
    const { busy, refused } = await page.evaluate(() => window.answered);
    t.diagnostic(`${name}: refused after ${Math.round(refused)} ms${busy === undefined ? "" : `, “Reading …” after ${Math.round(busy)} ms`}`);
    assert.match(await notice(page).innerText(), /\.\s*(Dismiss)?$/);
    assert.ok((busy ?? refused) <= 1000, `${Math.round(busy ?? refused)} ms`);
    assert.equal(await exported(page), before);
    assert.deepEqual(page.seen.errors, []);
  });
}

test("a cost report is seen before it goes into consumption, and one undo takes it back", async () => {
  const page = await openApp({ at: "2026-11-25T09:00:00Z" });
  await planMenu(page, "Start empty");
  const before = [];
  await until(async () => JSON.parse(await exported(page)).baseline, before);
  let text = "lineItem/UnblendedCost,lineItem/UsageStartDate,bill/BillingPeriodStartDate,lineItem/LineItemType,lineItem/ProductCode,lineItem/CurrencyCode\n";
  for (const [month, days] of [["2026-08", 31], ["2026-09", 30], ["2026-10", 31]])
    for (let day = 1; day <= days; day += 1)
      for (const [code, cost] of [["AmazonEC2", 100], ["MysteryService", 3]])
        text += `${cost},${month}-${String(day).padStart(2, "0")}T00:00:00Z,${month}-01T00:00:00Z,Usage,${code},USD\n`;
  text += "-500,2026-10-03T00:00:00Z,2026-10-01T00:00:00Z,Credit,AmazonEC2,USD\n";
  await importFile(page, "report.csv", text);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("an AWS cost and usage report").waitFor();
  await dialog.getByText(/gets the mean of August 2026 to October 2026/).waitFor();
  await dialog.getByText(/1 line, −500 USD/).waitFor();
  assert.deepEqual(JSON.parse(await downloaded(page, async () => { await page.keyboard.press("Escape"); await planMenu(page, "Export plan"); })).baseline, before, "nothing is written before");
  await importFile(page, "report.csv", text);
  await dialog.getByRole("button", { name: "Add to consumption" }).click();
  // A name that is no service of the plan is asked about.
  await dialog.getByText(/1 name in this bill is no service/).waitFor();
  await dialog.getByLabel("What to do with MysteryService").selectOption({ label: "Leave it out" });
  await dialog.getByRole("button", { name: "Paste", exact: true }).click();
  // Three months of 3,100, 3,000 and 3,100.
  await until(async () => JSON.parse(await exported(page)).baseline.some(({ months }) => Object.values(months).includes("3066.67")), true);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await until(async () => JSON.parse(await exported(page)).baseline, before);
});
