//! The columns of remarks: where the figures of a row come from, how sure they are, and whether it is
//! private. Any row can carry them; the file has them beside the fields of the record (docs/plan-format.md),
//! and in a table they are columns like any other, behind those of the record.

use super::{
    Kind,
    column::{Column, Record},
};

/// The keys of the remarks that any row can carry.
pub const OF_ANY_ROW: [&str; 3] = ["source", "confidence", PRIVATE];
/// The key of the mark that a row is private.
pub const PRIVATE: &str = "private";

pub(super) const fn source<R: Record>() -> Column<R> {
    Column::new(
        "source",
        "Source",
        Kind::Text,
        |row: &R| &row.remarks().source,
        |row: &mut R| &mut row.remarks_mut().source,
    )
    .remark()
    .private()
    .suggests(&["AWS, in writing", "AWS, on a call", "Contract", "Our estimate", "Benchmark"])
    .tip("Where the figures of this row come from: who said it, in which document, on which day.")
}

pub(super) const fn confidence<R: Record>() -> Column<R> {
    Column::new(
        "confidence",
        "Confidence",
        Kind::Text,
        |row: &R| &row.remarks().confidence,
        |row: &mut R| &mut row.remarks_mut().confidence,
    )
    .remark()
    .private()
    .width(84)
    .suggests(&["high", "medium", "low"])
    .tip("How sure they are.")
}

pub(super) const fn private<R: Record>() -> Column<R> {
    Column::new(
        PRIVATE,
        "Private",
        Kind::Flag,
        |row: &R| &row.remarks().private,
        |row: &mut R| &mut row.remarks_mut().private,
    )
    .remark()
    .width(62)
    .tip(
        "Ours alone: left out of what is shown while “Hide private” is on, and of redacted copies.",
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{Id, Mix, Month, Plan, Row as _, TableId, Value, choice::Choice as _},
        io::plan_file,
        table::{privacy::row_is_private, schema, table, table_mut},
    };

    #[test]
    fn a_remark_is_a_column_and_stays_where_the_file_keeps_it() {
        let mut plan = Plan::empty(Month::EPOCH);
        let before = plan.clone();
        let column = |key| schema(TableId::Accounts).column_of(key).unwrap();
        let mut accounts = table_mut(&mut plan, TableId::Accounts);
        assert!(accounts.set("main", column("source"), Value::Text("AWS, in writing".into())));
        assert!(accounts.set("main", column("private"), Value::Flag(true)));
        assert!(!accounts.set("main", column("private"), Value::Text("yes".into())));
        assert!(row_is_private(&plan, TableId::Accounts, "main"));
        let text = plan_file::write(&plan);
        assert!(text.contains("\"source\":\"AWS, in writing\",\"private\":true"), "{text}");
        assert_eq!(plan_file::read(&text).as_ref(), Ok(&plan));
        // Taken back, nothing is left of it.
        let mut accounts = table_mut(&mut plan, TableId::Accounts);
        accounts.set("main", column("source"), Value::Text(String::new()));
        accounts.set("main", column("private"), Value::Flag(false));
        accounts.set("main", column("confidence"), Value::Text(String::new()));
        assert_eq!(plan, before);
        assert_eq!(plan_file::write(&plan), plan_file::write(&before));
    }

    #[test]
    fn no_field_of_a_record_has_the_key_of_a_remark() {
        for id in TableId::ALL {
            let mut keys: Vec<_> = schema(*id).columns().map(|(_, spec)| spec.key).collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{}", id.word());
        }
    }

    #[test]
    fn what_a_file_says_in_another_way_is_kept() {
        let mut plan = Plan::empty(Month::EPOCH);
        let mut mix = Mix::blank(Id::from("m1"));
        mix.extra.set("confidence", Some(serde_json::json!(3)));
        plan.mixes.push(mix);
        let mixes = table(&plan, TableId::Mixes);
        assert_eq!(mixes.value_of("m1", "confidence"), Some(Value::Text(String::new())));
        assert!(plan_file::write(&plan).contains("\"confidence\":3"));
    }
}
