// Makes what Trunk left in dist/ as small as it goes: one style sheet instead of many, scripts without spaces,
// short names between script and module, the module's functions in the order that packs best, and the
// module in two, so that the first screen need not wait for the others.
// node scripts/finish.mjs DIST NODE_MODULES

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { split } from "./split.mjs";
import { FEATURES, named, prune, shorten } from "./wasm.mjs";

const [dist, modules] = process.argv.slice(2);
const { transform } = (await import(pathToFileURL(join(modules, "esbuild/lib/main.js")).href)).default;
const scratch = mkdtempSync(join(tmpdir(), "tranche-"));
process.on("exit", () => rmSync(scratch, { recursive: true }));
const file = (name) => join(dist, name);
const text = (name) => readFile(file(name), "utf8");

const module = (await readdir(dist)).find((name) => name.endsWith("_bg.wasm"));
const glue = module.replace("_bg.wasm", ".js");
const optimize = (wasm, ...flags) => {
  const [from, to] = ["before.wasm", "after.wasm"].map((name) => join(scratch, name));
  writeFileSync(from, wasm);
  execFileSync(join(modules, ".bin/wasm-opt"), [from, "-o", to, ...flags], { stdio: "inherit" });
  return readFileSync(to);
};
const used = prune(await readFile(file(module)), await text(glue));
// Nothing lies below 1024 but the end of the stack, so an address may be split into a place and an offset.
const small = optimize(used.wasm, "-g", "--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz");
const parts = split(small, scratch);
const short = shorten(parts.first, used.script);
// The first part asks boot.js for what is in the rest, and boot.js has the first part before it starts.
for (const [known, more] of [
  ["const imports = __wbg_get_imports();", "imports.later = globalThis.tranche.later;"],
  ["wasm = instance.exports;", "globalThis.tranche.begin(wasm);"],
]) {
  if (!short.script.includes(known)) throw new Error(`wasm-bindgen's script is not as scripts/finish.mjs knows it: it has no “${known}”`);
  short.script = short.script.replaceAll(known, `${known} ${more}`);
}
// At these levels what was optimised already is written again as it was.
const again = ["--optimize-level=2", "--shrink-level=2", "--reorder-functions-by-name"];
const bare = ["--strip-debug", "--strip-producers", "--strip-target-features"];
const REST = "rest.wasm", BOOT = "boot.js";
await writeFile(file(module), optimize(named(short.wasm), ...FEATURES, ...again, ...bare));
await writeFile(file(REST), optimize(named(parts.rest), ...FEATURES, ...again, ...bare));
await writeFile(file(glue), short.script);

for (const name of [glue, BOOT]) {
  const { code } = await transform(await text(name), { loader: "js", format: "esm", minify: true, legalComments: "none" });
  await writeFile(file(name), code);
}

// Later rules win over earlier ones, so the sheets keep their order.
let page = await text("index.html");
const links = [...page.matchAll(/<link [^>]*?href="?\.\/([^">\s]+\.css)"?[^>]*>\s*/g)];
if (links.length < 2) throw new Error("index.html links fewer than two style sheets: has Trunk changed how it writes them?");
const sheets = await Promise.all(links.map(([, name]) => text(name)));
const STYLE = "style.css";
await writeFile(file(STYLE), (await transform(sheets.join("\n"), { loader: "css", minify: true })).code);
await Promise.all(links.map(([, old]) => rm(file(old))));
const [first, ...others] = links.map(([link]) => link);
page = others.reduce((page, link) => page.replace(link, ""), page).replace(first, `<link rel="stylesheet" href="./${STYLE}">\n`);

// The page names what comes behind the first part.
const [script] = page.match(/<script type="module"[^>]*>/);
page = page.replace(script, script.replace(">", ` data-rest="./${REST}">`));

// Named by what is in them now, and the parts that only fit each other by one name: no browser can mix two versions.
const digest = async (...names) => {
  const hash = createHash("sha256");
  for (const name of names) hash.update(await readFile(file(name)));
  return hash.digest("hex").slice(0, 16);
};
const app = await digest(BOOT, glue, module, REST);
for (const [from, to] of [
  [BOOT, `boot-${app}.js`],
  [glue, `tranche-${app}.js`],
  [module, `tranche-${app}.wasm`],
  [REST, `rest-${app}.wasm`],
  [STYLE, `style-${await digest(STYLE)}.css`],
]) {
  if (!page.includes(`"./${from}"`)) throw new Error(`index.html does not name ${from}: has Trunk changed how it writes it?`);
  page = page.replaceAll(`"./${from}"`, `"./${to}"`);
  await rename(file(from), file(to));
}
await writeFile(file("index.html"), page);
