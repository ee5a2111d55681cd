//! The colours a chart may use: those of the page, by name.

use plotters::style::{Color, RGBAColor};
use plotters_backend::BackendColor;

use crate::domain::{Program, scenario::ScenarioKind};

/// How much of its ground a tint covers: `--pale` of the light theme.
const TINT: f64 = 0.22;

macro_rules! inks {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $rgb:literal,)+) => {
        /// A colour of the page.
        ///
        /// To plotters an ink is the colour it has in the light theme (`style/tokens.css`). The SVG
        /// backend writes a class in its place, so that the same drawing follows every theme.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Ink { $($(#[$doc])* $variant,)+ }

        impl Ink {
            /// Every ink.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in class names: `c-f-map` fills with `map`, `c-s-map` strokes with it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// Red, green and blue in the light theme, as `0xrrggbb`.
            const fn light(self) -> u32 {
                match self { $(Self::$variant => $rgb,)+ }
            }
        }
    };
}
inks! {
    /// The ground of a panel.
    Surface = "surface" 0xff_ff_ff,
    /// Bands of a chart.
    Surface3 = "surface-3" 0xe9_ec_f0,
    /// Grid lines.
    Line = "line" 0xe1_e5_ea,
    /// Edges.
    Line2 = "line-2" 0xcb_d2_da,
    /// The zero line, and what belongs to no programme.
    Line3 = "line-3" 0x7d_88_96,
    /// Names and figures.
    Ink = "ink" 0x15_1a_21,
    /// Text beside them; totals of a chart.
    Ink2 = "ink-2" 0x43_4c_59,
    /// Ticks.
    Ink3 = "ink-3" 0x5d_67_75,
    /// Credits of a single account.
    Accent = "accent" 0x1b_57_c4,
    /// Gains.
    Pos = "pos" 0x0b_6a_4c,
    /// Losses.
    Neg = "neg" 0xb0_26_1d,
    /// What needs care.
    Warn = "warn" 0x8a_53_00,
    /// Windows of time.
    WarnBg = "warn-bg" 0xfb_f1_dd,
    /// AWS's offer.
    ScAws = "sc-aws" 0x56_61_71,
    /// An ask.
    ScAsk = "sc-ask" 0x9c_4f_00,
    /// The target.
    ScTarget = "sc-target" 0x0c_6f_68,
    /// The walk-away.
    ScWalk = "sc-walk" 0xa5_2a_4a,
    /// What is settled.
    ScSettled = "sc-settled" 0x4a_3f_b0,
    /// MAP.
    Map = "map" 0x1f_5f_99,
    /// EDP.
    Edp = "edp" 0x47_95_c2,
    /// Promotional credits.
    Promo = "promo" 0xc6_7a_08,
    /// ProServe.
    ProServe = "proserve" 0x0b_84_67,
    /// Partner funding.
    Partner = "partner" 0xa8_50_8e,
    /// Activate.
    Activate = "activate" 0x7b_74_6d,
    /// Marketplace.
    Market = "market" 0x99_a1_ac,
    /// The part of a bill that is paid in cash.
    Cash = "cash" 0xcd_d4_dd,
}

impl Ink {
    /// This ink as a tint, for the ground of what it fills elsewhere.
    pub fn tint(self) -> RGBAColor {
        self.mix(TINT)
    }

    /// The ink that has a colour in the light theme; `None` when the page has no such colour.
    pub(super) fn of((red, green, blue): (u8, u8, u8)) -> Option<Self> {
        let rgb = u32::from_be_bytes([0, red, green, blue]);
        Self::ALL.iter().copied().find(|ink| ink.light() == rgb)
    }
}

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        let [_, red, green, blue] = self.light().to_be_bytes();
        BackendColor { rgb: (red, green, blue), alpha: 1.0 }
    }
}

impl From<Program> for Ink {
    fn from(program: Program) -> Self {
        match program {
            Program::Map => Self::Map,
            Program::Promotional => Self::Promo,
            Program::Activate => Self::Activate,
            Program::Proserve => Self::ProServe,
            Program::Partner => Self::Partner,
            Program::Marketplace => Self::Market,
            Program::Edp => Self::Edp,
            Program::Other => Self::Line3,
        }
    }
}

impl From<ScenarioKind> for Ink {
    fn from(kind: ScenarioKind) -> Self {
        match kind {
            ScenarioKind::Base => Self::ScAws,
            ScenarioKind::Ask => Self::ScAsk,
            ScenarioKind::Target => Self::ScTarget,
            ScenarioKind::WalkAway => Self::ScWalk,
            ScenarioKind::Settled => Self::ScSettled,
            ScenarioKind::Custom => Self::Ink2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHART: &str = include_str!("../../../style/chart.css");
    const TOKENS: &str = include_str!("../../../style/tokens.css");

    /// The text between the first `from` and the `to` after it.
    fn between<'a>(text: &'a str, from: &str, to: char) -> &'a str {
        let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
        rest.split(to).next().unwrap_or_default()
    }

    #[test]
    fn inks_are_the_light_theme_s_tokens_and_all_differ() {
        for ink in Ink::ALL {
            let token = between(CHART, &format!(".c-f-{} {{ fill: var(", ink.name()), ')');
            assert_eq!(token, between(CHART, &format!(".c-s-{} {{ stroke: var(", ink.name()), ')'));
            // The light theme is the first.
            let value = between(TOKENS, &format!("{token}: "), ';');
            assert_eq!(value, format!("#{:06x}", ink.light()), "{token}");
            assert_eq!(Ink::of(ink.to_backend_color().rgb), Some(*ink), "another has its colour");
        }
        assert_eq!(
            between(TOKENS, "--pale: ", ';').parse(),
            Ok(TINT.to_string().trim_start_matches('0').to_owned())
        );
        assert_eq!(Ink::of((1, 2, 3)), None);
    }
}
