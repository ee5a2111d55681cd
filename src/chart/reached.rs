//! The deal value that scenarios have reached by each month, one over the other.

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use plotters::{series::LineSeries, style::Color as _};

use super::{
    TextTable,
    axis::{MoneyAxis, MonthAxis, label_room},
    paint::{Edges, Frame, Ink, LabelStyle, TextSize, svg},
};
use crate::{
    domain::{Month, Total, scenario::ScenarioKind},
    text::{Format, show},
};

const NAME: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink).bold().halo();
const HEIGHT: i32 = 260;
/// Below the plot: the months.
const FOOT: i32 = 22;
const TOP: i32 = 8;
/// Between two labels at the right.
const APART: i32 = 15;

/// One scenario, as a line over the months.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachedLine {
    /// What people call it.
    pub name: String,
    /// The role it has in the negotiation: it gives the colour.
    pub kind: ScenarioKind,
    /// Deal value reached by the end of each month.
    pub reached: Vec<Total>,
    /// Whether it is the active one.
    pub active: bool,
}

impl ReachedLine {
    /// The deal value at the end of the last month; zero when there are no months.
    fn end(&self) -> Total {
        self.reached.last().copied().unwrap_or_default()
    }
}

/// The chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// The first month.
    pub first: Month,
    /// The scenarios, over the same months.
    pub lines: Vec<ReachedLine>,
    /// How figures are written.
    pub format: Format,
}

impl Reached {
    fn months(&self) -> usize {
        self.lines.iter().map(|line| line.reached.len()).max().unwrap_or_default()
    }

    fn label(&self, line: &ReachedLine) -> String {
        format!("{} {}", line.name, show::money_short(line.end(), &self.format))
    }

    /// One sentence on the whole.
    pub fn sentence(&self) -> String {
        let last = self.first.plus(i32::try_from(self.months()).unwrap_or_default() - 1);
        let said: Vec<String> = self.lines.iter().map(|line| self.label(line)).collect();
        format!("Deal value reached by {}: {}", show::month_long(last), said.join(", "))
    }

    /// The same as rows of text, month by month.
    pub fn table(&self) -> TextTable {
        let names = self.lines.iter().map(|line| line.name.clone());
        let row = |at: usize| {
            let month = self.first.plus(i32::try_from(at).unwrap_or_default());
            let figures = self.lines.iter().map(|line| match line.reached.get(at) {
                Some(reached) => show::money_whole(*reached, &self.format),
                None => String::new(),
            });
            std::iter::once(show::month_short(month)).chain(figures).collect()
        };
        TextTable {
            headers: std::iter::once("By the end of".to_owned()).chain(names).collect(),
            rows: (0..self.months()).map(row).collect(),
        }
    }

    /// Draws it at a width.
    pub fn svg(&self, width: u32) -> String {
        let across = i32::try_from(width).unwrap_or(900);
        let money =
            MoneyAxis::over(self.lines.iter().flat_map(|line| line.reached.iter().copied()));
        let months = MonthAxis { first: self.first, count: self.months() };
        let labels = self.lines.iter().map(|line| NAME.width(&self.label(line)));
        let room = labels.max().unwrap_or_default().min(across / 3);
        let (left, right) = (label_room(&money, &self.format), across - room - 10);
        let edges = Edges { left, right, top: TOP, bottom: HEIGHT - FOOT };
        let sentence = self.sentence();
        let frame =
            Frame { width, height: HEIGHT.unsigned_abs(), prefix: "reached", sentence: &sentence };
        svg(&frame, |canvas| {
            canvas.plot(edges, (months, money), |plot| {
                plot.upright_axis(&self.format);
                plot.month_axis();
                // The active one is on top.
                let (active, others): (Vec<_>, _) = self.lines.iter().partition(|line| line.active);
                for line in others.into_iter().chain(active) {
                    let from_zero = std::iter::once((self.first, Total::ZERO));
                    let points = from_zero.chain(months.steps(&line.reached));
                    let width = if line.active { 3 } else { 2 };
                    let style = Ink::from(line.kind).stroke_width(width);
                    plot.series(LineSeries::new(points, style));
                }
                let y = |amount| plot.at(self.first, amount).1;
                for (line, place) in self.lines.iter().zip(self.places(&y, edges.bottom)) {
                    // So many that there is no room: the table has them.
                    if place < 0 {
                        continue;
                    }
                    let ink = Ink::from(line.kind);
                    canvas.line([(right, y(line.end())), (right + 6, place)], 1, ink);
                    let label = NAME.clip(&self.label(line), room);
                    canvas.label(&label, (right + 9, place), LabelStyle { ink, ..NAME });
                }
            });
        })
    }

    /// The heights of the labels, given that of an amount and of the lowest: at the ends of their lines,
    /// moved apart. Negative where there is no room left.
    fn places(&self, y: &dyn Fn(Total) -> i32, lowest: i32) -> Vec<i32> {
        let mut places: Vec<i32> = self.lines.iter().map(|line| y(line.end())).collect();
        // From the lowest up, so that none falls off the bottom.
        let mut floor = lowest;
        let mut lowest_first: Vec<&mut i32> = places.iter_mut().collect();
        lowest_first.order_by_key(|place| Reverse(**place));
        for place in lowest_first {
            *place = floor.min(*place);
            floor = *place - APART;
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use plotters::coord::ranged1d::Ranged as _;

    use super::*;

    fn reached(lines: usize) -> Reached {
        let line = |at: usize| ReachedLine {
            name: format!("Scenario {at}"),
            kind: ScenarioKind::Custom,
            reached: vec![Total::ZERO, Total::new(-10_000), Total::new(50_000)],
            active: at == 0,
        };
        Reached {
            first: Month::parse("2027-01").unwrap(),
            lines: (0..lines).map(line).collect(),
            format: Format::default(),
        }
    }

    #[test]
    fn lines_step_and_labels_are_moved_apart() {
        let of = reached(3);
        let axis = MoneyAxis::over([Total::new(50_000)]);
        let mut heights = of.places(&|amount| axis.map(&amount, (238, TOP)), 238);
        heights.sort_unstable();
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= APART), "{heights:?}");
        assert_eq!(of.table().rows[1], ["Feb 27", "−100", "−100", "−100"]);
        assert_eq!(of.table().headers.len(), 4);
        assert!(of.sentence().starts_with("Deal value reached by March 2027: Scenario 0 $500"));
    }

    #[test]
    fn more_lines_than_labels_have_room_are_still_drawn() {
        let svg = reached(40).svg(900);
        assert!(svg.matches("<polyline").count() >= 40);
        assert!(svg.matches(">Scenario ").count() < 40);
    }
}
