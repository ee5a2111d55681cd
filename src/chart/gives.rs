//! What each give costs us, against the credit for it.

use super::{
    Table,
    axis::{Axis, TICK, Upright},
    paint::{self, Anchor, Canvas, Frame, Ink, Point, Text, TextSize},
};
use crate::{
    calc::exchange::Give,
    domain::{Cents, Plan},
    engine::ratio,
    text::{Format, show},
};

/// A give as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What AWS wants.
    pub name: String,
    /// The colour of its programme.
    pub ink: Ink,
    /// What it costs us.
    pub cost: Cents,
    /// What AWS offers for it.
    pub offered: Cents,
    /// The credit in the scenario.
    pub credit: Cents,
    /// The highest that any scenario asks.
    pub highest: Cents,
}

/// The gives of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gives {
    /// The gives, in table order.
    pub marks: Vec<Mark>,
    /// How figures are written.
    pub format: Format,
}

/// Half the side of a mark.
const HALF: i32 = 5;
const LABEL: Text = Text::new(TextSize::Label, Ink::Ink);
/// The longest name beside a mark in pixels, and shorter ones where there is no room for it.
const LONGEST: [i32; 3] = [170, 100, 64];
/// Height of a label's line.
const LINE: i32 = 13;

/// The gives that are drawn: all with a name, a cost or a credit.
pub fn gives(resolved: &Plan, gives: &[Give], format: &Format) -> Gives {
    let mut marks = Vec::new();
    for give in gives {
        let Some(lever) = resolved.levers.get(give.row.as_str()) else { continue };
        let name = match give.title.trim() {
            "" if give.cost.is_zero() && give.highest.is_zero() => continue,
            "" => "Unnamed give",
            name => name,
        };
        marks.push(Mark {
            name: name.to_owned(),
            ink: lever.program.into(),
            cost: give.cost,
            offered: give.offered,
            credit: give.asked,
            highest: give.highest.max(give.asked),
        });
    }
    Gives { marks, format: format.clone() }
}

/// A rectangle: left, top, right, bottom.
type Box4 = (i32, i32, i32, i32);

fn meet(a: Box4, b: Box4) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Where labels may stand, and what is there already.
struct Room {
    inside: Box4,
    taken: Vec<Box4>,
}

impl Room {
    /// A free place beside a mark: right, left, above, below, aslant; `None` when there is none.
    fn place(&mut self, at: Point, width: i32) -> Option<(Point, Anchor)> {
        let gap = HALF + 4;
        let beside = [
            ((at.0 + gap, at.1), Anchor::Start),
            ((at.0 - gap, at.1), Anchor::End),
            ((at.0, at.1 - gap - LINE / 2), Anchor::Middle),
            ((at.0, at.1 + gap + LINE / 2), Anchor::Middle),
            ((at.0 + gap, at.1 - LINE), Anchor::Start),
            ((at.0 - gap, at.1 - LINE), Anchor::End),
            ((at.0 + gap, at.1 + LINE), Anchor::Start),
            ((at.0 - gap, at.1 + LINE), Anchor::End),
        ];
        for (point, anchor) in beside {
            let left = match anchor {
                Anchor::Start => point.0,
                Anchor::Middle => point.0 - width / 2,
                Anchor::End => point.0 - width,
            };
            let own = (left, point.1 - LINE / 2, left + width, point.1 + LINE / 2 + 1);
            let within = own.0 >= self.inside.0
                && own.1 >= self.inside.1
                && own.2 <= self.inside.2
                && own.3 <= self.inside.3;
            if within && !self.taken.iter().any(|taken| meet(*taken, own)) {
                self.taken.push(own);
                return Some((point, anchor));
            }
        }
        None
    }
}

