//! What a user can do to a plan: named commands, applied as a whole, undone by gesture.

mod apply;
mod cell;
mod command;
pub mod history;
pub mod offers;
pub mod rows;
pub mod starter;

pub use apply::{Applied, EditError, apply};
pub use cell::{addressed, error_of, format_of, is_per_scenario, shown_value};
pub use command::{Command, Entry};
pub use history::History;
