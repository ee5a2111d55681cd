//! What the parts of the grid share: what is shown, what is selected, and what is written into it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{MONTH, TOTAL};
use crate::{
    calc::consumption::{By, Consumption, Measure},
    domain::{Cents, Id, Month},
    edit::{
        Command,
        consumption::{Target, Typed, amount, write},
    },
    grid::{
        Cursor, Selection, Size,
        month_area::{MonthArea, Typing},
        months,
    },
    state::{Look, Tone},
    text::{Format, show},
    ui::{
        app::App,
        dom::{Attr, El, Handle},
    },
};

/// What the parts of the grid share; cheap to copy into every handler.
#[derive(Clone, Copy)]
pub struct Model {
    /// The app.
    pub app: App,
    /// What is shown.
    pub of: Memo<Option<Arc<Consumption>>>,
    /// What is scrolled into view: left, top, width, height.
    pub(super) view: RwSignal<[u32; 4]>,
    /// The open editor: its cell, what stands in it at first, and whether that was typed.
    pub(super) editing: RwSignal<Option<(Cursor, String, bool)>>,
    /// Height of a row in pixels.
    pub(super) row: u32,
    /// Width of the names.
    pub(super) names: u32,
    /// Whether there is little room.
    pub(super) narrow: bool,
    /// The field of the open editor.
    pub(super) field: Handle,
    /// What says why its text can't be read.
    pub(super) error: Handle,
    /// The element that holds the focus, and the one that scrolls.
    pub(super) parts: StoredValue<Option<(El, El)>, LocalStorage>,
}

impl Model {
    /// How it is looked at, not tracked.
    pub(super) fn look(&self) -> Look {
        self.app.view.look.get_untracked()
    }

    /// What is selected, tracked; it stays inside the table.
    pub(super) fn selected(&self) -> Selection {
        let (selected, measure) = self.app.view.look.with(|look| (look.selected, look.measure));
        self.of.with(|of| {
            let Some(of) = of else { return selected };
            let rows = months::shown(of, measure).len();
            selected.kept_in(Size { rows, columns: of.months.len(), page: 1 })
        })
    }

    pub(super) fn selected_now(&self) -> Selection {
        untrack(|| self.selected())
    }

    pub(super) fn at_now(&self) -> Cursor {
        self.selected_now().active
    }

    pub(super) fn select(&self, selected: Selection) {
        self.app.view.look.update(|look| look.selected = selected);
    }

