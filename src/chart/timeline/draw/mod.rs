//! The drawing of a timeline.

mod axis;
mod head;
mod layout;
mod legend;
mod rows;

use super::Timeline;
use crate::chart::paint::{self, Anchor, Frame, Ink};

/// How large a timeline is drawn, and what its ids begin with.
#[derive(Clone, Copy, Debug)]
pub struct TimelineSize<'a> {
    /// Width in pixels, as the container has it; 240 at least. The height follows from the rows.
    pub width: u32,
    /// Height of a row, 22 to 60; rows are at least 44 high where names are above the bars.
    pub row_height: u32,
    /// Begins the ids inside the drawing; unique on the page.
    pub prefix: &'a str,
}

/// Draws a timeline as an SVG for the page; its colours come from `style/chart.css`.
pub fn svg(timeline: &Timeline, size: &TimelineSize<'_>) -> String {
    let layout = layout::TimelineLayout::new(timeline, size);
    let head = head::TimelineHead::new(timeline, &layout);
    let count = i32::try_from(timeline.rows.len()).unwrap_or(i32::MAX);
    let top = head.height;
    let in_place = || timeline.rows.iter().zip((0..).map(|at: i32| top + at * layout.row));
    let bottom = top.saturating_add(layout.row.saturating_mul(count.max(1)));
    let legend = legend::Legend::new(timeline, &layout, bottom + 6);
    let height = legend.bottom + 2;
    let sentence = timeline.sentence();
    let frame = Frame {
        width: layout.width.unsigned_abs(),
        height: height.unsigned_abs(),
        prefix: size.prefix,
        sentence: &sentence,
    };
    paint::svg(&frame, |canvas| {
        axis::bands(canvas, timeline, &layout, (top, bottom));
        head.draw(canvas, &layout, (top, bottom));
        for (row, y) in in_place() {
            rows::bar(canvas, timeline, row, &layout, y);
        }
        if timeline.rows.is_empty() {
            let middle = (layout.scale.left + layout.scale.right) / 2;
            let look = layout::NAME.halo().anchored(Anchor::Middle);
            canvas.label("No credits yet", (middle, (top + bottom) / 2), look);
        }
        canvas.fill((0, bottom - 1), (layout.width, bottom), Ink::Line3);
        head.front(canvas, bottom);
        for (row, y) in in_place() {
            rows::words(canvas, timeline, row, &layout, y);
        }
        legend.draw(canvas);
    })
}
