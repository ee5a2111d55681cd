//! A table of rows by month with steps of heat: a grid one walks with keys, types and pastes into.
//! Only the cells in view are drawn.

mod body;
mod clipboard;
mod editor;
mod keys;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use super::{
    app::App,
    dom::{El, el, on_window, react, target_within},
};
use crate::{
    calc::consumption::{By, Consumption, Measure},
    domain::{Cents, Id, Month},
    edit::{
        Command,
        consumption::{Target, Typed, amount, write},
    },
    grid::{Cursor, Size, months},
    state::{Look, Tone},
    text::{Format, show},
};

/// What the parts of the grid share; cheap to copy into every handler.
#[derive(Clone, Copy)]
pub struct Model {
    /// The app.
    pub app: App,
    /// What is shown.
    pub of: Memo<Option<Arc<Consumption>>>,
    /// What is scrolled into view: left, top, width, height.
    view: RwSignal<[u32; 4]>,
    /// The open editor: its cell, what stands in it at first, and whether that was typed.
    editing: RwSignal<Option<(Cursor, String, bool)>>,
    /// Height of a row in pixels.
    row: u32,
    /// Width of the names.
    names: u32,
    /// Whether there is little room.
    narrow: bool,
    /// The element that holds the focus, and the one that scrolls.
    parts: StoredValue<Option<(El, El)>, LocalStorage>,
}

/// Width of a month, and of the sums.
const MONTH: u32 = 84;
const TOTAL: u32 = 100;

/// The grid.
pub fn grid(app: App, of: Memo<Option<Arc<Consumption>>>) -> El {
    let media =
        |query: &str| window().match_media(query).ok().flatten().is_some_and(|list| list.matches());
    let narrow = media("(max-width: 640px)") || media("(pointer: coarse)");
    let model = Model {
        app,
        of,
        view: RwSignal::new([0, 0, 900, 400]),
        editing: RwSignal::new(None),
        row: if narrow { 36 } else { 26 },
        names: if narrow { 112 } else { 176 },
        narrow,
        parts: StoredValue::new_local(None),
    };
    let sheet = el("div", "heat__grid")
        .attr("role", "grid")
        .attr("tabindex", "0")
        .attr("aria-label", "Consumption by month")
        .attr("data-table", "consumption")
        .on_key(move |stroke| keys::on_grid(model, &stroke))
        .on("mousedown", move |event| pressed(model, &event))
        .on("dblclick", move |event| {
            if target_within(&event, "[role=gridcell][data-field]").is_some() {
                model.edit(None);
            }
        })
        .on("copy", move |event| clipboard::copy(model, &event))
        .on("paste", move |event| clipboard::paste(model, &event));
    let sheet = body::draw(model, sheet);
    let scroller = el("div", "heat__scroll").child(sheet.clone());
    model.parts.set_value(Some((sheet, scroller.clone())));
    let own = scroller.clone();
    let scroller =
        scroller.child(editor::editor(model)).on("scroll", move |_| measure(model, &own));
    follow(model, scroller.clone());
    el("section", if narrow { "heat heat--touch" } else { "heat" }).child(scroller)
}

/// Sizes are known once the grid stands on the page, and when the window changes; the active cell is
/// brought into view whenever it changes.
fn follow(model: Model, scroller: El) {
    let take = move || measure(model, &scroller);
    request_animation_frame({
        let take = take.clone();
        move || {
            take();
            model.reveal();
        }
    });
    on_window("resize", move |_| take());
    let mut before = model.at_now();
    react(move || {
        let at = model.at();
        if before != at {
            before = at;
            model.reveal();
        }
    });
}

fn measure(model: Model, scroller: &El) {
    let scroller = scroller.raw();
    let view = [
        scroller.scroll_left().unsigned_abs(),
        scroller.scroll_top().unsigned_abs(),
        scroller.client_width().unsigned_abs(),
        scroller.client_height().unsigned_abs(),
    ];
    if model.view.try_get_untracked().is_some_and(|now| now != view) {
        model.view.set(view);
    }
}

/// A press on a cell makes it the active one; on a month's title, that month.
fn pressed(model: Model, event: &Event) {
    let number = |selector: &str, name: &str| {
        let of = target_within(event, selector)?;
        of.raw().get_attribute(name)?.parse::<usize>().ok()?.checked_sub(2)
    };
    let Some(column) = number("[data-field]", "aria-colindex") else { return };
    event.prevent_default();
    model.commit();
    let row = number(".heat__row--body", "aria-rowindex").unwrap_or(model.at_now().row);
    model.go(Cursor { row, column });
    model.focus();
}

impl Model {
    /// How it is looked at, not tracked.
    fn look(&self) -> Look {
        self.app.view.look.get_untracked()
    }

    /// The active cell, tracked; it stays inside the table.
    fn at(&self) -> Cursor {
        let (at, measure) = self.app.view.look.with(|look| (look.at, look.measure));
        self.of.with(|of| {
            let Some(of) = of else { return at };
            let rows = months::shown(of, measure).len();
            Cursor {
                row: at.row.min(rows.saturating_sub(1)),
                column: at.column.min(of.months.len().saturating_sub(1)),
            }
        })
    }

    fn at_now(&self) -> Cursor {
        untrack(|| self.at())
    }

    fn go(&self, at: Cursor) {
        self.app.view.look.update(|look| look.at = at);
    }

    fn focus(&self) {
        if let Some((sheet, _)) = self.parts.get_value() {
            sheet.focus();
        }
    }

    fn format(&self) -> Format {
        self.app.document.scene().with_untracked(|scene| scene.format.clone())
    }