    /// Something of the part of the table that is selected.
    pub(super) fn part<T>(&self, read: impl FnOnce(&MonthArea<'_>, &Format) -> T) -> Option<T> {
        let (look, format) = (self.look(), self.format());
        let area = self.selected_now().area();
        self.of.with_untracked(|of| {
            let part = MonthArea::of(of.as_ref()?, look.measure, look.by, area)?;
            Some(read(&part, &format))
        })
    }

    /// Writes into what is selected, as one step.
    pub(super) fn write(&self, label: &str, what: fn(&MonthArea<'_>, &Format) -> Typing) {
        let Some(typing) = self.part(what) else { return };
        self.put(label, &typing.typed, typing.note);
    }

    pub(super) fn focus(&self) {
        if let Some((sheet, _)) = self.parts.get_value() {
            sheet.focus();
        }
    }

    pub(super) fn format(&self) -> Format {
        self.app.document.scene().with_untracked(|scene| scene.format.clone())
    }

    pub(super) fn size(&self) -> Size {
        let measure = self.look().measure;
        let [_, _, _, height] = self.view.get_untracked();
        self.of.with_untracked(|of| Size {
            rows: of.as_ref().map_or(0, |of| months::shown(of, measure).len()),
            columns: of.as_ref().map_or(0, |of| of.months.len()),
            page: (height / self.row).saturating_sub(6) as usize,
        })
    }

    /// How many rows of sums stand below.
    pub(super) fn sums(&self, measure: Measure) -> &'static [Measure] {
        match (self.narrow, measure) {
            (true, Measure::Baseline) => &[Measure::Baseline],
            (true, _) => &[Measure::Gross, Measure::Cash],
            (false, Measure::Baseline) => &Measure::ALL,
            (false, _) => &[Measure::Gross, Measure::Discount, Measure::Covered, Measure::Cash],
        }
    }

    /// Scrolls as far as needed to see the active cell between the names and the sums.
    pub(super) fn reveal(&self) {
        let Some((_, scroller)) = self.parts.get_value() else { return };
        let scroller = scroller.raw();
        let Some([left, top, width, height]) = self.view.try_get_untracked() else { return };
        let at = self.selected_now().head;
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
    pub(super) fn cell(&self, at: Cursor) -> Option<(Id, Month, Result<Cents, String>)> {
        let (look, format) = (self.look(), self.format());
        self.of.with_untracked(|of| {
            let of = of.as_ref()?;
            let row = *months::shown(of, look.measure).get(at.row)?;
            let (cell, month) = (row.cells.get(at.column)?, *of.months.get(at.column)?);
            let closed = match look.by {
                By::Account => Some(months::BY_ACCOUNT.to_owned()),
                By::Service => cell.closed(look.measure, &format),
            };
            Some((row.id.clone(), month, closed.map_or(Ok(cell.baseline), Err)))
        })
    }

    /// Opens the editor on the active cell; `typed` replaces what stands there.
    pub(super) fn edit(&self, typed: Option<String>) {
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

    /// Takes what stands in the editor, into all that is selected or one cell; `Err` when it can't be read.
    pub(super) fn take(&self, at: Cursor, text: &str, all: bool) -> Result<(), String> {
        let Some((service, month, Ok(held))) = self.cell(at) else { return Ok(()) };
        let plan = self.app.document.plan_now();
        let amount =
            amount(&plan, text, held, self.format().locale()).map_err(|error| error.to_string())?;
        let one = || vec![Typed { service, account: None, month, amount }];
        let (typed, note) = if all {
            let typing = self.part(|part, _| part.filled(amount));
            typing.map_or_else(|| (one(), String::new()), |typing| (typing.typed, typing.note))
        } else {
            (one(), String::new())
        };
        self.put("Edit consumption", &typed, note);
        Ok(())
    }

    /// Gives the months that are selected back to the yearly amounts of their rows.
    pub(super) fn clear(&self) {
        if self.selected_now().area().is_one()
            && !matches!(self.cell(self.at_now()), Some((.., Ok(_))))
        {
            self.edit(None);
        } else {
            self.write("Clear months", |part, _| part.filled(None));
        }
    }

    pub(super) fn put(&self, label: &str, typed: &[Typed], note: String) {
        let account = self.look().account;
        let scene = self.app.document.scene();
        let (written, notes) = scene.with_untracked(|scene| {
            let target = Target {
                resolved: &scene.resolved,
                scenario: &scene.scenario,
                account: account.as_ref(),
                locale: scene.format.locale(),
            };
            let written = write(&target, typed);
            let notes = written.notes(&scene.resolved);
            (written, notes)
        });
        let command = Command::Batch { label: label.to_owned(), commands: written.commands };
        let failed = self.app.document.dispatch(&command).err().map(|error| error.to_string());
        let bad = failed.is_some() || !written.refused.is_empty();
        let mut notes = failed.map_or(notes, |failed| vec![failed]);
        if !note.is_empty() {
            notes.push(note);
        }
        if notes.is_empty() {
            self.speak();
        } else {
            self.app.view.say(if bad { Tone::Bad } else { Tone::Info }, notes.join("\n"));
        }
    }

    /// Says what the active cell holds, for those who can't see it.
    pub(super) fn speak(&self) {
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
    pub(super) fn input(&self) -> Option<El> {
        self.field.get()
    }

    /// Closes the editor and takes what stands in it, unless it can't be read.
    pub(super) fn commit(&self) {
        if let Some(input) = self.input() {
            commit(*self, &input, false);
        }
    }
}

/// Takes what stands in the editor and closes it; `false` when it can't be read. Safe to call twice:
/// only the first finds it open. `all` fills what is selected.
pub fn commit(model: Model, input: &El, all: bool) -> bool {
    let Some(Some((at, was, typed))) = model.editing.try_get_untracked() else { return true };
    let text = input.value();
    if text == was && !typed && !all {
        model.editing.set(None);
        return true;
    }
    match model.take(at, &text, all) {
        Ok(()) => {
            model.editing.set(None);
            true
        }
        Err(why) => {
            input.set_attr(Attr::ARIA_INVALID, Some("true"));
            input.set_attr(Attr::TITLE, Some(&why));
            if let Some(note) = model.error.get() {
                note.set_text(&why);
            }
            false
        }
    }
}
