//! What the tagger asks about the words around one.

use super::{Tag, Tagger, Word, is_quote};
use crate::import::actors::{ActorHead, ActorMention};
use crate::import::token::{CaseShape, Token, TokenKind};
use crate::lexicon::words::{VerbForms, WordClass, WordInfo};

/// How far a clause's finite verb is looked for, tokens.
const LONGEST_LOOK: usize = 18;

/// Forms of "be", "have" and "do", and modals.
pub(super) const AUXILIARY: WordClass = WordClass::MODAL
    .union(WordClass::BE)
    .union(WordClass::HAVE)
    .union(WordClass::DO);

/// Adjectives that headlines use as names, beside abbreviations: "Dutch expel four".
const NAME_LIKE: [&str; 2] = ["dutch", "british"];

impl Tagger<'_> {
    pub(super) fn info(&self, at: usize) -> Option<&WordInfo> {
        self.infos.get(at).copied().flatten()
    }

    pub(super) fn class(&self, at: usize) -> WordClass {
        self.info(at).map_or(WordClass::empty(), |info| info.class)
    }

    /// Forms that the word has if it is a verb.
    pub(super) fn forms(&self, at: usize) -> VerbForms {
        self.info(at)
            .and_then(|info| info.verb.as_ref())
            .map_or(VerbForms::empty(), |(_, forms)| *forms)
    }

    pub(super) fn can_be_noun(&self, at: usize) -> bool {
        self.info(at).is_some_and(|info| info.noun.is_some())
    }

    /// The word in lower case; empty past the end.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    pub(super) fn in_mention(&self, at: usize) -> bool {
        self.mention_of.get(at).is_some_and(Option::is_some)
    }

    /// The actor whose name holds `at`.
    pub(super) fn mention_at(&self, at: usize) -> Option<&ActorMention> {
        let index = self.mention_of.get(at).copied().flatten()?;
        Some(&self.mentions[index])
    }

    /// The actor whose name ends right before `at`.
    pub(super) fn mention_before(&self, at: usize) -> Option<&ActorMention> {
        let index = self.mention_of[..at].last().copied().flatten()?;
        Some(&self.mentions[index])
    }

    /// Whether the actor right before `at` is an adjective of nationality or a possessive.
    pub(super) fn follows_modifier(&self, at: usize) -> bool {
        self.mention_before(at)
            .is_some_and(|mention| mention.head == ActorHead::Modifier)
    }

    /// "US", "Dutch": a modifier that a headline uses as a name.
    pub(super) fn follows_name_like_modifier(&self, at: usize) -> bool {
        self.mention_before(at).is_some_and(|mention| {
            let last = mention.tokens.end.saturating_sub(1);
            self.tokens.get(last).is_some_and(|token| {
                token.shape == CaseShape::Upper || NAME_LIKE.contains(&token.lower.as_str())
            })
        })
    }

    /// The tag before `at`, past adverbs, quotation marks and "not".
    pub(super) fn prev(&self, at: usize) -> Option<Tag> {
        self.done[..at]
            .iter()
            .rev()
            .map(|word| word.tag)
            .find(|tag| !matches!(tag, Tag::Adverb | Tag::Quote | Tag::Negator))
    }

    /// The tag directly before `at`.
    pub(super) fn tag_before(&self, at: usize) -> Option<Tag> {
        at.checked_sub(1).map(|before| self.done[before].tag)
    }

    pub(super) fn is_quote_at(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| is_quote(token.span.of(self.text)))
    }

    /// A sign other than a quotation mark: the clause may end here.
    pub(super) fn is_break_at(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Sign
            && !self.is_quote_at(at)
            && !self.is_part_of_number(at)
    }

    /// The sign of a currency before a number, "%" after one.
    pub(super) fn is_part_of_number(&self, at: usize) -> bool {
        let number = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.kind == TokenKind::Number)
        };
        match self.lower(at) {
            "$" | "€" | "£" | "¥" => number(at + 1),
            "%" => at > 0 && number(at - 1),
            _ => false,
        }
    }

    /// "over 3 million", "around 200", "at least ten": what only says how exact a number is.
    pub(super) fn rounds_number(&self, at: usize) -> bool {
        let digits = self.tokens.get(at + 1).is_some_and(|next| {
            next.kind == TokenKind::Number && !is_year(&next.lower)
                || self.is_part_of_number(at + 1)
        });
        let free = matches!(
            self.tag_before(at),
            Some(Tag::Verb | Tag::Auxiliary | Tag::Preposition | Tag::To | Tag::Particle)
        );
        digits
            && free
            && matches!(
                self.lower(at),
                "over" | "around" | "about" | "under" | "near"
            )
    }

    pub(super) fn starts_noun_group(&self, at: usize) -> bool {
        let opens = WordClass::DETERMINER
            | WordClass::POSSESSIVE
            | WordClass::PRONOUN
            | WordClass::NUMBER
            | WordClass::ADJECTIVE;
        self.in_mention(at)
            || self.class(at).intersects(opens)
            || self.can_be_noun(at)
            || self.tokens.get(at).is_some_and(|token| match token.kind {
                TokenKind::Number => true,
                TokenKind::Word => {
                    // "live-fire drills": an adjective that no list knows.
                    token.shape != CaseShape::Lower
                        || self.info(at).is_none() && token.lower.contains('-')
                }
                TokenKind::Sign => self.is_part_of_number(at),
                TokenKind::Possessive => false,
            })
    }

    /// An actor, or a word that can only open a noun group.
    pub(super) fn surely_starts_noun_group(&self, at: usize) -> bool {
        let opens = WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::PRONOUN;
        self.in_mention(at) || self.class(at).intersects(opens)
    }

    /// Whether what stands at `at` can be what a verb before it acts on.
    pub(super) fn can_be_object(&self, at: usize) -> bool {
        self.starts_noun_group(at)
            || self.class(at).contains(WordClass::COMPLEMENTIZER)
            || self.is_quote_at(at)
            || matches!(self.lower(at), "for" | "on" | "to")
    }

    /// Whether what stands at `at` can follow a verb that acts on nothing.
    pub(super) fn can_follow_bare_verb(&self, at: usize) -> bool {
        self.class(at)
            .intersects(WordClass::ADVERB | WordClass::PREPOSITION)
            || self
                .tokens
                .get(at)
                .is_none_or(|token| token.kind == TokenKind::Sign)
    }

    /// A finite verb that can be nothing else.
    fn is_clear_finite_verb(&self, at: usize) -> bool {
        self.forms(at)
            .intersects(VerbForms::PAST | VerbForms::THIRD)
            && !self.can_be_noun(at)
            && !self.class(at).contains(WordClass::ADJECTIVE)
    }

    /// An auxiliary or a finite verb that can be nothing else, outside any name.
    pub(super) fn is_clear_finite(&self, at: usize) -> bool {
        !self.in_mention(at)
            && (self.class(at).intersects(AUXILIARY) || self.is_clear_finite_verb(at))
    }

    /// Whether a clear finite verb follows before the clause ends.
    pub(super) fn finite_ahead(&self, at: usize) -> bool {
        let opens_clause =
            WordClass::COMPLEMENTIZER | WordClass::RELATIVE | WordClass::SUBORDINATOR;
        for next in at + 1..self.tokens.len().min(at + LONGEST_LOOK) {
            if self.in_mention(next) {
                continue;
            }
            let class = self.class(next);
            // "cut ties and gave", "orders them to shut": that verb is the second, or an infinitive.
            if matches!(self.lower(next - 1), "and" | "or" | "but") && self.is_clear_finite(next) {
                return false;
            }
            if self.lower(next - 1) == "to" && self.forms(next).contains(VerbForms::BASE) {
                continue;
            }
            if self.is_break_at(next)
                || class.intersects(opens_clause) && !class.contains(WordClass::PREPOSITION)
            {
                return false;
            }
            if class.intersects(AUXILIARY) {
                return true;
            }
            if self.is_clear_finite_verb(next) {
                // "made by" describes the noun before it.
                return self.lower(next + 1) != "by";
            }
        }
        false
    }

    /// Whether a noun group begins at `at` with its article, number or possessive, or as a name of its own.
    pub(super) fn opens_whole_group(&self, at: usize) -> bool {
        let opens =
            WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::NUMBER | WordClass::PRONOUN;
        let is_modifier = self
            .mention_of
            .get(at)
            .copied()
            .flatten()
            .is_some_and(|mention| self.mentions[mention].head == ActorHead::Modifier);
        self.class(at).intersects(opens)
            || self
                .tokens
                .get(at)
                .is_some_and(|token| token.kind == TokenKind::Number)
            || self.in_mention(at) && !is_modifier
    }

    /// "missiles fired by the army": a participle that describes the noun before it.
    fn only_describes(&self, at: usize) -> bool {
        self.lower(at + 1) == "by"
            && self.done[at].forms.contains(VerbForms::PARTICIPLE)
            && matches!(self.tag_before(at), Some(Tag::Noun | Tag::Name))
    }

    /// Whether no finite verb stands before `at` in its clause.
    pub(super) fn no_verb_before(&self, at: usize) -> bool {
        // A verb of saying opens a clause too: "said Norland backs the plan".
        let opens_clause = |word: &&Word| {
            matches!(
                word.tag,
                Tag::Complementizer | Tag::Relative | Tag::Subordinator | Tag::Sign | Tag::Colon
            ) || word.tag == Tag::Verb && SAYING.contains(&word.lemma.as_str())
        };
        !self.done[..at]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, word)| !opens_clause(word))
            .any(|(before, word)| {
                matches!(word.tag, Tag::Verb | Tag::Auxiliary) && !self.only_describes(before)
            })
    }
}

/// "2014", "1999".
fn is_year(lower: &str) -> bool {
    lower.len() == 4 && (lower.starts_with("19") || lower.starts_with("20"))
}

/// Verbs of saying that take a clause with no "that".
const SAYING: [&str; 5] = ["say", "add", "believe", "think", "hope"];

/// Whether there are three longer words or more, and each begins with a capital.
pub(super) fn is_title_case(tokens: &[Token]) -> bool {
    let is_long = |token: &&Token| token.kind == TokenKind::Word && token.span.len() > 3;
    let mut long = tokens.iter().filter(is_long);
    long.clone().count() > 2 && long.all(|token| token.shape != CaseShape::Lower)
}
