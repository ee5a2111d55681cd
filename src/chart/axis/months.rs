//! The months of a plan along a drawing.

use super::TICK;
use crate::{
    chart::paint::{Anchor, Canvas, Ink},
    domain::Month,
    text::show,
};

/// Consecutive months, each as wide as the others.
#[derive(Clone, Copy, Debug)]
pub struct Months {
    /// The first.
    pub first: Month,
    /// How many there are.
    pub count: usize,
    /// Where the first begins.
    pub left: i32,
    /// Where the last ends.
    pub right: i32,
}

impl Months {
    /// Where a month begins; that after the last is where the last ends.
    pub fn x(&self, at: usize) -> i32 {
        let length = i64::from(self.right - self.left);
        let along = length * at as i64 / (self.count.max(1) as i64);
        self.left.saturating_add(i32::try_from(along).unwrap_or_default())
    }

    /// Draws ticks below `y` and the names of as many months as there is room for.
    pub fn draw(&self, canvas: &Canvas<'_>, y: i32) {
        let room = TICK.width("Sep 00") + 12;
        let every = [1, 3, 6, 12, 24, 60].into_iter();
        let every = every.filter(|every| self.x(*every) - self.left >= room || *every > self.count);
        let every = every.min().unwrap_or(120);
        for at in 0..self.count {
            let month = self.first.plus(i32::try_from(at).unwrap_or_default());
            let since = usize::try_from(month.year() * 12).unwrap_or_default();
            if (since + month.number() as usize - 1).is_multiple_of(every) {
                let x = self.x(at);
                canvas.line(vec![(x, y), (x, y + 4)], 1, Ink::Line3);
                let look = if x + room / 2 > self.right { Anchor::End } else { Anchor::Start };
                canvas.text(&show::month_short(month), (x, y + 12), TICK.anchored(look));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::paint::{Frame, svg};

    fn drawn(width: i32, count: usize) -> Vec<String> {
        let months =
            Months { first: Month::parse("2027-01").unwrap(), count, left: 0, right: width };
        let frame = Frame { width: 800, height: 40, prefix: "m", sentence: "" };
        let svg = svg(&frame, |canvas| months.draw(canvas, 10));
        let names = svg.split("</text>").filter_map(|piece| piece.rsplit_once('>'));
        names.map(|(_, name)| name.to_owned()).filter(|name| !name.is_empty()).collect()
    }

    #[test]
    fn as_many_months_are_named_as_fit() {
        assert_eq!(drawn(800, 4), ["Jan 27", "Feb 27", "Mar 27", "Apr 27"]);
        assert_eq!(drawn(300, 12), ["Jan 27", "Apr 27", "Jul 27", "Oct 27"]);
        assert_eq!(drawn(260, 36), ["Jan 27", "Jan 28", "Jan 29"]);
    }

    #[test]
    fn months_meet_and_fill_the_width() {
        let months = Months { first: Month::EPOCH, count: 7, left: 3, right: 103 };
        assert_eq!((months.x(0), months.x(7)), (3, 103));
        assert!((0..7).all(|at| (14..=15).contains(&(months.x(at + 1) - months.x(at)))));
    }
}
