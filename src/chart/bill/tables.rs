//! The bill of a month taken apart, as rows of text.

use crate::{
    calc::apart::{Apart, Sums},
    chart::TextTable,
    domain::{Application, Cents, Id, Plan, Rate, Total, choice::Choice as _},
    engine::{Directed, Outcome},
    text::{Format, show},
};

fn titles(titles: &[&str]) -> Vec<String> {
    titles.iter().map(ToString::to_string).collect()
}

/// An amount; nothing where there is none.
fn some(amount: impl Into<Total>, format: &Format) -> String {
    let amount = amount.into();
    if amount.is_zero() { "–".to_owned() } else { show::money_whole(amount, format) }
}

/// The lines, from charge to cash, and the sum of each column. Amounts are in columns from 3 on.
pub fn lines(of: &Apart, format: &Format) -> TextTable {
    let sums = |sums: &Sums| {
        let less = |amount: Total| some(-amount, format);
        let cash = show::money_whole(sums.cash, format);
        [some(sums.gross, format), less(sums.before), less(sums.discount), less(sums.after), cash]
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, line) in of.lines.iter().enumerate() {
        let mut covered = String::new();
        for used in of.uses.iter().filter(|used| used.line == at) {
            if !covered.is_empty() {
                covered.push_str(", ");
            }
            let name = of.parts.get(used.credit).map_or("", |part| part.name.as_str());
            covered = covered + &used.order.to_string() + ". " + name;
        }
        let texts = line.name.iter().cloned().chain([covered]);
        rows.push(texts.chain(sums(&line.sums)).collect());
    }
    let total = ["Total", "", ""].into_iter().map(str::to_owned);
    rows.push(total.chain(sums(&of.total)).collect());
    TextTable {
        headers: titles(&[
            "Service",
            "Account",
            "Covered by, in order",
            "Before discount",
            "Credits before it",
            "Discount",
            "Credits after it",
            "Cash",
        ]),
        rows,
    }
}

/// The credits in the order AWS takes them: those that were used, or those that stayed out.
pub fn credits(of: &Apart, used: bool, format: &Format) -> TextTable {
    let mut rows = Vec::new();
    for part in of.parts.iter().filter(|part| part.used.is_zero() != used) {
        let phase = match part.grant.application {
            Application::Before => "before discount",
            Application::After => "after discount",
        };
        let mut row =
            vec![part.name.clone(), part.grant.program.label().to_owned(), phase.to_owned()];
        row.push(part.why.sentence(of, format));
        row.push(some(part.opening, format));
        if used {
            row.insert(0, (rows.len() + 1).to_string());
            row.extend([some(part.used, format), some(part.closing(), format)]);
        }
        rows.push(row);
    }
    let headers = if used {
        titles(&[
            "Order",
            "Credit",
            "Programme",
            "Applies",
            "Why no more",
            "Balance",
            "Used",
            "Left",
        ])
    } else {
        titles(&["Credit", "Programme", "Applies", "Why it stays out", "Balance"])
    };
    TextTable { headers, rows }
}

/// One credit on each line: what it took there, as which application of the month, and why no more.
pub fn credit(of: &Apart, credit: usize, format: &Format) -> TextTable {
    let mut rows = Vec::new();
    let part = of.parts.get(credit);
    for (at, line) in of.lines.iter().enumerate() {
        let used = of.uses.iter().find(|used| (used.line, used.credit) == (at, credit));
        let why = part.and_then(|part| part.by_line.get(at));
        let mut row = line.name.to_vec();
        row.push(why.map_or_else(String::new, |why| why.sentence(of, format)));
        row.push(used.map_or_else(|| "–".to_owned(), |used| used.order.to_string()));
        row.push(some(used.map_or(Total::ZERO, |used| used.amount.into()), format));
        rows.push(row);
    }
    TextTable {
        headers: titles(&["Service", "Account", "Why no more", "Application", "Took"]),
        rows,
    }
}

/// What directing the credits changes, in one or two sentences.
pub fn directed_words(
    plan: &Plan,
    outcome: &Outcome,
    directed: &Directed,
    format: &Format,
) -> String {
    let money = |cents: Cents| show::money_short(cents, format);
    let more = directed.applied - outcome.applied;
    let first = if more.is_zero() {
        format!(
            "AWS's order already covers all that can be, {}: directing changes where, not how much.",
            money(outcome.applied)
        )
    } else {
        let (ours, aws) = (money(directed.applied), money(outcome.applied));
        let more = show::money_short_signed(more, format);
        format!("Directed, the credits cover {ours} instead of {aws}: {more}.")
    };
    if plan.services.iter().all(|service| service.weight == Rate::ONE) {
        return first;
    }
    let mut weighted: i128 = 0;
    for (id, cents) in &outcome.applied_by_service {
        let weight = plan.services.get(id.as_str()).map_or(Rate::ONE, |service| service.weight);
        weighted += i128::from(cents.get()) * i128::from(weight.millionths());
    }
    let aws = Total::new(weighted / i128::from(Rate::ONE.millionths()));
    let (ours, aws) = (money(directed.weighted), show::money_short(aws, format));
    format!("{first} Weighted by service: {ours} instead of {aws}.")
}

/// What each service is covered with in AWS's order and if we directed the credits, the sum last.
pub fn directed(plan: &Plan, outcome: &Outcome, directed: &Directed, format: &Format) -> TextTable {
    let of = |list: &[(Id, Cents)], id: &Id| {
        list.iter().find(|(of, _)| of == id).map_or(Cents::ZERO, |(_, cents)| *cents)
    };
    let row = |name: String, aws: Cents, ours: Cents| {
        let more = show::money_whole_signed(ours - aws, format);
        vec![name, some(aws, format), some(ours, format), more]
    };
    let mut rows = Vec::new();
    for service in plan.services.iter() {
        let aws = of(&outcome.applied_by_service, &service.id);
        let ours = of(&directed.applied_by_service, &service.id);
        if !aws.is_zero() || !ours.is_zero() {
            let name =
                if service.name.trim().is_empty() { service.id.as_str() } else { &service.name };
            rows.push(row(name.to_owned(), aws, ours));
        }
    }
    rows.push(row("Total".to_owned(), outcome.applied, directed.applied));
    TextTable { headers: titles(&["Service", "AWS's order", "Directed", "Difference"]), rows }
}
