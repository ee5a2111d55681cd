//! What the marks in a pasted column of figures mean.

use super::Question;
use crate::{
    domain::Value,
    grid::view::Scene,
    table::{Kind, Spec, called, entry, show},
    text::{DecimalMark, NumberStyle, read, show as text},
};

/// How the texts of a column are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decimals {
    /// As they stand.
    Plain,
    /// As figures with this decimal mark.
    Marked(DecimalMark),
}

impl Decimals {
    /// A text of the column, in the style of the plan if the column takes it so; else as it stands,
    /// because what can't be taken is kept as the user wrote it.
    pub fn taken(self, scene: Scene<'_>, spec: &Spec, text: &str) -> String {
        let read = self.read(called::bare(spec, text), scene.format.style);
        match read != text && entry::value(scene.plan, spec, &read, scene.format).is_err() {
            true => text.to_owned(),
            false => read,
        }
    }

    /// A text of the column, in the style of the plan.
    fn read(self, text: &str, style: NumberStyle) -> String {
        let restyled = match self {
            Self::Plain => None,
            Self::Marked(mark) => read::restyled(text, mark, style),
        };
        restyled.unwrap_or_else(|| text.to_owned())
    }
}

/// Decides for a whole column: what its cells prove, else the only reading that the column can
/// hold, else what the user says. An amount that could be another one is never guessed.
///
/// # Errors
/// The question, where it is open and no answer was given.
pub(super) fn of(
    scene: Scene<'_>,
    spec: &Spec,
    texts: &[&str],
    answer: Option<DecimalMark>,
) -> Result<Decimals, Question> {
    if !matches!(spec.kind, Kind::Money { .. } | Kind::Rate { .. } | Kind::Count { .. }) {
        return Ok(Decimals::Plain);
    }
    let own = scene.format.style.decimal;
    let marks = [own, own.other()];
    let fits = |mark: DecimalMark, text: &str| {
        let text = Decimals::Marked(mark).read(text, scene.format.style);
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
        return Ok(Decimals::Marked(detected.style));
    }
    let mut only = [true, true];
    let mut question: Option<Question> = None;
    for text in texts.iter().filter(|text| !read::detect_style(&[text]).certain) {
        let fit = marks.map(|mark| fits(mark, text));
        if fit == [true, true] {
            match (answer, &mut question) {
                (Some(mark), _) => return Ok(Decimals::Marked(mark)),
                (None, Some(question)) => question.cells += 1,
                (None, None) => {
                    question = Some(Question {
                        column: spec.title.to_owned(),
                        text: text.trim().to_owned(),
                        cells: 1,
                        readings: marks.map(|mark| (mark, shown(scene, spec, text, mark))),
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
        [true, false] => Decimals::Marked(own),
        [false, true] => Decimals::Marked(own.other()),
        _ => Decimals::Plain,
    })
}

/// A reading in full, as the column's figures are written: an amount with its currency.
fn shown(scene: Scene<'_>, spec: &Spec, text: &str, mark: DecimalMark) -> String {
    let text = Decimals::Marked(mark).read(text, scene.format.style);
    match entry::value(scene.plan, spec, &text, scene.format) {
        Ok(Value::Money(amount)) => {
            format!("{}{}", scene.format.currency.sign(), text::money_full(amount, scene.format))
        }
        Ok(value) => show::exact(scene.plan, spec, &value, scene.format),
        Err(_) => text,
    }
}
