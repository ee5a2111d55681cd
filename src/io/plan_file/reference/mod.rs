//! A description of the plan file for people and for other programs, printed from the descriptions of the
//! columns that files are read by.
//!
//! `docs/plan-reference.md` and `docs/plan.schema.json` hold what [`markdown`] and [`json_schema`] print;
//! a test fails when they are out of date.

mod json_schema;
mod markdown;

use serde_json::Value as Json;

use crate::{
    domain::{TableId, choice::Choice as _},
    table::{Spec, json, schema},
};

pub use json_schema::json_schema;
pub use markdown::markdown;

/// A table of the plan file.
struct Described {
    id: TableId,
    /// The fields of its record.
    fields: Vec<Field>,
    /// Fields that a file has only where they say something: remarks, and marks the program makes.
    beside: Vec<Field>,
}

/// A field of a table, and the value it takes when a file leaves it out.
struct Field {
    spec: &'static Spec,
    /// `None` where a file must give the field, and for fields beside the record's own.
    default: Option<Json>,
}

/// Every table with its fields, in the order of the plan file.
fn tables() -> Vec<Described> {
    let described = TableId::ALL.iter().map(|id| {
        let schema = schema(*id);
        let fields = schema.fields().map(|(column, spec)| {
            let default = schema.blank_value(column).filter(|_| !spec.required);
            Field { spec, default: default.map(|value| json::write(spec.kind, &value)) }
        });
        let beside = schema.beside().map(|(_, spec)| Field { spec, default: None });
        Described { id: *id, fields: fields.collect(), beside: beside.collect() }
    });
    described.collect()
}

/// What a table is for, as one sentence.
fn purpose(table: TableId) -> &'static str {
    match table {
        TableId::Plan => "The head of the plan: what it is called and the months it covers.",
        TableId::Services => "The AWS services that charges are for.",
        TableId::Accounts => "The AWS accounts that are billed and that own credits.",
        TableId::Mixes => "How a workload's run-rate is spread over services.",
        TableId::Workloads => "What moves to AWS: the inventory.",
        TableId::Baseline => "What runs on AWS already, by account and service.",
        TableId::Levers => "Value exchange: what we would do for AWS, and the credit asked for it.",
        TableId::Proserve => "Professional services that AWS helps to pay for.",
        TableId::Partners => "Funding that a partner receives and passes on.",
        TableId::Credits => "The credit register: credits that are granted or offered by amount.",
        TableId::Map => "The terms of the Migration Acceleration Program (MAP) agreement.",
        TableId::Milestones => "The milestones that release the MAP pool.",
        TableId::Edp => "The terms of the commitment: an EDP or another private pricing agreement.",
        TableId::Ladder => {
            "The ladder of the commitment's discount: the rate by what is committed, and for how long."
        }
        TableId::Discounts => "Private rates: discounts on services for a time.",
        TableId::Support => "The support plan, where its fee is computed from tiers.",
        TableId::Tax => "Tax that is not reclaimed.",
        TableId::Investments => {
            "What AWS promises to pay for an outcome, window by window (private pricing contracts)."
        }
        TableId::Stacking => "Which programmes may meet on one charge.",
        TableId::Limits => "The most of a charge that credits of a programme may cover.",
        TableId::Timing => "The calendar of the negotiation, and what of an ask is left when.",
        TableId::Scenarios => {
            "The base and its alternatives. Overrides are described in docs/plan-format.md."
        }
    }
}
