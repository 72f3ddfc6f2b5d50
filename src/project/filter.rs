//! Which events are shown.

use crate::model::{ActorCode, Corpus, Event, EventCategory, EventId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A choice of events; the default shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Countries and organisations, as source or target; none shows all.
    pub countries: Option<BTreeSet<ActorCode>>,
    /// Categories; none shows all.
    pub categories: Option<BTreeSet<EventCategory>>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day, inclusive.
    pub to: Option<NaiveDate>,
    /// Words that must all occur in a sentence or title, in any case.
    pub text: String,
}

/// Lower-cased words of every event, made once, so that typing in the search field stays quick.
#[derive(Debug, Default)]
pub struct FilterIndex {
    haystacks: Vec<String>,
}

impl FilterIndex {
    /// Reads each event's sentences and titles.
    pub fn new(corpus: &Corpus) -> Self {
        let haystack = |event: &Event| {
            let mut words = String::new();
            for mention in &event.mentions {
                words.push_str(corpus.sentence(mention));
                words.push('\n');
                words.push_str(corpus.article(mention.article).title_text().unwrap_or(""));
                words.push('\n');
            }
            words.to_lowercase()
        };
        Self {
            haystacks: corpus.events.iter().map(haystack).collect(),
        }
    }
}

impl Filter {
    /// Whether nothing is filtered out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `event` is shown.
    pub fn passes(&self, event: &Event, index: &FilterIndex) -> bool {
        self.passes_actor(event)
            && self
                .categories
                .as_ref()
                .is_none_or(|wanted| wanted.contains(&event.category))
            && self.passes_date(event)
            && self.passes_text(event.id, index)
    }

    /// The events shown, by date.
    pub fn select(&self, corpus: &Corpus, index: &FilterIndex) -> Vec<EventId> {
        corpus
            .events
            .iter()
            .filter(|event| self.passes(event, index))
            .map(|event| event.id)
            .collect()
    }

    fn passes_actor(&self, event: &Event) -> bool {
        self.countries.as_ref().is_none_or(|wanted| {
            wanted.contains(&event.source.code)
                || event
                    .target
                    .as_ref()
                    .is_some_and(|target| wanted.contains(&target.code))
        })
    }

    fn passes_date(&self, event: &Event) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        event.date.is_some_and(|date| {
            self.from.is_none_or(|from| date.end >= from)
                && self.to.is_none_or(|to| date.start <= to)
        })
    }

    fn passes_text(&self, id: EventId, index: &FilterIndex) -> bool {
        if self.text.trim().is_empty() {
            return true;
        }
        let wanted = self.text.to_lowercase();
        index
            .haystacks
            .get(id.0 as usize)
            .is_some_and(|words| wanted.split_whitespace().all(|word| words.contains(word)))
    }
}
