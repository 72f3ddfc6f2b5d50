//! To whom something is said, and which other actor it is about, where no slot of a rule names one.

use super::candidate::without;
use super::slots::{Filled, Filler, Slots};
use crate::import::actors::ActorHead;
use crate::import::clause::{Predicate, Relation};
use std::ops::Range;

/// How many clauses may lie between a verb and the verb of saying above it.
const DEEPEST: usize = 8;

impl Slots<'_> {
    /// The predicate of saying that reports predicate `index`, if any.
    fn saying(self, index: usize) -> Option<usize> {
        let predicates = &self.sentence.clauses.predicates;
        let mut at = index;
        for _ in 0..DEEPEST {
            at = match predicates[at].relation {
                Relation::Content(outer) => return Some(outer),
                Relation::Infinitive(outer)
                | Relation::Gerund(outer)
                | Relation::Participial(outer) => outer,
                _ => break,
            };
        }
        let chunk = predicates[index].chunk;
        self.sentence
            .clauses
            .attributions
            .iter()
            .find(|known| known.scope.contains(&chunk) && known.predicate != Some(index))
            .and_then(|known| known.predicate)
    }

    /// To whom predicate `index` is said: "told Sudland that …", "wrote in a letter to Sudland".
    pub fn addressees(self, index: usize, speakers: &[Filler]) -> Vec<Filler> {
        let Some(saying) = self.saying(index) else {
            return Vec::new();
        };
        let predicate = &self.sentence.clauses.predicates[saying];
        let told = predicate.direct.first().copied();
        let to = |preposition: &str| {
            let phrases = predicate.phrases.iter();
            phrases
                .filter(|phrase| phrase.preposition == preposition)
                .find_map(|phrase| phrase.noun)
        };
        told.into_iter()
            .chain(to("to"))
            .map(|noun| self.heads(noun))
            .find_map(|filled| match filled {
                Filled::By(list) => Some(without(list, speakers)).filter(|rest| !rest.is_empty()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// The only other actor in predicate `index` and its phrases, else in what follows it.
    pub fn topic(self, index: usize, known: &[Filler]) -> Vec<Filler> {
        let predicate = &self.sentence.clauses.predicates[index];
        let own = self.tokens_of(predicate);
        let end = self.end_of_said(predicate).min(self.joined(predicate));
        let rest = own.start..end.max(own.end);
        self.only_other(&own, known)
            .or_else(|| self.only_other(&rest, known))
            .into_iter()
            .collect()
    }

    /// The only other actor of the whole sentence.
    pub fn only_other_around(self, known: &[Filler]) -> Vec<Filler> {
        let all = 0..self.sentence.tokens.len();
        self.only_other(&all, known).into_iter().collect()
    }

    fn tokens_of(self, predicate: &Predicate) -> Range<usize> {
        self.tokens_between(predicate.extent.start, predicate.extent.end)
    }

    /// Tokens of the chunks from `start` to before `end`.
    pub fn tokens_between(self, start: usize, end: usize) -> Range<usize> {
        self.sentence.token_of_chunk(start)..self.sentence.token_of_chunk(end)
    }

    /// Where the sentence's next main verb begins, which tells of something else: "voiced concern and met Sudland".
    fn joined(self, predicate: &Predicate) -> usize {
        self.sentence
            .clauses
            .predicates
            .iter()
            .filter(|other| other.chunk > predicate.chunk)
            .filter(|other| {
                other.relation == Relation::Root && predicate.relation == Relation::Root
            })
            .map(|other| self.sentence.token_of_chunk(other.chunk))
            .min()
            .unwrap_or(self.sentence.tokens.len())
    }

    /// Where what is said ends: before a speaker who stands after it, else at the end of the sentence.
    fn end_of_said(self, predicate: &Predicate) -> usize {
        self.sentence
            .clauses
            .attributions
            .iter()
            .find(|known| known.scope.contains(&predicate.chunk))
            .map_or(self.sentence.tokens.len(), |known| {
                self.sentence.token_of_chunk(known.scope.end)
            })
    }

    /// The one actor named among `tokens` that is not in `known`; none if there are several.
    pub fn only_other(self, tokens: &Range<usize>, known: &[Filler]) -> Option<Filler> {
        let mut found: Option<Filler> = None;
        for mention in &self.sentence.mentions {
            if !tokens.contains(&mention.tokens.start) || mention.head == ActorHead::Other {
                continue;
            }
            for &code in &mention.actors {
                if known.iter().any(|filler| filler.code == code) {
                    continue;
                }
                match &found {
                    Some(first) if first.code != code => return None,
                    Some(_) => {}
                    None => {
                        found = Some(Filler {
                            code,
                            role: mention.role,
                            name: mention.span,
                        });
                    }
                }
            }
        }
        found
    }
}
