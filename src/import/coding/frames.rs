//! Triggers matched with their slots: verbs, and nouns that carry an act.

use super::beside::shares_target;
use super::candidate::{Candidate, Outcome, Seeks, without};
use super::reason::is_of_words;
use super::slots::{Filled, Filler, Slots};
use super::status::{Reading, Status, read};
use super::transform::{is_measure, is_reply, transform};
use crate::import::chunk::{Chunk, NounGroup, VerbForm};
use crate::import::clause::{Predicate, Relation};
use crate::import::tag::Tag;
use crate::lexicon::events::{Pattern, Rule, Slot};
use crate::lexicon::list::WordList;
use crate::lexicon::words::{WordClass, Words};
use crate::model::{EventCategory, Role};
use smol_str::SmolStr;
use std::ops::Range;

/// Matches rules in one sentence.
#[derive(Debug, Clone, Copy)]
pub struct Frames<'a> {
    /// Slots of the sentence.
    pub slots: Slots<'a>,
    /// English words.
    pub words: &'a Words,
}

impl<'a> Frames<'a> {
    /// Every trigger of the sentence, left to right.
    pub fn all(self) -> Vec<Outcome<'a>> {
        let sentence = self.slots.sentence;
        let mut out = Vec::new();
        let mut consumed = 0..0;
        for (index, predicate) in sentence.clauses.predicates.iter().enumerate() {
            // A verb inside an idiom already matched ("declined to comment") is no trigger of its own.
            let inside = sentence
                .verb(predicate)
                .is_some_and(|verb| consumed.contains(&verb.verb));
            if inside {
                continue;
            }
            let outcome = self.of_verb(index);
            if let Some(Outcome::Event(candidate)) = &outcome {
                consumed = candidate.trigger.clone();
            }
            out.extend(outcome);
        }
        self.drop_hollow_agreements(&mut out);
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            if let Chunk::Noun(group) = chunk
                && let Some(outcome) = self.of_noun(at, group)
                && !super::meeting::is_told_by_verb(&out, &outcome)
            {
                out.push(outcome);
            }
        }
        self.guests(&mut out);
        self.share_targets(&mut out);
        drop_offers_of_words(&mut out);
        out.extend(self.requests().map(Outcome::Event));
        out
    }

    /// "Norland and Westland agreed to lift the ban on Sudland" is no agreement of the two, where the lifting itself is coded.
    fn drop_hollow_agreements(self, out: &mut Vec<Outcome<'a>>) {
        let governed = |outcome: &Outcome<'a>| match outcome {
            Outcome::Event(Candidate {
                predicate: Some(inner),
                ..
            }) => match self.slots.sentence.clauses.predicates[*inner].relation {
                Relation::Infinitive(outer) => Some(outer),
                _ => None,
            },
            _ => None,
        };
        let governors: Vec<usize> = out.iter().filter_map(governed).collect();
        out.retain(|outcome| match outcome {
            Outcome::Event(candidate) => {
                let hollow = candidate.mutual && candidate.target.is_empty();
                !(hollow
                    && candidate
                        .predicate
                        .is_some_and(|index| governors.contains(&index)))
            }
            Outcome::Filtered => true,
        });
    }

    /// The first rule whose words, object and slots all fit.
    fn of_verb(self, index: usize) -> Option<Outcome<'a>> {
        let predicate = &self.slots.sentence.clauses.predicates[index];
        let verb = self.slots.sentence.verb(predicate)?;
        let mut seen = false;
        let mut beside = None;
        for (rule, pattern) in self.slots.lexicon.for_verb(&verb.lemma) {
            let Some(trigger) = self.pattern_after(pattern, predicate) else {
                continue;
            };
            if !self.object_fits(rule, pattern, predicate)
                || !self.subject_fits(rule, predicate)
                || !self.is_near(rule)
                || rule.bare && !self.is_bare_answer(index)
                || rule.needs_content && !predicate.has_content
                || rule.infinitive && !self.governs_infinitive(index)
                || rule.reason && !self.slots.has_reason(index)
                || rule.category == EventCategory::Deny && self.is_territorial(predicate)
            {
                continue;
            }
            seen = true;
            let mut reading = self.read(rule, index);
            reading.status = self.turned(rule, pattern, predicate, &reading);
            if transform(rule.category, reading.status).is_none() {
                continue;
            }
            match self.fill_verb(rule, pattern, index, &reading, trigger) {
                Some(candidate) if candidate.seeks == Seeks::Beside => {
                    beside = beside.or(Some(candidate));
                }
                Some(candidate) => return Some(Outcome::Event(candidate)),
                None => {}
            }
        }
        match beside {
            Some(candidate) => Some(Outcome::Event(candidate)),
            None => seen.then_some(Outcome::Filtered),
        }
    }

    /// How predicate `index` is to be read under `rule`.
    pub(super) fn read(self, rule: &Rule, index: usize) -> Reading {
        let reading = read(self.slots, self.words, index);
        if is_of_words(rule.category) {
            self.slots.as_reason(self.words, index, reading)
        } else {
            reading
        }
    }

    /// The tokens of `pattern` at the predicate, if its words follow the verb within the clause.
    pub(super) fn pattern_after(
        self,
        pattern: &Pattern,
        predicate: &Predicate,
    ) -> Option<Range<usize>> {
        let sentence = self.slots.sentence;
        if !sentence.marks.may_hold(pattern.marks) {
            return None;
        }
        let verb = sentence.verb(predicate)?;
        let start = verb.verb;
        let mut at = start + 1;
        let mut end = start + 1;
        let mut gap = false;
        for (number, word) in pattern.rest.iter().enumerate() {
            if word == "*" {
                gap = true;
                continue;
            }
            let free = gap
                || number == 0 && !self.words.class_of(word).contains(WordClass::PREPOSITION)
                || number == 0
                    && self.words.class_of(word).contains(WordClass::PARTICLE)
                    && !matches!(word.as_str(), "on" | "to");
            let limit = (at + if free { 9 } else { 3 }).min(sentence.tokens.len());
            let last = number + 1 == pattern.rest.len();
            let to_infinitive = last && !gap;
            let is_word = |place: usize| {
                let tag = sentence.words[place].tag;
                (sentence.tokens[place].lower == *word || sentence.words[place].lemma == *word)
                    && !(to_infinitive && tag == Tag::To)
            };
            // Only the object may stand between the verb and its word: "declared the envoy persona non grata".
            let found = (at..limit)
                .take_while(|&place| {
                    let tag = sentence.words[place].tag;
                    place < verb.tokens.end
                        || is_word(place)
                        || if free {
                            may_stand_between(tag)
                        } else {
                            matches!(tag, Tag::Adverb | Tag::Quote)
                        }
                })
                .find(|&place| is_word(place))?;
            at = found + 1;
            end = at;
            gap = false;
        }
        Some(start..end)
    }

    fn object_fits(self, rule: &Rule, pattern: &Pattern, predicate: &Predicate) -> bool {
        if rule.objects.is_empty() {
            return true;
        }
        let sentence = self.slots.sentence;
        self.slots
            .idiom_objects(predicate, &pattern.rest)
            .into_iter()
            .filter_map(|noun| sentence.noun(noun))
            .any(|group| {
                group
                    .members()
                    .any(|member| self.is_one_of(&rule.objects, member))
            })
    }

    /// Whether who does it is called as the rule asks.
    fn subject_fits(self, rule: &Rule, predicate: &Predicate) -> bool {
        rule.subjects.is_empty()
            || self
                .slots
                .agent_chunk(predicate)
                .and_then(|at| self.slots.sentence.noun(at))
                .is_some_and(|group| {
                    group
                        .members()
                        .any(|member| self.is_one_of(&rule.subjects, member))
                })
    }

    /// "told Sudland to stop"
    fn governs_infinitive(self, index: usize) -> bool {
        let sentence = self.slots.sentence;
        sentence.clauses.predicates.iter().any(|inner| {
            inner.relation == Relation::Infinitive(index)
                && sentence
                    .verb(inner)
                    .is_some_and(|verb| verb.form == VerbForm::Infinitive)
        })
    }

    /// Whether the sentence has one of the words that the rule wants in it.
    fn is_near(self, rule: &Rule) -> bool {
        let sentence = self.slots.sentence;
        rule.near.is_empty()
            || (0..sentence.tokens.len()).any(|at| {
                rule.near.contains(&sentence.words[at].lemma)
                    || rule.near.contains(&sentence.tokens[at].lower)
            })
    }

    fn is_one_of(self, list: &WordList, group: &NounGroup) -> bool {
        let sentence = self.slots.sentence;
        group.actor.is_some() && list.contains("@actor")
            || list.contains(&group.lemma)
            || group.tokens.clone().any(|token| {
                let lower = &sentence.tokens[token].lower;
                list.contains(&sentence.words[token].lemma)
                    || list.contains(lower)
                    || list.contains(singular(lower))
            })
    }

    fn fill_verb(
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
        own_clause
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

/// "offered an apology", "offered its condolences" says so, and promises nothing.
fn drop_offers_of_words(out: &mut Vec<Outcome<'_>>) {
    use EventCategory::{Admit, Agree, Comment, Criticise, Support};
    let said: Vec<Range<usize>> = out
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Event(candidate)
                if matches!(candidate.category, Admit | Comment | Criticise | Support)
                    && candidate.trigger.len() > 1 =>
            {
                Some(candidate.trigger.clone())
            }
            _ => None,
        })
        .collect();
    out.retain(|outcome| match outcome {
        Outcome::Event(candidate) => {
            candidate.category != Agree
                || candidate.trigger.len() > 1
                || !said
                    .iter()
                    .any(|words| words.start == candidate.trigger.start)
        }
        Outcome::Filtered => true,
    });
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

fn may_stand_between(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Noun
            | Tag::Name
            | Tag::Adjective
            | Tag::Determiner
            | Tag::Possessive
            | Tag::Pronoun
            | Tag::Number
            | Tag::Adverb
            | Tag::Coordinator
            | Tag::Quote
            | Tag::Particle
    )
}

/// "diplomats" -> "diplomat", for heads inside an actor's name, which have no base form.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}
