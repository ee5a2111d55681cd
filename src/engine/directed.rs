//! Directed allocation (`docs/engine.md`, section 7): what the credits could cover if the buyer
//! chose the lines, inside their own scopes, windows, sharing, day caps and coverage limits.

mod flow;

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use super::{
    bill::{self, Bill, Exclusive, Ready, Rules, day_cap, in_order},
    charged::Charged,
    charges::Line,
    credits::Granted,
    exact::round,
};
use crate::domain::{Application, Cents, Id, Month, Rate, TooLarge, Total};
use flow::{Arc, Flow, Node};

/// The best directed allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directed {
    /// Credits applied.
    pub applied: Cents,
    /// Weighted by service: `round` of Σ weight × amount.
    pub weighted: Cents,
    /// By service, in id order, without zeros.
    pub applied_by_service: Vec<(Id, Cents)>,
}

/// The best of: each phase optimal; the published order with exclusive pairs lifted; the published
/// order as it is. By weighted amount, then amount; the first named wins a tie.
pub(super) fn best(charged: &Charged<'_>, granted: &Granted) -> Result<Directed, TooLarge> {
    let index = charged.index;
    let optimal = phases(charged, granted)?;
    let published = |exclusive| -> Result<Vec<Total>, TooLarge> {
        let Bill { by_service, .. } = bill::run(charged, &granted.grants, exclusive, &mut |_| {})?;
        Ok(by_service)
    };
    let mut best: Option<(i128, Total, Vec<Total>)> = None;
    for by_service in [optimal, published(Exclusive::Lifted)?, published(Exclusive::Held)?] {
        let weight = |(applied, facts): (&Total, &super::index::ServiceFacts)| {
            applied.get() * i128::from(facts.weight.millionths())
        };
        let weighted: i128 = by_service.iter().zip(&index.services).map(weight).sum();
        let applied: Total = by_service.iter().copied().sum();
        if best.as_ref().is_none_or(|(w, a, _)| (weighted, applied) > (*w, *a)) {
            best = Some((weighted, applied, by_service));
        }
    }
    let (weighted, applied, by_service) = best.unwrap_or_default();
    let by_service =
        index.services.iter().zip(by_service).filter(|(_, applied)| !applied.is_zero());
    Ok(Directed {
        applied: applied.fit()?,
        weighted: Total::new(round(weighted, i128::from(Rate::ONE.millionths()))).fit()?,
        applied_by_service: by_service
            .map(|(facts, applied)| Ok((facts.id.clone(), applied.fit()?)))
            .collect::<Result<_, _>>()?,
    })
}

/// One line in one month, and its charge at the start of the phase.
#[derive(Clone, Copy)]
struct Spot {
    month: usize,
    line: usize,
    gross: Cents,
    basis: Cents,
}

/// Phase A over all months, then the discount, then phase B, each a maximum-weight flow.
fn phases(charged: &Charged<'_>, granted: &Granted) -> Result<Vec<Total>, TooLarge> {
    let (index, lines) = (charged.index, charged.lines.as_slice());
    let rules = Rules::of(charged.plan, Exclusive::Lifted);
    let credits = in_order(index, &granted.grants);
    let months: Vec<Month> = charged.plan.head.months().collect();
    let mut spots = Vec::new();
    for month in 0..months.len() {
        let charged = lines.iter().enumerate().filter(|(_, line)| line.gross[month] > Cents::ZERO);
        spots.extend(charged.map(|(number, line)| Spot {
            month,
            line: number,
            gross: line.gross[month],
            basis: line.gross[month],
        }));
    }
    // Lines come by account and service already, so a stable sort by weight leaves ties in order.
    spots.order_by_key(|spot| Reverse(index.services[lines[spot.line].service].weight));
    let problem = Problem { lines, rules: &rules, credits: &credits, months: &months };
    let mut by_service = vec![Total::ZERO; index.services.len()];
    let mut tally = |spots: &[Spot], got: &[i64]| {
        for (spot, amount) in spots.iter().zip(got) {
            by_service[lines[spot.line].service] += Cents::new(*amount);
        }
    };
    let before = problem.solve(&spots, Application::Before);
    tally(&spots, &before);
    for (spot, applied) in spots.iter_mut().zip(&before) {
        let left = (spot.gross - Cents::new(*applied)).fit()?;
        spot.basis = charged.kept(spot.month, &lines[spot.line]).of(left)?;
    }
    let after = problem.solve(&spots, Application::After);
    tally(&spots, &after);
    Ok(by_service)
}

struct Problem<'a> {
    lines: &'a [Line],
    rules: &'a Rules,
    credits: &'a [Ready],
    months: &'a [Month],
}

impl Problem<'_> {
    /// What each spot gets, in the order of the spots.
    fn solve(&self, spots: &[Spot], phase: Application) -> Vec<i64> {
        let credits: Vec<&Ready> =
            self.credits.iter().filter(|credit| credit.application == phase).collect();
        let nodes = spots.iter().map(|spot| self.node(spot, &credits)).collect();
        Flow::new(credits.iter().map(|credit| credit.balance).collect(), nodes).maximise()
    }

    fn node(&self, spot: &Spot, credits: &[&Ready]) -> Node {
        let (line, month) = (&self.lines[spot.line], self.months[spot.month]);
        // No more than the charge itself can be covered, whatever a credit's limits.
        let basis = spot.basis.get();
        let reaching = credits.iter().enumerate().filter(|(_, credit)| {
            basis > 0 && credit.reaches(line.account, line.service) && credit.valid_days(month) > 0
        });
        let mut rooms: Vec<(usize, i64)> = Vec::new();
        let arcs = reaching.map(|(number, credit)| {
            let room = rooms
                .iter()
                .position(|(program, _)| *program == credit.program)
                .unwrap_or_else(|| {
                    let room = self.rules.room(credit.program, basis).unwrap_or(basis);
                    rooms.push((credit.program, room));
                    rooms.len() - 1
                });
            Arc {
                credit: number,
                room,
                cap: day_cap(credit, month, basis).unwrap_or(basis),
                flow: 0,
            }
        });
        let arcs = arcs.collect();
        Node { open: basis, arcs, rooms: rooms.into_iter().map(|(_, room)| room).collect() }
    }
}
