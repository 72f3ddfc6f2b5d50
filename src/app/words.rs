//! What the panels say about events, dates and files, in words. What the chart itself says is in `timeline::words`.

use super::state::OpenProject;
use crate::jobs::Changes;
use crate::model::{DateBasis, DatePrecision, Event, EventCategory, EventDate};
use crate::project::{FileStatus, ImportReport};
use crate::timeline::words;
use chrono::{Datelike, Months, NaiveDate};
use std::path::Path;

/// How many unread files are named before the rest is counted.
const NAMED_FILES: usize = 3;

/// "Russia denies".
pub fn title(open: &OpenProject, event: &Event) -> String {
    format!(
        "{} {}",
        open.name_of(&event.source.code),
        event.category.verb().trim_end_matches(" to")
    )
}

/// "United Kingdom accuses Russia" where the verb can take the target, else "Russia denies".
pub fn full_title(open: &OpenProject, event: &Event) -> String {
    let target = event
        .target
        .as_ref()
        .filter(|_| takes_target(event.category));
    match target {
        None => title(open, event),
        Some(target) => format!(
            "{} {} {}",
            open.name_of(&event.source.code),
            event.category.verb(),
            open.name_of(&target.code)
        ),
    }
}

/// "to United Kingdom", "with France"; empty without a target.
pub fn toward(open: &OpenProject, event: &Event) -> String {
    let Some(target) = &event.target else {
        return String::new();
    };
    let preposition = match event.category {
        EventCategory::Consult | EventCategory::Agree => "with",
        EventCategory::Accuse
        | EventCategory::Criticise
        | EventCategory::Expel
        | EventCategory::Sanction
        | EventCategory::Legal
        | EventCategory::Coerce
        | EventCategory::Force
        | EventCategory::Threaten => "against",
        EventCategory::Demand => "from",
        EventCategory::Complain
        | EventCategory::Deny
        | EventCategory::Admit
        | EventCategory::Comment
        | EventCategory::Reject
        | EventCategory::Support
        | EventCategory::Yield => "to",
    };
    format!("{preposition} {}", open.name_of(&target.code))
}

fn takes_target(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Accuse
            | EventCategory::Criticise
            | EventCategory::Complain
            | EventCategory::Threaten
            | EventCategory::Sanction
            | EventCategory::Coerce
            | EventCategory::Consult
            | EventCategory::Support
    )
}

/// "Tue 13 March 2018" for a day, else the interval as exactly as it is known.
pub fn long_date(date: EventDate) -> String {
    if date.start == date.end {
        date.start.format("%a %-d %B %Y").to_string()
    } else {
        words::date_words(date)
    }
}

/// How exact a date is and what it rests on: "day stated in full".
pub fn basis(date: EventDate) -> String {
    let precision = match date.precision {
        DatePrecision::Day => "day",
        DatePrecision::Week => "week",
        DatePrecision::Month => "month",
        DatePrecision::Season => "season",
        DatePrecision::Quarter => "quarter",
        DatePrecision::Half => "half-year",
        DatePrecision::Year => "year",
        DatePrecision::Decade => "decade",
        DatePrecision::Range => "range of days",
    };
    match date.basis {
        DateBasis::Stated => format!("{precision} stated in full"),
        DateBasis::Relative => format!("{precision} worked out from the text"),
        DateBasis::Dateline => format!("{precision} of the dateline"),
        DateBasis::Publication => "day of publication; the text gives none".to_owned(),
    }
}

/// A response lag after the date of what is answered: "the same day", "3 days later", "2 days before".
pub fn lag(days: i32) -> String {
    match days {
        0 => "the same day".to_owned(),
        ..0 => format!("{} before", words::lag_words(days.saturating_neg())),
        _ => format!("{} later", words::lag_words(days)),
    }
}

/// How long an accusation waited for this answer: "answered after 1 day".
pub fn answered_after(days: i32) -> String {
    match days {
        0 => "answered the same day".to_owned(),
        ..0 => format!("reported {} after", words::lag_words(days.saturating_neg())),
        _ => format!("answered after {}", words::lag_words(days)),
    }
}

