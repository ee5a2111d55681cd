//! The net value of every scenario on one line: how far the active one has come, and what is left.

use super::{
    Table,
    axis::{Across, Axis},
    paint::{Anchor, Canvas, Frame, Ink, Point, Text, TextSize, svg},
};
use crate::{
    domain::{Cents, scenario::ScenarioKind},
    text::{Format, show},
};

const NAME: Text = Text::new(TextSize::Label, Ink::Ink).bold();
const FIGURE: Text = Text::new(TextSize::Name, Ink::Ink).bold();
const SAID: Text = Text::new(TextSize::Label, Ink::Ink2);
/// Height of one row of labels.
const LANE: i32 = 34;
/// Nearer marks than this count as one place.
const NEAR: i32 = 12;
/// Height of the line itself.
const TRACK: i32 = 10;
/// Below the line: the differences, and the labels of the axis.
const FOOT: i32 = 46;

/// A scenario on the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What people call it.
    pub name: String,
    /// What it stands for.
    pub kind: ScenarioKind,
    /// Its net value.
    pub value: Cents,
    /// Whether it is the active one.
    pub active: bool,
}

/// The line.
#[derive(Clone, Debug, PartialEq)]
pub struct Marks {
    /// The scenarios, in the order of the plan.
    pub marks: Vec<Mark>,
    /// How figures are written.
    pub format: Format,
}

/// Where a label stands: the row of labels, and its left end. Offers of a call have none unless they
/// are active: there may be many.
#[derive(Clone, Copy)]
struct Label {
    lane: usize,
    left: i32,
}

impl Marks {
    fn is_named(mark: &Mark) -> bool {
        mark.active || mark.kind != ScenarioKind::Custom
    }

    fn first(&self, is: impl Fn(&Mark) -> bool) -> Option<&Mark> {
        self.marks.iter().find(|mark| is(mark))
    }

    fn money(&self, cents: Cents) -> String {
        show::money_short(cents, &self.format)
    }

    /// How far the active scenario is from another, in words; `None` for itself.
    fn away(&self, kind: ScenarioKind, words: &str) -> Option<(Cents, Cents, String)> {
        let active = self.first(|mark| mark.active)?;
        let other = self.first(|mark| mark.kind == kind && !mark.active)?;
        let (from, to) = (other.value, active.value);
        let by = Cents::new(to.get().saturating_sub(from.get()));
        let figure = show::money_short_signed(by, &self.format);
        let sign = if by.get() < 0 { "▼" } else { "▲" };
        Some((from, to, format!("{sign} {figure} {words}")))
    }

    /// One sentence on the whole.
    pub fn sentence(&self) -> String {
        let said: Vec<String> = self
            .rising()
            .into_iter()
            .map(|(_, mark)| format!("{} {}", mark.name, self.money(mark.value)))
            .collect();
        format!("Net value in cash: {}", said.join(", "))
    }

    /// The marks with their positions, the smallest value first.
    fn rising(&self) -> Vec<(usize, &Mark)> {
        let mut marks: Vec<_> = self.marks.iter().enumerate().collect();
        marks.sort_by_key(|(_, mark)| mark.value);
        marks
    }

    /// The same as rows of text.
    pub fn table(&self) -> Table {
        let active = self.first(|mark| mark.active).map(|mark| mark.value);
        let row = |mark: &Mark| {
            let by = active.map(|active| Cents::new(mark.value.get().saturating_sub(active.get())));
            let by = by.filter(|_| !mark.active);
            let by =
                by.map_or_else(|| "–".to_owned(), |by| show::money_short_signed(by, &self.format));
            vec![mark.name.clone(), self.money(mark.value), by]
        };
        Table {
            headers: ["Scenario", "Net value", "Against this scenario"].map(str::to_owned).into(),
            rows: self.marks.iter().map(row).collect(),
        }
    }

