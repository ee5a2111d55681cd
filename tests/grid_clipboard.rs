//! Copy, cut and paste.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use tranche::{
    domain::{Cents, TableId},
    grid::{
        Cursor, Gesture, Range, Selection,
        clipboard::{self, Answer, Answers, Block, Paste, Question, UpToOne},
    },
    text::{DecimalMark, Locale},
};

fn workloads() -> Desk {
    Desk::sample(TableId::Workloads)
}

/// Pastes a text at a selection.
#[track_caller]
fn paste(desk: &mut Desk, at: Range, text: &str) -> Gesture {
    let block = clipboard::read(text, None);
    let before = desk.plan.clone();
    match clipboard::paste(&desk.sheet(), Selection::range(at), &block, Answers::default()) {
        Paste::Ready(gesture) => {
            desk.perform(&gesture);
            let steps = usize::from(gesture.command.is_some());
            assert!(steps == 1 || desk.plan == before);
            gesture
        }
        Paste::Ask(question) => panic!("{question:?}"),
    }
}

#[track_caller]
fn asks(desk: &Desk, at: Range, text: &str) -> Question {
    let block = clipboard::read(text, None);
    match clipboard::paste(&desk.sheet(), Selection::range(at), &block, Answers::default()) {
        Paste::Ask(question) => question,
        Paste::Ready(gesture) => panic!("{gesture:?}"),
    }
}

#[test]
fn what_is_copied_pastes_to_the_same_for_every_reader() {
    let readers = ["1,234,567.8\n1/31/2027", "1.234.567,8\n31.1.2027", "1 234 567,8\n2027-01-31"];
    for reader in readers {
        copied_and_pasted(Locale::shown_by(reader));
    }
}

#[track_caller]
fn copied_and_pasted(reader: Locale) {
    for (table, scenario) in [
        (TableId::Workloads, "base"),
        (TableId::Credits, "ask"),
        (TableId::Levers, "base"),
        (TableId::Mixes, "base"),
        (TableId::Baseline, "base"),
        (TableId::Milestones, "base"),
        (TableId::Stacking, "base"),
    ] {
        let desk = Desk::sample(table);
        let scenario = match scenario {
            "base" => desk.scenario.to_string(),
            other => other.to_owned(),
        };
        let mut desk = desk.in_scenario(&scenario).read_in(reader);
        let copied = clipboard::copy(&desk.sheet(), desk.sheet().all());
        let last = desk.columns.len() - 1;
        let shown = |desk: &Desk| -> Vec<String> {
            let rows = (0..desk.order.len())
                .flat_map(|row| (0..=last).map(move |column| Cursor { row, column }));
            rows.map(|at| desk.sheet().editable(at)).collect()
        };
        let before = shown(&desk);
        for html in [None, Some(copied.html.as_str())] {
            let block = clipboard::read(&copied.text, html);
            assert_eq!(block.ours, html.is_some());
            let at = Selection::at(Cursor::default());
            let Paste::Ready(gesture) =
                clipboard::paste(&desk.sheet(), at, &block, Answers::default())
            else {
                panic!("{table:?} asks");
            };
            let was = desk.plan.clone();
            desk.perform(&gesture);
            assert_eq!(clipboard::unreadable(&was, &desk.plan), 0, "{table:?}");
            assert_eq!(shown(&desk), before, "{table:?}");
        }
    }
}

#[test]
fn other_programs_of_the_reader_get_its_decimal_mark() {
    let german = Locale::shown_by("1.234.567,8\n31.1.2027");
    let mut desk = Desk::sample(TableId::Credits).read_in(german);
    desk.type_into("remaining", 0, "1.234,50");
    desk.type_into("start", 0, "03.04.2026");
    let copied = clipboard::copy(&desk.sheet(), desk.range("remaining..start", 0, 0));
    assert_eq!(copied.text, "1234,50\t2026-04-03");
}

