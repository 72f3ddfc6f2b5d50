//! Sets of words and short idioms, looked up by their first word.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer};
use smol_str::SmolStr;

/// Words and idioms of a lexicon file's list: "baseless", "have nothing to do with".
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    by_first: FxHashMap<SmolStr, Vec<Box<[SmolStr]>>>,
}

impl Phrases {
    /// Whether the single word `word` is listed.
    pub fn contains(&self, word: &str) -> bool {
        self.after(word).any(<[SmolStr]>::is_empty)
    }

    /// What follows `first` in each entry that begins with it; nothing follows a single word.
    pub fn after(&self, first: &str) -> impl Iterator<Item = &[SmolStr]> {
        self.by_first
            .get(first)
            .into_iter()
            .flatten()
            .map(AsRef::as_ref)
    }

    /// The first words of all entries, sorted.
    pub fn firsts(&self) -> impl Iterator<Item = &str> {
        let mut list: Vec<&str> = self.by_first.keys().map(SmolStr::as_str).collect();
        list.sort_unstable();
        list.into_iter()
    }
}

impl<'a> FromIterator<&'a str> for Phrases {
    fn from_iter<I: IntoIterator<Item = &'a str>>(entries: I) -> Self {
        let mut set = Self::default();
        for entry in entries {
            let mut words = entry.split_whitespace().map(SmolStr::new);
            let Some(first) = words.next() else { continue };
            let list = set.by_first.entry(first).or_default();
            list.push(words.collect());
            // The longest first, as it says most.
            list.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
        }
        set
    }
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = Vec::<String>::deserialize(deserializer)?;
        Ok(entries.iter().map(String::as_str).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_idioms_are_found_by_their_first_word() {
        let set: Phrases = ["lie", "double standard", "double game"]
            .into_iter()
            .collect();
        assert!(set.contains("lie"));
        assert!(!set.contains("double"));
        assert_eq!(set.after("double").count(), 2);
        assert_eq!(set.after("truth").count(), 0);
    }
}
