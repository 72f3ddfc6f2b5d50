//! Why an article gave no event.

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