#[test]
fn other_programs_get_plain_figures_and_we_the_expressions_behind_them() {
    let mut desk = workloads();
    desk.type_into("name", 0, "5\" <b>pipe</b>\t& more");
    desk.type_into("monthly_run_rate", 0, "=\"1");
    desk.type_into("monthly_run_rate", 0, "=3*1234.5");
    desk.type_into("cutover", 0, "nov 2027");
    let area = desk.range("name..monthly_run_rate", 0, 0);
    let copied = clipboard::copy(&desk.sheet(), area);
    let strategy = desk.texts("strategy", 0..1).remove(0);
    assert_eq!(copied.text, format!("\"5\"\" <b>pipe</b>\t& more\"\t{strategy}\t2027-11\t3703.50"));
    let block = clipboard::read(&copied.text, Some(&copied.html));
    assert_eq!(block.rows, [["5\" <b>pipe</b>\t& more", &strategy, "2027-11", "=3*1234.5"]]);
}

#[test]
fn one_cell_fills_what_is_selected_and_a_block_repeats_in_a_multiple_of_it() {
    let mut desk = workloads();
    let area = desk.range("eligible_share..map_uplift", 0, 3);
    let gesture = paste(&mut desk, area, "7%");
    assert_eq!(gesture.selection.area(), area);
    for field in ["eligible_share", "map_scope", "map_uplift"] {
        assert_eq!(desk.texts(field, 0..4), ["7%"; 4]);
    }
    let area = desk.range("eligible_share", 0, 3);
    assert_eq!(paste(&mut desk, area, "1%\n2%\n").selection.area(), area);
    assert_eq!(desk.texts("eligible_share", 0..4), ["1%", "2%", "1%", "2%"]);
    // No multiple: the block as it is.
    let area = desk.range("eligible_share", 0, 2);
    let gesture = paste(&mut desk, area, "3%\t30%\n4%\t40%");
    assert_eq!(gesture.selection.area(), desk.range("eligible_share..map_scope", 0, 1));
    assert_eq!(desk.texts("eligible_share", 0..4), ["3%", "4%", "1%", "2%"]);
    assert_eq!(desk.texts("map_scope", 0..3), ["30%", "40%", "7%"]);
}

#[test]
fn rows_beyond_the_last_are_added_and_told() {
    let mut desk = workloads();
    let rows = desk.order.len();
    let at = desk.range("name", rows - 1, rows - 1);
    let gesture = paste(&mut desk, at, "A\nB\nC\n\n");
    assert_eq!(gesture.note, "2 rows added");
    assert_eq!(desk.texts("name", rows - 1..rows + 2), ["A", "B", "C"]);
    assert_eq!(gesture.selection.area(), desk.range("name", rows - 1, rows + 1));
    // From the row that adds one.
    let at = desk.range("name", rows + 2, rows + 2);
    let gesture = paste(&mut desk, at, "D\nE");
    assert_eq!((gesture.note.as_str(), desk.order.len()), ("2 rows added", rows + 4));
    assert_eq!(gesture.selection.area(), desk.range("name", rows + 2, rows + 3));
    // A table that can't have more says so.
    let mut desk = Desk::sample(TableId::Scenarios);
    let rows = desk.order.len();
    let at = desk.range("note", rows - 1, rows - 1);
    assert_eq!(paste(&mut desk, at, "A\nB").note, "1 row did not fit");
    assert_eq!(desk.order.len(), rows);
}

#[test]
fn hidden_rows_are_never_written() {
    let mut desk = workloads();
    let hidden = desk.order.remove(1);
    let name = |desk: &Desk| desk.plan.workloads.get(hidden.as_str()).unwrap().name.clone();
    let was = name(&desk);
    let at = desk.range("name", 0, 0);
    paste(&mut desk, at, "A\nB\nC");
    assert_eq!(desk.texts("name", 0..3), ["A", "B", "C"]);
    assert_eq!(name(&desk), was);
}

#[test]
fn computed_cells_and_columns_beyond_the_last_are_counted() {
    let mut desk = workloads();
    let at = desk.range("map_uplift", 0, 0);
    let gesture = paste(&mut desk, at, "1%\t99\t98\n2%\t97\t96");
    assert_eq!(desk.texts("map_uplift", 0..2), ["1%", "2%"]);
    assert_eq!(gesture.note, "4 read-only cells skipped");
    desk.columns.truncate(desk.column("map_uplift") + 1);
    let at = desk.range("map_uplift", 0, 0);
    assert_eq!(paste(&mut desk, at, "3%\t99\t98").note, "2 columns did not fit");
    assert_eq!(desk.texts("map_uplift", 0..1), ["3%"]);
}

