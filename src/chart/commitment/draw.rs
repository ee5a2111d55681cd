//! The drawing: per contract year a bar for each answer, and the commitment across them.

use plotters::{
    element::{PathElement, Rectangle},
    style::{Color as _, RGBAColor},
};

use super::Years;
use crate::{
    calc::commitment::{Answer, ComesTo},
    chart::{
        axis::{MoneyAxis, TICK, label_room},
        paint::{self, Anchor, Canvas, Edges, Frame, Ink, LabelStyle, Pixels, Plot, TextSize},
    },
    domain::{Cents, Total, choice::Choice as _, commitment::CreditsCount},
    text::show,
};

const LABEL: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink2).anchored(Anchor::Middle);
const HEIGHT: i32 = 286;
/// The highest and the lowest tick.
const PLOT: (i32, i32) = (30, 196);
/// The widest a bar is.
const WIDEST: i32 = 84;
/// The least of a shortfall that is seen below the line, which itself takes a pixel of it.
pub(super) const LEAST: i32 = 2;
/// From bar to bar.
const BETWEEN: i32 = 8;

/// An answer in a word and a letter.
fn short(answer: CreditsCount) -> (&'static str, &'static str) {
    match answer {
        CreditsCount::Counts => ("Count", "C"),
        CreditsCount::CountsExceptMap => ("All but MAP", "M"),
        CreditsCount::DoesNotCount | CreditsCount::Unknown => ("Don’t count", "N"),
    }
}

/// How many bars a year has.
fn count(answers: &[Answer]) -> i32 {
    i32::try_from(answers.len()).unwrap_or(1).max(1)
}

/// The room of a bar in pixels, with so many years between two places.
fn each(from: i32, to: i32, years: i32, answers: &[Answer]) -> i32 {
    (((to - from) / years - 20) / count(answers)).clamp(BETWEEN + 2, WIDEST + BETWEEN)
}

/// Whether a word fits below a bar.
fn fits(word: &str, room: i32) -> bool {
    LABEL.bold().width(word) < room - 1
}

