//! What every record of a table has.

use super::{Extra, Id};

/// A record that can stand in a table: it has an id, and defaults for all its fields.
pub trait Row: Clone + PartialEq + std::fmt::Debug + Send + Sync + 'static {
    /// The row's id.
    fn id(&self) -> &Id;
    /// Gives the row another id.
    fn set_id(&mut self, id: Id);
    /// The fields this version does not know.
    fn extra(&self) -> &Extra;
    /// The fields this version does not know, to change them.
    fn extra_mut(&mut self) -> &mut Extra;
    /// A row with that id and the defaults of the plan file.
    fn blank(id: Id) -> Self;
}

/// Implements [`Row`] for a struct with a field `id`.
macro_rules! row {
    ($name:ty, |$id:ident| $blank:expr) => {
        impl $crate::domain::rows::Row for $name {
            fn id(&self) -> &$crate::domain::Id {
                &self.id
            }
            fn set_id(&mut self, id: $crate::domain::Id) {
                self.id = id;
            }
            fn extra(&self) -> &$crate::domain::Extra {
                &self.extra
            }
            fn extra_mut(&mut self) -> &mut $crate::domain::Extra {
                &mut self.extra
            }
            fn blank($id: $crate::domain::Id) -> Self {
                $blank
            }
        }
    };
}
pub(crate) use row;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Account, Rows, chunked::Change};

    fn rows(n: usize) -> Rows<Account> {
        (0..n).map(|i| Account::blank(Id::from(format!("a{i}")))).collect()
    }

    fn named(id: &str, name: &str) -> Account {
        Account { name: name.into(), ..Account::blank(Id::from(id)) }
    }

    #[test]
    fn an_edit_leaves_the_other_copy_alone_and_is_the_only_change() {
        let before = rows(1000);
        let mut after = before.clone();
        assert!(after.replace(named("a500", "new")));
        assert_eq!(before.get("a500").unwrap().name, "");
        assert_eq!(after.get("a500").unwrap().name, "new");
        let changes = after.changes(&before);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].new.unwrap().name, "new");
        assert!(after.update("a1", |row| row.name = "other".into()));
        assert_eq!(
            (before.get("a1").unwrap().name.as_str(), after.changes(&before).len()),
            ("", 2)
        );
        assert!(!after.replace(named("missing", "x")));
    }

    #[test]
    fn rows_come_and_go_at_any_place() {
        let before = rows(300);
        let mut after = before.clone();
        assert_eq!(after.remove("a17").map(|(at, _)| at), Some(17));
        assert_eq!((after.len(), after.position("a18")), (299, Some(17)));
        let gone = Arc::new(Account::blank(Id::from("a17")));
        assert_eq!(after.changes(&before), [Change { old: Some(&gone), new: None }]);
        after.insert(17, gone.clone());
        assert_eq!(after, before);
        for i in 0..400 {
            after.insert(i * 2, named(&format!("b{i}"), ""));
        }
        assert_eq!(after.len(), 700);
        assert_eq!(after.at(4).unwrap().id.as_str(), "b2");
        assert!(!after.same_order(&before));
        after.insert(9999, named("last", ""));
        assert_eq!(after.position("last"), Some(700));
        let ids: Vec<_> = after.iter().map(|row| row.id.clone()).collect();
        for id in ids {
            assert!(after.remove(id.as_str()).is_some());
        }
        assert!(after.is_empty() && after.at(0).is_none());
        after.push(Account::blank(Id::from("again")));
        assert_eq!(after.len(), 1);
    }

    #[test]
    fn every_id_is_found_where_it_is_whatever_comes_and_goes() {
        let mut table = rows(500);
        let mut ids: Vec<String> = (0..500).map(|i| format!("a{i}")).collect();
        let mut number = 1_u32;
        for step in 0..3_000 {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = number as usize % (ids.len() + 1);
            let copy = table.clone();
            if step % 3 > 0 && at < ids.len() {
                let id = ids.remove(at);
                assert_eq!(table.remove(&id).map(|(place, _)| place), Some(at));
                assert!(table.get(&id).is_none() && copy.position(&id) == Some(at));
            } else {
                let id = format!("b{step}");
                let at = if step % 2 == 0 { usize::MAX } else { at };
                ids.insert(at.min(ids.len()), id.clone());
                table.insert(at, named(&id, "new"));
                assert!(copy.get(&id).is_none());
            }
            for at in [0, at / 2, at, ids.len() / 2] {
                if let Some(id) = ids.get(at) {
                    assert_eq!(table.position(id), Some(at), "{id} at {step}");
                    assert_eq!(table.get(id).map(|row| row.id.as_str()), Some(id.as_str()));
                }
            }
        }
        assert!(table.iter().map(|row| row.id.as_str()).eq(ids.iter().map(String::as_str)));
    }

    #[test]
    fn of_an_id_given_twice_each_can_be_taken_out() {
        let mut table: Rows<Account> = ["a", "b", "a"].iter().map(|id| named(id, "")).collect();
        assert_eq!(table.remove("a").map(|(at, _)| at), Some(2));
        assert_eq!(table.remove("a").map(|(at, _)| at), Some(0));
        assert_eq!((table.remove("a"), table.position("b")), (None, Some(0)));
    }
}
