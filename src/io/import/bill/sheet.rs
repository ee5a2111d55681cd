//! A bill as a sheet, as the page pastes it.

use serde::Serialize;

/// Amounts by service and month as a sheet has them: a heading with months, then a row for each service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Bill(pub Vec<Vec<String>>);
