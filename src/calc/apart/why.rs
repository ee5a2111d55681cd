//! Why a credit took no more of a line or of a month, in the order the rules are asked (`docs/engine.md`, section 4).

use super::{Apart, Line, Part};
use crate::{
    domain::{Day, Month, Plan, Program, Rate, ServiceScope, Sharing},
    engine::Bound,
    text::{Format, show},
};

/// Why a credit took no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It starts after this month.
    NotStarted(Day),
    /// It ended before this month.
    Ended(Day),
    /// It was used up in an earlier month.
    UsedUp(Month),
    /// There is no line in this month.
    NoCharges,
    /// A refund takes no credit.
    Refund,
    /// Only its own account may use it.
    OtherAccount,
    /// It covers all services, and this one can't be covered.
    NotCoverable,
    /// It does not cover the service.
    NotItsService,
    /// Nothing is left to cover on the line, by this credit or those before it.
    Paid,
    /// A credit of a programme it may not meet was there first: its position among the credits.
    Exclusive(usize),
    /// Its programme may cover no more of the line.
    Coverage(Program, Rate),
    /// It starts or ends inside the month and may cover only its days of the line: how many of how many.
    Days(i64, i64),
    /// It was used up in this month.
    RanOut,
}

impl Why {
    /// Whether it ends the credit's part in the month whatever the line.
    fn of_month(plan: &Plan, part: &Part, month: Month) -> Option<Self> {
        let grant = &part.grant;
        if grant.start > month.last_day() {
            Some(Self::NotStarted(grant.start))
        } else if let Some(end) = grant.end.filter(|end| *end < month.first_day()) {
            // What it had left was lost; what it had used up before is of no more interest.
            Some(Self::Ended(end))
        } else if part.opening.get() <= 0 {
            let last = i32::try_from(part.last_used.unwrap_or_default()).unwrap_or_default();
            Some(Self::UsedUp(plan.head.start_month.plus(last)))
        } else {
            None
        }
    }

    /// How near it is to having been used: of several, the nearest is told.
    fn rank(self) -> usize {
        match self {
            Self::RanOut => 9,
            Self::Exclusive(_) => 8,
            Self::Coverage(..) => 7,
            Self::Days(..) => 6,
            Self::Paid => 5,
            Self::OtherAccount => 4,
            Self::NotCoverable => 3,
            Self::NotItsService => 2,
            Self::Refund => 1,
            _ => 0,
        }
    }

    /// The reason in a few words.
    pub fn sentence(self, apart: &Apart, format: &Format) -> String {
        match self {
            Self::NotStarted(start) => format!("Starts on {}", show::day(start, format.dates)),
            Self::Ended(end) => format!("Ended on {}", show::day(end, format.dates)),
            Self::UsedUp(month) => format!("Used up in {}", show::month_long(month)),
            Self::NoCharges => "No charges in this month".to_owned(),
            Self::Refund => "A refund takes no credit".to_owned(),
            Self::OtherAccount => "Not shared: helps its own account only".to_owned(),
            Self::NotCoverable => "“All services” does not cover this service".to_owned(),
            Self::NotItsService => "Not one of its services".to_owned(),
            Self::Paid => "Nothing left to cover".to_owned(),
            Self::Exclusive(first) => match apart.parts.get(first) {
                Some(first) => format!(
                    "“{}” was here first, and {} may not meet it on one line",
                    first.name,
                    crate::domain::choice::Choice::label(first.grant.program)
                ),
                None => String::new(),
            },
            Self::Coverage(program, most) => format!(
                "{} may cover at most {} of a line",
                crate::domain::choice::Choice::label(program),
                show::rate_percent(most, format.style)
            ),
            Self::Days(valid, of) => {
                format!("Valid on {valid} of {of} days: covers that part of a line")
            }
            Self::RanOut => "Used up in this month".to_owned(),
        }
    }
}

/// Why a credit took no more: of the month and of each line.
pub(super) fn judge(
    plan: &Plan,
    apart: &Apart,
    credit: usize,
    came: &[Option<Bound>],
) -> (Why, Vec<Why>) {
    let part = &apart.parts[credit];
    if let Some(out) = Why::of_month(plan, part, apart.month) {
        return (out, vec![out; came.len()]);
    }
    let lines = apart.lines.iter().zip(came).enumerate();
    let by_line: Vec<Why> = lines
        .map(|(at, (line, came))| match *came {
            Some(Bound::Exclusive(program)) => {
                let first = apart
                    .uses
                    .iter()
                    .find(|of| of.line == at && apart.parts[of.credit].grant.program == program);
                Why::Exclusive(first.map_or(credit, |first| first.credit))
            }
            Some(Bound::Open) => Why::Paid,
            Some(Bound::Balance) => Why::RanOut,
            Some(Bound::Days) => days(part, apart.month),
            Some(Bound::Coverage) => {
                let program = part.grant.program;
                let own = plan.limits.iter().filter(|limit| limit.program == program);
                let least = own.map(|limit| limit.max_coverage).min();
                Why::Coverage(program, least.unwrap_or(Rate::ONE))
            }
            None => barred(plan, part, line).unwrap_or({
                // It could have, but did not come: there was nothing left on the one side or the other.
                if part.closing().get() == 0 { Why::RanOut } else { Why::Paid }
            }),
        })
        .collect();
    if part.closing().get() == 0 {
        return (Why::RanOut, by_line);
    }
    let mut nearest = Why::NoCharges;
    for why in &by_line {
        if why.rank() > nearest.rank() {
            nearest = *why;
        }
    }
    (nearest, by_line)
}

/// What keeps a credit from a line for good.
fn barred(plan: &Plan, part: &Part, line: &Line) -> Option<Why> {
    let grant = &part.grant;
    let coverable =
        || plan.services.get(line.service.as_str()).is_some_and(|service| service.coverable);
    if line.sums.gross.get() < 0 {
        return Some(Why::Refund);
    }
    match &grant.services {
        ServiceScope::Listed(ids) if !ids.contains(&line.service) => Some(Why::NotItsService),
        ServiceScope::All if !coverable() => Some(Why::NotCoverable),
        _ if grant.sharing == Sharing::Owner && grant.account != line.account => {
            Some(Why::OtherAccount)
        }
        _ => None,
    }
}

/// The days of the month on which it may be used.
fn days(part: &Part, month: Month) -> Why {
    let from = part.grant.start.max(month.first_day());
    let to = part.grant.end.unwrap_or(Day::MAX).min(month.last_day());
    Why::Days((to - from).num_days() + 1, month.days())
}
