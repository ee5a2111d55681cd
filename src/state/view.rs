//! Where the user is: the screen, the active cells, messages, what is open. Never saved with the plan.

use leptos::prelude::*;

use crate::{grid::Cursor, io::import::Preview};

/// A screen of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Workload inventory and MAP terms.
    Workloads,
    /// Credit register and expiry timeline.
    Credits,
}

impl Screen {
    /// Every screen, in the order of the rail.
    pub const ALL: [Self; 2] = [Self::Workloads, Self::Credits];

    /// What people read, and its address after `#`.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Workloads => ("Workloads", "workloads"),
            Self::Credits => ("Credits", "credits"),
        }
    }
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Info,
    /// Something was not done.
    Bad,
}

/// A message above the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence; further lines are details.
    pub text: String,
}

/// What the page shows.
#[derive(Clone, Copy)]
pub struct View {
    /// The screen.
    pub screen: RwSignal<Screen>,
    /// The active cell of each screen's grid: still there after a look at another screen.
    cursors: [RwSignal<Cursor>; Screen::ALL.len()],
    /// The message above the page.
    pub notice: RwSignal<Option<Notice>>,
    /// What a screen reader is told.
    pub spoken: RwSignal<String>,
    /// An import that waits for a yes.
    pub preview: RwSignal<Option<(String, Preview)>>,
    /// What is being read or written, in words.
    pub busy: RwSignal<Option<String>>,
    /// Whether the page says that its figures are only an example.
    pub welcome: RwSignal<bool>,
}

impl View {
    /// The first screen, nothing open.
    pub fn new() -> Self {
        Self {
            screen: RwSignal::new(Screen::Workloads),
            cursors: Screen::ALL.map(|_| RwSignal::new(Cursor::default())),
            notice: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            preview: RwSignal::new(None),
            busy: RwSignal::new(None),
            welcome: RwSignal::new(false),
        }
    }

    /// The active cell of a screen's grid.
    pub fn cursor(&self, screen: Screen) -> RwSignal<Cursor> {
        self.cursors[screen as usize]
    }

    /// Shows a message.
    pub fn say(&self, tone: Tone, text: impl Into<String>) {
        self.notice.set(Some(Notice { tone, text: text.into() }));
    }
}

impl Default for View {
    fn default() -> Self {
        Self::new()
    }
}
