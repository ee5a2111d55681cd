//! Which file names which: every path in the sources, followed to the file that defines what it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::modules;

/// A path of names, as in `crate::ui::dom::El`.
type Path = Vec<String>;

/// The files of `src` by their modules, with the names that each takes from each.
pub struct Graph {
    /// The path of each file below `src`.
    pub files: Vec<String>,
    /// The module of each file.
    pub modules: Vec<Path>,
    /// What a file takes from another, by the two files.
    pub edges: BTreeMap<(usize, usize), BTreeSet<String>>,
    /// The files that each file names.
    pub names: Vec<Vec<usize>>,
    /// The files that name each file.
    pub named_by: Vec<Vec<usize>>,
}

/// A source: what its `use` statements bring in, by the name they give it, and every path it has.
struct Source {
    module: Path,
    uses: BTreeMap<String, Path>,
    paths: Vec<Path>,
}

impl Graph {
    /// The graph of this crate.
    pub fn of_src() -> Self {
        let sources = modules().into_iter().map(|(file, _, _, tokens)| {
            let file = file.to_string_lossy().replace('\\', "/");
            (file, tokens)
        });
        Self::of(sources.collect())
    }

    /// The graph of some files, by their paths and their words and marks.
    pub fn of(sources: Vec<(String, Vec<String>)>) -> Self {
        let files: Vec<String> = sources.iter().map(|(file, _)| file.clone()).collect();
        let sources: Vec<Source> =
            sources.iter().map(|(file, tokens)| Source::of(module_of(file), tokens)).collect();
        let by_module: BTreeMap<Path, usize> =
            sources.iter().enumerate().map(|(at, of)| (of.module.clone(), at)).collect();
        let mut edges: BTreeMap<(usize, usize), BTreeSet<String>> = BTreeMap::new();
        for (from, source) in sources.iter().enumerate() {
            for path in &source.paths {
                let to = follow(&sources, &by_module, &source.module, path, 0);
                if let Some(to) = to.filter(|to| *to != from) {
                    edges.entry((from, to)).or_default().extend(path.last().cloned());
                }
            }
        }
        let (mut names, mut named_by) =
            (vec![Vec::new(); files.len()], vec![Vec::new(); files.len()]);
        for (from, to) in edges.keys() {
            names[*from].push(*to);
            named_by[*to].push(*from);
        }
        let modules = sources.into_iter().map(|of| of.module).collect();
        Self { files, modules, edges, names, named_by }
    }
}

/// The module of a file: `["ui", "grid"]` of `ui/grid/mod.rs`.
fn module_of(file: &str) -> Path {
    let mut module: Path = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

/// The file that defines what a path names, seen from a module; `None` for what is of another crate.
fn follow(
    sources: &[Source],
    by_module: &BTreeMap<Path, usize>,
    module: &[String],
    path: &[String],
    depth: usize,
) -> Option<usize> {
    let mut at = module.to_vec();
    let mut rest = path;
    let mut rooted = false;
    while let Some((first, others)) = rest.split_first() {
        match first.as_str() {
            "crate" => at.clear(),
            "super" => drop(at.pop()),
            "self" => {}
            _ => break,
        }
        (rooted, rest) = (true, others);
    }
    while let Some((first, others)) = rest.split_first() {
        let child: Path = at.iter().chain([first]).cloned().collect();
        let is_file = by_module.contains_key(&child);
        let is_folder =
            by_module.range(child.clone()..).next().is_some_and(|(of, _)| of.starts_with(&child));
        if is_file || is_folder {
            (at, rest, rooted) = (child, others, true);
            continue;
        }
        // Brought in by a `use` there: what is handed on is followed to where it is defined.
        let brought = by_module.get(&at).and_then(|source| sources[*source].uses.get(first));
        if let Some(brought) = brought.filter(|brought| brought.as_slice() != [first.clone()])
            && depth < 8
        {
            let on: Path = brought.iter().chain(others).cloned().collect();
            return follow(sources, by_module, &at, &on, depth + 1);
        }
        break;
    }
    // A name that is neither of a module here nor brought in is of the file itself, or of another crate.
    // A module that is only named is not used yet: what it is asked for is.
    if rooted && !rest.is_empty() { by_module.get(&at).copied() } else { None }
}

impl Source {
    fn of(module: Path, tokens: &[String]) -> Self {
        let (mut uses, mut paths) = (BTreeMap::new(), Vec::new());
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at] == "use" {
                let length = tokens[at..].iter().take_while(|token| *token != ";").count();
                let mut tree = Vec::new();
                branches(&tokens[at + 1..at + length], &[], &mut tree);
                for (path, name) in tree {
                    uses.insert(name, path.clone());
                    paths.push(path);
                }
                at += length;
            } else if is_name(&tokens[at]) && tokens.get(at + 1).is_some_and(|next| next == "::") {
                let (path, length) = path_at(&tokens[at..]);
                paths.push(path);
                at += length;
            } else {
                at += 1;
            }
        }
        Self { module, uses, paths }
    }
}

fn is_name(token: &str) -> bool {
    token.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_')
}

/// A path and how many tokens it has.
fn path_at(tokens: &[String]) -> (Path, usize) {
    let mut path = vec![tokens[0].clone()];
    let mut length = 1;
    while let [mark, name, ..] = &tokens[length..]
        && mark == "::"
        && is_name(name)
    {
        path.push(name.clone());
        length += 2;
    }
    (path, length)
}

/// Every path of the tree of a `use`, with the name it brings in; returns how many tokens it had.
fn branches(tokens: &[String], before: &[String], out: &mut Vec<(Path, String)>) -> usize {
    let mut path = before.to_vec();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "::" => {}
            "{" => {
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at += branches(&tokens[at..], &path, out);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            "as" => {
                out.push((path, tokens[at].clone()));
                return at + 1;
            }
            "," | "}" => {
                at -= 1;
                break;
            }
            "self" if !path.is_empty() => {}
            name => path.push(name.to_owned()),
        }
    }
    if let Some(name) = path.last().cloned() {
        out.push((path, name));
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{built, tokens};

    fn edges(files: &[(&str, &str)]) -> Vec<String> {
        let files = files.iter();
        let files = files.map(|(file, source)| ((*file).to_owned(), built(tokens(source))));
        let graph = Graph::of(files.collect());
        let name = |at: usize| graph.files[at].trim_end_matches(".rs").to_owned();
        graph.edges.keys().map(|(from, to)| format!("{} > {}", name(*from), name(*to))).collect()
    }

    #[test]
    fn a_name_that_is_handed_on_is_followed_to_its_file() {
        let files = [
            ("a/mod.rs", "mod b; pub use b::{Thing, other as another};"),
            ("a/b.rs", "pub struct Thing;"),
            ("c.rs", "use crate::a::{self, Thing}; fn f() { a::another(); }"),
            ("d.rs", "fn f() -> crate::a::Other { }"),
        ];
        assert_eq!(edges(&files), ["a/mod > a/b", "c > a/b", "d > a/mod"]);
    }

    #[test]
    fn siblings_parents_and_other_crates_are_told_apart() {
        let files = [
            ("a/mod.rs", "mod b; mod c; use c::X;"),
            (
                "a/b.rs",
                "use super::{c, X}; use leptos::prelude::*; fn f() { c::g(); std::fs::read(); }",
            ),
            ("a/c.rs", "use super::super::d::Y as Z; fn f() { Z::new(); }"),
            ("d.rs", "pub struct Y;"),
        ];
        assert_eq!(edges(&files), ["a/mod > a/c", "a/b > a/c", "a/c > d"]);
    }
}
