//! The slots of a matched rule filled: who did it to whom, and who is meant where nobody is named.

use super::beside::shares_target;
use super::candidate::{Candidate, Seeks, without};
use super::frames::Frames;
use super::reason::is_of_words;
use super::slots::{Filled, Filler};
use super::status::{Reading, Status};
use super::transform::{is_measure, is_reply, transform};
use crate::import::clause::{Predicate, Relation};
use crate::import::tag::Tag;
use crate::lexicon::events::{Pattern, Rule, Slot};
use crate::model::{EventCategory, Role};
use smol_str::SmolStr;
use std::ops::Range;

impl<'a> Frames<'a> {
    /// The event of `rule` at predicate `index`, if its slots fit.
    pub(super) fn fill_verb(
        self,
        rule: &'a Rule,
        pattern: &Pattern,
        index: usize,
        reading: &Reading,
        trigger: Range<usize>,
    ) -> Option<Candidate<'a>> {
        let predicate = &self.slots.sentence.clauses.predicates[index];
        let category = transform(rule.category, reading.status)?;
        if rule.category == EventCategory::Consult && !announces(predicate, reading.status) {
            return None;
        }
        let source = match self.source_slot(rule, predicate, &pattern.rest, reading) {
            Filled::By(list) => list,
            // "Charges were filed", said the state that filed them.
            Filled::Empty
                if is_measure(rule.category) || rule.category == EventCategory::Complain =>
            {
                if reading.speakers.is_empty() {
                    self.host(rule, predicate)
                } else {
                    reading.speakers.clone()
                }
            }
            Filled::ByOther | Filled::Empty => return None,
        };
        // What somebody else will do is no promise and no threat of his own.
        let foretold = rule.future && !without(source.clone(), &reading.speakers).is_empty();
        if foretold && !reading.speakers.is_empty() {
            return None;
        }
        let frame = Frame {
            rule,
            index,
            idiom: &pattern.rest,
            speakers: &reading.speakers,
        };
        let target = match self.target_slot(frame, predicate, &source) {
            Filled::By(list) => list,
            // "Norlandic and Sudlandic troops clashed with clubs": the two already are the sides.
            Filled::ByOther if !(rule.targetless || rule.mutual && source.len() > 1) => {
                return None;
            }
            Filled::ByOther | Filled::Empty => {
                let mut target = self.provoker(rule, category, &source);
                target.extend(self.addressee(predicate, &source));

                target
            }
        };
        self.build(
            rule,
            category,
            source,
            target,
            trigger,
            Some(index),
            reading,
            0.9,
        )
    }

    fn source_slot(
        self,
        rule: &Rule,
        predicate: &Predicate,
        idiom: &[SmolStr],
        reading: &Reading,
    ) -> Filled {
        let mut other = false;
        for slot in &rule.source {
            let found = match slot {
                Slot::Speaker => Filled::of(reading.speakers.clone()),
                _ => self.slots.fill(slot, predicate, idiom),
            };
            match found {
                Filled::Empty => {}
                Filled::ByOther => other = true,
                Filled::By(list) => return Filled::By(list),
            }
        }
        if other {
            Filled::ByOther
        } else {
            Filled::Empty
        }
    }

    /// The first target slot that names somebody other than the source alone.
    fn target_slot(self, frame: Frame<'_>, predicate: &Predicate, source: &[Filler]) -> Filled {
        let mut other = false;
        for slot in &frame.rule.target {
            let mut filled = match slot {
                Slot::Speaker => Filled::of(frame.speakers.to_vec()),
                // What is said of another is no act towards whoever is told of it.
                Slot::Addressee if !without(source.to_vec(), frame.speakers).is_empty() => {
                    Filled::Empty
                }
                Slot::Addressee => Filled::of(self.slots.addressees(frame.index, source)),
                Slot::Topic => {
                    let known = [source, frame.speakers].concat();
                    Filled::of(self.slots.topic(frame.index, &known))
                }
                _ => self.slots.fill(slot, predicate, frame.idiom),
            };
            if filled == Filled::ByOther {
                let category = frame.rule.category;
                let wards = self.slots.wards_of(category, slot, predicate, frame.idiom);
                filled = filled.or_wards(without(wards, source));
            }
            let names_nobody_else = match &filled {
                Filled::By(list) => list
                    .iter()
                    .all(|filler| source.iter().any(|own| own.code == filler.code)),
                Filled::ByOther | Filled::Empty => true,
            };
            if *slot == Slot::Object && names_nobody_else {
                let others = self.slots.other_side(frame.rule, predicate, source);
                if !others.is_empty() {
                    return Filled::By(others);
                }
            }
            match filled {
                Filled::Empty => {}
                Filled::ByOther => {
                    other = true;
                    break;
                }
                Filled::By(list) => {
                    let own_mission = list.iter().any(|filler| filler.role == Some(Role::Embassy));
                    let rest: Vec<Filler> = without(list, source);
                    if !rest.is_empty() {
                        return Filled::By(rest);
                    }
                    // "urged itself": nothing further on is meant; "its embassy in Sudland" is.
                    if *slot == Slot::Object && !own_mission {
                        break;
                    }
                }
            }
        }
        if other {
            Filled::ByOther
        } else {
            Filled::Empty
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one call a kind of trigger; a struct would only rename them"
    )]
    pub(super) fn build(
        self,
        rule: &'a Rule,
        category: EventCategory,
        source: Vec<Filler>,
        mut target: Vec<Filler>,
        trigger: Range<usize>,
        predicate: Option<usize>,
        reading: &Reading,
        confidence: f32,
    ) -> Option<Candidate<'a>> {
        if source.is_empty() {
            return None;
        }
        if let Some(index) = predicate.filter(|_| is_of_words(category)) {
            self.slots.fill_moved(index, &source, &mut target);
            self.slots.widen_to_all_sides(index, &source, &mut target);
        }
        let mutual = rule.mutual && (category == rule.category || category == EventCategory::Agree);
        let several = mutual && source.len() > 1;
        let seeks = if !target.is_empty() || several || category != rule.category {
            Seeks::Nothing
        } else if let Some(act) = predicate.and_then(|index| {
            let predicate = &self.slots.sentence.clauses.predicates[index];
            self.slots.seek_act(rule, predicate)
        }) {
            act
        } else if category == EventCategory::Demand
            && predicate.is_some_and(|index| self.slots.asks_all_sides(index))
        {
            Seeks::Sides
        } else if rule.targetless && predicate.is_some_and(|index| self.denies_some_claim(index)) {
            Seeks::Nothing
        } else if rule.answers {
            Seeks::Accuser
        } else if predicate.is_some_and(|index| self.counts_only(index)) {
            Seeks::LastOfKind
        } else if predicate.is_some() && !rule.targetless && !several && shares_target(category) {
            Seeks::Beside
        } else if predicate.is_some_and(|index| self.refers_back(category, index)) {
            Seeks::Directed
        } else if predicate.is_some_and(|index| self.leaves_out_counterpart(category, index)) {
            Seeks::Counterpart
        } else if rule.bare
            || predicate
                .is_some_and(|index| self.responds(&self.slots.sentence.clauses.predicates[index]))
        {
            Seeks::Asker
        } else {
            Seeks::Nothing
        };
        if target.is_empty() && !several && seeks == Seeks::Nothing && !rule.targetless {
            return None;
        }
        let reported_by = without(reading.speakers.clone(), &source);
        let doubt = if reading.opinion { 0.6 } else { 1.0 };
        Some(Candidate {
            rule,
            category,
            source,
            target,
            trigger,
            predicate,
            confidence: confidence * doubt,
            presupposed: false,
            mutual,
            seeks,
            reported_by,
        })
    }

    /// "denied claims that he had been killed": whose claims they are, nobody says.
    fn denies_some_claim(self, index: usize) -> bool {
        let sentence = self.slots.sentence;
        let predicate = &sentence.clauses.predicates[index];
        let own_clause = sentence.clauses.predicates.iter().any(|inner| {
            matches!(inner.relation, Relation::OfNoun(noun) if predicate.direct.contains(&noun))
                || inner.relation == Relation::Content(index) && !predicate.direct.is_empty()
        });
        // "…, a charge Norland denies" is what was just told.
        own_clause
            && predicate.relation != Relation::Relative
            && predicate.direct.iter().any(|&noun| {
                sentence.noun(noun).is_some_and(|group| {
                    let opener = &sentence.tokens[group.tokens.start].lower;
                    self.slots
                        .lexicon
                        .modality
                        .claim_nouns
                        .contains(&group.lemma)
                        && !matches!(opener.as_str(), "the" | "this" | "that" | "these" | "those")
                })
            })
    }

    /// "rejected the demand", "declined to comment on those claims": what was said to the source before, and by whom is not
    /// named.
    fn refers_back(self, category: EventCategory, index: usize) -> bool {
        let sentence = self.slots.sentence;
        let modality = &self.slots.lexicon.modality;
        let predicate = &sentence.clauses.predicates[index];
        is_reply(category)
            && self
                .slots
                .objects_and_phrases(predicate)
                .into_iter()
                .filter_map(|noun| sentence.noun(noun))
                .any(|group| {
                    let opens = &sentence.words[group.tokens.start];
                    matches!(opens.tag, Tag::Determiner | Tag::Possessive)
                        && !matches!(opens.lemma.as_str(), "a" | "an" | "any" | "no" | "some")
                        && group.owners.is_empty()
                        && (modality.claim_nouns.contains(&group.lemma)
                            || modality.answered_nouns.contains(&group.lemma))
                })
    }

    /// "expelled two", "ordered three to leave": the object is a number whose noun was said before.
    fn counts_only(self, index: usize) -> bool {
        let sentence = self.slots.sentence;
        self.slots
            .objects(&sentence.clauses.predicates[index])
            .first()
            .and_then(|&noun| sentence.noun(noun))
            .is_some_and(|group| {
                group.actor.is_none() && sentence.words[group.head].tag == Tag::Number
            })
    }
}

/// A rule at a predicate.
#[derive(Clone, Copy)]
struct Frame<'f> {
    rule: &'f Rule,
    /// The predicate.
    index: usize,
    /// The words that go with its verb.
    idiom: &'f [SmolStr],
    /// Who reports it.
    speakers: &'f [Filler],
}

/// "Norland will host Sudland" announces the meeting; "the king, who will visit Sudland" mentions it.
fn announces(predicate: &Predicate, status: Status) -> bool {
    status != Status::Future || matches!(predicate.relation, Relation::Root | Relation::Content(_))
}
