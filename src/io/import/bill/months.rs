//! The months of a bill, and those of a plan.
//!
//! Months that the plan has go in as they are. A bill of months that all lie before the plan says what a month costs
//! today: the mean of its last full months stands for each month of the plan. A part of a month is no run-rate.

use rust_decimal::Decimal;

use super::{
    gather::{Gathered, cents},
    sheet::Bill,
};
use crate::{
    domain::{Month, plan::Head},
    io::import::ImportError,
    text::show,
};

/// How many full months a run-rate is the mean of, at most.
const MEAN_OF: usize = 3;

/// The rows that go into the plan, and what is to be said of them.
///
/// # Errors
/// When no month of the file can be taken.
pub(super) fn into_plan(
    gathered: &Gathered,
    head: &Head,
) -> Result<(Bill, Vec<String>), ImportError> {
    let mut months: Vec<Month> = gathered.amounts.keys().map(|(_, month)| *month).collect();
    months.sort_unstable();
    months.dedup();
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return Err(ImportError::NoCharges);
    };
    let mut said = vec![match first == last {
        true => format!("Its lines are of {}.", show::month_long(*first)),
        false => {
            format!("Its lines are of {} to {}.", show::month_long(*first), show::month_long(*last))
        }
    }];
    let part: Vec<Month> =
        months.iter().copied().filter(|month| !is_full(gathered, *month)).collect();
    for month in &part {
        said.push(format!("{} is only a part of the month.", show::month_long(*month)));
    }
    let in_plan: Vec<Month> =
        months.iter().copied().filter(|month| head.months().any(|of| of == *month)).collect();
    if !in_plan.is_empty() {
        if in_plan.len() < months.len() {
            let out = months.len() - in_plan.len();
            said.push(format!(
                "{} outside the plan {} not taken.",
                counted(out),
                if out == 1 { "is" } else { "are" }
            ));
        }
        let amount = |service: &str, month: Month| {
            gathered.amounts.get(&(service.to_owned(), month)).copied()
        };
        return Ok((rows(gathered, &in_plan, &amount), said));
    }
    let full: Vec<Month> = months.into_iter().filter(|month| !part.contains(month)).collect();
    let mean_of = &full[full.len().saturating_sub(MEAN_OF)..];
    let (Some(from), Some(to)) = (mean_of.first(), mean_of.last()) else {
        return Err(ImportError::PartMonths {
            months: part.into_iter().map(show::month_long).collect(),
        });
    };
    said.push(match from == to {
        true => format!(
            "None of it lies in the plan, so each month of the plan gets what {} cost.",
            show::month_long(*from)
        ),
        false => format!(
            "None of it lies in the plan, so each month of the plan gets the mean of {} to {}.",
            show::month_long(*from),
            show::month_long(*to)
        ),
    });
    let mean = |service: &str, _: Month| {
        let sum: Decimal = mean_of
            .iter()
            .filter_map(|month| gathered.amounts.get(&(service.to_owned(), *month)))
            .copied()
            .sum();
        sum.checked_div(Decimal::from(mean_of.len()))
    };
    let all: Vec<Month> = head.months().collect();
    Ok((rows(gathered, &all, &mean), said))
}

fn counted(months: usize) -> String {
    if months == 1 { "1 month".to_owned() } else { format!("{months} months") }
}

/// Whether lines of a month reach from its first day to its last; where the file goes by months, it is taken to be.
fn is_full(gathered: &Gathered, month: Month) -> bool {
    let days = gathered.days.get(&month);
    days.is_none_or(|(first, last)| *first == month.first_day() && *last == month.last_day())
}

fn rows(
    gathered: &Gathered,
    months: &[Month],
    amount: &dyn Fn(&str, Month) -> Option<Decimal>,
) -> Bill {
    let head = std::iter::once("Service".to_owned()).chain(months.iter().map(Month::to_string));
    let services = gathered.services();
    let row = |service: &str| -> Vec<String> {
        let amounts = months.iter().map(|month| {
            amount(service, *month).map_or_else(String::new, |of| format!("{:.2}", cents(of)))
        });
        std::iter::once(service.to_owned()).chain(amounts).collect()
    };
    let rows = services.iter().map(|(service, ..)| row(service));
    Bill(std::iter::once(head.collect()).chain(rows).collect())
}
