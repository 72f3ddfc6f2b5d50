//! What a chart needs to know about the shown events, made once when the filter changes: lanes in order, each with its events
//! sorted by position, so that a frame finds the visible ones by binary search.

use super::scale::mark_day;
use crate::lexicon::Lexicon;
use crate::model::{ActorCode, ArticleId, Corpus, DateBasis, Event, EventCategory, EventId};
use crate::project::{TimeWindow, day_number};
use std::collections::{BTreeMap, BTreeSet};

/// The shown events of a corpus, by lane and by time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChartIndex {
    lanes: Vec<LaneIndex>,
    lane_of: BTreeMap<ActorCode, usize>,
    shown: Vec<EventId>,
    undated: usize,
    articles: usize,
    extent: Option<TimeWindow>,
    lags: BTreeMap<EventId, i32>,
}

/// One actor's lane: the dated events of which the actor is the source.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneIndex {
    /// The actor.
    pub code: ActorCode,
    /// Its short name.
    pub name: String,
    /// Dated events directed at the actor.
    pub targeted: usize,
    entries: Vec<Entry>,
    longest_reach: f64,
}

/// One event as the chart sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// Where its mark stands: the middle of its interval, days.
    pub day: f64,
    /// Half the length of its interval, days; half a day for an exact date.
    pub reach: f64,
    /// The event.
    pub id: EventId,
    /// What was done.
    pub category: EventCategory,
    /// Whether only the publication date is known.
    pub publication_only: bool,
}

impl ChartIndex {
    /// Sorts the `shown` events of `corpus` into lanes: most events first, then most events received, then by name.
    /// Events without a date stand in no lane and are counted apart.
    pub fn new(corpus: &Corpus, lexicon: &Lexicon, shown: &[EventId]) -> Self {
        let mut by_actor: BTreeMap<ActorCode, (Vec<Entry>, usize)> = BTreeMap::new();
        let mut articles: BTreeSet<ArticleId> = BTreeSet::new();
        let mut undated = 0;
        for &id in shown {
            let event = corpus.event(id);
            articles.extend(event.mentions.iter().map(|mention| mention.article));
            let Some(entry) = Entry::of(event) else {
                undated += 1;
                continue;
            };
            by_actor.entry(event.source.code).or_default().0.push(entry);
            if let Some(target) = &event.target {
                by_actor.entry(target.code).or_default().1 += 1;
            }
        }
        let mut lanes: Vec<LaneIndex> = by_actor
            .into_iter()
            .map(|(code, (entries, targeted))| {
                LaneIndex::new(code, lexicon.actors.name_of(&code), entries, targeted)
            })
            .collect();
        lanes.sort_by(|a, b| {
            (b.len(), b.targeted)
                .cmp(&(a.len(), a.targeted))
                .then_with(|| a.name.cmp(&b.name))
                .then_with(|| a.code.cmp(&b.code))
        });
        Self {
            lane_of: lanes
                .iter()
                .enumerate()
                .map(|(at, lane)| (lane.code, at))
                .collect(),
            extent: extent_of(&lanes),
            lags: lags_of(corpus, shown),
            shown: shown.to_vec(),
            undated,
            articles: articles.len(),
            lanes,
        }
    }

    /// Lanes from top to bottom.
    pub fn lanes(&self) -> &[LaneIndex] {
        &self.lanes
    }

    /// Which lane, counted from the top, is `code`'s.
    pub fn lane_of(&self, code: ActorCode) -> Option<usize> {
        self.lane_of.get(&code).copied()
    }

    /// The events that pass the filter, in the order given, dated or not.
    pub fn shown(&self) -> &[EventId] {
        &self.shown
    }

    /// How many of them have no date and so stand in no lane.
    pub fn undated(&self) -> usize {
        self.undated
    }

    /// How many articles tell the shown events.
    pub fn article_count(&self) -> usize {
        self.articles
    }

    /// Days between `answer` and what it most surely answers; none where it answers nothing shown.
    pub fn lag_of(&self, answer: EventId) -> Option<i32> {
        self.lags.get(&answer).copied()
    }

    /// The lane and the entry of `event`; none when it is not shown or has no date.
    pub fn find(&self, event: &Event) -> Option<(usize, &Entry)> {
        let lane = self.lane_of(event.source.code)?;
        let day = mark_day(event.date?);
        let entry = self.lanes[lane]
            .between(day, day)
            .iter()
            .find(|entry| entry.id == event.id)?;
        Some((lane, entry))
    }

    /// From the first to the last day of all dated events, days; none when there is no such event.
    pub fn extent(&self) -> Option<TimeWindow> {
        self.extent
    }
}

impl LaneIndex {
    fn new(code: ActorCode, name: String, mut entries: Vec<Entry>, targeted: usize) -> Self {
        entries.sort_by(|a, b| a.day.total_cmp(&b.day).then_with(|| a.id.cmp(&b.id)));
        Self {
            longest_reach: entries.iter().map(|entry| entry.reach).fold(0.0, f64::max),
            code,
            name,
            targeted,
            entries,
        }
    }

    /// How many dated events the actor is the source of.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the actor is the source of none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The events whose marks stand from `start` to `end`, days, by position.
    pub fn between(&self, start: f64, end: f64) -> &[Entry] {
        let from = self.entries.partition_point(|entry| entry.day < start);
        let to = self.entries.partition_point(|entry| entry.day <= end);
        self.entries.get(from..to).unwrap_or(&[])
    }

    /// The events whose intervals reach into `start` to `end`, days, though their marks stand outside, by position.
    pub fn reaching_into(&self, start: f64, end: f64) -> impl Iterator<Item = &Entry> {
        self.between(start - self.longest_reach, end + self.longest_reach)
            .iter()
            .filter(move |entry| entry.day < start || entry.day > end)
            .filter(move |entry| entry.day + entry.reach > start && entry.day - entry.reach < end)
    }
}

impl Entry {
    fn of(event: &Event) -> Option<Self> {
        let date = event.date?;
        Some(Self {
            day: mark_day(date),
            reach: (day_number(date.end) + 1.0 - day_number(date.start)).max(1.0) / 2.0,
            id: event.id,
            category: event.category,
            publication_only: date.basis == DateBasis::Publication,
        })
    }
}

fn extent_of(lanes: &[LaneIndex]) -> Option<TimeWindow> {
    let entries = || lanes.iter().flat_map(|lane| &lane.entries);
    let start_day = entries()
        .map(|entry| entry.day - entry.reach)
        .reduce(f64::min)?;
    let end_day = entries()
        .map(|entry| entry.day + entry.reach)
        .reduce(f64::max)?;
    Some(TimeWindow { start_day, end_day })
}

fn lags_of(corpus: &Corpus, shown: &[EventId]) -> BTreeMap<EventId, i32> {
    let mut is_shown = vec![false; corpus.events.len()];
    for id in shown {
        is_shown[id.0 as usize] = true;
    }
    let is_shown = |id: EventId| is_shown.get(id.0 as usize).is_some_and(|shown| *shown);
    let mut lags = BTreeMap::new();
    for link in &corpus.links {
        if let (Some(lag), true, true) = (
            link.lag_days,
            is_shown(link.answer),
            is_shown(link.answered),
        ) {
            lags.entry(link.answer).or_insert(lag);
        }
    }
    lags
}
