//! Sorting and filtering, only in view: rows stay where they are until they are asked to move.

use leptos::prelude::*;

use super::{model::Model, shown::columns_of};
use crate::{
    grid::{
        Cursor, GridColumn, Layout, Selection,
        order::{self, By, Rules, SortBy},
    },
    ui::dom::{Attr, El, On, Tag, el, text},
};

impl Model {
    /// The rules by which rows are arranged.
    pub fn rules(&self) -> Rules {
        self.view.arranged.with(|all| {
            all.get(self.id.index()).map_or_else(Default::default, |(rules, _)| rules.clone())
        })
    }

    /// Every column a rule may name.
    fn all_columns(&self) -> Vec<GridColumn> {
        let layout = Layout { hidden: Vec::new(), ..self.view.layout(self.id) };
        let scenarios = self.scene.with_untracked(|scene| {
            scene.plan.scenarios.iter().map(|of| of.id.clone()).collect::<Vec<_>>()
        });
        layout.laid_out(columns_of(self.id, self.months, false), &scenarios)
    }

    /// Changes the rules and arranges the rows by them. The active row stays the active one.
    pub fn arrange(&self, change: impl FnOnce(&mut Rules)) {
        let mut rules = untrack(|| self.rules());
        change(&mut rules);
        let at = self.at_now();
        let row = self.id_at(at.row);
        let columns = self.all_columns();
        let arranged =
            untrack(|| self.seen(|scene| order::arrange(scene, self.id, &columns, &rules)));
        let rows = arranged.shown.len();
        self.view.arrange(self.id, rules, arranged);
        let place = self
            .order
            .with_untracked(|order| row.and_then(|row| order.iter().position(|of| *of == row)));
        let row = place.unwrap_or(0);
        // What one looks at is the new order, not where one row went.
        self.select_still(Selection::at(Cursor { row, ..at }));
        self.view.spoken.set(if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") });
    }

    /// Sorts by the active column, alone or after those there are.
    pub fn sort(&self, descending: bool, add: bool) {
        let Some(column) = self.column(self.at_now().column) else { return };
        self.arrange(|rules| {
            let is = |by: &SortBy| by.key == column.key && by.scenario == column.scenario;
            rules.sorts.retain(|by| add && !is(by));
            let (key, scenario) = (column.key, column.scenario.clone());
            rules.sorts.push(SortBy { key, scenario, descending });
        });
    }

    /// Filters the active column; `None` shows all rows again.
    pub fn filter(&self, by: Option<By>) {
        if let Some(column) = self.column(self.at_now().column) {
            self.arrange(|rules| rules.filter(&column, by));
        }
    }

    /// Shows only rows that say the same as the active cell.
    pub fn filter_same(&self) {
        if let Some(cell) = self.cell_view(self.at_now()) {
            self.filter(Some(By::Values(vec![cell.text])));
        }
    }

    /// Whether the active column is filtered.
    pub fn is_filtered(&self) -> bool {
        let column = self.column(self.at_now().column);
        column.is_some_and(|column| untrack(|| self.rules()).filter_of(&column).is_some())
    }

    /// Whether arranging again would change what is shown, tracked.
    pub fn is_stale(&self) -> bool {
        self.view.arranged.with(|all| {
            let Some((rules, arranged)) = all.get(self.id.index()) else { return false };
            if rules.is_empty() {
                return false;
            }
            let columns = self.all_columns();
            self.seen(|scene| {
                let now = order::follow(scene, self.id, rules, arranged);
                order::is_stale(scene, self.id, &columns, rules, &now)
            })
        })
    }
}

/// How many values a filter lists at once.
const LISTED: usize = 200;

/// The panel that filters a column: by values, by a text, or from one value to another.
pub fn filter(model: Model, at: usize, close: &std::rc::Rc<dyn Fn(bool)>) -> El {
    let Some(column) = model.column(at) else { return el(Tag::DIV, "") };
    let rules = untrack(|| model.rules());
    let was = rules.filter_of(&column);
    let values = untrack(|| model.seen(|scene| order::values(scene, model.id, &column)));
    let (contains, from, to) = match was {
        Some(By::Contains(text)) => (text.as_str(), "", ""),
        Some(By::Range { from, to }) => ("", from.as_str(), to.as_str()),
        _ => ("", "", ""),
    };
    let kept = match was {
        Some(By::Values(kept)) => Some(kept),
        _ => None,
    };
    let on: Vec<bool> =
        values.iter().map(|value| kept.is_none_or(|kept| kept.contains(value))).collect();
    let (values, on) = (StoredValue::new(values), RwSignal::new(on));
    let typed = RwSignal::new(contains.to_owned());
    let field = |name: &str, value: &str| {
        let input =
            el(Tag::INPUT, "field__input").attr(Attr::TYPE, "text").attr(Attr::ARIA_LABEL, name);
        input.set_value(value);
        input.attr(Attr::PLACEHOLDER, name)
    };
    let search = field("Search, or part of a text", contains).focused_first();
    let (from, to) = (field("From", from), field("To", to));
    let own = search.clone();
    let search = search.on(On::INPUT, move |_| typed.set(own.value()));
    let list = el(Tag::DIV, "filter__values").live(move || {
        let typed = crate::text::fold(typed.get().trim());
        let fits = |(_, value): &(usize, String)| crate::text::fold(value).contains(&typed);
        let shown = values.get_value().into_iter().enumerate().filter(fits).take(LISTED);
        shown.map(|(at, value)| choice(&value, at, on)).collect::<Vec<_>>()
    });
    let every = |name: &str, to: bool| {
        text(Tag::BUTTON, "btn btn--small", name)
            .on(On::CLICK, move |_| on.update(|on| on.fill(to)))
    };
    let (none, all) = (every("None", false), every("All", true));
    let ends = (from.clone(), to.clone());
    let apply = std::rc::Rc::new({
        let close = close.clone();
        move || {
            let (from, to) = (ends.0.value(), ends.1.value());
            let typed = typed.get_untracked();
            let all = on.with_untracked(|on| on.iter().all(|on| *on));
            let by = match (from.is_empty() && to.is_empty(), all, typed.trim().is_empty()) {
                (false, ..) => Some(By::Range { from, to }),
                (_, false, _) => Some(By::Values(values.with_value(|values| {
                    let chosen = values.iter().zip(on.get_untracked());
                    chosen.filter(|(_, on)| *on).map(|(value, _)| value.clone()).collect()
                }))),
                (_, true, false) => Some(By::Contains(typed)),
                (_, true, true) => None,
            };
            close(true);
            model.filter(by);
        }
    });
    let clear = {
        let close = close.clone();
        move |_| {
            close(true);
            model.filter(None);
        }
    };
    let (entered, leave) = (apply.clone(), close.clone());
    let title = format!("Filter {}", column.title);
    el(Tag::DIV, "menu__list filter")
        .attr(Attr::ROLE, "dialog")
        .attr(Attr::ARIA_LABEL, &title)
        .child(text(Tag::B, "", &title))
        .child(search)
        .child(list)
        .child(el(Tag::DIV, "filter__row").child(none).child(all))
        .child(el(Tag::DIV, "filter__row").child(from).child(to))
        .child(
            el(Tag::DIV, "filter__row")
                .child(
                    text(Tag::BUTTON, "btn btn--primary btn--small", "Apply")
                        .on(On::CLICK, move |_| apply()),
                )
                .child(text(Tag::BUTTON, "btn btn--small", "Clear").on(On::CLICK, clear)),
        )
        .on_key(move |stroke| match stroke.key.as_str() {
            "Escape" => leave(true),
            "Enter" if stroke.in_field() => entered(),
            _ => {}
        })
}

fn choice(value: &str, at: usize, on: RwSignal<Vec<bool>>) -> El {
    let input = el(Tag::INPUT, "").attr(Attr::TYPE, "checkbox");
    let own = input.clone();
    crate::ui::dom::react(move || {
        let checked = on.with(|on| on.get(at).copied().unwrap_or_default());
        own.cast::<web_sys::HtmlInputElement>().set_checked(checked);
    });
    let input = input.on(On::CHANGE, move |_| {
        on.update(|on| {
            if let Some(own) = on.get_mut(at) {
                *own = !*own;
            }
        });
    });
    el(Tag::LABEL, "filter__value").child(input).text(if value.is_empty() {
        "(empty)"
    } else {
        value
    })
}