#[test]
fn unreadable_cells_keep_their_text_and_are_counted() {
    let mut desk = workloads();
    let before = desk.plan.clone();
    let at = desk.range("monthly_run_rate", 0, 0);
    paste(&mut desk, at, "1200\nabout 5k\n+10%\n1300");
    assert_eq!(desk.texts("monthly_run_rate", 0..4), ["1200", "about 5k", "+10%", "1300"]);
    assert_eq!(clipboard::unreadable(&before, &desk.plan), 2);
    // A percentage that is pasted never changes what an amount holds, not later either.
    let held = desk.plan.workloads.get(desk.order[2].as_str()).unwrap().monthly_run_rate;
    desk.type_into("monthly_run_rate", 0, "7");
    assert_eq!(desk.plan.workloads.get(desk.order[2].as_str()).unwrap().monthly_run_rate, held);
    assert_eq!(before.workloads.get(desk.order[2].as_str()).unwrap().monthly_run_rate, held);
}

#[test]
fn the_decimal_mark_is_decided_by_the_column() {
    let amounts = |text: &str| -> Vec<i64> {
        let mut desk = workloads();
        let at = desk.range("monthly_run_rate", 0, 0);
        paste(&mut desk, at, text);
        let amount = |row: usize| {
            desk.plan.workloads.get(desk.order[row].as_str()).unwrap().monthly_run_rate
        };
        assert_eq!(
            desk.plan.drafts.iter().filter(|(_, text)| !text.is_empty()).count(),
            0,
            "{text}"
        );
        (0..text.trim_end().lines().count()).map(|row| amount(row).get()).collect()
    };
    assert_eq!(amounts("1.234,50\n1.234\n5,678\n"), [123_450, 123_400, 568]);
    assert_eq!(amounts("1,234.50\n1,234\n5.678\n"), [123_450, 123_400, 568]);
    assert_eq!(amounts("1 234,50\n1 234\n5,678\n"), [123_450, 123_400, 568]);
    assert_eq!(amounts("1'234.50\n1'234\n5.678\n"), [123_450, 123_400, 568]);
    assert_eq!(amounts("$1.234.567\n1.234\n"), [123_456_700, 123_400]);
    assert_eq!(amounts("1234\n12000\n"), [123_400, 1_200_000]);
}

#[test]
fn what_is_truly_open_is_asked_and_the_answer_taken() {
    let mut desk = workloads();
    let at = desk.range("monthly_run_rate", 0, 0);
    let before = desk.plan.clone();
    let question = asks(&desk, at, "500\n1.234\n");
    assert_eq!(
        question,
        Question {
            column: "Run-rate / month".into(),
            text: "1.234".into(),
            cells: 1,
            readings: [
                (Answer::Mark(DecimalMark::Point), "$1.23".into()),
                (Answer::Mark(DecimalMark::Comma), "$1,234.00".into())
            ],
        }
    );
    let block = clipboard::read("500\n1.234\n", None);
    for (mark, cents) in [(DecimalMark::Point, 123), (DecimalMark::Comma, 123_400)] {
        desk.show(before.clone());
        let selection = Selection::range(at);
        let Paste::Ready(gesture) = clipboard::paste(
            &desk.sheet(),
            selection,
            &block,
            Answers { mark: Some(mark), ..Answers::default() },
        ) else {
            panic!("asks again")
        };
        desk.perform(&gesture);
        let amount = desk.plan.workloads.get(desk.order[1].as_str()).unwrap().monthly_run_rate;
        assert_eq!(amount, Cents::new(cents));
    }
    // Where the column can hold only one reading, nothing is open: 1234% is no share.
    let share = desk.range("map_scope", 0, 0);
    paste(&mut desk, share, "1,234%");
    assert_eq!(desk.texts("map_scope", 0..1), ["1.234%"]);
    let ramp = desk.range("ramp_months", 0, 0);
    paste(&mut desk, ramp, "0,012");
    assert!(desk.sheet().view(Cursor { row: 0, column: ramp.left }).unwrap().invalid);
    // Our own table is exact whatever it holds.
    desk.type_into("monthly_run_rate", 0, "1234");
    let copied = clipboard::copy(&desk.sheet(), at);
    let block = clipboard::read("1,234", Some(&copied.html));
    assert!(matches!(
        clipboard::paste(&desk.sheet(), Selection::range(at), &block, Answers::default()),
        Paste::Ready(_)
    ));
}

