// Pictures of every screen the rail leads to. Run by scripts/shots; arguments choose screens and looks by name.

import { openApp, shot, stop } from "./harness.mjs";

const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
];
const LOOKS = {
  light: {},
  dark: { dark: true },
  contrast: { contrast: true },
  "contrast-dark": { contrast: true, dark: true },
};
const given = process.argv.slice(2).map((name) => name.toLowerCase());
const wanted = given.filter((name) => !(name in LOOKS));
const looks = given.filter((name) => name in LOOKS);
const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

/** The screens of the rail, as name and address; one nameless screen when there is no rail. */
async function screensOf(page) {
  const links = await page.locator("nav a[href]").evaluateAll((anchors) =>
    anchors.map((a) => ({ name: a.title || a.getAttribute("aria-label") || a.innerText, href: a.getAttribute("href") })),
  );
  const screens = links.map(({ name, href }) => ({ name: plain(name) || plain(href), href }));
  const first = screens.filter(({ href }, i) => screens.findIndex((other) => other.href === href) === i);
  return first.length > 0 ? first : [{ name: "start" }];
}

/** A person meeting the app for the first time may be offered an example; pictures are of the example. */
async function openExample(page) {
  const offer = page.getByRole("button", { name: /example|sample/i }).first();
  if (await offer.isVisible()) await offer.click();
}

async function go(page, { href }) {
  if (!href) return;
  const link = page.locator(`nav a[href="${href}"]`).first();
  try {
    await link.click({ timeout: 1000 });
  } catch {
    // Out of sight on a narrow screen, or behind a dialog.
    await page.evaluate((address) => location.assign(address), href);
  }
  await page.waitForTimeout(200);
}

let taken = 0;
let faults = 0;
for (const [width, height] of SIZES) {
  for (const look of looks.length > 0 ? looks : Object.keys(LOOKS)) {
    const page = await openApp({ width, height, ...LOOKS[look] });
    await openExample(page);
    for (const screen of await screensOf(page)) {
      if (wanted.length > 0 && !wanted.includes(screen.name)) continue;
      await go(page, screen);
      await shot(page, `${screen.name}-${width}-${look}`);
      taken += 1;
    }
    for (const error of page.seen.errors) console.log(`${width} ${look}: ${error}`);
    faults += page.seen.errors.length;
    await page.context().close();
  }
}
await stop();
console.log(`${taken} pictures in ${process.env.TRANCHE_SHOTS}`);
if (taken === 0) console.log(`No screen is called ${wanted.join(" or ")}.`);
process.exit(taken === 0 || faults > 0 ? 1 : 0);
