//! Word documents (.docx): one article, or many in a download of a press database.

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the articles of a Word document.
pub(super) fn read(_file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("Word document"))
}
