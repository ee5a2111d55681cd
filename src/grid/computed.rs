//! Figures that stand beside the inputs of a row: one table of them, read by every grid.

use crate::{
    calc::exchange::{self, Aid},
    domain::{
        Cents, Id, Lever, Month, Plan, Rate, TableId, Total, Workload, migration::MilestoneStatus,
    },
    engine::{
        GrantId, GrantOutcome, Origin, Outcome, map_base, map_eligible, map_nominal, map_rate,
        ratio, timing_factor,
    },
    text::{Format, show},
};

/// What a computed column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Money.
    Money(Cents),
    /// A rate, as a percentage.
    Rate(Rate),
    /// How many times one is the other.
    Times(Rate),
    /// A month.
    Month(Month),
    /// Words.
    Words(&'static str),
}

impl Figure {
    /// As a cell shows it. What was divided is rounded for the eye.
    pub fn text(self, format: &Format) -> String {
        match self {
            Self::Money(cents) => show::money_whole(cents, format),
            Self::Rate(rate) if rate.millionths() % 100 == 0 => {
                show::rate_percent(rate, format.style)
            }
            Self::Rate(rate) => show::rate_percent_short(rate, format.style),
            Self::Times(times) => show::rate_times(times, format.style),
            Self::Month(month) => show::month_short(month),
            Self::Words(words) => words.to_owned(),
        }
    }
}

/// Where a figure is computed.
struct At<'a> {
    table: TableId,
    plan: &'a Plan,
    outcome: Option<&'a Outcome>,
    row: &'a str,
}

/// A computed column.
#[derive(Clone, Copy, Debug)]
pub struct Computed {
    /// Its key.
    pub key: &'static str,
    /// What people read above it.
    pub title: &'static str,
    /// One sentence that explains it.
    pub tip: &'static str,
    /// Whether it rests on what only we may see.
    pub private: bool,
    table: TableId,
    of: fn(&At<'_>) -> Option<Figure>,
}

impl Computed {
    /// Its figure for a row of a resolved scenario; `None` where it does not apply.
    pub fn figure(&self, plan: &Plan, outcome: Option<&Outcome>, row: &str) -> Option<Figure> {
        (self.of)(&At { table: self.table, plan, outcome, row })
    }
}

macro_rules! columns {
    ($table:ident: $($key:literal $title:literal $tip:literal $of:expr $(, $private:ident)?;)+) => {
        &[$(Computed {
            key: $key,
            title: $title,
            tip: $tip,
            private: columns!(@ $($private)?),
            table: TableId::$table,
            of: $of,
        }),+]
    };
    (@) => { false };
    (@ private) => { true };
}

const WORKLOADS: &[Computed] = columns! { Workloads:
    "map_base" "Counted / year" "Yearly run-rate that the agreement counts: run-rate × 12 × eligible × scope."
        |at| money(map_base(workload(at)?));
    "map_rate" "Rate" "Base rate plus uplift, at most the agreement's highest rate."
        |at| Some(Figure::Rate(map_rate(workload(at)?, &at.plan.map)));
    "map_credit" "MAP credit" "Counted yearly run-rate times rate, before any cap on the agreement."
        |at| money(map_nominal(workload(at)?, &at.plan.map));
};

const CREDITS: &[Computed] = columns! { Credits:
    "applied" "Used" "What the bills of this plan take from it." used;
    "expired" "Forfeited" "What is lost on its last day." lost;
    "left" "Left" "What is left of it after the last month of the plan."
        |at| money(grant(at).map(|of| of.remaining + of.beyond)?);
};

const MILESTONES: &[Computed] = columns! { Milestones:
    "released" "Credit" "Its share of the MAP credit; nothing when it is missed." released;
    "usable_from" "Usable from" "The month it is due, plus its delay." |at| {
        let milestone = at.plan.milestones.get(at.row)?;
        let released = released(at)?;
        let month = milestone.month.plus(milestone.delay_months.cast_signed());
        (released != Figure::Money(Cents::ZERO)).then_some(Figure::Month(month))
    };
    "applied" "Used" "What the bills of this plan take from it." used;
    "expired" "Forfeited" "What is lost on its last day." lost;
};

const LEVERS: &[Computed] = columns! { Levers:
    "per_cost" "Per 1 of cost" "Credit for each unit of money that doing it costs us." |at| {
        let lever = lever(at)?;
        let times = exchange::per_cost(lever).map(Figure::Times);
        Some(times.unwrap_or(Figure::Words("no cost")))
    }, private;
    "of_worth" "Of its worth" "The credit as a part of what it is worth to AWS: low is an argument for more."
        |at| exchange::of_worth(lever(at)?).map(Figure::Rate), private;
    "applied" "Used" "What the bills of this plan take from its credit." used;
    "expired" "Forfeited" "What of its credit is lost on its last day." lost;
    "expected" "By chance" "Credit times its chance times what the timing window leaves of it."
        |at| money(exchange::expected(at.plan, lever(at)?)), private;
    "window" "Window" "The negotiation window that the day of the ask lies in."
        |at| Some(Figure::Words(exchange::window(at.plan, lever(at)?)));
    "available" "Available" "What the calendar says is still available of an ask on that day."
        |at| Some(Figure::Rate(timing_factor(&at.plan.timing, lever(at)?.ask_date)));
};

const PROSERVE: &[Computed] = columns! { Proserve:
    "aws_pays" "AWS's part" "Value times the part AWS pays: face value, cash or credit."
        |at| money(aid(at)?.ours);
    "usable" "Worth to us" "A lower fee counts in full; of a credit only what the bills take."
        |at| money(usable(at)?);
    "effective" "Off the fee" "Worth to us as a part of the statement of work: a fee cut and a credit in one measure."
        |at| ratio(usable(at)?, aid(at)?.whole).map(Figure::Rate);
    "we_pay" "We pay" "The statement of work, less what reaches us."
        |at| money(aid(at)?.whole - usable(at)?);
};

const PARTNERS: &[Computed] = columns! { Partners:
    "to_us" "To us" "What the partner passes on, at face value."
        |at| money(aid(at)?.ours);
    "kept" "Partner keeps" "What the partner does not pass on."
        |at| money(aid(at)?.kept());
    "usable" "Worth to us" "Cash counts in full; of a credit only what the bills take."
        |at| money(usable(at)?);
    "effective" "Of received" "Worth to us as a part of what the partner receives."
        |at| ratio(usable(at)?, aid(at)?.whole).map(Figure::Rate);
};

/// Money of one row; `None` where it does not fit, which no row of a plan within its limits meets.
fn money(amount: Total) -> Option<Figure> {
    amount.fit().ok().map(Figure::Money)
}

/// The computed columns of a table.
pub fn computed(id: TableId) -> &'static [Computed] {
    match id {
        TableId::Workloads => WORKLOADS,
        TableId::Credits => CREDITS,
        TableId::Milestones => MILESTONES,
        TableId::Levers => LEVERS,
        TableId::Proserve => PROSERVE,
        TableId::Partners => PARTNERS,
        _ => &[],
    }
}

