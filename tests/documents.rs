//! The rules in `docs/` and the code that follows them point at each other: every section that a comment
//! cites exists, and so does every file and heading that a document links to.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file with that ending under a folder.
fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|found| found == ending) {
            out.push(path);
        }
    }
}

/// The headings of a document, without their marks.
fn headings(document: &str) -> Vec<String> {
    let mut fenced = false;
    let lines = document.lines().filter(|line| {
        fenced ^= line.starts_with("```");
        !fenced && line.starts_with('#')
    });
    lines.map(|line| line.trim_start_matches('#').trim().to_owned()).collect()
}

/// A citation: `docs/engine.md` and what is named right behind it, for instance "sections 2 and 3".
struct Citation {
    document: String,
    sections: Vec<String>,
}

/// The citations of a source text: what follows a document's name up to the next bracket or full stop.
fn citations(source: &str) -> Vec<Citation> {
    // A comment may go on in the next line.
    let lines: Vec<&str> = source
        .lines()
        .map(|line| line.trim_start().trim_start_matches(['/', '!']).trim())
        .collect();
    let joined = lines.join(" ");
    let mut found = Vec::new();
    for (at, _) in joined.match_indices(".md`") {
        let name = joined[..at].rsplit('`').next().unwrap_or_default();
        let rest = &joined[at + 4..];
        let said = rest.split([')', '.', ':', ';', '\n']).next().unwrap_or_default();
        let named = said.strip_prefix(", ").unwrap_or_default();
        let sections = match named.strip_prefix("section") {
            Some(numbers) => numbers
                .split(|c: char| !c.is_ascii_digit())
                .filter(|number| !number.is_empty())
                .map(str::to_owned)
                .collect(),
            None if named.starts_with("conventions") => vec!["Conventions".to_owned()],
            None => Vec::new(),
        };
        found.push(Citation { document: format!("{name}.md"), sections });
    }
    found
}

#[test]
fn every_section_that_the_code_cites_exists() {
    let mut sources = Vec::new();
    for folder in ["src", "cli", "tests", "benches", "examples"] {
        files(&repository().join(folder), "rs", &mut sources);
    }
    let mut cited = 0;
    for path in sources.iter().filter(|path| !path.ends_with("tests/documents.rs")) {
        for Citation { document, sections } in citations(&text(path)) {
            if !document.starts_with("docs/") {
                continue;
            }
            let headings = headings(&text(&repository().join(&document)));
            for section in sections {
                let is = |heading: &String| heading.split(' ').next() == Some(section.as_str());
                assert!(
                    headings.iter().any(is),
                    "{} cites section {section} of {document}, which has none",
                    path.display()
                );
                cited += 1;
            }
        }
    }
    assert!(cited > 20, "only {cited} citations were found: how they are written has changed");
}

#[test]
fn the_rules_are_cited_by_their_path() {
    let mut sources = Vec::new();
    files(&repository().join("src"), "rs", &mut sources);
    for path in &sources {
        let source = text(path);
        let comments = source.lines().filter(|line| line.trim_start().starts_with("//"));
        let comments = comments.collect::<Vec<_>>().join("\n");
        for name in ["engine.md", "plan-format.md"] {
            let all = comments.matches(name).count();
            let full = comments.matches(&format!("docs/{name}")).count();
            assert_eq!(all, full, "{}: write docs/{name}", path.display());
        }
    }
}

/// The anchor that GitHub gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    tranche::text::fold(&kept.collect::<String>()).replace(' ', "-")
}

/// The targets of a document's links, without those to other sites.
fn links(document: &str) -> BTreeSet<String> {
    let mut fenced = false;
    let lines = document.lines().filter(|line| {
        fenced ^= line.starts_with("```");
        !fenced
    });
    let targets = lines.flat_map(|line| line.split("](").skip(1).collect::<Vec<_>>());
    let targets = targets.filter_map(|rest| rest.split(')').next().map(str::to_owned));
    targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:")).collect()
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut documents = Vec::new();
    files(&repository().join("docs"), "md", &mut documents);
    for entry in fs::read_dir(repository()).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_some_and(|found| found == "md") {
            documents.push(entry);
        }
    }
    for document in &documents {
        let own = text(document);
        for link in links(&own) {
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target =
                if file.is_empty() { document.clone() } else { document.with_file_name(file) };
            assert!(target.exists(), "{} links to {link}: no such file", document.display());
            if !heading.is_empty() {
                let known = headings(&text(&target)).iter().any(|of| anchor(of) == heading);
                assert!(known, "{} links to {link}: no such heading", document.display());
            }
        }
    }
}
