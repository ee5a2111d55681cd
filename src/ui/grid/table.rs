//! The grid as a whole: scroll area, header, visible rows, totals, status.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast as _;

use super::{
    cursor::CursorBox,
    editor::Editor,
    head::Head,
    keys,
    model::Model,
    row::{GridRow, cell_id},
};
use crate::{
    domain::{Id, TableId, choice::Choice as _},
    grid::{self, Cursor, GridColumn, Viewport},
    table::table,
    ui::{
        app::app,
        icons::{Icon, Shape},
    },
};

/// A table one can edit like a spreadsheet.
#[component]
pub fn Grid(
    /// The table.
    table: TableId,
    /// Its accessible name.
    name: &'static str,
    /// What stands in the totals row under a column, by its key.
    totals: Callback<&'static str, Option<String>>,
) -> impl IntoView {
    let app = app();
    let narrow = matches("(max-width: 640px)") || matches("(pointer: coarse)");
    let model = Model {
        table,
        columns: StoredValue::new(grid::columns(table)),
        document: app.document,
        view: app.view,
        scene: app.document.scene(),
        cursor: RwSignal::new(Cursor::default()),
        editing: RwSignal::new(None),
        viewport: RwSignal::new(Viewport { top: 0, height: 600 }),
        left: RwSignal::new(0),
        row_height: if narrow { 36 } else { 26 },
        frozen: 1,
        element: NodeRef::<html::Div>::new(),
        scroller: NodeRef::<html::Div>::new(),
    };
    measure(model);
    let scrolled = move |_| {
        if let Some(scroller) = model.scroller.get_untracked() {
            let view = Viewport {
                top: scroller.scroll_top().unsigned_abs(),
                height: scroller.client_height().unsigned_abs(),
            };
            model.viewport.set(view);
            model.left.set(scroller.scroll_left().unsigned_abs());
        }
    };
    let height =
        move || format!("{}px", (u32::try_from(model.rows()).unwrap_or(0) + 1) * model.row_height);
    let width = format!("{}px", model.width());
    let active = move || {
        let at = model.cursor.get();
        cell_id(model, at.row, at.column)
    };
    let header = model.row_height;
    view! {
        <section class="sheet" class:sheet--touch=narrow aria-label=name>
            <div class="sheet__scroll" node_ref=model.scroller on:scroll=scrolled>
                <div class="sheet__grid" node_ref=model.element role="grid" tabindex="0" aria-label=name data-table=table.word()
                    aria-rowcount=move || model.rows() + 2 aria-colcount=model.columns.with_value(Vec::len) + 1
                    aria-activedescendant=active style:width=width.clone()
                    on:keydown=move |event| keys::on_grid(model, &event)
                    on:mousedown=move |event| pressed(model, &event)
                    on:dblclick=move |_| model.edit(None)>
                    <Head model/>
                    <div class="sheet__body" role="rowgroup" style:height=height>
                        <VisibleRows model/>
                        <AddingRow model/>
                    </div>
                    <Totals model totals/>
                </div>
                <CursorBox model header/>
                <Editor model header/>
            </div>
            <Status model/>
        </section>
    }
}

fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// The visible height is known once the element is on the page, and when the window changes.
fn measure(model: Model) {
    let take = move || {
        if let Some(scroller) = model.scroller.get_untracked() {
            model.viewport.update(|view| view.height = scroller.client_height().unsigned_abs());
        }
    };
    Effect::new(move |_| {
        model.scroller.track();
        request_animation_frame(take);
    });
    let handle = window_event_listener(ev::resize, move |_| take());
    on_cleanup(move || handle.remove());
}

#[component]
fn VisibleRows(model: Model) -> impl IntoView {
    let window = Memo::new(move |_| model.viewport.get().window(model.rows(), model.row_height));
    let ids = Memo::new(move |_| {
        let window = window.get();
        model.scene.with(|scene| {
            let rows = table(&scene.plan, model.table);
            window.filter_map(|at| rows.id_at(at)).collect::<Vec<Id>>()
        })
    });
    view! { <For each=move || ids.get() key=|id| id.clone() children=move |id| view! { <GridRow model id/> }/> }
}

