//! The editor that lies over a cell: what stands in it, and the choices that fit.

use crate::{domain::Id, grid::Cursor, text::fold};

/// An open editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The cell.
    pub at: Cursor,
    /// Its row, which may move meanwhile; `None` in the adding row.
    pub row: Option<Id>,
    /// What stood in it when it opened; leaving it unchanged changes nothing.
    pub was: String,
    /// What stands in the editor now.
    pub text: String,
    /// Whether arrows commit and move (typing replaced the cell) instead of moving the caret.
    pub replacing: bool,
    /// What there is to choose from.
    pub choices: Vec<String>,
    /// The choice that is marked.
    pub marked: Option<usize>,
    /// Whether several can be chosen, between semicolons.
    pub several: bool,
    /// Whether it has several lines.
    pub note: bool,
    /// Why what stands in it can't be taken; only of a cell that keeps no text it can't read.
    pub refused: Option<String>,
}

impl Editing {
    /// Of several choices, what stands before the part that is being typed, and that part.
    fn parts(&self) -> (&str, &str) {
        match self.text.rfind(';').filter(|_| self.several) {
            Some(at) => self.text.split_at(at + 1),
            None => ("", &self.text),
        }
    }

    /// What the field shows: all of it, or of several choices the one that is being typed.
    pub fn part(&self) -> &str {
        let (_, part) = self.parts();
        if self.several { part.trim_start() } else { part }
    }

    /// Takes what stands in the field now.
    pub fn retype(&mut self, part: &str) {
        self.text = self.with_choice(part);
        (self.marked, self.refused) = (None, None);
    }

    /// What was chosen of several, without the part that is being typed.
    pub fn chosen(&self) -> Vec<String> {
        let parts = self.parts().0.split(';').map(str::trim);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// Takes one of several away.
    pub fn drop_chosen(&mut self, at: usize) {
        let mut chosen = self.chosen();
        if at < chosen.len() {
            chosen.remove(at);
            chosen.push(self.part().to_owned());
            self.text = chosen.join("; ");
        }
    }

    /// The choices that fit what was typed, without those chosen already.
    pub fn fitting(&self) -> Vec<String> {
        let (typed, chosen) = (fold(self.part().trim()), self.chosen());
        let all = self.text == self.was || typed.is_empty();
        let fits =
            |choice: &&String| (all || fold(choice).contains(&typed)) && !chosen.contains(choice);
        self.choices.iter().filter(fits).cloned().collect()
    }

    /// The text with a choice in the place of the part that is being typed.
    pub fn with_choice(&self, choice: &str) -> String {
        match self.parts().0 {
            "" => choice.to_owned(),
            before => format!("{before} {choice}"),
        }
    }
}
