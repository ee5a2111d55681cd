//! What counts towards the commitment, year by year, under each answer to “do credits count?”.

mod draw;
#[cfg(test)]
mod tests;

use super::TextTable;
use crate::{
    calc::commitment::{Answer, ComesTo},
    domain::{Cents, Total, choice::Choice as _},
    text::{Format, show},
};

/// The chart's data: the answers as they are.
pub struct Years<'a> {
    /// The answers.
    pub answers: &'a [Answer],
    /// How figures are written.
    pub format: &'a Format,
}

impl Years<'_> {
    fn money(&self, amount: impl Into<Total>) -> String {
        show::money_short(amount, self.format)
    }

    /// One sentence on the whole.
    pub fn sentence(&self) -> String {
        let years = self.answers.first().map_or(0, |answer| answer.years.len());
        let mut sentence = format!("Contract years against their commitment: {years}");
        for answer in self.answers {
            let short = self.money(answer.shortfall);
            sentence.push_str(&format!("; if credits “{}”, {short} short", answer.answer.label()));
        }
        sentence
    }

    /// The same as rows of text.
    pub fn table(&self) -> TextTable {
        let headers = ["Year", "Answer", "Commitment", "Fees", "Marketplace", "Short", "Headroom"];
        let mut rows = Vec::new();
        for answer in self.answers {
            for year in &answer.years {
                let of = |figure: fn(&ComesTo) -> Cents| {
                    year.comes_to
                        .as_ref()
                        .map_or_else(|| "–".to_owned(), |to| self.money(figure(to)))
                };
                rows.push(vec![
                    format!("{}, from {}", year.year, show::month_short(year.from)),
                    answer.answer.label().to_owned(),
                    self.money(year.commitment),
                    of(|to| to.fees),
                    of(|to| to.marketplace),
                    of(|to| to.shortfall),
                    year.comes_to.as_ref().map_or_else(
                        || "–".to_owned(),
                        |to| show::money_short_signed(to.headroom(year.commitment), self.format),
                    ),
                ]);
            }
        }
        TextTable { headers: headers.map(str::to_owned).into(), rows }
    }
}
