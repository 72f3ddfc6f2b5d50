//! Nouns of coming together: "during his visit to Sudland", "after a summit with the king", "talks between them collapsed".
//!
//! A verb's meeting has its parties in the verb's slots. A noun's parties stand around it ("between A and B", "A's meeting with
//! B", "a meeting of A and B"), and where one is missing it is whoever the clause is about. Whether it took place is told by the
//! preposition before it, or by the verb that it is subject or object of.

use super::candidate::{Candidate, Outcome, without};
use super::frames::Frames;
use super::slots::{Filled, Filler};
use super::status::{Reading, Status, read};
use crate::import::chunk::{Chunk, NounGroup};
use crate::import::clause::{Predicate, Relation};
use crate::lexicon::events::{MeetingWords, Rule, Slot};
use crate::model::{ActorCode, EventCategory};
use std::collections::BTreeSet;
use std::ops::Range;

#[cfg(test)]
mod tests;

/// A noun of coming together where it stands.
#[derive(Clone, Copy)]
pub(super) struct Noun<'a> {
    /// Its chunk.
    pub at: usize,
    /// Its group, which may be one of several joined ones.
    pub group: &'a NounGroup,
    /// What codes it.
    pub rule: &'a Rule,
}

/// What a noun hangs on.
#[derive(Clone, Copy)]
struct Place {
    /// The verb, if there is any.
    holder: Option<usize>,
    /// The chunk at which the phrase begins that the noun stands in: its own, or that of "a round of".
    start: usize,
}

/// Whose meeting it is.
struct Parties {
    source: Vec<Filler>,
    target: Vec<Filler>,
    /// The last chunk that names one of them.
    end: usize,
}

/// "the leaders' talks" are those of two; a word that stands for more states is no sure owner.
const MOST_OWNERS: usize = 2;

/// Whether `rule` is of nouns that tell of a meeting, call or visit.
pub(super) fn is_meeting(rule: &Rule) -> bool {
    rule.nominal && rule.category == EventCategory::Consult
}

impl<'a> Frames<'a> {
    /// The event that a noun of coming together tells of.
    pub(super) fn meeting(self, noun: Noun<'a>, trigger: Range<usize>) -> Outcome<'a> {
        let Some(place) = self.place_of(noun) else {
            return Outcome::Filtered;
        };
        let of_pact = || {
            let source = self.members_of_pact(noun.group);
            let phrases = self.phrases_of(noun.at);
            let others = phrases.iter().any(|(word, _)| *word == "with");
            (noun.rule.mutual && !others && !source.is_empty()).then_some(Parties {
                source,
                target: Vec::new(),
                end: noun.at,
            })
        };
        let Some(parties) = self.parties(noun, place).or_else(of_pact) else {
            return Outcome::Filtered;
        };
        let reading = Reading {
            status: Status::Done,
            speakers: Vec::new(),
            other_speaker: false,
            opinion: false,
        };
        // What names the parties belongs to the words that tell of it, so that the date behind them is the meeting's.
        let end = self
            .slots
            .sentence
            .noun(parties.end)
            .map_or(trigger.end, |group| group.full_tokens().end);
        let trigger = trigger.start..trigger.end.max(end);
        self.build(
            noun.rule,
            noun.rule.category,
            parties.source,
            parties.target,
            trigger,
            place.holder,
            &reading,
            0.7,
        )
        .map_or(Outcome::Filtered, Outcome::Event)
    }

    fn meeting_words(self) -> &'a MeetingWords {
        &self.slots.lexicon.modality.meeting
    }

