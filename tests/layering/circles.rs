//! No files name each other in a circle.
//!
//! A module and its own child modules are one house: the parent hands on what its children define, and
//! they lean on what it says of all of them. So of a circle that is a module and its descendants alone
//! the module is set aside, and what is left must be no circle.

use std::{collections::BTreeSet, fmt::Write as _};

use crate::graph::Graph;

/// The circles among some files: each a set of files that all lead to each other.
pub fn circles(graph: &Graph, among: &BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
    let mut found = Vec::new();
    for circle in components(graph, among) {
        let head = circle.iter().copied().find(|head| {
            let parent = &graph.modules[*head];
            circle.iter().all(|file| graph.modules[*file].starts_with(parent))
        });
        match head {
            Some(head) => {
                let rest = circle.iter().copied().filter(|file| *file != head).collect();
                found.extend(circles(graph, &rest));
            }
            None => found.push(circle),
        }
    }
    found
}

/// The strongly connected components of more than one file.
fn components(graph: &Graph, among: &BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
    let mut left = among.clone();
    let mut found = Vec::new();
    while let Some(first) = left.first().copied() {
        let (forward, back) = (reach(graph, first, &left, false), reach(graph, first, &left, true));
        let component: BTreeSet<usize> = forward.intersection(&back).copied().collect();
        left = left.difference(&component).copied().collect();
        if component.len() > 1 {
            found.push(component);
        }
    }
    found
}

/// The files that a file leads to, or with `back` those that lead to it; itself too.
fn reach(graph: &Graph, from: usize, among: &BTreeSet<usize>, back: bool) -> BTreeSet<usize> {
    let mut reached = BTreeSet::from([from]);
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        let ends = if back { &graph.named_by[at] } else { &graph.names[at] };
        for to in ends {
            if among.contains(to) && reached.insert(*to) {
                next.push(*to);
            }
        }
    }
    reached
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let graph = Graph::of_src();
    let all = (0..graph.files.len()).collect();
    let mut said = String::new();
    for circle in circles(&graph, &all) {
        let _ = writeln!(said, "A circle of {} files:", circle.len());
        for ((from, to), names) in &graph.edges {
            if circle.contains(from) && circle.contains(to) {
                let names: Vec<_> = names.iter().map(String::as_str).collect();
                let (from, to) = (&graph.files[*from], &graph.files[*to]);
                let _ = writeln!(said, "  {from} -> {to}: {}", names.join(", "));
            }
        }
    }
    assert!(said.is_empty(), "\n{said}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tokens;

    fn found(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let files = files.iter().map(|(file, source)| ((*file).to_owned(), tokens(source)));
        let graph = Graph::of(files.collect());
        let all = (0..graph.files.len()).collect();
        let names =
            |of: BTreeSet<usize>| of.into_iter().map(|at| graph.files[at].clone()).collect();
        circles(&graph, &all).into_iter().map(names).collect()
    }

    #[test]
    fn a_parent_and_its_children_are_no_circle_but_children_may_be_one() {
        let parent = ("a/mod.rs", "mod b; mod c; pub struct X; use b::f; use c::g;");
        let apart = [parent, ("a/b.rs", "use super::X;"), ("a/c.rs", "use super::{X, b::f};")];
        assert_eq!(found(&apart), Vec::<Vec<String>>::new());
        let knot = [parent, ("a/b.rs", "use super::c::g;"), ("a/c.rs", "use super::b::f;")];
        assert_eq!(found(&knot), [["a/b.rs", "a/c.rs"]]);
    }

    #[test]
    fn a_stranger_in_the_house_makes_a_circle() {
        let files = [
            ("a/mod.rs", "mod b; use crate::d::Y;"),
            ("a/b.rs", "pub struct X;"),
            ("d.rs", "use crate::a::b::X; use crate::a::f; pub struct Y;"),
        ];
        assert_eq!(found(&files), [["a/mod.rs", "d.rs"]]);
    }
}
