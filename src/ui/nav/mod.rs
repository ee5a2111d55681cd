//! The places of the app, and the way to any cell.

pub mod jump;
pub mod places;
