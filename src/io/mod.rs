//! Files: what comes in and what goes out.

pub mod brief;
pub mod import;
pub mod keep;
pub mod outcome_json;
pub mod plan_file;
pub mod redact;
