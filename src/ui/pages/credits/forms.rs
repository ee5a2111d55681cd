//! Splitting and transferring a credit of the register.

use leptos::prelude::*;

use super::Shared;
use crate::{
    domain::{Cents, Credit, Id, choice::Choice as _},
    edit::{self, Command},
    state::Scene,
    text::show,
    ui::dom::{El, el, text},
};

/// The forms of a credit by its id in the outcome; none unless it stands in the register.
pub fn forms(shared: Shared, id: &str) -> Vec<El> {
    let Some(row) = id.strip_prefix("credit:").map(Id::from) else { return Vec::new() };
    vec![el("section", "").child(split(shared, row.clone())).child(transfer(shared, row))]
}

fn folded(title: &str) -> El {
    el("details", "credits__form").child(text("summary", "side__more", title))
}

fn labelled(label: &str, input: El) -> El {
    el("label", "credits__field").child(text("span", "", label)).child(input)
}

fn input(value: &str) -> El {
    let input = el("input", "field__input").attr("type", "text").attr("autocomplete", "off");
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

fn split(shared: Shared, row: Id) -> El {
    let typed = RwSignal::new(equal(shared, &row, 2));
    let refusal = RwSignal::new(String::new());
    let (count, amounts) = (input("2"), input(&typed.get_untracked()));
    let (own, shown, place) = (count.clone(), amounts.clone(), row.clone());
    let count = count.attr("inputmode", "numeric").on("input", move |_| {
        if let Ok(parts) = own.value().trim().parse::<usize>() {
            shown.set_value(&equal(shared, &place, parts));
            typed.set(shown.value());
        }
    });
    let own = amounts.clone();
    let amounts = amounts.on("input", move |_| typed.set(own.value()));
    let place = row.clone();
    let sum = move || {
        let said = |scene: &Scene, credit: &Credit| {
            let balance = show::money_full(edit::available(credit), &scene.format);
            match typed.with(|typed| edit::parts(typed, &scene.format)) {
                Err(unread) => unread.to_string(),
                Ok(parts) => {
                    let sum = parts.iter().fold(0_i64, |sum, part| sum.saturating_add(part.0));
                    let sum = show::money_full(Cents(sum), &scene.format);
                    format!("{} parts, {sum} of {balance}", parts.len())
                }
            }
        };
        of(shared, &place, said).unwrap_or_default()
    };
    let act = text("button", "btn btn--small", "Split").on("click", move |_| {
        let format = shared.app.document.scene().with_untracked(|scene| scene.format.clone());
        let parts = typed.with_untracked(|typed| edit::parts(typed, &format));
        let done = parts.map_err(|unread| unread.to_string()).and_then(|parts| {
            let command = Command::SplitCredit { credit: row.clone(), parts };
            shared.app.document.dispatch(&command).map(drop)
        });
        refusal.set(done.err().unwrap_or_default());
    });
    let note = "Parts of at least 100, adding up to the balance. It holds in every scenario; AWS can’t take it back, undo here can";
    folded("Split…")
        .child(labelled("Equal parts", count))
        .child(labelled("Amounts", amounts))
        .child(el("p", "credits__sum").live_text(sum))
        .child(act)
        .child(alert(refusal))
        .child(text("p", "credits__note", note))
}

fn alert(refusal: RwSignal<String>) -> El {
    el("p", "field__error")
        .attr("role", "alert")
        .live_flag("hidden", move || refusal.with(String::is_empty))
        .live_text(move || refusal.get())
}

fn transfer(shared: Shared, row: Id) -> El {
    let refusal = RwSignal::new(String::new());
    let options = untrack(|| {
        shared.app.document.scene().with(|scene| {
            let option = |account: &crate::domain::Account| {
                text("option", "", &account.name).attr("value", account.id.as_str())
            };
            scene.plan.accounts.iter().map(option).collect::<Vec<_>>()
        })
    });
    let select = el("select", "field__input").children(options);
    let own = select.clone();
    let act = text("button", "btn btn--small", "Transfer").on("click", move |_| {
        let account = Id::from(own.cast::<web_sys::HtmlSelectElement>().value());
        let scenario = shared.app.document.scene().with_untracked(|scene| scene.scenario.clone());
        let command =
            Command::TransferCredit { credit: row.clone(), account, scenario: Some(scenario) };
        refusal.set(shared.app.document.dispatch(&command).err().unwrap_or_default());
    });
    let sharing = crate::domain::Sharing::Organization.label();
    let note = format!(
        "Keeps balance, end and services; sharing goes back to “{sharing}”. It is set in this scenario"
    );
    folded("Transfer…")
        .child(labelled("To account", select))
        .child(act)
        .child(alert(refusal))
        .child(text("p", "credits__note", &note))
}
