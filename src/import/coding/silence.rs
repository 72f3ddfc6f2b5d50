//! Why a sentence that names two states or more gave no event: a second look at it, once nothing was found.

use super::frames::Frames;
use super::slots::{Filled, Slots};
use super::status::{Status, read};
use super::transform::transform;
use crate::import::analysis::Sentence;
use crate::import::chunk::Chunk;
use crate::lexicon::events::{Rule, Slot};
use crate::model::{ActorCode, SilentSentence, Span, WhySilent};
use std::collections::BTreeSet;

/// Why `sentence` gave no event, where it names two actors or more: the reason of the trigger that got furthest.
pub fn silence(frames: Frames<'_>, sentence: &Sentence<'_>) -> Option<SilentSentence> {
    let actors: BTreeSet<ActorCode> = sentence
        .mentions
        .iter()
        .flat_map(|mention| mention.actors.iter().copied())
        .collect();
    if actors.len() < 2 {
        return None;
    }
    let verbs = (0..sentence.clauses.predicates.len()).filter_map(|index| of_verb(frames, index));
    let nouns = (0..sentence.chunks.len()).filter_map(|at| of_noun(frames.slots, at));
    let furthest = verbs.chain(nouns).max_by_key(|(why, span)| {
        // Of several that got as far, the first in the sentence.
        (*why, std::cmp::Reverse(span.start))
    });
    Some(SilentSentence {
        sentence: sentence.span,
        actors: actors.into_iter().collect(),
        why: furthest.map_or(WhySilent::NoTrigger, |(why, _)| why),
        trigger: furthest.map(|(_, span)| span),
    })
}

/// The furthest that a rule of the predicate's verb got.
fn of_verb(frames: Frames<'_>, index: usize) -> Option<(WhySilent, Span)> {
    let slots = frames.slots;
    let predicate = &slots.sentence.clauses.predicates[index];
    let verb = slots.sentence.verb(predicate)?;
    let status = read(slots, frames.words, index).status;
    slots
        .lexicon
        .for_verb(&verb.lemma)
        .filter_map(|(rule, pattern)| {
            let trigger = frames.pattern_after(pattern, predicate)?;
            let why = of_status(rule, status).unwrap_or_else(|| match slots.agent(predicate) {
                Filled::ByOther => WhySilent::NoState,
                Filled::Empty => WhySilent::NoSource,
                Filled::By(source) => {
                    let fill = |slot: &Slot| slots.fill(slot, predicate, &pattern.rest);
                    let targets: Vec<Filled> = rule.target.iter().map(fill).collect();
                    let own = targets.iter().any(|filled| match filled {
                        Filled::By(list) => list
                            .iter()
                            .all(|target| source.iter().any(|known| known.code == target.code)),
                        Filled::ByOther | Filled::Empty => false,
                    });
                    if own {
                        WhySilent::Domestic
                    } else {
                        WhySilent::NoTarget
                    }
                }
            });
            Some((why, slots.sentence.span_of(&trigger)))
        })
        .max_by_key(|(why, _)| *why)
}

/// What keeps an act of `status` from being an event of `rule`.
fn of_status(rule: &Rule, status: Status) -> Option<WhySilent> {
    if transform(rule.category, status).is_some() {
        return None;
    }
    Some(match status {
        Status::Negated | Status::FutureNegated | Status::Refused => WhySilent::Negated,
        Status::Future | Status::Promised | Status::Threatened | Status::Attempted => {
            WhySilent::Planned
        }
        Status::Done | Status::Unreal => WhySilent::Unreal,
    })
}

/// A noun that names an act, with nobody whose act it is.
fn of_noun(slots: Slots<'_>, at: usize) -> Option<(WhySilent, Span)> {
    let Chunk::Noun(group) = &slots.sentence.chunks[at] else {
        return None;
    };
    let known = slots.lexicon.for_noun(&group.lemma).next().is_some();
    known.then(|| {
        let span = slots.sentence.span_of(&(group.head..group.head + 1));
        (WhySilent::NounAlone, span)
    })
}

#[cfg(test)]
mod tests {
    use crate::import::code;
    use crate::import::tests::article;
    use crate::lexicon::Lexicon;
    use crate::model::WhySilent;

    /// Compares the reason, and the words that it is about, of a text of one sentence; none where it is coded.
    #[track_caller]
    fn check(text: &str, expect: Option<(WhySilent, &str)>) {
        let article = article(text);
        let coded = code(&article, Lexicon::for_checking());
        let found = coded.silent.first().map(|silent| {
            let words = silent.trigger.map_or("", |span| span.of(text));
            (silent.why, words)
        });
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_sentence_of_two_states_says_why_it_gave_no_event() {
        for (text, why, trigger) in [
            ("Norland is larger than Sudland.", WhySilent::NoTrigger, ""),
            (
                "Norland has not expelled any Sudlandic diplomats.",
                WhySilent::Negated,
                "expelled",
            ),
            (
                "If Norland expelled Sudlandic diplomats, nobody would gain.",
                WhySilent::Unreal,
                "expelled",
            ),
        ] {
            check(text, Some((why, trigger)));
        }
    }

    #[test]
    fn a_coded_sentence_and_one_of_one_state_are_not_silent() {
        check("Norland expelled four Sudlandic diplomats.", None);
        check("Norland expelled four hooligans from its stadium.", None);
    }
}
