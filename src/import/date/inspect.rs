//! What `inspect dates` prints: one line of JSON in, one line out.

use super::{DateMemory, DateMention, DateTagger};
use crate::import::token::tokens;
use crate::model::{EventDate, Span};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::ops::Range;

/// A phrase in code points of its sentence, and its first and last day. A range is followed by its two ends.
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
        Self {
            tagger: DateTagger::of_every_word(),
            ..Self::default()
        }
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
    let tagger = DateTagger::of_every_word();
    let mut memory = DateMemory::default();
    read(&tagger, prev, anchor, &mut memory);
    phrases(&tagger, text, anchor, &mut memory)
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
    let parts: Vec<(Span, EventDate)> = mentions.iter().flat_map(parts_of).collect();
    code_points(text, &parts)
}

/// A mention as it is printed: a range is printed whole, up to where its last phrase begins as annotators of corpora write it
/// ("from 2014 to 2018" is 2014 up to the end of 2017), and then by its two ends.
fn parts_of(mention: &DateMention) -> Vec<(Span, EventDate)> {
    let Some([first, last]) = mention.ends else {
        return vec![(mention.span, mention.date)];
    };
    let before_last = if mention.closed {
        Some(last.1.end)
    } else {
        last.1.start.pred_opt().filter(|end| *end >= first.1.start)
    };
    let whole = EventDate {
        end: before_last.unwrap_or(mention.date.end),
        ..mention.date
    };
    vec![(mention.span, whole), first, last]
}

/// The spans of one text in code points.
fn code_points(text: &str, parts: &[(Span, EventDate)]) -> Vec<InspectedDate> {
    let mut edges: Vec<usize> = parts
        .iter()
        .flat_map(|(span, _)| [span.start as usize, span.end as usize])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let (mut byte, mut chars) = (0, 0);
    let counts: Vec<usize> = edges
        .iter()
        .map(|&to| {
            chars += text.get(byte..to).map_or(0, |part| part.chars().count());
            byte = to;
            chars
        })
        .collect();
    let count = |at: u32| {
        edges
            .binary_search(&(at as usize))
            .map_or(0, |found| counts[found])
    };
    parts
        .iter()
        .map(|(span, date)| (count(span.start)..count(span.end), date.start, date.end))
        .collect()
}
