//! The CSV form: an optional preamble, the table, a disclaimer, and whatever people wrote around them.

use super::{
    Cost, DEFAULT_NAME, Estimate, Line,
    headings::{Column, Headings},
    stated::Preamble,
    words,
};
use crate::io::import::{
    ImportError, Kind, Reason, Unknown, catalogue,
    environment::environment,
    error::brief,
    text::{Amount, Record, Records, Style, amount, delimiters, fold},
};

/// How many records a table may be preceded by.
const HEADER_WITHIN: usize = 20;

/// Whether a text holds an estimate's table, of any generation.
pub fn is_estimate(text: &str) -> bool {
    find(text).is_some()
}

/// Where an estimate's table begins: what separates its cells, how many records precede it, and its
/// columns. A header that is known counts first, whatever the delimiter; then what the cells hold.
fn find(text: &str) -> Option<(u8, usize, Headings)> {
    let head = |by| -> Vec<Record> {
        Records::new(text, by).take(HEADER_WITHIN).map(|record| unwrapped(record, by)).collect()
    };
    let by_name = |by: u8| {
        let found =
            head(by).iter().enumerate().find_map(|(at, record)| Some((at, Headings::of(record)?)));
        found.map(|(at, headings)| (by, at, headings))
    };
    let by_content = |by: u8| {
        let records = head(by);
        let rows: Vec<Vec<&str>> =
            records.iter().map(|record| record.cells().map(str::trim).collect()).collect();
        (0..rows.len()).find_map(|at| {
            let mut headings = Headings::by_content(&rows[at..], &are_costs)?;
            headings.notices.push(String::from(
                "No heading is known: the columns are told by what they hold. Compare the rows below with the file.",
            ));
            Some((by, at, headings))
        })
    };
    let delimiters = delimiters(text);
    delimiters
        .iter()
        .find_map(|by| by_name(*by))
        .or_else(|| delimiters.iter().find_map(|by| by_content(*by)))
}

/// Whether three cells are upfront, monthly and twelve months: the third is the sum the first two make.
fn are_costs(cells: &[&str; 3]) -> bool {
    [Style::Point, Style::Comma].into_iter().any(|style| {
        let known = |at: usize| match amount(cells[at], style) {
            Amount::Known(value, _) => Some(value),
            _ => None,
        };
        let (Some(upfront), Some(monthly), Some(year)) = (known(0), known(1), known(2)) else {
            return false;
        };
        let cost =
            super::sums::Money { upfront: Some(upfront), monthly: Some(monthly), year: Some(year) };
        !year.is_zero() && cost.is_consistent()
    })
}

pub(super) fn read(text: &str) -> Result<Estimate, ImportError> {
    let (delimiter, before, headings) = find(text).ok_or(ImportError::UnknownText)?;
    let mut reader = Reader {
        delimiter,
        headings,
        preamble: Preamble::default(),
        below: Preamble::default(),
        estimate: Estimate::of(Kind::PricingCalculatorCsv),
        section: 0,
        gap: false,
        ended: false,
        another: false,
        table_ended: false,
    };
    let mut records = Records::new(text, delimiter);
    for record in records.by_ref().take(before) {
        reader.preamble.take(&unwrapped(record, delimiter));
    }
    if reader.headings.records > 0 {
        records.next();
    }
    reader.estimate.notices.append(&mut reader.headings.notices);
    loop {
        let rest = records.rest();
        let Some(record) = records.next() else { break };
        let record = unwrapped(record, delimiter);
        if reader.swallows(&record) {
            let (line, after) = rest.split_at(rest.find(['\r', '\n']).unwrap_or(rest.len()));
            let why = String::from(
                "A quotation mark in this row is never closed; it is read as a letter",
            );
            reader.remark(&record, why, Reason::Quotes);
            reader.take(Record::literal(record.number, line, delimiter));
            records.resume(after);
            continue;
        }
        reader.take(record);
    }
    Ok(reader.finish())
}

/// What is known while the records are read.
struct Reader {
    delimiter: u8,
    headings: Headings,
    preamble: Preamble,
    /// A summary below the table.
    below: Preamble,
    estimate: Estimate,
    /// Which table of the file a row belongs to.
    section: usize,
    /// Whether the last record was blank.
    gap: bool,
    /// Whether the table was left by a blank record or the acknowledgement: sentences are none of it.
    ended: bool,
    /// Whether a summary of another estimate was met below the table.
    another: bool,
    table_ended: bool,
}

