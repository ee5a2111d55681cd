//! Accounts and services by number, in byte order of their ids, so that ties by number are ties by id.

use crate::domain::order::Order as _;
use std::collections::HashMap;

use crate::domain::{Id, Plan, Rate, Row, Rows, service::ServiceKind};

/// What the engine needs to know of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceFacts {
    /// Its id.
    pub id: Id,
    /// What its charges are.
    pub kind: ServiceKind,
    /// Whether "all services" covers it.
    pub coverable: bool,
    /// Whether the discount applies.
    pub discountable: bool,
    /// Whether it retires the commitment.
    pub commit_eligible: bool,
    /// Weight of directed allocation.
    pub weight: Rate,
}

impl ServiceFacts {
    /// Whether its charges are fees in the sense of the commitment (`docs/engine.md`, section 5).
    pub fn is_fee(&self) -> bool {
        self.commit_eligible && self.kind != ServiceKind::Marketplace
    }
}

/// Numbers for ids.
#[derive(Debug)]
pub struct Index {
    /// Services by number.
    pub services: Vec<ServiceFacts>,
    /// Account ids by number.
    pub accounts: Vec<Id>,
    by_account: HashMap<Id, usize>,
    by_service: HashMap<Id, usize>,
    by_mix: HashMap<Id, usize>,
    mixes: Vec<Vec<(usize, Rate)>>,
}

impl Index {
    /// Numbers the accounts and services of a plan.
    pub fn of(plan: &Plan) -> Self {
        let accounts = ordered(&plan.accounts);
        let services: Vec<_> = ordered(&plan.services);
        let by_service = numbers(&services);
        let facts =
            services.iter().filter_map(|id| plan.services.get(id.as_str())).map(|service| {
                ServiceFacts {
                    id: service.id.clone(),
                    kind: service.kind,
                    coverable: service.coverable,
                    discountable: service.discountable,
                    commit_eligible: service.commit_eligible,
                    weight: service.weight,
                }
            });
        let mixes = plan.mixes.iter().map(|mix| {
            let shares = mix.shares.iter();
            shares.filter_map(|(id, share)| Some((*by_service.get(id)?, *share))).collect()
        });
        let mix_ids: Vec<Id> = plan.mixes.iter().map(|mix| mix.id.clone()).collect();
        Self {
            services: facts.collect(),
            mixes: mixes.collect(),
            by_mix: numbers(&mix_ids),
            by_account: numbers(&accounts),
            accounts,
            by_service,
        }
    }

    /// The number of an account.
    pub fn account(&self, id: &Id) -> Option<usize> {
        self.by_account.get(id).copied()
    }

    /// The number of a service.
    pub fn service(&self, id: &Id) -> Option<usize> {
        self.by_service.get(id).copied()
    }

    /// Which services a list names, by their numbers.
    pub fn listed(&self, ids: &[Id]) -> Vec<bool> {
        let mut listed = vec![false; self.services.len()];
        for number in ids.iter().filter_map(|id| self.service(id)) {
            listed[number] = true;
        }
        listed
    }

    /// The shares of a mix.
    pub fn mix(&self, id: &Id) -> &[(usize, Rate)] {
        self.by_mix.get(id).and_then(|at| self.mixes.get(*at)).map_or(&[], Vec::as_slice)
    }
}

fn ordered<R: Row>(rows: &Rows<R>) -> Vec<Id> {
    let mut ids: Vec<Id> = rows.iter().map(|row| row.id().clone()).collect();
    ids.order();
    ids
}

fn numbers(ids: &[Id]) -> HashMap<Id, usize> {
    ids.iter().cloned().enumerate().map(|(number, id)| (id, number)).collect()
}
