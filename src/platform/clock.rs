//! The only place that asks what time it is.

use crate::domain::Day;

/// Today in the user's own time zone.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(2027);
    Day::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// The time of day as `14:32`.
pub fn time() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
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
