//! What a rule's own words make of a verb's status: "would not comment" is an event because it did not happen.

use super::frames::Frames;
use super::status::{Reading, Status};
use crate::import::chunk::Chunk;
use crate::import::clause::{Predicate, Relation};
use crate::lexicon::events::{Pattern, Rule};

impl Frames<'_> {
    /// The status under a rule whose event is that the verb did not happen, or is yet to come; an idiom's own "no" denies nothing.
    pub(super) fn turned(
        self,
        rule: &Rule,
        pattern: &Pattern,
        predicate: &Predicate,
        reading: &Reading,
    ) -> Status {
        let status = reading.status;
        let Some(verb) = self.slots.sentence.verb(predicate) else {
            return status;
        };
        let modal = predicate.modal.as_deref().unwrap_or("");
        let holds = if rule.negated {
            let cannot = status == Status::Unreal
                && !self.is_agreed_on(predicate)
                && !predicate.conditional
                && verb.negated
                && (modal.starts_with("can") || modal == "could");
            let past = status == Status::Negated && !rule.future;
            past || status == Status::FutureNegated || cannot
        } else if rule.future {
            // "would retaliate" is told of by somebody, or depends on something.
            let supposed = matches!(modal, "would" | "'d") && reading.speakers.is_empty();
            !supposed
                && matches!(
                    status,
                    Status::Future | Status::Promised | Status::Threatened
                )
        } else {
            let idiom = pattern
                .rest
                .iter()
                .any(|word| word == "no" || word == "nothing");
            return if idiom && status == Status::Negated && !verb.negated {
                Status::Done
            } else {
                status
            };
        };
        if holds { Status::Done } else { Status::Unreal }
    }

    /// "agreed that they could not accept": a shared view, not a refusal of what somebody asked.
    fn is_agreed_on(self, predicate: &Predicate) -> bool {
        let Relation::Content(outer) = predicate.relation else {
            return false;
        };
        self.slots
            .sentence
            .verb(&self.slots.sentence.clauses.predicates[outer])
            .is_some_and(|verb| verb.lemma == "agree")
    }

    /// "contests Sudland's claims to the lake": a claim to land or sea accuses nobody.
    pub(super) fn is_territorial(self, predicate: &Predicate) -> bool {
        let sentence = self.slots.sentence;
        self.slots.objects(predicate).into_iter().any(|noun| {
            let claim = sentence
                .noun(noun)
                .is_some_and(|group| group.lemma == "claim");
            let next = sentence.chunks.get(noun + 1);
            claim && matches!(next, Some(Chunk::Preposition(word)) if matches!(word.as_str(), "to" | "over" | "on"))
        })
    }
}
