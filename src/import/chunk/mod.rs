//! Noun groups and verb groups: the pieces that clauses are made of.

mod coordinate;
mod noun;
mod split;
#[cfg(test)]
mod tests;
mod verb;

use super::actors::ActorMention;
use super::tag::{Tag, Word};
use super::token::Token;
use smol_str::SmolStr;
use std::ops::Range;

/// A piece of a sentence.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Chunk {
    Noun(NounGroup),
    Verb(VerbGroup),
    /// A preposition in lower case; several words are joined by spaces ("according to").
    Preposition(SmolStr),
    Comma,
    Coordinator(SmolStr),
    Complementizer(SmolStr),
    Relative(SmolStr),
    Subordinator(SmolStr),
    Colon,
    /// A dash that works as a sign.
    Dash,
    Quote,
    /// An adjective that stands alone, as after "be".
    Adjective(usize),
    Adverb(usize),
    /// A bracket, semicolon or other sign.
    Break,
}

/// A noun with all that stands before it; or several, joined by commas and "and".
#[derive(Debug, Clone)]
pub struct NounGroup {
    /// Token range.
    pub tokens: Range<usize>,
    /// Token of the head noun.
    pub head: usize,
    /// Singular of the head noun.
    pub lemma: SmolStr,
    /// The mention that is the group's head ("the Kremlin", "four Russian diplomats").
    pub actor: Option<usize>,
    /// Mentions before the head ("Dutch" in "the Dutch allegations").
    pub owners: Vec<usize>,
    /// "its", "his", "their" before the head.
    pub own: bool,
    /// "he", "it" without a known antecedent, "who", "each other".
    pub pronoun: bool,
    /// "no", "neither", "any" before the head.
    pub negated: bool,
    /// Further groups coordinated with this one.
    pub others: Vec<NounGroup>,
}

impl NounGroup {
    /// This group and those coordinated with it.
    pub fn members(&self) -> impl Iterator<Item = &NounGroup> {
        std::iter::once(self).chain(&self.others)
    }

    /// Token range of all members.
    pub fn full_tokens(&self) -> Range<usize> {
        let end = self
            .others
            .last()
            .map_or(self.tokens.end, |last| last.tokens.end);
        self.tokens.start..end
    }
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "marks of grammar that occur in every combination"
)]
pub struct VerbGroup {
    /// Token range.
    pub tokens: Range<usize>,
    /// Token of the main verb.
    pub verb: usize,
    /// Base form of the main verb.
    pub lemma: SmolStr,
    /// Particle after it ("out").
    pub particle: Option<SmolStr>,
    /// Finite, infinitive …
    pub form: VerbForm,
    /// "was expelled".
    pub passive: bool,
    /// "not", "never".
    pub negated: bool,
    /// The modal, if any.
    pub modal: Option<SmolStr>,
    /// "has", "had" before it.
    pub perfect: bool,
    /// "had" before it: before the time told of.
    pub pluperfect: bool,
    /// Present tense, for headlines and standing facts.
    pub present: bool,
    /// A base form with no auxiliary, and no past form: "expel".
    pub base: bool,
    /// A past form with no auxiliary that can be a participle: "expelled".
    pub bare_past: bool,
}

/// How a verb stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbForm {
    /// With a subject of its own.
    Finite,
    /// "to expel".
    Infinitive,
    /// "expelling".
    Gerund,
    /// "expelled", "accused" after a noun.
    Participle,
}

/// Parts a tagged sentence. `times` are the token ranges of dates.
pub fn chunks(
    tokens: &[Token],
    words: &[Word],
    mentions: &[ActorMention],
    times: &[Range<usize>],
) -> Vec<Chunk> {
    let chunker = Chunker {
        tokens,
        words,
        mentions,
        times,
    };
    let mut list = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if let Some(after) = chunker.bracket(at) {
            at = after;
            continue;
        }
        let (chunk, next) = chunker.next(at);
        list.extend(chunk);
        at = next.max(at + 1);
    }
    split::join_split_verbs(&mut list, words);
    let shares_head = |group: &NounGroup| chunker.shares_head(group);
    coordinate::coordinate(&list, &shares_head)
}

