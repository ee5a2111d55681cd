//! The backend that plotters draws on: it writes SVG that the page accepts.
//!
//! Plotters' own SVG backend writes literal colours and fonts, which do not follow the theme.

use std::convert::Infallible;

use plotters::style::Color as _;
use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    text_anchor::HPos,
};

use super::{
    Anchor, Ink, LabelStyle, Point,
    measure::width_of,
    svg_text::{Role, Shape, SvgText},
};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A drawing in the hands of plotters.
pub struct SvgBackend<'a>(pub(super) &'a mut SvgText);

impl SvgBackend<'_> {
    /// Draws what plotters has no element for.
    pub(super) fn shape(&mut self, points: &[Point], shape: Shape<'_>) {
        self.0.shape(points, shape);
    }

    /// Draws a line between two points, one pixel wide.
    pub fn rule(&mut self, from: Point, to: Point, ink: Ink) {
        self.0.line(&[from, to], 1, ink.to_backend_color());
    }

    /// Draws a text, centred on the height of its point.
    pub fn label(&mut self, text: &str, at: Point, style: LabelStyle) {
        self.0.shape(&[at], Shape::Label(text, style));
    }
}

fn role(fill: bool) -> Role {
    if fill { Role::Fill } else { Role::Stroke }
}

/// A text style as the page can show it: the size in tenths of a pixel, and whether it is bold.
fn font<S: BackendTextStyle>(style: &S) -> (i32, bool) {
    ((style.size() * 10.0) as i32, matches!(style.style(), FontStyle::Bold))
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.0.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: Point, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: Point, to: Point, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: Point,
        to: Point,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.0.rect(from, to, role(fill), style.color());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = Point>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<Point> = path.into_iter().collect();
        self.0.line(&points, style.stroke_width(), style.color());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: Point,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.0.circle(center, radius, role(fill), style.color());
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = Point>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.0.polygon(&path.into_iter().collect::<Vec<_>>(), style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: Point) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let (tenths, bold) = font(style);
        let ink = Ink::of(style.color().rgb).unwrap_or(Ink::Ink).name();
        let bold = if bold { "c-bold " } else { "" };
        self.0.text(text, at, anchor, tenths, &format!("{bold}c-f-{ink}"));
        Ok(())
    }

    /// By the same table of widths as the layout of the charts: the answer is the same natively and in
    /// a browser, and no element has to be put into the page to measure it.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let (tenths, bold) = font(style);
        Ok((width_of(text, tenths, bold).unsigned_abs(), (tenths / 10).unsigned_abs()))
    }
}
