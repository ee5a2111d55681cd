//! Mistakes that cost buyers money, as one table of rules: what each is called, how it is meant, how it is found. A
//! rule speaks only where the plan shows the mistake, and says in cash what it costs where that can be reckoned.

use super::{Place, Problem, Severity, rules::Checks};
use crate::{
    calc::{
        bridge::in_full_adds,
        dates::named,
        worth::{Change, Valuer},
    },
    domain::{
        Baseline, Cents, Id, Month, Plan, Program, Rate, Scenario, TableId, Total, Value, Workload,
        choice::Choice as _, commitment::DiscountBy, service::ServiceKind,
    },
    engine::{Outcome, agreed_discount, part},
    text::{Format, show},
};

/// Above it an agreement's discount most likely has rates in it that are only of some services.
const FAR_ABOVE: Rate = Rate::from_millionths(250_000);
/// A partner that passes on less keeps most of it.
const HALF: Rate = Rate::from_millionths(500_000);

/// What a rule looks at.
pub(super) struct Case<'a> {
    /// The plan as edited.
    pub plan: &'a Plan,
    /// The scenario's plan.
    pub resolved: &'a Plan,
    /// What it comes to.
    pub outcome: &'a Outcome,
    /// How figures are written.
    pub format: &'a Format,
}

/// A mistake that was found: the sentence, what it costs, where it leads.
type Found = (String, Option<Total>, Place);

/// A rule.
pub(super) struct Rule {
    /// What it is called.
    pub code: &'static str,
    /// How it is meant.
    pub severity: Severity,
    /// Finds it.
    pub find: fn(&Case<'_>, Option<&mut Valuer<'_>>) -> Vec<Found>,
}

/// Every rule.
pub(super) const RULES: [Rule; 11] = [
    Rule { code: "scope-as-offered", severity: Severity::Care, find: scope_as_offered },
    Rule { code: "no-partner-funding", severity: Severity::Care, find: no_partner_funding },
    Rule { code: "partner-keeps-most", severity: Severity::Care, find: partner_keeps_most },
    Rule { code: "counted-by-nobody", severity: Severity::Care, find: counted_by_nobody },
    Rule { code: "milestones-together", severity: Severity::Care, find: milestones_together },
    Rule { code: "activate-beside-commitment", severity: Severity::Care, find: activate },
    Rule { code: "discount-far-above", severity: Severity::Care, find: discount_far_above },
    Rule { code: "support-twice", severity: Severity::Care, find: support_twice },
    Rule { code: "tier-costs-more", severity: Severity::Care, find: tier_costs_more },
    Rule { code: "tax-in-rows", severity: Severity::Care, find: tax_in_rows },
    Rule { code: "marketplace-above-cap", severity: Severity::Care, find: marketplace_above_cap },
];

impl Checks<'_> {
    /// Adds what the rules find.
    pub fn costly(&mut self, outcome: &Outcome, mut valuer: Option<&mut Valuer<'_>>) {
        let case = Case { plan: self.plan, resolved: self.resolved, outcome, format: self.format };
        for Rule { code, severity, find } in RULES {
            for (text, money, place) in find(&case, valuer.as_deref_mut()) {
                let cells = Vec::new();
                self.problems.push(Problem { code, severity, text, money, place, cells });
            }
        }
    }
}

impl Case<'_> {
    fn money(&self, amount: impl Into<Total>) -> String {
        show::money_short(amount, self.format)
    }

    /// The baseline rows of services of a kind.
    fn of_kind(&self, kind: ServiceKind) -> impl Iterator<Item = &Baseline> + Clone {
        let services = &self.resolved.services;
        let is = move |id: &Id| services.get(id.as_str()).is_some_and(|of| of.kind == kind);
        self.resolved.baseline.iter().filter(move |row| is(&row.service))
    }

    /// What baseline rows of services of a kind charge in the first month, and the first of these rows.
    fn charged(&self, kind: ServiceKind) -> Option<(Total, &Id)> {
        let rows = self.of_kind(kind).filter(|row| !row.monthly.is_zero());
        let first = rows.clone().next()?;
        Some((rows.map(|row| row.monthly).sum(), &first.id))
    }
}