    fn size(&self) -> Size {
        let measure = self.look().measure;
        let [_, _, _, height] = self.view.get_untracked();
        self.of.with_untracked(|of| Size {
            rows: of.as_ref().map_or(0, |of| months::shown(of, measure).len()),
            columns: of.as_ref().map_or(0, |of| of.months.len()),
            page: (height / self.row).saturating_sub(6) as usize,
        })
    }

    /// How many rows of sums stand below.
    fn sums(&self, measure: Measure) -> &'static [Measure] {
        match (self.narrow, measure) {
            (true, Measure::Baseline) => &[Measure::Baseline],
            (true, _) => &[Measure::Gross, Measure::Cash],
            (false, Measure::Baseline) => &Measure::ALL,
            (false, _) => &[Measure::Gross, Measure::Discount, Measure::Covered, Measure::Cash],
        }
    }

    /// Scrolls as far as needed to see the active cell between the names and the sums.
    fn reveal(&self) {
        let Some((_, scroller)) = self.parts.get_value() else { return };
        let scroller = scroller.raw();
        let Some([left, top, width, height]) = self.view.try_get_untracked() else { return };
        let at = self.at_now();
        let sums = self.sums(self.look().measure).len();
        let place =
            |at: usize, size: u32| u32::try_from(at).unwrap_or(u32::MAX).saturating_mul(size);
        let near = |from: u32, size: u32, scrolled: u32, room: u32| {
            if from < scrolled { from } else { scrolled.max((from + size).saturating_sub(room)) }
        };
        let end = if self.narrow { 0 } else { TOTAL };
        let to = near(place(at.column, MONTH), MONTH, left, width.saturating_sub(self.names + end));
        if to != left {
            scroller.set_scroll_left(to.cast_signed());
        }
        let fixed = place(sums + 1, self.row);
        let to = near(place(at.row, self.row), self.row, top, height.saturating_sub(fixed));
        if to != top {
            scroller.set_scroll_top(to.cast_signed());
        }
    }

    /// The service and the month of a cell, and why it can't be typed into.
    fn cell(&self, at: Cursor) -> Option<(Id, Month, Result<Cents, String>)> {
        let (look, format) = (self.look(), self.format());
        self.of.with_untracked(|of| {
            let of = of.as_ref()?;
            let row = *months::shown(of, look.measure).get(at.row)?;
            let (cell, month) = (row.cells.get(at.column)?, *of.months.get(at.column)?);
            let closed = match look.by {
                By::Account => {
                    Some("Show services to type: a baseline is one of a service".to_owned())
                }
                By::Service => cell.closed(look.measure, &format),
            };
            Some((row.id.clone(), month, closed.map_or(Ok(cell.baseline), Err)))
        })
    }

    /// Opens the editor on the active cell; `typed` replaces what stands there.
    fn edit(&self, typed: Option<String>) {
        // Who types faster than the editor gets the keyboard goes on in it.
        if let (Some(input), Some(more)) = (self.input(), &typed) {
            input.set_value(&(input.value() + more));
            return;
        }
        let at = self.at_now();
        match self.cell(at) {
            Some((_, _, Ok(amount))) => {
                let was = show::money_edit(amount, self.format().style);
                let replacing = typed.is_some();
                self.editing.set(Some((at, typed.unwrap_or(was), replacing)));
            }
            Some((_, _, Err(why))) => self.app.view.say(Tone::Info, why),
            None => {}
        }
    }

    /// Takes what stands in the editor; `Err` when it can't be read.
    fn take(&self, at: Cursor, text: &str) -> Result<(), String> {
        let Some((service, month, Ok(held))) = self.cell(at) else { return Ok(()) };
        let plan = self.app.document.plan_now();
        let amount = amount(&plan, text, held).map_err(|error| error.to_string())?;
        self.put(&[Typed { service, account: None, month, amount }]);
        Ok(())
    }

    /// Gives the month back to the yearly amount of its row.
    fn clear(&self) {
        if let Some((_, _, Ok(_))) = self.cell(self.at_now()) {
            let _ = self.take(self.at_now(), "");
        } else {
            self.edit(None);
        }
    }

    fn put(&self, typed: &[Typed]) {
        let account = self.look().account;
        let scene = self.app.document.scene();
        let (written, notes) = scene.with_untracked(|scene| {
            let target = Target {
                resolved: &scene.resolved,
                scenario: &scene.scenario,
                account: account.as_ref(),
            };
            let written = write(&target, typed);
            let notes = written.notes(&scene.resolved);
            (written, notes)
        });
        let label = "Edit consumption".to_owned();
        let command = Command::Batch { label, commands: written.commands };
        let failed = self.app.document.dispatch(&command).err();
        let bad = failed.is_some() || !written.refused.is_empty();
        let notes = failed.map_or(notes, |failed| vec![failed]);
        if notes.is_empty() {
            self.speak();
        } else {
            self.app.view.say(if bad { Tone::Bad } else { Tone::Info }, notes.join("\n"));
        }
    }

    /// Says what the active cell holds, for those who can't see it.
    fn speak(&self) {
        let (at, look, format) = (self.at_now(), self.look(), self.format());
        let said = self.of.with_untracked(|of| {
            let of = of.as_ref()?;
            let row = *months::shown(of, look.measure).get(at.row)?;
            let amount = show::money_whole(row.cells.get(at.column)?.of(look.measure), &format);
            let month = show::month_long(*of.months.get(at.column)?);
            Some(format!("{}, {month}: {amount}", row.name))
        });
        self.app.view.spoken.set(said.unwrap_or_default());
    }

    /// The field of the open editor.
    fn input(&self) -> Option<El> {
        self.parts.get_value().and_then(|(_, scroller)| scroller.find(".heat__input"))
    }

    /// Closes the editor and takes what stands in it, unless it can't be read.
    fn commit(&self) {
        if let Some(input) = self.input() {
            editor::commit(*self, &input);
        }
    }
}
