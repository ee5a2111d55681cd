//! The waterfall as rows: each step with its name before it, so that many steps and long names can be
//! read at any width.

use super::{Waterfall, WaterfallBar};
use crate::{
    chart::{
        axis::MoneyAxis,
        paint::{Anchor, Canvas, Edges, Frame, Ink, LabelStyle, Pixels, Plot, TextSize, svg},
    },
    domain::Total,
};

const NAME: LabelStyle = LabelStyle::new(TextSize::Name, Ink::Ink2);
const FIGURE: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink).bold().halo();
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
        let widest =
            |of: &dyn Fn(&WaterfallBar) -> i32| self.bars.iter().map(of).max().unwrap_or_default();
        let names = widest(&|bar| NAME.bold().width(&bar.name)).min(across * 2 / 5) + 12;
        let figures = widest(&|bar| FIGURE.width(&self.figure(bar)));
        let axis = MoneyAxis::over(levels.iter().map(|(_, level)| *level));
        let left = names + figures / 2;
        let right = (across - figures - 10).max(left + 40);
        let bottom = ROW * i32::try_from(self.bars.len()).unwrap_or_default();
        let height = (bottom + FOOT).unsigned_abs();
        let edges = Edges { left, right, top: 0, bottom };
        let sentence = self.sentence();
        svg(&Frame { width, height, prefix, sentence: &sentence }, |canvas| {
            canvas.plot(edges, (axis, Pixels), |plot| {
                plot.level_axis(&self.format);
                for (at, (bar, level)) in (0..).zip(self.bars.iter().zip(&levels)) {
                    let top = ROW * at;
                    let name = if bar.is_total { NAME.bold() } else { NAME };
                    canvas.label(&name.clip(&bar.name, names - 12), (0, top + ROW / 2), name);
                    self.row(canvas, plot, bar, *level, top);
                    if top + ROW < bottom {
                        let (x, y) = plot.at(level.1, top + ROW);
                        canvas.dashed([(x, y - INSET), (x, y + INSET)], Ink::Line3);
                    }
                }
            });
        })
    }

    /// A row's bar and its figure. It is drawn in pixels, as it is never narrower than a line.
    fn row(
        &self,
        canvas: &Canvas<'_>,
        plot: &Plot<'_, MoneyAxis, Pixels>,
        bar: &WaterfallBar,
        (from, level): (Total, Total),
        top: i32,
    ) {
        let (a, b) = (plot.at(from, top).0, plot.at(level, top).0);
        // What changes nothing is still a line.
        let (low, high) = (a.min(b), a.max(b).max(a.min(b) + 2));
        let (from, to) = ((low, top + INSET), (high, top + ROW - INSET));
        match (bar.is_open, bar.is_total, bar.amount < Total::ZERO) {
            (true, ..) => canvas.dashed_outline(from, to, Ink::ScTarget),
            (_, true, _) => canvas.fill(from, to, Ink::Ink2),
            (_, _, false) => canvas.fill(from, to, Ink::Pos),
            (_, _, true) => canvas.fill(from, to, Ink::Neg),
        }
        let falls = bar.amount < Total::ZERO;
        let (x, anchor) = if falls { (low - 5, Anchor::End) } else { (high + 5, Anchor::Start) };
        canvas.label(&self.figure(bar), (x, top + ROW / 2), FIGURE.anchored(anchor));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Format;

    /// 500 and 300 more, 200 of it taken back, leads to 600; 400 are open towards 1,000.
    fn waterfall() -> Waterfall {
        let bars = vec![
            WaterfallBar::total("AWS offer", Total::new(50_000)),
            WaterfallBar::step("MAP", Total::new(30_000)),
            WaterfallBar::step("Shortfall", Total::new(-20_000)),
            WaterfallBar::total("Settled", Total::new(60_000)),
            WaterfallBar::step("Still open", Total::new(40_000)).open(),
            WaterfallBar::total("Target", Total::new(100_000)).open(),
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
