//! From the lines of an estimate to its preview.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Cost, DEFAULT_NAME, Estimate, Line, notices, stranger::Stranger};
use crate::io::import::{
    Found, Preview, Unknown, WorkloadRow,
    catalogue::{self, SUPPORT, UNCATEGORISED},
    environment::environment,
    text::{Amount, Style, amount, fold, style},
};
use crate::text::NumberStyle;

/// Anything larger is no amount; a plan's own limit is far below (and sums stay far from overflow).
const LARGEST: i64 = 1_000_000_000_000;

pub(super) fn preview(mut estimate: Estimate, style_of_reader: NumberStyle) -> Preview {
    let mut reader = Reader {
        style: amount_style(&estimate),
        currency: currency(&mut estimate),
        unknown: Vec::new(),
        strangers: Vec::new(),
        met: HashMap::new(),
    };
    let rows: Vec<_> = estimate.lines.iter().map(|line| reader.row(line)).collect();
    let twelve_months: Vec<_> =
        estimate.lines.iter().map(|line| reader.known(&line.cost.twelve_months)).collect();
    let stated = &estimate.stated;
    let mut preview = Preview {
        kind: estimate.kind,
        name: estimate.name.clone(),
        kept: rows.len(),
        skipped: estimate.skipped.len(),
        without_amount: rows.iter().filter(|row| row.monthly.is_none()).count(),
        total: sum(rows.iter().map(|row| row.monthly)),
        stated: reader.known(&stated.monthly),
        total_upfront: sum(rows.iter().map(|row| row.upfront)),
        stated_upfront: reader.known(&stated.upfront),
        total_12_months: sum(twelve_months),
        stated_12_months: reader.known(&stated.twelve_months),
        currency: reader.currency.clone(),
        unknown: estimate.skipped,
        rows: Found::Workloads(rows),
        notices: estimate.notices,
    };
    notices::add(&mut preview, &reader.strangers, style_of_reader);
    preview.unknown.extend(estimate.odd);
    preview.unknown.extend(reader.unknown);
    preview.unknown.extend(reader.strangers.into_iter().map(Stranger::into_unknown));
    preview.unknown.sort_by_key(|unknown| unknown.record);
    preview
}

struct Reader {
    style: Style,
    currency: String,
    unknown: Vec<Unknown>,
    strangers: Vec<Stranger>,
    /// Place of each stranger by its folded name.
    met: HashMap<String, usize>,
}

impl Reader {
    fn row(&mut self, line: &Line) -> WorkloadRow {
        let foreign = !line.currency.is_empty() && !same(&line.currency, &self.currency);
        let (monthly, upfront) = if foreign {
            let why = format!("In {}, while the file is in {}", line.currency, self.currency);
            self.note(line, &line.cost.monthly, &why);
            (None, None)
        } else {
            if fold(&line.cost.monthly).is_empty() {
                self.note(line, &line.service, "No monthly cost: it is not known, which is not 0");
            }
            (self.amount(line, &line.cost.monthly), self.amount(line, &line.cost.upfront))
        };
        let service_id = if line.is_support { SUPPORT } else { self.service(line) };
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
                self.note(line, text, &why);
                None
            }
            Amount::Known(value, _) if value.abs() <= Decimal::from(LARGEST) => Some(value),
            Amount::Known(..) | Amount::NotAnAmount => {
                self.note(line, text, "Not an amount");
                None
            }
        }
    }

    /// The same for cells that only serve the comparison of totals.
    fn known(&self, text: &str) -> Option<Decimal> {
        match amount(text, self.style) {
            Amount::Known(value, _) if value.abs() <= Decimal::from(LARGEST) => Some(value),
            _ => None,
        }
    }

    fn service(&mut self, line: &Line) -> &'static str {
        if let Some(entry) = catalogue::find(&line.service) {
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

    fn note(&mut self, line: &Line, text: &str, why: &str) {
        let (text, why) = (text.trim().to_owned(), why.to_owned());
        self.unknown.push(Unknown { record: line.record, text, why });
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

/// One style for all amounts of the file: they were written by one program.
fn amount_style(estimate: &Estimate) -> Style {
    let costs = estimate.lines.iter().map(|line| &line.cost).chain([&estimate.stated]);
    let cells =
        |cost: &'_ Cost| [&cost.monthly, &cost.upfront, &cost.twelve_months].map(|c| c.clone());
    let cells: Vec<String> = costs.flat_map(cells).collect();
    style(cells.iter().map(String::as_str), Style::Point)
}

fn currency(estimate: &mut Estimate) -> String {
    let stated = [&estimate.currency].into_iter().chain(estimate.lines.iter().map(|l| &l.currency));
    if let Some(code) = stated.into_iter().find(|code| !code.is_empty()) {
        return code.to_ascii_uppercase();
    }
    estimate.notices.push(String::from("The file names no currency; USD is assumed."));
    String::from("USD")
}

fn same(a: &str, b: &str) -> bool {
    a.trim().eq_ignore_ascii_case(b)
}

fn sum(amounts: impl IntoIterator<Item = Option<Decimal>>) -> Option<Decimal> {
    amounts.into_iter().flatten().reduce(|sum, amount| sum + amount)
}
