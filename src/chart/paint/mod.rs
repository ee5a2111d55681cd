//! What charts draw with: plotters on one SVG backend, in the colours of the page.
//!
//! [`svg`] gives a [`Canvas`]: the whole drawing in pixels, for what has no axis. [`Canvas::plot`] puts
//! plotters' coordinates over a part of it, in which series, meshes and elements are placed by month and
//! amount (`chart/axis`). What both draw is plotters' own elements, and [`SvgElement`] for stripes,
//! dashes, hints and labels, which plotters does not know.
//!
//! An [`Ink`] is a colour to plotters. The backend writes a class in its place (`c-f-…` fills, `c-s-…`
//! strokes; `style/chart.css`), so that the theme decides how it looks, and the page's policy against
//! inline styles holds.
//!
//! Axes are drawn over plotters' meshes with labels laid out by [`width`]. Plotters' captions, legends
//! and right-hand labels ask the font for its measures, which natively are guessed from the number of
//! bytes and in a browser take a styled element.

mod backend;
mod element;
mod ink;
mod label;
mod measure;
mod plot;
mod svg_text;

use plotters::{
    coord::Shift,
    drawing::{DrawingArea, IntoDrawingArea as _},
    element::{Drawable, PathElement, PointCollection, Polygon, Rectangle},
    style::Color,
};

pub use backend::SvgBackend;
pub use element::SvgElement;
pub use ink::Ink;
pub use label::{Anchor, LabelStyle};
pub use measure::{TextSize, clip, width};
pub use plot::{Edges, Pixels, Plot};
use svg_text::SvgText;

/// The size of a drawing, and what identifies it on the page.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Begins the ids inside the drawing; unique on the page.
    pub prefix: &'a str,
    /// The accessible name: what it shows, in a sentence for people who cannot see it.
    pub sentence: &'a str,
}

/// A point in pixels from the upper left.
pub type Point = (i32, i32);

/// A drawing under way, in pixels. Rectangles without area are left out.
pub struct Canvas<'a> {
    area: DrawingArea<SvgBackend<'a>, Shift>,
}

impl<'a> Canvas<'a> {
    /// Fills the rectangle between two corners; the second is exclusive.
    pub fn fill(&self, from: Point, to: Point, color: impl Color) {
        if from.0 < to.0 && from.1 < to.1 {
            self.draw(&Rectangle::new([from, to], color.filled()));
        }
    }

    /// Draws the outline of a rectangle, one pixel wide, inside two corners; the second is exclusive.
    pub fn outline(&self, from: Point, to: Point, ink: Ink) {
        if from.0 + 1 < to.0 && from.1 + 1 < to.1 {
            self.draw(&Rectangle::new([from, (to.0 - 1, to.1 - 1)], ink));
        }
    }

    /// The same with dashes.
    pub fn dashed_outline(&self, from: Point, to: Point, ink: Ink) {
        if from.0 + 1 < to.0 && from.1 + 1 < to.1 {
            let (right, bottom) = (to.0 - 1, to.1 - 1);
            self.dashed([from, (right, from.1), (right, bottom), (from.0, bottom), from], ink);
        }
    }

    /// Fills the area inside a closed line.
    pub fn polygon(&self, points: Vec<Point>, ink: Ink) {
        self.draw(&Polygon::new(points, ink.filled()));
    }

    /// Draws a line through points, as many pixels wide.
    pub fn line(&self, points: impl Into<Vec<Point>>, width: u32, ink: Ink) {
        self.draw(&PathElement::new(points, ink.stroke_width(width)));
    }

    /// Draws a line of dashes through points.
    pub fn dashed(&self, points: impl Into<Vec<Point>>, ink: Ink) {
        self.draw(&SvgElement::dashed(points, ink));
    }

    /// Fills the rectangle between two corners with slanted stripes.
    pub fn stripes(&self, from: Point, to: Point, ink: Ink) {
        self.draw(&SvgElement::striped([from, to], ink));
    }

    /// Draws a text, centred on the height of its point.
    pub fn label(&self, text: &str, at: Point, style: LabelStyle) {
        self.draw(&SvgElement::label(at, text, style));
    }

    /// Has the pointer show a text over the rectangle between two corners.
    pub fn hint(&self, from: Point, to: Point, text: &str) {
        self.draw(&SvgElement::hint([from, to], text));
    }

    /// Draws an element whose points are in pixels.
    pub fn draw<E>(&self, element: &E)
    where
        for<'e> &'e E: PointCollection<'e, Point>,
        E: Drawable<SvgBackend<'a>>,
    {
        // The backend writes into a string, which cannot fail, and nothing is drawn while it draws.
        let _ = self.area.draw(element);
    }
}

/// Draws into a new SVG.
pub fn svg(frame: &Frame<'_>, draw: impl FnOnce(&Canvas<'_>)) -> String {
    let mut text = SvgText::new(frame);
    let area = SvgBackend(&mut text).into_drawing_area();
    draw(&Canvas { area });
    text.close()
}

#[cfg(test)]
mod tests;
