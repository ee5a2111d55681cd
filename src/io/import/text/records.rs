//! Text to records: quoted newlines, doubled quotes, ragged rows.

use crate::domain::order::Order as _;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// How many records decide on the delimiter.
const SAMPLE: usize = 30;

/// One record: not always one line, because a quoted cell may hold newlines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Counted from 1, blank ones included.
    pub number: usize,
    /// Whether the text ended before the record did.
    pub cut_off: bool,
    cells: String,
    ends: Vec<usize>,
}

impl Record {
    /// The cell at a position, as it stands; empty beyond the end.
    pub fn cell(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) };
        self.ends.get(at).and_then(|end| self.cells.get(start..*end)).unwrap_or("")
    }

    /// The cells from left to right.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it holds no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cells of one line in which a quotation mark is a letter like any other.
    pub fn literal(number: usize, line: &str, delimiter: u8) -> Self {
        let mut record = Self { number, ..Self::default() };
        for cell in line.split(char::from(delimiter)) {
            record.cells.push_str(cell.trim().trim_start_matches('"'));
            record.ends.push(record.cells.len());
        }
        record
    }

    /// Whether no cell holds anything but spaces: an empty line, or what Excel makes of one.
    pub fn is_blank(&self) -> bool {
        self.cells.trim().is_empty()
    }
}

/// The records of a text.
pub struct Records<'a> {
    reader: Reader,
    rest: &'a [u8],
    number: usize,
    buffer: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Records<'a> {
    /// Reads with that delimiter, which is one ASCII character. A first line `sep=;` is left out.
    pub fn new(text: &'a str, delimiter: u8) -> Self {
        let rest = stated_delimiter(text).map_or(text, |(_, rest)| rest);
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            rest: rest.as_bytes(),
            number: 0,
            buffer: vec![0; 1024],
            ends: vec![0; 64],
        }
    }

    /// What is not read yet.
    pub fn rest(&self) -> &'a str {
        // Only whole records were taken off a text, so what is left is one.
        std::str::from_utf8(self.rest).unwrap_or_default()
    }

    /// Goes on with another part of the text.
    pub fn resume(&mut self, rest: &'a str) {
        self.rest = rest.as_bytes();
        self.skip_line_end();
        self.reader.reset();
    }

    /// csv-core passes over empty lines; here they count, because they end tables.
    fn blank_line(&mut self) -> Option<Record> {
        let (b'\r' | b'\n') = *self.rest.first()? else { return None };
        self.skip_line_end();
        Some(Record { number: self.number, ..Record::default() })
    }

    fn skip_line_end(&mut self) {
        self.rest = match self.rest {
            // What a program makes of `\r\n` that takes each `\n` for a line end without its `\r`.
            [b'\r', b'\r', b'\n', rest @ ..]
            | [b'\r', b'\n', rest @ ..]
            | [b'\r' | b'\n', rest @ ..] => rest,
            rest => rest,
        };
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        if let Some(blank) = self.blank_line() {
            return Some(blank);
        }
        let (mut written, mut cells, mut cut_off) = (0, 0, false);
        loop {
            let (result, read, wrote, ended) = self.reader.read_record(
                self.rest,
                &mut self.buffer[written..],
                &mut self.ends[cells..],
            );
            let last = read.checked_sub(1).and_then(|at| self.rest.get(at).copied());
            self.rest = &self.rest[read..];
            (written, cells) = (written + wrote, cells + ended);
            match result {
                ReadRecordResult::OutputFull => self.buffer.resize(self.buffer.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                // The next call passes no input, which tells the reader that there is no more.
                ReadRecordResult::InputEmpty => cut_off = true,
                ReadRecordResult::End if cells == 0 => return None,
                ReadRecordResult::Record | ReadRecordResult::End => {
                    if last == Some(b'\r') {
                        self.rest = match self.rest {
                            [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..] => rest,
                            rest => rest,
                        };
                    }
                    break;
                }
            }
        }
        let cells_text = String::from_utf8(self.buffer[..written].to_vec()).unwrap_or_default();
        let ends = self.ends[..cells].to_vec();
        Some(Record { number: self.number, cut_off, cells: cells_text, ends })
    }
}

