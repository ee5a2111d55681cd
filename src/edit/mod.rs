//! What a user can do to a plan: named commands, applied as a whole, undone by gesture.

mod apply;
mod cell;
mod command;
pub mod history;
pub mod rows;

pub use apply::{Applied, EditError, apply};
pub use cell::{error_of, format_of, shown_value};
pub use command::{Command, Entry};
pub use history::History;
