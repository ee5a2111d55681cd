//! The scenarios as columns: their names, marks and outcomes, without those only we may see where
//! they are hidden.

use std::sync::Arc;

use leptos::prelude::With as _;

use crate::{
    domain::{Id, scenario::ScenarioKind},
    engine::Outcome,
    table::privacy,
    text::Format,
    ui::{
        app::App,
        dom::{Attr, El, Tag, el, text},
        kit::scenario_mark,
    },
};

/// One scenario.
#[derive(Clone)]
pub struct Side {
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// What it stands for.
    pub kind: ScenarioKind,
    /// What it comes to; `None` when a total is too large.
    pub outcome: Option<Arc<Outcome>>,
    /// Whether it is the active one.
    pub active: bool,
    /// Whether only we may see it.
    pub private: bool,
    /// Whether it was stored on a call: of those there may be many, so they stand back until asked for.
    pub logged: bool,
}

/// Every scenario that may be seen, tracked.
pub fn sides(app: App) -> Vec<Side> {
    let (plan, active) = (app.document.seen(), app.document.active());
    let all = plan.scenarios.iter();
    all.map(|scenario| Side {
        id: scenario.id.clone(),
        name: scenario.title().to_owned(),
        kind: scenario.kind,
        outcome: app.document.outcome_of(&scenario.id),
        active: scenario.id == active,
        private: privacy::scenario_is_private(scenario),
        logged: scenario.offer.is_stored(),
    })
    .collect()
}

/// How the plan writes its figures, tracked.
pub fn format(app: App) -> Format {
    app.document.scene().with(|scene| scene.format.clone())
}

/// A scenario's mark and name.
pub fn name(side: &Side) -> El {
    let (hue, letter) = scenario_mark::mark(side.kind);
    let ring = text(Tag::I, "sm", letter).attr(Attr::ARIA_HIDDEN, "true");
    let name = el(Tag::SPAN, &format!("side-name {hue}")).child(ring).text(&side.name);
    if side.private { name.child(text(Tag::SPAN, "side-name__lock", "private")) } else { name }
}
