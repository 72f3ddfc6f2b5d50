//! Why an article or a sentence gave no event.

use super::{ActorCode, Span};
use serde::{Deserialize, Serialize};

/// Why an article gave no event; the reason that got furthest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoEvents {
    /// Too little text.
    NoText,
    /// Not in English.
    OtherLanguage,
    /// No state or organisation is named.
    NoActor,
    /// All is about one state.
    OneActor,
    /// Actors, but nothing that any rule sees as an act between them.
    NoTrigger,
    /// Acts were found, all of them negated, hypothetical, planned, or within one state.
    Filtered,
}

impl NoEvents {
    /// In words, for the report.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoText => "too little text",
            Self::OtherLanguage => "not in English",
            Self::NoActor => "no state or organisation is named",
            Self::OneActor => "only one state is named",
            Self::NoTrigger => "no act between states was recognised",
            Self::Filtered => "the acts told are negated, hypothetical, planned or domestic",
        }
    }
}

/// A sentence that names two states or more, and gave no event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentSentence {
    /// Where it stands in the article's text.
    pub sentence: Span,
    /// Who is named, by code.
    pub actors: Vec<ActorCode>,
    /// Why there is no event.
    pub why: WhySilent,
    /// The words that got furthest, where any word could tell of an act.
    pub trigger: Option<Span>,
}

/// Why a sentence that names two states gave no event; later ones got further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhySilent {
    /// No word that any rule knows.
    NoTrigger,
    /// Only a noun names an act, and not whose or against whom.
    NounAlone,
    /// Nobody is found who does it.
    NoSource,
    /// Whoever does it is no state: a company, an armed group, a private person.
    NoState,
    /// Nobody is found whom it is done to.
    NoTarget,
    /// It is done within one state.
    Domestic,
    /// Conditional, possible, wished for, alleged.
    Unreal,
    /// To come.
    Planned,
    /// It did not happen.
    Negated,
}

impl WhySilent {
    /// In words, for the report.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoTrigger => "no word tells of an act between states",
            Self::NounAlone => "an act is named, but not who does it to whom",
            Self::NoSource => "nobody is found who does it",
            Self::NoState => "who does it is no state or organisation",
            Self::NoTarget => "nobody is found whom it is done to",
            Self::Domestic => "it is done within one state",
            Self::Unreal => "it is hypothetical, wished for or alleged",
            Self::Planned => "it is still to come",
            Self::Negated => "it did not happen",
        }
    }
}
