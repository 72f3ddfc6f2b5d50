//! Words of open classes, and guesses by ending and capital for those that no list knows.

use super::{Tag, Tagger};
use crate::import::token::CaseShape;
use crate::lexicon::words::{VerbForms, WordClass};
use smol_str::SmolStr;

const ADJECTIVE_ENDINGS: [&str; 9] = [
    "able", "ible", "ous", "ful", "less", "ive", "ical", "ary", "ed",
];

impl Tagger<'_> {
    /// The tag of a word of no closed class.
    pub(super) fn open(&self, at: usize) -> Tag {
        if self.forms(at).is_empty() {
            return self.no_verb(at).unwrap_or_else(|| self.unknown(at));
        }
        let capital_inside = at > 0
            && self.tokens[at].shape != CaseShape::Lower
            && !matches!(self.prev(at), None | Some(Tag::Colon))
            && !self.title_case;
        match (capital_inside, self.can_be_noun(at)) {
            (true, true) => Tag::Noun,
            (true, false) => Tag::Name,
            (false, _) => self.verb_or_noun(at),
        }
    }

    /// A known word that is no verb.
    fn no_verb(&self, at: usize) -> Option<Tag> {
        let (class, noun) = (self.class(at), self.can_be_noun(at));
        if class.contains(WordClass::ADVERB)
            && !(noun && self.prev(at).is_some_and(opens_noun_group))
        {
            Some(Tag::Adverb)
        } else if class.contains(WordClass::ADJECTIVE) && (!noun || self.starts_noun_group(at + 1))
        {
            Some(Tag::Adjective)
        } else {
            noun.then_some(Tag::Noun)
        }
    }

    fn unknown(&self, at: usize) -> Tag {
        let token = &self.tokens[at];
        let lower = token.lower.as_str();
        let word = token.span.of(self.text);
        if lower.contains('-') && word.starts_with(char::is_lowercase) {
            // "anti-Norlandic", "so-called": an adjective where a noun follows, quotation marks or not.
            return if self.starts_noun_group(at + 1) || self.is_quote_at(at + 1) {
                Tag::Adjective
            } else {
                Tag::Noun
            };
        }
        if token.shape != CaseShape::Lower && at > 0 {
            Tag::Name
        } else if lower.len() > 4 && lower.ends_with("ly") {
            Tag::Adverb
        } else if self.is_unknown_verb(at) {
            Tag::Verb
        } else if self.is_unknown_adjective(at) {
            Tag::Adjective
        } else if token.shape == CaseShape::Lower {
            Tag::Noun
        } else {
            Tag::Name
        }
    }

    /// "by frobbing the network", "it frobbed": an ending of verbs in a place of verbs.
    fn is_unknown_verb(&self, at: usize) -> bool {
        let forms = guess_forms(self.lower(at));
        let before = self.prev(at);
        if forms.contains(VerbForms::GERUND) {
            matches!(before, Some(Tag::Preposition | Tag::Auxiliary | Tag::Comma))
                && self.starts_noun_group(at + 1)
        } else if forms.contains(VerbForms::PAST) {
            matches!(before, Some(Tag::Auxiliary | Tag::Pronoun))
                || matches!(before, Some(Tag::Name | Tag::Noun)) && !self.can_be_noun(at + 1)
        } else {
            false
        }
    }

    fn is_unknown_adjective(&self, at: usize) -> bool {
        ADJECTIVE_ENDINGS
            .iter()
            .any(|end| self.lower(at).ends_with(end))
            && (self.starts_noun_group(at + 1) || self.prev(at) == Some(Tag::Auxiliary))
    }
}

fn opens_noun_group(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number | Tag::Preposition
    )
}

/// Forms of an unknown verb by its ending.
pub(super) fn guess_forms(lower: &str) -> VerbForms {
    if lower.len() < 5 || lower.contains('-') {
        VerbForms::empty()
    } else if lower.ends_with("ing") {
        VerbForms::GERUND
    } else if lower.ends_with("ed") {
        VerbForms::PAST | VerbForms::PARTICIPLE
    } else {
        VerbForms::empty()
    }
}

/// Singular of an unknown noun by its ending.
pub(super) fn guess_singular(lower: &SmolStr) -> SmolStr {
    let keeps_s = ["ss", "us", "is"].iter().any(|end| lower.ends_with(end));
    if lower.len() <= 3 || keeps_s {
        lower.clone()
    } else if let Some(stem) = lower.strip_suffix("ies") {
        SmolStr::from(format!("{stem}y"))
    } else {
        SmolStr::new(lower.strip_suffix('s').unwrap_or(lower))
    }
}
