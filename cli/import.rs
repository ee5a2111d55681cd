//! What an import would bring, before anything is taken.

use tranche::io::import::read;

use crate::input::Input;

/// The preview of a file as JSON, or why it cannot be imported.
pub fn preview(input: &Input) -> Result<String, String> {
    let preview = read(&input.bytes, &input.name).map_err(|error| error.to_string())?;
    let json = serde_json::to_string_pretty(&preview).map_err(|error| error.to_string())?;
    Ok(format!("{json}\n"))
}
