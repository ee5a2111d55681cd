//! The waterfall lying: a row for each step, its name before it, so that many steps and long names
//! can be read at any width.

use super::{Bar, Waterfall};
use crate::{
    chart::{
        axis::{Across, Axis},
        paint::{Anchor, Canvas, Frame, Ink, Text, TextSize, svg},
    },
    domain::Cents,
};

const NAME: Text = Text::new(TextSize::Name, Ink::Ink2);
const FIGURE: Text = Text::new(TextSize::Label, Ink::Ink).bold().halo();
/// Height of a row, and the space above and below its bar.
const ROW: i32 = 24;
const INSET: i32 = 5;
/// Below the rows: labels of the axis.
const FOOT: i32 = 20;

impl Waterfall {
    /// Draws it as rows. `prefix` begins the ids inside.
    pub fn rows_svg(&self, width: u32, prefix: &str) -> String {
        let levels = self.levels();
        let across = i32::try_from(width).unwrap_or(900);
        let widest = |of: &dyn Fn(&Bar) -> i32| self.bars.iter().map(of).max().unwrap_or_default();
        let left = widest(&|bar| NAME.bold().width(&bar.name)).min(across * 2 / 5) + 12;
        let figures = widest(&|bar| FIGURE.width(&self.figure(bar)));
        let axis = Across {
            axis: Axis::over(levels.iter().map(|(_, level)| *level)),
            left: left + figures / 2,
            right: (across - figures - 10).max(left + figures / 2 + 40),
            format: &self.format,
        };
        let bottom = ROW * i32::try_from(self.bars.len()).unwrap_or_default();
        let height = (bottom + FOOT).unsigned_abs();
        let sentence = self.sentence();
        svg(&Frame { width, height, prefix, sentence: &sentence }, |canvas| {
            axis.draw(canvas, 0, bottom);
            for (at, (bar, level)) in (0..).zip(self.bars.iter().zip(&levels)) {
                let top = ROW * at;
                let name = if bar.is_total { NAME.bold() } else { NAME };
                canvas.text(&name.clip(&bar.name, left - 12), (0, top + ROW / 2), name);
                self.row(canvas, &axis, bar, *level, top);
                if top + ROW < bottom {
                    let x = axis.x(level.1);
                    let gap = vec![(x, top + ROW - INSET), (x, top + ROW + INSET)];
                    canvas.line(gap, 1, Ink::Line3.dashed());
                }
            }
        })
    }

    fn row(
        &self,
        canvas: &Canvas<'_>,
        axis: &Across<'_>,
        bar: &Bar,
        (from, level): (Cents, Cents),
        top: i32,
    ) {
        let (a, b) = (axis.x(from), axis.x(level));
        // What changes nothing is still a line.
        let (low, high) = (a.min(b), a.max(b).max(a.min(b) + 2));
        let (from, to) = ((low, top + INSET), (high, top + ROW - INSET));
        match (bar.is_open, bar.is_total, bar.amount < Cents::ZERO) {
            (true, ..) => canvas.outline(from, to, Ink::ScTarget.dashed()),
            (_, true, _) => canvas.block(from, to, Ink::Ink2),
            (_, _, false) => canvas.block(from, to, Ink::Pos),
            (_, _, true) => canvas.block(from, to, Ink::Neg),
        }
        let falls = bar.amount < Cents::ZERO;
        let (x, anchor) = if falls { (low - 5, Anchor::End) } else { (high + 5, Anchor::Start) };
        canvas.text(&self.figure(bar), (x, top + ROW / 2), FIGURE.anchored(anchor));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Format;

    /// 500 and 300 more, 200 of it taken back, leads to 600; 400 are open towards 1,000.
    fn waterfall() -> Waterfall {
        let bars = vec![
            Bar::total("AWS offer", Cents::new(50_000)),
            Bar::step("MAP", Cents::new(30_000)),
            Bar::step("Shortfall", Cents::new(-20_000)),
            Bar::total("Settled", Cents::new(60_000)),
            Bar::step("Still open", Cents::new(40_000)).open(),
            Bar::total("Target", Cents::new(100_000)).open(),
        ];
        Waterfall { bars, format: Format::default() }
    }

    #[test]
    fn what_is_open_is_an_outline_and_every_step_has_its_sign() {
        for width in [300, 1_200] {
            let svg = waterfall().rows_svg(width, "w");
            assert!(svg.contains(&format!("width=\"{width}\"")));
            for figure in ["$500", "+$300", "−$200", "$600", "+$400", "$1K"] {
                assert!(svg.contains(&format!(">{figure}</text>")), "{figure}");
            }
            assert_eq!(svg.matches("c-f-pos").count(), 1);
            assert_eq!(svg.matches("c-f-neg").count(), 1);
            assert_eq!(svg.matches("c-s-sc-target").count(), 2);
        }
    }
}
