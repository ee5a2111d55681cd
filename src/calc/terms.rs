//! The terms on the table of a call: every negotiated figure, where each scenario stands on it, and
//! what the next step is worth. Call mode's sliders are made from this.
//!
//! A term is a number whatever its kind: cents, millionths, a count, or months. On the table are the
//! terms of the commitment and of MAP that every call is about, and each figure that a scenario sets.

use crate::{
    domain::{
        Cents, Id, Month, Override, Plan, Rate, TableId, Value, choice::Choice as _, order::order,
        scenario::OverrideValue,
    },
    engine::Outcome,
    table::{Kind, Spec, entry, resolve, schema, show, table},
    text::{Format, show as write},
};

use super::worth::Change;

/// What changes of fields are worth; `None` when a total is too large.
pub type Worth<'a> = &'a mut dyn FnMut(&[Change]) -> Option<Cents>;

/// What every call is about, whether or not a scenario sets it.
const ALWAYS: [(TableId, &str); 4] = [
    (TableId::Edp, "commitments"),
    (TableId::Edp, "discount"),
    (TableId::Map, "base_rate"),
    (TableId::Map, "cap"),
];

/// The tables in the order a call goes through them; the inventory last.
const ORDER: [TableId; 9] = [
    TableId::Edp,
    TableId::Map,
    TableId::Milestones,
    TableId::Levers,
    TableId::Proserve,
    TableId::Partners,
    TableId::Credits,
    TableId::Limits,
    TableId::Workloads,
];

/// A figure that is negotiated: a field of a row, or one amount of a list.
#[derive(Clone, Debug)]
pub struct Term {
    /// The table.
    pub table: TableId,
    /// The row; tables of one row use their own name.
    pub row: Id,
    /// The column.
    pub column: usize,
    /// Its description.
    pub spec: &'static Spec,
    /// Which amount of a list: the contract year, from 0.
    pub year: Option<usize>,
    /// What people call it.
    pub title: String,
    /// What it is of, in a word or two.
    pub hint: &'static str,
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// The range of a slider, in the term's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its lower end.
    pub low: i64,
    /// Its upper end.
    pub high: i64,
    /// One step.
    pub step: i64,
}

/// What the next step towards us is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The step, with its sign.
    pub by: i64,
    /// What it changes in net value; `None` when it can't be computed.
    pub worth: Option<Cents>,
}

/// The terms on the table of a plan, in the order a call goes through them.
pub fn terms(plan: &Plan) -> Vec<Term> {
    let mut found: Vec<(usize, usize, Term)> = Vec::new();
    let mut add = |id: TableId, row: &Id, column: usize| {
        let place = ORDER.iter().position(|known| *known == id);
        let at = table(plan, id).position(row.as_str());
        let spec = schema(id).spec(column);
        let (Some(place), Some(at), Some(spec)) = (place, at, spec) else { return };
        if !spec.negotiable || !is_number(spec.kind) {
            return;
        }
        for term in of_field(plan, id, row, column, spec) {
            if !found.iter().any(|(_, _, known)| *known == term) {
                found.push((place, at, term));
            }
        }
    };
    for (id, field) in ALWAYS {
        let included = if id == TableId::Edp { plan.edp.included } else { plan.map.included };
        if let Some(column) = table(plan, id).column(field).filter(|_| included) {
            add(id, &Id::from(id.word()), column);
        }
    }
    for over in plan.scenarios.iter().flat_map(|scenario| scenario.overrides.iter()) {
        if let Some((id, column)) = resolve::find(plan, &over.table, &over.field) {
            add(id, &over.row, column);
        }
    }
    let place = |at: usize| {
        let (table, row, term) = &found[at];
        (*table, *row, term.column, term.year)
    };
    let positions = order(found.len(), &mut |a, b| place(a).cmp(&place(b)));
    positions.into_iter().map(|at| found[at].2.clone()).collect()
}

