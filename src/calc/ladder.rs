//! The ladder of discounts: which step is in force, and what the next one would bring. A higher commitment climbs, but
//! what it binds can cost more than the discount saves.

use std::cmp::Reverse;

use crate::{
    domain::{Cents, Id, Rate, TableId, Total, Value, choice::Choice as _, commitment::DiscountBy},
    engine::agreed_discount,
    text::{Format, show},
};

use super::worth::{Change, Valuer};

/// The next step of the ladder, and what climbing to it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The step's row.
    pub step: Id,
    /// The discount it gives.
    pub rate: Rate,
    /// The mean commitment per contract year from which it counts.
    pub from: Cents,
    /// How much more has to be committed in each contract year.
    pub more: Cents,
    /// What that would add to deal value; `None` when a total is too large.
    pub worth: Option<Cents>,
}

/// Where a commitment stands on its ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The rows of the steps in force: those reached that give the highest rate. Empty where none is reached.
    pub in_force: Vec<Id>,
    /// The discount they give.
    pub rate: Rate,
    /// The mean commitment per contract year as signed, rounded to the cent downwards.
    pub mean: Cents,
    /// Whole contract years.
    pub years: u32,
    /// The next step that more commitment would reach; `None` at the top.
    pub next: Option<Next>,
}

/// Where the commitment of the plan stands that the valuer stands on; `None` where its discount does not follow the
/// ladder, and without a whole contract year.
pub fn standing(valuer: &mut Valuer<'_>) -> Option<Standing> {
    let plan = valuer.plan();
    let terms = &*plan.edp;
    let years = terms.whole_years();
    let follows = terms.included && terms.discount_by == DiscountBy::Ladder;
    if !follows || years == 0 || plan.ladder.is_empty() {
        return None;
    }
    let mean = terms.signed_in_all().get().div_euclid(i128::from(years));
    let mean = Total::new(mean).fit().ok()?;
    let rate = agreed_discount(plan);
    let steps = plan.ladder.iter();
    let in_force = steps.clone().filter(|step| terms.reaches(step) && step.rate == rate);
    let in_force = in_force.map(|step| step.id.clone()).collect();
    // Whatever gives more is not reached: the rate is the highest that is.
    let higher = steps.filter(|step| step.years <= years && step.rate > rate);
    let next = higher.min_by_key(|step| (step.commitment, Reverse(step.rate)));
    let next = next.map(|step| (step.id.clone(), step.commitment, step.rate));
    let next = next.and_then(|(step, from, rate)| {
        let (more, worth) = climb(valuer, years, from)?;
        Some(Next { step, rate, from, more, worth })
    });
    Some(Standing { in_force, rate, mean, years, next })
}

/// How much more each contract year has to commit so that their mean is `from`, and what that is worth.
fn climb(valuer: &mut Valuer<'_>, years: u32, from: Cents) -> Option<(Cents, Option<Cents>)> {
    let terms = &valuer.plan().edp;
    let lacks = from * i64::from(years) - terms.signed_in_all();
    let (lacks, parts) = (lacks.get(), i128::from(years));
    let more = lacks.div_euclid(parts) + i128::from(lacks.rem_euclid(parts) > 0);
    let more = Total::new(more).fit().ok()?;
    let raised = (1..=years).map(|year| terms.signed(year).checked_add(more));
    let raised = raised.collect::<Option<Vec<Cents>>>()?;
    let change =
        Change::new(TableId::Edp, TableId::Edp.word(), "commitments", Value::Amounts(raised))?;
    let worth = valuer.worth(&[change]);
    Some((more, worth))
}

impl Standing {
    /// Where the commitment stands and whether to climb, in words.
    pub fn says(&self, format: &Format) -> String {
        let money = |amount: Cents| show::money_short(amount, format);
        let rate = |rate: Rate| show::rate_percent_short(rate, format.style);
        let years =
            if self.years == 1 { "1 year".to_owned() } else { format!("{} years", self.years) };
        let reached = match self.in_force.is_empty() {
            true => format!("{} a year over {years} reaches no step.", money(self.mean)),
            false => {
                format!("{} a year over {years} reaches {}.", money(self.mean), rate(self.rate))
            }
        };
        let Some(next) = &self.next else { return format!("{reached} No step gives more.") };
        let verdict = match next.worth {
            None => "what that is worth is too large to say".to_owned(),
            Some(worth) if worth > Cents::ZERO => format!("adds {}: worth it", money(worth)),
            Some(Cents::ZERO) => "changes nothing".to_owned(),
            Some(worth) => {
                format!("costs {}: not worth it", show::money_short(-Total::from(worth), format))
            }
        };
        format!(
            "{reached} {} begins at {}: {} more a year {verdict}.",
            rate(next.rate),
            money(next.from),
            money(next.more)
        )
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        calc::calculator::Calculator,
        domain::{Baseline, LadderStep, Month, Plan, Row as _},
        edit::starter,
    };

