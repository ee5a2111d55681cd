//! Which column of an estimate's table is which: by its heading, in the languages the calculator is
//! written in; by its place, where one heading is mistyped; by what the columns hold, where no heading
//! is known.

use super::plain;
use crate::io::import::text::Record;

/// A column of an estimate's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Group,
    Region,
    Description,
    Service,
    Upfront,
    Monthly,
    Year,
    Currency,
    Status,
    Configuration,
}

use Column::{
    Configuration, Currency, Description, Group, Monthly, Region, Service, Status, Upfront, Year,
};

impl Column {
    /// The columns in the order the calculator writes them, with the heading it gives each.
    pub(super) const ALL: [(Self, &str); 10] = [
        (Group, "Group hierarchy"),
        (Region, "Region"),
        (Description, "Description"),
        (Service, "Service"),
        (Upfront, "Upfront"),
        (Monthly, "Monthly"),
        (Year, "First 12 months total"),
        (Currency, "Currency"),
        (Status, "Status"),
        (Configuration, "Configuration summary"),
    ];

    /// The heading the calculator gives it.
    pub(super) fn title(self) -> &'static str {
        Self::ALL.iter().find(|(column, _)| *column == self).map_or("", |(_, title)| title)
    }

    /// What `headings.txt` calls it.
    fn word(self) -> &'static str {
        match self {
            Group => "Group",
            Region => "Region",
            Description => "Description",
            Service => "Service",
            Upfront => "Upfront",
            Monthly => "Monthly",
            Year => "Year",
            Currency => "Currency",
            Status => "Status",
            Configuration => "Configuration",
        }
    }

    /// Whether its cells are amounts.
    pub(super) fn is_amount(self) -> bool {
        matches!(self, Upfront | Monthly | Year)
    }
}

/// Headings as `plain` writes them, one column per line: the calculator's own, its translations, and
/// what people call the columns in sheets of their own.
const CALLED: &str = include_str!("headings.txt");

/// What a table without the calculator's headings may call the service, and its cost without saying of
/// which period.
const ITEMS: [&str; 5] = ["item", "resource", "component", "product", "awsresource"];
const COSTS: [&str; 3] = ["cost", "price", "costs"];

/// The longest text that can be a heading, mistyped or not.
const LONGEST: usize = 60;

/// Where each column of a table is, and what is to be said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Headings {
    /// What each cell of a record is.
    columns: Vec<Option<Column>>,
    /// How many records of the table the header itself takes: none where there is no header.
    pub(super) records: usize,
    /// The currency that headings name.
    pub(super) currency: Option<&'static str>,
    /// What was unusual, in full sentences.
    pub(super) notices: Vec<String>,
}

impl Headings {
    /// The columns a record names; `None` where it is no header of an estimate.
    ///
    /// The monthly amounts and what they are for have to be there; that and one more column, or a
    /// heading in the calculator's own words, tells an estimate from any other table.
    pub(super) fn of(record: &Record) -> Option<Self> {
        const MOST: usize = 200;
        if record.len() > MOST {
            return None;
        }
        let titles: Vec<&str> = record.cells().map(str::trim).collect();
        let names: Vec<String> = titles.iter().map(|title| name(title)).collect();
        let mut found = Self { records: 1, ..Self::default() };
        found.columns = names.iter().map(|name| known(name)).collect();
        found.mend(&titles, &names);
        let mut twice = Vec::new();
        for at in 0..found.columns.len() {
            if found.columns[at].is_some() && found.columns[..at].contains(&found.columns[at]) {
                found.columns[at] = None;
                twice.push(at);
            }
        }
        let has = |column| found.columns.contains(&Some(column));
        let of_the_calculator =
            [Group, Region, Upfront, Year, Currency, Configuration].into_iter().filter(|c| has(*c));
        let names_things = has(Service) || has(Description);
        if !has(Monthly) || !names_things || of_the_calculator.count() == 0 {
            return Self::of_a_list(&names, &titles);
        }
        found.currency = titles.iter().find_map(|title| currency_in(title));
        for at in twice {
            found.notices.push(format!(
                "“{}” is there twice: the first of the two columns is taken.",
                titles[at]
            ));
        }
        found.say_missing();
        found.say_unused(&titles);
        Some(found)
    }

