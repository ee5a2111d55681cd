//! Files in and out, without any request.

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, File, FileReader, HtmlAnchorElement, Url};

/// Offers a text as a file to save.
///
/// # Errors
/// What the browser says when it refuses.
pub fn save(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url)
}

/// Reads a file's bytes and hands them on, or `None` when the browser can't.
pub fn read(file: &File, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let Ok(reader) = FileReader::new() else {
        done(None);
        return;
    };
    let source = reader.clone();
    let finished = Closure::once_into_js(move || {
        let bytes = source.result().ok().filter(|result| !result.is_null());
        done(bytes.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()));
    });
    reader.set_onloadend(Some(finished.unchecked_ref()));
    // When it can't even start, `loadend` never comes: the user sees nothing happen and tries again.
    let _ = reader.read_as_array_buffer(file);
}
