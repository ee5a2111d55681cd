//! The spreadsheet grid: real cells where one can see them, one editor laid over them.

mod acts;
mod arrange;
mod body;
mod by_month;
mod clip;
pub mod commands;
mod editing;
mod editor;
mod extent;
mod findbar;
mod frame;
mod headings;
mod keys;
mod layouts;
mod line;
mod model;
mod mouse;
mod overlay;
mod popup;
mod rows;
mod shown;
mod status;
mod transient;
mod typing;
mod unknown;
mod wanted;

pub use frame::{months, table};
pub use headings::Total;
pub use shown::active_row;
