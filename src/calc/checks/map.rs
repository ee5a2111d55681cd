//! What MAP credit rests on: workloads that move, and milestones that release it.

use super::{Place, Severity, rules::Checks};
use crate::{
    calc::dates::named,
    domain::{Rate, TableId, Total, migration::Release},
    engine::{Outcome, map_nominal, part},
    text::show,
};

impl Checks<'_> {
    /// Workloads that MAP counts but that never move.
    pub fn workloads(&mut self) {
        let plan = self.resolved;
        let open = plan.workloads.iter().filter(|row| {
            row.cutover.is_none() && row.strategy.moves() && !row.monthly_run_rate.is_zero()
        });
        let (mut first, mut count, mut nominal) = (None, 0, Total::ZERO);
        for row in open {
            first = first.or(Some(row));
            count += 1;
            nominal += map_nominal(row, &plan.map);
        }
        let Some(row) = first else { return };
        let place = Place::field(TableId::Workloads, &row.id, "cutover");
        let money = Some(nominal).filter(|_| plan.map.included);
        let counts = money.filter(|money| !money.is_zero()).map_or_else(String::new, |money| {
            format!(", but {} of MAP credit counts on them", self.money(money))
        });
        let text = match count {
            1 => format!("{} has no cutover yet{counts}", named(&row.name, &row.id)),
            _ => format!("{count} workloads have no cutover yet{counts}"),
        };
        self.add(Severity::Care, text, money, place);
    }

    /// MAP credit that no milestone releases.
    pub fn milestones(&mut self, outcome: &Outcome) {
        let (map, pool) = (&self.resolved.map, outcome.map.pool);
        let shares = Rate::checked_sum(self.resolved.milestones.iter().map(|row| row.share));
        // Shares too many to add up leave nothing open, as do those of the whole and more.
        let rest = shares.and_then(Rate::complement).filter(|rest| *rest > Rate::ZERO);
        let (Some(shares), Some(rest)) = (shares, rest) else { return };
        let open = part(pool, &[rest]);
        if !map.included || map.release != Release::Milestones || open.is_zero() {
            return;
        }
        let place = Place { table: TableId::Milestones, row: None, field: None, scenario: None };
        let text = if shares == Rate::ZERO {
            "No milestone releases MAP credit, so none of it counts: add milestones, or release it by tagged spend".to_owned()
        } else {
            let share = show::rate_percent_short(shares, self.format.style);
            format!(
                "Milestones release {share} of the MAP credit: {} never comes",
                self.money(open)
            )
        };
        self.add(Severity::Care, text, Some(open), place);
    }
}
