//! Brief: what is printed, as it will look on paper. It has a full rendering of its own: grids show
//! only the rows on screen.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::{
    calc::explain::Figure,
    domain::Scenario,
    edit::offers,
    io::brief::{self, Cell, Part, Source},
    platform::clock,
    state::{Scene, Tone},
    text::show,
    ui::{
        actions::{print, privacy},
        app::App,
        dom::{Attr, El, On, Tag, body, el, react, text},
        kit::panel,
    },
};

/// Why the internal copy is not shown.
const STILL: &str =
    "What is private is hidden everywhere. Switch “Hide private” off for the internal copy.";

/// The figures at its head.
const FIGURES: [Figure; 6] = [
    Figure::DealValue,
    Figure::DiscountSaving,
    Figure::NetValue,
    Figure::Applied,
    Figure::Expired,
    Figure::ShortfallCost,
];

/// What a copy that is not to be shared says first, and on every page.
const INTERNAL: &str = "Internal copy, not for AWS";

/// The screen.
pub fn brief(app: App) -> El {
    let (letter, view) = (RwSignal::new(false), app.view);
    let bar = el(Tag::DIV, "pagehead brief__bar")
        .child(text(Tag::H1, "", "Brief"))
        .child(text(Tag::P, "pagehead__line", "As it is printed, for approval or to hand over"))
        .child(el(Tag::SPAN, "grow"))
        .child(switch("Paper", ["A4", "Letter"], letter, move |on| letter.set(on)))
        .child(switch("Copy", ["Internal", "To share"], view.hide_private, move |share| {
            if share {
                privacy::hide(app, true);
            } else if view.hide_private.get_untracked() {
                // Whoever shares the screen must not show everything by the way.
                view.say(Tone::Info, STILL);
            }
        }))
        .child(switch("Appendix", ["Without rows", "Every row"], view.appendix, move |on| {
            view.appendix.set(on);
        }))
        .child(
            text(Tag::BUTTON, "btn btn--primary", "Print")
                .on(On::CLICK, move |_| print::print(app)),
        );
    let paper = el(Tag::ARTICLE, "brief__sheet").live(move || sheet(app));
    // A page's size is that of the whole document.
    react(move || {
        let letter = letter.get();
        if let Some(body) = body() {
            body.set_class("letter", letter);
        }
    });
    el(Tag::DIV, "page brief").child(bar).child(
        el(Tag::DIV, "brief__desk")
            .attr(Attr::TABINDEX, "0")
            .attr(Attr::ROLE, "region")
            .attr(Attr::ARIA_LABEL, "Printed pages")
            .child(paper),
    )
}

/// A choice of two.
fn switch(
    name: &str,
    [off, on]: [&str; 2],
    value: RwSignal<bool>,
    choose: impl Fn(bool) + Copy + 'static,
) -> El {
    let button = |label: &str, is: bool| {
        text(Tag::BUTTON, "", label)
            .live_attr(Attr::ARIA_PRESSED, move || Some((value.get() == is).to_string()))
            .on(On::CLICK, move |_| choose(is))
    };
    el(Tag::DIV, "seg")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, name)
        .child(button(off, false))
        .child(button(on, true))
}

fn sheet(app: App) -> Vec<El> {
    let scene = app.document.scene().get();
    let hide = app.view.hide_private.get();
    let Some(scenario) = scene.plan.scenarios.get(scene.scenario.as_str()) else {
        return Vec::new();
    };
    // A stored offer that is shown is what the brief is about.
    let shows = |of: &&Scenario| brief::compares(of) || of.id == scenario.id;
    let shown = scene.plan.scenarios.iter().filter(shows);
    let outcomes: Vec<_> =
        shown.map(|scenario| (scenario, app.document.outcome_of(&scenario.id))).collect();
    let logged = offers::log(&scene.plan).into_iter();
    let worth = |id| app.document.outcome_of(id).map(|outcome| outcome.deal_value);
    let source = Source {
        plan: &scene.plan,
        scenario,
        resolved: &scene.resolved,
        scenarios: outcomes.iter().map(|(of, outcome)| (*of, outcome.as_deref())).collect(),
        offers: logged.map(|offer| (offer, worth(&offer.id))).collect(),
        format: &scene.format,
        hide,
        paper: app.view.paper.get(),
    };
    margins(&scene.plan.head.name, hide);
    let mut parts = vec![
        head(&scene, &scenario.name, hide),
        text(Tag::P, "brief__ask", &brief::ask(&source)),
        figures(&scene, hide),
    ];
    parts.extend(brief::parts(&source).iter().map(|of| part(of, Tag::H2)));
    parts.push(signatures());
    if app.view.appendix.get() {
        parts.push(text(Tag::H2, "brief__appendix", "Appendix: every row"));
        parts.extend(brief::appendix(&source).iter().map(|of| part(of, Tag::H3)));
    }
    parts.push(text(Tag::P, "brief__foot", if hide {
        "Copy to share: what only we may see is left out, and no figure counts it. Made with Tranche."
    } else {
        "Internal copy: it holds our targets and costs, so do not send it to AWS. Made with Tranche."
    }));
    parts
}

