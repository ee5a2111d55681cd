//! The names of the months, for reading and for showing.

/// January to December.
const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
pub(super) fn month_name(number: u32) -> &'static str {
    NAMES.iter().zip(1..).find(|(_, at)| *at == number).map_or("", |(name, _)| name)
}

/// The first three letters of the name of a month, 1 to 12.
pub(super) fn month_abbreviation(number: u32) -> &'static str {
    month_name(number).get(..3).unwrap_or_default()
}

/// The month, 1 to 12, whose name begins with a word of at least three letters, in any case.
pub(super) fn month_named(word: &str) -> Option<u32> {
    let begins = |name: &str| name.get(..word.len()).is_some_and(|n| n.eq_ignore_ascii_case(word));
    (word.len() >= 3)
        .then(|| NAMES.iter().zip(1..).find(|(name, _)| begins(name)))?
        .map(|(_, at)| at)
}
