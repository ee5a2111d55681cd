//! What call mode puts on the table, on the sample plan.

use std::sync::Arc;

use super::*;
use crate::{
    calc::worth::{Change, Valuer},
    domain::{Cents, Month, Rate, Total, scenario::ScenarioKind},
    engine::{Totals, finish},
    io::plan_file,
    text::Format,
};

const SAMPLE: &str = include_str!("../../../examples/illustrative.json");

fn sample() -> Plan {
    plan_file::read(SAMPLE).unwrap()
}

fn term(plan: &Plan, key: &str) -> Term {
    let known = terms(plan);
    known
        .iter()
        .find(|term| term.key() == key)
        .cloned()
        .unwrap_or_else(|| panic!("{key} of {:?}", known.iter().map(Term::key).collect::<Vec<_>>()))
}

#[test]
fn the_table_holds_what_calls_are_about_and_what_scenarios_set() {
    let plan = sample();
    let keys: Vec<String> = terms(&plan).iter().map(Term::key).collect();
    assert_eq!(
        &keys[..4],
        [
            "edp.edp.commitments.0",
            "edp.edp.commitments.1",
            "edp.edp.commitments.2",
            "edp.edp.discount"
        ]
    );
    for key in [
        "map.map.base_rate",
        "map.map.cap",
        "map.map.credit_life_months",
        "levers.l01.credit",
        "levers.l03.life_months",
        "proserve.p01.cofund_rate",
        "partners.q01.pass_through",
        "credits.c01.end",
        "workloads.w02.map_scope",
    ] {
        assert_eq!(keys.iter().filter(|known| *known == key).count(), 1, "{key}");
    }
    // What can't be slid along is not among them, nor what nobody sets.
    assert!(!keys.iter().any(|key| key.contains("included") || key.contains("services")));
    assert!(!keys.contains(&"map.map.lag_months".to_owned()));
    let empty = Plan::empty(Month::EPOCH);
    assert_eq!(terms(&empty), [], "without agreement and commitment nothing is on the table");
}

#[test]
fn a_term_is_called_what_people_call_it() {
    let plan = sample();
    let named = |key: &str| {
        let term = term(&plan, key);
        (term.title.clone(), term.hint)
    };
    assert_eq!(named("edp.edp.commitments.0"), ("Commitment 2027".into(), "committed spend"));
    assert_eq!(named("map.map.base_rate"), ("Base rate".into(), "MAP terms"));
    assert_eq!(named("edp.edp.discount").1, "Commitment");
    assert_eq!(named("levers.l01.credit"), ("Three-year term, not two".into(), "Credit"));
}

#[test]
fn numbers_become_values_and_back_and_stay_inside_their_bounds() {
    let mut plan = sample();
    // A day in the middle of a month is that day, not its month.
    let mid = crate::domain::month::parse_day("2027-03-15").unwrap();
    plan.credits.update("c01", |credit| credit.end = Some(mid));
    for term in terms(&plan) {
        let Some(at) = term.number(&plan) else { continue };
        let mut moved = plan.clone();
        let value = term.value(&plan, at);
        crate::table::table_mut(&mut moved, term.table).set(term.row.as_str(), term.column, value);
        assert_eq!(term.number(&moved), Some(at), "{}", term.key());
        assert_eq!(term.field(&moved), term.field(&plan), "{}", term.key());
        for far in [i64::MIN, i64::MAX] {
            assert!(term.spec.holds(&term.value(&plan, far)), "{} at {far}", term.key());
        }
    }
    let cap = term(&plan, "map.map.base_rate");
    assert_eq!(cap.value(&plan, 5_000_000), Value::Rate(Rate::ONE));
    let year = term(&plan, "edp.edp.commitments.1");
    let Value::Amounts(amounts) = year.value(&plan, 1_000) else { panic!() };
    assert_eq!((amounts[0], amounts[1]), (plan.edp.commitments[0], Cents::new(1_000)));
}

