//! What to get in writing.

use crate::domain::{choice::Choice as _, commitment::CreditsCount, rules::StackingRule};

use super::{Cell, Part, Source};

/// What to get in writing before signature: what the figures rest on and nobody has confirmed.
pub(super) fn clauses(source: &Source<'_>) -> Part {
    let plan = source.resolved;
    let mut clauses: Vec<String> = Vec::new();
    let mut need = |clause: String| clauses.push(clause);
    if plan.edp.included {
        need(match plan.edp.credits_count {
            CreditsCount::Counts => "Spend that credits cover counts towards the commitment.",
            CreditsCount::CountsExceptMap => "Spend that credits cover counts towards the commitment, except what MAP credits cover.",
            CreditsCount::DoesNotCount | CreditsCount::Unknown => "Whether spend that credits cover counts towards the commitment; the figures take it not to.",
        }.to_owned());
    }
    for rule in plan.stacking.iter().filter(|rule| !rule.confirmed) {
        let (a, b) = (rule.a.label(), rule.b.label());
        need(match rule.rule {
            StackingRule::Additive => {
                format!("{a} and {b} credits add up; neither takes the place of the other.")
            }
            StackingRule::Exclusive => {
                format!("How {a} and {b} credits, which don’t add up, take each other’s place.")
            }
        });
    }
    if plan.map.included {
        need(
            "The MAP scope by workload, the tag date and the evidence of each milestone."
                .to_owned(),
        );
        need(format!(
            "MAP credits live {} months from the day each is issued.",
            plan.map.credit_life_months
        ));
    }
    let counted = plan.credits.iter().filter(|credit| credit.included);
    let open =
        counted.filter(|credit| credit.clause.is_empty() && credit.remarks.source.is_empty());
    for credit in open {
        need(format!("“{}”: amount, services, end and order of use.", credit.name));
    }
    if plan.partners.iter().any(|partner| partner.included) {
        need("Each partner states the funding it receives and the share it passes on.".to_owned());
    }
    Part {
        title: "Clauses to obtain before signature".to_owned(),
        rows: clauses.into_iter().map(|clause| vec![Cell::from(clause)]).collect(),
        ..Part::default()
    }
}
