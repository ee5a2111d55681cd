//! A drawing as SVG text: shapes with classes for colours and no style of their own.

use plotters_backend::BackendColor;

use super::{Anchor, Frame, Ink, LabelStyle, Point};

/// A drawing as it is written.
pub(super) struct SvgText {
    out: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Begins the ids.
    prefix: String,
    /// The inks that are used for stripes.
    striped: Vec<Ink>,
}

/// Whether a shape is filled with a colour or its outline is drawn in it.
#[derive(Clone, Copy)]
pub(super) enum Role {
    Fill,
    Stroke,
}

/// What plotters has no element for, drawn at some points.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape<'a> {
    /// A line of dashes through all points.
    Dashes(Ink),
    /// Slanted stripes between two corners.
    Stripes(Ink),
    /// Nothing to see between two corners, but a text under the pointer.
    Hint(&'a str),
    /// A text at one point.
    Label(&'a str, LabelStyle),
}

impl SvgText {
    /// A new drawing without any shape.
    pub(super) fn new(frame: &Frame<'_>) -> Self {
        let safe = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let prefix = frame.prefix.chars().filter(safe).collect();
        let size = (frame.width, frame.height);
        let mut svg = Self { out: String::new(), size, prefix, striped: Vec::new() };
        svg.out.push_str("<svg class=\"chart\" role=\"img\" aria-label=\"");
        svg.escaped(frame.sentence);
        svg.out.push('"');
        svg.numbers(&[("width", frame.width), ("height", frame.height)]);
        svg.attribute("viewBox", &format!("0 0 {} {}", frame.width, frame.height));
        svg.attribute("xmlns", "http://www.w3.org/2000/svg");
        svg.out.push('>');
        svg
    }

    /// The finished drawing.
    pub(super) fn close(mut self) -> String {
        for ink in std::mem::take(&mut self.striped) {
            let (id, name) = (self.pattern(ink), ink.name());
            self.out.push_str(&format!(
                "<defs><pattern id=\"{id}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" class=\"c-f-surface\"/>\
                 <rect width=\"2\" height=\"5\" class=\"c-f-{name}\"/></pattern></defs>"
            ));
        }
        self.out.push_str("</svg>");
        self.out
    }

    /// The id of the stripes of an ink.
    fn pattern(&self, ink: Ink) -> String {
        format!("{}-hatch-{}", self.prefix, ink.name())
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&apos;"),
                c if c.is_control() => self.out.push(' '),
                c => self.out.push(c),
            }
        }
    }

    fn attribute(&mut self, key: &str, value: &str) {
        for part in [" ", key, "=\"", value, "\""] {
            self.out.push_str(part);
        }
    }

    fn numbers<N: Copy + Into<i64>>(&mut self, pairs: &[(&str, N)]) {
        for (key, value) in pairs {
            let value: i64 = (*value).into();
            self.attribute(key, &value.to_string());
        }
    }

    fn points(&mut self, points: &[Point]) {
        let mut list = String::new();
        for (x, y) in points {
            let gap = if list.is_empty() { "" } else { " " };
            list.push_str(&format!("{gap}{x},{y}"));
        }
        self.attribute("points", &list);
    }

    /// Begins a rectangle between two corners; false when it has no area and nothing was written.
    fn begin_rect(&mut self, from: Point, to: Point) -> bool {
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        if width <= 0 || height <= 0 {
            return false;
        }
        self.out.push_str("<rect");
        self.numbers(&[("x", from.0), ("y", from.1), ("width", width), ("height", height)]);
        true
    }

    /// Begins a line through points.
    fn begin_line(&mut self, points: &[Point], width: u32) {
        self.out.push_str("<polyline");
        self.numbers(&[("stroke-width", width)]);
        self.points(points);
    }

    /// Colours what was begun last, and ends it. A colour of the page is a class, any other is itself.
    fn paint(&mut self, role: Role, color: BackendColor) {
        let (attribute, class) = match role {
            Role::Fill => ("fill", "c-f-"),
            Role::Stroke => {
                self.attribute("fill", "none");
                ("stroke", "c-s-")
            }
        };
        let mut classes = String::new();
        // The page has one tint, and each theme says how pale it is.
        if color.alpha < 1.0 {
            classes.push_str("c-pale ");
        }
        match Ink::of(color.rgb) {
            Some(ink) => classes.extend([class, ink.name()]),
            None => {
                let (red, green, blue) = color.rgb;
                self.attribute(attribute, &format!("rgb({red},{green},{blue})"));
            }
        }
        if !classes.is_empty() {
            self.attribute("class", classes.trim_end());
        }
        self.out.push_str("/>");
    }

    /// A rectangle between the upper left and the lower right corner. Left out, as every shape, where it
    /// would not be seen: it has no area or is transparent.
    pub(super) fn rect(&mut self, from: Point, to: Point, role: Role, color: BackendColor) {
        if color.alpha > 0.0 && self.begin_rect(from, to) {
            self.paint(role, color);
        }
    }

    /// A line through points.
    pub(super) fn line(&mut self, points: &[Point], width: u32, color: BackendColor) {
        if color.alpha > 0.0 {
            self.begin_line(points, width);
            self.paint(Role::Stroke, color);
        }
    }

    /// The area inside a closed line.
    pub(super) fn polygon(&mut self, points: &[Point], color: BackendColor) {
        if color.alpha > 0.0 && points.len() > 2 {
            self.out.push_str("<polygon");
            self.points(points);
            self.paint(Role::Fill, color);
        }
    }

    /// A circle.
    pub(super) fn circle(&mut self, center: Point, radius: u32, role: Role, color: BackendColor) {
        if color.alpha > 0.0 && radius > 0 {
            self.out.push_str("<circle");
            self.numbers(&[("cx", center.0), ("cy", center.1)]);
            self.numbers(&[("r", radius)]);
            self.paint(role, color);
        }
    }

    /// Writes a text whose looks are said by attributes and classes.
    pub(super) fn text(
        &mut self,
        text: &str,
        at: Point,
        anchor: Anchor,
        tenths: i32,
        classes: &str,
    ) {
        self.out.push_str("<text");
        self.numbers(&[("x", at.0), ("y", at.1)]);
        // Digits and capitals are centred, not the small letters.
        self.attribute("dy", "0.36em");
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.attribute("text-anchor", "middle"),
            Anchor::End => self.attribute("text-anchor", "end"),
        }
        self.attribute("font-size", &format!("{}.{}", tenths / 10, tenths % 10));
        self.attribute("class", classes);
        self.out.push('>');
        self.escaped(trimmed(text));
        self.out.push_str("</text>");
    }

    /// A shape at its points; nothing where it has others than it needs.
    pub(super) fn shape(&mut self, points: &[Point], shape: Shape<'_>) {
        match (shape, points) {
            (Shape::Dashes(ink), points) => {
                self.begin_line(points, 1);
                self.attribute("fill", "none");
                self.attribute("class", &format!("c-dash c-s-{}", ink.name()));
                self.out.push_str("/>");
            }
            (Shape::Stripes(ink), [a, b]) => {
                let (from, to) = corners(*a, *b);
                if self.begin_rect(from, to) {
                    self.attribute("fill", &format!("url(#{})", self.pattern(ink)));
                    self.out.push_str("/>");
                    if !self.striped.contains(&ink) {
                        self.striped.push(ink);
                    }
                }
            }
            (Shape::Hint(text), [a, b]) => {
                let (from, to) = corners(*a, *b);
                if self.begin_rect(from, to) {
                    self.attribute("class", "c-hint");
                    self.out.push_str("><title>");
                    self.escaped(trimmed(text));
                    self.out.push_str("</title></rect>");
                }
            }
            (Shape::Label(text, style), [at]) => {
                let (bold, halo) = (
                    if style.bold { "c-bold " } else { "" },
                    if style.halo { "c-halo " } else { "" },
                );
                let classes = format!("{bold}{halo}c-f-{}", style.ink.name());
                self.text(text, *at, style.anchor, style.size.tenths(), &classes);
            }
            _ => {}
        }
    }
}

/// The upper left and the lower right of two opposite corners.
fn corners(a: Point, b: Point) -> (Point, Point) {
    ((a.0.min(b.0), a.1.min(b.1)), (a.0.max(b.0), a.1.max(b.1)))
}

/// A text without what would not be seen at its ends.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control())
}
