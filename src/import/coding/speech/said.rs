//! Who says what to whom.

use super::Finding;
use crate::import::chunk::VerbGroup;
use crate::import::clause::Predicate;
use crate::import::coding::candidate::without;
use crate::import::coding::slots::{Filler, Slots};
use crate::import::coding::status::{Reading, Status, own_reading};
use crate::import::tag::Tag;
use std::ops::Range;

/// A clause that somebody reports.
pub(super) struct Said<'a> {
    /// Its predicate.
    pub index: usize,
    /// The same.
    pub predicate: &'a Predicate,
    /// Its verb.
    pub verb: &'a VerbGroup,
    /// Who reports it.
    pub speakers: Vec<Filler>,
    /// To whom, where the words tell.
    pub addressees: Vec<Filler>,
    /// Whether it happened, by all that governs it.
    pub status: Status,
    /// The same by its own words alone.
    pub own: Status,
    /// Tokens from its verb to the end of its clause.
    pub body: Range<usize>,
}

impl<'a> Said<'a> {
    /// Predicate `index`, read as `reading`.
    pub fn of(slots: Slots<'a>, index: usize, reading: &Reading) -> Option<Self> {
        let sentence = slots.sentence;
        let predicate = &sentence.clauses.predicates[index];
        Some(Self {
            index,
            predicate,
            verb: sentence.verb(predicate)?,
            speakers: reading.speakers.clone(),
            addressees: slots.addressees(index, &reading.speakers),
            status: reading.status,
            own: own_reading(slots, index),
            body: body(slots, predicate),
        })
    }

    /// An event of the speakers towards `target`.
    pub fn finding(&self, target: Vec<Filler>, confidence: f32) -> Finding {
        Finding {
            source: self.speakers.clone(),
            target,
            trigger: self.body.clone(),
            predicate: Some(self.index),
            confidence,
        }
    }

    /// Whether one of `list` speaks.
    pub fn is_own(&self, list: &[Filler]) -> bool {
        without(list.to_vec(), &self.speakers).len() < list.len()
    }
}

/// Tokens from the verb of `predicate` to the next clause or the end of what is said.
pub(super) fn body(slots: Slots<'_>, predicate: &Predicate) -> Range<usize> {
    let sentence = slots.sentence;
    let verb = sentence.verb(predicate);
    let start = verb.map_or(0, |verb| verb.tokens.start);
    let own_end = verb.map_or(start, |verb| verb.tokens.end);
    let length = sentence.words[own_end..]
        .iter()
        .enumerate()
        .position(|(at, word)| match word.tag {
            Tag::Sign | Tag::Colon | Tag::Complementizer | Tag::Subordinator | Tag::Relative => {
                true
            }
            Tag::Comma => at > 1,
            _ => false,
        })
        .unwrap_or(sentence.words.len() - own_end);
    start..(own_end + length).max(start + 1)
}
