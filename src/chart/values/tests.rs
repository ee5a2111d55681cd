use plotters::coord::ranged1d::Ranged as _;

use super::*;
use crate::{chart::axis::MoneyAxis, domain::Cents};

fn values(values: &[(ScenarioKind, i64)]) -> ScenarioValues {
    let value = |(at, (kind, thousands)): (usize, &(ScenarioKind, i64))| ScenarioValue {
        name: format!("Scenario {at}"),
        kind: *kind,
        value: Cents::new(100_000) * *thousands,
        active: at == 0,
    };
    ScenarioValues {
        values: values.iter().enumerate().map(value).collect(),
        format: Format::default(),
    }
}

#[test]
fn labels_never_lie_on_each_other_and_stay_inside() {
    let near: Vec<_> = (0..9).map(|at| (ScenarioKind::Ask, 1_000 + at * 20)).collect();
    for width in [300, 700, 1_400] {
        let of = values(&near);
        let axis = MoneyAxis::over(of.values.iter().map(|of| of.value));
        let places = of.places(&|amount| axis.map(&amount, (24, width - 30)), width);
        for (at, place) in places.iter().enumerate() {
            let wide = of.room(&of.values[at]);
            let (place, end) = (place.unwrap(), place.unwrap().left + wide);
            assert!(place.left > 0 && end < width);
            for other in places[..at].iter().flatten().filter(|other| other.lane == place.lane) {
                assert!(other.left + wide < place.left || end < other.left);
            }
        }
    }
}

#[test]
fn no_line_strikes_through_labels_where_values_meet() {
    let kinds = [ScenarioKind::Base, ScenarioKind::Ask, ScenarioKind::Target];
    let lines = |three: [i64; 3]| {
        let all: Vec<_> = kinds.into_iter().zip(three).collect();
        values(&all).svg(900).matches("class=\"c-s-line-2\"").count()
    };
    assert_eq!(lines([0, 400, 800]), 3);
    assert_eq!(lines([500, 500, 500]), 1, "only the lowest label has its line");
}

#[test]
fn offers_of_a_call_are_ticks_with_a_note_and_do_not_make_the_chart_higher() {
    let few = [(ScenarioKind::Settled, 900), (ScenarioKind::Base, 100)];
    let mut many = few.to_vec();
    many.extend((0..20).map(|at| (ScenarioKind::Custom, 500 + at)));
    let (few, many) = (values(&few).svg(900), values(&many).svg(900));
    let height =
        |svg: &str| svg.split("height=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(height(&few), height(&many));
    assert_eq!(many.matches("<title>").count(), 22);
    assert_eq!(many.matches(">Scenario ").count(), few.matches(">Scenario ").count() + 20);
}

#[test]
fn the_gap_to_the_target_is_dashed_and_said_with_its_sign() {
    let of = values(&[
        (ScenarioKind::Settled, 900),
        (ScenarioKind::Base, 100),
        (ScenarioKind::Target, 1_400),
    ]);
    let svg = of.svg(900);
    assert!(svg.contains("▲ +$800K against AWS’s offer") && svg.contains("▼ −$500K to target"));
    assert_eq!(svg.matches("c-dash").count(), 1);
    assert_eq!(of.table().rows[2], ["Scenario 2", "$1.40M", "+$500K"]);
}
