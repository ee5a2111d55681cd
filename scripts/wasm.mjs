// The parts of a WebAssembly module that its compressed size depends on, though nothing it does depends on them:
// the names under which it and its script know each other, and the order of its functions.

/** What Binaryen's tools are told the module uses: all that the compiler may write for a browser of today. */
export const FEATURES = ["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals", "reference-types", "multivalue"].map(
  (feature) => `--enable-${feature}`,
);

const CUSTOM = 0, IMPORT = 2, EXPORT = 7, CODE = 10;

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  number() {
    let value = 0, shift = 0, byte;
    do {
      byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte > 127);
    return value;
  }
  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }
  name() {
    return Buffer.from(this.take(this.number())).toString();
  }
}

const number = (value) => {
  const bytes = [];
  do {
    bytes.push((value % 128) + (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
};
const name = (text) => Buffer.concat([number(Buffer.byteLength(text)), Buffer.from(text)]);

function sections(wasm) {
  const reader = new Reader(wasm, 8), found = [];
  while (reader.at < wasm.length) {
    const id = wasm[reader.at++];
    found.push({ id, body: reader.take(reader.number()) });
  }
  return found;
}
const assemble = (wasm, all) =>
  Buffer.concat([wasm.subarray(0, 8), ...all.flatMap(({ id, body }) => [Buffer.from([id]), number(body.length), body])]);

// The entries of the import or export section: their names, and the bytes between them.
function entries({ id, body }) {
  const reader = new Reader(body), list = [];
  for (let left = reader.number(); left > 0; left--) {
    const names = id === IMPORT ? [reader.name(), reader.name()] : [reader.name()];
    const from = reader.at, kind = body[reader.at++];
    if (id === EXPORT || kind === 0) reader.number();
    else {
      // A table has a type before its limits, a global a type and whether it changes, a tag an attribute.
      if (kind !== 2) reader.at++;
      if (kind === 1 || kind === 2) {
        const flags = body[reader.at++];
        reader.number();
        if (flags & 1) reader.number();
      } else if (kind === 3) reader.at++;
      else reader.number();
    }
    list.push({ kind, names, rest: body.subarray(from, reader.at) });
  }
  if (reader.at !== body.length) throw new Error("the module has imports or exports of a kind that scripts/wasm.mjs does not know");
  return list;
}

// Takes classes that libraries offer to a page's scripts out of wasm-bindgen's script, and what the script then never
// calls out of the module's exports: ours has no other script.
export function prune(wasm, script) {
  const classes = [...script.matchAll(/^export class (\w+) \{$/gm)].map(([, name]) => name);
  for (const name of classes) {
    script = script
      .replace(new RegExp(`^export class ${name} \\{\\n[^]*?^\\}\\n`, "m"), "")
      .replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\\n`, "m"), "")
      .replace(new RegExp(`^const ${name}Finalization = [^]*?;\\n`, "m"), "");
    if (new RegExp(`\\b${name}`).test(script)) throw new Error(`the script uses its class ${name}`);
  }
  const all = sections(wasm).map((section) => {
    if (section.id !== EXPORT) return section;
    const list = entries(section).filter(({ names: [name] }) => script.includes(name));
    return { id: EXPORT, body: Buffer.concat([number(list.length), ...list.map(({ names: [long], rest }) => Buffer.concat([name(long), rest]))]) };
  });
  return { wasm: assemble(wasm, all), script };
}

// Gives what wasm-bindgen's script and module call each other's functions by short names in both, and takes those
// that the module does not ask for out of the script.
export function shorten(wasm, script) {
  const short = new Map(), asked = new Set();
  const all = sections(wasm).map((section) => {
    if (section.id !== IMPORT && section.id !== EXPORT) return section;
    const list = entries(section).map(({ names, rest }) => {
      for (const long of names) {
        asked.add(long);
        // Long names end in a digest, so no other word of the script is one of them.
        if (/^__wbg_\w+_[0-9a-f]{16}$|^wasm_bindgen_\w{20,}$|^\.\/[\w-]+_bg\.js$|^__wbindgen_cast_\w+$/.test(long) && !short.has(long)) short.set(long, `$${short.size.toString(36)}`);
      }
      return Buffer.concat([...names.map((long) => name(short.get(long) ?? long)), rest]);
    });
    return { id: section.id, body: Buffer.concat([number(list.length), ...list]) };
  });
  if (/\$[0-9a-z]/.test(script)) throw new Error("the script has names of its own that begin with $ and a letter or digit");
  script = script.replace(/^ {8}(__wb\w+): (?:async )?function\([^]*?^ {8}\},\n/gm, (entry, name) => (asked.has(name) ? entry : ""));
  for (const [long, now] of short) {
    const pieces = script.split(long);
    if (pieces.length < 2) throw new Error(`the script does not know ${long}`);
    script = pieces.join(now);
  }
  return { wasm: assemble(wasm, all), script };
}

const isNames = ({ id, body }) => id === CUSTOM && new Reader(body).name() === "name";
const imported = (all) => {
  const imports = all.find(({ id }) => id === IMPORT);
  return imports ? entries(imports).filter(({ kind }) => kind === 0).length : 0;
};
const bodies = (all) => {
  const reader = new Reader(all.find(({ id }) => id === CODE).body), list = [];
  for (let left = reader.number(); left > 0; left--) list.push(reader.take(reader.number()));
  return list;
};
// The module with these names for its own functions and no others.
function renamed(wasm, name_of) {
  const all = sections(wasm).filter((section) => !isNames(section));
  const first = imported(all);
  const list = bodies(all).map((_, which) => Buffer.concat([number(first + which), name(name_of(first + which, which))]));
  const names = Buffer.concat([number(list.length), ...list]);
  const body = Buffer.concat([name("name"), Buffer.from([1]), number(names.length), names]);
  return assemble(wasm, [...all, { id: CUSTOM, body }]);
}

/**
 * The module with wasm-bindgen's table of the page's objects in its right place: wasm-split takes every table that goes
 * in or out for the one of functions. That one is the first here, the page's objects are in the second.
 */
export function externs(wasm) {
  const TABLE = 1, EXTERN = 0x6f, SECOND = 1;
  const all = sections(wasm).map((section) => {
    if (section.id !== IMPORT && section.id !== EXPORT) return section;
    const list = entries(section).map(({ names, rest }) => {
      const right = Buffer.from(rest);
      // After the kind stands the table's type where it comes in, its number where it goes out.
      if (rest[0] === TABLE && names.at(-1) === "__wbindgen_externrefs") right[1] = section.id === IMPORT ? EXTERN : SECOND;
      return Buffer.concat([...names.map(name), right]);
    });
    return { id: section.id, body: Buffer.concat([number(list.length), ...list]) };
  });
  return assemble(wasm, all);
}

/** The module's own functions: number, name, and bytes of code. */
export function functions(wasm) {
  const all = sections(wasm), first = imported(all), code = bodies(all), reader = new Reader(all.find(isNames).body), found = [];
  reader.name();
  while (reader.at < reader.bytes.length) {
    const kind = reader.bytes[reader.at++], end = reader.number() + reader.at;
    if (kind === 1) for (let left = reader.number(); left > 0; left--) found.push({ at: reader.number(), name: reader.name() });
    reader.at = end;
  }
  return found.filter(({ at }) => at >= first).map(({ at, name }) => ({ at, name, size: code[at - first].length }));
}

/** The module with a short name for each function, such as `f12`. */
export const numbered = (wasm) => renamed(wasm, (at) => `f${at}`);

// The module with names for its functions, such that in the order of their names each is like those before it:
// what compresses it looks back no further than 32 KB.
export function named(wasm) {
  const list = bodies(sections(wasm)), place = new Array(list.length);
  alike(list).forEach((which, at) => (place[which] = at));
  return renamed(wasm, (_, which) => String(place[which]).padStart(6, "0"));
}

// An order in which each body shares as many runs of bytes as possible with the few before it.
function alike(bodies) {
  const RUN = 6, WINDOW = 8000, COMMON = 60;
  const holders = new Map();
  const runs = bodies.map((body) => {
    const found = new Set();
    for (let at = 2; at + RUN <= body.length; at++) {
      let run = 0;
      for (let next = at; next < at + RUN; next++) run = run * 256 + body[next];
      found.add(run);
    }
    return found;
  });
  runs.forEach((found, which) => {
    for (const run of found) holders.has(run) ? holders.get(run).push(which) : holders.set(run, [which]);
  });
  // What one function alone has, or very many have, says nothing.
  const shared = runs.map((found) => [...found].map((run) => holders.get(run)).filter((list) => list.length > 1 && list.length <= COMMON));
  const near = new Map(), score = new Float64Array(bodies.length), weight = bodies.map((body) => body.length ** 0.8);
  const count = (which, step) => {
    for (const list of shared[which]) {
      const before = near.get(list) ?? 0;
      near.set(list, before + step);
      if (before === 0 || before + step === 0) for (const other of list) score[other] += step;
    }
  };
  const order = [], left = new Set(bodies.keys());
  let size = 0, oldest = 0;
  let next = bodies.reduce((least, body, which) => (body.length < bodies[least].length ? which : least), 0);
  for (;;) {
    order.push(next);
    left.delete(next);
    if (left.size === 0) return order;
    count(next, 1);
    size += bodies[next].length;
    for (; size > WINDOW && oldest < order.length - 1; oldest++) {
      size -= bodies[order[oldest]].length;
      count(order[oldest], -1);
    }
    let best = -1;
    for (const which of left) {
      const worth = score[which] / weight[which];
      if (worth > best) (best = worth), (next = which);
    }
  }
}
