//! The timeline in words: its sentence, its table, and what is written on it.

use super::{Timeline, TimelineRow};
use crate::{
    chart::TextTable,
    domain::{Day, Total, choice::Choice as _},
    text::show,
};

/// Nothing applies.
const NONE: &str = "–";

/// What a row says about its end, from the longest form to the shortest.
pub(super) struct Fate {
    /// With the day.
    pub long: String,
    /// Without it.
    pub short: String,
}

impl Timeline {
    /// One sentence on the whole: how many credits, from when to when, what will be forfeited.
    pub fn sentence(&self) -> String {
        let last = self.months.last().copied().unwrap_or(self.plan_start);
        let span = format!(
            "from {} to {}",
            show::month_long(self.plan_start),
            show::month_long(last.max(self.plan_start))
        );
        let count = match self.rows.len() {
            0 => return format!("No credits yet, {span}"),
            1 => "1 credit".to_owned(),
            many => format!("{many} credits"),
        };
        let whole = self.money(self.headline);
        match self.rows.iter().filter_map(|row| row.lost_on).min() {
            Some(first) => format!(
                "{count} {span}; {} of {whole} will be forfeited, first on {}",
                self.money(self.forfeited),
                self.day(first)
            ),
            None => format!("{count} {span}; nothing of {whole} will be forfeited"),
        }
    }

    /// The same credits as rows of text, in the order of the chart.
    pub fn table(&self) -> TextTable {
        let headers = [
            "Credit",
            "Programme",
            "Amount",
            "Starts",
            "Ends",
            "Used",
            "Used up",
            "Forfeited",
            "Lost on",
            "Left after the plan",
        ];
        TextTable {
            headers: headers.map(str::to_owned).into(),
            rows: self.rows.iter().map(|row| self.cells(row)).collect(),
        }
    }

    fn cells(&self, row: &TimelineRow) -> Vec<String> {
        let none = || NONE.to_owned();
        let after = if row.beyond.is_zero() {
            self.money(row.remaining)
        } else {
            format!("{}, starts after the plan", self.money(row.beyond))
        };
        vec![
            row.name().to_owned(),
            row.program.label().to_owned(),
            self.money(row.amount),
            self.day(row.start),
            row.end.map_or_else(|| "Never".to_owned(), |end| self.day(end)),
            self.money(row.applied),
            row.used_up(&self.months).map_or_else(none, show::month_short),
            self.money(row.forfeited),
            row.lost_on.map_or_else(none, |day| self.day(day)),
            after,
        ]
    }

    /// An amount as the chart writes it.
    pub(super) fn money(&self, amount: Total) -> String {
        show::money_short(amount, &self.format)
    }

    /// A day as the chart writes it.
    pub(super) fn day(&self, day: Day) -> String {
        show::day(day, self.format.dates)
    }

    /// What becomes of what is not used; `None` when all is.
    pub(super) fn fate(&self, row: &TimelineRow) -> Option<Fate> {
        let (long, short) = if let Some(day) = row.lost_on {
            let lost = format!("{} lost", self.money(row.forfeited));
            (format!("{lost} {}", self.day(day)), lost)
        } else if !row.remaining.is_zero() {
            let left = format!("{} left", self.money(row.remaining));
            (format!("{left} after the plan"), left)
        } else if !row.beyond.is_zero() {
            ("starts after the plan".to_owned(), "after the plan".to_owned())
        } else {
            return None;
        };
        Some(Fate { long, short })
    }

    /// Everything about a credit, for the pointer.
    pub(super) fn note(&self, row: &TimelineRow) -> String {
        let ends = row.end.map_or_else(
            || format!("from {}, never ends", self.day(row.start)),
            |end| format!("{} to {}", self.day(row.start), self.day(end)),
        );
        let mut parts = vec![format!("{} used", self.money(row.applied))];
        if let Some(month) = row.used_up(&self.months) {
            parts = vec![format!("all used by {}", show::month_long(month))];
        }
        parts.extend(self.fate(row).map(|fate| fate.long));
        let (name, program) = (row.name(), row.program.label());
        let said = parts.join(", ");
        format!("{name}, {program}: {}, {ends}. {said}", self.money(row.amount))
    }
}

impl TimelineRow {
    /// Its label, or that it has none.
    pub(super) fn name(&self) -> &str {
        if self.label.trim().is_empty() { "Unnamed credit" } else { self.label.trim() }
    }
}
