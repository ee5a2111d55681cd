//! The names AWS uses for one service, and what we know about it.
//!
//! Three vocabularies meet here: the Pricing Calculator's (`Amazon EC2 `, `S3 Standard`), Cost
//! Explorer's (`EC2-Instances`, `EC2-Other`) and the product codes of cost reports (`AmazonEC2`,
//! `awskms`). Categories are FOCUS's. Kinds and flags follow the published rules on what credits
//! and commitments cover; margin tiers are an assumption for arguments, never a multiplier. Once
//! in a plan, every one of them is the user's to change.

use std::{collections::HashMap, sync::OnceLock};

use crate::{
    domain::{Id, Plan, Row, Service, choice::Choice, service::ServiceKind},
    text::{fold, is_letter_or_digit},
};

/// The id of the service that takes what no name is known for.
pub const UNCATEGORISED: &str = "uncategorised";
/// The id of what Cost Explorer calls "… ( Bedrock Edition)".
const THIRD_PARTY_MODELS: &str = "bedrock-third-party";
/// The id of AWS Support.
pub const SUPPORT: &str = "support";

/// `id|name|family|kind|flags|margin tier|aliases` per line; the flags are c(overable),
/// d(iscountable), e (counts towards the commitment); an alias that ends in ` *` matches every name
/// that begins with these words. Empty: kind usage, all flags, no tier.
const TABLE: &str = include_str!("services.txt");

/// The lines of the table that are services.
fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// A service as the catalogue has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The id it gets in a plan.
    pub id: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// The FOCUS category, or what stands beside them (Support, Marketplace, Tax).
    pub family: &'static str,
    /// What its charges are.
    pub kind: ServiceKind,
    /// Whether a credit for "all services" covers it.
    pub coverable: bool,
    /// Whether the EDP discount applies to it.
    pub discountable: bool,
    /// Whether its charges count towards the commitment.
    pub commit_eligible: bool,
    /// What AWS is thought to earn on it, 1 to 5.
    pub margin_tier: Option<u32>,
}

impl Entry {
    /// The row of a plan.
    pub fn to_service(self) -> Service {
        Service {
            name: self.name.to_owned(),
            family: self.family.to_owned(),
            kind: self.kind,
            coverable: self.coverable,
            discountable: self.discountable,
            commit_eligible: self.commit_eligible,
            margin_tier: self.margin_tier,
            ..Service::blank(Id::from(self.id))
        }
    }
}

/// Every entry, in the order of the table.
pub fn entries() -> &'static [Entry] {
    &index().entries
}

/// The entry with that id.
pub fn by_id(id: &str) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.id == id)
}

/// The service a name stands for, in any of the vocabularies. Case, spaces and a leading "Amazon"
/// or "AWS" do not matter.
///
/// ```
/// use tranche::catalogue::find;
/// for name in ["Amazon EC2 ", "AmazonEC2", "EC2-Instances", "Elastic  Compute Cloud"] {
///     assert_eq!(find(name).map(|entry| entry.id), Some("ec2"), "{name}");
/// }
/// assert_eq!(find("Amazon Time Machine"), None);
/// ```
pub fn find(name: &str) -> Option<&'static Entry> {
    let (index, key) = (index(), key(name));
    // "Elastic File System (EFS)" is known without its brackets.
    let bare = key.strip_suffix(')').and_then(|key| key.rsplit_once(" (")).map(|(bare, _)| bare);
    let exact = |key: &str| index.names.get(key).copied();
    let at = exact(&key)
        .or_else(|| key.ends_with("bedrock edition)").then(|| exact(THIRD_PARTY_MODELS)).flatten())
        .or_else(|| exact(bare?.trim_end()))
        .or_else(|| index.longest_start(&key))?;
    index.entries.get(at)
}

/// The services of a plan by the entries they stand for: by their id, then by their name. One id of the
/// plan may stand for several names of AWS.
///
/// ```
/// use tranche::{catalogue, domain::{Id, Month, Plan, Row, Service}};
///
/// let mut plan = Plan::empty(Month::EPOCH);
/// plan.services.push(Service { name: "Elastic Compute Cloud".into(), ..Service::blank(Id::from("vm")) });
/// assert_eq!(catalogue::in_plan(&plan).get("ec2"), Some(&Id::from("vm")));
/// ```
pub fn in_plan(plan: &Plan) -> HashMap<String, Id> {
    let mut services: HashMap<String, Id> =
        plan.services.iter().map(|service| (service.id.to_string(), service.id.clone())).collect();
    for service in plan.services.iter() {
        if let Some(entry) = find(&service.name) {
            services.entry(entry.id.to_owned()).or_insert_with(|| service.id.clone());
        }
    }
    services
}