/// The workload, where MAP may count it.
fn workload<'a>(at: &At<'a>) -> Option<&'a Workload> {
    let workload = at.plan.workloads.get(at.row).filter(|_| at.plan.map.included);
    workload.filter(|workload| map_eligible(workload) != Rate::ZERO)
}

/// The lever, where it counts.
fn lever<'a>(at: &At<'a>) -> Option<&'a Lever> {
    at.plan.levers.get(at.row).filter(|lever| lever.included)
}

/// The id of a row's credit in the outcome.
fn grant_id(at: &At<'_>) -> GrantId {
    let origin = match at.table {
        TableId::Milestones => Origin::MapMilestone,
        TableId::Levers => Origin::Lever,
        TableId::Proserve => Origin::ProServe,
        TableId::Partners => Origin::Partner,
        _ => Origin::Register,
    };
    GrantId::new(origin, Id::from(at.row))
}

fn grant<'a>(at: &At<'a>) -> Option<&'a GrantOutcome> {
    at.outcome?.grant(&grant_id(at))
}

fn used(at: &At<'_>) -> Option<Figure> {
    grant(at).map(|of| Figure::Money(of.applied))
}

fn lost(at: &At<'_>) -> Option<Figure> {
    grant(at).map(|of| Figure::Money(of.expired))
}

/// What a milestone releases; `None` where the agreement does not go by milestones.
fn released(at: &At<'_>) -> Option<Figure> {
    let milestone = at.plan.milestones.get(at.row)?;
    let issues = &at.outcome?.map.issues;
    let amount = match issues.iter().find(|issue| issue.id == grant_id(at)) {
        Some(issue) => issue.amount,
        None if milestone.status == MilestoneStatus::Missed && at.plan.map.included => Total::ZERO,
        None => return None,
    };
    money(amount)
}

/// A ProServe or partner row that counts.
fn aid(at: &At<'_>) -> Option<Aid> {
    match at.table {
        TableId::Proserve => {
            at.plan.proserve.get(at.row).filter(|row| row.included).map(Aid::of_proserve)
        }
        _ => at.plan.partners.get(at.row).filter(|row| row.included).map(Aid::of_partner),
    }
}

fn usable(at: &At<'_>) -> Option<Total> {
    Some(aid(at)?.usable(at.outcome?, &grant_id(at)))
}