/// A pasted column of plain `1,200` and `2,500` in an English page is what it looks like.
#[test]
fn thousands_as_the_reader_writes_them_are_not_asked_about() {
    let mut desk = workloads();
    let at = desk.range("monthly_run_rate", 0, 0);
    paste(&mut desk, at, "1,200\n2,500\n");
    assert_eq!(desk.texts("monthly_run_rate", 0..2), ["1200", "2500"]);
    // One cell with the other mark, and the column is another's.
    paste(&mut desk, at, "1,200\n2,5\n");
    assert_eq!(desk.texts("monthly_run_rate", 0..2), ["1.20", "2.50"]);
}

/// K14: one column in many spellings.
#[test]
fn one_column_in_many_spellings_adds_up() {
    let mut desk = workloads();
    let at = desk.range("monthly_run_rate", 0, 0);
    let text = "1275\n2\u{202f}105,92\n2952,85\n286\n3133,92\n3665,7\n930\n1328,6\n946\n $\u{a0}2\u{a0}001,00\u{a0}\n";
    paste(&mut desk, at, text);
    let amount = |row: usize| {
        desk.plan.workloads.get(desk.order[row].as_str()).unwrap().monthly_run_rate.get()
    };
    assert_eq!((0..10).map(amount).sum::<i64>(), 1_862_499);
}

/// K15: percents near one.
#[test]
fn percents_near_one_are_percents_or_asked_about() {
    let mut desk = workloads();
    let at = desk.range("map_scope", 0, 0);
    paste(&mut desk, at, "0.5\n1\n1.5\n2\n");
    assert_eq!(desk.texts("map_scope", 0..4), ["0.5%", "1%", "1.5%", "2%"]);
    // One percent sign says it for the column.
    paste(&mut desk, at, "0.5%\n1\n");
    assert_eq!(desk.texts("map_scope", 0..2), ["0.5%", "1%"]);
    // Nothing does here.
    let question = asks(&desk, at, "0\n0.5\n1\n");
    assert_eq!((question.text.as_str(), question.cells), ("0.5", 2));
    assert_eq!(
        question.readings,
        [
            (Answer::UpToOne(UpToOne::Percentages), "0.5%".into()),
            (Answer::UpToOne(UpToOne::Fractions), "50%".into()),
        ]
    );
    for (meaning, texts) in
        [(UpToOne::Percentages, ["0%", "0.5%", "1%"]), (UpToOne::Fractions, ["0%", "50%", "100%"])]
    {
        let block = clipboard::read("0\n0.5\n1\n", None);
        let answers = Answers::default().with(Answer::UpToOne(meaning));
        let selection = Selection::range(at);
        let Paste::Ready(gesture) = clipboard::paste(&desk.sheet(), selection, &block, answers)
        else {
            panic!("asks again")
        };
        desk.perform(&gesture);
        assert_eq!(desk.texts("map_scope", 0..3), texts);
    }
    // Noughts alone leave nothing open.
    paste(&mut desk, at, "0\n0\n");
}

#[test]
fn a_question_says_how_many_cells_hang_on_it_and_shows_the_figures_in_full() {
    let desk = workloads();
    let at = desk.range("name", 0, 0);
    let text = "Workload\tRun-rate / month\tRamp\nA\t12.500\t1\nB\t900\t2\nC\t$1.250\t3\n";
    let question = asks(&desk, at, text);
    assert_eq!(question.readings.map(|(_, shown)| shown), ["$12.50", "$12,500.00"]);
    let question = asks(&desk, at, text);
    assert_eq!(
        question.words(),
        [
            "“12.500” can be read in two ways",
            "2 cells are written like this, the first in Run-rate / month. How are they meant?"
        ]
    );
    let at = desk.range("monthly_run_rate", 0, 0);
    let [_, about] = asks(&desk, at, "1.234").words();
    assert_eq!(about, "It stands in Run-rate / month. How is it meant?");
    // Every column that is open is counted: the answer goes to all of them.
    let credits = Desk::sample(TableId::Credits);
    let at = credits.range("amount", 0, 0);
    assert_eq!(asks(&credits, at, "1.234\t1.100\n5.678\t\n").cells, 3);
}

