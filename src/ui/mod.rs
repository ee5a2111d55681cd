//! Views: elements that follow the document.

mod app;
mod breakdown;
mod bridge;
mod commands;
mod controls;
mod copy;
mod dom;
mod files;
mod gives;
mod grid;
mod heat;
mod icons;
mod import_dialog;
mod jump;
mod locale;
mod menu;
mod naming;
mod notice;
mod pages;
mod palette;
mod panel;
mod places;
mod plans;
mod rail;
mod sides;
mod strip;
mod tabs;
mod terms;
mod theme;
mod tiles;
mod timeline;
mod topbar;
mod tour;

pub use app::mount;
