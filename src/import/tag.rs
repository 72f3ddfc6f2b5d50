//! What each token is in its sentence: a shallow part-of-speech tagger from word classes and neighbours.
//!
//! Nouns that are verbs as often ("claims", "visit") are decided by what stands before and after; everything else by its list.

use super::actors::{ActorHead, ActorMention};
use super::token::{CaseShape, Token, TokenKind};
use crate::lexicon::words::{VerbForms, WordClass, WordInfo, Words};
use smol_str::SmolStr;

/// Part of speech, as far as clauses need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Tag {
    Noun,
    /// Part of an actor's name, or a capitalised word that no list knows.
    Name,
    Adjective,
    Adverb,
    Determiner,
    /// "its", "their", and the ending "'s".
    Possessive,
    Pronoun,
    Number,
    Verb,
    /// A form of "be", "have" or "do", or a modal.
    Auxiliary,
    /// "to" before a verb.
    To,
    Preposition,
    Coordinator,
    Complementizer,
    Relative,
    Subordinator,
    Negator,
    Particle,
    Comma,
    /// A colon, or a dash that works as one.
    Colon,
    /// A semicolon, a bracket, any other sign.
    Sign,
    /// A quotation mark.
    Quote,
}

/// A token with its tag.
#[derive(Debug, Clone)]
pub struct Word {
    /// Part of speech.
    pub tag: Tag,
    /// Base form; the lower-case word itself where none is known.
    pub lemma: SmolStr,
    /// Forms it can have as a verb; empty for what is no verb.
    pub forms: VerbForms,
    /// Classes by list.
    pub class: WordClass,
    /// Index of the actor mention it is part of.
    pub mention: Option<usize>,
}

/// Tags one sentence.
pub fn tag(text: &str, tokens: &[Token], mentions: &[ActorMention], words: &Words) -> Vec<Word> {
    let mut tagger = Tagger {
        text,
        tokens,
        infos: tokens.iter().map(|token| words.get(&token.lower)).collect(),
        mention_of: vec![None; tokens.len()],
        mentions,
        done: Vec::with_capacity(tokens.len()),
    };
    for (index, mention) in mentions.iter().enumerate() {
        for at in mention.tokens.clone() {
            if let Some(slot) = tagger.mention_of.get_mut(at) {
                *slot = Some(index);
            }
        }
    }
    let mut adverbial = 0;
    for at in 0..tokens.len() {
        adverbial = adverbial.max(at + words.adverb_phrase(&tokens[at..]));
        let mut word = tagger.word(at);
        if at < adverbial {
            word.tag = Tag::Adverb;
        }
        tagger.done.push(word);
    }
    tagger.done
}

struct Tagger<'a> {
    text: &'a str,
    tokens: &'a [Token],
    infos: Vec<Option<&'a WordInfo>>,
    mention_of: Vec<Option<usize>>,
    mentions: &'a [ActorMention],
    done: Vec<Word>,
}