#[test]
fn what_cant_be_taken_keeps_its_text_to_the_letter_whatever_was_answered() {
    let mut desk = workloads();
    let at = desk.range("monthly_run_rate", 0, 0);
    // The plan is in dollars: what is in euros is not taken, and so not rewritten either.
    let text = "12.500\n€9.000,50\n € 1.250 \n9.000 or so\n";
    assert_eq!(asks(&desk, at, text).text, "12.500");
    let block = clipboard::read(text, None);
    for mark in [DecimalMark::Point, DecimalMark::Comma] {
        let mut desk = desk.clone();
        let selection = Selection::range(at);
        let Paste::Ready(gesture) = clipboard::paste(
            &desk.sheet(),
            selection,
            &block,
            Answers { mark: Some(mark), ..Answers::default() },
        ) else {
            panic!("asks again")
        };
        desk.perform(&gesture);
        let texts = desk.texts("monthly_run_rate", 1..4);
        assert_eq!(texts, ["€9.000,50", " € 1.250 ", "9.000 or so"]);
    }
    // The same where nothing is asked.
    paste(&mut desk, at, "1.234,50\n€9.000,50\n");
    assert_eq!(desk.texts("monthly_run_rate", 0..2), ["1234.50", "€9.000,50"]);
}

#[test]
fn a_column_that_contradicts_itself_marks_what_it_leaves_open() {
    let mut desk = workloads();
    let at = desk.range("monthly_run_rate", 0, 0);
    paste(&mut desk, at, "1,5\n2.5\n");
    assert_eq!(desk.texts("monthly_run_rate", 0..2), ["1,5", "2.50"]);
    assert_eq!(asks(&desk, at, "1,5\n2.5\n1.234").text, "1.234");
}

#[test]
fn a_first_row_of_titles_leads_the_columns_by_name_and_is_no_workload() {
    let mut desk = workloads();
    let rows = desk.order.len();
    let at = desk.range("name", rows, rows);
    let gesture = paste(
        &mut desk,
        at,
        "Application\tComment\tRun-rate / month (USD)\tStrategy\tgo-live date\n\
         Billing\tsoon\t1,200.50\tReplatform\t2027-05\nPortal\t\t900.00\tRehost\t2027-06\n",
    );
    assert_eq!(gesture.note, "2 rows added; “Comment” is no column here");
    assert_eq!(desk.order.len(), rows + 2);
    assert_eq!(desk.texts("name", rows..rows + 2), ["Billing", "Portal"]);
    assert_eq!(desk.texts("strategy", rows..rows + 2), ["Replatform", "Rehost"]);
    assert_eq!(desk.texts("monthly_run_rate", rows..rows + 2), ["1200.50", "900"]);
    assert_eq!(desk.texts("cutover", rows..rows + 2), ["May 27", "Jun 27"]);
    // From what is named first to what is named last.
    assert_eq!(gesture.selection.area(), desk.range("name..monthly_run_rate", rows, rows + 1));
    // Keys are titles too, and titles without anything below them are nothing to paste.
    let plan = desk.plan.clone();
    let gesture = paste(&mut desk, at, "monthly_run_rate\tname\n");
    assert!(gesture.command.is_none() && gesture.note.contains("nothing to paste"));
    assert_eq!(desk.plan, plan);
}

#[test]
fn our_own_copy_under_its_titles_pastes_to_the_same() {
    let mut desk = workloads();
    let before = desk.plan.clone();
    let area = desk.range("name..map_rate", 0, 3);
    let titles: Vec<_> =
        desk.columns[area.left..=area.right].iter().map(|column| column.title.clone()).collect();
    let copied = clipboard::copy(&desk.sheet(), area).text;
    let gesture = paste(&mut desk, area, &format!("{}\n{copied}", titles.join("\t")));
    assert_eq!(desk.plan, before);
    assert_eq!(gesture.note, "8 read-only cells skipped");
}

