//! Lower modules never name higher ones, and only the browser layer names the browser.
//!
//! Read from the source: every `crate::…` path, and every `super::…` that climbs to the top. Unit
//! tests may name any module: they are no part of what is built.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Each module and those it may name beside itself. A module that stands here and has no folder yet
/// does no harm; a folder that does not stand here fails the test.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("table", &["domain", "text"]),
    ("engine", &["domain"]),
    ("calc", &["domain", "text", "table", "engine"]),
    ("edit", &["domain", "text", "table", "engine"]),
    ("io", &["domain", "text", "table", "engine", "calc", "edit"]),
    ("grid", &["domain", "text", "table", "engine", "calc", "edit"]),
    ("chart", &["domain", "text", "table", "engine", "calc", "edit"]),
    ("platform", &["domain", "text", "io"]),
    (
        "state",
        &["domain", "text", "table", "engine", "calc", "edit", "io", "grid", "chart", "platform"],
    ),
    (
        "ui",
        &[
            "domain", "text", "table", "engine", "calc", "edit", "io", "grid", "chart", "platform",
            "state",
        ],
    ),
];

/// The modules that may name the browser.
const BROWSER_LAYER: &[&str] = &["platform", "state", "ui"];

/// Crates of the browser.
const BROWSER: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_storage",
    "gloo_timers",
    "gloo",
    "console_error_panic_hook",
];

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
fn tokens(source: &str) -> Vec<String> {
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

/// The same without unit tests.
fn built(tokens: Vec<String>) -> Vec<String> {
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

/// The modules at the top that a source names; `depth` says how many `super` lead to the top.
fn named(tokens: &[String], depth: usize) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut climbed = 0;
        let mut next = at;
        let word = |at: usize| tokens.get(at).map_or("", String::as_str);
        while word(next) == "super" && word(next + 1) == "::" {
            climbed += 1;
            next += 2;
        }
        let at_top = climbed == depth && depth > 0;
        if (word(at) == "crate" || word(at) == "tranche") && word(at + 1) == "::" {
            collect(tokens, at + 2, &mut named);
        } else if at_top {
            collect(tokens, next, &mut named);
        }
        at = next.max(at + 1);
    }
    named
}

/// The first name of a path, or of every path of a group.
fn collect(tokens: &[String], at: usize, named: &mut BTreeSet<String>) {
    if tokens.get(at).map(String::as_str) != Some("{") {
        named.extend(tokens.get(at).cloned());
        return;
    }
    let mut open = 0;
    for (token, before) in tokens[at..].iter().zip(&tokens[at - 1..]) {
        match token.as_str() {
            "{" => open += 1,
            "}" => open -= 1,
            word if open == 1 && (before == "{" || before == ",") => {
                named.insert(word.to_owned());
            }
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
}

/// Every source below `src` with the module it belongs to and how deep it stands.
fn modules() -> Vec<(PathBuf, String, usize, Vec<String>)> {
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

#[test]
fn lower_modules_never_name_higher_ones() {
    let may: BTreeMap<&str, &[&str]> = MAY_NAME.iter().copied().collect();
    let mut wrong = Vec::new();
    for (file, module, depth, tokens) in modules() {
        let Some(allowed) = may.get(module.as_str()) else {
            wrong.push(format!("{}: {module} has no place in the layers", file.display()));
            continue;
        };
        for name in named(&tokens, depth) {
            let foreign = may.contains_key(name.as_str()) && name != module;
            if foreign && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: {module} names {name}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_the_browser_layer_names_the_browser() {
    let mut wrong = Vec::new();
    for (file, module, _, tokens) in modules() {
        if BROWSER_LAYER.contains(&module.as_str()) {
            continue;
        }
        let words = tokens.windows(2).filter(|pair| pair[1] == "::" || pair[0] == "use");
        let browser = words.flatten().find(|word| BROWSER.contains(&word.as_str()));
        wrong.extend(browser.map(|word| format!("{}: {module} names {word}", file.display())));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_layers_are_an_order() {
    // Whoever may be named may not name back.
    let may: BTreeMap<&str, &[&str]> = MAY_NAME.iter().copied().collect();
    for (module, allowed) in &may {
        for name in *allowed {
            assert!(!may[name].contains(module), "{module} and {name} name each other");
        }
    }
}

#[test]
fn paths_are_found_however_they_are_written() {
    let of =
        |source: &str, depth| named(&built(tokens(source)), depth).into_iter().collect::<Vec<_>>();
    assert_eq!(of("use crate::ui::App;", 1), ["ui"]);
    assert_eq!(of("use crate::{\n    domain::{Id, ui::X},\n    io,\n};", 1), ["domain", "io"]);
    assert_eq!(of("fn f() -> crate::state::Document {}", 2), ["state"]);
    assert_eq!(
        of("// crate::ui\n/* crate::ui */ let a = \"crate::ui\"; r#\"crate::ui\"#", 1),
        [""; 0]
    );
    assert_eq!(of("let a = '\"'; let b: &'a str = crate::io::X;", 1), ["io"]);
    assert_eq!(of("use super::super::ui;", 2), ["ui"]);
    assert_eq!(of("use super::bill;", 2), [""; 0]);
    assert_eq!(of("use super::{ui, text};", 1), ["text", "ui"]);
    let source = "use crate::io;\n#[cfg(test)]\nmod tests {\n use crate::ui; fn a() { b() }\n}\nuse crate::text;";
    assert_eq!(of(source, 1), ["io", "text"]);
    assert_eq!(of("pub(in crate::engine) fn f() {}", 1), ["engine"]);
}
