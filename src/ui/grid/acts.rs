//! What can be done in a grid.

use leptos::prelude::*;

use super::{editing::Editing, model::Model, typing::change};
use crate::{
    domain::Id,
    edit::{Command, Entry},
    grid::{Cursor, Gesture, Range, Selection, Sheet, fill},
    state::{Scene, Tone},
    table::{Kind, show},
};

impl Model {
    /// Opens the editor on the active cell; `typed` replaces what stands there.
    pub fn edit(&self, typed: Option<String>) {
        let at = self.at_now();
        if self.sheet(|sheet| sheet.closed(at).is_some()) {
            return self.refuse();
        }
        let (spec, row) = (self.sheet(|sheet| sheet.spec(at.column)), self.id_at(at.row));
        if spec.is_none() && row.is_none() {
            return;
        }
        let choices = |scene: &Scene| spec.map(|spec| show::choices(&scene.plan, spec));
        let choices = self.scene.with_untracked(choices).unwrap_or_default();
        let mut was = String::new();
        if row.is_some() {
            was = self.sheet(|sheet| sheet.editable(at));
        }
        let kind = spec.map(|spec| spec.kind);
        let several = kind == Some(Kind::Services);
        if several && !was.is_empty() {
            // What was chosen stands as it is; another one is typed behind it.
            was.push_str("; ");
        }
        let replacing = typed.is_some();
        let text = typed.unwrap_or_else(|| was.clone());
        let (marked, note, refused) = (None, kind == Some(Kind::Note), None);
        self.editing.set(Some(Editing {
            at,
            row,
            was,
            text,
            replacing,
            choices,
            marked,
            several,
            note,
            refused,
        }));
    }

    /// Says why the active cell can't be typed into.
    fn refuse(&self) {
        if let Some(why) = self.sheet(|sheet| sheet.closed(self.at_now())) {
            self.say(Tone::Info, &why);
        }
    }

    /// Closes the editor and takes what was typed; `false` when it can't be taken, and stays with the reason.
    /// Safe to call twice: only the first finds it open.
    pub fn commit(&self) -> bool {
        let Some(editing) = self.editing.try_get_untracked().flatten() else { return true };
        let marked = editing.marked.and_then(|at| editing.fitting().get(at).cloned());
        let text =
            marked.map_or_else(|| editing.text.clone(), |choice| editing.with_choice(&choice));
        if text != editing.was && self.is_refused(&editing, &text) {
            return false;
        }
        let _ = self.editing.try_update(Option::take);
        if text != editing.was {
            let text = if editing.several { text.trim_end_matches([' ', ';']) } else { &text };
            self.put(editing.row.as_ref(), editing.at, text);
        }
        true
    }

    /// Whether a text can't be taken; the editor then says why.
    fn is_refused(&self, editing: &Editing, text: &str) -> bool {
        let why = self.sheet(|sheet| sheet.refused(editing.at, text));
        let refused = why.is_some();
        if refused {
            change(*self, |editing| editing.refused = why);
        }
        refused
    }

    /// Takes what was typed, or closes the editor without it and says above the page why it can't be taken: for
    /// who goes on elsewhere.
    pub fn leave(&self) {
        if !self.commit()
            && let Some(Editing { refused: Some(why), .. }) =
                self.editing.try_update(Option::take).flatten()
        {
            self.say(Tone::Bad, &why);
        }
    }

    /// Closes the editor without a change.
    pub fn cancel(&self) {
        let _ = self.editing.try_update(Option::take);
        self.focus();
    }

    /// Closes the editor and puts what was typed into every selected cell.
    pub fn commit_all(&self) {
        let Some(editing) = self.editing.get_untracked() else { return };
        if self.is_refused(&editing, &editing.text) {
            return;
        }
        let _ = self.editing.try_update(Option::take);
        let area = self.area();
        let active = editing.at;
        let gesture = self.sheet(|sheet| fill::with(sheet, area, &editing.text));
        let selection = Selection { active, ..gesture.selection };
        self.gesture(Gesture { selection, ..gesture });
    }

    /// Puts what may have been meant in the place of what can't be read in the active cell.
    pub fn take_proposal(&self, text: &str) {
        let _ = self.editing.try_update(Option::take);
        let at = self.at_now();
        self.put(self.id_at(at.row).as_ref(), at, text);
        self.focus();
    }

    /// Puts a text into a cell of a row; without a row it makes one.
    fn put(&self, row: Option<&Id>, at: Cursor, text: &str) {
        // By row, not by place: the row may stand elsewhere by now.
        let place = self.order.with_untracked(|order| match row {
            Some(row) => order.iter().position(|id| id == row),
            None => Some(order.len()),
        });
        let at = Cursor { row: place.unwrap_or(at.row), ..at };
        let gesture = self.sheet(|sheet| fill::with(sheet, Range::of(at, at), text));
        self.perform(gesture, at);
    }

