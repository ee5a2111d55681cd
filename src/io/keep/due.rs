//! What of a kept plan exists nowhere else, and when to say so.

use super::Entry;
use crate::{
    domain::{Day, month::parse_day},
    text::{DayOrder, show},
};

/// Changes after which a plan that exists nowhere else should be exported.
const MANY: u32 = 50;
/// Days after which it should be, however few the changes.
const LONG: i64 = 7;

/// Whether to remind of an export: many changes exist nowhere else, or some have for long.
pub fn is_export_due(entry: &Entry, today: Day) -> bool {
    let long = alone_since(entry).is_some_and(|day| days(day, today) >= LONG);
    !entry.trashed && entry.changes > 0 && (entry.changes >= MANY || long)
}

/// What of it exists nowhere else, as it follows “was”: `not exported for 12 days, kept 7 times since`.
pub fn unexported(entry: &Entry, today: Day, dates: DayOrder) -> String {
    let Some(exported) = parse_day(&entry.exported) else {
        let alone = "never exported; exists only in this browser";
        return match alone_since(entry) {
            Some(day) if days(day, today) > 0 => {
                [alone, " for ", &show::days_left(days(day, today))].concat()
            }
            _ => alone.to_owned(),
        };
    };
    let ago = days(exported, today);
    let kept = match entry.changes {
        0 => return ["exported ", &show::day(exported, dates)].concat(),
        1 => "once".to_owned(),
        many => [&many.to_string(), " times"].concat(),
    };
    let when = if ago == 0 {
        "exported today"
    } else {
        &["not exported for ", &show::days_left(ago)].concat()
    };
    [when, ", kept ", &kept, " since"].concat()
}

/// A moment as the index writes it, `2026-11-24 14:32`, with its day as the reader writes days.
pub fn moment(written: &str, dates: DayOrder) -> String {
    match written.split_once(' ').and_then(|(day, time)| Some((parse_day(day)?, time))) {
        Some((day, time)) => [&show::day(day, dates), ", ", time].concat(),
        None => written.to_owned(),
    }
}

/// The day since which something of it exists nowhere else, as far as the index knows.
fn alone_since(entry: &Entry) -> Option<Day> {
    let known = [entry.since.as_str(), &entry.exported, entry.saved.get(..10).unwrap_or_default()];
    known.into_iter().find_map(parse_day)
}

/// Whole days from one to the other; none when the clock was set back.
fn days(from: Day, to: Day) -> i64 {
    (to - from).num_days().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn never(since: &str, changes: u32) -> Entry {
        let saved = "2026-11-24 14:32".to_owned();
        Entry { saved, changes, since: since.into(), ..Entry::default() }
    }

    fn once(exported: &str, since: &str, changes: u32) -> Entry {
        Entry { exported: exported.into(), ..never(since, changes) }
    }

    #[test]
    fn days_and_changes_are_said_as_people_would() {
        let said = |entry: &Entry| unexported(entry, day("2026-11-26"), DayOrder::Ask);
        let alone = "never exported; exists only in this browser";
        assert_eq!(said(&never("2026-11-23", 4)), format!("{alone} for 3 days"));
        assert_eq!(said(&never("2026-11-25", 4)), format!("{alone} for 1 day"));
        assert_eq!(said(&never("2026-11-26", 4)), alone);
        // Kept by a version that did not note the day: at least since it was last kept.
        assert_eq!(said(&never("", 4)), format!("{alone} for 2 days"));
        assert_eq!(said(&Entry::default()), alone);
        // A clock that was set back.
        assert_eq!(said(&never("2026-12-24", 4)), alone);
        let last = |changes| once("2026-11-14", "2026-11-20", changes);
        assert_eq!(said(&last(7)), "not exported for 12 days, kept 7 times since");
        assert_eq!(said(&last(1)), "not exported for 12 days, kept once since");
        assert_eq!(said(&last(0)), "exported 14 Nov 2026");
        let today = once("2026-11-26", "2026-11-26", 60);
        assert_eq!(said(&today), "exported today, kept 60 times since");
    }

    #[test]
    fn a_moment_has_its_day_as_the_reader_writes_days() {
        assert_eq!(moment("2026-11-24 14:32", DayOrder::DayFirst), "24 Nov 2026, 14:32");
        assert_eq!(moment("2026-11-24 14:32", DayOrder::MonthFirst), "Nov 24, 2026, 14:32");
        assert_eq!(moment("earlier", DayOrder::Ask), "earlier");
        assert_eq!(moment("", DayOrder::Ask), "");
    }

    #[test]
    fn many_changes_or_a_week_that_exists_nowhere_else_are_reminded_of() {
        let due = |entry: &Entry| is_export_due(entry, day("2026-11-26"));
        assert!(!due(&never("2026-11-26", MANY - 1)));
        assert!(due(&never("2026-11-26", MANY)));
        assert!(!due(&never("2026-11-20", 1)));
        assert!(due(&never("2026-11-19", 1)));
        assert!(!due(&Entry { trashed: true, ..never("2026-11-19", MANY) }));
        // The week counts from the first change that was not exported, not from the export.
        assert!(!due(&once("2026-01-01", "2026-11-26", 1)));
        assert!(due(&once("2026-01-01", "2026-11-19", 1)));
        assert!(!due(&once("2026-01-01", "", 0)));
    }
}
