//! Whether what a clause tells has happened, and who says so.

use super::slots::{Filled, Filler, Slots};
use crate::import::chunk::{Chunk, VerbForm};
use crate::import::clause::{Predicate, Relation};
use crate::lexicon::events::{Content, Rule};
use crate::lexicon::words::{WordClass, Words};
use crate::model::EventCategory;

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
    /// Tried, perhaps in vain.
    Attempted,
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
                match slots.speaker(attribution.speaker) {
                    Filled::By(list) => reading.speakers = list,
                    Filled::ByOther => reading.other_speaker = true,
                    Filled::Empty => {}
                }
            }
        }
        if reading.speakers.is_empty() && !reading.other_speaker {
            reading.speakers = slots.voice.to_vec();
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
    if predicate.conditional || is_yet_to_come(slots, predicate) {
        return Status::Unreal;
    }
    match predicate.modal.as_deref() {
        None => {
            let nobody = predicate
                .subject
                .and_then(|subject| slots.sentence.noun(subject))
                .is_some_and(|group| group.negated);
            let nothing = predicate.direct.iter().any(|&noun| {
                slots.sentence.noun(noun).is_some_and(|group| {
                    group.negated || matches!(group.lemma.as_str(), "nothing" | "nobody" | "none")
                })
            });
            if predicate.negated || nobody || nothing {
                Status::Negated
            } else {
                Status::Done
            }
        }
        Some("will" | "shall" | "'ll" | "would" | "'d" | "wo" | "won't" | "wouldn't") => {
            let has_not_and_will_not = verb.perfect && predicate.negated;
            if has_not_and_will_not {
                Status::Negated
            } else if predicate.negated {
                Status::FutureNegated
            } else {
                Status::Future
            }
        }
        Some(_) => Status::Unreal,
    }
}

