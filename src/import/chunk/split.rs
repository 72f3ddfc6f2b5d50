//! Verb groups that an aside parts: "will, the minister said, expel two envoys".

use super::{Chunk, VerbForm};
use crate::import::tag::{Tag, Word};

/// How many chunks the aside may have, commas included.
const LONGEST_ASIDE: usize = 8;

/// Gives the verb after the aside what stands before it: the modal, "has", "was", "not". The auxiliary alone is then a mere adverb.
pub(super) fn join_split_verbs(list: &mut [Chunk], words: &[Word]) {
    for at in 0..list.len() {
        let Some(far) = verb_after_aside(list, words, at) else {
            continue;
        };
        let Chunk::Verb(auxiliary) = list[at].clone() else {
            continue;
        };
        list[at] = Chunk::Adverb(auxiliary.verb);
        if let Chunk::Verb(verb) = &mut list[far] {
            verb.negated |= auxiliary.negated;
            verb.perfect = auxiliary.lemma == "have";
            verb.pluperfect = auxiliary.pluperfect;
            verb.passive |= auxiliary.lemma == "be" && verb.bare_past;
            verb.form = VerbForm::Finite;
            verb.base = false;
            verb.bare_past = false;
            verb.modal = auxiliary.modal;
        }
    }
}

/// The verb that the auxiliary in chunk `at` goes with, where a clause of saying between commas parts the two.
fn verb_after_aside(list: &[Chunk], words: &[Word], at: usize) -> Option<usize> {
    let Some(Chunk::Verb(auxiliary)) = list.get(at) else {
        return None;
    };
    let lone = words[auxiliary.verb].tag == Tag::Auxiliary && auxiliary.form == VerbForm::Finite;
    if !lone || !matches!(list.get(at + 1), Some(Chunk::Comma)) {
        return None;
    }
    let aside = list[at + 2..].iter().take(LONGEST_ASIDE);
    let length = aside
        .clone()
        .position(|chunk| matches!(chunk, Chunk::Comma))?;
    let mut told = aside.take(length);
    let says =
        told.any(|chunk| matches!(chunk, Chunk::Verb(verb) if verb.form == VerbForm::Finite));
    let mut far = at + 2 + length + 1;
    while matches!(list.get(far), Some(Chunk::Adverb(_) | Chunk::Quote)) {
        far += 1;
    }
    let Some(Chunk::Verb(verb)) = list.get(far) else {
        return None;
    };
    let modal = auxiliary.modal.is_some();
    let fits = if modal { verb.base } else { verb.bare_past };
    (says && fits).then_some(far)
}

#[cfg(test)]
mod tests {
    use crate::import::tests::corpus;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let events = corpus(&[text]).events;
        assert_eq!(crate::import::check::summary(&events), expect, "{text}");
    }

    #[test]
    fn an_aside_may_part_a_verb_from_its_auxiliary() {
        for (text, expect) in [
            (
                "Norland will, the ministry said, expel two Sudlandic diplomats.",
                "NRL THREATEN SDL",
            ),
            (
                "Norland has, its minister said on Monday, expelled two Sudlandic diplomats.",
                "NRL EXPEL SDL",
            ),
            (
                "Two Sudlandic diplomats were, the ministry announced, expelled by Norland.",
                "NRL EXPEL SDL",
            ),
            (
                "Norland has not, the ministry said, expelled Sudlandic diplomats.",
                "",
            ),
        ] {
            check(text, expect);
        }
    }
}
