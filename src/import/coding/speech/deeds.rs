//! What somebody is said to have done, not to have done, or to have to do.

use super::Speech;
use super::said::Said;
use crate::import::clause::{Predicate, Relation, phrase_noun};
use crate::import::coding::candidate::{Candidate, without};
use crate::import::coding::slots::Filled;
use crate::import::coding::status::{Status, own_reading};

impl<'a> Speech<'a> {
    /// Whether `predicate` tells of a hostile act: "has attacked", "carried out the raid", "was behind it".
    fn hostile(self, predicate: &Predicate) -> bool {
        let evaluation = self.evaluation();
        let Some(verb) = self.slots.sentence.verb(predicate) else {
            return false;
        };
        let objects = || {
            let chunks = self.slots.objects(predicate);
            chunks
                .into_iter()
                .filter_map(|noun| self.slots.sentence.noun(noun))
        };
        let listed = evaluation.hostile_verbs.contains(&verb.lemma);
        let figurative = objects().any(|group| evaluation.abstract_nouns.contains(&group.lemma));
        // To launch an attack is hostile, to condemn or to suffer one is not.
        let does = listed || self.slots.lexicon.modality.light.contains(&verb.lemma);
        listed && !figurative
            || self.has_idiom(&evaluation.hostile_verbs, predicate)
            || self.has_idiom(&evaluation.guilt, predicate)
            || does
                && objects()
                    .any(|group| evaluation.hostile_nouns.contains(&group.lemma) && !group.negated)
    }

    /// "admitted that it had shot down the jet".
    pub(super) fn confession(self, said: &Said<'a>) -> Option<Candidate<'a>> {
        let Relation::Content(outer) = said.predicate.relation else {
            return None;
        };
        let confesses = self.is_verb_of(&self.evaluation().confessing, self.predicate(outer))
            && own_reading(self.slots, outer) == Status::Done
            && said.own == Status::Done;
        if !confesses || !self.hostile(said.predicate) {
            return None;
        }
        let Filled::By(subject) = self.slots.agent(said.predicate) else {
            return None;
        };
        if !said.is_own(&subject) {
            return None;
        }
        let target = self.slots.topic(said.index, &said.speakers);
        Some(said.finding(target, 0.75).under(self.rules.admit))
    }

    /// "The ministry said that Norland has not launched such attacks": the speaker's own state, and no hostile act.
    pub(super) fn innocence(self, said: &Said<'a>) -> Option<Candidate<'a>> {
        let own = match self.slots.agent(said.predicate) {
            Filled::By(subject) => said.is_own(&subject),
            // "there was no …": nobody's.
            Filled::Empty => said.predicate.subject.is_none(),
            Filled::ByOther => false,
        };
        let negated = matches!(said.own, Status::Negated | Status::FutureNegated);
        if self.are_none(said) {
            return Some(said.finding(Vec::new(), 0.7).under(self.rules.deny));
        }
        let denied = self.has_idiom(&self.evaluation().innocence, said.predicate)
            || negated && said.predicate.subject.is_some() && self.hostile(said.predicate);
        (own && denied).then(|| said.finding(Vec::new(), 0.75).under(self.rules.deny))
    }

    /// "there are no Norlandic troops in Sudland": nothing of the speaker's own.
    fn are_none(self, said: &Said<'_>) -> bool {
        said.predicate.subject.is_none()
            && said.verb.lemma == "be"
            && said.predicate.direct.first().is_some_and(|&noun| {
                let sentence = self.slots.sentence;
                let none = sentence
                    .noun(noun)
                    .is_some_and(|group| sentence.tokens[group.tokens.start].lower == "no");
                let found = self.slots.heads(noun).or_else(|| self.slots.owners(noun));
                none && matches!(found, Filled::By(list) if said.is_own(&list))
            })
    }

    /// "said that Sudland must withdraw": what another is to do.
    pub(super) fn duty(self, said: &Said<'a>) -> Option<Candidate<'a>> {
        if said.predicate.conditional {
            return None;
        }
        let target = if self.obliges(said) {
            self.other_agent(said).or_else(|| self.whose_to_end(said))?
        } else {
            self.incumbent_on(said)?
        };
        Some(said.finding(target, 0.7).under(self.rules.demand))
    }

    /// "must", "should", "needs to", "has to".
    fn obliges(self, said: &Said<'_>) -> bool {
        let modal = said.predicate.modal.as_deref().is_some_and(|modal| {
            matches!(modal, "must" | "should" | "ought" | "mustn't" | "shouldn't")
        });
        let verb = self.evaluation().obliging.contains(&said.verb.lemma)
            && said.status == Status::Done
            && said.predicate.direct.is_empty()
            && self.infinitive_of(said.index).is_some();
        modal || verb
    }

    fn infinitive_of(self, index: usize) -> Option<&'a Predicate> {
        let predicates = &self.slots.sentence.clauses.predicates;
        predicates
            .iter()
            .find(|inner| inner.relation == Relation::Infinitive(index))
    }

    /// "the attacks must stop": whose they are, or to whom it is said.
    fn whose_to_end(self, said: &Said<'_>) -> Option<Vec<super::Filler>> {
        let subject = said.predicate.subject?;
        if self.slots.heads(subject) != Filled::Empty {
            return None;
        }
        self.judged_state(said, subject)
    }

    /// "it is time for Sudland to act", "it is up to Sudland to".
    fn incumbent_on(self, said: &Said<'_>) -> Option<Vec<super::Filler>> {
        let impersonal = said.verb.lemma == "be"
            && said.status == Status::Done
            && said
                .predicate
                .subject
                .and_then(|subject| self.slots.sentence.noun(subject))
                .is_some_and(|group| group.pronoun || group.actor.is_none());
        if !impersonal
            || self
                .find(&self.evaluation().incumbent, said.body.clone())
                .is_none()
        {
            return None;
        }
        let of_phrase = ["for", "to", "on", "upon"].iter().find_map(|word| {
            match self.slots.heads(phrase_noun(said.predicate, word)?) {
                Filled::By(list) => Some(list),
                _ => None,
            }
        });
        let of_clause = || {
            let predicates = &self.slots.sentence.clauses.predicates;
            let inner = predicates
                .iter()
                .find(|inner| inner.relation == Relation::Content(said.index))?;
            match self.slots.agent(inner) {
                Filled::By(list) => Some(list),
                _ => None,
            }
        };
        let found = without(of_phrase.or_else(of_clause)?, &said.speakers);
        (!found.is_empty()).then_some(found)
    }

    /// "said that Sudland had attacked": a hostile act of another, told as done.
    pub(super) fn accusation(self, said: &Said<'a>) -> Option<Candidate<'a>> {
        if said.status != Status::Done || !self.hostile(said.predicate) {
            return None;
        }
        let target = self.other_agent(said)?;
        Some(said.finding(target, 0.7).under(self.rules.accuse))
    }

    pub(super) fn predicate(self, index: usize) -> &'a Predicate {
        &self.slots.sentence.clauses.predicates[index]
    }
}
