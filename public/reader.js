// The worker that reads files: it is asked one thing and answers once. The page starts one for each request
// (src/platform/reader.rs), so that whatever becomes of it, the page and the next file are not touched.

import start, { answer } from "./tranche-reader.js";

const ready = start();

addEventListener("message", async ({ data: [request, bytes] }) => {
  try {
    await ready;
    postMessage(answer(request, bytes));
  } catch (error) {
    console.error(error);
    // Anything but a text says that there is no answer.
    postMessage(null);
  }
});
