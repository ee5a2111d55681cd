//! An outcome as JSON, with the keys of the vectors: money as decimal strings with two places.

use serde_json::{Map, Value as Json, json};

use crate::{
    domain::{Cents, Id, Plan, Program, Total, choice::Choice as _},
    engine::{Directed, MapOutcome, Outcome, TooLarge, Totals, YearOutcome, direct, finish},
    table::resolve::resolve,
};

/// The outcome of every scenario of a plan, directed allocation included:
/// `{"scenarios": [{"id", "name", "outcome"}]}`.
///
/// # Errors
/// [`TooLarge`], with the id of the first scenario that has a total that does not fit.
pub fn scenarios(plan: &Plan) -> Result<Json, (Id, TooLarge)> {
    let computed = plan.scenarios.iter().map(|scenario| {
        let resolved = resolve(plan, scenario);
        let totals = Totals::of(&resolved);
        let computed = finish(&resolved, &totals)
            .and_then(|outcome| Ok((outcome, direct(&resolved, &totals)?)));
        let (figures, directed) = computed.map_err(|error| (scenario.id.clone(), error))?;
        let outcome = outcome(&figures, Some(&directed));
        Ok(json!({"id": scenario.id.as_str(), "name": scenario.name, "outcome": outcome}))
    });
    Ok(json!({"scenarios": computed.collect::<Result<Vec<_>, _>>()?}))
}

/// The outcome, with the directed allocation where it was computed.
pub fn outcome(outcome: &Outcome, directed: Option<&Directed>) -> Json {
    let mut all = Map::new();
    all.insert("map".into(), map(&outcome.map));
    let mut put = |name: &str, value: Json| all.insert(name.to_owned(), value);
    for (name, cents) in figures(outcome) {
        put(name, money(cents));
    }
    put("headline_by_program", by_program(&outcome.by_program(|grant| grant.grant.amount)));
    put("applied_by_program", by_program(&outcome.by_program(|grant| grant.applied)));
    put("expired_by_program", by_program(&outcome.by_program(|grant| grant.expired)));
    put(
        "investments",
        json!({
            "earned": money(outcome.investments.earned),
            "missed": money(outcome.investments.missed),
            "cash": money(outcome.investments.cash),
        }),
    );
    put("commitment", outcome.commitment.iter().map(year).collect());
    let grants = outcome.grants.iter().map(|of| {
        json!({
            "id": of.grant.id.to_string(),
            "program": of.grant.program.word(),
            "amount": money(of.grant.amount),
            "applied": money(of.applied),
            "expired": money(of.expired),
            "closing": money(of.remaining + of.beyond),
        })
    });
    put("grants", grants.collect());
    let months = outcome.months.iter().map(|month| {
        json!({
            "month": month.month.to_string(),
            "gross": money(month.gross),
            "list": money(month.list),
            "cash_without": money(month.cash_without),
            "cash_with": money(month.cash_with),
            "applied": money(month.applied),
        })
    });
    put("months", months.collect());
    put("applied_by_service", by_service(&outcome.applied_by_service));
    if let Some(directed) = directed {
        put(
            "directed",
            json!({
                "applied": money(directed.applied),
                "weighted": money(directed.weighted),
                "applied_by_service": by_service(&directed.applied_by_service),
            }),
        );
    }
    all.into()
}

/// The money figures of an outcome by the key of the vectors.
pub fn figures(outcome: &Outcome) -> [(&'static str, Cents); 20] {
    [
        ("headline", outcome.headline),
        ("applied", outcome.applied),
        ("expired", outcome.expired),
        ("remaining", outcome.remaining),
        ("beyond", outcome.beyond),
        ("expected_levers", outcome.expected_levers),
        ("cash_funding", outcome.cash_funding),
        ("lever_cost", outcome.lever_cost),
        ("gross", outcome.gross),
        ("cash_without", outcome.cash_without),
        ("cash_with", outcome.cash_with),
        ("bill_saving", outcome.bill_saving),
        ("shortfall_cost", outcome.shortfall_cost),
        ("net_value", outcome.net_value),
        ("list", outcome.list),
        ("discount_saving", outcome.discount_saving),
        ("deal_value", outcome.deal_value),
        ("support", outcome.support),
        ("tax_with", outcome.tax_with),
        ("tax_without", outcome.tax_without),
    ]
}

fn money(cents: impl Into<Total>) -> Json {
    Json::String(cents.into().to_string())
}

fn map(map: &MapOutcome) -> Json {
    json!({
        "base": money(map.base),
        "nominal": money(map.nominal),
        "pool": money(map.pool),
        "assess": money(map.assess),
        "mobilize": money(map.mobilize),
        "partner_cash": money(map.partner_cash),
        "buyer_cash": money(map.buyer_cash),
        "lost_untagged": money(map.lost_untagged),
        "missed": money(map.missed),
    })
}

fn by_program(figures: &[(Program, Total)]) -> Json {
    figures
        .iter()
        .map(|(program, cents)| (program.word().to_owned(), money(*cents)))
        .collect::<Map<_, _>>()
        .into()
}

fn by_service(figures: &[(Id, Cents)]) -> Json {
    figures.iter().map(|(id, cents)| (id.to_string(), money(*cents))).collect::<Map<_, _>>().into()
}

fn year(year: &YearOutcome) -> Json {
    let mut json = json!({
        "year": year.year,
        "commitment": money(year.commitment),
        "assessed": year.assessed.is_some(),
    });
    if let (Some(assessed), Json::Object(fields)) = (&year.assessed, &mut json) {
        fields.insert("fees".into(), money(assessed.fees));
        fields.insert("marketplace".into(), money(assessed.marketplace));
        fields.insert("carried".into(), money(assessed.carried));
        fields.insert("shortfall".into(), money(assessed.shortfall));
        fields.insert("billed".into(), money(assessed.billed));
    }
    json
}
