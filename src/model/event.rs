//! Events, what they answer, and the threads they form.

use super::{Actor, Article, ArticleId, EventCategory, EventDate, Span};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Place of an event in its [`Corpus`]: the index into `events`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventId(pub u32);

/// Place of a thread in its [`Corpus`]: the index into `threads`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ThreadId(pub u32);

/// One coded event: who did what to whom, when, and the sentences that say so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its place in the corpus.
    pub id: EventId,
    /// When it happened; none where the text does not say and cannot be taken to.
    pub date: Option<EventDate>,
    /// Who did it.
    pub source: Actor,
    /// To whom; none where the text names nobody.
    pub target: Option<Actor>,
    /// What was done.
    pub category: EventCategory,
    /// CAMEO code, at least the root ("112").
    pub cameo: String,
    /// Goldstein value of the CAMEO code, −10 (conflict) to +10 (cooperation).
    pub goldstein: f32,
    /// 0 to 1: how sure the coder is.
    pub confidence: f32,
    /// Only presupposed by another event ("Russia denied the Dutch allegations"), not itself reported.
    pub presupposed: bool,
    /// Events of one act with several sources or targets share this number.
    pub group: Option<u32>,
    /// The rule that coded it.
    pub rule: Arc<str>,
    /// Where it is told; never empty. The first is the clearest.
    pub mentions: Vec<Mention>,
}

/// One telling of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The article.
    pub article: ArticleId,
    /// The sentence, in the article's text.
    pub sentence: Span,
    /// The words that made the coder see the event, inside `sentence`.
    pub trigger: Span,
}

/// One event answers an earlier one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The later event.
    pub answer: EventId,
    /// The event that it answers.
    pub answered: EventId,
    /// How it answers.
    pub kind: LinkKind,
    /// Response lag in days between the two starts; none where either is undated.
    pub lag_days: Option<i32>,
    /// 0 to 1.
    pub confidence: f32,
    /// What the link rests on.
    pub reason: LinkReason,
}

/// How an event answers another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum LinkKind {
    Denies,
    Rejects,
    Admits,
    CommentsOn,
    RetaliatesFor,
    ConcedesTo,
}

impl LinkKind {
    /// Stable id, as in exported data (`comments_on`).
    pub fn id(self) -> &'static str {
        match self {
            Self::Denies => "denies",
            Self::Rejects => "rejects",
            Self::Admits => "admits",
            Self::CommentsOn => "comments_on",
            Self::RetaliatesFor => "retaliates_for",
            Self::ConcedesTo => "concedes_to",
        }
    }

    /// In words, between the answer and what it answers ("retaliates for").
    pub fn words(self) -> &'static str {
        match self {
            Self::Denies => "denies",
            Self::Rejects => "rejects",
            Self::Admits => "admits",
            Self::CommentsOn => "comments on",
            Self::RetaliatesFor => "retaliates for",
            Self::ConcedesTo => "concedes to",
        }
    }
}

/// What a link rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkReason {
    /// The text says so ("in response to", "denied the allegation").
    Stated,
    /// Pair, order, time and shared words make it likely.
    Inferred,
}

/// Events that links join: one incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IncidentThread {
    /// Its place in the corpus.
    pub id: ThreadId,
    /// Its events, by date, then by id; at least two.
    pub events: Vec<EventId>,
}

/// Everything that was read and coded: articles, events, links, threads, each list indexed by its ids.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// Articles in order of file name.
    pub articles: Vec<Article>,
    /// Events by date, then by article.
    pub events: Vec<Event>,
    /// Links by answer, the surest first.
    pub links: Vec<Link>,
    /// Threads by their first event.
    pub threads: Vec<IncidentThread>,
    /// Articles that print one wire story, two or more each, by their first article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<Vec<ArticleId>>,
}

impl Corpus {
    /// The event `id` names.
    ///
    /// # Panics
    /// When `id` is of another corpus.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.0 as usize]
    }

    /// The other articles that print the same wire story as `id`.
    pub fn copies_of(&self, id: ArticleId) -> impl Iterator<Item = ArticleId> {
        self.stories
            .iter()
            .find(|story| story.contains(&id))
            .into_iter()
            .flatten()
            .copied()
            .filter(move |other| *other != id)
    }

    /// The article `id` names.
    ///
    /// # Panics
    /// When `id` is of another corpus.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.0 as usize]
    }

    /// The links from `id` to what it answers.
    pub fn answers_of(&self, id: EventId) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.answer == id)
    }

    /// The links to `id` from what answers it.
    pub fn answered_by(&self, id: EventId) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.answered == id)
    }

    /// The thread that `id` is part of.
    pub fn thread_of(&self, id: EventId) -> Option<&IncidentThread> {
        self.threads
            .iter()
            .find(|thread| thread.events.contains(&id))
    }

    /// The sentence of a mention.
    pub fn sentence(&self, mention: &Mention) -> &str {
        mention.sentence.of(&self.article(mention.article).text)
    }
}
