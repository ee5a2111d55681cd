//! Credits as the bill takes them up: in published order, with everything looked up once.

use crate::domain::order::Order as _;
use crate::domain::{Application, Day, Month, Program, ServiceScope, Sharing, choice::Choice as _};

use crate::engine::{credits::Grant, index::Index};

/// A credit as the bill run needs it: everything looked up once.
pub struct Ready {
    /// Position among the grants.
    pub grant: usize,
    /// Its balance in cents.
    pub balance: i64,
    /// Number of its programme.
    pub program: usize,
    /// Before or after the discount.
    pub application: Application,
    pub(super) account: Option<usize>,
    pub(super) owner_only: bool,
    pub(super) covers: Vec<bool>,
    start: Day,
    end: Day,
}

impl Ready {
    /// Whether it covers a line of that account and service.
    pub fn reaches(&self, account: usize, service: usize) -> bool {
        self.covers.get(service) == Some(&true)
            && (!self.owner_only || self.account == Some(account))
    }

    /// Days of the month on which it is valid.
    pub fn valid_days(&self, month: Month) -> i64 {
        let from = self.start.max(month.first_day());
        let to = self.end.min(month.last_day());
        ((to - from).num_days() + 1).max(0)
    }
}

/// The credits in published order: ends first, fewest services, started first, id.
pub fn in_order(index: &Index, grants: &[Grant]) -> Vec<Ready> {
    let mut grants: Vec<_> = grants.iter().enumerate().collect();
    grants.order_by(|(_, a), (_, b)| a.published(b));
    let ready = grants.into_iter().map(|(at, grant)| {
        let covers = match &grant.services {
            ServiceScope::All => index.services.iter().map(|service| service.coverable).collect(),
            ServiceScope::Listed(ids) => index.listed(ids),
        };
        Ready {
            grant: at,
            balance: grant.amount.get(),
            program: number(grant.program),
            application: grant.application,
            account: index.account(&grant.account),
            owner_only: grant.sharing == Sharing::Owner,
            covers,
            start: grant.start,
            end: grant.end.unwrap_or(Day::MAX),
        }
    });
    ready.collect()
}

pub(super) fn number(program: Program) -> usize {
    Program::ALL.iter().position(|p| *p == program).unwrap_or_default()
}

/// The day cap of a credit on a line in a month; `None` when it is valid all month.
pub fn day_cap(credit: &Ready, month: Month, basis: i64) -> Option<i64> {
    let (valid, days) = (credit.valid_days(month), month.days());
    // `basis × valid / days`, rounded down; the whole days apart, so that no product is larger than the
    // charge itself.
    let part = || basis / days * valid + basis % days * valid / days;
    (valid < days).then(part)
}
