//! Synonyms of the words of a list, and ways to write that an amount is one of a month. They are read only
//! where the meaning is certain.

use super::{Spec, Unit};
use crate::text::{fold, squeezed};

/// Other names of words, without what stands between letters and digits. The seven Rs as AWS's own
/// glossary and the usual inventories have them, and what pages call a lower fee; nothing that two of them could be.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("rehost", &["liftandshift", "liftshift", "rehosting"]),
    ("relocate", &["hypervisorlevelliftandshift", "hypervisorliftandshift", "relocation"]),
    (
        "replatform",
        &[
            "lifttinkerandshift",
            "lifttinkershift",
            "liftandreshape",
            "liftandoptimize",
            "liftandoptimise",
            "replatforming",
        ],
    ),
    ("refactor", &["rearchitect", "refactorrearchitect", "rearchitecting", "refactoring"]),
    ("repurchase", &["dropandshop", "dropshop", "replace", "saas", "movetosaas", "repurchasing"]),
    ("retain", &["leave", "keep", "leaveasis", "keepasis", "revisit", "retainrevisit", "stay"]),
    ("retire", &["decommission", "decommissioned", "decom", "sunset", "switchoff", "retired"]),
    ("data_centre", &["datacenter", "onprem", "onpremise", "onpremises"]),
    ("other_cloud", &["azure", "gcp", "googlecloud"]),
    ("discount", &["cash", "feecut", "feereduction", "feediscount", "reducedfee", "lowerfees"]),
];

/// The word of a list that a text is a synonym of. What follows in brackets does not count:
/// "Rehost (lift and shift)" is `rehost`.
pub(super) fn find_word(
    words: &'static [(&'static str, &'static str)],
    text: &str,
) -> Option<&'static str> {
    let bare = text.split('(').next().unwrap_or_default();
    for name in [squeezed(text), squeezed(bare)] {
        for (word, label) in words {
            let others = SYNONYMS.iter().filter(|(of, _)| of == word);
            let is = |(_, names): &(&str, &[&str])| names.contains(&name.as_str());
            if squeezed(label) == name || others.clone().any(is) {
                return Some(word);
            }
        }
    }
    None
}

/// How people say that an amount is one of a month.
const A_MONTH: [&str; 8] =
    ["/month", "/ month", "/mo", "/ mo", "/mth", "per month", "a month", "monthly"];

/// The text without "per month" and the like at its end, in a column whose amounts are those of a month; any
/// other text unchanged.
///
/// ```
/// use tranche::{domain::TableId, table::{schema, synonyms::strip_per_month}};
/// let rate = schema(TableId::Workloads).spec_of("monthly_run_rate").unwrap();
/// assert_eq!(strip_per_month(rate, "12k per month"), "12k");
/// ```
pub fn strip_per_month<'t>(spec: &Spec, text: &'t str) -> &'t str {
    let ends = |c: char| c.is_ascii_alphabetic();
    let typed = text.trim_end().trim_end_matches('.');
    if spec.unit != Unit::PerMonth || !typed.ends_with(ends) {
        return text;
    }
    let low = fold(typed);
    let found = A_MONTH.iter().find(|words| low.ends_with(**words));
    let rest = found.and_then(|words| typed.get(..typed.len().checked_sub(words.len())?));
    rest.map_or(text, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{choice::Choice as _, workload::Strategy};

    #[test]
    fn the_seven_rs_go_by_their_usual_names() {
        for (text, expected) in [
            ("lift and shift", Strategy::Rehost),
            ("Lift-and-Shift", Strategy::Rehost),
            ("Lift & shift", Strategy::Rehost),
            ("Rehost (lift and shift)", Strategy::Rehost),
            ("lift, tinker and shift", Strategy::Replatform),
            ("re-platform", Strategy::Replatform),
            ("Re-architect", Strategy::Refactor),
            ("Refactor / re-architect", Strategy::Refactor),
            ("drop and shop", Strategy::Repurchase),
            ("decommission", Strategy::Retire),
            ("leave", Strategy::Retain),
            ("Keep", Strategy::Retain),
        ] {
            assert_eq!(find_word(Strategy::WORDS, text), Some(expected.word()), "{text}");
        }
        for text in ["lift", "modernise", "migrate", "", "(", "shift"] {
            assert_eq!(find_word(Strategy::WORDS, text), None, "{text}");
        }
    }

    #[test]
    fn a_lower_fee_is_what_the_page_calls_cash() {
        use crate::domain::{partner::PartnerForm, proserve::ProServeMode};
        for text in ["cash", "Cash", "fee cut", "Fee reduction", "lower fees"] {
            let word = ProServeMode::Discount.word();
            assert_eq!(find_word(ProServeMode::WORDS, text), Some(word), "{text}");
        }
        assert_eq!(find_word(PartnerForm::WORDS, "cash"), Some(PartnerForm::Cash.word()));
    }

    #[test]
    fn no_name_stands_for_two_words() {
        let all: Vec<_> = SYNONYMS.iter().flat_map(|(_, names)| names.iter()).collect();
        for (at, name) in all.iter().enumerate() {
            assert_eq!(squeezed(name), **name);
            assert!(!all[at + 1..].contains(name), "{name}");
        }
    }
}
