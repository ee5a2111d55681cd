//! What is said of consumption by month: what typing changes, and what the shades stand for.

use crate::{
    calc::consumption::{By, Heat, Measure},
    domain::Total,
    text::{Format, show},
};

/// Why nothing is typed while rows are accounts.
pub const BY_ACCOUNT: &str = "Show services to type: a baseline is one of a service";

/// What typing into a cell changes, or where to type. A baseline is the plan's, so it changes in every scenario.
pub fn typing(measure: Measure, by: By) -> &'static str {
    match (by, measure) {
        (By::Account, _) => BY_ACCOUNT,
        (_, Measure::Baseline) => "Typing changes the baseline of the service, in every scenario",
        (_, Measure::Gross) => {
            "Typing changes the baseline of the service, in every scenario, where no workload adds to it"
        }
        _ => "Computed: what is typed stands under Baseline",
    }
}

/// What the steps of heat stand for, from the first to the fifth; empty where there are none.
pub(super) fn legend(heat: &Heat, format: &Format) -> Vec<String> {
    let money = |bound: Total| show::money_short(bound, format);
    let Some([a, b, c, d]) = heat.bounds else { return Vec::new() };
    let between = |from, to| format!("{} to {}", money(from), money(to));
    vec![
        format!("under {}", money(a)),
        between(a, b),
        between(b, c),
        between(c, d),
        format!("from {}", money(d)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_what_typing_changes() {
        let said = "Typing changes the baseline of the service, in every scenario";
        assert_eq!(typing(Measure::Baseline, By::Service), said);
        assert_eq!(
            typing(Measure::Gross, By::Service),
            format!("{said}, where no workload adds to it")
        );
        assert!(typing(Measure::Cash, By::Service).ends_with("under Baseline"));
        assert_eq!(typing(Measure::Baseline, By::Account), BY_ACCOUNT);
    }

    #[test]
    fn the_legend_names_every_step() {
        let format = Format::default();
        let heat =
            Heat { bounds: Some([2_000_000, 4_500_000, 9_000_000, 18_000_000].map(Total::new)) };
        assert_eq!(
            legend(&heat, &format),
            ["under $20K", "$20K to $45K", "$45K to $90K", "$90K to $180K", "from $180K"]
        );
        assert!(legend(&Heat::over(&[]), &format).is_empty());
    }
}
