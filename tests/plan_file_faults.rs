//! Every fault a plan file can have, one by one and all at once: each is named with its table, row
//! and field, with what was found and what is expected.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::collections::HashSet;

use serde_json::{Value as Json, json};
use tranche::{
    io::plan_file::{ReadError, read},
    table::Fault,
};

/// A plan without a fault, with a few rows to spoil in each table.
fn sound() -> Json {
    let service = |id: &str| {
        json!({
            "id": id, "name": id, "kind": "usage", "coverable": true, "discountable": true,
            "commit_eligible": true, "margin_tier": 2, "weight": "1",
        })
    };
    let workload = |id: &str| {
        json!({
            "id": id, "source": "data_centre", "strategy": "rehost", "account": "main", "mix": "m1",
            "monthly_run_rate": "100", "cutover": "2027-02", "ramp_months": 3,
            "eligible_share": "1", "tag_coverage": "1", "map_scope": "1", "map_uplift": "0",
        })
    };
    let baseline = |id: &str| {
        json!({
            "id": id, "account": "main", "service": "ec2", "monthly": "100", "annual_growth": "0",
            "months": {},
        })
    };
    let lever = |id: &str| {
        json!({
            "id": id, "behaviour": "Be a reference", "our_cost": "1", "effort": 1, "risk": 1,
            "worth_to_aws": "5", "credit": "10", "probability": "0.5", "ask_date": "2027-01-15",
            "due": "2027-03", "life_months": 12, "program": "promotional", "included": true,
            "account": "main", "services": "all", "application": "after", "sharing": "owner",
        })
    };
    let proserve = |id: &str| {
        json!({
            "id": id, "sow_value": "100", "mode": "credit", "cofund_rate": "0.5",
            "start": "2027-01", "life_months": 12, "included": true, "account": "main",
            "services": ["ec2"], "application": "after", "sharing": "organization",
        })
    };
    let partner = |id: &str| {
        json!({
            "id": id, "partner": "P", "programme": "x", "gross": "100", "pass_through": "0.5",
            "form": "credit", "start": "2027-01", "life_months": 12, "included": true,
            "account": "main", "services": "all", "application": "after",
            "sharing": "organization",
        })
    };
    let credit = |id: &str| {
        json!({
            "id": id, "name": "C", "program": "map", "account": "main", "amount": "100",
            "remaining": "50", "start": "2027-01-01", "end": "2027-12-31", "services": ["ec2"],
            "application": "before", "sharing": "organization", "included": true, "enabled": true,
        })
    };
    let milestone = |id: &str| {
        json!({
            "id": id, "name": "M", "month": "2027-03", "share": "0.2", "status": "planned",
            "delay_months": 0, "probability": "1",
        })
    };
    let rule = |id: &str| json!({"id": id, "a": "map", "b": "edp", "rule": "exclusive"});
    let limit = |id: &str| json!({"id": id, "program": "map", "max_coverage": "0.5"});
    json!({
        "type": "tranche-plan", "schema": 1, "app": "0.1.0", "id": "plan-1", "name": "N",
        "currency": "USD", "as_of": "2026-12-01", "start_month": "2027-01", "horizon_months": 24,
        "services": [service("ec2"), service("rds"), service("s3"), service("s4"), service("s5"), service("s6")],
        "accounts": [
            {"id": "main", "name": "Main"}, {"id": "dev", "name": "Dev"}, {"id": "lab"},
            {"id": "four"}, {"id": "five"},
        ],
        "mixes": [
            {"id": "m1", "shares": {"ec2": "0.6", "rds": "0.4"}}, {"id": "m2", "shares": {"ec2": "1"}},
            {"id": "m3", "shares": {"ec2": "1"}}, {"id": "m4", "shares": {"ec2": "1"}},
        ],
        "workloads": [workload("w1"), workload("w2"), workload("w3"), workload("w4")],
        "baseline": [baseline("b1"), baseline("b2"), baseline("b3"), baseline("b4")],
        "levers": [lever("l1"), lever("l2"), lever("l3")],
        "proserve": [proserve("p1"), proserve("p2")],
        "partners": [partner("r1"), partner("r2")],
        "credits": [credit("c1"), credit("c2"), credit("c3"), credit("c4")],
        "map": {
            "included": true, "base_rate": "0.15", "max_rate": "0.25", "cap": null,
            "release": "milestones", "period": "quarter", "start": "2027-01", "term_months": 36,
            "lag_months": 1, "credit_life_months": 12, "assess_rate": "0.05", "assess_cap": "60000",
            "mobilize_rate": "0.2", "mobilize_base_cap": null, "mobilize_cap": null,
            "pass_through": "0.5", "account": "main", "services": "all", "application": "after",
            "sharing": "organization",
        },
        "milestones": [milestone("s1"), milestone("s2"), milestone("s3"), milestone("s4")],
        "edp": {
            "included": true, "start": "2027-01", "term_months": 24,
            "commitments": ["1000", "1000"], "discount": "0.1", "credits_count": "unknown",
            "basis": "net", "marketplace_rate": "1", "marketplace_cap": "0.25",
            "fees_before": null, "marketplace_before": "0",
        },
        "stacking": [rule("k1"), rule("k2")],
        "limits": [limit("x1"), limit("x2")],
        "timing": {
            "signature": null, "renewal": "2028-12-31",
            "days": {"edp": 270, "renewal": 270, "year_end": 60, "quarter_end": 45},
            "factors": {"edp": "1", "renewal": "1", "year_end": "1", "quarter_end": "1", "outside": "0.4"},
        },
        "scenarios": [
            {"id": "base", "name": "Offer", "kind": "base", "overrides": []},
            {"id": "ask", "name": "Ask", "kind": "ask", "date": "2027-01-01", "overrides": []},
            {"id": "walk", "name": "Walk-away", "kind": "walk_away", "overrides": []},
            {"id": "last", "kind": "custom"},
        ],
    })
}

