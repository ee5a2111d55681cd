//! The timeline's data, from a plan and its outcome.

use crate::domain::order::Order as _;
use chrono::Days;

use super::{Renewal, Timeline, TimelineRow};
use crate::{
    domain::{Day, Month, Plan, Total},
    engine::{GrantOutcome, Outcome},
    text::Format,
};

/// The most months the axis shows before the plan.
const LEAD: i32 = 12;

/// Every credit of the outcome of a plan, computed ones too, as of a day.
///
/// ```
/// use tranche::{chart::timeline, domain::{Day, Month, Plan}, engine::evaluate};
/// let plan = Plan::empty(Month::parse("2027-01").unwrap());
/// let today = Day::from_ymd_opt(2026, 11, 23).unwrap();
/// let timeline = timeline::series(&plan, &evaluate(&plan).unwrap(), today);
/// assert_eq!(timeline.months.first().map(|month| month.to_string()).as_deref(), Some("2026-11"));
/// assert_eq!(timeline.sentence(), "No credits yet, from January 2027 to December 2029");
/// ```
pub fn series(plan: &Plan, outcome: &Outcome, today: Day) -> Timeline {
    let plan_start = plan.head.start_month;
    let first = Month::of(today).min(plan_start).max(plan_start.plus(-LEAD));
    let length = plan.head.last_month().since(first);
    let months: Vec<Month> = (0..=length).map(|at| first.plus(at)).collect();
    let mut grants: Vec<&GrantOutcome> = outcome.grants.iter().collect();
    grants.order_by(|a, b| a.grant.published(&b.grant));
    let quarter_ends = months.iter().filter(|month| month.number().is_multiple_of(3));
    let mut year_ends = months.iter().filter(|month| month.number() == 12);
    Timeline {
        rows: grants.into_iter().map(|of| row(of, &months, plan_start)).collect(),
        quarter_ends: quarter_ends.map(|month| month.last_day()).collect(),
        year_end: year_ends.find(|month| month.last_day() >= today).map(|month| month.last_day()),
        months,
        plan_start,
        today,
        renewal: plan.timing.renewal.map(|day| renewal(day, plan)),
        headline: outcome.headline.into(),
        forfeited: outcome.expired.into(),
        format: Format::of(&plan.head.currency),
    }
}

/// The window is the last days up to and including the renewal, as the engine reads them.
fn renewal(day: Day, plan: &Plan) -> Renewal {
    let [_, days, ..] = plan.timing.days;
    let earlier = u64::try_from(days - 1).ok().map(Days::new);
    Renewal { day, opens: earlier.and_then(|earlier| day.checked_sub_days(earlier)) }
}

fn row(of: &GrantOutcome, months: &[Month], plan_start: Month) -> TimelineRow {
    let grant = &of.grant;
    let (starts, ends) = (Month::of(grant.start), grant.end.map(Month::of));
    let mut left = Total::from(grant.amount);
    let balance = months.iter().map(|month| {
        let at = usize::try_from(month.since(plan_start)).ok();
        let applied = at.and_then(|at| of.by_month.get(at)).copied().unwrap_or_default();
        left -= applied;
        let alive = starts <= *month && ends.is_none_or(|end| *month <= end);
        if alive { left } else { Total::ZERO }
    });
    let balance = balance.collect();
    let life = months.first().zip(months.last()).and_then(|(first, last)| {
        let from = grant.start.max(first.first_day());
        let to = grant.end.unwrap_or(Day::MAX).min(last.last_day());
        (from <= to).then_some((from, to))
    });
    TimelineRow {
        id: grant.id.clone(),
        label: grant.label.clone(),
        program: grant.program,
        amount: grant.amount.into(),
        start: grant.start,
        end: grant.end,
        life,
        balance,
        applied: of.applied.into(),
        remaining: of.remaining.into(),
        forfeited: of.expired.into(),
        lost_on: grant.end.filter(|_| !of.expired.is_zero()),
        beyond: of.beyond.into(),
    }
}