/// Whether a kind can be slid along.
fn is_number(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Money { .. }
            | Kind::Rate { .. }
            | Kind::Count { .. }
            | Kind::Month
            | Kind::Day
            | Kind::Amounts
    )
}

/// A field as a term; of a list of amounts each one.
fn of_field(plan: &Plan, id: TableId, row: &Id, column: usize, spec: &'static Spec) -> Vec<Term> {
    let term = |year: Option<usize>, title: String, hint: &'static str| Term {
        table: id,
        row: row.clone(),
        column,
        spec,
        year,
        title,
        hint,
    };
    match (spec.kind, table(plan, id).value(row.as_str(), column)) {
        (Kind::Amounts, Some(Value::Amounts(amounts))) => {
            let years = 0..amounts.len();
            years.map(|year| term(Some(year), year_title(plan, year), "committed spend")).collect()
        }
        _ if spec.key == "discount" => {
            vec![term(None, spec.title.to_owned(), "its own saving is no part of net value")]
        }
        _ if id.is_single() => vec![term(None, spec.title.to_owned(), id.label())],
        _ => vec![term(None, show::row_title(plan, id, row.as_str()), spec.title)],
    }
}

/// A contract year: the calendar year where it is one, else its number.
fn year_title(plan: &Plan, year: usize) -> String {
    let start = plan.edp.start;
    if start.number() == 1 {
        format!("Commitment {}", start.year().saturating_add(i32::try_from(year).unwrap_or(0)))
    } else {
        format!("Commitment, year {}", year + 1)
    }
}

impl Term {
    /// An address that stays the same while rows come and go.
    pub fn key(&self) -> String {
        let year = self.year.map_or_else(String::new, |year| format!(".{year}"));
        format!("{}.{}.{}{year}", self.table.word(), self.row, self.spec.key)
    }

    /// Whether less of it is better for us.
    pub fn less_is_better(&self) -> bool {
        self.year.is_some() || self.spec.key == "lag_months" || self.spec.key == "delay_months"
    }

    /// The value of the whole field in a plan.
    fn field(&self, plan: &Plan) -> Value {
        table(plan, self.table).value(self.row.as_str(), self.column).unwrap_or(Value::Empty)
    }

    /// Where a plan stands on it; `None` when it is open, such as a cap that is none.
    pub fn number(&self, plan: &Plan) -> Option<i64> {
        number(&self.field(plan), self.year)
    }

    /// Where a scenario stands on it: what it sets, else what the base says.
    pub fn number_in(&self, plan: &Plan, overrides: &crate::domain::Rows<Override>) -> Option<i64> {
        let key = Override::key(self.table.word(), self.row.as_str(), self.spec.key);
        match overrides.get(key.as_str()).map(|over| &over.value) {
            Some(OverrideValue::Fits(value)) => number(value, self.year),
            _ => self.number(plan),
        }
    }

    /// The whole field's value with the term at a number, held inside its bounds. Other years of a
    /// list stay as they are in the plan.
    pub fn value(&self, plan: &Plan, number: i64) -> Value {
        match self.spec.kind {
            Kind::Money { signed } => Value::Money(amount(number, signed)),
            Kind::Rate { min, max, .. } => Value::Rate(Rate(number.clamp(min.0, max.0))),
            Kind::Count { min, max } => Value::Count(number.clamp(min, max)),
            Kind::Month => Value::Month(month(number)),
            Kind::Day => Value::Day(month(number).last_day()),
            Kind::Amounts => {
                let mut amounts = match self.field(plan) {
                    Value::Amounts(amounts) => amounts,
                    _ => Vec::new(),
                };
                if let Some(place) = self.year.and_then(|year| amounts.get_mut(year)) {
                    *place = amount(number, false);
                }
                Value::Amounts(amounts)
            }
            _ => self.field(plan),
        }
    }

