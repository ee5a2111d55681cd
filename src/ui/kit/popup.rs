//! What opens at a place in the window: menus, questions.

use leptos::prelude::*;

use crate::ui::dom::El;

/// Puts it where there is room: it grows away from the nearer edges of the window.
pub fn put(popup: El, (x, y): (i32, i32)) -> El {
    let size = |length: Result<wasm_bindgen::JsValue, _>| {
        length.ok().and_then(|length| length.as_f64()).unwrap_or(900.0) as i32
    };
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let up = y > height / 2;
    let popup =
        if up { popup.px("bottom", (height - y).into()) } else { popup.px("top", y.into()) };
    let popup = popup.px("max-height", (if up { y } else { height - y } - 8).into());
    popup.px("left", x.min(width - 270).max(4).into())
}
