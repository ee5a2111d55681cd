//! What each answer to “do credits count?” costs, year by year: the clause to get.

use crate::{
    domain::{
        Cents, Month, Plan, Total,
        commitment::{Basis, CreditsCount},
    },
    engine::{Outcome, Treatment, YearOutcome},
    text::{Format, show},
};

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The answer.
    pub answer: CreditsCount,
    /// What credits cost in shortfall under it.
    pub cost: Total,
    /// Deal value of the scenario under it.
    pub deal_value: Total,
    /// Shortfall billed with credits, over the assessed years.
    pub shortfall: Total,
    /// Whether the scenario is computed with it.
    pub taken: bool,
    /// The contract years.
    pub years: Vec<Year>,
}

/// One contract year under one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// From 1.
    pub year: u32,
    /// Its first month.
    pub from: Month,
    /// What was committed.
    pub commitment: Cents,
    /// What it comes to; `None` when it can't be assessed.
    pub comes_to: Option<ComesTo>,
}

/// What a contract year comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComesTo {
    /// Fees that count, with credits.
    pub fees: Cents,
    /// Fees that count, without any credit.
    pub fees_without: Cents,
    /// Marketplace charges that count.
    pub marketplace: Cents,
    /// Surplus of the year before that counts, with credits.
    pub carried: Cents,
    /// What is missing, with credits.
    pub shortfall: Cents,
    /// What of it is billed, with credits.
    pub billed: Cents,
    /// What would be missing without any credit.
    pub shortfall_without: Cents,
    /// What of that would be billed.
    pub billed_without: Cents,
}

impl ComesTo {
    /// What counts beyond the commitment, with credits; negative when something is missing.
    pub fn headroom(&self, commitment: Cents) -> Total {
        self.fees + self.marketplace + self.carried - commitment
    }
}

/// The three answers, in the order of [`Treatment::ALL`]; none when there is no commitment.
pub fn answers(plan: &Plan, outcome: &Outcome) -> Vec<Answer> {
    const ANSWERS: [CreditsCount; 3] =
        [CreditsCount::Counts, CreditsCount::DoesNotCount, CreditsCount::CountsExceptMap];
    let taken = Treatment::of(plan.edp.credits_count);
    let [without, ..] = &outcome.commitment_by_answer;
    let mut all = Vec::new();
    let computed = outcome.commitment_by_answer.iter().zip(outcome.cash_with_by_answer);
    for (answer, (years, cash_with)) in ANSWERS.into_iter().zip(computed) {
        if years.is_empty() {
            continue;
        }
        let (cost, shortfall) = cost(years);
        all.push(Answer {
            answer,
            cost,
            // Nothing else of it depends on the answer but what returned credits take off the bill.
            deal_value: outcome.deal_value + outcome.cash_with - cash_with + outcome.shortfall_cost
                - cost,
            shortfall,
            taken: Treatment::of(answer) == taken,
            years: years.iter().zip(without).map(|(of, without)| year(plan, of, without)).collect(),
        });
    }
    all
}

/// What credits cost in billed shortfall, and what is billed with them.
fn cost(years: &[YearOutcome]) -> (Total, Total) {
    let (mut cost, mut shortfall) = (Total::ZERO, Total::ZERO);
    for assessed in years.iter().filter_map(|year| year.assessed.as_ref()) {
        cost += assessed.billed - assessed.billed_without;
        shortfall += assessed.billed;
    }
    (cost, shortfall)
}

/// Where credits count, the fees are those without any credit: the engine's first row for every answer.
fn year(plan: &Plan, of: &YearOutcome, without: &YearOutcome) -> Year {
    let fees_without = without.assessed.as_ref().map(|assessed| assessed.fees);
    let comes_to = of.assessed.as_ref().zip(fees_without).map(|(assessed, fees_without)| ComesTo {
        fees: assessed.fees,
        fees_without,
        marketplace: assessed.marketplace,
        carried: assessed.carried,
        shortfall: assessed.shortfall,
        billed: assessed.billed,
        shortfall_without: assessed.shortfall_without,
        billed_without: assessed.billed_without,
    });
    let from = plan.edp.start.plus(12 * (of.year.cast_signed() - 1));
    Year { year: of.year, from, commitment: of.commitment, comes_to }
}

