//! What stores an offer, and the note to one: the buttons and the field, in reach of a thumb.

use leptos::prelude::*;

use super::{Call, hand::ready};
use crate::{
    calc::terms,
    domain::{OfferSide, Scenario},
    edit::offers,
    ui::{
        anchors::Anchor,
        dom::{Attr, El, On, Tag, el, react, text},
    },
};

const NOTE: &str = "offer-note";

/// What Enter does, behind the field.
const ENTER: &str = "offer-enter";

/// Gives the field of the note the focus.
pub fn write(call: Call) {
    if let Some(field) = call.note.get() {
        field.focus();
    }
}

/// The stored offer that a note is of now; `None` while what is on the table is not stored yet.
fn noted(call: Call) -> Option<Scenario> {
    call.app.document.scene().with(|scene| {
        let now = terms::pinned(&scene.plan, &scene.resolved);
        offers::noted(&scene.plan, &scene.scenario, now).cloned()
    })
}

/// The row of what stores an offer, with the field of its note.
pub fn store(call: Call) -> El {
    let button = |side: OfferSide, class: &str, key: &str, tip: &str| {
        let name = move || {
            let next = call.app.document.scene().with(|scene| offers::next_name(&scene.plan, side));
            format!("Store {}", offers::in_words(&next))
        };
        el(Tag::BUTTON, class)
            .attr(Attr::TITLE, tip)
            .on(On::CLICK, move |_| call.store(side))
            .child(el(Tag::SPAN, "").live_text(name))
            .child(text(Tag::KBD, "", key))
    };
    let aws = "Keep what AWS said, with the time and the note";
    let us = "Keep what we said, with the time and the note";
    el(Tag::DIV, "call__store")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, "Store an offer")
        .child(field(call))
        .child(
            text(Tag::BUTTON, "btn call__thumb", "Offer log")
                .attr(Attr::TITLE, "To the offer log, and back to the terms")
                .on(On::CLICK, move |_| to_log(call)),
        )
        .child(text(Tag::BUTTON, "btn call__thumb", "Note").on(On::CLICK, move |_| write(call)))
        .child(button(OfferSide::Aws, "btn btn--primary", "S", aws))
        .child(button(OfferSide::Us, "btn", "U", us))
}

/// The field says of what the note is, and what Enter does. What is stored keeps its note as other fields
/// keep a text, when it is left; Esc leaves it as it was. The note to the next offer waits for that.
fn field(call: Call) -> El {
    let (of, does) =
        (el(Tag::LABEL, "").attr(Attr::FOR, NOTE), el(Tag::SMALL, "").attr(Attr::ID, ENTER));
    let field = el(Tag::INPUT, "call__note")
        .held(call.note)
        .attr(Attr::TYPE, "text")
        .attr(Attr::ID, NOTE)
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::ENTERKEYHINT, "done")
        .attr(Attr::ARIA_DESCRIBEDBY, ENTER)
        .attr(Attr::PLACEHOLDER, "Note, or a number they said");
    let (label, hint, shown) = (of.clone(), does.clone(), field.clone());
    react(move || {
        let (of, does, note) = match noted(call) {
            Some(offer) => {
                let hidden = call.app.document.hides_private() && !offer.share_note;
                let does =
                    if hidden { "Enter adds it; notes are hidden" } else { "Enter writes it" };
                (offers::in_words(&offer.name), does.to_owned(), String::new())
            }
            None => {
                let next = call
                    .app
                    .document
                    .scene()
                    .with(|scene| offers::next_name(&scene.plan, OfferSide::Aws));
                ("the next offer".to_owned(), format!("Enter stores {next}"), call.draft.get())
            }
        };
        label.set_text(&format!("Note to {of}"));
        hint.set_text(&does);
        if !shown.has_focus() {
            shown.set_value(&note);
        }
    });
    let (entered, left, own) = (field.clone(), field.clone(), field.clone());
    let field = field
        .on(On::FOCUS, move |_| {
            if let Some(offer) = untrack(|| noted(call)) {
                entered.set_value(&offer.note);
            }
        })
        .on(On::BLUR, move |_| {
            if call.run.try_get_untracked().is_some() {
                leave(call, &left);
            }
        })
        .on_key(move |stroke| {
            let offer = untrack(|| noted(call));
            match (stroke.key.as_str(), offer) {
                ("Enter", None) => {
                    call.draft.set(own.value());
                    call.store(OfferSide::Aws);
                }
                ("Enter", Some(_)) | ("Escape", None) => {}
                ("Escape", Some(offer)) => own.set_value(&offer.note),
                _ => return,
            }
            // The keys of call mode work again at once.
            ready(call);
        });
    el(Tag::DIV, "call__noting").child(of).child(does).child(field)
}

fn leave(call: Call, field: &El) {
    let typed = field.value();
    let Some(offer) = untrack(|| noted(call)) else { return call.draft.set(typed) };
    field.set_value(&call.draft.get_untracked());
    if let Some(command) = offers::annotate(&call.app.document.plan_now(), &offer, &typed) {
        call.app.act(&command);
    }
    field.set_value("");
}

/// Brings the log into sight where it stands below the terms, and from there the terms.
fn to_log(call: Call) {
    let (Some(main), Some(log)) = (call.app.anchors.get(Anchor::Main), call.log.get()) else {
        return;
    };
    let top = |of: &El| of.raw().get_bounding_client_rect().top() as i32;
    if top(&log) < top(&main) + main.raw().client_height() / 2 {
        main.raw().set_scroll_top(0);
    } else {
        log.raw().scroll_into_view();
    }
}
