//! Which events an event may answer: those of its pair turned round within the longest lag, and those beside it in its
//! article. The work for one answer does not grow with the corpus.

use super::LONGEST_LAG;
use crate::model::{ActorCode, Corpus, Event, EventCategory, EventId};
use chrono::{Days, NaiveDate};
use rustc_hash::FxHashMap;

/// Latest events of a pair that are looked at.
const OF_PAIR: usize = 32;
/// Events told before and after the answer in its article that are looked at.
const IN_ARTICLE: usize = 40;
/// Articles of an answer that are looked at.
const ARTICLES: usize = 3;

/// Events by date in lists for each pair, for each target, and for each article.
#[derive(Debug)]
pub struct Candidates<'c> {
    corpus: &'c Corpus,
    by_pair: FxHashMap<(ActorCode, ActorCode), Dated>,
    by_target: FxHashMap<ActorCode, Dated>,
    by_article: Vec<Vec<EventId>>,
}

/// First days and events, in order of date.
type Dated = Vec<(NaiveDate, EventId)>;

impl<'c> Candidates<'c> {
    /// Candidates of the events of `corpus`, which are in order of date.
    pub fn new(corpus: &'c Corpus) -> Self {
        let mut by_pair: FxHashMap<_, Dated> = FxHashMap::default();
        let mut by_target: FxHashMap<_, Dated> = FxHashMap::default();
        let mut by_article = vec![Vec::new(); corpus.articles.len()];
        for event in &corpus.events {
            if let (Some(date), Some(target)) = (event.date, &event.target) {
                let entry = (date.start, event.id);
                by_pair
                    .entry((event.source.code, target.code))
                    .or_default()
                    .push(entry);
                by_target.entry(target.code).or_default().push(entry);
            }
            for mention in &event.mentions {
                let list: &mut Vec<EventId> = &mut by_article[mention.article.0 as usize];
                if list.last() != Some(&event.id) {
                    list.push(event.id);
                }
            }
        }
        Self {
            corpus,
            by_pair,
            by_target,
            by_article,
        }
    }

    /// Adds to `list` what `answer` may answer, each once.
    pub fn of(&self, answer: &Event, list: &mut Vec<EventId>) {
        match &answer.target {
            Some(target) => {
                let pair = (target.code, answer.source.code);
                within(self.by_pair.get(&pair), answer, list);
            }
            // An answer addressed to nobody answers whoever spoke to its source.
            None if is_reply(answer.category) => {
                within(self.by_target.get(&answer.source.code), answer, list);
            }
            None => {}
        }
        for mention in answer.mentions.iter().take(ARTICLES) {
            let told = &self.by_article[mention.article.0 as usize];
            // Only the order of numbers counts here, which is that of dates.
            let here = told.partition_point(|&id| id < answer.id);
            let from = here.saturating_sub(IN_ARTICLE);
            let to = (here + IN_ARTICLE).min(told.len());
            list.extend(told[from..to].iter().filter(|&&id| {
                let event = self.corpus.event(id);
                let to_source =
                    event.target.as_ref().map(|target| target.code) == Some(answer.source.code);
                let by_target = answer
                    .target
                    .as_ref()
                    .is_some_and(|target| target.code == event.source.code);
                by_target || answer.target.is_none() && to_source
            }));
        }
        list.sort_unstable();
        list.dedup();
    }
}

/// Whether an event of `category` is an answer by itself.
pub fn is_reply(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Deny | EventCategory::Reject | EventCategory::Comment | EventCategory::Admit
    )
}

/// The latest of `known` that an answer of this date may come after.
fn within(known: Option<&Dated>, answer: &Event, list: &mut Vec<EventId>) {
    let (Some(known), Some(date)) = (known, answer.date) else {
        return;
    };
    let earliest = date
        .start
        .checked_sub_days(Days::new(LONGEST_LAG.unsigned_abs()))
        .unwrap_or(date.start);
    let from = known.partition_point(|&(day, _)| day < earliest);
    let to = known.partition_point(|&(day, _)| day <= date.end);
    let from = from.max(to.saturating_sub(OF_PAIR));
    list.extend(known[from..to.max(from)].iter().map(|&(_, id)| id));
}
