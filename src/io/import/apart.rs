//! Rows that are called alike are several things: each gets a name of its own.

use std::collections::{HashMap, HashSet};

use super::{WorkloadRow, text::fold};

/// Gives rows that become workloads of their own names that differ: `Amazon EC2`, `Amazon EC2 (2)`. Rows
/// of a group share its name, as they become one workload.
pub(super) fn name_apart(rows: &mut [WorkloadRow]) {
    let mut names = Names::default();
    for row in rows.iter_mut().filter(|row| row.group.is_none()) {
        row.name = names.own(&row.name);
    }
}

/// Names that are taken.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// The last number given to a name.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// The name, or the name with the first number that nobody has; it is taken then.
    pub(super) fn own(&mut self, name: &str) -> String {
        let number = self.numbers.entry(fold(name)).or_insert(1);
        let mut own = name.to_owned();
        while !self.taken.insert(fold(&own)) {
            *number += 1;
            own = format!("{name} ({number})");
        }
        own
    }

    /// Notes that a name is taken.
    pub(super) fn take(&mut self, name: &str) {
        self.taken.insert(fold(name));
    }
}
