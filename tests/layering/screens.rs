//! The layers of the views: within `ui` too, nothing is named from below.

use std::collections::BTreeMap;

use crate::graph::Graph;

/// Each folder or file of `ui` and those it may name beside itself.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("dom", &[]),
    ("kit", &["dom"]),
    ("keymap", &[]),
    ("anchors", &["dom"]),
    ("app", &["dom", "keymap", "anchors"]),
    ("actions", &["dom", "kit", "keymap", "anchors", "app"]),
    ("grid", &["dom", "kit", "keymap", "anchors", "app", "actions"]),
    ("nav", &["dom", "kit", "keymap", "anchors", "app", "actions"]),
    ("dialogs", &["dom", "kit", "keymap", "anchors", "app", "actions"]),
    ("parts", &["dom", "kit", "keymap", "anchors", "app", "actions", "grid", "nav"]),
    ("pages", &["dom", "kit", "keymap", "anchors", "app", "actions", "grid", "nav", "parts"]),
    (
        "shell",
        &["dom", "kit", "keymap", "anchors", "app", "actions", "grid", "nav", "parts", "pages"],
    ),
    (
        "root",
        &[
            "dom", "kit", "keymap", "anchors", "app", "actions", "grid", "nav", "dialogs", "parts",
            "pages", "shell",
        ],
    ),
];

#[test]
fn views_name_only_what_lies_below_them() {
    let may: BTreeMap<&str, &[&str]> = MAY_NAME.iter().copied().collect();
    let graph = Graph::of_src();
    let room = |at: usize| match graph.modules[at].as_slice() {
        [ui, room, ..] if ui == "ui" => Some(room.as_str()),
        _ => None,
    };
    let mut wrong = Vec::new();
    for (at, file) in graph.files.iter().enumerate() {
        if room(at).is_some_and(|room| !may.contains_key(room)) {
            wrong.push(format!("{file} has no place in the layers"));
        }
    }
    for ((from, to), names) in &graph.edges {
        let (Some(own), Some(other)) = (room(*from), room(*to)) else { continue };
        if own != other && !may.get(own).is_some_and(|may| may.contains(&other)) {
            let (from, to) = (&graph.files[*from], &graph.files[*to]);
            wrong.push(format!("{from} names {names:?} of {to}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_layers_of_views_are_an_order() {
    let may: BTreeMap<&str, &[&str]> = MAY_NAME.iter().copied().collect();
    for (room, allowed) in &may {
        for name in *allowed {
            assert!(!may[name].contains(room), "{room} and {name} name each other");
        }
    }
}
