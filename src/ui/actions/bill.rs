//! Pasting a bill into consumption by month.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    calc::consumption::{By, Measure},
    edit::{
        consumption::{Answers, Target, paste as read_block},
        length::{lengthen, months_to},
    },
    grid::GridId,
    state::{Bill, Dialog, Remedy, Tone},
    ui::app::App,
};

/// Pastes a bill as one step and shows the baseline it went into; names in it that are no service of
/// the plan and have no answer yet are asked about first, in [`Dialog::Bill`].
pub fn paste(app: App, bill: Bill, answers: &Answers) {
    let view = app.view;
    let pasted = app.document.scene().with_untracked(|scene| {
        let target = Target {
            resolved: &scene.resolved,
            scenario: &scene.scenario,
            account: bill.account.as_ref(),
            locale: scene.format.locale(),
        };
        read_block(&target, &bill.rows, &bill.services, bill.from, bill.room, answers)
    });
    if !pasted.asked.is_empty() {
        view.show_dialog(Dialog::Bill(Arc::new(Bill { asked: pasted.asked, ..bill })));
        return;
    }
    if let Some(command) = &pasted.command {
        if !app.act(command) {
            return;
        }
        view.look.update(|look| (look.measure, look.by) = (Measure::Baseline, By::Service));
    }
    let mut said = match pasted.changed {
        0 => "Nothing changes".to_owned(),
        1 => "1 month of baseline changed".to_owned(),
        n => format!("{n} months of baseline changed"),
    };
    // That totals are left out is no fault.
    let is_fault =
        |note: &String| !note.contains(" total and was ") && !note.contains(" totals and were ");
    let is_well = pasted.changed > 0 || !pasted.notes.iter().any(is_fault);
    let tone = if is_well { Tone::Info } else { Tone::Bad };
    for note in &pasted.notes {
        said = said + "\n" + note;
    }
    view.say(tone, said);
    let document = app.document;
    let months = pasted.beyond.and_then(|month| months_to(&document.plan_now(), month));
    if let Some(months) = months {
        let remedy = Remedy { months, bill: Arc::new(bill), answers: answers.clone() };
        view.notice.update(|notice| {
            if let Some(notice) = notice {
                notice.remedy = Some(remedy);
            }
        });
    }
}

/// Lengthens the plan so that all of a bill lies in it, and pastes the bill again.
pub fn lengthen_and_paste(app: App, remedy: &Remedy) {
    if app.act(&lengthen(remedy.months)) {
        paste(app, (*remedy.bill).clone(), &remedy.answers);
    }
}

/// Takes a file that is a bill into consumption, as a pasted bill.
pub fn from_file(app: App, rows: &[Vec<String>]) {
    app.view.open(GridId::Months);
    let from = app.document.plan_now().head.start_month;
    let bill = Bill {
        rows: rows.to_vec(),
        services: Vec::new(),
        from,
        room: (1, 1),
        account: None,
        asked: Vec::new(),
    };
    paste(app, bill, &Answers::default());
}
