//! What a support plan cannot be computed without.

use std::sync::Arc;

use crate::domain::{
    Id, Plan, TableId, Value, drafts::CellRef, scenario::OverrideValue, service::ServiceKind,
};

const INCLUDED: &str = "included";

/// Whether a cell says if there is a support plan.
pub(super) fn switches(cell: &CellRef) -> bool {
    cell.table == TableId::Support && cell.field == INCLUDED
}

/// Gives a support plan that counts somewhere the account it is charged to and the service it is billed as, where
/// nobody has said which: the first account, and the first service of kind support. Without such a service
/// nothing is said, and the plan is refused with a sentence that names it.
pub(super) fn make_ready(plan: &mut Plan) {
    let mut set =
        plan.scenarios.iter().flat_map(|scenario| scenario.sets(TableId::Support, INCLUDED));
    let included = plan.support.included
        || set.any(|over| over.value == OverrideValue::Fits(Value::Flag(true)));
    let open = |id: &Id| id.as_str().is_empty();
    if !included || !(open(&plan.support.account) || open(&plan.support.service)) {
        return;
    }
    let account = plan.accounts.at(0).map(|account| account.id.clone());
    let service = plan.services.iter().find(|service| service.kind == ServiceKind::Support);
    let service = service.map(|service| service.id.clone());
    let terms = Arc::make_mut(&mut plan.support.0);
    for (held, first) in [(&mut terms.account, account), (&mut terms.service, service)] {
        if let Some(first) = first.filter(|_| open(held)) {
            *held = first;
        }
    }
}
