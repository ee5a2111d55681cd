//! The credits a plan grants, and the cash beside them (`docs/engine.md`, sections 2, 3 and 8.5).

use crate::domain::order::Order as _;
use std::cmp::Ordering;

use super::{
    exact::times,
    grant_id::{GrantId, Origin},
    investments::{InvestmentIssue, InvestmentOutcome},
    migration::Funding,
    timing,
};
use crate::domain::{
    Application, Cents, Day, Id, Month, Plan, Program, ServiceScope, Sharing, Terms, TooLarge,
    Total, partner::PartnerForm, proserve::ProServeMode,
};

/// One credit as the bill sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// What issues it, and which of those.
    pub id: GrantId,
    /// What people read.
    pub label: String,
    /// Its programme.
    pub program: Program,
    /// Its amount.
    pub amount: Cents,
    /// First day it can be used.
    pub start: Day,
    /// Last day it can be used; `None` when it never ends.
    pub end: Option<Day>,
    /// The account that owns it.
    pub account: Id,
    /// The services it covers.
    pub services: ServiceScope,
    /// Before or after the discount.
    pub application: Application,
    /// Which accounts it helps.
    pub sharing: Sharing,
}

impl Grant {
    /// AWS' published order: ends first, fewest services, started first, id (`docs/engine.md`, section 4).
    pub fn published(&self, other: &Self) -> Ordering {
        let services = |grant: &Self| match &grant.services {
            ServiceScope::All => usize::MAX,
            ServiceScope::Listed(ids) => ids.len(),
        };
        let key = |grant: &Self| (grant.end.unwrap_or(Day::MAX), services(grant), grant.start);
        key(self).cmp(&key(other)).then_with(|| self.id.cmp(&other.id))
    }
}

/// Everything the plan grants beside the bill.
#[derive(Clone, Debug, PartialEq)]
pub struct Granted {
    /// The credits, in id order.
    pub grants: Vec<Grant>,
    /// MAP.
    pub map: Funding,
    /// What the investments pay.
    pub investments: InvestmentOutcome,
    /// Cash from MAP, ProServe discounts, partners and investments.
    pub cash_funding: Cents,
    /// What the levers cost us.
    pub lever_cost: Cents,
    /// Lever credits by chance and timing.
    pub expected_levers: Cents,
}

/// Collects the credits of a plan from its tables, from MAP and from its investments.
pub fn grants(
    plan: &Plan,
    map: Funding,
    (issues, investments): (Vec<InvestmentIssue<'_>>, InvestmentOutcome),
) -> Result<Granted, TooLarge> {
    let mut all = Collected { plan, grants: Vec::new() };
    for issue in &map.issues {
        let from = Issue { program: Program::Map, label: &issue.label, terms: &plan.map.terms };
        let id = issue.id.clone();
        all.issued(id, from, issue.amount, issue.month, plan.map.credit_life_months)?;
    }
    for issue in issues {
        let row = issue.row;
        let label = if row.name.is_empty() { "Investment" } else { row.name.as_str() };
        let from = Issue { program: row.program, label, terms: &row.terms };
        let id = GrantId::of_window(&row.id, issue.month);
        all.issued(id, from, issue.amount.into(), issue.month, row.life_months)?;
    }
    let mut cash = map.buyer_cash + investments.cash;
    let (mut lever_cost, mut expected) = (Total::ZERO, Total::ZERO);
    for lever in plan.levers.iter().filter(|lever| lever.included) {
        lever_cost += lever.our_cost;
        let factor = timing::factor(&plan.timing, lever.ask_date);
        expected += times(lever.credit, &[lever.probability, factor]);
        let from = Issue { program: lever.program, label: &lever.behaviour, terms: &lever.terms };
        let (id, credit) = (GrantId::new(Origin::Lever, lever.id.clone()), lever.credit.into());
        all.issued(id, from, credit, lever.due, lever.life_months)?;
    }
    for row in plan.proserve.iter().filter(|row| row.included) {
        let amount = times(row.sow_value, &[row.cofund_rate]);
        match row.mode {
            ProServeMode::Discount => cash += amount,
            ProServeMode::Credit => {
                let from =
                    Issue { program: Program::Proserve, label: &row.name, terms: &row.terms };
                let id = GrantId::new(Origin::ProServe, row.id.clone());
                all.issued(id, from, amount, row.start, row.life_months)?;
            }
        }
    }
    for row in plan.partners.iter().filter(|row| row.included) {
        let amount = times(row.gross, &[row.pass_through]);
        match row.form {
            PartnerForm::Cash => cash += amount,
            PartnerForm::Credit => {
                let from =
                    Issue { program: Program::Partner, label: &row.partner, terms: &row.terms };
                let id = GrantId::new(Origin::Partner, row.id.clone());
                all.issued(id, from, amount, row.start, row.life_months)?;
            }
        }
    }
    all.register();
    let mut grants = all.grants;
    grants.order_by(|a, b| a.id.cmp(&b.id));
    Ok(Granted {
        grants,
        map,
        investments,
        cash_funding: cash.fit()?,
        lever_cost: lever_cost.fit()?,
        expected_levers: expected.fit()?,
    })
}

struct Issue<'a> {
    program: Program,
    label: &'a str,
    terms: &'a Terms,
}

struct Collected<'a> {
    plan: &'a Plan,
    grants: Vec<Grant>,
}

impl Collected<'_> {
    /// A computed credit: usable from the first day of its month for its life.
    fn issued(
        &mut self,
        id: GrantId,
        from: Issue<'_>,
        amount: Total,
        month: Month,
        life_months: u32,
    ) -> Result<(), TooLarge> {
        if amount > Total::ZERO {
            let end = month.plus(life_months.cast_signed() - 1).last_day();
            self.add(id, from, amount.fit()?, month.first_day(), Some(end));
        }
        Ok(())
    }

    /// The register, without what takes no part, is used up or is history.
    fn register(&mut self) {
        let horizon = self.plan.head.start_month.first_day();
        for credit in self.plan.credits.iter().filter(|credit| credit.included && credit.enabled) {
            let amount = credit.remaining.unwrap_or(credit.amount);
            let history = credit.end.is_some_and(|end| end < horizon);
            if amount > Cents::ZERO && !history {
                let from =
                    Issue { program: credit.program, label: &credit.name, terms: &credit.terms };
                let id = GrantId::new(Origin::Register, credit.id.clone());
                self.add(id, from, amount, credit.start, credit.end);
            }
        }
    }

    fn add(&mut self, id: GrantId, from: Issue<'_>, amount: Cents, start: Day, end: Option<Day>) {
        self.grants.push(Grant {
            id,
            label: from.label.to_owned(),
            program: from.program,
            amount,
            start,
            end,
            account: from.terms.account.clone(),
            services: from.terms.services.clone(),
            application: from.terms.application,
            sharing: from.terms.sharing,
        });
    }
}
