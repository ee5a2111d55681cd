//! The rail: the screens, and how long until AWS' year ends.

use chrono::Datelike as _;
use leptos::prelude::*;

use super::{
    app::app,
    icons::{Brand, Icon, Shape},
};
use crate::{
    domain::{Day, TableId},
    platform::clock,
    state::Screen,
    table::table,
    text::show,
};

/// The rail.
#[component]
pub fn Rail() -> impl IntoView {
    view! {
        <nav class="rail" aria-label="Screens">
            <div class="brand"><Brand/><b>"Tranche"</b></div>
            <ul>{Screen::ALL.into_iter().map(|screen| view! { <Item screen/> }).collect_view()}</ul>
            <YearEnd/>
        </nav>
    }
}

#[component]
fn Item(screen: Screen) -> impl IntoView {
    let app = app();
    let (title, address) = screen.words();
    let (shape, id) = match screen {
        Screen::Workloads => (Shape::Grid, TableId::Workloads),
        Screen::Credits => (Shape::Timeline, TableId::Credits),
    };
    let scene = app.document.scene();
    let rows = move || scene.with(|scene| table(&scene.plan, id).len());
    let problems = move || {
        scene.with(|scene| scene.plan.drafts.iter().filter(|(cell, _)| cell.table == id).count())
    };
    let current = move || (app.view.screen.get() == screen).then_some("page");
    view! {
        <li>
            <a class="rail__item" href=format!("#{address}") aria-current=current>
                <Icon shape/>
                <span class="rail__name">{title}</span>
                {move || match problems() {
                    0 => view! { <span class="rail__n">{rows}</span> }.into_any(),
                    n => view! { <span class="rail__n rail__n--bad">{n}" !"<span class="vh">" cells need attention"</span></span> }.into_any(),
                }}
            </a>
        </li>
    }
}

/// AWS' fiscal year ends on 31 December: the best window of the year.
#[component]
fn YearEnd() -> impl IntoView {
    let scene = app().document.scene();
    let today = clock::today();
    let end = Day::from_ymd_opt(today.year(), 12, 31).unwrap_or(today);
    let left = show::days_left((end - today).num_days());
    let as_of = move || {
        scene.with(|scene| {
            scene.plan.head.as_of.map(|day| format!("Data as of {}.", show::day(day)))
        })
    };
    view! {
        <p class="rail__foot"><b>{left}" to AWS year end"</b>{show::day(end)}". "{as_of}</p>
    }
}