#[test]
fn scales_have_room_and_round_steps() {
    let plan = sample();
    let money = term(&plan, "edp.edp.commitments.0");
    // 8.2 to 10.3 million: steps of 200,000, half a spread of room.
    let scale = money.scale(&[820_000_000, 850_000_000, 1_030_000_000]);
    assert_eq!(scale, Scale { low: 620_000_000, high: 1_220_000_000, step: 20_000_000 });
    let rate = term(&plan, "map.map.base_rate");
    let scale = rate.scale(&[150_000, 180_000]);
    assert_eq!(scale, Scale { low: 100_000, high: 230_000, step: 10_000 });
    assert_eq!(term(&plan, "edp.edp.discount").scale(&[90_000, 100_000]).step, 5_000);
    let share = term(&plan, "partners.q01.pass_through");
    assert_eq!(share.scale(&[0, 1_000_000]), Scale { low: 0, high: 1_000_000, step: 10_000 });
    let life = term(&plan, "levers.l03.life_months");
    assert_eq!(life.scale(&[3, 12]), Scale { low: 1, high: 15, step: 1 });
    assert_eq!(money.scale(&[]).low, 0);
}

#[test]
fn steps_go_to_the_next_round_number_and_stop_at_the_bounds() {
    let plan = sample();
    let money = term(&plan, "edp.edp.commitments.0");
    let scale = Scale { low: 0, high: 100_000, step: 1_000 };
    assert_eq!(money.stepped(5_000, scale, 1), 6_000);
    assert_eq!(money.stepped(5_000, scale, -1), 4_000);
    assert_eq!(money.stepped(5_400, scale, 1), 6_000);
    assert_eq!(money.stepped(5_400, scale, -1), 5_000);
    assert_eq!(money.stepped(500, scale, -10), 0);
    let share = term(&plan, "partners.q01.pass_through");
    let scale = share.scale(&[0, 1_000_000]);
    assert_eq!(share.stepped(1_000_000, scale, 1), 1_000_000);
}

#[test]
fn the_next_step_is_worth_what_the_plan_with_it_is_worth_more() {
    let plan = sample();
    for scenario in plan.scenarios.iter() {
        let resolved = resolve::resolve(&plan, scenario);
        let mut totals = Totals::of(&resolved);
        let now = finish(&resolved, &totals).unwrap().deal_value;
        for term in terms(&plan) {
            let numbers: Vec<i64> = term.number(&resolved).into_iter().collect();
            let scale = term.scale(&numbers);
            let mut valuer = Valuer::new(&resolved, &mut totals, Some(now));
            let mut worth = |changes: &[Change]| valuer.worth(changes);
            let Some(step) = term.next_step(&resolved, scale, &mut worth) else { continue };
            let mut moved = resolved.clone();
            let at = term.number(&resolved).unwrap() + step.by;
            let value = term.value(&resolved, at);
            crate::table::table_mut(&mut moved, term.table).set(
                term.row.as_str(),
                term.column,
                value,
            );
            let with = finish(&moved, &Totals::of(&moved)).unwrap().deal_value;
            assert_eq!(step.worth, Some(Cents::new(with.get() - now.get())), "{}", term.key());
        }
    }
}

/// 9% on a discountable bill that is known: half a point more saves a half of 1% of it, less what credits that apply
/// after the discount no longer find to pay.
#[test]
fn a_better_discount_is_worth_what_it_saves() {
    let plan = sample();
    let mut totals = Totals::of(&plan);
    let before = finish(&plan, &totals).unwrap();
    let discount = term(&plan, "edp.edp.discount");
    let scale = discount.scale(&[discount.number(&plan).unwrap()]);
    let mut valuer = Valuer::new(&plan, &mut totals, Some(before.deal_value));
    let step = discount.next_step(&plan, scale, &mut |changes| valuer.worth(changes)).unwrap();
    let mut better = plan.clone();
    Arc::make_mut(&mut better.edp.0).discount = Rate::from_millionths(90_000 + step.by);
    let after = finish(&better, &Totals::of(&better)).unwrap();
    let saved = after.discount_saving - before.discount_saving;
    assert_eq!((step.by, step.worth), (5_000, after.deal_value.checked_sub(before.deal_value)));
    assert!(saved > Total::ZERO && Total::from(step.worth.unwrap()) <= saved);
}

