//! One field of a table outside the grid: typed, committed on Enter or when left, marked like a cell.

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    domain::{Id, Plan, TableId, Value, drafts::CellRef},
    edit::{self, Command, Entry},
    grid::view::field_ref,
    state::Scene,
    table::{Kind, Spec, entry, show, table},
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
    },
};

/// What a field shows.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    text: String,
    edit: String,
    error: Option<String>,
    /// What the base says, where the scenario says something else.
    base: Option<String>,
}

/// Where a field is and what it holds.
#[derive(Clone, Copy)]
struct Place {
    app: App,
    table: TableId,
    row: &'static str,
    spec: &'static Spec,
    /// Which entry of a list of amounts; `None` for the whole field.
    part: Option<usize>,
}

impl Place {
    fn cell(self, scene: &Scene) -> CellRef {
        field_ref(&scene.plan, &scene.scenario, self.table, &Id::from(self.row), self.spec.key)
    }

    /// The value of the whole field in a plan.
    fn whole(self, plan: &Plan) -> Value {
        held(plan, self.table, self.row, (self.spec, None))
    }

    /// What stands in the field in a plan: of a list its own entry.
    fn value(self, plan: &Plan) -> Value {
        held(plan, self.table, self.row, (self.spec, self.part))
    }

    /// What the field takes: of a list a single amount.
    fn taken(self) -> Spec {
        let kind = if self.part.is_some() { Kind::MONEY } else { self.spec.kind };
        Spec { kind, ..*self.spec }
    }

    /// Takes a text. A list is entered as a whole, with the other entries as they stand.
    fn enter(self, text: String) {
        let Some(part) = self.part else { return self.put(Entry::Text(text)) };
        let list = self.app.document.scene().with_untracked(|scene| {
            let draft =
                edit::draft(&scene.plan, &self.cell(scene)).map(|(text, _)| text.to_owned());
            draft.unwrap_or_else(|| {
                let whole = self.whole(&scene.resolved);
                show::edit(&scene.plan, self.spec, &whole, &scene.format)
            })
        });
        self.put(Entry::Text(entry::with_part(&list, part, &text)));
    }

    /// Goes back to what the base says.
    fn reset(self) {
        let base = self.app.document.scene().with_untracked(|scene| {
            let alone =
                self.part.is_none() || self.whole(&scene.plan) == self.whole(&scene.resolved);
            (!alone).then(|| {
                show::edit(&scene.plan, &self.taken(), &self.value(&scene.plan), &scene.format)
            })
        });
        match base {
            Some(text) => self.enter(text),
            None => self.put(Entry::Clear),
        }
    }

    fn put(self, entry: Entry) {
        let cell = self.app.document.scene().with_untracked(|scene| self.cell(scene));
        let command = Command::SetCells { cells: vec![(cell, entry)], merge: None };
        self.app.act(&command);
    }

    fn shown(self) -> Shown {
        self.app.document.scene().with(|scene| shown(scene, self))
    }
}

/// What a plan holds in a field; of a list of amounts one entry, where one is asked for.
pub fn held(plan: &Plan, id: TableId, row: &str, (spec, part): (&Spec, Option<usize>)) -> Value {
    let value = table(plan, id).value_of(row, spec.key);
    match (part, value.unwrap_or(Value::Empty)) {
        (Some(part), Value::Amounts(all)) => {
            all.get(part).map_or(Value::Empty, |cents| Value::Money(*cents))
        }
        (_, whole) => whole,
    }
}

/// A field of a row of a table, in the active scenario.
pub fn field(app: App, table: TableId, row: &'static str, spec: &'static Spec) -> El {
    let place = Place { app, table, row, spec, part: None };
    let control = if matches!(spec.kind, Kind::Choice(_) | Kind::Flag) {
        select(place)
    } else {
        typed(place, spec.title)
    };
    framed(place, spec.title, control)
}

/// A field for one entry of a list of amounts, under a title of its own.
pub fn part_field(
    app: App,
    table: TableId,
    row: &'static str,
    spec: &'static Spec,
    part: usize,
    title: &str,
) -> El {
    let place = Place { app, table, row, spec, part: Some(part) };
    framed(place, title, typed(place, title)).attr(Attr::DATA_PART, &part.to_string())
}

