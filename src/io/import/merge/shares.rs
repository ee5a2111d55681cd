//! Shares that add up to exactly 1.

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::domain::Rate;

/// Decimals an amount is weighed with.
const PLACES: u32 = 10;

/// The share of each amount in their sum, in millionths that add up to exactly 1: rounded down,
/// what is left goes one by one to the largest remainders, the earlier first. Amounts below 0
/// count as 0; where there is nothing to weigh, all are equal.
pub(super) fn shares(amounts: &[Decimal]) -> Vec<Rate> {
    let mut weights: Vec<i128> = amounts.iter().map(|amount| weight(*amount)).collect();
    let mut total: i128 = weights.iter().sum();
    if total == 0 {
        weights.fill(1);
        total = weights.iter().sum();
    }
    let whole = i128::from(Rate::ONE.millionths());
    let mut parts: Vec<_> =
        weights.iter().map(|w| (w * whole / total.max(1), w * whole % total.max(1))).collect();
    let left = whole - parts.iter().map(|(share, _)| share).sum::<i128>();
    let mut falling: Vec<usize> = (0..parts.len()).collect();
    falling.order_by_key(|at| Reverse(parts[*at].1));
    for at in falling.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[at].0 += 1;
    }
    parts
        .into_iter()
        .map(|(share, _)| Rate::from_millionths(i64::try_from(share).unwrap_or(0)))
        .collect()
}

fn weight(amount: Decimal) -> i128 {
    let mut amount = amount.max(Decimal::ZERO);
    amount.rescale(PLACES);
    // `rescale` keeps fewer places when 28 digits do not do; such sums never come this far.
    amount.mantissa()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(amounts: &[&str]) -> Vec<String> {
        let amounts: Vec<Decimal> = amounts.iter().map(|a| a.parse().unwrap()).collect();
        shares(&amounts).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_left_goes_to_the_largest_remainders() {
        assert_eq!(of(&["1", "1", "1"]), ["0.333334", "0.333333", "0.333333"]);
        assert_eq!(of(&["2", "1"]), ["0.666667", "0.333333"]);
        assert_eq!(of(&["0", "0"]), ["0.5", "0.5"]);
        assert_eq!(of(&["-1", "3"]), ["0", "1"]);
        assert_eq!(of(&["73.00", "42.64", "9.75", "35.52", "3.17", "3.30"])[0], "0.436133");
        assert_eq!(of(&["5"]), ["1"]);
        assert!(of(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn shares_add_up_to_one(amounts in prop::collection::vec(0..i64::MAX, 1..40), scale in 0..20_u32) {
            let amounts: Vec<_> = amounts.into_iter().map(|a| Decimal::new(a / 1_000_000, scale)).collect();
            prop_assert_eq!(shares(&amounts).iter().map(|share| share.millionths()).sum::<i64>(), Rate::ONE.millionths());
        }
    }
}
