//! Saved web pages.
use super::assemble::RawArticle;
use super::{ReadOutcome, SourceFile};
pub(super) fn read(_file: &SourceFile<'_>, _text: &str) -> Result<RawArticle, ReadOutcome> {
    Err(ReadOutcome::Skipped("not yet read: HTML".to_owned()))
}
