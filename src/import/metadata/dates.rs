//! Calendar dates as headers, file names and addresses write them: full dates and "month day", in the usual spellings of many
//! languages. Times of day and zones are passed over: the day is taken as written.

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A date as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The year, where one is written.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// Whether day and month may be meant the other way round ("05/10/2018").
    pub order: DayOrder,
}

/// Whether the order of day and month is sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// One reading only.
    Sure,
    /// Read as day, month; month, day is possible too.
    Doubtful,
}

impl WrittenDate {
    /// The day, when the year is written and such a day exists.
    pub fn full(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month, self.day)
    }

    /// The other reading of a doubtful date.
    pub fn swapped(&self) -> Option<NaiveDate> {
        match self.order {
            DayOrder::Sure => None,
            DayOrder::Doubtful => NaiveDate::from_ymd_opt(self.year?, self.day, self.month),
        }
    }

    /// The day nearest to `anchor` that this month and day can be.
    pub fn nearest(&self, anchor: NaiveDate) -> Option<NaiveDate> {
        if self.year.is_some() {
            return self.full();
        }
        (anchor.year() - 1..=anchor.year() + 1)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, self.month, self.day))
            .min_by_key(|day| (*day - anchor).num_days().abs())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthFile {
    months: Vec<Vec<String>>,
}

struct Grammar {
    months: HashMap<String, u32>,
    dates: Regex,
    compact: Regex,
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    let file: MonthFile = toml::from_str(include_str!("../../../assets/lexicon/months.toml"))
        .expect("months.toml is checked by a test");
    let mut months = HashMap::new();
    for (names, number) in file.months.iter().zip(1..) {
        months.extend(names.iter().map(|name| (name.clone(), number)));
    }
    let mut names: Vec<&str> = months.keys().map(String::as_str).collect();
    // The longest name first; the order of equals does not matter but is kept fixed.
    names.sort_unstable_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    let pattern = DATE_PATTERN.replace("MONTH", &names.join("|"));
    Grammar {
        months,
        dates: Regex::new(&pattern).expect("the pattern is checked by a test"),
        compact: Regex::new(
            r"(?:^|[^0-9])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:$|[^0-9])",
        )
        .expect("the pattern is checked by a test"),
    }
});

