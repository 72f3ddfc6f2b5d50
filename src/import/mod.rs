//! From the bytes of an article to coded, linked events. Pure and total: no clock, no network, no file system, no failure;
//! what is odd becomes a warning.
//!
//! The pipeline, top to bottom: [`mod@read`] decodes a file and finds title, outlet, dateline, publication date and body;
//! [`sentence`] parts the body; for each sentence [`analysis`] runs [`token`], [`actors`], [`date`], [`tag`], [`chunk`] and
//! [`clause`]; [`coding`] matches the rules and dates the events; [`wire`] finds one story printed by many; [`merge`] makes one event of
//! several tellings; [`link`] joins answers to what they answer.

pub mod actors;
pub mod analysis;
pub mod check;
pub mod chunk;
pub mod clause;
pub mod clean;
pub mod coding;
pub mod date;
pub mod inspect;
pub mod link;
pub mod merge;
pub mod metadata;
pub mod read;
pub mod sentence;
pub mod tag;
pub mod token;
pub mod wire;

pub use coding::{Coded, Telling, code};
pub use read::{ReadOutcome, SourceFile, read};

use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleId, Corpus, Publication, PublicationBasis, Span};
use chrono::NaiveDate;

/// Joins articles and their events into a corpus: ids, merged mentions, links, threads, in order of date.
pub fn assemble(articles: Vec<(Article, Coded)>) -> Corpus {
    let mut merged = merge::merge(articles);
    let links = link::links(&merged.corpus, &merged.tellings);
    merged.corpus.threads = link::threads(&merged.corpus, &links);
    merged.corpus.links = links;
    merged.corpus
}

/// Codes a text that comes with no file: every sentence of it is body. `date` is the day it was published.
pub fn code_text(text: &str, date: Option<NaiveDate>, lexicon: &Lexicon) -> Corpus {
    let article = Article {
        id: ArticleId(0),
        file: String::new(),
        part: 0,
        text: text.into(),
        title: None,
        body: Span::new(0, text.len()),
        outlet: None,
        dateline: None,
        published: date.map(|date| Publication {
            date,
            basis: PublicationBasis::Analyst,
            evidence: date.to_string(),
            considered: Vec::new(),
        }),
        language: None,
    };
    let coded = code(&article, lexicon);
    assemble(vec![(article, coded)])
}

#[cfg(test)]
mod tests;
