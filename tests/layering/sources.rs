//! Sources as words and marks.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, out);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            out.push(entry);
        }
    }
}

/// The words and marks of a source text, without comments, texts and characters.
pub fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let chars: Vec<char> = source.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        match rest {
            ['/', '/', ..] => at += rest.iter().take_while(|c| **c != '\n').count(),
            ['/', '*', ..] => at += closing(rest, &['*', '/'], 2),
            ['r', '"', ..] => at += closing(rest, &['"'], 2),
            ['r', '#', '"', ..] => at += closing(rest, &['"', '#'], 3),
            ['"', ..] => at += text_length(rest, '"'),
            // A character, not a lifetime.
            ['\'', '\\', ..] | ['\'', _, '\'', ..] => at += text_length(rest, '\''),
            [first, ..] if first.is_alphanumeric() || *first == '_' => {
                let word = rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_');
                let word: String = word.collect();
                at += word.chars().count();
                tokens.push(word);
            }
            [':', ':', ..] => {
                tokens.push("::".into());
                at += 2;
            }
            [mark, ..] => {
                if !mark.is_whitespace() {
                    tokens.push(mark.to_string());
                }
                at += 1;
            }
            [] => break,
        }
    }
    tokens
}

/// The length up to and with an ending, from `from` on.
fn closing(chars: &[char], ending: &[char], from: usize) -> usize {
    let found = (from..chars.len()).find(|at| chars[*at..].starts_with(ending));
    found.map_or(chars.len(), |at| at + ending.len())
}

/// The length of a text with its quotes.
fn text_length(chars: &[char], quote: char) -> usize {
    let mut at = 1;
    while at < chars.len() && chars[at] != quote {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The words and marks of a source text without its unit tests.
pub fn built(tokens: Vec<String>) -> Vec<String> {
    const TEST: [&str; 8] = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut built = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        // `#[cfg(test)] mod tests { … }`
        let is_test = tokens[at..].len() > 9 && tokens[at..at + 8] == TEST && tokens[at + 9] == "{";
        let mut open = 0;
        while is_test && at < tokens.len() {
            open += i32::from(tokens[at] == "{") - i32::from(tokens[at] == "}");
            at += 1;
            if open == 0 && tokens[at - 1] == "}" {
                break;
            }
        }
        if !is_test {
            built.push(tokens[at].clone());
            at += 1;
        }
    }
    built
}

/// Every source below `src` with the module it belongs to and how deep it stands.
pub fn modules() -> Vec<(PathBuf, String, usize, Vec<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files.sort();
    files.retain(|file| file.file_stem().is_some_and(|stem| stem != "tests"));
    let modules = files.into_iter().map(|file| {
        let inside = file.strip_prefix(&src).unwrap().to_owned();
        let mut parts: Vec<String> =
            inside.with_extension("").iter().map(|part| part.to_string_lossy().into()).collect();
        if parts.last().is_some_and(|last| last == "mod") {
            parts.pop();
        }
        let tokens = built(tokens(&fs::read_to_string(&file).unwrap()));
        (inside, parts[0].clone(), parts.len(), tokens)
    });
    modules.filter(|(_, module, _, _)| module != "lib" && module != "main").collect()
}
