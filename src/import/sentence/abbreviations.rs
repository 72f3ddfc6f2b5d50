//! What a full stop after a word means, from `assets/lexicon/abbreviations.toml`.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// How a word with a full stop behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Never ends a sentence ("Mr.", "vs.").
    Never,
    /// Goes on before a number ("No. 10", "Jan. 5").
    UnlessNumber,
    /// Ends one only before a word that usually opens a sentence ("U.S.", "Inc.").
    BeforeOpener,
    /// A clock time: ends one before a capital that is no time zone ("5 p.m.").
    Clock,
}

/// The table, ready for look-up. Keys are in lower case, without the last stop.
pub(super) struct Abbreviations {
    stops: HashMap<String, Stop>,
    openers: HashSet<String>,
    after_clock: HashSet<String>,
    speech_verbs: HashSet<String>,
    particles: HashSet<String>,
    longest: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    before_name: Vec<String>,
    inner: Vec<String>,
    before_number: Vec<String>,
    either: Vec<String>,
    clock: Vec<String>,
    after_clock: Vec<String>,
    openers: Vec<String>,
    speech_verbs: Vec<String>,
    name_particles: Vec<String>,
}

/// The table compiled into the program.
pub(super) fn table() -> &'static Abbreviations {
    static TABLE: LazyLock<Abbreviations> = LazyLock::new(|| {
        let text = include_str!("../../../assets/lexicon/abbreviations.toml");
        let file = toml::from_str(text).expect("abbreviations.toml is checked by a test");
        Abbreviations::from_file(file)
    });
    &TABLE
}

impl Abbreviations {
    fn from_file(file: File) -> Self {
        let mut stops = HashMap::default();
        // Later lists win, so that "pt" before a name and a number keeps the milder reading.
        for (words, stop) in [
            (file.before_name, Stop::Never),
            (file.inner, Stop::Never),
            (file.either, Stop::BeforeOpener),
            (file.before_number, Stop::UnlessNumber),
            (file.clock, Stop::Clock),
        ] {
            stops.extend(words.into_iter().map(|word| (word, stop)));
        }
        Self {
            longest: stops.keys().map(String::len).max().unwrap_or(0),
            stops,
            openers: file.openers.into_iter().collect(),
            after_clock: file.after_clock.into_iter().collect(),
            speech_verbs: file.speech_verbs.into_iter().collect(),
            particles: file.name_particles.into_iter().collect(),
        }
    }

    /// How `word` (without its last stop) behaves; none when it is no abbreviation.
    pub(super) fn stop(&self, word: &str) -> Option<Stop> {
        let named = if word.len() <= self.longest {
            self.stops.get(word.to_lowercase().as_str()).copied()
        } else {
            None
        };
        named.or_else(|| is_dotted(word).then_some(Stop::BeforeOpener))
    }

    /// Whether `word` usually opens a sentence.
    pub(super) fn opens(&self, word: &str) -> bool {
        has(&self.openers, word)
    }

    /// Whether `word` goes with a clock time.
    pub(super) fn follows_clock(&self, word: &str) -> bool {
        has(&self.after_clock, word)
    }

    /// Whether `word` is a verb of speech.
    pub(super) fn is_speech(&self, word: &str) -> bool {
        has(&self.speech_verbs, word)
    }

    /// Whether `word` is a lower-case part of a name.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        has(&self.particles, word)
    }
}

fn has(set: &HashSet<String>, word: &str) -> bool {
    word.len() <= 16 && set.contains(word.to_lowercase().as_str())
}

/// Two or more short pieces with stops between them: "U.S", "D.C", "Ph.D", "U.A.E".
fn is_dotted(word: &str) -> bool {
    if word.len() > 12 || !word.contains('.') {
        return false;
    }
    let mut pieces = word.split('.').map(|piece| {
        let mut letters = piece.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_none_or(char::is_lowercase)
            && letters.next().is_none()
    });
    pieces.all(|fits| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expect: Option<Stop>) {
        assert_eq!(table().stop(word), expect, "{word}");
    }

    #[test]
    fn words_behave_as_their_list_says() {
        check("Mr", Some(Stop::Never));
        check("Jan", Some(Stop::UnlessNumber));
        check("Inc", Some(Stop::BeforeOpener));
        check("p.m", Some(Stop::Clock));
        check("wall", None);
    }

    #[test]
    fn letters_with_stops_need_not_be_named() {
        check("U.S", Some(Stop::BeforeOpener));
        check("U.A.E", Some(Stop::BeforeOpener));
        check("example.com", None);
    }
}
