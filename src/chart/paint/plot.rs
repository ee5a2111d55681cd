//! A part of a drawing with plotters' coordinates over it.

use std::ops::Range;

use plotters::{
    chart::{ChartBuilder, ChartContext},
    coord::{
        cartesian::{Cartesian2d, MeshLine},
        ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged},
    },
    element::{Drawable, PointCollection},
};

use super::{Canvas, Point, SvgBackend};

/// The outermost pixels of a plot: the ends of its axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edges {
    /// Where the axis across begins.
    pub left: i32,
    /// Where it ends.
    pub right: i32,
    /// Where the axis upward ends.
    pub top: i32,
    /// Where it begins.
    pub bottom: i32,
}

/// An axis of pixels, for what is placed by room and not by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pixels;

impl Ranged for Pixels {
    type FormatOption = NoDefaultFormatting;
    type ValueType = i32;

    fn map(&self, pixel: &i32, _: (i32, i32)) -> i32 {
        *pixel
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<i32> {
        Vec::new()
    }

    fn range(&self) -> Range<i32> {
        0..i32::MAX
    }
}

/// A part of a drawing in coordinates of its own. What lies outside of it is drawn at its edge.
pub struct Plot<'a, X: Ranged, Y: Ranged> {
    chart: ChartContext<'a, SvgBackend<'a>, Cartesian2d<X, Y>>,
    /// Its outermost pixels.
    pub edges: Edges,
}

impl<'a> Canvas<'a> {
    /// Draws on the part of the drawing between some edges, in the coordinates of two axes.
    pub fn plot<X: Ranged, Y: Ranged>(
        &self,
        edges: Edges,
        (x, y): (X, Y),
        draw: impl FnOnce(&mut Plot<'a, X, Y>),
    ) {
        let (width, height) = self.area.dim_in_pixel();
        let far = |end: i32, whole: u32| i32::try_from(whole).unwrap_or(i32::MAX) - end - 1;
        // Without a caption nothing in the builder can fail.
        let chart = ChartBuilder::on(&self.area)
            .margin_left(edges.left)
            .margin_right(far(edges.right, width))
            .margin_top(edges.top)
            .margin_bottom(far(edges.bottom, height))
            .build_cartesian_2d(x, y);
        if let Ok(chart) = chart {
            draw(&mut Plot { chart, edges });
        }
    }
}

impl<'a, X: Ranged, Y: Ranged> Plot<'a, X, Y> {
    /// Where a value lies, in pixels of the whole drawing.
    pub fn at(&self, x: X::ValueType, y: Y::ValueType) -> Point {
        self.chart.backend_coord(&(x, y))
    }

    /// Draws a series: lines, areas, bars or points in the plot's coordinates.
    pub fn series<E>(&mut self, series: impl IntoIterator<Item = E>)
    where
        for<'e> &'e E: PointCollection<'e, (X::ValueType, Y::ValueType)>,
        E: Drawable<SvgBackend<'a>>,
    {
        let _ = self.chart.draw_series(series);
    }

    /// Draws a single element in the plot's coordinates.
    pub fn draw<E>(&self, element: &E)
    where
        for<'e> &'e E: PointCollection<'e, (X::ValueType, Y::ValueType)>,
        E: Drawable<SvgBackend<'a>>,
    {
        let _ = self.chart.plotting_area().draw(element);
    }

    /// Draws the mesh: every line through a tick, with at most so many ticks across and upward. An axis
    /// that is given none has none.
    pub fn mesh(
        &self,
        (across, upward): (usize, usize),
        mut draw: impl FnMut(&mut SvgBackend<'a>, MeshLine<'_, X, Y>),
    ) {
        let line = |backend: &mut SvgBackend<'a>, line: MeshLine<'_, X, Y>| {
            draw(backend, line);
            Ok(())
        };
        let _ = self.chart.plotting_area().draw_mesh(line, upward, across);
    }
}
