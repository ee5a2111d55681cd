//! From a record to the row it becomes: its amounts, its service, and what its group says.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{
    DEFAULT_NAME, Line,
    stranger::Stranger,
    sums::{self, Money, within_bounds},
};
use crate::io::import::{
    Reason, Unknown, WorkloadRow,
    catalogue::{self, SUPPORT, UNCATEGORISED},
    environment::environment,
    text::{Amount, Style, amount, fold},
};

/// What is known while the records become rows.
pub(super) struct Reader {
    style: Style,
    currency: String,
    pub(super) unknown: Vec<Unknown>,
    pub(super) strangers: Vec<Stranger>,
    /// Place of each stranger by its folded name.
    met: HashMap<String, usize>,
}

impl Reader {
    /// A reader of amounts in one style and currency.
    pub(super) fn of(style: Style, currency: String) -> Self {
        let (unknown, strangers, met) = (Vec::new(), Vec::new(), HashMap::new());
        Self { style, currency, unknown, strangers, met }
    }

    pub(super) fn row(&mut self, line: &Line, money: Money) -> WorkloadRow {
        let foreign = !line.currency.is_empty() && !same(&line.currency, &self.currency);
        let (monthly, upfront) = if foreign {
            let why = format!("In {}, while the file is in {}", line.currency, self.currency);
            self.note(line, &line.cost.monthly, &why, Reason::OtherCurrency);
            (None, None)
        } else {
            if fold(&line.cost.monthly).is_empty() {
                let why = "No monthly cost: it is not known, which is not 0";
                self.note(line, &line.service, why, Reason::NoAmount);
            }
            (self.amount(line, &line.cost.monthly), self.amount(line, &line.cost.upfront))
        };
        let service_id = if line.is_support { SUPPORT } else { self.service(line) };
        let year = money.first_year().filter(|_| monthly.is_some());
        self.named(line, service_id, monthly, upfront, year)
    }

    /// The row that a record becomes if the user takes it.
    pub(super) fn row_asked(&self, line: &Line) -> WorkloadRow {
        let label = sums::label(line);
        let entry = catalogue::find(&line.service).or_else(|| catalogue::find(&label));
        let money = Money::of(line, self.style);
        let id = entry.map_or(UNCATEGORISED, |entry| entry.id);
        let mut row = self.named(line, id, money.monthly, money.upfront, money.first_year());
        if line.service.is_empty() && line.description.is_empty() {
            (row.name, row.group) = (if label.is_empty() { row.name } else { label.clone() }, None);
        }
        if row.service.is_empty() {
            row.service = label;
        }
        row
    }

    fn named(
        &self,
        line: &Line,
        service_id: &str,
        monthly: Option<Decimal>,
        upfront: Option<Decimal>,
        first_year: Option<Decimal>,
    ) -> WorkloadRow {
        let place = if service_id == SUPPORT { Place::default() } else { Place::of(&line.groups) };
        let own_name = [&line.description, &line.service].into_iter().find(|name| !name.is_empty());
        let name = place.workload.or_else(|| own_name.cloned());
        WorkloadRow {
            record: line.record,
            name: name.unwrap_or_else(|| format!("Row {}", line.record)),
            group: place.group,
            environment: place.environment.map(str::to_owned),
            service: line.service.clone(),
            service_id: service_id.to_owned(),
            region: line.region.clone(),
            monthly,
            upfront,
            first_year,
            notes: if line.status.is_empty() {
                String::new()
            } else {
                format!("Status: {}", line.status)
            },
        }
    }

    /// The amount a cell holds; what is there and is none is listed.
    fn amount(&mut self, line: &Line, text: &str) -> Option<Decimal> {
        match amount(text, self.style) {
            Amount::Missing => None,
            Amount::Known(_, Some(code)) if !same(code, &self.currency) => {
                let why = format!("In {code}, while the file is in {}", self.currency);
                self.note(line, text, &why, Reason::OtherCurrency);
                None
            }
            Amount::Known(value, _) if within_bounds(value) => Some(value),
            Amount::Known(..) | Amount::NotAnAmount => {
                self.note(line, text, "Not an amount", Reason::NotAnAmount);
                None
            }
        }
    }

    /// The same for cells that only serve the comparison of totals.
    pub(super) fn known(&self, text: &str) -> Option<Decimal> {
        match amount(text, self.style) {
            Amount::Known(value, _) if within_bounds(value) => Some(value),
            _ => None,
        }
    }

    fn service(&mut self, line: &Line) -> &'static str {
        let name = if line.service.is_empty() { &line.description } else { &line.service };
        let found = catalogue::find(name);
        if let Some(entry) = found {
            return entry.id;
        }
        let at = *self.met.entry(fold(&line.service)).or_insert(self.strangers.len());
        if at == self.strangers.len() {
            let name = line.service.clone();
            self.strangers.push(Stranger { name, record: line.record, rows: 0 });
        }
        self.strangers[at].rows += 1;
        UNCATEGORISED
    }

    fn note(&mut self, line: &Line, text: &str, why: &str, reason: Reason) {
        let (text, why) = (text.trim().to_owned(), why.to_owned());
        self.unknown.push(Unknown { record: line.record, text, why, reason });
    }
}

/// What the levels of a group hierarchy say.
#[derive(Default)]
struct Place {
    workload: Option<String>,
    group: Option<String>,
    environment: Option<&'static str>,
}

impl Place {
    /// The last level that reads like an environment is the environment; the last other one names
    /// the workload. Levels that are environments and nothing else leave each service a workload.
    fn of(groups: &[String]) -> Self {
        let names = |level: &&String| fold(level) != DEFAULT_NAME && environment(level).is_none();
        let workload = groups.iter().rfind(names).cloned();
        Self {
            group: workload.is_some().then(|| groups.join(" > ")),
            environment: groups.iter().rev().find_map(|level| environment(level)),
            workload,
        }
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().eq_ignore_ascii_case(b)
}
