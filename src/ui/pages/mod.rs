//! The screens.

mod brief;
mod call;
mod commitment;
mod compare;
mod consumption;
mod credits;
mod exchange;
mod overview;
mod workloads;

pub use call::CALL_KEYS;

use crate::{
    state::Screen,
    ui::{app::App, dom::El},
};

/// A screen's page.
pub fn page(app: App, screen: Screen) -> El {
    match screen {
        Screen::Overview => overview::overview(app),
        Screen::Workloads => workloads::workloads(app),
        Screen::Exchange => exchange::exchange(app),
        Screen::Credits => credits::credits(app),
        Screen::Consumption => consumption::consumption(app),
        Screen::Commitment => commitment::commitment(app),
        Screen::Compare => compare::compare(app),
        Screen::Brief => brief::brief(app),
        Screen::Call => call::call(app),
    }
}
