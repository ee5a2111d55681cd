//! What the page and its worker say to each other about a file. Files are read, shown and added in the worker, and
//! redacted copies are made there, so that the page carries none of it: it hands over its plan, shows what comes back,
//! and takes the plan it gets.
//!
//! ```text
//! Request::read(…) ── answer ──> Shown ── Request::take(…) ── answer ──> Shown
//!                                  └───── Request::add(…) ─── answer ──> Added
//! Request::redact(…) ── answer ──> Redacted
//! ```

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{
    Existing, ImportError, MergeOptions, Preview, Shown, apply, bill, read_in, text::decode,
    unpack::unpacked,
};
use crate::{
    domain::Plan,
    io::{plan_file, redact::redacted},
    text::NumberStyle,
};

/// What the page asks for. As text it is JSON; the bytes of the file go beside it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    /// 1,234,567.8 as the reader writes it.
    sample: String,
    /// The plan the file would be added to, as a plan file.
    plan: String,
    /// What to do.
    step: Step,
}

#[derive(Debug, Serialize, Deserialize)]
enum Step {
    /// Read a file of this name.
    Read(String),
    /// Take one of the records that were asked about.
    Take { preview: String, asked: usize },
    /// Add what was found.
    Add { preview: String, replace: bool, exchange_rate: Option<String>, fresh: bool },
    /// Leave out what only we may see.
    Redact,
}

/// What becomes of a request.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Answer {
    /// The file holds a plan, which is opened and not imported: its text.
    Plan(String),
    /// What was found in it.
    Shown(Box<Shown>),
    /// The plan with what was found, as a plan file, and what the user is told.
    Added {
        /// The plan.
        plan: String,
        /// The sentence.
        said: String,
    },
    /// The plan without what only we may see, as a plan file.
    Redacted(String),
    /// Why there is nothing else, as a sentence.
    Refused(String),
}

impl Request {
    fn new(style: NumberStyle, plan: &Plan, step: Step) -> Self {
        Self { sample: style.sample(), plan: plan_file::write(plan), step }
    }

    /// Reads a file of any kind and says what it would add to `plan`.
    pub fn read(style: NumberStyle, plan: &Plan, file_name: &str) -> Self {
        Self::new(style, plan, Step::Read(file_name.to_owned()))
    }

    /// Takes one of the records that `shown` asks about, by its position.
    pub fn take(style: NumberStyle, plan: &Plan, shown: &Shown, asked: usize) -> Self {
        Self::new(style, plan, Step::Take { preview: shown.preview.clone(), asked })
    }

    /// Adds what `shown` tells of to `plan`; a `fresh` plan takes the file's currency and name first.
    /// `exchange_rate` is units of the plan's currency per unit of the file's.
    pub fn add(
        plan: &Plan,
        shown: &Shown,
        existing: Existing,
        exchange_rate: Option<Decimal>,
        fresh: bool,
    ) -> Self {
        let step = Step::Add {
            preview: shown.preview.clone(),
            replace: existing == Existing::Replace,
            exchange_rate: exchange_rate.map(|rate| rate.to_string()),
            fresh,
        };
        Self::new(NumberStyle::POINT, plan, step)
    }

    /// Makes a copy of `plan` that can be given away.
    pub fn redact(plan: &Plan) -> Self {
        Self::new(NumberStyle::POINT, plan, Step::Redact)
    }

    /// As text for the worker. Empty where there is no memory left for it.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Does what the text of a request asks for: in the worker. `bytes` are the file's, for
    /// [`read`](Self::read) alone.
    ///
    /// ```
    /// use tranche::domain::{Month, Plan};
    /// use tranche::io::import::{Answer, Request};
    /// use tranche::text::NumberStyle;
    ///
    /// let request = Request::read(NumberStyle::POINT, &Plan::empty(Month::EPOCH), "notes.txt");
    /// let answer = Request::answer(&request.text(), b"hello");
    /// assert!(matches!(&answer, Answer::Refused(why) if why.contains("without a table")));
    /// assert_eq!(Answer::of_text(&answer.text()), Some(answer));
    /// ```
    pub fn answer(text: &str, bytes: &[u8]) -> Answer {
        let request: Result<Self, _> = serde_json::from_str(text);
        let done = request.map_err(|error| error.to_string()).and_then(|of| of.done(bytes));
        done.unwrap_or_else(Answer::Refused)
    }

