//! The drawing: stepped areas, because a month is a step and not a slope.

use super::MonthlyBill;
use crate::{
    chart::{
        axis::{Axis, Months, Upright},
        paint::{self, Anchor, Canvas, Frame, Ink, Point, Text, TextSize},
    },
    domain::Cents,
};

const NAME: Text = Text::new(TextSize::Label, Ink::Ink2);
const WORDS: Text = Text::new(TextSize::Label, Ink::Ink);
/// Height of a line of the legend.
const LINE: i32 = 18;
/// A swatch, and from there to its name.
const SWATCH: (i32, i32, i32) = (14, 10, 5);
/// Room for the words of the cliff above the bars.
const HEAD: i32 = 20;
/// Height of the plot.
const PLOT: i32 = 150;

/// Draws it at a width in pixels; `prefix` begins the ids inside, unique on the page.
pub fn svg(of: &MonthlyBill, width: u32, prefix: &str) -> String {
    let right = i32::try_from(width.clamp(240, 4_000)).unwrap_or_default();
    let legend = legend(of, right);
    let top = legend.last().map_or(0, |(_, y, _)| y + LINE / 2) + HEAD;
    let bottom = top + PLOT;
    let edges = edges(of);
    let axis = Axis::over(edges.iter().flatten().copied().chain(of.gross.iter().copied()));
    let upright = Upright { axis, top, bottom, format: &of.format };
    let Some(first) = of.months.first().copied() else { return String::new() };
    let months = Months { first, count: of.months.len(), left: upright.room(), right: right - 1 };
    let sentence = of.sentence();
    let frame = Frame {
        width: right.unsigned_abs(),
        height: (bottom + 22).unsigned_abs(),
        prefix,
        sentence: &sentence,
    };
    paint::svg(&frame, |canvas| {
        for (x, y, at) in &legend {
            key(canvas, of, (*x, *y), *at);
        }
        upright.draw(canvas, months.left, right);
        for (at, layer) in of.layers.iter().enumerate() {
            area(canvas, &months, &upright, (&edges[at], &edges[at + 1]), layer.ink);
        }
        for edge in edges.iter().take(of.layers.len()).skip(1) {
            canvas.line(steps(&months, &upright, edge), 1, Ink::Surface);
        }
        canvas.line(steps(&months, &upright, &of.gross), 2, Ink::Ink);
        months.draw(canvas, bottom);
        cliff(canvas, of, &months, top);
        for at in 0..months.count {
            canvas.note((months.x(at), top), (months.x(at + 1), bottom), &of.note(at));
        }
    })
}

/// The edges between layers from the bottom: zero, on top of cash, …
fn edges(of: &MonthlyBill) -> Vec<Vec<Cents>> {
    let mut edges = vec![vec![Cents::ZERO; of.months.len()]];
    for layer in &of.layers {
        let below = edges.last().into_iter().flatten();
        edges.push(
            below
                .zip(&layer.amounts)
                .map(|(a, b)| Cents::new(a.get().saturating_add(b.get())))
                .collect(),
        );
    }
    edges
}

/// A line that holds each amount for the width of its month.
fn steps(months: &Months, upright: &Upright<'_>, amounts: &[Cents]) -> Vec<Point> {
    let mut points = Vec::with_capacity(amounts.len() * 2);
    for (at, amount) in amounts.iter().enumerate() {
        let y = upright.y(*amount);
        points.push((months.x(at), y));
        points.push((months.x(at + 1), y));
    }
    points
}

fn area(
    canvas: &Canvas<'_>,
    months: &Months,
    upright: &Upright<'_>,
    (below, above): (&[Cents], &[Cents]),
    ink: Ink,
) {
    let mut points = steps(months, upright, above);
    points.extend(steps(months, upright, below).into_iter().rev());
    canvas.shape(points, ink);
}

/// Where credits fall the most.
fn cliff(canvas: &Canvas<'_>, of: &MonthlyBill, months: &Months, top: i32) {
    let Some(cliff) = of.cliff() else { return };
    let words = of.cliff_words(cliff);
    let x = months.x(cliff.at);
    canvas.line(vec![(x, top - HEAD + 4), (x, top + PLOT)], 1, Ink::Ink2.dashed());
    let (room, y) = (WORDS.width(&words) + 6, top - HEAD + 8);
    if x + room > months.right && x - room > months.left {
        canvas.text(&words, (x - 5, y), WORDS.halo().anchored(Anchor::End));
    } else {
        canvas.text(&WORDS.clip(&words, months.right - x - 6), (x + 5, y), WORDS.halo());
    }
}

/// The places of the keys: of each layer, then of the line.
fn legend(of: &MonthlyBill, right: i32) -> Vec<(i32, i32, usize)> {
    let (mut x, mut y) = (1, LINE / 2);
    let mut places = Vec::new();
    for at in 0..=of.layers.len() {
        let wide = SWATCH.0 + SWATCH.2 + NAME.width(name(of, at));
        if x > 1 && x + wide > right {
            (x, y) = (1, y + LINE);
        }
        places.push((x, y, at));
        x += wide + 14;
    }
    places
}

fn name(of: &MonthlyBill, at: usize) -> &str {
    of.layers.get(at).map_or("Before discount", |layer| layer.name.as_str())
}

fn key(canvas: &Canvas<'_>, of: &MonthlyBill, (x, y): Point, at: usize) {
    let (from, to) = ((x, y - SWATCH.1 / 2), (x + SWATCH.0, y + SWATCH.1 / 2));
    match of.layers.get(at) {
        Some(layer) => {
            canvas.block(from, to, layer.ink);
            canvas.outline(from, to, Ink::Line3);
        }
        None => canvas.line(vec![(from.0, y), (to.0, y)], 2, Ink::Ink),
    }
    canvas.text(name(of, at), (to.0 + SWATCH.2, y), NAME);
}
