//! What the figures of a pasted column mean: their decimal marks, and percentages up to 1.

use super::{Answer, Answers, Question, UpToOne};
use crate::{
    domain::{Rate, Value},
    grid::view::Scene,
    table::{Kind, Spec, entry, show, synonyms},
    text::{DecimalMark, NumberStyle, RateUnit, read, show as text},
};

/// How the texts of a column are taken; by default as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The decimal mark they are written with, where it is not the reader's own.
    mark: Option<DecimalMark>,
    /// Whether bare numbers are fractions in a column of percentages: `0.5` is 50%.
    fractions: bool,
}

impl Meaning {
    /// A text of the column, in the style of the plan if the column takes it so; else as it is,
    /// because what can't be taken is kept as the user wrote it.
    pub fn taken(self, scene: Scene<'_>, spec: &Spec, text: &str) -> String {
        let read = self.read(synonyms::strip_per_month(spec, text), scene.format.style);
        match read != text && entry::value(scene.plan, spec, &read, scene.format).is_err() {
            true => text.to_owned(),
            false => read,
        }
    }

    /// A text of the column, in the style of the plan.
    fn read(self, text: &str, style: NumberStyle) -> String {
        let restyled = self.mark.and_then(|mark| read::restyled(text, mark, style));
        let text = restyled.unwrap_or_else(|| text.to_owned());
        let fraction =
            Some(&text).filter(|_| self.fractions).and_then(|text| read::fraction(text, style));
        fraction.map_or(text, |rate| text::rate_edit(rate, RateUnit::Percent, style))
    }
}

/// Decides for a whole column: what its cells prove, else the only reading that the column can
/// hold, else what the user says. A figure that could be another one is never guessed.
///
/// # Errors
/// The question, where it is open and no answer was given.
pub(super) fn of(
    scene: Scene<'_>,
    spec: &Spec,
    texts: &[&str],
    answers: Answers,
) -> Result<Meaning, Question> {
    if !matches!(spec.kind, Kind::Money { .. } | Kind::Rate { .. } | Kind::Count { .. }) {
        return Ok(Meaning::default());
    }
    let mark = mark(scene, spec, texts, answers.mark)?;
    let marked = Meaning { mark, fractions: false };
    let fractions = are_fractions(scene, spec, texts, marked, answers.up_to_one)?;
    Ok(Meaning { fractions, ..marked })
}

/// The decimal mark of a column; `None` where its texts are taken as they are.
fn mark(
    scene: Scene<'_>,
    spec: &Spec,
    texts: &[&str],
    answer: Option<DecimalMark>,
) -> Result<Option<DecimalMark>, Question> {
    let own = scene.format.style.decimal;
    let marks = [own, own.other()];
    let with = |mark| Meaning { mark: Some(mark), fractions: false };
    let fits = |mark: DecimalMark, text: &str| {
        let text = with(mark).read(text, scene.format.style);
        entry::value(scene.plan, spec, &text, scene.format).is_ok()
    };
    // What can't be taken, such as an amount in another currency, proves nothing for the others.
    let mut proof = Vec::new();
    for text in texts.iter().filter(|text| text.contains(['.', ','])) {
        let alone = read::detect_style(&[text]);
        if !alone.certain || fits(alone.style, text) {
            proof.push(*text);
        }
    }
    let detected = read::detect_style(&proof);
    if detected.certain && !proof.is_empty() {
        return Ok(Some(detected.style));
    }
    // No amount has three decimals, so a mark that the reader has between thousands is one.
    let is_thousands = |text: &str| {
        matches!(spec.kind, Kind::Money { .. })
            && entry::value(scene.plan, spec, text, scene.format).is_ok()
    };
    let mut only = [true, true];
    let mut question: Option<Question> = None;
    for text in texts.iter().filter(|text| !read::detect_style(&[text]).certain) {
        let fit = marks.map(|mark| fits(mark, text));
        if fit == [true, true] && is_thousands(text) {
            continue;
        }
        if fit == [true, true] {
            match (answer, &mut question) {
                (Some(mark), _) => return Ok(Some(mark)),
                (None, Some(question)) => question.cells += 1,
                (None, None) => {
                    question = Some(Question {
                        column: spec.title.to_owned(),
                        text: text.trim().to_owned(),
                        cells: 1,
                        readings: marks
                            .map(|mark| (Answer::Mark(mark), shown(scene, spec, text, with(mark)))),
                    });
                }
            }
        }
        only = [only[0] && fit[0], only[1] && fit[1]];
    }
    if let Some(question) = question {
        return Err(question);
    }
    Ok(match only {
        [true, false] => Some(own),
        [false, true] => Some(own.other()),
        _ => None,
    })
}

/// Whether a column of percentages holds fractions. One percent sign, or one number above 1, says
/// that it holds percentages; a column of bare numbers up to 1 may be either.
fn are_fractions(
    scene: Scene<'_>,
    spec: &Spec,
    texts: &[&str],
    marked: Meaning,
    answer: Option<UpToOne>,
) -> Result<bool, Question> {
    if !matches!(spec.kind, Kind::Rate { unit: RateUnit::Percent, .. }) {
        return Ok(false);
    }
    let style = scene.format.style;
    let least = Rate::from_millionths(-Rate::ONE.millionths());
    let mut open = Vec::new();
    for text in texts {
        let read = marked.read(synonyms::strip_per_month(spec, text), style);
        match read::fraction(&read, style) {
            Some(Rate::ZERO) => {}
            Some(rate) if (least..=Rate::ONE).contains(&rate) => open.push(*text),
            // A text that is no number, such as a remark, proves nothing.
            None if entry::value(scene.plan, spec, &read, scene.format).is_err() => {}
            _ => return Ok(false),
        }
    }
    let Some(first) = open.first() else { return Ok(false) };
    if let Some(meaning) = answer {
        return Ok(meaning == UpToOne::Fractions);
    }
    let readings = [(UpToOne::Percentages, false), (UpToOne::Fractions, true)];
    Err(Question {
        column: spec.title.to_owned(),
        text: first.trim().to_owned(),
        cells: open.len(),
        readings: readings.map(|(meaning, fractions)| {
            let meant = Meaning { fractions, ..marked };
            (Answer::UpToOne(meaning), shown(scene, spec, first, meant))
        }),
    })
}

/// A reading in full, as the column's figures are written: an amount with its currency.
fn shown(scene: Scene<'_>, spec: &Spec, text: &str, meant: Meaning) -> String {
    let text = meant.read(text, scene.format.style);
    match entry::value(scene.plan, spec, &text, scene.format) {
        Ok(Value::Money(amount)) => {
            format!("{}{}", scene.format.currency.sign(), text::money_full(amount, scene.format))
        }
        Ok(value) => show::exact(scene.plan, spec, &value, scene.format),
        Err(_) => text,
    }
}
