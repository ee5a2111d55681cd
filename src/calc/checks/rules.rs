//! The checks themselves.

use super::{Place, Problem, Severity, answers_differ};
use crate::{
    calc::{
        dates::named,
        exchange,
        worth::{Change, Valuer},
    },
    domain::{
        Id, Plan, Rate, Scenario, TableId, Total, Value,
        choice::Choice as _,
        commitment::CreditsCount,
        migration::{Milestone, MilestoneStatus},
        rules::StackingRule,
    },
    engine::Outcome,
    table::privacy::row_is_private,
    text::{Format, show},
};

/// A milestone below it counts as at risk.
const EVEN_CHANCE: Rate = Rate::from_millionths(500_000);

pub(super) struct Checks<'a> {
    pub plan: &'a Plan,
    pub resolved: &'a Plan,
    pub format: &'a Format,
    pub problems: Vec<Problem>,
}

impl Checks<'_> {
    pub(super) fn add(
        &mut self,
        severity: Severity,
        text: String,
        money: Option<Total>,
        place: Place,
    ) {
        let cells = Vec::new();
        self.problems.push(Problem { code: "", severity, text, money, place, cells });
    }

    pub(super) fn money(&self, amount: impl Into<Total>) -> String {
        show::money_short(amount, self.format)
    }

    /// Overrides of rows or fields that this plan does not have.
    pub fn without_effect(&mut self, scenario: &Scenario) {
        let mut names: Vec<&str> = Vec::new();
        let mut count = 0;
        for over in scenario.overrides.iter().filter(|over| Change::of(self.plan, over).is_none()) {
            count += 1;
            if !names.contains(&over.row.as_str()) {
                names.push(over.row.as_str());
            }
        }
        if count > 0 {
            let rows = names.into_iter().take(3).collect::<Vec<_>>().join(", ");
            let text = format!(
                "{} sets {} of rows that are not in this plan ({rows}): they have no effect",
                scenario.name,
                show::counted(count, "value")
            );
            let row = Some(scenario.id.clone());
            let place = Place { table: TableId::Scenarios, row, field: None, scenario: None };
            self.add(Severity::Error, text, None, place);
        }
    }

    /// Rules between programmes that nobody has confirmed, and what they hold if all were exclusive.
    pub fn stacking(&mut self, valuer: Option<&mut Valuer<'_>>) {
        let open = || self.resolved.stacking.iter().filter(|rule| !rule.confirmed);
        let Some(first) = open().next() else { return };
        let (count, all) = (open().count(), self.resolved.stacking.len());
        let place = Place::field(TableId::Stacking, &first.id, "confirmed");
        let exclusive = Value::Word(StackingRule::Exclusive.word());
        let changes = open().filter_map(|rule| {
            let row = rule.id.as_str();
            Change::new(TableId::Stacking, row, "rule", exclusive.clone())
        });
        let changes: Vec<Change> = changes.collect();
        let worth = valuer.and_then(|valuer| valuer.worth(&changes));
        let money = worth.map(|worth| -worth).filter(|money| *money > Total::ZERO);
        let hangs = money.map_or_else(String::new, |money| {
            format!(": if they turn out exclusive, {} less", self.money(money))
        });
        let text = format!("{count} of {all} stacking pairs are not confirmed in writing{hangs}");
        self.add(Severity::Unknown, text, money, place);
    }

    /// Gives without an ask, and the same give promised twice.
    pub fn levers(&mut self) {
        let plan = self.resolved;
        for row in plan.levers.iter().filter(|row| row.included && row.credit.is_zero()) {
            let place = Place::field(TableId::Levers, &row.id, "credit");
            let text =
                format!("{}: we give it and ask no credit for it", named(&row.behaviour, &row.id));
            self.add(Severity::Care, text, None, place);
        }
        for twice in exchange::twice(plan) {
            // Where one of them is hidden, so is the problem.
            let hidden = |row: &&Id| row_is_private(self.plan, TableId::Levers, row.as_str());
            let row = twice.rows.iter().find(hidden).or(twice.rows.last());
            let Some(row) = row else { continue };
            let field = if twice.by_evidence { "evidence" } else { "behaviour" };
            let place = Place::field(TableId::Levers, row, field);
            let text = format!("{} asks lean on one give, “{}”", twice.rows.len(), twice.what);
            self.add(Severity::Care, text, Some(twice.credit), place);
        }
    }

    /// What the commitment hangs on.
    pub fn commitment(&mut self, outcome: &Outcome) {
        let edp = &*self.resolved.edp;
        if !edp.included {
            return;
        }
        if edp.credits_count == CreditsCount::Unknown {
            let turns = answers_differ(outcome);
            let hangs = match turns {
                Some(money) if !money.is_zero() => format!("{} turns on it", self.money(money)),
                _ => "nothing turns on it as things stand".to_owned(),
            };
            let text =
                format!("Does spend that credits cover count towards the commitment? {hangs}");
            let place = Place::term(TableId::Edp, "credits_count");
            self.add(Severity::Unknown, text, turns, place);
        }
        let years = (edp.term_months / 12) as usize;
        if edp.commitments.len() < years {
            let from = edp.commitments.len() + 1;
            let text =
                format!("No commitment is given from contract year {from} on: it counts as none");
            self.add(Severity::Care, text, None, Place::term(TableId::Edp, "commitments"));
        }
        for year in &outcome.commitment {
            let short = year.assessed.as_ref().map(|of| of.billed_without);
            if let Some(short) = short.filter(|short| !short.is_zero()) {
                // `docs/engine.md`, sections 6 and 8.1: net value counts only the shortfall that credits cause.
                let text = format!(
                    "Contract year {} falls {} short even without credits: deal value counts that, net value of the credits does not",
                    year.year,
                    self.money(short)
                );
                self.add(
                    Severity::Care,
                    text,
                    Some(short.into()),
                    Place::term(TableId::Edp, "commitments"),
                );
            }
        }
        for year in outcome.commitment.iter().filter(|year| year.assessed.is_none()) {
            let from = edp.start.plus((year.year.cast_signed() - 1) * 12);
            let (until, head) = (from.plus(11), &self.resolved.head);
            let (why, place) = if until < head.start_month {
                continue;
            } else if until > head.last_month() {
                let why = "ends after the plan: a shortfall in it is not in deal value";
                (why, Place::term(TableId::Plan, "horizon_months"))
            } else {
                let why = "is under way: say what already counted in it";
                (why, Place::term(TableId::Edp, "fees_before"))
            };
            self.add(Severity::Unknown, format!("Contract year {} {why}", year.year), None, place);
        }
    }

    /// Credits that meet no charge, milestones missed or likely to be, spend that is not tagged.
    pub fn credits(&mut self, outcome: &Outcome) {
        for of in &outcome.grants {
            if of.applied.is_zero() && of.expired == of.grant.amount {
                let (table, row) = of.grant.id.row();
                let place = Place { table, row: Some(row), field: None, scenario: None };
                let name = named(&of.grant.label, &of.grant.id);
                let text = format!(
                    "{name} meets no charge in its life: all of {} is forfeited",
                    self.money(of.grant.amount)
                );
                self.add(Severity::Care, text, Some(of.expired.into()), place);
            }
        }
        if !outcome.map.missed.is_zero() {
            let text =
                format!("Missed milestones cost {} of MAP credit", self.money(outcome.map.missed));
            let mut missed = self.resolved.milestones.iter();
            let row =
                missed.find(|row| row.status == MilestoneStatus::Missed).map(|row| row.id.clone());
            let place =
                Place { table: TableId::Milestones, row, field: Some("status"), scenario: None };
            self.add(Severity::Care, text, Some(outcome.map.missed.into()), place);
        }
        for of in &outcome.grants {
            let milestone = of.grant.id.milestone();
            let milestone = milestone.and_then(|id| self.resolved.milestones.get(id.as_str()));
            let open = |row: &&Milestone| {
                row.status == MilestoneStatus::Planned && row.probability < EVEN_CHANCE
            };
            if let Some(row) = milestone.filter(open) {
                let place = Place::field(TableId::Milestones, &row.id, "probability");
                let name = named(&row.name, &row.id);
                let money = self.money(of.grant.amount);
                let text = format!("{name} is more likely missed than met: {money} hangs on it");
                self.add(Severity::Care, text, Some(of.grant.amount.into()), place);
            }
        }
        if !outcome.map.lost_untagged.is_zero() {
            let lost = outcome.map.lost_untagged;
            let text = format!("Untagged spend loses {} of MAP credit", self.money(lost));
            let place = Place {
                table: TableId::Workloads,
                row: None,
                field: Some("tag_coverage"),
                scenario: None,
            };
            self.add(Severity::Care, text, Some(lost.into()), place);
        }
    }
}
