//! The drawing: stepped areas, because a month is a step and not a slope.

use plotters::{
    series::{AreaSeries, LineSeries},
    style::Color as _,
};

use super::MonthlyBill;
use crate::{
    chart::{
        axis::{MoneyAxis, MonthAxis, label_room},
        paint::{self, Anchor, Canvas, Edges, Frame, Ink, LabelStyle, Point, TextSize},
    },
    domain::Total,
};

const NAME: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink2);
const WORDS: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink);
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
    let sums = of.stacked();
    let money = MoneyAxis::over(sums.iter().flatten().chain(&of.gross).copied());
    let Some(first) = of.months.first().copied() else { return String::new() };
    let months = MonthAxis { first, count: of.months.len() };
    let edges = Edges { left: label_room(&money, &of.format), right: right - 1, top, bottom };
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
        canvas.plot(edges, (months, money), |plot| {
            plot.upright_axis(&of.format);
            // From the top down: an area reaches down to zero, and covers what is above it.
            for (layer, sums) in of.layers.iter().zip(&sums).rev() {
                let area = AreaSeries::new(months.steps(sums), Total::ZERO, layer.ink.filled());
                plot.series(area.border_style(Ink::Surface));
            }
            plot.series(LineSeries::new(months.steps(&of.gross), Ink::Ink.stroke_width(2)));
            plot.month_axis();
            let x = |at: usize| plot.at(months.month(at), Total::ZERO).0;
            cliff(canvas, of, plot.edges, &x);
            for at in 0..months.count {
                canvas.hint((x(at), top), (x(at + 1), bottom), &of.note(at));
            }
        });
    })
}

/// Where credits fall the most. `x` says where a month begins.
fn cliff(canvas: &Canvas<'_>, of: &MonthlyBill, edges: Edges, x: &dyn Fn(usize) -> i32) {
    let Some(cliff) = of.cliff() else { return };
    let words = of.cliff_words(cliff);
    let (x, y) = (x(cliff.at), edges.top - HEAD + 8);
    canvas.dashed([(x, y - 4), (x, edges.bottom)], Ink::Ink2);
    let room = WORDS.width(&words) + 6;
    if x + room > edges.right && x - room > edges.left {
        canvas.label(&words, (x - 5, y), WORDS.halo().anchored(Anchor::End));
    } else {
        canvas.label(&WORDS.clip(&words, edges.right - x - 6), (x + 5, y), WORDS.halo());
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
            canvas.fill(from, to, layer.ink);
            canvas.outline(from, to, Ink::Line3);
        }
        None => canvas.line([(from.0, y), (to.0, y)], 2, Ink::Ink),
    }
    canvas.label(name(of, at), (to.0 + SWATCH.2, y), NAME);
}