#[test]
fn the_commitment_steps_down_and_a_rate_up() {
    let plan = sample();
    let mut totals = Totals::of(&plan);
    let now = finish(&plan, &totals).unwrap().deal_value;
    let mut step = |key: &str| {
        let term = term(&plan, key);
        let scale = term.scale(&[term.number(&plan).unwrap()]);
        let mut valuer = Valuer::new(&plan, &mut totals, Some(now));
        term.next_step(&plan, scale, &mut |changes| valuer.worth(changes)).unwrap()
    };
    assert!(step("edp.edp.commitments.0").by < 0);
    let rate = step("map.map.base_rate");
    assert_eq!(rate.by, 10_000);
    assert!(rate.worth.unwrap().get() >= 0);
}

#[test]
fn figures_are_written_short_and_steps_with_their_sign() {
    let plan = sample();
    let format = Format::of("USD");
    let show = |key: &str, number: i64| term(&plan, key).show(Some(number), &format);
    assert_eq!(show("edp.edp.commitments.0", 950_000_000), "$9.50M");
    assert_eq!(show("map.map.base_rate", 180_000), "18%");
    assert_eq!(show("map.map.credit_life_months", 18), "18 mo");
    assert_eq!(term(&plan, "map.map.cap").show(None, &format), "none");
    let step = |key: &str, by: i64| term(&plan, key).show_step(by, &format);
    assert_eq!(step("edp.edp.commitments.0", -10_000_000), "\u{2212}$100K");
    assert_eq!(step("map.map.base_rate", 10_000), "+1 point");
    assert_eq!(step("edp.edp.discount", 5_000), "+0.5 points");
    assert_eq!(step("credits.c01.end", 31), "+1 mo");
    assert_eq!(step("credits.c01.end", -365), "\u{2212}12 mo");
}

#[test]
fn what_is_typed_is_read_as_the_term_and_not_as_a_list() {
    let plan = sample();
    let format = Format::of("USD");
    let year = term(&plan, "edp.edp.commitments.0");
    let Ok(Value::Amounts(amounts)) = year.read(&plan, "9.2m", &format) else { panic!() };
    assert_eq!(amounts[0], Cents::new(920_000_000));
    assert_eq!(amounts[1..], plan.edp.commitments[1..]);
    assert!(year.read(&plan, "nine", &format).is_err());
    let cap = term(&plan, "map.map.cap");
    assert_eq!(cap.read(&plan, "", &format), Ok(Value::Empty));
}

#[test]
fn what_to_say_next_is_the_best_step_once_the_commitment_is_met() {
    let plan = sample();
    let format = Format::of("USD");
    let totals = Totals::of(&plan);
    let outcome = finish(&plan, &totals).unwrap();
    let rate = term(&plan, "map.map.base_rate");
    let cap = term(&plan, "map.map.cap");
    let step = |cents: i64| Step { by: 10_000, worth: Some(Cents::new(cents)) };
    let steps = [(cap, step(100)), (rate, step(7_700_000))];
    let mut met = outcome;
    for year in &mut met.commitment {
        if let Some(assessed) = &mut year.assessed {
            assessed.shortfall = Cents::ZERO;
        }
    }
    assert_eq!(
        say_next(&plan, &met, &steps, &format),
        "The next step that gains most is “Base rate” (MAP terms): +$77K for +1 point."
    );
    assert!(say_next(&plan, &met, &[], &format).starts_with("No single step"));
}

