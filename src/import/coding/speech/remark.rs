//! Remarks: what an official says of another state, or to it, and what is neither blame nor praise, demand nor denial.

use super::{Finding, Speech};
use crate::import::actors::ActorHead;
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
            .or_else(|| self.spoken_of(index, &source))
            .or_else(|| self.asked_about(predicate, &source))
            .or_else(|| self.about(index, &source))?;
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

    /// "Asked about Sudland's test, the minister said": what the question was about.
    fn asked_about(self, predicate: &Predicate, source: &[Filler]) -> Option<Vec<Filler>> {
        let predicates = &self.slots.sentence.clauses.predicates;
        let asked = predicates.iter().find(|inner| {
            let asks = self.slots.sentence.verb(inner).is_some_and(|verb| {
                matches!(
                    verb.lemma.as_str(),
                    "ask" | "question" | "press" | "quiz" | "query"
                ) && (verb.passive || inner.passive || verb.bare_past)
            });
            let same = inner.subject.is_none() || inner.subject == predicate.subject;
            asks && same && inner.chunk < predicate.chunk
        })?;
        let nouns = asked.phrases.iter().filter_map(|phrase| {
            let topical = matches!(
                phrase.preposition.as_str(),
                "about" | "on" | "regarding" | "over" | "for" | "of" | "in"
            );
            phrase.noun.filter(|_| topical)
        });
        nouns
            .map(|noun| self.slots.heads(noun).or_else(|| self.slots.owners(noun)))
            .find_map(|filled| match filled {
                Filled::By(list) => Some(without(list, source)).filter(|rest| !rest.is_empty()),
                _ => None,
            })
    }

    /// The only other state that what is said names.
    fn about(self, index: usize, source: &[Filler]) -> Option<Vec<Filler>> {
        if !source.iter().all(|filler| self.is_one_official(filler)) {
            return None;
        }
        let clauses = &self.slots.sentence.clauses;
        let quoted = clauses
            .attributions
            .iter()
            .find(|known| known.predicate == Some(index))
            .map(|known| {
                self.slots
                    .tokens_between(known.scope.start, known.scope.end)
            });
        let content = || {
            let predicate = self.predicate(index);
            let first = predicate.chunk + 1;
            let all = self.slots.sentence.chunks.len();
            predicate
                .has_content
                .then(|| self.slots.tokens_between(first, all))
        };
        let words = quoted.or_else(content)?;
        let found = self.slots.only_other(&words, source)?;
        let meant = speaks_for_its_state(&found) && !self.is_mere_place(&found);
        meant.then(|| vec![found])
    }

    /// One person who speaks for his state, not "officials".
    fn is_one_official(self, filler: &Filler) -> bool {
        let sentence = self.slots.sentence;
        let mention = sentence
            .mentions
            .iter()
            .find(|known| known.span == filler.name);
        mention.is_some_and(|mention| {
            let last = mention.tokens.end.saturating_sub(1);
            let last = sentence.tokens[last].lower.as_str();
            match mention.head {
                ActorHead::Official => !last.ends_with("officials"),
                ActorHead::Pronoun => matches!(last, "he" | "she"),
                _ => false,
            }
        })
    }

    /// "in Sudland", "near Sudburg": where, not about whom.
    fn is_mere_place(self, filler: &Filler) -> bool {
        let sentence = self.slots.sentence;
        let mention = sentence
            .mentions
            .iter()
            .find(|known| known.span == filler.name);
        mention
            .and_then(|mention| mention.tokens.start.checked_sub(1))
            .is_some_and(|before| {
                let of_envoy = before.checked_sub(1).is_some_and(|noun| {
                    let envoys = &self.slots.lexicon.modality.envoy_nouns;
                    envoys.contains(&sentence.words[noun].lemma)
                });
                !of_envoy
                    && (self.is_tied_by(before)
                        || matches!(
                            sentence.tokens[before].lower.as_str(),
                            "in" | "at" | "near" | "from" | "inside" | "across" | "through"
                        ))
            })
    }

    /// "a firm with ties to Sudland", `at` being "to": what is spoken of is the firm.
    fn is_tied_by(self, at: usize) -> bool {
        let sentence = self.slots.sentence;
        let word = |back: usize| {
            at.checked_sub(back)
                .map_or("", |place| sentence.tokens[place].lower.as_str())
        };
        let (noun, before) = (word(1), word(2));
        matches!(noun, "ties" | "links" | "connections" | "contacts")
            && (matches!(before, "with" | "has" | "had" | "have" | "having" | "of")
                || matches!(word(3), "with" | "has" | "had" | "have" | "having"))
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
