// Makes what Trunk left in dist/ as small as it goes: one style sheet instead of eight, scripts without spaces.
// node scripts/finish.mjs DIST ESBUILD_MODULE

import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [dist, module] = process.argv.slice(2);
const { transform } = (await import(pathToFileURL(module).href)).default;
const file = (name) => join(dist, name);
const text = (name) => readFile(file(name), "utf8");

for (const name of (await readdir(dist)).filter((name) => name.endsWith(".js"))) {
  const { code } = await transform(await text(name), { loader: "js", format: "esm", minify: true, legalComments: "none" });
  await writeFile(file(name), code);
}

// Later rules win over earlier ones, so the sheets keep their order.
const page = await text("index.html");
const links = [...page.matchAll(/<link [^>]*?href="?\.\/([^">\s]+\.css)"?[^>]*>/g)];
if (links.length < 2) throw new Error("index.html links fewer than two style sheets: has Trunk changed how it writes them?");
const sheets = await Promise.all(links.map(([, name]) => text(name)));
const { code } = await transform(sheets.join("\n"), { loader: "css", minify: true });
const name = `style-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.css`;
await writeFile(file(name), code);
await Promise.all(links.map(([, old]) => rm(file(old))));
const [first, ...others] = links.map(([link]) => link);
const linked = others.reduce((page, link) => page.replace(link, ""), page);
await writeFile(file("index.html"), linked.replace(first, `<link rel="stylesheet" href="./${name}">`));
