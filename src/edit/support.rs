//! What a support plan cannot be computed without.

use std::sync::Arc;

use crate::domain::{Plan, service::ServiceKind};

/// Gives a support plan that is to count the account it is charged to and the service it is billed as, where
/// nobody has said which: the first account, and the first service of kind support. Without such a service
/// nothing is said, and the plan is refused with a sentence that names it.
pub(super) fn make_ready(plan: &mut Plan) {
    let account = plan.accounts.at(0).map(|account| account.id.clone());
    let service = plan.services.iter().find(|service| service.kind == ServiceKind::Support);
    let service = service.map(|service| service.id.clone());
    let terms = Arc::make_mut(&mut plan.support.0);
    for (held, first) in [(&mut terms.account, account), (&mut terms.service, service)] {
        if let Some(first) = first.filter(|_| held.as_str().is_empty()) {
            *held = first;
        }
    }
}
