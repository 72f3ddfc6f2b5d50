//! Which verb or noun of its sentence each date belongs to.

use crate::import::analysis::Sentence;
use crate::import::chunk::{Chunk, NounGroup, VerbForm};
use crate::import::clause::Relation;
use crate::import::date::DateMention;
use crate::import::token::CaseShape;

/// What a date of a sentence dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Owner {
    /// The noun group in a chunk: "Monday's attack", "the 2015 agreement", "the attack of 3 May".
    pub noun: Option<usize>,
    /// The verb of a predicate, also for a dated noun beside it: "agreed at Monday's meeting".
    pub verb: Option<usize>,
    /// It opens the sentence, and holds for all of it that has no other date.
    pub front: bool,
}

/// How many chunks may stand between a date and the verb right after it ("on Monday also formally expelled").
const NEAR: usize = 3;

/// What stands in, at or during a dated thing happened with it.
const LENDING: &[&str] = &["in", "at", "during", "on"];

/// The owner of each date of a sentence, in order.
pub(super) fn owners(sentence: &Sentence<'_>) -> Vec<Owner> {
    sentence
        .dates
        .iter()
        .map(|date| Reader { sentence }.owner(date))
        .collect()
}

/// The chunk that holds a token.
pub(super) fn chunk_of(sentence: &Sentence<'_>, token: usize) -> Option<usize> {
    let after = sentence
        .chunks
        .partition_point(|chunk| start_of(chunk).is_none_or(|start| start <= token));
    (0..after)
        .rev()
        .take(NEAR * 4)
        .find(|&at| extent(&sentence.chunks[at]).is_some_and(|range| range.contains(&token)))
        .or_else(|| {
            sentence
                .chunks
                .iter()
                .position(|chunk| extent(chunk).is_some_and(|range| range.contains(&token)))
        })
}

fn start_of(chunk: &Chunk) -> Option<usize> {
    extent(chunk).map(|range| range.start)
}

fn extent(chunk: &Chunk) -> Option<std::ops::Range<usize>> {
    match chunk {
        Chunk::Noun(group) => Some(group.full_tokens()),
        Chunk::Verb(verb) => Some(verb.tokens.clone()),
        Chunk::Adjective(at) | Chunk::Adverb(at) => Some(*at..at + 1),
        _ => None,
    }
}

struct Reader<'s, 't> {
    sentence: &'s Sentence<'t>,
}

impl Reader<'_, '_> {
    fn owner(&self, date: &DateMention) -> Owner {
        let Some(at) = chunk_of(self.sentence, date.tokens.start) else {
            return Owner::default();
        };
        let last = chunk_of(self.sentence, date.tokens.end - 1).unwrap_or(at);
        let first = at;
        // "in a 1994 agreement"
        let at = at - usize::from(self.is_determiner(at.wrapping_sub(1)));
        let preposition = at.checked_sub(1).and_then(|at| self.preposition(at));
        let start = at - usize::from(preposition.is_some());
        let noun = self.described(date, first, last).or_else(|| {
            let before = start.checked_sub(1)?;
            (preposition == Some("of") && self.noun(before).is_some()).then_some(before)
        });
        match noun {
            // "above its November 20 low"
            None if self.is_owned(date) => Owner::default(),
            None => self.verb(date, start, last),
            Some(noun) if preposition.is_some_and(|word| LENDING.contains(&word)) => Owner {
                noun: Some(noun),
                ..self.verb(date, start, noun)
            },
            noun => Owner {
                noun,
                ..Owner::default()
            },
        }
    }

    /// Whether chunk `at` is a lone "the" or "a".
    fn is_determiner(&self, at: usize) -> bool {
        self.noun(at).is_some_and(|group| {
            group.tokens.len() == 1
                && matches!(self.token(group.head), "the" | "a" | "an" | "its" | "their")
        })
    }

    /// Whether "its", "their" stands before a date and a word after it: it describes that, whatever it is.
    fn is_owned(&self, date: &DateMention) -> bool {
        let before = date.tokens.start.checked_sub(1).map(|at| self.token(at));
        matches!(before, Some("its" | "his" | "her" | "their"))
            && self.token(date.tokens.end).starts_with(char::is_alphabetic)
    }

    /// The verb of a phrase from chunk `start` to `last`.
    fn verb(&self, date: &DateMention, start: usize, last: usize) -> Owner {
        let of = |verb| Owner {
            verb,
            ..Owner::default()
        };
        if let Some(verb) = self.verb_after(start, last) {
            return of(Some(verb));
        }
        self.fronted(date, start, last)
            .or_else(|| self.verb_before(start).map(|verb| of(Some(verb))))
            .unwrap_or_else(|| Owner {
                front: true,
                ..of(self.first_finite_after(last))
            })
    }

    fn preposition(&self, at: usize) -> Option<&str> {
        match self.sentence.chunks.get(at) {
            Some(Chunk::Preposition(word)) => Some(word.as_str()),
            _ => None,
        }
    }

    fn noun(&self, at: usize) -> Option<&NounGroup> {
        self.sentence.noun(at)
    }

