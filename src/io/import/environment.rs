//! Words people use for environments.

use super::text::fold;

/// Our word for each environment, and the words met for it.
const WORDS: [(&str, &[&str]); 6] = [
    ("prod", &["prod", "production", "prd", "live"]),
    ("preprod", &["preprod", "pre-prod", "pre prod", "pre-production", "staging", "stg", "uat"]),
    ("test", &["test", "tst", "testing", "qa", "qua"]),
    ("dev", &["dev", "development"]),
    ("sandbox", &["sandbox"]),
    ("dr", &["dr"]),
];

/// The environment a name stands for, when it is such a word and nothing else.
///
/// ```
/// use tranche::io::import::environment::environment;
/// assert_eq!(environment(" Production environment"), Some("prod"));
/// assert_eq!(environment("QA"), Some("test"));
/// assert_eq!(environment("Live video"), None);
/// ```
pub fn environment(name: &str) -> Option<&'static str> {
    let name = fold(name);
    let word = name.strip_suffix(" environment").or_else(|| name.strip_suffix(" env"));
    let word = word.unwrap_or(&name);
    WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(environment, _)| *environment)
}
