//! What is compared (it stays while one looks at other screens): the columns, what they are compared with, and whether equal lines are shown.

use leptos::prelude::*;

use crate::{
    domain::Id,
    state::Compared,
    ui::{
        actions::scenarios,
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        keymap,
        parts::sides::{self, Side},
    },
};

/// The columns, tracked.
pub fn columns(app: App, of: Compared) -> Vec<Side> {
    let turned = of.turned.get();
    sides::sides(app).into_iter().filter(|side| turned.contains(&side.id) == side.logged).collect()
}

/// The place of the column that differences are taken from.
pub fn against(of: Compared, columns: &[Side]) -> Option<usize> {
    let chosen = of.against.get();
    let chosen = chosen.and_then(|id| columns.iter().position(|side| side.id == id));
    chosen.or((!columns.is_empty()).then_some(0))
}

/// The switches.
pub fn bar(app: App, of: Compared) -> El {
    let choices = move || {
        sides::sides(app)
            .into_iter()
            .map(move |side| {
                let id = side.id.clone();
                let logged = side.logged;
                let shown = move || of.turned.get().contains(&id) == logged;
                let id = side.id.clone();
                el(Tag::BUTTON, "chip chip--column")
                    .live_attr(Attr::ARIA_PRESSED, move || Some(shown().to_string()))
                    .child(sides::name(&side))
                    .on(On::CLICK, move |_| {
                        of.turned.update(|turned| {
                            let before = turned.len();
                            turned.retain(|of| *of != id);
                            if turned.len() == before {
                                turned.push(id.clone());
                            }
                        });
                    })
            })
            .collect::<Vec<_>>()
    };
    let key = move || {
        let sides = sides::sides(app);
        sides.iter().map(|side| format!("{}\u{1f}{}\u{1e}", side.id, side.name)).collect::<String>()
    };
    let columns = el(Tag::DIV, "compare__choices")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, "Columns")
        .live_by(key, move |_| choices());
    let differing = text(Tag::BUTTON, "chip", "Only what differs")
        .live_attr(Attr::ARIA_PRESSED, move || Some(of.differing.get().to_string()))
        .on(On::CLICK, move |_| of.differing.update(|on| *on = !*on));
    el(Tag::DIV, "compare__bar")
        .child(text(Tag::SPAN, "compare__label", "Columns"))
        .child(columns)
        .child(text(Tag::LABEL, "compare__label", "Differences from").attr(Attr::FOR, "against"))
        .child(choose(app, of))
        .child(differing)
        .child(el(Tag::SPAN, "grow"))
        .child(
            text(Tag::BUTTON, "btn btn--small", keymap::ADD_SCENARIO.name)
                .attr(
                    Attr::TITLE,
                    &keymap::ADD_SCENARIO
                        .tip("A scenario that says what the active one says, to change from there"),
                )
                .on(On::CLICK, move |_| scenarios::add(app)),
        )
}

fn choose(app: App, of: Compared) -> El {
    let select = el(Tag::SELECT, "field__input compare__against").attr(Attr::ID, "against");
    let own = select.clone();
    let options = move || {
        let columns = columns(app, of);
        let at = against(of, &columns);
        columns
            .into_iter()
            .enumerate()
            .map(|(place, side)| {
                let option = text(Tag::OPTION, "", &side.name).attr(Attr::VALUE, side.id.as_str());
                option.set_flag(Attr::SELECTED, Some(place) == at);
                option
            })
            .collect::<Vec<_>>()
    };
    select.live(options).on(On::CHANGE, move |_| of.against.set(Some(Id::from(own.value()))))
}