/// One thing wrong with the sound plan, and the fault it is.
struct Case {
    /// The place in the file.
    at: &'static str,
    /// What stands there; `None` when it is left out.
    to: Option<Json>,
    /// The table of the fault, empty for the head of the plan.
    table: &'static str,
    row: &'static str,
    field: &'static str,
    /// What was found, whole.
    found: String,
    /// A part of what is expected.
    expected: &'static str,
}

impl Case {
    fn spoil(&self, file: &mut Json) {
        let (parent, name) = self.at.rsplit_once('/').unwrap();
        let parent = file.pointer_mut(parent).unwrap();
        match (parent, &self.to) {
            (Json::Object(fields), Some(to)) => {
                fields.insert(name.into(), to.clone());
            }
            (Json::Object(fields), None) => {
                fields.remove(name).unwrap();
            }
            (Json::Array(items), Some(to)) => items[name.parse::<usize>().unwrap()] = to.clone(),
            _ => unreachable!("{}", self.at),
        }
    }

    fn is(&self, fault: &Fault) -> bool {
        (fault.table.as_str(), fault.row.as_str(), fault.field.as_str(), &fault.found)
            == (self.table, self.row, self.field, &self.found)
            && fault.expected.contains(self.expected)
    }
}

/// A field that holds something it may not.
fn bad(at: &'static str, row: &'static str, to: Json, expected: &'static str) -> Case {
    let found = to.to_string();
    fault(at, row, field_of(at), Some(to), &found, expected)
}

/// A field of many entries, one of which it may not hold.
fn entry(
    at: &'static str,
    row: &'static str,
    to: Json,
    found: &str,
    expected: &'static str,
) -> Case {
    fault(at, row, field_of(at), Some(to), found, expected)
}

/// A field that is left out.
fn without(at: &'static str, row: &'static str) -> Case {
    fault(at, row, field_of(at), None, "nothing", "")
}

/// A reference to a row that is not there.
fn dangling(at: &'static str, row: &'static str, to: Json, expected: &'static str) -> Case {
    fault(at, row, field_of(at), Some(to), "\"gone\"", expected)
}

