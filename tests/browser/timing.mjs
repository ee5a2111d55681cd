// Times as people feel them: from what they do to the moment it is painted.

export const sorted = (times) => [...times].sort((a, b) => a - b);
export const median = (times) => sorted(times)[times.length >> 1];
export const longest = (times) => Math.max(...times);
export const ms = (time) => `${time.toFixed(1)} ms`;

/**
 * Notes for every event of a kind (and key), in `window.times`, how long it takes from the event to the first moment after the
 * net value's new figure was painted.
 */
export function watch(page, kind, key) {
  return page.evaluate(
    ([wanted, named]) => {
      window.times = [];
      let began;
      const note = (event) => {
        if (!named || event.key === named) began = event.timeStamp;
      };
      window.unwatch?.();
      addEventListener(wanted, note, { capture: true });
      const seen = new MutationObserver(() => {
        if (began === undefined) return;
        const from = began;
        began = undefined;
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => window.times.push(performance.now() - from);
          channel.port2.postMessage(0);
        });
      });
      seen.observe(document.querySelector('[data-figure="net_value"]'), { attributes: true, attributeFilter: ["data-cents"] });
      window.unwatch = () => {
        removeEventListener(wanted, note, { capture: true });
        seen.disconnect();
      };
    },
    [kind, key],
  );
}

/** The times noted so far. */
export const times = (page) => page.evaluate(() => window.times);

/** Scrolls the grid down, up and down again by wheel, and hands the times of each pass's frames to `each`. */
export async function scrollThrough(page, each) {
  const box = await page.locator(".sheet__scroll").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await watchFrames(page);
  for (let pass = 0; pass < 3; pass += 1) {
    await page.evaluate(() => (window.frames.length = 0));
    for (let turn = 0; turn < 80; turn += 1) {
      await page.mouse.wheel(0, (pass === 1 ? -1 : 1) * (turn % 8 === 7 ? 4_000 : 400));
      await page.waitForTimeout(12);
    }
    await page.waitForTimeout(100);
    each(await page.evaluate(() => [...window.frames]), pass + 1);
  }
}

/** Notes in `window.frames` how long every frame takes from now on. */
function watchFrames(page) {
  return page.evaluate(() => {
    window.frames = [];
    let last;
    const frame = (now) => {
      if (last !== undefined) window.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Puts a text on the clipboard as another program does, and pastes it by the browser's event. */
export function paste(page, text, html) {
  return page.evaluate(
    ([plain, marked]) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      if (marked) data.setData("text/html", marked);
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [text, html],
  );
}
