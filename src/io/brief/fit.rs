//! What a page holds: wide tables in several pieces, and long ones on paper only.

use std::ops::Range;

use crate::text::{Format, show};

use super::{Part, Set};

/// From how many rows on tables are built for paper only: a screen that opens with every row of a
/// large plan would be minutes of scrolling and seconds of waiting.
pub(super) const ON_SCREEN: usize = 1_000;

/// Up to how many rows a table stands on screen even then.
pub(super) const SHORT: usize = 100;

/// The columns of a piece, its first included.
const COLUMNS: usize = 7;
/// The width of a page inside its margins, in tenths of the print font's size: A4 is the narrower paper.
const PAGE: usize = 640;
/// What stands between two columns.
const GAP: usize = 12;
/// How wide a text would like to be before it wraps.
const TEXT: usize = 120;
/// The longest word that stays in one piece, in letters.
const WORD: usize = 24;

/// What stands on screen in place of rows.
pub(super) fn in_full(rows: usize, format: &Format) -> String {
    format!("{} rows, printed in full", show::digits(&rows.to_string(), format.style))
}

/// A text that may wrap: only words longer than any column may break.
pub(super) fn breakable(text: &str) -> String {
    let (mut out, mut letters) = (String::with_capacity(text.len()), 0);
    for letter in text.chars() {
        letters = if is_space(letter) { 0 } else { letters + 1 };
        if letters > WORD {
            out.push('\u{200b}');
            letters = 1;
        }
        out.push(letter);
    }
    out
}

/// A table in pieces that a page holds without breaking a word or an amount. Each has the first column.
pub(super) fn pieces(part: Part) -> Vec<Part> {
    let widths: Vec<usize> = (0..part.heads.len()).map(|at| width(&part, at)).collect();
    let cuts = cut(&widths);
    let many = cuts.len();
    if many < 2 {
        return vec![part];
    }
    let mut pieces = Vec::with_capacity(many);
    for (at, columns) in cuts.into_iter().enumerate() {
        let mut piece = Part {
            title: format!("{}, {} of {many}", part.title, at + 1),
            note: part.note.clone(),
            ..Part::default()
        };
        let kept = || std::iter::once(0).chain(columns.clone());
        piece.heads = kept().map(|of| part.heads[of].clone()).collect();
        piece.figures_from = piece.heads.len();
        piece.sets = kept().map(|of| part.set(of)).collect();
        for row in &part.rows {
            piece.rows.push(kept().map(|of| row.get(of).cloned().unwrap_or_default()).collect());
        }
        pieces.push(piece);
    }
    pieces
}

/// Which columns stand in each piece beside the first: as few pieces as fit, all about as wide.
fn cut(widths: &[usize]) -> Vec<Range<usize>> {
    let first = widths.first().copied().unwrap_or(0);
    let filled = |page: usize| {
        let (mut cuts, mut from, mut wide) = (Vec::new(), 1, first);
        for (at, width) in widths.iter().enumerate().skip(1) {
            if at > from && (wide + width > page || at - from == COLUMNS - 1) {
                cuts.push(from..at);
                (from, wide) = (at, first);
            }
            wide += width;
        }
        cuts.push(from..widths.len().max(from));
        cuts
    };
    let cuts = filled(PAGE);
    let narrower = (first..PAGE).step_by(10).map(filled).find(|even| even.len() == cuts.len());
    narrower.unwrap_or(cuts)
}

/// How wide a column has to be: the longest of its texts, or where it wraps at least its longest word.
fn width(part: &Part, at: usize) -> usize {
    let mut wide = longest(part.heads.get(at).map_or("", String::as_str)).1;
    for cell in part.rows.iter().filter_map(|row| row.get(at)) {
        let (line, word) = longest(&cell.text);
        wide = wide.max(if part.set(at) == Set::Text { word.max(line.min(TEXT)) } else { line });
    }
    wide + GAP
}

/// How wide a text is in one line, and its longest word. Generous: the reader's font is not known.
fn longest(text: &str) -> (usize, usize) {
    let (mut line, mut word, mut now) = (0, 0, 0);
    for letter in text.chars() {
        let wide = match letter {
            '\u{200b}' => 0,
            ' ' | '.' | ',' | ':' | ';' | '’' | '\'' | '(' | ')' | 'i' | 'j' | 'l' | 't' | 'f' => {
                4
            }
            'A'..='Z' | 'm' | 'w' | '%' => 8,
            _ if letter > '\u{2e80}' => 10,
            _ => 6,
        };
        line += wide;
        now = if is_space(letter) { 0 } else { now + wide };
        word = word.max(now);
    }
    (line, word)
}

/// Where a line may end. A space that holds an amount together is none.
fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\n' | '\t' | '\u{200b}')
}

/// A part that is too long for the screen, as a sentence in its place.
pub(super) fn on_screen(part: Part, format: &Format) -> Part {
    if part.rows.len() <= ON_SCREEN {
        return part;
    }
    Part { title: part.title, note: in_full(part.rows.len(), format), ..Part::default() }
}
