// Starts the app. This is a file of its own because the page's policy allows no inline script;
// the build writes the names of the hashed module and of its WebAssembly on this file's script tag.

const { module, wasm } = document.querySelector("script[data-module]").dataset;
const address = (name) => new URL(name, document.baseURI).href;

try {
  const { default: start } = await import(address(module));
  await start({ module_or_path: address(wasm) });
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
