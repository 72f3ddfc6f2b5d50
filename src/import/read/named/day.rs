//! Days in fields: as people and machines write them, and which of day and month comes first in a whole column.

use crate::import::metadata::dates::{self, DayOrder, WrittenDate};
use chrono::{DateTime, Datelike, NaiveDate};

/// What a column of dates tells about the order of day and month in its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum ColumnOrder {
    /// A day above 12 stands first somewhere, or only so do the rows come in the order of time.
    DayFirst,
    /// A day above 12 stands second.
    MonthFirst,
    /// Nothing tells.
    Unknown,
}

/// The order in the column that holds `values`, one a row.
pub(in super::super) fn order_of_column<'a>(
    values: &(impl Iterator<Item = &'a str> + Clone),
) -> ColumnOrder {
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    for (first, second, _) in values.clone().filter_map(figures) {
        day_first += usize::from(first > 12 && second <= 12);
        month_first += usize::from(second > 12 && first <= 12);
    }
    match (day_first, month_first) {
        (0, 0) => by_time(values),
        (_, 0) => ColumnOrder::DayFirst,
        (0, _) => ColumnOrder::MonthFirst,
        // Rows of several sources in one table: each date by itself.
        _ => ColumnOrder::Unknown,
    }
}

/// Tables are kept by time: the reading under which the rows only go up or only down, when the other's do not.
fn by_time<'a>(values: &(impl Iterator<Item = &'a str> + Clone)) -> ColumnOrder {
    let days = |swap: bool| -> Vec<NaiveDate> {
        let found = values.clone().filter_map(|value| {
            let (first, second, year) = figures(value)?;
            let (day, month) = if swap {
                (second, first)
            } else {
                (first, second)
            };
            NaiveDate::from_ymd_opt(year, month, day)
        });
        found.collect()
    };
    let ordered = |days: &[NaiveDate]| days.is_sorted() || days.iter().rev().is_sorted();
    let (plain, swapped) = (days(false), days(true));
    if plain.len() < 4 || plain.first() == plain.last() {
        return ColumnOrder::Unknown;
    }
    match (ordered(&plain), ordered(&swapped)) {
        (true, false) => ColumnOrder::DayFirst,
        (false, true) => ColumnOrder::MonthFirst,
        _ => ColumnOrder::Unknown,
    }
}

/// The two figures before the year in "05/10/2018".
fn figures(value: &str) -> Option<(u32, u32, i32)> {
    let value = value.trim();
    let mut parts = value.splitn(3, ['/', '-', '.']);
    let first = parts.next()?.trim();
    let second = parts.next()?.trim();
    let year = parts.next()?.trim_start();
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    if first.len() > 2 || second.len() > 2 || !matches!(digits, 2 | 4) {
        return None;
    }
    let year: i32 = year[..digits].parse().ok()?;
    let year = if digits == 2 { 2000 + year } else { year };
    Some((first.parse().ok()?, second.parse().ok()?, year))
}

/// The day that a field holds: any usual spelling, seconds or milliseconds since 1970, `20181005T120000Z`, a spreadsheet's count
/// of days. As written, never shifted to another zone.
pub(super) fn of_value(value: &str, order: ColumnOrder) -> Option<WrittenDate> {
    let value: String = value.trim().chars().take(80).collect();
    if let Some(date) = of_number(&value) {
        return Some(date);
    }
    let mut date = dates::first_full(&value).or_else(|| dates::in_name(&value))?;
    if date.order == DayOrder::Doubtful || figures(&value).is_some() {
        settle(&mut date, order);
    }
    Some(date)
}

fn settle(date: &mut WrittenDate, order: ColumnOrder) {
    match order {
        ColumnOrder::Unknown => {}
        ColumnOrder::DayFirst => date.order = DayOrder::Sure,
        ColumnOrder::MonthFirst => {
            if date.swapped().is_some() {
                std::mem::swap(&mut date.day, &mut date.month);
            }
            date.order = DayOrder::Sure;
        }
    }
}

/// A field of digits alone.
fn of_number(value: &str) -> Option<WrittenDate> {
    let whole = value.split_once('.').map_or(value, |(whole, _)| whole);
    if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let day = match whole.len() {
        // "20181005" and "20181005120000".
        8 | 14 if whole.starts_with("19") || whole.starts_with("20") => {
            NaiveDate::parse_from_str(&whole[..8], "%Y%m%d").ok()?
        }
        9 | 10 => DateTime::from_timestamp(number, 0)?.date_naive(),
        12 | 13 => DateTime::from_timestamp_millis(number)?.date_naive(),
        // Days since 30 December 1899: 1954 to 2064.
        5 if (20_000..60_000).contains(&number) => NaiveDate::from_ymd_opt(1899, 12, 30)?
            .checked_add_days(chrono::Days::new(number.unsigned_abs()))?,
        _ => return None,
    };
    Some(WrittenDate {
        range: 0..value.len(),
        year: Some(day.year()),
        month: day.month(),
        day: day.day(),
        order: DayOrder::Sure,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, order: ColumnOrder, expect: &str) {
        let got = of_value(value, order).and_then(|date| date.full());
        assert_eq!(got, expect.parse().ok(), "{value}");
    }

    #[test]
    fn people_and_machines_write_days() {
        let any = ColumnOrder::Unknown;
        check("2018-10-05T21:38:00+05:30", any, "2018-10-05");
        check("Fri, 05 Oct 2018 21:38:00 +0530", any, "2018-10-05");
        check("20181005T120000Z", any, "2018-10-05");
        check("20181005120000", any, "2018-10-05");
        check("20181005", any, "2018-10-05");
        check("1538732280", any, "2018-10-05");
        check("1538732280000", any, "2018-10-05");
        check("43378", any, "2018-10-05");
        check("43378.5", any, "2018-10-05");
        check("5. Oktober 2018", any, "2018-10-05");
        check("Oct 5, 2018 @ 10:00", any, "2018-10-05");
        check("17", any, "none");
        check("", any, "none");
    }

    #[test]
    fn a_column_settles_its_order() {
        check("05/10/2018", ColumnOrder::DayFirst, "2018-10-05");
        check("05/10/2018", ColumnOrder::MonthFirst, "2018-05-10");
        check("25/10/2018", ColumnOrder::MonthFirst, "2018-10-25");
        let order = |values: &[&str]| order_of_column(&values.iter().copied());
        assert_eq!(order(&["05/10/2018", "25/10/2018"]), ColumnOrder::DayFirst);
        assert_eq!(
            order(&["5/10/2018 10:00", "5/25/18"]),
            ColumnOrder::MonthFirst
        );
        assert_eq!(order(&["05/10/2018"]), ColumnOrder::Unknown);
        assert_eq!(
            order(&["09/05/2018", "10/05/2018", "11/05/2018", "01/06/2018"]),
            ColumnOrder::DayFirst
        );
        assert_eq!(
            order(&[
                "01/02/2018",
                "01/05/2018",
                "01/09/2018",
                "02/01/2018",
                "03/01/2018"
            ]),
            ColumnOrder::MonthFirst
        );
    }
}
