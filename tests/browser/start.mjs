// Prints how long the start takes on a line of 10 Mbit/s and 40 ms, first with nothing kept and then with what the
// first visit left, and fails when a median is over its bar: see scripts/measure.

import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../scripts/static-server.mjs";
import { withProfile } from "./harness.mjs";
import { longest, median, ms } from "./timing.mjs";

const TURNS = 9;
const LINE = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 };
/** The most that a median may take, in milliseconds. */
const BARS = { first: 1_000, second: 400 };
/** The browser keeps compiled code once it has been quiet for a while. */
const QUIET = 6_000;

/** Opens the overview in a tab of its own. Answers when anything, and when the overview with its figures, was painted. */
async function visit(context, url) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await page.addInitScript(() => {
    window.overview = new Promise((done) => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector('[data-figure="net_value"][data-cents]') || document.getElementById("boot")) return;
        seen.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now());
          channel.port2.postMessage(0);
        });
      });
      seen.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-cents"] });
    });
  });
  await page.goto(`${url}#overview`, { waitUntil: "commit" });
  const painted = await page.evaluate(() => window.overview);
  const frame = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  return { page, painted, frame };
}

async function turn(url) {
  const folder = mkdtempSync(join(tmpdir(), "tranche-profile-"));
  const context = await withProfile(folder);
  try {
    const first = await visit(context, url);
    await first.page.waitForTimeout(QUIET);
    await first.page.close();
    const second = await visit(context, url);
    return { first, second };
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const dist = process.env.TRANCHE_DIST;
console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}; load ${loadavg()[0].toFixed(1)} at the start`);
let late = false;
// As a host sends it that compresses in advance; not every host knows brotli.
for (const [name, encodings] of [["brotli", { br: 11 }], ["gzip", { gzip: 9 }]]) {
  const server = await serve(dist, { encodings });
  // Compressed before it is measured.
  for (const file of readdirSync(dist)) {
    if (statSync(join(dist, file)).isFile()) await fetch(new URL(file, server.url), { headers: { "Accept-Encoding": Object.keys(encodings)[0] } });
  }
  const turns = [];
  for (let at = 0; at < TURNS; at += 1) turns.push(await turn(server.url));
  for (const visited of ["first", "second"]) {
    const [painted, frame] = ["painted", "frame"].map((what) => turns.map((turn) => turn[visited][what]));
    const over = median(painted) > BARS[visited];
    late ||= over;
    console.log(
      `${`${visited} visit, ${name}`.padEnd(22)} overview: median ${ms(median(painted))}, longest ${ms(longest(painted))}, to be within ${BARS[visited]} ms${over ? ": TOO LATE" : ""}; frame: median ${ms(median(frame))}`,
    );
  }
  await server.close();
}
console.log(`load ${loadavg()[0].toFixed(1)} at the end`);
process.exit(late ? 1 : 0);
