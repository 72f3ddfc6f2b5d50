//! One sentence seen through every stage: tokens, actors, tags, chunks, clauses, dates.

use super::actors::{ActorMemory, ActorMention, ActorTagger};
use super::chunk::{Chunk, NounGroup, VerbGroup, chunks};
use super::clause::{Clauses, Predicate, clauses};
use super::date::{DateMemory, DateMention, DateTagger};
use super::tag::{Word, tag};
use super::token::{Token, tokens};
use crate::lexicon::Lexicon;
use crate::lexicon::list::WordMarks;
use crate::lexicon::words::Words;
use crate::model::{Article, Span};
use chrono::NaiveDate;
use std::ops::Range;

/// What the stages see in one sentence.
#[derive(Debug)]
pub struct Sentence<'a> {
    /// The whole text of the article.
    pub text: &'a str,
    /// Where the sentence stands in it.
    pub span: Span,
    /// Words and signs.
    pub tokens: Vec<Token>,
    /// The same with parts of speech.
    pub words: Vec<Word>,
    /// Marks of every word, as written and in its base form.
    pub marks: WordMarks,
    /// Actors named.
    pub mentions: Vec<ActorMention>,
    /// Dated phrases.
    pub dates: Vec<DateMention>,
    /// Noun and verb groups.
    pub chunks: Vec<Chunk>,
    /// Verbs with subjects and objects.
    pub clauses: Clauses,
}

/// What the stages remember from sentence to sentence of one article.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// People and organisations introduced.
    pub actors: ActorMemory,
    /// Dates mentioned.
    pub dates: DateMemory,
}

impl Memory {
    /// Nothing told yet, at the place of the article's dateline: "the foreign minister" there is that state's.
    pub fn at_home(article: &Article, lexicon: &Lexicon) -> Self {
        let place = article
            .dateline
            .as_ref()
            .and_then(|dateline| dateline.place.as_deref());
        Self {
            actors: ActorMemory::at_home(
                place.and_then(|place| lexicon.actors.state_of_place(place)),
            ),
            dates: DateMemory::default(),
        }
    }
}

/// The stages, ready to run; made once, shared by all workers.
#[derive(Debug)]
pub struct Analyser<'a> {
    /// Finds actors.
    pub actors: ActorTagger<'a>,
    /// Finds dates.
    pub dates: DateTagger,
    /// Knows English words.
    pub words: &'a Words,
}

impl<'a> Analyser<'a> {
    /// The stages with what `lexicon` knows.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            actors: ActorTagger::new(&lexicon.actors),
            dates: DateTagger::new(),
            words: &lexicon.words,
        }
    }

    /// Runs all stages over the sentence at `span` of `text`. `anchor` is the day of publication.
    pub fn sentence<'t>(
        &self,
        text: &'t str,
        span: Span,
        anchor: Option<NaiveDate>,
        memory: &mut Memory,
    ) -> Sentence<'t> {
        let tokens = tokens(text, span);
        let mentions = self
            .actors
            .mentions(text, &tokens, anchor, &mut memory.actors);
        let dates = self.dates.tag(text, &tokens, anchor, &mut memory.dates);
        let words = tag(text, &tokens, &mentions, self.words);
        let times: Vec<Range<usize>> = dates.iter().map(|date| date.tokens.clone()).collect();
        let chunks = chunks(&tokens, &words, &mentions, &times);
        let is_time =
            |group: &NounGroup| dates.iter().any(|date| date.tokens.contains(&group.head));
        let clauses = clauses(&chunks, self.words, &is_time);
        Sentence {
            text,
            span,
            marks: marks(&tokens, &words),
            tokens,
            words,
            mentions,
            dates,
            chunks,
            clauses,
        }
    }
}

fn marks(tokens: &[Token], words: &[Word]) -> WordMarks {
    tokens
        .iter()
        .map(|token| token.lower.as_str())
        .chain(words.iter().map(|word| word.lemma.as_str()))
        .fold(WordMarks::default(), WordMarks::with)
}

impl Sentence<'_> {
    /// The verb group of a predicate.
    pub fn verb(&self, predicate: &Predicate) -> Option<&VerbGroup> {
        match self.chunks.get(predicate.chunk) {
            Some(Chunk::Verb(verb)) => Some(verb),
            _ => None,
        }
    }

    /// The noun group in chunk `at`.
    pub fn noun(&self, at: usize) -> Option<&NounGroup> {
        match self.chunks.get(at) {
            Some(Chunk::Noun(group)) => Some(group),
            _ => None,
        }
    }

    /// First token of chunk `at`; the sentence's end past the last chunk.
    pub fn token_of_chunk(&self, at: usize) -> usize {
        match self.chunks.get(at) {
            Some(Chunk::Noun(group)) => group.tokens.start,
            Some(Chunk::Verb(verb)) => verb.tokens.start,
            Some(Chunk::Adjective(token) | Chunk::Adverb(token)) => *token,
            Some(_) => self.token_of_chunk(at + 1),
            None => self.tokens.len(),
        }
    }

    /// Bytes under a range of tokens.
    pub fn span_of(&self, tokens: &Range<usize>) -> Span {
        let last = self.tokens.len().saturating_sub(1);
        match (
            self.tokens.get(tokens.start.min(last)),
            self.tokens.get(tokens.end.saturating_sub(1).min(last)),
        ) {
            (Some(first), Some(end)) if first.span.start <= end.span.end => {
                first.span.join(end.span)
            }
            _ => self.span,
        }
    }

    /// The prepositional phrases that directly follow chunk `at`: preposition and chunk of its noun group.
    pub fn phrases_after(&self, at: usize) -> Vec<(&str, usize)> {
        let mut list = Vec::new();
        let mut next = at + 1;
        while let (Some(Chunk::Preposition(word)), Some(Chunk::Noun(_))) =
            (self.chunks.get(next), self.chunks.get(next + 1))
        {
            list.push((word.as_str(), next + 1));
            next += 2;
        }
        list
    }
}
