//! Credits by programme: AWS's offer, this scenario, the target, and what is forfeited.

use crate::{
    chart::{bars, paint::Ink},
    domain::{Cents, Program, Total, choice::Choice as _, scenario::ScenarioKind},
    engine::{GrantOutcome, Outcome},
    text::{Format, show},
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Tag, el, text},
        kit::panel,
        nav::places,
        parts::sides::{self, sides},
    },
};

/// The panel.
pub fn panel(app: App) -> El {
    let note = "face value; in the bar a notch for AWS’s offer, a tick for a target";
    // It scrolls where it is narrow: who has no mouse needs the keyboard on it.
    let body = el(Tag::DIV, "panel__body").attr(Attr::TABINDEX, "0");
    app.anchors.hold(
        Anchor::Place(places::BY_PROGRAM),
        panel::panel(places::BY_PROGRAM, note, body.live(move || build(app))),
    )
}

/// The face values that stand side by side.
struct Row {
    title: String,
    ink: Option<Ink>,
    offer: Total,
    /// Whether AWS's offer is the scenario shown, and stands there once.
    is_offer: bool,
    here: Total,
    target: Option<Total>,
    lost: Total,
}

fn face(of: &GrantOutcome) -> Cents {
    of.grant.amount
}

fn lost(of: &GrantOutcome) -> Cents {
    of.expired
}

fn sum(outcome: &Outcome, program: Option<Program>, figure: fn(&GrantOutcome) -> Cents) -> Total {
    let own = outcome.grants.iter();
    let own = own.filter(|of| program.is_none_or(|program| of.grant.program == program));
    own.map(figure).sum()
}

fn build(app: App) -> Option<El> {
    let all = sides(app);
    let of = |kind: ScenarioKind| {
        let side = all.iter().find(|side| side.kind == kind)?;
        side.outcome.clone()
    };
    let here = all.iter().find(|side| side.active)?;
    let (outcome, offer) = (here.outcome.clone()?, of(ScenarioKind::Base)?);
    let target = of(ScenarioKind::Target);
    let row = |title: &str, program: Option<Program>| Row {
        title: title.to_owned(),
        ink: program.map(Ink::from),
        offer: sum(&offer, program, face),
        is_offer: here.kind == ScenarioKind::Base,
        here: sum(&outcome, program, face),
        target: target.as_ref().map(|target| sum(target, program, face)),
        lost: sum(&outcome, program, lost),
    };
    let rows = Program::ALL.iter().map(|program| row(program.label(), Some(*program)));
    let rows: Vec<Row> = rows
        .filter(|row| {
            let [offer, here, target] = [Some(row.offer), Some(row.here), row.target]
                .map(|amount| amount.is_some_and(|amount| !amount.is_zero()));
            offer || here || target
        })
        .collect();
    let format = sides::format(app);
    let most = rows.iter().map(|row| row.here.max(row.offer).max(row.target.unwrap_or_default()));
    let most = most.max().unwrap_or_default();
    let mut heads = vec!["Programme", &here.name];
    if here.kind != ScenarioKind::Base {
        heads.insert(1, "AWS offer");
    }
    if target.is_some() {
        heads.extend(["Target", "Gap"]);
    }
    heads.push("Forfeited");
    let heads = heads.iter().enumerate().map(|(at, title)| {
        text(Tag::TH, if at == 0 { "" } else { "num" }, title).attr(Attr::SCOPE, "col")
    });
    let lines = rows.iter().map(|row| line(row, most, &format));
    let total =
        line(&row("Headline credits", None), most, &format).attr(Attr::CLASS, "programs__total");
    let table = el(Tag::TABLE, "plain programs")
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(heads).child(el(Tag::TD, ""))))
        .child(el(Tag::TBODY, "").children(lines))
        .child(el(Tag::TFOOT, "").child(total));
    Some(table)
}

fn line(row: &Row, most: Total, format: &Format) -> El {
    let money = |amount: Total| show::money_short(amount, format);
    let cell = |words: &str| text(Tag::TD, "num", words);
    let gap = |target: Total| {
        let gap = row.here - target;
        let words = show::money_short_signed(gap, format);
        match gap.get() {
            0 => cell("at target"),
            ..0 => text(Tag::TD, "num down", &format!("▼ {words}")),
            _ => cell(&format!("▲ {words}")),
        }
    };
    let bar = el(Tag::TD, "programs__bar");
    if let Some(ink) = row.ink {
        let said = format!("{}: {} of {}", row.title, money(row.here), money(most));
        bar.raw()
            .set_inner_html(&bars::bar(150, ink, row.here, most, row.offer, row.target, &said));
    }
    el(Tag::TR, "")
        .child(text(Tag::TH, "", &row.title).attr(Attr::SCOPE, "row"))
        .children((!row.is_offer).then(|| cell(&money(row.offer))))
        .child(text(Tag::TD, "num programs__here", &money(row.here)))
        .children(row.target.into_iter().flat_map(|target| [cell(&money(target)), gap(target)]))
        .child(cell(&money(row.lost)))
        .child(bar)
}
