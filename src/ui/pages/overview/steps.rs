//! What a plan of one's own needs before it shows a figure.

use super::{asks, column, dates};
use crate::{
    calc::first_steps::first_steps,
    domain::{Day, Plan},
    ui::{
        app::App,
        dom::{Attr, El, Tag, el, text},
        kit::panel,
        nav::jump,
    },
};

/// What is done of the steps; empty for a plan that has what it needs.
pub fn key(plan: &Plan) -> String {
    first_steps(plan).iter().map(|step| if step.done { "1" } else { "0" }).collect()
}

/// What stands on the overview meanwhile.
pub fn panels(app: App, today: Day) -> Vec<El> {
    let steps = first_steps(&app.document.plan_now()).into_iter().map(|step| {
        let (sign, said) = if step.done { ("✓", "Done: ") } else { ("○", "To do: ") };
        el(Tag::LI, "steps__item")
            .child(
                text(Tag::SPAN, if step.done { "steps__sign pos" } else { "steps__sign" }, sign)
                    .attr(Attr::ARIA_HIDDEN, "true"),
            )
            .child(text(Tag::SPAN, "vh", said))
            .child(jump::link(app, step.title, step.place))
            .child(text(Tag::SPAN, "steps__why", step.why))
    });
    let list = el(Tag::OL, "steps").children(steps);
    vec![
        column(
            "board__two-thirds",
            vec![panel::panel("To a first figure", "in any order; each leads there", list)],
        ),
        column("board__third", vec![dates::panel(app, today), asks::problems(app)]),
    ]
}
