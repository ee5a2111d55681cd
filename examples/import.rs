//! Prints the preview of a file as JSON: `cargo run --release --example import -- FILE`.
//!
//! Exits 2, with a sentence on standard error, when the file is not one that can be imported.

use std::{io::Write as _, process::ExitCode};

use tranche::io::import::read;

fn main() -> ExitCode {
    match preview() {
        Ok(json) => match writeln!(std::io::stdout(), "{json}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn preview() -> Result<String, String> {
    let path = std::env::args_os().nth(1).ok_or("Usage: import FILE")?;
    let shown = path.to_string_lossy();
    let bytes = std::fs::read(&path).map_err(|error| format!("{shown}: {error}"))?;
    let preview = read(&bytes, &shown).map_err(|error| format!("{shown}: {error}"))?;
    serde_json::to_string_pretty(&preview).map_err(|error| error.to_string())
}
