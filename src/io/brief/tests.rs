//! What the brief of the sample plan says, and what it keeps to itself.

use super::*;
use crate::{
    domain::{TableId, choice::Choice as _},
    engine::evaluate,
    io::plan_file,
    table::{privacy, resolve, table},
};

const SAMPLE: &str = include_str!("../../../examples/illustrative.json");

/// Every word of the brief of the sample's “Settled”, and its parts.
fn printed(plan: &Plan, hide: bool) -> (String, Vec<Part>, Vec<Part>) {
    let seen = if hide { privacy::seen(plan) } else { plan.clone() };
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
        if key == "net_value" {
            let scenario = plan.scenarios.get(scenario).unwrap();
            let outcome = evaluate(&resolve::resolve(&plan, scenario)).unwrap();
            assert_eq!((*cents, seen), (outcome.net_value, seen));
            seen += 1;
        }
    }
    assert_eq!(seen, 5);
}

#[test]
fn it_says_what_the_deal_is_worth_and_what_is_open() {
    let plan = sample();
    let (words, parts, _) = printed(&plan, false);
    assert!(words.starts_with("The terms of “Settled” are worth $2.21M in cash over 36 months, +$1.69M on AWS’s offer. What we ask for is worth $"), "{words}");
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
            "How net value adds up",
            "What becomes of the credits",
            "Credits by programme",
            "The terms",
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
    let rows =
        |title: &str| appendix.iter().find(|part| part.title == title).map(|part| part.rows.len());
    for id in TableId::ALL.iter().filter(|id| !id.is_single()) {
        assert_eq!(rows(id.label()), Some(table(&plan, *id).len()), "{}", id.label());
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
    secret.extra.set("private", Some(true.into()));
    plan.levers.push(secret);
    plan.levers.update("l02", |lever| lever.our_cost = Cents(777_777_777));
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