    /// Does what a gesture comes to, where what is selected stays, and says what a cell holds then. Returns
    /// whether anything was done.
    fn perform(&self, Gesture { command, note, refused, .. }: Gesture, at: Cursor) -> bool {
        let done = command.is_some_and(|command| self.dispatch(&command));
        if done {
            self.speak(at);
        }
        self.say(if refused { Tone::Bad } else { Tone::Info }, &note);
        done || !note.is_empty()
    }

    /// What is selected, without the adding row; one cell when nothing else is.
    pub fn area(&self) -> Range {
        let (area, size) = (self.selection_now().area(), self.size());
        area.within(size.rows, size.columns).unwrap_or(Range {
            top: area.top,
            bottom: area.top,
            ..area
        })
    }

    /// Empties what is selected: a scenario's cells go back to the base.
    pub fn clear(&self) {
        let area = self.area();
        let gesture = self.sheet(|sheet| fill::clear(sheet, area));
        if gesture.command.is_none() && (gesture.note.is_empty() || area.is_one()) {
            self.refuse();
        } else {
            self.perform(gesture, self.at_now());
        }
    }

    /// Fills what is selected from its first row, or from its first column.
    pub fn fill(&self, fill: fn(&Sheet<'_>, Selection) -> Gesture) {
        let selection = self.selection_now();
        let gesture = self.sheet(|sheet| fill(sheet, selection));
        self.gesture(gesture);
    }

    /// Puts what the active cell holds into every selected cell.
    pub fn fill_same(&self) {
        let (area, selection) = (self.area(), self.selection_now());
        let gesture = self.sheet(|sheet| {
            let text = sheet.editable(selection.active);
            Gesture { selection, ..fill::with(sheet, area, &text) }
        });
        self.gesture(gesture);
    }

    /// Fills what is selected now from what was selected before.
    pub fn fill_to(&self, from: Range) {
        let to = self.selection_now().area();
        if from != to {
            let gesture = self.sheet(|sheet| fill::drag(sheet, from, to));
            self.gesture(gesture);
        }
    }

    /// Takes a scenario's own values away, in the selected cells, their rows or their columns.
    pub fn reset(&self, rows: bool, columns: bool) {
        let selection = self.selection_now();
        let mut area = selection.area();
        if rows {
            area = selection.whole_rows(self.size()).area();
        }
        if columns {
            area = selection.whole_columns(self.size()).area();
        }
        let cells = self.sheet(|sheet| {
            let own =
                |at: &Cursor| sheet.view(*at).is_some_and(|cell| cell.overridden || cell.invalid);
            let cells = area.cells().filter(own).filter_map(|at| sheet.cell(at));
            let cells = cells.filter(|cell| cell.scenario.is_some());
            cells.map(|cell| (cell, Entry::Clear)).collect::<Vec<_>>()
        });
        match cells.len() {
            0 => self.tell("Nothing here differs from the base"),
            n => {
                let label = format!("Reset {n} cells to the base");
                self.dispatch(&Command::filling(label, cells));
            }
        }
    }

    /// Space turns a yes into a no, in every selected cell alike. Returns whether it did.
    pub fn toggle(&self) -> bool {
        let at = self.at_now();
        let is_flag = self
            .column(at.column)
            .and_then(|column| column.spec())
            .is_some_and(|spec| spec.kind == Kind::Flag);
        if is_flag && self.id_at(at.row).is_some() {
            let yes = self.cell_view(at).is_some_and(|cell| cell.text == show::YES_NO[0]);
            let area = Range { left: at.column, right: at.column, ..self.area() };
            let text = if yes { "no" } else { "yes" };
            let gesture = self.sheet(|sheet| fill::with(sheet, area, text));
            self.perform(gesture, at);
        }
        is_flag
    }

    /// Says what a cell holds, for those who can't see it: title, value, unit, error.
    pub fn speak(&self, at: Cursor) {
        let of_month = self.sheet(|sheet| {
            sheet.months()?.spoken(sheet.id(at.row)?, at.column, sheet.scene.format)
        });
        if let Some(said) = of_month {
            return self.view.spoken.set(said);
        }
        if let (Some(cell), Some(column)) = (self.cell_view(at), self.column(at.column)) {
            let money = matches!(column.spec().map(|spec| spec.kind), Some(Kind::Money { .. }));
            let unit = if money && !cell.invalid && !cell.missing {
                self.scene.with_untracked(|scene| scene.plan.head.currency.clone())
            } else {
                String::new()
            };
            let why = if cell.invalid { cell.title.as_str() } else { "" };
            self.view.spoken.set(format!("{} {} {unit}. {why}", column.title, cell.text));
        }
    }
}
