// Starts the app. This is a file of its own because the page's policy allows no inline script;
// the build writes the names of the hashed module and of its WebAssembly on this file's script tag.

const root = document.documentElement;

// The theme chosen on an earlier visit (src/ui/actions/theme.rs), before the frame is painted in another one.
try {
  const theme = localStorage.getItem("tranche/theme");
  if (theme) root.dataset.theme = theme;
} catch (error) {
  console.warn(error);
}

// How the reader's browser writes numbers and dates: two examples, from which the app takes the rest.
try {
  const [languages, calendar, numberingSystem] = [navigator.languages, "gregory", "latn"];
  root.dataset.locale = [
    new Intl.NumberFormat(languages, { numberingSystem }).format(1234567.8),
    new Intl.DateTimeFormat(languages, { calendar, numberingSystem }).format(new Date(2027, 0, 31)),
  ].join("\n");
} catch (error) {
  console.warn(error);
}

const paragraph = (text) => {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
};

// What went wrong, for whoever reports it: what a panic said (src/platform/fault.rs leaves it here before the
// WebAssembly traps), or else what the browser says.
function reason(error) {
  const made = paragraph(`The fault: ${root.dataset.fault ?? error?.message ?? error}`);
  made.className = "fault";
  return made;
}

// A fault inside the app leaves it half done: nothing more may be entered then, as it might not be kept.
function stopped(error) {
  if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) return;
  // One fault often brings others; the first is the one to report.
  if (document.getElementById("stopped")) return;
  document.querySelector(".app")?.setAttribute("inert", "");
  const note = document.createElement("div");
  note.id = "stopped";
  note.setAttribute("role", "alert");
  const again = document.createElement("button");
  again.className = "btn btn--primary";
  again.textContent = "Reload and go on";
  again.addEventListener("click", () => location.reload());
  note.append(paragraph("Tranche has stopped over a fault of its own. What you entered until then is kept."), reason(error), again);
  document.body.append(note);
  again.focus();
}
addEventListener("error", ({ error }) => stopped(error));
addEventListener("unhandledrejection", ({ reason }) => stopped(reason));

// The app takes the place of #boot as soon as it stands; until then, its status line tells how the start goes.
function notStarted(error) {
  console.error(error);
  const status = document.querySelector("#boot [role=status]");
  if (!status) return stopped(error);
  status.setAttribute("role", "alert");
  if (typeof WebAssembly !== "object") {
    status.textContent = "Tranche did not start, because WebAssembly is missing or switched off here. Open it in a current Firefox, Chrome, Edge or Safari.";
    return;
  }
  status.textContent = "Tranche did not start. Reload the page; if this stays, open it in a current Firefox, Chrome, Edge or Safari.";
  status.after(reason(error));
}

const { module, wasm, reader } = document.querySelector("script[data-module]").dataset;
const address = (name) => new URL(name, document.baseURI);

// Where the app finds what reads files (src/platform/reader.rs).
root.dataset.reader = address(reader).href;

try {
  const { default: start } = await import(address(module).href);
  // Given an address, wasm-bindgen's script compiles while the bytes arrive, and the browser keeps the compiled code.
  await start({ module_or_path: address(wasm) });
} catch (error) {
  notStarted(error);
}
