//! RSS and Atom feeds.

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the entries of a feed.
pub(super) fn read(_file: &SourceFile<'_>, _text: &str) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("RSS or Atom feed"))
}
