//! From the bytes of an article to coded, linked events. Pure and total: no clock, no network, no file system, no failure;
//! what is odd becomes a warning.

pub mod actors;
pub mod coding;
pub mod date;
pub mod read;
pub mod sentence;
pub mod token;

use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleId, Corpus, Event, NoEvents, Span};
use chrono::NaiveDate;

/// A file to read.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Path relative to the folder opened.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What reading a file gave.
#[derive(Debug)]
pub enum ReadOutcome {
    /// Articles.
    Articles {
        /// In file order.
        articles: Vec<Article>,
        /// What was odd.
        warnings: Vec<String>,
    },
    /// No article.
    Skipped(String),
    /// Not readable.
    Failed(String),
}

/// One article's events.
#[derive(Debug, Clone, Default)]
pub struct Coded {
    /// Ids from 0.
    pub events: Vec<Event>,
    /// Why none.
    pub no_events: Option<NoEvents>,
    /// What was odd.
    pub warnings: Vec<String>,
}

/// Reads one file: its articles, or why there are none.
pub fn read(file: &SourceFile<'_>) -> ReadOutcome {
    let Ok(text) = std::str::from_utf8(file.bytes) else {
        return ReadOutcome::Failed("expected text, found binary data".into());
    };
    if text.trim().is_empty() {
        return ReadOutcome::Skipped("empty".into());
    }
    ReadOutcome::Articles {
        articles: vec![plain(file.name, text)],
        warnings: Vec::new(),
    }
}

fn plain(name: &str, text: &str) -> Article {
    Article {
        id: ArticleId(0),
        file: name.into(),
        part: 0,
        text: text.into(),
        title: None,
        body: Span::new(0, text.len()),
        outlet: None,
        dateline: None,
        published: None,
        language: None,
    }
}

/// Codes one article.
pub fn code(article: &Article, lexicon: &Lexicon) -> Coded {
    let _ = (article, lexicon);
    Coded {
        no_events: Some(NoEvents::NoTrigger),
        ..Coded::default()
    }
}

/// Joins articles into a corpus.
pub fn assemble(articles: Vec<(Article, Coded)>) -> Corpus {
    let mut corpus = Corpus::default();
    for (number, (mut article, _)) in articles.into_iter().enumerate() {
        article.id = ArticleId(number as u32);
        corpus.articles.push(article);
    }
    corpus
}

/// Codes one text.
pub fn code_text(text: &str, date: Option<NaiveDate>, lexicon: &Lexicon) -> Corpus {
    let _ = date;
    let article = plain("", text);
    let coded = code(&article, lexicon);
    assemble(vec![(article, coded)])
}
