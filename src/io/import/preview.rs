//! What a file was found to hold, before anything is written into a plan.

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Kind;

/// What a file was found to hold. Plain data; as JSON, amounts are decimal strings and what is not
/// known is `null`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// What the file is.
    pub kind: Kind,
    /// What the file is called.
    pub file: String,
    /// What the file calls itself.
    pub name: Option<String>,
    /// ISO code of every amount below, as the file states it.
    pub currency: String,
    /// How many rows were taken.
    pub kept: usize,
    /// How many rows were not, each of them listed in `unknown`.
    pub skipped: usize,
    /// How many rows taken have no monthly amount; `total` is without them.
    pub without_amount: usize,
    /// Rows, cells and names that were not understood.
    pub unknown: Vec<Unknown>,
    /// What the rows add up to per month, unrounded; `None` when no row has an amount.
    #[serde(with = "as_text")]
    pub total: Option<Decimal>,
    /// What the file states for that.
    #[serde(with = "as_text")]
    pub stated: Option<Decimal>,
    /// What the rows cost in advance.
    #[serde(with = "as_text")]
    pub total_upfront: Option<Decimal>,
    /// What the file states for that.
    #[serde(with = "as_text")]
    pub stated_upfront: Option<Decimal>,
    /// What the rows add up to over the first twelve months.
    #[serde(with = "as_text")]
    pub total_12_months: Option<Decimal>,
    /// What the file states for that.
    #[serde(with = "as_text")]
    pub stated_12_months: Option<Decimal>,
    /// The rows.
    pub rows: Found,
    /// Records that may be rows or sums: none of them is taken unless the user says so.
    pub asked: Vec<Asked>,
    /// Totals that cannot be true as they are, in full sentences: what the file says and what its rows
    /// add up to.
    pub doubts: Vec<String>,
    /// What the user should know, in full sentences.
    pub notices: Vec<String>,
    /// What tells this estimate from others, whatever its file is called and however it is encoded.
    pub batch: String,
}

/// A record, or a table, of which only the user knows whether it is to be taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Which record of the file it is, counted from 1; the first one of several.
    pub record: usize,
    /// As the file has it.
    pub text: String,
    /// Why it was not taken.
    pub why: String,
    /// Whether the total that the file states includes it.
    pub counted: bool,
    /// What it adds per month.
    #[serde(with = "as_text")]
    pub amount: Option<Decimal>,
    /// The rows it becomes if it is taken.
    pub rows: Vec<WorkloadRow>,
}

/// Why something of a file was not taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It is the sum of rows.
    Sum,
    /// It calls itself a sum and is none of the rows it stands with.
    WrongSum,
    /// It may be the sum of rows or a row.
    MaybeSum,
    /// A cost without a service.
    NoService,
    /// A table that is in the file twice.
    Repeated,
    /// Another table of the same file.
    AnotherTable,
    /// A text without an amount.
    Text,
    /// The file ends in it.
    BrokenOff,
    /// More or fewer cells than the table has columns.
    OtherLength,
    /// A quotation mark without its pair.
    Quotes,
    /// No monthly cost.
    NoAmount,
    /// A text where an amount should be.
    NotAnAmount,
    /// An amount in another currency.
    OtherCurrency,
    /// Its twelve months are not 12 × monthly + upfront.
    Inconsistent,
    /// A service of a name that is not known.
    UnknownService,
    /// A part of a row that is taken whole.
    Part,
    /// A discount, which no workload can be.
    Discount,
    /// Nothing that is known.
    Unreadable,
}

/// The rows of a preview: what they will become.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged, from = "Vec<WorkloadRow>")]
pub enum Found {
    /// Rows that become workloads.
    Workloads(Vec<WorkloadRow>),
}

/// A row that becomes a workload, or a part of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkloadRow {
    /// Which record of the file it is, counted from 1.
    pub record: usize,
    /// The workload it becomes.
    pub name: String,
    /// The group whose rows make one workload together; `None` for a workload of its own.
    pub group: Option<String>,
    /// `prod`, `test`, `dev`, …
    pub environment: Option<String>,
    /// The service as the file names it.
    pub service: String,
    /// Our id for it; `uncategorised` when the name is not known.
    pub service_id: String,
    /// The region as the file names it.
    pub region: String,
    /// Cost per month, unrounded; `None` is not known, which is not zero.
    #[serde(with = "as_text")]
    pub monthly: Option<Decimal>,
    /// Cost in advance.
    #[serde(with = "as_text")]
    pub upfront: Option<Decimal>,
    /// Cost of the first twelve months: 12 × monthly + upfront, rounded where the file rounds it.
    #[serde(with = "as_text")]
    pub first_year: Option<Decimal>,
    /// What is particular about it.
    pub notes: String,
}

/// Something of the file that was not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unknown {
    /// Which record of the file, counted from 1.
    pub record: usize,
    /// As the file has it.
    pub text: String,
    /// What is the matter.
    pub why: String,
    /// The same for programs.
    pub reason: Reason,
}

impl From<Vec<WorkloadRow>> for Found {
    fn from(rows: Vec<WorkloadRow>) -> Self {
        Self::Workloads(rows)
    }
}

/// An amount as a decimal string, one that is not known as `null`.
mod as_text {
    use serde::de::Error as _;

    use super::{Decimal, Deserialize as _, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(amount: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
        match amount {
            Some(amount) => to.collect_str(amount),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| text.parse().map_err(|_| D::Error::custom("not a decimal"))).transpose()
    }
}
