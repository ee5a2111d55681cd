//! Splitting and transferring a credit of the register.

use leptos::prelude::*;

use super::Shared;
use crate::{
    calc::register::Entry,
    domain::{Credit, Id, TableId, Total, choice::Choice as _},
    edit::{self, Command},
    state::Scene,
    text::show,
    ui::dom::{Attr, El, On, Tag, el, react, text},
};

/// The forms of the credit that is shown; none unless it stands in the register.
pub fn forms(shared: Shared) -> Vec<El> {
    let register = |entry: Entry| (entry.row.0 == TableId::Credits).then_some(entry.row.1);
    let Some(row) = shared.entry().and_then(register) else { return Vec::new() };
    vec![el(Tag::SECTION, "").child(split(shared, row.clone())).child(transfer(shared, row))]
}

fn folded(title: &str) -> El {
    el(Tag::DETAILS, "credits__form").child(text(Tag::SUMMARY, "side__more", title))
}

fn labelled(label: &str, input: El) -> El {
    el(Tag::LABEL, "credits__field").child(text(Tag::SPAN, "", label)).child(input)
}

fn input(value: &str) -> El {
    let input =
        el(Tag::INPUT, "field__input").attr(Attr::TYPE, "text").attr(Attr::AUTOCOMPLETE, "off");
    input.set_value(value);
    input
}

/// A credit of the base: a split is a fact and holds in every scenario.
fn of<T>(shared: Shared, row: &Id, read: impl Fn(&Scene, &Credit) -> T) -> Option<T> {
    let scene = shared.app.document.scene();
    scene.with(|scene| Some(read(scene, scene.plan.credits.get(row.as_str())?)))
}

fn equal(shared: Shared, row: &Id, parts: usize) -> String {
    let amounts = |scene: &Scene, credit: &Credit| {
        let parts = edit::equal_parts(edit::available(credit), parts);
        let shown = parts.iter().map(|part| show::money_edit(*part, scene.format.style));
        shown.collect::<Vec<_>>().join("; ")
    };
    untrack(|| of(shared, row, amounts)).unwrap_or_default()
}

/// What is wrong with what is typed: the number of equal parts, and the amounts; nothing yet where
/// nothing is typed.
fn fault(scene: &Scene, credit: &Credit, count: &str, typed: &str) -> String {
    if !count.trim().is_empty()
        && let Err(allowed) = edit::part_count(count, credit, &scene.format)
    {
        return allowed;
    }
    if typed.trim().is_empty() {
        return String::new();
    }
    match edit::parts(typed, &scene.format) {
        Err(unread) => unread.to_string(),
        Ok(parts) => edit::check_split(&scene.plan, credit, &parts, scene.format.locale())
            .err()
            .map_or_else(String::new, |error| error.to_string()),
    }
}