/// The row after the last: typing there adds a row.
#[component]
fn AddingRow(model: Model) -> impl IntoView {
    let row = move || model.rows();
    let top = move || format!("{}px", u32::try_from(row()).unwrap_or(0) * model.row_height);
    let cell = move |(number, column): (usize, GridColumn)| {
        let frozen = number < model.frozen;
        view! {
            <div class="sheet__cell" class:sheet__cell--frozen=frozen role="gridcell" id=move || cell_id(model, row(), number)
                data-at=move || format!("{},{number}", row()) aria-colindex=number + 2 style:width=format!("{}px", column.width)
                style:left=frozen.then(|| format!("{}px", model.offset(number)))>
                {(number == 0).then_some("Type to add a row")}
            </div>
        }
    };
    view! {
        <div class="sheet__row sheet__row--body sheet__row--adding" role="row" aria-rowindex=move || row() + 2 style:top=top>
            <div class="sheet__number" role="rowheader" aria-colindex="1"><span class="vh">"New row"</span></div>
            {model.columns.with_value(|columns| columns.iter().copied().enumerate().map(cell).collect_view())}
        </div>
    }
}

#[component]
fn Totals(model: Model, totals: Callback<&'static str, Option<String>>) -> impl IntoView {
    let cell = move |(number, column): (usize, GridColumn)| {
        let frozen = number < model.frozen;
        let text = move || totals.run(column.key);
        view! {
            <div class="sheet__cell" class:sheet__cell--num=column.numeric class:sheet__cell--frozen=frozen role="gridcell"
                aria-colindex=number + 2 data-total=column.key style:width=format!("{}px", column.width)
                style:left=frozen.then(|| format!("{}px", model.offset(number)))>{text}</div>
        }
    };
    view! {
        <div class="sheet__foot" role="rowgroup">
            <div class="sheet__row" role="row" aria-rowindex=move || model.rows() + 3>
                <div class="sheet__number" role="rowheader" aria-colindex="1"><span class="vh">"Totals"</span></div>
                {model.columns.with_value(|columns| columns.iter().copied().enumerate().map(cell).collect_view())}
            </div>
        </div>
    }
}

/// Cells that need attention, and how many rows there are.
#[component]
fn Status(model: Model) -> impl IntoView {
    let problems = Memo::new(move |_| {
        model.scene.with(|scene| {
            let of_table = scene.plan.drafts.iter().filter(|(cell, _)| cell.table == model.table);
            of_table.map(|(cell, text)| (cell.clone(), text.is_empty())).collect::<Vec<_>>()
        })
    });
    let jump = move |_| {
        let Some((cell, _)) = problems.with(|problems| problems.first().cloned()) else { return };
        if let Some(scenario) = cell.scenario {
            model.document.activate(scenario);
        }
        let row = model
            .scene
            .with_untracked(|scene| table(&scene.plan, model.table).position(cell.row.as_str()));
        let column = model
            .columns
            .with_value(|columns| columns.iter().position(|column| column.key == cell.field));
        if let (Some(row), Some(column)) = (row, column) {
            model.go(Cursor { row, column });
            model.focus();
        }
    };
    let words = move || match problems.with(Vec::len) {
        0 => None,
        1 => Some("1 cell needs attention".to_owned()),
        n => Some(format!("{n} cells need attention")),
    };
    let rows = move || match model.rows() {
        1 => "1 row".to_owned(),
        n => format!("{n} rows"),
    };
    view! {
        <div class="status">
            <button class="status__act" on:click=move |_| { model.add_row(model.rows_now(), Vec::new()); model.focus() }><Icon shape=Shape::Plus/>"Add row"</button>
            <button class="status__act" on:click=move |_| { model.delete_row(); model.focus() }><Icon shape=Shape::Bin/>"Delete row"</button>
            {move || match words() {
                Some(words) => view! { <button class="status__problems" on:click=jump>"▲ "{words}</button> }.into_any(),
                None => view! { <span>"Nothing needs attention"</span> }.into_any(),
            }}
            <span>{rows}</span>
            <span class="grow"></span>
            <span class="status__keys">"F2 edits, Enter goes down, Tab goes right, Delete clears"</span>
        </div>
    }
}

/// A press on a cell makes it the active one.
fn pressed(model: Model, event: &ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(cell) = target.and_then(|target| target.closest("[data-at]").ok().flatten()) else {
        return;
    };
    let Some(at) = cell.get_attribute("data-at") else { return };
    let mut parts = at.split(',').map(str::parse);
    if let (Some(Ok(row)), Some(Ok(column))) = (parts.next(), parts.next()) {
        event.prevent_default();
        model.commit();
        model.go(Cursor { row, column });
        model.focus();
    }
}
