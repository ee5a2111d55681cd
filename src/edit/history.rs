//! Undo and redo: one labelled step per gesture, by shared copies of the plan.

use std::{collections::VecDeque, sync::Arc};

use crate::domain::Plan;

/// How many steps are kept.
pub const STEPS: usize = 200;

/// A step that can be undone: the plan before it.
#[derive(Clone, Debug)]
struct HistoryStep<V> {
    label: String,
    merge: Option<String>,
    plan: Arc<Plan>,
    /// Where the user was when it was done: undo and redo both lead back there.
    view: V,
}

/// The steps done and undone. `V` is what is kept of where the user was.
#[derive(Clone, Debug)]
pub struct History<V> {
    done: VecDeque<HistoryStep<V>>,
    undone: Vec<HistoryStep<V>>,
}

impl<V> Default for History<V> {
    fn default() -> Self {
        Self { done: VecDeque::new(), undone: Vec::new() }
    }
}

impl<V: Clone> History<V> {
    /// Notes a step: the plan as it was before. A step of the same merge key as the last is one
    /// with it.
    pub fn note(&mut self, label: String, merge: Option<String>, before: Arc<Plan>, view: V) {
        self.undone.clear();
        if merge.is_some() && self.done.back().is_some_and(|last| last.merge == merge) {
            return;
        }
        if self.done.len() == STEPS {
            self.done.pop_front();
        }
        self.done.push_back(HistoryStep { label, merge, plan: before, view });
    }

    /// Takes the last step back: the plan before it and where it was done.
    pub fn undo(&mut self, now: Arc<Plan>) -> Option<(Arc<Plan>, V)> {
        let HistoryStep { label, plan, view, .. } = self.done.pop_back()?;
        self.undone.push(HistoryStep { label, merge: None, plan: now, view: view.clone() });
        Some((plan, view))
    }

    /// Does the last undone step again.
    pub fn redo(&mut self, now: Arc<Plan>) -> Option<(Arc<Plan>, V)> {
        let HistoryStep { label, plan, view, .. } = self.undone.pop()?;
        self.done.push_back(HistoryStep { label, merge: None, plan: now, view: view.clone() });
        Some((plan, view))
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.back().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// The labels of the steps done, latest first.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.done.iter().rev().map(|step| step.label.as_str())
    }

    /// The labels of all steps in the order of time: [`Self::done`] ones that are done, then those
    /// that were taken back.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.done.iter().chain(self.undone.iter().rev()).map(|step| step.label.as_str())
    }

    /// How many steps are done.
    pub fn done(&self) -> usize {
        self.done.len()
    }

    /// Walks to where so many steps are done, or as near as there are steps; where the last step on
    /// the way was done. `None` when it is there already.
    pub fn jump(&mut self, done: usize, now: Arc<Plan>) -> Option<(Arc<Plan>, V)> {
        let mut at = None;
        let mut now = now;
        while self.done.len() != done {
            let step = if self.done.len() > done { self.undo(now) } else { self.redo(now) };
            let Some((plan, view)) = step else { break };
            now = plan.clone();
            at = Some((plan, view));
        }
        at
    }
}
