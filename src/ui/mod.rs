//! Views.

mod app;
mod breakdown;
mod controls;
mod grid;
mod icons;
mod import_dialog;
mod menu;
mod pages;
mod rail;
mod strip;
mod terms;
mod timeline;
mod topbar;

pub use app::mount;
