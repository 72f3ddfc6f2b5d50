//! Whether two tellings of one pair and category tell one event.

use super::index::LONGEST_DAYS;
use super::{LAST_MENTIONS, Told};
use crate::model::{CategoryGroup, DateBasis, Event, EventDate, Mention};

/// How far two reports that rest on their publication dates alone may lie apart, days.
pub const REPORT_DAYS: i64 = 2;
/// How far a report without a date may lie from the event of the same article that it tells again, days.
const ARTICLE_DAYS: i64 = 60;
/// Share of the shorter telling's content words that two tellings must have in common.
const SHARED_WORDS: f32 = 0.2;

/// How like two tellings are that can be of one event; none where they cannot. `stories` tells each article's story: what one story
/// tells twice stands together, whoever prints it.
pub fn likeness(known: &Told, new: &Told, stories: &[u32]) -> Option<f32> {
    let mention = new.event.mentions.first()?;
    let story = |mention: &Mention| stories.get(mention.article.0 as usize);
    let own = story(mention);
    let together = meets(known, |other| story(other) == own);
    let repeated = meets(known, |other| {
        other.article == mention.article && other.sentence == mention.sentence
    });
    if foretells(&known.event, &new.event) || foretells(&new.event, &known.event) {
        return None;
    }
    let fit = dates_fit(known, new, together)?;
    let measure = known.event.category.group() == CategoryGroup::Measure;
    if measure && !repeated && known.telling.contradicts(&new.telling) {
        return None;
    }
    let (shared, shorter) = known.telling.shared(&new.telling);
    // "Norland expelled two Sudlanders" has no words but the sides and the deed: in one article it is told again.
    let share = if shorter == 0 && together {
        SHARED_WORDS
    } else {
        shared as f32 / shorter.max(1) as f32
    };
    let exact = matches!((known.event.date, new.event.date), (Some(a), Some(b))
        if (a.start, a.end) == (b.start, b.end) && a.days() == 1 && (is_told(a) || is_told(b)));
    let presupposed = known.event.presupposed || new.event.presupposed;
    let headline = together && (known.telling.headline || new.telling.headline);
    let same = repeated
        || presupposed
        || share >= SHARED_WORDS
        || exact && (measure || together)
        || headline && (measure || shared > 0);
    same.then_some(share + fit + if together { 1.0 } else { 0.0 })
}

/// Whether `report`, told on a day of its own that rests on the day of its article, would tell of what happens only later.
fn foretells(report: &Event, later: &Event) -> bool {
    matches!((report.date, later.date), (Some(told), Some(day))
        if !is_told(told) && is_told(day) && told.end < day.start)
}

/// Whether one of the latest mentions of `known`, or its first, is like that.
fn meets(known: &Told, like: impl Fn(&Mention) -> bool) -> bool {
    let mentions = &known.event.mentions;
    let latest = mentions.iter().rev().take(LAST_MENTIONS);
    latest.chain(mentions.first()).any(like)
}

/// Whether the words say the date, rather than the day of the report.
pub fn is_told(date: EventDate) -> bool {
    matches!(date.basis, DateBasis::Stated | DateBasis::Relative)
}

/// How well the dates fit; none where they contradict each other. A missing or vague one fits any within an article.
fn dates_fit(known: &Told, new: &Told, together: bool) -> Option<f32> {
    let (Some(a), Some(b)) = (known.event.date, new.event.date) else {
        return together.then_some(0.1);
    };
    if a.overlaps(&b) {
        // A year does not tell the same event as a day of it, unless in one article.
        return (together || a.days().max(b.days()) <= LONGEST_DAYS)
            .then(|| 0.3 / (a.days().max(b.days()) as f32));
    }
    let vague = !is_told(a) || !is_told(b);
    let apart = (a.start - b.start).num_days().abs();
    if together {
        return (vague && apart <= ARTICLE_DAYS).then_some(0.0);
    }
    (vague && apart <= REPORT_DAYS).then_some(0.0)
}

/// The date that says more: stated before relative before dateline before publication, then the narrower.
pub fn better_date(a: Option<EventDate>, b: Option<EventDate>) -> Option<EventDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if (b.basis, b.days()) < (a.basis, a.days()) {
            b
        } else {
            a
        }),
        (date, None) | (None, date) => date,
    }
}
