//! What deal value is measured against: no deal at list prices, or one of the scenarios.

use leptos::prelude::*;

use super::sides;
use crate::{
    domain::Id,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, text},
    },
};

/// What deal value itself is measured against.
pub const NO_DEAL: &str = "no deal at list prices";

/// A choice of it, for every place that shows deal value large. Stored offers are no yardsticks, but for one that is
/// chosen.
pub fn choice(app: App) -> El {
    let chosen = move || app.document.yardstick().map(|of| of.id);
    let options = move || {
        let chosen = chosen();
        let all = sides::sides(app).into_iter();
        let shown = all.filter(|side| !side.logged || Some(&side.id) == chosen.as_ref());
        let option = |value: &str, words: &str, selected: bool| {
            let option = text(Tag::OPTION, "", words).attr(Attr::VALUE, value);
            option.set_flag(Attr::SELECTED, selected);
            option
        };
        let first = option("", NO_DEAL, chosen.is_none());
        let rest = shown
            .map(|side| option(side.id.as_str(), &side.name, Some(&side.id) == chosen.as_ref()));
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    };
    let select = el(Tag::SELECT, "field__input yardstick__choice").live(options);
    let own = select.clone();
    let select = select.on(On::CHANGE, move |_| {
        let id = own.value();
        app.view.yardstick.set((!id.is_empty()).then(|| Id::from(id)));
    });
    el(Tag::LABEL, "yardstick").child(text(Tag::SPAN, "", "Measured against")).child(select)
}
