//! What views are made of: it knows nothing of plans but how a scenario is marked.

pub mod copy;
pub mod dialog;
pub mod icons;
pub mod menu;
pub mod panel;
pub mod popup;
pub mod scenario_mark;
