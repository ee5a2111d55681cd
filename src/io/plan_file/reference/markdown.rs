//! The reference as a Markdown document.

use super::{Described, Field, purpose, tables};
use crate::{
    domain::{TableId, choice::Choice as _},
    io::plan_file::upgrade,
    table::{Kind, Spec, Unit, remarks::OF_ANY_ROW},
};

/// The reference of the plan file: a section per table, a line per field.
pub fn markdown() -> String {
    let mut out = format!(
        "# Plan file reference

Every table and field of a plan file, schema {}.
This page is printed by `tranche-cli reference` from the descriptions the program reads files by; do not edit it.
[Plan file format](plan-format.md) says how the tables make up a file and how values are written, [plan.schema.json](plan.schema.json) says the same as this page to programs.

*Required* fields have no default. A field with *null* may be left open.
*Negotiated* fields are the usual terms of a deal: the page shows them side by side for all scenarios.
*Private* fields are hidden while private figures are hidden, and left out of redacted copies.

",
        upgrade::CURRENT
    );
    let described = tables();
    for table in &described {
        out.push_str(&format!("- [`{0}`](#{0}): {1}\n", table.id.word(), purpose(table.id)));
    }
    for table in &described {
        section(&mut out, table);
    }
    remarks(&mut out, &described);
    out
}

fn section(out: &mut String, table: &Described) {
    out.push_str(&format!("\n## {}\n\n{}\n", table.id.word(), purpose(table.id)));
    out.push_str(match table.id {
        TableId::Plan => "Its fields are at the top level of the file, beside the tables.\n",
        id if id.is_single() => "One object, without an `id`.\n",
        _ => "A list of rows, each with an `id`.\n",
    });
    rows(out, table.fields.iter());
    let marks: Vec<&Field> = table.beside.iter().filter(|field| !is_common(field)).collect();
    if !marks.is_empty() {
        out.push_str("\nWritten by the program where they say something:\n");
        rows(out, marks.into_iter());
    }
}

/// Whether any row can carry a field beside its columns.
fn is_common(field: &Field) -> bool {
    OF_ANY_ROW.contains(&field.spec.key) && field.spec.remark
}

/// The remarks, which are the same in every table that has them.
fn remarks(out: &mut String, described: &[Described]) {
    out.push_str("\n## Remarks\n\nAny row can carry these. They are the same in every scenario.\n");
    let mut told: Vec<&str> = Vec::new();
    let all = described.iter().flat_map(|table| &table.beside);
    let once = all.filter(|field| is_common(field)).filter(|field| {
        let known = told.contains(&field.spec.key);
        told.push(field.spec.key);
        !known
    });
    rows(out, once);
    out.push_str("\nA workload has a field `source` of its own, and so no such remark.\n");
}

/// A table with a line for each field.
fn rows<'a>(out: &mut String, fields: impl Iterator<Item = &'a Field>) {
    out.push_str("\n| field | title | value | default | | meaning |\n|---|---|---|---|---|---|\n");
    for Field { spec, default } in fields {
        let default = match default {
            Some(default) => format!("`{default}`"),
            None if spec.where_read => "*required* where it is read".to_owned(),
            None if spec.required => "*required*".to_owned(),
            None => String::new(),
        };
        let cells = [
            format!("`{}`", spec.key),
            spec.title.to_owned(),
            value(spec),
            default,
            marks(spec),
            spec.tip.to_owned(),
        ];
        out.push_str(&format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
    }
}

/// What a field may hold, and the words that are usual in it.
fn value(spec: &Spec) -> String {
    let mut value = kind(spec.kind);
    value.push_str(match spec.unit {
        Unit::Plain => "",
        Unit::PerMonth => ", per month",
        Unit::Months => ", in months",
    });
    if spec.nullable {
        value.push_str(", or null");
    }
    if !spec.suggests.is_empty() {
        let usual: Vec<_> = spec.suggests.iter().map(|word| format!("“{word}”")).collect();
        value.push_str("; usual: ");
        value.push_str(&usual.join(", "));
    }
    value
}

fn kind(kind: Kind) -> String {
    let names = |names: &[&str]| {
        let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
        names.join(", ")
    };
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Note => "text of several lines".to_owned(),
        Kind::Money { signed: false } => "money".to_owned(),
        Kind::Money { signed: true } => "money, also negative".to_owned(),
        Kind::Rate { min, max, .. } => format!("rate, {min} to {max}"),
        Kind::Count { min, max } => format!("whole number, {min} to {max}"),
        Kind::Flag => "yes or no".to_owned(),
        Kind::Month => "month".to_owned(),
        Kind::Day => "day".to_owned(),
        Kind::Choice(words) => names(&words.iter().map(|(word, _)| *word).collect::<Vec<_>>()),
        Kind::Ref(table) => format!("id in [`{0}`](#{0})", table.word()),
        Kind::Services => "services: `\"all\"` or a list".to_owned(),
        Kind::Shares => "shares by service, 1 in all".to_owned(),
        Kind::MonthAmounts { signed: false } => "amounts by month".to_owned(),
        Kind::MonthAmounts { signed: true } => "amounts by month, also negative".to_owned(),
        Kind::Amounts => "list of amounts".to_owned(),
        Kind::MonthCounts => "whole numbers by month".to_owned(),
        Kind::Numbers => "list of whole numbers from 1".to_owned(),
        Kind::Tiers => "tiers: list of `from` and `rate`".to_owned(),
        Kind::Counts(of) => format!("whole numbers under {}", names(of)),
        Kind::Rates(of) => format!("rates, 0 to 1, under {}", names(of)),
    }
}

fn marks(spec: &Spec) -> String {
    let marks = [(spec.negotiable, "negotiated"), (spec.private, "private")];
    let marks: Vec<_> = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
    marks.join(", ")
}
