//! What AWS allows of splits and transfers, and why a credit is not split or transferred.

use std::fmt;

use crate::domain::Cents;

/// The least a part may be.
pub const LEAST: Cents = Cents::new(10_000);
/// The most parts of one split.
pub const MOST_PARTS: usize = 99;
/// The most credits that may come of one.
pub const FAMILY: usize = 100;

/// Why a credit is not split or transferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreditError {
    /// It does not stand in the register.
    NotInRegister,
    /// A split makes 2 to 99 parts.
    Parts(usize),
    /// A part is below the least: its number from 1, and its amount as shown.
    Small(usize, String),
    /// The parts do not add up: what is available and what they come to, as shown.
    Sum(String, String),
    /// Too many credits would come of one: how many there are.
    Family(usize),
    /// A scenario sets its amount, so the parts would not add up there.
    Overridden(String),
    /// It waits for an amount that can be read.
    Draft,
    /// It stands in that account already.
    SameAccount,
    /// The account is not in the plan.
    NoAccount,
}

impl fmt::Display for CreditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInRegister => f.write_str(
                "Only a credit of the register can be split or transferred. Ask AWS to issue this one as you need it.",
            ),
            Self::Parts(parts) => {
                write!(f, "AWS splits a credit into 2 to {MOST_PARTS} parts, not {parts}.")
            }
            Self::Small(part, amount) => {
                write!(f, "Part {part} is {amount}. AWS needs at least 100.00 in each.")
            }
            Self::Sum(balance, sum) => write!(
                f,
                "The parts add up to {sum}. They have to be exactly the balance available, {balance}."
            ),
            Self::Family(there) => write!(
                f,
                "AWS allows {FAMILY} credits out of one, and {there} came of this one already."
            ),
            Self::Overridden(scenario) => write!(
                f,
                "“{scenario}” sets the amount of this credit, so the parts would not add up there. Reset it first."
            ),
            Self::Draft => f.write_str("The amount of this credit can't be read yet. Fill it in first."),
            Self::SameAccount => f.write_str("The credit is in this account already."),
            Self::NoAccount => f.write_str("There is no such account in this plan any more."),
        }
    }
}

impl std::error::Error for CreditError {}
