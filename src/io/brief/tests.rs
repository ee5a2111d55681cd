//! What the brief of the sample plan says, and what it keeps to itself.

use super::*;
use crate::{
    domain::{TableId, choice::Choice as _},
    edit::offers,
    engine::evaluate,
    io::plan_file,
    table::{privacy, resolve, table},
};

const SAMPLE: &str = include_str!("../../../examples/illustrative.json");

/// Every word of the brief of the sample's “Settled”, and its parts.
fn printed(plan: &Plan, hide: bool) -> (String, Vec<Part>, Vec<Part>) {
    made(plan, hide, true)
}

/// The same, for paper or for the screen.
fn made(plan: &Plan, hide: bool, paper: bool) -> (String, Vec<Part>, Vec<Part>) {
    let seen = if hide { privacy::public_view(plan) } else { plan.clone() };
    let plan = &seen;
    let scenario = plan.scenarios.get("settled").unwrap();
    let resolved = resolve::resolve(plan, scenario);
    let shown = plan.scenarios.iter().filter(|scenario| compares(scenario));
    let outcomes: Vec<_> = shown
        .map(|scenario| (scenario, evaluate(&resolve::resolve(plan, scenario)).unwrap()))
        .collect();
    let format = Format::of("USD");
    let source = Source {
        plan,
        scenario,
        resolved: &resolved,
        scenarios: outcomes.iter().map(|(of, outcome)| (*of, Some(outcome))).collect(),
        offers: offers::log(plan).into_iter().map(|offer| (offer, None)).collect(),
        format: &format,
        hide,
        paper,
    };
    let (parts, appendix) = (parts(&source), appendix(&source));
    let mut words = ask(&source);
    for part in parts.iter().chain(&appendix) {
        words.push_str(&format!("\n# {} {}\n{}", part.title, part.note, part.heads.join("|")));
        for row in &part.rows {
            let cells: Vec<_> = row.iter().map(|cell| cell.text.as_str()).collect();
            words.push_str(&format!("\n{}", cells.join("|")));
        }
    }
    (words, parts, appendix)
}

fn sample() -> Plan {
    plan_file::read(SAMPLE).unwrap()
}

#[test]
fn figures_are_those_of_the_outcomes() {
    let plan = sample();
    let (_, parts, _) = printed(&plan, false);
    let mut seen = 0;
    for cell in parts.iter().flat_map(|part| part.rows.iter().flatten()) {
        let Some((key, scenario, cents)) = &cell.figure else { continue };
        if key == "deal_value" {
            let scenario = plan.scenarios.get(scenario).unwrap();
            let outcome = evaluate(&resolve::resolve(&plan, scenario)).unwrap();
            assert_eq!((*cents, seen), (outcome.deal_value, seen));
            seen += 1;
        }
    }
    assert_eq!(seen, 5);
}

#[test]
fn it_says_what_the_deal_is_worth_and_what_is_open() {
    let plan = sample();
    let (words, parts, _) = printed(&plan, false);
    assert!(words.starts_with("The terms of “Settled” are worth $6.46M in cash over 36 months, against no deal at list prices, +$1.69M on AWS’s offer. What we ask for is worth $"), "{words}");
    assert!(!words.contains("The largest open point is the commitment"));
    let mut short = plan.clone();
    let open = short.scenarios.get("s8").unwrap().overrides.clone();
    short.scenarios.update("settled", |settled| settled.overrides = open);
    let said = printed(&short, false).0;
    assert!(
        said.contains("The largest open point is the commitment: $357K of it would not be reached"),
        "{said}"
    );
    let titles: Vec<_> = parts.iter().map(|part| part.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "How deal value adds up",
            "What becomes of the credits",
            "Credits by programme",
            "The terms, 1 of 2",
            "The terms, 2 of 2",
            "What we give, and what it buys in “Settled”",
            "Clauses to obtain before signature",
            "Offers",
            "Assumptions",
        ]
    );
    let clauses = parts.iter().find(|part| part.title.starts_with("Clauses")).unwrap();
    let said: Vec<_> = clauses.rows.iter().map(|row| row[0].text.as_str()).collect();
    assert!(
        said.contains(&"MAP and Promotional credits add up; neither takes the place of the other."),
        "{said:?}"
    );
    assert!(
        !said.iter().any(|clause| clause.contains("Activate")),
        "confirmed rules need no clause"
    );
}

