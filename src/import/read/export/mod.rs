//! Downloads of press databases: many articles a file, each with labelled fields.

mod labels;
mod nexis_uni;

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

/// A paragraph of a document that is no plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// As written; line breaks inside it are `\n`.
    pub text: String,
    /// Whether its style is that of a title.
    pub title: bool,
    /// Names of the bookmarks in it.
    pub bookmarks: Vec<String>,
}

impl From<&str> for Paragraph {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }
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

/// The articles of a download in the shape of a document (.docx, .rtf, .pdf); none where it is no download.
pub(super) fn in_paragraphs(paragraphs: &[Paragraph]) -> Option<ReadArticles> {
    nexis_uni::read(paragraphs)
}

/// The publisher's name as a download writes it, without what it adds.
fn outlet_name(written: &str) -> String {
    use crate::import::metadata::outlet;
    let written = written.trim().trim_end_matches('.').trim();
    // "The Guardian(London)": a place that the database adds.
    let bare = written.split_once('(').map(|(name, _)| name.trim());
    match bare.and_then(outlet::by_name) {
        Some(known) => known.name.clone(),
        None => written.to_owned(),
    }
}
