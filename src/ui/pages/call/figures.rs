//! The large figures.

use leptos::prelude::*;

use super::{Call, is_offer, less, worth};
use crate::{
    calc::explain,
    domain::{Cents, scenario::ScenarioKind},
    edit::offers,
    state::Scene,
    text::show,
    ui::dom::{Attr, El, Tag, el, react, text},
};

/// What a figure shows.
#[derive(Default)]
struct Shown {
    title: String,
    cents: Option<Cents>,
    /// Why there is no figure.
    missing: &'static str,
    line: String,
    /// Whether it is a difference.
    signed: bool,
}

type Figure = (&'static str, fn(Call, &Scene) -> Shown);

/// The figures: their address, what they show.
const FIGURES: [Figure; 4] = [
    ("deal_value", deal_value),
    ("gap_to_target", |call, scene| {
        let gap = against(call, scene, ScenarioKind::Target, "Gap to target", "needs a target");
        // A target that only we may see is not in sight now.
        if gap.cents.is_none() && call.app.document.hides_private() {
            Shown::default()
        } else {
            gap
        }
    }),
    ("above_walk_away", |call, scene| {
        // While private figures are hidden, the same place says what can be shown.
        if call.app.view.hide_private.get() {
            let title = "On AWS’s offer";
            return against(call, scene, ScenarioKind::Base, title, "needs AWS’s offer");
        }
        against(call, scene, ScenarioKind::WalkAway, "Against walk-away", "needs a walk-away")
    }),
    ("since_pinned", since_pinned),
];

/// The figures.
pub fn figures(call: Call) -> El {
    let list = FIGURES.into_iter().map(|figure| one(call, figure));
    el(Tag::DL, "big").attr(Attr::ARIA_LABEL, "Figures of the call").children(list)
}

fn one(call: Call, (key, read): Figure) -> El {
    let (title, line) = (el(Tag::DT, "big__title"), el(Tag::DD, "big__line"));
    let figure = el(Tag::DD, "big__figure").attr(Attr::DATA_FIGURE, key);
    let part = el(Tag::DIV, "").children([title.clone(), figure.clone(), line.clone()]);
    let own = part.clone();
    react(move || {
        call.app.document.scene().with(|scene| {
            let shown = read(call, scene);
            let written = |cents| {
                if shown.signed {
                    show::money_short_signed(cents, &scene.format)
                } else {
                    show::money_short(cents, &scene.format)
                }
            };
            let sign = shown.cents.filter(|_| shown.signed).map_or(0, |cents| cents.get().signum());
            own.set_flag(Attr::HIDDEN, shown.title.is_empty());
            title.set_text(&shown.title);
            line.set_text(&shown.line);
            figure.set_text(&shown.cents.map_or_else(|| shown.missing.to_owned(), written));
            figure.set_attr(
                Attr::DATA_CENTS,
                shown.cents.map(|cents| cents.get().to_string()).as_deref(),
            );
            figure.set_class("big__figure--up", sign > 0);
            figure.set_class("big__figure--down", sign < 0);
            figure.set_class("big__figure--missing", shown.cents.is_none());
        });
    });
    part
}

fn deal_value(call: Call, scene: &Scene) -> Shown {
    let scenario = scene.plan.scenarios.get(scene.scenario.as_str());
    let name = scenario.map_or_else(String::new, |scenario| format!(", {}", scenario.name));
    let change = call.moved.get().and_then(|moved| {
        let (by, way) = moved.told(scene)?;
        Some(format!("{by} by “{}”, {way}", moved.term.title))
    });
    let still = if is_offer(scene) {
        "stored: it stays what was said"
    } else {
        "move a term to see what it is worth"
    };
    Shown {
        title: explain::Figure::DealValue.titled(call.app.document.hides_private()).to_owned()
            + &name,
        cents: worth(scene),
        missing: "too large",
        line: change.unwrap_or_else(|| still.to_owned()),
        signed: false,
    }
}

fn against(
    call: Call,
    scene: &Scene,
    kind: ScenarioKind,
    title: &str,
    missing: &'static str,
) -> Shown {
    let other = call.app.document.outcome_of_kind(kind).map(|outcome| outcome.deal_value);
    let line = other.map_or_else(String::new, |other| show::money_short(other, &scene.format));
    let cents = less(worth(scene), other);
    Shown { title: title.to_owned(), cents, missing, line, signed: true }
}

fn since_pinned(call: Call, scene: &Scene) -> Shown {
    let pinned = call.pinned(&scene.plan).and_then(|id| scene.plan.scenarios.get(id.as_str()));
    let Some(pinned) = pinned else { return Shown::default() };
    let other = call.app.document.outcome_of(&pinned.id).map(|outcome| outcome.deal_value);
    let was = other.map_or_else(String::new, |other| show::money_short(other, &scene.format));
    let when = match pinned.offer.at.as_str() {
        "" => String::new(),
        at => format!(", {at}"),
    };
    Shown {
        title: format!("Since {}", offers::in_words(&pinned.name)),
        cents: less(worth(scene), other),
        missing: "too large",
        line: format!("{was}{when}"),
        signed: true,
    }
}

/// A heading with a note beside it.
pub fn heading(title: &str, note: &str) -> El {
    el(Tag::HEADER, "").child(text(Tag::H2, "", title)).child(text(Tag::SPAN, "side__note", note))
}