/// A name in the form names are compared in.
fn key(name: &str) -> String {
    let name = name.trim();
    let words = name.strip_prefix('*').unwrap_or(name).split_whitespace().map(fold);
    let mut key = words.collect::<Vec<_>>().join(" ");
    // Footnote marks of price lists, and the maker's name in front.
    key.truncate(key.trim_end_matches(['*', ' ']).len());
    for maker in ["amazon", "aws"] {
        if let Some(rest) = key.strip_prefix(maker).map(str::trim_start).filter(|r| !r.is_empty()) {
            key = rest.to_owned();
        }
    }
    key
}

#[derive(Default)]
struct Index {
    entries: Vec<Entry>,
    names: HashMap<String, usize>,
    starts: Vec<(String, usize)>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::default();
        for line in lines() {
            index.add(line);
        }
        index
    })
}

impl Index {
    /// The entry of the longest start that the key has, up to the end of a word.
    fn longest_start(&self, key: &str) -> Option<usize> {
        let has = |(start, _): &&(String, usize)| {
            key.strip_prefix(start.as_str())
                .is_some_and(|rest| !rest.starts_with(is_letter_or_digit))
        };
        self.starts.iter().filter(has).max_by_key(|(start, _)| start.len()).map(|(_, at)| *at)
    }

    fn add(&mut self, line: &'static str) {
        let mut fields = line.split('|');
        let mut field = || fields.next().unwrap_or("");
        let (id, name, family, kind, flags, tier) =
            (field(), field(), field(), field(), field(), field());
        let aliases = field();
        let has = |flag| flags.is_empty() || flags.contains(flag);
        let at = self.entries.len();
        self.entries.push(Entry {
            id,
            name,
            family,
            kind: ServiceKind::from_word(kind).unwrap_or(ServiceKind::Usage),
            coverable: has('c'),
            discountable: has('d'),
            commit_eligible: has('e'),
            margin_tier: tier.parse().ok(),
        });
        for alias in [id, name].into_iter().chain(aliases.split(';').filter(|a| !a.is_empty())) {
            match alias.strip_suffix('*') {
                Some(start) => self.starts.push((key(start), at)),
                None => {
                    self.names.entry(key(alias)).or_insert(at);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_line_is_an_entry_of_its_own() {
        assert!(entries().len() >= 80, "{}", entries().len());
        let ids: HashSet<_> = entries().iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), entries().len());
        for line in lines() {
            let fields: Vec<_> = line.split('|').collect();
            assert_eq!(fields.len(), 7, "{line}");
            assert!(fields[3].is_empty() || ServiceKind::from_word(fields[3]).is_some(), "{line}");
            assert!(
                fields[4].is_empty() || fields[4].chars().all(|c| "cde-".contains(c)),
                "{line}"
            );
            assert!(
                fields[5].is_empty() || ["1", "2", "3", "4", "5"].contains(&fields[5]),
                "{line}"
            );
        }
    }

    #[test]
    fn no_name_stands_for_two_services() {
        let mut owner = HashMap::new();
        for line in lines() {
            let fields: Vec<_> = line.split('|').collect();
            for name in [fields[0], fields[1]].into_iter().chain(fields[6].split(';')) {
                if name.is_empty() {
                    continue;
                }
                let other = owner.insert(fold(name), fields[0]);
                assert!(other.is_none_or(|id| id == fields[0]), "{name}: {other:?}");
                assert_eq!(
                    find(name.trim_end_matches('*')).map(|e| e.id),
                    Some(fields[0]),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn what_credits_do_not_cover_is_marked() {
        for id in ["support", "marketplace", "tax", "registrar", "mechanical-turk"] {
            assert!(!by_id(id).unwrap().coverable, "{id}");
        }
        assert_eq!(find("Tax").unwrap().kind, ServiceKind::Tax);
        assert_eq!(find("Business support plan").unwrap().kind, ServiceKind::Support);
        assert!(by_id(UNCATEGORISED).is_some() && by_id("ec2").unwrap().coverable);
    }
}
