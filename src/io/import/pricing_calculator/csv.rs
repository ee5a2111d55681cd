//! The CSV form: an optional preamble, the table up to the first blank record, a disclaimer.

use super::{Cost, DEFAULT_NAME, Estimate, Line};
use crate::io::import::{
    ImportError, Kind, Unknown,
    environment::environment,
    error::brief,
    text::{Header, Record, Records, delimiter, fold},
};

/// Whether a header is that of an estimate's table, of any generation.
pub fn is_header(header: &Header) -> bool {
    header.has(&["group hierarchy", "service", "monthly"])
}

pub(super) fn read(text: &str) -> Result<Estimate, ImportError> {
    let mut records = Records::new(text, delimiter(text));
    let mut preamble = Preamble::default();
    let header = loop {
        let record = records.next().ok_or(ImportError::UnknownText)?;
        let header = Header::of(&record);
        if is_header(&header) {
            break header;
        }
        preamble.take(&record, header);
    };
    let mut estimate = Estimate {
        kind: Kind::PricingCalculatorCsv,
        name: None,
        currency: preamble.currency,
        stated: preamble.stated,
        lines: Vec::new(),
        skipped: Vec::new(),
        odd: Vec::new(),
        notices: Vec::new(),
    };
    let mut table_ended = false;
    for record in records {
        table_ended = record.is_blank();
        if table_ended {
            break;
        }
        let (cells, columns) = (record.len(), header.len());
        let remark = |why| Unknown {
            record: record.number,
            text: brief(&record.cells().collect::<Vec<_>>().join(", ")),
            why,
        };
        if record.cut_off && cells < columns {
            let why = String::from("The file breaks off in this row");
            estimate.skipped.push(remark(why));
            continue;
        }
        estimate.lines.push(line(&record, &header));
        if cells != columns {
            estimate.odd.push(remark(format!("{cells} cells under {columns} headings")));
        }
    }
    if preamble.found && !table_ended {
        estimate.notices.push(String::from(
            "The file ends inside its table: rows may be missing. Export it again to be sure.",
        ));
    }
    estimate.name = take_root(&mut estimate.lines);
    Ok(estimate)
}

/// The summary above the table: a header and one record of totals.
#[derive(Default)]
struct Preamble {
    header: Option<Header>,
    found: bool,
    stated: Cost,
    currency: String,
}

impl Preamble {
    fn take(&mut self, record: &Record, header: Header) {
        if header.has(&["upfront cost", "monthly cost"]) {
            self.header = Some(header);
        } else if let Some(header) = self.header.take_if(|_| !record.is_blank()) {
            self.found = true;
            self.stated = Cost {
                monthly: cell(record, &header, "monthly cost"),
                upfront: cell(record, &header, "upfront cost"),
                twelve_months: cell(record, &header, "total 12 months cost"),
            };
            self.currency = cell(record, &header, "currency");
        }
    }
}

fn line(record: &Record, header: &Header) -> Line {
    let cell = |name| cell(record, header, name);
    let groups = cell("group hierarchy");
    Line {
        record: record.number,
        groups: groups
            .split(" > ")
            .map(|g| g.trim().to_owned())
            .filter(|g| !g.is_empty())
            .collect(),
        region: cell("region"),
        description: cell("description"),
        service: cell("service"),
        status: cell("status"),
        currency: cell("currency"),
        cost: Cost {
            monthly: cell("monthly"),
            upfront: cell("upfront"),
            twelve_months: cell("first 12 months total"),
        },
        is_support: false,
    }
}

fn cell(record: &Record, header: &Header, name: &str) -> String {
    header.position(name).map_or(String::new(), |at| record.cell(at).trim().to_owned())
}

/// Takes the estimate's own name off the hierarchies: the first level, where every row has the
/// same one and it is no environment. A group that has only environments below it keeps the name,
/// because the workload is called so; the default name says nothing and always goes.
fn take_root(lines: &mut [Line]) -> Option<String> {
    let root = lines.first()?.groups.first()?.clone();
    let shared = lines.iter().all(|line| line.groups.first() == Some(&root));
    if !shared || environment(&root).is_some() {
        return None;
    }
    let names_workloads = fold(&root) != DEFAULT_NAME;
    for line in lines {
        let only_environments =
            line.groups.len() > 1 && line.groups[1..].iter().all(|g| environment(g).is_some());
        if !(names_workloads && only_environments) {
            line.groups.remove(0);
        }
    }
    Some(root)
}
