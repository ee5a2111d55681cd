//! Which workloads of a plan came with one estimate, so that a later one can replace them.

use crate::{
    domain::{Id, Plan, Workload},
    io::import::{Found, Preview, WorkloadRow, text::fold},
};

/// The workloads of a plan that came with an estimate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub workloads: Vec<Id>,
    /// Whether they came with the very same rows; else with an earlier file of the same name.
    pub same: bool,
}

/// The workloads that a preview's estimate has brought before; `None` when there are none.
///
/// ```
/// use tranche::domain::{Month, Plan};
/// use tranche::io::import::{MergeOptions, apply, held, read};
///
/// let csv = b"Group hierarchy,Region,Description,Service,Upfront,Monthly,Currency\n\
///             My Estimate,Europe (Spain),,Amazon EC2 ,0,16.645,USD\n";
/// let preview = read(csv, "My Estimate.csv")?;
/// let plan = Plan::empty(Month::EPOCH);
/// assert_eq!(held(&plan, &preview), None);
/// let plan = apply(&plan, &preview, MergeOptions::default())?;
/// assert!(held(&plan, &preview).unwrap().same);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn held(plan: &Plan, preview: &Preview) -> Option<Held> {
    let mark = mark(preview);
    let (hash, name) = mark.split_once(' ')?;
    let of = |is: &dyn Fn(&str, &str) -> bool| {
        let is = |workload: &&Workload| {
            let mark = workload.estimate.as_deref().and_then(|mark| mark.split_once(' '));
            mark.is_some_and(|(hash, name)| is(hash, name))
        };
        plan.workloads.iter().filter(is).map(|of| of.id.clone()).collect::<Vec<_>>()
    };
    let same = of(&|of, _| of == hash);
    let (workloads, same) = match same.is_empty() {
        true => (of(&|_, of| !name.is_empty() && of == name), false),
        false => (same, true),
    };
    (!workloads.is_empty()).then_some(Held { workloads, same })
}

/// What marks the workloads of an estimate: what tells it from others, a space, and the name of its file.
pub(super) fn mark(preview: &Preview) -> Box<str> {
    format!("{} {}", preview.batch, bare(&preview.file)).into()
}

/// The name of a file without its ending and without the number browsers give to a second download.
fn bare(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let numbered = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    let name =
        numbered.filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit())).map_or(name, |(n, _)| n);
    fold(name)
}

/// What tells an estimate from others: the same for the same rows, in whatever order and encoding.
pub(in crate::io::import) fn of(preview: &Preview) -> String {
    let Found::Workloads(rows) = &preview.rows;
    let sum = rows.iter().map(of_row).fold(0_u64, u64::wrapping_add);
    format!("{sum:016x}")
}

fn of_row(row: &WorkloadRow) -> u64 {
    let text = |amount: Option<_>| {
        amount.map_or(String::new(), |amount: rust_decimal::Decimal| amount.normalize().to_string())
    };
    let (monthly, upfront) = (text(row.monthly), text(row.upfront));
    let group = row.group.as_deref().unwrap_or_default();
    let row = [&fold(&row.service), &fold(&row.region), group, &monthly, &upfront].join("\u{1f}");
    // FNV-1a: tells apart, defends against nobody.
    row.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
