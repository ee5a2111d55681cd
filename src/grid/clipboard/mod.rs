//! What is copied from a sheet and pasted into it: texts in rows, between us and other programs.

mod copy;
mod header;
pub mod html;
mod meaning;
mod paste;
mod question;
pub mod tsv;
mod unknown;

pub use copy::{Copied, copy, cut};
pub use paste::{Paste, paste, paste_with, unreadable};
pub use question::{Answer, Answers, Columns, Question, UpToOne};
pub use unknown::{UnknownColumn, choices, unknown};

/// What a clipboard holds: the texts of cells, row by row. Rows may be of different length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The rows from the top, each from the left.
    pub rows: Vec<Vec<String>>,
    /// Whether we wrote it: its texts are exact.
    pub ours: bool,
}

impl Block {
    /// Rows and columns.
    pub fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.rows.iter().map(Vec::len).max().unwrap_or(0))
    }
}

/// Reads a clipboard. A table of ours is taken as it is; else the plain text is, which every
/// spreadsheet writes; a table of another program only where there is no text.
pub fn read(text: &str, html: Option<&str>) -> Block {
    if let Some(html) = html.filter(|html| html::is_ours(html)) {
        let rows = html::read(html);
        if !rows.is_empty() {
            return Block { rows, ours: true };
        }
    }
    // A byte order mark in front and a zero at the end are how some programs pass texts on.
    let text = text.trim_start_matches('\u{feff}').trim_end_matches('\0');
    let mut rows = match html {
        Some(html) if text.is_empty() => html::read(html),
        _ => tsv::read(text),
    };
    for cell in rows.iter_mut().flatten() {
        if cell.contains(['\u{a0}', '\r']) {
            *cell = cell.replace('\u{a0}', " ").replace("\r\n", "\n").replace('\r', "\n");
        }
    }
    Block { rows, ours: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, html: Option<&str>) -> Vec<Vec<String>> {
        read(text, html).rows
    }

    #[test]
    fn a_table_of_ours_is_preferred_and_exact() {
        let ours = html::write(&[vec!["a\u{a0}b".to_owned(), " x\ny ".to_owned()]], &[]);
        assert_eq!(rows("a b", Some(&ours)), [["a\u{a0}b", " x\ny "]]);
        let theirs = "<table><tr><td>1</td></tr></table>";
        assert_eq!(rows("2\t3\r\n", Some(theirs)), [["2", "3"]]);
        assert_eq!(rows("", Some(theirs)), [["1"]]);
        assert_eq!(rows("", None), [[""; 0]; 0]);
    }

    #[test]
    fn what_other_programs_add_to_a_text_is_taken_away() {
        assert_eq!(rows("\u{feff}1\u{a0}234\t\"a\r\nb\"\r\n\0", None), [["1 234", "a\nb"]]);
    }
}
