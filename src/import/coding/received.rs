//! Acts told from the side of whoever they are directed at: "drew criticism from Norland", "faced Norlandic sanctions".

use super::candidate::{Candidate, without};
use super::frames::Frames;
use super::slots::{Filled, Filler};
use super::status::{Status, read};
use crate::import::clause::{Predicate, phrase_noun};
use crate::lexicon::events::{Rule, Slot};
use crate::model::EventCategory;
use smol_str::SmolStr;
use std::ops::Range;

impl<'a> Frames<'a> {
    /// The noun in chunk `at` as what somebody draws, faces or comes under: who gives it is its source.
    pub(super) fn received(
        self,
        rule: &'a Rule,
        at: usize,
        trigger: Range<usize>,
    ) -> Option<Candidate<'a>> {
        let predicates = &self.slots.sentence.clauses.predicates;
        let Some(index) = predicates
            .iter()
            .position(|predicate| self.receives(predicate, at))
        else {
            return self.issued(rule, at, trigger);
        };
        if !can_be_received(rule.category) {
            return None;
        }
        let predicate = &predicates[index];
        let reading = read(self.slots, self.words, index);
        let source = self.giver(at, predicate)?;
        let target = self
            .receiver(rule, predicate)
            .or_else(|| self.upon(rule, at))
            .map(|list| without(list, &source))?;
        if target.is_empty() || reading.status != Status::Done {
            return None;
        }
        let verb = self.slots.sentence.verb(predicate)?.verb;
        let trigger = verb.min(trigger.start)..trigger.end.max(verb + 1);
        let category = rule.category;
        self.build(
            rule,
            category,
            source,
            target,
            trigger,
            Some(index),
            &reading,
            0.8,
        )
    }

    /// "Appeals to Sudland came from Norland": the noun is what comes, its source stands after "from".
    fn issued(self, rule: &'a Rule, at: usize, trigger: Range<usize>) -> Option<Candidate<'a>> {
        let predicates = &self.slots.sentence.clauses.predicates;
        let index = predicates.iter().position(|predicate| {
            predicate.subject == Some(at)
                && !predicate.passive
                && self.slots.sentence.verb(predicate).is_some_and(|verb| {
                    matches!(
                        verb.lemma.as_str(),
                        "come" | "arrive" | "pour" | "emanate" | "flow"
                    )
                })
        })?;
        let predicate = &predicates[index];
        let from = phrase_noun(predicate, "from")?;
        let source = self.named(from)?;
        let target = self.upon(rule, at).map(|list| without(list, &source))?;
        let reading = read(self.slots, self.words, index);
        if target.is_empty() || reading.status != Status::Done || !can_be_received(rule.category) {
            return None;
        }
        let category = rule.category;
        self.build(
            rule,
            category,
            source,
            target,
            trigger,
            Some(index),
            &reading,
            0.8,
        )
    }

    /// Whether `predicate` is a verb of receiving with the noun in chunk `at`: "drew criticism", "came under fire".
    fn receives(self, predicate: &Predicate, at: usize) -> bool {
        let sentence = self.slots.sentence;
        let modality = &self.slots.lexicon.modality;
        let Some(verb) = sentence.verb(predicate) else {
            return false;
        };
        let known = |list: &[SmolStr], with: &str| {
            list.iter().any(|known| {
                known
                    .strip_prefix(verb.lemma.as_str())
                    .is_some_and(|rest| rest.trim_start() == with)
            })
        };
        if !predicate.passive && predicate.direct.contains(&at) {
            return known(&modality.receives, "");
        }
        // "is under sanctions" lasts; only its beginning is an event.
        let lasts = verb.lemma == "be";
        if lasts && phrase_noun(predicate, "since").is_none() {
            return false;
        }
        let subject_to = || {
            lasts
                && predicate.direct.iter().any(|&noun| {
                    sentence
                        .noun(noun)
                        .is_some_and(|group| matches!(group.lemma.as_str(), "subject" | "target"))
                })
        };
        predicate.phrases.iter().any(|phrase| {
            let word = phrase.preposition.as_str();
            phrase.noun == Some(at)
                && (known(&modality.receives, word) || matches!(word, "to" | "of") && subject_to())
        })
    }

    /// Who criticises, where criticism is received: its owner, or "from", "by", "in" after it.
    fn giver(self, at: usize, predicate: &Predicate) -> Option<Vec<Filler>> {
        let by_phrase = |word: &str| {
            predicate
                .phrases
                .iter()
                .filter(|phrase| phrase.preposition == word)
                .filter_map(|phrase| phrase.noun)
                .find_map(|noun| self.named(noun))
        };
        match self.slots.noun_agent(at) {
            Filled::By(list) => Some(list),
            Filled::ByOther => None,
            Filled::Empty => by_phrase("from").or_else(|| by_phrase("by")),
        }
    }

    /// Whoever draws criticism: the subject, or the owner of the deed that draws it.
    fn receiver(self, rule: &Rule, predicate: &Predicate) -> Option<Vec<Filler>> {
        let subject = predicate.subject?;
        match self.slots.heads(subject) {
            Filled::By(list) => Some(list),
            Filled::ByOther => {
                Some(self.slots.wards_at(rule.category, subject)).filter(|wards| !wards.is_empty())
            }
            Filled::Empty => match self.slots.noun_agent(subject) {
                Filled::By(list) => Some(list),
                _ => None,
            },
        }
    }

    /// "drew criticism of Norland": whom the noun itself names.
    fn upon(self, rule: &Rule, at: usize) -> Option<Vec<Filler>> {
        rule.target.iter().find_map(|slot| match slot {
            Slot::After(word) if word != "from" => match self.slots.fill_noun(slot, at) {
                Filled::By(list) => Some(list),
                _ => None,
            },
            _ => None,
        })
    }

    fn named(self, noun: usize) -> Option<Vec<Filler>> {
        match self.slots.heads(noun) {
            Filled::By(list) => Some(list),
            _ => None,
        }
    }
}

/// Acts whose noun says who bears them: "criticism from", "sanctions from", not "a visit from".
fn can_be_received(category: EventCategory) -> bool {
    use EventCategory::{
        Accuse, Coerce, Complain, Criticise, Demand, Deny, Force, Reject, Sanction, Support,
        Threaten,
    };
    matches!(
        category,
        Accuse
            | Coerce
            | Complain
            | Criticise
            | Demand
            | Deny
            | Force
            | Reject
            | Sanction
            | Support
            | Threaten
    )
}