/// How many tokens an aside in brackets may have.
const LONGEST_ASIDE: usize = 14;

/// Each of its methods that makes a chunk returns it with the token after it.
struct Chunker<'a> {
    tokens: &'a [Token],
    words: &'a [Word],
    mentions: &'a [ActorMention],
    times: &'a [Range<usize>],
}

impl Chunker<'_> {
    /// "Dutch" in "Dutch, French and Polish ministers".
    fn shares_head(&self, group: &NounGroup) -> bool {
        let Some(at) = group.actor else { return false };
        let (Some(one), Some(next)) = (self.mentions.get(at), self.mentions.get(at + 1)) else {
            return false;
        };
        let link = self.tokens.get(one.tokens.end..next.tokens.start);
        let joined = link.is_some_and(
            |link| matches!(link, [sign] if matches!(sign.lower.as_str(), "," | "and")),
        );
        joined && one.tokens.len() == 1 && one.head == next.head && one.role == next.role
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.words.get(at).map(|word| word.tag)
    }

    fn tag_before(&self, at: usize) -> Option<Tag> {
        at.checked_sub(1).and_then(|before| self.tag(before))
    }

    /// The word in lower case; empty past the end.
    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    /// After a short aside in brackets: "(OPCW)". It is no part of its clause.
    fn bracket(&self, at: usize) -> Option<usize> {
        let close = match self.lower(at) {
            "(" => ")",
            "[" => "]",
            _ => return None,
        };
        (at + 1..self.tokens.len().min(at + LONGEST_ASIDE))
            .find(|&place| self.lower(place) == close)
            .map(|place| place + 1)
    }

    fn next(&self, at: usize) -> (Option<Chunk>, usize) {
        let lower = || self.tokens[at].lower.clone();
        let next = self.tag(at + 1);
        let chunk = match self.words[at].tag {
            Tag::Verb | Tag::Auxiliary | Tag::To => return self.verb_group(at),
            Tag::Negator if matches!(next, Some(Tag::To | Tag::Verb | Tag::Auxiliary)) => {
                return self.verb_group(at);
            }
            // "sharply reduced": the adverb belongs to the verb it precedes.
            Tag::Adverb if at > 0 && next == Some(Tag::Verb) => return self.verb_group(at),
            Tag::Noun
            | Tag::Name
            | Tag::Determiner
            | Tag::Possessive
            | Tag::Number
            | Tag::Pronoun => return self.noun_group(at),
            Tag::Adjective => return self.noun_group_or_adjective(at),
            Tag::Preposition => return self.preposition(at),
            Tag::Adverb | Tag::Particle | Tag::Negator => Chunk::Adverb(at),
            Tag::Coordinator => Chunk::Coordinator(lower()),
            Tag::Complementizer => Chunk::Complementizer(lower()),
            Tag::Relative => Chunk::Relative(lower()),
            Tag::Subordinator => Chunk::Subordinator(lower()),
            Tag::Comma => Chunk::Comma,
            Tag::Colon if self.lower(at) == ":" => Chunk::Colon,
            Tag::Colon => Chunk::Dash,
            Tag::Quote => Chunk::Quote,
            Tag::Sign => Chunk::Break,
        };
        (Some(chunk), at + 1)
    }

    /// "according to", "because of", "ahead of": two words that work as one.
    fn preposition(&self, at: usize) -> (Option<Chunk>, usize) {
        let joined = match (self.lower(at), self.lower(at + 1)) {
            ("according", "to") => "according to",
            ("because", "of") => "because of",
            ("ahead", "of") => "ahead of",
            ("instead", "of") => "instead of",
            ("due", "to") => "due to",
            ("together" | "along", "with") => "with",
            ("out", "of") => "out of",
            _ => {
                let alone = self.tokens[at].lower.clone();
                return (Some(Chunk::Preposition(alone)), at + 1);
            }
        };
        let joined = SmolStr::new_static(joined);
        (Some(Chunk::Preposition(joined)), at + 2)
    }
}
