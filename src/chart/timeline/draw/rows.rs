//! One credit: its bar, and what is written about it.

use super::layout::{ASIDE, MARK, MARK_GAP, NAME, TimelineLayout, UNDER};
use crate::{
    chart::{
        paint::{Anchor, Canvas, Ink, LabelStyle, Point},
        timeline::{Timeline, TimelineRow},
    },
    domain::{Total, choice::Choice as _},
};

/// From a bar to its label.
const GAP: i32 = 6;
/// Least width of a bar.
const THIN: i32 = 3;

/// Its life as a pale bar, what is left of it in its programme's colour, what will be lost striped.
pub(super) fn bar(
    canvas: &Canvas<'_>,
    timeline: &Timeline,
    row: &TimelineRow,
    layout: &TimelineLayout,
    y: i32,
) {
    canvas.fill((0, y + layout.row - 1), (layout.width, y + layout.row), Ink::Line);
    if row.life.is_none() {
        return;
    }
    let scale = &layout.scale;
    let (left, right) = span(row, layout);
    let (top, bottom) = (y + layout.bar_top, y + layout.bar_top + layout.bar);
    let ink = Ink::from(row.program);
    canvas.fill((left, top), (right, bottom), Ink::Surface);
    canvas.fill((left, top), (right, bottom), ink.tint());
    let lost = part(row.forfeited, row.amount, layout.bar).max(3 * least(row.forfeited));
    let base = bottom - lost;
    let mut points: Vec<Point> = vec![(left, base)];
    for (month, opening) in timeline.months.iter().zip(row.openings(&timeline.months)) {
        let begin = scale.x(month.first_day()).max(left);
        let end = scale.after(month.last_day()).min(right);
        let used_later = opening - row.forfeited;
        let height = part(opening, row.amount, layout.bar).max(lost + least(used_later));
        if begin < end {
            let step = bottom - height;
            if points.last().is_none_or(|last| last.1 != step) {
                points.push((begin, step));
            } else {
                points.pop();
            }
            points.push((end, step));
        }
    }
    if let Some((x, _)) = points.last().copied() {
        points.push((x, base));
    }
    if !row.applied.is_zero() || !row.remaining.is_zero() {
        canvas.polygon(points, ink);
    }
    if lost > 0 {
        canvas.stripes((left, base), (right, bottom), Ink::Neg);
        canvas.outline((left, base), (right, bottom), Ink::Neg);
    }
}

/// A share of a bar's height.
fn part(amount: Total, whole: Total, height: i32) -> i32 {
    let share = amount.get().max(0) * i128::from(height) / whole.get().max(1);
    i32::try_from(share).unwrap_or(height).min(height)
}

/// One pixel for anything at all.
fn least(amount: Total) -> i32 {
    i32::from(amount.get() > 0)
}

/// Its mark, name, programme, amount and fate.
pub(super) fn words(
    canvas: &Canvas<'_>,
    timeline: &Timeline,
    row: &TimelineRow,
    layout: &TimelineLayout,
    y: i32,
) {
    if layout.stacked {
        stacked(canvas, timeline, row, layout, y);
    } else {
        beside(canvas, timeline, row, layout, y + layout.row / 2);
    }
    canvas.hint((0, y), (layout.width, y + layout.row - 1), &timeline.note(row));
}

/// Names in columns beside the axis.
fn beside(
    canvas: &Canvas<'_>,
    timeline: &Timeline,
    row: &TimelineRow,
    layout: &TimelineLayout,
    y: i32,
) {
    let at = mark(canvas, row, (layout.name.x, y));
    let room = layout.name.x + layout.name.width - at;
    let name = NAME.clip(row.name(), room);
    let program = row.program.label();
    match layout.program {
        Some(column) => {
            canvas.label(&name, (at, y), NAME);
            canvas.label(program, (column.x, y), ASIDE);
        }
        None => {
            canvas.label(&name, (at, y - 7), NAME);
            canvas.label(program, (at, y + 7), UNDER);
        }
    }
    let amount = timeline.money(row.amount);
    canvas.label(&amount, (layout.amount_end, y), NAME.anchored(Anchor::End));
    fate(canvas, timeline, row, layout, y);
}

