//! How programmes stack: each pair once, its rule a press away; on the diagonal the coverage limits.

use leptos::prelude::*;

use crate::{
    calc::stacking::{self, Cell, Matrix},
    domain::{Program, Total, choice::Choice as _, rules::StackingRule},
    edit,
    state::{Scene, Tone},
    text::{RateRange, read, show},
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
        kit::panel,
        nav::places,
    },
};

/// One place of the matrix: row, column, what stands in it, what is at stake.
type Place = (usize, usize, El, El);

/// The matrix, with what each cell is worth the other way round.
pub fn panel(app: App) -> El {
    let key = move || {
        let mut key = String::new();
        for program in app.document.scene().with(matrix).programs {
            key.push_str(program.word());
            key.push(' ');
        }
        key
    };
    let body = el(Tag::DIV, "panel__body").live_by(key, move |_| table(app));
    app.anchors.hold(Anchor::Place(places::MATRIX), panel::panel(
        places::MATRIX,
        "press a pair to change its rule in this scenario; below each: deal value the other way round, or without the limit",
        body,
    ))
}

fn matrix(scene: &Scene) -> Matrix {
    match &scene.outcome {
        Ok(outcome) => stacking::matrix(&scene.resolved, outcome),
        Err(_) => Matrix { programs: Vec::new(), cells: Vec::new() },
    }
}

fn table(app: App) -> Vec<El> {
    let programs = app.document.scene().with(matrix).programs;
    if programs.is_empty() {
        return vec![text(Tag::P, "", "No programme has credits or rules yet")];
    }
    let mut places: Vec<Place> = Vec::new();
    let heads = programs.iter().map(|of| text(Tag::TH, "", of.label()).attr(Attr::SCOPE, "col"));
    let head = el(Tag::TR, "").child(el(Tag::TD, "")).children(heads);
    let mut rows = Vec::new();
    for (row, a) in programs.iter().enumerate() {
        let mut line = el(Tag::TR, "").child(text(Tag::TH, "", a.label()).attr(Attr::SCOPE, "row"));
        for (column, b) in programs.iter().enumerate() {
            let inside = match row.cmp(&column) {
                std::cmp::Ordering::Equal => limit(app, *a),
                std::cmp::Ordering::Greater => pair(app, *a, *b),
                std::cmp::Ordering::Less => el(Tag::SPAN, "matrix__mirror"),
            };
            let stake = el(Tag::SMALL, "matrix__stake");
            let cell = el(Tag::TD, if row == column { "matrix__own" } else { "" })
                .attr(Attr::DATA_PAIR, &format!("{}-{}", a.word(), b.word()));
            let cell = if row == column {
                cell.child(text(Tag::SMALL, "", "covers at most"))
            } else {
                cell
            };
            line = line.child(cell.child(inside.clone()).child(stake.clone()));
            places.push((row, column, inside, stake));
        }
        rows.push(line);
    }
    let places = StoredValue::new_local(places);
    let none = text(Tag::P, "credits__why", "No rule or limit changes deal value in this scenario");
    let line = none.clone();
    react(move || {
        app.document.scene().with(|scene| {
            let stakes = places.with_value(|all| fill(app, scene, all));
            line.set_flag(Attr::HIDDEN, stakes > 0);
        });
    });
    let table = el(Tag::TABLE, "plain matrix__table")
        .child(el(Tag::THEAD, "").child(head))
        .child(el(Tag::TBODY, "").children(rows));
    vec![none, table]
}

fn cell_of(scene: &Scene, a: Program, b: Program) -> Option<Cell> {
    let matrix = matrix(scene);
    let at = |program| matrix.programs.iter().position(|of| *of == program);
    matrix.cell(at(a)?, at(b)?).cloned()
}

/// A pair: a press turns its rule round.
fn pair(app: App, a: Program, b: Program) -> El {
    el(Tag::BUTTON, "matrix__rule").on(On::CLICK, move |_| {
        let command = app.document.scene().with_untracked(|scene| {
            let rule = stacking::other(cell_of(scene, a, b)?.rule);
            let plan = app.document.plan_now();
            Some(edit::set_rule(&plan, &scene.scenario, (a, b), rule))
        });
        if let Some(command) = command {
            app.act(&command);
        }
    })
}

