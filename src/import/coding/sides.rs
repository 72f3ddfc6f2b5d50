//! "All sides", "both parties": the two between whom the conflict is that the sentence or those before it tell of.

use super::Coder;
use super::candidate::Candidate;
use super::retold::{Act, Acts};
use super::slots::{Filler, Slots};
use crate::import::actors::ActorHead;
use crate::import::analysis::Sentence;
use crate::import::clause::{Predicate, Relation};
use crate::lexicon::retold::Kinds;
use crate::model::EventCategory;
use std::ops::Range;

/// How many sentences back the conflict may have been told.
const REACH: usize = 8;

impl Slots<'_> {
    /// Whether what is asked at predicate `index` is asked of all sides: as its object, in a phrase, or as who is to act.
    pub(super) fn asks_all_sides(self, index: usize) -> bool {
        let predicates = &self.sentence.clauses.predicates;
        let predicate = &predicates[index];
        let own = self.objects_and_phrases(predicate).into_iter();
        let doers = predicates.iter().filter_map(|inner: &Predicate| {
            let governed = matches!(
                inner.relation,
                Relation::Content(outer) | Relation::Infinitive(outer) if outer == index
            );
            inner.subject.filter(|_| governed)
        });
        own.chain(doers).any(|noun| self.are_all_sides(noun))
    }

    /// "Westland urged both sides": where the article's memory takes whoever asks for one of them, they are to be sought anew.
    pub(super) fn widen_to_all_sides(
        self,
        index: usize,
        source: &[Filler],
        target: &mut Vec<Filler>,
    ) {
        let asks_himself = |filler: &Filler| {
            let mut mentions = self.sentence.mentions.iter();
            mentions.any(|mention| {
                mention.span == filler.name
                    && mention.head == ActorHead::Pronoun
                    && source.iter().any(|one| mention.actors.contains(&one.code))
            })
        };
        if target.iter().all(asks_himself) && !target.is_empty() && self.asks_all_sides(index) {
            target.clear();
        }
    }

    /// "all sides", "both parties", "all sides' words", "all the parties concerned".
    fn are_all_sides(self, at: usize) -> bool {
        let Some(group) = self.sentence.noun(at) else {
            return false;
        };
        let mut range = group.full_tokens();
        // A short form that the article's memory knows may be parted into two groups.
        if let Some(mention) = group.actor {
            let tokens = &self.sentence.mentions[mention].tokens;
            range = range.start.min(tokens.start)..range.end.max(tokens.end);
        }
        let tokens = &self.sentence.tokens[range];
        let opens = match tokens {
            [first, second, ..] if first.lower == "the" => {
                matches!(
                    second.lower.as_str(),
                    "two" | "warring" | "rival" | "opposing"
                )
            }
            [first, ..] => matches!(first.lower.as_str(), "all" | "both"),
            [] => false,
        };
        opens
            && group.members().all(|member| {
                member.actor.is_none_or(|mention| {
                    self.sentence.mentions[mention].head == ActorHead::Pronoun
                })
            })
            && tokens
                .iter()
                .any(|token| self.lexicon.retold.is_sides(&token.lower))
    }
}

impl Coder<'_> {
    /// The sides of the conflict that an appeal to all sides means: the two others named in its sentence, else those of the last
    /// hostile act told.
    pub(super) fn all_sides(
        &self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
    ) -> Vec<Filler> {
        let is_source = |filler: &Filler| candidate.source.iter().any(|s| s.code == filler.code);
        let mut named: Vec<Filler> = Vec::new();
        let mentions = sentence
            .mentions
            .iter()
            .filter(|mention| mention.head != ActorHead::Pronoun);
        for mention in mentions {
            for &code in &mention.actors {
                let filler = Filler {
                    code,
                    role: mention.role,
                    name: mention.span,
                };
                if !is_source(&filler) && named.iter().all(|known| known.code != code) {
                    named.push(filler);
                }
            }
        }
        if named.len() == 2 {
            return named;
        }
        let acts = &self.discourse.acts;
        acts.conflict(|side| !side.iter().any(is_source))
            .map(|act| act.sources.iter().chain(&act.targets).cloned().collect())
            .unwrap_or_default()
    }

    /// The events of the last hostile act between the sides that an appeal to all of them means.
    pub(super) fn meant_by_sides(&self, candidate: &Candidate<'_>) -> Range<u32> {
        let all_asked = |side: &[Filler]| {
            side.iter().all(|filler| {
                candidate
                    .target
                    .iter()
                    .any(|asked| asked.code == filler.code)
            })
        };
        self.discourse
            .acts
            .conflict(all_asked)
            .map_or(0..0, |act| act.events.clone())
    }
}

impl Acts {
    /// The latest hostile act told shortly before whose sides both fit.
    fn conflict(&self, fits: impl Fn(&[Filler]) -> bool) -> Option<&Act> {
        use EventCategory::{Accuse, Coerce, Criticise, Demand, Expel, Force, Sanction, Threaten};
        let hostile = [
            Accuse, Coerce, Criticise, Demand, Expel, Force, Sanction, Threaten,
        ]
        .into_iter()
        .fold(Kinds::default(), |all, one| all.with(Kinds::of(one)));
        self.latest(REACH).find(|act| {
            !act.events.is_empty()
                && !act.targets.is_empty()
                && act.kinds.meets(hostile)
                && fits(&act.sources)
                && fits(&act.targets)
        })
    }
}
