//! Money is never cut: what does not fit is exact in 128 bits or said to be too large, in no place the
//! largest number that does. The compiler keeps the number inside `Cents` and `Rate`, `clippy.toml`
//! bans the arithmetic that saturates or wraps, and this test reads the sources for the rest.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::{fs, path::Path};

/// What stands for "as much as fits" in place of an amount, and sums on the bare number.
const CUTS: [&str; 9] = [
    "unwrap_or(i64::MAX)",
    "unwrap_or(i64::MIN)",
    "unwrap_or(i128::MAX)",
    "unwrap_or(Cents::new(i64::",
    "unwrap_or(Rate::from_millionths(i64::",
    "clamp(i64::MIN",
    ".get()).sum::<i64>()",
    ".millionths()).sum::<i64>()",
    "Cents::new(i64::try_from(",
];

fn cuts(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            cuts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            // Tests inside a file stand at its end; what they add up is theirs.
            let code = text.lines().take_while(|line| *line != "#[cfg(test)]");
            for (at, line) in code.enumerate() {
                if CUTS.iter().any(|cut| line.contains(cut)) {
                    found.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
                }
            }
        }
    }
}

#[test]
fn no_source_cuts_an_amount_to_what_fits() {
    let mut found = Vec::new();
    cuts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.is_empty(), "sum into `Total` and use `fit`:\n{}", found.join("\n"));
}