/// AWS's scoping taken as it is: no workload's scope differs from AWS's offer, and more could be counted. AWS's offer
/// itself is no mistake where a scenario asks for more.
fn scope_as_offered(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let (plan, map) = (case.resolved, &case.resolved.map);
    let differs = |row: &Workload| {
        let own = case.plan.workloads.get(row.id.as_str());
        own.is_some_and(|own| own.map_scope != row.map_scope)
    };
    let asks =
        |scenario: &Scenario| scenario.sets(TableId::Workloads, "map_scope").next().is_some();
    let asked = match case.resolved == case.plan {
        true => case.plan.scenarios.iter().any(asks),
        false => plan.workloads.iter().any(differs),
    };
    if !map.included || asked {
        return Vec::new();
    }
    let more: Total = plan.workloads.iter().map(|row| in_full_adds(row, map)).sum();
    if more <= Total::ZERO
        || map.cap.is_some_and(|cap| Total::from(cap) <= Total::from(case.outcome.map.nominal))
    {
        return Vec::new();
    }
    let text = format!(
        "AWS’s scope is taken as it is: counted in full, the workloads would earn up to {} more of MAP credit",
        case.money(more)
    );
    let place =
        Place { table: TableId::Workloads, row: None, field: Some("map_scope"), scenario: None };
    vec![(text, Some(more), place)]
}

/// A migration without partner or ProServe funding.
fn no_partner_funding(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let plan = case.resolved;
    let migrates = plan.map.included && !case.outcome.map.base.is_zero();
    if !migrates || !plan.partners.is_empty() || !plan.proserve.is_empty() {
        return Vec::new();
    }
    let text = "Nobody has asked what a partner or ProServe could bring: a migration that MAP counts earns funding for who does it";
    let place = Place { table: TableId::Partners, row: None, field: None, scenario: None };
    vec![(text.to_owned(), None, place)]
}

/// A partner who keeps more than half of what AWS pays for us.
fn partner_keeps_most(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let rows = case.resolved.partners.iter();
    let keeps = rows.filter(|row| row.included && row.pass_through < HALF && !row.gross.is_zero());
    let found = keeps.map(|row| {
        let kept = Total::from(row.gross) - part(row.gross, &[row.pass_through]);
        let text = format!(
            "{} keeps {} of {} that AWS pays for our project",
            named(&row.partner, &row.id),
            case.money(kept),
            case.money(row.gross)
        );
        (text, Some(kept), Place::field(TableId::Partners, &row.id, "pass_through"))
    });
    found.collect()
}

/// Credits of the register that no scenario counts.
fn counted_by_nobody(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let set = |id: &Id| {
        let mut scenarios = case.plan.scenarios.iter();
        scenarios.any(|of| of.sets(TableId::Credits, "included").any(|over| over.row == *id))
    };
    let rows = case.plan.credits.iter();
    let out = rows.filter(|row| !row.included && !row.amount.is_zero() && !set(&row.id));
    let Some(first) = out.clone().next() else { return Vec::new() };
    let (count, sum) = (out.clone().count(), out.map(|row| row.amount).sum::<Total>());
    let money = case.money(sum);
    let text = match count {
        1 => format!("{} of {money} is counted in no scenario", named(&first.name, &first.id)),
        n => format!("{n} credits of {money} are counted in no scenario"),
    };
    vec![(text, Some(sum), Place::field(TableId::Credits, &first.id, "included"))]
}

/// Milestones that are due in one month: one slip delays both.
fn milestones_together(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let rows: Vec<_> = case.resolved.milestones.iter().collect();
    let pairs = rows.iter().enumerate().filter_map(|(at, row)| {
        let earlier = rows.get(..at)?.iter().find(|of| of.month == row.month)?;
        let text = format!(
            "{} and {} are due in the same month, {}: one slip holds both back",
            named(&earlier.name, &earlier.id),
            named(&row.name, &row.id),
            show::month_short(row.month)
        );
        Some((text, None, Place::field(TableId::Milestones, &row.id, "month")))
    });
    pairs.collect()
}

/// Activate is for young companies, not for one with a commitment.
fn activate(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let rows = case.resolved.credits.iter();
    let found = rows
        .filter(|row| row.included && row.program == Program::Activate && case.resolved.edp.included)
        .map(|row| {
            let text = format!(
                "{} is Activate beside a commitment: AWS gives that to young companies, and may take it back",
                named(&row.name, &row.id)
            );
            (text, Some(row.amount.into()), Place::field(TableId::Credits, &row.id, "program"))
        });
    found.collect()
}

