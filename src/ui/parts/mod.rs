//! Views that several screens show.

pub mod bridge;
pub mod controls;
pub mod gives;
pub mod longer;
pub mod sides;
pub mod tabs;
pub mod terms;
pub mod timeline;
pub mod yardstick;
