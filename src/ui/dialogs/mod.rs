//! What is asked over the page.

pub mod bill;
pub mod import;
pub mod locale;
pub mod naming;
pub mod plans;
