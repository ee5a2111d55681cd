//! Ids: what the plan has is used, what is new gets an id of its own.

use crate::domain::order::Order as _;
use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::shares::shares;
use crate::{
    domain::{Id, Mix, Plan, Rate, Row, Service},
    io::import::catalogue::{self, UNCATEGORISED},
    text::{fold, is_letter_or_digit},
};

/// Longest readable part of a new id.
const SLUG: usize = 32;

/// The ids of a plan that is being added to.
pub(super) struct Names {
    last_workload: u64,
    /// Plan service by catalogue id.
    services: HashMap<String, Id>,
    /// Mix by its shares, sorted.
    mixes: HashMap<Vec<(Id, Rate)>, Id>,
    mix_ids: HashSet<Id>,
}

impl Names {
    pub(super) fn of(plan: &Plan) -> Self {
        // A number near the end of its range is a name of its own, not a count to go on from.
        let number = |id: &Id| {
            id.as_str().strip_prefix('w')?.parse::<u64>().ok().filter(|n| *n < u64::MAX / 2)
        };
        let mut names = Self {
            last_workload: plan.workloads.iter().filter_map(|w| number(&w.id)).max().unwrap_or(0),
            services: catalogue::in_plan(plan),
            mixes: HashMap::new(),
            mix_ids: plan.mixes.iter().map(|mix| mix.id.clone()).collect(),
        };
        for mix in plan.mixes.iter() {
            names.mixes.entry(sorted(&mix.shares)).or_insert_with(|| mix.id.clone());
        }
        names
    }

    /// `w` and the number after the largest in use.
    pub(super) fn next_workload(&mut self) -> Id {
        self.last_workload += 1;
        Id::from(format!("w{}", self.last_workload))
    }

    /// The mix of those amounts: one the plan has, else a new one.
    pub(super) fn mix(
        &mut self,
        plan: &mut Plan,
        workload: &str,
        services: &[(&str, Decimal)],
    ) -> Id {
        let amounts: Vec<_> = services.iter().map(|(_, amount)| *amount).collect();
        let mut split: Vec<(Id, Rate)> = Vec::new();
        for ((service, _), share) in services.iter().zip(shares(&amounts)) {
            if share > Rate::ZERO {
                let id = self.service(plan, service);
                // Two catalogue services may be one service of the plan.
                match split.iter_mut().find(|(known, _)| *known == id) {
                    // Parts of one whole: their sum fits.
                    Some((_, sum)) => *sum = sum.checked_add(share).unwrap_or(*sum),
                    None => split.push((id, share)),
                }
            }
        }
        let key = sorted(&split);
        if let Some(id) = self.mixes.get(&key) {
            return id.clone();
        }
        let (name, slug) = match split.as_slice() {
            [(service, _)] => {
                let row = plan.services.get(service.as_str());
                (row.map_or(String::new(), |row| row.name.clone()), service.to_string())
            }
            _ => (workload.to_owned(), slug(workload)),
        };
        let id = unused(&format!("m-{slug}"), &self.mix_ids);
        plan.mixes.push(Mix { name, shares: split, ..Mix::blank(id.clone()) });
        self.mix_ids.insert(id.clone());
        self.mixes.insert(key, id.clone());
        id
    }

    fn service(&mut self, plan: &mut Plan, id: &str) -> Id {
        if let Some(id) = self.services.get(id) {
            return id.clone();
        }
        let row = match catalogue::by_id(id).or_else(|| catalogue::by_id(UNCATEGORISED)) {
            Some(entry) => entry.to_service(),
            None => Service::blank(Id::from(id)),
        };
        let new = row.id.clone();
        plan.services.push(row);
        self.services.insert(id.to_owned(), new.clone());
        new
    }
}

fn sorted(shares: &[(Id, Rate)]) -> Vec<(Id, Rate)> {
    let mut shares: Vec<_> =
        shares.iter().filter(|(_, share)| *share > Rate::ZERO).cloned().collect();
    shares.order();
    shares
}

/// The wish, or the wish with the first number that makes it new.
fn unused(wish: &str, taken: &HashSet<Id>) -> Id {
    let mut id = Id::from(wish);
    let mut number = 2;
    while taken.contains(&id) {
        id = Id::from(format!("{wish}-{number}"));
        number += 1;
    }
    id
}

/// Letters and digits of a name, in lower case, joined by hyphens.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in fold(name).chars() {
        if is_letter_or_digit(c) {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.chars().count() == SLUG {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { String::from("mix") } else { slug.to_owned() }
}
