//! JSON on one line, byte for byte as `serde_json` writes it. Its own writers come once for compact
//! and once for indented text, with the words of every way in which writing may fail.

use serde_json::Value as Json;

/// The text of a value.
pub fn compact(json: &Json) -> String {
    let mut out = String::new();
    put(&mut out, json);
    out
}

fn put(out: &mut String, json: &Json) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(true) => out.push_str("true"),
        Json::Bool(false) => out.push_str("false"),
        Json::Number(number) => out.push_str(number.as_str()),
        Json::String(text) => quote(out, text),
        Json::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                put(out, item);
            }
            out.push(']');
        }
        Json::Object(fields) => {
            out.push('{');
            for (at, (name, value)) in fields.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                quote(out, name);
                out.push(':');
                put(out, value);
            }
            out.push('}');
        }
    }
}

/// A text in quotes.
pub fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0c => b'f',
            0..0x20 => b'u',
            _ => continue,
        };
        // What is escaped is ASCII, so it is never within another character.
        out.push_str(&text[from..at]);
        from = at + 1;
        out.push('\\');
        out.push(char::from(short));
        if short == b'u' {
            out.push_str("00");
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
    }
    out.push_str(&text[from..]);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_serde_json_writes() {
        let every: String =
            (0..0x100).filter_map(char::from_u32).chain("…€😀\u{2028}".chars()).collect();
        let json = serde_json::json!({
            "a \"b\"": [1, -2.50, "x", [], {}, [[null]], true, false],
            every.clone(): every,
            "": { "deep": { "deeper": [{}, "\u{7f}"] } },
        });
        let big: Json = serde_json::from_str("[1e400, 12345678901234567890.10, 0.0]").unwrap();
        for json in [json, big, Json::Null] {
            assert_eq!(compact(&json), json.to_string());
        }
    }
}
