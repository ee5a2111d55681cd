//! The net value that scenarios have reached by each month, one over the other.

use std::cmp::Reverse;

use super::{
    Table,
    axis::{Axis, Months, Upright},
    paint::{Frame, Ink, Text, TextSize, svg},
};
use crate::{
    domain::{Cents, Month, scenario::ScenarioKind},
    text::{Format, show},
};

const NAME: Text = Text::new(TextSize::Label, Ink::Ink).bold().halo();
const HEIGHT: i32 = 260;
/// Below the plot: the months.
const FOOT: i32 = 22;
const TOP: i32 = 8;
/// Between two labels at the right.
const APART: i32 = 15;

/// One scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What people call it.
    pub name: String,
    /// What it stands for.
    pub kind: ScenarioKind,
    /// Net value reached by the end of each month.
    pub reached: Vec<Cents>,
    /// Whether it is the active one.
    pub active: bool,
}

/// The chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// The first month.
    pub first: Month,
    /// The scenarios, over the same months.
    pub lines: Vec<Line>,
    /// How figures are written.
    pub format: Format,
}

impl Reached {
    fn months(&self) -> usize {
        self.lines.iter().map(|line| line.reached.len()).max().unwrap_or_default()
    }

    fn label(&self, line: &Line) -> String {
        let end = line.reached.last().copied().unwrap_or_default();
        format!("{} {}", line.name, show::money_short(end, &self.format))
    }

    /// One sentence on the whole.
    pub fn sentence(&self) -> String {
        let last = self.first.plus(i32::try_from(self.months()).unwrap_or_default() - 1);
        let said: Vec<String> = self.lines.iter().map(|line| self.label(line)).collect();
        format!("Net value reached by {}: {}", show::month_long(last), said.join(", "))
    }

    /// The same as rows of text, month by month.
    pub fn table(&self) -> Table {
        let names = self.lines.iter().map(|line| line.name.clone());
        let row = |at: usize| {
            let month = self.first.plus(i32::try_from(at).unwrap_or_default());
            let figures = self.lines.iter().map(|line| match line.reached.get(at) {
                Some(reached) => show::money_whole(*reached, &self.format),
                None => String::new(),
            });
            std::iter::once(show::month_short(month)).chain(figures).collect()
        };
        Table {
            headers: std::iter::once("By the end of".to_owned()).chain(names).collect(),
            rows: (0..self.months()).map(row).collect(),
        }
    }

    /// Draws it at a width.
    pub fn svg(&self, width: u32) -> String {
        let across = i32::try_from(width).unwrap_or(900);
        let all = self.lines.iter().flat_map(|line| line.reached.iter().copied());
        let bottom = HEIGHT - FOOT;
        let upright = Upright { axis: Axis::over(all), top: TOP, bottom, format: &self.format };
        let labels = self.lines.iter().map(|line| NAME.width(&self.label(line)));
        let room = labels.max().unwrap_or_default().min(across / 3);
        let (left, right) = (upright.room(), across - room - 10);
        let months = Months { first: self.first, count: self.months(), left, right };
        let sentence = self.sentence();
        let frame =
            Frame { width, height: HEIGHT.unsigned_abs(), prefix: "reached", sentence: &sentence };
        svg(&frame, |canvas| {
            upright.draw(canvas, left, right);
            months.draw(canvas, bottom);
            // The active one lies on top.
            for line in self
                .lines
                .iter()
                .filter(|l| !l.active)
                .chain(self.lines.iter().filter(|l| l.active))
            {
                let mut points = vec![(left, upright.y(Cents::ZERO))];
                for (at, reached) in line.reached.iter().enumerate() {
                    let y = upright.y(*reached);
                    points.extend([(months.x(at), y), (months.x(at + 1), y)]);
                }
                canvas.line(points, if line.active { 3 } else { 2 }, Ink::from(line.kind));
            }
            for (line, y) in self.lines.iter().zip(self.heights(&upright)) {
                let end = line.reached.last().copied().unwrap_or_default();
                let ink = Ink::from(line.kind);
                if y < 0 {
                    // So many that there is no room: the table has them.
                    continue;
                }
                canvas.line(vec![(right, upright.y(end)), (right + 6, y)], 1, ink);
                canvas.text(
                    &NAME.clip(&self.label(line), room),
                    (right + 9, y),
                    Text { ink, ..NAME },
                );
            }
        })
    }

    /// Where the labels stand: at the ends of their lines, moved apart.
    fn heights(&self, upright: &Upright<'_>) -> Vec<i32> {
        let mut ends: Vec<i32> = self
            .lines
            .iter()
            .map(|line| upright.y(line.reached.last().copied().unwrap_or_default()))
            .collect();
        // From the lowest up, so that none falls off the bottom.
        let mut floor = upright.bottom;
        let mut lowest_first: Vec<&mut i32> = ends.iter_mut().collect();
        lowest_first.sort_by_key(|end| Reverse(**end));
        for end in lowest_first {
            *end = floor.min(*end);
            floor = *end - APART;
        }
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reached(lines: usize) -> Reached {
        let line = |at: usize| Line {
            name: format!("Scenario {at}"),
            kind: ScenarioKind::Custom,
            reached: vec![Cents::ZERO, Cents::new(-10_000), Cents::new(50_000)],
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
        let upright = Upright {
            axis: Axis::over([Cents::new(50_000)]),
            top: TOP,
            bottom: 238,
            format: &of.format,
        };
        let mut heights = of.heights(&upright);
        heights.sort_unstable();
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= APART), "{heights:?}");
        assert_eq!(of.table().rows[1], ["Feb 27", "−100", "−100", "−100"]);
        assert_eq!(of.table().headers.len(), 4);
        assert!(of.sentence().starts_with("Net value reached by March 2027: Scenario 0 $500"));
    }

    #[test]
    fn more_lines_than_labels_have_room_are_still_drawn() {
        let svg = reached(40).svg(900);
        assert!(svg.matches("<polyline").count() >= 40);
        assert!(svg.matches(">Scenario ").count() < 40);
    }
}
