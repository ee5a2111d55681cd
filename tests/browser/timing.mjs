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

/** Notes in `window.frames` how long every frame takes from now on. */
export function watchFrames(page) {
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
