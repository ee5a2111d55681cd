//! What is said, and offered, where the agreement outruns the plan.

use leptos::prelude::With as _;

use crate::{
    edit::length::{agreement_end, lengthen, months_to},
    text::show,
    ui::{
        app::App,
        dom::{El, On, Tag, el, text},
    },
};

/// A line with a button that lengthens the plan; empty where the plan is long enough.
pub fn line(app: App) -> El {
    el(Tag::DIV, "longer").live(move || {
        app.document.scene().with(|scene| {
            let end = agreement_end(&scene.resolved)?;
            let months = months_to(&scene.plan, end)?;
            let said = format!(
                "The agreement runs to {}, the plan only to {}: what lies behind that is in no figure.",
                show::month_short(end),
                show::month_short(scene.plan.head.last_month())
            );
            let name = format!("Lengthen the plan to {months} months");
            let button = text(Tag::BUTTON, "btn btn--small", &name).on(On::CLICK, move |_| {
                app.act(&lengthen(months));
            });
            Some(el(Tag::P, "longer__text").child(text(Tag::SPAN, "", &said)).child(button))
        })
    })
}
