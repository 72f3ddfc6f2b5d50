//! Markdown notes and clippings, with what their front matter says.

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the article of a Markdown note.
pub(super) fn read(_file: &SourceFile<'_>, _text: &str) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("Markdown"))
}
