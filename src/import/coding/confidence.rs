//! How sure an event is: a product of what its reading rests on.
//!
//! The rule gives the start; pronouns, targets that the sentence does not name, acts that modality turned into others, words
//! that make several kinds of event, and long sentences each take some of it away.

use super::candidate::{Candidate, Seeks};
use super::slots::Filler;
use crate::import::actors::ActorHead;
use crate::import::analysis::Sentence;
use crate::lexicon::events::EventLexicon;
use crate::model::EventCategory;

/// A side named by "he", "it", "both sides".
const BY_PRONOUN: f32 = 0.78;
/// A side that another sentence names.
const ELSEWHERE: f32 = 0.8;
/// A plan that is coded as a threat, a refusal as a rejection.
const TURNED: f32 = 0.82;
/// A verb or noun that other rules read as an act of another category.
const AMBIGUOUS: f32 = 0.93;
/// A verb with idiom words of its own, which few other things can mean.
const IDIOM: f32 = 1.04;
/// What only another event's words presuppose.
const PRESUPPOSED: f32 = 0.75;
/// A side that stands far from the trigger.
const FAR: f32 = 0.93;
/// How many tokens are far.
const FAR_TOKENS: usize = 14;
/// A sentence of so many verbs is easily misread.
const MANY_VERBS: usize = 6;
/// What many verbs leave.
const TANGLED: f32 = 0.93;
/// No event is surer.
const MOST: f32 = 0.97;

/// How sure the event of `candidate` between these sides is, 0 to 1.
pub fn confidence(
    sentence: &Sentence<'_>,
    lexicon: &EventLexicon,
    candidate: &Candidate<'_>,
    source: &Filler,
    target: Option<&Filler>,
) -> f32 {
    let mut sure = candidate.confidence * of_trigger(sentence, lexicon, candidate);
    sure *= of_side(sentence, candidate, source);
    if let Some(target) = target {
        sure *= of_side(sentence, candidate, target);
    }
    if candidate.seeks != Seeks::Nothing {
        sure *= ELSEWHERE;
    }
    if candidate.category != candidate.rule.category {
        sure *= TURNED;
    }
    if candidate.presupposed {
        sure *= PRESUPPOSED;
    }
    if sentence.clauses.predicates.len() >= MANY_VERBS {
        sure *= TANGLED;
    }
    sure.min(MOST)
}

/// One word of many meanings, or an idiom.
fn of_trigger(sentence: &Sentence<'_>, lexicon: &EventLexicon, candidate: &Candidate<'_>) -> f32 {
    let Some(word) = sentence.words.get(candidate.trigger.start) else {
        return 1.0;
    };
    let idiom = candidate.trigger.len() > 1;
    if idiom {
        return IDIOM;
    }
    let verbs = lexicon.for_verb(&word.lemma).map(|(rule, _)| rule.category);
    let nouns = lexicon.for_noun(&word.lemma).map(|(rule, _)| rule.category);
    let other = |category: EventCategory| category != candidate.rule.category;
    if verbs.chain(nouns).any(other) {
        AMBIGUOUS
    } else {
        1.0
    }
}

/// How a side is named, and where.
fn of_side(sentence: &Sentence<'_>, candidate: &Candidate<'_>, side: &Filler) -> f32 {
    let Some(mention) = sentence
        .mentions
        .iter()
        .find(|mention| mention.span == side.name)
    else {
        return ELSEWHERE;
    };
    let trigger = &candidate.trigger;
    let gap = if mention.tokens.end <= trigger.start {
        trigger.start - mention.tokens.end
    } else {
        mention.tokens.start.saturating_sub(trigger.end)
    };
    let far = if gap > FAR_TOKENS { FAR } else { 1.0 };
    if mention.head == ActorHead::Pronoun {
        BY_PRONOUN * far
    } else {
        far
    }
}

#[cfg(test)]
mod tests {
    use crate::import::tests::corpus;

    /// Confidence of the last event of `text`.
    #[track_caller]
    fn sure(text: &str) -> f32 {
        let corpus = corpus(&[text]);
        corpus.events.last().expect("an event").confidence
    }

    #[test]
    fn what_rests_on_less_is_less_sure() {
        let plain = sure("Norland expelled four Sudlandic diplomats on Monday.");
        assert!(plain > 0.8, "{plain}");
        for weaker in [
            "Norland spoke on Monday. It expelled four Sudlandic diplomats on Monday.",
            "Norland will expel four Sudlandic diplomats on Monday.",
            "Norland accused Sudland of spying. Sudland denied it.",
        ] {
            let other = sure(weaker);
            assert!(other < plain, "{weaker} {other} {plain}");
        }
    }
}
