//! What is printed: where the deal stands, how it adds up, what it rests on and what to get in writing,
//! and every row of every table. Plain tables of text, made from the one description of columns; who
//! prints them decides nothing. What only we may see is left out where it is hidden.

use crate::{
    calc::{
        compare::{self, Group},
        terms::terms,
    },
    domain::{
        Cents, Plan, Scenario, TableId, Value, choice::Choice as _, chunked::AnyRow,
        commitment::CreditsCount, order::order, scenario::ScenarioKind,
    },
    edit::offers,
    engine::Outcome,
    table::{
        Spec,
        privacy::{column_is_private, row_is_private, scenario_is_private},
        show as values, table,
    },
    text::{Format, show},
};

/// A cell: its text, and for a figure of an outcome its address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What people read.
    pub text: String,
    /// The figure's key and scenario, and its amount.
    pub figure: Option<(String, String, Cents)>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, figure: None }
    }
}

/// A part of the brief under a title: a table, or without heads a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// What stands beside the title.
    pub note: String,
    /// One head per column; none for a list.
    pub heads: Vec<String>,
    /// From which column on cells are figures.
    pub figures_from: usize,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What the brief is made from.
pub struct Source<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The active scenario.
    pub scenario: &'a Scenario,
    /// The plan with its overrides.
    pub resolved: &'a Plan,
    /// The scenarios that are compared, with what they come to.
    pub scenarios: Vec<(&'a Scenario, Option<&'a Outcome>)>,
    /// Offers with what they come to, newest first.
    pub offers: Vec<(&'a Scenario, Option<Cents>)>,
    /// How figures are written.
    pub format: &'a Format,
    /// Whether what only we may see is left out.
    pub hide: bool,
}

/// Whether the brief compares a scenario: not a stored offer, and nothing that is hidden.
pub fn compares(scenario: &Scenario, hide: bool) -> bool {
    offers::by(scenario).is_none() && !(hide && scenario_is_private(scenario))
}

/// What it comes to in one sentence, and what is asked for.
pub fn ask(source: &Source<'_>) -> String {
    let format = source.format;
    let net = |kind: ScenarioKind| {
        let of = source.scenarios.iter().find(|(scenario, _)| scenario.kind == kind)?;
        of.1.map(|outcome| outcome.net_value)
    };
    let own = source.scenarios.iter().find(|(scenario, _)| scenario.id == source.scenario.id);
    let Some(outcome) = own.and_then(|(_, outcome)| *outcome) else {
        return "A total of this scenario is too large to say what it comes to.".to_owned();
    };
    let mut said = format!(
        "The terms of “{}” are worth {} in cash over {} months",
        source.scenario.name,
        show::money_short(outcome.net_value, format),
        outcome.months.len()
    );
    if let Some(offer) =
        net(ScenarioKind::Base).filter(|_| source.scenario.kind != ScenarioKind::Base)
    {
        let more = Cents(outcome.net_value.0.saturating_sub(offer.0));
        said.push_str(&format!(", {} on AWS’s offer", show::money_short_signed(more, format)));
    }
    said.push('.');
    if let Some(ask) = net(ScenarioKind::Ask).filter(|_| source.scenario.kind != ScenarioKind::Ask)
    {
        said.push_str(&format!(" What we ask for is worth {}.", show::money_short(ask, format)));
    }
    if !outcome.shortfall().is_zero() {
        said.push_str(&format!(
            " The largest open point is the commitment: {} of it would not be reached.",
            show::money_short(outcome.shortfall(), format)
        ));
    }
    if outcome.has_open_year() {
        said.push_str(" A contract year ends after this plan and is not assessed.");
    }
    said
}

/// The parts of the brief, without the appendix; empty ones are left out.
pub fn parts(source: &Source<'_>) -> Vec<Part> {
    let parts = [
        figures(source, Group::Worth, "How net value adds up"),
        figures(source, Group::Credits, "What becomes of the credits"),
        figures(source, Group::Programs, "Credits by programme"),
        terms_of(source),
        gives(source),
        clauses(source),
        log(source),
        assumptions(source),
    ];
    parts.into_iter().filter(|part| !part.rows.is_empty()).collect()
}

