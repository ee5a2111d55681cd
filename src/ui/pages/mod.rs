//! The screens.

mod credits;
mod workloads;

pub use credits::Credits;
pub use workloads::Workloads;