/// "confidence 0.91".
pub fn confidence(value: f32) -> String {
    format!("confidence {:.2}", value.clamp(0.0, 1.0))
}

/// "chart.svg saved in /home/me".
pub fn saved(path: &Path) -> String {
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    match path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        Some(folder) => format!("{name} saved in {}", folder.display()),
        None => format!("{name} saved"),
    }
}

/// "cables has changed on disk: 12 new, 3 changed, 1 gone".
pub fn folder_changed(what: &str, changes: Changes) -> String {
    format!("{what} has changed on disk: {changes}")
}

/// "cables was read again: 12 new, 3 changed, 1 gone".
pub fn read_again(what: &str, changes: Changes) -> String {
    format!("{what} was read again: {changes}")
}

/// "cables was read again: nothing changed".
pub fn nothing_changed(what: &str) -> String {
    read_again(what, Changes::default())
}

/// "2 files could not be read: a.txt, b.txt".
pub fn not_read(files: &[String]) -> String {
    let named: Vec<&str> = files.iter().take(NAMED_FILES).map(String::as_str).collect();
    let rest = files.len().saturating_sub(NAMED_FILES);
    let more = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    format!(
        "{} could not be read: {}{more}. The import report says why.",
        words::counted(files.len(), "file", "files"),
        named.join(", ")
    )
}

/// Why opening `what` came to nothing: the first file that could not be read, or that there was no article.
pub fn nothing_read(what: &str, report: &ImportReport) -> String {
    let failed = report.failed().find_map(|file| match &file.status {
        FileStatus::Failed(why) => Some(format!("{} could not be read: {why}", file.file)),
        FileStatus::Read | FileStatus::Skipped(_) => None,
    });
    failed.unwrap_or_else(|| format!("No article was found in {what}"))
}

/// First and last day that a typed date can mean: a day, a month ("2018-03") or a year; none when it is no date.
pub fn date_range_of(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    const DAY_FORMATS: [&str; 4] = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y"];
    let text = text.trim();
    let day = DAY_FORMATS
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(text, format).ok())
        .filter(|day| (1..=9999).contains(&day.year()));
    if let Some(day) = day {
        return Some((day, day));
    }
    let digits = |part: &str, len: usize| -> Option<u32> {
        let plain = part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    };
    let (year, month) = match text.split_once('-') {
        Some((year, month)) => (digits(year, 4)?, Some(digits(month, 2)?)),
        None => (digits(text, 4)?, None),
    };
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month.unwrap_or(1), 1)
        .filter(|day| (1..=9999).contains(&day.year()))?;
    let next = first.checked_add_months(Months::new(if month.is_some() { 1 } else { 12 }))?;
    Some((first, next.pred_opt()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(&str, &str)>) {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let expect = expect.map(|(first, last)| (day(first), day(last)));
        assert_eq!(date_range_of(text), expect, "{text:?}");
    }

    #[test]
    fn typed_dates_mean_a_day_a_month_or_a_year() {
        check("2018-03-04", Some(("2018-03-04", "2018-03-04")));
        check(" 4 March 2018 ", Some(("2018-03-04", "2018-03-04")));
        check("March 4, 2018", Some(("2018-03-04", "2018-03-04")));
        check("4.3.2018", Some(("2018-03-04", "2018-03-04")));
        check("2018-02", Some(("2018-02-01", "2018-02-28")));
        check("2018", Some(("2018-01-01", "2018-12-31")));
    }

    #[test]
    fn half_typed_dates_mean_nothing() {
        for text in [
            "",
            "201",
            "2018-",
            "2018-1",
            "2018-13",
            "next week",
            "0000",
            "-",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn lags_read_in_both_directions() {
        assert_eq!(lag(0), "the same day");
        assert_eq!(lag(1), "1 day later");
        assert_eq!(lag(-2), "2 days before");
    }

    #[test]
    fn many_unread_files_are_counted() {
        let files: Vec<String> = (1..=5).map(|n| format!("{n}.txt")).collect();
        assert_eq!(
            not_read(&files),
            "5 files could not be read: 1.txt, 2.txt, 3.txt and 2 more. The import report says why."
        );
    }
}