#[test]
fn titles_are_taken_for_a_header_only_when_enough_of_them_are_known() {
    let mut desk = workloads();
    let rows = desk.order.len();
    let names = |desk: &Desk, from: usize| desk.texts("name", from..desk.order.len());
    let at = |desk: &Desk| desk.range("name", desk.order.len(), desk.order.len());
    // One known title among others may be a name.
    let place = at(&desk);
    paste(&mut desk, place, "Platform\tRehost\nPortal\tRehost\n");
    assert_eq!(names(&desk, rows), ["Platform", "Portal"]);
    // Beside a figure where figures stand, words are no titles.
    let place = at(&desk);
    paste(&mut desk, place, "Account\tStrategy\t\t1200\nPortal\tRehost\t\t1300\n");
    assert_eq!(names(&desk, rows + 2), ["Account", "Portal"]);
    // A block of one column goes where its title says; a lone text is what it is.
    let place = at(&desk);
    paste(&mut desk, place, "Owner\nAnna\nBen\n");
    assert_eq!(names(&desk, rows + 4), ["", ""]);
    assert_eq!(desk.texts("owner", rows + 4..rows + 6), ["Anna", "Ben"]);
    let place = at(&desk);
    paste(&mut desk, place, "Owner");
    assert_eq!(names(&desk, rows + 6), ["Owner"]);
}

#[test]
fn a_title_reaches_a_column_that_is_not_shown_unless_only_we_may_see_it() {
    let mut desk = Desk::sample(TableId::Levers);
    desk.columns.retain(|column| column.key != "owner" && !column.is_private());
    let rows = desk.order.len();
    let at = desk.range("behaviour", rows, rows);
    let gesture = paste(&mut desk, at, "Our cost\tOwner\tLever\tOwner\n5000\tAnna\tBuy\tBen\n");
    assert_eq!(
        gesture.note,
        "1 row added; “Our cost” is no column here; “Owner” is there twice: the first counts"
    );
    let lever = desk.plan.levers.get(desk.order[rows].as_str()).unwrap();
    assert_eq!((lever.owner.as_str(), lever.our_cost), ("Anna", Cents::ZERO));
}

#[test]
fn what_a_buyer_writes_is_read_where_its_meaning_is_certain() {
    let mut desk = workloads();
    let at = desk.range("strategy..monthly_run_rate", 0, 0);
    paste(
        &mut desk,
        at,
        "lift and shift\t2027-03\t$1,200/mo\nRe-architect\t2027-04\t1200 per month\n\
         Repurchase (drop & shop)\t2027-05\t1,250.50 / month\nDecommission\tQ3 2027\t1k p.m.\n",
    );
    assert_eq!(desk.texts("strategy", 0..4), ["Rehost", "Refactor", "Repurchase", "Retire"]);
    assert_eq!(desk.texts("monthly_run_rate", 0..4), ["1200", "1200", "1250.50", "1k p.m."]);
    let cell = desk.sheet().view(Cursor { row: 3, column: desk.column("cutover") }).unwrap();
    assert_eq!(cell.title, "“Q3 2027” is a quarter. Did you mean Jul 2027 or Sep 2027?");
    // Under either mark, as the column proves it; and a credit's amount is none of a month.
    let at = desk.range("monthly_run_rate", 0, 0);
    paste(&mut desk, at, "€1.200,50/mo\n1.200,50/mo\n1.300/mo\n");
    assert_eq!(desk.texts("monthly_run_rate", 0..3), ["€1.200,50/mo", "1200.50", "1300"]);
    assert_eq!(asks(&desk, at, "1.234/mo").readings[1].1, "$1,234.00");
    let mut credits = Desk::sample(TableId::Credits);
    let at = credits.range("amount", 0, 0);
    paste(&mut credits, at, "1200/mo\n");
    assert_eq!(credits.texts("amount", 0..1), ["1200/mo"]);
}

