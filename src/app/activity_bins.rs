//! Activity over time: the shown events counted by calendar unit and category group.

use crate::model::{CategoryGroup, Corpus, EventId};
use crate::project::{TimeWindow, date_of_day, day_number};
use crate::timeline::scale::mark_day;
use chrono::{Datelike, Duration, NaiveDate};
use std::collections::BTreeMap;

/// Events counted by calendar unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Activity {
    /// How long a bin is.
    pub unit: Unit,
    /// Bins that hold an event, by date.
    pub bins: Vec<Bin>,
    /// From the first bin's start to the last bin's end; none without dated events.
    pub extent: Option<TimeWindow>,
}

/// The events of one calendar unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Bin {
    /// Start and end, days.
    pub span: TimeWindow,
    /// How many events of each group, in the order of [`CategoryGroup::ALL`].
    pub counts: [usize; 6],
}

/// Calendar units that bins snap to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    #[default]
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// "events a week".
    pub fn words(self) -> &'static str {
        match self {
            Self::Day => "events a day",
            Self::Week => "events a week",
            Self::Month => "events a month",
            Self::Year => "events a year",
        }
    }

    /// The unit that keeps a stretch of `days` under some sixty bins.
    fn for_days(days: f64) -> Self {
        match days {
            ..60.0 => Self::Day,
            ..500.0 => Self::Week,
            ..2200.0 => Self::Month,
            _ => Self::Year,
        }
    }

    /// First day of the unit that holds `date`, and first day of the next.
    fn around(self, date: NaiveDate) -> (NaiveDate, NaiveDate) {
        let later = |start: NaiveDate, days: i64| {
            start
                .checked_add_signed(Duration::days(days))
                .unwrap_or(NaiveDate::MAX)
        };
        match self {
            Self::Day => (date, later(date, 1)),
            Self::Week => {
                let back = i64::from(date.weekday().num_days_from_monday());
                let monday = date
                    .checked_sub_signed(Duration::days(back))
                    .unwrap_or(date);
                (monday, later(monday, 7))
            }
            Self::Month => {
                let first = date.with_day(1).unwrap_or(date);
                let next = later(first, 31).with_day(1).unwrap_or(NaiveDate::MAX);
                (first, next)
            }
            Self::Year => {
                let first = date.with_ordinal(1).unwrap_or(date);
                let next = later(first, 366).with_ordinal(1).unwrap_or(NaiveDate::MAX);
                (first, next)
            }
        }
    }
}

impl Activity {
    /// Counts the dated events among `shown`.
    pub fn new(corpus: &Corpus, shown: &[EventId]) -> Self {
        let dated: Vec<(f64, CategoryGroup)> = shown
            .iter()
            .map(|id| corpus.event(*id))
            .filter_map(|event| Some((mark_day(event.date?), event.category.group())))
            .collect();
        let first = dated.iter().map(|(day, _)| *day).reduce(f64::min);
        let last = dated.iter().map(|(day, _)| *day).reduce(f64::max);
        let (Some(first), Some(last)) = (first, last) else {
            return Self::default();
        };
        let unit = Unit::for_days(last - first);
        let mut bins: BTreeMap<NaiveDate, Bin> = BTreeMap::new();
        for (day, group) in dated {
            let (start, end) = unit.around(date_of_day(day));
            let bin = bins.entry(start).or_insert_with(|| Bin {
                span: TimeWindow {
                    start_day: day_number(start),
                    end_day: day_number(end),
                },
                counts: [0; 6],
            });
            bin.counts[group_place(group)] += 1;
        }
        let bins: Vec<Bin> = bins.into_values().collect();
        let extent = bins
            .first()
            .zip(bins.last())
            .map(|(first, last)| TimeWindow {
                start_day: first.span.start_day,
                end_day: last.span.end_day,
            });
        Self { unit, bins, extent }
    }

    /// The tallest bin's count, at least 1.
    pub fn peak(&self) -> usize {
        let total = |bin: &Bin| bin.counts.iter().sum();
        self.bins.iter().map(total).max().unwrap_or(1).max(1)
    }
}

/// Where `group` stands in [`CategoryGroup::ALL`].
fn group_place(group: CategoryGroup) -> usize {
    CategoryGroup::ALL
        .iter()
        .position(|other| *other == group)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(unit: Unit, date: &str, start: &str, next: &str) {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(unit.around(day(date)), (day(start), day(next)));
    }

    #[test]
    fn bins_snap_to_calendar_units() {
        check(Unit::Day, "2018-03-13", "2018-03-13", "2018-03-14");
        check(Unit::Week, "2018-03-13", "2018-03-12", "2018-03-19");
        check(Unit::Month, "2020-02-29", "2020-02-01", "2020-03-01");
        check(Unit::Month, "2018-12-31", "2018-12-01", "2019-01-01");
        check(Unit::Year, "2020-12-31", "2020-01-01", "2021-01-01");
    }

    #[test]
    fn the_unit_grows_with_the_stretch() {
        assert_eq!(Unit::for_days(3.0), Unit::Day);
        assert_eq!(Unit::for_days(200.0), Unit::Week);
        assert_eq!(Unit::for_days(2000.0), Unit::Month);
        assert_eq!(Unit::for_days(20_000.0), Unit::Year);
    }

    #[test]
    fn no_events_make_no_bins() {
        let activity = Activity::new(&Corpus::default(), &[]);
        assert_eq!(activity.extent, None);
        assert_eq!(activity.peak(), 1);
    }
}
