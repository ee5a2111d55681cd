//! The bill of the chosen month taken apart.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    calc::apart::{Apart, apart},
    chart::bill::tables,
    engine::Ledger,
    grid::{GridId, Selection},
    text::show,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
        kit::panel,
        nav::places,
    },
};

/// The panel.
pub fn panel(app: App, ledger: Memo<Option<Arc<Ledger>>>) -> El {
    let (view, scene) = (app.view, app.document.scene());
    let months = move || scene.with(|scene| scene.plan.head.horizon_months as usize);
    let at = move || view.selection(GridId::Months).active.column.min(months().saturating_sub(1));
    let of = Memo::new(move |_| {
        let at = at();
        ledger.with(|ledger| {
            scene.with(|scene| {
                let outcome = scene.outcome.as_ref().ok()?;
                Some(Arc::new(apart(&scene.resolved, ledger.as_ref()?, outcome, at)))
            })
        })
    });
    let step = move |name: &str, sign: &str, by: isize| {
        text(Tag::BUTTON, "btn btn--small", sign).attr(Attr::ARIA_LABEL, name).on(
            On::CLICK,
            move |_| {
                let last = untrack(months).saturating_sub(1);
                let mut at = untrack(|| view.selection(GridId::Months)).active;
                at.column = at.column.saturating_add_signed(by).min(last);
                view.select(GridId::Months, Selection::at(at));
            },
        )
    };
    let name =
        move || of.with(|of| of.as_ref().map(|of| show::month_long(of.month)).unwrap_or_default());
    let head = el(Tag::HEADER, "panel__head")
        .child(el(Tag::H2, "").text("The bill of ").live_text(name))
        .child(step("Month before", "‹", -1))
        .child(step("Month after", "›", 1))
        .child(text(
            Tag::SPAN,
            "panel__note",
            "which credit covered which line, in AWS's order, and why a credit stayed out",
        ));
    let body = el(Tag::DIV, "panel__body");
    let drawn = body.clone();
    let asked = RwSignal::new(0_usize);
    react(move || {
        let format = scene.with(|scene| scene.format.clone());
        drawn.set_text("");
        let Some(of) = of.get() else { return };
        let (used, out) =
            (tables::credits(&of, true, &format), tables::credits(&of, false, &format));
        let part = |title: &str, table: El| {
            // What may scroll can be reached by the keyboard.
            el(Tag::DIV, "apart")
                .attr(Attr::TABINDEX, "0")
                .attr(Attr::ROLE, "group")
                .attr(Attr::ARIA_LABEL, title)
                .child(text(Tag::H3, "apart__title", title))
                .child(table)
        };
        let lines = panel::table(&tables::lines(&of, &format), 3);
        let mut shown = vec![part("Lines", lines.attr(Attr::DATA_APART, "lines"))];
        if !used.rows.is_empty() {
            let table = panel::table(&used, 5).attr(Attr::DATA_APART, "used");
            shown.push(part("Credits that were used, in order", table));
        }
        if !out.rows.is_empty() {
            let table = panel::table(&out, 4).attr(Attr::DATA_APART, "out");
            shown.push(part("Credits that stayed out", table));
        }
        let own = of.clone();
        let of_one = el(Tag::DIV, "").live(move || {
            let credit = asked.get().min(own.parts.len().saturating_sub(1));
            let table = panel::table(&tables::credit(&own, credit, &format), 3);
            Some(table.attr(Attr::DATA_APART, "credit"))
        });
        if !of.parts.is_empty() && !of.lines.is_empty() {
            let title =
                el(Tag::H3, "apart__title").text("Line by line: ").child(chooser(&of, asked));
            shown.push(el(Tag::DIV, "apart").attr(Attr::TABINDEX, "0").child(title).child(of_one));
        }
        let _ = drawn.clone().children(shown);
    });
    app.anchors.hold(
        Anchor::Place(places::BILL),
        el(Tag::SECTION, "panel").attr(Attr::ARIA_LABEL, places::BILL).child(head).child(body),
    )
}

/// Chooses the credit that is asked about.
fn chooser(of: &Apart, asked: RwSignal<usize>) -> El {
    let chosen = asked.get_untracked();
    let option = |(at, part): (usize, &crate::calc::apart::Part)| {
        let option = text(Tag::OPTION, "", &part.name).attr(Attr::VALUE, &at.to_string());
        if at == chosen { option.attr(Attr::SELECTED, "") } else { option }
    };
    let select = el(Tag::SELECT, "field__input apart__credit")
        .attr(Attr::ARIA_LABEL, "Credit")
        .children(of.parts.iter().enumerate().map(option));
    let own = select.clone();
    select.on(On::CHANGE, move |_| {
        let value = own.cast::<web_sys::HtmlSelectElement>().value();
        asked.set(value.parse().unwrap_or_default());
    })
}
