//! Rules of fields that are checked only where the calculation reads them: an account, a service or a
//! month is not asked of a support plan that is not included, for example. A scenario may include it, so
//! each scenario is checked as well.

use crate::{
    domain::{
        Id, Override, Plan, Rate, Scenario, TableId, Value,
        choice::Choice as _,
        commitment::DiscountBy,
        investment::{InvestmentBasis, InvestmentForm},
        scenario::OverrideValue,
        service::ServiceKind,
    },
    table::{Fault, Spec, resolve, schema, table},
};

/// The tables with such fields.
const TABLES: [TableId; 6] = [
    TableId::Edp,
    TableId::Ladder,
    TableId::Discounts,
    TableId::Support,
    TableId::Tax,
    TableId::Investments,
];

/// A field that a file leaves out though it has no default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// The table.
    pub table: TableId,
    /// The row.
    pub row: Id,
    /// The field's key.
    pub field: &'static str,
}

/// Every breach in the base and in the scenarios of a plan; `absent` are the fields that its file leaves
/// out.
pub fn faults(plan: &Plan, absent: &[Absent]) -> Vec<Fault> {
    let mut faults = of_resolved(plan, absent);
    let base = faults.len();
    for scenario in plan.scenarios.iter() {
        let concerned = |over: &&Override| {
            TABLES.iter().chain(&[TableId::Services]).any(|id| id.word() == over.table)
        };
        let overrides: Vec<_> = scenario.overrides.iter().filter(concerned).collect();
        if overrides.is_empty() {
            continue;
        }
        let mut resolved = plan.clone();
        for over in overrides {
            resolve::apply(&mut resolved, over);
        }
        let left: Vec<Absent> = absent.iter().filter(|of| !sets(scenario, of)).cloned().collect();
        let own = of_resolved(&resolved, &left);
        let new = own.into_iter().filter(|fault| !faults[..base].contains(fault));
        let named: Vec<Fault> = new.map(|fault| in_scenario(scenario, &fault)).collect();
        faults.extend(named);
    }
    faults
}

/// Whether two plans differ in anything these rules are about.
pub fn differ(a: &Plan, b: &Plan) -> bool {
    !a.services.same(&b.services)
        || !a.accounts.same(&b.accounts)
        || !a.scenarios.same(&b.scenarios)
        || !a.ladder.same(&b.ladder)
        || !a.discounts.same(&b.discounts)
        || !a.investments.same(&b.investments)
        || a.edp != b.edp
        || a.support != b.support
        || a.tax != b.tax
}

fn sets(scenario: &Scenario, absent: &Absent) -> bool {
    scenario.overrides.iter().any(|over| {
        over.table == absent.table.word()
            && over.row == absent.row
            && over.field == absent.field
            && matches!(over.value, OverrideValue::Fits(_))
    })
}

/// A fault that only a scenario has, at the override of that field where there is one.
fn in_scenario(scenario: &Scenario, fault: &Fault) -> Fault {
    let of = |over: &Override| {
        over.table == fault.table && over.row.as_str() == fault.row && over.field == fault.field
    };
    let place = match scenario.overrides.iter().position(of) {
        Some(at) => format!("overrides[{}]", at + 1),
        None => "overrides".to_owned(),
    };
    let field = format!("{place} ({} {} {})", fault.table, fault.row, fault.field);
    let table = TableId::Scenarios.word();
    Fault::new(table, scenario.id.as_str(), &field, fault.found.as_str(), fault.expected.as_str())
}

/// The breaches in a plan as it stands.
fn of_resolved(plan: &Plan, absent: &[Absent]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for id in TABLES {
        for row in table(plan, id).iter() {
            for (column, spec) in schema(id).fields().filter(|(_, spec)| spec.where_read) {
                let Some(value) = row.get(column) else { continue };
                faults.extend(of_field(plan, id, row.id(), spec, &value, absent));
            }
        }
    }
    faults.extend(support_service(plan));
    faults.extend(plan.discounts.iter().filter_map(|discount| {
        let end = discount.end.filter(|end| *end < discount.start)?;
        let expected = format!("a month not before its start, {}", discount.start);
        Some(Fault::new("discounts", discount.id.as_str(), "end", format!("\"{end}\""), expected))
    }));
    faults
}

fn of_field(
    plan: &Plan,
    id: TableId,
    row: &Id,
    spec: &Spec,
    value: &Value,
    absent: &[Absent],
) -> Option<Fault> {
    let is_absent = absent.iter().any(|of| (of.table, &of.row, of.field) == (id, row, spec.key));
    let is_open = matches!(value, Value::Ref(to) if to.as_str().is_empty());
    if is_absent || is_open {
        let found = if is_absent { "nothing" } else { "\"\"" };
        let needed = spec.required && is_read(plan, id, row.as_str(), spec.key);
        return needed
            .then(|| Fault::new(id.word(), row.as_str(), spec.key, found, spec.expects()));
    }
    let counts = is_included(plan, id, row.as_str());
    super::missing(plan, spec, value, id.word(), row.as_str()).filter(|_| counts)
}

/// The support fee is billed under a service of kind support.
fn support_service(plan: &Plan) -> Option<Fault> {
    let terms = &*plan.support;
    let service = plan.services.get(terms.service.as_str()).filter(|_| terms.included)?;
    (service.kind != ServiceKind::Support).then(|| {
        let found = format!("\"{}\", a service of kind {}", service.id, service.kind.word());
        let name = TableId::Support.word();
        Fault::new(name, name, "service", found, "the id of a service of kind support")
    })
}

/// Whether a row counts, so that what it refers to has to be there.
fn is_included(plan: &Plan, id: TableId, row: &str) -> bool {
    let edp = &*plan.edp;
    match id {
        TableId::Edp => edp.included && edp.shortfall_credit > Rate::ZERO,
        TableId::Ladder => edp.included && edp.discount_by == DiscountBy::Ladder,
        TableId::Discounts => plan.discounts.get(row).is_some_and(|of| of.included),
        TableId::Support => plan.support.included,
        TableId::Tax => plan.tax.included,
        TableId::Investments => plan.investments.get(row).is_some_and(|of| of.included),
        _ => true,
    }
}

/// Whether the calculation reads a field.
fn is_read(plan: &Plan, id: TableId, row: &str, field: &str) -> bool {
    let investment = plan.investments.get(row).filter(|_| id == TableId::Investments);
    let reads = investment.is_none_or(|of| match field {
        "window" => of.basis != InvestmentBasis::Schedule,
        "program" | "life_months" | "account" => of.form == InvestmentForm::Credit,
        _ => true,
    });
    reads && is_included(plan, id, row)
}