fn field_of(at: &'static str) -> &'static str {
    at.rsplit('/').next().unwrap()
}

fn fault(
    at: &'static str,
    row: &'static str,
    field: &'static str,
    to: Option<Json>,
    found: &str,
    expected: &'static str,
) -> Case {
    let table = if row.is_empty() { "" } else { at.split('/').nth(1).unwrap() };
    Case { at, to, table, row, field, found: found.into(), expected }
}

fn in_table(case: Case, table: &'static str) -> Case {
    Case { table, ..case }
}

const AMOUNT: &str = "an amount from 0 to 10000000000";
const SIGNED: &str = "an amount from -10000000000 to 10000000000";
const SHARE: &str = "a rate from 0 to 1 with at most 6 decimals";
const MONTH: &str = "a month such as \"2027-01\", in the years 1900 to 9999";
const DATE: &str = "a date such as \"2027-01-31\", in the years 1900 to 9999";
const SCOPE: &str = "\"all\" or a list of service ids, each once";
const SHARES: &str = "shares by service id that add up to exactly 1";
const MONTHS: &str = "amounts by month";
const LIFE: &str = "a whole number from 1 to 600";
const LAG: &str = "a whole number from 0 to 120";
const ONE_TO_FIVE: &str = "a whole number from 1 to 5";
const FLAG: &str = "true or false";
const PROGRAM: &str = "\"map\", \"promotional\", \"activate\", \"proserve\", \"partner\", \"marketplace\", \"edp\", \"other\"";
const AN_ACCOUNT: &str = "the id of an account of this plan";
const A_SERVICE: &str = "the id of a service of this plan";
const A_MIX: &str = "the id of a service mix of this plan";
const AN_ID: &str = "a text that is not empty";

/// Amounts, rates, counts, dates and words out of their limits.
fn limits() -> Vec<Case> {
    vec![
        bad("/horizon_months", "", json!(0), "a whole number from 1 to 120"),
        bad("/horizon_months", "", json!(121), "a whole number from 1 to 120"),
        bad("/horizon_months", "", json!(1.5), "a whole number from 1 to 120"),
        bad("/start_month", "", json!("2027-13"), MONTH),
        bad("/as_of", "", json!("2026-02-30"), DATE),
        bad(
            "/services/0/kind",
            "ec2",
            json!("compute"),
            "\"usage\", \"marketplace\", \"support\", \"tax\", \"upfront\"",
        ),
        bad("/services/0/coverable", "ec2", json!("true"), FLAG),
        bad("/services/0/discountable", "ec2", json!(1), FLAG),
        bad("/services/0/commit_eligible", "ec2", Json::Null, FLAG),
        bad("/services/0/margin_tier", "ec2", json!(6), "a whole number from 1 to 5, or null"),
        bad("/services/1/margin_tier", "rds", json!(0), ONE_TO_FIVE),
        bad("/services/0/weight", "ec2", json!("0"), "a rate from 0.000001 to 1000"),
        bad("/services/1/weight", "rds", json!("1000.000001"), "a rate from 0.000001 to 1000"),
        bad("/services/2/weight", "s3", json!("-1"), "a rate from 0.000001 to 1000"),
        bad(
            "/workloads/0/source",
            "w1",
            json!("basement"),
            "\"data_centre\", \"colocation\", \"other_cloud\", \"aws\"",
        ),
        bad(
            "/workloads/0/strategy",
            "w1",
            json!("Rehost"),
            "\"rehost\", \"relocate\", \"replatform\", \"refactor\", \"repurchase\", \"retain\", \"retire\"",
        ),
        bad("/workloads/0/monthly_run_rate", "w1", json!("10000000000.01"), AMOUNT),
        bad("/workloads/1/monthly_run_rate", "w2", json!("-0.01"), AMOUNT),
        bad("/workloads/2/monthly_run_rate", "w3", json!("1,234.50"), AMOUNT),
        bad("/workloads/3/monthly_run_rate", "w4", json!(""), AMOUNT),
        bad("/workloads/3/monthly_run_rate", "w4", Json::Null, AMOUNT),
        bad("/workloads/3/monthly_run_rate", "w4", json!({"usd": 1}), AMOUNT),
        bad("/workloads/0/cutover", "w1", json!("1899-12"), "in the years 1900 to 9999, or null"),
        bad("/workloads/1/cutover", "w2", json!("10000-01"), MONTH),
        bad("/workloads/2/cutover", "w3", json!("2027-01-01"), MONTH),
        bad("/workloads/0/ramp_months", "w1", json!(121), LAG),
        bad("/workloads/1/ramp_months", "w2", json!(-1), LAG),
        bad("/workloads/2/ramp_months", "w3", json!(2.5), LAG),
        bad("/workloads/0/eligible_share", "w1", json!("1.000001"), SHARE),
        bad("/workloads/0/tag_coverage", "w1", json!("-0.1"), SHARE),
        bad("/workloads/0/map_scope", "w1", json!("0.1234567"), SHARE),
        bad("/workloads/0/map_uplift", "w1", json!("15%"), SHARE),
        bad("/baseline/0/monthly", "b1", json!("-10000000000.01"), SIGNED),
        bad("/baseline/0/annual_growth", "b1", json!("1.5"), "a rate from -1 to 1"),
        bad("/baseline/1/annual_growth", "b2", json!("-1.000001"), "a rate from -1 to 1"),
        entry(
            "/baseline/0/months",
            "b1",
            json!({"2027-12": "1", "2027-13": "1"}),
            r#"{"2027-13":"1"}"#,
            MONTHS,
        ),
        entry(
            "/baseline/1/months",
            "b2",
            json!({"2027-01": "20000000000"}),
            r#"{"2027-01":"20000000000"}"#,
            MONTHS,
        ),
        bad("/baseline/2/months", "b3", json!(["2027-01"]), MONTHS),
        bad("/levers/0/our_cost", "l1", json!("-1"), AMOUNT),
        bad("/levers/0/effort", "l1", json!(0), ONE_TO_FIVE),
        bad("/levers/0/risk", "l1", json!(6), ONE_TO_FIVE),
        bad("/levers/0/worth_to_aws", "l1", json!("abc"), AMOUNT),
        bad("/levers/0/credit", "l1", json!("1e11"), AMOUNT),
        bad("/levers/0/probability", "l1", json!("2"), SHARE),
        bad("/levers/0/ask_date", "l1", json!("2027-1-5"), DATE),
        bad("/levers/0/due", "l1", json!("March 2027"), MONTH),
        bad("/levers/0/life_months", "l1", json!(0), LIFE),
        bad("/levers/1/life_months", "l2", json!(601), LIFE),
        bad("/levers/0/program", "l1", json!("MAP"), PROGRAM),
        bad("/levers/0/included", "l1", json!("yes"), FLAG),
        bad("/levers/0/application", "l1", json!("during"), "\"before\", \"after\""),
        bad("/levers/0/sharing", "l1", json!("all"), "\"organization\", \"owner\""),
        bad("/proserve/0/sow_value", "p1", json!("-5"), AMOUNT),
        bad("/proserve/0/mode", "p1", json!("cash"), "\"discount\", \"credit\""),
        bad("/proserve/0/cofund_rate", "p1", json!("1.1"), SHARE),
        bad("/proserve/0/start", "p1", json!(202_701), MONTH),
        bad("/proserve/0/life_months", "p1", json!("601"), LIFE),
        bad("/partners/0/gross", "r1", json!("1e400"), AMOUNT),
        bad("/partners/0/pass_through", "r1", json!("0.00000001"), SHARE),
        bad("/partners/0/form", "r1", json!("discount"), "\"credit\", \"cash\""),
        bad("/partners/0/life_months", "r1", json!(-3), LIFE),
        bad("/credits/0/amount", "c1", json!("-0.01"), AMOUNT),
        bad("/credits/0/remaining", "c1", json!("-0.01"), "such as \"1234.50\", or null"),
        bad("/credits/0/start", "c1", json!("1899-12-31"), DATE),
        bad("/credits/0/end", "c1", json!("10000-01-01"), DATE),
        bad("/credits/0/enabled", "c1", json!(0), FLAG),
        bad("/credits/0/name", "c1", json!(7), "text"),
        bad("/map/base_rate", "map", json!("1.2"), SHARE),
        bad("/map/max_rate", "map", json!("-0.2"), SHARE),
        bad("/map/cap", "map", json!("none"), "such as \"1234.50\", or null"),
        bad("/map/release", "map", json!("monthly"), "\"milestones\", \"tagged_spend\""),
        bad("/map/period", "map", json!("year"), "\"quarter\", \"month\""),
        bad("/map/term_months", "map", json!(0), LIFE),
        bad("/map/lag_months", "map", json!(121), LAG),
        bad("/map/credit_life_months", "map", json!(601), LIFE),
        bad("/map/assess_cap", "map", json!("-1"), AMOUNT),
        bad("/milestones/0/month", "s1", json!("9999-13"), MONTH),
        bad("/milestones/0/share", "s1", json!("1.5"), SHARE),
        bad("/milestones/0/status", "s1", json!("late"), "\"planned\", \"achieved\", \"missed\""),
        bad("/milestones/0/delay_months", "s1", json!(121), LAG),
        bad("/milestones/0/probability", "s1", json!("1.5"), SHARE),
        bad("/edp/included", "edp", Json::Null, FLAG),
        bad("/edp/term_months", "edp", json!(601), LIFE),
        entry(
            "/edp/commitments",
            "edp",
            json!(["1000", "-5"]),
            "\"-5\"",
            "a list of amounts from 0",
        ),
        bad("/edp/commitments", "edp", json!("1000"), "a list of amounts from 0"),
        bad("/edp/discount", "edp", json!("1.5"), SHARE),
        bad(
            "/edp/credits_count",
            "edp",
            json!("yes"),
            "\"counts\", \"does_not_count\", \"counts_except_map\", \"unknown\"",
        ),
        bad("/edp/basis", "edp", json!("cash"), "\"net\", \"gross\""),
        bad("/edp/marketplace_cap", "edp", json!("25"), SHARE),
        bad("/edp/fees_before", "edp", json!("-100"), "such as \"1234.50\", or null"),
        bad("/edp/marketplace_before", "edp", Json::Null, AMOUNT),
        bad("/stacking/0/a", "k1", json!("poc"), PROGRAM),
        bad("/stacking/0/rule", "k1", json!("unknown"), "\"additive\", \"exclusive\""),
        bad("/stacking/0/confirmed", "k1", json!("no"), FLAG),
        bad("/limits/0/max_coverage", "x1", json!("2"), SHARE),
        bad("/timing/signature", "timing", json!("soon"), "in the years 1900 to 9999, or null"),
        entry(
            "/timing/days",
            "timing",
            json!({"edp": 1, "renewal": 1, "year_end": 1}),
            "no quarter_end",
            "edp, renewal, year_end, quarter_end",
        ),
        entry(
            "/timing/days",
            "timing",
            json!({"edp": 1, "renewal": 1, "year_end": 1, "quarter_end": -1}),
            r#"{"quarter_end":-1}"#,
            "whole numbers from 0",
        ),
        bad(
            "/timing/days",
            "timing",
            json!([270, 270, 60, 45]),
            "edp, renewal, year_end, quarter_end",
        ),
        entry(
            "/timing/factors",
            "timing",
            json!({"edp": "1", "renewal": "1", "year_end": "1", "quarter_end": "1"}),
            "no outside",
            "edp, renewal, year_end, quarter_end, outside",
        ),
        entry(
            "/timing/factors",
            "timing",
            json!({"edp": 2, "renewal": 1, "year_end": 1, "quarter_end": 1, "outside": 1}),
            r#"{"edp":2}"#,
            "rates from 0 to 1",
        ),
        bad(
            "/scenarios/1/kind",
            "ask",
            json!("wish"),
            "\"base\", \"target\", \"ask\", \"walk_away\", \"settled\", \"custom\"",
        ),
        bad("/scenarios/1/date", "ask", json!("2027"), DATE),
    ]
}

/// Ids, references, and rules between fields.
fn rules() -> Vec<Case> {
    let over = |table: &str, row: &str, field: &str, value: Json| {
        Some(json!([{"table": table, "row": row, "field": field, "value": value}]))
    };
    vec![
        bad("/id", "", json!(""), AN_ID),
        bad("/id", "", json!(5), AN_ID),
        fault(
            "/accounts/1/id",
            "main",
            "id",
            Some(json!("main")),
            "\"main\" a second time",
            "an id of its own",
        ),
        fault("/accounts/2/id", "#3", "id", Some(json!("")), "\"\"", AN_ID),
        fault("/accounts/3/id", "#4", "id", Some(json!(123_456_789_012u64)), "123456789012", AN_ID),
        fault("/accounts/4/id", "#5", "id", None, "nothing", AN_ID),
        fault(
            "/credits/2/id",
            "c1",
            "id",
            Some(json!("c1")),
            "\"c1\" a second time",
            "an id of its own",
        ),
        fault(
            "/scenarios/3/id",
            "ask",
            "id",
            Some(json!("ask")),
            "\"ask\" a second time",
            "an id of its own",
        ),
        dangling("/workloads/0/account", "w1", json!("gone"), AN_ACCOUNT),
        dangling("/workloads/0/mix", "w1", json!("gone"), A_MIX),
        bad("/workloads/1/mix", "w2", json!(["m1"]), A_MIX),
        dangling("/baseline/0/account", "b1", json!("gone"), AN_ACCOUNT),
        dangling("/baseline/0/service", "b1", json!("gone"), A_SERVICE),
        dangling("/levers/0/account", "l1", json!("gone"), AN_ACCOUNT),
        dangling("/levers/0/services", "l1", json!(["ec2", "gone", "lost"]), A_SERVICE),
        dangling("/proserve/0/account", "p1", json!("gone"), AN_ACCOUNT),
        dangling("/proserve/0/services", "p1", json!(["gone"]), A_SERVICE),
        dangling("/partners/0/account", "r1", json!("gone"), AN_ACCOUNT),
        dangling("/partners/0/services", "r1", json!(["gone"]), A_SERVICE),
        dangling("/credits/0/account", "c1", json!("gone"), AN_ACCOUNT),
        dangling("/credits/0/services", "c1", json!(["gone"]), A_SERVICE),
        dangling("/map/account", "map", json!("gone"), AN_ACCOUNT),
        dangling("/map/services", "map", json!(["gone"]), A_SERVICE),
        dangling("/mixes/1/shares", "m2", json!({"ec2": "0.5", "gone": "0.5"}), A_SERVICE),
        entry(
            "/mixes/2/shares",
            "m3",
            json!({"ec2": "0.6", "rds": "0.3"}),
            "shares of 0.9 in all",
            SHARES,
        ),
        entry("/mixes/2/shares", "m3", json!({}), "shares of 0 in all", SHARES),
        bad("/mixes/2/shares", "m3", json!([]), SHARES),
        entry(
            "/mixes/3/shares",
            "m4",
            json!({"ec2": "1.5", "rds": "-0.5"}),
            r#"{"ec2":"1.5"}"#,
            SHARES,
        ),
        entry(
            "/mixes/3/shares",
            "m4",
            json!({"ec2": "0.6000001", "rds": "0.3999999"}),
            r#"{"ec2":"0.6000001"}"#,
            SHARES,
        ),
        entry("/credits/1/services", "c2", json!(["ec2", "rds", "ec2"]), "\"ec2\" twice", SCOPE),
        bad("/levers/1/services", "l2", json!("ec2"), SCOPE),
        entry("/levers/2/services", "l3", json!(["ec2", 1]), "1", SCOPE),
        bad("/credits/1/end", "c2", json!("2026-12-31"), "a date not before its start, 2027-01-01"),
        fault(
            "/milestones/3/share",
            "s4",
            "share",
            Some(json!("0.400001")),
            "shares of 1.000001 in all up to here",
            "at most 1 in all",
        ),
        fault(
            "/scenarios/0/overrides",
            "base",
            "overrides",
            over("edp", "edp", "discount", json!("0.2")),
            "1 overrides in the base",
            "none",
        ),
        fault(
            "/scenarios/1/overrides",
            "ask",
            "overrides[1] (edp edp discount)",
            over("edp", "edp", "discount", json!("1.2")),
            "\"1.2\"",
            SHARE,
        ),
        fault(
            "/scenarios/1/overrides",
            "ask",
            "overrides[1] (credits c3 end)",
            over("credits", "c3", "end", json!("soon")),
            "\"soon\"",
            "or null",
        ),
        fault(
            "/scenarios/1/overrides",
            "ask",
            "overrides[1] (credits c3 account)",
            over("credits", "c3", "account", json!("gone")),
            "\"gone\"",
            AN_ACCOUNT,
        ),
        fault(
            "/scenarios/1/overrides",
            "ask",
            "overrides[1] (credits c3 services)",
            over("credits", "c3", "services", json!(["ec2", "ec2"])),
            "\"ec2\" twice",
            SCOPE,
        ),
        fault(
            "/scenarios/1/overrides",
            "ask",
            "overrides[1] (map map cap)",
            over("map", "map", "cap", json!("-1")),
            "\"-1\"",
            AMOUNT,
        ),
        fault(
            "/scenarios/2/overrides",
            "walk",
            "overrides[1] (workloads w4 map_scope)",
            over("workloads", "w4", "map_scope", Json::Null),
            "null",
            SHARE,
        ),
        fault(
            "/scenarios/2/overrides",
            "walk",
            "overrides[1] (milestones s3 month)",
            over("milestones", "s3", "month", json!("2027")),
            "\"2027\"",
            MONTH,
        ),
        fault(
            "/scenarios/2/overrides",
            "walk",
            "overrides",
            Some(json!({})),
            "{}",
            "a list of overrides",
        ),
        fault(
            "/scenarios/2/overrides",
            "walk",
            "overrides[1]",
            Some(json!([7])),
            "7",
            "an object with table, row, field and value",
        ),
        fault(
            "/scenarios/2/overrides",
            "walk",
            "overrides[1].row",
            Some(json!([{"table": "edp", "row": 1, "field": "discount", "value": "0"}])),
            "1",
            "text",
        ),
        fault(
            "/scenarios/2/overrides",
            "walk",
            "overrides[1].value",
            Some(json!([{"table": "edp", "row": "edp", "field": "discount"}])),
            "nothing",
            "a value",
        ),
    ]
}

/// Whole tables and rows that are something else.
fn shapes() -> Vec<Case> {
    vec![
        in_table(fault("/map", "map", "", None, "nothing", "an object").at_table(), "map"),
        in_table(fault("/edp", "edp", "", Some(json!([])), "[]", "an object").at_table(), "edp"),
        in_table(
            fault("/timing", "timing", "", Some(json!("x")), "\"x\"", "an object").at_table(),
            "timing",
        ),
        in_table(fault("/levers", "", "", Some(json!({})), "{}", "a list of rows"), "levers"),
        in_table(fault("/limits", "", "", Some(Json::Null), "null", "a list of rows"), "limits"),
        in_table(
            fault("/scenarios", "", "", None, "none", "at least one scenario, the base first"),
            "scenarios",
        ),
        in_table(
            fault(
                "/scenarios",
                "",
                "",
                Some(json!([])),
                "none",
                "at least one scenario, the base first",
            ),
            "scenarios",
        ),
        in_table(fault("/scenarios", "", "", Some(json!({})), "{}", "a list of rows"), "scenarios"),
        fault("/stacking/1", "#2", "", Some(json!("exclusive")), "\"exclusive\"", "an object"),
    ]
}

impl Case {
    /// A fault of a table as a whole names no row.
    fn at_table(self) -> Self {
        Self { row: "", ..self }
    }
}

/// The fields the calculation needs and that have no default (`docs/plan-format.md`, section 4).
fn required() -> Vec<Case> {
    vec![
        without("/start_month", ""),
        without("/horizon_months", ""),
        without("/services/3/kind", "s4"),
        without("/services/3/coverable", "s4"),
        without("/services/3/discountable", "s4"),
        without("/services/3/commit_eligible", "s4"),
        without("/mixes/3/shares", "m4"),
        without("/workloads/3/source", "w4"),
        without("/workloads/3/strategy", "w4"),
        without("/workloads/3/account", "w4"),
        without("/workloads/3/mix", "w4"),
        without("/workloads/3/monthly_run_rate", "w4"),
        without("/baseline/3/account", "b4"),
        without("/baseline/3/service", "b4"),
        without("/baseline/3/monthly", "b4"),
        without("/levers/2/credit", "l3"),
        without("/levers/2/due", "l3"),
        without("/levers/2/life_months", "l3"),
        without("/levers/2/program", "l3"),
        without("/levers/2/account", "l3"),
        without("/proserve/1/sow_value", "p2"),
        without("/proserve/1/mode", "p2"),
        without("/proserve/1/cofund_rate", "p2"),
        without("/proserve/1/start", "p2"),
        without("/proserve/1/life_months", "p2"),
        without("/proserve/1/account", "p2"),
        without("/partners/1/gross", "r2"),
        without("/partners/1/form", "r2"),
        without("/partners/1/start", "r2"),
        without("/partners/1/life_months", "r2"),
        without("/partners/1/account", "r2"),
        without("/credits/3/program", "c4"),
        without("/credits/3/account", "c4"),
        without("/credits/3/amount", "c4"),
        without("/credits/3/start", "c4"),
        without("/map/base_rate", "map"),
        without("/map/release", "map"),
        without("/map/period", "map"),
        without("/map/start", "map"),
        without("/map/term_months", "map"),
        without("/map/credit_life_months", "map"),
        without("/map/assess_rate", "map"),
        without("/map/mobilize_rate", "map"),
        without("/map/account", "map"),
        without("/milestones/2/month", "s3"),
        without("/milestones/2/share", "s3"),
        without("/milestones/2/status", "s3"),
        without("/edp/start", "edp"),
        without("/edp/term_months", "edp"),
        without("/edp/commitments", "edp"),
        without("/edp/discount", "edp"),
        without("/edp/credits_count", "edp"),
        without("/edp/basis", "edp"),
        without("/edp/marketplace_rate", "edp"),
        without("/edp/marketplace_cap", "edp"),
        without("/stacking/1/a", "k2"),
        without("/stacking/1/b", "k2"),
        without("/stacking/1/rule", "k2"),
        without("/limits/1/program", "x2"),
        without("/limits/1/max_coverage", "x2"),
        without("/timing/days", "timing"),
        without("/timing/factors", "timing"),
    ]
}

fn faults_of(file: &Json) -> Vec<Fault> {
    match read(&file.to_string()) {
        Ok(_) => Vec::new(),
        Err(ReadError::Faults(faults)) => faults,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn the_sound_plan_has_no_fault() {
    assert_eq!(faults_of(&sound()), []);
}

#[test]
fn each_fault_alone_is_the_only_one_named() {
    let mut wrong = Vec::new();
    for case in limits().into_iter().chain(rules()).chain(shapes()).chain(required()) {
        let mut file = sound();
        case.spoil(&mut file);
        let faults = faults_of(&file);
        if faults.len() != 1 || !case.is(&faults[0]) {
            wrong.push(format!("{} = {:?}\n  gave {faults:#?}", case.at, case.to));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_faults_together_are_named_in_one_go() {
    let mut file = sound();
    let mut spoiled: HashSet<String> = HashSet::new();
    let mut cases = Vec::new();
    for case in limits().into_iter().chain(rules()).chain(required()) {
        // One fault per field, and shares in all only where each share is one.
        let free = !case.found.contains("up to here") && spoiled.insert(case.at.to_owned());
        if free {
            case.spoil(&mut file);
            cases.push(case);
        }
    }
    assert!(cases.len() > 150, "{}", cases.len());
    let faults = faults_of(&file);
    for case in &cases {
        let named = faults.iter().filter(|fault| case.is(fault)).count();
        assert_eq!(named, 1, "{} = {:?}\n{faults:#?}", case.at, case.to);
    }
    assert_eq!(faults.len(), cases.len(), "{faults:#?}");
}

#[test]
fn a_sentence_names_the_place_what_was_found_and_what_is_expected() {
    let mut file = sound();
    file["workloads"][1]["ramp_months"] = json!(121);
    file["horizon_months"] = json!(0);
    let error = read(&file.to_string()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "The plan has 2 faults and was not taken:\n\
         table workloads, row w2, field ramp_months, found 121, expected a whole number from 0 to 120\n\
         field horizon_months, found 0, expected a whole number from 1 to 120"
    );
}

#[test]
fn a_long_value_is_cut_in_the_sentence() {
    let mut file = sound();
    file["workloads"][1]["mix"] = json!(["é".repeat(10_000)]);
    let faults = faults_of(&file);
    assert!(faults[0].found.ends_with('…') && faults[0].found.chars().count() < 80);
}

#[test]
fn a_base_by_kind_takes_no_overrides_wherever_it_stands() {
    let mut file = sound();
    file["scenarios"][2]["kind"] = json!("base");
    file["scenarios"][2]["overrides"] =
        json!([{"table": "edp", "row": "edp", "field": "discount", "value": "0.2"}]);
    let faults = faults_of(&file);
    assert_eq!((faults.len(), faults[0].row.as_str()), (1, "walk"));
}

#[test]
fn a_fault_in_a_table_others_refer_to_is_named_first() {
    let mut file = sound();
    file["accounts"] = json!({"main": {}});
    let faults = faults_of(&file);
    assert_eq!(
        (faults[0].table.as_str(), faults[0].expected.as_str()),
        ("accounts", "a list of rows")
    );
}

#[test]
fn what_the_limits_allow_is_taken() {
    for (at, to) in [
        ("/horizon_months", json!(1)),
        ("/horizon_months", json!(120)),
        ("/start_month", json!("1900-01")),
        ("/start_month", json!("9999-12")),
        ("/as_of", Json::Null),
        ("/services/0/weight", json!("0.000001")),
        ("/services/0/weight", json!(1000)),
        ("/services/0/margin_tier", Json::Null),
        ("/workloads/0/monthly_run_rate", json!("10000000000")),
        ("/workloads/0/ramp_months", json!(120)),
        ("/workloads/0/cutover", json!("1900-01")),
        ("/baseline/0/monthly", json!("-10000000000")),
        ("/baseline/0/annual_growth", json!("-1")),
        ("/baseline/0/annual_growth", json!("1")),
        ("/baseline/0/months", json!({"9999-12": "-10000000000"})),
        ("/levers/0/life_months", json!(600)),
        ("/levers/0/services", json!([])),
        ("/credits/0/start", json!("1900-01-01")),
        ("/credits/0/end", json!("9999-12-31")),
        ("/credits/0/end", json!("2027-01-01")),
        ("/credits/0/remaining", json!("1000000")),
        ("/credits/0/note", Json::Null),
        ("/map/cap", json!("0")),
        ("/map/lag_months", json!(120)),
        ("/map/term_months", json!(600)),
        ("/milestones/0/share", json!("0.4")),
        ("/edp/commitments", json!([])),
        ("/edp/fees_before", json!("0")),
        ("/edp/term_months", json!(1)),
        ("/timing/days", json!({"edp": 0, "renewal": 100_000, "year_end": 400, "quarter_end": 1})),
        ("/mixes/0/shares", json!({"ec2": "1", "rds": "0"})),
        ("/levers", json!([])),
        ("/id", json!("0")),
    ] {
        let mut file = sound();
        *file.pointer_mut(at).unwrap_or(&mut Json::Null) = to.clone();
        let (parent, name) = at.rsplit_once('/').unwrap();
        file.pointer_mut(parent).unwrap()[name] = to.clone();
        assert_eq!(faults_of(&file), [], "{at} = {to}");
    }
}
