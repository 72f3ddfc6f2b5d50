//! What `inspect dates` and `inspect event-dates` print: one line of JSON in, one line out.

use super::{DateMemory, DateMention, DateTagger, event_date};
use crate::import::token::{Token, tokens};
use crate::model::{EventDate, Span};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::ops::Range;

/// A phrase in code points of its sentence, and its first and last day.
pub type InspectedDate = (Range<usize>, NaiveDate, NaiveDate);

#[derive(Deserialize)]
struct DatesLine {
    id: serde_json::Value,
    text: String,
    anchor: NaiveDate,
    #[serde(default)]
    doc: Option<serde_json::Value>,
    #[serde(default)]
    prev: Vec<String>,
}

#[derive(Serialize)]
struct DatesAnswer {
    id: serde_json::Value,
    pred: Vec<Predicted>,
}

#[derive(Serialize)]
struct Predicted {
    start_char: usize,
    end_char: usize,
    start: NaiveDate,
    end: NaiveDate,
}

#[derive(Deserialize)]
struct EventLine {
    id: serde_json::Value,
    text: String,
    word: String,
    anchor: NaiveDate,
    #[serde(default)]
    title: String,
    #[serde(default)]
    prev: Vec<String>,
}

#[derive(Serialize)]
struct EventAnswer {
    id: serde_json::Value,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
}

/// Reads lines of sentences in order: those of one document lean on the ones before.
#[derive(Debug, Default)]
pub struct DateLines {
    tagger: DateTagger,
    doc: Option<(serde_json::Value, NaiveDate)>,
    memory: DateMemory,
    /// The sentences last read, so that none is read twice.
    recent: VecDeque<String>,
}

/// How many sentences are remembered as read.
const RECENT: usize = 8;

impl DateLines {
    /// A reader at the head of a file.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers one line `{"id", "text", "anchor", "prev", "doc"}` with `{"id", "pred": [{"start_char", "end_char",
    /// "start", "end"}]}`; fails when the line is no such JSON.
    pub fn line(&mut self, line: &str) -> Result<String, serde_json::Error> {
        let line: DatesLine = serde_json::from_str(line)?;
        let doc = line.doc.map(|doc| (doc, line.anchor));
        // A sentence with none before it opens an article.
        if doc.is_none() || doc != self.doc || line.prev.is_empty() {
            *self = Self { doc, ..Self::new() };
        }
        for sentence in line.prev {
            if !self.recent.contains(&sentence) {
                read(
                    &self.tagger,
                    std::slice::from_ref(&sentence),
                    line.anchor,
                    &mut self.memory,
                );
                self.remember(sentence);
            }
        }
        let pred = phrases(&self.tagger, &line.text, line.anchor, &mut self.memory)
            .into_iter()
            .map(|(chars, start, end)| Predicted {
                start_char: chars.start,
                end_char: chars.end,
                start,
                end,
            })
            .collect();
        self.remember(line.text);
        serde_json::to_string(&DatesAnswer { id: line.id, pred })
    }

    fn remember(&mut self, sentence: String) {
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(sentence);
    }
}

/// The dated phrases of a sentence after the sentences `prev`. A range is given as its two ends.
pub fn inspect_dates(text: &str, anchor: NaiveDate, prev: &[String]) -> Vec<InspectedDate> {
    let tagger = DateTagger::new();
    let mut memory = DateMemory::default();
    read(&tagger, prev, anchor, &mut memory);
    phrases(&tagger, text, anchor, &mut memory)
}

/// Answers one line `{"id", "text", "word", "anchor", "title", "prev"}` with `{"id", "start", "end"}`, both null for an
/// undated event; fails when the line is no such JSON.
pub fn inspect_event_dates_line(line: &str) -> Result<String, serde_json::Error> {
    let line: EventLine = serde_json::from_str(line)?;
    let date = inspect_event_date(&line.text, &line.word, line.anchor, &line.title, &line.prev);
    let (start, end) = date.unzip();
    serde_json::to_string(&EventAnswer {
        id: line.id,
        start,
        end,
    })
}

/// When the event at the first occurrence of `word` happened, for a sentence after `prev` in an article of that title.
pub fn inspect_event_date(
    text: &str,
    word: &str,
    anchor: NaiveDate,
    title: &str,
    prev: &[String],
) -> Option<(NaiveDate, NaiveDate)> {
    let tagger = DateTagger::new();
    let mut memory = DateMemory::default();
    if prev.first().is_none_or(|first| first != title) && text != title {
        read(
            &tagger,
            std::slice::from_ref(&title.to_owned()),
            anchor,
            &mut memory,
        );
    }
    read(&tagger, prev, anchor, &mut memory);
    let list = tokens(text, Span::new(0, text.len()));
    let mentions = tagger.tag(text, &list, Some(anchor), &mut memory);
    let trigger = occurrence(text, word, &list)?;
    let clause = clause_around(&list, &trigger);
    event_date(&mentions, &list, trigger, clause, Some(anchor), &memory)
        .map(|date| (date.start, date.end))
}

fn read(tagger: &DateTagger, sentences: &[String], anchor: NaiveDate, memory: &mut DateMemory) {
    for sentence in sentences {
        tagger.tag(
            sentence,
            &tokens(sentence, Span::new(0, sentence.len())),
            Some(anchor),
            memory,
        );
    }
}

fn phrases(
    tagger: &DateTagger,
    text: &str,
    anchor: NaiveDate,
    memory: &mut DateMemory,
) -> Vec<InspectedDate> {
    let mentions = tagger.tag(
        text,
        &tokens(text, Span::new(0, text.len())),
        Some(anchor),
        memory,
    );
    let parts = mentions
        .iter()
        .flat_map(|mention: &DateMention| match mention.ends {
            Some(ends) => ends.to_vec(),
            None => vec![(mention.span, mention.date)],
        });
    code_points(text, parts.collect())
}

/// The spans of one text, left to right, in code points.
fn code_points(text: &str, parts: Vec<(Span, EventDate)>) -> Vec<InspectedDate> {
    let (mut byte, mut chars) = (0, 0);
    let mut count_to = |to: usize| {
        chars += text.get(byte..to).map_or(0, |part| part.chars().count());
        byte = to;
        chars
    };
    parts
        .into_iter()
        .map(|(span, date)| {
            (
                count_to(span.start as usize)..count_to(span.end as usize),
                date.start,
                date.end,
            )
        })
        .collect()
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

/// The clause of a trigger as far as signs and joining words tell; the coder knows better.
fn clause_around(list: &[Token], trigger: &Range<usize>) -> Range<usize> {
    let parts = |token: &Token| {
        matches!(
            token.lower.as_str(),
            ";" | "("
                | ")"
                | "\""
                | "“"
                | "”"
                | "that"
                | "which"
                | "who"
                | "after"
                | "before"
                | "when"
                | "while"
                | "because"
                | "although"
                | "but"
        )
    };
    let start = list[..trigger.start]
        .iter()
        .rposition(parts)
        .map_or(0, |at| at + 1);
    let end = list[trigger.end..]
        .iter()
        .position(parts)
        .map_or(list.len(), |at| trigger.end + at);
    start..end
}