impl Years<'_> {
    fn axis(&self) -> MoneyAxis {
        let mut amounts = Vec::new();
        for year in self.answers.iter().flat_map(|answer| &answer.years) {
            amounts.push(year.commitment.into());
            if let Some(to) = &year.comes_to {
                amounts.push(to.fees + to.marketplace);
            }
        }
        MoneyAxis::over(amounts)
    }

    /// Draws it at a width.
    pub fn svg(&self, width: u32, prefix: &str) -> String {
        let width = i32::try_from(width).unwrap_or(i32::MAX).max(300);
        let sentence = self.sentence();
        let frame = Frame {
            width: width.unsigned_abs(),
            height: HEIGHT.unsigned_abs(),
            prefix,
            sentence: &sentence,
        };
        let axis = self.axis();
        let left = label_room(&axis, self.format);
        let edges = Edges { left, right: width - 1, top: PLOT.0, bottom: PLOT.1 };
        paint::svg(&frame, |canvas| {
            let years = self.answers.first().map_or(0, |answer| answer.years.len());
            let count = i32::try_from(years).unwrap_or(1).max(1);
            canvas.plot(edges, (Pixels, axis), |plot| {
                plot.upright_axis(self.format);
                for year in 0..years {
                    let at = i32::try_from(year).unwrap_or_default();
                    let slot = |at: i32| left + (width - left) * at / count;
                    self.year(canvas, plot, year, (slot(at), slot(at + 1)));
                }
            });
            legend(canvas, left, width);
            if !fits(short(CreditsCount::CountsExceptMap).0, each(left, width, count, self.answers))
            {
                let letters = "C count, N don’t count, M all but MAP";
                canvas.label(letters, (left, HEIGHT - 28), LABEL.anchored(Anchor::Start));
            }
        })
    }

    /// One contract year: a bar per answer, the commitment across them.
    fn year(&self, canvas: &Canvas<'_>, plot: &mut Bars<'_>, at: usize, (from, to): (i32, i32)) {
        let bars = count(self.answers);
        let each = each(from, to, 1, self.answers);
        let begin = i32::midpoint(from, to) - each * bars / 2;
        let Some(first) = self.answers.first().and_then(|answer| answer.years.get(at)) else {
            return;
        };
        let commitment = Total::from(first.commitment);
        let mut top = plot.at(0, commitment).1;
        for (number, answer) in (0..).zip(self.answers) {
            let left = begin + number * each;
            if let Some(to) = answer.years.get(at).and_then(|year| year.comes_to) {
                let bar = (left + BETWEEN / 2, left + each - BETWEEN / 2);
                top = top.min(self.bar(canvas, plot, (answer, &to, first.commitment), bar));
            }
        }
        let line = [begin - 4, begin + each * bars + 4].map(|x| (x, commitment));
        plot.draw(&PathElement::new(line, Ink::Ink.stroke_width(2)));
        let middle = i32::midpoint(from, to);
        let amount = self.money(commitment);
        let committed = format!("{amount} committed");
        let look = LABEL.halo();
        let said = if look.width(&committed) < to - from { committed } else { amount };
        canvas.label(&said, (middle, top - 9), look);
        if first.comes_to.is_none() {
            canvas.label("Can’t be assessed here", (middle, PLOT.1 - 14), look);
        }
        let short = format!("Year {}", first.year);
        let title = format!("{short}, from {}", show::month_short(first.from));
        let look = LabelStyle { ink: Ink::Ink, ..LABEL.bold() };
        let title = if look.width(&title) < to - from { title } else { short };
        canvas.label(&title, (middle, PLOT.1 + 46), look);
    }

    /// A bar and what is written below it; answers how high it reaches, in pixels.
    fn bar(
        &self,
        canvas: &Canvas<'_>,
        plot: &mut Bars<'_>,
        (answer, to, commitment): (&Answer, &ComesTo, Cents),
        (left, right): (i32, i32),
    ) -> i32 {
        let tone = |ink: Ink| if answer.taken { ink.to_rgba() } else { ink.tint() };
        let (fees, counted) = (Total::from(to.fees), to.fees + to.marketplace);
        let part = |from: Total, to: Total, color: RGBAColor| {
            Rectangle::new([(left, from), (right, to)], color.filled())
        };
        plot.series([
            part(Total::ZERO, fees, tone(Ink::Ink2)),
            part(fees, counted, tone(Ink::Market)),
        ]);
        let all = plot.at(left, counted).1;
        let mut top = all;
        if !to.shortfall.is_zero() {
            // What is missing lies below the commitment's line, and is seen even where it is small.
            top = plot.at(left, commitment.into()).1;
            let foot = all.max(top + 1 + LEAST);
            canvas.stripes((left, top), (right, foot), Ink::Neg);
            canvas.outline((left, top), (right, foot), Ink::Neg);
        }
        let middle = i32::midpoint(left, right);
        let (word, letter) = short(answer.answer);
        let look = if answer.taken { LabelStyle { ink: Ink::Ink, ..LABEL.bold() } } else { LABEL };
        let room = right - left + BETWEEN;
        let word = if fits(word, room) { word } else { letter };
        canvas.label(word, (middle, PLOT.1 + 12), look);
        let headroom = to.headroom(commitment);
        let over = show::money_short_signed(headroom, self.format);
        let ink = if headroom < Total::ZERO { Ink::Neg } else { Ink::Ink2 };
        let look = LabelStyle { ink, ..TICK.anchored(Anchor::Middle) };
        if look.width(&over) < room {
            canvas.label(&over, (middle, PLOT.1 + 27), look);
        }
        let said = format!(
            "Year with “{}”: {} of fees and {} of Marketplace count, {over} against the commitment",
            answer.answer.label(),
            self.money(fees),
            self.money(to.marketplace)
        );
        canvas.hint((left, PLOT.0), (right, PLOT.1), &said);
        top
    }
}

/// Bars beside each other by room, upward by money.
type Bars<'a> = Plot<'a, Pixels, MoneyAxis>;

/// What the fillings mean, below the bars; on a small screen from the very left, so that all of it is read.
fn legend(canvas: &Canvas<'_>, left: i32, width: i32) {
    let keys = [("Fees that count", Ink::Ink2), ("Marketplace", Ink::Market), ("Short", Ink::Neg)];
    let look = LABEL.anchored(Anchor::Start);
    let room: i32 = keys.iter().map(|(name, _)| 34 + look.width(name)).sum();
    let y = HEIGHT - 12;
    let mut x = if left + room > width { 0 } else { left };
    for (name, ink) in keys {
        let (from, to) = ((x, y - 5), (x + 14, y + 5));
        if ink == Ink::Neg {
            canvas.stripes(from, to, ink);
        } else {
            canvas.fill(from, to, ink);
        }
        canvas.label(name, (x + 20, y), look);
        x += 34 + look.width(name);
    }
}
