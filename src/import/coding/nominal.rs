//! Nouns that carry an act: objects of light verbs, and nouns with owner and target.

use super::candidate::{Candidate, Outcome, without};
use super::frames::Frames;
use super::meeting::{Noun, is_meeting};
use super::slots::{Filled, Filler};
use super::status::{Reading, Status, read};
use super::transform::{is_measure, transform};
use crate::import::chunk::{Chunk, NounGroup, VerbForm};
use crate::import::clause::{Predicate, Relation, phrase_noun};
use crate::lexicon::events::{Rule, Slot};
use crate::model::EventCategory;
use std::ops::Range;

impl<'a> Frames<'a> {
    /// A noun that carries an act: the object of a light verb, or a noun with owner and target.
    pub(super) fn of_noun(self, at: usize, group: &'a NounGroup) -> Option<Outcome<'a>> {
        let sentence = self.slots.sentence;
        for member in group.members() {
            let Some((rule, trigger)) = self.noun_rule(member) else {
                continue;
            };
            if is_meeting(rule) {
                let group = member;
                return Some(self.meeting(Noun { at, group, rule }, trigger));
            }
            let acts_on = |predicate: &Predicate| {
                self.slots.objects(predicate).contains(&at)
                    || predicate.passive && predicate.direct.contains(&at)
                    || self.responds_with(predicate, at)
            };
            let predicates = &sentence.clauses.predicates;
            let verb = predicates.iter().position(|predicate| {
                acts_on(predicate)
                    && (self.is_light(predicate) || self.responds_with(predicate, at))
            });
            if let Some(candidate) = self.received(rule, at, trigger.clone()) {
                return Some(Outcome::Event(candidate));
            }
            if let Some(index) = verb {
                let outcome = self.light(rule, index, at, trigger.clone());
                if outcome.is_some() {
                    return outcome;
                }
            }
            if rule.nominal {
                return Some(
                    self.nominal(rule, at, trigger.clone())
                        .or_else(|| self.aside(rule, at, trigger))
                        .map_or(Outcome::Filtered, Outcome::Event),
                );
            }
        }
        None
    }

    /// "responded with a rebuke": the act stands after "with".
    fn responds_with(self, predicate: &Predicate, at: usize) -> bool {
        let with = predicate
            .phrases
            .iter()
            .any(|phrase| phrase.preposition == "with" && phrase.noun == Some(at));
        with && self.responds(predicate)
    }

    /// "responded", "hit back": what goes with it answers whoever spoke or acted last.
    pub(super) fn responds(self, predicate: &Predicate) -> bool {
        self.slots.sentence.verb(predicate).is_some_and(|verb| {
            matches!(
                verb.lemma.as_str(),
                "respond" | "react" | "reply" | "answer" | "retaliate" | "counter" | "retort"
            )
        })
    }

    fn noun_rule(self, group: &NounGroup) -> Option<(&'a Rule, Range<usize>)> {
        let sentence = self.slots.sentence;
        if group.actor.is_some() || group.negated {
            return None;
        }
        self.slots
            .lexicon
            .for_noun(&group.lemma)
            .find_map(|(rule, pattern)| {
                let length = pattern.rest.len();
                let start = group.head.checked_sub(length)?;
                let fits = pattern.rest.iter().enumerate().all(|(offset, word)| {
                    sentence.tokens[start + offset].lower == *word
                        || sentence.words[start + offset].lemma == *word
                });
                fits.then_some((rule, start..group.head + 1))
            })
    }

    fn is_light(self, predicate: &Predicate) -> bool {
        self.slots
            .sentence
            .verb(predicate)
            .is_some_and(|verb| self.slots.lexicon.modality.light.contains(&verb.lemma))
    }

    /// "imposed sanctions on", "lodged a protest with", "a visit was paid to".
    fn light(
        self,
        rule: &'a Rule,
        index: usize,
        at: usize,
        trigger: Range<usize>,
    ) -> Option<Outcome<'a>> {
        let predicate = &self.slots.sentence.clauses.predicates[index];
        let verb = self.slots.sentence.verb(predicate)?;
        let mut reading = self.read(rule, index);
        // "pledged aid": not yet given.
        let promises = &self.slots.lexicon.modality.promises;
        if reading.status == Status::Done && is_aid(rule) && promises.contains(&verb.lemma) {
            reading.status = Status::Promised;
        }
        let Some(category) = transform(rule.category, reading.status) else {
            return Some(Outcome::Filtered);
        };
        let source = match self.slots.agent(predicate) {
            Filled::By(list) => list,
            Filled::ByOther => return Some(Outcome::Filtered),
            Filled::Empty => match self.slots.noun_agent(at) {
                Filled::By(list) => list,
                _ if is_measure(rule.category) && !reading.speakers.is_empty() => {
                    reading.speakers.clone()
                }
                _ => return None,
            },
        };
        let mut target = Filled::Empty;
        for slot in rule
            .target
            .iter()
            .filter(|slot| matches!(slot, Slot::After(_) | Slot::Object))
        {
            let found = match self.slots.fill_noun(slot, at) {
                Filled::Empty if *slot != Slot::Object => self.slots.fill(slot, predicate, &[]),
                Filled::ByOther => {
                    let wards = self.slots.noun_wards(rule.category, slot, at);
                    Filled::ByOther.or_wards(without(wards, &source))
                }
                found => found,
            };
            if let Filled::By(list) = found {
                let rest = without(list, &source);
                if !rest.is_empty() {
                    target = Filled::By(rest);
                    break;
                }
            } else if found == Filled::ByOther {
                return Some(Outcome::Filtered);
            }
        }
        if target == Filled::Empty {
            target = self.indirect_object(predicate, at, &source);
        }
        // "warrants for 36 people including the Sudlandic president"
        if target == Filled::Empty && is_measure(rule.category) {
            let included = phrase_noun(predicate, "including");
            if let Some(Filled::By(list)) = included.map(|noun| self.slots.heads(noun)) {
                target = Filled::of(without(list, &source));
            }
        }
        if target == Filled::Empty && rule.category == EventCategory::Demand {
            target = self.told_to_act(at, index, &source);
        }
        let target = if let Filled::By(list) = target {
            list
        } else {
            self.provoker(rule, category, &source)
        };
        let trigger = verb.verb.min(trigger.start)..trigger.end.max(verb.verb + 1);
        let built = self.build(
            rule,
            category,
            source,
            target,
            trigger,
            Some(index),
            &reading,
            0.85,
        );
        built.map(Outcome::Event)
    }

