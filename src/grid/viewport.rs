//! Which rows are drawn: those on the screen and a few around them.

use std::ops::Range;

/// The scroll position of a grid in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Viewport {
    /// Pixels scrolled down.
    pub top: u32,
    /// Height of the visible part.
    pub height: u32,
}

/// Rows drawn beyond each edge.
const AROUND: usize = 6;
/// The window moves in steps of so many rows, so that most scroll events change nothing.
const STEP: usize = 4;

impl Viewport {
    /// The positions of the rows to draw.
    pub fn window(self, rows: usize, row_height: u32) -> Range<usize> {
        let height = row_height.max(1);
        let first = (self.top / height) as usize;
        let shown = self.height.div_ceil(height) as usize + 1;
        let from = first.saturating_sub(AROUND) / STEP * STEP;
        let to = (first + shown + AROUND).div_ceil(STEP) * STEP;
        from.min(rows)..to.min(rows)
    }

    /// How far to scroll so that a row is fully visible below a header.
    pub fn scroll_to(self, row: usize, row_height: u32, header: u32, footer: u32) -> u32 {
        let top = u32::try_from(row).unwrap_or(u32::MAX).saturating_mul(row_height);
        let visible = self.height.saturating_sub(header + footer);
        if top < self.top {
            top
        } else if top + row_height > self.top + visible {
            (top + row_height).saturating_sub(visible)
        } else {
            self.top
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_the_screen_is_drawn() {
        let at = |top| Viewport { top, height: 520 };
        assert_eq!(at(0).window(10_000, 26), 0..28);
        assert_eq!(at(26_000).window(10_000, 26), 992..1028);
        assert_eq!(at(u32::MAX).window(10, 26), 10..10);
        assert_eq!(at(0).window(3, 26), 0..3);
    }

    #[test]
    fn a_row_is_scrolled_into_view_no_further_than_needed() {
        let view = Viewport { top: 260, height: 200 };
        assert_eq!(view.scroll_to(12, 26, 40, 0), 260);
        assert_eq!(view.scroll_to(2, 26, 40, 0), 52);
        assert_eq!(view.scroll_to(20, 26, 40, 26), 412);
    }
}