#[test]
fn what_is_pinned_holds_when_the_base_moves_on() {
    let mut plan = sample();
    let target = plan.scenarios.iter().find(|s| s.kind == ScenarioKind::Target).unwrap();
    let resolved = resolve::resolve(&plan, target);
    let mut offer = target.clone();
    for pin in pinned(&plan, &resolved) {
        if !offer.overrides.replace(pin.clone()) {
            offer.overrides.push(pin);
        }
    }
    assert_eq!(resolve::resolve(&plan, &offer), resolved);
    let edp = std::sync::Arc::make_mut(&mut plan.edp.0);
    edp.discount = Rate::from_millionths(10);
    let later = resolve::resolve(&plan, &offer);
    assert_eq!(later.edp, resolved.edp);
}

#[test]
fn days_step_by_calendar_months_and_the_last_of_a_month_stays_the_last() {
    let plan = sample();
    let end = term(&plan, "credits.c01.end");
    let number = |text: &str| {
        let day = crate::domain::month::parse_day(text).unwrap();
        super::value::number(&Value::Day(day), None).unwrap()
    };
    let scale = end.scale(&[number("2027-03-15")]);
    for (from, steps, to) in [
        ("2027-03-15", 1, "2027-04-15"),
        ("2027-03-15", -5, "2026-10-15"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2027-02-28", 1, "2027-03-31"),
        ("2027-01-30", 1, "2027-02-28"),
    ] {
        assert_eq!(end.stepped(number(from), scale, steps), number(to), "{from} by {steps}");
    }
    assert_eq!(end.rest(number("2027-03-25"), scale), number("2027-03-31"));
    assert_eq!(end.rest(number("2027-04-02"), scale), number("2027-03-31"));
    assert_eq!(end.show(Some(number("2027-03-15")), &Format::of("USD")), "15 Mar 2027");
}

#[test]
fn a_step_that_gains_is_found_though_the_usual_way_is_worth_nothing() {
    let plan = sample();
    let month = term(&plan, "levers.l03.life_months");
    let scale = month.scale(&[month.number(&plan).unwrap()]);
    let now = month.number(&plan).unwrap();
    let mut worth = |changes: &[Change]| {
        let Value::Count(to) = changes[0].value else { panic!() };
        Some(if to < now { Cents::new(500) } else { Cents::ZERO })
    };
    let step = month.next_step(&plan, scale, &mut worth).unwrap();
    assert_eq!(step, Step { by: -1, worth: Some(Cents::new(500)) });
}

#[test]
fn the_commitment_to_bring_it_to_is_met_and_hardly_more_is() {
    for cap in [0, 20_000, 250_000] {
        let mut plan = sample();
        std::sync::Arc::make_mut(&mut plan.edp.0).marketplace_cap = Rate::from_millionths(cap);
        let short = |plan: &Plan, commitment: i64| {
            let mut plan = plan.clone();
            std::sync::Arc::make_mut(&mut plan.edp.0).commitments[0] = Cents::new(commitment);
            let outcome = finish(&plan, &Totals::of(&plan)).unwrap();
            outcome.commitment[0].assessed.as_ref().unwrap().shortfall
        };
        let outcome = finish(&plan, &Totals::of(&plan)).unwrap();
        let said = say_next(&plan, &outcome, &[], &Format::of("USD"));
        let (_, rest) = said.split_once("Bring it to $").unwrap();
        let (millions, _) = rest.split_once('M').unwrap();
        let named = millions.replace('.', "").parse::<i64>().unwrap() * 1_000_000;
        assert!(named < plan.edp.commitments[0].get(), "{said}");
        assert_eq!(short(&plan, named), Cents::ZERO, "{said} with a cap of {cap}");
        assert!(short(&plan, named + 2 * 1_000_000).get() > 0, "{said} with a cap of {cap}");
    }
}
