//! Why an act was done, where that is what another said: "insulted Sudland for raising concerns", "expelled the envoy for
//! criticising the king". What is said there is told as done, and was said to whoever acts on it.

use super::candidate::{Candidate, without};
use super::frames::Frames;
use super::slots::{Filled, Filler, Slots};
use super::status::{Reading, Status, own_reading, read};
use crate::import::chunk::{Chunk, NounGroup};
use crate::import::clause::{Phrase, Predicate, Relation};
use crate::lexicon::events::Slot;
use crate::lexicon::words::Words;
use crate::model::{CategoryGroup, EventCategory};
use std::ops::Range;

/// Whether an act of `category` is one of words against another.
pub fn is_of_words(category: EventCategory) -> bool {
    category.group() == CategoryGroup::Accusation
        || matches!(
            category,
            EventCategory::Demand | EventCategory::Reject | EventCategory::Threaten
        )
}

/// How sure a demand is that another's act tells.
const REQUESTED: f32 = 0.75;

impl<'a> Frames<'a> {
    /// "sent doctors at Norland's request": what was asked of whoever did it.
    pub(super) fn requests(self) -> impl Iterator<Item = Candidate<'a>> {
        let chunks = &self.slots.sentence.chunks;
        chunks.windows(2).enumerate().filter_map(move |(at, pair)| {
            let [Chunk::Preposition(word), Chunk::Noun(group)] = pair else {
                return None;
            };
            let nouns = &self.slots.lexicon.modality.request_nouns;
            (word == "at" && nouns.contains(&group.lemma)).then(|| self.request(at + 1, group))?
        })
    }

    fn request(self, at: usize, group: &NounGroup) -> Option<Candidate<'a>> {
        let Filled::By(source) = self.slots.requester(at) else {
            return None;
        };
        let predicates = &self.slots.sentence.clauses.predicates;
        let index = predicates
            .iter()
            .position(|predicate| predicate.extent.contains(&at))?;
        let Filled::By(moved) = self.slots.agent(&predicates[index]) else {
            return None;
        };
        let reading = read(self.slots, self.words, index);
        let target = without(moved, &source);
        if target.is_empty() || reading.status != Status::Done {
            return None;
        }
        let rule = self.slots.lexicon.rule("demand-reported")?;
        let trigger = group.head..group.head + 1;
        let category = rule.category;
        self.build(
            rule,
            category,
            source,
            target,
            trigger,
            Some(index),
            &reading,
            REQUESTED,
        )
    }
}