/// What separates the cells: the first of [`delimiters`].
pub fn delimiter(text: &str) -> u8 {
    delimiters(text)[0]
}

/// What may separate the cells, the likeliest first: what a first line `sep=;` says, then of tab, comma,
/// semicolon and bar the one that gives most cells in records of equal length, counted outside quotes.
pub fn delimiters(text: &str) -> [u8; 4] {
    // Sorting keeps the order of equals, so comma stands first.
    let mut delimiters = [b',', b'\t', b';', b'|'];
    delimiters.order_by_key(|by| std::cmp::Reverse(agreement(text, *by)));
    if let Some((stated, _)) = stated_delimiter(text) {
        match delimiters.iter().position(|by| *by == stated) {
            Some(at) => delimiters[..=at].rotate_right(1),
            None => delimiters[0] = stated,
        }
    }
    delimiters
}

/// The most cells that records of one and the same length hold together.
fn agreement(text: &str, delimiter: u8) -> usize {
    let mut lengths: Vec<usize> = Records::new(text, delimiter)
        .filter(|record| !record.is_blank())
        .take(SAMPLE)
        .map(|record| record.len())
        .filter(|cells| *cells > 1)
        .collect();
    lengths.order();
    lengths.chunk_by(PartialEq::eq).map(|same| same.iter().sum()).max().unwrap_or(0)
}

/// The delimiter a first line `sep=;` states, and the text after that line.
fn stated_delimiter(text: &str) -> Option<(u8, &str)> {
    let (sep, rest) = text.split_at_checked(4)?;
    let by = *rest.as_bytes().first().filter(|by| by.is_ascii() && !b"\r\n\"".contains(by))?;
    let rest = &rest[1..];
    let after = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']))?;
    sep.eq_ignore_ascii_case("sep=").then_some((by, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, rows: &[&[&str]]) {
        let found: Vec<Vec<String>> = Records::new(text, delimiter(text))
            .map(|record| record.cells().map(String::from).collect())
            .collect();
        assert_eq!(found, rows, "{text:?}");
    }

    #[test]
    fn a_record_is_not_a_line() {
        reads("a,b\r\n\"1\n2\",\"say \"\"x\"\"\"\r\n", &[&["a", "b"], &["1\n2", "say \"x\""]]);
        reads("a,b\n5\" pipe,x\"y\n", &[&["a", "b"], &["5\" pipe", "x\"y"]]);
        reads("a\tb\r\n\r\n\r\nc\td", &[&["a", "b"], &[], &[], &["c", "d"]]);
        reads("sep=;\na,b;c\n", &[&["a,b", "c"]]);
        reads("a,b\n,\n", &[&["a", "b"], &["", ""]]);
        reads("", &[]);
    }

    #[test]
    fn records_are_numbered_with_the_blank_ones() {
        let records: Vec<_> = Records::new("a\n\n\"b\nc\"\nd", b',').collect();
        let numbers: Vec<_> = records.iter().map(|record| record.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4]);
        assert!(records[1].is_blank() && !records[2].is_blank());
        assert!(records[3].cut_off && !records[2].cut_off);
    }

    #[test]
    fn a_long_record_is_read_whole() {
        let cell = "x".repeat(5000);
        let text = format!("{cell},{cell}{}\n", ",1".repeat(300));
        let record = Records::new(&text, b',').next().unwrap();
        assert_eq!((record.len(), record.cell(1), record.cell(301)), (302, cell.as_str(), "1"));
        assert_eq!(record.cell(400), "");
    }

    #[test]
    fn the_delimiter_is_what_makes_records_equal() {
        assert_eq!(delimiter("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n"), b';');
        assert_eq!(delimiter("a\tb\n1,2,3\t4\n5\t6\n"), b'\t');
        assert_eq!(delimiter("title\n\na,b,c\n1,\"x;y;z;w\",3\n"), b',');
        assert_eq!(delimiter("a|b\n1|2\n"), b'|');
        assert_eq!(delimiter("plain text"), b',');
    }
}