    /// What was typed for the term.
    ///
    /// # Errors
    /// The sentence that says what is expected.
    pub fn read(&self, plan: &Plan, text: &str, format: &Format) -> Result<Value, String> {
        let spec = Spec {
            kind: if self.year.is_some() { Kind::MONEY } else { self.spec.kind },
            ..*self.spec
        };
        let value = entry::value(plan, &spec, text, format).map_err(|error| error.to_string())?;
        match (self.year, &value) {
            (Some(_), Value::Money(cents)) => Ok(self.value(plan, cents.0)),
            _ => Ok(value),
        }
    }

    /// A number of it as people read it.
    pub fn show(&self, number: Option<i64>, format: &Format) -> String {
        let Some(number) = number else { return "none".to_owned() };
        match self.spec.kind {
            Kind::Money { .. } | Kind::Amounts => write::money_short(Cents(number), format),
            Kind::Rate { unit, .. } => write::rate(Rate(number), unit, format.style),
            Kind::Month => write::month_short(month(number)),
            Kind::Day => write::day(month(number).last_day()),
            _ if self.spec.key.ends_with("_months") => format!("{number} mo"),
            _ => number.to_string(),
        }
    }

    /// A step of it as people read it: `+$100K`, `−1 point`.
    pub fn show_step(&self, by: i64, format: &Format) -> String {
        let sign = if by < 0 { "\u{2212}" } else { "+" };
        let size = by.saturating_abs();
        match self.spec.kind {
            Kind::Money { .. } | Kind::Amounts => write::money_short_signed(Cents(by), format),
            Kind::Rate { .. } => {
                let points = write::rate_plain(Rate(size.saturating_mul(100)), format.style);
                format!("{sign}{points} {}", if points == "1" { "point" } else { "points" })
            }
            Kind::Month | Kind::Day => format!("{sign}{size} mo"),
            _ if self.spec.key.ends_with("_months") => format!("{sign}{size} mo"),
            _ => format!("{sign}{size}"),
        }
    }

    /// A range that shows these numbers with room on both sides, and a step that suits them.
    pub fn scale(&self, numbers: &[i64]) -> Scale {
        let least = numbers.iter().copied().min().unwrap_or(0);
        let most = numbers.iter().copied().max().unwrap_or(0);
        let (min, max, step, room) = match self.spec.kind {
            Kind::Money { signed: true } => (-Cents::LIMIT.0, Cents::LIMIT.0, round(most), 10),
            Kind::Money { .. } | Kind::Amounts => (0, Cents::LIMIT.0, round(most), 10),
            Kind::Rate { min, max, .. } if most < 150_000 => (min.0, max.0, 5_000, 6),
            Kind::Rate { min, max, .. } => (min.0, max.0, 10_000, 5),
            Kind::Count { min, max } => (min, max, 1, 3),
            _ => (i64::MIN / 4, i64::MAX / 4, 1, 3),
        };
        let room = ((most - least) / 4).max(step * room);
        let low = (least - room).max(min).div_euclid(step) * step;
        let high = (most + room).min(max);
        Scale { low: low.max(min), high: high.div_euclid(step) * step, step }
    }

    /// The number a step further. From anywhere off the steps it goes to the next one.
    pub fn stepped(&self, from: i64, scale: Scale, steps: i64) -> i64 {
        let on = from.div_euclid(scale.step) * scale.step;
        let off = from != on && steps < 0;
        let next = on.saturating_add(scale.step.saturating_mul(steps + i64::from(off)));
        number(&self.value_alone(next), None).unwrap_or(next)
    }

    /// The number as a value of its own, held inside the bounds of its kind.
    fn value_alone(&self, at: i64) -> Value {
        match self.spec.kind {
            Kind::Amounts => Value::Money(amount(at, false)),
            Kind::Money { signed } => Value::Money(amount(at, signed)),
            Kind::Rate { min, max, .. } => Value::Rate(Rate(at.clamp(min.0, max.0))),
            Kind::Count { min, max } => Value::Count(at.clamp(min, max)),
            _ => Value::Month(month(at)),
        }
    }

    /// Whether net value counts what it gives us: not the discount, which is there with or without credits.
    pub fn is_counted(&self) -> bool {
        self.spec.key != "discount"
    }

