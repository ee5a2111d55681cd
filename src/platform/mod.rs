//! The browser, behind small functions: the clock, storage, files, the locale.

pub mod clock;
pub mod files;
pub mod locale;
pub mod storage;