fn names(source: &Source<'_>) -> impl Iterator<Item = String> {
    source.scenarios.iter().map(|(scenario, _)| scenario.name.clone())
}

fn figures(source: &Source<'_>, group: Group, title: &str) -> Part {
    let outcomes: Vec<_> = source.scenarios.iter().map(|(_, outcome)| *outcome).collect();
    let lines = compare::lines(&outcomes, source.hide).into_iter().filter(|line| {
        let counts = |figure: &Option<Cents>| figure.is_some_and(|cents| !cents.is_zero());
        line.group == group && line.figures.iter().any(counts)
    });
    let rows = lines.map(|line| {
        let figures = line.figures.iter().zip(&source.scenarios).map(|(figure, (scenario, _))| {
            let text = figure
                .map_or_else(|| "–".to_owned(), |cents| show::money_whole(cents, source.format));
            let address = |cents| (line.key.clone(), scenario.id.to_string(), cents);
            Cell { text, figure: figure.map(address) }
        });
        std::iter::once(Cell::from(line.title.clone())).chain(figures).collect()
    });
    let hidden = source.hide && group == Group::Worth;
    let note = if hidden { "our own cost is taken off net value and not shown" } else { "" };
    Part {
        title: title.to_owned(),
        note: note.to_owned(),
        heads: std::iter::once("Figure".to_owned()).chain(names(source)).collect(),
        figures_from: 1,
        rows: rows.collect(),
    }
}

/// Where every scenario stands on what is negotiated; the inventory stands in the appendix.
fn terms_of(source: &Source<'_>) -> Part {
    let plan = source.plan;
    let shown = terms(plan).into_iter().filter(|term| {
        term.table != TableId::Workloads
            && !(source.hide && row_is_private(plan, term.table, term.row.as_str()))
    });
    let rows = shown.map(|term| {
        let name = format!("{} ({})", term.title, term.hint);
        let of = |(scenario, _): &(&Scenario, Option<&Outcome>)| {
            let number = term.number_in(plan, &scenario.overrides);
            Cell::from(term.show(number, source.format))
        };
        std::iter::once(Cell::from(name)).chain(source.scenarios.iter().map(of)).collect()
    });
    Part {
        title: "The terms".to_owned(),
        note: "what differs between scenarios, and what every call is about".to_owned(),
        heads: std::iter::once("Term".to_owned()).chain(names(source)).collect(),
        figures_from: 1,
        rows: rows.collect(),
    }
}

fn gives(source: &Source<'_>) -> Part {
    let hidden = |id: &str| source.hide && row_is_private(source.plan, TableId::Levers, id);
    let levers = source.resolved.levers.iter();
    let levers = levers.filter(|lever| lever.included && !hidden(lever.id.as_str()));
    let rows = levers.map(|lever| {
        let cells = [
            lever.behaviour.clone(),
            lever.evidence.clone(),
            lever.owner.clone(),
            show::month_short(lever.due),
            show::money_whole(lever.credit, source.format),
        ];
        cells.into_iter().map(Cell::from).collect()
    });
    Part {
        title: format!("What we give, and what it buys in “{}”", source.scenario.name),
        heads: heads(&["Give", "Evidence", "Owner", "Issued", "Credit"]),
        figures_from: 4,
        rows: rows.collect(),
        ..Part::default()
    }
}

fn heads(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| (*title).to_owned()).collect()
}

