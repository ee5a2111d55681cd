//! The tour of a first visit: two minutes on the sample plan, at the end of which the user's own begins.
//! It lies beside the page and never over it: what it points at can be tried at once.

use leptos::prelude::*;

use crate::{
    state::Screen,
    ui::{
        actions::{files, screens},
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Handle, On, Tag, el, text},
    },
};

/// A step: its title, what it says, the screen it is on, and what it points at.
type Step = (&'static str, &'static str, Option<Screen>, Anchor);

const STEPS: [Step; 8] = [
    (
        "The number on the wall",
        "Deal value is what the whole agreement saves in cash against having none: discounts, credits and cash funding, less a commitment that is missed and what your side costs you. Press any figure up here to see how it came about",
        Some(Screen::Overview),
        Anchor::DealValue,
    ),
    (
        "One plan, five scenarios",
        "AWS’s offer is the plan itself. Ask, Target, Walk-away and Settled only note where they differ. Press Ask: every figure follows",
        None,
        Anchor::Scenarios,
    ),
    (
        "Tables like a spreadsheet",
        "Type over a cell, paste from a spreadsheet, fill down, undo. While a scenario is active, what you type is marked as its own",
        Some(Screen::Workloads),
        Anchor::Table,
    ),
    (
        "What AWS wants, what you ask",
        "Each row prices both sides: what it costs you and the credit it is exchanged for. Costs and estimates are yours alone",
        Some(Screen::Exchange),
        Anchor::Table,
    ),
    (
        "Credits end",
        "The timeline shows when each credit ends and what would be lost, and the windows in which AWS can move",
        Some(Screen::Credits),
        Anchor::Credits,
    ),
    (
        "On the call",
        "A slider for every term: see what each change is worth as you speak, and keep what AWS said with one key, S",
        Some(Screen::Call),
        Anchor::Terms,
    ),
    (
        "When you share your screen",
        "One switch hides the walk-away, your costs and private rows everywhere: on screen, in copies and in print",
        None,
        Anchor::HidePrivate,
    ),
    (
        "Now your own",
        "Start empty, or import a plan or an AWS estimate. The sample stays where it is, and nothing you enter leaves this browser. Ctrl+K finds everything else",
        Some(Screen::Overview),
        Anchor::PlanMenu,
    ),
];

/// Begins the tour.
pub fn start(app: App) {
    app.view.welcome.set(false);
    show(app, Some(0));
}

fn show(app: App, step: Option<usize>) {
    if let Some((.., Some(screen), _)) = step.and_then(|at| STEPS.get(at)) {
        screens::go(app, *screen);
    }
    app.view.tour.set(step);
}

/// Marks what a step points at and nothing else; `here` holds what is marked.
fn mark(here: Handle, next: Option<El>) {
    const HERE: &str = "tour__here";
    if let Some(before) = here.get() {
        before.set_class(HERE, false);
    }
    if let Some(next) = &next {
        next.set_class(HERE, true);
    }
    here.set(next);
}

/// The panel of the step that is shown.
pub fn tour(app: App) -> El {
    let here = Handle::new();
    el(Tag::DIV, "").live(move || {
        mark(here, None);
        app.view.tour.get().and_then(|at| step(app, at, here))
    })
}

fn step(app: App, at: usize, here: Handle) -> Option<El> {
    let (title, said, _, anchor) = *STEPS.get(at)?;
    // Once the screen it is on stands there.
    request_animation_frame(move || {
        if app.view.tour.get_untracked() == Some(at) {
            mark(here, app.anchors.get(anchor));
        }
    });
    let act = |name: &str, class: &str, run: fn(App, usize)| {
        text(Tag::BUTTON, class, name).on(On::CLICK, move |_| run(app, at))
    };
    let next = act("Next", "btn btn--small btn--primary", |app, at| show(app, Some(at + 1)));
    let leave = |name: &str| act(name, "btn btn--small", |app, _| show(app, None));
    let buttons = if at + 1 < STEPS.len() {
        vec![leave("Skip the tour"), back(app, at), next.focused_first()]
    } else {
        let begin = act("Start empty", "btn btn--small btn--primary", |app, _| {
            show(app, None);
            files::start_empty(app);
        });
        let import = act("Import a file…", "btn btn--small", |app, _| {
            show(app, None);
            files::choose(app);
        });
        vec![leave("Keep looking around"), back(app, at), import, begin.focused_first()]
    };
    let step = format!("Step {} of {}", at + 1, STEPS.len());
    let panel = el(Tag::ASIDE, "tour")
        .attr(Attr::ARIA_LABEL, "Tour")
        .child(text(Tag::P, "tour__step", &step))
        .child(text(Tag::H2, "", title))
        .child(text(Tag::P, "", said).attr(Attr::ROLE, "status"))
        .child(el(Tag::DIV, "tour__acts").children(buttons));
    Some(panel.on_key(move |stroke| {
        if stroke.key == "Escape" {
            stroke.taken();
            show(app, None);
        }
    }))
}

fn back(app: App, at: usize) -> El {
    let back = text(Tag::BUTTON, "btn btn--small", "Back");
    back.set_flag(Attr::HIDDEN, at == 0);
    back.on(On::CLICK, move |_| show(app, at.checked_sub(1)))
}
