//! The other side of a dealing, where the sentence leaves it out because the article has just told of the two: "demanded an
//! explanation", "recalled its ambassador", "refused".

use super::frames::Frames;
use super::reason::is_of_words;
use super::retold::Acts;
use super::slots::Filler;
use crate::import::chunk::NounGroup;
use crate::model::{ActorCode, EventCategory};

/// How many sentences back the dealing may have been told.
const REACH: usize = 6;

/// The same for an answer without an object, which follows what it answers closely.
const SHORT_REACH: usize = 2;

impl Frames<'_> {
    /// Whether the predicate tells of something that passes between two sides, and names no other side.
    pub(super) fn leaves_out_counterpart(self, category: EventCategory, index: usize) -> bool {
        let sentence = self.slots.sentence;
        let predicate = &sentence.clauses.predicates[index];
        let nouns = self.slots.objects_and_phrases(predicate);
        let object = nouns.first().and_then(|&noun| sentence.noun(noun));
        object.is_some_and(|group| self.passes_between(category, group))
            && nouns
                .into_iter()
                .filter_map(|noun| sentence.noun(noun))
                .flat_map(NounGroup::members)
                .all(|member| member.actor.is_none() || self.is_own_envoy(category, member))
    }

    /// "its ambassador", of whom the sentence does not say where.
    fn is_own_envoy(self, category: EventCategory, group: &NounGroup) -> bool {
        let sentence = self.slots.sentence;
        category == EventCategory::Expel
            && matches!(
                sentence.tokens[group.tokens.start].lower.as_str(),
                "its" | "his" | "her" | "their" | "our"
            )
            && self.head_is_envoy(group)
    }

    fn head_is_envoy(self, group: &NounGroup) -> bool {
        let envoys = &self.slots.lexicon.modality.envoy_nouns;
        let head = self.slots.sentence.tokens[group.head].lower.as_str();
        envoys.contains(&group.lemma) || envoys.contains(head)
    }

    /// Whether the predicate is a whole answer by itself: "refused", "apologised".
    pub(super) fn is_bare_answer(self, index: usize) -> bool {
        let sentence = self.slots.sentence;
        let predicate = &sentence.clauses.predicates[index];
        !predicate.has_content
            && self.slots.objects_and_phrases(predicate).is_empty()
            && !sentence
                .clauses
                .predicates
                .iter()
                .any(|inner| inner.relation == crate::import::clause::Relation::Infinitive(index))
    }

    /// "accused its neighbour": whoever it just dealt with.
    fn is_own_counterpart(self, group: &NounGroup) -> bool {
        let sentence = self.slots.sentence;
        let head = &sentence.tokens[group.head].lower;
        group.own
            && group.owners.len() <= 1
            && group.others.is_empty()
            && self.slots.lexicon.modality.counterpart_nouns.contains(head)
    }

    fn passes_between(self, category: EventCategory, group: &NounGroup) -> bool {
        let modality = &self.slots.lexicon.modality;
        if self.is_own_counterpart(group) {
            return is_of_words(category);
        }
        let listed = match category {
            EventCategory::Expel => self.head_is_envoy(group),
            EventCategory::Demand
            | EventCategory::Reject
            | EventCategory::Complain
            | EventCategory::Agree
            | EventCategory::Threaten
            | EventCategory::Admit => modality.exchanged_nouns.contains(&group.lemma),
            _ => false,
        };
        let opener = self.slots.sentence.tokens[group.tokens.start]
            .lower
            .as_str();
        // "rejected a proposal": one that was not told of.
        let new = category == EventCategory::Reject && matches!(opener, "a" | "an");
        let unowned = group.owners.is_empty() || self.is_own_envoy(category, group);
        listed && unowned && opener != "no" && !new
    }
}

impl Acts {
    /// With whom `actor` last dealt.
    pub fn counterpart(&self, actor: ActorCode) -> Vec<Filler> {
        self.latest(REACH)
            .find_map(|act| {
                let has = |side: &[Filler]| side.iter().any(|filler| filler.code == actor);
                match (has(&act.sources), has(&act.targets)) {
                    (true, false) => Some(&act.targets),
                    (false, true) => Some(&act.sources),
                    _ => None,
                }
                .filter(|side| !side.is_empty())
            })
            .cloned()
            .unwrap_or_default()
    }

    /// Who last asked or accused `actor`, when that was told just now.
    pub fn asker(&self, actor: ActorCode) -> Vec<Filler> {
        self.latest(SHORT_REACH)
            .find(|act| {
                act.targets.iter().any(|filler| filler.code == actor)
                    && act.sources.iter().all(|filler| filler.code != actor)
            })
            .map(|act| act.sources.clone())
            .unwrap_or_default()
    }
}