/// "when the king visits Sudland", "before the talks begin": the present after such a word tells of what is to come.
fn is_yet_to_come(slots: Slots<'_>, predicate: &Predicate) -> bool {
    let present = slots
        .sentence
        .verb(predicate)
        .is_some_and(|verb| verb.present && !verb.perfect && verb.modal.is_none());
    let Some(subject) = predicate.subject.filter(|_| present) else {
        return false;
    };
    let opener = subject
        .checked_sub(1)
        .and_then(|before| slots.sentence.chunks.get(before));
    matches!(
        opener,
        Some(Chunk::Subordinator(word) | Chunk::Relative(word) | Chunk::Complementizer(word))
            if matches!(word.as_str(), "when" | "once" | "before" | "until" | "after")
    )
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
        Relation::Gerund(outer) if is_cited(slots, words, predicate, outer) => {
            climb(slots, words, outer, reading, depth + 1);
        }
        Relation::Infinitive(outer) | Relation::Gerund(outer) => {
            under_control(slots, predicate, outer, reading);
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

/// "cited the minister as saying": he said so.
fn is_cited(slots: Slots<'_>, words: &Words, saying: &Predicate, outer: usize) -> bool {
    let lemma = |predicate: &Predicate| slots.sentence.verb(predicate).map(|verb| &verb.lemma);
    let governor = &slots.sentence.clauses.predicates[outer];
    lemma(governor).is_some_and(|cites| matches!(cites.as_str(), "cite" | "quote" | "report"))
        && lemma(saying).is_some_and(|says| words.class_of(says).contains(WordClass::SPEECH))
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
    let suppressed = slots
        .lexicon
        .for_verb(&verb.lemma)
        .any(|(rule, pattern)| pattern.rest.is_empty() && hides_content(rule, class));
    match own_status(slots, outer) {
        Status::Done if class.contains(WordClass::SPEECH) => {}
        Status::Done if class.contains(WordClass::MENTAL) => reading.opinion = true,
        Status::Done if !suppressed => {}
        _ => reading.status = Status::Unreal,
    }
    // "…, meaning that Norland allows its towns their own courts" explains.
    if suppressed || verb.lemma == "mean" {
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

/// What a rule's verb is followed by did not thereby happen: "denied that …" always, "warned that …" only for verbs that do not report.
fn hides_content(rule: &Rule, class: WordClass) -> bool {
    use EventCategory::{Agree, Demand, Deny, Reject};
    rule.content == Content::Suppressed
        && rule.objects.is_empty()
        && !rule.infinitive
        && rule.objects.is_empty()
        && (!class.contains(WordClass::SPEECH)
            || matches!(rule.category, Deny | Demand | Reject | Agree))
}

/// An infinitive or gerund: what the governing verb makes of it.
fn under_control(slots: Slots<'_>, inner: &Predicate, outer: usize, reading: &mut Reading) {
    let gerund = matches!(inner.relation, Relation::Gerund(_)).then_some(inner.chunk);
    let governor = &slots.sentence.clauses.predicates[outer];
    let Some(verb) = slots.sentence.verb(governor) else {
        return;
    };
    let modality = &slots.lexicon.modality;
    let lemma = &verb.lemma;
    let governed = own_status(slots, outer);
    let negated = matches!(governed, Status::Negated | Status::FutureNegated);
    if speaks_by_calling(slots, governor, inner) && governed == Status::Done {
        return;
    }
    let before = reading.status;
    let going_to = gerund.is_none() && slots.sentence.tokens[verb.verb].lower == "going";
    let against = gerund.is_some_and(|chunk| follows(slots, chunk, "against"));
    reading.status = if against {
        Status::Unreal
    } else if going_to {
        match governed {
            Status::Done if before == Status::Done => Status::Future,
            Status::Negated if before == Status::Done => Status::FutureNegated,
            _ => Status::Unreal,
        }
    } else if modality.refuses.contains(lemma) {
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
    } else if modality.attempts.contains(lemma)
        && governed == Status::Done
        && before == Status::Done
    {
        Status::Attempted
    } else if modality.implies.contains(lemma) {
        match governed {
            Status::Done => before,
            other => other,
        }
    } else if gerund.is_some_and(|chunk| after_fact(slots, governor, chunk))
        && governed == Status::Done
    {
        before
    } else if gerund.is_none() && slots.ranked_subject(inner).is_some() {
        match governed {
            Status::Done => before,
            other => other,
        }
    } else if lemma == "be" && gerund.is_none() {
        of_copula(slots, governor, governed)
    } else {
        Status::Unreal
    };
}

/// "is willing to", "is unwilling to", "is likely to"; "is to expel" with no adjective is arranged.
fn of_copula(slots: Slots<'_>, governor: &Predicate, governed: Status) -> Status {
    let modality = &slots.lexicon.modality;
    let adjective = slots.sentence.chunks[governor.chunk + 1..]
        .iter()
        .take(3)
        .find_map(|chunk| match chunk {
            Chunk::Adjective(token) => Some(&slots.sentence.words[*token].lemma),
            _ => None,
        });
    let negated = matches!(governed, Status::Negated | Status::FutureNegated);
    match (adjective, governed) {
        (Some(word), _) if modality.willing.contains(word) => {
            if negated {
                Status::Refused
            } else {
                Status::Promised
            }
        }
        (Some(word), Status::Done) if modality.unwilling.contains(word) => Status::Refused,
        (None, Status::Done) => Status::Future,
        _ => Status::Unreal,
    }
}

/// Whether `preposition` stands before the chunk at `chunk`.
fn follows(slots: Slots<'_>, chunk: usize, preposition: &str) -> bool {
    matches!(
        slots.sentence.chunks[..chunk].last(),
        Some(Chunk::Preposition(word)) if word == preposition
    )
}

/// "retaliated by …-ing", "after …-ing": told as done. `chunk` is the gerund's.
fn after_fact(slots: Slots<'_>, governor: &Predicate, chunk: usize) -> bool {
    let before = slots.sentence.chunks[..chunk]
        .iter()
        .rev()
        .find(|chunk| !matches!(chunk, Chunk::Adverb(_) | Chunk::Quote));
    match before {
        Some(Chunk::Preposition(word)) => match word.as_str() {
            "by" | "after" | "while" | "since" => true,
            // "thanked Sudland for helping" is told of as done, "criticised it for helping" too, but as a charge.
            "for" => !accuses(slots, governor),
            _ => false,
        },
        _ => false,
    }
}

/// A verb whose gerund is what somebody is accused of or thanked for, not told as done.
fn accuses(slots: Slots<'_>, governor: &Predicate) -> bool {
    slots.sentence.verb(governor).is_some_and(|verb| {
        slots
            .lexicon
            .for_verb(&verb.lemma)
            .any(|(rule, pattern)| pattern.rest.is_empty() && rule.content == Content::Suppressed)
    })
}

/// "called his counterpart to protest": the call is where it is said, so that the caller did.
pub fn speaks_by_calling(slots: Slots<'_>, governor: &Predicate, inner: &Predicate) -> bool {
    let calls = slots.sentence.verb(governor).is_some_and(|verb| {
        matches!(
            verb.lemma.as_str(),
            "call" | "telephone" | "phone" | "ring" | "write"
        )
    });
    calls && !governor.direct.is_empty() && inner.subject == governor.subject
}
