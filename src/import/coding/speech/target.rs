//! Whom words mean: whose deed is judged, which other state a sentence is about.

use super::Speech;
use super::said::Said;
use crate::import::chunk::NounGroup;
use crate::import::clause::Relation;
use crate::import::coding::candidate::{Candidate, Seeks, without};
use crate::import::coding::slots::{Filled, Filler};
use crate::import::tag::Tag;
use smol_str::SmolStr;

impl Speech<'_> {
    /// Nouns for what one state says against another.
    pub(super) fn is_claim(self, lemma: &SmolStr) -> bool {
        self.slots.lexicon.modality.claim_nouns.contains(lemma)
    }

    /// The other state that what `said` judges, the noun group at `at`, is or belongs to.
    pub(super) fn judged_state(self, said: &Said<'_>, at: usize) -> Option<Vec<Filler>> {
        if let Some(found) = self.of_other(at, said.predicate.chunk, &said.speakers) {
            return Some(found);
        }
        if !self.leaves_owner_out(at) {
            return None;
        }
        let topic = self.slots.topic(said.index, &said.speakers);
        let found = [topic, said.addressees.clone()]
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_else(|| self.slots.only_other_around(&said.speakers));
        (!found.is_empty()).then_some(found)
    }

    /// The same; empty where the noun means an act told before, so that the article's memory knows who did it.
    pub(super) fn judged_or_told(self, said: &Said<'_>, at: usize) -> Option<Vec<Filler>> {
        self.judged_state(said, at)
            .or_else(|| self.slots.retells(at).map(|_| Vec::new()))
    }

    /// `candidate`, whose target is to be sought by what the noun at `at` means, if it has none.
    pub(super) fn seeking(self, candidate: Candidate<'_>, at: usize) -> Candidate<'_> {
        let act = self
            .slots
            .retells(at)
            .filter(|_| candidate.target.is_empty());
        Candidate {
            seeks: act.map_or(candidate.seeks, |kinds| Seeks::Act { kinds, noun: at }),
            ..candidate
        }
    }

    /// "this", "it", "the move": what was spoken of before, of an owner not said.
    fn leaves_owner_out(self, at: usize) -> bool {
        let sentence = self.slots.sentence;
        let Some(group) = sentence.noun(at) else {
            return false;
        };
        if group.own || group.actor.is_some() || !group.owners.is_empty() {
            return false;
        }
        let first = sentence.tokens[group.tokens.start].lower.as_str();
        let points = matches!(
            first,
            "this" | "that" | "these" | "those" | "such" | "any" | "the"
        );
        group.pronoun
            && matches!(
                group.lemma.as_str(),
                "it" | "this" | "that" | "they" | "these"
            )
            || group.tokens.len() == 1 && sentence.words[group.head].tag == Tag::Determiner
            || group.tokens.len() == 1 && matches!(first, "it" | "this" | "that" | "these" | "such")
            || points && self.is_deed(group)
            || matches!(first, "bilateral" | "mutual" | "relations" | "ties")
    }

    fn is_deed(self, group: &NounGroup) -> bool {
        let evaluation = self.evaluation();
        evaluation.deeds.contains(&group.lemma) || evaluation.hostile_nouns.contains(&group.lemma)
    }

    /// The other state that the noun group at `at` is, belongs to, or stands in. `chunk` is the verb that judges it.
    pub(super) fn of_other(
        self,
        at: usize,
        chunk: usize,
        speakers: &[Filler],
    ) -> Option<Vec<Filler>> {
        let group = self.slots.sentence.noun(at)?;
        let mut found = vec![self.slots.heads(at)];
        if self.evaluation().hostile_nouns.contains(&group.lemma) {
            // "the attack on Sudland was barbaric" judges whoever made it, and not its victim.
            found.push(self.slots.noun_agent(at));
        } else {
            found.push(self.slots.owners(at));
            let phrases = self.slots.sentence.phrases_after(at);
            found.extend(phrases.into_iter().map(|(_, noun)| self.slots.heads(noun)));
        }
        if let Filled::By(owners) = self.slots.noun_agent(at)
            && without(owners, speakers).is_empty()
        {
            return None;
        }
        found.extend(self.of_participle(at, chunk));
        found.into_iter().find_map(|filled| match filled {
            Filled::By(list) => Some(without(list, speakers)).filter(|rest| !rest.is_empty()),
            Filled::ByOther | Filled::Empty => None,
        })
    }

    /// "the campaign unleashed in Norland": phrases of a participle that follows the noun.
    fn of_participle(self, at: usize, chunk: usize) -> Vec<Filled> {
        self.slots
            .sentence
            .clauses
            .predicates
            .iter()
            .filter(|inner| {
                inner.relation == Relation::Relative
                    && inner.subject == Some(at)
                    && inner.chunk < chunk
            })
            .flat_map(|inner| inner.phrases.iter().filter_map(|phrase| phrase.noun))
            .map(|noun| self.slots.heads(noun))
            .collect()
    }

    /// The other states among who does what `said` tells.
    pub(super) fn other_agent(self, said: &Said<'_>) -> Option<Vec<Filler>> {
        let Filled::By(subject) = self.slots.agent(said.predicate) else {
            return None;
        };
        Some(without(subject, &said.speakers)).filter(|rest| !rest.is_empty())
    }
}
