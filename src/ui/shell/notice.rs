//! Messages above the page.

use leptos::prelude::*;

use super::tour;
use crate::{
    state::Tone,
    ui::{
        actions::{bill, files},
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
    },
};

/// The message above the page; further lines of it are details. Before it, what is being read. What was
/// said on one screen goes with it.
pub fn bar(app: App) -> El {
    let view = app.view;
    let mut shown = view.screen.get_untracked();
    react(move || {
        let screen = view.screen.get();
        let left = std::mem::replace(&mut shown, screen) != screen;
        if left && view.notice.with_untracked(|notice| notice.as_ref().is_some_and(|of| !of.stays))
        {
            view.notice.set(None);
        }
    });
    let reading =
        el(Tag::DIV, "notice").child(el(Tag::PROGRESS, "").attr(Attr::ARIA_LABEL, "Reading"));
    let reading = reading
        .child(el(Tag::P, "notice__text").live_text(move || view.busy.get().unwrap_or_default()));
    let reading = reading.live_flag(Attr::HIDDEN, move || view.busy.with(Option::is_none));
    el(Tag::DIV, "notices").child(reading).live(move || {
        let notice = view.notice.get()?;
        let (class, role) = match notice.tone {
            Tone::Bad => ("notice notice--bad", "alert"),
            Tone::Info => ("notice", "status"),
        };
        let mut lines = notice.text.lines();
        let said =
            el(Tag::DIV, "notice__text").child(text(Tag::P, "", lines.next().unwrap_or_default()));
        let details: Vec<El> = lines.map(|line| text(Tag::LI, "", line)).collect();
        let said = if details.is_empty() {
            said
        } else {
            said.child(el(Tag::UL, "notice__more").children(details))
        };
        let dismiss = text(Tag::BUTTON, "btn btn--small", "Dismiss");
        let dismiss = dismiss.on(On::CLICK, move |_| view.notice.set(None));
        let remedy = notice.remedy.map(|remedy| {
            let name = format!("Lengthen the plan to {} months and paste again", remedy.months);
            text(Tag::BUTTON, "btn btn--small", &name)
                .on(On::CLICK, move |_| bill::lengthen_and_paste(app, &remedy))
        });
        let notice = el(Tag::DIV, class).attr(Attr::ROLE, role).child(said);
        Some(notice.children(remedy).child(dismiss))
    })
}

/// What a first visit is told: the figures are an example; here is how to begin.
pub fn welcome(app: App) -> El {
    let view = app.view;
    el(Tag::DIV, "notices").live(move || {
        view.welcome.get().then(|| {
            let act = |name: &str, run: fn(App)| {
                text(Tag::BUTTON, "btn btn--small", name).on(On::CLICK, move |_| {
                    view.welcome.set(false);
                    run(app);
                })
            };
            let said = text(
                Tag::P,
                "notice__text",
                "An illustrative plan of an invented company, to try things on. Nothing you enter leaves this browser.",
            );
            el(Tag::DIV, "notice")
                .attr(Attr::ROLE, "note")
                .child(said)
                .child(act("Two-minute tour", tour::start))
                .child(act("Start empty", files::start_empty))
                .child(act("Import a file…", files::choose))
                .child(act("Look around", |_| ()))
        })
    })
}
