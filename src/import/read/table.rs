//! Tables: CSV, TSV and spreadsheets with one article a row.

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the rows of a table.
pub(super) fn read(_file: &SourceFile<'_>, _text: &str) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("table (CSV)"))
}
