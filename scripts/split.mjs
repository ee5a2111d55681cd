// Splits the module in two: what the first screen needs, and what comes right behind it.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { FEATURES, externs, functions, numbered } from "./wasm.mjs";

// What nobody needs before the overview stands there: the other screens, what they alone compute and draw, typing,
// files in, and copies out. A function that is called early all the same is fetched by the call (boot.js), so this
// list decides what the start weighs and nothing else.
const OWN = [
  "ui::(grid|heat|palette|places|plans|tour|gives|bridge|import_dialog|controls|naming|terms|tabs|files::(export\\w*|save|take))",
  "ui::locale::(choices|dialog|entries|build|field|choose)",
  "ui::pages::(brief|call|commitment|compare|consumption|credits|exchange|workloads|other)",
  "grid|edit::(apply|cell|consumption|credit|offers|rows|scenarios|stacking|starter)|state::import",
  "edit::history::History<.*>::(jump|note|redo|undo)|state::document::Document>::(dispatch|follow|walk)",
  "calc::(apart|bridge|commitment|compare|consumption|exchange|register|stacking|terms)",
  "chart::(balances|bill|commitment|gives|reached)|engine::(directed|ledger|reach)",
  "io::(brief|import|redact|plan_file::write)|table::(called|entry|privacy::seen)|text::read",
].join("|");
const LATER = new RegExp(String.raw`^<*&?(mut )?<*tranche(\[\w+\])?::(${OWN})\b`);
// What is made for one closure carries the name of a shared helper first and the closure's behind it.
const CLOSURE = new RegExp(String.raw`[<, ]tranche(\[\w+\])?::(${OWN})\b[\w:]*::\{closure`);

// What the start calls all the same. A browser test starts the page without the rest, so a missing line shows there.
const EARLY = /grid::(layout|order)::\w+ as \S+Clone>|calc::exchange::(shared|twice)|ui::grid::commands::shown|edit::(offers::by|cell::format_of)|text::read::day::DayOrder>::shown_by|chunked::AnyRow>|closure_once/;
// Equal functions have become one, under the name of any of them: the small ones may be anybody's.
const ANYBODYS = 30;

function isLater({ name, size }) {
  return size > ANYBODYS && (LATER.test(name) || CLOSURE.test(name)) && !EARLY.test(name);
}

/** Two modules out of one that has names; `folder` is for files on the way. */
export function split(wasm, folder) {
  const [whole, list, first, rest] = ["whole.wasm", "later.txt", "first.wasm", "rest.wasm"].map((name) => join(folder, name));
  const later = functions(wasm).filter(isLater);
  if (later.length === 0) throw new Error("no function has a name that scripts/split.mjs knows");
  writeFileSync(whole, numbered(wasm));
  writeFileSync(list, later.map(({ at }) => `f${at}`).join("\n"));
  const names = ["--import-namespace", "first", "--placeholder-namespace", "later", "--export-prefix", "%"];
  execFileSync("wasm-split", [whole, "-g", "-o1", first, "-o2", rest, "--split-funcs", `@${list}`, ...names, ...FEATURES]);
  return { first: externs(readFileSync(first)), rest: externs(readFileSync(rest)) };
}
