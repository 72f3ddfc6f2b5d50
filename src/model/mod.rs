//! Plain data that every layer shares: articles, actors, dates, events, links.
//!
//! Nothing here reads a file, a clock or a lexicon; the types only say what can be said.

mod actor;
mod article;
mod category;
mod date;
mod event;
mod outcome;
mod span;

pub use actor::{Actor, ActorCode, Role};
pub use article::{Article, ArticleId, DateEvidence, Dateline, Publication, PublicationBasis};
pub use category::{CategoryGroup, EventCategory};
pub use date::{DateBasis, DatePrecision, EventDate};
pub use event::{
    Corpus, Event, EventId, IncidentThread, Link, LinkKind, LinkReason, Mention, ThreadId,
};
pub use outcome::{NoEvents, SilentSentence, WhySilent};
pub use span::Span;
