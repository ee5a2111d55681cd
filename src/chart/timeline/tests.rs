use super::{Timeline, TimelineSize, series, svg};
use crate::{
    chart::paint::{TextSize, clip},
    domain::{Cents, Credit, Day, Id, Month, Plan, Total, month::parse_day, rows::Row as _},
    engine::evaluate,
    io::plan_file,
};

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

fn timeline(plan: &Plan, today: &str) -> Timeline {
    series(plan, &evaluate(plan).unwrap(), day(today))
}

fn illustrative() -> Plan {
    plan_file::read(include_str!("../../../examples/illustrative.json")).unwrap()
}

fn worked_example() -> Plan {
    let vector = include_str!("../../../tests/fixtures/vectors/worked-example.json");
    let vector: serde_json::Value = serde_json::from_str(vector).unwrap();
    plan_file::read(&vector["plan"].to_string()).unwrap()
}

/// A plan of that many months from January 2027 with these credits: name, first and last day.
fn plan_of(months: u32, credits: &[(&str, &str, Option<&str>)]) -> Plan {
    let mut plan = Plan::empty(Month::parse("2027-01").unwrap());
    let mut head = (*plan.head).clone();
    head.horizon_months = months;
    plan.head.0 = head.into();
    let rows = credits.iter().enumerate().map(|(at, (name, start, end))| Credit {
        name: (*name).to_owned(),
        amount: Cents::new(1_000_000 + i64::try_from(at).unwrap()),
        start: day(start),
        end: end.map(day),
        ..Credit::blank(Id::from(format!("c{at}")))
    });
    plan.credits = rows.collect();
    plan
}

