//! The reactive layer: one document, what is derived from it, where the user is. No markup here.

mod asked;
pub mod autosave;
mod bill;
pub mod document;
pub mod import;
pub mod look;
pub mod open;
pub mod plans;
pub mod resume;
pub mod sample;
mod scene;
pub mod view;

pub use asked::Yardstick;
pub use bill::Bill;
pub use document::Document;
pub use look::Look;
pub use scene::Scene;
pub use view::{Compared, CreditsView, Dialog, Notice, Remedy, Screen, Tone, View};
