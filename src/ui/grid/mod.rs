//! The spreadsheet grid: real cells where one can see them, one editor laid over them.

mod acts;
mod body;
mod commands;
mod editor;
mod frame;
mod keys;
mod line;
mod model;
mod overlay;
mod status;

pub use frame::{Total, grid};
