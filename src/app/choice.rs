//! What follows from a project and a filter, worked out once when either changes, so that a frame only looks it up.

use super::activity_bins::Activity;
use crate::jobs::Shelf;
use crate::lexicon::Lexicon;
use crate::model::{ActorCode, CategoryGroup, Corpus, Event, EventCategory, EventId};
use crate::project::{Filter, FilterIndex, Project, TimeWindow};
use crate::timeline::ChartIndex;
use crate::timeline::scale::{self, mark_day};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Part of the events that the first view holds at least.
const BULK: f64 = 0.95;
/// Events that follow the bulk within this part of its length are part of it.
const NEAR: f64 = 0.15;
/// The first view leaves out the rest only when that makes it shorter by this factor.
const MUCH_SHORTER: f64 = 0.5;

/// A project as opened, with what never changes about it.
#[derive(Debug)]
pub struct Loaded {
    /// Articles, events, report, saved view.
    pub project: Project,
    /// What came of each file, for reading the folder again.
    pub shelf: Arc<Shelf>,
    /// Words to search in.
    pub words: FilterIndex,
    /// Short names of all actors that occur.
    pub names: BTreeMap<ActorCode, String>,
    /// Actors, the busiest first.
    pub actors: Vec<ActorCode>,
    /// First and last day of all dated events.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Categories that occur, in the charts' order.
    pub categories: Vec<EventCategory>,
}

/// What a filter leaves, and what each further choice would.
#[derive(Debug)]
pub struct Choice {
    /// The shown events by lane and time.
    pub index: ChartIndex,
    /// Events of each actor, as source or target, that pass all but the choice of countries.
    pub by_actor: BTreeMap<ActorCode, usize>,
    /// Events of each category that pass all but the choice of categories.
    pub by_category: BTreeMap<EventCategory, usize>,
    /// How the shown accusations were answered.
    pub answers: Answers,
    /// The shown events over time.
    pub activity: Activity,
}

/// How many accusations were answered, and how fast.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// Accusations shown.
    pub accusations: usize,
    /// Those that any event answers.
    pub answered: usize,
    /// Median response lag of the first answers, days.
    pub median_lag: Option<i32>,
}

impl Loaded {
    /// Reads through `project` once; meant for a worker thread.
    pub fn new(project: Project, shelf: Arc<Shelf>, lexicon: &Lexicon) -> Self {
        let mut counts: BTreeMap<ActorCode, usize> = BTreeMap::new();
        for event in &project.corpus.events {
            for code in actors_of(event) {
                *counts.entry(code).or_default() += 1;
            }
        }
        let names: BTreeMap<ActorCode, String> = counts
            .keys()
            .map(|code| (*code, lexicon.actors.name_of(code)))
            .collect();
        let mut actors: Vec<ActorCode> = counts.keys().copied().collect();
        actors.sort_by(|a, b| counts[b].cmp(&counts[a]).then(names[a].cmp(&names[b])));
        let occurs = |category: &EventCategory| {
            let events = &project.corpus.events;
            events.iter().any(|event| event.category == *category)
        };
        let dates = || project.corpus.events.iter().filter_map(|event| event.date);
        let first = dates().map(|date| date.start).min();
        let last = dates().map(|date| date.end).max();
        Self {
            days: first.zip(last),
            words: FilterIndex::new(&project.corpus),
            categories: EventCategory::ALL.into_iter().filter(occurs).collect(),
            names,
            actors,
            shelf,
            project,
        }
    }
}

impl Choice {
    /// What `filter` leaves of `loaded`.
    pub fn new(loaded: &Loaded, filter: &Filter) -> Self {
        let corpus = &loaded.project.corpus;
        let shown = filter.select(corpus, &loaded.words);
        let any_country = Filter {
            countries: None,
            ..filter.clone()
        };
        let any_category = Filter {
            categories: None,
            ..filter.clone()
        };
        let mut by_actor = BTreeMap::new();
        let mut by_category = BTreeMap::new();
        for event in &corpus.events {
            if any_country.passes(event, &loaded.words) {
                for code in actors_of(event) {
                    *by_actor.entry(code).or_default() += 1;
                }
            }
            if any_category.passes(event, &loaded.words) {
                *by_category.entry(event.category).or_default() += 1;
            }
        }
        Self {
            index: ChartIndex::new(corpus, Lexicon::bundled(), &shown),
            by_actor,
            by_category,
            answers: Answers::new(corpus, &shown),
            activity: Activity::new(corpus, &shown),
        }
    }
}

impl Answers {
    fn new(corpus: &Corpus, shown: &[EventId]) -> Self {
        let mut first_lag: BTreeMap<EventId, Option<i32>> = BTreeMap::new();
        for link in &corpus.links {
            let lag = first_lag.entry(link.answered).or_default();
            *lag = match (*lag, link.lag_days) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
        let accusations: Vec<EventId> = shown
            .iter()
            .copied()
            .filter(|id| corpus.event(*id).category.group() == CategoryGroup::Accusation)
            .collect();
        let answered: Vec<Option<i32>> = accusations
            .iter()
            .filter_map(|id| first_lag.get(id).copied())
            .collect();
        let mut lags: Vec<i32> = answered.iter().flatten().copied().collect();
        lags.sort_unstable();
        Self {
            accusations: accusations.len(),
            answered: answered.len(),
            median_lag: lags.get(lags.len() / 2).copied(),
        }
    }
}

/// The shortest stretch of time that holds nearly all dated events among `shown`, with a margin; none when it is not much
/// shorter than the stretch of all. A single event decades before would else press all others into a corner.
pub fn bulk_window(corpus: &Corpus, shown: &[EventId]) -> Option<TimeWindow> {
    let mut days: Vec<f64> = shown
        .iter()
        .filter_map(|id| corpus.event(*id).date)
        .map(mark_day)
        .collect();
    days.sort_by(f64::total_cmp);
    let held = (days.len() as f64 * BULK).ceil() as usize;
    let (start, end) = days
        .windows(held.max(2))
        .enumerate()
        .map(|(start, part)| (start, start + part.len() - 1))
        .min_by(|a, b| (days[a.1] - days[a.0]).total_cmp(&(days[b.1] - days[b.0])))?;
    // What follows or goes before at a short distance belongs to it.
    let near = (days[end] - days[start]) * NEAR;
    let stays = |pair: &[f64]| pair[1] - pair[0] <= near;
    let end = end
        + days[end..]
            .windows(2)
            .take_while(|pair| stays(pair))
            .count();
    let start = start
        - days[..=start]
            .windows(2)
            .rev()
            .take_while(|pair| stays(pair))
            .count();
    let whole = days.last()? - days.first()?;
    let window = scale::fit(Some(TimeWindow {
        start_day: days[start] - 0.5,
        end_day: days[end] + 0.5,
    }));
    (window.days() < whole * MUCH_SHORTER).then_some(window)
}

/// Source and target of `event`, each actor once.
fn actors_of(event: &Event) -> impl Iterator<Item = ActorCode> {
    let source = event.source.code;
    let target = event.target.as_ref().map(|target| target.code);
    std::iter::once(source).chain(target.filter(move |target| *target != source))
}
