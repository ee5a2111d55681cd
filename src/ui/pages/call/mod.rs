//! Call mode: for a shared screen and one hand. Large figures, a slider for every term on the table,
//! what was offered and when.

mod figures;
mod hand;
mod keys;
mod lever;
mod log;
mod moved;
mod note;
mod rows;
mod steps;
mod track;

use leptos::prelude::*;

use hand::Rows;
pub use keys::CALL_KEYS;
use moved::Moved;

use crate::{
    calc::terms::{self, Step, Term},
    domain::{Cents, Id, OfferSide, Plan, Value, scenario::ScenarioKind},
    edit::{Command, Entry, offers},
    grid::view::field_ref,
    platform::clock,
    state::{Scene, Tone, resume},
    ui::{
        app::App,
        dom::{El, Handle, Tag, el, nothing_has_focus, react},
    },
};

/// What the parts of call mode share.
#[derive(Clone, Copy)]
struct Call {
    app: App,
    /// The scenario that is negotiated: the last active one that is not a stored offer.
    working: RwSignal<Id>,
    /// Whether AWS's offer itself is only looked at, from the log.
    looking: RwSignal<bool>,
    moved: RwSignal<Option<Moved>>,
    /// The term that keys act on: the one that had the focus last.
    at: RwSignal<String>,
    /// The rows of the terms, in their order.
    rows: Rows,
    /// The field of the note.
    note: Handle,
    /// The offers beside the terms.
    log: Handle,
    /// The note to the next offer, as far as it is written.
    draft: RwSignal<String>,
    /// Counts gestures: the steps of one are one step of undo.
    gesture: RwSignal<u32>,
    /// What the next step of each term is worth; filled while nothing else is to do.
    steps: RwSignal<Vec<(Term, Step)>>,
    /// The run that fills it; an older one stops.
    run: RwSignal<u32>,
}

/// The screen.
pub fn call(app: App) -> El {
    let call = Call {
        app,
        working: RwSignal::new(app.document.scene().with_untracked(negotiated)),
        looking: RwSignal::new(false),
        moved: RwSignal::new(None),
        at: RwSignal::new(String::new()),
        rows: Rows::new_local(Vec::new()),
        note: Handle::new(),
        log: Handle::new(),
        draft: RwSignal::new(String::new()),
        gesture: RwSignal::new(0),
        steps: RwSignal::new(Vec::new()),
        run: RwSignal::new(0),
    };
    react(move || {
        app.document.scene().with(|scene| {
            let is_base = scene.plan.scenarios.position(scene.scenario.as_str()) == Some(0);
            if is_offer(scene) || (is_base && call.looking.get_untracked()) {
                return;
            }
            call.looking.set(false);
            call.working.set(scene.scenario.clone());
        });
    });
    // What was moved before private things were hidden, or shown again, was worth something else.
    react(move || {
        app.document.hides_private();
        call.moved.set(None);
    });
    call.value_steps();
    keys::listen(call);
    // At the app's own start nothing can have the focus before all of it stands on the page.
    request_animation_frame(move || {
        let entered = call.at.try_with_untracked(String::is_empty) == Some(true);
        if entered && nothing_has_focus() {
            hand::ready(call);
        }
    });
    el(Tag::DIV, "page call")
        .child(crate::ui::dom::text(Tag::H1, "vh", "Call mode"))
        .child(figures::figures(call))
        .child(rows::rows(call))
        .child(log::log(call))
        .child(note::store(call))
}

/// What is negotiated when call mode is opened: what is shown, or for a stored offer what is settled.
fn negotiated(scene: &Scene) -> Id {
    if is_offer(scene) { resume::first_scenario(&scene.plan) } else { scene.scenario.clone() }
}

/// Whether the active scenario is a stored offer: it stays what was said.
fn is_offer(scene: &Scene) -> bool {
    let scenario = scene.plan.scenarios.get(scene.scenario.as_str());
    scenario.is_some_and(|scenario| scenario.offer.is_stored())
}

/// Deal value of the active scenario; `None` when it is too large.
fn worth(scene: &Scene) -> Option<Cents> {
    scene.outcome.as_ref().ok().map(|outcome| outcome.deal_value)
}

/// A difference; `None` when a side is missing.
fn less(a: Option<Cents>, b: Option<Cents>) -> Option<Cents> {
    a?.checked_sub(b?)
}

