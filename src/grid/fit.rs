//! Whether a text fits into its column, as far as can be said without a browser.
//!
//! A cell that clips its text costs the browser more to draw than all else in it, and most texts need no clipping.

/// What a cell has beside its text, in tenths of a pixel: padding, its line and a little air.
const BESIDE: u32 = 140;

/// Whether a text stays within a column of that many pixels in whatever font the page is shown. The text of a cell is
/// set in 12 pixels (`style/tokens.css`); widths are those of the widest font in use. Where it says no, the text may
/// fit all the same.
///
/// ```
/// use tranche::grid::fit::fits;
/// assert!(fits("123,456", 84));
/// assert!(!fits("A workload with a name of many words", 184));
/// ```
pub fn fits(text: &str, width: u16) -> bool {
    text.chars().map(tenths).sum::<u32>() + BESIDE <= u32::from(width) * 10
}

/// The most a character takes, in tenths of a pixel.
fn tenths(c: char) -> u32 {
    match c {
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '+' | '=' | '<' | '>' | '#' | '&' | '–' | '−' | '…' => {
            130
        }
        'A'..='Z' => 96,
        ' '..='~' => 78,
        // Letters of other scripts can be as wide as they are high.
        _ => 180,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_too_wide_is_not_said_to_fit() {
        assert!(fits("", 14));
        assert!(fits("1,234,567", 112));
        assert!(!fits("1,234,567,890.12", 112));
        assert!(fits("Rehost", 88));
        assert!(!fits("WWWWWW", 88));
        assert!(!fits("工作負載工作", 100));
        assert!(!fits("x", 0));
    }
}