/// A limit: the most of a charge the programme may cover.
fn limit(app: App, program: Program) -> El {
    let input = el(Tag::INPUT, "field__input matrix__limit")
        .attr(Attr::TYPE, "text")
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::ARIA_LABEL, &format!("{} covers at most", program.label()))
        .attr(Attr::TITLE, "The most of a charge the programme may cover");
    let own = input.clone();
    // What was refused is being mended.
    let input = input.on(On::INPUT, move |_| app.view.take_back());
    input.on(On::CHANGE, move |_| {
        let scene = app.document.scene().get_untracked();
        match read::rate(&own.value(), scene.format.style, RateRange::SHARE) {
            Ok(limit) => {
                app.act(&edit::set_limit(
                    &app.document.plan_now(),
                    &scene.scenario,
                    program,
                    limit,
                ));
            }
            Err(unread) => app.view.say(Tone::Bad, unread.to_string()),
        }
        if let Some(cell) = app.document.scene().with_untracked(|s| cell_of(s, program, program)) {
            own.set_value(&show::rate_percent(cell.limit, scene.format.style));
        }
    })
}

/// Writes rules, limits and stakes into their places; answers how many stakes there are.
fn fill(app: App, scene: &Scene, places: &[Place]) -> usize {
    let Ok(outcome) = &scene.outcome else { return 0 };
    let mut count = 0;
    let matrix = matrix(scene);
    let (mut plans, mut of) = (Vec::new(), Vec::new());
    for (at, cell) in matrix.cells.iter().enumerate() {
        if let Some(flipped) = stacking::flipped(&scene.resolved, outcome, cell) {
            plans.push(flipped);
            of.push(at);
        }
    }
    let mut stakes: Vec<Option<Total>> = vec![None; matrix.cells.len()];
    for (at, after) in of.into_iter().zip(app.document.outcomes(&scene.scenario, &plans)) {
        stakes[at] = after.map(|after| stacking::stake(outcome, &after));
    }
    for (row, column, inside, stake) in places {
        let (low, high) = (*row.min(column), *row.max(column));
        let at = high * (high + 1) / 2 + low;
        let (Some(cell), Some(worth)) = (matrix.cells.get(at), stakes.get(at)) else { continue };
        if row == column {
            inside.set_value(&show::rate_percent(cell.limit, scene.format.style));
        } else {
            let exclusive = cell.rule == StackingRule::Exclusive;
            let confirmed = if cell.confirmed { " ✓" } else { "" };
            inside.set_text(&format!("{}{confirmed}", cell.rule.label()));
            inside.set_class("matrix__rule--exclusive", exclusive && row > column);
            inside.set_class("matrix__rule--open", !cell.confirmed && row > column);
            inside.set_attr(Attr::TITLE, Some(&said(cell)));
            // A button says which pair it is of; the mirror is read with its row and column.
            inside.set_attr(Attr::ARIA_LABEL, (row > column).then(|| said(cell)).as_deref());
        }
        let shown = worth.filter(|worth| row >= column && !worth.is_zero());
        stake.set_attr(Attr::DATA_CENTS, shown.map(|worth| worth.get().to_string()).as_deref());
        let text = shown.map(|worth| show::money_short_signed(worth, &scene.format));
        count += usize::from(text.is_some());
        stake.set_text(&text.unwrap_or_default());
    }
    count
}

/// Everything about a pair, for the pointer.
fn said(cell: &Cell) -> String {
    let written = match (cell.rows.is_empty(), cell.confirmed) {
        (true, _) => "nothing written, taken to be additive",
        (_, true) => "confirmed in writing",
        (_, false) => "not confirmed",
    };
    let clause = if cell.clause.is_empty() { String::new() } else { format!(". {}", cell.clause) };
    format!(
        "{} with {}: {}, {written}{clause}",
        cell.a.label(),
        cell.b.label(),
        cell.rule.label().to_ascii_lowercase()
    )
}