/// What to get in writing before signature: what the figures rest on and nobody has confirmed.
fn clauses(source: &Source<'_>) -> Part {
    let plan = source.resolved;
    let mut clauses: Vec<String> = Vec::new();
    let mut need = |clause: String| clauses.push(clause);
    if plan.edp.included {
        need(match plan.edp.credits_count {
            CreditsCount::Counts => "Spend that credits cover counts towards the commitment.",
            CreditsCount::CountsExceptMap => "Spend that credits cover counts towards the commitment, except what MAP credits cover.",
            CreditsCount::DoesNotCount | CreditsCount::Unknown => "Whether spend that credits cover counts towards the commitment; the figures take it not to.",
        }.to_owned());
    }
    for rule in plan.stacking.iter().filter(|rule| !rule.confirmed) {
        let (a, b) = (rule.a.label(), rule.b.label());
        let hidden = source.hide && row_is_private(plan, TableId::Stacking, rule.id.as_str());
        if !hidden {
            need(match rule.rule {
                crate::domain::rules::StackingRule::Additive => {
                    format!("{a} and {b} credits add up; neither takes the place of the other.")
                }
                crate::domain::rules::StackingRule::Exclusive => {
                    format!("How {a} and {b} credits, which don’t add up, take each other’s place.")
                }
            });
        }
    }
    if plan.map.included {
        need(
            "The MAP scope by workload, the tag date and the evidence of each milestone."
                .to_owned(),
        );
        need(format!(
            "MAP credits live {} months from the day each is issued.",
            plan.map.credit_life_months
        ));
    }
    let counted = plan.credits.iter().filter(|credit| credit.included);
    let open =
        counted.filter(|credit| credit.clause.is_empty() && credit.extra.get("source").is_none());
    let hidden = |id: &str| source.hide && row_is_private(plan, TableId::Credits, id);
    for credit in open.filter(|credit| !hidden(credit.id.as_str())) {
        need(format!("“{}”: amount, services, end and order of use.", credit.name));
    }
    if plan.partners.iter().any(|partner| partner.included) {
        need("Each partner states the funding it receives and the share it passes on.".to_owned());
    }
    Part {
        title: "Clauses to obtain before signature".to_owned(),
        rows: clauses.into_iter().map(|clause| vec![Cell::from(clause)]).collect(),
        ..Part::default()
    }
}

fn log(source: &Source<'_>) -> Part {
    let rows = source.offers.iter().map(|(offer, net)| {
        let day = offer.date.map_or_else(String::new, show::day);
        let when = format!("{day} {}", offers::at(offer)).trim().to_owned();
        let net = net.map_or_else(|| "–".to_owned(), |net| show::money_whole(net, source.format));
        [when, offer.name.clone(), offer.note.clone(), net].into_iter().map(Cell::from).collect()
    });
    Part {
        title: "Offers".to_owned(),
        note: "newest first".to_owned(),
        heads: heads(&["When", "Offer", "Note", "Net value"]),
        figures_from: 3,
        rows: rows.collect(),
    }
}

/// Where figures come from and how sure they are, least sure first.
fn assumptions(source: &Source<'_>) -> Part {
    let word = |row: &dyn AnyRow, name: &str| -> String {
        row.extra().get(name).and_then(|value| value.as_str()).unwrap_or("").to_owned()
    };
    let mut found: Vec<(usize, Vec<Cell>)> = Vec::new();
    for id in TableId::ALL.iter().filter(|id| **id != TableId::Scenarios) {
        for row in table(source.plan, *id).iter() {
            let (from, sure) = (word(row, "source"), word(row, "confidence"));
            let hidden = source.hide && row.extra().is_private();
            if hidden || from.is_empty() && sure.is_empty() {
                continue;
            }
            let rank = ["low", "medium", "", "high"].iter().position(|known| *known == sure);
            let name = if id.is_single() { "id" } else { row.id().as_str() };
            let name =
                values::row_title(source.plan, *id, if id.is_single() { id.word() } else { name });
            let cells = [id.label().to_owned(), name, from, sure];
            found.push((rank.unwrap_or(1), cells.into_iter().map(Cell::from).collect()));
        }
    }
    let by_rank = order(found.len(), &mut |a, b| found[a].0.cmp(&found[b].0));
    Part {
        title: "Assumptions".to_owned(),
        note: "where figures come from and how sure they are, least sure first".to_owned(),
        heads: heads(&["Table", "Row", "Source", "Confidence"]),
        figures_from: 4,
        rows: by_rank.into_iter().map(|at| found[at].1.clone()).collect(),
    }
}

