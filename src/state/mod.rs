//! The reactive layer: one document, what is derived from it, where the user is. No markup here.

pub mod autosave;
pub mod document;
pub mod import;
pub mod look;
pub mod plans;
pub mod view;

pub use document::{Document, Scene};
pub use look::Look;
pub use view::{Compared, Notice, Screen, Tone, View};
