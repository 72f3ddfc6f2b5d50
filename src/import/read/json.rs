//! JSON and JSON lines: records of news services, JSON feeds.

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the records of a JSON file.
pub(super) fn read(_file: &SourceFile<'_>, _text: &str) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("JSON"))
}
