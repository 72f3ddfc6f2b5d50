//! Sides that a clause does not name and another part of the sentence does.

use super::candidate::without;
use super::frames::Frames;
use super::slots::{Filled, Filler, is_passive};
use super::status::speaks_by_calling;
use crate::import::clause::{Predicate, Relation, phrase_noun};
use crate::lexicon::events::Rule;
use crate::model::{EventCategory, Role};

impl Frames<'_> {
    /// The state that must have done it, where a passive names no doer: the place whence somebody was expelled, the host of an
    /// ambassador who was summoned.
    pub(super) fn host(self, rule: &Rule, predicate: &Predicate) -> Vec<Filler> {
        if !is_passive(self.slots.sentence, predicate) || phrase_noun(predicate, "by").is_some() {
            return Vec::new();
        }
        let named = |noun: usize| match self.slots.heads(noun) {
            Filled::By(list) => Some(list),
            _ => None,
        };
        let Some(subject) = predicate.subject else {
            return Vec::new();
        };
        let acted_on = named(subject).unwrap_or_default();
        let place = match rule.category {
            EventCategory::Expel => phrase_noun(predicate, "from").and_then(named),
            EventCategory::Complain
                if acted_on
                    .iter()
                    .any(|filler| filler.role == Some(Role::Embassy)) =>
            {
                self.slots
                    .sentence
                    .phrases_after(subject)
                    .into_iter()
                    .filter(|(word, _)| matches!(*word, "in" | "to"))
                    .find_map(|(_, noun)| named(noun))
                    .or_else(|| self.posted_to(subject))
            }
            _ => None,
        };
        without(place.unwrap_or_default(), &acted_on)
    }

    /// "the Sudlandic ambassador to Norland": the host, inside the envoy's own name.
    fn posted_to(self, at: usize) -> Option<Vec<Filler>> {
        let mention = &self.slots.sentence.mentions[self.slots.sentence.noun(at)?.actor?];
        let hosts = mention.wards.iter().map(|&code| Filler {
            code,
            role: None,
            name: mention.span,
        });
        let hosts: Vec<Filler> = hosts.collect();
        (!hosts.is_empty()).then_some(hosts)
    }

    /// Whom an act told in a call is meant for: "telephoned his counterpart to protest".
    pub(super) fn addressee(self, predicate: &Predicate, source: &[Filler]) -> Vec<Filler> {
        let Relation::Infinitive(outer) = predicate.relation else {
            return Vec::new();
        };
        let governor = &self.slots.sentence.clauses.predicates[outer];
        if !speaks_by_calling(self.slots, governor, predicate) {
            return Vec::new();
        }
        governor
            .direct
            .iter()
            .find_map(|&noun| match self.slots.heads(noun) {
                Filled::By(list) => Some(without(list, source)).filter(|rest| !rest.is_empty()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// Whom a threat is meant for that names nobody: "will respond if Sudland attacks".
    pub(super) fn provoker(
        self,
        rule: &Rule,
        category: EventCategory,
        source: &[Filler],
    ) -> Vec<Filler> {
        if category != EventCategory::Threaten || rule.mutual {
            return Vec::new();
        }
        self.slots
            .sentence
            .clauses
            .predicates
            .iter()
            .filter(|predicate| predicate.conditional)
            .find_map(|predicate| match self.slots.agent(predicate) {
                Filled::By(list) => Some(without(list, source)).filter(|rest| !rest.is_empty()),
                _ => None,
            })
            .unwrap_or_default()
    }
}
