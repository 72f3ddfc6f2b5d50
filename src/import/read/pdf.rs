//! PDF documents with a text layer.

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the article of a PDF document.
pub(super) fn read(_file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("PDF"))
}