    /// Draws it at a width.
    pub fn svg(&self, width: u32) -> String {
        let across = i32::try_from(width).unwrap_or(900);
        let axis = Across {
            axis: Axis::over(self.marks.iter().map(|mark| mark.value)),
            left: 24,
            right: across - 30,
            format: &self.format,
        };
        let labels = self.labels(&axis, across);
        let lanes = labels.iter().flatten().map(|label| label.lane + 1).max().unwrap_or(1);
        let top = LANE * i32::try_from(lanes).unwrap_or(1) + 4;
        let sentence = self.sentence();
        let height = (top + TRACK + FOOT).unsigned_abs();
        svg(&Frame { width, height, prefix: "marks", sentence: &sentence }, |canvas| {
            self.line(canvas, &axis, top);
            for (mark, label) in self.marks.iter().zip(&labels) {
                let x = axis.x(mark.value);
                canvas.block((x - 1, top - 3), (x + 1, top + TRACK + 3), Ink::from(mark.kind));
                if let Some(label) = label {
                    let base = LANE * i32::try_from(lanes - label.lane).unwrap_or(1);
                    // Marks that (nearly) meet have their labels over each other: a line from the upper
                    // one would strike through those below.
                    let below = self.marks.iter().zip(&labels).any(|(other, of)| {
                        of.is_some_and(|of| of.lane < label.lane)
                            && (axis.x(other.value) - x).abs() < NEAR
                    });
                    let at = (label.left, base - LANE + 8);
                    if !below {
                        canvas.line(vec![(x, at.1 + 20), (x, top - 3)], 1, Ink::Line2);
                    }
                    self.label(canvas, mark, at);
                }
                let said = format!("{} {}", mark.name, self.money(mark.value));
                canvas.note((x - 4, top - 4), (x + 4, top + TRACK + 4), &said);
            }
        })
    }

    /// Labels beside each other where they fit, else in the next row up.
    fn labels(&self, axis: &Across<'_>, across: i32) -> Vec<Option<Label>> {
        let mut ends: Vec<i32> = Vec::new();
        let mut labels = vec![None; self.marks.len()];
        for (at, mark) in self.rising() {
            if !Self::is_named(mark) {
                continue;
            }
            let wide = NAME.width(&mark.name).max(FIGURE.width(&self.money(mark.value)));
            let left = (axis.x(mark.value) - wide / 2).min(across - wide - 1).max(1);
            let free = ends.iter().position(|end| *end + 10 <= left);
            let lane = free.unwrap_or(ends.len());
            ends.resize(ends.len().max(lane + 1), i32::MIN / 2);
            ends[lane] = left + wide;
            labels[at] = Some(Label { lane, left });
        }
        labels
    }

    fn line(&self, canvas: &Canvas<'_>, axis: &Across<'_>, top: i32) {
        let bottom = top + TRACK;
        axis.draw(canvas, top - 4, bottom + 26);
        canvas.block((axis.left, top), (axis.right, bottom), Ink::Surface3);
        let Some(active) = self.first(|mark| mark.active) else { return };
        let ends = |a: Cents, b: Cents| (axis.x(a.min(b)), axis.x(a.max(b)));
        let mut free = i32::MIN;
        let mut say = |(low, high): (i32, i32), words: &str, ink| {
            let half = SAID.width(words) / 2;
            let middle = i32::midpoint(low, high)
                .clamp(axis.left + half, (axis.right - half).max(axis.left + half));
            if middle - half > free {
                let look = Text { ink, ..SAID.anchored(Anchor::Middle).halo() };
                canvas.text(words, (middle, bottom + 14), look);
                free = middle + half + 8;
            }
        };
        let tone = |by: &str| if by.starts_with('▲') { Ink::Pos } else { Ink::Neg };
        if let Some((from, to, words)) = self.away(ScenarioKind::Base, "against AWS’s offer") {
            let (low, high) = ends(from, to);
            canvas.block((low, top), (high, bottom), Ink::from(active.kind));
            say((low, high), &words, tone(&words));
        }
        if let Some((from, to, words)) = self.away(ScenarioKind::Target, "to target") {
            let (low, high) = ends(from, to);
            if to < from {
                canvas.outline((low, top), (high, bottom), Ink::ScTarget.dashed());
            }
            say((low, high), &words, tone(&words));
        }
    }

