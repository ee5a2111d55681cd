//! Words that tell sums, disclaimers and sentences from the rows of an estimate.

use crate::text::{fold, is_letter, squeezed};

/// A text in the form headings and words are compared in: its letters and digits, in lower case and
/// without accents.
pub(super) fn plain(text: &str) -> String {
    squeezed(text).chars().map(without_accent).collect()
}

/// The words of a text, each as [`plain`] writes it.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    words.map(plain).collect()
}

fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' | 'ń' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ś' | 'š' => 's',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        c => c,
    }
}

/// What a sum is called, at the beginning or the end of its label.
const SUMS: [&str; 30] = [
    "total",
    "totals",
    "totally",
    "totale",
    "totali",
    "totaal",
    "totalt",
    "totales",
    "subtotal",
    "subtotals",
    "subtotale",
    "sum",
    "sums",
    "summe",
    "suma",
    "somme",
    "soma",
    "somma",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "gesamtkosten",
    "ergebnis",
    "zwischensumme",
    "teilergebnis",
    "insgesamt",
    "jumlah",
    "razem",
    "итого",
    "toplam",
];
/// The same in scripts that part no words.
const SUMS_WITHIN: [&str; 8] = ["合計", "合计", "总计", "總計", "小計", "小计", "합계", "총계"];
/// Words of which the label of a sum may consist wholly: `Monthly cost (avg)`, `Cost per year`.
const ABOUT_COST: [&str; 20] = [
    "monthly",
    "annual",
    "yearly",
    "month",
    "year",
    "months",
    "per",
    "a",
    "the",
    "cost",
    "costs",
    "avg",
    "average",
    "estimate",
    "estimated",
    "amount",
    "overall",
    "grand",
    "results",
    "is",
];

/// Whether a label is that of a sum.
pub(super) fn is_sum(label: &str) -> bool {
    let words = words(label);
    let ends = [words.first(), words.last()];
    let within = || SUMS_WITHIN.iter().any(|sum| label.contains(sum));
    ends.into_iter().flatten().any(|word| SUMS.contains(&word.as_str()))
        || !words.is_empty() && words.iter().all(|word| ABOUT_COST.contains(&word.as_str()))
        || within()
}

/// Whether a label consists of nothing but such words.
pub(super) fn is_only_sum(label: &str) -> bool {
    let known =
        |word: &String| ABOUT_COST.contains(&word.as_str()) || SUMS.contains(&word.as_str());
    words(label).iter().all(known)
}

/// Whether a text says that an amount is one of a month, of a year, or paid in advance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Month,
    Year,
    Advance,
}

impl Period {
    /// The period a label names.
    pub(super) fn named(label: &str) -> Option<Self> {
        let label = plain(label);
        let says = |parts: &[&str]| parts.iter().any(|part| label.contains(part));
        if says(&[
            "upfront",
            "vorab",
            "vorauszahl",
            "inicial",
            "initial",
            "anticip",
            "adiant",
            "antecip",
            "muka",
            "前払",
            "初期",
            "선결제",
            "预付",
            "預付",
            "onetime",
        ]) {
            Some(Self::Advance)
        } else if says(&["12", "year", "annual", "jahr", "anual", "annuel", "annuale"]) {
            Some(Self::Year)
        } else if says(&["month", "monat", "mens", "mois", "mes", "bulan", "月", "월"]) {
            Some(Self::Month)
        } else {
            None
        }
    }
}

/// Whether a record's first text ends the table: the calculator's acknowledgement or its disclaimer,
/// in any of its languages.
pub(super) fn ends_table(first: &str) -> bool {
    const HEADS: [&str; 16] = [
        "acknowledgement",
        "acknowledgment",
        "acknowledge",
        "bestatigung",
        "reconocimiento",
        "confirmacion",
        "accusedereception",
        "avis",
        "riconoscimento",
        "confirmacao",
        "reconhecimento",
        "pengakuan",
        "確認",
        "확인",
        "确认",
        "確認事項",
    ];
    let name = plain(first);
    HEADS.contains(&name.as_str())
        || fold(first).contains("aws pricing calculator") && first.contains(' ') && first.len() > 60
}

/// Whether a text can be the name of something: it has a letter in it.
pub(super) fn is_name(text: &str) -> bool {
    text.contains(is_letter)
}

/// Whether a text reads like a sentence and not like the name of a service.
pub(super) fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words > 9 || words > 4 && text.trim_end().ends_with(['.', '!', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_known_by_its_label() {
        for label in [
            "Total",
            "Total results",
            "TOTAL:",
            "Total=",
            "Total/Month",
            "SUM",
            "Sub-total",
            "Grand Total",
            "Amazon EC2 Total",
            "Gesamtsumme",
            "Amazon EC2 Ergebnis",
            "Total général",
            "合計",
            "Monthly cost (avg)",
            "Annual cost",
            "Overall results:",
            "Totally per month",
            "Total monthly : ",
        ] {
            assert!(is_sum(label), "{label}");
        }
        for label in [
            "",
            "Amazon EC2",
            "AWS Support (Business)",
            "Consulting",
            "Totality Store",
            "Discount 10%",
            "Summit app",
        ] {
            assert!(!is_sum(label), "{label}");
        }
    }

    #[test]
    fn the_end_of_a_table_is_known_in_all_languages() {
        assert!(ends_table("Acknowledgement") && ends_table("Bestätigung"));
        assert!(ends_table(
            "* AWS Pricing Calculator provides only an estimate of your AWS fees and doesn't include any taxes"
        ));
        assert!(ends_table(
            "* Der AWS Pricing Calculator gibt nur einen Überblick über Ihre AWS-Gebühren und enthält"
        ));
        assert!(!ends_table("My Estimate") && !ends_table("AWS Pricing Calculator"));
    }

    #[test]
    fn a_sentence_is_no_service() {
        assert!(is_sentence("I reduced the number of instances."));
        assert!(!is_sentence("Contact Center Telecommunications (service sold by AMCS, LLC)"));
        assert!(!is_sentence("Amazon Simple Storage Service (S3) / S3 Standard"));
    }
}
