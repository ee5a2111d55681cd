//! What happens next: credits that end with something left, quarters, signature, renewal, milestones,
//! asks and gives that fall due, contract years that end short.

use crate::domain::order::Order as _;
use std::fmt;

use chrono::{Datelike as _, Days};

use super::exchange::WINDOWS as WINDOW_NAMES;
use crate::{
    domain::{Cents, Day, Id, Plan, Rate, TableId, migration::MilestoneStatus, timing::WINDOWS},
    engine::{GrantId, Origin, Outcome, quarter_end_of, timing_window},
    text::{Format, show},
};

/// What a date is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A credit ends with something left.
    Loss,
    /// A window of the negotiation opens or closes.
    Window,
    /// Something is due.
    Due,
    /// A contract year ends short of its commitment.
    Short,
}

/// A date that comes.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The day.
    pub day: Day,
    /// What it is about.
    pub kind: Kind,
    /// What happens, in a few words.
    pub text: String,
    /// The money that hangs on it.
    pub amount: Option<Cents>,
    /// The row it is about.
    pub place: (TableId, Id),
}

/// How soon something has to be done about a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It can wait.
    Later,
    /// It is time to prepare it.
    Soon,
    /// It is now or never.
    Now,
}

impl Event {
    /// How urgent it is on a day: the nearer the more, and sooner where more is at stake. A loss takes
    /// time to avert, as AWS has to agree to it; a window closes on every ask; what has no money on it
    /// only has to be remembered. The days are ours: no source gives any.
    pub fn urgency(&self, today: Day) -> Urgency {
        let (now, soon) = match (self.kind, self.amount) {
            (Kind::Loss | Kind::Short, _) => (30, 120),
            (Kind::Window, _) | (Kind::Due, Some(_)) => (14, 60),
            (Kind::Due, None) => (7, 30),
        };
        match (self.day - today).num_days() {
            left if left <= now => Urgency::Now,
            left if left <= soon => Urgency::Soon,
            _ => Urgency::Later,
        }
    }
}

struct Events<'a> {
    today: Day,
    format: &'a Format,
    events: Vec<Event>,
}

impl Events<'_> {
    fn add(
        &mut self,
        day: Option<Day>,
        kind: Kind,
        text: String,
        amount: Cents,
        place: (TableId, Id),
    ) {
        if let Some(day) = day.filter(|day| *day >= self.today) {
            let amount = (!amount.is_zero()).then_some(amount);
            self.events.push(Event { day, kind, text, amount, place });
        }
    }

    fn money(&self, cents: Cents) -> String {
        show::money_short(cents, self.format)
    }
}

/// A name, or the id of what has none.
pub(super) fn named(name: &str, id: &impl fmt::Display) -> String {
    if name.is_empty() { id.to_string() } else { name.to_owned() }
}

/// What comes from a day on, the next first. `plan` is the resolved scenario.
pub fn events(plan: &Plan, outcome: &Outcome, today: Day, format: &Format) -> Vec<Event> {
    let mut all = Events { today, format, events: Vec::new() };
    for of in outcome.grants.iter().filter(|of| !of.expired.is_zero()) {
        let name = named(&of.grant.label, &of.grant.id);
        let text = format!("{name} ends with {} unused", all.money(of.expired));
        all.add(of.grant.end, Kind::Loss, text, of.expired, of.grant.id.row());
    }
    calendar(plan, &mut all);
    for milestone in plan.milestones.iter() {
        if milestone.status == MilestoneStatus::Planned && plan.map.included {
            let credit = outcome.grant(&GrantId::new(Origin::MapMilestone, milestone.id.clone()));
            let amount = credit.map_or(Cents::ZERO, |of| of.grant.amount);
            let text = format!("Milestone: {}", named(&milestone.name, &milestone.id));
            let place = (TableId::Milestones, milestone.id.clone());
            all.add(Some(milestone.month.last_day()), Kind::Due, text, amount, place);
        }
    }
    for lever in plan.levers.iter().filter(|lever| lever.included) {
        let name = named(&lever.behaviour, &lever.id);
        let place = || (TableId::Levers, lever.id.clone());
        all.add(lever.ask_date, Kind::Due, format!("Ask: {name}"), lever.credit, place());
        let due = Some(lever.due.last_day());
        all.add(due, Kind::Due, format!("Give due: {name}"), lever.credit, place());
    }
    for row in plan.proserve.iter().filter(|row| row.included) {
        let text = format!("ProServe starts: {}", named(&row.name, &row.id));
        let place = (TableId::Proserve, row.id.clone());
        all.add(Some(row.start.first_day()), Kind::Due, text, Cents::ZERO, place);
    }
    for year in &outcome.commitment {
        let short = year.assessed.as_ref().map_or(Cents::ZERO, |assessed| assessed.billed);
        if !short.is_zero() {
            let end = plan.edp.start.plus(year.year.cast_signed() * 12 - 1).last_day();
            let text = format!("Contract year {} ends {} short", year.year, all.money(short));
            all.add(Some(end), Kind::Short, text, short, (TableId::Edp, TableId::Edp.only_row()));
        }
    }
    all.events.order_by_key(|event| event.day);
    all.events
}

/// The window of the negotiation that is open on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// What people call it.
    pub name: &'static str,
    /// The part of an ask that is still available in it.
    pub factor: Rate,
    /// The day it closes; `None` outside of all windows.
    pub closes: Option<Day>,
}

/// The window that is open on a day (`docs/engine.md`, section 3, timing factor).
pub fn window_now(plan: &Plan, day: Day) -> Window {
    let timing = &*plan.timing;
    let at = timing_window(timing, Some(day));
    let year_end = Day::from_ymd_opt(day.year(), 12, 31);
    let closes = [timing.signature, timing.renewal, year_end, Some(quarter_end_of(day)), None];
    Window { name: WINDOW_NAMES[at], factor: timing.factors[at], closes: closes[at] }
}

/// Signature, renewal and its window, the next quarter and year end, the end of the commitment.
fn calendar(plan: &Plan, all: &mut Events<'_>) {
    let (timing, today) = (&*plan.timing, all.today);
    let renewal = WINDOWS.iter().position(|window| *window == "renewal").unwrap_or_default();
    let before = |day: Day| {
        let days = u64::try_from(timing.days[renewal]).ok()?.checked_sub(1)?;
        day.checked_sub_days(Days::new(days))
    };
    let (quarter, year) = (quarter_end_of(today), Day::from_ymd_opt(today.year(), 12, 31));
    let last = Some(quarter) == year;
    let term = plan.edp.start.plus(plan.edp.term_months.cast_signed() - 1);
    let dates = [
        (timing.signature, "Commitment to be signed", TableId::Timing),
        (timing.renewal.and_then(before), "Renewal window opens", TableId::Timing),
        (timing.renewal, "Agreement renews", TableId::Timing),
        (Some(quarter).filter(|_| !last), "AWS quarter end", TableId::Timing),
        (year, if last { "AWS quarter and year end" } else { "AWS year end" }, TableId::Timing),
        (Some(term.last_day()).filter(|_| plan.edp.included), "Commitment term ends", TableId::Edp),
    ];
    for (day, text, table) in dates {
        let place = (table, table.only_row());
        all.add(day, Kind::Window, text.to_owned(), Cents::ZERO, place);
    }
}