fn split(shared: Shared, row: Id) -> El {
    let counted = RwSignal::new("2".to_owned());
    let typed = RwSignal::new(equal(shared, &row, 2));
    let refusal = RwSignal::new(String::new());
    let (count, amounts) = (input("2"), input(&typed.get_untracked()));
    let (own, shown, place) = (count.clone(), amounts.clone(), row.clone());
    let count = count.attr(Attr::INPUTMODE, "numeric").on(On::INPUT, move |_| {
        let value = own.value();
        let read = |scene: &Scene, credit: &Credit| edit::part_count(&value, credit, &scene.format);
        if let Some(Ok(parts)) = untrack(|| of(shared, &place, read)) {
            shown.set_value(&equal(shared, &place, parts));
            typed.set(shown.value());
        }
        counted.set(value);
        refusal.set(String::new());
    });
    let (own, shown) = (amounts.clone(), count.clone());
    let amounts = amounts.on(On::INPUT, move |_| {
        typed.set(own.value());
        // Amounts of one's own are as many as they are.
        shown.set_value("");
        counted.set(String::new());
        refusal.set(String::new());
    });
    let place = row.clone();
    let sum = move || {
        let said = |scene: &Scene, credit: &Credit| {
            let parts = typed.with(|typed| edit::parts(typed, &scene.format)).ok()?;
            let sum: Total = parts.iter().copied().sum();
            let [sum, balance] = [sum, edit::available(credit).into()]
                .map(|amount| show::money_full(amount, &scene.format));
            Some(format!("{}, {sum} of {balance}", show::counted(parts.len(), "part")))
        };
        of(shared, &place, said).flatten().unwrap_or_default()
    };
    let place = row.clone();
    let wrong = Memo::new(move |_| {
        let refused = refusal.get();
        if !refused.is_empty() {
            return refused;
        }
        let said = |scene: &Scene, credit: &Credit| {
            counted.with(|count| typed.with(|typed| fault(scene, credit, count, typed)))
        };
        of(shared, &place, said).unwrap_or_default()
    });
    let fields = (count.clone(), amounts.clone());
    let act = text(Tag::BUTTON, "btn btn--small", "Split").on(On::CLICK, move |_| {
        if wrong.with_untracked(|wrong| !wrong.is_empty()) {
            return;
        }
        let said = |scene: &Scene, credit: &Credit| match typed.get_untracked() {
            typed if typed.trim().is_empty() => {
                Err(edit::part_count("", credit, &scene.format).err().unwrap_or_default())
            }
            typed => edit::parts(&typed, &scene.format).map_err(|unread| unread.to_string()),
        };
        let parts = untrack(|| of(shared, &row, said)).unwrap_or_else(|| Ok(Vec::new()));
        let done = parts.and_then(|parts| {
            let command = Command::SplitCredit { credit: row.clone(), parts };
            shared.app.document.dispatch(&command).map_err(|error| error.to_string())
        });
        if done.is_ok() {
            fields.0.set_value("");
            fields.1.set_value("");
            counted.set(String::new());
            typed.set(String::new());
        }
        refusal.set(done.err().unwrap_or_default());
    });
    let note = "Parts of at least 100, adding up to the balance. It holds in every scenario; AWS can’t take it back, undo here can";
    folded("Split…")
        .child(labelled("Equal parts", count))
        .child(labelled("Amounts", amounts))
        .child(el(Tag::P, "credits__sum").live_text(sum))
        .child(act)
        .child(alert(move || wrong.get()))
        .child(text(Tag::P, "credits__note", note))
}

/// What is wrong; said again only when it is something else.
fn alert(wrong: impl Fn() -> String + 'static) -> El {
    let shown = el(Tag::P, "field__error").attr(Attr::ROLE, "alert");
    let own = shown.clone();
    react(move || {
        let wrong = wrong();
        own.set_flag(Attr::HIDDEN, wrong.is_empty());
        own.set_text(&wrong);
    });
    shown
}

fn transfer(shared: Shared, row: Id) -> El {
    let refusal = RwSignal::new(String::new());
    let options = untrack(|| {
        shared.app.document.scene().with(|scene| {
            let option = |account: &crate::domain::Account| {
                text(Tag::OPTION, "", &account.name).attr(Attr::VALUE, account.id.as_str())
            };
            scene.plan.accounts.iter().map(option).collect::<Vec<_>>()
        })
    });
    let select = el(Tag::SELECT, "field__input").children(options);
    let select = select.on(On::CHANGE, move |_| refusal.set(String::new()));
    let own = select.clone();
    let act = text(Tag::BUTTON, "btn btn--small", "Transfer").on(On::CLICK, move |_| {
        let account = Id::from(own.cast::<web_sys::HtmlSelectElement>().value());
        let scenario = shared.app.document.scene().with_untracked(|scene| scene.scenario.clone());
        let command =
            Command::TransferCredit { credit: row.clone(), account, scenario: Some(scenario) };
        let refused = shared.app.document.dispatch(&command).err();
        refusal.set(refused.map_or_else(String::new, |error| error.to_string()));
    });
    let sharing = crate::domain::Sharing::Organization.label();
    let note = format!(
        "Keeps balance, end and services; sharing goes back to “{sharing}”. It is set in this scenario"
    );
    folded("Transfer…")
        .child(labelled("To account", select))
        .child(act)
        .child(alert(move || refusal.get()))
        .child(text(Tag::P, "credits__note", &note))
}
