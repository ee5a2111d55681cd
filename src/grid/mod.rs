//! Sheet logic that knows no browser: which cells there are, what they show, where keys lead.

mod cells;
pub mod clipboard;
pub mod columns;
pub mod computed;
pub mod fill;
pub mod find;
mod gesture;
pub mod layout;
pub mod month_area;
pub mod month_marks;
pub mod months;
pub mod navigate;
pub mod order;
pub mod selection;
mod series;
pub mod sheet;
pub mod sums;
pub mod view;
pub mod viewport;

pub use columns::{GridColumn, Source, columns};
pub use computed::{Computed, Figure};
pub use gesture::Gesture;
pub use layout::Layout;
pub use navigate::{Cursor, Move, Size};
pub use selection::{Range, Selection};
pub use sheet::Sheet;
pub use view::{CellView, row_view};
pub use viewport::Viewport;
