//! Views do not talk through the page's elements.
//!
//! What is shown is said by signals, and an element is held by who made it (`dom::Handle`, `anchors`).
//! Nothing is searched for on the page, read off it or pressed; the few things that only the browser
//! knows or can do are functions of `dom` and `platform`.

use crate::sources::modules;

/// Methods of the browser that look for elements, read what stands on them or press them, and the files
/// that may call them.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("query_selector", &[]),
    ("query_selector_all", &[]),
    ("get_elements_by_class_name", &[]),
    ("get_elements_by_tag_name", &[]),
    // What stood on the page before the views.
    ("get_element_by_id", &["ui/dom/page.rs"]),
    // Which of very many cells an event is of.
    ("closest", &["ui/dom/events.rs"]),
    // What the page's start noted of the browser, the kind of a field, the place of such a cell.
    (
        "get_attribute",
        &["platform/locale.rs", "platform/reader.rs", "ui/dom/events.rs", "ui/dom/keys.rs"],
    ),
    // A file is asked for by a hidden field, and saved by a link.
    ("click", &["ui/dom/mod.rs", "platform/files.rs"]),
    ("match_media", &["platform/media.rs"]),
];

#[test]
fn views_hold_their_elements_and_never_search_the_page() {
    let mut wrong = Vec::new();
    for (file, module, _, tokens) in modules() {
        if !["platform", "state", "ui"].contains(&module.as_str()) {
            continue;
        }
        let file = file.to_string_lossy().replace('\\', "/");
        let called = tokens.windows(3).filter(|part| part[0] == "." && part[2] == "(");
        for word in called.map(|part| part[1].as_str()) {
            let only_in = ONLY_IN.iter().find(|(method, _)| *method == word);
            if only_in.is_some_and(|(_, files)| !files.contains(&file.as_str())) {
                wrong.push(format!("{file} calls {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