/// The square of its programme; returns where the text after it begins.
fn mark(canvas: &Canvas<'_>, row: &TimelineRow, (x, y): Point) -> i32 {
    let from = (x, y - MARK / 2);
    canvas.fill(from, (x + MARK, from.1 + MARK), Ink::from(row.program));
    x + MARK + MARK_GAP
}

/// The name above the bar, its amount and fate at the end of that line, its programme below.
fn stacked(
    canvas: &Canvas<'_>,
    timeline: &Timeline,
    row: &TimelineRow,
    layout: &TimelineLayout,
    top: i32,
) {
    // The bands end behind names, or these could not be read.
    canvas.fill((0, top), (layout.width, top + layout.bar_top - 1), Ink::Surface);
    let (y, end) = (top + 10, layout.amount_end);
    let x = mark(canvas, row, (layout.name.x, y));
    let look = look(row);
    let forms = forms(timeline, row);
    let fits = |form: &&String| x + NAME.width(row.name()) + GAP + look.width(form) <= end;
    let form = forms.iter().find(fits).or(forms.last()).cloned().unwrap_or_default();
    let room = (end - GAP - look.width(&form) - x).max(0);
    canvas.label(&NAME.clip(row.name(), room), (x, y), NAME);
    canvas.label(&form, (end, y), look.anchored(Anchor::End));
    let under = top + layout.bar_top + layout.bar / 2;
    let program = row.program.label();
    let (left, right) = span(row, layout);
    let width = UNDER.width(program);
    if right + GAP + width <= end || left - GAP < width {
        label(
            canvas,
            program,
            (end, under),
            UNDER.anchored(Anchor::End),
            end < right + GAP + width,
        );
    } else {
        label(canvas, program, (left - GAP, under), UNDER.anchored(Anchor::End), false);
    }
}

/// An amount with what becomes of it, the longest form first.
fn forms(timeline: &Timeline, row: &TimelineRow) -> Vec<String> {
    let amount = timeline.money(row.amount);
    let Some(fate) = timeline.fate(row) else { return vec![amount] };
    let whole = row.forfeited == row.amount || row.remaining == row.amount;
    let form = |fate: &str| match fate.split_once(' ') {
        _ if !row.beyond.is_zero() => format!("{amount} {fate}"),
        Some((_, what)) if whole => format!("{amount} {what}"),
        Some((part, what)) => format!("{part} of {amount} {what}"),
        None => fate.to_owned(),
    };
    vec![form(&fate.long), form(&fate.short)]
}

/// What is lost is bold; what is left or waits is not.
fn look(row: &TimelineRow) -> LabelStyle {
    if row.forfeited.is_zero() { ASIDE } else { LabelStyle { ink: Ink::Ink, ..ASIDE }.bold() }
}

/// The label beside a bar: after it, before it, or on it.
fn fate(
    canvas: &Canvas<'_>,
    timeline: &Timeline,
    row: &TimelineRow,
    layout: &TimelineLayout,
    y: i32,
) {
    let Some(fate) = timeline.fate(row) else { return };
    let (scale, look) = (&layout.scale, look(row));
    let (left, right) = span(row, layout);
    for form in [&fate.long, &fate.short] {
        let width = look.width(form);
        if right + GAP + width <= scale.right {
            return label(canvas, form, (right + GAP, y), look, false);
        }
        if scale.left <= left - GAP - width {
            return label(canvas, form, (left - GAP, y), look.anchored(Anchor::End), false);
        }
    }
    label(canvas, &fate.short, (right - GAP, y), look.anchored(Anchor::End), true);
}

/// The ends of a bar; both at one end of the axis when its life is not on it.
fn span(row: &TimelineRow, layout: &TimelineLayout) -> (i32, i32) {
    let scale = &layout.scale;
    match row.life {
        Some((from, to)) => (scale.x(from), scale.after(to).max(scale.x(from) + THIN)),
        None if row.beyond.is_zero() => (scale.left, scale.left),
        None => (scale.right, scale.right),
    }
}

/// A label among the bands, on a plate of its own when it is on a bar.
fn label(canvas: &Canvas<'_>, text: &str, (x, y): Point, look: LabelStyle, plate: bool) {
    let (width, high) = (look.width(text), 8);
    let from = if look.anchor == Anchor::End { x - width } else { x };
    if plate {
        canvas.fill((from - 3, y - high), (from + width + 3, y + high), Ink::Surface);
    }
    canvas.label(text, (x, y), look.halo());
}