/// All spellings; `MONTH` stands for the names. Word boundaries are those of ASCII, which keeps the search fast; where a name
/// may have a letter of another script beside it, [`is_whole`] looks.
const DATE_PATTERN: &str = r"(?xi)
    (?-u:\b)(?P<iy>(?:19|20)[0-9]{2})(?:-|/|\.\s?)(?P<im>[0-9]{1,2})(?:-|/|\.\s?)(?P<id>[0-9]{1,2})(?:(?-u:\b)|T)
  | (?-u:\b)(?P<cy>(?:19|20)[0-9]{2})\s?[年년]\s?(?P<cm>[0-9]{1,2})\s?[月월]\s?(?P<cd>[0-9]{1,2})\s?[日일]
  | (?-u:\b)(?P<dd>[0-9]{1,2})(?:st|nd|rd|th|er|\.|º|°|a|e)?(?:\s+of|\s+de|\s+d['’])?[\s/-]*(?P<dm>MONTH)\.?
      (?:(?:,|\s+de|\s+del|\s+d['’])?[\s/-]*(?P<dy>(?:19|20)[0-9]{2})(?-u:\b) | -(?P<dy2>[0-9]{2})(?-u:\b) | \s?['’](?P<dy3>[0-9]{2})(?-u:\b))?
  | (?P<mm>MONTH)\.?[\s/-]*(?P<md>[0-9]{1,2})(?:st|nd|rd|th)?(?-u:\b)(?:\s*,?[\s/-]*(?P<my>(?:19|20)[0-9]{2})(?-u:\b) | \s?['’](?P<my2>[0-9]{2})(?-u:\b))?
  | (?-u:\b)(?P<na>[0-9]{1,2})(?:/|\.\s?|-)(?P<nb>[0-9]{1,2})(?:/|\.\s?|-)(?P<ny>(?:19|20)[0-9]{2}|[0-9]{2})(?-u:\b)
  | (?P<km>[0-9]{1,2})\s?[月월]\s?(?P<kd>[0-9]{1,2})\s?[日일]
";

/// All dates in `text`, in order. Linear in its length.
pub fn find(text: &str) -> impl Iterator<Item = WrittenDate> + '_ {
    GRAMMAR
        .dates
        .captures_iter(text)
        .filter_map(|captures| from_captures(text, &captures))
}

/// The first date in `text` that has a year and is a day of the calendar.
pub fn first_full(text: &str) -> Option<WrittenDate> {
    find(text).find(|date| date.full().is_some())
}

/// The first full date of a name made by a machine: also `20181005` and `2018_10_05`.
pub fn in_name(name: &str) -> Option<WrittenDate> {
    let spaced: String = name
        .chars()
        .map(|char| if char == '_' { '-' } else { char })
        .collect();
    let dashed = first_full(&spaced).or_else(|| first_full(&name.replace('_', " ")));
    dashed.or_else(|| {
        let found = GRAMMAR.compact.captures(name)?;
        let number = |index: usize| {
            found
                .get(index)
                .and_then(|group| group.as_str().parse().ok())
        };
        let date = WrittenDate {
            range: found.get(1)?.start()..found.get(3)?.end(),
            year: Some(i32::try_from(number(1)?).ok()?),
            month: number(2)?,
            day: number(3)?,
            order: DayOrder::Sure,
        };
        date.full().is_some().then_some(date)
    })
}

fn from_captures(text: &str, found: &Captures<'_>) -> Option<WrittenDate> {
    let number = |name: &str| -> Option<u32> { found.name(name)?.as_str().parse().ok() };
    let year = |names: &[&str]| names.iter().find_map(|name| number(name)).map(whole_year);
    let month = |name: &str| -> Option<u32> {
        let name = found
            .name(name)
            .filter(|name| is_whole(text, &name.range()))?;
        let key = name.as_str().to_lowercase();
        GRAMMAR.months.get(&key).copied()
    };
    let range = found.get(0)?.range();
    let make = |year, month, day, order| {
        let date = WrittenDate {
            range: range.clone(),
            year,
            month,
            day,
            order,
        };
        // 2016 is a leap year: 29 February without a year may exist.
        NaiveDate::from_ymd_opt(year.unwrap_or(2016), month, day).map(|_| date)
    };
    if let Some(y) = year(&["iy", "cy"]) {
        let (m, d) = (
            number("im").or(number("cm"))?,
            number("id").or(number("cd"))?,
        );
        return make(Some(y), m, d, DayOrder::Sure);
    }
    if let (Some(d), Some(m)) = (number("dd"), month("dm")) {
        return make(year(&["dy", "dy2", "dy3"]), m, d, DayOrder::Sure);
    }
    if let (Some(m), Some(d)) = (month("mm"), number("md")) {
        let y = year(&["my", "my2"]);
        let capital = found.name("mm")?.as_str().starts_with(char::is_uppercase);
        // "may 5 people" is no date.
        return if capital || y.is_some() {
            make(y, m, d, DayOrder::Sure)
        } else {
            None
        };
    }
    if let (Some(m), Some(d)) = (number("km"), number("kd")) {
        return make(None, m, d, DayOrder::Sure);
    }
    let (a, b, y) = (number("na")?, number("nb")?, year(&["ny"])?);
    // A number goes on: a version, an amount, an address of the net.
    if text[range.end..].starts_with(['.', '-', '/'])
        && text[range.end + 1..].starts_with(|char: char| char.is_ascii_digit())
    {
        return None;
    }
    match (a > 12, b > 12) {
        (_, false) if a > 12 || a == b => make(Some(y), b, a, DayOrder::Sure),
        (false, true) => make(Some(y), a, b, DayOrder::Sure),
        (false, false) if found[0].contains('.') => make(Some(y), b, a, DayOrder::Sure),
        (false, false) => make(Some(y), b, a, DayOrder::Doubtful),
        _ => None,
    }
}

/// Whether no letter stands right before or after.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    !text[..range.start].ends_with(char::is_alphabetic)
        && !text[range.end..].starts_with(char::is_alphabetic)
}

/// "18" is 2018, "98" is 1998.
fn whole_year(year: u32) -> i32 {
    let year = year.cast_signed();
    match year {
        0..=69 => 2000 + year,
        70..=99 => 1900 + year,
        _ => year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let got = first_full(text).and_then(|date| date.full());
        let expect = expect.parse().ok();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn full_dates_read_in_all_usual_spellings() {
        for text in [
            "5 October 2018",
            "5th October, 2018",
            "the 5th of October 2018",
            "October 5, 2018",
            "Oct. 5th 2018",
            "Oct 05, 2018 21:38 IST",
            "Fri, 05 Oct 2018 21:38:00 +0530",
            "05-Oct-18",
            "5/Oct/2018",
            "2018-10-05",
            "2018/10/5",
            "2018-10-05T21:38:00Z",
            "2018.10.05",
            "5.10.2018",
            "05. Oktober 2018",
            "5 de octubre de 2018",
            "5 octobre 2018",
            "5 октября 2018",
            "2018年10月5日",
            "5 Ekim 2018",
            "Friday October 5 2018 9.38pm",
            "OCTOBER 5, 2018",
            "2018년 10월 5일",
            "Oct-05-2018",
        ] {
            check(text, "2018-10-05");
        }
    }

    #[test]
    fn numbers_that_are_no_dates_stay_numbers() {
        for text in [
            "10.0.0.1.5",
            "version 1.2.3.4",
            "45/10/2018",
            "it may 5 2",
            "1,200",
            "Oct 5",
            "31 February 2018",
            "call 555-10-2018-4",
        ] {
            check(text, "none");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_sure_only_where_one_fits() {
        check("25/10/2018", "2018-10-25");
        check("10/25/2018", "2018-10-25");
        let date = first_full("05/10/2018").unwrap();
        assert_eq!(date.order, DayOrder::Doubtful);
        assert_eq!(date.swapped(), NaiveDate::from_ymd_opt(2018, 5, 10));
    }

    #[test]
    fn a_date_without_a_year_takes_the_nearest() {
        let near = |text: &str, anchor: &str| {
            find(text)
                .next()
                .unwrap()
                .nearest(anchor.parse().unwrap())
                .unwrap()
                .to_string()
        };
        assert_eq!(near("Oct 5", "2018-10-06"), "2018-10-05");
        assert_eq!(near("Dec. 31", "2019-01-01"), "2018-12-31");
        assert_eq!(near("2 January", "2018-12-30"), "2019-01-02");
    }

    #[test]
    fn names_of_files_hold_dates_too() {
        for name in [
            "2018-10-05_wire_expulsion.txt",
            "20181005_foo",
            "2018_10_05.html",
            "notes – 5 Oct 2018.txt",
            "foo-20181005-bar",
        ] {
            assert_eq!(
                in_name(name).and_then(|date| date.full()),
                NaiveDate::from_ymd_opt(2018, 10, 5),
                "{name}"
            );
        }
        assert_eq!(in_name("rt-0121.txt"), None);
        assert_eq!(in_name("id-120181005999"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            for date in find(&text) {
                proptest::prop_assert!(text.get(date.range).is_some());
            }
        }
    }
}
