// Prepares what `trunk build --release` left in a folder for publishing: one style sheet instead of many, scripts
// without spaces and comments, and names that carry a digest of the content, so that hosts may let browsers
// cache these files for good. Trunk itself links every sheet by itself, and names the module before wasm-opt has run.
// node scripts/finish.mjs DIST NODE_MODULES

import { createHash } from "node:crypto";
import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [dist, modules] = process.argv.slice(2);
const { transform } = (await import(pathToFileURL(join(modules, "esbuild/lib/main.js")).href)).default;
const file = (name) => join(dist, name);
const minified = async (text, options) => (await transform(text, { minify: true, legalComments: "none", ...options })).code;

let page = await readFile(file("index.html"), "utf8");
const links = [...page.matchAll(/<link [^>]*?href="?\.\/([^">\s]+\.css)"?[^>]*>\s*/g)];
if (links.length < 2) throw new Error("index.html links fewer than two style sheets: has Trunk changed how it writes them?");

// Later rules win over earlier ones, so the sheets keep their order.
const STYLE = "style.css";
const sheets = await Promise.all(links.map(([, name]) => readFile(file(name), "utf8")));
await writeFile(file(STYLE), await minified(sheets.join("\n"), { loader: "css" }));
await Promise.all(links.map(([, name]) => rm(file(name))));
const [[first], ...others] = links;
for (const [link] of others) page = page.replace(link, "");
page = page.replace(first, `<link rel="stylesheet" href="./${STYLE}">\n`);

const wasm = (await readdir(dist)).find((name) => name.endsWith("_bg.wasm"));
const [glue, boot] = [wasm.replace("_bg.wasm", ".js"), "boot.js"];
for (const name of [glue, boot]) await writeFile(file(name), await minified(await readFile(file(name), "utf8"), { loader: "js", format: "esm" }));

for (const [from, stem] of [[STYLE, "style"], [boot, "boot"], [glue, "tranche"], [wasm, "tranche"]]) {
  const digest = createHash("sha256").update(await readFile(file(from))).digest("hex").slice(0, 16);
  const to = `${stem}-${digest}${from.slice(from.lastIndexOf("."))}`;
  if (!page.includes(`"./${from}"`)) throw new Error(`index.html does not name ${from}: has Trunk changed how it writes it?`);
  page = page.replaceAll(`"./${from}"`, `"./${to}"`);
  await rename(file(from), file(to));
}
await writeFile(file("index.html"), page);
