//! The screens.

mod credits;
mod workloads;

pub use credits::credits;
pub use workloads::workloads;
