//! The only place that asks what time it is.

use crate::domain::Day;

/// Today in the user's own time zone.
pub fn today() -> Day {
    day_of(&js_sys::Date::new_0())
}

fn day_of(date: &js_sys::Date) -> Day {
    let year = i32::try_from(date.get_full_year()).unwrap_or(2027);
    Day::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

/// The time of day as `14:32`.
pub fn time() -> String {
    time_of(&js_sys::Date::new_0())
}

fn time_of(date: &js_sys::Date) -> String {
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// A moment that a [`stamp`] begins with, in the user's own time zone, as `2026-11-24 14:32`.
pub fn moment(stamp: &str) -> String {
    let date = js_sys::Date::new(&stamp.into());
    format!("{} {}", day_of(&date), time_of(&date))
}

/// Milliseconds of a clock that only goes forward as far as the user leaves it alone: for time budgets.
pub fn millis() -> f64 {
    js_sys::Date::now()
}

/// A name for something kept: this moment, and chance, because two tabs may ask in the same one.
pub fn stamp() -> String {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    format!("{now}-{:08x}", (js_sys::Math::random() * f64::from(u32::MAX)) as u32)
}
