//! Guests: "told the visiting Sudlandic prime minister", "held talks with visiting Westlandic officials".

use super::candidate::{Outcome, without};
use super::frames::Frames;
use super::slots::{Filled, Filler};
use super::status::{Status, read};
use crate::import::chunk::{Chunk, NounGroup};
use crate::lexicon::events::Rule;
use crate::model::Role;

/// The rule that codes a visit told by a noun.
const VISIT: &str = "visit-noun";

impl<'a> Frames<'a> {
    /// The meetings with guests whom the sentence calls visiting: whoever deals with one has met him.
    pub(super) fn guests(self, out: &mut Vec<Outcome<'a>>) {
        let Some(rule) = self.slots.lexicon.rule(VISIT) else {
            return;
        };
        for (at, chunk) in self.slots.sentence.chunks.iter().enumerate() {
            if let Chunk::Noun(group) = chunk
                && self.is_visiting(group)
                && let Some(outcome) = self.guest(rule, at, group)
                && !super::meeting::is_told_by_verb(out, &outcome)
            {
                out.push(outcome);
            }
        }
    }

    fn is_visiting(self, group: &NounGroup) -> bool {
        self.slots.sentence.tokens[group.full_tokens()]
            .iter()
            .any(|token| token.lower == "visiting")
    }

    /// The guest in chunk `at` with whoever does what the clause tells of.
    fn guest(self, rule: &'a Rule, at: usize, group: &NounGroup) -> Option<Outcome<'a>> {
        let Filled::By(guest) = self.slots.heads(at) else {
            return None;
        };
        let guest: Vec<Filler> = guest
            .into_iter()
            .filter(|filler| filler.role.is_some_and(|role| role != Role::Citizens))
            .collect();
        let predicates = &self.slots.sentence.clauses.predicates;
        let index = predicates.iter().position(|predicate| {
            predicate.direct.contains(&at)
                || predicate.phrases.iter().any(|phrase| {
                    phrase.noun == Some(at)
                        && matches!(
                            phrase.preposition.as_str(),
                            "with" | "to" | "alongside" | "beside" | "for"
                        )
                })
        })?;
        let reading = read(self.slots, self.words, index);
        if reading.status != Status::Done {
            return None;
        }
        let Filled::By(host) = self.slots.agent(&predicates[index]) else {
            return None;
        };
        let source = without(guest, &host);
        self.build(
            rule,
            rule.category,
            source,
            host,
            group.full_tokens(),
            Some(index),
            &reading,
            0.7,
        )
        .map(Outcome::Event)
    }
}

#[cfg(test)]
mod tests {
    use crate::import::tests::corpus;

    #[track_caller]
    fn check(text: &str, met: bool) {
        let found = corpus(&[text]).events.iter().any(|event| {
            event.category == crate::model::EventCategory::Consult && event.target.is_some()
        });
        assert_eq!(found, met, "{text}");
    }

    #[test]
    fn whoever_deals_with_a_guest_met_him() {
        check(
            "Norland's president told the visiting Sudlandic prime minister that trade must be fair.",
            true,
        );
        check(
            "The Norlandic king assured visiting Sudlandic foreign minister Karl Bauer of his help.",
            true,
        );
        check(
            "Trade is the main issue, the Norlandic president told visiting Sudlandic officials.",
            true,
        );
    }

    #[test]
    fn a_guest_who_is_no_official_or_not_dealt_with_is_none() {
        check("Norland beat the visiting Sudlandic team on Sunday.", false);
        check(
            "Norland's president will tell the visiting Sudlandic prime minister that trade must be fair.",
            false,
        );
        check(
            "Norlandic police arrested visiting Sudlandic students.",
            false,
        );
        check(
            "The visiting Sudlandic prime minister spoke of the floods.",
            false,
        );
    }
}
