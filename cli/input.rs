//! A file from the command line, or standard input.

use std::{ffi::OsStr, fs, io::Read as _};

use crate::Stop;

/// The bytes of a file, and what to call it in messages.
pub struct Input {
    /// The path as it was given; `standard input` for `-`.
    pub name: String,
    /// Everything that was read.
    pub bytes: Vec<u8>,
}

impl Input {
    /// Reads the file at a path, or standard input for `-`.
    pub fn read(path: &OsStr) -> Result<Self, Stop> {
        let piped = path == "-";
        let name =
            if piped { "standard input".to_owned() } else { path.to_string_lossy().into_owned() };
        let mut bytes = Vec::new();
        let read = if piped {
            std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            fs::read(path)
        };
        match read {
            Ok(bytes) => Ok(Self { name, bytes }),
            Err(error) => Err(Stop::Fault(format!("{name}: {error}"))),
        }
    }
}
