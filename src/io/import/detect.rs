//! What a file is, judged by its content.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    ImportError, Kind, MAX_BYTES, bill,
    error::brief,
    pricing_calculator,
    text::{Records, decode, decode_head, delimiter},
};

/// How much of a file decides what it is. Only JSON is looked through to its end, because nothing
/// else tells whether it is whole.
const HEAD: usize = 64 * 1024;
/// Among how many records the one is looked for that tells what an unknown table holds.
const HEADER_WITHIN: usize = 20;

/// What tells each kind from the others.
type Signatures<T> = &'static [(Kind, fn(&T) -> bool)];

/// Texts that hold a table.
const TABLES: Signatures<str> = &[
    (Kind::SimpleMonthlyCalculator, pricing_calculator::is_simple_monthly),
    (Kind::PricingCalculatorCsv, pricing_calculator::is_estimate),
    (Kind::CostReport, bill::is_cost_report),
    (Kind::Focus, bill::is_focus),
    (Kind::CostExplorer, bill::is_cost_explorer),
];

/// JSON objects, by their top-level keys.
const OBJECTS: Signatures<TopLevel> = &[
    (Kind::Plan, |top| top.kind.as_deref() == Some("tranche-plan")),
    (Kind::PricingCalculatorJson, |top| top.has("Total Cost") && top.has("Groups")),
];

/// Formats that announce themselves, what they are, what to do, and what their names end in.
const FORMATS: &[(&[u8], &str, &str, &[&str])] = &[
    (b"PAR1", "a Parquet file", "Export it as CSV.", &["parquet"]),
    (b"%PDF", "a PDF", "Export the same data as CSV or JSON.", &["pdf"]),
    (b"\x1F\x8B", "a gzip archive", "Unpack it and bring what is inside.", &["gz"]),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old or encrypted Excel workbook",
        "Save it as CSV.",
        &["xls", "xlsx"],
    ),
    (b"\x89PNG", "a picture", "Export the data as CSV or JSON.", &["png"]),
    (b"\xFF\xD8\xFF", "a picture", "Export the data as CSV or JSON.", &["jpg", "jpeg"]),
    (b"7z\xBC\xAF", "a 7-Zip archive", "Unpack it and bring what is inside.", &["7z"]),
];

/// Finds out what a file is. The name only serves the wording of a refusal.
///
/// # Errors
///
/// When it is too large, empty, of no known kind, or JSON that is not whole.
///
/// ```
/// use tranche::io::import::{Kind, detect};
/// assert_eq!(detect(br#"{"type": "tranche-plan", "schema": 1}"#, "x.json"), Ok(Kind::Plan));
/// let error = detect(b"{\"Groups\": {", "x.json").unwrap_err();
/// assert!(error.to_string().contains("line 1, column 12"));
/// ```
pub fn detect(bytes: &[u8], file_name: &str) -> Result<Kind, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len() });
    }
    if let Some(error) = known_format(bytes, file_name) {
        return Err(error);
    }
    let head = decode_head(bytes, HEAD).text;
    match head.trim_start().chars().next() {
        None if bytes.len() <= HEAD => Err(ImportError::Empty),
        _ if is_binary(&head) => Err(ImportError::Binary),
        Some('{' | '[') => match object(&decode(bytes).text) {
            // Broken at its first characters, it was not JSON to begin with.
            Err(ImportError::BrokenJson { line: 1, column: ..=2, cut_off: false, .. }) => {
                table(&head)
            }
            found => found,
        },
        _ => table(&head),
    }
}

fn known_format(bytes: &[u8], file_name: &str) -> Option<ImportError> {
    let (what, hint, endings) = if bytes.starts_with(b"PK\x03\x04") {
        // The list of what is inside stands at the end.
        let tail = &bytes[bytes.len().saturating_sub(HEAD)..];
        if tail.windows(7).any(|part| part == b"xl/work") {
            ("an Excel workbook", "Save the sheet as CSV.", &["xlsx", "xlsm"][..])
        } else {
            ("a ZIP archive", "Unpack it and bring what is inside.", &["zip"][..])
        }
    } else {
        let (_, what, hint, endings) =
            FORMATS.iter().find(|(magic, ..)| bytes.starts_with(magic))?;
        (*what, *hint, *endings)
    };
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let misnamed = ending.is_some_and(|ending| !endings.contains(&ending.as_str()));
    Some(ImportError::Format { what, hint, misnamed: misnamed.then(|| brief(file_name)) })
}

/// Text has next to no control or damaged characters, and never a zero.
fn is_binary(head: &str) -> bool {
    let is_odd = |c: &char| match c {
        '\t' | '\n' | '\r' | '\u{c}' => false,
        c => c.is_control() || *c == char::REPLACEMENT_CHARACTER,
    };
    head.contains('\0') || head.chars().filter(is_odd).count() * 50 > head.chars().count()
}

fn table(head: &str) -> Result<Kind, ImportError> {
    if !head.contains([',', ';', '\t', '|']) {
        return Err(ImportError::UnknownText);
    }
    if let Some((kind, _)) = TABLES.iter().find(|(_, matches)| matches(head)) {
        return Ok(*kind);
    }
    let is_full = |record: &crate::io::import::text::Record| {
        record.cells().filter(|cell| !cell.trim().is_empty()).count() > 1
    };
    let mut records = Records::new(head, delimiter(head)).take(HEADER_WITHIN);
    Err(match records.find(is_full) {
        Some(record) => {
            ImportError::UnknownTable { columns: record.cells().map(String::from).collect() }
        }
        None => ImportError::UnknownText,
    })
}

fn object(text: &str) -> Result<Kind, ImportError> {
    let top: TopLevel = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    OBJECTS
        .iter()
        .find(|(_, matches)| matches(&top))
        .map(|(kind, _)| *kind)
        .ok_or_else(|| ImportError::UnknownJson { found: top.describe() })
}

/// The top level of a JSON text: its keys, nothing below them kept.
#[derive(Default)]
struct TopLevel {
    keys: Vec<String>,
    /// What the key `type` says.
    kind: Option<String>,
    is_list: bool,
}

impl TopLevel {
    fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|k| k == key)
    }

    fn describe(&self) -> String {
        let shown: Vec<_> =
            self.keys.iter().take(5).map(|key| format!("“{}”", brief(key))).collect();
        match self.keys.len() {
            _ if self.is_list => String::from("a list at its top"),
            0 => String::from("nothing in it"),
            1 => format!("the key {}", shown.concat()),
            2..=5 => format!("the keys {}", shown.join(", ")),
            n => format!("the keys {} and {} more", shown.join(", "), n - shown.len()),
        }
    }
}

impl<'de> Deserialize<'de> for TopLevel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TopLevelVisitor)
    }
}

struct TopLevelVisitor;

impl<'de> Visitor<'de> for TopLevelVisitor {
    type Value = TopLevel;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<TopLevel, A::Error> {
        let mut top = TopLevel::default();
        while let Some(key) = map.next_key::<String>()? {
            if key == "type" {
                let value: serde_json::Value = map.next_value()?;
                top.kind = value.as_str().map(String::from);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            top.keys.push(key);
        }
        Ok(top)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<TopLevel, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(TopLevel { is_list: true, ..TopLevel::default() })
    }
}