/// The clause to get: what the best answer is worth against the worst and against what the plan
/// takes now.
pub fn clause(plan: &Plan, answers: &[Answer], format: &Format) -> String {
    let best = answers.iter().min_by_key(|answer| answer.cost);
    let worst = answers.iter().max_by_key(|answer| answer.cost);
    let (Some(best), Some(worst)) = (best, worst) else {
        return "There is no commitment in this scenario.".to_owned();
    };
    let money = |total: Total| show::money_short(total, format);
    let open = answers.iter().any(|a| a.years.iter().any(|year| year.comes_to.is_none()));
    let open =
        if open { " Years that can't be assessed inside this plan are left out." } else { "" };
    if best.cost == worst.cost {
        let what = if best.shortfall.is_zero() {
            "the commitment is met under each".to_owned()
        } else {
            format!("{} is short under each", money(best.shortfall))
        };
        return format!("Every answer comes to the same here: {what}.{open}");
    }
    let gain = |than: &Answer| money(than.cost - best.cost);
    let except = answers.iter().find(|answer| answer.answer == CreditsCount::CountsExceptMap);
    let fall_back = match except.filter(|except| except.answer != best.answer) {
        None => String::new(),
        Some(except) if except.cost == best.cost => {
            format!(" “{}” would do as well here.", statement(except.answer))
        }
        Some(except) if except.cost < worst.cost => format!(
            " “{}” still gets {} of that.",
            statement(except.answer),
            money(worst.cost - except.cost)
        ),
        Some(except) => format!(" “{}” would not help.", statement(except.answer)),
    };
    let taken = answers.iter().find(|answer| answer.taken).filter(|taken| taken.cost > best.cost);
    let against = match taken {
        None => "This scenario has it.".to_owned(),
        Some(_) if plan.edp.credits_count == CreditsCount::Unknown => {
            "It is not known yet and taken not to count.".to_owned()
        }
        Some(taken) if taken.cost == worst.cost => "This scenario has nothing of it.".to_owned(),
        Some(taken) => format!("This scenario lacks {} of it.", gain(taken)),
    };
    format!(
        "Get “{}” in writing: worth {} against “{}”.{fall_back} {against}{open}",
        wording(best.answer),
        gain(worst),
        statement(worst.answer)
    )
}

/// An answer as a statement.
pub fn statement(answer: CreditsCount) -> &'static str {
    match answer {
        CreditsCount::Counts => "Credits count",
        CreditsCount::CountsExceptMap => "All but MAP count",
        CreditsCount::DoesNotCount | CreditsCount::Unknown => "Credits don’t count",
    }
}

/// How a clause says an answer.
pub fn wording(answer: CreditsCount) -> &'static str {
    match answer {
        CreditsCount::Counts => "fees paid with credits count towards the commitment",
        CreditsCount::CountsExceptMap => {
            "fees paid with credits other than MAP count towards the commitment"
        }
        CreditsCount::DoesNotCount | CreditsCount::Unknown => {
            "fees paid with credits do not count towards the commitment"
        }
    }
}

/// What the other basis does to the discount and the fees: which one to ask for.
pub fn basis_effect(plan: &Plan, now: &Outcome, other: &Outcome, format: &Format) -> String {
    let (here, there) = match plan.edp.basis {
        Basis::Net => ("after", "before"),
        Basis::Gross => ("before", "after"),
    };
    let gain = other.deal_value - now.deal_value;
    let shortfall = other.billed() - now.billed();
    if gain.is_zero() && shortfall.is_zero() {
        return format!(
            "Measured {here} the discount; measuring {there} it would change nothing here."
        );
    }
    format!(
        "Measured {here} the discount. Measured {there} it, the shortfall would change by {} and deal value by {}.",
        show::money_short_signed(shortfall, format),
        show::money_short_signed(gain, format)
    )
}

/// The plan measured on the other basis.
pub fn other_basis(plan: &Plan) -> Plan {
    let mut next = plan.clone();
    let edp = std::sync::Arc::make_mut(&mut next.edp.0);
    edp.basis = match edp.basis {
        Basis::Net => Basis::Gross,
        Basis::Gross => Basis::Net,
    };
    next
}

/// Which contract years end after the plan, so that nobody knows whether they are met: `year 3 not assessed`.
/// Empty where all are assessed.
pub fn not_assessed(outcome: &Outcome) -> String {
    let open = outcome.commitment.iter().filter(|year| year.assessed.is_none());
    let open: Vec<String> = open.map(|year| year.year.to_string()).collect();
    match open.len() {
        0 => String::new(),
        1 => format!("year {} not assessed", open.join("")),
        _ => format!("years {} not assessed", open.join(", ")),
    }
}
