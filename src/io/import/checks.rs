//! What the rows of a preview add up to, and whether that can be what the file says.

use crate::domain::order::Order as _;
use rust_decimal::Decimal;

use super::{Found, Preview, apart::name_apart};
use crate::text::{NumberStyle, show};

/// By how much a total may differ from its rows without one of them being wrong: the calculator rounds
/// each row and each total by itself.
///
/// ```
/// use tranche::io::import::checks::slack;
/// assert_eq!(slack(10).to_string(), "0.110");
/// ```
pub fn slack(rows: usize) -> Decimal {
    Decimal::new(6, 2) + Decimal::new(5, 3) * Decimal::from(rows)
}

/// Whether a value is what a total shows, rounded or cut off at the digits that it shows.
pub(super) fn is_shown(value: Decimal, shown: Decimal, decimals: u32, rows: usize) -> bool {
    let decimals = decimals.min(10);
    let rounding = match decimals {
        0 | 1 => Decimal::new(5, decimals + 1),
        _ => slack(rows),
    };
    (value - shown).abs() <= rounding || value.trunc_with_scale(decimals) == shown
}

/// Names the rows apart, adds them up, and says what cannot be true.
pub(super) fn sum_up(preview: &mut Preview, style: NumberStyle) {
    let Found::Workloads(rows) = &mut preview.rows;
    name_apart(rows);
    preview.kept = rows.len();
    preview.without_amount = rows.iter().filter(|row| row.monthly.is_none()).count();
    preview.total = sum(rows.iter().map(|row| row.monthly));
    preview.total_upfront = sum(rows.iter().map(|row| row.upfront));
    preview.total_12_months = sum(rows.iter().map(|row| row.first_year));
    count(preview);
    preview.doubts = doubts(preview, style);
}

fn sum(amounts: impl IntoIterator<Item = Option<Decimal>>) -> Option<Decimal> {
    amounts.into_iter().flatten().reduce(|sum, amount| sum + amount)
}

/// Finds out which of the records that are asked about the stated total includes: all of them, or one.
fn count(preview: &mut Preview) {
    let (Some(total), Some(stated)) = (preview.total, preview.stated) else { return };
    let is_missing = |amount: Decimal| {
        !amount.is_zero() && (stated - total - amount).abs() <= slack(preview.kept)
    };
    let all = sum(preview.asked.iter().map(|asked| asked.amount)).is_some_and(is_missing);
    let one: Vec<bool> =
        preview.asked.iter().map(|asked| asked.amount.is_some_and(is_missing)).collect();
    for (asked, one) in preview.asked.iter_mut().zip(one) {
        asked.counted = all || one;
    }
}

fn doubts(preview: &Preview, style: NumberStyle) -> Vec<String> {
    let shown = |amount: Decimal| show::digits(&amount.round_dp(2).normalize().to_string(), style);
    let mut doubts = Vec::new();
    let comparisons = [
        ("The rows", preview.total, preview.stated),
        ("Over 12 months the rows", preview.total_12_months, preview.stated_12_months),
        ("Upfront, the rows", preview.total_upfront, preview.stated_upfront),
    ];
    for (rows, total, stated) in comparisons {
        let Some(stated) = stated else { continue };
        let total = total.unwrap_or_default();
        let difference = total - stated;
        if !is_shown(total, stated, stated.scale(), preview.kept) {
            let more = if difference > Decimal::ZERO { "more" } else { "less" };
            doubts.push(format!(
                "{rows} add up to {}, the file states {}: {} {more}.",
                shown(total),
                shown(stated),
                shown(difference.abs()),
            ));
        }
    }
    let counted = preview.asked.iter().filter(|asked| asked.counted).count();
    match (preview.asked.len(), counted) {
        (0, _) => {}
        (1, 0) => doubts.push(String::from("1 record may be a row or a sum: it is not taken unless you say so.")),
        (asked, 0) => doubts.push(format!("{asked} records may be rows or sums: none is taken unless you say so.")),
        (1, _) => doubts.push(String::from("1 record may be a row, and the file’s own total includes it: it is not taken unless you say so.")),
        (asked, counted) => doubts.push(format!(
            "{asked} records may be rows or sums, and the file’s own total includes {counted}: none is taken unless you say so."
        )),
    }
    doubts
}

impl Preview {
    /// The preview with those of the records that were asked about as rows, by their place in `asked`.
    ///
    /// Notices write amounts as `style` has them.
    pub fn taking(&self, places: &[usize], style: NumberStyle) -> Self {
        let mut preview = self.clone();
        let Found::Workloads(rows) = &mut preview.rows;
        preview.asked.clear();
        for (at, asked) in self.asked.iter().enumerate() {
            if places.contains(&at) {
                rows.extend(asked.rows.iter().cloned());
                preview.unknown.retain(|unknown| unknown.record != asked.record);
                preview.skipped -= 1;
            } else {
                preview.asked.push(asked.clone());
            }
        }
        rows.order_by_key(|row| row.record);
        sum_up(&mut preview, style);
        preview
    }
}
