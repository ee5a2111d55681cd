//! One description of every table.
//!
//! A column says what its field is called, what it may hold and how it is read from and written to
//! a record. Plan files, overrides, cells, clipboard and exports all go by it: a new column is one
//! entry in `columns/`.

pub mod access;
mod any;
pub mod beside;
mod column;
mod columns;
pub mod entry;
pub mod fault;
pub mod json;
mod kind;
pub mod privacy;
pub mod remarks;
pub mod resolve;
mod schema;
pub mod show;
pub mod synonyms;
pub mod validate;

pub use access::{Lens, Table, TableMut, Visitor, table, table_mut, visit};
pub use any::AnyRow;
pub use column::{Better, Column, Record, Spec, Unit};
pub use fault::Fault;
pub use kind::Kind;
pub use schema::{Schema, schema};
