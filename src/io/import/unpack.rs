//! Files that come packed.

use std::{borrow::Cow, io::Read as _};

use flate2::read::MultiGzDecoder;

use super::ImportError;

/// The most an archive may come to: it may be a bomb.
const MOST: u64 = 256 * 1024 * 1024;

/// What a gzip archive holds; any other file as it is.
///
/// # Errors
/// When the archive is broken or holds more than can be read.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, ImportError> {
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut held = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(MOST + 1).read_to_end(&mut held);
    match read {
        Err(_) => Err(ImportError::Packed { why: "it is broken or cut off" }),
        Ok(_) if held.len() as u64 > MOST => {
            Err(ImportError::Packed { why: "it holds more than 256 MB. Export a shorter period" })
        }
        Ok(_) => Ok(Cow::Owned(held)),
    }
}
