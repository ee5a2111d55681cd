//! Sheet logic that knows no browser: which cells there are, what they show, where keys lead.

mod cell_view;
mod cells;
pub mod clipboard;
pub mod columns;
pub mod computed;
pub mod fill;
pub mod find;
mod gesture;
mod id;
pub mod layout;
mod month_edit;
pub mod month_marks;
pub mod month_words;
pub mod months;
pub mod navigate;
pub mod order;
pub mod ownership;
mod rows;
pub mod selection;
mod series;
pub mod sheet;
pub mod sums;
pub mod view;
pub mod viewport;

pub use cell_view::CellView;
pub use columns::{ColumnKey, GridColumn, Source, columns};
pub use computed::{Computed, Figure};
pub use gesture::Gesture;
pub use id::GridId;
pub use layout::Layout;
pub use months::MonthTable;
pub use navigate::{Cursor, Move, Size};
pub use selection::{Range, Selection};
pub use sheet::Sheet;
pub use view::row_view;
pub use viewport::Viewport;
