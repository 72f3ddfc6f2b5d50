//! Who suffered the deed that somebody admits or apologises for: "apologised for bombing a Sudlandic village". What is admitted
//! in a that-clause is speech.

use super::candidate::without;
use super::slots::{Filled, Filler, Slots};
use super::status::{Status, own_reading};
use crate::import::clause::{Predicate, Relation};

impl Slots<'_> {
    /// The other side of a hostile act of the doer's own that a gerund after `predicate` names, or the clause after it.
    pub(super) fn victim_of_own_deed(self, predicate: &Predicate) -> Filled {
        let predicates = &self.sentence.clauses.predicates;
        let Filled::By(doers) = self.agent(predicate) else {
            return Filled::Empty;
        };
        let own = predicates
            .iter()
            .position(|known| known.chunk == predicate.chunk);
        let follows = |inner: &Predicate| match inner.relation {
            Relation::Gerund(outer) | Relation::Infinitive(outer) => Some(outer) == own,
            Relation::Adverbial => inner.chunk > predicate.chunk && !inner.conditional,
            _ => false,
        };
        predicates
            .iter()
            .enumerate()
            .filter(|(index, inner)| {
                follows(inner)
                    && own_reading(self, *index) == Status::Done
                    && self.is_hostile(inner)
            })
            .find_map(|(_, inner)| self.victim(inner, &doers))
            .map_or(Filled::Empty, Filled::By)
    }

    fn is_hostile(self, predicate: &Predicate) -> bool {
        let evaluation = &self.lexicon.evaluation;
        let deed = |&noun: &usize| {
            self.sentence
                .noun(noun)
                .is_some_and(|group| evaluation.hostile_nouns.contains(&group.lemma))
        };
        self.sentence.verb(predicate).is_some_and(|verb| {
            evaluation.hostile_verbs.contains(&verb.lemma)
                || self.lexicon.modality.light.contains(&verb.lemma)
                    && predicate.direct.iter().any(deed)
        })
    }

    /// Whom `inner` strikes, where one of `doers` does it.
    fn victim(self, inner: &Predicate, doers: &[Filler]) -> Option<Vec<Filler>> {
        let by_doer = match self.agent(inner) {
            Filled::By(list) => without(list, doers).is_empty(),
            Filled::Empty => inner.subject.is_none_or(|subject| {
                self.sentence
                    .noun(subject)
                    .is_some_and(|group| group.pronoun || group.own)
            }),
            Filled::ByOther => false,
        };
        if !by_doer {
            return None;
        }
        let phrases = inner.phrases.iter().filter_map(|phrase| phrase.noun);
        self.objects(inner)
            .into_iter()
            .chain(phrases)
            .find_map(
                |noun| match self.heads(noun).or_else(|| self.owners(noun)) {
                    Filled::By(list) => Some(without(list, doers)).filter(|rest| !rest.is_empty()),
                    _ => None,
                },
            )
    }
}
