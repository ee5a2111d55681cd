//! What plotters draws on: writes SVG the page takes, with classes for colours and no style of its
//! own. Plotters' own SVG backend writes literal colours, which would have to be taken out again.

use std::fmt;

use plotters_backend::{
    BackendColor, BackendCoord as Point, BackendStyle, BackendTextStyle, DrawingBackend,
    DrawingErrorKind, text_anchor::HPos,
};

use super::{Frame, Ink, Paint, TextSize, Tone};

/// What a font family carries through plotters besides the words of a [`Text`](super::Text): the
/// text explains the shape before it.
pub(super) const NOTE: &str = "note";

type Drawn = Result<(), DrawingErrorKind<fmt::Error>>;

/// A drawing under way.
pub(super) struct Sheet {
    out: String,
    size: (u32, u32),
    /// Begins the ids.
    prefix: String,
    /// The inks that were used as stripes.
    hatches: Vec<Ink>,
}

impl Sheet {
    /// A new drawing.
    pub(super) fn new(frame: &Frame<'_>) -> Self {
        let safe = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let prefix = frame.prefix.chars().filter(safe).collect();
        let size = (frame.width, frame.height);
        let mut sheet = Self { out: String::new(), size, prefix, hatches: Vec::new() };
        sheet.out.push_str("<svg class=\"chart\" role=\"img\" aria-label=\"");
        sheet.escaped(frame.sentence);
        sheet.out.push('"');
        sheet.numbers(&[("width", frame.width), ("height", frame.height)]);
        sheet.attribute("viewBox", &format!("0 0 {} {}", frame.width, frame.height));
        sheet.attribute("xmlns", "http://www.w3.org/2000/svg");
        sheet.out.push('>');
        sheet
    }

    /// The finished drawing.
    pub(super) fn close(mut self) -> String {
        for ink in std::mem::take(&mut self.hatches) {
            let (id, name) = (self.hatch(ink), ink.name());
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
    fn hatch(&self, ink: Ink) -> String {
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

    /// Fills or strokes what was opened last, and ends it.
    fn paint(&mut self, filled: bool, color: BackendColor) {
        let paint = Paint::of_stand_in(color.rgb);
        let mut classes = String::new();
        match paint.tone {
            Tone::Hatch if filled => {
                self.attribute("fill", &format!("url(#{})", self.hatch(paint.ink)));
                if !self.hatches.contains(&paint.ink) {
                    self.hatches.push(paint.ink);
                }
                self.out.push_str("/>");
                return;
            }
            Tone::Pale => classes.push_str("c-pale "),
            Tone::Dashed => classes.push_str("c-dash "),
            Tone::Full | Tone::Hatch => {}
        }
        classes.push_str(if filled { "c-f-" } else { "c-s-" });
        classes.push_str(paint.ink.name());
        self.attribute("class", &classes);
        self.out.push_str("/>");
    }

    fn write(&mut self, text: &str, words: &str, anchor: HPos, (x, y): Point, color: BackendColor) {
        if words == NOTE {
            // Into the shape before it.
            if let Some(open) = self.out.strip_suffix("/>").map(str::len) {
                self.out.truncate(open);
                self.out.push_str("><title>");
                self.escaped(trimmed(text));
                self.out.push_str("</title></rect>");
            }
            return;
        }
        self.out.push_str("<text");
        self.numbers(&[("x", x), ("y", y)]);
        // Digits and capitals are centred, not the small letters.
        self.attribute("dy", "0.36em");
        match anchor {
            HPos::Left => {}
            HPos::Center => self.attribute("text-anchor", "middle"),
            HPos::Right => self.attribute("text-anchor", "end"),
        }
        let mut classes = String::new();
        for word in words.split(' ') {
            match TextSize::ALL.into_iter().find(|size| size.word() == word) {
                Some(size) => {
                    let (whole, tenths) = (size.tenths() / 10, size.tenths() % 10);
                    self.attribute("font-size", &format!("{whole}.{tenths}"));
                }
                None => classes.extend(["c-", word, " "]),
            }
        }
        classes.extend(["c-f-", Paint::of_stand_in(color.rgb).ink.name()]);
        self.attribute("class", &classes);
        self.out.push('>');
        self.escaped(trimmed(text));
        self.out.push_str("</text>");
    }
}

/// A text without what would not be seen at its ends.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control())
}

/// A sheet in the hands of plotters.
pub(super) struct Pen<'a>(pub(super) &'a mut Sheet);

impl DrawingBackend for Pen<'_> {
    type ErrorType = fmt::Error;

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

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: Point,
        to: Point,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let sheet = &mut *self.0;
        sheet.out.push_str("<rect");
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        sheet.numbers(&[("x", from.0), ("y", from.1), ("width", width), ("height", height)]);
        if !fill {
            sheet.attribute("fill", "none");
        }
        sheet.paint(fill, style.color());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = Point>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let path: Vec<Point> = path.into_iter().collect();
        let sheet = &mut *self.0;
        sheet.out.push_str("<polyline fill=\"none\"");
        sheet.numbers(&[("stroke-width", style.stroke_width())]);
        sheet.points(&path);
        sheet.paint(false, style.color());
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = Point>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let path: Vec<Point> = path.into_iter().collect();
        let sheet = &mut *self.0;
        sheet.out.push_str("<polygon");
        sheet.points(&path);
        sheet.paint(true, style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: Point) -> Drawn {
        let words = style.family();
        self.0.write(text, words.as_str(), style.anchor().h_pos, at, style.color());
        Ok(())
    }
}
