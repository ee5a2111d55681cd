//! The sizes of text, and the width of a text without asking a browser.
//!
//! Widths are estimates, rather too wide than too narrow for the fonts of `--font`. A text has the same
//! width natively and in every browser, so the drawing is the same too.

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
    /// In tenths of a pixel.
    pub fn tenths(self) -> i32 {
        match self {
            Self::Tick => 105,
            Self::Label => 110,
            Self::Name => 120,
        }
    }
}

/// The most pixels that are answered.
const WIDEST: i32 = 10_000_000;

/// The width of a character in thousandths of the font size.
fn advance(c: char) -> i64 {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        'i' | 'j' | 'l' | 'I' | '|' | '!' | '\'' | '.' | ',' | ':' | ';' | '’' | '‘' => 290,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '·' | '\u{a0}' => 350,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 880,
        'A'..='Z' | '&' => 690,
        'a'..='z' | '0'..='9' | '$' => 580,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 1_000,
        '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{1ffff}' => 1_300,
        _ => 640,
    }
}

/// The width of a text in pixels, rounded up.
///
/// ```
/// use tranche::chart::paint::{TextSize, width};
/// assert!(width("Q1 ’27", TextSize::Tick, false) < 40);
/// assert_eq!(width("", TextSize::Tick, false), 0);
/// ```
pub fn width(text: &str, size: TextSize, bold: bool) -> i32 {
    width_of(text, size.tenths(), bold)
}

/// The same at a size in tenths of a pixel.
pub(super) fn width_of(text: &str, tenths: i32, bold: bool) -> i32 {
    pixels(text.chars().fold(0, |sum, c| sum + advance(c)), tenths, bold)
}

/// Thousandths of a font size, given in tenths of a pixel, in pixels, rounded up.
fn pixels(thousandths: i64, tenths: i32, bold: bool) -> i32 {
    let weight = if bold { 107 } else { 100 };
    let scaled = thousandths * weight * i64::from(tenths);
    // A text of any length stays far inside what positions are added up in.
    i32::try_from((scaled + 999_999) / 1_000_000).unwrap_or(WIDEST).min(WIDEST)
}

/// The text, or as much of it as fits before an ellipsis.
///
/// ```
/// use tranche::chart::paint::{TextSize, clip};
/// assert_eq!(clip("MAP tranche 1", TextSize::Label, false, 200), "MAP tranche 1");
/// assert_eq!(clip("MAP tranche 1", TextSize::Label, false, 50), "MAP tr…");
/// ```
pub fn clip(text: &str, size: TextSize, bold: bool, room: i32) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut thousandths = advance('…');
    let kept = text.char_indices().find(|(_, c)| {
        thousandths += advance(*c);
        pixels(thousandths, size.tenths(), bold) > room
    });
    let end = kept.map_or(0, |(at, _)| at);
    format!("{}…", text.get(..end).unwrap_or_default().trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clipping_never_exceeds_the_room() {
        let name = "Reference programme “Zürich” 移行 🎁 and more";
        for room in 12..300 {
            let shown = clip(name, TextSize::Name, true, room);
            assert!(width(&shown, TextSize::Name, true) <= room, "{room}: {shown}");
        }
        assert_eq!(clip(name, TextSize::Name, false, 0), "…");
        assert_eq!(clip("", TextSize::Name, false, 0), "");
    }
}
