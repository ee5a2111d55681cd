//! Every reader's numbers and dates: what is shown and what an editor holds reads back to the same,
//! and what another reader writes is never taken for another value.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

#[path = "common/desk.rs"]
mod desk;

mod common;

use common::{draws, plans, value};
use desk::Desk;
use proptest::prelude::*;
use tranche::{
    domain::{Cents, Day, TableId, Value, choice::Choice as _},
    edit::format_of,
    grid::find,
    table::{Kind, entry, schema, show},
    text::{DayOrder, DecimalMark, Grouping, Locale, NumberStyle, Unread, read},
};

/// Every way of writing numbers and dates.
fn locales() -> Vec<Locale> {
    use DayOrder::{Ask, DayFirst, MonthFirst, YearFirst};
    use Grouping::{Apostrophe, Lakh, Other, Space};
    let mut locales = Vec::new();
    for decimal in [DecimalMark::Point, DecimalMark::Comma] {
        for grouping in [Other, Space, Apostrophe, Lakh] {
            for dates in [Ask, DayFirst, MonthFirst, YearFirst] {
                locales.push(Locale { numbers: NumberStyle::of(decimal, grouping), dates });
            }
        }
    }
    locales
}

fn reader(samples: &str) -> Locale {
    Locale::shown_by(samples)
}

const GERMAN: &str = "1.234.567,8\n31.1.2027";
const FRENCH: &str = "1\u{202f}234\u{202f}567,8\n31/01/2027";
const SWISS: &str = "1’234’567.8\n31.1.2027";
const INDIAN: &str = "12,34,567.8\n31/1/2027";
const AMERICAN: &str = "1,234,567.8\n1/31/2027";
const SWEDISH: &str = "1\u{a0}234\u{a0}567,8\n2027-01-31";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_an_editor_holds_reads_back(made in plans(), mut draw in draws(900)) {
        let plan = made.0;
        for id in TableId::ALL {
            for (_, spec) in schema(*id).columns() {
                let of = matches!(
                    spec.kind,
                    Kind::Money { .. } | Kind::Rate { .. } | Kind::Count { .. } | Kind::Month
                        | Kind::Day | Kind::MonthAmounts { .. } | Kind::Amounts | Kind::Counts(_)
                        | Kind::MonthCounts | Kind::Numbers | Kind::Tiers
                        | Kind::Rates(_)
                );
                if !of {
                    continue;
                }
                let value = value(&mut draw, &plan, spec);
                for locale in locales() {
                    let format = format_of(&plan, locale);
                    let text = show::edit(&plan, spec, &value, &format);
                    let read = entry::value(&plan, spec, &text, &format);
                    let required = text.is_empty()
                        && matches!(read, Err(entry::EntryError::Unread(Unread::Missing)));
                    prop_assert!(required || read.as_ref() == Ok(&value), "{locale:?} {}: {text}: {read:?}", spec.key);
                    // What is shown in full reads back too, where it is one value.
                    if matches!(value, Value::Money(_) | Value::Rate(_) | Value::Day(_) | Value::Month(_)) {
                        let text = show::exact(&plan, spec, &value, &format);
                        prop_assert_eq!(entry::value(&plan, spec, &text, &format), Ok(value.clone()));
                    }
                }
            }
        }
    }
}

/// What a text typed into the run-rate of the sample's first workload comes to for a reader.
fn typed(text: &str, samples: &str) -> (Option<Cents>, String) {
    let mut desk = Desk::sample(TableId::Workloads).read_in(reader(samples));
    desk.type_into("monthly_run_rate", 0, text);
    let row = &desk.plan.workloads.at(0).unwrap();
    let column = desk.column("monthly_run_rate");
    let shown = desk.sheet().editable(tranche::grid::Cursor { row: 0, column });
    (desk.plan.drafts.is_empty().then_some(row.monthly_run_rate), shown)
}

#[test]
fn figures_are_read_as_the_reader_writes_them() {
    for (text, samples, cents, edit) in [
        ("1.234,50", GERMAN, 123_450, "1234,50"),
        ("1.234", GERMAN, 123_400, "1234"),
        ("=1,5*2", GERMAN, 300, "=1,5*2"),
        ("1,5m", GERMAN, 150_000_000, "1500000"),
        ("1 234,50", FRENCH, 123_450, "1234,50"),
        ("1\u{202f}234,50", FRENCH, 123_450, "1234,50"),
        ("1'234.50", SWISS, 123_450, "1234.50"),
        ("1’234", SWISS, 123_400, "1234"),
        ("12,34,567.89", INDIAN, 123_456_789, "1234567.89"),
        ("1,234", INDIAN, 123_400, "1234"),
        ("1,234.50", AMERICAN, 123_450, "1234.50"),
        // The shape settles it, whoever reads.
        ("1.234,50", AMERICAN, 123_450, "1234.50"),
        ("1,234.50", GERMAN, 123_450, "1234,50"),
    ] {
        assert_eq!(typed(text, samples), (Some(Cents::new(cents)), edit.to_owned()), "{text}");
    }
    // No mark of theirs stands before three digits: it could be either, so it is kept and marked.
    for (text, samples) in [("1.234", FRENCH), ("1,234", SWISS), ("1,5", AMERICAN), ("1.5", GERMAN)]
    {
        assert_eq!(typed(text, samples), (None, text.to_owned()), "{text}");
    }
}

#[test]
fn dates_are_read_in_the_readers_order() {
    for (text, samples, expected) in [
        ("03.04.2027", GERMAN, Some("2027-04-03")),
        ("03/04/2027", FRENCH, Some("2027-04-03")),
        ("03/04/2027", AMERICAN, Some("2027-03-04")),
        ("27/04/03", SWEDISH, Some("2027-04-03")),
        ("03/04/2027", SWEDISH, None),
        ("31 Mar 2027", AMERICAN, Some("2027-03-31")),
        ("Mar 31, 2027", GERMAN, Some("2027-03-31")),
        ("2027-03-31", GERMAN, Some("2027-03-31")),
    ] {
        let day = read::day(text, reader(samples).dates).ok().map(|day: Day| day.to_string());
        assert_eq!(day.as_deref(), expected, "{text}");
    }
}

#[test]
fn finding_and_filtering_take_the_readers_form() {
    let mut desk = Desk::sample(TableId::Workloads).read_in(reader(FRENCH));
    desk.type_into("monthly_run_rate", 0, "7 654 321,50");
    // With the space of the keyboard, where the page has a narrow one.
    assert_eq!(find::count(&desk.sheet(), "7 654 321,5"), 1);
    assert_eq!(find::count(&desk.sheet(), "7654321,50"), 1);
    let mut swiss = Desk::sample(TableId::Workloads).read_in(reader(SWISS));
    swiss.type_into("monthly_run_rate", 0, "7'654'321.50");
    assert_eq!(find::count(&swiss.sheet(), "7'654'321.5"), 1);
}
