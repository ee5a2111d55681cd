//! How a figure came about, in a sentence.

use crate::{
    domain::{Cents, Plan, commitment::CreditsCount},
    engine::Outcome,
    text::{Format, show},
};

/// The figures of the strip and the breakdown that can explain themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// What it is all worth in cash.
    NetValue,
    /// Face value of all credits.
    Headline,
    /// Applied to bills.
    Applied,
    /// Lost at their end.
    Expired,
    /// Left after the horizon.
    Remaining,
    /// Starting after the horizon.
    Beyond,
    /// Commitment shortfall that credits cause.
    ShortfallCost,
    /// Bill saved.
    BillSaving,
    /// Cash from MAP, ProServe and partners.
    CashFunding,
    /// What the levers cost.
    LeverCost,
    /// Lever credits by chance and timing.
    ExpectedLevers,
    /// Charges before discount and credits.
    Gross,
    /// Cash without credits.
    CashWithout,
    /// Cash with credits.
    CashWith,
    /// What all of it costs at list prices.
    List,
    /// What discounts save against list prices.
    DiscountSaving,
    /// What the whole deal saves against having none.
    DealValue,
    /// The fee of the support plan.
    Support,
    /// Tax that is not reclaimed, without credits.
    TaxWithout,
    /// Tax that is not reclaimed, with credits.
    TaxWith,
}

impl Figure {
    /// Every figure, in the order of the breakdown.
    pub const ALL: [Self; 20] = [
        Self::DealValue,
        Self::NetValue,
        Self::BillSaving,
        Self::ShortfallCost,
        Self::CashFunding,
        Self::LeverCost,
        Self::Headline,
        Self::Applied,
        Self::Expired,
        Self::Remaining,
        Self::Beyond,
        Self::Gross,
        Self::CashWithout,
        Self::CashWith,
        Self::ExpectedLevers,
        Self::DiscountSaving,
        Self::List,
        Self::Support,
        Self::TaxWithout,
        Self::TaxWith,
    ];

