//! Estimates of the Simple Monthly Calculator, retired in 2020: a row per service, its parts below it,
//! a free tier discount and the total at the end.

use rust_decimal::Decimal;

use super::{Cost, Estimate, Line};
use crate::io::import::{
    ImportError, Kind, Reason, Unknown,
    checks::slack,
    text::{Amount, Header, Record, Records, Style, amount, delimiters, style},
};

/// How many records a table may be preceded by.
const HEADER_WITHIN: usize = 20;

/// Whether a text holds such an estimate.
pub fn is_estimate(text: &str) -> bool {
    find(text).is_some()
}

/// What separates the cells, and the header with how many records precede it.
fn find(text: &str) -> Option<(u8, usize, Header)> {
    delimiters(text).into_iter().find_map(|by| {
        let mut records = Records::new(text, by).take(HEADER_WITHIN).enumerate();
        records.find_map(|(at, record)| {
            let header = Header::of(&record);
            header.has(&["service type", "service price"]).then_some((by, at, header))
        })
    })
}

pub(super) fn read(text: &str) -> Result<Estimate, ImportError> {
    let (by, before, header) = find(text).ok_or(ImportError::UnknownText)?;
    let records: Vec<Record> = Records::new(text, by).skip(before + 1).collect();
    let prices = || records.iter().map(|record| cell(record, &header, "service price"));
    let mut reader = Reader {
        style: style(prices(), Style::Point),
        header,
        estimate: Estimate::of(Kind::SimpleMonthlyCalculator),
        parts: Vec::new(),
        discount: Decimal::ZERO,
    };
    for record in &records {
        reader.take(record);
    }
    reader.close();
    Ok(reader.finish())
}

struct Reader {
    header: Header,
    style: Style,
    estimate: Estimate,
    /// The parts of the last service: what they are called, where they are and what they cost.
    parts: Vec<(String, String, Decimal)>,
    discount: Decimal,
}

impl Reader {
    fn take(&mut self, record: &Record) {
        let of = |name| cell(record, &self.header, name).to_owned();
        let (service, part, region) = (of("service type"), of("components"), of("region"));
        let (price, part_price) = (of("service price"), of("component price"));
        let label =
            [&region, &part].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
        match (service.is_empty(), self.value(&price), self.value(&part_price)) {
            (false, Some(_), _) => {
                self.close();
                let monthly = price;
                let cost = Cost { monthly, ..Cost::default() };
                self.estimate.lines.push(Line {
                    record: record.number,
                    service,
                    cost,
                    joined: joined(record),
                    ..Line::default()
                });
            }
            (true, None, Some(value)) if !part.is_empty() => self.parts.push((part, region, value)),
            // Below the services: a discount, or a total.
            (true, Some(value), _) if value < Decimal::ZERO => {
                self.discount += value;
                self.leave_out(record, "A discount is no workload", Reason::Discount);
            }
            (true, Some(_), _) => {
                let upfront = label.to_ascii_lowercase().contains("one-time");
                let stated = &mut self.estimate.stated;
                *(if upfront { &mut stated.upfront } else { &mut stated.monthly }) = price;
                self.leave_out(record, "The total of the services above: left out", Reason::Sum);
            }
            _ => {}
        }
    }

    fn value(&self, text: &str) -> Option<Decimal> {
        match amount(text, self.style) {
            Amount::Known(value, _) => Some(value),
            _ => None,
        }
    }

    fn leave_out(&mut self, record: &Record, why: &str, reason: Reason) {
        let text = joined(record);
        self.estimate.skipped.push(Unknown {
            record: record.number,
            text,
            why: why.to_owned(),
            reason,
        });
    }

    /// Looks at the last service and its parts: what is paid once is upfront.
    fn close(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        let Some(line) = self.estimate.lines.last_mut() else { return };
        let regions = || parts.iter().map(|(_, region, _)| region.as_str());
        (line.service, line.region) = split(&line.service, regions());
        let once: Decimal =
            parts.iter().filter(|(name, ..)| is_once(name)).map(|(.., value)| *value).sum();
        let all: Decimal = parts.iter().map(|(.., value)| *value).sum();
        let Amount::Known(price, _) = amount(&line.cost.monthly, self.style) else { return };
        let near = |value: Decimal| (price - value).abs() <= slack(parts.len());
        let write = |value: Decimal| match self.style {
            Style::Point => value.to_string(),
            Style::Comma => value.to_string().replace('.', ","),
        };
        if !once.is_zero() {
            line.cost.upfront = write(once);
            if near(all) {
                line.cost.monthly = write(price - once);
            }
        }
        if !parts.is_empty() && !near(all) && !near(all - once) {
            let why = format!(
                "Its parts add up to {}, not to its own price of {}",
                all.normalize(),
                price.normalize()
            );
            let text = line.joined.clone();
            self.estimate.odd.push(Unknown {
                record: line.record,
                text,
                why,
                reason: Reason::Inconsistent,
            });
        }
    }

    fn finish(self) -> Estimate {
        let Self { mut estimate, discount, style, .. } = self;
        if !discount.is_zero() {
            if let Amount::Known(total, _) = amount(&estimate.stated.monthly, style) {
                let gross = total - discount;
                estimate.stated.monthly = match style {
                    Style::Point => gross.to_string(),
                    Style::Comma => gross.to_string().replace('.', ","),
                };
            }
            estimate.notices.push(format!(
                "The free tier takes {} a month off the file’s total, for the first 12 months at most: it is left out.",
                (-discount).normalize()
            ));
        }
        estimate.notices.push(String::from(
            "This is an estimate of the Simple Monthly Calculator, retired in 2020: its prices are of that time.",
        ));
        estimate
    }
}

fn cell<'a>(record: &'a Record, header: &Header, name: &str) -> &'a str {
    header.position(name).map_or("", |at| record.cell(at).trim())
}

fn joined(record: &Record) -> String {
    let cells = record.cells().map(str::trim).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(", ")
}

fn is_once(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    part.contains("one-time") || part.contains("one time") || part.contains("upfront")
}

/// A service's own name and its region: `Amazon EC2 Service (US East (Ohio))`. What is in brackets is the
/// region where one of its parts names that.
fn split<'a>(name: &str, mut regions: impl Iterator<Item = &'a str>) -> (String, String) {
    let in_brackets = name.strip_suffix(')').and_then(|name| name.split_once(" ("));
    let region = in_brackets
        .filter(|(_, inner)| regions.any(|region| region == *inner) || inner.contains('('));
    let (name, region) = match region {
        Some((name, region)) => (name, region),
        None => (name, ""),
    };
    let name = name.trim().strip_suffix(" Service").unwrap_or(name.trim());
    (name.to_owned(), region.to_owned())
}