#[track_caller]
fn table_is(timeline: &Timeline, expected: &[&str]) {
    let table = timeline.table();
    assert!(table.rows.iter().all(|row| row.len() == table.headers.len()));
    let rows: Vec<String> = table.rows.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_worked_example() {
    let timeline = timeline(&worked_example(), "2026-12-01");
    assert_eq!(
        timeline.sentence(),
        "3 credits from January 2027 to December 2027; $3K of $67K will be forfeited, \
         first on 28 Feb 2027"
    );
    table_is(
        &timeline,
        &[
            "POC | Promotional | $25K | 1 Jan 2027 | 28 Feb 2027 | $23K | – | $3K | 28 Feb 2027 | $0",
            "MAP | MAP | $30K | 1 Jan 2027 | 31 Mar 2027 | $30K | Jan 27 | $0 | – | $0",
            "EDP | EDP | $12K | 1 Jan 2027 | 31 Dec 2027 | $12K | Jan 27 | $0 | – | $0",
        ],
    );
    let months: Vec<String> = timeline.months.iter().map(Month::to_string).collect();
    assert_eq!(months.len(), 13);
    assert_eq!((months[0].as_str(), months[12].as_str()), ("2026-12", "2027-12"));
    let quarter_ends: Vec<String> =
        timeline.quarter_ends.iter().map(|d| timeline.day(*d)).collect();
    assert_eq!(quarter_ends[..2], ["31 Dec 2026", "31 Mar 2027"]);
    assert_eq!(quarter_ends.len(), 5);
    assert_eq!(timeline.year_end, Some(day("2026-12-31")));
    assert_eq!(timeline.renewal, None);
    let poc = &timeline.rows[0];
    let units = |cents: &[Total]| cents.iter().map(|c| c.get() / 100).collect::<Vec<_>>();
    assert_eq!(units(&poc.balance[..4]), [0, 7_000, 2_500, 0]);
    assert_eq!(units(&poc.openings(&timeline.months)[1..3]), [25_000, 7_000]);
    assert_eq!(poc.life, Some((day("2027-01-01"), day("2027-02-28"))));
}

#[test]
fn the_illustrative_plan() {
    let timeline = timeline(&illustrative(), "2026-11-23");
    let renewal = timeline.renewal.unwrap();
    assert_eq!((renewal.day, renewal.opens), (day("2027-03-31"), Some(day("2026-07-05"))));
    assert_eq!(timeline.months.len(), 38);
    let table = timeline.table();
    assert_eq!(timeline.rows.len(), 17);
    assert_eq!(
        table.rows[0].join(" | "),
        "SageMaker adoption 2026 | Promotional | $76K | 1 Mar 2026 | 28 Feb 2027 | $8K | – | $68K \
         | 28 Feb 2027 | $0"
    );
    let first = &timeline.rows[0];
    // Its life began before the axis, and nothing of it is used before the plan begins.
    assert_eq!(first.life, Some((day("2026-11-01"), day("2027-02-28"))));
    assert_eq!(first.balance[1], first.amount);
    for row in &timeline.rows {
        assert_eq!(
            row.applied.get() + row.forfeited.get() + row.remaining.get() + row.beyond.get(),
            row.amount.get(),
            "{}",
            row.id
        );
        let openings = row.openings(&timeline.months);
        assert!(openings.iter().all(|left| left.is_zero() || *left >= row.forfeited), "{}", row.id);
    }
    let ends: Vec<_> = timeline.rows.iter().map(|row| row.end).collect();
    assert!(ends.is_sorted());
}

#[test]
fn what_lies_off_the_axis() {
    let plan = plan_of(
        12,
        &[
            ("Never ends", "2020-01-01", None),
            ("Long after", "2030-01-01", Some("2031-01-01")),
            ("Ends later", "2027-12-31", Some("2028-01-01")),
        ],
    );
    let timeline = timeline(&plan, "2035-05-05");
    assert_eq!(timeline.months[0], plan.head.start_month);
    assert_eq!(
        timeline.sentence(),
        "3 credits from January 2027 to December 2027; nothing of $30K will be forfeited"
    );
    table_is(
        &timeline,
        &[
            "Ends later | Promotional | $10K | 31 Dec 2027 | 1 Jan 2028 | $0 | – | $0 | – | $10K",
            "Long after | Promotional | $10K | 1 Jan 2030 | 1 Jan 2031 | $0 | – | $0 | – \
             | $10K, starts after the plan",
            "Never ends | Promotional | $10K | 1 Jan 2020 | Never | $0 | – | $0 | – | $10K",
        ],
    );
    assert_eq!(timeline.rows[1].life, None);
    let drawn = draw(&timeline, 900);
    for words in ["starts after the plan", "$10K left", "Today, 5 May 2035 →"] {
        assert!(drawn.contains(words), "{words}");
    }
    // Today long before the plan does not squeeze the axis.
    assert_eq!(self::timeline(&plan, "1999-01-01").months.len(), 24);
}

fn draw(timeline: &Timeline, width: u32) -> String {
    let drawn = svg(timeline, &TimelineSize { width, row_height: 30, prefix: "t1" });
    assert_sound(&drawn);
    drawn
}

/// No colour, style or script of its own, no text too small to read, tags that close.
#[track_caller]
fn assert_sound(drawn: &str) {
    for banned in ["\"#", "style", "<script", "rgb(", "onload", "font-family"] {
        assert!(!drawn.contains(banned), "{banned}");
    }
    for size in drawn.split("font-size=\"").skip(1) {
        let size: f64 = size.split('"').next().unwrap().parse().unwrap();
        assert!(size >= 10.5);
    }
    assert_eq!(drawn.matches("<text").count(), drawn.matches("</text>").count());
    assert!(drawn.starts_with("<svg class=\"chart\" role=\"img\" aria-label=\""));
    assert!(drawn.ends_with("</svg>"));
}

#[test]
fn every_credit_is_named_at_every_width() {
    let timeline = timeline(&illustrative(), "2026-11-23");
    for width in [0, 288, 320, 559, 560, 620, 760, 1100, 1400] {
        let drawn = draw(&timeline, width);
        for row in &timeline.rows {
            let shown = clip(&row.label, TextSize::Name, false, 60);
            let begins = shown.trim_end_matches('…');
            assert!(drawn.contains(&format!(">{begins}")), "{begins} at {width}");
            assert!(drawn.contains(&format!("<title>{}", row.label)), "{} at {width}", row.label);
        }
        assert_eq!(drawn.matches("<pattern").count(), 1);
        assert!(drawn.contains("id=\"t1-hatch-neg\"") && drawn.contains("url(#t1-hatch-neg)"));
        assert!(drawn.contains(" lost"));
    }
    assert!(draw(&timeline, 1100).contains("$68K lost 28 Feb 2027"));
}

#[test]
fn names_are_text() {
    let name = "<script>alert(\"1\")</script>' style=\"x\" & \u{0}\n<svg onload=1>";
    let plan = plan_of(3, &[(name, "2027-01-01", None), (" ", "2027-01-01", Some("2027-01-01"))]);
    let timeline = timeline(&plan, "2027-01-15");
    for width in [320, 1400] {
        let drawn = svg(&timeline, &TimelineSize { width, row_height: 30, prefix: "\"><script>" });
        assert!(!drawn.contains("<script") && !drawn.contains("<svg onload"));
        assert!(drawn.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"));
        assert!(!drawn.contains("style=\""));
        assert!(drawn.contains("Unnamed credit"));
    }
}

#[test]
fn without_credits_the_axis_stays() {
    let mut plan = plan_of(12, &[]);
    let mut timing = (*plan.timing).clone();
    timing.renewal = Some(day("2027-03-31"));
    timing.days = [0, 90, 0, 0];
    plan.timing.0 = timing.into();
    for width in [320, 1100] {
        let drawn = draw(&timeline(&plan, "2026-12-24"), width);
        for words in ["No credits yet", ">Today<", "Renewal window ends 31 Mar 2027", "Q1 ’27"] {
            assert!(drawn.contains(words), "{words}");
        }
        assert!(!drawn.contains("<pattern"));
    }
}

#[test]
fn any_length_and_any_day_can_be_drawn() {
    let lives = [
        ("a", "1900-01-01", None),
        ("b", "1900-01-01", Some("9999-12-31")),
        ("c", "2027-01-31", Some("2027-01-31")),
        ("d", "9999-12-31", None),
        ("e", "2027-02-01", Some("2036-12-31")),
    ];
    for months in [1, 2, 5, 8, 36, 120] {
        let plan = plan_of(months, &lives);
        for today in ["1900-01-01", "2026-12-31", "2027-01-31", "2031-06-15", "9999-12-31"] {
            let timeline = timeline(&plan, today);
            for width in [240, 700, 4_000] {
                let drawn = draw(&timeline, width);
                let ticks = drawn.matches("c-f-ink-3").count();
                assert!(ticks > 0, "{months} months, {width} wide");
            }
        }
    }
    let mut plan = plan_of(12, &[("x", "2027-01-01", None); 60]);
    let mut timing = (*plan.timing).clone();
    timing.renewal = Some(day("1900-01-01"));
    timing.days = [i64::MIN + 1, i64::MAX, 0, 0];
    plan.timing.0 = timing.into();
    let drawn = draw(&timeline(&plan, "2027-01-01"), 1000);
    assert!(drawn.contains("height=\"1864\""), "{}", &drawn[..300]);
}
