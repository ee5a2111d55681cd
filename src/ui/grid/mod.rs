//! The spreadsheet grid: real cells where one can see them, one editor laid over them.

mod body;
mod cursor;
mod editor;
mod frame;
mod keys;
mod line;
mod model;
mod status;

pub use frame::grid;
pub use model::as_scene;
