//! The part of the page that reads files. A worker runs it (`public/reader.js`), loaded when the first file comes in.

use tranche::{io::import::Request, platform::fault};
use wasm_bindgen::prelude::wasm_bindgen;

/// Does what the text of a [`Request`] asks for; the text of its answer.
#[wasm_bindgen]
pub fn answer(request: &str, bytes: &[u8]) -> String {
    Request::answer(request, bytes).text()
}

fn main() {
    fault::report_panics();
}