impl Reader {
    fn take(&mut self, record: Record) {
        if record.is_blank() {
            self.gap = true;
            self.ended |= !self.estimate.lines.is_empty();
            self.table_ended = self.ended;
            return;
        }
        if let Some(headings) = Headings::of(&record) {
            // A second header: the next table of the file, or the same columns once more.
            self.headings = headings;
            if !self.estimate.lines.is_empty() {
                self.section += 1;
                self.estimate.sections.push(std::mem::take(&mut self.another));
                self.below = Preamble::default();
            }
            (self.gap, self.ended) = (false, false);
            return;
        }
        let (cells, columns) = (record.len(), self.headings.len());
        let first = record.cells().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
        let ends = words::ends_table(first);
        self.table_ended |= ends;
        self.ended |= ends;
        let mut line = self.line(&record);
        line.after_gap = std::mem::take(&mut self.gap);
        line.below = self.ended;
        if self.ended {
            self.another |= self.below.take(&record);
        }
        let amounts_end =
            (0..columns).rfind(|at| self.headings.column(*at).is_some_and(Column::is_amount));
        let is_cut = cells < columns && amounts_end.is_some_and(|end| cells <= end + 1);
        if record.cut_off && is_cut && !line.below && !line.service.is_empty() {
            let why = String::from("The file breaks off in this row");
            self.estimate.skipped.push(remark(&record, why, Reason::BrokenOff));
            return;
        }
        // A row below a blank record belongs to the table like those above it.
        if self.ended && !ends && line.is_whole() {
            self.ended = false;
            line.below = false;
            self.table_ended = false;
        }
        if !line.below && !line.service.is_empty() && cells != columns {
            let padded = record.cells().skip(columns).all(|cell| cell.trim().is_empty());
            if cells < columns || !padded {
                self.remark(
                    &record,
                    format!("{cells} cells under {columns} headings"),
                    Reason::OtherLength,
                );
            }
        }
        self.estimate.lines.push(line);
    }

    /// The cells of a record by their columns.
    fn line(&self, record: &Record) -> Line {
        let cell = |column| bare(self.headings.cell(record, column)).to_owned();
        let name = |column| cell(column).trim_end_matches(['*', ' ']).to_owned();
        let (mut service, mut description) = (name(Column::Service), name(Column::Description));
        if !self.headings.has(Column::Service) {
            service = std::mem::take(&mut description);
        }
        let mark = char::from(self.delimiter);
        let joined = record.cells().map(str::trim).collect::<Vec<_>>().join(&mark.to_string());
        let cells = record
            .cells()
            .enumerate()
            .map(|(at, text)| (self.headings.column(at), bare(text.trim()).to_owned()));
        Line {
            record: record.number,
            section: self.section,
            groups: levels(&cell(Column::Group)),
            region: cell(Column::Region),
            description,
            service,
            status: cell(Column::Status),
            currency: cell(Column::Currency),
            cost: Cost {
                monthly: cell(Column::Monthly),
                upfront: cell(Column::Upfront),
                twelve_months: cell(Column::Year),
            },
            cells: cells.filter(|(_, text)| !text.is_empty()).collect(),
            joined: joined.trim_matches(mark).to_owned(),
            ..Line::default()
        }
    }

    /// Whether a quotation mark that is never closed has taken rows below into one of this record's cells.
    fn swallows(&self, record: &Record) -> bool {
        let is_row = |line: &str| {
            let row = Record::literal(0, line, self.delimiter);
            let monthly = self.headings.cell(&row, Column::Monthly);
            row.len() + 2 >= self.headings.len()
                && !self.headings.cell(&row, Column::Service).is_empty()
                && [Style::Point, Style::Comma]
                    .iter()
                    .any(|style| matches!(amount(monthly, *style), Amount::Known(..)))
        };
        record.cells().any(|cell| cell.split(['\r', '\n']).skip(1).any(is_row))
    }

    fn remark(&mut self, record: &Record, why: String, reason: Reason) {
        self.estimate.odd.push(remark(record, why, reason));
    }

