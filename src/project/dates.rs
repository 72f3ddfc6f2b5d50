//! Days of publication that the analyst has set by hand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Days of publication set by hand, by file and, where only one article of a file is meant, its part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SetDates(BTreeMap<String, FileDates>);

/// What is set for one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDates {
    /// For all its articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    all: Option<NaiveDate>,
    /// For single ones, by part counted from 0.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    parts: BTreeMap<u32, NaiveDate>,
}

impl SetDates {
    /// Sets the day of all articles of `file`, or of one part.
    pub fn set(&mut self, file: &str, part: Option<u32>, day: NaiveDate) {
        let dates = self.0.entry(file.to_owned()).or_default();
        match part {
            None => dates.all = Some(day),
            Some(part) => {
                dates.parts.insert(part, day);
            }
        }
    }

    /// Takes back what was set for one part of `file`, and for the whole file where nothing else was.
    pub fn unset(&mut self, file: &str, part: u32) {
        if let Some(dates) = self.0.get_mut(file) {
            if dates.parts.remove(&part).is_none() {
                dates.all = None;
            }
            if *dates == FileDates::default() {
                self.0.remove(file);
            }
        }
    }

    /// What is set for `file`.
    pub fn of(&self, file: &str) -> Option<&FileDates> {
        self.0.get(file)
    }

    /// The files that something is set for.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl FileDates {
    /// The day set for `part`.
    pub fn day(&self, part: u32) -> Option<NaiveDate> {
        self.parts.get(&part).copied().or(self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_goes_before_its_file_and_can_be_taken_back() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut dates = SetDates::default();
        dates.set("a.docx", None, day("2018-10-05"));
        dates.set("a.docx", Some(2), day("2018-10-07"));
        let of = |dates: &SetDates, part| dates.of("a.docx").and_then(|file| file.day(part));
        assert_eq!(of(&dates, 0), Some(day("2018-10-05")));
        assert_eq!(of(&dates, 2), Some(day("2018-10-07")));
        dates.unset("a.docx", 2);
        assert_eq!(of(&dates, 2), Some(day("2018-10-05")));
        dates.unset("a.docx", 2);
        assert_eq!(dates, SetDates::default());
    }
}
