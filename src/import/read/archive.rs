//! ZIP archives: each file in them is read as if it stood alone.

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the articles of the files in an archive.
pub(super) fn read(_file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("ZIP archive"))
}
