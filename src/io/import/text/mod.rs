//! What every text file needs: bytes to text, text to records, headers, amounts.

mod encoding;
mod header;
mod number;
mod records;

pub use encoding::{Decoded, Encoding, decode, decode_head};
pub use header::{Header, fold};
pub use number::{Amount, Style, amount, style};
pub use records::{Record, Records, delimiter, delimiters};