    /// A list of services with their costs that somebody typed.
    fn of_a_list(names: &[String], titles: &[&str]) -> Option<Self> {
        let at = |words: &[&str]| names.iter().position(|name| words.contains(&name.as_str()));
        let monthly = names.iter().position(|name| known(name) == Some(Monthly));
        let service = names.iter().position(|name| known(name) == Some(Service));
        let (service, cost, undated) = match (service.or_else(|| at(&ITEMS)), monthly) {
            (Some(service), Some(monthly)) => (service, monthly, false),
            (Some(at_service), None) if service.is_some() => (at_service, at(&COSTS)?, true),
            _ => return None,
        };
        let mut found = Self {
            columns: vec![None; names.len()],
            records: 1,
            currency: titles.iter().find_map(|title| currency_in(title)),
            ..Self::default()
        };
        found.columns[service] = Some(Service);
        found.columns[cost] = Some(Monthly);
        if let Some(at) = names.iter().position(|name| known(name) == Some(Description)) {
            found.columns[at] = Some(Description);
        }
        if undated {
            found.notices.push(format!(
                "“{}” does not say of which period: the amounts are taken as those of a month.",
                titles[cost]
            ));
        }
        found.say_unused(titles);
        Some(found)
    }

    /// The columns of a table whose headings nobody knows, or that has none: by what its cells hold.
    /// Three amounts in front of a currency, the third of them twelve times the second and the first,
    /// are the calculator's; `rows` are records from the first that may be one of the table.
    pub(super) fn by_content(
        rows: &[Vec<&str>],
        fits: &dyn Fn(&[&str; 3]) -> bool,
    ) -> Option<Self> {
        const CODE: usize = 3;
        let place = |row: &Vec<&str>| {
            let at = row.iter().position(|cell| {
                cell.len() == CODE && cell.bytes().all(|byte| byte.is_ascii_uppercase())
            })?;
            let amounts: [&str; 3] = row.get(at.checked_sub(3)?..at)?.try_into().ok()?;
            let service = row.get(at.checked_sub(4)?)?;
            (fits(&amounts) && !service.is_empty()).then_some((at, row.len()))
        };
        let (currency, width) = place(rows.first()?)?;
        let mut columns = vec![None; width];
        let mut put = |at: usize, column| {
            if let Some(of) = columns.get_mut(at) {
                *of = Some(column);
            }
        };
        for (back, column) in [Currency, Year, Monthly, Upfront, Service].into_iter().enumerate() {
            put(currency - back, column);
        }
        let front: &[Column] = match currency - 4 {
            0 => &[],
            1 => &[Region],
            2 => &[Group, Region],
            _ => &[Group, Region, Description],
        };
        for (at, column) in front.iter().enumerate() {
            put(at, *column);
        }
        let behind: &[Column] =
            if width > currency + 2 { &[Status, Configuration] } else { &[Configuration] };
        for (at, column) in behind.iter().enumerate() {
            put(currency + 1 + at, *column);
        }
        Some(Self { columns, ..Self::default() })
    }

    /// What a cell of a record is.
    pub(super) fn column(&self, at: usize) -> Option<Column> {
        self.columns.get(at).copied().flatten()
    }

