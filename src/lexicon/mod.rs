//! What the coder knows about the world and the language, as data files under `assets/lexicon`.
//!
//! A user's own files are laid over the bundled ones, entry by entry.

pub mod actors;
pub mod evaluation;
pub mod events;
pub mod list;
pub mod retold;
pub mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// All lexicons, parsed and checked, ready to use; shared by every worker.
#[derive(Debug)]
pub struct Lexicon {
    /// States, organisations, leaders, roles.
    pub actors: actors::ActorLexicon,
    /// Categories' triggers and frames.
    pub events: events::EventLexicon,
    /// English words by class, with the verbs and nouns of the rules.
    pub words: words::Words,
    goldstein: BTreeMap<String, f32>,
}

impl Lexicon {
    /// The lexicons that come with the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::of(
                actors::ActorLexicon::bundled(),
                events::EventLexicon::bundled(),
            )
        });
        &BUNDLED
    }

    /// The bundled lexicons with the invented states of the sentences that prove the rules.
    pub fn for_checking() -> &'static Self {
        static CHECKING: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::of(
                actors::ActorLexicon::for_checking(),
                events::EventLexicon::bundled(),
            )
        });
        &CHECKING
    }

    /// A lexicon of these actors and rules.
    pub fn of(actors: actors::ActorLexicon, events: events::EventLexicon) -> Self {
        let words = words::Words::bundled(events.verbs(), events.nouns());
        Self {
            actors,
            words,
            events,
            goldstein: toml::from_str(include_str!("../../assets/lexicon/goldstein.toml"))
                .expect("the bundled Goldstein values are well formed, as a test shows"),
        }
    }

    /// Goldstein value of a CAMEO code, by the longest listed beginning; 0 where none is.
    pub fn goldstein(&self, cameo: &str) -> f32 {
        (2..=cameo.len())
            .rev()
            .filter_map(|length| cameo.get(..length))
            .find_map(|code| self.goldstein.get(code).copied())
            .unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goldstein_values_come_from_the_longest_listed_code() {
        let lexicon = Lexicon::bundled();
        assert_eq!(lexicon.goldstein("112"), -2.0);
        assert_eq!(lexicon.goldstein("1121"), -2.0);
        assert_eq!(lexicon.goldstein("163"), -8.0);
        assert_eq!(lexicon.goldstein("99"), 0.0);
    }
}
