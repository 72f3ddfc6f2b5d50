//! What `inspect event-dates` prints: one line of JSON in, one line out.

use super::clock::{Clock, heading};
use super::story::Story;
use crate::import::analysis::{Analyser, Memory, Sentence};
use crate::import::token::Token;
use crate::lexicon::Lexicon;
use crate::lexicon::words::Words;
use crate::model::{DateBasis, EventDate, Span};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::ops::Range;

/// How many sentences are remembered as read.
const RECENT: usize = 8;

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    word: String,
    anchor: NaiveDate,
    #[serde(default)]
    doc: Option<serde_json::Value>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    prev: Vec<String>,
}

#[derive(Serialize)]
struct Reply {
    id: serde_json::Value,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
}

/// Reads lines of events in order: those of one document lean on the sentences before.
#[derive(Debug)]
pub struct EventDateLines<'a> {
    analyser: Analyser<'a>,
    doc: Option<(serde_json::Value, NaiveDate)>,
    memory: Memory,
    story: Story,
    /// The sentences last read, so that none is read twice.
    recent: VecDeque<String>,
}

impl<'a> EventDateLines<'a> {
    /// A reader at the head of a file.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            analyser: Analyser::new(lexicon),
            doc: None,
            memory: Memory::default(),
            story: Story::default(),
            recent: VecDeque::new(),
        }
    }

    /// Answers one line `{"id", "text", "word", "anchor", "title", "prev", "doc"}` with `{"id", "start", "end"}`, both null for
    /// an undated event; fails when the line is no such JSON. Without "doc" each line stands alone.
    pub fn line(&mut self, line: &str) -> Result<String, serde_json::Error> {
        let Line {
            id,
            text,
            word,
            anchor,
            doc,
            title,
            prev,
        } = serde_json::from_str(line)?;
        let doc = doc.map(|doc| (doc, anchor));
        if doc.is_none() || doc != self.doc {
            self.open(doc, anchor);
            if prev.first().is_none_or(|first| *first != title) && text != title {
                self.read(title);
            }
        }
        for sentence in prev {
            self.read(sentence);
        }
        let date = self.date(&text, &word);
        let (start, end) = date.map(|date| (date.start, date.end)).unzip();
        serde_json::to_string(&Reply { id, start, end })
    }

    /// Begins a document published on `day`.
    fn open(&mut self, doc: Option<(serde_json::Value, NaiveDate)>, day: NaiveDate) {
        self.doc = doc;
        self.memory = Memory::default();
        self.story = Story::new(Some(EventDate::day(day, DateBasis::Publication)));
        self.recent.clear();
    }

    /// Reads a sentence that no event is asked of, unless it has just been read.
    fn read(&mut self, sentence: String) {
        if self.recent.contains(&sentence) {
            return;
        }
        let (story, memory) = self.after(&sentence);
        self.story = story;
        self.memory = memory;
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(sentence);
    }

    fn after(&mut self, text: &str) -> (Story, Memory) {
        let (mut story, mut memory) = (self.story.clone(), std::mem::take(&mut self.memory));
        let sentence = analyse(&self.analyser, text, &story, &mut memory);
        begin(&mut story, &sentence, self.analyser.words, &memory);
        let clock = Clock::new(&sentence, self.analyser.words, &story, memory.dates.last());
        let told = clock.told();
        if let Some(date) = told {
            story.tell(date);
        }
        (story, memory)
    }

    /// When the event at the first occurrence of `word` happened.
    fn date(&self, text: &str, word: &str) -> Option<EventDate> {
        let mut memory = Memory {
            dates: self.memory.dates.clone(),
            ..Memory::default()
        };
        let mut story = self.story.clone();
        let sentence = analyse(&self.analyser, text, &story, &mut memory);
        begin(&mut story, &sentence, self.analyser.words, &memory);
        let trigger = occurrence(text, word, &sentence.tokens)?;
        let mut clock = Clock::new(&sentence, self.analyser.words, &story, memory.dates.last());
        clock.ahead = true;
        clock.of_trigger(&trigger, None)
    }
}

fn analyse<'t>(
    analyser: &Analyser<'_>,
    text: &'t str,
    story: &Story,
    memory: &mut Memory,
) -> Sentence<'t> {
    let day = story.anchor().map(|date| date.start);
    analyser.sentence(text, Span::new(0, text.len()), day, memory)
}

fn begin(story: &mut Story, sentence: &Sentence<'_>, words: &Words, memory: &Memory) {
    story.begin_sentence(false);
    if let Some(day) = heading(sentence) {
        story.heading(day);
    }
    let clock = Clock::new(sentence, words, story, memory.dates.last());
    if story.is_far() && clock.returns() {
        story.returns();
    }
}

/// The tokens of the first occurrence of `word`, whole tokens first.
fn occurrence(text: &str, word: &str, list: &[Token]) -> Option<Range<usize>> {
    let begins = |at: usize| {
        list.binary_search_by_key(&at, |token| token.span.start as usize)
            .is_ok()
    };
    let at_token = text.match_indices(word).find(|&(at, _)| begins(at));
    let (start, _) = at_token.or_else(|| text.match_indices(word).next())?;
    let span = Span::new(start, start + word.len());
    let first = list.iter().position(|token| token.span.overlaps(span))?;
    let count = list[first..]
        .iter()
        .take_while(|token| token.span.overlaps(span))
        .count();
    Some(first..first + count)
}
