//! Terms in words: a figure, a step, and the sentence on what to say next.

use crate::{
    domain::{Cents, Plan, Rate, Total},
    engine::{Assessed, Outcome, part},
    table::{Kind, Unit},
    text::{Format, show as write},
};

use super::{
    Term,
    step::Step,
    value::{day, month},
    year_title,
};

/// The largest commitment that would be met, as [`write::money_short`] shows it: never more than that.
/// Marketplace spend counts up to a share of the commitment, so where that binds a lower commitment also
/// counts less of it (`docs/engine.md`, section 5).
fn met(plan: &Plan, commitment: Cents, assessed: &Assessed) -> Total {
    let whole = i128::from(Rate::ONE.millionths());
    let cap = i128::from(plan.edp.marketplace_cap.millionths());
    let binds = part(commitment, &[plan.edp.marketplace_cap]) == assessed.marketplace;
    let met = if binds && cap < whole {
        Total::new(i128::from(assessed.fees.get()) * whole / (whole - cap))
    } else {
        assessed.fees + assessed.marketplace
    };
    write::money_short_floor(met.min(commitment.into()))
}

impl Term {
    /// A number of it as people read it.
    pub fn show(&self, number: Option<i64>, format: &Format) -> String {
        let Some(number) = number else { return "none".to_owned() };
        match self.spec.kind {
            Kind::Money { .. } | Kind::Amounts => write::money_short(Cents::new(number), format),
            Kind::Rate { unit, .. } => {
                write::rate(Rate::from_millionths(number), unit, format.style)
            }
            Kind::Month => write::month_short(month(number)),
            Kind::Day => write::day(day(number), format.dates),
            _ if self.spec.unit == Unit::Months => format!("{number} mo"),
            _ => number.to_string(),
        }
    }

    /// A step of it as people read it: `+$100K`, `−1 point`.
    pub fn show_step(&self, by: i64, format: &Format) -> String {
        let sign = if by < 0 { "\u{2212}" } else { "+" };
        let size = by.unsigned_abs();
        match self.spec.kind {
            Kind::Money { .. } | Kind::Amounts => write::money_short_signed(Cents::new(by), format),
            Kind::Rate { .. } => {
                let percent = write::rate_percent(Rate::from_millionths(by), format.style);
                let points = percent.trim_matches(['\u{2212}', '%']);
                format!("{sign}{points} {}", if points == "1" { "point" } else { "points" })
            }
            Kind::Month => format!("{sign}{size} mo"),
            Kind::Day => format!("{sign}{} mo", (size + 15) / 30),
            _ if self.spec.unit == Unit::Months => format!("{sign}{size} mo"),
            _ => format!("{sign}{size}"),
        }
    }
}

/// One sentence on what to say next: a shortfall first, since credit can't make up for a commitment that
/// is missed; else the step that gains most. `steps` are the terms with what their next step is worth.
pub fn say_next(plan: &Plan, outcome: &Outcome, steps: &[(Term, Step)], format: &Format) -> String {
    let missed = outcome.commitment.iter().find_map(|year| {
        let assessed = year.assessed.as_ref()?;
        (!assessed.shortfall.is_zero()).then_some((year, assessed))
    });
    if let Some((year, assessed)) = missed {
        let place = usize::try_from(year.year).unwrap_or(1).saturating_sub(1);
        let (short, met) = (assessed.shortfall, met(plan, year.commitment, assessed));
        return format!(
            "We are {} short of “{}” at {}. Bring it to {} first: what is short is paid whatever credit we are given.",
            write::money_short(short, format),
            year_title(plan, place),
            write::money_short(year.commitment, format),
            write::money_short(met, format)
        );
    }
    let gain = |(_, step): &&(Term, Step)| step.worth.unwrap_or(Cents::ZERO);
    match steps.iter().filter(|step| gain(step) > Cents::ZERO).max_by_key(gain) {
        Some((term, step)) => format!(
            "The next step that gains most is “{}” ({}): {} for {}.",
            term.title,
            term.hint,
            write::money_short_signed(step.worth.unwrap_or_default(), format),
            term.show_step(step.by, format)
        ),
        None => "No single step gains anything now: trade two terms at once, or offer a give that is still in hand.".to_owned(),
    }
}