    fn preposition_before(self, at: usize) -> Option<&'a str> {
        match self.slots.sentence.chunks.get(at.checked_sub(1)?) {
            Some(Chunk::Preposition(word)) => Some(word.as_str()),
            _ => None,
        }
    }

    /// What the noun hangs on, if that tells that the meeting took place.
    fn place_of(self, noun: Noun<'a>) -> Option<Place> {
        if self.is_unreal(noun.group) {
            return None;
        }
        let start = self.start_of_phrase(noun.at)?;
        let holder = self.holder(start);
        let place = Place { holder, start };
        let Some(index) = holder else {
            let after_fact = self
                .preposition_before(start)
                .is_none_or(|word| self.follows_fact(word, noun, None));
            return after_fact.then_some(place);
        };
        let predicate = &self.slots.sentence.clauses.predicates[index];
        if predicate.conditional {
            return None;
        }
        let took_place = match self.preposition_before(start) {
            Some(word) => {
                self.follows_fact(word, noun, Some(predicate)) && self.is_told(word, index, start)
            }
            None if predicate.subject == Some(start) => self.is_held(index),
            None => self.is_recounted(index) || self.is_stop_of_tour(index),
        };
        took_place.then_some(place)
    }

    /// "future talks", "a possible visit".
    fn is_unreal(self, group: &NounGroup) -> bool {
        let words = self.meeting_words();
        let tokens = &self.slots.sentence.tokens;
        tokens[group.tokens.clone()]
            .iter()
            .any(|token| words.unreal.contains(&token.lower))
    }

    /// The first chunk of "the last day of a round of talks", whose head is the last one.
    fn start_of_phrase(self, at: usize) -> Option<usize> {
        let mut start = at;
        while self.preposition_before(start) == Some("of") {
            let outer = start.checked_sub(2)?;
            let group = self.slots.sentence.noun(outer)?;
            if group.negated
                || self.is_unreal(group)
                || !self.meeting_words().parts.contains(&group.lemma)
            {
                return None;
            }
            start = outer;
        }
        Some(start)
    }

    /// The verb that the phrase beginning at `start` hangs on: the one that has it among its phrases or objects, else the one whose
    /// subject stands beside it ("the minister, on a visit to Sudland, said"; "During the talks, Norland said").
    fn holder(self, start: usize) -> Option<usize> {
        let sentence = self.slots.sentence;
        let predicates = &sentence.clauses.predicates;
        let after_comma = start >= 2 && matches!(sentence.chunks[start - 2], Chunk::Comma);
        let holds = |predicate: &Predicate| {
            // "talks to renegotiate the pact collapsed": the infinitive only says what they are about.
            predicate.subject == Some(start) && !matches!(predicate.relation, Relation::OfNoun(_))
                || predicate.direct.contains(&start)
                || predicate
                    .phrases
                    .iter()
                    .any(|phrase| phrase.noun == Some(start))
        };
        let own = predicates.iter().position(holds);
        let root_before = || {
            predicates.iter().rposition(|predicate| {
                predicate.chunk < start && predicate.relation == Relation::Root
            })
        };
        own.filter(|_| !after_comma)
            .or_else(|| root_before().filter(|_| after_comma && own.is_some()))
            .or(own)
            .or_else(|| {
                predicates.iter().position(|predicate| {
                    predicate.chunk > start
                        && predicate.relation != Relation::Relative
                        && predicate.subject.is_some_and(|subject| subject != start)
                })
            })
    }

    /// Whether `word` before the noun says that the meeting was there: "during", "after"; "ahead of" does not.
    fn follows_fact(self, word: &str, noun: Noun<'a>, holder: Option<&Predicate>) -> bool {
        let visits = !noun.rule.mutual;
        let lemma = &noun.group.lemma;
        let words = self.meeting_words();
        match word {
            "during" | "after" | "following" | "throughout" | "amid" | "since" => true,
            "in" | "at" => !self.aims_at(holder, noun.at),
            "on" | "from" => {
                (visits || words.calls.contains(lemma)) && !self.aims_at(holder, noun.at)
            }
            "over" => words.meals.contains(lemma),
            "for" => holder.is_some_and(|predicate| self.comes_together(predicate)),
            _ => false,
        }
    }

    /// "agreed on a visit", "interested in talks": the verb before the noun names an aim.
    fn aims_at(self, holder: Option<&Predicate>, at: usize) -> bool {
        holder
            .filter(|predicate| predicate.chunk < at)
            .and_then(|predicate| self.slots.sentence.verb(predicate))
            .is_some_and(|verb| self.meeting_words().aims.contains(&verb.lemma))
    }

    /// "arrived for talks", "hosted him for dinner": the verb tells of a meeting itself.
    fn comes_together(self, predicate: &Predicate) -> bool {
        self.slots.sentence.verb(predicate).is_some_and(|verb| {
            self.slots
                .lexicon
                .for_verb(&verb.lemma)
                .any(|(rule, pattern)| {
                    rule.category == EventCategory::Consult
                        && !is_meeting(rule)
                        && pattern.rest.len() < 2
                })
        })
    }

    /// Whether what happened during the meeting is told as past, or as vain: then the meeting was there.
    fn is_told(self, preposition: &str, index: usize, start: usize) -> bool {
        let predicate = &self.slots.sentence.clauses.predicates[index];
        let fronted = predicate.chunk > start;
        match read(self.slots, self.words, index).status {
            Status::Done => true,
            // "is not in talks", "refused to take part in talks": not even begun.
            Status::Negated | Status::Refused | Status::Attempted => fronted || preposition != "in",
            Status::Promised | Status::Threatened => {
                fronted && predicate.relation == Relation::Root
            }
            _ => false,
        }
    }

    /// "talks between Norland and Sudland collapsed", "a meeting was held".
    fn is_held(self, index: usize) -> bool {
        let predicate = &self.slots.sentence.clauses.predicates[index];
        let Some(verb) = self.slots.sentence.verb(predicate) else {
            return false;
        };
        let words = self.meeting_words();
        let by_form = if verb.passive {
            words.holds.contains(&verb.lemma)
        } else if verb.lemma == "be" {
            !verb.present
        } else {
            !words.pending.contains(&verb.lemma)
        };
        by_form && read(self.slots, self.words, index).status == Status::Done
    }

    /// "left a meeting with", "hailed the talks with": only what took place has this done to it.
    fn is_recounted(self, index: usize) -> bool {
        let predicate = &self.slots.sentence.clauses.predicates[index];
        self.slots.sentence.verb(predicate).is_some_and(|verb| {
            // "It was the first meeting between …"
            let names = verb.lemma == "be" && !verb.present;
            (names || self.meeting_words().recounts.contains(&verb.lemma))
                && read(self.slots, self.words, index).status == Status::Done
        })
    }

    /// "his trip to the region, which included stops in Sudland"
    fn is_stop_of_tour(self, index: usize) -> bool {
        let predicate = &self.slots.sentence.clauses.predicates[index];
        let holds = self.slots.sentence.verb(predicate).is_some_and(|verb| {
            matches!(verb.lemma.as_str(), "include" | "feature" | "comprise") && !verb.present
        });
        holds
            && self.tour(predicate).is_some()
            && read(self.slots, self.words, index).status == Status::Done
    }

    /// The tour or visit that the predicate tells of: its subject, or what that describes ("his trip to the region").
    fn tour(self, predicate: &Predicate) -> Option<&'a NounGroup> {
        let mut at = predicate.subject?;
        loop {
            let group = self.slots.sentence.noun(at)?;
            let visits = self
                .slots
                .lexicon
                .for_noun(&group.lemma)
                .any(|(rule, _)| is_meeting(rule) && !rule.mutual);
            if visits {
                return Some(group);
            }
            self.preposition_before(at)?;
            at = at.checked_sub(2)?;
        }
    }

    fn parties(self, noun: Noun<'a>, place: Place) -> Option<Parties> {
        let phrases = self.phrases_of(noun.at);
        let after = |wanted: &[&str]| {
            phrases
                .iter()
                .filter(|(word, _)| wanted.contains(word))
                .find_map(|&(_, at)| self.parties_in(at).map(|list| (list, at)))
        };
        let owners = self.own_actors(noun.group);
        if owners.len() > MOST_OWNERS {
            return None;
        }
        if noun.rule.mutual {
            if let Some((list, end)) = after(&["between", "among", "of", "involving"])
                && several(&list)
            {
                return Some(Parties {
                    source: list,
                    target: Vec::new(),
                    end,
                });
            }
            if several(&owners) {
                return Some(Parties {
                    source: owners,
                    target: Vec::new(),
                    end: noun.at,
                });
            }
        }
        let other = noun.rule.target.iter().find_map(|slot| match slot {
            Slot::After(word) => after(&[word.as_str()]),
            _ => None,
        });
        if other.is_none() && phrases.iter().any(|(word, _)| *word == "with") {
            // "talks with unions"
            return None;
        }
        let visitor = || after(&["by", "of", "from"]).map(|(list, _)| list);
        let source = if owners.is_empty() {
            visitor()
                .filter(|_| !noun.rule.mutual)
                .or_else(|| self.host_of(noun, place))?
        } else {
            owners
        };
        match other {
            Some((list, end)) => {
                let target = without(list, &source);
                (!target.is_empty()).then_some(Parties {
                    source,
                    target,
                    end,
                })
            }
            None => self.unnamed_partner(noun, place, source),
        }
    }

    /// "after talks in Geneva, Norland and Sudland agreed", "told the king over dinner": the partner stands elsewhere in the clause.
    fn unnamed_partner(self, noun: Noun<'a>, place: Place, source: Vec<Filler>) -> Option<Parties> {
        let sentence = self.slots.sentence;
        let words = self.meeting_words();
        let foreign = self
            .phrases_of(noun.at)
            .iter()
            .any(|&(word, at)| word == "of" && self.parties_in(at).is_some());
        if !noun.rule.mutual || foreign || !noun.group.owners.is_empty() {
            return None;
        }
        let end = noun.at;
        if several(&source) {
            return Some(Parties {
                source,
                target: Vec::new(),
                end,
            });
        }
        let private = words.calls.contains(&noun.group.lemma)
            || words.meals.contains(&noun.group.lemma)
            || noun.group.own;
        let predicate = &sentence.clauses.predicates[place.holder?];
        let speaks = sentence.verb(predicate).is_some_and(|verb| {
            let class = self.words.class_of(&verb.lemma);
            class.contains(crate::lexicon::words::WordClass::SPEECH)
        });
        if !private || !speaks {
            return None;
        }
        let list = predicate.direct.iter().find_map(|&at| self.person(at))?;
        let target = without(list, &source);
        (!target.is_empty()).then_some(Parties {
            source,
            target,
            end,
        })
    }

    /// An official in chunk `at`.
    fn person(self, at: usize) -> Option<Vec<Filler>> {
        let list: Vec<Filler> = self
            .parties_in(at)?
            .into_iter()
            .filter(|filler| filler.role.is_some())
            .collect();
        (!list.is_empty()).then_some(list)
    }

    /// Whoever the clause is about: its subject, its speaker where it has none.
    fn host_of(self, noun: Noun<'a>, place: Place) -> Option<Vec<Filler>> {
        let predicates = &self.slots.sentence.clauses.predicates;
        let index = place.holder?;
        if noun.group.own
            && let Some(list) = self.subject_before(place.start)
        {
            return Some(list);
        }
        if self.is_stop_of_tour(index) {
            let tour = self.tour(&predicates[index])?;
            let owners = self.own_actors(tour);
            let owners = if owners.is_empty() && tour.own {
                self.official_before(tour.tokens.start)
            } else {
                owners
            };
            return (!owners.is_empty()).then_some(owners);
        }
        let of_subject = predicates[index].subject != Some(place.start);
        let mut next = Some(index).filter(|_| of_subject);
        for _ in 0..4 {
            let Some(index) = next else { break };
            let predicate = &predicates[index];
            match self.subject_of(predicate) {
                Filled::By(list) => return Some(list),
                Filled::ByOther => return None,
                Filled::Empty => {}
            }
            next = match predicate.relation {
                Relation::Content(outer)
                | Relation::Infinitive(outer)
                | Relation::Gerund(outer)
                | Relation::Participial(outer) => Some(outer),
                Relation::Adverbial => predicates.iter().position(|later| {
                    later.chunk > predicate.chunk && later.relation == Relation::Root
                }),
                _ => None,
            };
        }
        let speakers = read(self.slots, self.words, index).speakers;
        (!speakers.is_empty()).then_some(speakers)
    }

    /// The subject of the clause, acting or acted on.
    fn subject_of(self, predicate: &Predicate) -> Filled {
        let passive = self
            .slots
            .sentence
            .verb(predicate)
            .is_some_and(|verb| verb.passive);
        match predicate.subject.filter(|_| passive) {
            Some(subject) => self.parties_in(subject).map_or(Filled::Empty, Filled::By),
            None => self.slots.agent(predicate),
        }
    }

    /// The last official named before token `at`.
    fn official_before(self, at: usize) -> Vec<Filler> {
        let mentions = &self.slots.sentence.mentions;
        mentions
            .iter()
            .rposition(|mention| {
                mention.tokens.end <= at && mention.role.is_some() && mention.actors.len() == 1
            })
            .map_or_else(Vec::new, |mention| self.slots.fillers(mention))
    }

    /// "his", "their": the last subject before.
    fn subject_before(self, start: usize) -> Option<Vec<Filler>> {
        self.slots
            .sentence
            .clauses
            .predicates
            .iter()
            .rev()
            .filter_map(|predicate| predicate.subject)
            .filter(|&subject| subject < start)
            .find_map(|subject| self.parties_in(subject))
    }

    /// The actors that the group in chunk `at` names as parties: no private people.
    fn parties_in(self, at: usize) -> Option<Vec<Filler>> {
        if self.slots.are_private(at) {
            return None;
        }
        match self.slots.heads(at) {
            Filled::By(list) => Some(list),
            Filled::ByOther | Filled::Empty => None,
        }
    }

    fn own_actors(self, group: &NounGroup) -> Vec<Filler> {
        let mut seen = BTreeSet::new();
        group
            .owners
            .iter()
            .flat_map(|&owner| self.slots.fillers(owner))
            .filter(|filler| seen.insert(filler.code))
            .collect()
    }

    /// The phrases after the noun, dates between them or not: "talks on Monday in Geneva with Sudland".
    fn phrases_of(self, at: usize) -> Vec<(&'a str, usize)> {
        let sentence = self.slots.sentence;
        let mut list = Vec::new();
        let mut next = at + 1;
        loop {
            next = match (sentence.chunks.get(next), sentence.chunks.get(next + 1)) {
                (Some(Chunk::Preposition(word)), Some(Chunk::Noun(_))) => {
                    list.push((word.as_str(), next + 1));
                    next + 2
                }
                (Some(Chunk::Noun(group)), _) if self.is_time(group) => next + 1,
                (Some(Chunk::Adverb(_)), Some(Chunk::Preposition(_))) => next + 1,
                _ => return list,
            };
        }
    }

    fn is_time(self, group: &NounGroup) -> bool {
        self.slots
            .sentence
            .dates
            .iter()
            .any(|date| date.tokens.contains(&group.head))
    }
}

fn several(list: &[Filler]) -> bool {
    let codes: BTreeSet<ActorCode> = list.iter().map(|filler| filler.code).collect();
    codes.len() > 1
}

/// Whether a verb has told of the meeting already that a noun names: "held talks with", "flew to Sudland on a visit".
pub(super) fn is_told_by_verb(out: &[Outcome<'_>], outcome: &Outcome<'_>) -> bool {
    let Outcome::Event(new) = outcome else {
        return false;
    };
    new.category == EventCategory::Consult
        && out.iter().any(|known| match known {
            Outcome::Event(known) => known.category == new.category && same_parties(known, new),
            Outcome::Filtered => false,
        })
}

/// Whether all parties of `new` are among those of `known`.
fn same_parties(known: &Candidate<'_>, new: &Candidate<'_>) -> bool {
    let all = |candidate: &Candidate<'_>| -> Vec<ActorCode> {
        candidate
            .source
            .iter()
            .chain(&candidate.target)
            .map(|filler| filler.code)
            .collect()
    };
    let known = all(known);
    all(new).iter().all(|code| known.contains(code))
}