#[test]
fn cut_is_a_copy_and_one_step_that_empties() {
    let mut desk = workloads();
    let area = desk.range("name..eligible_share", 0, 1);
    let expected = clipboard::copy(&desk.sheet(), area);
    let (copied, gesture) = clipboard::cut(&desk.sheet(), area);
    assert_eq!(copied, expected);
    let label = gesture.command.as_ref().map(|command| command.label(&desk.plan));
    assert_eq!(label.as_deref(), Some("Cut 10 cells"));
    desk.perform(&gesture);
    assert_eq!(desk.texts("name", 0..2), ["", ""]);
    assert_eq!(desk.texts("monthly_run_rate", 0..2), ["", ""]);
    let back = desk.range("name", 0, 0);
    paste(&mut desk, back, &copied.text);
    assert_eq!(clipboard::copy(&desk.sheet(), area), expected);
}

#[test]
fn in_a_scenario_pasted_terms_are_its_own_also_those_of_new_rows() {
    let desk = Desk::sample(TableId::Credits);
    let base = desk.plan.credits.clone();
    let mut desk = desk.in_scenario("ask");
    let rows = desk.order.len();
    let at = desk.range("amount", rows - 1, rows - 1);
    paste(&mut desk, at, "111\n222");
    let own = desk
        .plan
        .scenarios
        .get("ask")
        .unwrap()
        .overrides
        .iter()
        .filter(|over| over.field == "amount")
        .count();
    assert!(own >= 1);
    assert_eq!(
        desk.plan.credits.get(desk.order[rows].as_str()).unwrap().amount,
        Cents::ZERO,
        "nobody else has it"
    );
    let last = desk.order[rows - 1].as_str();
    assert_eq!(desk.plan.credits.get(last), base.get(last));
    assert_eq!(desk.texts("amount", rows - 1..rows + 1), ["111", "222"]);
}

#[test]
fn nothing_on_the_clipboard_changes_nothing() {
    let desk = workloads();
    let at = Selection::at(Cursor::default());
    let Paste::Ready(gesture) =
        clipboard::paste(&desk.sheet(), at, &Block::default(), Answers::default())
    else {
        panic!("asks")
    };
    assert_eq!(gesture, Gesture { selection: at, ..Gesture::default() });
}

#[test]
fn columns_whose_titles_are_not_known_are_asked_about_with_proposals() {
    let mut desk = workloads();
    let text = "Workload\tRun-rate / month\tScope %\tMAP eligible\tComments\tJira\tEmpty\n\
                New one\t1200\t40%\t80%\tlater\tX-1\t\nNew two\t900\t50%\t\t\tX-2\t\n";
    let block = clipboard::read(text, None);
    let end = Selection::range(Range {
        top: desk.order.len(),
        left: 0,
        bottom: desk.order.len(),
        right: 0,
    });
    let unknown = clipboard::unknown(&desk.sheet(), end, &block);
    let told: Vec<_> = unknown
        .iter()
        .map(|of| (of.title.as_str(), of.cells, of.example.as_str(), of.proposal))
        .collect();
    assert_eq!(
        told,
        [
            ("Scope %", 2, "40%", Some("map_scope")),
            ("MAP eligible", 1, "80%", Some("eligible_share")),
            ("Comments", 1, "later", Some("note")),
            ("Jira", 2, "X-1", None),
        ]
    );
    let choices = clipboard::choices(&desk.sheet(), end, &block);
    assert!(
        choices.contains(&("map_scope", "Scope counted".into()))
            && !choices.iter().any(|(key, _)| *key == "name")
    );
    let columns = unknown.iter().map(|of| (of.at, of.proposal)).collect();
    let pasted = clipboard::paste_with(&desk.sheet(), end, &block, Answers::default(), &columns);
    let Paste::Ready(gesture) = pasted else { panic!("{pasted:?}") };
    desk.perform(&gesture);
    let new = desk.plan.workloads.at(desk.plan.workloads.len() - 2).unwrap();
    assert_eq!((new.name.as_str(), new.note.as_str()), ("New one", "later"));
    assert_eq!(
        (new.map_scope, new.eligible_share),
        (
            tranche::domain::Rate::from_millionths(400_000),
            tranche::domain::Rate::from_millionths(800_000)
        )
    );
    assert_eq!(gesture.note, "2 rows added; “Jira” is no column here");
}
