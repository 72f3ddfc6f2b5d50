//! Periods of the calendar: where a week, quarter or decade begins and ends, and steps from one to the next.
//!
//! Nothing here can fail loudly: what leaves the calendar is `None`.

use crate::model::DatePrecision;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Deserialize;

/// First and last day of a period, both inclusive.
pub(super) type Period = (NaiveDate, NaiveDate);

/// A kind of period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The precision of an event dated to one such period.
    pub fn precision(self) -> DatePrecision {
        match self {
            Self::Minute | Self::Hour | Self::Day => DatePrecision::Day,
            Self::Week => DatePrecision::Week,
            Self::Month => DatePrecision::Month,
            Self::Quarter => DatePrecision::Quarter,
            Self::Half => DatePrecision::Half,
            Self::Year => DatePrecision::Year,
            Self::Decade => DatePrecision::Decade,
            Self::Weekend | Self::Fortnight | Self::Century => DatePrecision::Range,
        }
    }

    /// The period of this kind that holds `day`; weeks run Monday to Sunday, a weekend belongs to its week.
    pub fn around(self, day: NaiveDate) -> Option<Period> {
        let year = day.year();
        match self {
            Self::Minute | Self::Hour | Self::Day => Some((day, day)),
            Self::Week => week(day),
            Self::Weekend => {
                let (_, sunday) = week(day)?;
                Some((step(sunday, -1)?, sunday))
            }
            Self::Fortnight => {
                let (monday, _) = week(day)?;
                Some((monday, step(monday, 13)?))
            }
            Self::Month => month(year, day.month()),
            Self::Quarter => quarter(year, (day.month() - 1) / 3 + 1),
            Self::Half => half(year, (day.month() - 1) / 6 + 1),
            Self::Year => self::year(year),
            Self::Decade => years(year.div_euclid(10) * 10, 10),
            Self::Century => years(year.div_euclid(100) * 100, 100),
        }
    }

    /// `day` moved by `count` such periods; a month's last days are kept inside the month reached.
    pub fn shift(self, day: NaiveDate, count: i32) -> Option<NaiveDate> {
        match self {
            Self::Minute => Some(day),
            // a few stay within the day
            Self::Hour => step(day, (count / 24).into()),
            Self::Day => step(day, count.into()),
            Self::Week | Self::Weekend => step(day, i64::from(count) * 7),
            Self::Fortnight => step(day, i64::from(count) * 14),
            Self::Month => shift_months(day, count),
            Self::Quarter => shift_months(day, count.checked_mul(3)?),
            Self::Half => shift_months(day, count.checked_mul(6)?),
            Self::Year => shift_months(day, count.checked_mul(12)?),
            Self::Decade => shift_months(day, count.checked_mul(120)?),
            Self::Century => shift_months(day, count.checked_mul(1200)?),
        }
    }
}

/// `day` moved by `count` days.
pub(super) fn step(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let days = Days::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    }
}

fn shift_months(day: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_months(months)
    } else {
        day.checked_add_months(months)
    }
}

/// The day of `year`, `month`, `day`, where there is one.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn week(day: NaiveDate) -> Option<Period> {
    let monday = step(day, -i64::from(day.weekday().num_days_from_monday()))?;
    Some((monday, step(monday, 6)?))
}

/// From the first day of a month, as many months as given.
fn months(year: i32, month: u32, count: i32) -> Option<Period> {
    let first = day(year, month, 1)?;
    Some((first, step(shift_months(first, count)?, -1)?))
}

/// A month; January is 1.
pub(super) fn month(year: i32, month: u32) -> Option<Period> {
    months(year, month, 1)
}

/// A quarter, 1 to 4.
pub(super) fn quarter(year: i32, number: u32) -> Option<Period> {
    months(year, number.checked_sub(1)? * 3 + 1, 3)
}

/// A half year, 1 or 2.
pub(super) fn half(year: i32, number: u32) -> Option<Period> {
    months(year, number.checked_sub(1)? * 6 + 1, 6)
}

/// A season: spring is 0, winter is 3 and begins in December of `year`.
pub(super) fn season(year: i32, number: u32) -> Option<Period> {
    months(year, number * 3 + 3, 3)
}

/// A year.
pub(super) fn year(year: i32) -> Option<Period> {
    years(year, 1)
}

/// `count` years from the first of January of `first`.
pub(super) fn years(first: i32, count: i32) -> Option<Period> {
    Some((
        day(first, 1, 1)?,
        day(first.checked_add(count - 1)?, 12, 31)?,
    ))
}

/// Western Easter Sunday, by Meeus's reckoning: the Sunday after the spring's full moon.
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = century - century / 4 - (8 * century + 13) / 25;
    let moon = (19 * golden + correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * to_sunday) / 451;
    let sum = moon + to_sunday - 7 * late + 114;
    day(
        year,
        (sum / 31).try_into().ok()?,
        (sum % 31 + 1).try_into().ok()?,
    )
}

/// The `nth` weekday (0 is Monday) of a month; -1 is the last.
pub(super) fn nth_weekday(year: i32, number: u32, weekday: u32, nth: i32) -> Option<NaiveDate> {
    let (first, last) = month(year, number)?;
    if nth < 0 {
        let back = (last.weekday().num_days_from_monday() + 7 - weekday) % 7;
        return step(last, -i64::from(back));
    }
    let ahead = (weekday + 7 - first.weekday().num_days_from_monday()) % 7;
    step(first, i64::from(ahead) + i64::from(nth - 1) * 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_churches_had_it() {
        for (year, date) in [
            (1999, "1999-04-04"),
            (2000, "2000-04-23"),
            (2018, "2018-04-01"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
        ] {
            assert_eq!(easter(year), Some(iso(date)));
        }
    }

    #[test]
    fn periods_hold_their_day() {
        let day = iso("2018-10-05");
        let check = |unit: Unit, start, end| {
            assert_eq!(unit.around(day), Some((iso(start), iso(end))), "{unit:?}");
        };
        check(Unit::Week, "2018-10-01", "2018-10-07");
        check(Unit::Weekend, "2018-10-06", "2018-10-07");
        check(Unit::Month, "2018-10-01", "2018-10-31");
        check(Unit::Quarter, "2018-10-01", "2018-12-31");
        check(Unit::Half, "2018-07-01", "2018-12-31");
        check(Unit::Decade, "2010-01-01", "2019-12-31");
        check(Unit::Century, "2000-01-01", "2099-12-31");
    }

    #[test]
    fn winter_ends_in_the_next_year() {
        assert_eq!(
            season(2015, 3),
            Some((iso("2015-12-01"), iso("2016-02-29")))
        );
    }

    #[test]
    fn weekdays_are_counted_within_the_month() {
        assert_eq!(nth_weekday(2018, 11, 3, 4), Some(iso("2018-11-22")));
        assert_eq!(nth_weekday(2018, 5, 0, -1), Some(iso("2018-05-28")));
    }

    #[test]
    fn the_ends_of_the_calendar_give_nothing() {
        assert_eq!(
            Unit::Week
                .around(NaiveDate::MAX)
                .map(|week| week.1 < week.0),
            None
        );
        assert_eq!(Unit::Century.shift(NaiveDate::MAX, i32::MAX), None);
        assert_eq!(quarter(2018, 0), None);
    }
}