#[test]
fn the_appendix_holds_every_row_of_every_table() {
    let plan = sample();
    let (_, _, appendix) = printed(&plan, false);
    let of = |title: &str, part: &Part| part.title.split(", ").next() == Some(title);
    let rows =
        |title: &str| appendix.iter().find(|part| of(title, part)).map(|part| part.rows.len());
    for id in TableId::ALL.iter().filter(|id| !id.is_single()) {
        // A table without rows has no part.
        let expected = Some(table(&plan, *id).len()).filter(|rows| *rows > 0);
        assert_eq!(rows(id.label()), expected, "{}", id.label());
    }
    assert!(rows("MAP terms").unwrap() > 10);
    for part in &appendix {
        assert!(part.rows.iter().all(|row| row.len() == part.heads.len()), "{}", part.title);
    }
}

#[test]
fn what_is_hidden_is_nowhere_in_it() {
    let mut plan = sample();
    let mut secret = plan.levers.get("l01").unwrap().clone();
    secret.id = "l99".into();
    secret.behaviour = "SECRET give".into();
    secret.remarks.private = true;
    plan.levers.push(secret);
    plan.levers.update("l02", |lever| lever.our_cost = Cents::new(777_777_777));
    let (open, ..) = printed(&plan, false);
    let (hidden, ..) = printed(&plan, true);
    for word in
        ["SECRET", "Walk-away", "7,777,777", "Our cost", "What we give|", "Worth to AWS", "Chance"]
    {
        assert!(open.contains(word), "{word}");
        assert!(!hidden.contains(word), "{word}");
    }
    assert!(hidden.contains("our own cost is not counted in this copy"));
}

#[test]
fn least_sure_figures_come_first() {
    let (_, parts, _) = printed(&sample(), false);
    let part = parts.iter().find(|part| part.title == "Assumptions").unwrap();
    let sure: Vec<_> = part.rows.iter().map(|row| row[3].text.as_str()).collect();
    let rank = |word: &&str| ["low", "medium", "", "high"].iter().position(|known| known == word);
    assert!(sure.len() > 20 && sure.is_sorted_by_key(rank), "{sure:?}");
}

/// Every piece of a table, and the columns that stand in them beside the first.
fn pieces_of<'a>(appendix: &'a [Part], title: &str) -> (Vec<&'a Part>, Vec<&'a str>) {
    let start = format!("{title}, ");
    let pieces: Vec<_> = appendix.iter().filter(|part| part.title.starts_with(&start)).collect();
    let heads = pieces.iter().flat_map(|piece| piece.heads.iter().skip(1));
    let heads = heads.map(String::as_str).collect();
    (pieces, heads)
}

#[test]
fn a_wide_table_stands_in_pieces_that_a_page_holds() {
    let (_, _, appendix) = printed(&sample(), false);
    let (pieces, columns) = pieces_of(&appendix, "Workloads");
    let titles: Vec<_> = pieces.iter().map(|piece| piece.title.as_str()).collect();
    assert_eq!(titles, ["Workloads, 1 of 3", "Workloads, 2 of 3", "Workloads, 3 of 3"]);
    // Every column once, in the order of the table, beside the row's name.
    assert_eq!(columns.len(), 15, "{columns:?}");
    assert_eq!((columns[0], columns[14]), ("Business unit", "Note"));
    for piece in &pieces {
        assert_eq!(piece.heads[0], "Workload");
        assert_eq!(piece.rows.len(), 32);
        assert_eq!(piece.rows[0][0].text, pieces[0].rows[0][0].text);
        assert!(piece.rows.iter().all(|row| row.len() == piece.heads.len()));
    }
    assert!(appendix.iter().all(|part| part.heads.len() <= 7), "{titles:?}");
    let at = pieces[0].heads.iter().position(|head| head == "Run-rate / month").unwrap();
    assert_eq!(pieces[0].set(at), Set::Figure);
    assert_eq!(pieces[0].set(0), Set::Text);
    let (credits, _) = pieces_of(&appendix, "Credits");
    let ends = credits.iter().find_map(|piece| {
        piece.heads.iter().position(|head| head == "Ends").map(|at| piece.set(at))
    });
    assert_eq!(ends, Some(Set::Line));
}

