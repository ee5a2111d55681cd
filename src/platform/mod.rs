//! The browser, behind small functions: the clock, storage, files.

pub mod clock;
pub mod files;
pub mod storage;
