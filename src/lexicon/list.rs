//! Lists of words and phrases that are asked for membership with every word of a text.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};
use smol_str::SmolStr;

/// A few bits that tell of most absent words that they are absent, without a look into a table (a Bloom filter with one hash).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordMarks(u128);

impl WordMarks {
    /// The mark of one word.
    pub fn of(word: &str) -> Self {
        let (first, middle, last) = match word.as_bytes() {
            [] => return Self(1),
            [only] => (*only, 0, *only),
            bytes @ [first, .., last] => (*first, bytes[bytes.len() / 2], *last),
        };
        let sum = usize::from(first) + usize::from(middle) * 11 + usize::from(last) * 37;
        Self(1 << ((sum + word.len() * 19) % 127))
    }

    /// These and the marks of `word`.
    #[must_use]
    pub fn with(self, word: &str) -> Self {
        Self(self.0 | Self::of(word).0)
    }

    /// Whether all of `other` may be here; certain only where the answer is no.
    pub fn may_hold(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// Words in the order of their file, with a set for looking them up.
#[derive(Debug, Clone, Default)]
pub struct WordList {
    words: Vec<SmolStr>,
    set: FxHashSet<SmolStr>,
    marks: WordMarks,
}

impl WordList {
    /// Whether `word` is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.marks.may_hold(WordMarks::of(word)) && self.set.contains(word)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// All, in the order of their file.
    pub fn iter(&self) -> std::slice::Iter<'_, SmolStr> {
        self.words.iter()
    }
}

impl FromIterator<SmolStr> for WordList {
    fn from_iter<I: IntoIterator<Item = SmolStr>>(words: I) -> Self {
        let words: Vec<SmolStr> = words.into_iter().collect();
        let set = words.iter().cloned().collect();
        let marks = words
            .iter()
            .fold(WordMarks::default(), |marks, word| marks.with(word));
        Self { words, set, marks }
    }
}

impl<'a> IntoIterator for &'a WordList {
    type Item = &'a SmolStr;
    type IntoIter = std::slice::Iter<'a, SmolStr>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'de> Deserialize<'de> for WordList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<SmolStr>::deserialize(deserializer)?
            .into_iter()
            .collect())
    }
}

/// Phrases of one word or several, found by their first word.
#[derive(Debug, Clone, Default)]
pub struct PhraseList {
    rest_by_first: FxHashMap<SmolStr, Vec<Vec<SmolStr>>>,
}

impl PhraseList {
    /// Whether the single word `word` is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.after(word).any(<[SmolStr]>::is_empty)
    }

    /// What follows `first` in each phrase that begins with it; nothing follows a single word.
    pub fn after(&self, first: &str) -> impl Iterator<Item = &[SmolStr]> {
        self.rest_by_first
            .get(first)
            .into_iter()
            .flatten()
            .map(Vec::as_slice)
    }

    /// The first words of all, sorted.
    pub fn firsts(&self) -> impl Iterator<Item = &str> {
        let mut list: Vec<&str> = self.rest_by_first.keys().map(SmolStr::as_str).collect();
        list.sort_unstable();
        list.into_iter()
    }

    /// How many of `words` the longest phrase takes that begins with their first; none if none does.
    pub fn match_at<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> Option<usize> {
        let first = words.next()?;
        self.rest_by_first
            .get(first)?
            .iter()
            .filter(|rest| {
                let mut next = words.clone();
                rest.iter().all(|word| next.next() == Some(word.as_str()))
            })
            .map(|rest| rest.len() + 1)
            .max()
    }
}

impl<'de> Deserialize<'de> for PhraseList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut list = Self::default();
        for phrase in Vec::<SmolStr>::deserialize(deserializer)? {
            let mut words = phrase.split(' ').map(SmolStr::new);
            let first = words.next().unwrap_or_default();
            list.rest_by_first
                .entry(first)
                .or_default()
                .push(words.collect());
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Lists {
        words: WordList,
        phrases: PhraseList,
    }

    fn lists() -> Lists {
        toml::from_str(
            r#"words = ["b", "a"]
               phrases = ["in return", "in return for", "hit back"]"#,
        )
        .unwrap()
    }

    #[test]
    fn marks_never_hide_a_word_that_is_there() {
        let words = [
            "", "a", "ab", "deny", "summon", "élysée", "persona", "grata",
        ];
        let marks = words
            .iter()
            .fold(WordMarks::default(), |marks, word| marks.with(word));
        for word in words {
            assert!(marks.may_hold(WordMarks::of(word)), "{word}");
        }
        assert!(!WordMarks::of("deny").may_hold(WordMarks::of("summon")));
    }

    #[test]
    fn words_keep_their_order_and_are_found() {
        let words = lists().words;
        assert!(words.iter().eq(["b", "a"]));
        assert!(words.contains("a") && !words.contains("c"));
    }

    #[test]
    fn the_longest_phrase_that_stands_there_is_found() {
        let phrases = lists().phrases;
        for (text, expect) in [
            ("in return for it", Some(3)),
            ("in return they", Some(2)),
            ("hit back", Some(2)),
            ("hit", None),
            ("", None),
        ] {
            assert_eq!(phrases.match_at(text.split(' ')), expect, "{text}");
        }
    }

    #[test]
    fn phrases_are_listed_by_their_first_word() {
        let phrases = lists().phrases;
        assert!(!phrases.contains("in"));
        assert_eq!(phrases.after("in").count(), 2);
        assert!(phrases.firsts().eq(["hit", "in"]));
    }
}
