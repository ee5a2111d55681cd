//! The columns of every table.

mod inventory;
mod negotiation;
mod plan;
mod register;
mod terms;

use super::{
    Kind,
    column::{Column, Record, col},
};
use crate::domain::{TableId, choice::Choice};

/// Gives a record its table and columns; `; terms` adds the four usage terms at the end.
macro_rules! record {
    ($row:ty, $table:ident, [$($column:expr),+ $(,)?]; terms) => {
        record!($row, $table, [
            $($column,)+
            col!($row, "account", terms.account, "Account", Kind::Ref(TableId::Accounts)).required()
                .tip("The account that owns the credit; it is helped first."),
            col!($row, "services", terms.services, "Usable on", Kind::Services).negotiable().width(150)
                .tip("The services the credit covers. Naming a service covers it even when “all services” would not."),
            col!($row, "application", terms.application, "Applies", Kind::Choice(Application::WORDS)).negotiable()
                .tip("Whether the credit meets the bill before or after the EDP discount. After is worth more."),
            col!($row, "sharing", terms.sharing, "Sharing", Kind::Choice(Sharing::WORDS)).negotiable()
                .tip("Whether the whole organization can use it or only its own account."),
        ]);
    };
    ($row:ty, $table:ident, [$($column:expr),+ $(,)?]) => {
        impl Record for $row {
            const TABLE: TableId = TableId::$table;
            const COLUMNS: &'static [Column<Self>] = &[$($column),+];
        }
    };
}
use record;