/// A control with its way back to the base, its colour and what is wrong with it.
fn framed(place: Place, title: &str, control: El) -> El {
    let Place { app, table, row, spec, part } = place;
    // Of a list one is led to its first entry.
    let control = match part {
        None | Some(0) => app.anchors.hold(Anchor::Field(table, spec.key), control),
        Some(_) => control,
    };
    let reset = text(Tag::BUTTON, "field__reset", "↺")
        .attr(Attr::ARIA_LABEL, &format!("Reset {title} to the base"))
        .attr(Attr::TITLE, "Reset to the base")
        .on(On::CLICK, move |_| place.reset());
    let error = el(Tag::SPAN, "field__error").attr(Attr::ROLE, "alert");
    let field = el(Tag::SPAN, "field")
        .attr(Attr::DATA_ROW, row)
        .attr(Attr::DATA_FIELD, spec.key)
        .child(reset.clone())
        .child(control)
        .child(error.clone());
    let own = field.clone();
    react(move || {
        let shown = place.shown();
        let title = match (&shown.error, &shown.base) {
            (Some(error), _) => error.clone(),
            (None, Some(base)) => format!("In the base: {base}. {}", spec.tip),
            (None, None) => spec.tip.to_owned(),
        };
        own.set_attr(Attr::TITLE, Some(&title));
        own.set_class("field--own", shown.base.is_some());
        own.set_class("field--invalid", shown.error.is_some());
        reset.set_flag(Attr::HIDDEN, shown.base.is_none());
        error.set_flag(Attr::HIDDEN, shown.error.is_none());
        error.set_text(&shown.error.unwrap_or_default());
    });
    field
}

fn shown(scene: &Scene, place: Place) -> Shown {
    let (cell, spec) = (place.cell(scene), place.taken());
    let (value, base) = (place.value(&scene.resolved), place.value(&scene.plan));
    let draft = edit::draft(&scene.plan, &cell).map(|(text, _)| text.to_owned());
    let own = cell.scenario.is_some()
        && edit::shown_value(&scene.plan, &cell).is_some_and(|(_, own)| own)
        && (place.part.is_none() || value != base);
    let base = own.then(|| show::exact(&scene.plan, &spec, &base, &scene.format));
    let (draft, error) = match (place.part, draft) {
        // Only the entry that can't be read is marked.
        (Some(part), Some(draft)) => {
            let typed = entry::part(&draft, part);
            let error = entry::value(&scene.plan, &spec, typed, &scene.format).err();
            (Some(typed.to_owned()), error.map(|error| Some(error.to_string())))
        }
        (_, draft) => {
            let error =
                draft.is_some().then(|| edit::error_of(&scene.plan, &cell, scene.format.locale()));
            (draft, error.map(|error| error.map(|error| error.to_string())))
        }
    };
    Shown {
        error: error.map(Option::unwrap_or_default),
        text: draft
            .clone()
            .unwrap_or_else(|| show::cell(&scene.plan, &spec, &value, &scene.format)),
        edit: draft.unwrap_or_else(|| show::edit(&scene.plan, &spec, &value, &scene.format)),
        base: base.map(|base| if base.is_empty() { "empty".to_owned() } else { base }),
    }
}

fn typed(place: Place, title: &str) -> El {
    let spec = place.spec;
    let focused = RwSignal::new(false);
    let input = el(Tag::INPUT, "field__input")
        .attr(Attr::TYPE, "text")
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::SPELLCHECK, "false")
        .attr(Attr::ARIA_LABEL, title)
        .attr(Attr::PLACEHOLDER, if spec.nullable { "none" } else { "" });
    let own = input.clone();
    react(move || {
        let shown = place.shown();
        own.set_attr(Attr::ARIA_INVALID, shown.error.is_some().then_some("true"));
        // While it has the focus the field holds what is typed; else what the plan says.
        own.set_value(if focused.get() { &shown.edit } else { &shown.text });
    });
    let own = input.clone();
    let commit = Rc::new(move || {
        let typed = own.value();
        if typed != untrack(|| place.shown()).edit {
            place.enter(typed);
        }
    });
    let (left, own) = (commit.clone(), input.clone());
    let entered = input.clone();
    input
        .on(On::FOCUS, move |_| {
            focused.set(true);
            entered.set_value(&untrack(|| place.shown()).edit);
            entered.cast::<web_sys::HtmlInputElement>().select();
        })
        .on(On::BLUR, move |_| {
            if focused.try_set(false).is_none() {
                left();
            }
        })
        .on_key(move |stroke| match stroke.key.as_str() {
            "Enter" => commit(),
            "Escape" => own.set_value(&untrack(|| place.shown()).edit),
            _ => {}
        })
}

fn select(place: Place) -> El {
    let choices: Vec<&str> = match place.spec.kind {
        Kind::Choice(words) => words.iter().map(|(_, label)| *label).collect(),
        _ => show::YES_NO.to_vec(),
    };
    let option = |choice: &str| text(Tag::OPTION, "", choice).attr(Attr::VALUE, choice);
    let select = el(Tag::SELECT, "field__input")
        .attr(Attr::ARIA_LABEL, place.spec.title)
        .children(choices.into_iter().map(option));
    let own = select.clone();
    react(move || own.cast::<web_sys::HtmlSelectElement>().set_value(&place.shown().text));
    let own = select.clone();
    select.on(On::CHANGE, move |_| {
        let chosen = own.cast::<web_sys::HtmlSelectElement>().value();
        place.put(Entry::Text(chosen));
    })
}
