//! What is asked before figures are pasted that can be read in two ways.

use std::collections::HashMap;

use crate::text::DecimalMark;

/// Where columns of a block go that were asked about, by their place in the block: to the column of that
/// key, or nowhere.
pub type Columns = HashMap<usize, Option<&'static str>>;

/// What bare numbers up to 1 mean in a column of percentages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpToOne {
    /// `0.5` is 0.5%.
    Percentages,
    /// `0.5` is 50%.
    Fractions,
}

/// One answer. It holds for every column of the block that leaves the same thing open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The decimal mark of amounts and numbers.
    Mark(DecimalMark),
    /// What percentages up to 1 mean.
    UpToOne(UpToOne),
}

/// The answers given so far for one block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The decimal mark, once it was chosen.
    pub mark: Option<DecimalMark>,
    /// What percentages up to 1 mean, once it was chosen.
    pub up_to_one: Option<UpToOne>,
}

impl Answers {
    /// These answers and one more.
    #[must_use]
    pub fn with(self, answer: Answer) -> Self {
        match answer {
            Answer::Mark(mark) => Self { mark: Some(mark), ..self },
            Answer::UpToOne(meaning) => Self { up_to_one: Some(meaning), ..self },
        }
    }
}

/// What columns of figures leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The title of the first such column.
    pub column: String,
    /// A text of it.
    pub text: String,
    /// How many cells of the block are open in the same way, in all columns: one answer serves all.
    pub cells: usize,
    /// How the text can be read, in full, each with the answer to paste with.
    pub readings: [(Answer, String); 2],
}

impl Question {
    /// Whether one answer settles both.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let marks = |question: &Self| matches!(question.readings[0].0, Answer::Mark(_));
        marks(self) == marks(other)
    }

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
