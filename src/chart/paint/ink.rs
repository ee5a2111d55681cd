//! The colour tokens, and the stand-in colours that carry them through plotters.

use plotters::style::RGBColor;

use crate::domain::{Program, scenario::ScenarioKind};

macro_rules! inks {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// A colour token of `style/tokens.css`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Ink { $($(#[$doc])* $variant,)+ }

        impl Ink {
            /// Every ink.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in class names: `c-f-map` fills with `map`, `c-s-map` strokes with it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}
inks! {
    /// Seen through, but under the pointer.
    Clear = "clear",
    /// Ground of a panel.
    Surface = "surface",
    /// Heads, totals, computed.
    Surface2 = "surface-2",
    /// Hover; bands of a chart.
    Surface3 = "surface-3",
    /// Grid lines.
    Line = "line",
    /// Edges.
    Line2 = "line-2",
    /// The axis.
    Line3 = "line-3",
    /// Figures and names.
    Ink = "ink",
    /// Text beside them; totals of a chart.
    Ink2 = "ink-2",
    /// Ticks.
    Ink3 = "ink-3",
    /// Selection.
    Accent = "accent",
    /// Gains.
    Pos = "pos",
    /// Losses.
    Neg = "neg",
    /// Care.
    Warn = "warn",
    /// Ground of gains.
    PosBg = "pos-bg",
    /// Ground of losses.
    NegBg = "neg-bg",
    /// Ground of care; windows of time.
    WarnBg = "warn-bg",
    /// AWS offer.
    ScAws = "sc-aws",
    /// Ask.
    ScAsk = "sc-ask",
    /// Target.
    ScTarget = "sc-target",
    /// Walk-away.
    ScWalk = "sc-walk",
    /// Settled.
    ScSettled = "sc-settled",
    /// MAP.
    Map = "map",
    /// EDP.
    Edp = "edp",
    /// Promotional.
    Promo = "promo",
    /// ProServe.
    ProServe = "proserve",
    /// Partner.
    Partner = "partner",
    /// Activate.
    Activate = "activate",
    /// Marketplace.
    Market = "market",
    /// Cash part of a bill.
    Cash = "cash",
    /// Lowest step of heat.
    Heat1 = "heat-1",
    /// Second step of heat.
    Heat2 = "heat-2",
    /// Third step of heat.
    Heat3 = "heat-3",
    /// Fourth step of heat.
    Heat4 = "heat-4",
    /// Highest step of heat.
    Heat5 = "heat-5",
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

/// How an ink covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Fully.
    #[default]
    Full,
    /// As a tint.
    Pale,
    /// As slanted stripes; areas only.
    Hatch,
    /// As dashes; lines only.
    Dashed,
}

impl Tone {
    const ALL: [Self; 4] = [Self::Full, Self::Pale, Self::Hatch, Self::Dashed];
}

/// An ink and how it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// The colour token.
    pub ink: Ink,
    /// How it covers.
    pub tone: Tone,
}

impl From<Ink> for Paint {
    fn from(ink: Ink) -> Self {
        Self { ink, tone: Tone::Full }
    }
}

impl Ink {
    /// This ink as a tint.
    pub fn pale(self) -> Paint {
        Paint { ink: self, tone: Tone::Pale }
    }

    /// This ink as slanted stripes on the surface.
    pub fn hatch(self) -> Paint {
        Paint { ink: self, tone: Tone::Hatch }
    }

    /// This ink as a dashed line.
    pub fn dashed(self) -> Paint {
        Paint { ink: self, tone: Tone::Dashed }
    }
}

/// The last byte of every stand-in colour.
const MARK: u8 = 0xC5;

impl Paint {
    /// The colour that stands for this paint inside plotters.
    pub(super) fn stand_in(self) -> RGBColor {
        RGBColor(self.tone as u8, self.ink as u8, MARK)
    }

    /// The paint that a colour stands for; plain ink for any other.
    pub(super) fn of_stand_in((tone, ink, mark): (u8, u8, u8)) -> Self {
        match (Tone::ALL.get(usize::from(tone)), Ink::ALL.get(usize::from(ink)), mark) {
            (Some(tone), Some(ink), MARK) => Self { ink: *ink, tone: *tone },
            _ => Ink::Ink.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_come_back() {
        for (at, ink) in Ink::ALL.iter().enumerate() {
            assert_eq!(*ink as usize, at);
            for tone in Tone::ALL {
                let paint = Paint { ink: *ink, tone };
                let RGBColor(r, g, b) = paint.stand_in();
                assert_eq!(Paint::of_stand_in((r, g, b)), paint);
            }
        }
        for color in [(0, 1, MARK + 1), (0, 255, MARK), (4, 1, MARK)] {
            assert_eq!(Paint::of_stand_in(color), Ink::Ink.into(), "{color:?}");
        }
    }

    #[test]
    fn the_stylesheet_knows_every_ink() {
        let css = include_str!("../../../style/chart.css");
        for ink in Ink::ALL {
            for class in [format!(".c-f-{} ", ink.name()), format!(".c-s-{} ", ink.name())] {
                assert!(css.contains(&class), "{class}");
            }
        }
    }
}