impl Tagger<'_> {
    fn word(&self, at: usize) -> Word {
        let token = &self.tokens[at];
        let class = self.class(at);
        let tag = self.decide(at, token, class);
        let info = self.infos[at];
        let (lemma, forms) = match tag {
            Tag::Verb | Tag::Auxiliary => info
                .and_then(|info| info.verb.clone())
                .unwrap_or_else(|| (token.lower.clone(), guess_forms(&token.lower))),
            Tag::Noun => (
                info.and_then(|info| info.noun.clone())
                    .unwrap_or_else(|| singular_guess(&token.lower)),
                VerbForms::empty(),
            ),
            _ => (token.lower.clone(), VerbForms::empty()),
        };
        Word {
            tag,
            lemma,
            forms,
            class,
            mention: self.mention_of[at],
        }
    }

    fn class(&self, at: usize) -> WordClass {
        self.infos
            .get(at)
            .copied()
            .flatten()
            .map_or(WordClass::empty(), |info| info.class)
    }

    fn decide(&self, at: usize, token: &Token, class: WordClass) -> Tag {
        if let Some(index) = self.mention_of[at] {
            return match self.mentions[index].head {
                ActorHead::Pronoun if class.contains(WordClass::PRONOUN) => Tag::Pronoun,
                ActorHead::Modifier if token.kind == TokenKind::Possessive => Tag::Possessive,
                ActorHead::Modifier if class.contains(WordClass::POSSESSIVE) => Tag::Possessive,
                _ => Tag::Name,
            };
        }
        match token.kind {
            TokenKind::Sign => return sign_tag(token.span.of(self.text)),
            TokenKind::Possessive => return Tag::Possessive,
            TokenKind::Number => return Tag::Number,
            TokenKind::Word => {}
        }
        if token.lower == "to" {
            return self.tag_to(at);
        }
        self.closed(at, token, class)
            .unwrap_or_else(|| self.open(at, token, class))
    }

    /// "to" before a base form (adverbs between) opens an infinitive; else it is a preposition.
    fn tag_to(&self, at: usize) -> Tag {
        let mut next = at + 1;
        while self.class(next).contains(WordClass::ADVERB)
            && !self.forms(next).contains(VerbForms::BASE)
        {
            next += 1;
        }
        let is_base = self.forms(next).contains(VerbForms::BASE)
            || self
                .class(next)
                .intersects(WordClass::BE | WordClass::HAVE | WordClass::DO)
                && self
                    .tokens
                    .get(next)
                    .is_some_and(|token| matches!(token.lower.as_str(), "be" | "have" | "do"));
        let capital = self
            .tokens
            .get(next)
            .is_some_and(|token| token.shape != CaseShape::Lower);
        // "to talks", "to attack by", "from war to peace": a noun with nothing to act on stays a noun.
        let noun_like = self.noun(next) && self.class(next).contains(WordClass::AMBIGUOUS);
        let after = self.class(next + 1);
        let cannot_take_object = self
            .tokens
            .get(next + 1)
            .is_none_or(|token| token.kind == TokenKind::Sign)
            || self
                .tokens
                .get(next + 1)
                .is_some_and(|token| matches!(token.lower.as_str(), "of" | "by"))
            || after.intersects(WordClass::BE | WordClass::MODAL);
        if is_base
            && !capital
            && self.mention_of.get(next).copied().flatten().is_none()
            && !(noun_like && cannot_take_object && next == at + 1 && self.is_nominal_before_to(at))
        {
            Tag::To
        } else {
            Tag::Preposition
        }
    }

    fn is_nominal_before_to(&self, at: usize) -> bool {
        at > 0 && matches!(self.done[at - 1].tag, Tag::Noun)
    }

    fn forms(&self, at: usize) -> VerbForms {
        self.infos
            .get(at)
            .copied()
            .flatten()
            .and_then(|info| info.verb.as_ref())
            .map_or(VerbForms::empty(), |(_, forms)| *forms)
    }

    fn noun(&self, at: usize) -> bool {
        self.infos
            .get(at)
            .copied()
            .flatten()
            .is_some_and(|info| info.noun.is_some())
    }

    fn prev(&self, at: usize) -> Option<Tag> {
        self.done[..at]
            .iter()
            .rev()
            .map(|word| word.tag)
            .find(|tag| !matches!(tag, Tag::Adverb | Tag::Quote | Tag::Negator))
    }

    fn closed(&self, at: usize, token: &Token, class: WordClass) -> Option<Tag> {
        let lower = token.lower.as_str();
        let tag = match lower {
            "that" => return Some(self.tag_that(at)),
            "who" | "whom" | "which" => Tag::Relative,
            "where"
                if at > 0
                    && self
                        .prev(at)
                        .is_some_and(|tag| matches!(tag, Tag::Noun | Tag::Name | Tag::Comma)) =>
            {
                Tag::Relative
            }
            "her" if self.noun(at + 1) => Tag::Possessive,
            "no" => Tag::Determiner,
            // "the three states each expelled", "two each"
            "each" | "both" | "all"
                if at > 0
                    && (matches!(self.prev(at), Some(Tag::Name | Tag::Noun))
                        && !self.forms(at + 1).is_empty()
                        || self
                            .tokens
                            .get(at + 1)
                            .is_none_or(|next| next.kind == TokenKind::Sign)) =>
            {
                Tag::Adverb
            }
            "according"
                if self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.lower == "to") =>
            {
                Tag::Preposition
            }
            "nothing" | "nobody" | "none" | "nor" | "neither" | "without" | "few" | "little" => {
                return match lower {
                    "nothing" | "nobody" | "none" => Some(Tag::Pronoun),
                    "nor" => Some(Tag::Coordinator),
                    "without" => Some(Tag::Preposition),
                    _ => Some(Tag::Determiner),
                };
            }
            // "provided that" opens a condition, "provided aid" does not.
            "provided" | "providing" | "given" | "granted" | "supposing" | "assuming"
                if !self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.lower == "that") =>
            {
                return None;
            }
            "may" | "march" if token.shape == CaseShape::Capital && at > 0 => Tag::Name,
            "while" | "whereas" => Tag::Subordinator,
            "as" | "after" | "before" | "since" | "until" | "for" | "than" | "like" | "once"
            | "despite"
                if class.contains(WordClass::PREPOSITION)
                    || class.contains(WordClass::SUBORDINATOR) =>
            {
                return Some(self.tag_subordinator_or_preposition(at, class));
            }
            _ => {
                // The order decides words of several closed classes.
                let table = [
                    (WordClass::NEGATOR, Tag::Negator),
                    (
                        WordClass::MODAL | WordClass::BE | WordClass::HAVE | WordClass::DO,
                        Tag::Auxiliary,
                    ),
                    (WordClass::COORDINATOR, Tag::Coordinator),
                    (WordClass::POSSESSIVE, Tag::Possessive),
                    (
                        WordClass::SUBORDINATOR | WordClass::CONDITIONAL,
                        Tag::Subordinator,
                    ),
                    (WordClass::DETERMINER, Tag::Determiner),
                    (WordClass::PRONOUN, Tag::Pronoun),
                    (WordClass::NUMBER, Tag::Number),
                    (WordClass::PREPOSITION, Tag::Preposition),
                    (WordClass::COMPLEMENTIZER, Tag::Complementizer),
                ];
                let found = table.into_iter().find(|(flag, _)| class.intersects(*flag));
                let (flag, tag) = found?;
                if flag.contains(WordClass::PREPOSITION)
                    && self.after_verb(at)
                    && class.contains(WordClass::PARTICLE)
                    && !self.starts_noun_group(at + 1)
                {
                    return Some(Tag::Particle);
                }
                tag
            }
        };
        Some(tag)
    }

    fn quote_at(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| is_quote(token.span.of(self.text)))
    }

    fn after_verb(&self, at: usize) -> bool {
        at > 0 && self.done[at - 1].tag == Tag::Verb
    }

    fn starts_noun_group(&self, at: usize) -> bool {
        if self.mention_of.get(at).copied().flatten().is_some() {
            return true;
        }
        let class = self.class(at);
        class.intersects(
            WordClass::DETERMINER
                | WordClass::POSSESSIVE
                | WordClass::PRONOUN
                | WordClass::NUMBER
                | WordClass::ADJECTIVE,
        ) || self.noun(at)
            || self.tokens.get(at).is_some_and(|token| {
                token.kind == TokenKind::Number
                    || token.kind == TokenKind::Word && token.shape != CaseShape::Lower
            })
    }

    /// "that": after a noun it opens a relative clause, before a noun it points, else it opens what is said.
    fn tag_that(&self, at: usize) -> Tag {
        let next_verb = self
            .class(at + 1)
            .intersects(WordClass::MODAL | WordClass::BE | WordClass::HAVE)
            || self
                .forms(at + 1)
                .intersects(VerbForms::THIRD | VerbForms::PAST)
                && !self.noun(at + 1);
        match at.checked_sub(1).map(|before| self.done[before].tag) {
            Some(Tag::Noun | Tag::Name) if next_verb => Tag::Relative,
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
            _ if next_verb => Tag::Pronoun,
            _ => Tag::Determiner,
        }
    }

    /// "after the attack" or "after it attacked": a subordinator where a subject and a finite verb follow before the clause ends.
    fn tag_subordinator_or_preposition(&self, at: usize, class: WordClass) -> Tag {
        if !class.contains(WordClass::SUBORDINATOR) {
            return Tag::Preposition;
        }
        let mut seen_group = false;
        for next in at + 1..self.tokens.len().min(at + 14) {
            let token = &self.tokens[next];
            if token.kind == TokenKind::Sign && !is_quote(token.span.of(self.text)) {
                break;
            }
            let class = self.class(next);
            let in_mention = self.mention_of[next].is_some();
            if !in_mention
                && class.intersects(WordClass::COMPLEMENTIZER | WordClass::RELATIVE)
                && seen_group
            {
                break;
            }
            let finite = !in_mention
                && (class.intersects(
                    WordClass::MODAL | WordClass::BE | WordClass::HAVE | WordClass::DO,
                ) || self
                    .forms(next)
                    .intersects(VerbForms::PAST | VerbForms::THIRD)
                    && !self.noun(next)
                    && !class.contains(WordClass::ADJECTIVE));
            if finite {
                return if seen_group {
                    Tag::Subordinator
                } else {
                    Tag::Preposition
                };
            }
            seen_group |= in_mention
                || self.noun(next)
                || class.intersects(WordClass::PRONOUN)
                || token.shape != CaseShape::Lower;
        }
        Tag::Preposition
    }

    fn open(&self, at: usize, token: &Token, class: WordClass) -> Tag {
        let forms = self.forms(at);
        let noun = self.noun(at);
        if forms.is_empty() {
            return self.open_without_verb(at, token, class, noun);
        }
        let capital_inside = at > 0
            && token.shape != CaseShape::Lower
            && !matches!(self.prev(at), None | Some(Tag::Colon))
            && !self.is_title_case();
        if capital_inside {
            return if noun { Tag::Noun } else { Tag::Name };
        }
        self.verb_or_noun(at, forms, noun, class)
    }

    /// Headlines in Title Case tell nothing by their capitals.
    fn is_title_case(&self) -> bool {
        let words = self
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word);
        let (mut long, mut capital) = (0, 0);
        for word in words.filter(|word| word.span.len() > 3) {
            long += 1;
            capital += usize::from(word.shape != CaseShape::Lower);
        }
        long > 2 && capital == long
    }

    fn open_without_verb(&self, at: usize, token: &Token, class: WordClass, noun: bool) -> Tag {
        if class.contains(WordClass::ADVERB)
            && !(noun && self.prev(at).is_some_and(opens_noun_group))
        {
            return Tag::Adverb;
        }
        if class.contains(WordClass::ADJECTIVE) && (!noun || self.starts_noun_group(at + 1)) {
            return Tag::Adjective;
        }
        if noun {
            return Tag::Noun;
        }
        let lower = token.lower.as_str();
        let first_is_lower = token
            .span
            .of(self.text)
            .starts_with(|first: char| first.is_lowercase());
        if first_is_lower && lower.contains('-') {
            // "anti-Norlandic", "so-called": an adjective where a noun follows, quotation marks or not.
            return if self.starts_noun_group(at + 1) || self.quote_at(at + 1) {
                Tag::Adjective
            } else {
                Tag::Noun
            };
        }
        if token.shape != CaseShape::Lower && at > 0 {
            return Tag::Name;
        }
        if lower.len() > 4 && lower.ends_with("ly") {
            return Tag::Adverb;
        }
        if guess_forms(lower) == VerbForms::GERUND
            && self
                .prev(at)
                .is_some_and(|tag| matches!(tag, Tag::Preposition | Tag::Auxiliary | Tag::Comma))
            && self.starts_noun_group(at + 1)
        {
            return Tag::Verb;
        }
        if guess_forms(lower) == (VerbForms::PAST | VerbForms::PARTICIPLE) {
            let follows = self.prev(at);
            if matches!(follows, Some(Tag::Auxiliary | Tag::Pronoun))
                || matches!(follows, Some(Tag::Name | Tag::Noun)) && !self.noun(at + 1)
            {
                return Tag::Verb;
            }
        }
        let adjective_ending = [
            "able", "ible", "ous", "ful", "less", "ive", "ical", "ary", "ed",
        ]
        .iter()
        .any(|end| lower.ends_with(end));
        if adjective_ending
            && (self.starts_noun_group(at + 1) || self.prev(at) == Some(Tag::Auxiliary))
        {
            Tag::Adjective
        } else if token.shape == CaseShape::Lower {
            Tag::Noun
        } else {
            Tag::Name
        }
    }

    fn verb_or_noun(&self, at: usize, forms: VerbForms, noun: bool, class: WordClass) -> Tag {
        let adjective = class.contains(WordClass::ADJECTIVE);
        let other = if noun { Tag::Noun } else { Tag::Adjective };
        let says = self.class(at).contains(WordClass::SPEECH) && forms.contains(VerbForms::PAST);
        if says && !noun && !self.noun(at + 1) {
            return Tag::Verb;
        }
        match self.prev(at) {
            Some(Tag::To) if forms.contains(VerbForms::BASE) => Tag::Verb,
            Some(Tag::Auxiliary) => self.after_auxiliary(at, forms, adjective, noun),
            Some(Tag::Determiner | Tag::Possessive | Tag::Number) => {
                self.inside_noun_group(at, forms, noun)
            }
            Some(Tag::Adjective)
                if noun || forms.intersects(VerbForms::GERUND | VerbForms::PARTICIPLE) =>
            {
                if noun {
                    Tag::Noun
                } else {
                    self.inside_noun_group(at, forms, noun)
                }
            }
            Some(Tag::Preposition) => {
                if forms.contains(VerbForms::GERUND) && (!noun || self.takes_object(at)) {
                    Tag::Verb
                } else if noun {
                    Tag::Noun
                } else if forms.contains(VerbForms::PARTICIPLE) && self.starts_noun_group(at + 1) {
                    Tag::Adjective
                } else if self.after_preposition_gap(at) {
                    Tag::Verb
                } else {
                    other
                }
            }
            Some(Tag::Relative | Tag::Pronoun) => Tag::Verb,
            Some(Tag::Name | Tag::Noun) => self.after_noun(at, forms, noun, adjective),
            Some(Tag::Coordinator) => self.after_coordinator(at, forms, noun, adjective),
            Some(Tag::Comma | Tag::Colon | Tag::Sign) => {
                self.after_break(at, forms, noun, adjective)
            }
            Some(Tag::Verb) => {
                if forms.contains(VerbForms::GERUND) && (!noun || self.takes_object(at)) {
                    Tag::Verb
                } else if noun {
                    Tag::Noun
                } else if self.starts_noun_group(at + 1) && forms.contains(VerbForms::PARTICIPLE) {
                    Tag::Adjective
                } else {
                    Tag::Verb
                }
            }
            None => self.at_start(at, forms, noun, adjective),
            _ => {
                if noun && !forms.intersects(VerbForms::PAST) {
                    Tag::Noun
                } else if adjective {
                    Tag::Adjective
                } else {
                    Tag::Verb
                }
            }
        }
    }

    fn after_preposition_gap(&self, at: usize) -> bool {
        // "called for", "carried out said": a past form right after a preposition is a verb whose subject ended there.
        self.forms(at).contains(VerbForms::PAST) && !self.noun(at)
    }

    fn takes_object(&self, at: usize) -> bool {
        self.starts_noun_group(at + 1)
    }

    fn after_auxiliary(&self, at: usize, forms: VerbForms, adjective: bool, noun: bool) -> Tag {
        let auxiliary = self.done[..at]
            .iter()
            .rposition(|word| word.tag == Tag::Auxiliary)
            .map_or(WordClass::empty(), |index| self.done[index].class);
        if auxiliary.intersects(WordClass::BE) {
            let stative = self.class(at).contains(WordClass::STATIVE);
            if forms.contains(VerbForms::GERUND)
                || forms.contains(VerbForms::PARTICIPLE) && !stative
            {
                return Tag::Verb;
            }
            return if adjective {
                Tag::Adjective
            } else if noun {
                Tag::Noun
            } else {
                Tag::Verb
            };
        }
        if auxiliary.intersects(WordClass::HAVE) && !forms.contains(VerbForms::PARTICIPLE) {
            return if noun { Tag::Noun } else { Tag::Verb };
        }
        Tag::Verb
    }

    fn inside_noun_group(&self, at: usize, forms: VerbForms, noun: bool) -> Tag {
        let continues =
            self.noun(at + 1) || self.mention_of.get(at + 1).copied().flatten().is_some();
        if noun && !(continues && forms.intersects(VerbForms::PARTICIPLE)) {
            return Tag::Noun;
        }
        if forms.intersects(VerbForms::PARTICIPLE | VerbForms::GERUND)
            && self.starts_noun_group(at + 1)
        {
            return Tag::Adjective;
        }
        if self.done[at - 1].tag == Tag::Number
            && forms.intersects(VerbForms::PAST | VerbForms::PARTICIPLE)
        {
            return Tag::Verb;
        }
        if noun || forms.contains(VerbForms::GERUND) {
            Tag::Noun
        } else if forms.contains(VerbForms::BASE) && !forms.contains(VerbForms::PAST) {
            Tag::Noun
        } else {
            Tag::Adjective
        }
    }

    /// Whether a clear finite verb follows before the clause ends.
    fn finite_ahead(&self, at: usize) -> bool {
        for next in at + 1..self.tokens.len().min(at + 18) {
            let token = &self.tokens[next];
            let class = self.class(next);
            if self.mention_of[next].is_some() {
                continue;
            }
            if token.kind == TokenKind::Sign && !is_quote(token.span.of(self.text)) {
                return false;
            }
            if class.intersects(
                WordClass::COMPLEMENTIZER | WordClass::RELATIVE | WordClass::SUBORDINATOR,
            ) && !class.intersects(WordClass::PREPOSITION)
            {
                return false;
            }
            if class.intersects(WordClass::MODAL | WordClass::BE | WordClass::HAVE | WordClass::DO)
            {
                return true;
            }
            if self
                .forms(next)
                .intersects(VerbForms::PAST | VerbForms::THIRD)
                && !self.noun(next)
                && !class.contains(WordClass::ADJECTIVE)
            {
                return self.done_tag_allows_finite(next);
            }
        }
        false
    }

    fn done_tag_allows_finite(&self, next: usize) -> bool {
        // A past form right before "by" or inside a noun group is no finite verb.
        !self
            .tokens
            .get(next + 1)
            .is_some_and(|token| token.lower == "by")
    }

    fn after_noun(&self, at: usize, forms: VerbForms, noun: bool, adjective: bool) -> Tag {
        let before = &self.done[at - 1];
        let manner = before.tag == Tag::Adverb && self.tokens[at - 1].lower.ends_with("ly");
        if manner
            && forms.intersects(VerbForms::THIRD | VerbForms::PAST | VerbForms::BASE)
            && self.next_is_object(at)
        {
            return Tag::Verb;
        }
        let modifier = self
            .mention_before(at)
            .is_some_and(|mention| mention.head == ActorHead::Modifier);
        if !noun {
            if forms.contains(VerbForms::GERUND) && !forms.intersects(VerbForms::PAST) {
                return Tag::Verb;
            }
            if forms == VerbForms::BASE
                && before.tag == Tag::Noun
                && before.class.is_empty()
                && self.noun(at + 1)
            {
                return Tag::Verb;
            }
            if modifier && adjective && self.noun(at + 1) {
                return Tag::Adjective;
            }
            if modifier
                && forms.contains(VerbForms::PARTICIPLE)
                && self.noun(at + 1)
                && self.finite_ahead(at)
            {
                return Tag::Adjective;
            }
            return Tag::Verb;
        }
        if forms.intersects(VerbForms::PAST) && !forms.contains(VerbForms::BASE) {
            return Tag::Verb;
        }
        let next_is_object = self.next_is_object(at);
        let finite_later = self.finite_ahead(at);
        if finite_later {
            return Tag::Noun;
        }
        if modifier {
            // "US claims victory" is a headline's verb, "Russian claims about" a noun.
            let name_like = self.mention_before(at).is_some_and(|mention| {
                let last = mention.tokens.end.saturating_sub(1);
                self.tokens.get(last).is_some_and(|token| {
                    token.shape == CaseShape::Upper
                        || token.lower == "dutch"
                        || token.lower == "british"
                })
            });
            return if name_like && next_is_object && self.no_verb_before(at) {
                Tag::Verb
            } else {
                Tag::Noun
            };
        }
        let actor_before = self.mention_before(at).is_some();
        if (actor_before
            || before.tag == Tag::Name
            || before.lemma != self.tokens[at - 1].lower
            || forms.contains(VerbForms::THIRD))
            && self.no_verb_before(at)
            && (next_is_object || self.next_is_clause_part(at))
        {
            return Tag::Verb;
        }
        Tag::Noun
    }

    fn mention_before(&self, at: usize) -> Option<&ActorMention> {
        let index = self.mention_of[..at].last().copied().flatten()?;
        Some(&self.mentions[index])
    }

    fn next_is_object(&self, at: usize) -> bool {
        let next = at + 1;
        let class = self.class(next);
        self.mention_of.get(next).copied().flatten().is_some()
            || class.intersects(
                WordClass::DETERMINER
                    | WordClass::POSSESSIVE
                    | WordClass::PRONOUN
                    | WordClass::NUMBER
                    | WordClass::ADJECTIVE
                    | WordClass::COMPLEMENTIZER,
            )
            || self.tokens.get(next).is_some_and(|token| {
                token.kind == TokenKind::Number
                    || token.shape != CaseShape::Lower
                    || is_quote(token.span.of(self.text))
            })
            || self.noun(next)
            || self.tokens.get(next).is_some_and(|token| {
                token.lower == "for" || token.lower == "on" || token.lower == "to"
            })
    }

    fn next_is_clause_part(&self, at: usize) -> bool {
        let class = self.class(at + 1);
        class.intersects(WordClass::ADVERB | WordClass::PREPOSITION)
            || self
                .tokens
                .get(at + 1)
                .is_none_or(|token| token.kind == TokenKind::Sign)
    }

    /// No finite verb stands before `at` in its clause.
    fn no_verb_before(&self, at: usize) -> bool {
        for word in self.done[..at].iter().rev() {
            match word.tag {
                Tag::Complementizer
                | Tag::Relative
                | Tag::Subordinator
                | Tag::Sign
                | Tag::Colon => return true,
                Tag::Verb | Tag::Auxiliary => return false,
                _ => {}
            }
        }
        true
    }

    fn after_coordinator(&self, at: usize, forms: VerbForms, noun: bool, adjective: bool) -> Tag {
        let before = self.done[..at]
            .iter()
            .rposition(|word| word.tag == Tag::Coordinator);
        let partner = before
            .and_then(|index| index.checked_sub(1))
            .map(|index| self.done[index].tag);
        if matches!(partner, Some(Tag::Verb | Tag::Auxiliary)) {
            return Tag::Verb;
        }
        if !noun {
            return if adjective && self.starts_noun_group(at + 1)
                || forms.contains(VerbForms::PARTICIPLE) && partner == Some(Tag::Adjective)
            {
                Tag::Adjective
            } else {
                Tag::Verb
            };
        }
        if forms.intersects(VerbForms::PAST) && !forms.contains(VerbForms::BASE) {
            return Tag::Verb;
        }
        let has_verb = !self.no_verb_before(at);
        if has_verb && self.next_starts_full_group(at) && !forms.contains(VerbForms::GERUND) {
            Tag::Verb
        } else {
            Tag::Noun
        }
    }

    fn next_starts_full_group(&self, at: usize) -> bool {
        let class = self.class(at + 1);
        self.mention_of.get(at + 1).copied().flatten().is_some()
            || class.intersects(WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::PRONOUN)
    }

    fn after_break(&self, at: usize, forms: VerbForms, noun: bool, adjective: bool) -> Tag {
        if !noun {
            return if adjective && self.starts_noun_group(at + 1) {
                Tag::Adjective
            } else {
                Tag::Verb
            };
        }
        if forms.intersects(VerbForms::PAST) && !forms.contains(VerbForms::BASE) {
            return Tag::Verb;
        }
        if self.next_starts_full_group(at) && !self.finite_ahead(at) {
            Tag::Verb
        } else {
            Tag::Noun
        }
    }

    fn at_start(&self, at: usize, forms: VerbForms, noun: bool, adjective: bool) -> Tag {
        // "Visiting Norland, the minister …"
        if forms.contains(VerbForms::GERUND)
            && self.mention_of.get(at + 1).copied().flatten().is_some()
        {
            return Tag::Verb;
        }
        if noun {
            return Tag::Noun;
        }
        if (adjective || forms.contains(VerbForms::PARTICIPLE)) && self.starts_noun_group(at + 1) {
            return Tag::Adjective;
        }
        Tag::Verb
    }
}

fn opens_noun_group(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number | Tag::Preposition
    )
}

fn is_quote(sign: &str) -> bool {
    matches!(sign, "\"" | "“" | "”" | "„" | "«" | "»" | "'" | "‘" | "’")
}

fn sign_tag(sign: &str) -> Tag {
    match sign {
        "," => Tag::Comma,
        ":" | "–" | "—" | "-" => Tag::Colon,
        _ if is_quote(sign) => Tag::Quote,
        _ => Tag::Sign,
    }
}

/// Forms of an unknown verb by its ending.
fn guess_forms(lower: &str) -> VerbForms {
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

fn singular_guess(lower: &SmolStr) -> SmolStr {
    let word = lower.as_str();
    if word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
    {
        word.strip_suffix("ies").map_or_else(
            || SmolStr::new(&word[..word.len() - 1]),
            |stem| SmolStr::from(format!("{stem}y")),
        )
    } else {
        lower.clone()
    }
}