impl Call {
    /// Shows an offer of the log. AWS's offer itself, the base, is looked at like the others: what is
    /// negotiated stays.
    fn look_at(self, offer: Id) {
        if untrack(|| self.app.document.active()) != offer {
            let plan = self.app.document.plan_now();
            let is_base = plan.scenarios.position(offer.as_str()) == Some(0);
            self.looking.set(is_base && self.working.get_untracked() != offer);
            self.app.document.activate(offer);
        }
    }

    /// What the next gesture does is a step of undo of its own.
    fn next_gesture(self) {
        self.gesture.update(|number| *number = number.wrapping_add(1));
    }

    /// Puts a term of the active scenario at a value.
    fn put(self, term: &Term, value: Value) {
        let scene = self.app.document.scene();
        let gesture = self.gesture.get_untracked();
        let stands = || scene.with_untracked(|scene| (term.number(&scene.resolved), worth(scene)));
        let (cell, scenario) = scene.with_untracked(|scene| {
            let cell =
                field_ref(&scene.plan, &scene.scenario, term.table, &term.row, term.spec.key);
            (cell, scene.scenario.clone())
        });
        let merge = Some(format!("call {} {gesture}", term.key()));
        let command = Command::SetCells { cells: vec![(cell, Entry::Value(value))], merge };
        let from = stands();
        if self.app.act(&command) {
            let begun = self.moved.with_untracked(|moved| {
                let moved = moved.as_ref()?;
                let same =
                    moved.gesture == gesture && moved.term == *term && moved.scenario == scenario;
                same.then_some(moved.from)
            });
            let (from, to) = (begun.unwrap_or(from), stands());
            let term = term.clone();
            self.moved.set(Some(Moved { term, scenario, gesture, from, to }));
        }
    }

    /// The scenario that differences are shown against: the one pinned, else the newest offer.
    fn pinned(self, plan: &Plan) -> Option<Id> {
        let chosen = self.app.view.pinned.get();
        let chosen = chosen.filter(|id| plan.scenarios.position(id.as_str()).is_some());
        chosen.or_else(|| offers::log(plan).first().map(|offer| offer.id.clone()))
    }

    /// Stores what is negotiated as an offer, with the note to the next offer, and shows it.
    fn store(self, by: OfferSide) {
        let plan = self.app.document.plan_now();
        let of = self.working.get_untracked();
        let Some(scenario) = plan.scenarios.get(of.as_str()) else { return };
        let resolved = crate::table::resolve::resolve(&plan, scenario);
        let offer = offers::NewOffer {
            by,
            day: clock::today(),
            at: clock::time(),
            note: self.draft.get_untracked().trim().to_owned(),
            kind: ScenarioKind::Custom,
            terms: terms::pinned(&plan, &resolved),
        };
        let said = format!("{} stored, {}", offers::next_name(&plan, by), offer.at);
        if self.app.act(&Command::StoreOffer { of: of.clone(), offer }) {
            self.draft.set(String::new());
            self.app.view.spoken.set(said);
            self.app.document.activate(of);
        }
    }

    /// Goes on from the scenario shown in what is negotiated.
    fn go_on(self) {
        self.adopt(Some(self.working.get_untracked()), "Go on from");
    }

    /// Makes “Settled” what the scenario shown says: it was agreed to.
    fn settle(self) {
        let plan = self.app.document.plan_now();
        let mut all = plan.scenarios.iter();
        let settled = all.find(|scenario| scenario.kind == ScenarioKind::Settled);
        self.adopt(settled.map(|scenario| scenario.id.clone()), "Settle on");
    }

    fn adopt(self, into: Option<Id>, verb: &'static str) {
        let document = self.app.document;
        let plan = document.plan_now();
        let id = untrack(|| document.active());
        let Some(into) = into else {
            self.app.view.say(Tone::Bad, "No scenario is of the kind Settled; add one in Compare");
            return;
        };
        let Some(shown) = plan.scenarios.get(id.as_str()).filter(|shown| shown.id != into) else {
            return;
        };
        let adopt = Command::AdoptOffer { offer: id, into: into.clone(), verb };
        if self.app.act(&adopt) {
            let name = plan.scenarios.get(into.as_str()).map_or("", |of| of.name.as_str());
            self.app.view.spoken.set(format!("{name} is now what {} says", shown.name));
            document.activate(into);
        }
    }
}
