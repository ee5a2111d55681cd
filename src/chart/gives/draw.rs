//! The drawing: squares over cost and credit, with their names.

use plotters::{
    coord::cartesian::MeshLine,
    element::{EmptyElement, PathElement, Rectangle},
    style::Color as _,
};

use super::{
    GivePoint, Gives,
    room::{Bounds, HALF, LINE, Room},
};
use crate::{
    chart::{
        axis::{MoneyAxis, TICK, label_room},
        paint::{self, Anchor, Canvas, Edges, Frame, Ink, LabelStyle, Plot, SvgElement, TextSize},
    },
    domain::Total,
    text::show,
};

/// How the names look.
pub(super) const LABEL: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink);
/// The longest name beside a square in pixels, and shorter ones where there is no room for it.
const LONGEST: [i32; 3] = [170, 100, 64];

impl Gives {
    /// Draws them: a filled square at cost and credit, a line up to the most that is asked, an open
    /// square where no credit is in this scenario. On the dashed line credit equals cost.
    pub fn svg(&self, width: u32, height: u32, prefix: &str) -> String {
        let width = i32::try_from(width.clamp(260, 4_000)).unwrap_or_default();
        let height = i32::try_from(height.clamp(180, 2_000)).unwrap_or_default();
        let costs = MoneyAxis::over(self.points.iter().map(|give| give.cost));
        let credits = MoneyAxis::over(self.points.iter().map(|give| give.highest));
        let left = label_room(&credits, &self.format);
        let edges = Edges { left, right: width - 18, top: 12, bottom: height - 40 };
        let sentence = self.sentence();
        let frame = Frame {
            width: width.unsigned_abs(),
            height: height.unsigned_abs(),
            prefix,
            sentence: &sentence,
        };
        paint::svg(&frame, |canvas| {
            canvas.plot(edges, (costs, credits), |plot| {
                plot.upright_axis(&self.format);
                let look = TICK.anchored(Anchor::Middle);
                plot.mesh((costs.ticks().len(), 0), |svg, line| {
                    if let MeshLine::XMesh((x, _), _, tick) = line {
                        let label = show::money_short(*tick, &self.format);
                        svg.label(&label, (x, edges.bottom + 12), look);
                    }
                });
                let axis = LabelStyle::new(TextSize::Label, Ink::Ink2).anchored(Anchor::Middle);
                let middle = i32::midpoint(left, edges.right);
                canvas.label("What it costs us", (middle, height - 10), axis);
                self.points(canvas, plot, width);
            });
        })
    }

    fn points(&self, canvas: &Canvas<'_>, plot: &mut CostAndCredit<'_>, width: i32) {
        let words = self.diagonal(canvas, plot);
        let inside = (plot.edges.left, 0, width, plot.edges.bottom);
        let mut room = Room { inside, taken: vec![words] };
        for give in &self.points {
            let (x, y) = plot.at(give.cost, give.credit);
            let (_, top) = plot.at(give.cost, give.highest);
            room.taken.push((x - HALF, y - HALF, x + HALF, y + HALF));
            room.taken.push((x - 3, top - 2, x + 3, y));
        }
        for give in &self.points {
            give.draw(plot);
            let at = plot.at(give.cost, give.credit);
            for longest in LONGEST {
                let name = LABEL.clip(&give.name, longest);
                if let Some((point, anchor)) = room.place(at, LABEL.width(&name)) {
                    canvas.label(&name, point, LABEL.halo().anchored(anchor));
                    break;
                }
            }
        }
        for give in &self.points {
            let (x, y) = plot.at(give.cost, give.credit);
            let money = |cents| show::money_short(cents, &self.format);
            let note = format!(
                "{}: costs {}, credit {}, most asked {}",
                give.name,
                money(give.cost),
                money(give.credit),
                money(give.highest)
            );
            canvas.hint((x - 8, y - 8), (x + 8, y + 8), &note);
        }
    }

    /// Where the credit equals the cost, as far as both axes reach; answers where its name is.
    fn diagonal(&self, canvas: &Canvas<'_>, plot: &CostAndCredit<'_>) -> Bounds {
        let most =
            |of: fn(&GivePoint) -> Total| self.points.iter().map(of).max().unwrap_or_default();
        let reach = most(|give| give.cost).min(most(|give| give.highest));
        if reach <= Total::ZERO {
            return (0, 0, 0, 0);
        }
        plot.draw(&SvgElement::dashed([(Total::ZERO, Total::ZERO), (reach, reach)], Ink::Line3));
        let look = LabelStyle::new(TextSize::Tick, Ink::Ink3).halo().anchored(Anchor::End);
        let (x, y) = plot.at(reach, reach);
        let (words, at) = ("credit = cost", (x - 8, y - 8));
        canvas.label(words, at, look);
        (at.0 - look.width(words), at.1 - LINE / 2, at.0, at.1 + LINE / 2)
    }
}

/// Costs across, credits upward.
type CostAndCredit<'a> = Plot<'a, MoneyAxis, MoneyAxis>;

impl GivePoint {
    fn draw(&self, plot: &mut CostAndCredit<'_>) {
        let at = (self.cost, self.credit);
        if self.credit < self.highest {
            let most = (self.cost, self.highest);
            plot.draw(&PathElement::new([at, most], Ink::Line3));
            let end = Rectangle::new([(-4, 0), (5, 2)], Ink::ScAsk.filled());
            plot.draw(&(EmptyElement::at(most) + end));
        }
        let square = |ink: Ink| Rectangle::new([(-HALF, -HALF), (HALF, HALF)], ink.filled());
        if self.credit.is_zero() {
            let edge = Rectangle::new([(-HALF, -HALF), (HALF - 1, HALF - 1)], Ink::Ink3);
            plot.draw(&(EmptyElement::at(at) + square(Ink::Surface) + edge));
        } else {
            plot.draw(&(EmptyElement::at(at) + square(self.ink)));
        }
    }
}
