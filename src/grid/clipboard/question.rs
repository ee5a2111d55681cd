//! What is asked before amounts are pasted that can be read in two ways.

use crate::text::DecimalMark;

/// What columns of amounts leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The title of the first such column.
    pub column: String,
    /// A text of it.
    pub text: String,
    /// How many cells of the block can be read in two ways, in all columns: one answer serves all.
    pub cells: usize,
    /// How the text can be read, in full, each with the decimal mark to paste with.
    pub readings: [(DecimalMark, String); 2],
}

impl Question {
    /// The question itself, and what hangs on the answer.
    pub fn words(&self) -> [String; 2] {
        let Self { column, text, cells, .. } = self;
        let about = match cells {
            1 => format!("It stands in {column}. How is it meant?"),
            _ => format!(
                "{cells} cells are written like this, the first in {column}. How are they meant?"
            ),
        };
        [format!("“{text}” can be read in two ways"), about]
    }
}
