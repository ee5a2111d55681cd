//! From one amount to another, step by step: as columns, or as rows where there are many.

mod rows;

use super::{
    TextTable,
    axis::{MoneyAxis, label_room},
    paint::{self, Anchor, Canvas, Edges, Frame, Ink, LabelStyle, Pixels, Plot, TextSize},
};
use crate::{
    domain::Total,
    text::{Format, show},
};

/// A bar of a waterfall: a step, or a total that is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaterfallBar {
    /// What is written at it.
    pub name: String,
    /// What it adds, or, of a total, what has been reached.
    pub amount: Total,
    /// Whether it begins at zero, as a total does.
    pub is_total: bool,
    /// Whether it is still to be won: drawn as an outline.
    pub is_open: bool,
}

impl WaterfallBar {
    /// An amount that was reached.
    pub fn total(name: &str, amount: impl Into<Total>) -> Self {
        Self { name: name.to_owned(), amount: amount.into(), is_total: true, is_open: false }
    }

    /// What is added to it.
    pub fn step(name: &str, amount: impl Into<Total>) -> Self {
        Self { name: name.to_owned(), amount: amount.into(), is_total: false, is_open: false }
    }

    /// The same, still to be won.
    pub fn open(self) -> Self {
        Self { is_open: true, ..self }
    }
}

/// A waterfall: begins and ends with a total, and its steps add up from one to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waterfall {
    /// The columns.
    pub bars: Vec<WaterfallBar>,
    /// How figures are written.
    pub format: Format,
}

/// Names and figures at the bars.
const LABEL: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink2).anchored(Anchor::Middle);
/// Room that a column needs for its figure.
const COLUMN: i32 = 56;
/// From this width on the axis has labels; below it the figures at the bars do.
const LABELLED: i32 = 480;

impl Waterfall {
    /// Where each column begins and ends.
    fn levels(&self) -> Vec<(Total, Total)> {
        let mut level = Total::ZERO;
        let place = |bar: &WaterfallBar| {
            let from = if bar.is_total { Total::ZERO } else { level };
            level = from + bar.amount;
            (from, level)
        };
        self.bars.iter().map(place).collect()
    }

    fn figure(&self, bar: &WaterfallBar) -> String {
        if bar.is_total {
            show::money_short(bar.amount, &self.format)
        } else {
            show::money_short_signed(bar.amount, &self.format)
        }
    }

    /// All of it in one sentence: `From AWS offer $542K: Scope +$399K, Rate +$289K; Settled $1.20M`.
    pub fn sentence(&self) -> String {
        let mut sentence = String::from("From ");
        for (at, bar) in self.bars.iter().enumerate() {
            let last = at + 1 == self.bars.len();
            sentence.push_str(match at {
                0 => "",
                1 if !last => ": ",
                _ if last => "; ",
                _ => ", ",
            });
            sentence.push_str(&bar.name);
            sentence.push(' ');
            sentence.push_str(&self.figure(bar));
        }
        sentence
    }

    /// The same as rows of text.
    pub fn table(&self) -> TextTable {
        let row = |(bar, (_, level)): (&WaterfallBar, (Total, Total))| {
            let change = if bar.is_total { "–".to_owned() } else { self.figure(bar) };
            vec![bar.name.clone(), change, show::money_short(level, &self.format)]
        };
        TextTable {
            headers: ["Step", "Change", "Reached"].map(str::to_owned).into(),
            rows: self.bars.iter().zip(self.levels()).map(row).collect(),
        }
    }

