//! What charts draw with: shapes and text in colour tokens, on whole pixels, out comes SVG.
//!
//! Plotters knows literal colours and fonts. Here every colour token has a stand-in colour, and what
//! plotters draws on (`pen.rs`) writes classes in its place (`c-f-…` fills, `c-s-…` strokes;
//! `style/chart.css`), so that the theme decides and the page's policy (no inline style) holds.
//!
//! Draw through [`Canvas`] alone. What plotters measures itself (its axes, captions and legends)
//! would put a styled element into the page when run in a browser; [`width`] needs none.

mod ink;
mod measure;
mod pen;

use plotters::{
    coord::Shift,
    drawing::{DrawingArea, IntoDrawingArea as _},
    element::{Drawable, PathElement, PointCollection, Polygon, Rectangle, Text as TextElement},
    style::{
        Color as _, FontDesc, FontFamily, FontStyle, ShapeStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

pub use ink::{Ink, Paint, Tone};
pub use measure::{clip, width};
use pen::{Pen, Sheet};

/// A drawing's size and names.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Begins the ids inside the drawing; unique on the page.
    pub prefix: &'a str,
    /// What it shows, for who cannot see it.
    pub sentence: &'a str,
}

/// The sizes of text; none is smaller than 10.5 px.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// Ticks: `--text-2xs`.
    Tick,
    /// Labels: `--text-xs`.
    Label,
    /// Names and figures: `--text-sm`.
    Name,
}

impl TextSize {
    const ALL: [Self; 3] = [Self::Tick, Self::Label, Self::Name];

    /// In tenths of a pixel.
    pub fn tenths(self) -> i32 {
        match self {
            Self::Tick => 105,
            Self::Label => 110,
            Self::Name => 120,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Tick => "tick",
            Self::Label => "label",
            Self::Name => "name",
        }
    }
}

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its size.
    pub size: TextSize,
    /// Its colour.
    pub ink: Ink,
    /// Whether it is set in the bold weight.
    pub bold: bool,
    /// Whether the surface shines around it, for text on marks.
    pub halo: bool,
    /// Which part of it stands at its point.
    pub anchor: Anchor,
}

impl Text {
    /// Plain text that begins at its point.
    pub const fn new(size: TextSize, ink: Ink) -> Self {
        Self { size, ink, bold: false, halo: false, anchor: Anchor::Start }
    }

    /// The same in bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same with a halo.
    pub const fn halo(self) -> Self {
        Self { halo: true, ..self }
    }

    /// The same with another anchor.
    pub const fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// How wide a text in this look will be.
    pub fn width(self, text: &str) -> i32 {
        width(text, self.size, self.bold)
    }

    /// The text in this look, or as much of it as fits before an ellipsis.
    pub fn clip(self, text: &str, room: i32) -> String {
        clip(text, self.size, self.bold, room)
    }
}

/// A point in pixels from the upper left.
pub type Point = (i32, i32);

/// A drawing under way. A shape without area is left out.
pub struct Canvas<'a> {
    area: DrawingArea<Pen<'a>, Shift>,
}

impl<'a> Canvas<'a> {
    /// A rectangle between two corners, the second exclusive.
    pub fn block(&self, from: Point, to: Point, paint: impl Into<Paint>) {
        if from.0 < to.0 && from.1 < to.1 {
            let style = paint.into().stand_in().filled();
            self.put(&Rectangle::new([from, to], style));
        }
    }

    /// The outline of a rectangle, one pixel wide, inside two corners.
    pub fn outline(&self, from: Point, to: Point, paint: impl Into<Paint>) {
        if from.0 + 1 < to.0 && from.1 + 1 < to.1 {
            let style = paint.into().stand_in().stroke_width(1);
            self.put(&Rectangle::new([from, (to.0 - 1, to.1 - 1)], style));
        }
    }

    /// The area inside a closed line.
    pub fn shape(&self, points: Vec<Point>, paint: impl Into<Paint>) {
        if points.len() > 2 {
            self.put(&Polygon::new(points, paint.into().stand_in().filled()));
        }
    }

    /// A line through points.
    pub fn line(&self, points: Vec<Point>, width: u32, paint: impl Into<Paint>) {
        let style = ShapeStyle { stroke_width: width, ..paint.into().stand_in().to_rgba().into() };
        self.put(&PathElement::new(points, style));
    }

    /// A text, centred on the height of its point.
    pub fn text(&self, text: &str, at: Point, look: Text) {
        let mut family = String::from(look.size.word());
        for (on, word) in [(look.bold, " bold"), (look.halo, " halo")] {
            family.push_str(if on { word } else { "" });
        }
        let x = match look.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        self.write(text, at, &family, look.ink, Pos::new(x, VPos::Center));
    }

    /// An unseen rectangle that says something under the pointer.
    pub fn note(&self, from: Point, to: Point, text: &str) {
        if from.0 < to.0 && from.1 < to.1 {
            self.block(from, to, Ink::Clear);
            self.write(text, from, pen::NOTE, Ink::Clear, Pos::default());
        }
    }

    fn write(&self, text: &str, at: Point, family: &str, ink: Ink, pos: Pos) {
        // The size is the family's first word: what plotters would write is not exact.
        let font = FontDesc::new(FontFamily::Name(family), 12.0, FontStyle::Normal);
        let style = font.color(&Paint::from(ink).stand_in()).pos(pos);
        self.put(&TextElement::new(String::from(text), at, style));
    }

    fn put<E>(&self, element: &E)
    where
        for<'e> &'e E: PointCollection<'e, Point>,
        E: Drawable<Pen<'a>>,
    {
        // Writing into a string cannot fail; were it to, one mark would be missing.
        let _ = self.area.draw(element);
    }
}

/// Draws into a new SVG.
pub fn svg(frame: &Frame<'_>, draw: impl FnOnce(&Canvas<'_>)) -> String {
    let mut sheet = Sheet::new(frame);
    let area = Pen(&mut sheet).into_drawing_area();
    draw(&Canvas { area });
    sheet.close()
}

#[cfg(test)]
mod tests;