impl Slots<'_> {
    /// Whose request the noun in chunk `at` is: "at Norland's request", "at the request of Norland".
    fn requester(self, at: usize) -> Filled {
        self.noun_agent(at)
            .or_else(|| self.fill_noun(&Slot::Object, at))
            .or_else(|| self.fill_noun(&Slot::After("from".into()), at))
    }

    /// Whether the trigger tells of a request that another act met.
    pub(super) fn is_request(self, trigger: &Range<usize>) -> bool {
        let nouns = &self.lexicon.modality.request_nouns;
        self.sentence
            .words
            .get(trigger.start)
            .is_some_and(|word| nouns.contains(&word.lemma))
    }

    /// The number of the predicate that `inner` gives the reason of.
    pub(super) fn reason_of(self, inner: &Predicate) -> Option<usize> {
        let Relation::Gerund(outer) = inner.relation else {
            return None;
        };
        let before = self.sentence.chunks.get(..inner.chunk)?;
        let word = before
            .iter()
            .rev()
            .find(|chunk| !matches!(chunk, Chunk::Adverb(_) | Chunk::Quote));
        matches!(word, Some(Chunk::Preposition(word)) if word == "for").then_some(outer)
    }

    /// Whether a reason of predicate `index` is told.
    pub(super) fn has_reason(self, index: usize) -> bool {
        let predicates = &self.sentence.clauses.predicates;
        predicates
            .iter()
            .any(|inner| self.reason_of(inner) == Some(index))
    }

    /// How the words that predicate `index` tells as a reason are to be read: as said, where what they are the reason of was done.
    pub(super) fn as_reason(self, words: &Words, index: usize, reading: Reading) -> Reading {
        let told = reading.status == Status::Unreal
            && own_reading(self, index) == Status::Done
            && self
                .reason_of(&self.sentence.clauses.predicates[index])
                .is_some_and(|outer| read(self, words, outer).status == Status::Done);
        if told {
            Reading {
                status: Status::Done,
                speakers: Vec::new(),
                ..reading
            }
        } else {
            reading
        }
    }

    /// "lashed out at Sudland for raising …": who did what `predicate` tells as a reason, where that stands after "at".
    pub(super) fn blamed(self, predicate: &Predicate) -> Option<Vec<Filler>> {
        let governor = &self.sentence.clauses.predicates[self.reason_of(predicate)?];
        if !governor.direct.is_empty() {
            return None;
        }
        let at = |phrase: &&Phrase| matches!(phrase.preposition.as_str(), "at" | "against" | "on");
        let noun = governor.phrases.iter().find(at)?.noun?;
        match self.heads(noun) {
            Filled::By(list) => Some(list),
            Filled::ByOther | Filled::Empty => None,
        }
    }

    /// Whoever acts for the reason that predicate `index` tells was spoken to by `source`, where the words name no other
    /// `target`, or speak of what is "his" or "its".
    pub(super) fn fill_moved(self, index: usize, source: &[Filler], target: &mut Vec<Filler>) {
        let predicates = &self.sentence.clauses.predicates;
        let predicate = &predicates[index];
        let Some(outer) = self.reason_of(predicate) else {
            return;
        };
        let own = self
            .objects_and_phrases(predicate)
            .into_iter()
            .any(|noun| self.sentence.noun(noun).is_some_and(|group| group.own));
        if let Filled::By(list) = self.agent(&predicates[outer])
            && (target.is_empty() || own)
        {
            let moved = without(list, source);
            if !moved.is_empty() {
                *target = moved;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::check::summary;
    use crate::import::code_text;
    use crate::import::tests::day;
    use crate::lexicon::Lexicon;

    /// The events of a text, as "NRL EXPEL SDL, …", by date and place.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let corpus = code_text(text, day(), Lexicon::for_checking());
        assert_eq!(summary(&corpus.events), expect, "{text}");
    }

    #[test]
    fn what_another_said_is_told_by_the_reason_of_an_act() {
        check(
            "Norland insulted Sudland for raising concerns about its war on drugs.",
            "NRL CRITICISE SDL, SDL CRITICISE NRL",
        );
        check(
            "Norland lashed out at Sudland for accusing it of spying.",
            "NRL CRITICISE SDL, SDL ACCUSE NRL",
        );
        check(
            "Norland expelled the Sudlandic ambassador for criticising the king.",
            "NRL EXPEL SDL, SDL CRITICISE NRL",
        );
        check(
            "Norland rebuked Sudland for condemning Westland.",
            "NRL CRITICISE SDL, SDL CRITICISE WSL",
        );
    }

    #[test]
    fn a_charge_is_not_told_by_a_reason() {
        check(
            "Norland criticised Sudland for bombing Westland.",
            "NRL CRITICISE SDL",
        );
        check(
            "Norland criticised Sudland for not condemning Westland.",
            "NRL CRITICISE SDL",
        );
        check("Norland may rebuke Sudland for condemning Westland.", "");
        check(
            "Norland accused Sudland of condemning Westland.",
            "NRL ACCUSE SDL",
        );
    }

    #[test]
    fn a_request_is_told_by_the_act_that_meets_it() {
        check(
            "Norland lifted the ban on Sudlandic wine at Sudland's request.",
            "NRL YIELD SDL, SDL DEMAND NRL",
        );
        check(
            "Norland sent doctors to Westland at the request of Westland.",
            "NRL SUPPORT WSL, WSL DEMAND NRL",
        );
        check(
            "The Norlandic choir sang at its own request in Sudburg.",
            "",
        );
        check(
            "Norland may lift the ban on Sudlandic wine at Sudland's request.",
            "",
        );
    }

    #[test]
    fn what_is_between_two_is_judged_as_that_of_both() {
        check(
            "Norland said the treaty between Sudland and Westland is illegal.",
            "NRL CRITICISE SDL, NRL CRITICISE WSL",
        );
        check(
            "Norland concluded that Sudland's claims were “null and void”.",
            "NRL CRITICISE SDL",
        );
    }
}
