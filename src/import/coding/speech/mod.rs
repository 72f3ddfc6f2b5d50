//! What somebody's words about another state amount to: an accusation, a criticism, a denial.
//!
//! No single trigger makes these events. "The minister said that Norland had violated …" accuses, "… that the claims were
//! baseless" denies, "… that the plan is reckless" criticises: the speaker, what is said and of whom decide together. [`said`]
//! holds who says what to whom; [`words`] finds words of judgement; [`target`] says who is meant; [`deeds`] reads what somebody is
//! said to do, to have to do, or not to have done; [`judgement`] what something is said to be.

mod blame;
mod deeds;
mod judgement;
mod remark;
mod said;
mod target;
#[cfg(test)]
mod tests;
mod words;

use super::candidate::{Candidate, Outcome, Seeks};
use super::slots::{Filler, Slots};
use super::status::Reading;
use crate::lexicon::evaluation::Evaluation;
use crate::lexicon::events::Rule;
use crate::lexicon::words::Words;
use crate::model::EventCategory;
use said::Said;
use std::ops::Range;

/// The rules that name the events found here.
#[derive(Debug, Clone, Copy)]
pub struct SpeechRules<'a> {
    /// A reported hostile act.
    pub accuse: &'a Rule,
    /// A harsh judgement.
    pub criticise: &'a Rule,
    /// One's own innocence, another's claim called baseless.
    pub deny: &'a Rule,
    /// What another must do.
    pub demand: &'a Rule,
    /// Praise.
    pub support: &'a Rule,
    /// One's own hostile act, owned up to.
    pub admit: &'a Rule,
    /// Anything else said of or to another.
    pub comment: &'a Rule,
}

/// Reads reported speech in one sentence.
#[derive(Debug, Clone, Copy)]
pub struct Speech<'a> {
    /// Slots of the sentence.
    pub slots: Slots<'a>,
    /// English words.
    pub words: &'a Words,
    /// Rules to name.
    pub rules: SpeechRules<'a>,
}

impl<'a> Speech<'a> {
    /// What predicate `index`, as its speakers report it, amounts to.
    pub fn of(self, index: usize, reading: &Reading) -> Option<Outcome<'a>> {
        if let Some(candidate) = self.named(index, reading) {
            return Some(Outcome::Event(candidate));
        }
        if let Some(candidate) = self.verbless_blame(index, reading) {
            return Some(Outcome::Event(candidate));
        }
        if reading.speakers.is_empty() {
            return None;
        }
        let said = Said::of(self.slots, index, reading)?;
        self.confession(&said)
            .or_else(|| self.innocence(&said))
            .or_else(|| self.duty(&said))
            .or_else(|| self.accusation(&said))
            .or_else(|| self.blame(&said))
            .or_else(|| self.judgement(&said))
            .map(Outcome::Event)
    }

    fn evaluation(self) -> &'a Evaluation {
        &self.slots.lexicon.evaluation
    }
}

/// What makes a [`Candidate`] of words: all but its rule.
struct Finding {
    source: Vec<Filler>,
    target: Vec<Filler>,
    trigger: Range<usize>,
    predicate: Option<usize>,
    confidence: f32,
}

impl Finding {
    /// An event of `rule`.
    fn under(self, rule: &Rule) -> Candidate<'_> {
        let unnamed = self.target.is_empty() && rule.category == EventCategory::Deny;
        Candidate {
            rule,
            category: rule.category,
            seeks: if unnamed {
                Seeks::Accuser
            } else {
                Seeks::Nothing
            },
            source: self.source,
            target: self.target,
            trigger: self.trigger,
            predicate: self.predicate,
            confidence: self.confidence,
            presupposed: false,
            mutual: false,
            reported_by: Vec::new(),
        }
    }
}
