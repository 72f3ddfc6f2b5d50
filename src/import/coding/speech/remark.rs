//! Remarks: what an official says of another state, or to it, and what is neither blame nor praise, demand nor denial.

use super::{Finding, Speech};
use crate::import::clause::{Predicate, Relation};
use crate::import::coding::candidate::{Candidate, without};
use crate::import::coding::slots::{Filled, Filler};
use crate::import::coding::status::{Status, own_reading};
use crate::model::Role;

impl<'a> Speech<'a> {
    /// The first remark of the sentence, for one that tells of nothing else.
    pub fn first_remark(self) -> Option<Candidate<'a>> {
        let predicates = &self.slots.sentence.clauses.predicates;
        (0..predicates.len()).find_map(|index| self.remark(index))
    }

    /// "Norland's foreign minister told Sudland that …", "… said that Sudland had …".
    fn remark(self, index: usize) -> Option<Candidate<'a>> {
        let predicate = self.predicate(index);
        let verb = self.slots.sentence.verb(predicate)?;
        let states = self.evaluation().stating.contains(&verb.lemma)
            && own_reading(self.slots, index) == Status::Done;
        if !states {
            return None;
        }
        let Filled::By(source) = self.slots.agent(predicate) else {
            return None;
        };
        if !source.iter().all(speaks_for_its_state) {
            return None;
        }
        let target = self
            .told(predicate, &source)
            .or_else(|| self.spoken_of(index, &source))?;
        let finding = Finding {
            source,
            target,
            trigger: verb.tokens.clone(),
            predicate: Some(index),
            confidence: 0.4,
        };
        Some(finding.under(self.rules.comment))
    }

    /// "told Sudland": to whom it is said.
    fn told(self, predicate: &Predicate, source: &[Filler]) -> Option<Vec<Filler>> {
        let &object = predicate.direct.first()?;
        match self.slots.heads(object) {
            Filled::By(list) => Some(without(list, source)).filter(|rest| !rest.is_empty()),
            _ => None,
        }
    }

    /// The other state that is the subject of what is said.
    fn spoken_of(self, index: usize, source: &[Filler]) -> Option<Vec<Filler>> {
        let clauses = &self.slots.sentence.clauses;
        let quoted = clauses
            .attributions
            .iter()
            .find(|known| known.predicate == Some(index));
        let content = clauses.predicates.iter().find(|inner| {
            inner.relation == Relation::Content(index)
                || quoted.is_some_and(|known| {
                    known.scope.contains(&inner.chunk) && inner.relation == Relation::Root
                })
        })?;
        let subject = content.subject?;
        match self.slots.heads(subject) {
            Filled::By(list) => Some(without(list, source)).filter(|rest| !rest.is_empty()),
            _ => None,
        }
    }
}

/// Whether words of `filler` are the state's own.
fn speaks_for_its_state(filler: &Filler) -> bool {
    !matches!(filler.role, Some(Role::Citizens))
}
