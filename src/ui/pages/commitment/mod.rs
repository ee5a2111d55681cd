//! Commitment: contract years under each answer to “do credits count?”, side by side, and the clause
//! to get.

mod clauses;
mod discounts;

use leptos::prelude::*;

use crate::{
    calc::commitment::{self, Answer, ComesTo},
    chart::commitment::Years,
    domain::{Cents, TableId, Total, Value, choice::Choice as _, commitment::CreditsCount},
    edit,
    state::Scene,
    text::show,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        kit::panel::{self, Shown},
        nav::places,
        parts::{longer, terms},
    },
};

/// The answers side by side, in the order they are computed in.
const ANSWERS: [CreditsCount; 3] =
    [CreditsCount::Counts, CreditsCount::DoesNotCount, CreditsCount::CountsExceptMap];

/// The terms that are negotiated most.
const FIRST: [&str; 8] = [
    "included",
    "start",
    "term_months",
    "commitments",
    "discount",
    "discount_by",
    "credits_count",
    "basis",
];

/// A figure of a contract year: its title, its explanation, how it is taken.
type Figure = (&'static str, &'static str, fn(&ComesTo, Cents) -> Total);

/// What stands under each answer.
const FIGURES: [Figure; 3] = [
    ("Fees", "Fees that count towards the commitment, with credits.", |to, _| to.fees.into()),
    ("Short", "What is missing to the commitment and billed.", |to, _| to.shortfall.into()),
    (
        "Headroom",
        "What counts beyond the commitment; below zero it is missing.",
        |to, commitment| to.headroom(commitment),
    ),
];

/// The screen.
pub fn commitment(app: App) -> El {
    let scene = app.document.scene();
    let sentence = move || scene.with(commitment_clause);
    let head = el(Tag::DIV, "pagehead").child(text(Tag::H1, "", "Commitment")).child(text(
        Tag::P,
        "pagehead__line",
        "What a contract year counts, by the answer to “do credits count?”",
    ));
    let clause = app
        .anchors
        .hold(Anchor::Place(places::CLAUSE), el(Tag::SECTION, "clause"))
        .attr(Attr::ARIA_LABEL, places::CLAUSE)
        .child(text(Tag::H2, "", places::CLAUSE))
        .child(el(Tag::P, "clause__text").live_text(sentence))
        .child(el(Tag::P, "clause__more").live_text(move || scene.with(|scene| basis(app, scene))));
    let years = app.anchors.hold(
        Anchor::Place(places::YEARS),
        panel::chart(
            places::YEARS,
            "bars: the three answers; the line is the commitment; hatched: short",
            move |width| {
                scene.with(|scene| {
                    let answers = answers(scene);
                    let years = Years { answers: &answers, format: &scene.format };
                    Some(match width {
                        Some(width) => Shown::Drawing(years.svg(width, "years")),
                        None => Shown::Table(years.table()),
                    })
                })
            },
        ),
    );
    let side = app.anchors.hold(Anchor::Place(places::COMMITMENT), el(Tag::ASIDE, "side"));
    let side = side.attr(Attr::ARIA_LABEL, places::COMMITMENT).child(terms::terms(
        app,
        TableId::Edp,
        places::COMMITMENT,
        &FIRST,
    ));
    let body = el(Tag::DIV, "reading").attr(Attr::TABINDEX, "0").attr(Attr::ROLE, "region");
    let body = body.attr(Attr::ARIA_LABEL, "Commitment by year").child(clause).child(table(app));
    let split = el(Tag::DIV, "split")
        .child(
            body.child(clauses::panel(app))
                .child(years)
                .child(discounts::panel(app))
                .child(beside(app)),
        )
        .child(side);
    el(Tag::DIV, "page").child(head).child(longer::line(app)).child(split)
}

