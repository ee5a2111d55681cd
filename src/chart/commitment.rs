//! What counts towards the commitment, year by year, under each answer to “do credits count?”.

use super::{
    Table,
    axis::{Axis, TICK, Upright},
    paint::{self, Anchor, Canvas, Frame, Ink, Paint, Text, TextSize},
};
use crate::{
    calc::commitment::{Answer, ComesTo},
    domain::{Cents, choice::Choice as _, commitment::CreditsCount},
    text::{Format, show},
};

const LABEL: Text = Text::new(TextSize::Label, Ink::Ink2).anchored(Anchor::Middle);
const HEIGHT: i32 = 286;
/// The highest and the lowest tick.
const PLOT: (i32, i32) = (30, 196);
/// The widest a bar is.
const WIDEST: i32 = 84;
/// The least of a shortfall that is seen below the line, which itself takes a pixel of it.
const LEAST: i32 = 2;
/// From bar to bar.
const BETWEEN: i32 = 8;

/// The chart's data: the answers as they are.
pub struct Years<'a> {
    /// The answers.
    pub answers: &'a [Answer],
    /// How figures are written.
    pub format: &'a Format,
}

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

/// The room of a bar where so many years stand between two places.
fn each(from: i32, to: i32, years: i32, answers: &[Answer]) -> i32 {
    (((to - from) / years - 20) / count(answers)).clamp(BETWEEN + 2, WIDEST + BETWEEN)
}

/// Whether a word fits below a bar.
fn fits(word: &str, room: i32) -> bool {
    LABEL.bold().width(word) < room - 1
}