    fn label(&self, canvas: &Canvas<'_>, mark: &Mark, (left, y): Point) {
        let ink = Ink::from(mark.kind);
        let halo = |look: Text| look.halo();
        canvas.text(&mark.name, (left, y), halo(Text { ink, ..NAME }));
        let figure = self.money(mark.value);
        canvas.text(&figure, (left, y + 14), halo(FIGURE));
        if mark.active {
            let wide = NAME.width(&mark.name).max(FIGURE.width(&figure));
            canvas.block((left, y + 21), (left + wide, y + 23), ink);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(values: &[(ScenarioKind, i64)]) -> Marks {
        let mark = |(at, (kind, thousands)): (usize, &(ScenarioKind, i64))| Mark {
            name: format!("Scenario {at}"),
            kind: *kind,
            value: Cents::new(thousands * 100_000),
            active: at == 0,
        };
        Marks { marks: values.iter().enumerate().map(mark).collect(), format: Format::default() }
    }

    #[test]
    fn labels_never_lie_on_each_other_and_stay_inside() {
        let near: Vec<_> = (0..9).map(|at| (ScenarioKind::Ask, 1_000 + at * 20)).collect();
        for width in [300, 700, 1_400] {
            let of = marks(&near);
            let axis = Across {
                axis: Axis::over(of.marks.iter().map(|mark| mark.value)),
                left: 24,
                right: width - 30,
                format: &of.format,
            };
            let wide =
                |mark: &Mark| NAME.width(&mark.name).max(FIGURE.width(&of.money(mark.value)));
            let labels = of.labels(&axis, width);
            for (at, label) in labels.iter().enumerate() {
                let (label, end) = (label.unwrap(), label.unwrap().left + wide(&of.marks[at]));
                assert!(label.left > 0 && end < width);
                for other in labels[..at].iter().flatten().filter(|other| other.lane == label.lane)
                {
                    assert!(other.left + wide(&of.marks[at]) < label.left || end < other.left);
                }
            }
        }
    }

    #[test]
    fn no_line_strikes_through_labels_where_marks_meet() {
        let kinds = [ScenarioKind::Base, ScenarioKind::Ask, ScenarioKind::Target];
        let lines = |values: [i64; 3]| {
            let all: Vec<_> = kinds.into_iter().zip(values).collect();
            marks(&all).svg(900).matches("class=\"c-s-line-2\"").count()
        };
        assert_eq!(lines([0, 400, 800]), 3);
        assert_eq!(lines([500, 500, 500]), 1, "only the lowest label has its line");
    }

    #[test]
    fn offers_of_a_call_are_ticks_with_a_note_and_do_not_make_the_chart_higher() {
        let few = [(ScenarioKind::Settled, 900), (ScenarioKind::Base, 100)];
        let mut many = few.to_vec();
        many.extend((0..20).map(|at| (ScenarioKind::Custom, 500 + at)));
        let (few, many) = (marks(&few).svg(900), marks(&many).svg(900));
        let height = |svg: &str| {
            svg.split("height=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        assert_eq!(height(&few), height(&many));
        assert_eq!(many.matches("<title>").count(), 22);
        assert_eq!(many.matches(">Scenario ").count(), few.matches(">Scenario ").count() + 20);
    }

    #[test]
    fn the_gap_to_the_target_is_dashed_and_said_with_its_sign() {
        let of = marks(&[
            (ScenarioKind::Settled, 900),
            (ScenarioKind::Base, 100),
            (ScenarioKind::Target, 1_400),
        ]);
        let svg = of.svg(900);
        assert!(svg.contains("▲ +$800K against AWS’s offer") && svg.contains("▼ −$500K to target"));
        assert_eq!(svg.matches("c-dash").count(), 1);
        assert_eq!(of.table().rows[2], ["Scenario 2", "$1.40M", "+$500K"]);
    }
}
