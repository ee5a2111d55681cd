//! The question where columns of a pasted block go whose titles name none of the table: asked once, for
//! all of them, before anything is pasted.

use std::borrow::Cow;

use leptos::prelude::*;

use super::{clip, model::Model};
use crate::{
    grid::clipboard::{self, Answers, Block, Columns, UnknownColumn},
    text::show,
    ui::dom::{Attr, El, On, Tag, el, text},
};

/// The dialog; there while a block waits for an answer.
pub fn dialog(model: Model) -> El {
    el(Tag::DIV, "sheet__over").live(move || {
        let (unknown, block) = model.unknown.get()?;
        Some(untrack(|| build(model, &unknown, block)))
    })
}

fn build(model: Model, unknown: &[UnknownColumn], block: Block) -> El {
    let selection = model.selection_now();
    let choices = model.sheet(|sheet| clipboard::choices(sheet, selection, &block));
    let title = match unknown.len() {
        1 => "1 column of what you paste is none of this table".to_owned(),
        n => format!("{n} columns of what you paste are none of this table"),
    };
    let selects: Vec<El> = unknown.iter().map(|column| choice(column, &choices)).collect();
    let heads = ["Title", "Cells", "The first one", "Goes to"]
        .map(|title| text(Tag::TH, "", title).attr(Attr::SCOPE, "col"));
    let rows = unknown.iter().zip(&selects).map(|(column, select)| {
        el(Tag::TR, "")
            .child(text(Tag::TH, "", &called(column)).attr(Attr::SCOPE, "row"))
            .child(text(Tag::TD, "num", &column.cells.to_string()))
            .child(text(Tag::TD, "", &column.example))
            .child(el(Tag::TD, "").child(select.clone()))
    });
    let table = el(Tag::TABLE, "plain")
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(heads)))
        .child(el(Tag::TBODY, "").children(rows));
    let places: Vec<usize> = unknown.iter().map(|column| column.at).collect();
    let waiting = StoredValue::new_local((block, places, selects, choices));
    let paste = move |_| {
        let (block, columns) = waiting.with_value(|(block, places, selects, choices)| {
            let key = |select: &El| {
                let value = select.value();
                choices.iter().map(|(key, _)| *key).find(|key| *key == value)
            };
            let columns = places.iter().copied().zip(selects.iter().map(key));
            (block.clone(), columns.collect::<Columns>())
        });
        close(model);
        clip::paste(model, &block, Answers::default(), columns);
    };
    let dialog = el(Tag::DIALOG, "dialog");
    let gone = dialog.clone();
    // Taken away alone it would not give the keyboard back: browsers do that when it is closed.
    on_cleanup(move || gone.cast::<web_sys::HtmlDialogElement>().close());
    dialog
        .attr(Attr::ARIA_LABEL, &title)
        .on(On::CLOSE, move |_| model.unknown.set(None))
        .child(text(Tag::H2, "dialog__title", &title))
        .child(
            el(Tag::DIV, "dialog__rows")
                .attr(Attr::TABINDEX, "0")
                .attr(Attr::ROLE, "group")
                .attr(Attr::ARIA_LABEL, "Columns")
                .child(table),
        )
        .child(
            el(Tag::DIV, "dialog__actions")
                .child(text(Tag::BUTTON, "btn", "Don’t paste").on(On::CLICK, move |_| close(model)))
                .child(text(Tag::BUTTON, "btn btn--primary", "Paste").on(On::CLICK, paste)),
        )
        .modal()
}

fn close(model: Model) {
    model.unknown.set(None);
    model.focus();
}

fn called(column: &UnknownColumn) -> String {
    match column.title.as_str() {
        "" => "A column without a title".to_owned(),
        title => title.to_owned(),
    }
}

/// Where a column can go, with what is proposed chosen.
fn choice(column: &UnknownColumn, choices: &[(&'static str, Cow<'static, str>)]) -> El {
    let cells = show::counted(column.cells, "cell");
    let select = el(Tag::SELECT, "field__input")
        .attr(Attr::ARIA_LABEL, &format!("Where {} goes, {cells}", called(column)));
    let option = |value: &str, words: &str, chosen: bool| {
        let option = text(Tag::OPTION, "", words).attr(Attr::VALUE, value);
        option.set_flag(Attr::SELECTED, chosen);
        option
    };
    let nowhere = option("", "Leave it out", column.proposal.is_none());
    let keys = choices.iter().map(|(key, title)| option(key, title, column.proposal == Some(*key)));
    select.child(nowhere).children(keys)
}