impl Gives {
    /// One sentence on the whole.
    pub fn sentence(&self) -> String {
        let asked = self.marks.iter().filter(|mark| !mark.credit.is_zero()).count();
        let sum = |of: fn(&Mark) -> Cents| {
            let whole = self.marks.iter().map(|mark| i128::from(of(mark).get())).sum::<i128>();
            show::money_short(Cents::new(i64::try_from(whole).unwrap_or(i64::MAX)), &self.format)
        };
        format!(
            "{} gives, {asked} with a credit: {} of credit; at most {} are asked in any scenario",
            self.marks.len(),
            sum(|mark| mark.credit),
            sum(|mark| mark.highest)
        )
    }

    /// The same as rows of text.
    pub fn table(&self) -> Table {
        let headers = ["Give", "Our cost", "AWS offers", "Credit", "Most asked", "Per 1 of cost"];
        let row = |mark: &Mark| {
            let money = |cents| show::money_short(cents, &self.format);
            let times = ratio(mark.credit, mark.cost);
            let times = times.map(|times| show::rate_times(times, self.format.style));
            vec![
                mark.name.clone(),
                money(mark.cost),
                money(mark.offered),
                money(mark.credit),
                money(mark.highest),
                times.unwrap_or_else(|| "no cost".to_owned()),
            ]
        };
        Table {
            headers: headers.map(str::to_owned).into(),
            rows: self.marks.iter().map(row).collect(),
        }
    }

    /// Draws them: a filled square at cost and credit, a line up to the most that is asked, an open
    /// square where no credit is in this scenario. On the dotted line credit equals cost.
    pub fn svg(&self, width: u32, height: u32, prefix: &str) -> String {
        let width = i32::try_from(width.clamp(260, 4_000)).unwrap_or_default();
        let height = i32::try_from(height.clamp(180, 2_000)).unwrap_or_default();
        let upright = Upright {
            axis: Axis::over(self.marks.iter().map(|mark| mark.highest)),
            top: 12,
            bottom: height - 40,
            format: &self.format,
        };
        let (left, right) = (upright.room(), width - 18);
        let costs = Axis::over(self.marks.iter().map(|mark| mark.cost));
        let place =
            |cost: Cents, credit: Cents| (costs.place(cost, left, right), upright.y(credit));
        let sentence = self.sentence();
        let frame = Frame {
            width: width.unsigned_abs(),
            height: height.unsigned_abs(),
            prefix,
            sentence: &sentence,
        };
        paint::svg(&frame, |canvas| {
            upright.draw(canvas, left, right);
            for tick in costs.ticks() {
                let look = TICK.anchored(Anchor::Middle);
                let label = show::money_short(tick, &self.format);
                canvas.text(&label, (place(tick, Cents::ZERO).0, upright.bottom + 12), look);
            }
            let axis = Text::new(TextSize::Label, Ink::Ink2).anchored(Anchor::Middle);
            canvas.text("What it costs us", ((left + right) / 2, height - 10), axis);
            let words = self.diagonal(canvas, &place);
            let mut room = Room { inside: (left, 0, width, upright.bottom), taken: vec![words] };
            for mark in &self.marks {
                let ((x, y), (_, top)) =
                    (place(mark.cost, mark.credit), place(mark.cost, mark.highest));
                room.taken.push((x - HALF, y - HALF, x + HALF, y + HALF));
                room.taken.push((x - 3, top - 2, x + 3, y));
            }
            for mark in &self.marks {
                let at = place(mark.cost, mark.credit);
                mark.draw(canvas, at, place(mark.cost, mark.highest).1);
                for longest in LONGEST {
                    let name = LABEL.clip(&mark.name, longest);
                    if let Some((point, anchor)) = room.place(at, LABEL.width(&name)) {
                        canvas.text(&name, point, LABEL.halo().anchored(anchor));
                        break;
                    }
                }
            }
            for mark in &self.marks {
                let (x, y) = place(mark.cost, mark.credit);
                let money = |cents| show::money_short(cents, &self.format);
                let note = format!(
                    "{}: costs {}, credit {}, most asked {}",
                    mark.name,
                    money(mark.cost),
                    money(mark.credit),
                    money(mark.highest)
                );
                canvas.note((x - 8, y - 8), (x + 8, y + 8), &note);
            }
        })
    }

