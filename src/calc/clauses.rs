//! What each clause of the commitment is worth in cash: the deal with it less the deal without it, that clause
//! alone. What is not there is tried with the terms that [`Clause::tried`] says, so that it can be asked for.

use crate::{
    domain::{
        Cents, CommitmentTerms, Plan, Rate, TableId, Value,
        choice::Choice as _,
        commitment::{Assess, CreditsCount},
    },
    text::{Format, show},
};

use super::worth::{Change, Valuer};

/// What is tried of a clause that is not there.
const MARKETPLACE: Rate = Rate::from_millionths(250_000);
const CARRIED: Rate = Rate::from_millionths(100_000);
const BAND: Rate = Rate::from_millionths(50_000);
const RETURNED: Rate = Rate::from_millionths(500_000);
const DROPPED: Rate = Rate::from_millionths(200_000);

/// A clause of the commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// What people call it.
    pub title: &'static str,
    /// The field it hangs on.
    pub field: &'static str,
    /// What the scenario says of it; `None` where it is not there.
    pub stands: Option<String>,
    /// What was tried instead.
    pub tried: String,
    /// What it adds to deal value where it is there, else what it would add; `None` when a total is too large.
    pub worth: Option<Cents>,
}

/// The clauses of a commitment, and what those that are there come to together.
#[derive(Clone, Debug, PartialEq)]
pub struct Clauses {
    /// Each clause.
    pub all: Vec<Clause>,
    /// Deal value less that without any of them; `None` when a total is too large. Clauses may stand in for each
    /// other, so this is not the sum.
    pub together: Option<Cents>,
}

/// A clause before it is valued: what it sets where it is there, and where it is not.
struct Switch {
    title: &'static str,
    stands: Option<String>,
    tried: String,
    with: Vec<(&'static str, Value)>,
    without: (&'static str, Value),
}

/// Values the clauses of the scenario that the valuer stands on; none without a commitment.
pub fn clauses(valuer: &mut Valuer<'_>, format: &Format) -> Clauses {
    let switches = switches(valuer.plan(), format);
    let change = |(field, value): &(&'static str, Value)| {
        Change::new(TableId::Edp, TableId::Edp.word(), field, value.clone())
    };
    let off: Vec<Change> = switches
        .iter()
        .filter(|switch| switch.stands.is_some())
        .filter_map(|switch| change(&switch.without))
        .collect();
    let together = valuer.worth(&off).and_then(Cents::checked_neg);
    let all = switches.into_iter().map(|switch| {
        let worth = match switch.stands {
            Some(_) => {
                let without = change(&switch.without);
                without.and_then(|change| valuer.worth(&[change])?.checked_neg())
            }
            None => {
                let with: Vec<Change> = switch.with.iter().filter_map(change).collect();
                valuer.worth(&with)
            }
        };
        Clause {
            title: switch.title,
            field: switch.without.0,
            stands: switch.stands,
            tried: switch.tried,
            worth,
        }
    });
    let all = all.collect();
    Clauses { all, together }
}

fn switches(plan: &Plan, format: &Format) -> Vec<Switch> {
    let terms: &CommitmentTerms = &plan.edp;
    if !terms.included {
        return Vec::new();
    }
    let percent = |rate: Rate| show::rate_percent(rate, format.style);
    let share = |rate: Rate| (rate > Rate::ZERO).then(|| percent(rate));
    let (zero, word) = (Value::Rate(Rate::ZERO), |word: &'static str| Value::Word(word));
    // A clause that is one share: there where it is above nothing.
    let of_share = |title, (field, held), (tried, what): (Rate, &str)| Switch {
        title,
        stands: share(held),
        tried: format!("if {} {what}", percent(tried)),
        with: vec![(field, Value::Rate(tried))],
        without: (field, zero.clone()),
    };
    let mut all = vec![
        Switch {
            title: "Credits count",
            stands: match terms.credits_count {
                CreditsCount::Counts => Some("yes".to_owned()),
                CreditsCount::CountsExceptMap => Some("all but MAP".to_owned()),
                CreditsCount::DoesNotCount | CreditsCount::Unknown => None,
            },
            tried: "if all of them counted".to_owned(),
            with: vec![("credits_count", word(CreditsCount::Counts.word()))],
            without: ("credits_count", word(CreditsCount::DoesNotCount.word())),
        },
        Switch {
            title: "Marketplace counts",
            stands: share(terms.marketplace_rate.min(terms.marketplace_cap)).map(|_| {
                format!(
                    "{}, to {}",
                    percent(terms.marketplace_rate),
                    percent(terms.marketplace_cap)
                )
            }),
            tried: format!("if it counted to {} of the commitment", percent(MARKETPLACE)),
            with: vec![
                ("marketplace_rate", Value::Rate(Rate::ONE)),
                ("marketplace_cap", Value::Rate(MARKETPLACE)),
            ],
            without: ("marketplace_rate", zero.clone()),
        },
        of_share(
            "Carry-forward of a surplus",
            ("carry_forward", terms.carry_forward),
            (CARRIED, "were carried"),
        ),
        of_share("Band that is not billed", ("band", terms.band), (BAND, "could be missed")),
        Switch {
            title: "Assessed over the term",
            stands: (terms.assess == Assess::Term).then(|| "yes".to_owned()),
            tried: "if it were".to_owned(),
            with: vec![("assess", word(Assess::Term.word()))],
            without: ("assess", word(Assess::Yearly.word())),
        },
        of_share(
            "Shortfall returned as credit",
            ("shortfall_credit", terms.shortfall_credit),
            (RETURNED, "were returned"),
        ),
    ];
    let years = terms.whole_years();
    let dropped = terms.step_down_year.filter(|_| terms.step_down_share > Rate::ZERO);
    if years > 1 {
        all.push(Switch {
            title: "Step-down",
            stands: dropped
                .map(|year| format!("{} from year {year}", percent(terms.step_down_share))),
            tried: format!("if {} were dropped in year {years}", percent(DROPPED)),
            with: vec![
                ("step_down_share", Value::Rate(DROPPED)),
                ("step_down_year", Value::Count(years.into())),
            ],
            without: ("step_down_share", zero.clone()),
        });
    }
    all
}
