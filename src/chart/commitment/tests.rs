use super::{draw::LEAST, *};
use crate::{calc::commitment::answers, engine::evaluate, io::plan_file};

#[test]
fn every_year_and_answer_is_drawn_and_said() {
    let plan = plan_file::read(include_str!("../../../examples/illustrative.json")).unwrap();
    let answers = answers(&plan, &evaluate(&plan).unwrap());
    let years = Years { answers: &answers, format: &Format::default() };
    assert_eq!(years.table().rows.len(), 9);
    for width in [300, 640, 1200] {
        let svg = years.svg(width, "years");
        let committed = if width > 300 { " committed<" } else { "M<" };
        assert!(svg.matches(committed).count() >= 3, "at {width}");
        assert!(svg.contains("role=\"img\"") && !svg.contains("style="));
    }
    assert!(years.svg(1200, "years").contains("All but MAP"));
    assert!(years.sentence().contains("if credits “Does not count”, $"), "{}", years.sentence());
    let none = Years { answers: &[], format: &Format::default() };
    assert!(none.table().rows.is_empty() && none.svg(300, "none").contains("<svg"));
}

#[test]
fn a_small_shortfall_lies_between_what_counts_and_the_line() {
    let plan = plan_file::read(include_str!("../../../examples/illustrative.json")).unwrap();
    let mut answers = answers(&plan, &evaluate(&plan).unwrap());
    answers.truncate(1);
    answers[0].years.truncate(1);
    let commitment = answers[0].years[0].commitment;
    let to = answers[0].years[0].comes_to.as_mut().unwrap();
    (to.shortfall, to.marketplace) = (Cents::new(100_000), Cents::ZERO);
    to.fees = Cents::new(commitment.get() - 100_000);
    let years = Years { answers: &answers, format: &Format::default() };
    let svg = years.svg(900, "years");
    let number = |from: &str, key: &str| {
        let after = from.split(&format!(" {key}=\"")).nth(1).unwrap();
        after.split(['"', ',']).next().unwrap().parse::<i32>().unwrap()
    };
    let line = svg.split("stroke-width=\"2\" points=\"").nth(1).unwrap();
    let line: i32 = line.split([',', ' ']).nth(1).unwrap().parse().unwrap();
    let short = svg.split("<rect").find(|of| of.contains("hatch-neg)")).unwrap();
    assert_eq!(number(short, "y"), line, "it ends at the line");
    // The line takes one pixel below its middle.
    assert!(number(short, "height") > LEAST);
}
