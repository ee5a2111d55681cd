//! What there is to say of a credit, in words.

use super::{Binds, Cause, Entry, Rescue, Runway};
use crate::{
    domain::{Day, Month, Plan, Total},
    engine::Origin,
    text::{Format, show},
};

/// Where a credit comes from.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::MapMilestone | Origin::MapPeriod => "MAP terms",
        Origin::Lever => "Value exchange",
        Origin::ProServe => "ProServe",
        Origin::Partner => "Partners",
        Origin::Register => "Register",
        Origin::Shortfall => "Commitment",
        Origin::Investment => "Investments",
    }
}

/// How long it lasts.
pub fn runway(runway: Runway) -> String {
    let months = |count: u32| if count == 1 { "1 month".into() } else { format!("{count} months") };
    match runway {
        Runway::UsedUp(month, count) => {
            format!("{}, to {}", months(count), show::month_short(month))
        }
        Runway::EndsFirst => "ends with something left".to_owned(),
        Runway::AfterPlan(count) => format!("{} beyond the plan", months(count)),
        Runway::Unused => "no bill of the plan uses it".to_owned(),
        Runway::Apart => "–".to_owned(),
    }
}

/// A day and how far it is: “31 Dec 2026, 36 days”; one that is past is now.
pub fn by(day: Day, today: Day, format: &Format) -> String {
    let days = (day - today).num_days();
    if days < 0 {
        "now".to_owned()
    } else {
        format!("{}, {}", show::day(day, format.dates), show::days_left(days))
    }
}

/// What a remedy saves and what is left of that in cash.
pub fn rescue(rescue: &Rescue, format: &Format) -> String {
    let mut said = format!(
        "saves {}, {} net",
        show::money_short(rescue.saved, format),
        show::money_short_signed(rescue.gain, format)
    );
    if rescue.shortfall > Total::ZERO {
        said.push_str(&format!("; {} more shortfall", show::money_short(rescue.shortfall, format)));
    }
    said
}

/// Why something of it is lost, and from when that can't be helped under its terms.
pub fn cause(plan: &Plan, entry: &Entry, cause: &Cause, format: &Format) -> String {
    let money = |total: Total| show::money_short(total, format);
    let why = match cause.binds {
        Binds::Ended => return "It ended before this plan begins.".to_owned(),
        Binds::NoCharges => "No charge of its life is one it covers.".to_owned(),
        Binds::TooFewCharges => format!(
            "The charges it covers in its life come to {}, less than its {}.",
            money(cause.eligible),
            money(entry.amount.into())
        ),
        Binds::Limit => format!(
            "The coverage limit of {} keeps {} of charges from it.",
            crate::domain::choice::Choice::label(entry.program),
            money(cause.limited)
        ),
        Binds::Exclusive => format!(
            "A programme it may not meet keeps {} of charges from it.",
            money(cause.excluded)
        ),
        Binds::Order => format!(
            "Credits that come before it take {} of the charges it covers.",
            money(cause.others)
        ),
    };
    let first = plan.head.start_month.max(Month::of(entry.start));
    let late = if cause.too_late <= first {
        "Its terms never allowed more.".to_owned()
    } else {
        format!("From {} on its terms don’t allow more.", show::month_long(cause.too_late))
    };
    format!("{why} {late}")
}
