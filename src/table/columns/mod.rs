//! The columns of every table.

mod deal;
mod inventory;
mod negotiation;
mod plan;
mod register;
mod terms;

use super::{
    Kind,
    column::{Column, Record, col},
    remarks,
};
use crate::domain::{Remarks, TableId, choice::Choice};

/// Gives a record its table and columns. `; terms` adds the four usage terms at the end, `; terms where_read` those of
/// a row whose credit is not always computed; `; beside` names the
/// fields that a file has only where they say something, behind the remarks. The form with `@` is told all of
/// these, remarks among them.
macro_rules! record {
    (@ $row:ty, $table:ident, [$($column:expr),+ $(,)?], [$($beside:expr),+ $(,)?]) => {
        impl Record for $row {
            const TABLE: TableId = TableId::$table;
            const COLUMNS: &'static [Column<Self>] = &[$($column),+];
            const BESIDE: &'static [Column<Self>] = &[$($beside),+];
            fn remarks(&self) -> &Remarks {
                &self.remarks
            }
            fn remarks_mut(&mut self) -> &mut Remarks {
                &mut self.remarks
            }
        }
    };
    ($row:ty, $table:ident, [$($column:expr),+ $(,)?]; terms $(; beside [$($beside:expr),+ $(,)?])?) => {
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
        ] $(; beside [$($beside),+])?);
    };
    ($row:ty, $table:ident, [$($column:expr),+ $(,)?]; terms where_read) => {
        record!($row, $table, [
            $($column,)+
            col!($row, "account", terms.account, "Account", Kind::Ref(TableId::Accounts)).required().where_read()
                .tip("The account that owns the credit; it is helped first."),
            col!($row, "services", terms.services, "Usable on", Kind::Services).where_read().negotiable().width(150)
                .tip("The services the credit covers. Naming a service covers it even when “all services” would not."),
            col!($row, "application", terms.application, "Applies", Kind::Choice(Application::WORDS)).negotiable()
                .tip("Whether the credit meets the bill before or after the EDP discount. After is worth more."),
            col!($row, "sharing", terms.sharing, "Sharing", Kind::Choice(Sharing::WORDS)).negotiable()
                .tip("Whether the whole organization can use it or only its own account."),
        ]);
    };
    ($row:ty, $table:ident, [$($column:expr),+ $(,)?] $(; beside [$($beside:expr),+ $(,)?])?) => {
        record!(@ $row, $table, [$($column),+], [
            remarks::source(), remarks::confidence(), remarks::private() $($(, $beside)+)?
        ]);
    };
}
use record;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Better, Spec, Unit, schema};

    fn keys(is: impl Fn(&Spec) -> bool) -> Vec<String> {
        let of = |id: &TableId| {
            let specs = schema(*id).fields().filter(|(_, spec)| is(spec));
            specs.map(|(_, spec)| format!("{}.{}", id.word(), spec.key)).collect::<Vec<_>>()
        };
        TableId::ALL.iter().flat_map(of).collect()
    }

    #[test]
    fn descriptions_say_what_a_column_counts_and_who_gains_by_it() {
        assert_eq!(
            keys(|spec| spec.unit == Unit::PerMonth),
            ["workloads.monthly_run_rate", "baseline.monthly"]
        );
        // A count under such a key in another unit would be a trap for who reads the file.
        assert_eq!(
            keys(|spec| spec.unit == Unit::Months),
            keys(|spec| spec.key.ends_with("_months"))
        );
        assert_eq!(
            keys(|spec| spec.better == Better::Less),
            [
                "map.lag_months",
                "milestones.delay_months",
                "edp.commitments",
                "edp.step_down_year",
                "ladder.commitment",
                "support.minimum",
                "investments.threshold",
                "investments.lag_months",
            ]
        );
        let not_money = |spec: &Spec| spec.summed && !matches!(spec.kind, Kind::Money { .. });
        assert_eq!(keys(not_money), ["milestones.share"]);
    }

    #[test]
    fn a_table_that_others_refer_to_has_a_column_that_names_its_rows() {
        for id in TableId::ALL {
            let refers = |spec: &Spec| spec.kind == Kind::Ref(*id);
            if !keys(refers).is_empty() || *id == TableId::Services {
                assert_eq!(schema(*id).name_column(), Some(0), "{}", id.word());
            }
        }
    }
}
