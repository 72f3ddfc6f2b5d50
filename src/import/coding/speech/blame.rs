//! Blame without a verb of doing: "was Sudland's doing", "bore the hallmarks of Sudland", "foiled a Sudlandic plot", and headlines
//! that leave out "is": "Norland says Sudland behind attack".

use super::said::Said;
use super::{Finding, Speech};
use crate::import::chunk::Chunk;
use crate::import::clause::Predicate;
use crate::import::coding::candidate::{Candidate, without};
use crate::import::coding::slots::{Filled, Filler};
use crate::import::coding::status::{Reading, Status};
use crate::import::tag::Tag;
use crate::lexicon::words::WordClass;

/// How many words of likelihood may stand between who is blamed and "behind".
const HEDGES: usize = 7;

impl<'a> Speech<'a> {
    /// "said the crash was Sudland's doing", "said it had foiled a Sudlandic plot".
    pub(super) fn blame(self, said: &Said<'a>) -> Option<Candidate<'a>> {
        if said.status != Status::Done || said.own != Status::Done {
            return None;
        }
        let target = self.handiwork(said).or_else(|| self.foiled(said))?;
        Some(said.finding(target, 0.7).under(self.rules.accuse))
    }

    /// "was the work of Sudland": whose, of a thing that somebody did.
    fn handiwork(self, said: &Said<'_>) -> Option<Vec<Filler>> {
        let shows = matches!(said.verb.lemma.as_str(), "be" | "bear" | "have" | "carry");
        let acted = said.predicate.subject?;
        if !shows || self.slots.heads(acted) != Filled::Empty {
            return None;
        }
        let evaluation = self.evaluation();
        said.predicate
            .direct
            .iter()
            .filter(|&&noun| {
                self.slots.sentence.noun(noun).is_some_and(|group| {
                    !group.negated && evaluation.handiwork.contains(&group.lemma)
                })
            })
            .find_map(|&noun| match self.slots.owners(noun) {
                Filled::By(list) => Some(without(list, &said.speakers)),
                _ => None,
            })
            .filter(|rest| !rest.is_empty())
    }

    /// "foiled a Sudlandic plot": whose plot it was.
    fn foiled(self, said: &Said<'_>) -> Option<Vec<Filler>> {
        let evaluation = self.evaluation();
        if !self.is_verb_of(&evaluation.foiling, said.predicate) {
            return None;
        }
        let hostile = |&noun: &usize| {
            self.slots.sentence.noun(noun).is_some_and(|group| {
                !group.negated && evaluation.hostile_nouns.contains(&group.lemma)
            })
        };
        let objects = self.slots.objects(said.predicate);
        let deed = objects.into_iter().find(hostile)?;
        match self.slots.noun_agent(deed) {
            Filled::By(list) => Some(without(list, &said.speakers)).filter(|rest| !rest.is_empty()),
            _ => None,
        }
    }

    /// "Norland says Sudland 'highly likely' behind attack": a headline without its "is".
    pub(super) fn verbless_blame(self, index: usize, reading: &Reading) -> Option<Candidate<'a>> {
        let sentence = self.slots.sentence;
        let predicate = self.predicate(index);
        let verb = sentence.verb(predicate)?;
        let says = self.words.class_of(&verb.lemma).contains(WordClass::SPEECH)
            && verb.present
            && reading.status == Status::Done
            && !predicate.has_content;
        if !says {
            return None;
        }
        let &blamed = predicate.direct.first()?;
        let Filled::By(source) = self.slots.agent(predicate) else {
            return None;
        };
        let Filled::By(found) = self.slots.heads(blamed) else {
            return None;
        };
        let target = without(found, &source);
        let trigger = self.guilt_after(predicate, blamed)?;
        let finding = Finding {
            source,
            target,
            trigger,
            predicate: Some(index),
            confidence: 0.7,
        };
        (!finding.target.is_empty()).then(|| finding.under(self.rules.accuse))
    }

    /// "behind", "responsible for" after the noun group at `blamed`, past words of likelihood.
    fn guilt_after(self, predicate: &Predicate, blamed: usize) -> Option<std::ops::Range<usize>> {
        let sentence = self.slots.sentence;
        let start = sentence.noun(blamed)?.full_tokens().end;
        let end = (start + HEDGES).min(sentence.tokens.len());
        let at = (start..end).find(|&at| {
            let hedge = matches!(sentence.tokens[at].lower.as_str(), "likely" | "probable");
            !hedge
                && !matches!(
                    sentence.words[at].tag,
                    Tag::Adverb | Tag::Quote | Tag::Determiner
                )
        })?;
        let guilty = match sentence.tokens[at].lower.as_str() {
            "behind" => self.deed_follows(at),
            word => matches!(word, "responsible" | "guilty" | "complicit" | "culpable"),
        };
        let first = sentence.verb(predicate)?.verb;
        guilty.then_some(first..at + 1)
    }

    /// "behind the attack", not "behind schedule".
    fn deed_follows(self, at: usize) -> bool {
        let sentence = self.slots.sentence;
        let evaluation = self.evaluation();
        let deed = |lemma: &str| {
            evaluation.hostile_nouns.contains(lemma) || evaluation.happenings.contains(lemma)
        };
        sentence
            .chunks
            .iter()
            .find_map(|chunk| match chunk {
                Chunk::Noun(group) if group.full_tokens().start > at => Some(group),
                _ => None,
            })
            .is_some_and(|group| deed(&group.lemma))
    }
}