/// An agreement's discount far above what agreements give.
fn discount_far_above(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let rate = agreed_discount(case.resolved);
    if !case.resolved.edp.included || rate < FAR_ABOVE {
        return Vec::new();
    }
    let rate = show::rate_percent_short(rate, case.format.style);
    let text = format!(
        "A discount of {rate} on everything is far above what agreements give. Are private rates of single services in it? They belong under “Discounts by service”"
    );
    let field = match case.resolved.edp.discount_by {
        DiscountBy::Rate => "discount",
        DiscountBy::Ladder => "discount_by",
    };
    vec![(text, None, Place::term(TableId::Edp, field))]
}

/// Support charged by the plan and by baseline rows.
fn support_twice(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let rows = case.charged(ServiceKind::Support).filter(|_| case.resolved.support.included);
    let Some((monthly, row)) = rows else { return Vec::new() };
    let text = format!(
        "Support is charged twice: by the support plan, and by {} a month in the baseline",
        case.money(monthly)
    );
    vec![(text, Some(monthly), Place::field(TableId::Baseline, row, "monthly"))]
}

/// A commitment that reaches a step of the ladder whose discount is worth less than what it binds.
fn tier_costs_more(case: &Case<'_>, valuer: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let (plan, edp) = (case.resolved, &case.resolved.edp);
    let years = edp.whole_years();
    let Some(valuer) = valuer.filter(|_| edp.included && edp.discount_by == DiscountBy::Ladder)
    else {
        return Vec::new();
    };
    let rate = agreed_discount(plan);
    let below = plan.ladder.iter().filter(|step| step.rate < rate && step.years <= years);
    let Some(below) = below.max_by_key(|step| step.commitment) else { return Vec::new() };
    let lower = vec![below.commitment; years as usize];
    let change =
        Change::new(TableId::Edp, TableId::Edp.word(), "commitments", Value::Amounts(lower));
    let gain = change.and_then(|change| valuer.worth(&[change]));
    let Some(gain) = gain.filter(|gain| *gain > Cents::ZERO) else { return Vec::new() };
    let text = format!(
        "The step to {} costs more than it saves: committing {} a year for {} adds {}",
        show::rate_percent_short(rate, case.format.style),
        case.money(below.commitment),
        show::rate_percent_short(below.rate, case.format.style),
        case.money(gain)
    );
    vec![(text, Some(gain.into()), Place::term(TableId::Edp, "commitments"))]
}

/// Tax as baseline rows does not follow what credits take off the bill.
fn tax_in_rows(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let Some((monthly, row)) = case.charged(ServiceKind::Tax) else { return Vec::new() };
    if case.outcome.applied.is_zero() {
        return Vec::new();
    }
    let text = format!(
        "Tax of {} a month stands in the baseline and does not fall with what credits take off: enter its rate under “Tax”",
        case.money(monthly)
    );
    vec![(text, None, Place::field(TableId::Baseline, row, "monthly"))]
}

/// Marketplace purchases of a contract year above what the commitment counts of them.
fn marketplace_above_cap(case: &Case<'_>, _: Option<&mut Valuer<'_>>) -> Vec<Found> {
    let edp = &case.resolved.edp;
    let rows = case.of_kind(ServiceKind::Marketplace);
    let found = case.outcome.commitment.iter().filter_map(|year| {
        let from = edp.start.plus((year.year.cast_signed() - 1) * 12);
        let within = |month: &Month| (0..12).contains(&month.since(from));
        let invoices = rows.clone().flat_map(|row| &row.months).filter(|(month, _)| within(month));
        let (_, largest) = invoices.max_by_key(|(_, amount)| **amount)?;
        let cap = part(edp.signed(year.year), &[edp.marketplace_cap]);
        let over = Total::from(*largest) - cap;
        (over > Total::ZERO && edp.marketplace_rate > Rate::ZERO).then(|| {
            let text = format!(
                "A Marketplace invoice of {} in contract year {} counts only {}: paid year by year all of it could count",
                case.money(*largest),
                year.year,
                case.money(cap)
            );
            (text, Some(over), Place::term(TableId::Edp, "marketplace_cap"))
        })
    });
    found.collect()
}
