//! What only the grid of consumption by month has: names before its rows, rows of sums below them, and a
//! bar that says what the shades stand for.

use leptos::prelude::*;

use super::{line::Line, model::Model, status};
use crate::{
    domain::Id,
    grid::MonthTable,
    ui::dom::{Attr, El, Tag, el, react, text},
};

/// Writes the name of a row before its cells; of a baseline that could not be read it says so.
pub fn name(line: &Line, of: &MonthTable, id: &Id) {
    let Some(name) = of.name(id) else { return };
    let why = name.draft.map(|text| {
        format!(
            "A baseline of it was entered as “{text}”, which is not read: see Baseline consumption"
        )
    });
    line.head.set_text(name.name);
    line.head.set_attr(Attr::TITLE, Some(why.as_deref().unwrap_or(name.name)));
    line.head.set_class("sheet__number--invalid", why.is_some());
}

/// What stands over the names.
pub fn row_title(model: Model) -> String {
    model.of_months(MonthTable::row_title).to_owned()
}

/// The rows of sums, drawn by one effect.
pub fn foot(model: Model) -> El {
    let foot = el(Tag::DIV, "sheet__foot").attr(Attr::ROLE, "rowgroup");
    let (holder, mut lines) = (foot.clone(), Vec::<Line>::new());
    react(move || {
        model.seen(|scene| {
            let Some(of) = scene.months else { return };
            let (across, rows) = (model.drawn_columns(), model.rows());
            let sums = of.sums(model.narrow);
            for line in lines.drain(sums.len().min(lines.len())..) {
                line.row.remove();
            }
            while lines.len() < sums.len() {
                let line = Line::new(model);
                let _ = holder.clone().child(line.row.clone());
                lines.push(line);
            }
            for (at, (line, measure)) in lines.iter_mut().zip(sums).enumerate() {
                line.row.set_attr(Attr::DATA_SUM, Some(measure.key()));
                line.row.set_attr(Attr::ARIA_ROWINDEX, Some(&model.row_index(rows + at)));
                line.head.set_text(measure.words().0);
                let sum = |at| of.sum(*measure, at, scene.format);
                let views = across.clone().map(sum).collect();
                model.columns.with_value(|columns| line.show(model, columns, across.start, views));
                line.sum_up(of.whole(*measure, scene.format));
            }
        });
    });
    foot
}

/// The bar below: what the shades stand for, what the last gesture has to say, what is selected.
pub fn bar(model: Model) -> El {
    let names = move || {
        let names = model.seen(|scene| scene.months.map(|of| of.legend(scene.format)));
        let shade = |(at, name): (usize, String)| {
            let swatch = el(Tag::I, &format!("heat__swatch heat--{}", at + 1))
                .attr(Attr::ARIA_HIDDEN, "true");
            el(Tag::SPAN, "heat__shade").child(swatch).text(&name)
        };
        names.into_iter().flatten().enumerate().map(shade).collect::<Vec<_>>()
    };
    el(Tag::DIV, "status")
        .child(el(Tag::SPAN, "heat__legend").text("Shade, a month: ").live(names))
        .child(status::note(model))
        .child(el(Tag::SPAN, "").live_text(move || status::sums(model)))
        .child(
            text(
                Tag::SPAN,
                "status__keys",
                "Ctrl+A, Ctrl+C copy the table; Ctrl+V pastes services by month",
            )
            .live_flag(Attr::HIDDEN, move || !model.selection().area().is_one()),
        )
}