    fn token(&self, at: usize) -> &str {
        self.sentence
            .tokens
            .get(at)
            .map_or("", |token| token.lower.as_str())
    }

    /// The noun that a date before it describes.
    fn described(&self, date: &DateMention, first: usize, last: usize) -> Option<usize> {
        if let Some(group) = self.noun(first)
            && group.head >= date.tokens.end
        {
            return Some(first);
        }
        let next = self.noun(last + 1)?;
        let possessive = matches!(self.token(date.tokens.end), "'s" | "’s" | "'" | "’")
            && next.tokens.start <= date.tokens.end + 1;
        let determined = matches!(
            self.token(date.tokens.start),
            "the" | "a" | "an" | "its" | "his" | "her" | "their"
        ) || date.tokens.start > 0
            && matches!(
                self.token(date.tokens.start - 1),
                "the" | "a" | "an" | "its" | "his" | "her" | "their" | "'s"
            );
        let bare = next.actor.is_none() && !next.pronoun;
        (possessive || determined && bare).then_some(last + 1)
    }

    /// "Norland on Monday expelled …": the verb right after, whose subject stands before.
    fn verb_after(&self, start: usize, last: usize) -> Option<usize> {
        let mut at = last + 1;
        while at <= last + NEAR && matches!(self.sentence.chunks.get(at), Some(Chunk::Adverb(_))) {
            at += 1;
        }
        let commas = start > 0
            && matches!(self.sentence.chunks[start - 1], Chunk::Comma)
            && matches!(self.sentence.chunks.get(at), Some(Chunk::Comma));
        let at = at + usize::from(commas);
        let index = self
            .sentence
            .clauses
            .predicates
            .iter()
            .position(|predicate| predicate.chunk == at)?;
        let verb = self
            .sentence
            .verb(&self.sentence.clauses.predicates[index])?;
        let begins = (0..start)
            .rev()
            .take_while(|&at| !self.parts_clauses(at))
            .any(|at| matches!(self.sentence.chunks[at], Chunk::Verb(_)));
        (verb.form == VerbForm::Finite && start > 0 && !begins).then_some(index)
    }

    /// Whether chunk `at` begins another clause.
    fn parts_clauses(&self, at: usize) -> bool {
        matches!(
            self.sentence.chunks[at],
            Chunk::Complementizer(_)
                | Chunk::Relative(_)
                | Chunk::Subordinator(_)
                | Chunk::Break
                | Chunk::Quote
                | Chunk::Colon
                | Chunk::Comma
        )
    }

    /// "On Monday, Norland …", "and on Tuesday Sudland …".
    fn fronted(&self, date: &DateMention, start: usize, last: usize) -> Option<Owner> {
        let opens = (0..start).rev().take_while(|&at| {
            !matches!(
                self.sentence.chunks[at],
                Chunk::Break | Chunk::Quote | Chunk::Complementizer(_) | Chunk::Colon
            )
        });
        let mut verbs = opens
            .clone()
            .filter(|&at| matches!(self.sentence.chunks[at], Chunk::Verb(_)));
        let of_sentence = date.tokens.start <= 3 && start == opens.clone().count();
        // "(no full stop here) In August, Norland …"
        let capital = self
            .sentence
            .tokens
            .get(self.sentence.token_of_chunk(start).wrapping_sub(1))
            .is_some_and(|token| {
                self.preposition(start) == Some(token.lower.as_str())
                    && token.shape != CaseShape::Lower
            });
        if verbs.next().is_none() || capital {
            return Some(Owner {
                noun: None,
                verb: Some(self.first_finite_after(last)?),
                front: of_sentence || start == 0,
            });
        }
        let joined = start > 0
            && matches!(
                self.sentence.chunks[start - 1],
                Chunk::Coordinator(_) | Chunk::Comma
            );
        let subject = self
            .sentence
            .chunks
            .get(last + 1)
            .map(|chunk| last + 1 + usize::from(matches!(chunk, Chunk::Comma)))?;
        let follows = self
            .sentence
            .clauses
            .predicates
            .iter()
            .position(|predicate| predicate.chunk > subject && predicate.subject == Some(subject));
        follows.filter(|_| joined).map(|verb| Owner {
            verb: Some(verb),
            ..Owner::default()
        })
    }

    /// The first finite verb after a chunk that opens no aside.
    fn first_finite_after(&self, at: usize) -> Option<usize> {
        let after = || {
            self.sentence
                .clauses
                .predicates
                .iter()
                .enumerate()
                .filter(|(_, predicate)| predicate.chunk > at)
        };
        after()
            .find(|(_, predicate)| {
                let finite = self
                    .sentence
                    .verb(predicate)
                    .is_some_and(|verb| verb.form == VerbForm::Finite);
                finite && !matches!(predicate.relation, Relation::Relative | Relation::Adverbial)
            })
            .or_else(|| after().next())
            .map(|(index, _)| index)
    }

    /// The last verb before a chunk.
    fn verb_before(&self, start: usize) -> Option<usize> {
        self.sentence
            .clauses
            .predicates
            .iter()
            .rposition(|predicate| predicate.chunk < start)
    }
}
