//! What commands do. They need no more than what all views share.

pub mod bill;
pub mod files;
pub mod history;
pub mod locale;
pub mod plans;
pub mod print;
pub mod privacy;
pub mod scenarios;
pub mod screens;
pub mod theme;
