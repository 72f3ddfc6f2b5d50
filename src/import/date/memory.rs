//! What earlier sentences of an article fixed.

use super::calendar::Unit;
use crate::model::{DatePrecision, EventDate};
use chrono::{Datelike, NaiveDate};

/// The dates mentioned so far in an article: what "the next day", "that year", "in March" lean on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateMemory {
    /// The date last mentioned.
    last: Option<EventDate>,
    /// The last single day.
    day: Option<EventDate>,
    /// The year last said or meant.
    year: Option<i32>,
    /// Years said so far that lie well before the publication.
    past_years: u32,
    /// Words that point from the publication ("today", "on Friday") so far.
    deictics: u32,
    /// The day that the article's story is on, where its events are known.
    story: Option<NaiveDate>,
    /// The sentence that last said a date.
    said_in: u32,
    /// Sentences read so far.
    sentences: u32,
    /// The sentence that last said a past year, unless a word pointed from the publication since.
    past_since: Option<u32>,
    /// A lone year far from the story's, which may be an aside.
    aside: Option<i32>,
}

/// So many past years make a story of the past, and each word of the present takes as many to outweigh.
const STORY_YEARS: u32 = 3;

/// For so many sentences a past year is still in mind.
const STORY_SENTENCES: u32 = 4;

/// A lone year this far from the story's is an aside until said again.
const ASIDE_YEARS: i32 = 12;

impl DateMemory {
    /// The date last mentioned.
    pub fn last(&self) -> Option<EventDate> {
        self.last
    }

    /// Tells which day the article's story is on.
    pub fn set_story(&mut self, day: Option<NaiveDate>) {
        self.story = day;
    }

    /// Another sentence begins.
    pub(super) fn next_sentence(&mut self) {
        self.sentences = self.sentences.saturating_add(1);
    }

    /// The year last said or meant.
    pub(super) fn year(&self) -> Option<i32> {
        self.year
    }

    /// Whether the article tells of past years and not of this week's news: it says such years again and again, or
    /// has just said one and does not look ahead.
    pub(super) fn is_narrative(&self, ahead: bool) -> bool {
        let throughout =
            self.past_years >= STORY_YEARS && self.past_years > STORY_YEARS * self.deictics;
        let here = self
            .past_since
            .is_some_and(|said| self.sentences - said <= STORY_SENTENCES);
        throughout || here && !ahead
    }

    /// The day from which steps of `unit` are counted: the last mention, if it is as exact as the steps.
    pub(super) fn base(&self, unit: Unit) -> Option<NaiveDate> {
        let last = self.last?;
        // "the same evening" is that of what was told last, not of a day said in passing.
        let by_day = matches!(unit, Unit::Minute | Unit::Hour | Unit::Day);
        if by_day && self.said_in != self.sentences && self.story.is_some() {
            return self.story;
        }
        if last.precision == DatePrecision::Day {
            return Some(last.start);
        }
        let exact = match unit {
            Unit::Minute
            | Unit::Hour
            | Unit::Day
            | Unit::Week
            | Unit::Weekend
            | Unit::Fortnight => false,
            Unit::Month => last.precision <= DatePrecision::Month,
            Unit::Quarter | Unit::Half => last.precision <= DatePrecision::Quarter,
            Unit::Year | Unit::Decade | Unit::Century => last.precision <= DatePrecision::Year,
        };
        if exact {
            return Some(last.start);
        }
        // Else the single day last mentioned.
        self.day.map(|day| day.start)
    }

    /// Notes a date; `deictic` when it pointed from the publication.
    pub(super) fn note(&mut self, date: EventDate, deictic: bool, anchor: Option<NaiveDate>) {
        if deictic {
            self.deictics += 1;
            if self.is_narrative(true) {
                // A quoted "today" leaves the story where it is.
                return;
            }
            self.past_since = None;
        } else if anchor.is_some_and(|anchor| (anchor - date.end).num_days() > 366) {
            self.past_years += 1;
            self.past_since = Some(self.sentences);
        }
        if date.precision == DatePrecision::Year && self.is_aside(date.start.year()) {
            return;
        }
        self.aside = None;
        self.said_in = self.sentences;
        self.last = Some(date);
        if date.precision == DatePrecision::Day {
            self.day = Some(date);
        }
        if date.precision <= DatePrecision::Year || date.start.year() == date.end.year() {
            self.year = Some(date.start.year());
        }
    }

    /// Whether a lone year is told in passing; said twice, it is not.
    fn is_aside(&mut self, year: i32) -> bool {
        let far = self
            .year
            .is_some_and(|story| (story - year).abs() > ASIDE_YEARS);
        let again = self
            .aside
            .is_some_and(|aside| (aside - year).abs() <= ASIDE_YEARS);
        self.aside = Some(year);
        far && !again
    }
}
