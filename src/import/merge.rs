//! One event, many tellings: the same pair and category on compatible dates with shared words is one event with several mentions.

use super::Coded;
use crate::model::{
    ActorCode, Article, ArticleId, CategoryGroup, Corpus, DateBasis, Event, EventCategory,
    EventDate, EventId,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::{Hash, Hasher};

/// How far two reports that rest on their publication dates alone may lie apart, days.
const REPORT_DAYS: i64 = 2;
/// Share of the smaller telling's content words that two tellings must have in common.
const SHARED_WORDS: f32 = 0.25;

/// A corpus without links, and for each event whether its words say that it answers something.
#[derive(Debug)]
pub struct Merged {
    /// Articles and events.
    pub corpus: Corpus,
    /// By event.
    pub stated: Vec<bool>,
}

/// Pair and category: tellings that differ in these are different events.
type Key = (ActorCode, Option<ActorCode>, EventCategory);

struct Telling {
    event: Event,
    stated: bool,
    words: FxHashSet<u64>,
}

/// Gives ids, merges tellings, and sorts events by date.
pub fn merge(articles: Vec<(Article, Coded)>) -> Merged {
    let mut corpus = Corpus::default();
    let mut events: Vec<Telling> = Vec::new();
    let mut by_key: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    let mut groups = 0;
    for (at, (mut article, coded)) in articles.into_iter().enumerate() {
        article.id = ArticleId(at as u32);
        let mut highest = 0;
        for (mut event, stated) in coded.events.into_iter().zip(coded.stated_answers) {
            for mention in &mut event.mentions {
                mention.article = article.id;
            }
            highest = highest.max(event.group.unwrap_or(0));
            event.group = event.group.map(|group| group + groups);
            let words = content_words(&article.text, &event);
            let telling = Telling {
                event,
                stated,
                words,
            };
            add(telling, &mut events, &mut by_key);
        }
        groups += highest;
        corpus.articles.push(article);
    }
    let mut events = settle_presupposed(events, &corpus.articles);
    events.sort_by_key(|telling| order(&telling.event));
    let stated = events.iter().map(|telling| telling.stated).collect();
    corpus.events = events
        .into_iter()
        .enumerate()
        .map(|(at, telling)| Event {
            id: EventId(at as u32),
            ..telling.event
        })
        .collect();
    Merged { corpus, stated }
}

/// How long before a denial the accusation that it presupposes may have been made, days.
const PRESUPPOSED_DAYS: i64 = 120;

/// An accusation that a denial presupposes is the latest one that the articles tell of, where they tell of any.
fn settle_presupposed(events: Vec<Telling>, articles: &[Article]) -> Vec<Telling> {
    let (presupposed, mut told): (Vec<_>, Vec<_>) = events
        .into_iter()
        .partition(|telling| telling.event.presupposed && telling.event.date.is_none());
    let mut left = Vec::new();
    for telling in presupposed {
        let day = telling
            .event
            .mentions
            .first()
            .and_then(|mention| articles.get(mention.article.0 as usize)?.published_day());
        let latest = told
            .iter_mut()
            .filter(|known| same_key(&known.event, &telling.event))
            .filter(|known| {
                let (Some(day), Some(date)) = (day, known.event.date) else {
                    return false;
                };
                (0..=PRESUPPOSED_DAYS).contains(&(day - date.start).num_days())
            })
            .max_by_key(|known| known.event.date.map(|date| date.start));
        match latest {
            Some(known) => absorb(known, telling),
            None => left.push(telling),
        }
    }
    told.append(&mut left);
    told
}

fn same_key(a: &Event, b: &Event) -> bool {
    a.source.code == b.source.code
        && a.category == b.category
        && a.target.as_ref().map(|target| target.code)
            == b.target.as_ref().map(|target| target.code)
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

fn add(telling: Telling, events: &mut Vec<Telling>, by_key: &mut FxHashMap<Key, Vec<usize>>) {
    let event = &telling.event;
    let key = (
        event.source.code,
        event.target.as_ref().map(|target| target.code),
        event.category,
    );
    let known = by_key.entry(key).or_default();
    let same = known
        .iter()
        .copied()
        .find(|&at| is_same(&events[at], &telling));
    if let Some(at) = same {
        absorb(&mut events[at], telling);
    } else {
        known.push(events.len());
        events.push(telling);
    }
}

fn is_same(known: &Telling, new: &Telling) -> bool {
    let same_article = known.event.mentions.iter().any(|mention| {
        new.event
            .mentions
            .first()
            .is_some_and(|other| other.article == mention.article)
    });
    if !dates_fit(known.event.date, new.event.date, same_article) {
        return false;
    }
    let smaller = known.words.len().min(new.words.len()).max(1);
    let shared = known.words.intersection(&new.words).count();
    let share = shared as f32 / smaller as f32;
    let exact = matches!((known.event.date, new.event.date), (Some(a), Some(b))
        if (a.start, a.end) == (b.start, b.end) && a.days() == 1 && (is_told(a) || is_told(b)));
    let measure = known.event.category.group() == CategoryGroup::Measure;
    share >= SHARED_WORDS
        || exact && (measure || same_article)
        || known.event.presupposed
        || new.event.presupposed
}

/// Whether the words say the date, rather than the day of the report.
fn is_told(date: EventDate) -> bool {
    matches!(date.basis, DateBasis::Stated | DateBasis::Relative)
}

/// Dates that contradict each other part events; a missing one fits any within an article.
fn dates_fit(a: Option<EventDate>, b: Option<EventDate>, same_article: bool) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return same_article;
    };
    if a.overlaps(&b) {
        // A year does not tell the same event as a day of it, unless in one article.
        return same_article || a.days().max(b.days()) <= 31;
    }
    let weak = |date: EventDate| matches!(date.basis, DateBasis::Publication | DateBasis::Dateline);
    let apart = (a.start - b.start).num_days().abs();
    !same_article && (weak(a) || weak(b)) && apart <= REPORT_DAYS
}

