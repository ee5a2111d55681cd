//! From the lines of an estimate to its preview.

use super::{
    Cost, Estimate, Line, checks, notices,
    rows::Reader,
    stated,
    stranger::Stranger,
    sums::{self, Money, Verdict},
    tables::{Further, further_tables},
    words::Period,
};
use crate::domain::order::Order as _;
use crate::io::import::{
    Asked, Found, Preview, Reason, Unknown,
    checks::sum_up,
    error::brief,
    merge::batch,
    text::{Amount, Style, amount, style},
};
use crate::text::NumberStyle;

pub(super) fn preview(mut estimate: Estimate, style_of_reader: NumberStyle) -> Preview {
    let style = amount_style(&estimate);
    let currency = currency(&mut estimate, style);
    let money: Vec<Money> = estimate.lines.iter().map(|line| Money::of(line, style)).collect();
    let mut verdicts = sums::verdicts(&estimate.lines, &money, style);
    let mut reader = Reader::of(style, currency.clone());
    state(&mut estimate, &verdicts, style);
    let mut tables = further_tables(&estimate, &money, &mut verdicts);

    let (mut rows, mut asked, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for ((line, verdict), money) in estimate.lines.iter().zip(&verdicts).zip(&money) {
        let mut left_out = |why: &str, reason| {
            let text = brief(&line.joined);
            estimate.skipped.push(Unknown {
                record: line.record,
                text,
                why: why.to_owned(),
                reason,
            });
        };
        match verdict {
            Verdict::Row => {
                let row = reader.row(line, *money);
                match tables.iter_mut().find(|table| table.section == line.section) {
                    Some(table) => table.asked.rows.push(row),
                    None => {
                        rows.push(row);
                        kept.push((line, *money));
                    }
                }
            }
            Verdict::Sum(of, _) => left_out(of, Reason::Sum),
            Verdict::Text => left_out("A text without a service or an amount", Reason::Text),
            Verdict::Beyond => {}
            Verdict::Asked(why, reason) => {
                left_out(why, *reason);
                asked.push(Asked {
                    record: line.record,
                    text: brief(&line.joined),
                    why: why.clone(),
                    counted: false,
                    amount: money.monthly,
                    rows: vec![reader.row_asked(line)],
                });
            }
        }
    }
    for Further { reason, asked: table, .. } in tables {
        let (text, why) = (table.text.clone(), table.why.clone());
        estimate.skipped.push(Unknown { record: table.record, text, why, reason });
        if reason == Reason::AnotherTable {
            asked.push(table);
        }
    }

    let alike = checks::alike(kept.iter().map(|(line, _)| *line));
    let stated = &estimate.stated;
    let mut preview = Preview {
        kind: estimate.kind,
        file: String::new(),
        name: estimate.name.clone(),
        kept: rows.len(),
        skipped: estimate.skipped.len(),
        without_amount: 0,
        total: None,
        stated: reader.known(&stated.monthly),
        total_upfront: None,
        stated_upfront: reader.known(&stated.upfront),
        total_12_months: None,
        stated_12_months: reader.known(&stated.twelve_months),
        currency,
        unknown: estimate.skipped,
        rows: Found::Workloads(rows),
        asked,
        doubts: Vec::new(),
        notices: estimate.notices,
        batch: String::new(),
    };
    checks::inconsistent(&kept, &mut reader.unknown);
    notices::add_style(&mut preview, style);
    sum_up(&mut preview, style_of_reader);
    preview.batch = batch::of(&preview);
    notices::add(&mut preview, &reader.strangers, alike, style_of_reader);
    // What is left out needs no other remark.
    let is_taken = |odd: &Unknown| !preview.unknown.iter().any(|left| left.record == odd.record);
    let odd: Vec<Unknown> = estimate.odd.into_iter().filter(is_taken).collect();
    preview.unknown.extend(odd);
    preview.unknown.extend(reader.unknown);
    preview.unknown.extend(reader.strangers.into_iter().map(Stranger::into_unknown));
    preview.unknown.order_by_key(|unknown| unknown.record);
    preview
}

/// Takes the total that a table ends in for what the file states, where no summary above says it.
fn state(estimate: &mut Estimate, verdicts: &[Verdict], style: Style) {
    let says = |cost: &Cost| !(cost.monthly.is_empty() && cost.twelve_months.is_empty());
    if says(&estimate.stated) {
        return;
    }
    let is_total = |verdict: &Verdict| {
        matches!(verdict, Verdict::Sum(_, true) | Verdict::Asked(_, Reason::WrongSum))
    };
    let says_month = |line: &&Line| {
        // `Total per month: 150.00`, or an amount among the monthly ones.
        let in_words = stated::in_words(&line.joined, style).filter(|_| line.service.is_empty());
        match in_words {
            Some((None | Some(Period::Month), total)) => {
                Some(Cost { monthly: total.to_owned(), ..Cost::default() })
            }
            Some(_) => None,
            None => matches!(amount(&line.cost.monthly, style), Amount::Known(..))
                .then(|| line.cost.clone()),
        }
    };
    let totals = estimate.lines.iter().zip(verdicts).filter(|(_, verdict)| is_total(verdict));
    if let Some(cost) = totals.rev().find_map(|(line, _)| says_month(&line)) {
        estimate.stated = cost;
    }
}

/// One style for all amounts of the file: they were written by one program.
fn amount_style(estimate: &Estimate) -> Style {
    let costs = estimate.lines.iter().map(|line| &line.cost).chain([&estimate.stated]);
    let cells =
        |cost: &'_ Cost| [&cost.monthly, &cost.upfront, &cost.twelve_months].map(Clone::clone);
    let mut cells: Vec<String> = costs.flat_map(cells).collect();
    cells.retain(|cell| cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().count() < 30);
    style(cells.iter().map(String::as_str), Style::Point)
}

/// The currency of the file: what its summary or most of its rows say, else what its amounts carry.
fn currency(estimate: &mut Estimate, style: Style) -> String {
    let code = |text: &str| match text.trim() {
        "$" | "US$" => String::from("USD"),
        "€" => String::from("EUR"),
        "£" => String::from("GBP"),
        code => code.to_ascii_uppercase(),
    };
    let mut stated = vec![code(&estimate.currency)];
    for line in &mut estimate.lines {
        line.currency = code(&line.currency);
        if !line.below && line.currency.len() == 3 {
            stated.push(line.currency.clone());
        }
    }
    if let Some(code) = stated.into_iter().find(|code| !code.is_empty()) {
        return code;
    }
    let beside = |line: &Line| match amount(&line.cost.monthly, style) {
        Amount::Known(_, Some(code)) => Some(code.to_owned()),
        _ => None,
    };
    if let Some(code) = estimate.lines.iter().find_map(beside) {
        return code;
    }
    estimate.notices.push(String::from("The file names no currency; USD is assumed."));
    String::from("USD")
}