    /// Where the credit equals the cost, as far as both axes reach; gives where its name stands.
    fn diagonal(&self, canvas: &Canvas<'_>, place: &dyn Fn(Cents, Cents) -> Point) -> Box4 {
        let most = |of: fn(&Mark) -> Cents| self.marks.iter().map(of).max().unwrap_or_default();
        let reach = most(|mark| mark.cost).min(most(|mark| mark.highest));
        if reach <= Cents::ZERO {
            return (0, 0, 0, 0);
        }
        let (from, to) = (place(Cents::ZERO, Cents::ZERO), place(reach, reach));
        canvas.line(vec![from, to], 1, Ink::Line3.dashed());
        let look = Text::new(TextSize::Tick, Ink::Ink3).halo().anchored(Anchor::End);
        let (words, at) = ("credit = cost", (to.0 - 8, to.1 - 8));
        canvas.text(words, at, look);
        (at.0 - look.width(words), at.1 - LINE / 2, at.0, at.1 + LINE / 2)
    }
}

impl Mark {
    fn draw(&self, canvas: &Canvas<'_>, (x, y): Point, top: i32) {
        if top < y {
            canvas.block((x, top), (x + 1, y), Ink::Line3);
            canvas.block((x - 4, top), (x + 5, top + 2), Ink::ScAsk);
        }
        let (from, to) = ((x - HALF, y - HALF), (x + HALF, y + HALF));
        if self.credit.is_zero() {
            canvas.block(from, to, Ink::Surface);
            canvas.outline(from, to, Ink::Ink3);
        } else {
            canvas.block(from, to, self.ink);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{calc::exchange, io::plan_file, table::resolve::resolve};

    fn sample(scenario: &str) -> Gives {
        let plan = plan_file::read(include_str!("../../examples/illustrative.json")).unwrap();
        let resolved = resolve(&plan, plan.scenarios.get(scenario).unwrap());
        gives(&resolved, &exchange::gives(&plan, &resolved), &Format::default())
    }

    #[test]
    fn every_give_is_marked_and_tabled() {
        let of = sample("settled");
        let svg = of.svg(620, 300, "gives");
        assert_eq!(svg.matches("<title>").count(), of.marks.len());
        assert_eq!(of.table().rows.len(), of.marks.len());
        let term =
            of.table().rows.into_iter().find(|row| row[0].starts_with("Three-year")).unwrap();
        assert_eq!(term[1..], ["$0", "$120K", "$240K", "$300K", "no cost"].map(str::to_owned));
        assert!(!svg.contains("style="));
    }

    #[test]
    fn names_never_lie_on_marks_or_on_each_other() {
        for scenario in ["offer", "ask", "target", "settled"] {
            for width in [280, 420, 620, 1_200] {
                let svg = sample(scenario).svg(width, 300, "gives");
                let boxes = texts(&svg);
                for (at, a) in boxes.iter().enumerate() {
                    for b in &boxes[at + 1..] {
                        assert!(!meet(*a, *b), "{scenario} at {width}: {a:?} {b:?}");
                    }
                }
            }
        }
    }

    /// The places of the names beside the marks.
    fn texts(svg: &str) -> Vec<Box4> {
        let names = svg.split("<text ").skip(1).filter(|text| text.contains("c-halo"));
        let names = names.filter(|text| !text.contains("credit = cost"));
        names
            .map(|text| {
                let of = |key: &str| {
                    let (_, rest) = text.split_once(&format!("{key}=\"")).unwrap();
                    rest.split('"').next().unwrap().to_owned()
                };
                let (x, y): (i32, i32) = (of("x").parse().unwrap(), of("y").parse().unwrap());
                let words = text.split_once('>').unwrap().1.split('<').next().unwrap();
                let width = LABEL.width(words);
                let left = match text {
                    text if text.contains("anchor=\"middle\"") => x - width / 2,
                    text if text.contains("anchor=\"end\"") => x - width,
                    _ => x,
                };
                (left, y - LINE / 2, left + width, y + LINE / 2 + 1)
            })
            .collect()
    }
}
