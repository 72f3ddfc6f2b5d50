//! Rich text (.rtf).

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the articles of a rich-text document.
pub(super) fn read(_file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("RTF"))
}
