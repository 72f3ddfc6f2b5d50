//! Whether what a clause tells has happened, and who says so.

use super::slots::{Filled, Filler, Slots};
use crate::import::chunk::VerbForm;
use crate::import::clause::{Predicate, Relation};
use crate::lexicon::events::Content;
use crate::lexicon::words::{WordClass, Words};

/// What the words around a verb make of its act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It happened.
    Done,
    /// It did not: "has not expelled".
    Negated,
    /// It is to come: "will expel", "said it would expel".
    Future,
    /// It is to come, and will not: "will not lift".
    FutureNegated,
    /// Promised, vowed.
    Promised,
    /// Threatened.
    Threatened,
    /// Refused.
    Refused,
    /// Conditional, possible, planned, wished for, alleged: nothing.
    Unreal,
}

/// Status of a predicate with those who report it, the nearest first.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Whether it happened.
    pub status: Status,
    /// Who reports it; empty where the article itself does.
    pub speakers: Vec<Filler>,
    /// Reported by somebody who is no actor.
    pub other_speaker: bool,
    /// A that-clause under "believe", "fear" …
    pub opinion: bool,
}

/// Reads predicate `index`.
pub fn read(slots: Slots<'_>, words: &Words, index: usize) -> Reading {
    let mut reading = Reading {
        status: own_status(slots, index),
        speakers: Vec::new(),
        other_speaker: false,
        opinion: false,
    };
    climb(slots, words, index, &mut reading, 0);
    if reading.speakers.is_empty() {
        let chunk = slots.sentence.clauses.predicates[index].chunk;
        for attribution in &slots.sentence.clauses.attributions {
            if attribution.scope.contains(&chunk) && attribution.predicate != Some(index) {
                match slots.heads(attribution.speaker) {
                    Filled::By(list) => reading.speakers = list,
                    Filled::ByOther => reading.other_speaker = true,
                    Filled::Empty => {}
                }
            }
        }
    }
    reading
}

/// Status of predicate `index` by its own words, without what governs it.
pub fn own_reading(slots: Slots<'_>, index: usize) -> Status {
    own_status(slots, index)
}

fn own_status(slots: Slots<'_>, index: usize) -> Status {
    let predicate = &slots.sentence.clauses.predicates[index];
    let Some(verb) = slots.sentence.verb(predicate) else {
        return Status::Unreal;
    };
    if predicate.conditional {
        return Status::Unreal;
    }
    match verb.modal.as_deref() {
        None => {
            let nobody = predicate
                .subject
                .and_then(|subject| slots.sentence.noun(subject))
                .is_some_and(|group| group.negated);
            if verb.negated || nobody {
                Status::Negated
            } else {
                Status::Done
            }
        }
        Some("will" | "shall" | "'ll" | "would" | "'d" | "wo" | "won't" | "wouldn't") => {
            let has_not_and_will_not = verb.perfect && verb.negated;
            if has_not_and_will_not {
                Status::Negated
            } else if verb.negated {
                Status::FutureNegated
            } else {
                Status::Future
            }
        }
        Some(_) => Status::Unreal,
    }
}

fn climb(slots: Slots<'_>, words: &Words, index: usize, reading: &mut Reading, depth: usize) {
    if depth > 8 {
        return;
    }
    let predicate = &slots.sentence.clauses.predicates[index];
    match predicate.relation {
        Relation::Content(outer) => {
            let governor = &slots.sentence.clauses.predicates[outer];
            under_content(slots, words, governor, outer, reading);
            climb(slots, words, outer, reading, depth + 1);
        }
        Relation::Infinitive(outer) | Relation::Gerund(outer) => {
            let is_gerund = matches!(predicate.relation, Relation::Gerund(_));
            under_control(slots, outer, is_gerund, reading);
            climb(slots, words, outer, reading, depth + 1);
        }
        Relation::OfNoun(noun) => {
            let deciding = slots
                .sentence
                .noun(noun)
                .is_some_and(|group| slots.lexicon.modality.deciding_nouns.contains(&group.lemma));
            let infinitive = slots
                .sentence
                .verb(predicate)
                .is_some_and(|verb| verb.form == VerbForm::Infinitive);
            if !(deciding && infinitive) {
                reading.status = Status::Unreal;
            }
        }
        Relation::Participial(outer) => climb(slots, words, outer, reading, depth + 1),
        Relation::Root | Relation::Relative | Relation::Adverbial => {}
    }
}

