//! Words of judgement in a stretch of a sentence.

use super::Speech;
use crate::import::chunk::Chunk;
use crate::import::clause::Predicate;
use crate::import::tag::Tag;
use crate::lexicon::list::PhraseList;
use smol_str::SmolStr;
use std::ops::Range;

/// How far apart the words of an idiom may stand: "have absolutely nothing to do with".
const IDIOM_GAP: usize = 3;

/// How far before a word its negator may stand.
const NEGATOR_REACH: usize = 3;

/// What words say of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// "a provocation", "not acceptable".
    Bad,
    /// "a true friend".
    Good,
}

impl Speech<'_> {
    fn is_word(self, at: usize, word: &str) -> bool {
        let sentence = self.slots.sentence;
        sentence.tokens[at].lower == word || sentence.words[at].lemma == word
    }

    /// The end of the entry of `list` that begins at token `at`.
    fn entry_at(self, list: &PhraseList, at: usize) -> Option<usize> {
        let sentence = self.slots.sentence;
        let (word, token) = (&sentence.words[at], &sentence.tokens[at]);
        let adjoins = |rest: &[SmolStr]| {
            rest.iter().enumerate().all(|(offset, wanted)| {
                at + 1 + offset < sentence.tokens.len() && self.is_word(at + 1 + offset, wanted)
            })
        };
        list.after(&word.lemma)
            .chain(list.after(&token.lower))
            .find(|rest| adjoins(rest))
            .map(|rest| at + 1 + rest.len())
    }

    /// The first token of an entry of `list` among `tokens`, names aside.
    pub(super) fn find(self, list: &PhraseList, mut tokens: Range<usize>) -> Option<usize> {
        let sentence = self.slots.sentence;
        tokens.find(|&at| sentence.words[at].mention.is_none() && self.entry_at(list, at).is_some())
    }

    /// Idioms whose first word is the verb of `predicate`, and which follow it loosely.
    pub(super) fn has_idiom(self, list: &PhraseList, predicate: &Predicate) -> bool {
        let sentence = self.slots.sentence;
        let Some(verb) = sentence.verb(predicate) else {
            return false;
        };
        list.after(&verb.lemma)
            .filter(|rest| !rest.is_empty())
            .any(|rest| {
                let mut at = verb.verb + 1;
                rest.iter().all(|word| {
                    let reach = at..(at + IDIOM_GAP).min(sentence.tokens.len());
                    let found = reach.into_iter().find(|&place| self.is_word(place, word));
                    at = found.map_or(at, |place| place + 1);
                    found.is_some()
                }) && !self.describes_noun(at - 1)
            })
    }

    /// "a responsible partner", where the adjective says nothing of its own.
    fn describes_noun(self, at: usize) -> bool {
        let tag = |place: usize| self.slots.sentence.words.get(place).map(|word| word.tag);
        tag(at) == Some(Tag::Adjective) && tag(at + 1) == Some(Tag::Noun)
    }

    /// Whether the verb of `predicate` is listed, alone or with the words that follow it.
    pub(super) fn is_verb_of(self, list: &PhraseList, predicate: &Predicate) -> bool {
        self.slots
            .sentence
            .verb(predicate)
            .is_some_and(|verb| list.contains(&verb.lemma))
            || self.has_idiom(list, predicate)
    }

    /// What the words of `tokens` say, given whether their verb is negated.
    pub(super) fn verdict(self, tokens: Range<usize>, negated: bool) -> Option<Verdict> {
        let evaluation = self.evaluation();
        let denied = |at: usize| negated != self.negated_before(at, tokens.start);
        let bad = self.find(&evaluation.negative, tokens.clone());
        let hollow = self.find(&evaluation.approving, tokens.clone());
        let good = self.find(&evaluation.positive, tokens.clone());
        match (bad, hollow, good) {
            (Some(at), ..) => (!denied(at)).then_some(Verdict::Bad),
            (None, Some(at), _) if denied(at) => Some(Verdict::Bad),
            (None, _, Some(at)) => (!denied(at)).then_some(Verdict::Good),
            _ => None,
        }
    }

    /// "no", "not", "hardly" shortly before token `at`, and not before `from`.
    fn negated_before(self, at: usize, from: usize) -> bool {
        let sentence = self.slots.sentence;
        let start = at.saturating_sub(NEGATOR_REACH).max(from);
        (start..at).any(|place| {
            sentence.words[place].tag == Tag::Negator
                || matches!(
                    sentence.tokens[place].lower.as_str(),
                    "no" | "nothing" | "neither" | "hardly" | "never" | "without"
                )
        })
    }

    /// Tokens of what chunk `from` and those after it say the subject or object is: "a grave and needless provocation".
    pub(super) fn complement(self, from: usize) -> Range<usize> {
        let sentence = self.slots.sentence;
        let mut end = from;
        let mut phrases = 0;
        while let Some(chunk) = sentence.chunks.get(end) {
            let next = sentence.chunks.get(end + 1);
            match chunk {
                Chunk::Noun(_) | Chunk::Adjective(_) | Chunk::Adverb(_) | Chunk::Quote => {}
                Chunk::Coordinator(_) if describes(next) => {}
                Chunk::Comma if matches!(next, Some(Chunk::Adjective(_) | Chunk::Quote)) => {}
                Chunk::Preposition(word) if phrases < 2 && leads_on(word) => phrases += 1,
                // "were extremely alarming", "is calling": a participle that describes.
                Chunk::Verb(verb) if verb.tokens.len() == 1 && end == from => {}
                _ => break,
            }
            end += 1;
        }
        sentence.token_of_chunk(from)..sentence.token_of_chunk(end)
    }
}

fn describes(chunk: Option<&Chunk>) -> bool {
    matches!(
        chunk,
        Some(
            Chunk::Noun(_)
                | Chunk::Adjective(_)
                | Chunk::Adverb(_)
                | Chunk::Quote
                | Chunk::Preposition(_)
        )
    )
}

/// Prepositions after which the judgement itself may stand: "amounts to", "as", "of concern", "in breach of".
fn leads_on(word: &str) -> bool {
    matches!(
        word,
        "to" | "as"
            | "of"
            | "in"
            | "like"
            | "against"
            | "beyond"
            | "out of"
            | "at"
            | "on"
            | "over"
            | "without"
    )
}
