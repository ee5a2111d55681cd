//! The months: the grid with its switches, the bill as a drawing, one month taken apart.

use std::sync::Arc;

use leptos::prelude::*;

use super::{bill, directed};
use crate::{
    calc::consumption::{By, Measure, consumption},
    chart::bill as drawing,
    domain::Id,
    grid::{GridId, MonthTable, month_words::typing},
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
        grid,
        kit::panel::{self, Shown},
    },
};

/// Everything by month. What is computed here is computed only while it is shown.
pub fn months(app: App) -> El {
    let (document, look) = (app.document, app.view.look);
    let at = Memo::new(move |_| app.view.selection(GridId::Months).active.column);
    let ledger = Memo::new(move |_| {
        let months = document.scene().with(|scene| scene.plan.head.horizon_months as usize);
        document.ledger(at.get().min(months.saturating_sub(1)))
    });
    let seen = Memo::new(move |_| look.with(|look| (look.by, look.account.clone())));
    let of = Memo::new(move |_| {
        let (by, account) = seen.get();
        ledger.with(|ledger| {
            document.scene().with(|scene| {
                let of = consumption(&scene.resolved, ledger.as_ref()?, by, account.as_ref());
                of.ok().map(Arc::new)
            })
        })
    });
    let table = Memo::new(move |_| {
        let of = of.get()?;
        let look = look.get();
        document.scene().with(|scene| {
            let plans = (&*scene.plan, &scene.resolved);
            let of = MonthTable::new(plans, of, (look.measure, look.by), look.account);
            Some(Arc::new(of))
        })
    });
    let chart = panel::chart(
        "Who pays the monthly bill",
        "cash, credits and discount, month by month",
        move |width| {
            document.scene().with(|scene| {
                let outcome = scene.outcome.as_ref().ok()?;
                let all = seen.with(|(_, account)| account.is_none());
                let of = of.get()?;
                let bill = drawing::series(&of, all.then_some(outcome), &scene.format);
                Some(match width {
                    Some(width) => Shown::Drawing(drawing::svg(&bill, width, "bill")),
                    None => Shown::Table(bill.table()),
                })
            })
        },
    );
    let failed = move || {
        let failure =
            document.scene().with(|scene| scene.outcome.as_ref().err().map(ToString::to_string));
        failure.map(|why| text(Tag::P, "months__failed", &why))
    };
    el(Tag::DIV, "months__scroll")
        .child(switches(app))
        .live(failed)
        .child(grid::months(app, table))
        .child(chart)
        .child(bill::panel(app, ledger))
        .child(directed::panel(app))
}

/// What cells show, what rows stand for, and of which account.
fn switches(app: App) -> El {
    let look = app.view.look;
    let measures = Measure::ALL.map(|measure| {
        let (name, tip) = measure.words();
        press(
            name,
            move || look.with(|look| look.measure == measure),
            move || {
                look.update(|look| look.measure = measure);
            },
        )
        .attr(Attr::TITLE, tip)
    });
    let rows = [(By::Service, "Services"), (By::Account, "Accounts")].map(|(by, name)| {
        press(
            name,
            move || look.with(|look| look.by == by),
            move || {
                look.update(|look| look.by = by);
            },
        )
    });
    let group = |name: &str, buttons: Vec<El>| {
        el(Tag::DIV, "seg").attr(Attr::ROLE, "group").attr(Attr::ARIA_LABEL, name).children(buttons)
    };
    el(Tag::DIV, "months__switches")
        .child(group("Amounts", measures.into()))
        .child(group("Rows", rows.into()))
        .child(accounts(app))
        .child(el(Tag::P, "months__typing").attr(Attr::ID, "typing").live_text(move || said(app)))
}

/// What typing into the grid changes.
fn said(app: App) -> String {
    let (measure, by) = app.view.look.with(|look| (look.measure, look.by));
    typing(measure, by).to_owned()
}

fn press(name: &str, on: impl Fn() -> bool + 'static, choose: impl Fn() + 'static) -> El {
    text(Tag::BUTTON, "", name)
        .live_attr(Attr::ARIA_PRESSED, move || Some(on().to_string()))
        .on(On::CLICK, move |_| choose())
}

/// The account that is looked at.
fn accounts(app: App) -> El {
    let scene = app.document.scene();
    let names = move || {
        scene.with(|scene| {
            let mut names = vec![(String::new(), "All accounts".to_owned())];
            names.extend(scene.plan.accounts.iter().map(|of| {
                let name = if of.name.trim().is_empty() { of.id.as_str() } else { &of.name };
                (of.id.to_string(), name.to_owned())
            }));
            names
        })
    };
    let key = move || names().iter().map(|(id, name)| format!("{id} {name}\n")).collect();
    let option = |(id, name): (String, String)| text(Tag::OPTION, "", &name).attr(Attr::VALUE, &id);
    let select = el(Tag::SELECT, "field__input months__account")
        .attr(Attr::ARIA_LABEL, "Account")
        .live_by(key, move |_| names().into_iter().map(option).collect::<Vec<_>>());
    let look = app.view.look;
    let own = select.clone();
    react(move || {
        let account =
            look.with(|look| look.account.as_ref().map_or_else(String::new, Id::to_string));
        own.cast::<web_sys::HtmlSelectElement>().set_value(&account);
    });
    let own = select.clone();
    select.on(On::CHANGE, move |_| {
        let chosen = own.cast::<web_sys::HtmlSelectElement>().value();
        look.update(|look| {
            look.account = if chosen.is_empty() { None } else { Some(Id::from(chosen)) };
        });
    })
}
