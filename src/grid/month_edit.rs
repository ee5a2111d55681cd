//! What typing, filling and clearing in consumption by month write: baseline rows of services.

use super::{Cursor, Gesture, MonthTable, Selection, Sheet};
use crate::{
    calc::consumption::By,
    domain::Value,
    edit::{
        Command, Entry,
        consumption::{Target, Typed, amount, write},
    },
    grid::month_words::BY_ACCOUNT,
    text::show,
};

fn target<'a>(sheet: &Sheet<'a>, months: &'a MonthTable) -> Target<'a> {
    Target {
        resolved: sheet.scene.resolved,
        scenario: sheet.scene.scenario,
        account: months.account(),
        locale: sheet.scene.format.locale(),
    }
}

/// Puts entries into cells as one step. Computed cells are left as they are, and counted in the note.
pub(super) fn put(
    sheet: &Sheet<'_>,
    months: &MonthTable,
    what: &str,
    cells: Vec<(Cursor, Entry)>,
    selection: Selection,
) -> Gesture {
    let mut gesture = Gesture { selection, ..Gesture::default() };
    if months.by() == By::Account {
        BY_ACCOUNT.clone_into(&mut gesture.note);
        return gesture;
    }
    let format = sheet.scene.format;
    let (mut typed, mut closed, mut notes) = (Vec::new(), 0, Vec::new());
    for (at, entry) in cells {
        let Some((id, month)) = sheet.id(at.row).zip(months.month(at.column)) else { continue };
        if months.closed(id, at.column, format).is_some() {
            closed += 1;
            continue;
        }
        let read = match entry {
            Entry::Clear => Ok(None),
            Entry::Value(Value::Money(amount)) => Ok(Some(amount)),
            Entry::Value(_) => continue,
            Entry::Text(text) => {
                let held = months.baseline(id, at.column).unwrap_or_default();
                amount(sheet.scene.plan, &text, held, format.locale())
            }
        };
        match read {
            Ok(amount) => typed.push(Typed { service: id.clone(), account: None, month, amount }),
            Err(error) => {
                gesture.refused = true;
                notes.push(error.to_string());
            }
        }
    }
    let written = write(&target(sheet, months), &typed);
    gesture.refused |= !written.refused.is_empty();
    notes.extend(written.notes(sheet.scene.resolved));
    if closed > 0 {
        notes.push(
            show::counted(closed, "computed cell") + " skipped: a baseline is typed under Baseline",
        );
    }
    notes.dedup();
    gesture.note = notes.join("\n");
    let label = match typed.len() {
        1 if what == "Fill" => "Edit consumption".to_owned(),
        count => format!("{what} {}", show::counted(count, "month")),
    };
    if !written.commands.is_empty() {
        gesture.command = Some(Command::Batch { label, commands: written.commands });
    }
    gesture
}
