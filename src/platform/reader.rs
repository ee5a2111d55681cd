//! The worker that reads files.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Hands the text of a [`Request`](crate::io::import::Request) and the bytes of its file to a worker, and the text
/// of the answer on: `None` when the worker can't be loaded or stops.
pub fn ask(request: &str, bytes: &[u8], done: impl FnOnce(Option<String>) + 'static) {
    let done = Rc::new(Cell::new(Some(done)));
    let unsent = Rc::clone(&done);
    let ask = || -> Result<(), JsValue> {
        let worker = start()?;
        let own = worker.clone();
        // Either event ends it; the closure is freed by whichever comes, and lives on with the page if none does.
        let answer = Closure::once_into_js(move |event: Event| {
            own.terminate();
            let said =
                event.dyn_into::<MessageEvent>().ok().and_then(|event| event.data().as_string());
            if let Some(done) = done.take() {
                done(said);
            }
        });
        worker.set_onmessage(Some(answer.unchecked_ref()));
        worker.set_onerror(Some(answer.unchecked_ref()));
        let bytes = Uint8Array::from(bytes);
        let message = Array::of2(&request.into(), &bytes);
        worker.post_message_with_transfer(&message, &Array::of1(&bytes.buffer()))
    };
    if ask().is_err()
        && let Some(done) = unsent.take()
    {
        done(None);
    }
}

/// A worker from the address that `public/boot.js` left on the document's element.
fn start() -> Result<Worker, JsValue> {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let address = root.and_then(|root| root.get_attribute("data-reader")).ok_or(JsValue::NULL)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&address, &options)
}
