//! Parts of an element that follow signals.

use std::{cell::RefCell, time::Duration};

use leptos::{leptos_dom::helpers::WindowListenerHandle, prelude::*};
use web_sys::Event;

use super::{Attr, El, On, focus};

/// Runs now, and again whenever what it read has changed, as long as the present owner lives.
pub fn react(run: impl FnMut() + 'static) {
    react_boxed(Box::new(run));
}

fn react_boxed(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    on_cleanup(move || drop(effect));
}

/// Whether what is being made now has been painted: for what takes long and can stand there a moment later.
pub fn painted() -> RwSignal<bool> {
    let painted = RwSignal::new(false);
    request_animation_frame(move || {
        let _ = set_timeout_with_handle(
            move || {
                let _ = painted.try_set(true);
            },
            Duration::ZERO,
        );
    });
    painted
}

/// Listens to the window as long as the present owner lives.
pub fn on_window(event: On, listen: impl Fn(Event) + 'static) {
    let handle = listen_boxed(event, Box::new(listen));
    on_cleanup(move || handle.remove());
}

fn listen_boxed(event: On, listen: Box<dyn Fn(Event)>) -> WindowListenerHandle {
    window_event_listener_untyped(event.0, listen)
}

/// What an element does as soon as it stands on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// It takes the keyboard.
    Focus,
    /// As a dialog it is shown over the page.
    Modal,
}

thread_local! {
    /// Elements that wait to stand on the page. They are made before what they lie in is there.
    static WAITING: RefCell<Vec<(Wish, El)>> = const { RefCell::new(Vec::new()) };
}

/// Does what elements wait for that stand on the page now: dialogs first, as one takes the keyboard.
pub(super) fn fulfil() {
    let ready: Vec<(Wish, El)> = WAITING.with_borrow_mut(|waiting| {
        waiting.extract_if(.., |(_, element)| element.raw().is_connected()).collect()
    });
    for (_, dialog) in ready.iter().filter(|(wish, _)| *wish == Wish::Modal) {
        let _ = dialog.cast::<web_sys::HtmlDialogElement>().show_modal();
    }
    if let Some((_, first)) = ready.iter().find(|(wish, _)| *wish == Wish::Focus) {
        first.focus();
    }
}

impl El {
    /// With a text that follows what it is made of. Nothing is written when it stays the same.
    #[must_use]
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        self.append(&node);
        follow(
            Box::new(move || Some(text())),
            Box::new(move |text| node.set_data(text.unwrap_or_default())),
        );
        self
    }

    /// With an attribute that follows what it is made of, and goes when there is none.
    #[must_use]
    pub fn live_attr(self, name: Attr, value: impl Fn() -> Option<String> + 'static) -> Self {
        let element = self.clone();
        follow(Box::new(value), Box::new(move |value| element.set_attr(name, value)));
        self
    }

    /// With a class that comes and goes.
    #[must_use]
    pub fn live_class(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.clone();
        react(move || element.set_class(class, on()));
        self
    }

    /// With an attribute without a value that comes and goes.
    #[must_use]
    pub fn live_flag(self, name: Attr, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.clone();
        react(move || element.set_flag(name, on()));
        self
    }

    /// With elements that are made anew whenever what they read has changed.
    #[must_use]
    pub fn live<I: IntoIterator<Item = Self>>(self, build: impl Fn() -> I + 'static) -> Self {
        self.insert_live(Box::new(move || build().into_iter().collect()));
        self
    }

    /// With elements that are made anew only when a key changes, so that the focus within stays.
    #[must_use]
    pub fn live_by<I: IntoIterator<Item = Self>>(
        self,
        key: impl Fn() -> String + Send + Sync + 'static,
        build: impl Fn(&str) -> I + 'static,
    ) -> Self {
        let key = keyed(Box::new(key));
        self.live(move || key.with(|key| untrack(|| build(key))))
    }

    /// With an element for each key, in their order. One whose key stays is the very same element: who is about to go
    /// on in it finds it there. Keys differ, and those that stay keep their order.
    #[must_use]
    pub fn live_each(
        self,
        keys: impl Fn() -> Vec<String> + 'static,
        build: impl Fn(&str) -> Self + 'static,
    ) -> Self {
        self.insert_each(Box::new(keys), Box::new(build));
        self
    }

    /// Has it take the keyboard as soon as it stands on the page: no key is lost meanwhile.
    #[must_use]
    pub fn focused_first(self) -> Self {
        WAITING.with_borrow_mut(|waiting| waiting.push((Wish::Focus, self.clone())));
        self
    }

    /// Has a dialog be shown over the page, with the keyboard, as soon as it stands on it.
    #[must_use]
    pub fn modal(self) -> Self {
        WAITING.with_borrow_mut(|waiting| waiting.push((Wish::Modal, self.clone())));
        self
    }

    fn insert_each(&self, keys: Box<dyn Fn() -> Vec<String>>, build: Box<dyn Fn(&str) -> Self>) {
        let mark = document().create_comment("");
        self.append(&mark);
        // What an element listens to lives as long as the element, not until the keys change.
        let owner = Owner::current().unwrap_or_default();
        let mut shown: Vec<(String, Self, Owner)> = Vec::new();
        react(move || {
            let mut before = std::mem::take(&mut shown);
            let Some(parent) = mark.parent_node() else { return };
            let mut next: web_sys::Node = mark.clone().into();
            for key in keys().into_iter().rev() {
                let kept = before.iter().position(|(of, ..)| *of == key);
                let each = kept.map(|at| before.remove(at)).unwrap_or_else(|| {
                    let own = owner.with(Owner::new);
                    let element = own.with(|| untrack(|| build(&key)));
                    let _ = parent.insert_before(element.raw(), Some(&next));
                    (key, element, own)
                });
                next = each.1.raw().clone().into();
                shown.insert(0, each);
            }
            for (_, gone, own) in before {
                gone.remove();
                own.cleanup();
            }
            fulfil();
        });
    }

    fn insert_live(&self, build: Box<dyn Fn() -> Vec<Self>>) {
        let mark = document().create_comment("");
        self.append(&mark);
        let mut shown: Vec<Self> = Vec::new();
        react(move || {
            let next = build();
            let place = focus::place(&shown);
            shown.iter().for_each(Self::remove);
            if let Some(parent) = mark.parent_node() {
                for element in &next {
                    let _ = parent.insert_before(element.raw(), Some(&mark));
                }
                fulfil();
                if let Some(place) = place {
                    place.restore(&next);
                }
            }
            shown = next;
        });
    }
}

fn keyed(key: Box<dyn Fn() -> String + Send + Sync>) -> Memo<String> {
    Memo::new(move |_| key())
}

type Put = Box<dyn Fn(Option<&str>)>;

fn follow(read: Box<dyn Fn() -> Option<String>>, put: Put) {
    let mut before: Option<Option<String>> = None;
    react_boxed(Box::new(move || {
        let now = read();
        if before.as_ref() != Some(&now) {
            put(now.as_deref());
            before = Some(now);
        }
    }));
}