    /// "its demand that Sudland withdraw": the subject of what the noun in chunk `at` asks for.
    fn told_to_act(self, at: usize, holder: usize, source: &[Filler]) -> Filled {
        let of_it = [Relation::OfNoun(at), Relation::Content(holder)];
        self.slots
            .sentence
            .clauses
            .predicates
            .iter()
            .filter(|inner| of_it.contains(&inner.relation) && inner.chunk > at)
            .find_map(|inner| match self.slots.agent(inner) {
                Filled::By(list) => Some(without(list, source)).filter(|rest| !rest.is_empty()),
                _ => None,
            })
            .or_else(|| self.asked_of(at, source))
            .map_or(Filled::Empty, Filled::By)
    }

    /// "its call for Sudland to withdraw": who stands between "for" and the infinitive.
    fn asked_of(self, at: usize, source: &[Filler]) -> Option<Vec<Filler>> {
        let chunks = &self.slots.sentence.chunks;
        let infinitive = matches!(
            chunks.get(at + 3),
            Some(Chunk::Verb(verb)) if verb.form == VerbForm::Infinitive
        );
        match chunks.get(at + 1) {
            Some(Chunk::Preposition(word)) if word == "for" && infinitive => {}
            _ => return None,
        }
        match self.slots.heads(at + 2) {
            Filled::By(list) => Some(without(list, source)).filter(|rest| !rest.is_empty()),
            _ => None,
        }
    }

    /// "gave Canada a deadline", "offered Iran talks", "Iran was offered talks".
    fn indirect_object(self, predicate: &Predicate, at: usize, source: &[Filler]) -> Filled {
        let receiver = predicate
            .subject
            .filter(|&subject| predicate.passive && subject != at);
        let others = predicate.direct.iter().copied().filter(|&noun| noun != at);
        for noun in others.chain(receiver) {
            if let Filled::By(list) = self.slots.heads(noun) {
                let rest = without(list, source);
                if !rest.is_empty() {
                    return Filled::By(rest);
                }
            }
        }
        Filled::Empty
    }

    /// "the Dutch expulsion of four Russians", "Iran's denial".
    fn nominal(self, rule: &'a Rule, at: usize, trigger: Range<usize>) -> Option<Candidate<'a>> {
        let sentence = self.slots.sentence;
        let Filled::By(source) = self.slots.noun_agent(at) else {
            return None;
        };
        let mut target = Vec::new();
        for slot in &rule.target {
            let found = match self.slots.fill_noun(slot, at) {
                Filled::ByOther => {
                    Filled::ByOther.or_wards(self.slots.noun_wards(rule.category, slot, at))
                }
                found => found,
            };
            if let Filled::By(list) = found {
                target = without(list, &source);
                if !target.is_empty() {
                    break;
                }
            }
        }
        // "held at Norland's request": of whom, nobody says.
        if target.is_empty() && rule.category == EventCategory::Demand {
            return None;
        }
        let holder = sentence
            .clauses
            .predicates
            .iter()
            .position(|predicate| predicate.extent.contains(&at));
        let (status, presupposed) = self.standing(at, holder)?;
        if status != Status::Done {
            return None;
        }
        let reading = Reading {
            status,
            speakers: Vec::new(),
            other_speaker: false,
            opinion: false,
        };
        let mut candidate = self.build(
            rule,
            rule.category,
            source,
            target,
            trigger,
            holder,
            &reading,
            0.78,
        )?;
        candidate.presupposed = presupposed;
        Some(candidate)
    }

    /// Whether a noun's act is told as done where it stands: as subject, after "after", in a headline. As an object it is presupposed.
    fn standing(self, at: usize, holder: Option<usize>) -> Option<(Status, bool)> {
        let sentence = self.slots.sentence;
        let Some(index) = holder else {
            return Some((Status::Done, false));
        };
        let predicate = &sentence.clauses.predicates[index];
        let preposition = match at
            .checked_sub(1)
            .and_then(|before| sentence.chunks.get(before))
        {
            Some(Chunk::Preposition(word)) => Some(word.as_str()),
            _ => None,
        };
        if predicate.conditional {
            return None;
        }
        match preposition {
            Some("after" | "following" | "since" | "despite" | "amid") => {
                Some((Status::Done, false))
            }
            None if predicate.subject == Some(at) => {
                let reading = read(self.slots, self.words, index);
                (reading.status == Status::Done).then_some((Status::Done, false))
            }
            Some(_) | None => Some((Status::Done, true)),
        }
    }
}

/// CAMEO's "provide aid", as against words of support.
fn is_aid(rule: &Rule) -> bool {
    rule.cameo.starts_with("07")
}
