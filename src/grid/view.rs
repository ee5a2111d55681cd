//! What a row's cells show.

use super::{CellView, GridColumn, GridId, MonthTable, Source};
use crate::{
    domain::{Id, Plan, TableId, Value, drafts::CellRef},
    edit,
    engine::Outcome,
    table::{Spec, show, table},
    text::Format,
};

/// What a view is taken of: the plan as edited, the scenario resolved, and its outcome.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The plan as edited.
    pub plan: &'a Plan,
    /// The active scenario resolved.
    pub resolved: &'a Plan,
    /// Its outcome, where there is one.
    pub outcome: Option<&'a Outcome>,
    /// The active scenario.
    pub scenario: &'a Id,
    /// How figures are written.
    pub format: &'a Format,
    /// Consumption by month, where that is what the grid shows.
    pub months: Option<&'a MonthTable>,
}

/// The cells of a row.
pub fn row_view(scene: Scene<'_>, id: GridId, row: &Id, columns: &[GridColumn]) -> Vec<CellView> {
    columns.iter().map(|column| cell_view(scene, id, row, column)).collect()
}

fn cell_view(scene: Scene<'_>, id: GridId, row: &Id, column: &GridColumn) -> CellView {
    match (column.source, id) {
        (Source::Computed(computed), _) => {
            let figure = computed.figure(scene.resolved, scene.outcome, row.as_str());
            let text = figure.map_or_else(|| "–".to_owned(), |figure| figure.text(scene.format));
            CellView { text, title: column.tip.to_owned(), computed: true, ..CellView::default() }
        }
        (Source::Field(number, spec), GridId::Table(id)) => {
            input_view(scene, id, row, column, (number, spec))
        }
        (Source::Month(at), _) => {
            scene.months.and_then(|months| months.cell(row, at, scene.format)).unwrap_or_default()
        }
        (Source::Field(..), GridId::Months) => CellView::default(),
    }
}

fn input_view(
    scene: Scene<'_>,
    id: TableId,
    row: &Id,
    column: &GridColumn,
    (number, spec): (usize, &'static Spec),
) -> CellView {
    let cell = cell_ref(scene, id, row, column);
    if let Some((draft, _)) = edit::draft(scene.plan, &cell) {
        let error = edit::error_of(scene.plan, &cell, scene.format.locale())
            .map_or_else(String::new, |error| error.to_string());
        let missing = draft.is_empty();
        let text = if missing { "needs input".to_owned() } else { draft.to_owned() };
        return CellView { text, title: error, invalid: !missing, missing, ..CellView::default() };
    }
    let overridden = edit::has_own(scene.plan, &cell);
    let value = match &column.scenario {
        Some(_) => edit::shown_value(scene.plan, &cell).map(|(value, _)| value),
        None => table(scene.resolved, id).value(row.as_str(), number),
    };
    let value = value.unwrap_or(Value::Empty);
    let title = if overridden {
        let base = table(scene.plan, id).value(row.as_str(), number).unwrap_or(Value::Empty);
        let difference = show::difference(spec, &base, &value, scene.format);
        let shown = |value| match show::exact(scene.plan, spec, value, scene.format) {
            text if text.is_empty() => "empty".to_owned(),
            text => text,
        };
        format!("{}. In the base: {}{difference}", shown(&value), shown(&base))
    } else {
        show::exact(scene.plan, spec, &value, scene.format)
    };
    CellView {
        text: show::cell(scene.plan, spec, &value, scene.format),
        title,
        overridden,
        ..CellView::default()
    }
}

/// The cell that typing in this column goes to. A column that is unfolded by scenario sets that scenario.
pub fn cell_ref(scene: Scene<'_>, table: TableId, row: &Id, column: &GridColumn) -> CellRef {
    let Some(own) = &column.scenario else {
        return field_ref(scene.plan, scene.scenario, table, row, column.key.word());
    };
    let scenario = Some(own.clone());
    let field = column.key.word();
    edit::own_cell(scene.plan, &CellRef { table, row: row.clone(), field, scenario })
}

/// The cell that typing into a field goes to while a scenario is shown.
pub fn field_ref(
    plan: &Plan,
    scenario: &Id,
    table: TableId,
    row: &Id,
    field: &'static str,
) -> CellRef {
    let scenario = Some(scenario.clone());
    edit::addressed(plan, &CellRef { table, row: row.clone(), field, scenario })
}
