//! The axes that charts share: amounts of money with few round ticks and a zero, and the months of a
//! plan. Both are plotters' coordinates in whole cents and whole months, without binary floating point.

mod money;
mod months;

use plotters::coord::{cartesian::MeshLine, ranged1d::Ranged};

use super::paint::{Anchor, Ink, LabelStyle, Plot, TextSize};
use crate::{
    domain::Total,
    text::{Format, show},
};

pub use money::MoneyAxis;
pub use months::MonthAxis;

/// How ticks are written.
pub const TICK: LabelStyle = LabelStyle::new(TextSize::Tick, Ink::Ink3);
/// From a tick's label to the plot.
const GAP: i32 = 8;
/// More ticks than any axis has.
const ALL: usize = usize::MAX;

/// The zero line is the strongest.
fn ink_of(tick: Total) -> Ink {
    if tick.is_zero() { Ink::Line3 } else { Ink::Line }
}

/// The room that the labels of an upright axis and the gap behind them take, in pixels: the plot begins
/// there.
pub fn label_room(axis: &MoneyAxis, format: &Format) -> i32 {
    let ticks = axis.ticks().into_iter();
    let widths = ticks.map(|tick| TICK.width(&show::money_short(tick, format)));
    widths.max().unwrap_or_default() + GAP
}

impl<X: Ranged> Plot<'_, X, MoneyAxis> {
    /// Draws the upright axis: grid lines across the plot and their labels at its left.
    pub fn upright_axis(&self, format: &Format) {
        self.mesh((0, ALL), |svg, line| {
            if let MeshLine::YMesh(from, to, tick) = line {
                svg.rule(from, to, ink_of(*tick));
                let look = TICK.anchored(Anchor::End);
                svg.label(&show::money_short(*tick, format), (from.0 - GAP, from.1), look);
            }
        });
    }
}

impl<Y: Ranged> Plot<'_, MoneyAxis, Y> {
    /// Draws the level axis: grid lines down the plot, and below it as many labels as there is room for.
    pub fn level_axis(&self, format: &Format) {
        let (top, bottom) = (self.edges.top, self.edges.bottom);
        let mut free = i32::MIN;
        self.mesh((ALL, 0), |svg, line| {
            if let MeshLine::XMesh((x, _), _, tick) = line {
                svg.rule((x, top), (x, bottom), ink_of(*tick));
                let label = show::money_short(*tick, format);
                let half = TICK.width(&label) / 2;
                if x - half > free {
                    svg.label(&label, (x, bottom + 10), TICK.anchored(Anchor::Middle));
                    free = x + half + GAP;
                }
            }
        });
    }
}

impl<Y: Ranged> Plot<'_, MonthAxis, Y> {
    /// Draws the axis of months below the plot: a mark where a month begins and its name, for as many
    /// months as there is room for.
    pub fn month_axis(&self) {
        let (right, y) = (self.edges.right, self.edges.bottom);
        let room = TICK.width("Sep 00") + 12;
        let most = usize::try_from((right - self.edges.left) / room).unwrap_or_default();
        self.mesh((most, 0), |svg, line| {
            if let MeshLine::XMesh((x, _), _, month) = line {
                svg.rule((x, y), (x, y + 4), Ink::Line3);
                let anchor = if x + room / 2 > right { Anchor::End } else { Anchor::Start };
                svg.label(&show::month_short(*month), (x, y + 12), TICK.anchored(anchor));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::paint::{Edges, Frame, Pixels, svg},
        domain::Month,
    };

    /// The names below the axis of so many months from January 2027 on.
    fn named(width: i32, count: usize) -> Vec<String> {
        let axis = MonthAxis { first: Month::parse("2027-01").unwrap(), count };
        let edges = Edges { left: 0, right: width, top: 0, bottom: 10 };
        let frame = Frame { width: 900, height: 40, prefix: "m", sentence: "" };
        let svg = svg(&frame, |canvas| {
            canvas.plot(edges, (axis, Pixels), |plot| plot.month_axis());
        });
        let names = svg.split("</text>").filter_map(|piece| piece.rsplit_once('>'));
        names.map(|(_, name)| name.to_owned()).filter(|name| !name.is_empty()).collect()
    }

    #[test]
    fn as_many_months_are_named_as_fit() {
        assert_eq!(named(800, 4), ["Jan 27", "Feb 27", "Mar 27", "Apr 27"]);
        assert_eq!(named(300, 12), ["Jan 27", "Apr 27", "Jul 27", "Oct 27"]);
        assert_eq!(named(260, 36), ["Jan 27", "Jan 28", "Jan 29"]);
    }
}
