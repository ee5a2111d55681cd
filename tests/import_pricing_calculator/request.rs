//! What the page asks of its worker, and what comes back as text.

use tranche::{
    io::{
        import::{Answer, Existing, Request, Shown},
        plan_file,
    },
    text::NumberStyle,
};

use crate::*;

fn answered(request: &Request, bytes: &[u8]) -> Answer {
    let answer = Request::answer(&request.text(), bytes);
    assert_eq!(Answer::of_text(&answer.text()).as_ref(), Some(&answer));
    answer
}

fn shown(plan: &Plan, bytes: &[u8]) -> Shown {
    match answered(&Request::read(NumberStyle::COMMA, plan, "estimate"), bytes) {
        Answer::Shown(shown) => *shown,
        other => panic!("{other:?}"),
    }
}

fn added(request: &Request) -> (Plan, String) {
    match answered(request, b"") {
        Answer::Added { plan, said } => (plan_file::read(&plan).unwrap(), said),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_preview_survives_being_text() {
    let edited = format!("{}Total,,,,,151.00,,,\n", spain());
    for bytes in [SPAIN, OHIO, edited.as_bytes()] {
        let preview = reads(bytes);
        let text = serde_json::to_string(&preview).unwrap();
        assert_eq!(serde_json::from_str::<Preview>(&text).unwrap(), preview);
    }
}

#[test]
fn what_the_worker_adds_is_what_apply_adds() {
    let plan = Plan::empty(Month::EPOCH);
    for bytes in [SPAIN, OHIO] {
        let request = Request::add(&plan, &shown(&plan, bytes), Existing::Keep, None, false);
        let expected = apply(&plan, &reads(bytes), MergeOptions::default()).unwrap();
        assert_eq!(added(&request).0, expected);
    }
}

#[test]
fn amounts_are_shown_as_their_reader_writes_them() {
    let shown = shown(&Plan::empty(Month::EPOCH), SPAIN);
    assert_eq!(shown.title, "Add 4 rows from estimate?");
    assert_eq!((shown.heads.len(), shown.rows.len(), shown.more, shown.held), (4, 4, 0, false));
    assert_eq!(shown.rows[0][3], "16,644");
}

#[test]
fn a_record_that_was_asked_about_is_taken_when_the_user_says_so() {
    let plan = Plan::empty(Month::EPOCH);
    let rows = edited::table(edited::TWO);
    let csv = format!("{rows},,Consultants,,0,30.00,360.00,USD,\nTotal,,,,,180.00,,,\n");
    let before = shown(&plan, csv.as_bytes());
    assert_eq!((before.rows.len(), before.asked.len()), (2, 1), "{before:?}");
    let request = Request::take(NumberStyle::POINT, &plan, &before, 0);
    let Answer::Shown(after) = answered(&request, b"") else { panic!("nothing is shown") };
    assert_eq!((after.rows.len(), after.asked.len()), (3, 0));
}

#[test]
fn a_second_time_is_told_and_replaces_when_asked_to() {
    let plan = Plan::empty(Month::EPOCH);
    let (plan, said) =
        added(&Request::add(&plan, &shown(&plan, SPAIN), Existing::Keep, None, false));
    assert_eq!(said, "4 workloads added from estimate. One undo takes them back.");
    let again = shown(&plan, SPAIN);
    assert!(again.held && again.doubts[0].contains("already has the 4 workloads"), "{again:?}");
    let (replaced, said) = added(&Request::add(&plan, &again, Existing::Replace, None, false));
    assert_eq!(
        (replaced.workloads.len(), &*said),
        (4, "The workloads of estimate are replaced. One undo brings them back.")
    );
}

#[test]
fn an_empty_plan_takes_the_currency_and_the_name_of_the_file() {
    let mut plan = Plan::empty(Month::EPOCH);
    let euros = spain().replace("USD", "EUR");
    let euros = euros.replace("\nMy Estimate,", "\nOur migration,");
    let of = shown(&plan, euros.as_bytes());
    let Answer::Refused(why) =
        answered(&Request::add(&plan, &of, Existing::Keep, None, false), b"")
    else {
        panic!("amounts were relabelled")
    };
    assert!(why.contains("Give an exchange rate"), "{why}");
    let (fresh, _) = added(&Request::add(&plan, &of, Existing::Keep, None, true));
    assert_eq!((&*fresh.head.currency, &*fresh.head.name), ("EUR", "Our migration"));
    let (converted, _) = added(&Request::add(&plan, &of, Existing::Keep, Some(dec("1.5")), false));
    assert_eq!(converted.workloads.at(0).unwrap().monthly_run_rate, Cents::new(2497));
    plan = converted;
    assert_eq!(plan.head.currency, "USD");
}

#[test]
fn a_plan_in_another_encoding_comes_back_as_text() {
    let text = plan_file::write(&Plan::empty(Month::EPOCH));
    let utf_16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let plan = Plan::empty(Month::EPOCH);
    let request = Request::read(NumberStyle::POINT, &plan, "plan.json");
    assert_eq!(answered(&request, &utf_16), Answer::Plan(text));
}

#[test]
fn a_text_that_is_no_request_is_refused() {
    assert!(matches!(Request::answer("{}", b""), Answer::Refused(_)));
    assert_eq!(Answer::of_text("{}"), None);
}
