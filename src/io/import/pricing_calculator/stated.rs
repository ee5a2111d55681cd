//! What a file itself says its totals are: in the summary above the table, or in words below it.

use super::{
    Cost,
    words::{Period, is_only_sum, is_sum},
};
use crate::io::import::text::{Amount, Record, Style, amount};

/// The summary above the table: a header and one record of totals.
#[derive(Debug, Default)]
pub(super) struct Preamble {
    /// What the cells of the header above are.
    header: Vec<Option<Period>>,
    pub(super) found: bool,
    /// How many summaries there are.
    pub(super) count: usize,
    pub(super) stated: Cost,
    pub(super) currency: String,
}

impl Preamble {
    /// Takes what a record outside the table says; whether it is a summary. The first one counts.
    pub(super) fn take(&mut self, record: &Record) -> bool {
        let cells: Vec<&str> = record.cells().map(str::trim).collect();
        let is_amount = |cell: &&str| {
            [Style::Point, Style::Comma]
                .iter()
                .any(|style| matches!(amount(cell, *style), Amount::Known(..)))
        };
        let code =
            |cell: &&&str| cell.len() == 3 && cell.bytes().all(|byte| byte.is_ascii_uppercase());
        let amounts = cells.iter().filter(|cell| is_amount(cell)).count();
        if amounts == 0 {
            let named: Vec<_> = cells
                .iter()
                .map(|cell| Some(*cell).filter(|c| c.len() < 60).and_then(Period::named))
                .collect();
            let periods = named.iter().flatten().count();
            if periods >= 2 {
                self.header = named;
            }
            return false;
        }
        // Without its header, three amounts and a currency are the calculator's own order.
        let alone = [Some(Period::Advance), Some(Period::Month), Some(Period::Year)];
        let header = self.header.clone();
        let header = match header.is_empty() {
            true if amounts == 3
                && cells.iter().take(3).all(is_amount)
                && cells.get(3).is_some_and(|c| code(&c)) =>
            {
                &alone[..]
            }
            true => return false,
            false => &header,
        };
        self.count += 1;
        if self.found {
            return true;
        }
        let of =
            |period| header.iter().position(|p| *p == Some(period)).and_then(|at| cells.get(at));
        let text = |period| of(period).map_or(String::new(), |cell| (*cell).to_owned());
        self.found = true;
        self.stated = Cost {
            monthly: text(Period::Month),
            upfront: text(Period::Advance),
            twelve_months: text(Period::Year),
        };
        self.currency =
            cells.iter().find(|cell| code(cell)).map_or(String::new(), |cell| (*cell).to_owned());
        true
    }
}

/// An amount that a short text names as a total: `Total monthly : 8,559.94 USD`.
pub(super) fn in_words(text: &str, style: Style) -> Option<(Option<Period>, &str)> {
    const LONGEST: usize = 80;
    let begins = |(at, c): &(usize, char)| {
        let before = text[..*at].chars().next_back();
        (c.is_ascii_digit() || "$€£-−(".contains(*c))
            && before.is_none_or(|b| b.is_whitespace() || ":=".contains(b))
    };
    let named = |at: usize| matches!(amount(&text[at..], style), Amount::Known(..));
    let at = text.char_indices().filter(begins).map(|(at, _)| at).find(|at| named(*at))?;
    let (label, amount) = text.split_at(at);
    let announced = label.trim_end().ends_with([':', '=']);
    let label = label.trim().trim_end_matches([':', '=']).trim_end();
    let is_total = is_sum(label) || Period::named(label).is_some();
    let is_total = is_total && (announced || is_only_sum(label));
    (text.len() <= LONGEST && !label.is_empty() && is_total)
        .then(|| (Period::named(label), amount.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_in_words_are_found() {
        for (text, period, amount) in [
            ("Total monthly : 8,559.94 USD", Some(Period::Month), "8,559.94 USD"),
            ("Totally per year: 102,163.89 USD", Some(Period::Year), "102,163.89 USD"),
            ("Totally upfront: 0", Some(Period::Advance), "0"),
            ("Monthly cost is: $5822.61", Some(Period::Month), "$5822.61"),
            ("Total = 150", None, "150"),
        ] {
            assert_eq!(in_words(text, Style::Point), Some((period, amount)), "{text}");
        }
        for text in [
            "Increased instances to 10",
            "Total",
            "1,200",
            "Total cost went down by 1,000",
            "Pricing of 3 tiers is 10 each",
        ] {
            assert_eq!(in_words(text, Style::Point), None, "{text}");
        }
    }
}
