//! The bands of time behind the bars, and the ticks of the axis.

use chrono::Days;

use super::layout::{DayScale, TimelineLayout};
use crate::{
    chart::{
        paint::{Canvas, Ink, LabelStyle, TextSize},
        timeline::Timeline,
    },
    domain::Month,
    text::show,
};

/// Tick labels.
pub(super) const TICK: LabelStyle = LabelStyle::new(TextSize::Tick, Ink::Ink3);

/// From a tick to its label, and from there to the next tick.
pub(super) const GAP: i32 = 4;
/// Days a quarter's end is drawn wide.
const QUARTER_END: Days = Days::new(14);
/// Below this width of a quarter only the ends of years are marked.
const NARROW: i32 = 14;

/// The renewal window down from the head, and quarter ends behind the rows.
pub(super) fn bands(
    canvas: &Canvas<'_>,
    timeline: &Timeline,
    layout: &TimelineLayout,
    (top, bottom): (i32, i32),
) {
    let scale = &layout.scale;
    if let Some(renewal) = timeline.renewal {
        let from = scale.x(renewal.opens.unwrap_or(renewal.day));
        canvas.fill((from, 0), (scale.after(renewal.day), bottom), Ink::WarnBg);
    }
    let quarters = i32::try_from(timeline.quarter_ends.len().max(1)).unwrap_or(i32::MAX);
    let narrow = (scale.right - scale.left) / quarters < NARROW;
    for end in &timeline.quarter_ends {
        if !narrow || Month::of(*end).number() == 12 {
            let from = end.checked_sub_days(QUARTER_END).unwrap_or(*end);
            let to = scale.after(*end);
            canvas.fill((scale.x(from).min(to - 3), top), (to, bottom), Ink::Surface3);
        }
    }
}

/// A tick: where its month begins and what it is called.
pub(super) struct AxisTick {
    pub x: i32,
    pub label: String,
}

impl AxisTick {
    /// Where its label ends.
    pub fn end(&self) -> i32 {
        self.x + GAP + TICK.width(&self.label)
    }
}

/// How far ticks are apart.
#[derive(Clone, Copy)]
enum TickStep {
    Months,
    Quarters,
    Halves,
    Years(i32),
}

/// The closest ticks whose labels do not meet.
pub(super) fn ticks(timeline: &Timeline, scale: &DayScale) -> Vec<AxisTick> {
    let months = &timeline.months;
    let steps = [
        TickStep::Quarters,
        TickStep::Halves,
        TickStep::Years(1),
        TickStep::Years(2),
        TickStep::Years(5),
    ];
    let short = (months.len() < 8).then_some(TickStep::Months);
    let tries = short.into_iter().chain(steps).map(|step| labelled(months, step, scale));
    tries.filter(|ticks| !ticks.is_empty()).find(|ticks| apart(ticks)).unwrap_or_default()
}

/// Whether no label meets the next.
fn apart(ticks: &[AxisTick]) -> bool {
    ticks.windows(2).all(|pair| match pair {
        [left, right] => left.end() + GAP <= right.x,
        _ => true,
    })
}

fn labelled(months: &[Month], step: TickStep, scale: &DayScale) -> Vec<AxisTick> {
    let mut ticks: Vec<AxisTick> = Vec::new();
    for (at, month) in months.iter().enumerate() {
        let (number, year) = (month.number(), month.year());
        // An axis that begins within a quarter names that one too.
        let within = at == 0 && matches!(step, TickStep::Quarters);
        let on = match step {
            TickStep::Months => true,
            TickStep::Quarters => number % 3 == 1 || within,
            TickStep::Halves => number % 6 == 1,
            TickStep::Years(every) => number == 1 && year % every == 0,
        };
        let quarter = number.div_ceil(3);
        let label = match step {
            TickStep::Months => show::month_short(*month),
            TickStep::Years(_) => year.to_string(),
            _ if number == 1 || ticks.is_empty() => {
                format!("Q{quarter} ’{:02}", year.rem_euclid(100))
            }
            _ => format!("Q{quarter}"),
        };
        if on {
            ticks.push(AxisTick { x: scale.x(month.first_day()), label });
        }
    }
    let within = months.first().is_some_and(|first| first.number() % 3 != 1);
    if matches!(step, TickStep::Quarters) && within && !apart(ticks.get(..2).unwrap_or_default()) {
        ticks.remove(0);
    }
    // A label that would leave the drawing is left out.
    ticks.retain(|tick| tick.end() <= scale.right);
    ticks
}
