//! Nouns that mean an act told before: "the move", "these remarks", "a step that Norland condemned".

use crate::model::EventCategory;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use smol_str::SmolStr;

/// Kinds of acts, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u32);

impl Kinds {
    /// Somebody said something that is no event.
    pub const SAID: Self = Self(1 << 30);
    /// Somebody decided, announced or did something that is no event.
    pub const DECIDED: Self = Self(1 << 31);

    /// Events of `category`.
    pub fn of(category: EventCategory) -> Self {
        Self(1 << category as u32)
    }

    /// Whether the two sets share a kind.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kinds of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Which nouns mean which kinds of acts told before.
#[derive(Debug, Default)]
pub struct Retold {
    nouns: FxHashMap<SmolStr, Kinds>,
    appended: FxHashSet<SmolStr>,
    deciding: FxHashSet<SmolStr>,
    sides: FxHashSet<SmolStr>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    act: Vec<Act>,
    appended: Nouns,
    deciding: Verbs,
    sides: Nouns,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    kinds: Vec<String>,
    nouns: Vec<SmolStr>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    nouns: Vec<SmolStr>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    verbs: Vec<SmolStr>,
}

impl Retold {
    /// Reads the file of these nouns.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut nouns: FxHashMap<SmolStr, Kinds> = FxHashMap::default();
        for act in file.act {
            let mut kinds = Kinds::default();
            for kind in &act.kinds {
                kinds = kinds.with(kind_of(kind)?);
            }
            for noun in act.nouns {
                let known = nouns.entry(noun).or_default();
                *known = known.with(kinds);
            }
        }
        Ok(Self {
            nouns,
            appended: file.appended.nouns.into_iter().collect(),
            deciding: file.deciding.verbs.into_iter().collect(),
            sides: file.sides.nouns.into_iter().collect(),
        })
    }

    /// What the noun of base form `lemma` may mean, if it ever means an act told before.
    pub fn kinds(&self, lemma: &str) -> Option<Kinds> {
        self.nouns.get(lemma).copied()
    }

    /// Whether the noun means what was just told even with "a": "…, a move that …".
    pub fn is_appended(&self, lemma: &str) -> bool {
        self.appended.contains(lemma)
    }

    /// Whether "all" of what the plural `word` names are the sides of the conflict told of.
    pub fn is_sides(&self, word: &str) -> bool {
        self.sides.contains(word)
    }

    /// Whether the subject of the verb `lemma` is whose "decision" or "move" is meant later.
    pub fn decides(&self, lemma: &str) -> bool {
        self.deciding.contains(lemma)
    }
}

fn kind_of(name: &str) -> Result<Kinds, String> {
    match name {
        "SAID" => Ok(Kinds::SAID),
        "DECIDED" => Ok(Kinds::DECIDED),
        _ => EventCategory::from_id(name)
            .map(Kinds::of)
            .ok_or_else(|| format!("no such kind of act: {name}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_the_kinds_of_every_list_that_names_them() {
        let retold = &crate::lexicon::Lexicon::bundled().events.retold;
        let check = |noun: &str, kind: Kinds, expect: bool| {
            let got = retold.kinds(noun).is_some_and(|kinds| kinds.meets(kind));
            assert_eq!(got, expect, "{noun}");
        };
        check("attack", Kinds::of(EventCategory::Force), true);
        check("attack", Kinds::of(EventCategory::Criticise), true);
        check("attack", Kinds::of(EventCategory::Agree), false);
        check("move", Kinds::DECIDED, true);
        check("remark", Kinds::SAID, true);
        check("river", Kinds::DECIDED, false);
        assert!(retold.is_appended("move") && !retold.is_appended("river"));
        assert!(retold.decides("announce") && !retold.decides("rain"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let text = "[[act]]\nkinds = [\"DANCE\"]\nnouns = []\n[sides]\nnouns = []\n[appended]\nnouns = []\n[deciding]\nverbs = []";
        assert_eq!(
            Retold::parse(text).err().as_deref(),
            Some("no such kind of act: DANCE")
        );
    }
}
