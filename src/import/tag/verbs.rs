//! Verb or noun: words that can be either, or a participle that only describes, by what stands before and after.

use super::{Tag, Tagger, Word};
use crate::import::actors::ActorHead;
use crate::lexicon::words::{VerbForms, WordClass};

/// A word that can be a verb, with what else it can be.
#[derive(Clone, Copy)]
struct Candidate {
    at: usize,
    forms: VerbForms,
    noun: bool,
    adjective: bool,
}

impl Candidate {
    fn can_be(&self, forms: VerbForms) -> bool {
        self.forms.intersects(forms)
    }

    /// "struck", unlike "put": a past form that is no base form.
    fn is_past_only(&self) -> bool {
        self.can_be(VerbForms::PAST) && !self.can_be(VerbForms::BASE)
    }

    fn noun_or(&self, other: Tag) -> Tag {
        if self.noun { Tag::Noun } else { other }
    }
}

/// Gerunds that are nouns too, and after a noun with an object of their own are none.
const PARTICIPLES: [&str; 12] = [
    "targeting",
    "warning",
    "cutting",
    "drawing",
    "calling",
    "backing",
    "killing",
    "ordering",
    "charging",
    "holding",
    "freezing",
    "finding",
];

impl Tagger<'_> {
    /// What a word with verb forms is here.
    pub(super) fn verb_or_noun(&self, at: usize) -> Tag {
        let class = self.class(at);
        let word = Candidate {
            at,
            forms: self.forms(at),
            noun: self.can_be_noun(at),
            adjective: class.contains(WordClass::ADJECTIVE),
        };
        let said = class.contains(WordClass::SPEECH) && word.can_be(VerbForms::PAST);
        if said && !word.noun && !self.can_be_noun(at + 1) {
            return Tag::Verb;
        }
        match self.prev(at) {
            None => self.at_start(word),
            Some(Tag::To) if word.can_be(VerbForms::BASE) => Tag::Verb,
            Some(Tag::Auxiliary) => self.after_auxiliary(word),
            Some(Tag::Determiner | Tag::Possessive | Tag::Number) => self.inside_noun_group(word),
            Some(Tag::Adjective) if word.noun => Tag::Noun,
            Some(Tag::Adjective) if word.can_be(VerbForms::GERUND | VerbForms::PARTICIPLE) => {
                self.inside_noun_group(word)
            }
            // "called for", "carried out said": a past form right after a preposition is a verb whose subject ended there.
            Some(Tag::Preposition) if word.can_be(VerbForms::PAST) => {
                self.governed(word).unwrap_or(Tag::Verb)
            }
            Some(Tag::Preposition) => self.governed(word).unwrap_or(Tag::Adjective),
            Some(Tag::Verb) if self.describes_object(word) => Tag::Adjective,
            Some(Tag::Verb) => self.governed(word).unwrap_or(Tag::Verb),
            Some(Tag::Relative | Tag::Pronoun) => Tag::Verb,
            Some(Tag::Name | Tag::Noun) => self.after_noun(word),
            Some(Tag::Coordinator) => self.after_coordinator(word),
            Some(Tag::Comma | Tag::Colon | Tag::Sign) => self.after_break(word),
            _ if word.noun && !word.can_be(VerbForms::PAST) => Tag::Noun,
            _ if word.adjective => Tag::Adjective,
            _ => Tag::Verb,
        }
    }

    fn at_start(&self, word: Candidate) -> Tag {
        let describes = word.adjective || word.can_be(VerbForms::PARTICIPLE);
        // "Visiting Norland, the minister …"
        if word.can_be(VerbForms::GERUND)
            && (self.in_mention(word.at + 1) || self.opens_participle_phrase(word.at))
        {
            Tag::Verb
        } else if word.noun {
            Tag::Noun
        } else if describes && self.starts_noun_group(word.at + 1) {
            Tag::Adjective
        } else {
            Tag::Verb
        }
    }

    /// "held separate talks": a base form that can be an adjective, between a verb and its object.
    fn describes_object(&self, word: Candidate) -> bool {
        word.adjective
            && word.can_be(VerbForms::BASE)
            && self.tag_before(word.at) == Some(Tag::Verb)
            && self.can_be_noun(word.at + 1)
    }

    /// "Speaking after the talks, the minister …": a gerund with an adverbial after it, and no verb before the comma.
    fn opens_participle_phrase(&self, at: usize) -> bool {
        let next = self.class(at + 1);
        next.intersects(WordClass::PREPOSITION | WordClass::ADVERB)
            && self.lower(at + 1) != "of"
            && !self.finite_ahead(at)
    }

    /// After a preposition or a verb: "by attacking it", "after talks", "with imposed limits".
    fn governed(&self, word: Candidate) -> Option<Tag> {
        let particle = usize::from(
            word.can_be(VerbForms::GERUND)
                && matches!(self.lower(word.at + 1), "down" | "up" | "off" | "out"),
        );
        let takes_object = self.starts_noun_group(word.at + 1 + particle);
        if word.can_be(VerbForms::GERUND) && (!word.noun || takes_object) {
            Some(Tag::Verb)
        } else if word.noun {
            Some(Tag::Noun)
        } else if word.can_be(VerbForms::PARTICIPLE) && takes_object && !self.acts_on(word) {
            Some(Tag::Adjective)
        } else {
            None
        }
    }

    fn after_auxiliary(&self, word: Candidate) -> Tag {
        let auxiliary = self.done[..word.at]
            .iter()
            .rfind(|before| before.tag == Tag::Auxiliary)
            .map_or(WordClass::empty(), |before| before.class);
        if auxiliary.contains(WordClass::BE) {
            self.after_be(word)
        } else if auxiliary.contains(WordClass::HAVE) && !word.can_be(VerbForms::PARTICIPLE) {
            word.noun_or(Tag::Verb)
        } else {
            Tag::Verb
        }
    }

    fn after_be(&self, word: Candidate) -> Tag {
        let stative = self.class(word.at).contains(WordClass::STATIVE);
        if word.can_be(VerbForms::GERUND) || word.can_be(VerbForms::PARTICIPLE) && !stative {
            Tag::Verb
        } else if word.adjective {
            Tag::Adjective
        } else {
            word.noun_or(Tag::Verb)
        }
    }

    /// After a determiner, possessive, number or adjective.
    fn inside_noun_group(&self, word: Candidate) -> Tag {
        let next = word.at + 1;
        let continues = self.can_be_noun(next) || self.in_mention(next);
        let describes = word.can_be(VerbForms::PARTICIPLE | VerbForms::GERUND);
        let acts = word.can_be(VerbForms::PAST | VerbForms::PARTICIPLE);
        let names_act = word.can_be(VerbForms::GERUND)
            || word.can_be(VerbForms::BASE) && !word.can_be(VerbForms::PAST);
        if word.noun && !(continues && word.can_be(VerbForms::PARTICIPLE)) {
            Tag::Noun
        } else if describes && self.starts_noun_group(next) {
            Tag::Adjective
        } else if acts && self.tag_before(word.at) == Some(Tag::Number) {
            Tag::Verb
        } else if names_act {
            Tag::Noun
        } else {
            word.noun_or(Tag::Adjective)
        }
    }

    fn after_noun(&self, word: Candidate) -> Tag {
        let acts = self.acts_after_plural(word)
            || self.has_particle(word)
            || self.is_deed_of_official(word)
            || self.says_what_noun_does(word);
        if self.follows_manner(word) || acts {
            Tag::Verb
        } else if !word.noun {
            self.verb_or_adjective_after_noun(word)
        } else if word.is_past_only() {
            Tag::Verb
        } else if self.finite_ahead(word.at) {
            Tag::Noun
        } else if self.is_verb_of_subject_before(word) {
            Tag::Verb
        } else {
            Tag::Noun
        }
    }

    /// "missiles targeting Norlandic bases", unlike "missile testing": after a plural, with an object.
    fn acts_after_plural(&self, word: Candidate) -> bool {
        let before = word.at - 1;
        word.noun
            && word.can_be(VerbForms::GERUND)
            && self.mention_before(word.at).is_none()
            && self.done[before].tag == Tag::Noun
            && self.done[before].lemma != self.tokens[before].lower
            && self.surely_starts_noun_group(word.at + 1)
    }

    /// "Norland hit out at …": a past form that is also a noun, after an actor and before a particle.
    fn has_particle(&self, word: Candidate) -> bool {
        word.noun
            && word.can_be(VerbForms::PAST)
            && self.mention_before(word.at).is_some()
            && matches!(self.lower(word.at + 1), "out" | "back" | "off" | "down")
            && self.no_verb_before(word.at)
    }

    /// "the minister speaking to reporters": a person does it, and no noun is named after him.
    fn is_deed_of_official(&self, word: Candidate) -> bool {
        let person = self
            .mention_before(word.at)
            .is_some_and(|mention| mention.head == ActorHead::Official);
        person
            && word.can_be(VerbForms::GERUND)
            && self.lower(word.at + 1) != "of"
            && self.class(word.at + 1).contains(WordClass::PREPOSITION)
    }

    /// "missiles targeting Sudland", "a ruling cutting off a bank": a participle that is a noun elsewhere.
    fn says_what_noun_does(&self, word: Candidate) -> bool {
        let particle = usize::from(matches!(self.lower(word.at + 1), "off" | "out" | "down"));
        PARTICIPLES.contains(&self.lower(word.at))
            && !self.follows_modifier(word.at)
            && (particle > 0 || self.surely_starts_noun_group(word.at + 1))
    }

    /// "Norland sharply attacks the plan".
    fn follows_manner(&self, word: Candidate) -> bool {
        let finite = VerbForms::THIRD | VerbForms::PAST | VerbForms::BASE;
        self.tag_before(word.at) == Some(Tag::Adverb)
            && self.lower(word.at - 1).ends_with("ly")
            && word.can_be(finite)
            && self.can_be_object(word.at + 1)
    }

    /// "Norlandic armed forces attacked": after an adjective of nationality, a participle before a noun describes it.
    fn verb_or_adjective_after_noun(&self, word: Candidate) -> Tag {
        let gerund_only = word.can_be(VerbForms::GERUND) && !word.can_be(VerbForms::PAST);
        let describes =
            word.adjective || word.can_be(VerbForms::PARTICIPLE) && self.finite_ahead(word.at);
        if !gerund_only
            && self.follows_modifier(word.at)
            && self.can_be_noun(word.at + 1)
            && describes
        {
            Tag::Adjective
        } else {
            Tag::Verb
        }
    }

    /// Whether a word that can be a noun is the verb of the noun before it.
    fn is_verb_of_subject_before(&self, word: Candidate) -> bool {
        let at = word.at;
        let takes_object = self.can_be_object(at + 1);
        if self.follows_modifier(at) {
            // "US claims victory" is a headline's verb, "Russian claims about" a noun.
            return self.follows_name_like_modifier(at) && takes_object && self.no_verb_before(at);
        }
        let before = &self.done[at - 1];
        let is_plural = before.lemma != self.tokens[at - 1].lower;
        let agrees = before.tag == Tag::Name
            || is_plural
            || self.mention_before(at).is_some()
            || word.can_be(VerbForms::THIRD);
        agrees
            && self.no_verb_before(at)
            && !self.stands_in_opening_phrase(at)
            && (takes_object || self.can_follow_bare_verb(at + 1))
    }

    /// "In a round of trade talks, …": all before `at` in its clause hangs on a preposition, so nothing there is a subject.
    fn stands_in_opening_phrase(&self, at: usize) -> bool {
        let ends_clause = |word: &Word| {
            matches!(
                word.tag,
                Tag::Comma | Tag::Sign | Tag::Colon | Tag::Complementizer | Tag::Subordinator
            )
        };
        let start = self.done[..at]
            .iter()
            .rposition(ends_clause)
            .map_or(0, |end| end + 1);
        let clause = &self.done[start..at];
        let opens_group =
            |tag: Tag| matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun);
        clause
            .first()
            .is_some_and(|word| word.tag == Tag::Preposition)
            && !clause.windows(2).any(|pair| {
                matches!(pair[0].tag, Tag::Noun | Tag::Name) && opens_group(pair[1].tag)
            })
    }

    fn after_coordinator(&self, word: Candidate) -> Tag {
        let partner = self.done[..word.at]
            .iter()
            .rposition(|before| before.tag == Tag::Coordinator)
            .and_then(|coordinator| self.tag_before(coordinator));
        let describes =
            word.adjective && self.starts_noun_group(word.at + 1) && !self.acts_on(word)
                || word.can_be(VerbForms::PARTICIPLE)
                    && partner == Some(Tag::Adjective)
                    && !self.acts_on(word);
        let acts = word.is_past_only()
            || self.says_what_noun_does(word)
            || !self.no_verb_before(word.at)
                && self.surely_starts_noun_group(word.at + 1)
                && !word.can_be(VerbForms::GERUND);
        // "and also calling on": no adverb stands before a noun.
        let also = word.can_be(VerbForms::GERUND)
            && self.tag_before(word.at) == Some(Tag::Adverb)
            && self.opens_participle_phrase(word.at);
        match partner {
            Some(Tag::Verb | Tag::Auxiliary) => Tag::Verb,
            _ if also => Tag::Verb,
            _ if !word.noun && describes => Tag::Adjective,
            _ if !word.noun || acts => Tag::Verb,
            _ => Tag::Noun,
        }
    }

    /// ", expelled four …": a past form before a whole noun group acts on it; "expelled diplomats" would be described.
    fn acts_on(&self, word: Candidate) -> bool {
        word.can_be(VerbForms::PAST) && self.opens_whole_group(word.at + 1)
    }

    /// After a comma, colon or another sign.
    fn after_break(&self, word: Candidate) -> Tag {
        let next = word.at + 1;
        if !word.noun {
            return if word.adjective && self.starts_noun_group(next) && !self.acts_on(word) {
                Tag::Adjective
            } else {
                Tag::Verb
            };
        }
        let acts = word.is_past_only()
            || self.surely_starts_noun_group(next) && !self.finite_ahead(word.at)
            || word.can_be(VerbForms::GERUND)
                && self.prev(word.at) == Some(Tag::Comma)
                && (self.opens_participle_phrase(word.at) || self.surely_starts_noun_group(next));
        if acts { Tag::Verb } else { Tag::Noun }
    }
}
