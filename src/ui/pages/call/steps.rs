//! What the next step of each term is worth, worked out while nothing else is to do.

use leptos::prelude::*;

use super::{Call, track};
use crate::{
    calc::terms::{self, Step, Term},
    platform::clock,
    ui::dom::react,
};

impl Call {
    /// Computes what the next step of each term is worth, a few at a time, once nothing changes any more.
    pub fn value_steps(self) {
        let scene = self.app.document.scene();
        react(move || {
            scene.track();
            let run = self.run.get_untracked().wrapping_add(1);
            self.run.set(run);
            set_timeout(
                move || self.value_some(run, Vec::new()),
                std::time::Duration::from_millis(150),
            );
        });
    }

    fn value_some(self, run: u32, mut done: Vec<(Term, Step)>) {
        /// What one go may take: a part of a frame.
        const BUDGET: f64 = 8.0;
        let scene = self.app.document.scene();
        // The page may be gone, or what it showed.
        if self.run.try_get_untracked() != Some(run) {
            return;
        }
        let Some(scene) = scene.try_get_untracked() else { return };
        let known = terms::terms(&scene.plan);
        let end = clock::millis() + BUDGET;
        let mut at = done.len();
        while let Some(term) = known.get(at).filter(|_| clock::millis() < end) {
            let numbers = track::numbers(&scene, term);
            let mut worth =
                |changes: &[_]| untrack(|| self.app.document.worth(&scene.scenario, changes));
            let none = Step { by: 0, worth: None };
            let step = term.next_step(&scene.resolved, term.scale(&numbers), &mut worth);
            done.push((term.clone(), step.unwrap_or(none)));
            at += 1;
        }
        if at < known.len() {
            request_animation_frame(move || self.value_some(run, done));
        } else {
            self.steps.set(done);
        }
    }
}
