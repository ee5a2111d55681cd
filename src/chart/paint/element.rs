//! What plotters has no element for.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::DrawingErrorKind;

use super::{Ink, LabelStyle, Point, backend::SvgBackend, svg_text::Shape};

/// An element that only the SVG backend can draw. Its points are in the coordinates of the area it is
/// drawn on: pixels, or those of a [`Plot`](super::Plot).
#[derive(Clone, Debug)]
pub struct SvgElement<'a, C> {
    points: Vec<C>,
    shape: Shape<'a>,
}

impl<'a, C> SvgElement<'a, C> {
    /// A line of dashes through points, one pixel wide. It is one path that a class dashes; plotters
    /// would make a path of every dash.
    pub fn dashed(points: impl Into<Vec<C>>, ink: Ink) -> Self {
        Self { points: points.into(), shape: Shape::Dashes(ink) }
    }

    /// A rectangle of slanted stripes between two opposite corners: what is missing or lost.
    pub fn striped(corners: [C; 2], ink: Ink) -> Self {
        Self { points: corners.into(), shape: Shape::Stripes(ink) }
    }

    /// A rectangle that is not seen, and a text that the pointer shows over it.
    pub fn hint(corners: [C; 2], text: &'a str) -> Self {
        Self { points: corners.into(), shape: Shape::Hint(text) }
    }

    /// A text, centred on the height of its point. Plotters' own text can have no halo.
    pub fn label(at: C, text: &'a str, style: LabelStyle) -> Self {
        Self { points: vec![at], shape: Shape::Label(text, style) }
    }
}

impl<'p, C> PointCollection<'p, C> for &'p SvgElement<'_, C> {
    type Point = &'p C;
    type IntoIter = &'p [C];

    fn point_iter(self) -> &'p [C] {
        &self.points
    }
}

impl<C> Drawable<SvgBackend<'_>> for SvgElement<'_, C> {
    fn draw<I: Iterator<Item = Point>>(
        &self,
        points: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.shape(&points.collect::<Vec<_>>(), self.shape);
        Ok(())
    }
}
