//! Acts that stand in a phrase beside the clause: "to the anger of Norland", "amid criticism from Norland", "in a rebuke to
//! Sudland". One side is in the phrase, the other does what the clause tells.

use super::candidate::{Candidate, without};
use super::frames::Frames;
use super::slots::{Filled, Filler};
use super::status::{Reading, Status, read};
use crate::import::chunk::Chunk;
use crate::import::clause::Relation;
use crate::lexicon::events::Rule;
use crate::model::EventCategory;
use std::ops::Range;

impl<'a> Frames<'a> {
    /// The noun in chunk `at` as an act in such a phrase.
    pub(super) fn aside(
        self,
        rule: &'a Rule,
        at: usize,
        trigger: Range<usize>,
    ) -> Option<Candidate<'a>> {
        let sentence = self.slots.sentence;
        let Some(Chunk::Preposition(opener)) = sentence.chunks.get(at.checked_sub(1)?) else {
            return None;
        };
        let predicates = &sentence.clauses.predicates;
        let main = predicates
            .iter()
            .position(|predicate| predicate.relation == Relation::Root && !predicate.conditional)?;
        let Filled::By(doer) = self.slots.agent(&predicates[main]) else {
            return None;
        };
        if read(self.slots, self.words, main).status != Status::Done {
            return None;
        }
        let (source, target) = match opener.as_str() {
            "to" if self.is_the(at) => (self.after(at, &["of"])?, doer),
            "amid" | "despite" | "after" | "following" | "over" => {
                (self.after(at, &["of", "from", "by"])?, doer)
            }
            // "at the request of Sudland", "at Sudland's request"
            "at" | "on" | "upon" if rule.category == EventCategory::Demand => {
                let asker = match self.slots.noun_agent(at) {
                    Filled::By(list) => Some(list),
                    _ => self.after(at, &["of", "from"]),
                };
                (asker?, doer)
            }
            "in" | "as" => {
                let target = self.after(at, &["to", "of", "at", "against", "for", "with"])?;
                (doer, target)
            }
            _ => return None,
        };
        let target = without(target, &source);
        if target.is_empty() {
            return None;
        }
        let reading = Reading {
            status: Status::Done,
            speakers: Vec::new(),
            other_speaker: false,
            opinion: false,
        };
        self.build(
            rule,
            rule.category,
            source,
            target,
            trigger,
            Some(main),
            &reading,
            0.65,
        )
    }

    fn is_the(self, at: usize) -> bool {
        let sentence = self.slots.sentence;
        let group = sentence.noun(at);
        group.is_some_and(|group| sentence.tokens[group.tokens.start].lower == "the")
    }

    /// The actors in the phrase right after the noun in chunk `at`, if one of `prepositions` opens it.
    fn after(self, at: usize, prepositions: &[&str]) -> Option<Vec<Filler>> {
        let phrases = self.slots.sentence.phrases_after(at);
        let &(_, noun) = phrases
            .first()
            .filter(|(word, _)| prepositions.contains(word))?;
        match self.slots.heads(noun) {
            Filled::By(list) => Some(list),
            _ => None,
        }
    }
}
