//! Row ids of a redacted copy: numbered anew, so that no gap tells how many rows are missing.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    domain::{Id, Plan, Rows, Single, TableId, choice::Choice as _},
    table::{Lens, Record, Visitor, privacy::is_referred_to, table, visit},
};

/// New ids by table and old id.
type NewIds = BTreeMap<(TableId, Id), Id>;

/// Numbers the ids of a copy anew. Accounts, services and mixes keep theirs, as all their rows are still there.
/// What was split from a credit that is not in the copy no longer says so.
pub(super) fn number_anew(copy: &mut Plan) {
    let credits = copy.credits.clone();
    let known = |id: &Option<Id>| id.as_ref().is_none_or(|id| credits.get(id.as_str()).is_some());
    for credit in credits.iter().filter(|credit| !known(&credit.split_from)) {
        copy.credits.update(credit.id.as_str(), |credit| credit.split_from = None);
    }
    let mut new = NewIds::new();
    for id in TableId::ALL.iter().copied().filter(|id| !id.is_single() && !is_referred_to(*id)) {
        let mut ids: Vec<Id> = table(copy, id).ids().collect();
        ids.sort_unstable();
        let numbered = numbered(&ids);
        if numbered != ids {
            new.extend(ids.into_iter().map(|old| (id, old)).zip(numbered));
            visit(id, Rename { copy, new: &new });
        }
    }
    if new.is_empty() {
        return;
    }
    let of = |table: TableId, id: &Id| new.get(&(table, id.clone())).unwrap_or(id).clone();
    for credit in copy.credits.clone().iter() {
        if let Some(from) = &credit.split_from {
            let from = of(TableId::Credits, from);
            copy.credits.update(credit.id.as_str(), |credit| credit.split_from = Some(from));
        }
    }
    for scenario in copy.scenarios.clone().iter() {
        let overrides = scenario.overrides.iter().map(|over| {
            let table = TableId::from_word(&over.table);
            over.of_row(table.map_or_else(|| over.row.clone(), |table| of(table, &over.row)))
        });
        let overrides = overrides.collect();
        copy.scenarios.update(scenario.id.as_str(), |scenario| scenario.overrides = overrides);
    }
    copy.drafts.readdress(&|cell| {
        let mut cell = cell.clone();
        cell.row = of(cell.table, &cell.row);
        cell.scenario = cell.scenario.map(|scenario| of(TableId::Scenarios, &scenario));
        cell
    });
}

/// Gives the rows of a table their new ids.
struct Rename<'a> {
    copy: &'a mut Plan,
    new: &'a NewIds,
}

impl Visitor for Rename<'_> {
    type Out = ();

    fn many<R: Record>(self, rows: Lens<Rows<R>>) {
        let mut renamed: Vec<Arc<R>> = (rows.read)(self.copy).shared().cloned().collect();
        for row in &mut renamed {
            if let Some(id) = self.new.get(&(R::TABLE, row.id().clone())) {
                Arc::make_mut(row).set_id(id.clone());
            }
        }
        *(rows.write)(self.copy) = renamed.into_iter().collect();
    }

    fn one<R: Record>(self, _: Lens<Single<R>>) {}
}

/// The ids in their order, numbered from 1 behind the same letters. Those of the same letters stand together in
/// the order of ids, and numbers of the same length leave them there: cents that can't be split and credits that
/// tie go by it (`docs/engine.md`, section 1). An id without a number stays.
fn numbered(sorted: &[Id]) -> Vec<Id> {
    let stem = |id: &Id| {
        let digits = id.as_str().find(|c: char| c.is_ascii_digit())?;
        id.as_str().get(..digits).map(str::to_owned)
    };
    sorted
        .chunk_by(|a, b| stem(a).is_some() && stem(a) == stem(b))
        .flat_map(|group| {
            let width = group.len().to_string().len().max(2);
            let stem = group.first().and_then(stem);
            group.iter().enumerate().map(move |(at, id)| {
                let number = at + 1;
                stem.as_ref()
                    .map_or_else(|| id.clone(), |stem| Id::from(format!("{stem}{number:0width$}")))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(ids: &[&str], expected: &[&str]) {
        let ids: Vec<Id> = ids.iter().map(|id| Id::from(*id)).collect();
        let new = numbered(&ids);
        assert_eq!(new.iter().map(Id::as_str).collect::<Vec<_>>(), expected);
        assert!(new.is_sorted(), "{new:?}");
        assert_eq!(numbered(&new), new, "numbered once more they stay");
    }

    #[test]
    fn numbers_have_no_gaps_and_ids_stay_in_their_order() {
        becomes(&["l01", "l02", "l04", "l09"], &["l01", "l02", "l03", "l04"]);
        becomes(&["l1", "l10", "l2"], &["l01", "l02", "l03"]);
        becomes(&["ask", "base", "s07"], &["ask", "base", "s01"]);
        becomes(&["a-2b", "a2", "a2-x", "b"], &["a-01", "a01", "a02", "b"]);
        becomes(&["7", "a"], &["01", "a"]);
        let many: Vec<String> = (0..120).map(|n| format!("w{n:04}")).collect();
        let many: Vec<Id> = many.iter().map(|id| Id::from(id.as_str())).collect();
        let new = numbered(&many);
        assert_eq!((new[0].as_str(), new[119].as_str()), ("w001", "w120"));
        assert!(new.is_sorted());
    }
}
