//! Values and records of a plan: no calculation, no files, no browser.
//!
//! A [`Plan`] is plain data that is always valid: what a user typed and could not be read is kept
//! beside it as a [`Draft`](drafts::Drafts), never inside it.

pub mod baseline;
pub mod choice;
pub mod chunked;
pub mod commitment;
pub mod credit;
pub mod drafts;
pub mod extra;
pub mod id;
pub mod lever;
pub mod migration;
pub mod mix;
pub mod money;
pub mod month;
pub mod offer;
pub mod order;
pub mod partner;
pub mod plan;
pub mod proserve;
pub mod rate;
pub mod remarks;
pub mod rows;
pub mod rules;
pub mod scenario;
mod scenario_kind;
pub mod scope;
pub mod service;
pub mod table_id;
pub mod timing;
pub mod total;
pub mod value;
pub mod workload;

pub use baseline::Baseline;
pub use chunked::Rows;
pub use commitment::CommitmentTerms;
pub use credit::Credit;
pub use extra::Extra;
pub use id::Id;
pub use lever::Lever;
pub use migration::{MapTerms, Milestone};
pub use mix::Mix;
pub use money::Cents;
pub use month::{Day, Month};
pub use offer::{Offer, OfferSide};
pub use partner::Partner;
pub use plan::{Plan, Single};
pub use proserve::ProServe;
pub use rate::Rate;
pub use remarks::Remarks;
pub use rows::Row;
pub use rules::{Limit, Stacking};
pub use scenario::{Override, Scenario};
pub use scope::{Application, Program, ServiceScope, Sharing, Terms};
pub use service::{Account, Service};
pub use table_id::TableId;
pub use timing::Timing;
pub use total::{TooLarge, Total};
pub use value::Value;
pub use workload::Workload;