/// Every row of every table in the active scenario; columns that are empty in all rows are left out.
pub fn appendix(source: &Source<'_>) -> Vec<Part> {
    let whole = TableId::ALL.iter().filter(|id| **id != TableId::Plan);
    whole.filter_map(|id| all_of(source, *id)).collect()
}

fn all_of(source: &Source<'_>, id: TableId) -> Option<Part> {
    let rows = table(source.resolved, id);
    let hidden = |row: &str| {
        let private = row_is_private(source.plan, id, row);
        let scenario = source.plan.scenarios.get(row).filter(|_| id == TableId::Scenarios);
        source.hide && (private || scenario.is_some_and(scenario_is_private))
    };
    let ids = (0..rows.len()).filter_map(|at| rows.id_at(at));
    let ids: Vec<_> = ids.filter(|row| !hidden(row.as_str())).collect();
    let mut heads = Vec::new();
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); ids.len()];
    for (column, spec) in rows.specs().filter(|(_, spec)| !(source.hide && column_is_private(spec)))
    {
        let text = |row: &crate::domain::Id| {
            let value = rows.value(row.as_str(), column).unwrap_or(Value::Empty);
            written(source, spec, &value)
        };
        let texts: Vec<String> = ids.iter().map(text).collect();
        if texts.iter().all(String::is_empty) {
            continue;
        }
        heads.push(spec.title.to_owned());
        for (row, text) in cells.iter_mut().zip(texts) {
            row.push(Cell::from(text));
        }
    }
    if id.is_single() {
        // One row reads better as a list of its fields.
        let fields = heads.into_iter().zip(cells.into_iter().flatten());
        let rows: Vec<_> = fields.map(|(title, cell)| vec![Cell::from(title), cell]).collect();
        let heads = self::heads(&["Term", "Value"]);
        let title = id.label().to_owned();
        return Some(Part { title, heads, figures_from: 2, rows, ..Part::default() });
    }
    let count = ids.len();
    (count > 0 && !heads.is_empty()).then(|| Part {
        title: id.label().to_owned(),
        note: if count == 1 { "1 row".to_owned() } else { format!("{count} rows") },
        figures_from: heads.len(),
        heads,
        rows: cells,
    })
}