impl Years<'_> {
    fn money(&self, amount: Cents) -> String {
        show::money_short(amount, self.format)
    }

    /// One sentence on the whole.
    pub fn sentence(&self) -> String {
        let years = self.answers.first().map_or(0, |answer| answer.years.len());
        let mut sentence = format!("Contract years against their commitment: {years}");
        for answer in self.answers {
            let short = self.money(answer.shortfall);
            sentence.push_str(&format!("; if credits “{}”, {short} short", answer.answer.label()));
        }
        sentence
    }

    /// The same as rows of text.
    pub fn table(&self) -> Table {
        let headers = ["Year", "Answer", "Commitment", "Fees", "Marketplace", "Short", "Headroom"];
        let mut rows = Vec::new();
        for answer in self.answers {
            for year in &answer.years {
                let of = |figure: fn(&ComesTo) -> Cents| {
                    year.comes_to
                        .as_ref()
                        .map_or_else(|| "–".to_owned(), |to| self.money(figure(to)))
                };
                rows.push(vec![
                    format!("{}, from {}", year.year, show::month_short(year.from)),
                    answer.answer.label().to_owned(),
                    self.money(year.commitment),
                    of(|to| to.fees),
                    of(|to| to.marketplace),
                    of(|to| to.shortfall),
                    year.comes_to.as_ref().map_or_else(
                        || "–".to_owned(),
                        |to| show::money_short_signed(to.headroom(year.commitment), self.format),
                    ),
                ]);
            }
        }
        Table { headers: headers.map(str::to_owned).into(), rows }
    }

    fn axis(&self) -> Axis {
        let mut amounts = Vec::new();
        for year in self.answers.iter().flat_map(|answer| &answer.years) {
            amounts.push(year.commitment);
            if let Some(to) = &year.comes_to {
                amounts.push(Cents::new(to.fees.get().saturating_add(to.marketplace.get())));
            }
        }
        Axis::over(amounts)
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
        let upright =
            Upright { axis: self.axis(), top: PLOT.0, bottom: PLOT.1, format: self.format };
        let left = upright.room();
        paint::svg(&frame, |canvas| {
            upright.draw(canvas, left, width - 1);
            let years = self.answers.first().map_or(0, |answer| answer.years.len());
            let count = i32::try_from(years).unwrap_or(1).max(1);
            for year in 0..years {
                let at = i32::try_from(year).unwrap_or_default();
                let slot = |at: i32| left + (width - left) * at / count;
                self.year(canvas, &upright, year, (slot(at), slot(at + 1)));
            }
            legend(canvas, left, width);
            if !fits(short(CreditsCount::CountsExceptMap).0, each(left, width, count, self.answers))
            {
                let letters = "C count, N don’t count, M all but MAP";
                canvas.text(letters, (left, HEIGHT - 28), LABEL.anchored(Anchor::Start));
            }
        })
    }

    /// One contract year: a bar per answer, the commitment across them.
    fn year(&self, canvas: &Canvas<'_>, upright: &Upright<'_>, at: usize, (from, to): (i32, i32)) {
        let bars = count(self.answers);
        let each = each(from, to, 1, self.answers);
        let begin = i32::midpoint(from, to) - each * bars / 2;
        let Some(first) = self.answers.first().and_then(|answer| answer.years.get(at)) else {
            return;
        };
        let mut top = upright.y(first.commitment);
        for (number, answer) in (0..).zip(self.answers) {
            let left = begin + number * each;
            if let Some(to) = answer.years.get(at).and_then(|year| year.comes_to) {
                let bar = (left + BETWEEN / 2, left + each - BETWEEN / 2);
                top = top.min(self.bar(canvas, upright, (answer, &to, first.commitment), bar));
            }
        }
        let line = upright.y(first.commitment);
        canvas.line(vec![(begin - 4, line), (begin + each * bars + 4, line)], 2, Ink::Ink);
        let middle = i32::midpoint(from, to);
        let amount = self.money(first.commitment);
        let committed = format!("{amount} committed");
        let look = LABEL.halo();
        let said = if look.width(&committed) < to - from { committed } else { amount };
        canvas.text(&said, (middle, top - 9), look);
        if first.comes_to.is_none() {
            canvas.text("Can’t be assessed here", (middle, PLOT.1 - 14), look);
        }
        let short = format!("Year {}", first.year);
        let title = format!("{short}, from {}", show::month_short(first.from));
        let look = Text { ink: Ink::Ink, ..LABEL.bold() };
        let title = if look.width(&title) < to - from { title } else { short };
        canvas.text(&title, (middle, PLOT.1 + 46), look);
    }

    /// A bar and what stands below it; answers how high it reaches.
    fn bar(
        &self,
        canvas: &Canvas<'_>,
        upright: &Upright<'_>,
        (answer, to, commitment): (&Answer, &ComesTo, Cents),
        (left, right): (i32, i32),
    ) -> i32 {
        let tone = |ink: Ink| if answer.taken { Paint::from(ink) } else { ink.pale() };
        let counted = Cents::new(to.fees.get().saturating_add(to.marketplace.get()));
        let [zero, fees, all] = [Cents::ZERO, to.fees, counted].map(|amount| upright.y(amount));
        canvas.block((left, fees.min(zero)), (right, fees.max(zero)), tone(Ink::Ink2));
        canvas.block((left, all), (right, fees), tone(Ink::Market));
        let mut top = all;
        if !to.shortfall.is_zero() {
            // What is missing lies below the commitment's line, and is seen even where it is small.
            top = upright.y(commitment);
            let foot = all.max(top + 1 + LEAST);
            canvas.block((left, top), (right, foot), Ink::Neg.hatch());
            canvas.outline((left, top), (right, foot), Ink::Neg);
        }
        let middle = i32::midpoint(left, right);
        let (word, letter) = short(answer.answer);
        let look = if answer.taken { Text { ink: Ink::Ink, ..LABEL.bold() } } else { LABEL };
        let room = right - left + BETWEEN;
        let word = if fits(word, room) { word } else { letter };
        canvas.text(word, (middle, PLOT.1 + 12), look);
        let headroom = to.headroom(commitment);
        let over = show::money_short_signed(headroom, self.format);
        let ink = if headroom.get() < 0 { Ink::Neg } else { Ink::Ink2 };
        let look = Text { ink, ..TICK.anchored(Anchor::Middle) };
        if look.width(&over) < room {
            canvas.text(&over, (middle, PLOT.1 + 27), look);
        }
        let said = format!(
            "Year with “{}”: {} of fees and {} of Marketplace count, {over} against the commitment",
            answer.answer.label(),
            self.money(to.fees),
            self.money(to.marketplace)
        );
        canvas.note((left, PLOT.0), (right, PLOT.1), &said);
        top
    }
}