/// What stands in the margins of every page, beside its number.
fn margins(name: &str, hide: bool) {
    if let Some(root) = document().document_element() {
        let root = El::of(root.unchecked_into());
        root.set_words("--brief-name", name);
        root.set_words("--brief-copy", if hide { "" } else { INTERNAL });
    }
}

fn head(scene: &Scene, scenario: &str, hide: bool) -> El {
    let plan = &scene.plan.head;
    let day = |day| show::day(day, scene.format.dates);
    let as_of = plan.as_of.map_or_else(|| "not dated".to_owned(), day);
    let meta = [
        format!("Data as of {as_of}"),
        format!("Printed {}, {}", day(clock::today()), clock::time()),
        format!("Scenario {scenario}"),
    ];
    let copy = (!hide).then(|| text(Tag::P, "brief__copy", INTERNAL));
    let note = plan.illustrative.then(|| text(Tag::P, "brief__illus", "Illustrative figures"));
    let span = format!(
        "{}, {} to {}, in {}",
        plan.name,
        show::month_long(plan.start_month),
        show::month_long(plan.last_month()),
        plan.currency
    );
    el(Tag::HEADER, "brief__head")
        .child(
            el(Tag::DIV, "")
                .child(text(Tag::H2, "brief__title", "AWS credits: where the deal stands"))
                .child(text(Tag::P, "", &span)),
        )
        .child(
            el(Tag::DIV, "brief__meta")
                .children(copy)
                .children(meta.iter().map(|line| text(Tag::P, "", line)))
                .children(note),
        )
}

fn figures(scene: &Scene, hide: bool) -> El {
    let one = |figure: Figure| {
        let cents = scene.outcome.as_ref().ok().map(|outcome| figure.of(outcome));
        let shown =
            cents.map_or_else(|| "–".to_owned(), |cents| show::money_short(cents, &scene.format));
        let value = text(Tag::DD, "", &shown).attr(Attr::DATA_FIGURE, figure.key());
        value.set_attr(Attr::DATA_CENTS, cents.map(|cents| cents.get().to_string()).as_deref());
        el(Tag::DIV, "").child(text(Tag::DT, "", figure.titled(hide))).child(value)
    };
    el(Tag::DL, "brief__figures").children(FIGURES.map(one))
}

fn part(of: &Part, level: Tag) -> El {
    let title = text(level, "", &of.title).child(text(Tag::SPAN, "panel__note", &of.note));
    let section = el(Tag::SECTION, "brief__part").child(title);
    if of.heads.is_empty() {
        let item = |row: &Vec<Cell>| {
            let text_of = row.first().map_or("", |cell| cell.text.as_str());
            text(Tag::LI, "", text_of)
        };
        return section.child(el(Tag::OL, "brief__list").children(of.rows.iter().map(item)));
    }
    let class = |at: usize| match of.set(at) {
        brief::Set::Text => "",
        brief::Set::Line => "brief__line",
        brief::Set::Figure => "num",
    };
    let heads = of.heads.iter().enumerate();
    let heads = heads.map(|(at, title)| text(Tag::TH, class(at), title).attr(Attr::SCOPE, "col"));
    let cell = |(at, cell): (usize, &Cell)| {
        let shown = text(Tag::TD, class(at), &cell.text);
        if let Some((key, scenario, cents)) = &cell.figure {
            shown.set_attr(Attr::DATA_FIGURE, Some(key));
            shown.set_attr(Attr::DATA_SCENARIO, Some(scenario));
            shown.set_attr(Attr::DATA_CENTS, Some(&cents.get().to_string()));
        }
        shown
    };
    let rows = of.rows.iter().map(|row| el(Tag::TR, "").children(row.iter().enumerate().map(cell)));
    let table = el(Tag::TABLE, "plain")
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(heads)))
        .child(el(Tag::TBODY, "").children(rows));
    let scroller = el(Tag::DIV, "brief__scroll").child(table);
    panel::reach(&scroller);
    section.child(scroller)
}

fn signatures() -> El {
    let lines = ["Procurement, date", "FinOps, date", "Finance approval, date"];
    el(Tag::DIV, "brief__sign").children(lines.map(|line| text(Tag::SPAN, "", line)))
}
