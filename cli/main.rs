//! Tranche on the command line: computes plan files, previews imports, makes plans up, and prints what a
//! plan file may hold. It needs no browser, and writes to standard output only.
//!
//! Exit codes: 0 when all went well, 1 when a file could not be used, 2 when the command was not understood.

mod evaluate;
mod import;
mod input;
mod made_up;

use std::{ffi::OsString, io::Write as _, process::ExitCode};

use lexopt::prelude::*;
use tranche::io::plan_file::{self, reference};

use input::Input;

const HELP: &str = "\
Plan what AWS credits are worth in cash.

Usage: tranche-cli COMMAND [ARGUMENT]

Commands:
  evaluate FILE         Print the outcome of every scenario of a plan file as JSON
  import FILE           Print what an AWS Pricing Calculator estimate (CSV or JSON) holds, as JSON
  generate [WORKLOADS]  Print a made-up plan of so many workloads (1 to 100000, else 1000);
                        the same number always gives the same plan
  reference             Print every table and field of the plan file as Markdown
  schema                Print the JSON Schema of the plan file

FILE may be - for standard input.

Options:
  -h, --help     Print this help
  -V, --version  Print the version

Exit codes: 0 success, 1 the file could not be used, 2 the command was not understood
";

/// The most workloads `generate` makes: beyond this, amounts that grow with the plan leave the limits of
/// the plan file.
const MOST_WORKLOADS: usize = 100_000;

/// Why there is nothing to print.
enum Stop {
    /// The command was not understood.
    Usage(String),
    /// The command was understood, but a file could not be used.
    Fault(String),
}

impl From<lexopt::Error> for Stop {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(text) => print(&text),
        Err(Stop::Usage(sentence)) => {
            eprintln!("tranche-cli: {sentence}\nTry 'tranche-cli --help'.");
            ExitCode::from(2)
        }
        Err(Stop::Fault(sentences)) => {
            eprintln!("{sentences}");
            ExitCode::FAILURE
        }
    }
}

/// Writes to standard output. A reader that has seen enough, such as `head`, is no failure.
fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("tranche-cli: standard output: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// What the arguments ask for, as text.
fn run(mut arguments: lexopt::Parser) -> Result<String, Stop> {
    let mut words: Vec<OsString> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(HELP.to_owned()),
            Short('V') | Long("version") => {
                return Ok(concat!("tranche-cli ", env!("CARGO_PKG_VERSION"), "\n").to_owned());
            }
            Value(word) => words.push(word),
            Short(_) | Long(_) => return Err(argument.unexpected().into()),
        }
    }
    let Some((command, rest)) = words.split_first() else {
        return Err(Stop::Usage("a command is missing".to_owned()));
    };
    match (command.to_str(), rest) {
        (Some("evaluate"), [file]) => about(Input::read(file)?, evaluate::report),
        (Some("import"), [file]) => about(Input::read(file)?, import::preview),
        (Some("generate"), []) => Ok(plan_file::write(&made_up::plan(1000))),
        (Some("generate"), [number]) => {
            let number = number.to_str().and_then(|number| number.parse().ok());
            let number = number.filter(|number| (1..=MOST_WORKLOADS).contains(number));
            let plan = number.map(|number| plan_file::write(&made_up::plan(number)));
            plan.ok_or_else(|| {
                Stop::Usage(format!("generate takes a whole number from 1 to {MOST_WORKLOADS}"))
            })
        }
        (Some("reference"), []) => Ok(reference::markdown()),
        (Some("schema"), []) => Ok(reference::json_schema()),
        (Some(command @ ("evaluate" | "import")), _) => {
            Err(Stop::Usage(format!("{command} takes one file, or - for standard input")))
        }
        (Some(command @ ("generate" | "reference" | "schema")), [.., last]) => {
            Err(Stop::Usage(format!("{command} does not know what to do with {}", last.display())))
        }
        _ => Err(Stop::Usage(format!("there is no command {}", command.display()))),
    }
}

/// What a command makes of a file; every line of a fault begins with the file's name.
fn about(input: Input, command: fn(&Input) -> Result<String, String>) -> Result<String, Stop> {
    command(&input).map_err(|sentences| {
        let lines = sentences.lines().map(|line| format!("{}: {line}", input.name));
        Stop::Fault(lines.collect::<Vec<_>>().join("\n"))
    })
}