fn written(source: &Source<'_>, spec: &Spec, value: &Value) -> String {
    values::exact(source.plan, spec, value, source.format)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{engine::evaluate, io::plan_file, table::resolve};

    const SAMPLE: &str = include_str!("../../examples/illustrative.json");

    /// Every word of the brief of the sample's “Settled”, and its parts.
    fn printed(plan: &Plan, hide: bool) -> (String, Vec<Part>, Vec<Part>) {
        let scenario = plan.scenarios.get("settled").unwrap();
        let resolved = resolve::resolve(plan, scenario);
        let shown = plan.scenarios.iter().filter(|scenario| compares(scenario, hide));
        let outcomes: Vec<_> = shown
            .map(|scenario| (scenario, evaluate(&resolve::resolve(plan, scenario)).unwrap()))
            .collect();
        let format = Format::of("USD");
        let source = Source {
            plan,
            scenario,
            resolved: &resolved,
            scenarios: outcomes.iter().map(|(of, outcome)| (*of, Some(outcome))).collect(),
            offers: offers::log(plan).into_iter().map(|offer| (offer, None)).collect(),
            format: &format,
            hide,
        };
        let (parts, appendix) = (parts(&source), appendix(&source));
        let mut words = ask(&source);
        for part in parts.iter().chain(&appendix) {
            words.push_str(&format!("\n# {} {}\n{}", part.title, part.note, part.heads.join("|")));
            for row in &part.rows {
                let cells: Vec<_> = row.iter().map(|cell| cell.text.as_str()).collect();
                words.push_str(&format!("\n{}", cells.join("|")));
            }
        }
        (words, parts, appendix)
    }

    fn sample() -> Plan {
        plan_file::read(SAMPLE).unwrap()
    }

    #[test]
    fn figures_are_those_of_the_outcomes() {
        let plan = sample();
        let (_, parts, _) = printed(&plan, false);
        let mut seen = 0;
        for cell in parts.iter().flat_map(|part| part.rows.iter().flatten()) {
            let Some((key, scenario, cents)) = &cell.figure else { continue };
            if key == "net_value" {
                let scenario = plan.scenarios.get(scenario).unwrap();
                let outcome = evaluate(&resolve::resolve(&plan, scenario)).unwrap();
                assert_eq!((*cents, seen), (outcome.net_value, seen));
                seen += 1;
            }
        }
        assert_eq!(seen, 5);
    }

    #[test]
    fn it_says_what_the_deal_is_worth_and_what_is_open() {
        let plan = sample();
        let (words, parts, _) = printed(&plan, false);
        assert!(words.starts_with("The terms of “Settled” are worth $1.86M in cash over 36 months, +$1.34M on AWS’s offer. What we ask for is worth $"), "{words}");
        assert!(words.contains("The largest open point is the commitment"));
        let titles: Vec<_> = parts.iter().map(|part| part.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "How net value adds up",
                "What becomes of the credits",
                "Credits by programme",
                "The terms",
                "What we give, and what it buys in “Settled”",
                "Clauses to obtain before signature",
                "Offers",
                "Assumptions",
            ]
        );
        let clauses = parts.iter().find(|part| part.title.starts_with("Clauses")).unwrap();
        let said: Vec<_> = clauses.rows.iter().map(|row| row[0].text.as_str()).collect();
        assert!(
            said.contains(
                &"MAP and Promotional credits add up; neither takes the place of the other."
            ),
            "{said:?}"
        );
        assert!(
            !said.iter().any(|clause| clause.contains("Activate")),
            "confirmed rules need no clause"
        );
    }

    #[test]
    fn the_appendix_holds_every_row_of_every_table() {
        let plan = sample();
        let (_, _, appendix) = printed(&plan, false);
        let rows = |title: &str| {
            appendix.iter().find(|part| part.title == title).map(|part| part.rows.len())
        };
        for id in TableId::ALL.iter().filter(|id| !id.is_single()) {
            assert_eq!(rows(id.label()), Some(table(&plan, *id).len()), "{}", id.label());
        }
        assert!(rows("MAP terms").unwrap() > 10);
        for part in &appendix {
            assert!(part.rows.iter().all(|row| row.len() == part.heads.len()), "{}", part.title);
        }
    }

    #[test]
    fn what_is_hidden_is_nowhere_in_it() {
        let mut plan = sample();
        let mut secret = plan.levers.get("l01").unwrap().clone();
        secret.id = "l99".into();
        secret.behaviour = "SECRET give".into();
        secret.extra.set("private", Some(true.into()));
        plan.levers.push(secret);
        plan.levers.update("l02", |lever| lever.our_cost = Cents(777_777_777));
        let (open, ..) = printed(&plan, false);
        let (hidden, ..) = printed(&plan, true);
        for word in [
            "SECRET",
            "Walk-away",
            "7,777,777",
            "Our cost",
            "What we give|",
            "Worth to AWS",
            "Chance",
        ] {
            assert!(open.contains(word), "{word}");
            assert!(!hidden.contains(word), "{word}");
        }
        assert!(hidden.contains("our own cost is taken off net value and not shown"));
    }

    #[test]
    fn least_sure_figures_come_first() {
        let (_, parts, _) = printed(&sample(), false);
        let part = parts.iter().find(|part| part.title == "Assumptions").unwrap();
        let sure: Vec<_> = part.rows.iter().map(|row| row[3].text.as_str()).collect();
        let rank =
            |word: &&str| ["low", "medium", "", "high"].iter().position(|known| known == word);
        assert!(sure.len() > 20 && sure.is_sorted_by_key(rank), "{sure:?}");
    }
}
