//! One line of an actor file: `"Full Name | alias | =Surname: 2012-12..2020-09, 2021.."`.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Days on which a name stands for its actor, both ends included; an open end is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Term {
    /// Whether `day` lies in the term.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The names of one thing and when they hold; no term means always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Names, the chief one first.
    pub names: Vec<String>,
    /// Terms, in order.
    pub terms: Vec<Term>,
}

impl Entry {
    /// Reads one entry; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (names, terms) = match text.split_once(": ") {
            Some((names, terms)) => (names, terms.split(',').map(term).collect::<Result<_, _>>()?),
            None => (text, Vec::new()),
        };
        let names: Vec<String> = names
            .split('|')
            .map(|name| name.trim().to_owned())
            .collect();
        if names.iter().any(String::is_empty) {
            return Err("a name is empty".to_owned());
        }
        Ok(Self { names, terms })
    }
}

fn term(text: &str) -> Result<Term, String> {
    let (from, to) = text
        .trim()
        .split_once("..")
        .ok_or_else(|| format!("expected a term such as 2012-12..2020-09, found {text:?}"))?;
    let term = Term {
        from: bound(from)?.map(|(first, _)| first),
        to: bound(to)?.map(|(_, last)| last),
    };
    match (term.from, term.to) {
        (Some(from), Some(to)) if from > to => {
            Err(format!("the term {:?} ends before it begins", text.trim()))
        }
        _ => Ok(term),
    }
}

/// First and last day of "2012", "2012-12" or "2012-12-26"; none for an open end.
fn bound(text: &str) -> Result<Option<(NaiveDate, NaiveDate)>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || format!("expected a year, month or day such as 2012-12, found {text:?}");
    let numbers: Vec<u32> = text
        .split('-')
        .map(|part| part.parse().map_err(|_| wrong()))
        .collect::<Result<_, _>>()?;
    let year = i32::try_from(*numbers.first().ok_or_else(wrong)?).map_err(|_| wrong())?;
    let (month, day) = (numbers.get(1).copied(), numbers.get(2).copied());
    let first =
        NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or_else(wrong)?;
    let months = match (month, day) {
        (None, _) => 12,
        (Some(_), None) => 1,
        (Some(_), Some(_)) => return Ok(Some((first, first))),
    };
    let last = first.with_day(1).unwrap_or(first) + Months::new(months) - Days::new(1);
    Ok(Some((first, last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let got = match Entry::parse(text) {
            Err(error) => error,
            Ok(entry) => {
                let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
                let terms: Vec<String> = entry
                    .terms
                    .iter()
                    .map(|term| format!("{}..{}", day(term.from), day(term.to)))
                    .collect();
                format!("{} [{}]", entry.names.join("/"), terms.join(" "))
            }
        };
        assert_eq!(got, expect);
    }

    #[test]
    fn names_and_terms_are_parted() {
        check("Norland", "Norland []");
        check(
            "Anna Nord | Nord: 2012-12..2020-02, 2021..",
            "Anna Nord/Nord [2012-12-01..2020-02-29 2021-01-01..]",
        );
        check("Old Norland: ..1991", "Old Norland [..1991-12-31]");
        check(
            "Anna Nord: 2012-12-26..2013-01-02",
            "Anna Nord [2012-12-26..2013-01-02]",
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        check("Anna Nord | : 2012..", "a name is empty");
        check(
            "Anna Nord: 2014..2012",
            "the term \"2014..2012\" ends before it begins",
        );
        check(
            "Anna Nord: 2014",
            "expected a term such as 2012-12..2020-09, found \"2014\"",
        );
        check(
            "Anna Nord: 2014-13..",
            "expected a year, month or day such as 2012-12, found \"2014-13\"",
        );
    }
}
