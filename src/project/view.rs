//! What a chart shows: a stretch of time and a filter.

use super::Filter;
use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

/// What is shown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// The stretch of time on screen; none fits all events that pass the filter.
    pub window: Option<TimeWindow>,
    /// Which events are shown.
    pub filter: Filter,
}

/// A stretch of time on screen, in days since 1970-01-01 (fractions are parts of a day).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TimeWindow {
    /// Left edge, days.
    pub start_day: f64,
    /// Right edge, days; always after `start_day`.
    pub end_day: f64,
}

impl TimeWindow {
    /// Length, days.
    pub fn days(&self) -> f64 {
        self.end_day - self.start_day
    }
}

/// Number of `date` in days since 1970-01-01.
pub fn day_number(date: NaiveDate) -> f64 {
    (date - NaiveDate::default()).num_days() as f64
}

/// The date on which day number `day` falls; the calendar's own first or last day when it lies outside.
pub fn date_of_day(day: f64) -> NaiveDate {
    let whole = day.floor().clamp(-90_000_000.0, 90_000_000.0) as i64;
    NaiveDate::default()
        .checked_add_signed(Duration::days(whole))
        .unwrap_or(if whole < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        })
}