/// The support plan and the tax, side by side where there is room.
fn beside(app: App) -> El {
    let parts = [(TableId::Support, places::SUPPORT), (TableId::Tax, places::TAX)];
    let parts = parts.map(|(table, title)| {
        let terms = terms::terms(app, table, title, &[]).attr(Attr::ARIA_LABEL, title);
        app.anchors.hold(Anchor::Place(title), terms)
    });
    el(Tag::DIV, "agreement__terms").children(parts)
}

fn answers(scene: &Scene) -> Vec<Answer> {
    scene
        .outcome
        .as_ref()
        .map_or_else(|_| Vec::new(), |outcome| commitment::answers(&scene.resolved, outcome))
}

fn commitment_clause(scene: &Scene) -> String {
    match &scene.outcome {
        Err(failure) => failure.to_string(),
        Ok(_) => commitment::clause(&scene.resolved, &answers(scene), &scene.format),
    }
}

/// What measuring on the other side of the discount would change.
fn basis(app: App, scene: &Scene) -> String {
    let other = commitment::other_basis(&scene.resolved);
    let outcomes = app.document.outcomes(&scene.scenario, &[other]);
    match (&scene.outcome, outcomes.into_iter().flatten().next()) {
        (Ok(now), Some(other)) if scene.resolved.edp.included => {
            commitment::basis_effect(&scene.resolved, now, &other, &scene.format)
        }
        _ => String::new(),
    }
}

fn heading(class: &str, scope: &str, title: &str) -> El {
    text(Tag::TH, class, title).attr(Attr::SCOPE, scope)
}

/// Years against answers. The head stays while the figures follow.
fn table(app: App) -> El {
    let scene = app.document.scene();
    let tall = |class, title| heading(class, "col", title).attr(Attr::ROWSPAN, "2");
    let mut groups = el(Tag::TR, "")
        .child(tall("", "Year"))
        .child(tall("num", "Commitment"))
        .child(tall("num", "Marketplace"));
    let mut titles = el(Tag::TR, "");
    for answer in ANSWERS {
        groups = groups.child(group(app, answer));
        for (at, (title, tip, _)) in FIGURES.iter().enumerate() {
            let class = if at == 0 { "num answers__first" } else { "num" };
            titles = titles.child(heading(class, "col", title).attr(Attr::TITLE, tip));
        }
    }
    let table = el(Tag::TABLE, "plain answers")
        .child(el(Tag::THEAD, "").child(groups).child(titles))
        .child(el(Tag::TBODY, "").live(move || {
            let scene = scene.get();
            let answers = answers(&scene);
            let count = answers.first().map_or(0, |answer| answer.years.len());
            let mut rows: Vec<El> = (0..count).map(|at| year(&scene, &answers, at)).collect();
            if count > 0 {
                rows.push(sum(&scene, &answers, "Credits cost", "shortfall_cost", |of| of.cost));
                rows.push(sum(&scene, &answers, "Deal value", "deal_value", |of| of.deal_value));
            }
            rows
        }));
    let none = move || scene.with(|scene| answers(scene).is_empty());
    let body = el(Tag::DIV, "panel__body").child(table);
    panel::reach(&body);
    el(Tag::SECTION, "panel answers__panel")
        .attr(Attr::ARIA_LABEL, "Answers side by side")
        .live_flag(Attr::HIDDEN, none)
        .child(body)
}

