//! What the joining of tellings and of answers wants to know about the sentence that tells an event.

use super::candidate::Candidate;
use super::transform::is_reply;
use crate::import::analysis::Sentence;
use crate::import::chunk::Chunk;
use crate::import::date::number_of;
use crate::import::tag::Tag;
use crate::lexicon::Lexicon;
use crate::lexicon::list::PhraseList;
use crate::lexicon::retold::Kinds;
use crate::lexicon::words::WordClass;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Words shorter than this seldom tell two events apart.
const SHORTEST_WORD: usize = 4;
/// Letters that words of one family share ("poisoning", "poisoned").
const STEM_LETTERS: usize = 6;
/// How many tokens from the trigger a number may stand that counts those whom the act is done to.
const NUMBER_REACH: usize = 6;
/// How many tokens from the trigger the noun may stand that says what is answered.
const ANSWERED_REACH: usize = 12;

/// One telling of an event: what of its sentence tells it apart from other events of the same pair and category.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks of a telling, each read alone"
)]
pub struct Telling {
    /// The words say that it answers something ("in response", "retaliatory").
    pub answers: bool,
    /// The act is done to what somebody said or did before: "denied the allegations", "rejected the demand".
    pub refers: bool,
    /// What another claimed is named beside it: "called the allegations absurd".
    pub claims: bool,
    /// Told by the article's title.
    pub headline: bool,
    /// The events that its words mean, by their numbers: in the article until tellings are merged, then in the corpus.
    pub means: Vec<u32>,
    /// Kinds of acts that its words are about: "condemned the strike".
    pub about: Kinds,
    /// Hashes of the stems of the sentence's content words, sorted.
    pub words: Vec<u32>,
    /// Numbers beside the trigger that are no dates, sorted ("expelled four diplomats").
    pub numbers: Vec<u32>,
}

impl Telling {
    /// How many content words two tellings share, and how many the shorter has.
    pub fn shared(&self, other: &Self) -> (usize, usize) {
        let shared = self
            .words
            .iter()
            .filter(|word| other.words.binary_search(word).is_ok())
            .count();
        (shared, self.words.len().min(other.words.len()))
    }

    /// Whether both give numbers and none is the same.
    pub fn contradicts(&self, other: &Self) -> bool {
        !self.numbers.is_empty()
            && !other.numbers.is_empty()
            && !self
                .numbers
                .iter()
                .any(|number| other.numbers.contains(number))
    }
}

/// What all events of one sentence share.
#[derive(Debug)]
pub struct SentenceTelling {
    /// Tokens of content words with their stems.
    words: Vec<(usize, u32)>,
    /// Tokens of the words of answering.
    pub cues: Vec<Range<usize>>,
    /// Tokens of nouns for what can be answered.
    answered: Vec<usize>,
    /// Those for what was claimed.
    claims: Vec<usize>,
    headline: bool,
}

impl SentenceTelling {
    /// Reads the sentence; `headline` says that it is the article's title.
    pub fn new(sentence: &Sentence<'_>, lexicon: &Lexicon, headline: bool) -> Self {
        let modality = &lexicon.events.modality;
        Self {
            words: content_words(sentence, lexicon),
            cues: cues(sentence, &modality.answering),
            answered: heads(sentence, |lemma| {
                modality.claim_nouns.contains(lemma) || modality.answered_nouns.contains(lemma)
            }),
            claims: heads(sentence, |lemma| modality.claim_nouns.contains(lemma)),
            headline,
        }
    }

    /// The telling of `candidate`.
    pub fn of(&self, sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> Telling {
        Telling {
            answers: self.answers(sentence, candidate),
            refers: is_reply(candidate.category) && near(&self.answered, candidate),
            claims: near(&self.claims, candidate),
            headline: self.headline,
            means: Vec::new(),
            about: Kinds::default(),
            words: self.words_beside(&candidate.trigger),
            numbers: numbers(sentence, candidate),
        }
    }

    /// The sentence's content words without those that make the event, which all tellings of its category share.
    fn words_beside(&self, trigger: &Range<usize>) -> Vec<u32> {
        let mut words: Vec<u32> = self
            .words
            .iter()
            .filter(|(at, _)| !trigger.contains(at))
            .map(|&(_, stem)| stem)
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// Words of answering belong to every act of the sentence but those that follow them as what is answered: "in response
    /// to the Norlandic expulsions".
    fn answers(&self, sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> bool {
        self.cues.iter().any(|cue| {
            let start = candidate.trigger.start;
            let between = sentence.tokens.get(cue.start..start).unwrap_or_default();
            let answered = start > cue.start
                && between.iter().all(|token| token.lower != ",")
                && between.iter().any(|token| {
                    matches!(token.lower.as_str(), "to" | "for" | "after" | "against")
                });
            !answered && !candidate.presupposed
        })
    }
}

fn cues(sentence: &Sentence<'_>, answering: &PhraseList) -> Vec<Range<usize>> {
    (0..sentence.tokens.len())
        .filter_map(|at| {
            let words = sentence.tokens[at..]
                .iter()
                .map(|token| token.lower.as_str());
            answering.match_at(words).map(|length| at..at + length)
        })
        .collect()
}

/// Tokens of the heads of noun groups that are `wanted`.
fn heads(sentence: &Sentence<'_>, wanted: impl Fn(&str) -> bool) -> Vec<usize> {
    sentence
        .chunks
        .iter()
        .filter_map(|chunk| match chunk {
            Chunk::Noun(group) if wanted(&group.lemma) => Some(group.head),
            _ => None,
        })
        .collect()
}

/// Whether one of `tokens` is beside the trigger.
fn near(tokens: &[usize], candidate: &Candidate<'_>) -> bool {
    let trigger = &candidate.trigger;
    let reach = trigger.start.saturating_sub(ANSWERED_REACH)..trigger.end + ANSWERED_REACH;
    tokens.iter().any(|at| reach.contains(at))
}

/// The words that carry meaning, without the actors named and the dates, which all tellings of a pair's acts share.
fn content_words(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<(usize, u32)> {
    let of_date = |at: usize| sentence.dates.iter().any(|date| date.tokens.contains(&at));
    sentence
        .words
        .iter()
        .enumerate()
        .filter(|(at, word)| {
            let class = lexicon.words.class_of(&word.lemma);
            word.mention.is_none()
                && matches!(word.tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Verb)
                && word.lemma.len() >= SHORTEST_WORD
                && !class.intersects(WordClass::SPEECH | WordClass::NUMBER)
                && !of_date(*at)
        })
        .map(|(at, word)| (at, stem(&word.lemma)))
        .collect()
}

fn stem(word: &str) -> u32 {
    let end = word
        .char_indices()
        .nth(STEM_LETTERS)
        .map_or(word.len(), |(at, _)| at);
    let mut hasher = rustc_hash::FxHasher::default();
    word[..end].hash(&mut hasher);
    (hasher.finish() >> 20) as u32
}

fn numbers(sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> Vec<u32> {
    let trigger = &candidate.trigger;
    let from = trigger.start.saturating_sub(NUMBER_REACH);
    let to = (trigger.end + NUMBER_REACH).min(sentence.tokens.len());
    let of_date = |at: usize| sentence.dates.iter().any(|date| date.tokens.contains(&at));
    let mut numbers: Vec<u32> = (from..to)
        .filter(|&at| !of_date(at))
        .filter_map(|at| number_of(&sentence.tokens[at].lower))
        .filter(|&number| number > 1)
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
