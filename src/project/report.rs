//! How an import fared, file by file: nothing is skipped in silence.

use crate::model::{NoEvents, PublicationBasis, WhySilent};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The outcome of an import.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportReport {
    /// One entry a file, by name.
    pub files: Vec<FileReport>,
}

/// The outcome of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    /// Path relative to the folder opened.
    pub file: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Whether it was read, and if not, why.
    #[serde(flatten)]
    pub status: FileStatus,
    /// How many articles it says it holds, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<usize>,
    /// What was found in it.
    pub articles: Vec<ArticleReport>,
}

/// Whether a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status", content = "why")]
pub enum FileStatus {
    /// Read.
    Read,
    /// Not an article, and said so: an image, a style sheet.
    Skipped(String),
    /// Meant to be read and could not be: what was expected and what was found.
    Failed(String),
}

/// The outcome of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArticleReport {
    /// Its title.
    pub title: Option<String>,
    /// Its publisher.
    pub outlet: Option<String>,
    /// Its publication date.
    pub published: Option<NaiveDate>,
    /// What kind of evidence the date rests on.
    #[serde(default)]
    pub basis: Option<PublicationBasis>,
    /// That evidence as written.
    #[serde(default)]
    pub evidence: Option<String>,
    /// The file whose article prints the same wire story, the first of them; none for that one itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_story_as: Option<String>,
    /// How many events were coded in it.
    pub events: usize,
    /// Why there are none.
    pub no_events: Option<NoEvents>,
    /// How many sentences name two states or more and gave no event, by reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub silent: BTreeMap<WhySilent, usize>,
    /// Other things a careful reader would want to know.
    pub warnings: Vec<String>,
}

impl ImportReport {
    /// Articles that were read.
    pub fn article_count(&self) -> usize {
        self.files.iter().map(|file| file.articles.len()).sum()
    }

    /// Files that could not be read.
    pub fn failed(&self) -> impl Iterator<Item = &FileReport> {
        self.files
            .iter()
            .filter(|file| matches!(file.status, FileStatus::Failed(_)))
    }
}
