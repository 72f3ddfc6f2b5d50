//! Longest match of known phrases over a sentence's words: a tree of words, each known word a small number.

use super::entry::Term;
use super::fold::fold;
use super::meaning::Meaning;
use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;
use smol_str::SmolStr;

/// How a word of the text is capitalised, as far as names care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// "turkey"
    Lower,
    /// "Turkey", "iPhone"
    Capital,
    /// "US", "U.S."
    Upper,
}

/// One meaning of a phrase with its conditions.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What the phrase means.
    pub meaning: Meaning,
    /// When it means it; empty for always.
    pub terms: Box<[Term]>,
    /// Bit `i` set: the `i`-th word needs a capital.
    capitals: u32,
    /// Short abbreviations count in capitals only: "us" is no state.
    upper: bool,
}

impl Reading {
    /// Whether the phrase has this meaning on `when`; on any day at all where none is given.
    pub fn holds(&self, when: Option<NaiveDate>) -> bool {
        self.terms.is_empty()
            || when.is_none_or(|day| self.terms.iter().any(|term| term.contains(day)))
    }

    /// Whether words so capitalised can be this phrase.
    pub fn fits(&self, case_of: impl Fn(usize) -> Case) -> bool {
        if self.upper && case_of(0) != Case::Upper {
            return false;
        }
        (0..32)
            .take_while(|&place| self.capitals >> place != 0)
            .all(|place| self.capitals >> place & 1 == 0 || case_of(place) != Case::Lower)
    }
}

/// The phrases, as a tree of words.
#[derive(Debug, Default)]
pub struct PhraseTable {
    words: HashMap<SmolStr, u32>,
    /// (node, word) -> node; node 0 is the root.
    steps: HashMap<(u32, u32), u32>,
    readings: Vec<Vec<Reading>>,
}

/// A node of the tree: what has been read so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(u32);

impl PhraseTable {
    /// Adds a meaning to `phrase`; a phrase may have several.
    pub fn insert(&mut self, phrase: &str, meaning: Meaning, terms: &[Term]) {
        if self.readings.is_empty() {
            self.readings.push(Vec::new());
        }
        let words = split(phrase);
        let mut node = 0;
        for (lower, _) in &words {
            let fresh_word = self.words.len() as u32;
            let word = *self.words.entry(lower.clone()).or_insert(fresh_word);
            let fresh_node = self.readings.len() as u32;
            node = *self.steps.entry((node, word)).or_insert(fresh_node);
            if node == fresh_node {
                self.readings.push(Vec::new());
            }
        }
        let capitals = words
            .iter()
            .take(32)
            .enumerate()
            .filter(|(_, (_, capital))| *capital)
            .fold(0, |mask, (place, _)| mask | 1 << place);
        self.readings[node as usize].push(Reading {
            meaning,
            terms: terms.into(),
            capitals,
            upper: needs_upper(phrase),
        });
    }

    /// The node before any word.
    pub fn root() -> Node {
        Node(0)
    }

    /// The number of a word in lower case, with or without its marks; none where no phrase has it.
    pub fn word(&self, lower: &str) -> Option<u32> {
        if lower.is_ascii() {
            self.words.get(lower).copied()
        } else {
            self.words.get(&fold(lower)).copied()
        }
    }

    /// The node after one more word, while some phrase goes on so.
    pub fn step(&self, node: Node, word: u32) -> Option<Node> {
        self.steps.get(&(node.0, word)).copied().map(Node)
    }

    /// The meanings of the words read up to `node`.
    pub fn readings(&self, node: Node) -> &[Reading] {
        self.readings
            .get(node.0 as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// The meanings of a whole phrase, whatever its case.
    pub fn lookup(&self, phrase: &str) -> &[Reading] {
        let mut node = Self::root();
        for (lower, _) in split(phrase) {
            match self.word(&lower).and_then(|word| self.step(node, word)) {
                Some(next) => node = next,
                None => return &[],
            }
        }
        self.readings(node)
    }
}

/// "US", "U.K.", "IS": up to three letters, all capitals.
fn needs_upper(phrase: &str) -> bool {
    let mut letters = 0;
    for char in phrase.chars() {
        if char.is_uppercase() {
            letters += 1;
        } else if char != '.' {
            return false;
        }
    }
    (1..=3).contains(&letters)
}

/// The words of a lexicon phrase as the tokeniser parts them: in lower case and without marks, each with whether it opens with a capital.
pub fn split(phrase: &str) -> Vec<(SmolStr, bool)> {
    let mut words = Vec::new();
    for chunk in phrase.split_whitespace() {
        let mut rest = chunk;
        while !rest.is_empty() {
            let cut = word_end(rest);
            let (word, after) = rest.split_at(cut);
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            words.push((lower(word), capital));
            rest = after;
        }
    }
    words
}

/// Where the first word of a text without spaces ends.
fn word_end(text: &str) -> usize {
    let first_len = text.chars().next().map_or(0, char::len_utf8);
    if text == "'s" || text == "’s" {
        return text.len();
    }
    if !text.starts_with(char::is_alphanumeric) {
        return first_len;
    }
    let joins = |char: char| char.is_alphanumeric() || matches!(char, '-' | '&' | '.' | '\'' | '’');
    let end = text.find(|char: char| !joins(char)).unwrap_or(text.len());
    let word = text[..end].trim_end_matches(['\'', '’', '-', '&']);
    let end = word.len();
    if let Some(stem) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
        return stem.len();
    }
    // The last dot belongs to "U.S." but not to "St."
    match word.strip_suffix('.') {
        Some(stem)
            if !(stem.contains('.') && stem.split('.').all(|part| part.chars().count() == 1)) =>
        {
            stem.len()
        }
        _ => end,
    }
}

fn lower(word: &str) -> SmolStr {
    let lower: SmolStr = word
        .chars()
        .flat_map(char::to_lowercase)
        .map(|char| if char == '’' { '\'' } else { char })
        .collect();
    fold(&lower)
}
