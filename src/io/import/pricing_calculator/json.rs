//! The JSON form: services directly under `Groups`, or groups within groups; support beside them.

use serde_json::{Map, Value as Json};

use super::{Cost, Estimate, Line};
use crate::io::import::{ImportError, Kind, Reason, Unknown, error::brief};

pub(super) fn read(text: &str) -> Result<Estimate, ImportError> {
    // Nesting beyond 128 levels is refused by serde_json, so the walk below is bounded.
    let file: Json = serde_json::from_str(text)?;
    let found = || ImportError::UnknownJson { found: String::from("no estimate in it") };
    let Some(Json::Object(groups)) = file.get("Groups") else { return Err(found()) };
    let mut estimate = Estimate {
        name: file.get("Name").map(text_of).filter(|name| !name.is_empty()),
        currency: file.pointer("/Metadata/Currency").map_or(String::new(), text_of),
        stated: cost(file.get("Total Cost")),
        ..Estimate::of(Kind::PricingCalculatorJson)
    };
    let mut record = 0;
    walk(groups, &[], &mut record, &mut estimate);
    let plans = match file.get("Support") {
        Some(Json::Array(plans)) => plans.as_slice(),
        Some(plan) => std::slice::from_ref(plan),
        None => &[],
    };
    for plan in plans.iter().filter(|plan| plan.is_object()) {
        record += 1;
        estimate.lines.push(support(plan, record));
    }
    Ok(estimate)
}

fn walk(group: &Map<String, Json>, path: &[String], record: &mut usize, estimate: &mut Estimate) {
    for (key, value) in group {
        match value {
            Json::Array(services) if key == "Services" => {
                for service in services {
                    *record += 1;
                    match line(service, path, *record) {
                        Some(line) => estimate.lines.push(line),
                        None => estimate.skipped.push(Unknown {
                            record: *record,
                            text: brief(&service.to_string()),
                            why: String::from("No service with a name"),
                            reason: Reason::Unreadable,
                        }),
                    }
                }
            }
            Json::Object(inner) => {
                let path: Vec<_> = path.iter().cloned().chain([key.trim().to_owned()]).collect();
                walk(inner, &path, record, estimate);
            }
            Json::Array(items) => {
                *record += 1;
                estimate.skipped.push(Unknown {
                    record: *record,
                    text: brief(key),
                    why: format!("A list of {} things that are not services", items.len()),
                    reason: Reason::Unreadable,
                });
            }
            _ => {}
        }
    }
}

fn line(service: &Json, groups: &[String], record: usize) -> Option<Line> {
    let field = |name| service.get(name).map_or(String::new(), text_of);
    let line = Line {
        record,
        groups: groups.to_vec(),
        region: field("Region"),
        description: field("Description"),
        service: field("Service Name"),
        status: field("Status"),
        cost: cost(service.get("Service Cost")),
        ..Line::default()
    };
    (!line.service.is_empty() || !line.cost.monthly.is_empty()).then_some(line)
}

fn support(plan: &Json, record: usize) -> Line {
    Line {
        record,
        region: plan.get("Region").map_or(String::new(), text_of),
        description: plan.get("Plan Name").map_or(String::new(), text_of),
        service: String::from("AWS Support"),
        cost: cost(plan.get("Service Cost")),
        is_support: true,
        ..Line::default()
    }
}

fn cost(cost: Option<&Json>) -> Cost {
    let field = |name| cost.and_then(|cost| cost.get(name)).map_or(String::new(), text_of);
    Cost { monthly: field("monthly"), upfront: field("upfront"), twelve_months: field("12 months") }
}

/// A text or a number as the file writes it; nothing else is one.
fn text_of(value: &Json) -> String {
    match value {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.as_str().to_owned(),
        _ => String::new(),
    }
}