    fn finish(self) -> Estimate {
        let mut estimate = self.estimate;
        let Preamble { found, stated, currency, .. } = self.preamble;
        let above = found;
        // A summary was moved below the table; a comparison of several estimates is none.
        let moved = !found && self.below.count == 1 && self.section == 0;
        let (stated, currency) = match moved {
            true => (self.below.stated, self.below.currency),
            false => (stated, currency),
        };
        if above && !self.table_ended {
            estimate.notices.push(String::from(
                "The file ends inside its table: rows may be missing. Export it again to be sure.",
            ));
        }
        (estimate.stated, estimate.currency) = (stated, currency);
        if estimate.currency.is_empty() {
            estimate.currency = self.headings.currency.map_or(String::new(), str::to_owned);
        }
        estimate.name = take_root(&mut estimate.lines);
        estimate
    }
}

fn remark(record: &Record, why: String, reason: Reason) -> Unknown {
    let text = brief(&record.cells().collect::<Vec<_>>().join(", "));
    Unknown { record: record.number, text, why, reason }
}

/// A record that an editor wrapped whole in quotes, so that it came as one cell: unwrapped, as often as
/// it was wrapped.
fn unwrapped(mut record: Record, delimiter: u8) -> Record {
    for _ in 0..3 {
        let Some(inner) = wrapped_in(&record, delimiter) else { break };
        let (number, cut_off) = (record.number, record.cut_off);
        record = inner;
        (record.number, record.cut_off) = (number, cut_off);
    }
    record
}

/// The record that the only cell of another holds.
fn wrapped_in(record: &Record, delimiter: u8) -> Option<Record> {
    let mut cells = record.cells().filter(|cell| !cell.trim().is_empty());
    let (only, None) = (cells.next()?, cells.next()) else { return None };
    if !only.contains(char::from(delimiter)) {
        return None;
    }
    let inner = Records::new(only, delimiter).next()?;
    (inner.len() > 3 || inner.len() == 1 && inner.cell(0).len() < only.trim().len())
        .then_some(inner)
}

/// A cell without what spreadsheets put around a text that is to stay one: `"x"`, `="x"`, `'x`.
fn bare(cell: &str) -> &str {
    let quoted = |text: &'_ str| -> Option<()> {
        (text.len() > 1 && text.starts_with('"') && text.ends_with('"')).then_some(())
    };
    let inner = cell.strip_prefix('=').filter(|inner| quoted(inner).is_some()).unwrap_or(cell);
    let inner = match quoted(inner) {
        Some(()) => inner.trim_matches('"'),
        None => inner,
    };
    inner.strip_prefix('\'').unwrap_or(inner).trim()
}

/// The levels of a group hierarchy.
fn levels(groups: &str) -> Vec<String> {
    groups
        .split(" > ")
        .map(|level| level.trim().to_owned())
        .filter(|level| !level.is_empty())
        .collect()
}

/// Takes the estimate's own name off the hierarchies: the first level, where every row that has one has
/// the same and it is no environment. A group that has only environments below it keeps the name,
/// because the workload is called so; the default name says nothing and always goes.
fn take_root(lines: &mut [Line]) -> Option<String> {
    let is_row = |line: &&Line| !line.below && !line.service.is_empty() && !line.groups.is_empty();
    let root = lines.iter().find(is_row)?.groups.first()?.clone();
    let shared = lines.iter().filter(is_row).all(|line| line.groups.first() == Some(&root));
    if !shared || environment(&root).is_some() {
        return None;
    }
    let names_workloads = fold(&root) != DEFAULT_NAME;
    for line in lines.iter_mut().filter(|line| line.groups.first() == Some(&root)) {
        let only_environments =
            line.groups.len() > 1 && line.groups[1..].iter().all(|g| environment(g).is_some());
        if !(names_workloads && only_environments) {
            line.groups.remove(0);
        }
    }
    Some(root)
}

impl Line {
    /// Whether this is a row that stands by itself, whatever is above it: a service with an amount.
    fn is_whole(&self) -> bool {
        let is_amount = |style| matches!(amount(&self.cost.monthly, style), Amount::Known(..));
        let is_code =
            self.currency.len() == 3 && self.currency.bytes().all(|b| b.is_ascii_uppercase());
        let named =
            catalogue::find(&self.service).is_some() || is_code && words::is_name(&self.region);
        words::is_name(&self.service)
            && !words::is_sum(&self.service)
            && !words::is_sentence(&self.service)
            && named
            && (is_amount(Style::Point) || is_amount(Style::Comma))
    }
}