    /// The key in the outcome (and the address for tests).
    pub fn key(self) -> &'static str {
        match self {
            Self::NetValue => "net_value",
            Self::Headline => "headline",
            Self::Applied => "applied",
            Self::Expired => "expired",
            Self::Remaining => "remaining",
            Self::Beyond => "beyond",
            Self::ShortfallCost => "shortfall_cost",
            Self::BillSaving => "bill_saving",
            Self::CashFunding => "cash_funding",
            Self::LeverCost => "lever_cost",
            Self::ExpectedLevers => "expected_levers",
            Self::Gross => "gross",
            Self::CashWithout => "cash_without",
            Self::CashWith => "cash_with",
            Self::List => "list",
            Self::DiscountSaving => "discount_saving",
            Self::DealValue => "deal_value",
            Self::Support => "support",
            Self::TaxWithout => "tax_without",
            Self::TaxWith => "tax_with",
        }
    }

    /// What people read beside it.
    pub fn title(self) -> &'static str {
        match self {
            Self::NetValue => "Net value of credits",
            Self::Headline => "Headline credits",
            Self::Applied => "Usable",
            Self::Expired => "Forfeited",
            Self::Remaining => "Left after the plan",
            Self::Beyond => "Starts after the plan",
            Self::ShortfallCost => "Shortfall cost",
            Self::BillSaving => "Bill saved",
            Self::CashFunding => "Cash funding",
            Self::LeverCost => "What we give",
            Self::ExpectedLevers => "Levers by chance and timing",
            Self::Gross => "Charges",
            Self::CashWithout => "Bill without credits",
            Self::CashWith => "Bill with credits",
            Self::List => "At list prices",
            Self::DiscountSaving => "Discount saved",
            Self::DealValue => "Deal value",
            Self::Support => "Support fee",
            Self::TaxWithout => "Tax without credits",
            Self::TaxWith => "Tax with credits",
        }
    }

    /// Its amount.
    pub fn of(self, outcome: &Outcome) -> Cents {
        match self {
            Self::NetValue => outcome.net_value,
            Self::Headline => outcome.headline,
            Self::Applied => outcome.applied,
            Self::Expired => outcome.expired,
            Self::Remaining => outcome.remaining,
            Self::Beyond => outcome.beyond,
            Self::ShortfallCost => outcome.shortfall_cost,
            Self::BillSaving => outcome.bill_saving,
            Self::CashFunding => outcome.cash_funding,
            Self::LeverCost => outcome.lever_cost,
            Self::ExpectedLevers => outcome.expected_levers,
            Self::Gross => outcome.gross,
            Self::CashWithout => outcome.cash_without,
            Self::CashWith => outcome.cash_with,
            Self::List => outcome.list,
            Self::DiscountSaving => outcome.discount_saving,
            Self::DealValue => outcome.deal_value,
            Self::Support => outcome.support,
            Self::TaxWithout => outcome.tax_without,
            Self::TaxWith => outcome.tax_with,
        }
    }

    /// What people read beside it; with `hide_private` it says that our own cost is not in it.
    pub fn titled(self, hide_private: bool) -> &'static str {
        match self {
            Self::NetValue if hide_private => "Net value before own cost",
            Self::DealValue if hide_private => "Deal value before own cost",
            _ => self.title(),
        }
    }

    /// Whether it tells what only we may see: our own cost and chances.
    pub fn is_private(self) -> bool {
        matches!(self, Self::LeverCost | Self::ExpectedLevers)
    }

    /// How it was computed, with its own inputs. `plan` is the resolved scenario. With `hide_private`
    /// our own cost is not counted in `outcome`.
    pub fn explain(
        self,
        plan: &Plan,
        outcome: &Outcome,
        format: &Format,
        hide_private: bool,
    ) -> String {
        let m = |cents: Cents| show::money_whole(cents, format);
        let months = outcome.months.len();
        match self {
            Self::NetValue if hide_private => format!(
                "{} of bill saved, less {} of commitment shortfall that the credits cause, plus {} of cash funding. What our side of the exchange costs is not counted.",
                m(outcome.bill_saving), m(outcome.shortfall_cost), m(outcome.cash_funding)
            ),
            Self::NetValue => format!(
                "{} of bill saved, less {} of commitment shortfall that the credits cause, plus {} of cash funding, less {} that our side of the exchange costs.",
                m(outcome.bill_saving), m(outcome.shortfall_cost), m(outcome.cash_funding), m(outcome.lever_cost)
            ),
            Self::Headline => format!(
                "The face value of {}: {} usable, {} forfeited, {} left after the plan, {} starting after it.",
                show::counted(outcome.grants.len(), "credit"), m(outcome.applied), m(outcome.expired), m(outcome.remaining), m(outcome.beyond)
            ),
            Self::Applied => format!(
                "What credits take off the bills of {months} months, applied the way AWS publishes: ends first, fewest services, oldest; largest charge first."
            ),
            Self::Expired => expired(outcome, format),
            Self::Remaining => "What is left of credits that end after the last month of the plan.".to_owned(),
            Self::Beyond => "Credits that start after the last month of the plan.".to_owned(),
            Self::ShortfallCost => shortfall(plan, outcome, format),
            Self::BillSaving => format!(
                "The bill without any credit, {}, less the bill with them, {}. A credit that applies before the discount saves less than its face.",
                m(outcome.cash_without), m(outcome.cash_with)
            ),
            Self::CashFunding => format!(
                "Cash that reaches us: {} of MAP cash passed on by the partner, ProServe fee cuts, and partner funding paid in cash.",
                m(outcome.map.buyer_cash)
            ),
            Self::LeverCost => "What the things we do for AWS cost us, over every included row of the value exchange.".to_owned(),
            Self::ExpectedLevers => "Each lever's credit times its chance times what the timing window leaves of it. It changes no other figure.".to_owned(),
            Self::Gross => format!("All charges of {months} months before discount and credits: what runs on AWS today and what moves there."),
            Self::CashWithout => "Charges after the commitment discount, as if there were no credits.".to_owned(),
            Self::CashWith => "Charges after the commitment discount and every credit that applies.".to_owned(),
            Self::List => format!("All charges of {months} months at list prices: without any discount, commitment or credit, with support and tax at list prices. What it would cost without a deal."),
            Self::DiscountSaving => format!(
                "{} at list prices, less the bill without any credit, {}.",
                m(outcome.list), m(outcome.cash_without)
            ),
            Self::DealValue => format!(
                "Against having no deal, at list prices: {} saved by discounts, plus {} that the credits are worth in cash, less {} of commitment shortfall that is billed even without credits.",
                m(outcome.discount_saving), m(outcome.net_value), show::money_whole(outcome.billed_without(), format)
            ),
            Self::Support => "The fee of the support plan, month by month on usage. Credits do not change it; they may cover it.".to_owned(),
            Self::TaxWithout => "Tax on what would be left to pay without any credit.".to_owned(),
            Self::TaxWith => "Tax on what is left to pay.".to_owned(),
        }
    }
}

fn expired(outcome: &Outcome, format: &Format) -> String {
    let lost: Vec<_> = outcome.grants.iter().filter(|grant| !grant.expired.is_zero()).collect();
    let worst = lost.iter().max_by_key(|grant| grant.expired);
    match worst {
        None => "No credit ends with anything left.".to_owned(),
        Some(worst) => {
            let end = worst
                .grant
                .end
                .map_or_else(String::new, |end| format!(" on {}", show::day(end, format.dates)));
            let many = if lost.len() == 1 {
                "1 credit ends".to_owned()
            } else {
                format!("{} credits end", lost.len())
            };
            format!(
                "{many} with something left; the most is lost of “{}”, {}{end}.",
                worst.grant.label,
                show::money_whole(worst.expired, format)
            )
        }
    }
}

fn shortfall(plan: &Plan, outcome: &Outcome, format: &Format) -> String {
    if !plan.edp.included {
        return "There is no commitment in this scenario.".to_owned();
    }
    let answer = match plan.edp.credits_count {
        CreditsCount::Counts => "credit-covered spend counts",
        CreditsCount::DoesNotCount => "credit-covered spend does not count",
        CreditsCount::CountsExceptMap => "credit-covered spend counts unless MAP covered it",
        CreditsCount::Unknown => {
            "it is not known whether credit-covered spend counts, so it is taken not to"
        }
    };
    let open = if outcome.has_open_year() {
        " A contract year could not be assessed inside this plan, so a shortfall may be missing."
    } else {
        ""
    };
    format!(
        "The commitment is missed by {} with credits; only {} of that is because of them, as {answer}.{open}",
        show::money_whole(outcome.billed(), format),
        show::money_whole(outcome.shortfall_cost, format)
    )
}
