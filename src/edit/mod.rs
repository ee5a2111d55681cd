//! What a user can do to a plan: named commands, applied as a whole, undone by gesture.

mod apply;
mod cell;
pub mod changed;
mod command;
pub mod consumption;
mod credit;
mod credit_error;
mod entry;
mod error;
pub mod history;
pub mod ids;
mod label;
pub mod length;
pub mod offers;
mod rows;
pub mod scenarios;
mod stacking;
pub mod starter;
mod support;

pub use apply::{Applied, apply, apply_in};
pub use cell::{
    addressed, draft, error_of, expression_of, format_of, has_own, is_per_scenario, own_cell,
    shown_value, typed,
};
pub use command::Command;
pub use credit::{available, check as check_split, equal_parts, part_count, parts};
pub use credit_error::CreditError;
pub use entry::Entry;
pub use error::EditError;
pub use history::History;
pub use stacking::{set_limit, set_rule, set_values};
