//! What each token is in its sentence: a shallow part-of-speech tagger from word classes and neighbours.
//!
//! Words of closed classes are decided by their list ([`closed`]), unknown words by their ending ([`open`]), and nouns that are
//! verbs as often ("claims", "visit") by what stands before and after ([`verbs`], with the questions of [`context`]).

mod closed;
mod context;
mod open;
#[cfg(test)]
mod tests;
mod verbs;

use super::actors::{ActorHead, ActorMention};
use super::token::{Token, TokenKind};
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
    let mut tagger = Tagger::new(text, tokens, mentions, words);
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

/// Goes through a sentence from left to right; what stands before is known by its tag, what follows by its classes.
struct Tagger<'a> {
    text: &'a str,
    tokens: &'a [Token],
    infos: Vec<Option<&'a WordInfo>>,
    mentions: &'a [ActorMention],
    mention_of: Vec<Option<usize>>,
    /// Headlines in Title Case tell nothing by their capitals.
    title_case: bool,
    done: Vec<Word>,
}

impl<'a> Tagger<'a> {
    fn new(
        text: &'a str,
        tokens: &'a [Token],
        mentions: &'a [ActorMention],
        words: &'a Words,
    ) -> Self {
        let mut mention_of = vec![None; tokens.len()];
        for (index, mention) in mentions.iter().enumerate() {
            for at in mention.tokens.clone() {
                if let Some(slot) = mention_of.get_mut(at) {
                    *slot = Some(index);
                }
            }
        }
        Self {
            text,
            tokens,
            infos: tokens.iter().map(|token| words.get(&token.lower)).collect(),
            mentions,
            mention_of,
            title_case: context::is_title_case(tokens),
            done: Vec::with_capacity(tokens.len()),
        }
    }

    fn word(&self, at: usize) -> Word {
        let tag = self.decide(at);
        let (lemma, forms) = match tag {
            Tag::Verb | Tag::Auxiliary => self.as_verb(at),
            Tag::Noun => (self.singular(at), VerbForms::empty()),
            _ => (self.tokens[at].lower.clone(), VerbForms::empty()),
        };
        Word {
            tag,
            lemma,
            forms,
            class: self.class(at),
            mention: self.mention_of[at],
        }
    }

    fn decide(&self, at: usize) -> Tag {
        let token = &self.tokens[at];
        if let Some(index) = self.mention_of[at] {
            return self.inside_mention(at, self.mentions[index].head);
        }
        match token.kind {
            TokenKind::Sign if self.is_part_of_number(at) => Tag::Number,
            TokenKind::Sign => sign_tag(token.span.of(self.text)),
            TokenKind::Possessive => Tag::Possessive,
            TokenKind::Number => Tag::Number,
            TokenKind::Word if token.lower == "to" => self.tag_to(at),
            TokenKind::Word => self.closed(at).unwrap_or_else(|| self.open(at)),
        }
    }

    fn inside_mention(&self, at: usize, head: ActorHead) -> Tag {
        let class = self.class(at);
        let possessive =
            self.tokens[at].kind == TokenKind::Possessive || class.contains(WordClass::POSSESSIVE);
        match head {
            ActorHead::Pronoun if matches!(self.lower(at), "who" | "whom" | "which") => {
                Tag::Relative
            }
            ActorHead::Pronoun if class.contains(WordClass::PRONOUN) => Tag::Pronoun,
            ActorHead::Modifier if possessive => Tag::Possessive,
            _ => Tag::Name,
        }
    }

    /// Base form and forms of the verb at `at`; an unknown verb's are guessed.
    fn as_verb(&self, at: usize) -> (SmolStr, VerbForms) {
        let lower = &self.tokens[at].lower;
        self.info(at)
            .and_then(|info| info.verb.clone())
            .unwrap_or_else(|| (lower.clone(), open::guess_forms(lower)))
    }

    /// Singular of the noun at `at`; an unknown noun's is guessed.
    fn singular(&self, at: usize) -> SmolStr {
        self.info(at)
            .and_then(|info| info.noun.clone())
            .unwrap_or_else(|| open::guess_singular(&self.tokens[at].lower))
    }
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
