//! Triggers matched with their slots: verbs, and nouns that carry an act.

use super::slots::{Filled, Filler, Slots};
use super::status::{Reading, Status, read};
use crate::import::chunk::{Chunk, NounGroup};
use crate::import::clause::Predicate;
use crate::import::tag::Tag;
use crate::lexicon::events::{Pattern, Rule, Slot};
use crate::lexicon::words::{WordClass, Words};
use crate::model::{EventCategory, Role};
use smol_str::SmolStr;
use std::ops::Range;

/// An event as one clause tells it, before dates and links.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// The rule that saw it.
    pub rule: &'a Rule,
    /// What it is, once modality has had its say.
    pub category: EventCategory,
    /// Who.
    pub source: Vec<Filler>,
    /// To whom; empty when nobody is named.
    pub target: Vec<Filler>,
    /// Tokens of the trigger.
    pub trigger: Range<usize>,
    /// The predicate it hangs on, for its date.
    pub predicate: Option<usize>,
    /// 0 to 1.
    pub confidence: f32,
    /// Only presupposed by another event.
    pub presupposed: bool,
    /// Holds in both directions.
    pub mutual: bool,
    /// Where to look for a target that the sentence does not name.
    pub seeks: Seeks,
    /// Who reports it, where that is an actor other than the source.
    pub reported_by: Vec<Filler>,
}

/// Where to look for a target that the sentence does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeks {
    /// Nowhere.
    Nothing,
    /// Among those who accused the source.
    Accuser,
    /// The target of the last act of the kind: "Norland expelled two Sudlanders, Westland three".
    LastOfKind,
}

/// Matches rules in one sentence.
#[derive(Debug, Clone, Copy)]
pub struct Frames<'a> {
    /// Slots of the sentence.
    pub slots: Slots<'a>,
    /// English words.
    pub words: &'a Words,
}

