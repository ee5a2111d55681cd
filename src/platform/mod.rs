//! The browser, behind small functions: the clock, faults, storage, files, the locale,
//! the kind of screen.

pub mod clock;
pub mod fault;
pub mod files;
pub mod locale;
pub mod media;
pub mod reader;
pub mod storage;