/// A that-clause: told by the subject of a verb of saying, else only claimed or thought.
fn under_content(
    slots: Slots<'_>,
    words: &Words,
    governor: &Predicate,
    outer: usize,
    reading: &mut Reading,
) {
    let Some(verb) = slots.sentence.verb(governor) else {
        return;
    };
    let class = words.class_of(&verb.lemma);
    let suppressed = slots.lexicon.for_verb(&verb.lemma).any(|(rule, pattern)| {
        pattern.rest.is_empty()
            && rule.content == Content::Suppressed
            && !class.contains(WordClass::SPEECH)
    });
    match own_status(slots, outer) {
        Status::Done if class.contains(WordClass::SPEECH) => {}
        Status::Done if class.contains(WordClass::MENTAL) => reading.opinion = true,
        Status::Done if !suppressed => {}
        _ => reading.status = Status::Unreal,
    }
    if suppressed {
        reading.status = Status::Unreal;
    }
    if reading.speakers.is_empty() {
        match slots.agent(governor) {
            Filled::By(list) => reading.speakers = list,
            Filled::ByOther => reading.other_speaker = true,
            Filled::Empty => {}
        }
    }
}

/// An infinitive or gerund: what the governing verb makes of it.
fn under_control(slots: Slots<'_>, outer: usize, is_gerund: bool, reading: &mut Reading) {
    let governor = &slots.sentence.clauses.predicates[outer];
    let Some(verb) = slots.sentence.verb(governor) else {
        return;
    };
    let modality = &slots.lexicon.modality;
    let lemma = &verb.lemma;
    let governed = own_status(slots, outer);
    let negated = matches!(governed, Status::Negated | Status::FutureNegated);
    let before = reading.status;
    reading.status = if modality.refuses.contains(lemma) {
        if negated {
            Status::Unreal
        } else {
            Status::Refused
        }
    } else if modality.threatens.contains(lemma) {
        if negated {
            Status::Unreal
        } else {
            Status::Threatened
        }
    } else if modality.promises.contains(lemma) {
        match (negated, before) {
            (true, _) | (_, Status::Unreal) => Status::Unreal,
            (false, Status::Negated | Status::FutureNegated) => Status::Refused,
            _ => Status::Promised,
        }
    } else if modality.implies.contains(lemma) {
        match governed {
            Status::Done => before,
            other => other,
        }
    } else if is_gerund && after_fact(slots, outer) && governed == Status::Done {
        before
    } else if lemma == "be" && governed == Status::Done && !is_gerund {
        // "is to expel": arranged.
        Status::Future
    } else {
        Status::Unreal
    };
}

/// "retaliated by …-ing", "after …-ing", "responded in …-ing": told as done.
fn after_fact(slots: Slots<'_>, outer: usize) -> bool {
    let governor = &slots.sentence.clauses.predicates[outer];
    let Some(verb) = slots.sentence.verb(governor) else {
        return false;
    };
    let next = slots
        .sentence
        .chunks
        .get(governor.extent.end..)
        .unwrap_or(&[]);
    let preposition = next.iter().find_map(|chunk| match chunk {
        crate::import::chunk::Chunk::Preposition(word) => Some(word.as_str()),
        _ => None,
    });
    matches!(preposition, Some("by" | "after" | "while"))
        || slots.lexicon.modality.implies.contains(&verb.lemma)
}
