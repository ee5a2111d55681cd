//! The places of everything on a timeline, in whole pixels.

use super::TimelineSize;
use crate::{
    chart::{
        paint::{Ink, LabelStyle, TextSize},
        timeline::Timeline,
    },
    domain::{Day, choice::Choice as _},
};

/// Names, programmes and amounts.
pub(super) const NAME: LabelStyle = LabelStyle::new(TextSize::Name, Ink::Ink);
/// What is written beside a name.
pub(super) const ASIDE: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink2);
/// A programme under a name.
pub(super) const UNDER: LabelStyle = LabelStyle::new(TextSize::Tick, Ink::Ink2);

/// Side of a programme's mark.
pub(super) const MARK: i32 = 10;
/// From a mark to its text.
pub(super) const MARK_GAP: i32 = 7;
/// Between columns.
const GAP: i32 = 14;
/// Below this width names are above their bars.
const STACKED: i32 = 560;
/// From this width on programmes have a column; below it they are under the names.
const PROGRAMS: i32 = 760;
/// Least height of a row with the programme under the name.
const TWO_LINES: i32 = 32;
/// Height of a row whose name is above its bar.
const STACKED_ROW: i32 = 44;

/// A column: its left edge and width.
#[derive(Clone, Copy)]
pub(super) struct TextColumn {
    pub x: i32,
    pub width: i32,
}

/// Days to pixels.
pub(super) struct DayScale {
    pub left: i32,
    pub right: i32,
    first: Day,
    days: i64,
}

impl DayScale {
    /// Where a day begins, kept on the axis.
    pub fn x(&self, day: Day) -> i32 {
        self.at((day - self.first).num_days())
    }

    /// Where a day ends, kept on the axis.
    pub fn after(&self, day: Day) -> i32 {
        self.at((day - self.first).num_days() + 1)
    }

    /// Whether a day is on the axis.
    pub fn holds(&self, day: Day) -> bool {
        (0..self.days).contains(&(day - self.first).num_days())
    }

    fn at(&self, days: i64) -> i32 {
        let span = i64::from(self.right - self.left);
        let x = days.clamp(0, self.days) * span / self.days;
        self.left + i32::try_from(x).unwrap_or_default()
    }
}

/// The columns, the axis and the rows.
pub(super) struct TimelineLayout {
    pub width: i32,
    /// Whether names are above their bars.
    pub stacked: bool,
    /// Names, with their marks.
    pub name: TextColumn,
    /// Programmes; `None` when they are under the names.
    pub program: Option<TextColumn>,
    /// Where amounts end.
    pub amount_end: i32,
    pub scale: DayScale,
    /// Height of a row.
    pub row: i32,
    /// Upper edge of a bar within its row.
    pub bar_top: i32,
    /// Height of a bar.
    pub bar: i32,
}

impl TimelineLayout {
    pub fn new(timeline: &Timeline, size: &TimelineSize<'_>) -> Self {
        let width = i32::try_from(size.width.clamp(240, 4_000)).unwrap_or_default();
        let row = i32::try_from(size.row_height.clamp(22, 60)).unwrap_or_default();
        let widest = |of: &mut dyn Iterator<Item = i32>| of.max().unwrap_or_default();
        let stacked = width < STACKED;
        let marked = MARK + MARK_GAP;
        if stacked {
            let row = row.max(STACKED_ROW);
            return Self {
                width,
                stacked,
                name: TextColumn { x: 1, width: width - 2 },
                program: None,
                amount_end: width - 1,
                scale: scale(timeline, 1, width - 1),
                row,
                bar_top: 20,
                bar: row - 20 - 8,
            };
        }
        let rows = &timeline.rows;
        let (row, share) = if width < PROGRAMS { (row.max(TWO_LINES), 32) } else { (row, 26) };
        let names = widest(&mut rows.iter().map(|row| NAME.width(row.name())));
        let name = TextColumn {
            x: 1,
            width: (marked + names).clamp(120, width * share / 100).min(marked + 240),
        };
        let mut x = name.x + name.width + GAP;
        let program = (width >= PROGRAMS && !rows.is_empty()).then(|| {
            let of = widest(&mut rows.iter().map(|row| ASIDE.width(row.program.label())));
            let column = TextColumn { x, width: of };
            x += of + GAP;
            column
        });
        let amounts =
            widest(&mut rows.iter().map(|row| NAME.width(&timeline.money(row.amount)))).max(42);
        let amount_end = x + amounts;
        Self {
            width,
            stacked,
            name,
            program,
            amount_end,
            scale: scale(timeline, amount_end + GAP, width - 1),
            row,
            bar_top: 6,
            bar: row - 12,
        }
    }
}

fn scale(timeline: &Timeline, left: i32, right: i32) -> DayScale {
    let first = timeline.months.first().unwrap_or(&timeline.plan_start).first_day();
    let last = timeline.months.last().unwrap_or(&timeline.plan_start).last_day();
    DayScale { left, right, first, days: (last - first).num_days() + 1 }
}
