//! Cash beside the bill: what AWS and partners pay rather than credit (spec `engine.md`, section 3).

use super::exact::times;
use crate::domain::{Cents, Partner, ProServe, Rate};

/// What AWS pays of a statement of work, as a discount or as a credit.
pub fn cofunded(row: &ProServe) -> Cents {
    share(row.sow_value, row.cofund_rate)
}

/// What a partner passes on of the funding it receives, in cash or as a credit.
pub fn passed_on(row: &Partner) -> Cents {
    share(row.gross, row.pass_through)
}

/// A share of an amount is no larger, so it always fits.
fn share(amount: Cents, rate: Rate) -> Cents {
    super::small(times(i128::from(amount.0), &[rate]))
}
