//! One news article as read: its cleaned text and what is known about it.

use super::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Place of an article in its [`Corpus`](super::Corpus): the index into `articles`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub u32);

/// A news article, cleaned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its place in the corpus.
    pub id: ArticleId,
    /// Path of the file it came from, relative to the folder opened, with `/` between parts.
    pub file: String,
    /// Which article of the file, counted from 0, where a file holds several.
    pub part: u32,
    /// The cleaned text: the title, when there is one, as first paragraph, then the body. Paragraphs are parted by one
    /// empty line (`\n\n`). Every span of the article and its events points into this text.
    pub text: Arc<str>,
    /// Where the title stands in `text`.
    pub title: Option<Span>,
    /// Where the body stands in `text`.
    pub body: Span,
    /// Publisher, as people name it ("ANI", "The Guardian").
    pub outlet: Option<String>,
    /// The place, date and agency that open the first paragraph of a wire story.
    pub dateline: Option<Dateline>,
    /// The day it was published, and how that is known.
    pub published: Option<Publication>,
    /// ISO 639-1 code of the body's language; none where it is too short to tell.
    pub language: Option<String>,
}

impl Article {
    /// The title's text.
    pub fn title_text(&self) -> Option<&str> {
        self.title.map(|span| span.of(&self.text))
    }

    /// The body's text, without the title.
    pub fn body_text(&self) -> &str {
        self.body.of(&self.text)
    }

    /// Day of publication.
    pub fn published_day(&self) -> Option<NaiveDate> {
        self.published.as_ref().map(|publication| publication.date)
    }
}

/// The opening of a wire story: `TOKYO, Oct 5 (ANI/Sputnik):`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// Where it stands in [`Article::text`].
    pub span: Span,
    /// Place as written (`Tokyo [Japan]`).
    pub place: Option<String>,
    /// The day, resolved against the publication date.
    pub date: Option<NaiveDate>,
    /// Agency as written ("ANI/Sputnik").
    pub agency: Option<String>,
}

/// A day of publication with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The day, in the outlet's own calendar, never shifted to UTC.
    pub date: NaiveDate,
    /// What kind of evidence it rests on.
    pub basis: PublicationBasis,
    /// The evidence as written.
    pub evidence: String,
    /// All evidence that was found, the most trusted first, with that which won.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub considered: Vec<DateEvidence>,
}

/// One piece of evidence for a day of publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateEvidence {
    /// The day it gives; none where it is no day of the calendar or lacks its year.
    pub date: Option<NaiveDate>,
    /// What kind of evidence it is.
    pub basis: PublicationBasis,
    /// As written.
    pub evidence: String,
}

/// Kinds of evidence for a publication date, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicationBasis {
    /// Set by the analyst.
    Analyst,
    /// `datePublished` in JSON-LD.
    JsonLd,
    /// A `meta` element or microdata.
    Meta,
    /// A `time` element.
    TimeElement,
    /// A header line: "Published:", "Updated:", a date alone on a line.
    Header,
    /// The dateline of the first paragraph.
    Dateline,
    /// The address of the page.
    Url,
    /// The file's name.
    FileName,
    /// A date in running text.
    Text,
    /// A date of modification, where nothing better is known.
    Modified,
}

impl PublicationBasis {
    /// In words, as in "from the page's data".
    pub fn words(self) -> &'static str {
        match self {
            Self::Analyst => "set by hand",
            Self::JsonLd => "the page's data (JSON-LD)",
            Self::Meta => "the page's head",
            Self::TimeElement => "a time on the page",
            Self::Header => "a header line",
            Self::Dateline => "the dateline",
            Self::Url => "the page's address",
            Self::FileName => "the file's name",
            Self::Text => "the text",
            Self::Modified => "last modified; nothing better is known",
        }
    }
}