    /// What the next step is worth in a resolved plan, by what changes are worth in it: the step that
    /// is better for us, or the other one where that gains and this does not. An open term has none.
    pub fn next_step(&self, plan: &Plan, scale: Scale, worth: Worth<'_>) -> Option<Step> {
        let from = self.number(plan).filter(|_| self.is_counted())?;
        let towards = if self.less_is_better() { -1 } else { 1 };
        let mut try_step = |steps: i64| {
            let to = self.stepped(from, scale, steps);
            let value = self.value(plan, to);
            let change =
                Change { table: self.table, row: self.row.clone(), column: self.column, value };
            Step { by: to - from, worth: worth(&[change]) }
        };
        let first = try_step(towards);
        if first.worth.is_none_or(|worth| worth.0 >= 0) && first.by != 0 {
            return Some(first);
        }
        let other = try_step(-towards);
        let gains = |step: &Step| step.by != 0 && step.worth.is_some_and(|worth| worth.0 > 0);
        Some(if gains(&other) || first.by == 0 { other } else { first })
    }
}

/// A value as a number; `None` for what is open or is none.
fn number(value: &Value, year: Option<usize>) -> Option<i64> {
    match value {
        Value::Money(cents) => Some(cents.0),
        Value::Rate(rate) => Some(rate.0),
        Value::Count(count) => Some(*count),
        Value::Month(month) => Some(i64::from(month.since(Month::EPOCH))),
        Value::Day(day) => Some(i64::from(Month::of(*day).since(Month::EPOCH))),
        Value::Amounts(amounts) => year.and_then(|year| amounts.get(year)).map(|cents| cents.0),
        _ => None,
    }
}

fn amount(cents: i64, signed: bool) -> Cents {
    let least = if signed { -Cents::LIMIT.0 } else { 0 };
    Cents(cents.clamp(least, Cents::LIMIT.0))
}

/// A month by its number since January 1900, held to the years a plan may name.
fn month(number: i64) -> Month {
    let last = i64::from((Month::LAST_YEAR - Month::FIRST_YEAR + 1) * 12 - 1);
    Month::EPOCH.plus(i32::try_from(number.clamp(0, last)).unwrap_or(0))
}

/// A fiftieth of an amount, rounded down to 1, 2 or 5 times a power of ten; at least one unit of currency.
fn round(most: i64) -> i64 {
    let aim = (most.saturating_abs() / 50).max(100);
    let mut power = 100;
    while power <= aim / 10 {
        power *= 10;
    }
    [5, 2].into_iter().map(|times| times * power).find(|step| *step <= aim).unwrap_or(power)
}

/// What a stored offer says of every term, so that it stays what was said when the base moves on.
pub fn pinned(plan: &Plan, resolved: &Plan) -> Vec<Override> {
    let mut pins: Vec<Override> = Vec::new();
    for term in terms(plan) {
        let value = OverrideValue::Fits(term.field(resolved));
        let pin = Override::new(term.table.word(), &term.row, term.spec.key, value);
        if !pins.contains(&pin) {
            pins.push(pin);
        }
    }
    pins
}