    /// Draws it. `prefix` begins the ids inside; the drawing is wider than asked where its columns
    /// would be too narrow for their figures.
    pub fn svg(&self, width: u32, height: u32, prefix: &str) -> String {
        let levels = self.levels();
        let axis = MoneyAxis::over(levels.iter().map(|(_, level)| *level));
        let height = i32::try_from(height.clamp(120, 2_000)).unwrap_or_default();
        let count = i32::try_from(self.bars.len().max(1)).unwrap_or(1);
        let asked = i32::try_from(width.clamp(200, 4_000)).unwrap_or_default();
        let left = if asked < LABELLED { 0 } else { label_room(&axis, &self.format) };
        let width = asked.max(left + count.saturating_mul(COLUMN));
        let edges = Edges { left, right: width - 1, top: 20, bottom: height - 22 };
        let sentence = self.sentence();
        let frame = Frame {
            width: width.unsigned_abs(),
            height: height.unsigned_abs(),
            prefix,
            sentence: &sentence,
        };
        paint::svg(&frame, |canvas| {
            canvas.plot(edges, (Pixels, axis), |plot| {
                if left > 0 {
                    plot.upright_axis(&self.format);
                }
                let column = (width - left) / count;
                for (at, (bar, level)) in (0..).zip(self.bars.iter().zip(&levels)) {
                    let x = left + at * column;
                    self.bar(canvas, plot, bar, *level, (x, column, at + 1 < count));
                }
                let ground = plot.at(left, Total::ZERO).1;
                canvas.fill((left, ground), (width, ground + 1), Ink::Line3);
            });
        })
    }

    /// A column with what is written at it. It is drawn in pixels, as it is never lower than a line.
    fn bar(
        &self,
        canvas: &Canvas<'_>,
        plot: &Plot<'_, Pixels, MoneyAxis>,
        bar: &WaterfallBar,
        (from, level): (Total, Total),
        (x, column, goes_on): (i32, i32, bool),
    ) {
        let side = (column / 6).clamp(4, 40);
        let (left, right) = (x + side, x + column - side);
        let (one, other) = (plot.at(left, from).1, plot.at(left, level).1);
        let (top, bottom) = (one.min(other), one.max(other));
        let ink = match (bar.is_total, bar.amount < Total::ZERO) {
            (true, _) => Ink::Ink2,
            (false, false) => Ink::Pos,
            (false, true) => Ink::Neg,
        };
        // What changes nothing is still a line.
        canvas.fill((left, top), (right, bottom.max(top + 2)), ink);
        if goes_on {
            canvas.dashed([(right, other), (right + 2 * side, other)], Ink::Line3);
        }
        let middle = x + column / 2;
        let figure = self.figure(bar);
        let look = LabelStyle { ink: Ink::Ink, ..LABEL }.bold().halo();
        canvas.label(&figure, (middle, top - 9), look);
        let name = LABEL.clip(&bar.name, column - 4);
        canvas.label(&name, (middle, plot.edges.bottom + 12), LABEL);
        let note = format!("{}: {figure}", bar.name);
        let (top, bottom) = (plot.edges.top - 18, plot.edges.bottom + 20);
        canvas.hint((x, top), (x + column, bottom), &note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waterfall() -> Waterfall {
        let thousand = |amount: i128| Total::new(amount * 100_000);
        let bars = vec![
            WaterfallBar::total("AWS offer", thousand(542)),
            WaterfallBar::step("Scope", thousand(399)),
            WaterfallBar::step("Cap", thousand(-41)),
            WaterfallBar::total("Settled", thousand(900)),
        ];
        Waterfall { bars, format: Format::default() }
    }

    #[test]
    fn it_is_said_and_tabled() {
        let of = waterfall();
        assert_eq!(of.sentence(), "From AWS offer $542K: Scope +$399K, Cap −$41K; Settled $900K");
        let rows = of.table().rows;
        assert_eq!(rows[1], ["Scope", "+$399K", "$941K"]);
        assert_eq!(rows[2], ["Cap", "−$41K", "$900K"]);
        assert_eq!(rows[3], ["Settled", "–", "$900K"]);
    }

    #[test]
    fn columns_never_get_too_narrow_for_their_figures() {
        let width = |asked: u32| {
            let svg = waterfall().svg(asked, 180, "bridge");
            let (_, rest) = svg.split_once("width=\"").unwrap();
            rest.split('"').next().unwrap().parse::<i32>().unwrap()
        };
        assert_eq!(width(300), 300);
        assert_eq!(width(200), 4 * COLUMN);
        assert_eq!(width(900), 900);
    }

    #[test]
    fn a_loss_and_a_gain_have_their_colours_and_every_bar_a_note() {
        let svg = waterfall().svg(600, 180, "bridge");
        assert_eq!(svg.matches("c-f-pos").count(), 1);
        assert_eq!(svg.matches("c-f-neg").count(), 1);
        assert_eq!(svg.matches("<title>").count(), 4);
        assert!(svg.contains("role=\"img\""));
        assert!(!svg.contains("style="));
    }
}
