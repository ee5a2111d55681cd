//! From what plotters writes to what the page takes: classes for colours, no style of its own.

use std::fmt::Write as _;

use super::{Frame, Ink, Paint, TextSize, Tone};

/// What a font family carries through plotters besides the words of a [`Text`](super::Text): the
/// text explains the shape before it.
pub(super) const NOTE: &str = "note";

/// Rewrites a finished drawing. Plotters escapes every quote and angle bracket it was given, so
/// what looks like a tag is one.
pub(super) fn finish(raw: &str, frame: &Frame<'_>) -> String {
    let mut pen = Pen { out: String::with_capacity(raw.len()), frame, hatches: Vec::new() };
    let mut note = false;
    for piece in raw.split_inclusive('>') {
        let Some((text, tag)) = piece.trim_end_matches('>').split_once('<') else { continue };
        pen.out.push_str(text.trim());
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        match name {
            "svg" => pen.root(attributes),
            "/svg" => pen.close(),
            "text" if attributes.contains(&format!("font-family=\"{NOTE}\"")) => {
                // Into the shape before it.
                if let Some(open) = pen.out.strip_suffix("/>").map(str::len) {
                    pen.out.truncate(open);
                    pen.out.push_str("><title>");
                    note = true;
                }
            }
            "/text" if note => {
                pen.out.push_str("</title></rect>");
                note = false;
            }
            _ if name.starts_with('/') => {
                let _ = write!(pen.out, "<{name}>");
            }
            _ => pen.element(name, attributes),
        }
    }
    pen.out
}

struct Pen<'a> {
    out: String,
    frame: &'a Frame<'a>,
    /// The inks that were used as stripes.
    hatches: Vec<Ink>,
}

impl Pen<'_> {
    fn root(&mut self, attributes: &str) {
        self.out.push_str("<svg class=\"chart\" role=\"img\" aria-label=\"");
        for c in self.frame.sentence.chars() {
            match c {
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                c if c.is_control() => self.out.push(' '),
                c => self.out.push(c),
            }
        }
        let _ = write!(self.out, "\" {attributes}>");
    }

    fn close(&mut self) {
        for ink in &self.hatches {
            let (id, name) = (self.frame.hatch(*ink), ink.name());
            let _ = write!(
                self.out,
                "<defs><pattern id=\"{id}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" class=\"c-f-surface\"/>\
                 <rect width=\"2\" height=\"5\" class=\"c-f-{name}\"/></pattern></defs>"
            );
        }
        self.out.push_str("</svg>");
    }

    fn element(&mut self, name: &str, attributes: &str) {
        let mut classes = String::new();
        let _ = write!(self.out, "<{name}");
        for (key, value) in pairs(attributes) {
            match (key, value) {
                ("opacity", "1") | ("stroke", "none") | ("font-size", _) => {}
                ("fill", "none") => self.keep(key, value),
                ("fill" | "stroke", color) => {
                    let paint = Paint::of_stand_in(color).unwrap_or(Ink::Ink.into());
                    self.paint(key, paint, &mut classes);
                }
                ("font-family", words) => self.font(words, &mut classes),
                // Digits and capitals are centred, not the small letters.
                ("dy", _) => self.keep(key, "0.36em"),
                ("text-anchor", "start") => {}
                (key, value) => self.keep(key, value.trim_end()),
            }
        }
        if !classes.is_empty() {
            let _ = write!(self.out, " class=\"{}\"", classes.trim_start());
        }
        self.out.push_str(if name == "text" { ">" } else { "/>" });
    }

    fn keep(&mut self, key: &str, value: &str) {
        let _ = write!(self.out, " {key}=\"{value}\"");
    }

    fn paint(&mut self, key: &str, paint: Paint, classes: &mut String) {
        let role = if key == "fill" { 'f' } else { 's' };
        match paint.tone {
            Tone::Hatch if key == "fill" => {
                let _ = write!(self.out, " fill=\"url(#{})\"", self.frame.hatch(paint.ink));
                if !self.hatches.contains(&paint.ink) {
                    self.hatches.push(paint.ink);
                }
                return;
            }
            Tone::Pale => classes.push_str(" c-pale"),
            Tone::Dashed => classes.push_str(" c-dash"),
            Tone::Full | Tone::Hatch => {}
        }
        let _ = write!(classes, " c-{role}-{}", paint.ink.name());
    }

    fn font(&mut self, words: &str, classes: &mut String) {
        for word in words.split(' ') {
            match TextSize::ALL.into_iter().find(|size| size.word() == word) {
                Some(size) => {
                    let (whole, tenths) = (size.tenths() / 10, size.tenths() % 10);
                    let _ = write!(self.out, " font-size=\"{whole}.{tenths}\"");
                }
                None => {
                    let _ = write!(classes, " c-{word}");
                }
            }
        }
    }
}

/// The attributes of a tag as plotters writes them: `key="value" key="value"/`.
fn pairs(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = attributes.split('"');
    std::iter::from_fn(move || {
        let key = parts.next()?.trim().strip_suffix('=')?;
        Some((key, parts.next()?))
    })
}
