//! Which known events a new telling can be one with: those of its pair and category that its story tells, or that lie near
//! in time. The work for one telling does not grow with the corpus.

use super::same::{REPORT_DAYS, is_told};
use super::{Key, Told};
use crate::model::EventDate;
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

/// Days of one shelf.
const SHELF_DAYS: i64 = 7;
/// A longer interval than this is on no shelf: it names no event of another article.
pub const LONGEST_DAYS: i64 = 31;
/// Latest events of one shelf that are looked at.
const LOOKED_AT: usize = 48;

/// Events by pair and category, and there by story and by time.
#[derive(Debug, Default)]
pub struct Index {
    in_story: FxHashMap<(Key, u32), Vec<usize>>,
    shelves: FxHashMap<(Key, i64), Vec<Entry>>,
}

/// An event on a shelf, with what decides whether it is worth a look.
#[derive(Debug, Clone, Copy)]
struct Entry {
    at: usize,
    first: i64,
    last: i64,
}

impl Entry {
    fn of(at: usize, date: EventDate) -> Self {
        let margin = if is_told(date) { 0 } else { REPORT_DAYS };
        Self {
            at,
            first: number(date.start) - margin,
            last: number(date.end) + margin,
        }
    }

    fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl Index {
    /// Known events that may be the one that `told`, of this `story`, tells, each once.
    pub fn near(&self, told: &Told, story: Option<u32>) -> Vec<usize> {
        let key = told.key();
        let mut list: Vec<usize> = Vec::new();
        if let Some(here) = story.and_then(|story| self.in_story.get(&(key, story))) {
            list.extend(&here[here.len().saturating_sub(LOOKED_AT)..]);
        }
        if let Some(date) = told.event.date {
            let own = Entry::of(0, date);
            for shelf in shelves(date, REPORT_DAYS) {
                let here = self
                    .shelves
                    .get(&(key, shelf))
                    .map_or(&[][..], Vec::as_slice);
                let met = here.iter().rev().filter(|entry| entry.meets(own));
                list.extend(met.take(LOOKED_AT).map(|entry| entry.at));
            }
        }
        list.sort_unstable();
        list.dedup();
        list
    }

    /// Notes that `story` tells the event at `at`, whose date was `before` when it was last noted.
    pub fn add(&mut self, told: &Told, at: usize, story: Option<u32>, before: Option<EventDate>) {
        let key = told.key();
        if let Some(story) = story {
            push(self.in_story.entry((key, story)).or_default(), at);
        }
        if let Some(date) = told.event.date.filter(|_| before != told.event.date) {
            for shelf in shelves(date, 0) {
                let entry = Entry::of(at, date);
                self.shelves.entry((key, shelf)).or_default().push(entry);
            }
        }
    }
}

fn push(list: &mut Vec<usize>, at: usize) {
    if list.last() != Some(&at) {
        list.push(at);
    }
}

/// The shelves that an interval lies on, with `margin` days on both sides; none for one that is too long.
fn shelves(date: EventDate, margin: i64) -> impl Iterator<Item = i64> {
    let (first, last) = if date.days() > LONGEST_DAYS {
        (1, 0)
    } else {
        (
            (number(date.start) - margin).div_euclid(SHELF_DAYS),
            (number(date.end) + margin).div_euclid(SHELF_DAYS),
        )
    };
    first..=last
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}
