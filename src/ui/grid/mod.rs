//! The spreadsheet grid: real cells, drawn only where visible, one editor laid over them.
//!
//! Which cells there are and what they show is decided in `crate::grid`; here it becomes markup.

mod cursor;
mod editor;
mod head;
mod keys;
mod model;
mod row;
mod table;

pub use model::as_scene;
pub use table::Grid;
