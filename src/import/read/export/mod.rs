//! Downloads of press databases: many articles a file, each with labelled fields.

use super::assemble::ReadArticles;
use super::{ReadOutcome, SourceFile};

/// Whose download a file is, and in which shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vendor {
    /// Nexis or Lexis as plain text ("1 of 40 DOCUMENTS").
    NexisText,
    /// Nexis or Lexis as a web page.
    NexisHtml,
    /// Factiva as plain text.
    FactivaText,
    /// Factiva as a web page.
    FactivaHtml,
    /// Europresse as a web page.
    EuropresseHtml,
    /// ProQuest as plain text.
    ProQuestText,
}

/// Whose download decoded text is, if anyone's.
pub(super) fn vendor(_text: &str) -> Option<Vendor> {
    None
}

/// Reads the articles of a download.
pub(super) fn read(
    _vendor: Vendor,
    _file: &SourceFile<'_>,
    _text: &str,
) -> Result<ReadArticles, ReadOutcome> {
    Err(ReadOutcome::not_yet("download of a press database"))
}
