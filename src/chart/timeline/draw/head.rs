//! What is above the rows: today, the windows, the ticks and the titles of the columns.

use super::{
    axis::{AxisTick, GAP, TICK, ticks},
    layout::{ASIDE, DayScale, TimelineLayout},
};
use crate::chart::{
    paint::{Anchor, Canvas, Ink, LabelStyle},
    timeline::Timeline,
};

/// Height of a lane of labels.
const LANE: i32 = 16;
/// Least room between two labels of a lane.
const APART: i32 = 5;
/// Height of the ticks.
const TICKS: i32 = 18;
/// More labels than these lanes hold share the last one.
const LANES: usize = 3;

/// A moment with its label.
struct Moment {
    /// Where it is; its label is beside it.
    x: i32,
    /// Whether a line marks it, and in which ink and width.
    line: Option<(Ink, i32)>,
    text: String,
    look: LabelStyle,
}

/// A label in its place.
struct Placed {
    moment: Moment,
    lane: usize,
    anchor: Anchor,
    from: i32,
    to: i32,
}

impl Placed {
    fn top(&self) -> i32 {
        i32::try_from(self.lane).unwrap_or_default() * LANE
    }
}

/// The head of a timeline.
pub(super) struct TimelineHead {
    /// Today first.
    placed: Vec<Placed>,
    ticks: Vec<AxisTick>,
    lanes: i32,
    pub height: i32,
}

impl TimelineHead {
    pub fn new(timeline: &Timeline, layout: &TimelineLayout) -> Self {
        let mut placed: Vec<Placed> = Vec::new();
        for moment in moments(timeline, &layout.scale) {
            let place = place(moment, &placed, layout);
            placed.push(place);
        }
        let lanes = placed.iter().map(|label| label.lane + 1).max().unwrap_or_default();
        let lanes = i32::try_from(lanes).unwrap_or_default();
        let ticks = ticks(timeline, &layout.scale);
        Self { placed, ticks, lanes, height: lanes * LANE + TICKS + 4 }
    }

    /// The line of a moment, interrupted where it would strike out the name of a tick.
    fn line(&self, canvas: &Canvas<'_>, label: &Placed, bottom: i32) {
        let Moment { x, line, .. } = label.moment;
        let Some((ink, width)) = line else { return };
        let struck = self.ticks.iter().any(|tick| tick.x + GAP < x + width && x < tick.end());
        let resumes = if struck { self.height } else { self.lanes * LANE };
        canvas.fill((x, label.top() + 2), (x + width, self.lanes * LANE), ink);
        canvas.fill((x, resumes), (x + width, bottom), ink);
    }

    /// Ticks, titles and grid lines; under the bars.
    pub fn draw(&self, canvas: &Canvas<'_>, layout: &TimelineLayout, (top, bottom): (i32, i32)) {
        let y = self.lanes * LANE + TICKS / 2 + 1;
        for tick in &self.ticks {
            canvas.fill((tick.x, y - TICKS / 2 + 3), (tick.x + 1, bottom), Ink::Line2);
            canvas.label(&tick.label, (tick.x + GAP, y), TICK);
        }
        if !layout.stacked {
            canvas.label("Credit", (layout.name.x, y), ASIDE);
            if let Some(program) = layout.program {
                canvas.label("Programme", (program.x, y), ASIDE);
            }
            canvas.label("Amount", (layout.amount_end, y), ASIDE.anchored(Anchor::End));
        }
        canvas.fill((0, top - 1), (layout.width, top), Ink::Line2);
        for label in self.placed.iter().skip(1) {
            self.line(canvas, label, bottom);
        }
    }

    /// The labels of moments, and today's line; over the bars.
    pub fn front(&self, canvas: &Canvas<'_>, bottom: i32) {
        if let Some(today) = self.placed.first() {
            self.line(canvas, today, bottom);
        }
        for label in &self.placed {
            let top = label.top();
            let x = if label.anchor == Anchor::End { label.to } else { label.from };
            let look = label.moment.look.anchored(label.anchor);
            canvas.label(&label.moment.text, (x, top + LANE / 2 + 1), look);
        }
    }
}

/// Today, and what else is on the axis.
fn moments(timeline: &Timeline, scale: &DayScale) -> Vec<Moment> {
    let mut moments = Vec::new();
    let today = ASIDE.bold();
    let today = LabelStyle { ink: Ink::Ink, ..today };
    let day = timeline.today;
    let named = timeline.day(day);
    moments.push(if scale.holds(day) {
        let text = "Today".to_owned();
        Moment { x: scale.x(day), line: Some((Ink::Ink, 2)), text, look: today }
    } else if scale.x(day) == scale.left {
        let text = format!("← Today, {named}");
        Moment { x: scale.left - GAP, line: None, text, look: today }
    } else {
        let text = format!("Today, {named} →");
        Moment { x: scale.right, line: None, text, look: today }
    });
    if let Some(renewal) = timeline.renewal {
        let opens = renewal.opens.unwrap_or(renewal.day);
        if scale.holds(renewal.day) || (scale.holds(opens) && opens < renewal.day) {
            let what = match renewal.opens {
                Some(_) if renewal.day < day => "Renewal window ended",
                Some(_) => "Renewal window ends",
                None => "Renewal",
            };
            let text = format!("{what} {}", timeline.day(renewal.day));
            let look = LabelStyle { ink: Ink::Warn, ..ASIDE };
            let line = renewal.opens.is_none().then_some((Ink::Warn, 1));
            moments.push(Moment { x: scale.after(renewal.day), line, text, look });
        }
    }
    if let Some(day) = timeline.year_end {
        let text = format!("AWS year end {}", timeline.day(day));
        moments.push(Moment {
            x: scale.after(day),
            line: Some((Ink::Line3, 1)),
            text,
            look: ASIDE,
        });
    }
    moments
}

/// The first place, lane by lane, that meets no other label or line.
fn place(moment: Moment, others: &[Placed], layout: &TimelineLayout) -> Placed {
    let width = moment.look.width(&moment.text);
    let right = (moment.x + GAP, moment.x + GAP + width);
    let left = (moment.x - GAP - width, moment.x - GAP);
    let mut sides = [(right, Anchor::Start), (left, Anchor::End)];
    if others.is_empty() && !layout.stacked {
        // Today is near the beginning as a rule: the room before the axis is free for it.
        sides.reverse();
    }
    for lane in 0..LANES {
        for ((from, to), anchor) in sides {
            let inside = 0 <= from && to <= layout.width;
            if inside && others.iter().all(|other| clear(other, &moment, lane, from, to)) {
                return Placed { moment, lane, anchor, from, to };
            }
        }
    }
    let from = right.0.min(layout.width - width).max(0);
    Placed { moment, lane: LANES, anchor: Anchor::Start, from, to: from + width }
}

/// Whether a label of that lane and its line keep clear of another label and its line.
fn clear(other: &Placed, moment: &Moment, lane: usize, from: i32, to: i32) -> bool {
    let crosses = |x: i32, from: i32, to: i32| from <= x + 3 && x <= to + 1;
    if lane == other.lane {
        return to + APART <= other.from || other.to + APART <= from;
    }
    let (upper, lower) = if lane < other.lane {
        (moment, (other.from, other.to))
    } else {
        (&other.moment, (from, to))
    };
    upper.line.is_none() || !crosses(upper.x, lower.0, lower.1)
}
