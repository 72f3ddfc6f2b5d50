//! One event, many tellings: the same pair and category on compatible dates with shared words is one event with several
//! mentions.

mod index;
mod same;
#[cfg(test)]
mod tests;

use super::Coded;
use super::coding::Telling;
use super::wire;
use crate::model::{ActorCode, Article, ArticleId, Corpus, Event, EventCategory, EventId, Mention};
use index::Index;
use rustc_hash::FxHashMap;
use same::{better_date, likeness};

/// Content words that an event keeps of all its tellings.
const KEPT_WORDS: usize = 200;

/// Latest mentions among which a repeated one is looked for.
const LAST_MENTIONS: usize = 32;

/// A corpus without links, and for each event what its sentences say besides.
#[derive(Debug)]
pub struct Merged {
    /// Articles and events.
    pub corpus: Corpus,
    /// By event.
    pub tellings: Vec<Telling>,
}

/// Pair and category: tellings that differ in these are different events.
type Key = (ActorCode, Option<ActorCode>, EventCategory);

#[derive(Debug)]
struct Told {
    event: Event,
    telling: Telling,
    /// Its number among those that tellings were merged into, by which others mean it.
    number: u32,
}

impl Told {
    fn key(&self) -> Key {
        (
            self.event.source.code,
            self.event.target.as_ref().map(|target| target.code),
            self.event.category,
        )
    }

    fn first_article(&self) -> Option<ArticleId> {
        self.event.mentions.first().map(|mention| mention.article)
    }
}

/// Gives ids, merges tellings, and sorts events by date.
pub fn merge(articles: Vec<(Article, Coded)>) -> Merged {
    let stories = wire::stories(articles.iter().map(|(article, _)| article));
    let mut corpus = Corpus {
        stories: wire::groups(&stories),
        ..Corpus::default()
    };
    let mut events: Vec<Told> = Vec::new();
    let mut index = Index::default();
    let mut groups = 0;
    for (at, (mut article, coded)) in articles.into_iter().enumerate() {
        article.id = ArticleId(at as u32);
        let mut highest = 0;
        let mut numbers: Vec<u32> = Vec::with_capacity(coded.events.len());
        let mut meant: Vec<(usize, Vec<u32>)> = Vec::new();
        for (mut event, mut telling) in coded.events.into_iter().zip(coded.tellings) {
            for mention in &mut event.mentions {
                mention.article = article.id;
            }
            highest = highest.max(event.group.unwrap_or(0));
            event.group = event.group.map(|group| group + groups);
            if !telling.means.is_empty() {
                meant.push((numbers.len(), std::mem::take(&mut telling.means)));
            }
            let number = events.len() as u32;
            let told = Told {
                event,
                telling,
                number,
            };
            numbers.push(add(told, &stories, &mut events, &mut index) as u32);
        }
        for (at, means) in meant {
            let means = means
                .iter()
                .filter_map(|&local| numbers.get(local as usize))
                .copied();
            events[numbers[at] as usize].telling.means.extend(means);
        }
        groups += highest;
        corpus.articles.push(article);
    }
    drop(index);
    let mut ids: Vec<u32> = (0..events.len() as u32).collect();
    let mut events = settle_presupposed(events, &corpus.articles, &mut ids);
    events.sort_by_key(|told| order(&told.event));
    renumber(&mut events, &ids);
    let mut tellings = Vec::with_capacity(events.len());
    for (at, told) in events.into_iter().enumerate() {
        tellings.push(told.telling);
        corpus.events.push(Event {
            id: EventId(at as u32),
            ..told.event
        });
    }
    Merged { corpus, tellings }
}

/// What tellings mean, by the numbers that the sorted `events` now have. `into` tells for each old number into which other it
/// went, itself as a rule.
fn renumber(events: &mut [Told], into: &[u32]) {
    let mut places = vec![0; into.len()];
    for (at, told) in events.iter().enumerate() {
        places[told.number as usize] = at as u32;
    }
    for told in events {
        for meant in &mut told.telling.means {
            *meant = places[into[*meant as usize] as usize];
        }
        told.telling.means.sort_unstable();
        told.telling.means.dedup();
    }
}

