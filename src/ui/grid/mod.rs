//! The spreadsheet grid: real cells where one can see them, one editor laid over them.

mod acts;
mod arrange;
mod body;
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
mod status;
mod transient;
mod typing;
mod unknown;
mod wanted;

pub use frame::grid;
pub use headings::Total;
pub use keys::move_of;
pub use model::active_row;
