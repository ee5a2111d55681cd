//! Older schemas, brought to the current one step by step before anything is read.
//!
//! A step is frozen once released: it turns the JSON of one schema into that of the next and knows
//! nothing of the records.

mod to_2;

pub use to_2::{COMMITMENT_FIELDS_OF_2, TABLES_OF_2, is_of_2};

use serde_json::{Map, Value as Json};

use super::ReadError;
use crate::table::{Fault, json::found};

/// The schema this version writes.
pub const CURRENT: u64 = 2;

/// Turns a file of one schema into the next.
pub type UpgradeStep = fn(&mut Map<String, Json>);

/// The step from each schema to the next; `STEPS[0]` leads from 1 to 2.
pub const STEPS: &[UpgradeStep] = &[to_2::step];

/// Whether a file is of schema 1 and has nothing that the step to the next sets aside.
pub(super) fn is_plain_1(file: &Map<String, Json>) -> bool {
    file.get("schema").and_then(Json::as_u64) == Some(1) && !to_2::sets_aside(file)
}

/// Brings a file to schema `1 + steps.len()`.
///
/// # Errors
/// A newer schema is refused; a missing or odd one is a fault.
pub fn upgrade(file: &mut Map<String, Json>, steps: &[UpgradeStep]) -> Result<(), ReadError> {
    let newest = steps.len() as u64 + 1;
    let fault = |found: String| {
        ReadError::Faults(vec![Fault::new(
            "",
            "",
            "schema",
            found,
            if newest == 1 { "1".to_owned() } else { format!("a whole number from 1 to {newest}") },
        )])
    };
    let schema = match file.get("schema") {
        None => return Err(fault("nothing".to_owned())),
        Some(json) => {
            json.as_u64().filter(|schema| *schema > 0).ok_or_else(|| fault(found(json)))?
        }
    };
    if schema > newest {
        return Err(ReadError::Newer { schema });
    }
    let done = usize::try_from(schema - 1).unwrap_or(usize::MAX);
    for (from, step) in steps.iter().enumerate().skip(done) {
        step(file);
        file.insert("schema".to_owned(), Json::from(from as u64 + 2));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A chain as it will look: a field renamed, then one added.
    const CHAIN: &[UpgradeStep] = &[
        |file| {
            let name = file.remove("title").unwrap_or_default();
            file.insert("name".into(), name);
        },
        |file| {
            file.insert("added".into(), json!(true));
        },
    ];

    fn upgraded(file: Json) -> Result<Json, ReadError> {
        let Json::Object(mut map) = file else { unreachable!() };
        upgrade(&mut map, CHAIN)?;
        Ok(map.into())
    }

    #[test]
    fn every_step_from_the_files_schema_on_is_taken() {
        assert_eq!(
            upgraded(json!({"schema": 1, "title": "x"})).unwrap(),
            json!({"schema": 3, "name": "x", "added": true})
        );
        assert_eq!(
            upgraded(json!({"schema": 2, "name": "x"})).unwrap(),
            json!({"schema": 3, "name": "x", "added": true})
        );
        assert_eq!(
            upgraded(json!({"schema": 3, "name": "x"})).unwrap(),
            json!({"schema": 3, "name": "x"})
        );
    }

    #[test]
    fn a_newer_or_odd_schema_is_refused() {
        assert_eq!(upgraded(json!({"schema": 4})), Err(ReadError::Newer { schema: 4 }));
        for odd in [
            json!({}),
            json!({"schema": 0}),
            json!({"schema": "1"}),
            json!({"schema": 1.5}),
            json!({"schema": -1}),
        ] {
            assert!(matches!(upgraded(odd), Err(ReadError::Faults(_))));
        }
    }

    #[test]
    fn the_chain_leads_to_the_current_schema() {
        assert_eq!(STEPS.len() as u64 + 1, CURRENT);
    }
}
