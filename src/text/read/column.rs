//! The decimal mark of a whole column, decided once.

use crate::text::{Currency, DecimalMark, NumberStyle};

use super::{
    affix::peel,
    clean::clean,
    figure::{Vote, vote},
};

/// The decimal mark of a column and whether its cells prove it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The mark the cells speak for; a point when they speak for neither or both.
    pub style: DecimalMark,
    /// False when a cell could be read otherwise: `1,234` with nothing beside it, or `1.5` beside
    /// `1,5`. True also when no cell has a mark that matters.
    pub certain: bool,
}

impl Detected {
    /// The style to read the column with: its own where it is proven, else the plan's.
    pub fn or(self, plan: NumberStyle) -> NumberStyle {
        if self.certain { NumberStyle::proven(self.style) } else { plan }
    }
}

/// Decides the decimal mark of a column from all its cells. Texts that are no numbers count for
/// nothing.
///
/// ```
/// use tranche::text::{DecimalMark, Detected, read::detect_style};
/// let comma = Detected { style: DecimalMark::Comma, certain: true };
/// assert_eq!(detect_style(&["1.234", "4125,03"]), comma);
/// assert!(!detect_style(&["1,234"]).certain);
/// ```
pub fn detect_style(cells: &[&str]) -> Detected {
    let votes: Vec<_> = cells.iter().filter_map(|cell| cell_vote(cell)).collect();
    let any = |mark| votes.contains(&Vote::For(mark));
    let (point, comma) = (any(DecimalMark::Point), any(DecimalMark::Comma));
    Detected {
        style: if comma && !point { DecimalMark::Comma } else { DecimalMark::Point },
        certain: point != comma || votes.is_empty(),
    }
}

fn cell_vote(cell: &str) -> Option<Vote> {
    // Blocks of thousands of cells come here, and most of them have no mark.
    if !cell.contains(['.', ',']) {
        return None;
    }
    let clean = clean(cell).ok()?;
    vote(peel(&clean, Some(&Currency::default()))?.body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn detects(cells: &[&str], style: DecimalMark, certain: bool) {
        assert_eq!(detect_style(cells), Detected { style, certain }, "{cells:?}");
    }

    #[test]
    fn one_telling_cell_settles_the_column() {
        detects(&["1.234,50"], DecimalMark::Comma, true);
        detects(&["$1,234.50", "12"], DecimalMark::Point, true);
        detects(&["1.234", "4125,03", "name"], DecimalMark::Comma, true);
        detects(&["1,234", "5.5"], DecimalMark::Point, true);
        detects(&["1.234.567"], DecimalMark::Comma, true);
        detects(&["1,234,567"], DecimalMark::Point, true);
        detects(&["1 234,5 €"], DecimalMark::Comma, true);
        detects(&["1'234.5"], DecimalMark::Point, true);
        detects(&["0,234"], DecimalMark::Comma, true);
        detects(&["(12,5)", "-"], DecimalMark::Comma, true);
        detects(&["1.2m", "15%"], DecimalMark::Point, true);
        detects(&["7.865e-7", "72.314"], DecimalMark::Point, true);
    }

    #[test]
    fn what_is_truly_open_stays_open() {
        detects(&["1,234"], DecimalMark::Point, false);
        detects(&["1.234", "5"], DecimalMark::Point, false);
        detects(&["1,234", "1.234"], DecimalMark::Point, false);
        detects(&["1,5", "1.5"], DecimalMark::Point, false);
    }

    #[test]
    fn where_no_mark_matters_nothing_is_open() {
        detects(&[], DecimalMark::Point, true);
        detects(&["1234", "1 234", "abc", "", "1.2.3", "5."], DecimalMark::Point, true);
    }

    #[test]
    fn a_proven_style_reads_what_the_plans_leaves_open() {
        let plan = NumberStyle::POINT;
        assert_eq!(detect_style(&["1.234"]).or(plan), plan);
        let proven = detect_style(&["1.234", "1.2"]).or(NumberStyle::COMMA);
        assert_eq!(proven, NumberStyle::proven(DecimalMark::Point));
    }
}
