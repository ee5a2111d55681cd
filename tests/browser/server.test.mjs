// The server that the tests and scripts/serve use answers as README asks of a host: compressed, cached, with the right types.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { serve } from "../../scripts/static-server.mjs";

const folder = mkdtempSync(join(tmpdir(), "tranche-served-"));
const MODULE = "tranche-0123456789abcdef.wasm";
const bytes = Buffer.alloc(50_000, "WebAssembly ");
let server;
before(async () => {
  writeFileSync(join(folder, MODULE), bytes);
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Page</title>");
  server = await serve(folder, { sub: "/x/" });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** What the server answers, as it is sent. */
function ask(path, headers = {}, method = "GET") {
  return new Promise((done, failed) => {
    const sent = request(new URL(path, server.url), { headers, method }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
    });
    sent.on("error", failed).end();
  });
}

test("a name with a digest is cached for good, any other is asked for again and answered by its ETag", async () => {
  const module = await ask(MODULE);
  assert.equal(module.headers["cache-control"], "public, max-age=31536000, immutable");
  assert.equal(module.headers["content-type"], "application/wasm");
  const page = await ask("");
  assert.equal(page.headers["cache-control"], "no-cache");
  const again = await ask("", { "If-None-Match": page.headers.etag });
  assert.deepEqual([again.status, again.body.length], [304, 0]);
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Another</title>");
  const changed = await ask("", { "If-None-Match": page.headers.etag });
  assert.equal(changed.status, 200);
  assert.match(changed.body.toString(), /Another/);
});

test("what the browser can unpack is sent packed, and nothing else is", async () => {
  for (const [accepted, encoding, unpack] of [
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["", undefined, (body) => body],
  ]) {
    const answer = await ask(MODULE, { "Accept-Encoding": accepted });
    assert.equal(answer.headers["content-encoding"], encoding);
    assert.equal(Number(answer.headers["content-length"]), answer.body.length);
    assert.deepEqual(unpack(answer.body), bytes);
  }
});

test("nothing outside the folder is served, and only GET and HEAD are answered", async () => {
  assert.equal((await ask("%2e%2e%2f%2e%2e%2fetc%2fpasswd")).status, 404);
  assert.equal((await ask("/")).status, 404);
  assert.equal((await ask("", {}, "POST")).status, 405);
  assert.deepEqual((await ask("", {}, "HEAD")).body.length, 0);
});