/// Joins `told` to the event that it tells again, or makes it a new one; gives the place of either.
fn add(told: Told, stories: &[u32], events: &mut Vec<Told>, index: &mut Index) -> usize {
    let story = told
        .first_article()
        .and_then(|article| stories.get(article.0 as usize).copied());
    let known = index
        .near(&told, story)
        .into_iter()
        .filter_map(|at| Some((likeness(&events[at], &told, stories)?, at)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    if let Some((_, at)) = known {
        let before = events[at].event.date;
        absorb(&mut events[at], told);
        index.add(&events[at], at, story, before);
        at
    } else {
        index.add(&told, events.len(), story, None);
        events.push(told);
        events.len() - 1
    }
}

/// How long before a denial the accusation that it presupposes may have been made, days.
const PRESUPPOSED_DAYS: i64 = 120;

/// An accusation that a denial presupposes is the latest one that the articles tell of, where they tell of any.
/// `into` is told where it went.
fn settle_presupposed(events: Vec<Told>, articles: &[Article], into: &mut [u32]) -> Vec<Told> {
    let (presupposed, mut told): (Vec<_>, Vec<_>) = events
        .into_iter()
        .partition(|told| told.event.presupposed && told.event.date.is_none());
    let mut by_key: FxHashMap<Key, Vec<(chrono::NaiveDate, usize)>> = FxHashMap::default();
    for (at, known) in told.iter().enumerate() {
        if let Some(date) = known.event.date {
            by_key
                .entry(known.key())
                .or_default()
                .push((date.start, at));
        }
    }
    for list in by_key.values_mut() {
        list.sort_unstable();
    }
    let mut left = Vec::new();
    for telling in presupposed {
        let day = telling
            .first_article()
            .and_then(|article| articles.get(article.0 as usize)?.published_day());
        let latest = day.zip(by_key.get(&telling.key())).and_then(|(day, list)| {
            let next = list.partition_point(|&(start, _)| start <= day);
            let &(start, at) = list.get(next.checked_sub(1)?)?;
            ((day - start).num_days() <= PRESUPPOSED_DAYS).then_some(at)
        });
        match latest {
            Some(at) => {
                into[telling.number as usize] = told[at].number;
                absorb(&mut told[at], telling);
            }
            None => left.push(telling),
        }
    }
    told.append(&mut left);
    told
}

type Order = (Option<chrono::NaiveDate>, u32, u32);

/// By date, the undated last, then by first mention.
fn order(event: &Event) -> (bool, Order) {
    let mention = event.mentions.first();
    let article = mention.map_or(0, |mention| mention.article.0);
    let place = mention.map_or(0, |mention| mention.sentence.start);
    (
        event.date.is_none(),
        (event.date.map(|date| date.start), article, place),
    )
}

fn absorb(known: &mut Told, new: Told) {
    let clearer = known.event.presupposed && !new.event.presupposed
        || known.telling.headline && !new.telling.headline;
    let repeated = new
        .event
        .mentions
        .iter()
        .all(|mention| is_told(&known.event, mention));
    known.event.date = better_date(known.event.date, new.event.date);
    known.event.presupposed &= new.event.presupposed;
    known.telling.answers |= new.telling.answers;
    known.telling.headline &= new.telling.headline;
    known.telling.about = known.telling.about.with(new.telling.about);
    known.telling.means.extend(new.telling.means);
    join_sorted(&mut known.telling.words, new.telling.words);
    join_sorted(&mut known.telling.numbers, new.telling.numbers);
    let surer = known.event.confidence.max(new.event.confidence);
    if clearer {
        known.event.rule = new.event.rule;
        known.event.cameo = new.event.cameo;
        known.event.goldstein = new.event.goldstein;
        known.event.source = new.event.source;
        known.event.target = new.event.target;
        let before = std::mem::replace(&mut known.event.mentions, new.event.mentions);
        add_mentions(&mut known.event, before);
    } else {
        add_mentions(&mut known.event, new.event.mentions);
    }
    // Told twice is surer than told once, by a little each time.
    let more = if repeated { 0.0 } else { 0.02 };
    known.event.confidence = (surer + more).min(0.99);
}

fn add_mentions(event: &mut Event, mentions: Vec<Mention>) {
    for mention in mentions {
        if !is_told(event, &mention) {
            event.mentions.push(mention);
        }
    }
}

/// Mentions of one article stand together, so that the last ones and the first suffice.
fn is_told(event: &Event, mention: &Mention) -> bool {
    event
        .mentions
        .iter()
        .rev()
        .take(LAST_MENTIONS)
        .chain(event.mentions.first())
        .any(|other| other.article == mention.article && other.sentence == mention.sentence)
}

fn join_sorted(list: &mut Vec<u32>, more: Vec<u32>) {
    list.extend(more);
    list.sort_unstable();
    list.dedup();
    list.truncate(KEPT_WORDS);
}