/// One sentence on what to say next: a shortfall first, since credit can't make up for a commitment that
/// is missed; else the step that gains most. `steps` are the terms with what their next step is worth.
pub fn say_next(plan: &Plan, outcome: &Outcome, steps: &[(Term, Step)], format: &Format) -> String {
    let missed = outcome.commitment.iter().find_map(|year| {
        let short = year.assessed.as_ref().map(|assessed| assessed.shortfall)?;
        (!short.is_zero()).then_some((year, short))
    });
    if let Some((year, short)) = missed {
        let place = usize::try_from(year.year).unwrap_or(1).saturating_sub(1);
        let step = round(year.commitment.0);
        let met = Cents((year.commitment.0 - short.0).max(0).div_euclid(step) * step);
        return format!(
            "We are {} short of “{}” at {}. Bring it to {} first: what is short is paid whatever credit we are given.",
            write::money_short(short, format),
            year_title(plan, place),
            write::money_short(year.commitment, format),
            write::money_short(met, format)
        );
    }
    let gain = |(_, step): &&(Term, Step)| step.worth.map_or(0, |worth| worth.0);
    match steps.iter().filter(|step| gain(step) > 0).max_by_key(gain) {
        Some((term, step)) => format!(
            "The next step that gains most is “{}” ({}): {} for {}.",
            term.title,
            term.hint,
            write::money_short_signed(step.worth.unwrap_or_default(), format),
            term.show_step(step.by, format)
        ),
        None => "No single step gains anything now: trade two terms at once, or offer a give that is still in hand.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calc::worth::Valuer,
        domain::scenario::ScenarioKind,
        engine::{Totals, finish},
        io::plan_file,
    };

    const SAMPLE: &str = include_str!("../../examples/illustrative.json");

    fn sample() -> Plan {
        plan_file::read(SAMPLE).unwrap()
    }

    fn term(plan: &Plan, key: &str) -> Term {
        let known = terms(plan);
        known.iter().find(|term| term.key() == key).cloned().unwrap_or_else(|| {
            panic!("{key} of {:?}", known.iter().map(Term::key).collect::<Vec<_>>())
        })
    }

    #[test]
    fn the_table_holds_what_calls_are_about_and_what_scenarios_set() {
        let plan = sample();
        let keys: Vec<String> = terms(&plan).iter().map(Term::key).collect();
        assert_eq!(
            &keys[..4],
            [
                "edp.edp.commitments.0",
                "edp.edp.commitments.1",
                "edp.edp.commitments.2",
                "edp.edp.discount"
            ]
        );
        for key in [
            "map.map.base_rate",
            "map.map.cap",
            "map.map.credit_life_months",
            "levers.l01.credit",
            "levers.l03.life_months",
            "proserve.p01.cofund_rate",
            "partners.q01.pass_through",
            "credits.c01.end",
            "workloads.w02.map_scope",
        ] {
            assert_eq!(keys.iter().filter(|known| *known == key).count(), 1, "{key}");
        }
        // What can't be slid along is not among them, nor what nobody sets.
        assert!(!keys.iter().any(|key| key.contains("included") || key.contains("services")));
        assert!(!keys.contains(&"map.map.lag_months".to_owned()));
        let empty = Plan::empty(Month::EPOCH);
        assert_eq!(terms(&empty), [], "without agreement and commitment nothing is on the table");
    }

    #[test]
    fn a_term_is_called_what_people_call_it() {
        let plan = sample();
        let named = |key: &str| {
            let term = term(&plan, key);
            (term.title.clone(), term.hint)
        };
        assert_eq!(named("edp.edp.commitments.0"), ("Commitment 2027".into(), "committed spend"));
        assert_eq!(named("map.map.base_rate"), ("Base rate".into(), "MAP terms"));
        assert_eq!(named("edp.edp.discount").1, "its own saving is no part of net value");
        assert_eq!(named("levers.l01.credit"), ("Three-year term, not two".into(), "Credit"));
    }

    #[test]
    fn numbers_become_values_and_back_and_stay_inside_their_bounds() {
        let plan = sample();
        for term in terms(&plan) {
            let Some(at) = term.number(&plan) else { continue };
            let mut moved = plan.clone();
            let value = term.value(&plan, at);
            crate::table::table_mut(&mut moved, term.table).set(
                term.row.as_str(),
                term.column,
                value,
            );
            assert_eq!(term.number(&moved), Some(at), "{}", term.key());
            for far in [i64::MIN, i64::MAX] {
                assert!(term.spec.holds(&term.value(&plan, far)), "{} at {far}", term.key());
            }
        }
        let cap = term(&plan, "map.map.base_rate");
        assert_eq!(cap.value(&plan, 5_000_000), Value::Rate(Rate::ONE));
        let year = term(&plan, "edp.edp.commitments.1");
        let Value::Amounts(amounts) = year.value(&plan, 1_000) else { panic!() };
        assert_eq!((amounts[0], amounts[1]), (plan.edp.commitments[0], Cents(1_000)));
    }

    #[test]
    fn scales_have_room_and_round_steps() {
        let plan = sample();
        let money = term(&plan, "edp.edp.commitments.0");
        // 8.2 to 10.3 million: steps of 200,000, half a spread of room.
        let scale = money.scale(&[820_000_000, 850_000_000, 1_030_000_000]);
        assert_eq!(scale, Scale { low: 620_000_000, high: 1_220_000_000, step: 20_000_000 });
        let rate = term(&plan, "map.map.base_rate");
        let scale = rate.scale(&[150_000, 180_000]);
        assert_eq!(scale, Scale { low: 100_000, high: 230_000, step: 10_000 });
        assert_eq!(term(&plan, "edp.edp.discount").scale(&[90_000, 100_000]).step, 5_000);
        let share = term(&plan, "partners.q01.pass_through");
        assert_eq!(share.scale(&[0, 1_000_000]), Scale { low: 0, high: 1_000_000, step: 10_000 });
        let life = term(&plan, "levers.l03.life_months");
        assert_eq!(life.scale(&[3, 12]), Scale { low: 1, high: 15, step: 1 });
        assert_eq!(money.scale(&[]).low, 0);
    }

    #[test]
    fn steps_go_to_the_next_round_number_and_stop_at_the_bounds() {
        let plan = sample();
        let money = term(&plan, "edp.edp.commitments.0");
        let scale = Scale { low: 0, high: 100_000, step: 1_000 };
        assert_eq!(money.stepped(5_000, scale, 1), 6_000);
        assert_eq!(money.stepped(5_000, scale, -1), 4_000);
        assert_eq!(money.stepped(5_400, scale, 1), 6_000);
        assert_eq!(money.stepped(5_400, scale, -1), 5_000);
        assert_eq!(money.stepped(500, scale, -10), 0);
        let share = term(&plan, "partners.q01.pass_through");
        let scale = share.scale(&[0, 1_000_000]);
        assert_eq!(share.stepped(1_000_000, scale, 1), 1_000_000);
    }

    #[test]
    fn the_next_step_is_worth_what_the_plan_with_it_is_worth_more() {
        let plan = sample();
        for scenario in plan.scenarios.iter() {
            let resolved = resolve::resolve(&plan, scenario);
            let mut totals = Totals::of(&resolved);
            let net = finish(&resolved, &totals).unwrap().net_value;
            for term in terms(&plan) {
                let numbers: Vec<i64> = term.number(&resolved).into_iter().collect();
                let scale = term.scale(&numbers);
                let mut valuer = Valuer::new(&resolved, &mut totals, Some(net));
                let mut worth = |changes: &[Change]| valuer.worth(changes);
                let Some(step) = term.next_step(&resolved, scale, &mut worth) else { continue };
                let mut moved = resolved.clone();
                let at = term.number(&resolved).unwrap() + step.by;
                let value = term.value(&resolved, at);
                crate::table::table_mut(&mut moved, term.table).set(
                    term.row.as_str(),
                    term.column,
                    value,
                );
                let with = finish(&moved, &Totals::of(&moved)).unwrap().net_value;
                assert_eq!(step.worth, Some(Cents(with.0 - net.0)), "{}", term.key());
            }
        }
    }

    #[test]
    fn the_commitment_steps_down_and_a_rate_up() {
        let plan = sample();
        let mut totals = Totals::of(&plan);
        let net = finish(&plan, &totals).unwrap().net_value;
        let mut step = |key: &str| {
            let term = term(&plan, key);
            let scale = term.scale(&[term.number(&plan).unwrap()]);
            let mut valuer = Valuer::new(&plan, &mut totals, Some(net));
            term.next_step(&plan, scale, &mut |changes| valuer.worth(changes)).unwrap()
        };
        assert!(step("edp.edp.commitments.0").by < 0);
        let rate = step("map.map.base_rate");
        assert_eq!(rate.by, 10_000);
        assert!(rate.worth.unwrap().0 >= 0);
    }

    #[test]
    fn figures_are_written_short_and_steps_with_their_sign() {
        let plan = sample();
        let format = Format::of("USD");
        let show = |key: &str, number: i64| term(&plan, key).show(Some(number), &format);
        assert_eq!(show("edp.edp.commitments.0", 950_000_000), "$9.50M");
        assert_eq!(show("map.map.base_rate", 180_000), "18%");
        assert_eq!(show("map.map.credit_life_months", 18), "18 mo");
        assert_eq!(term(&plan, "map.map.cap").show(None, &format), "none");
        let step = |key: &str, by: i64| term(&plan, key).show_step(by, &format);
        assert_eq!(step("edp.edp.commitments.0", -10_000_000), "\u{2212}$100K");
        assert_eq!(step("map.map.base_rate", 10_000), "+1 point");
        assert_eq!(step("edp.edp.discount", 5_000), "+0.5 points");
        assert_eq!(step("credits.c01.end", 1), "+1 mo");
    }

    #[test]
    fn what_is_typed_is_read_as_the_term_and_not_as_a_list() {
        let plan = sample();
        let format = Format::of("USD");
        let year = term(&plan, "edp.edp.commitments.0");
        let Ok(Value::Amounts(amounts)) = year.read(&plan, "9.2m", &format) else { panic!() };
        assert_eq!(amounts[0], Cents(920_000_000));
        assert_eq!(amounts[1..], plan.edp.commitments[1..]);
        assert!(year.read(&plan, "nine", &format).is_err());
        let cap = term(&plan, "map.map.cap");
        assert_eq!(cap.read(&plan, "", &format), Ok(Value::Empty));
    }

    #[test]
    fn what_to_say_next_is_the_shortfall_and_then_the_best_step() {
        let plan = sample();
        let format = Format::of("USD");
        let totals = Totals::of(&plan);
        let outcome = finish(&plan, &totals).unwrap();
        let rate = term(&plan, "map.map.base_rate");
        let cap = term(&plan, "map.map.cap");
        let step = |cents: i64| Step { by: 10_000, worth: Some(Cents(cents)) };
        let steps = [(cap, step(100)), (rate, step(7_700_000))];
        let mut short = outcome.clone();
        let year = &mut short.commitment[0];
        year.commitment = Cents(950_000_000);
        if let Some(assessed) = &mut year.assessed {
            assessed.shortfall = Cents(28_400_000);
        }
        assert_eq!(
            say_next(&plan, &short, &steps, &format),
            "We are $284K short of “Commitment 2027” at $9.50M. Bring it to $9.20M first: what is short is paid whatever credit we are given."
        );
        let mut met = outcome;
        for year in &mut met.commitment {
            if let Some(assessed) = &mut year.assessed {
                assessed.shortfall = Cents::ZERO;
            }
        }
        assert_eq!(
            say_next(&plan, &met, &steps, &format),
            "The next step that gains most is “Base rate” (MAP terms): +$77K for +1 point."
        );
        assert!(say_next(&plan, &met, &[], &format).starts_with("No single step"));
    }

    #[test]
    fn what_is_pinned_holds_when_the_base_moves_on() {
        let mut plan = sample();
        let target = plan.scenarios.iter().find(|s| s.kind == ScenarioKind::Target).unwrap();
        let resolved = resolve::resolve(&plan, target);
        let mut offer = target.clone();
        for pin in pinned(&plan, &resolved) {
            if !offer.overrides.replace(pin.clone()) {
                offer.overrides.push(pin);
            }
        }
        assert_eq!(resolve::resolve(&plan, &offer), resolved);
        let edp = std::sync::Arc::make_mut(&mut plan.edp.0);
        edp.discount = Rate(10);
        let later = resolve::resolve(&plan, &offer);
        assert_eq!(later.edp, resolved.edp);
    }
}
