// Starts the app. This is a file of its own because the page's policy allows no inline script;
// the build writes the names of the hashed module and of its WebAssembly on this file's script tag.

const { module, wasm, rest } = document.querySelector("script[data-module]").dataset;
const address = (name) => new URL(name, document.baseURI).href;

// Published, the app comes in two parts: the first has the frame and the overview, the rest follows while one looks at
// them. The functions of the rest stand in one table with those of the first; until they are there, a call waits for them.
let first, code, filled;
// Asked for before the page counts as loaded, so that nothing is asked for afterwards, and behind what is needed first.
let bytes = rest && load("low");
bytes?.catch(() => {}); // spoken of in follow()

async function load(priority) {
  const answer = await fetch(address(rest), { priority });
  if (!answer.ok) throw new Error(`${rest}: ${answer.status}`);
  return answer.arrayBuffer();
}

function say(text) {
  const note = document.getElementById("late") ?? document.createElement("p");
  note.id = "late";
  note.setAttribute("role", "alert");
  note.textContent = text;
  document.body.append(note);
}

// A fault inside the app leaves it half done: nothing more may be entered then, as it might not be kept.
function stopped(error) {
  if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) return;
  document.querySelector(".app")?.setAttribute("inert", "");
  say("Tranche has stopped over a fault of its own. What you entered until then is kept. ");
  const again = document.createElement("button");
  again.className = "btn btn--primary";
  again.textContent = "Reload and go on";
  again.addEventListener("click", () => location.reload());
  document.getElementById("late").append(again);
  again.focus();
}
addEventListener("error", ({ error }) => stopped(error));
addEventListener("unhandledrejection", ({ reason }) => stopped(reason));

function fill() {
  if (!filled) new WebAssembly.Instance(code, { first });
  filled = true;
}

function fetchNow() {
  const request = new XMLHttpRequest();
  request.open("GET", address(rest), false);
  // A request that is waited for gives text only: this form of it keeps every byte.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
    if (request.status !== 200) throw new Error(`${rest}: ${request.status}`);
  } catch (error) {
    say("Part of Tranche is missing and the connection is gone. Reload the page once it is back: what you entered is kept.");
    throw error;
  }
  code = new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255));
}

// A connection that fails for a moment must not leave a page that is half there; meanwhile the page says so.
async function follow() {
  for (let pause = 1000; !code; pause = Math.min(2 * pause, 30_000)) {
    const given = await (first ? bytes.catch(console.warn) : bytes);
    if (given) {
      code ??= await WebAssembly.compile(given);
      break;
    }
    say("The connection failed before all of Tranche was here: trying again. Nothing you entered is lost.");
    await new Promise((done) => setTimeout(done, pause));
    if (!code) bytes = load("high");
  }
  document.getElementById("late")?.remove();
  if (first) fill();
}

const call = (place) => (...given) => {
  if (!code) fetchNow();
  fill();
  return first["%table"].get(Number(place))(...given);
};
globalThis.tranche = {
  later: new Proxy({}, { get: (_, place) => call(place) }),
  begin(exports) {
    first = exports;
    if (code) fill();
  },
};

// How the reader's browser writes numbers and dates: two examples, from which the app takes the rest.
try {
  const [languages, calendar, numberingSystem] = [navigator.languages, "gregory", "latn"];
  document.documentElement.dataset.locale = [
    new Intl.NumberFormat(languages, { numberingSystem }).format(1234567.8),
    new Intl.DateTimeFormat(languages, { calendar, numberingSystem }).format(new Date(2027, 0, 31)),
  ].join("\n");
} catch (error) {
  console.warn(error);
}

try {
  const { default: start } = await import(address(module));
  // At another address than the overview's, the rest is needed at once.
  if (rest && !["", "#", "#overview"].includes(location.hash)) await follow();
  await start({ module_or_path: address(wasm) });
  if (rest && !filled) await follow();
} catch (error) {
  console.error(error);
  const boot = document.getElementById("boot");
  if (boot) {
    boot.setAttribute("role", "alert");
    boot.textContent =
      typeof WebAssembly === "object"
        ? "Tranche did not start. Reload the page; if this stays, open it in a current Firefox, Chrome, Edge or Safari."
        : "Tranche did not start, because WebAssembly is missing or switched off here. Open it in a current Firefox, Chrome, Edge or Safari.";
  }
}