/// The head of an answer, and the way to take it.
fn group(app: App, answer: CreditsCount) -> El {
    let scene = app.document.scene();
    let taken =
        move || scene.with(|scene| answers(scene).iter().any(|of| of.taken && of.answer == answer));
    let state = move || {
        let unknown = scene.with(|scene| scene.resolved.edp.credits_count == CreditsCount::Unknown);
        String::from(if unknown { "assumed: not known" } else { "in this scenario" })
    };
    let head = el(Tag::TH, "answers__first answers__group").attr(Attr::TABINDEX, "-1");
    let own = head.clone();
    let take = text(Tag::BUTTON, "btn btn--small", "Take")
        .attr(
            Attr::ARIA_LABEL,
            &format!("Take “{}” in this scenario", commitment::statement(answer)),
        )
        .live_flag(Attr::HIDDEN, move || {
            scene.with(|scene| scene.resolved.edp.credits_count == answer)
        })
        .on(On::CLICK, move |_| {
            let command = scene.with_untracked(|scene| {
                let label = commitment::statement(answer).to_owned();
                let value = Value::Word(answer.word());
                let set = (TableId::Edp, TableId::Edp.only_row(), "credits_count", value);
                edit::set_values(&scene.plan, &scene.scenario, label, &[set])
            });
            app.act(&command);
            // The button is gone then; the keyboard stays at its place.
            own.focus();
        });
    head.attr(Attr::SCOPE, "colgroup")
        .attr(Attr::COLSPAN, "3")
        .attr(Attr::DATA_ANSWER, answer.word())
        .live_class("answers__group--taken", taken)
        .child(text(Tag::SPAN, "", commitment::statement(answer)))
        .child(
            el(Tag::SPAN, "flag flag--care")
                .live_text(state)
                .live_flag(Attr::HIDDEN, move || !taken()),
        )
        .child(take)
}

/// An amount with its address.
fn amount(scene: &Scene, class: &str, amount: Option<Total>) -> El {
    let Some(amount) = amount else {
        return text(Tag::TD, class, "–")
            .attr(Attr::TITLE, "This year can’t be assessed inside the plan");
    };
    let class =
        if amount < Total::ZERO { format!("{class} answers__short") } else { class.to_owned() };
    text(Tag::TD, &class, &show::money_whole(amount, &scene.format))
        .attr(Attr::DATA_CENTS, &amount.get().to_string())
}

fn year(scene: &Scene, answers: &[Answer], at: usize) -> El {
    let mut row = el(Tag::TR, "");
    for (number, answer) in answers.iter().enumerate() {
        let Some(year) = answer.years.get(at) else { continue };
        if number == 0 {
            let title = format!("{}, from {}", year.year, show::month_short(year.from));
            row = row
                .attr(Attr::DATA_YEAR, &year.year.to_string())
                .child(heading("", "row", &title))
                .child(amount(scene, "num", Some(year.commitment.into())))
                .child(amount(scene, "num", year.comes_to.map(|to| to.marketplace.into())));
        }
        for (column, (.., figure)) in FIGURES.iter().enumerate() {
            let cents = year.comes_to.map(|to| figure(&to, year.commitment));
            let short = column == 1 && cents.is_some_and(|cents| !cents.is_zero());
            row = row.child(amount(scene, class(answer, column == 0, short), cents));
        }
    }
    row
}

fn class(answer: &Answer, first: bool, short: bool) -> &'static str {
    match (answer.taken, first, short) {
        (true, true, _) => "num answers__first answers__taken",
        (true, _, true) => "num answers__taken answers__short",
        (true, ..) => "num answers__taken",
        (false, true, _) => "num answers__first",
        (false, _, true) => "num answers__short",
        (false, ..) => "num",
    }
}

/// A line under the years: one figure per answer. The taken one carries the outcome's key.
fn sum(scene: &Scene, answers: &[Answer], title: &str, key: &str, of: fn(&Answer) -> Total) -> El {
    let mut row = el(Tag::TR, "answers__sum").child(heading("", "row", title));
    row = row.child(el(Tag::TD, "")).child(el(Tag::TD, ""));
    for answer in answers {
        let class =
            if answer.taken { "num answers__first answers__taken" } else { "num answers__first" };
        let cell = amount(scene, class, Some(of(answer)))
            .attr(Attr::COLSPAN, "3")
            .attr(Attr::DATA_ANSWER, answer.answer.word());
        row = row.child(if answer.taken { cell.attr(Attr::DATA_FIGURE, key) } else { cell });
    }
    row
}
