//! Words of closed classes: articles, prepositions, conjunctions, and the few that are several of these.

use super::context::AUXILIARY;
use super::{Tag, Tagger};
use crate::import::actors::ActorHead;
use crate::import::token::{CaseShape, TokenKind};
use crate::lexicon::words::{VerbForms, WordClass};

/// How far the verb of "after it attacked" may stand from "after", tokens.
const LONGEST_LOOK: usize = 14;

/// The order decides words of several closed classes.
const BY_CLASS: [(WordClass, Tag); 10] = [
    (WordClass::NEGATOR, Tag::Negator),
    (AUXILIARY, Tag::Auxiliary),
    (WordClass::COORDINATOR, Tag::Coordinator),
    (WordClass::POSSESSIVE, Tag::Possessive),
    (
        WordClass::SUBORDINATOR.union(WordClass::CONDITIONAL),
        Tag::Subordinator,
    ),
    (WordClass::DETERMINER, Tag::Determiner),
    (WordClass::PRONOUN, Tag::Pronoun),
    (WordClass::NUMBER, Tag::Number),
    (WordClass::PREPOSITION, Tag::Preposition),
    (WordClass::COMPLEMENTIZER, Tag::Complementizer),
];

impl Tagger<'_> {
    /// "the three states each expelled two", "two each": it says how the verb is shared, and opens no noun group.
    fn is_distributive(&self, at: usize) -> bool {
        let before_verb =
            matches!(self.prev(at), Some(Tag::Name | Tag::Noun)) && !self.forms(at + 1).is_empty();
        let last = self
            .tokens
            .get(at + 1)
            .is_none_or(|next| next.kind == TokenKind::Sign);
        at > 0 && (before_verb || last)
    }

    /// The tag of a word of a closed class; none for all others.
    pub(super) fn closed(&self, at: usize) -> Option<Tag> {
        let token = &self.tokens[at];
        let both = WordClass::PREPOSITION | WordClass::SUBORDINATOR;
        if self.rounds_number(at) {
            return Some(Tag::Adverb);
        }
        match token.lower.as_str() {
            "that" => Some(self.tag_that(at)),
            "who" | "whom" | "which" => Some(Tag::Relative),
            "where" if matches!(self.prev(at), Some(Tag::Noun | Tag::Name | Tag::Comma)) => {
                Some(Tag::Relative)
            }
            "her" if self.can_be_noun(at + 1) => Some(Tag::Possessive),
            "each" | "both" | "all" if self.is_distributive(at) => Some(Tag::Adverb),
            "no" | "neither" | "few" | "little" => Some(Tag::Determiner),
            "nothing" | "nobody" | "none" => Some(Tag::Pronoun),
            "nor" => Some(Tag::Coordinator),
            "without" => Some(Tag::Preposition),
            // "a second round of talks"
            "round" if self.tag_before(at).is_some_and(opens_group) => Some(Tag::Noun),
            // "is following the talks", "should further investigate", "Norland's doing"
            "following" if self.prev(at) == Some(Tag::Auxiliary) => None,
            "further"
                if self.tag_before(at) == Some(Tag::Auxiliary) && self.is_base_form(at + 1) =>
            {
                Some(Tag::Adverb)
            }
            "saying" if self.prev(at) == Some(Tag::Preposition) && self.lower(at - 1) == "as" => {
                Some(Tag::Verb)
            }
            // "…, meaning the ban stays"
            "meaning" if self.tag_before(at) == Some(Tag::Comma) => Some(Tag::Verb),
            "doing" if self.tag_before(at) == Some(Tag::Possessive) => Some(Tag::Noun),
            "warning" if matches!(self.lower(at + 1), "shot" | "shots") => Some(Tag::Noun),
            "according" if self.lower(at + 1) == "to" => Some(Tag::Preposition),
            "because" if self.lower(at + 1) == "of" => Some(Tag::Preposition),
            // "provided that" opens a condition, "provided aid" does not.
            "provided" | "providing" | "given" | "granted" | "supposing" | "assuming"
                if self.lower(at + 1) != "that" =>
            {
                None
            }
            "may" | "march" if token.shape == CaseShape::Capital && at > 0 => Some(Tag::Name),
            "while" | "whereas" => Some(Tag::Subordinator),
            // "dismissed as nonsense the claims"
            "as" if self.tag_before(at) == Some(Tag::Verb)
                && !self.in_mention(at + 1)
                && !self.class(at + 1).contains(WordClass::PRONOUN) =>
            {
                Some(Tag::Preposition)
            }
            "as" | "after" | "before" | "since" | "until" | "for" | "than" | "like" | "once"
            | "despite"
                if self.class(at).intersects(both) =>
            {
                Some(self.tag_subordinator_or_preposition(at))
            }
            _ => self.by_class(at),
        }
    }

    fn by_class(&self, at: usize) -> Option<Tag> {
        let class = self.class(at);
        let (_, tag) = BY_CLASS
            .into_iter()
            .find(|(flag, _)| class.intersects(*flag))?;
        let particle = tag == Tag::Preposition
            && class.contains(WordClass::PARTICLE)
            && self.tag_before(at) == Some(Tag::Verb)
            && (!self.starts_noun_group(at + 1) || is_mere_particle(self.lower(at)));
        Some(if particle { Tag::Particle } else { tag })
    }

    /// "to" before a base form (adverbs between) opens an infinitive; else it is a preposition.
    pub(super) fn tag_to(&self, at: usize) -> Tag {
        let mut next = at + 1;
        while self.class(next).contains(WordClass::ADVERB) && !self.is_base_form(next) {
            next += 1;
        }
        let lower_case = self
            .tokens
            .get(next)
            .is_some_and(|token| token.shape == CaseShape::Lower);
        let infinitive =
            self.is_base_form(next) || matches!(self.lower(next), "be" | "have" | "do");
        if infinitive
            && lower_case
            && !self.in_mention(next)
            && !(next == at + 1 && self.is_noun_after_noun_to(at))
        {
            Tag::To
        } else {
            Tag::Preposition
        }
    }

    fn is_base_form(&self, at: usize) -> bool {
        self.forms(at).contains(VerbForms::BASE)
    }

    /// "a return to talks", "the answer to attack by": after a noun and "to", a noun with nothing to act on stays a noun.
    fn is_noun_after_noun_to(&self, to: usize) -> bool {
        let noun_like =
            self.can_be_noun(to + 1) && self.class(to + 1).contains(WordClass::AMBIGUOUS);
        let ends = self
            .tokens
            .get(to + 2)
            .is_none_or(|token| token.kind == TokenKind::Sign);
        let cannot_act = ends
            || matches!(self.lower(to + 2), "of" | "by")
            || self
                .class(to + 2)
                .intersects(WordClass::BE | WordClass::MODAL);
        noun_like && cannot_act && self.tag_before(to) == Some(Tag::Noun)
    }

    /// "that": after a noun it opens a relative clause, before a noun it points, else it opens what is said.
    fn tag_that(&self, at: usize) -> Tag {
        let auxiliary = WordClass::MODAL | WordClass::BE | WordClass::HAVE;
        let finite = VerbForms::THIRD | VerbForms::PAST;
        let verb_follows = self.class(at + 1).intersects(auxiliary)
            || self.forms(at + 1).intersects(finite) && !self.can_be_noun(at + 1);
        match self.tag_before(at) {
            Some(Tag::Noun | Tag::Name) if verb_follows => Tag::Relative,
            Some(
                Tag::Verb
                | Tag::Noun
                | Tag::Name
                | Tag::Adjective
                | Tag::Particle
                | Tag::Comma
                | Tag::Coordinator
                | Tag::Adverb
                | Tag::Number
                | Tag::Quote
                | Tag::Pronoun,
            ) => Tag::Complementizer,
            _ if verb_follows => Tag::Pronoun,
            _ => Tag::Determiner,
        }
    }

    /// "after it attacked" against "after the attack": a subordinator where a subject and a finite verb follow before the clause
    /// ends.
    fn tag_subordinator_or_preposition(&self, at: usize) -> Tag {
        if !self.class(at).contains(WordClass::SUBORDINATOR) {
            return Tag::Preposition;
        }
        let opens_clause = WordClass::COMPLEMENTIZER | WordClass::RELATIVE;
        let token_is_as = self.lower(at) == "as";
        let mut subject_seen = false;
        for next in at + 1..self.tokens.len().min(at + LONGEST_LOOK) {
            let in_mention = self.in_mention(next);
            let class = self.class(next);
            // "as a terrorist and levied": the second verb is not the noun's.
            let joins = token_is_as
                && matches!(self.lower(next), "and" | "or" | "but")
                && self.is_clear_finite(next + 1);
            if self.is_break_at(next)
                || joins
                || subject_seen && !in_mention && class.intersects(opens_clause)
            {
                break;
            }
            if self.is_clear_finite(next) || subject_seen && self.is_deed_of_actor(next) {
                return if subject_seen {
                    Tag::Subordinator
                } else {
                    Tag::Preposition
                };
            }
            subject_seen |= in_mention
                || self.can_be_noun(next)
                || class.contains(WordClass::PRONOUN)
                || self.tokens[next].shape != CaseShape::Lower;
        }
        Tag::Preposition
    }
}

impl Tagger<'_> {
    /// "Norland expelled the envoy": a past form right after who acts and before a whole noun group, which elsewhere may describe.
    fn is_deed_of_actor(&self, at: usize) -> bool {
        let acts = self.forms(at).contains(VerbForms::PAST)
            && !self.in_mention(at)
            && self.opens_whole_group(at + 1);
        let actor = at
            .checked_sub(1)
            .and_then(|before| self.mention_at(before))
            .is_some_and(|mention| mention.head != ActorHead::Modifier);
        acts && actor
    }
}

/// Whether what is tagged so stands before a noun.
fn opens_group(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Adjective | Tag::Noun
    )
}

/// Words that after a verb belong to it, noun group or not: "carried out attacks", "turned down the offer".
fn is_mere_particle(lower: &str) -> bool {
    matches!(
        lower,
        "out" | "off" | "down" | "up" | "away" | "back" | "forth" | "aside" | "apart"
    )
}
