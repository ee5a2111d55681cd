// Serves a folder of files on this machine, for looking at the built page and for its tests.
// node scripts/static-server.mjs FOLDER [PORT] [SUB-PATH]

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

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

/** Serves `folder` under `sub` on `port` (0: any free one). Answers `{ url, close }`. */
export async function serve(folder, { port = 0, sub = "/" } = {}) {
  const base = `/${sub}/`.replace(/\/+/g, "/");
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const answer = (status, type, body) => {
      response.writeHead(status, {
        "Content-Type": type,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    try {
      if (request.method !== "GET" && request.method !== "HEAD") {
        return answer(405, TYPES[".txt"], "Only GET and HEAD are answered here.\n");
      }
      const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      if (`${path}/` === base) {
        response.writeHead(308, { Location: base });
        return response.end();
      }
      if (!path.startsWith(base)) return answer(404, TYPES[".txt"], `The page is at ${base}\n`);
      let file = join(root, path.slice(base.length));
      if (file !== root && !file.startsWith(root + sep)) return answer(404, TYPES[".txt"], "Not found\n");
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const body = await readFile(file);
      answer(200, TYPES[extname(file)] ?? "application/octet-stream", body);
    } catch {
      answer(404, TYPES[".txt"], "Not found\n");
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
