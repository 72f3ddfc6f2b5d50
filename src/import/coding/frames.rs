//! Triggers matched: verbs whose words, object and subject a rule asks for.

use super::candidate::{Candidate, Outcome, Seeks};
use super::reason::is_of_words;
use super::slots::Slots;
use super::status::{Reading, read};
use super::transform::transform;
use crate::import::chunk::{Chunk, NounGroup, VerbForm};
use crate::import::clause::{Predicate, Relation};
use crate::import::tag::Tag;
use crate::lexicon::events::{Pattern, Rule};
use crate::lexicon::list::WordList;
use crate::lexicon::words::{WordClass, Words};
use crate::model::EventCategory;
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
                || rule.needs_content && !predicate.has_content && !self.denies_all(rule, predicate)
                || rule.infinitive && !self.governs_infinitive(index)
                || rule.reason && !self.slots.has_reason(index)
                || rule.category == EventCategory::Deny && self.is_territorial(predicate)
                || rule.category == EventCategory::Reject && self.foils(predicate)
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

    /// ", which Norland denies": what was told before is the content.
    fn denies_all(self, rule: &Rule, predicate: &Predicate) -> bool {
        let sentence = self.slots.sentence;
        let opener = predicate
            .subject
            .filter(|&subject| subject < predicate.chunk)
            .and_then(|subject| subject.checked_sub(1));
        let of_subject = || {
            let predicates = &sentence.clauses.predicates;
            predicates.iter().any(|main| {
                main.relation == Relation::Root
                    && main.chunk > predicate.chunk
                    && main
                        .subject
                        .is_some_and(|noun| predicate.direct.contains(&noun))
            })
        };
        rule.category == EventCategory::Deny
            && predicate.relation == Relation::Relative
            && !of_subject()
            && opener.is_some_and(
                |at| matches!(&sentence.chunks[at], Chunk::Relative(word) if word == "which"),
            )
    }

    /// "thwarted a cyber attack": the plot was no offer that one may refuse.
    fn foils(self, predicate: &Predicate) -> bool {
        let sentence = self.slots.sentence;
        let evaluation = &self.slots.lexicon.evaluation;
        let foiling = sentence.verb(predicate).is_some_and(|verb| {
            evaluation
                .foiling
                .match_at(std::iter::once(verb.lemma.as_str()))
                .is_some()
        });
        foiling
            && self.slots.objects(predicate).into_iter().any(|noun| {
                sentence
                    .noun(noun)
                    .is_some_and(|group| evaluation.hostile_nouns.contains(&group.lemma))
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