fn absorb(known: &mut Telling, new: Telling) {
    let clearer = known.event.presupposed && !new.event.presupposed;
    known.event.date = better_date(known.event.date, new.event.date);
    known.event.presupposed &= new.event.presupposed;
    known.stated |= new.stated;
    known.words.extend(new.words);
    if clearer {
        known.event.rule = new.event.rule;
        known.event.cameo = new.event.cameo;
        known.event.goldstein = new.event.goldstein;
        known.event.source = new.event.source;
        known.event.target = new.event.target;
        let mut mentions = new.event.mentions;
        mentions.append(&mut known.event.mentions);
        known.event.mentions = mentions;
    } else {
        for mention in new.event.mentions {
            let told = known.event.mentions.iter().any(|other| {
                other.article == mention.article && other.sentence == mention.sentence
            });
            if !told {
                known.event.mentions.push(mention);
            }
        }
    }
    // Told twice is surer than told once, by a little each time.
    known.event.confidence = (known.event.confidence.max(new.event.confidence) + 0.02).min(0.99);
}

/// The date that says more: stated before relative before dateline before publication, then the narrower.
fn better_date(a: Option<EventDate>, b: Option<EventDate>) -> Option<EventDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if (b.basis, b.days()) < (a.basis, a.days()) {
            b
        } else {
            a
        }),
        (date, None) | (None, date) => date,
    }
}

/// Hashes of the words of four letters and more in the sentences of an event.
fn content_words(text: &str, event: &Event) -> FxHashSet<u64> {
    let mut words = FxHashSet::default();
    for mention in &event.mentions {
        for word in mention
            .sentence
            .of(text)
            .split(|char: char| !char.is_alphanumeric())
        {
            if word.chars().count() >= 4 {
                let mut hasher = rustc_hash::FxHasher::default();
                word.to_lowercase().hash(&mut hasher);
                words.insert(hasher.finish());
            }
        }
    }
    words
}

#[cfg(test)]
mod tests;