    /// Whether the table has a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.contains(&Some(column))
    }

    /// How many columns the table has.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// The cell of a column, without spaces around it; empty where there is none.
    pub(super) fn cell<'a>(&self, record: &'a Record, column: Column) -> &'a str {
        let at = self.columns.iter().position(|of| *of == Some(column));
        at.map_or("", |at| record.cell(at).trim())
    }

    /// Finds out what mistyped headings stand for: those that hold a known one or differ from it in two
    /// letters at most, and one between two neighbours that have just one column between them.
    fn mend(&mut self, titles: &[&str], names: &[String]) {
        for (at, name) in names.iter().enumerate() {
            let title = titles[at];
            if self.columns[at].is_some() {
                continue;
            }
            if name.len() > LONGEST {
                continue;
            }
            let free = |column: &Column| !self.columns.contains(&Some(*column));
            let near = Column::ALL.iter().map(|(column, _)| *column).filter(free).find(|column| {
                let own = plain(column.title());
                let far = if own.len() < 8 { 1 } else { 2 };
                own.len() > 5 && (name.contains(&own) || distance(name, &own) <= far)
            });
            let between = || {
                let order = |column| Column::ALL.iter().position(|(of, _)| *of == column);
                let before = match at {
                    0 => None,
                    at => Some(order(self.columns[at - 1]?)?),
                };
                let after = order((*self.columns.get(at + 1)?)?)?;
                let first = before.map_or(0, |before| before + 1);
                let gap = Column::ALL.get(first..after)?;
                match gap {
                    // No third heading than these two is ever left out by the calculator.
                    [(column, _)] if free(column) && self.calculators() >= 5 => Some(*column),
                    _ => None,
                }
            };
            if let Some(column) = near.or_else(between) {
                self.columns[at] = Some(column);
                let title = match title {
                    "" => String::from("A column without a heading"),
                    title => format!("“{title}”"),
                };
                self.notices.push(format!("{title} is read as “{}”.", column.title()));
            }
        }
    }

    /// How many of the calculator's columns are there.
    fn calculators(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    fn say_missing(&mut self) {
        let says = [
            (
                Service,
                "There is no column for the service: its name is taken from the description.",
            ),
            (Currency, ""),
            (Year, "The file has no amounts for 12 months: they are 12 × monthly + upfront."),
            (Upfront, "The file has no upfront amounts."),
            (Region, "The file names no regions."),
        ];
        for (column, says) in says {
            if !says.is_empty() && !self.has(column) {
                self.notices.push(says.to_owned());
            }
        }
    }

    fn say_unused(&mut self, titles: &[&str]) {
        let unused: Vec<String> = titles
            .iter()
            .enumerate()
            .filter(|(at, title)| self.column(*at).is_none() && !title.is_empty())
            .map(|(_, title)| format!("“{}”", crate::io::import::error::brief(title)))
            .collect();
        if !unused.is_empty() {
            let are = if unused.len() == 1 { "a column" } else { "columns" };
            self.notices.push(format!("Not taken, as {are} of your own: {}.", unused.join(", ")));
        }
    }
}

/// A heading without what is in brackets and without the currency, in the form names are compared in.
fn name(title: &str) -> String {
    let bare = title.split(['(', '[']).next().filter(|bare| !bare.trim().is_empty());
    let name = plain(bare.unwrap_or(title));
    let without = |code: &&str| name.strip_suffix(*code).filter(|rest| !rest.is_empty());
    let bare = ["inusd", "usd", "eur", "gbp", "us"].iter().find_map(without);
    match bare {
        Some(bare) if known(&name).is_none() => bare.to_owned(),
        _ => name,
    }
}

fn known(name: &str) -> Option<Column> {
    let names = |line: &&str| {
        let names = line.split_once('|').map_or("", |(_, names)| names);
        !name.is_empty() && names.split(';').any(|of| of == name)
    };
    let line = CALLED.lines().filter(|line| !line.starts_with('#')).find(names)?;
    let word = line.split_once('|').map(|(word, _)| word)?;
    Column::ALL.iter().map(|(column, _)| *column).find(|column| column.word() == word)
}

/// The currency a heading names: `Monthly ($)`, `Monthly cost (EUR)`.
fn currency_in(title: &str) -> Option<&'static str> {
    const SIGNS: [(&str, &str); 6] =
        [("EUR", "EUR"), ("€", "EUR"), ("GBP", "GBP"), ("£", "GBP"), ("USD", "USD"), ("$", "USD")];
    SIGNS.iter().find(|(sign, _)| title.contains(sign)).map(|(_, code)| *code)
}

