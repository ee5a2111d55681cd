//! What can be said of any row: where its figures come from, how sure they are, and whether it is ours
//! alone. The file keeps these beside the columns of a row (`docs/plan-format.md`, section 6); here they are columns
//! like any other, behind those of the record.

use serde_json::Value as Json;

use super::{Kind, Spec};
use crate::domain::{Extra, TableId, Value};

/// The columns.
static REMARKS: [Spec; 3] = [
    Spec {
        width: 150,
        tip: "Where the figures of this row come from: who said it, in which document, on which day.",
        suggests: &["AWS, in writing", "AWS, on a call", "Contract", "Our estimate", "Benchmark"],
        private: true,
        ..remark("source", "Source", Kind::Text)
    },
    Spec {
        width: 84,
        tip: "How sure they are.",
        suggests: &["high", "medium", "low"],
        private: true,
        ..remark("confidence", "Confidence", Kind::Text)
    },
    Spec {
        width: 62,
        tip: "Ours alone: left out of what is shown while “Hide private” is on, and of redacted copies.",
        ..remark("private", "Private", Kind::Flag)
    },
];

const fn remark(key: &'static str, title: &'static str, kind: Kind) -> Spec {
    Spec { remark: true, ..Spec::plain(key, title, kind) }
}

/// The remarks on a table's rows; none on a table of one row. A workload's own field of the name of the
/// first says where it runs today.
pub(super) fn of(table: TableId) -> &'static [Spec] {
    match table {
        TableId::Workloads => &REMARKS[1..],
        _ if table.is_single() => &[],
        _ => &REMARKS,
    }
}

/// Takes away what only we may see of what is said of a row; a table of one row can carry it too.
pub(super) fn hide(table: TableId, extra: &mut Extra) {
    let said = if table.is_single() { &REMARKS } else { of(table) };
    for spec in said.iter().filter(|spec| spec.private) {
        if extra.get(spec.key).is_some() {
            extra.set(spec.key, None);
        }
    }
}

/// What a row says.
pub(super) fn get(extra: &Extra, spec: &Spec) -> Value {
    match spec.kind {
        Kind::Flag => Value::Flag(extra.get(spec.key) == Some(&Json::Bool(true))),
        _ => {
            let text = extra.get(spec.key).and_then(Json::as_str).unwrap_or_default();
            Value::Text(text.to_owned())
        }
    }
}

/// Has a row say something else; `false` when the value is of another kind.
pub(super) fn set(extra: &mut Extra, spec: &Spec, value: Value) -> bool {
    let said = match (spec.kind, value) {
        (Kind::Flag, Value::Flag(flag)) => flag.then_some(Json::Bool(true)),
        (Kind::Text, Value::Text(text)) => Some(text).filter(|t| !t.is_empty()).map(Json::String),
        _ => return false,
    };
    if said.is_some() || extra.get(spec.key).is_some() {
        extra.set(spec.key, said);
    }
    true
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