/// What the fillings mean, below the bars; on a small screen from the very left, so that all of it is read.
fn legend(canvas: &Canvas<'_>, left: i32, width: i32) {
    let keys: [(&str, Paint); 3] = [
        ("Fees that count", Ink::Ink2.into()),
        ("Marketplace", Ink::Market.into()),
        ("Short", Ink::Neg.hatch()),
    ];
    let look = LABEL.anchored(Anchor::Start);
    let room: i32 = keys.iter().map(|(name, _)| 34 + look.width(name)).sum();
    let y = HEIGHT - 12;
    let mut x = if left + room > width { 0 } else { left };
    for (name, paint) in keys {
        canvas.block((x, y - 5), (x + 14, y + 5), paint);
        canvas.text(name, (x + 20, y), look);
        x += 34 + look.width(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{calc::commitment::answers, engine::evaluate, io::plan_file};

    #[test]
    fn every_year_and_answer_is_drawn_and_said() {
        let plan = plan_file::read(include_str!("../../examples/illustrative.json")).unwrap();
        let answers = answers(&plan, &evaluate(&plan).unwrap());
        let years = Years { answers: &answers, format: &Format::default() };
        assert_eq!(years.table().rows.len(), 9);
        for width in [300, 640, 1200] {
            let svg = years.svg(width, "years");
            let committed = if width > 300 { " committed<" } else { "M<" };
            assert!(svg.matches(committed).count() >= 3, "at {width}");
            assert!(svg.contains("role=\"img\"") && !svg.contains("style="));
        }
        assert!(years.svg(1200, "years").contains("All but MAP"));
        assert!(
            years.sentence().contains("if credits “Does not count”, $"),
            "{}",
            years.sentence()
        );
        let none = Years { answers: &[], format: &Format::default() };
        assert!(none.table().rows.is_empty() && none.svg(300, "none").contains("<svg"));
    }

    #[test]
    fn a_small_shortfall_lies_between_what_counts_and_the_line() {
        let plan = plan_file::read(include_str!("../../examples/illustrative.json")).unwrap();
        let mut answers = answers(&plan, &evaluate(&plan).unwrap());
        answers.truncate(1);
        answers[0].years.truncate(1);
        let commitment = answers[0].years[0].commitment;
        let to = answers[0].years[0].comes_to.as_mut().unwrap();
        (to.shortfall, to.marketplace) = (Cents::new(100_000), Cents::ZERO);
        to.fees = Cents::new(commitment.get() - 100_000);
        let years = Years { answers: &answers, format: &Format::default() };
        let svg = years.svg(900, "years");
        let number = |from: &str, key: &str| {
            let after = from.split(&format!(" {key}=\"")).nth(1).unwrap();
            after.split(['"', ',']).next().unwrap().parse::<i32>().unwrap()
        };
        let line = svg.split("stroke-width=\"2\" points=\"").nth(1).unwrap();
        let line: i32 = line.split([',', ' ']).nth(1).unwrap().parse().unwrap();
        let short = svg.split("<rect").find(|of| of.contains("hatch-neg)")).unwrap();
        assert_eq!(number(short, "y"), line, "it ends at the line");
        // The line takes one pixel below its middle.
        assert!(number(short, "height") > LEAST);
    }
}
