//! Clauses: each verb with its subject, its objects, and the verb or noun that governs it; and who says what.
//!
//! One pass from left to right over the chunks with a stack of open clauses, shallow and forgiving: a sentence that it does not
//! understand loses links between its clauses, never the clauses themselves. [`builder`] makes the pass, with a [`frame`] for each
//! clause still open, and calls [`verbs`] for each verb by its form; [`look`] answers questions about the chunks around one;
//! [`attribution`] says who speaks.

mod attribution;
mod builder;
mod frame;
mod look;
#[cfg(test)]
mod tests;
mod verbs;

use super::chunk::{Chunk, NounGroup};
use crate::lexicon::words::Words;
use smol_str::SmolStr;
use std::ops::Range;

/// A verb in its clause.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks of a clause, each read alone"
)]
pub struct Predicate {
    /// Its chunk.
    pub chunk: usize,
    /// Chunk of its subject.
    pub subject: Option<usize>,
    /// Chunks of noun groups after it with no preposition.
    pub direct: Vec<usize>,
    /// Prepositions after it, with what follows each.
    pub phrases: Vec<Phrase>,
    /// What it depends on.
    pub relation: Relation,
    /// Its modal, its own or that of the verb it is joined with ("should leave and apologise").
    pub modal: Option<SmolStr>,
    /// "not", its own or that of the verb it is joined with.
    pub negated: bool,
    /// "was expelled", and "… and banned" after it.
    pub passive: bool,
    /// Inside an if-clause.
    pub conditional: bool,
    /// Whether it has a that-clause, infinitive or other clause as its content.
    pub has_content: bool,
    /// The stretch of chunks that belongs to it, from its subject's side to the end of its objects.
    pub extent: Range<usize>,
}

/// A preposition and what follows it.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// In lower case.
    pub preposition: SmolStr,
    /// Chunk of the noun group.
    pub noun: Option<usize>,
}

/// What a predicate depends on. Numbers are indices of predicates, or of chunks for nouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Nothing: told by the article itself.
    Root,
    /// The content of a verb: "said that …", "denied that …".
    Content(usize),
    /// "agreed to …", "urged Iran to …".
    Infinitive(usize),
    /// "accused of …-ing", "retaliated by …-ing".
    Gerund(usize),
    /// "…, accusing …": an act of the same subject.
    Participial(usize),
    /// "who …", "expelled by …" after a noun.
    Relative,
    /// The content of a noun: "the claim that …", "the decision to …".
    OfNoun(usize),
    /// "after …", "because …", "if …".
    Adverbial,
}

/// Who says a stretch of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Chunk of the speaker.
    pub speaker: usize,
    /// Chunks that are said.
    pub scope: Range<usize>,
    /// The predicate of saying, where there is one.
    pub predicate: Option<usize>,
}

/// A parted sentence.
#[derive(Debug, Clone, Default)]
pub struct Clauses {
    /// Verbs from left to right.
    pub predicates: Vec<Predicate>,
    /// Attributions that stand beside what is said: ", X said", "according to X", "X: …".
    pub attributions: Vec<Attribution>,
}

/// Finds the clauses. `is_time` tells whether a noun group is a date.
pub fn clauses(chunks: &[Chunk], words: &Words, is_time: &dyn Fn(&NounGroup) -> bool) -> Clauses {
    let look = look::Look {
        chunks,
        words,
        is_time,
    };
    builder::build(look)
}

/// The noun group after `preposition`, the nearest to the verb.
pub fn phrase_noun(predicate: &Predicate, preposition: &str) -> Option<usize> {
    predicate
        .phrases
        .iter()
        .find(|phrase| phrase.preposition == preposition)
        .and_then(|phrase| phrase.noun)
}