/// How many letters have to be changed, added or taken out to make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut left = row + 1;
        let mut corner = row;
        for (at, with) in other.iter().enumerate() {
            let next = (above[at + 1] + 1).min(left + 1).min(corner + usize::from(letter != *with));
            corner = above[at + 1];
            above[at] = left;
            left = next;
        }
        above[other.len()] = left;
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::text::Records;

    fn of(text: &str) -> Option<Headings> {
        Headings::of(&Records::new(text, b',').next().unwrap())
    }

    #[track_caller]
    fn is_whole(text: &str) -> Vec<String> {
        let found = of(text).unwrap_or_else(|| panic!("{text}"));
        let columns: Vec<_> = (0..found.len()).map(|at| found.column(at)).collect();
        let all = Column::ALL.map(|(column, _)| Some(column));
        let without_status: Vec<_> = all.into_iter().filter(|c| *c != Some(Status)).collect();
        assert!(columns == all || columns == without_status, "{text}: {columns:?}");
        found.notices
    }

    #[test]
    fn headings_are_known_in_the_languages_of_the_calculator() {
        for text in [
            "Group hierarchy,Region,Description,Service,Upfront,Monthly,First 12 months total,Currency,Status,Configuration summary",
            "Gruppenhierarchie,Region,Beschreibung,Service,Vorauszahlung,Monatlich,Summe der ersten 12\u{a0}Monate,Währung,Konfigurationsübersicht",
            "Jerarquía de grupos,Región,Descripción,Servicio,Pago inicial,Mensual,Total de los primeros 12 meses,Moneda,Estado,Resumen de configuración",
            "Hiérarchie de groupes,Région,Description,Service,Paiement initial,Mensuel,Total des 12 premiers mois,Devise,Résumé de la configuration",
            "グループ階層,リージョン,説明,サービス,前払い,毎月,最初の 12 か月の合計,通貨,ステータス,設定の概要",
            "GROUP HIERARCHY, region ,Description:,*Service,Upfront (USD),Monthly ($),First 12 months total [USD],Currency,Configuration summary",
        ] {
            assert_eq!(is_whole(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_mistyped_heading_is_read_by_the_others_and_told() {
        let header = "Group hierarchy,Region,Description,Service,Upfront,Monthly,First 12 months total,Currency,Configuration summary";
        for (right, wrong) in [
            ("Group hierarchy", "wwwGroup hierarchy"),
            ("Group hierarchy", "xyz"),
            ("Description", "Descrption"),
            ("Description", "?"),
            ("Upfront", "One-off"),
            ("Monthly", "Montly"),
            ("Monthly", "Pro Mon."),
            ("First 12 months total", "First 12 month totals"),
            ("Service", "Servic"),
        ] {
            let told = is_whole(&header.replacen(right, wrong, 1));
            assert_eq!(told, [format!("“{wrong}” is read as “{right}”.")], "{wrong}");
        }
    }

    #[test]
    fn columns_may_be_missing_added_and_moved() {
        let missing =
            of("Region,Service,Monthly,First 12 months total,Configuration details").unwrap();
        assert!(missing.has(Monthly) && missing.has(Configuration) && !missing.has(Upfront));
        assert_eq!(missing.notices, ["The file has no upfront amounts."]);
        let nameless =
            of("Group hierarchy,Region,Description,Upfront,Monthly,For 12 months").unwrap();
        assert!(nameless.has(Year) && !nameless.has(Service));
        let moved =
            of("Monthly,Owner,Currency,Service,Upfront,Region,First 12 months total").unwrap();
        assert_eq!((moved.column(0), moved.column(1)), (Some(Monthly), None));
        assert_eq!(moved.notices, ["Not taken, as a column of your own: “Owner”."]);
        let typed = of("service,cost,description,instance type,qty").unwrap();
        assert_eq!((typed.column(0), typed.column(1)), (Some(Service), Some(Monthly)));
        assert!(of("Item,Number,Monthly cost").is_some());
    }

    #[test]
    fn other_tables_are_no_estimates() {
        for text in [
            "Name,Cost",
            "Application,Monthly cost,Owner",
            "Service,EC2-Instances($),Total costs($)",
            "BilledCost,ChargeCategory,ServiceName",
            "Upfront cost,Monthly cost,Total 12 months cost,Currency",
            "InvoiceID,PayerAccountId,ProductName,TotalCost",
            "month,service",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
