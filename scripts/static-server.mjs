// Serves a folder of files on this machine as a good static host does, for looking at the built page and for its tests:
// text and WebAssembly are compressed, a file whose name carries a digest of its content is cached for good, and
// every other file is asked for again with its ETag.
// node scripts/static-server.mjs FOLDER [PORT] [SUB-PATH]

import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const PACKED_ALREADY = new Set([".ico", ".png"]);

// Below a packet there is nothing to win.
const WORTH_PACKING = 1_400;
/** Hosts that compress on the fly use about this effort; it takes a tenth of a second for the whole page. */
const EFFORT = { br: 5, gzip: 6 };
const PACK = {
  br: (body, effort) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body, level) => promisify(gzip)(body, { level }),
};

/** Whether a file's name carries a digest of its content, as in `style-0123456789abcdef.css`. */
const isHashed = (path) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(path);

/**
 * Serves `folder` under `sub` on `port` (0: any free one). Answers `{ url, close }`.
 * `encodings`: the compressions to offer, with how hard each tries, best first.
 */
export async function serve(folder, { port = 0, sub = "/", encodings = EFFORT } = {}) {
  const base = `/${sub}/`.replace(/\/+/g, "/");
  const root = resolve(folder);
  const packed = new Map();

  // Each content is compressed once, however often it is asked for.
  function pack(body, digest, encoding) {
    const key = `${encoding} ${digest}`;
    if (!packed.has(key)) packed.set(key, PACK[encoding](body, encodings[encoding]));
    return packed.get(key);
  }

  async function sendFile(request, response, file) {
    const body = await readFile(file);
    const digest = createHash("sha256").update(body).digest("hex").slice(0, 16);
    const extension = extname(file);
    const accepted = request.headers["accept-encoding"] ?? "";
    const worth = body.length > WORTH_PACKING && !PACKED_ALREADY.has(extension);
    const encoding = worth ? Object.keys(encodings).find((name) => new RegExp(`\\b${name}\\b`).test(accepted)) : undefined;
    const etag = `"${digest}${encoding ? `-${encoding}` : ""}"`;
    const headers = {
      "Cache-Control": isHashed(file) ? "public, max-age=31536000, immutable" : "no-cache",
      ETag: etag,
      Vary: "Accept-Encoding",
      "X-Content-Type-Options": "nosniff",
    };
    if (request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
    const sent = encoding ? await pack(body, digest, encoding) : body;
    response.writeHead(200, {
      ...headers,
      "Content-Type": TYPES[extension] ?? "application/octet-stream",
      "Content-Length": sent.length,
      ...(encoding && { "Content-Encoding": encoding }),
    });
    response.end(request.method === "HEAD" ? undefined : sent);
  }

  const server = createServer(async (request, response) => {
    const refuse = (status, sentence) => {
      response.writeHead(status, { "Content-Type": TYPES[".txt"], "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" });
      response.end(request.method === "HEAD" ? undefined : sentence);
    };
    try {
      if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Only GET and HEAD are answered here.\n");
      const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      if (`${path}/` === base) return response.writeHead(308, { Location: base }).end();
      if (!path.startsWith(base)) return refuse(404, `The page is at ${base}\n`);
      let file = join(root, path.slice(base.length));
      if (file !== root && !file.startsWith(root + sep)) return refuse(404, "Not found\n");
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      await sendFile(request, response, file);
    } catch {
      refuse(404, "Not found\n");
    }
  });
  await new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  return {
    url: `http://localhost:${server.address().port}${base}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, port = "8080", sub = "/"] = process.argv.slice(2);
  try {
    const { url } = await serve(folder, { port: Number(port), sub });
    console.log(`Tranche is at ${url} (Ctrl+C stops it)`);
  } catch (error) {
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} is taken: stop what uses it, or choose another, as in PORT=8081 scripts/serve.`
        : `The server did not start: ${error.message}`,
    );
    process.exit(1);
  }
}
