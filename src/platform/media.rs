//! What kind of screen the page is on. The style sheets use the same bounds (`style/tokens.css`).

use leptos::prelude::window;

/// A question to the browser about the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// A screen as narrow as a phone's.
    Narrow,
    /// A finger and no mouse.
    Coarse,
    /// Too narrow for a panel at the side, which then stands below.
    Stacked,
}

impl Media {
    /// Whether it is so now.
    pub fn matches(self) -> bool {
        let query = match self {
            Self::Narrow => "(max-width: 640px)",
            Self::Coarse => "(pointer: coarse)",
            Self::Stacked => "(max-width: 1100px)",
        };
        window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
    }
}

/// Whether tables are drawn with larger rows and fewer columns: on a phone, and wherever fingers are used.
pub fn is_touch() -> bool {
    Media::Narrow.matches() || Media::Coarse.matches()
}
