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

/// Columns drawn to the left and to the right of those on the screen.
const BESIDE: usize = 2;

/// The positions of the columns to draw where a grid is scrolled so far to the right: those in a room of so
/// many pixels, and a few around them. They change in steps of two columns.
pub fn across(left: u32, room: u32, widths: impl Iterator<Item = u32> + Clone) -> Range<usize> {
    let (mut first, mut last, mut edge) = (0, 0, 0_u32);
    for width in widths.clone() {
        edge = edge.saturating_add(width);
        first += usize::from(edge <= left);
        last += usize::from(edge < left.saturating_add(room));
    }
    let all = widths.count();
    let from = first.saturating_sub(BESIDE) / 2 * 2;
    from..(last + 1 + BESIDE).div_ceil(2).saturating_mul(2).min(all).max(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_columns_near_the_screen_are_drawn() {
        let window = |left, room, count| across(left, room, std::iter::repeat_n(84, count));
        assert_eq!(window(0, 840, 60), 0..12);
        assert_eq!(window(84 * 5, 840, 60), 2..18);
        assert_eq!(window(84 * 58, 840, 60), 56..60);
        assert_eq!(window(u32::MAX, 0, 3), 0..3);
        assert_eq!(window(0, 840, 3), 0..3);
        assert_eq!(window(0, 840, 0), 0..0);
        // A column that was made wide takes the room of several.
        assert_eq!(across(0, 840, [600, 84, 84, 84, 84, 84, 84].into_iter()), 0..6);
    }

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
