//! When an event happened, as exactly as the text says and no more.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An interval of days with its precision and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EventDate {
    /// First day that the event may have happened on.
    pub start: NaiveDate,
    /// Last such day, inclusive; never before `start`.
    pub end: NaiveDate,
    /// How exact the text is.
    pub precision: DatePrecision,
    /// What the date rests on.
    pub basis: DateBasis,
}

impl EventDate {
    /// A single day.
    pub fn day(day: NaiveDate, basis: DateBasis) -> Self {
        Self {
            start: day,
            end: day,
            precision: DatePrecision::Day,
            basis,
        }
    }

    /// Whether the two intervals share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Length in days; 1 for a single day.
    pub fn days(&self) -> i64 {
        (self.end - self.start).num_days() + 1
    }
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DatePrecision {
    Day,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    /// Any other interval ("from 3 to 9 May").
    Range,
}

/// What a date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateBasis {
    /// A full date in the text ("13 April 2018").
    Stated,
    /// An expression resolved against another date ("on Friday", "April 13", "the day before").
    Relative,
    /// The dateline of the story.
    Dateline,
    /// Only the publication date is known.
    Publication,
}
