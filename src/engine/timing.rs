//! What of an ask is still available on a day (spec `engine.md`, section 3).

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{Day, Month, Rate, Timing};

/// The largest factor of the windows that contain the day; the one for outside where none does or
/// no day is given.
///
/// ```
/// use tranche::domain::{Day, Rate, Timing, month::parse_day, rows::Row};
/// let mut timing = Timing::blank("timing".into());
/// timing.days = [0, 0, 60, 0];
/// timing.factors[4] = Rate(400_000);
/// assert_eq!(tranche::engine::timing_factor(&timing, parse_day("2026-11-02")), Rate::ONE);
/// assert_eq!(tranche::engine::timing_factor(&timing, parse_day("2026-11-01")), Rate(400_000));
/// ```
pub fn factor(timing: &Timing, day: Option<Day>) -> Rate {
    let [edp, renewal, year_end, quarter_end, outside] = timing.factors;
    let Some(day) = day else { return outside };
    let closes = [
        (timing.signature, edp),
        (timing.renewal, renewal),
        (NaiveDate::from_ymd_opt(day.year(), 12, 31), year_end),
        (Some(quarter_end_of(day)), quarter_end),
    ];
    let open = closes.into_iter().zip(timing.days).filter_map(|((close, factor), days)| {
        let left = (close? - day).num_days();
        (0 <= left && left < days).then_some(factor)
    });
    open.max().unwrap_or(outside)
}

/// The last day of the calendar quarter a day lies in.
pub fn quarter_end_of(day: Day) -> Day {
    let month = Month::of(day);
    let past = (month.number().cast_signed() - 1) % 3;
    month.plus(2 - past).last_day()
}
