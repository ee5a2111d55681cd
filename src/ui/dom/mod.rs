//! Elements, built by hand. Every view is made with these few functions, whose closures are boxed, so
//! that a screen adds to the page what it says and not one more copy of a renderer. What is reactive
//! is Leptos': signals, memos, owners and effects.

mod events;
mod focus;
mod handle;
mod keys;
mod live;
mod names;
mod page;

pub use events::{came_from, target_number, target_within};
pub use handle::Handle;
pub use keys::{Stroke, focused, is_text_field, nothing_has_focus};
pub use live::{on_window, painted, react};
pub use names::{Attr, On, Tag};
pub use page::{body, start};

use leptos::prelude::document;
use wasm_bindgen::{JsCast as _, closure::Closure, throw_val};
use web_sys::{Event, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element of the page. Copies are the same element.
#[derive(Clone)]
pub struct El(HtmlElement);

/// A new element with its classes.
pub fn el(tag: Tag, class: &str) -> El {
    let element = document().create_element(tag.0).unwrap_or_else(|error| throw_val(error));
    let element = El(element.unchecked_into());
    if !class.is_empty() {
        element.set_attr(Attr::CLASS, Some(class));
    }
    element
}

/// A new element with a text in it.
pub fn text(tag: Tag, class: &str, text: &str) -> El {
    el(tag, class).text(text)
}

/// A drawing of one path.
pub fn drawing(class: &str, view_box: &str, path: &str) -> El {
    let make = |tag: Tag| {
        let element = document().create_element_ns(Some(SVG), tag.0);
        El(element.unwrap_or_else(|error| throw_val(error)).unchecked_into())
    };
    make(Tag::SVG)
        .attr(Attr::CLASS, class)
        .attr(Attr::VIEW_BOX, view_box)
        .attr(Attr::ARIA_HIDDEN, "true")
        .child(make(Tag::PATH).attr(Attr::D, path))
}

impl El {
    /// An element that stands on the page already.
    pub fn of(element: HtmlElement) -> Self {
        Self(element)
    }

    /// The browser's own.
    pub fn raw(&self) -> &HtmlElement {
        &self.0
    }

    /// The browser's own, as what its tag makes it.
    pub fn cast<T: wasm_bindgen::JsCast>(&self) -> &T {
        self.0.unchecked_ref()
    }

    /// With an attribute.
    #[must_use]
    pub fn attr(self, name: Attr, value: &str) -> Self {
        self.set_attr(name, Some(value));
        self
    }

    /// With a text behind what is in it.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.append(&document().create_text_node(text));
        self
    }

    /// With an element behind what is in it.
    #[must_use]
    pub fn child(self, child: Self) -> Self {
        self.append(&child.0);
        self
    }

    /// With elements behind what is in it.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().for_each(|child| self.append(&child.0));
        self
    }

    /// With a listener.
    #[must_use]
    pub fn on(self, event: On, listen: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(listen));
        self
    }

    /// With a listener to keys.
    #[must_use]
    pub fn on_key(self, mut listen: impl FnMut(Stroke) + 'static) -> Self {
        self.on(On::KEYDOWN, move |event| listen(Stroke::of(event)))
    }

    fn listen(&self, event: On, listen: Box<dyn FnMut(Event)>) {
        // The browser frees it together with the element.
        let listen = Closure::wrap(listen).into_js_value();
        let _ = self.0.add_event_listener_with_callback(event.0, listen.unchecked_ref());
    }

    fn append(&self, node: &Node) {
        let _ = self.0.append_child(node);
    }

    /// Replaces what is in it by a text.
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Sets an attribute, or takes it away.
    pub fn set_attr(&self, name: Attr, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name.0, value),
            None => self.0.remove_attribute(name.0),
        };
    }

    /// Sets an attribute that has no value, or takes it away.
    pub fn set_flag(&self, name: Attr, on: bool) {
        self.set_attr(name, on.then_some(""));
    }

    /// Puts it into a class, or takes it out.
    pub fn set_class(&self, class: &str, on: bool) {
        let _ = self.0.class_list().toggle_with_force(class, on);
    }

    /// Scrolls whatever it lies in no further than needed to see it.
    pub fn scroll_near(&self) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        self.0.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// Sets a length of its style in pixels. The page's policy allows styles set like this, not as an attribute.
    pub fn set_px(&self, name: &str, pixels: i64) {
        let _ = self.0.style().set_property(name, &format!("{pixels}px"));
    }

    /// Sets a length of its style as a part of what it lies in, in thousandths.
    pub fn set_part(&self, name: &str, thousandths: i64) {
        let (whole, rest) = (thousandths.div_euclid(10), thousandths.rem_euclid(10));
        let _ = self.0.style().set_property(name, &format!("{whole}.{rest}%"));
    }

    /// Sets a text that styles may show, as in a page's margin; without one it goes.
    pub fn set_words(&self, name: &str, words: &str) {
        let mut quoted = String::from("\"");
        for letter in words.chars() {
            match letter {
                '\n' | '\r' | '\u{c}' => quoted.push(' '),
                '"' | '\\' => quoted.extend(['\\', letter]),
                _ => quoted.push(letter),
            }
        }
        quoted.push('"');
        let value = if words.is_empty() { "" } else { &quoted };
        let _ = self.0.style().set_property(name, value);
    }

    /// With a length of its style in pixels.
    #[must_use]
    pub fn px(self, name: &str, pixels: i64) -> Self {
        self.set_px(name, pixels);
        self
    }

    /// Takes it off the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Gives it the keyboard without scrolling.
    pub fn focus(&self) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = self.0.focus_with_options(&options);
    }

    /// Gives it the keyboard and scrolls as far as needed to see it.
    pub fn focus_in_view(&self) {
        let _ = self.0.focus();
    }

    /// Takes the keyboard away from it: what is typed there is taken.
    pub fn leave(&self) {
        let _ = self.0.blur();
    }

    /// Whether another one is the same element.
    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// Whether it has an attribute.
    pub fn has(&self, name: Attr) -> bool {
        self.0.has_attribute(name.0)
    }

    /// Whether it has the keyboard.
    pub fn has_focus(&self) -> bool {
        focused().is_some_and(|focused| focused.is(self))
    }

    /// Whether it is drawn: on the page, and not hidden by a style.
    pub fn is_seen(&self) -> bool {
        self.0.offset_width() > 0
    }

    /// Has the browser ask for a file. A hidden file input has no other way to be opened than a press.
    pub fn ask_for_file(&self) {
        self.0.click();
    }

    /// Whether a node is this element or within it.
    pub fn holds(&self, node: Option<&Node>) -> bool {
        self.0.contains(node)
    }

    /// What stands in a field.
    pub fn value(&self) -> String {
        self.cast::<web_sys::HtmlInputElement>().value()
    }

    /// Puts a text into a field, unless it stands there: the caret stays where it is.
    pub fn set_value(&self, text: &str) {
        let field: &web_sys::HtmlInputElement = self.cast();
        if field.value() != text {
            field.set_value(text);
        }
    }
}
