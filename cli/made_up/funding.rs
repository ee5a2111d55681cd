//! Who pays: 24 credits of the register, 4 MAP milestones, 6 levers, 3 partners and 3 statements
//! of work that give credit; besides, one of each of the last two that give cash.

use std::sync::Arc;

use tranche::domain::{
    Application, Credit, Day, Id, Lever, Limit, MapTerms, Milestone, Partner, Plan, ProServe,
    Program, Rate, Row as _, ServiceScope, Sharing, Single, Stacking, Terms, partner::PartnerForm,
    proserve::ProServeMode, rules::StackingRule,
};

use super::{
    Dice, HORIZON, dollars,
    inventory::{ACCOUNTS, USAGE},
    month, percent, start,
};

const PROGRAMS: [Program; 4] =
    [Program::Promotional, Program::Activate, Program::Edp, Program::Other];
const BEHAVIOURS: [&str; 6] = [
    "Public reference",
    "Move the database engine",
    "Second region",
    "Longer commitment",
    "Adopt generative AI",
    "Speak at the summit",
];

/// Fills the tables of funding; `size` scales the amounts.
pub fn fill(plan: &mut Plan, size: i64, dice: &mut Dice) {
    plan.credits = (1..=24).map(|number| credit(number, size, dice)).collect();
    plan.levers =
        (0..).zip(BEHAVIOURS).map(|(number, what)| lever(number, what, size, dice)).collect();
    plan.partners = (1..=4).map(|number| partner(number, size, dice)).collect();
    plan.proserve = (1..=4).map(|number| proserve(number, size, dice)).collect();
    plan.map = Single(Arc::new(map(size)));
    plan.milestones = (1..=4).map(milestone).collect();
    plan.stacking = [Stacking {
        a: Program::Map,
        b: Program::Proserve,
        rule: StackingRule::Exclusive,
        ..Stacking::blank(Id::from("map-proserve"))
    }]
    .into_iter()
    .collect();
    plan.limits = [Limit { max_coverage: percent(60), ..Limit::blank(Id::from("map")) }]
        .into_iter()
        .collect();
}

/// Where a credit may be used: for two in three some services, for one in four only its own account.
fn terms(dice: &mut Dice) -> Terms {
    let everywhere = dice.once_in(3);
    let some: Vec<Id> = USAGE.iter().filter(|_| dice.once_in(2)).map(|id| Id::from(*id)).collect();
    let services =
        if everywhere || some.is_empty() { ServiceScope::All } else { ServiceScope::Listed(some) };
    Terms {
        account: Id::from(dice.pick(&ACCOUNTS)),
        services,
        application: if dice.once_in(4) { Application::Before } else { Application::After },
        sharing: if dice.once_in(4) { Sharing::Owner } else { Sharing::Organization },
    }
}

/// Some day of a month of the horizon.
fn day(number: i64, dice: &mut Dice) -> Day {
    month(number).first_day() + chrono::Days::new(dice.roll(0, 27).unsigned_abs())
}

fn credit(number: i64, size: i64, dice: &mut Dice) -> Credit {
    let from = dice.roll(0, HORIZON);
    let until = from + dice.roll(6, 24);
    Credit {
        name: format!("Credit {number:02}"),
        program: dice.pick(&PROGRAMS),
        amount: dollars(size * dice.roll(50, 5_000)),
        start: day(from, dice),
        end: (!dice.once_in(8)).then(|| day(until, dice)),
        terms: terms(dice),
        status: "Agreed".to_owned(),
        ..Credit::blank(Id::from(format!("c{number:02}")))
    }
}

fn lever(number: i64, behaviour: &str, size: i64, dice: &mut Dice) -> Lever {
    let due = dice.roll(1, 30);
    Lever {
        behaviour: behaviour.to_owned(),
        our_cost: dollars(size * dice.roll(5, 60)),
        effort: dice.roll(1, 5) as u32,
        risk: dice.roll(1, 5) as u32,
        worth_to_aws: dollars(size * dice.roll(100, 600)),
        credit: dollars(size * dice.roll(80, 400)),
        probability: percent(dice.roll(4, 19) * 5),
        ask_date: Some(day(dice.roll(0, 20), dice)),
        due: month(due),
        life_months: dice.roll(12, 24) as u32,
        terms: terms(dice),
        ..Lever::blank(Id::from(format!("l{number}")))
    }
}

fn partner(number: i64, size: i64, dice: &mut Dice) -> Partner {
    Partner {
        partner: format!("Partner {number}"),
        gross: dollars(size * dice.roll(100, 300)),
        pass_through: percent(dice.roll(4, 16) * 5),
        form: if number == 4 { PartnerForm::Cash } else { PartnerForm::Credit },
        start: month(dice.roll(0, 24)),
        life_months: 18,
        terms: terms(dice),
        ..Partner::blank(Id::from(format!("p{number}")))
    }
}

fn proserve(number: i64, size: i64, dice: &mut Dice) -> ProServe {
    ProServe {
        name: format!("Statement of work {number}"),
        sow_value: dollars(size * dice.roll(100, 500)),
        mode: if number == 4 { ProServeMode::Discount } else { ProServeMode::Credit },
        cofund_rate: percent(dice.roll(4, 10) * 5),
        start: month(dice.roll(0, 24)),
        life_months: 24,
        terms: terms(dice),
        ..ProServe::blank(Id::from(format!("s{number}")))
    }
}

fn map(size: i64) -> MapTerms {
    MapTerms {
        base_rate: percent(18),
        max_rate: percent(25),
        cap: Some(dollars(size * 4_000)),
        start: start(),
        term_months: 36,
        lag_months: 2,
        credit_life_months: 12,
        assess_rate: percent(1),
        assess_cap: Some(dollars(75_000)),
        mobilize_rate: percent(2),
        mobilize_cap: Some(dollars(300_000)),
        pass_through: percent(40),
        terms: Terms::of_account(Id::from(ACCOUNTS[0])),
        ..MapTerms::blank(Id::from("map"))
    }
}

fn milestone(number: i64) -> Milestone {
    Milestone {
        name: format!("{} % migrated", number * 25),
        month: month(number * 8),
        share: percent(25),
        probability: Rate::from_millionths(1_000_000 - number * 50_000),
        ..Milestone::blank(Id::from(format!("m{number}")))
    }
}
