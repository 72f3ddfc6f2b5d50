//! E-mail (.eml, .mbox) and pages saved as one file (.mhtml).

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Reads the articles of a message, a mailbox or a page saved as one file.
pub(super) fn read(_file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("e-mail"))
}
