//! Faults of the program itself: what a panic said reaches the console and the page.

use std::panic::{self, PanicHookInfo};

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes every panic from now on say in the console and on the page what it was about.
///
/// After its hook a panic traps, and `public/boot.js` then tells the user that the app has stopped. It takes the
/// words from the attribute `data-fault` of the document's element.
pub fn report_panics() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        let _ = root.map(|root| root.set_attribute("data-fault", &sentence(info)));
    }));
}

/// Such as `index out of bounds: the len is 3 but the index is 3 (src/calc/bridge.rs, line 40)`.
fn sentence(info: &PanicHookInfo<'_>) -> String {
    let words = info.payload_as_str().unwrap_or("a panic without words");
    match info.location() {
        Some(place) => format!("{words} ({}, line {})", place.file(), place.line()),
        None => words.to_owned(),
    }
}

/// Panics with these words. Nothing in the app calls it: a browser test does, to see what the user is told.
#[wasm_bindgen]
#[expect(clippy::panic, reason = "this is what the test asks for")]
pub fn panic_on_purpose(words: &str) {
    panic!("{words}");
}
