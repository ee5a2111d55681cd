//! The header row.

use leptos::prelude::*;

use super::model::Model;

/// Column titles; each explains itself in its tooltip.
#[component]
pub fn Head(model: Model) -> impl IntoView {
    let cell = |(at, column): (usize, crate::grid::GridColumn)| {
        let class = match (column.numeric, column.spec().is_none()) {
            (true, true) => "sheet__cell sheet__cell--num sheet__cell--computed",
            (true, false) => "sheet__cell sheet__cell--num",
            _ => "sheet__cell",
        };
        let frozen = at < model.frozen;
        view! {
            <div class=class class:sheet__cell--frozen=frozen role="columnheader" aria-colindex=at + 2 title=column.tip
                style:width=format!("{}px", column.width) style:left=frozen.then(|| format!("{}px", model.offset(at)))>
                <span class="sheet__title">{column.title}</span>
            </div>
        }
    };
    let columns = model
        .columns
        .with_value(|columns| columns.iter().copied().enumerate().map(cell).collect_view());
    view! {
        <div class="sheet__head" role="rowgroup">
            <div class="sheet__row" role="row" aria-rowindex="1">
                <div class="sheet__number" role="columnheader" aria-colindex="1"><span class="vh">"Row"</span></div>
                {columns}
            </div>
        </div>
    }
}
