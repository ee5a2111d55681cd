//! A table in the markup that programs pass on beside the plain text.

use std::mem::take;

/// Writes rows as a table that [`is_ours`]; `expressions` are those behind some cells, by row and
/// column. Line ends and tabs survive a browser's hands.
pub fn write(rows: &[Vec<String>], expressions: &[(usize, usize, &str)]) -> String {
    let mut out = String::from("<meta charset=\"utf-8\"><table ");
    out.push_str(MARK);
    out.push('>');
    let mut expressions = expressions.iter().peekable();
    for (row, cells) in rows.iter().enumerate() {
        out.push_str("<tr>");
        for (column, cell) in cells.iter().enumerate() {
            out.push_str("<td");
            if let Some((.., text)) = expressions.next_if(|(r, c, _)| (*r, *c) == (row, column)) {
                out.push(' ');
                out.push_str(EXPRESSION);
                escape(&mut out, text);
                out.push('"');
            }
            out.push('>');
            escape(&mut out, cell);
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
    out
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            c => out.push(c),
        }
    }
}

/// What stands before the expression behind a cell.
const EXPRESSION: &str = "data-expression=\"";
/// What tells a table of ours: its texts are the exact values.
const MARK: &str = "data-tranche=\"1\"";
/// As many columns are looked at for cells that reach down from a row above.
const REACH: usize = 256;

/// Whether the markup holds a table that we wrote.
pub fn is_ours(html: &str) -> bool {
    html.contains(MARK)
}

/// Reads the cells of tables, as forgiving as a browser. Blanks are folded unless the table is ours.
/// Cells that span several leave the others empty; a table within a cell is text of that cell.
pub fn read(html: &str) -> Vec<Vec<String>> {
    let mut reader = Reader { exact: is_ours(html), spare: html.len(), ..Reader::default() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        reader.text(&rest[..at]);
        let inside = &rest[at + 1..];
        if let Some(comment) = inside.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if inside.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
            let (tag, after) = inside.split_at(tag_end(inside));
            rest = after.strip_prefix('>').unwrap_or(after);
            let (closing, tag) = match tag.strip_prefix('/') {
                Some(tag) => (true, tag),
                None => (false, tag),
            };
            let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
            let name = tag[..end].to_ascii_lowercase();
            if !closing && matches!(name.as_str(), "style" | "script") {
                rest = rest.find("</").map_or("", |end| &rest[end..]);
            }
            reader.tag(&name, closing, &tag[end..]);
        } else {
            reader.text("<");
            rest = inside;
        }
    }
    reader.text(rest);
    reader.end_row();
    reader.rows
}

/// Where a tag ends: its `>` outside quotes, or the end of the text.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[derive(Default)]
struct Reader {
    exact: bool,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    /// The cell that is open.
    cell: Option<String>,
    /// The expression behind it, which is pasted in its place.
    expression: String,
    /// How many columns and rows it spans.
    span: (usize, usize),
    /// By column, how many rows are still covered by a cell above.
    down: Vec<usize>,
    /// How many tables are open.
    depth: usize,
    /// How many more cells spans may make: a small text must not make a huge table.
    spare: usize,
}

impl Reader {
    fn tag(&mut self, name: &str, closing: bool, attributes: &str) {
        match name {
            "table" if closing => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.end_row();
                }
            }
            "table" => self.depth += 1,
            "tr" | "td" | "th" if self.depth > 1 => self.text(" "),
            "tr" => self.end_row(),
            "td" | "th" => {
                self.end_cell();
                if !closing {
                    self.skip_covered();
                    self.cell = Some(String::new());
                    self.expression = self.behind(attributes);
                    self.span = (span(attributes, "colspan"), span(attributes, "rowspan"));
                }
            }
            "br" if !closing => self.line(),
            "p" | "div" | "li" if !closing && !self.exact && self.has_text() => self.line(),
            _ => {}
        }
    }

    fn has_text(&self) -> bool {
        self.cell.as_ref().is_some_and(|cell| !cell.trim().is_empty())
    }

    fn behind(&self, attributes: &str) -> String {
        let Some((_, mut text)) = attributes.split_once(EXPRESSION).filter(|_| self.exact) else {
            return String::new();
        };
        let mut expression = String::new();
        while let Some(c) = text.chars().next().filter(|c| *c != '"') {
            let (c, length) = entity(text).unwrap_or((c, c.len_utf8()));
            expression.push(c);
            text = &text[length..];
        }
        expression
    }

    fn line(&mut self) {
        let Some(cell) = &mut self.cell else { return };
        if !self.exact && cell.ends_with(' ') {
            cell.pop();
        }
        cell.push('\n');
    }

    /// Adds text to the open cell; between cells it is nothing.
    fn text(&mut self, text: &str) {
        let Some(cell) = &mut self.cell else { return };
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let (c, length) = entity(rest).unwrap_or((c, c.len_utf8()));
            rest = &rest[length..];
            if self.exact || !c.is_whitespace() {
                cell.push(c);
            } else if !cell.is_empty() && !cell.ends_with([' ', '\n']) {
                cell.push(' ');
            }
        }
    }

    /// Leaves out the columns that a cell of a row above covers.
    fn skip_covered(&mut self) {
        while let Some(rows) = self.down.get_mut(self.row.len()) {
            if *rows == 0 || self.spare == 0 {
                return;
            }
            *rows -= 1;
            self.spare -= 1;
            self.row.push(String::new());
        }
    }

    fn end_cell(&mut self) {
        let Some(mut cell) = self.cell.take() else { return };
        if !self.expression.is_empty() {
            cell = take(&mut self.expression);
        }
        let first = self.row.len();
        self.row.push(if self.exact { cell } else { cell.trim().to_owned() });
        for _ in 1..self.span.0.min(self.spare + 1) {
            self.spare -= 1;
            self.row.push(String::new());
        }
        let end = self.row.len().min(REACH);
        if self.span.1 > 1 && first < end {
            self.down.resize(self.down.len().max(end), 0);
            for rows in &mut self.down[first..end] {
                *rows = self.span.1 - 1;
            }
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.row.is_empty() {
            return;
        }
        for rows in self.down.iter_mut().skip(self.row.len()) {
            *rows = rows.saturating_sub(1);
        }
        self.rows.push(take(&mut self.row));
    }
}

/// The number of an attribute: how many columns or rows a cell spans.
fn span(attributes: &str, name: &str) -> usize {
    let Some((_, after)) = attributes.split_once(name) else { return 1 };
    let after = after.trim_start_matches([' ', '=', '"', '\'']);
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    after[..end].parse().unwrap_or(1).clamp(1, 1000)
}

/// The character that an entity at the start of a text stands for, and the length of the entity.
fn entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let c = match &name[..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "euro" => '€',
        "pound" => '£',
        numbered => {
            let number = numbered.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
    };
    Some((c, end + 2))
}
