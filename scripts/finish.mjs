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

const isModule = (name) => name.endsWith("_bg.wasm");
const READER = "tranche-reader_bg.wasm";
const wasm = (await readdir(dist)).find((name) => isModule(name) && name !== READER);
const [glue, readerGlue] = [wasm, READER].map((name) => name.replace("_bg.wasm", ".js"));
const scripts = ["boot.js", "reader.js", readerGlue, glue];
const texts = new Map([["index.html", page]]);
for (const name of scripts) texts.set(name, await minified(await readFile(file(name), "utf8"), { loader: "js", format: "esm" }));

// A name is a digest of the content, and the content holds the names of other files: those come first.
for (const [from, stem] of [[STYLE, "style"], [READER, "tranche-reader"], [readerGlue, "tranche-reader"], ["reader.js", "reader"], ["boot.js", "boot"], [wasm, "tranche"], [glue, "tranche"]]) {
  const content = texts.get(from) ?? (await readFile(file(from)));
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const to = `${stem}-${digest}${from.slice(from.lastIndexOf("."))}`;
  let named = false;
  for (const [name, text] of texts) {
    const renamed = text.replaceAll(`"./${from}"`, `"./${to}"`).replaceAll(`"${from}"`, `"${to}"`);
    named ||= renamed !== text;
    texts.set(name, renamed);
  }
  if (!named) throw new Error(`No page or script names ${from}: has Trunk changed how it writes it?`);
  if (texts.delete(from)) await rm(file(from)).then(() => writeFile(file(to), content));
  else await rename(file(from), file(to));
}
await writeFile(file("index.html"), texts.get("index.html"));
