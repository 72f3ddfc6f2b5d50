//! Who is named: noun groups of a sentence resolved to states and organisations.
//!
//! Words become [units](unit::Unit) by longest match in the lexicon; units become noun groups whose modifiers give the
//! actor and whose head gives the role; pronouns and short forms are resolved by what the article said before.

mod anaphor;
mod chain;
mod finish;
mod inspect;
mod memory;
mod name;
mod people;
mod person;
mod unit;
mod wards;

pub use inspect::inspect_actor;
pub use memory::ActorMemory;

use super::token::Token;
use crate::lexicon::actors::ActorLexicon;
use crate::model::{ActorCode, Role, Span};
use chrono::NaiveDate;
use unit::Unit;

/// A noun group that names an actor, or is known to name none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorMention {
    /// Bytes of the whole noun group: "Dutch Defence Minister Ank Bijleveld", "the authorities of the Netherlands".
    pub span: Span,
    /// Range of token indices in the sentence's tokens.
    pub tokens: std::ops::Range<usize>,
    /// The actors; empty when the group is known to be none (company, armed group, private person, opposition).
    /// Several for "the two countries"; "Moscow and Washington" is two mentions.
    pub actors: Vec<ActorCode>,
    /// The states that an act on this group is directed at though it speaks for none: a company's, a private person's.
    /// Of an envoy: the states he is posted to.
    pub wards: Vec<ActorCode>,
    /// What kind of words.
    pub head: ActorHead,
    /// The part of a government or organisation, where the words give one.
    pub role: Option<Role>,
}

/// What kind of words name an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorHead {
    /// "Russia", "the Kremlin", "Moscow", "NATO"
    Name,
    /// "the Russian foreign ministry", "the Dutch government", "British police"
    Institution,
    /// "Sergei Lavrov", "the Dutch defence minister", "a Kremlin spokesman"
    Official,
    /// "four Russian diplomats", "Russians", "Iranian nationals": people as objects of state acts
    Citizens,
    /// Adjective or possessive before a noun that is no actor: "Dutch" in "Dutch allegations", "Iran's" in "Iran's denial",
    /// "US" in "US sanctions". `tokens` covers only the adjective or the possessor with its ending.
    Modifier,
    /// "he", "it", "who", "both sides", "the country": resolved by memory
    Pronoun,
    /// Known to be no actor.
    Other,
}

/// Finds actor mentions, sentence by sentence.
#[derive(Debug, Clone, Copy)]
pub struct ActorTagger<'lex> {
    lexicon: &'lex ActorLexicon,
}

impl<'lex> ActorTagger<'lex> {
    /// A tagger that knows `lexicon`.
    pub fn new(lexicon: &'lex ActorLexicon) -> Self {
        Self { lexicon }
    }

    /// Mentions of one sentence, left to right, not overlapping. `when`: publication day, decides which leaders are in
    /// office (none: any term). `memory` carries what the article has said so far and learns from this sentence.
    pub fn mentions(
        &self,
        text: &str,
        tokens: &[Token],
        when: Option<NaiveDate>,
        memory: &mut ActorMemory,
    ) -> Vec<ActorMention> {
        memory.begin_sentence();
        let sentence = Sentence::new(text, tokens, self.lexicon, when);
        let mut list: Vec<ActorMention> = Vec::new();
        let mut at = 0;
        while at < sentence.units.len() {
            let found = sentence
                .anaphor(at, memory, &list)
                .or_else(|| sentence.noun_group(at, memory, &list));
            match found {
                Some(found) => {
                    at = found.next.max(at + 1);
                    for mention in found.mentions {
                        sentence.accompany(&mention, at, memory);
                        memory.learn(&mention);
                        if tokens[mention.tokens.start].lower == "they" {
                            memory.company.keep_group(&mention.actors);
                        }
                        list.push(mention);
                    }
                }
                None => at = sentence.meet_stranger(at, memory).unwrap_or(at + 1),
            }
        }
        finish::share_heads(&sentence, &mut list);
        let officials = list
            .first()
            .is_some_and(|first| first.head == ActorHead::Official);
        memory
            .company
            .note_group(sentence.opening_group(&list), officials);
        list
    }
}

impl ActorTagger<'_> {
    /// Those whom a sentence names in one breath at its beginning: "The ministers of Norland and Sudland met …".
    pub fn opening_group(
        &self,
        text: &str,
        tokens: &[Token],
        when: Option<NaiveDate>,
        memory: &ActorMemory,
    ) -> Vec<ActorCode> {
        let mut memory = memory.clone();
        let mentions = self.mentions(text, tokens, when, &mut memory);
        let sentence = Sentence::new(text, tokens, self.lexicon, when);
        sentence.opening_group(&mentions)
    }
}

impl ActorMention {
    /// "several foreign ministers": people of more states than one whom the article has not named yet.
    pub fn is_unnamed_company(&self, tokens: &[Token]) -> bool {
        self.head == ActorHead::Pronoun
            && self.actors.is_empty()
            && people::is_count(&tokens[self.tokens.start].lower)
    }
}

/// Mentions that open at one unit, and the unit to go on from.
#[derive(Debug)]
struct Found {
    mentions: Vec<ActorMention>,
    next: usize,
}

/// One sentence, read as units.
struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a ActorLexicon,
    when: Option<NaiveDate>,
    units: Vec<Unit>,
    /// A headline in Which Most Words Have Capitals: capitals tell nothing.
    title_case: bool,
}

impl Sentence<'_> {
    /// The mention over units `first..end`.
    fn mention(
        &self,
        first: usize,
        end: usize,
        actors: Vec<ActorCode>,
        head: ActorHead,
        role: Option<Role>,
    ) -> ActorMention {
        let tokens = self.units[first].first..self.units[end - 1].end;
        let span = self.tokens[tokens.start]
            .span
            .join(self.tokens[tokens.end - 1].span);
        ActorMention {
            span,
            tokens,
            actors,
            wards: Vec::new(),
            head,
            role,
        }
    }
}

#[cfg(test)]
mod table_tests;
#[cfg(test)]
mod tests;
