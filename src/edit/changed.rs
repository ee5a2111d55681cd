//! What a step changed, to lead there.

use crate::{
    domain::{Plan, TableId, drafts::CellRef},
    table::{schema, table},
};

/// The first cell of a table that differs between two plans, in the order of the later one; of a row that is new its
/// first cell. `None` where nothing in the table differs but rows that are gone.
pub fn first_cell(before: &Plan, after: &Plan, id: TableId) -> Option<CellRef> {
    let old = table(before, id);
    let cell = |row, field| CellRef { table: id, row, field, scenario: None };
    table(after, id).iter().find_map(|row| {
        let own = row.id().clone();
        let Some(was) = old.row(own.as_str()) else {
            let (_, first) = schema(id).columns().next()?;
            return Some(cell(own, first.key));
        };
        // A row that both plans share lies in one place.
        if std::ptr::addr_eq(was, row) {
            return None;
        }
        let (_, spec) = schema(id).columns().find(|(at, _)| was.get(*at) != row.get(*at))?;
        Some(cell(own, spec.key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Account, Id, Month, Row as _, Workload},
        edit::starter,
    };

    #[test]
    fn the_cell_that_an_edit_changed_is_found_wherever_its_row_stands() {
        let mut plan = starter::plan(Month::EPOCH);
        plan.workloads =
            ["a", "b", "c"].map(|id| Workload::blank(Id::from(id))).into_iter().collect();
        let mut next = plan.clone();
        next.workloads.update("b", |row| row.owner = "Ines".to_owned());
        let found = first_cell(&plan, &next, TableId::Workloads).unwrap();
        assert_eq!((found.row.as_str(), found.field), ("b", "owner"));
        assert_eq!(first_cell(&plan, &next, TableId::Accounts), None);
        assert_eq!(first_cell(&plan, &plan, TableId::Workloads), None);
        next.accounts.push(Account::blank(Id::from("new")));
        let found = first_cell(&plan, &next, TableId::Accounts).unwrap();
        assert_eq!((found.row.as_str(), found.field), ("new", "name"));
        // Taken back, the row is gone and there is nothing to lead to.
        assert_eq!(first_cell(&next, &plan, TableId::Accounts), None);
    }
}
