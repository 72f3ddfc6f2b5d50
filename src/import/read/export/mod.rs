//! Downloads of press databases: many articles a file, each with labelled fields.

mod apa;
mod europresse;
mod factiva;
mod labels;
mod nexis;
mod nexis_uni;
mod page;
mod proquest;

use super::assemble::ReadArticles;
use super::{ReadOutcome, sniff};

/// Whose download a file is, and in which shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vendor {
    /// Nexis or Lexis as plain text ("1 of 40 DOCUMENTS").
    NexisText,
    /// Nexis Uni or Lexis+ as plain text ("End of Document").
    NexisUniText,
    /// Nexis or Lexis as a web page.
    NexisHtml,
    /// Factiva as plain text.
    FactivaText,
    /// Factiva as a web page.
    FactivaHtml,
    /// Europresse as a web page.
    EuropresseHtml,
    /// `ProQuest` as plain text.
    ProQuestText,
}

/// A paragraph of a document that is no plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// As written; line breaks inside it are `\n`.
    pub text: String,
    /// Whether its style is that of a title.
    pub title: bool,
    /// Whether all its letters are bold.
    pub bold: bool,
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
pub(super) fn vendor(text: &str) -> Option<Vendor> {
    let page = sniff::first_bytes(text, 4096).trim_start().starts_with('<');
    match () {
        () if page && nexis::is_page(text) => Some(Vendor::NexisHtml),
        () if page && factiva::is_page(text) => Some(Vendor::FactivaHtml),
        () if page && europresse::is_page(text) => Some(Vendor::EuropresseHtml),
        () if page => None,
        () if proquest::is_text(text) => Some(Vendor::ProQuestText),
        () if nexis::is_text(text) => Some(Vendor::NexisText),
        () if nexis_uni::is_text(text) => Some(Vendor::NexisUniText),
        () if factiva::is_text(text) => Some(Vendor::FactivaText),
        () => None,
    }
}

/// Reads the articles of a download.
pub(super) fn read(vendor: Vendor, text: &str) -> Result<ReadArticles, ReadOutcome> {
    match vendor {
        Vendor::NexisText => nexis::read_text(text),
        Vendor::NexisUniText => nexis_uni::read_text(text),
        Vendor::NexisHtml => nexis::read_page(text),
        Vendor::FactivaText => factiva::read_text(text),
        Vendor::FactivaHtml => factiva::read_page(text),
        Vendor::EuropresseHtml => europresse::read_page(text),
        Vendor::ProQuestText => proquest::read_text(text),
    }
}

/// The articles of a download in the shape of a document (.docx, .rtf, .pdf); none where it is no download.
pub(super) fn in_paragraphs(paragraphs: &[Paragraph]) -> Option<ReadArticles> {
    nexis_uni::read(paragraphs)
        .or_else(|| proquest::in_paragraphs(paragraphs))
        .or_else(|| nexis::in_paragraphs(paragraphs))
        .or_else(|| factiva::in_paragraphs(paragraphs))
        .or_else(|| apa::read(paragraphs))
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
