//! Rows of texts parted by tabs and line ends: what every spreadsheet puts on the clipboard.

/// Writes rows. A text with a tab, a line end or a quote in it stands in quotes, its own doubled.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            if cell.contains(['\t', '\n', '\r', '"']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
    }
    // The end of the last line is optional, so a last line with nothing on it has to have one.
    if rows.last().is_some_and(|row| matches!(row.as_slice(), [cell] if cell.is_empty())) {
        out.push('\n');
    }
    out
}

/// Reads rows, whatever ends the lines. Quotes that do not stand around a whole cell are part of
/// its text; nothing is ever refused.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !(rest.is_empty() && row.is_empty()) {
        let (cell, after) = cell(rest);
        row.push(cell);
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            continue;
        }
        rows.push(std::mem::take(&mut row));
        rest = after.strip_prefix('\r').unwrap_or(after);
        // `\r\n` is one line end, `\n` and a lone `\r` are too.
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    rows
}

/// The first cell and what follows it: a tab, a line end or nothing.
fn cell(text: &str) -> (String, &str) {
    if let Some(found) = text.strip_prefix('"').and_then(quoted) {
        return found;
    }
    let end = text.find(ENDS).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

const ENDS: [char; 3] = ['\t', '\n', '\r'];

/// A cell behind its opening quote, when its closing quote ends the cell.
///
/// Reading on from a quote that is never closed does not make a text slow: the quotes up to its end
/// come in pairs, and a later cell that begins with a pair is decided at once.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let at = rest.find('"')?;
        cell.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        if let Some(more) = after.strip_prefix('"') {
            cell.push('"');
            rest = more;
        } else {
            return (after.is_empty() || after.starts_with(ENDS)).then_some((cell, after));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &[&[&str]]) {
        assert_eq!(read(text), expected, "{text:?}");
    }

    #[test]
    fn lines_end_in_any_way_and_the_last_end_is_no_row() {
        reads("", &[]);
        reads("a", &[&["a"]]);
        reads("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        reads("a\rb\nc", &[&["a"], &["b"], &["c"]]);
        reads("\n", &[&[""]]);
        reads("a\n\nb\n\n", &[&["a"], &[""], &["b"], &[""]]);
        reads("a\t\n\tb\t", &[&["a", ""], &["", "b", ""]]);
        reads("\t", &[&["", ""]]);
    }

    #[test]
    fn quotes_hold_tabs_line_ends_and_quotes() {
        reads("\"a\tb\"\t\"c\r\nd\"\r\ne", &[&["a\tb", "c\r\nd"], &["e"]]);
        reads("\"say \"\"yes\"\"\"\n", &[&["say \"yes\""]]);
        reads("\"\"\t\"\"\"\"", &[&["", "\""]]);
    }

    #[test]
    fn other_quotes_are_text() {
        reads(
            "5\" pipe\t\"Foo\" bar\n\"open\tx",
            &[&["5\" pipe", "\"Foo\" bar"], &["\"open", "x"]],
        );
    }

    #[test]
    fn what_is_written_is_quoted_where_it_must_be() {
        let rows = |rows: &[&[&str]]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect()
        };
        assert_eq!(write(&rows(&[&["a", "b c"], &["1", ""]])), "a\tb c\n1\t");
        assert_eq!(write(&rows(&[&["a\nb", "\""]])), "\"a\nb\"\t\"\"\"\"");
        assert_eq!(write(&rows(&[&[""]])), "\n");
    }
}