#[test]
fn longer_texts_take_more_pages_side_by_side() {
    let mut plan = sample();
    let before = pieces_of(&printed(&plan, false).2, "Workloads").0.len();
    let id = plan.workloads.iter().next().unwrap().id.to_string();
    plan.workloads.update(&id, |workload| {
        workload.owner = "Kraftfahrzeughaftpflicht".to_owned();
        workload.business_unit = "Berufsunfaehigkeitsschut".to_owned();
        workload.platform = "MITTELALTERLICHEPLATTFOR".to_owned();
    });
    let after = pieces_of(&printed(&plan, false).2, "Workloads").0.len();
    assert!(after > before, "{after} pieces, {before} before");
}

#[test]
fn only_words_longer_than_a_column_break() {
    let word = "https://example.com/a/very/long/address/of/evidence";
    assert_eq!(
        fit::breakable("short words stay, 1,234,567.89 too"),
        "short words stay, 1,234,567.89 too"
    );
    let broken = fit::breakable(&format!("see {word}"));
    assert_eq!(broken.replace('\u{200b}', ""), format!("see {word}"));
    assert!(broken.split([' ', '\u{200b}']).all(|part| part.chars().count() <= 24), "{broken}");
}

#[test]
fn a_screen_has_a_sentence_where_paper_has_thousands_of_rows() {
    let mut plan = sample();
    let mut one = plan.workloads.iter().next().unwrap().clone();
    one.remarks.source = "a quote".to_owned();
    for at in 0..1_000 {
        one.id = format!("more{at}").into();
        plan.workloads.push(one.clone());
    }
    let (said, parts, appendix) = made(&plan, false, false);
    assert!(said.contains("# Workloads 1,032 rows, printed in full\n"), "{said}");
    // A short table beside it needs none.
    assert_eq!(said.matches("printed in full").count(), 2, "{said}");
    let rows: usize = parts.iter().chain(&appendix).map(|part| part.rows.len()).sum();
    assert!(rows < 400, "{rows} rows on screen");
    let (_, parts, appendix) = made(&plan, false, true);
    let (pieces, _) = pieces_of(&appendix, "Workloads");
    assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.rows.len() == 1_032));
    let assumed = parts.iter().find(|part| part.title == "Assumptions").unwrap();
    assert!(assumed.rows.len() > 1_000);
    // What fits a screen stands on it.
    let (few, ..) = made(&sample(), false, false);
    assert!(!few.contains("printed in full"));
}

#[test]
fn many_scenarios_stand_side_by_side_only_as_far_as_a_page_goes() {
    let mut plan = sample();
    let mut one = plan.scenarios.get("settled").unwrap().clone();
    for at in 0..8 {
        (one.id, one.name) = (format!("more{at}").into(), format!("Variant {at}"));
        plan.scenarios.push(one.clone());
    }
    let (_, parts, _) = made(&plan, false, true);
    let (pieces, columns) = pieces_of(&parts, "How deal value adds up");
    assert_eq!((pieces.len(), columns.len()), (3, 13));
    assert!(pieces.iter().all(|piece| piece.heads[0] == "Figure" && piece.set(1) == Set::Figure));
    // A screen scrolls.
    let (_, parts, _) = made(&plan, false, false);
    let adds = parts.iter().find(|part| part.title == "How deal value adds up").unwrap();
    assert_eq!(adds.heads.len(), 14);
}
