//! Lower modules never name higher ones, and only the browser layer names the browser. Within `ui` the
//! views have layers of their own.
//!
//! Read from the source: every `crate::…` path, and every `super::…` that climbs to the top. Unit
//! tests may name any module: they are no part of what is built.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod circles;
mod elements;
mod graph;
mod screens;
mod sources;

use std::collections::{BTreeMap, BTreeSet};

use sources::{built, modules, tokens};

/// Each module and those it may name beside itself. A module that stands here and has no folder yet
/// does no harm; a folder that does not stand here fails the test.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("table", &["domain", "text"]),
    ("engine", &["domain"]),
    ("catalogue", &["domain", "text"]),
    ("calc", &["domain", "text", "table", "engine"]),
    ("edit", &["domain", "text", "table", "engine", "catalogue"]),
    ("io", &["domain", "text", "table", "engine", "catalogue", "calc", "edit"]),
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
    // What the worker runs.
    ("reader", &["platform", "io"]),
];

/// The modules that may name the browser.
const BROWSER_LAYER: &[&str] = &["platform", "state", "ui", "reader"];

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
