//! What lies around every page: rail, top bar, figure strip, messages, tour, palette, and the table of commands.

pub mod breakdown;
pub mod commands;
pub mod notice;
pub mod palette;
pub mod rail;
pub mod settings;
pub mod strip;
pub mod tiles;
pub mod topbar;
pub mod tour;