    fn done(self, bytes: &[u8]) -> Result<Answer, String> {
        let style = NumberStyle::shown_by(&self.sample);
        let plan = plan_file::read(&self.plan).map_err(|error| error.to_string())?;
        let shown = |preview| Answer::Shown(Box::new(Shown::of(&preview, &plan, style)));
        match self.step {
            Step::Read(name) => {
                let bytes = &*unpacked(bytes).map_err(|error| error.to_string())?;
                match read_in(style, bytes, &name) {
                    Ok(preview) => Ok(shown(preview)),
                    Err(ImportError::IsPlan) => Ok(Answer::Plan(decode(bytes).text.into_owned())),
                    Err(ImportError::IsBill) => bill::read(bytes, &name, &plan, style)
                        .map(|shown| Answer::Shown(Box::new(shown)))
                        .map_err(|error| error.to_string()),
                    Err(error) => Err(error.to_string()),
                }
            }
            Step::Take { preview, asked } => Ok(shown(found(&preview)?.taking(&[asked], style))),
            Step::Add { preview, replace, exchange_rate, fresh } => {
                let existing = if replace { Existing::Replace } else { Existing::Keep };
                let exchange_rate = exchange_rate.and_then(|rate| rate.parse().ok());
                let options = MergeOptions { existing, exchange_rate, ..MergeOptions::default() };
                added(plan, &found(&preview)?, options, fresh)
            }
            Step::Redact => Ok(Answer::Redacted(plan_file::write(&redacted(&plan)))),
        }
    }
}

impl Answer {
    /// As text for the page. Empty where there is no memory left for it.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What [`text`](Self::text) wrote; `None` for any other text.
    pub fn of_text(text: &str) -> Option<Self> {
        let answer: Json = serde_json::from_str(text).ok()?;
        let (kind, held) = answer.as_object()?.iter().next()?;
        let text = |json: &Json| json.as_str().map(str::to_owned);
        Some(match kind.as_str() {
            "Plan" => Self::Plan(text(held)?),
            "Shown" => Self::Shown(Box::new(Shown::of_json(held)?)),
            "Added" => {
                Self::Added { plan: text(held.get("plan")?)?, said: text(held.get("said")?)? }
            }
            "Redacted" => Self::Redacted(text(held)?),
            "Refused" => Self::Refused(text(held)?),
            _ => return None,
        })
    }
}

fn found(preview: &str) -> Result<Preview, String> {
    serde_json::from_str(preview).map_err(|error| error.to_string())
}

fn added(
    mut plan: Plan,
    preview: &Preview,
    options: MergeOptions,
    fresh: bool,
) -> Result<Answer, String> {
    if fresh {
        let head = Arc::make_mut(&mut plan.head.0);
        head.currency.clone_from(&preview.currency);
        if let Some(name) = &preview.name {
            head.name.clone_from(name);
        }
    }
    let before = plan.workloads.len();
    let plan = apply(&plan, preview, options).map_err(|error| error.to_string())?;
    let file = &preview.file;
    let said = match (options.existing, plan.workloads.len().abs_diff(before)) {
        (Existing::Replace, _) => {
            format!("The workloads of {file} are replaced. One undo brings them back.")
        }
        (_, 1) => format!("1 workload added from {file}. One undo takes it back."),
        (_, n) => format!("{n} workloads added from {file}. One undo takes them back."),
    };
    Ok(Answer::Added { plan: plan_file::write(&plan), said })
}
