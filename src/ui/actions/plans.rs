//! Plans beside the open one.

use std::sync::Arc;

use crate::{
    state::{open, plans},
    ui::app::App,
};

/// A copy of the open plan, beside it.
pub fn duplicate(app: App) {
    app.autosave.flush();
    let mut plan = plans::fresh((*app.document.plan_now()).clone());
    let head = Arc::make_mut(&mut plan.head.0);
    head.name = format!("{} (copy)", head.name);
    let label = format!("Duplicate {}", app.document.plan_now().head.name);
    open::open(app.document, app.view, plan, label);
}