/// What became of a trigger.
pub enum Outcome<'a> {
    /// An event.
    Event(Candidate<'a>),
    /// A trigger that tells of no event: negated, planned, hypothetical, or of nobody.
    Filtered,
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
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            if let Chunk::Noun(group) = chunk {
                out.extend(self.of_noun(at, group));
            }
        }
        out
    }

    /// The first rule whose words, object and slots all fit.
    fn of_verb(self, index: usize) -> Option<Outcome<'a>> {
        let predicate = &self.slots.sentence.clauses.predicates[index];
        let verb = self.slots.sentence.verb(predicate)?;
        let mut seen = false;
        for (rule, pattern) in self.slots.lexicon.for_verb(&verb.lemma) {
            let Some(trigger) = self.pattern_after(pattern, predicate) else {
                continue;
            };
            if !self.object_fits(rule, pattern, predicate)
                || rule.needs_content && !predicate.has_content
            {
                continue;
            }
            seen = true;
            let reading = read(self.slots, self.words, index);
            if transform(rule.category, reading.status).is_none() {
                break;
            }
            if let Some(candidate) = self.fill_verb(rule, pattern, index, &reading, trigger) {
                return Some(Outcome::Event(candidate));
            }
        }
        seen.then_some(Outcome::Filtered)
    }

    /// The tokens of `pattern` at the predicate, if its words follow the verb within the clause.
    fn pattern_after(self, pattern: &Pattern, predicate: &Predicate) -> Option<Range<usize>> {
        let sentence = self.slots.sentence;
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
            let is_word = |place: usize| {
                let tag = sentence.words[place].tag;
                (sentence.tokens[place].lower == *word || sentence.words[place].lemma == *word)
                    && !(last && tag == Tag::To)
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
            .any(|group| group.members().any(|member| self.is_object(rule, member)))
    }

    fn is_object(self, rule: &Rule, group: &NounGroup) -> bool {
        let sentence = self.slots.sentence;
        rule.objects.iter().any(|wanted| {
            wanted == "@actor" && group.actor.is_some()
                || *wanted == group.lemma
                || group.tokens.clone().any(|token| {
                    sentence.words[token].lemma == *wanted
                        || sentence.tokens[token].lower == *wanted
                        || singular(&sentence.tokens[token].lower) == wanted.as_str()
                })
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
        let (category, _) = transform(rule.category, reading.status)?;
        let source = match self.first_slot(&rule.source, predicate, &pattern.rest) {
            Filled::By(list) => list,
            Filled::ByOther => return None,
            // "Charges were filed", said the state that filed them.
            Filled::Empty
                if is_measure(rule.category) || rule.category == EventCategory::Complain =>
            {
                reading.speakers.clone()
            }
            Filled::Empty => return None,
        };
        let target = match self.target_slot(rule, predicate, &pattern.rest, &source) {
            Filled::By(list) => list,
            Filled::ByOther if !rule.targetless => return None,
            Filled::ByOther | Filled::Empty => Vec::new(),
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

    fn first_slot(self, slots: &[Slot], predicate: &Predicate, idiom: &[SmolStr]) -> Filled {
        let mut other = false;
        for slot in slots {
            match self.slots.fill(slot, predicate, idiom) {
                Filled::Empty => {}
                Filled::ByOther => other = true,
                filled => return filled,
            }
        }
        if other {
            Filled::ByOther
        } else {
            Filled::Empty
        }
    }

    /// The first target slot that names somebody other than the source alone.
    fn target_slot(
        self,
        rule: &Rule,
        predicate: &Predicate,
        idiom: &[SmolStr],
        source: &[Filler],
    ) -> Filled {
        let mut other = false;
        for slot in &rule.target {
            match self.slots.fill(slot, predicate, idiom) {
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
    fn build(
        self,
        rule: &'a Rule,
        category: EventCategory,
        source: Vec<Filler>,
        target: Vec<Filler>,
        trigger: Range<usize>,
        predicate: Option<usize>,
        reading: &Reading,
        confidence: f32,
    ) -> Option<Candidate<'a>> {
        if source.is_empty() {
            return None;
        }
        let mutual = rule.mutual && category == rule.category;
        let several = mutual && source.len() > 1;
        let seeks = if !target.is_empty() || category != rule.category {
            Seeks::Nothing
        } else if rule.answers {
            Seeks::Accuser
        } else if predicate.is_some_and(|index| self.counts_only(index)) {
            Seeks::LastOfKind
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

    /// A noun that carries an act: the object of a light verb, or a noun with owner and target.
    fn of_noun(self, at: usize, group: &'a NounGroup) -> Option<Outcome<'a>> {
        let sentence = self.slots.sentence;
        for member in group.members() {
            let Some((rule, trigger)) = self.noun_rule(member) else {
                continue;
            };
            let verb = sentence.clauses.predicates.iter().position(|predicate| {
                self.slots.objects(predicate).contains(&at) && self.is_light(predicate)
            });
            if let Some(index) = verb {
                let outcome = self.light(rule, index, at, trigger.clone());
                if outcome.is_some() {
                    return outcome;
                }
            }
            if rule.nominal {
                return Some(
                    self.nominal(rule, at, trigger)
                        .map_or(Outcome::Filtered, Outcome::Event),
                );
            }
        }
        None
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
        let reading = read(self.slots, self.words, index);
        let Some((category, _)) = transform(rule.category, reading.status) else {
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
        let target = if let Filled::By(list) = target {
            list
        } else {
            Vec::new()
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

    /// "gave Canada a deadline", "offered Iran talks".
    fn indirect_object(self, predicate: &Predicate, at: usize, source: &[Filler]) -> Filled {
        for &noun in predicate.direct.iter().filter(|&&noun| noun != at) {
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
            if let Filled::By(list) = self.slots.fill_noun(slot, at) {
                target = without(list, &source);
                if !target.is_empty() {
                    break;
                }
            }
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
            0.7,
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
            Some(_) => Some((Status::Done, true)),
            None if predicate.subject == Some(at) => {
                let reading = read(self.slots, self.words, index);
                (reading.status == Status::Done).then_some((Status::Done, false))
            }
            None => Some((Status::Done, true)),
        }
    }
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

/// `list` without the actors of `others`.
pub fn without(list: Vec<Filler>, others: &[Filler]) -> Vec<Filler> {
    list.into_iter()
        .filter(|filler| !others.iter().any(|other| other.code == filler.code))
        .collect()
}

fn is_measure(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Expel
            | EventCategory::Sanction
            | EventCategory::Legal
            | EventCategory::Coerce
    )
}

fn is_hostile(category: EventCategory) -> bool {
    is_measure(category) || matches!(category, EventCategory::Force | EventCategory::Threaten)
}

fn is_friendly(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Agree | EventCategory::Support | EventCategory::Yield | EventCategory::Admit
    )
}

/// What an act of `category` is under `status`: a planned sanction is a threat, refused talks a rejection. None is no event.
pub fn transform(category: EventCategory, status: Status) -> Option<(EventCategory, bool)> {
    let changed = |category| Some((category, true));
    match status {
        Status::Done => Some((category, false)),
        Status::Negated | Status::Unreal => None,
        Status::Future if is_hostile(category) => changed(EventCategory::Threaten),
        Status::Future if is_friendly(category) => changed(EventCategory::Agree),
        Status::Future if category == EventCategory::Reject => Some((category, false)),
        Status::Future => None,
        Status::FutureNegated if is_friendly(category) || category == EventCategory::Consult => {
            changed(EventCategory::Reject)
        }
        Status::FutureNegated => None,
        Status::Promised if is_hostile(category) => changed(EventCategory::Threaten),
        Status::Promised if is_friendly(category) || category == EventCategory::Consult => {
            changed(EventCategory::Agree)
        }
        Status::Promised => None,
        Status::Threatened => changed(EventCategory::Threaten),
        Status::Refused if is_hostile(category) => None,
        Status::Refused => changed(EventCategory::Reject),
        Status::Attempted if matches!(category, EventCategory::Coerce | EventCategory::Force) => {
            Some((category, false))
        }
        Status::Attempted => None,
    }
}

/// "diplomats" -> "diplomat", for heads inside an actor's name, which have no base form.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}
