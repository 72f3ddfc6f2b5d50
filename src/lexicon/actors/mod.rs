//! States, organisations, leaders and roles: who can act, and by which names the text calls them.

mod entry;
mod fold;
mod gender;
mod load;
mod meaning;
mod phrases;

pub use entry::Term;
pub use gender::Gender;
pub use load::{FileKind, LexiconError, Source};
pub use meaning::{Meaning, Word};
pub use phrases::{Case, Node, PhraseTable, Reading, split};

use crate::model::ActorCode;
use gender::Genders;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The actors the coder knows.
#[derive(Debug, Default)]
pub struct ActorLexicon {
    names: BTreeMap<ActorCode, String>,
    /// Codes of organisations as CAMEO-type data sets write them.
    interchange: BTreeMap<ActorCode, ActorCode>,
    family_first: HashSet<ActorCode>,
    combining: HashMap<SmolStr, ActorCode>,
    contexts: HashMap<SmolStr, HashSet<SmolStr>>,
    phrases: PhraseTable,
    genders: Genders,
}

impl ActorLexicon {
    /// The actors that come with the program.
    pub fn bundled() -> Self {
        Self::parse(&load::BUNDLED).expect("a test reads the bundled actor files")
    }

    /// The bundled actors and the invented states (Norland, Sudland, Westland) of the sentences that prove the rules.
    pub fn for_checking() -> Self {
        let mut sources = load::BUNDLED.to_vec();
        sources.push(Source {
            file: "actors/invented.toml",
            kind: FileKind::States,
            text: include_str!("../../../assets/lexicon/actors/invented.toml"),
        });
        Self::parse(&sources).expect("a test reads the bundled actor files")
    }

    /// The actors of these files, later ones laid over earlier ones.
    pub fn parse(sources: &[Source<'_>]) -> Result<Self, LexiconError> {
        let mut lexicon = load::parse(sources)?;
        lexicon.genders = Genders::bundled();
        Ok(lexicon)
    }

    /// Of which gender a title or name is.
    pub fn gender(&self, word: &str) -> Option<Gender> {
        self.genders.of(word)
    }

    /// Short English name for lanes and filters ("United Kingdom"); the code itself where it is unknown.
    pub fn name_of(&self, code: &ActorCode) -> String {
        self.names
            .get(code)
            .map_or_else(|| code.to_string(), Clone::clone)
    }

    /// All actors with their short names, by code.
    pub fn actors(&self) -> impl Iterator<Item = (ActorCode, &str)> {
        self.names.iter().map(|(code, name)| (*code, name.as_str()))
    }

    /// Whether `code` is an intergovernmental organisation.
    pub fn is_organisation(&self, code: ActorCode) -> bool {
        self.interchange.contains_key(&code)
    }

    /// The code by which CAMEO-type data sets know an actor: `EUR`, `UNO` or `IGO` for organisations, states unchanged.
    pub fn interchange_code(&self, code: ActorCode) -> ActorCode {
        self.interchange.get(&code).copied().unwrap_or(code)
    }

    /// The state of a place as a dateline names it ("TOKYO", `Tokyo [Japan]`, "St Petersburg").
    pub fn state_of_place(&self, place: &str) -> Option<ActorCode> {
        let whole = place.trim();
        let parts = whole.split([',', '[', ']', '(', ')', '/']).map(str::trim);
        std::iter::once(whole).chain(parts).find_map(|part| {
            self.phrases
                .lookup(part)
                .iter()
                .find_map(|reading| match reading.meaning {
                    Meaning::State(code) | Meaning::Capital(code) | Meaning::Place(code) => {
                        Some(code)
                    }
                    _ => None,
                })
        })
    }

    /// Whether names of this state put the family first.
    pub fn family_first(&self, code: ActorCode) -> bool {
        self.family_first.contains(&code)
    }

    /// The state that a first half of a compound names: "franco" in "Franco-German".
    pub fn combining(&self, half: &str) -> Option<ActorCode> {
        self.combining.get(half).copied()
    }

    /// Words beside which `word` is no actor: "Georgia" beside "Atlanta".
    pub fn spoilers(&self, word: &str) -> Option<&HashSet<SmolStr>> {
        self.contexts.get(word)
    }

    /// All phrases, for longest match.
    pub fn phrases(&self) -> &PhraseTable {
        &self.phrases
    }
}

#[cfg(test)]
mod tests;
