//! Dialogs over the page. Which one is open is said by `View::dialog`; closing it there takes it away.

use leptos::prelude::*;

use crate::{
    state::View,
    ui::dom::{Attr, El, On, Tag, el},
};

/// A dialog with a name.
pub fn dialog(view: View, class: &str, name: &str) -> El {
    frame(view, class).attr(Attr::ARIA_LABEL, name)
}

/// A dialog that something in it gives a name. However it is closed, the keyboard goes back to where it
/// was before.
pub fn frame(view: View, class: &str) -> El {
    let dialog = el(Tag::DIALOG, class);
    let (own, gone) = (dialog.clone(), dialog.clone());
    // Taken away alone it would not give the keyboard back: browsers do that when it is closed.
    on_cleanup(move || gone.cast::<web_sys::HtmlDialogElement>().close());
    // Escape closes it without asking; one that is gone hears of its own end when another may be open.
    let closed = move |_| {
        if own.raw().is_connected() {
            view.close_dialog();
        }
    };
    dialog.on(On::CLOSE, closed).modal()
}