    /// Twelve months of 100,000 under a commitment of 1,000,000, with a ladder of two steps: 5%, and 6% from `second`.
    fn plan(second: i64) -> Plan {
        let start = Month::parse("2027-01").unwrap();
        let mut plan = starter::plan(start);
        Arc::make_mut(&mut plan.head.0).horizon_months = 12;
        let account = plan.accounts.at(0).unwrap().id.clone();
        plan.baseline.push(Baseline {
            account: account.clone(),
            service: Id::from("ec2"),
            monthly: Cents::new(10_000_000),
            ..Baseline::blank(Id::from("b"))
        });
        let step = |id: &str, units: i64, percent: i64| LadderStep {
            commitment: Cents::new(units * 100),
            rate: Rate::from_millionths(percent * 10_000),
            ..LadderStep::blank(Id::from(id))
        };
        plan.ladder.push(step("first", 1_000_000, 5));
        plan.ladder.push(step("second", second, 6));
        let edp = Arc::make_mut(&mut plan.edp.0);
        (edp.included, edp.start, edp.term_months) = (true, start, 12);
        edp.commitments = vec![Cents::new(100_000_000)];
        edp.discount_by = DiscountBy::Ladder;
        edp.terms.account = account;
        plan
    }

    fn stands(plan: Plan) -> Option<Standing> {
        let plan = Arc::new(plan);
        let base = plan.scenarios.at(0).unwrap().id.clone();
        let mut calculator = Calculator::default();
        standing(&mut calculator.valuer(&plan, &base).unwrap())
    }

    #[test]
    fn a_step_within_what_is_spent_anyway_is_worth_climbing() {
        // 1,200,000 at 5% saves 60,000, at 6% 72,000; 1,100,000 is met either way.
        let standing = stands(plan(1_100_000)).unwrap();
        assert_eq!(standing.in_force, [Id::from("first")]);
        assert_eq!(
            (standing.rate, standing.mean),
            (Rate::from_millionths(50_000), Cents::new(100_000_000))
        );
        let next = standing.next.as_ref().unwrap();
        assert_eq!((next.more, next.worth), (Cents::new(10_000_000), Some(Cents::new(1_200_000))));
        assert_eq!(
            standing.says(&Format::default()),
            "$1.00M a year over 1 year reaches 5%. 6% begins at $1.10M: $100K more a year adds $12K: worth it."
        );
    }

    #[test]
    fn a_step_beyond_what_is_spent_costs_more_than_it_saves() {
        // 1,400,000 falls at least 200,000 short, and 6% saves 12,000 more.
        let standing = stands(plan(1_400_000)).unwrap();
        let worth = standing.next.as_ref().unwrap().worth.unwrap();
        assert!(worth <= Cents::new(-18_800_000), "{worth}");
        assert!(standing.says(&Format::default()).ends_with(": not worth it."));
    }

    #[test]
    fn at_the_top_and_without_a_ladder_there_is_nothing_to_climb() {
        let mut top = plan(1_000_000);
        assert_eq!(stands(top.clone()).unwrap().next, None);
        Arc::make_mut(&mut top.edp.0).discount_by = DiscountBy::Rate;
        assert_eq!(stands(top), None);
    }

    #[test]
    fn a_mean_that_no_whole_cent_reaches_is_rounded_up() {
        let mut plan = plan(1_000_001);
        let edp = Arc::make_mut(&mut plan.edp.0);
        (edp.term_months, edp.commitments) = (36, vec![Cents::new(100_000_000); 3]);
        edp.commitments[0] = Cents::new(100_000_001);
        let next = stands(plan).unwrap().next.unwrap();
        // Three years lack 300 less 1 cents: 100 each.
        assert_eq!(next.more, Cents::new(100));
    }
}
