//! Views: elements that follow the document.
//!
//! From the ground up: `dom` (the element builder), `kit` (menus, panels, dialogs, icons), `anchors` and `app`
//! (what all views share), `keymap` and `actions` (what can be done, and its keys), `grid`, `nav`, `dialogs`,
//! `parts` (views that several screens show), `pages`, `shell` (what lies around a page), `root`.

mod actions;
mod anchors;
mod app;
mod dialogs;
mod dom;
mod grid;
mod keymap;
mod kit;
mod nav;
mod pages;
mod parts;
mod root;
mod shell;

pub use root::mount;
