//! What of an ask is still available on a day (`docs/engine.md`, section 3).

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{Day, Month, Rate, Timing};

/// The largest factor of the windows that contain the day; the one for outside where none does or
/// no day is given.
///
/// ```
/// use tranche::domain::{Day, Rate, Timing, month::parse_day, rows::Row};
/// let mut timing = Timing::blank("timing".into());
/// timing.days = [0, 0, 60, 0];
/// timing.factors[4] = Rate::from_millionths(400_000);
/// assert_eq!(tranche::engine::timing_factor(&timing, parse_day("2026-11-02")), Rate::ONE);
/// assert_eq!(tranche::engine::timing_factor(&timing, parse_day("2026-11-01")), Rate::from_millionths(400_000));
/// ```
pub fn factor(timing: &Timing, day: Option<Day>) -> Rate {
    timing.factors[window(timing, day)]
}

/// The window that decides what is available on a day, as its place in
/// [`FACTORS`](crate::domain::timing::FACTORS): of those that contain it the one with the largest
/// factor, the first of equals; the last place stands for none.
pub fn window(timing: &Timing, day: Option<Day>) -> usize {
    let outside = timing.factors.len() - 1;
    let Some(day) = day else { return outside };
    let closes = [
        timing.signature,
        timing.renewal,
        NaiveDate::from_ymd_opt(day.year(), 12, 31),
        Some(quarter_end_of(day)),
    ];
    let mut best = outside;
    for (at, (close, days)) in closes.into_iter().zip(timing.days).enumerate() {
        let open = close.is_some_and(|close| (0..days).contains(&(close - day).num_days()));
        if open && (best == outside || timing.factors[best] < timing.factors[at]) {
            best = at;
        }
    }
    best
}

/// The last day of the calendar quarter a day lies in.
pub fn quarter_end_of(day: Day) -> Day {
    let month = Month::of(day);
    let past = (month.number().cast_signed() - 1) % 3;
    month.plus(2 - past).last_day()
}
