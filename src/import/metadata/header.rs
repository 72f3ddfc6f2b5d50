//! Lines round a story: "Updated: Oct 05, 2018 21:38 IST", "By Jane Doe", "Source: Northern Wire", a date alone, page furniture.

use super::dates::{self, WrittenDate};
use super::furniture::{LONGEST_FURNITURE, furniture};
use super::outlet;
use regex::Regex;
use std::sync::LazyLock;

/// What a line that is no part of the story says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderLine {
    /// A date, what it is the date of, and the publisher named beside it.
    Date {
        /// What the line says of the date.
        cue: DateCue,
        /// The date; its range points into the line.
        date: WrittenDate,
        /// The publisher, as written.
        outlet: Option<String>,
    },
    /// The publisher, as written.
    Outlet(String),
    /// The title, where a label names it.
    Title(String),
    /// The address of the page.
    Address(String),
    /// Who wrote it.
    Byline,
    /// Page furniture: captions, share buttons, copyright.
    Furniture,
}

/// What a header says of its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateCue {
    /// "Published:".
    Published,
    /// Nothing: the date alone.
    Plain,
    /// "Updated:".
    Updated,
}

/// No header line is longer, in bytes.
const LONGEST: usize = 220;

/// Reads one line; none when it may be part of the story (or its title).
pub fn classify(line: &str) -> Option<HeaderLine> {
    let line = line.trim();
    if line.is_empty() || line.len() > LONGEST_FURNITURE {
        return None;
    }
    if furniture().is_furniture(line) {
        // "First published: ..." stays furniture only where it holds no date.
        return dated(line).or(Some(HeaderLine::Furniture));
    }
    if line.len() > LONGEST {
        return None;
    }
    if let Some(address) = address_of(line) {
        return Some(HeaderLine::Address(address.to_owned()));
    }
    labelled(line)
        .or_else(|| dated(line))
        .or_else(|| byline(line))
}

fn address_of(line: &str) -> Option<&str> {
    let plain = !line.contains(char::is_whitespace);
    let is_address =
        line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
    (plain && is_address).then_some(line)
}

/// "Source: Northern Wire", "Title: ...", "Author: ...".
fn labelled(line: &str) -> Option<HeaderLine> {
    let (label, value) = line.split_once(':')?;
    if label.len() > 24 || value.trim().is_empty() {
        return None;
    }
    let (label, value) = (label.trim().to_lowercase(), value.trim().trim_matches('"'));
    match label.as_str() {
        "source" | "outlet" | "publisher" | "publication" | "newspaper" | "agency" | "site"
        | "website" => Some(address_of(value).map_or_else(
            || HeaderLine::Outlet(value.to_owned()),
            |address| HeaderLine::Address(address.to_owned()),
        )),
        "title" | "headline" => Some(HeaderLine::Title(value.to_owned())),
        "url" | "link" | "address" | "permalink" | "web" => {
            Some(HeaderLine::Address(value.to_owned()))
        }
        "author" | "authors" | "byline" | "by" | "reporter" | "journalist" => {
            Some(HeaderLine::Byline)
        }
        "retrieved" | "accessed" | "downloaded" | "saved" | "location" | "edition" | "page" => {
            Some(HeaderLine::Furniture)
        }
        _ => None,
    }
}

/// A line that holds a date and little else.
fn dated(line: &str) -> Option<HeaderLine> {
    if line.len() > LONGEST || !line.contains(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let date = dates::find(line).next()?;
    let lower = line.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let published = has(&[
        "published",
        "posted",
        "issued",
        "veröffentlicht",
        "publié",
        "publicado",
        "pubblicato",
        "опубликовано",
    ]);
    let updated = has(&[
        "updated",
        "modified",
        "edited",
        "aktualisiert",
        "mis à jour",
        "actualizado",
        "aggiornato",
        "обновлено",
    ]);
    let cue = match (published, updated) {
        (true, _) => DateCue::Published,
        (false, true) => DateCue::Updated,
        (false, false) => DateCue::Plain,
    };
    let rest = without_dates(line);
    let words: Vec<&str> = rest.split_whitespace().collect();
    if words.is_empty() {
        return Some(HeaderLine::Date {
            cue,
            date,
            outlet: None,
        });
    }
    // What is left must be a few names: a publisher, a writer or a place.
    let names = rest
        .split(['|', '·', '•'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let names: Vec<&str> = names
        .map(|part| part.trim_matches([',', '-', '–', '—', ' ', '(', ')']))
        .collect();
    let sentence = line.ends_with(['.', '!', '?']) && words.len() > 4;
    if words.len() > 10
        || sentence
        || !names
            .iter()
            .all(|name| outlet::is_name(name) || is_byline(name))
    {
        return None;
    }
    let barred = line.contains(['|', '·', '•']);
    let outlet = names
        .iter()
        .filter(|name| !is_byline(name))
        .find(|name| outlet::looks_like_name(name) || barred && line.starts_with(**name))
        .map(|name| (*name).to_owned());
    let short = date.range.len() * 3 >= line.len() || words.len() <= 4;
    // Without a year, a cue or a publisher, "Doe wins May 4" is a title.
    let sure = date.year.is_some() || cue != DateCue::Plain || outlet.is_some();
    (short && sure || outlet.is_some() || cue != DateCue::Plain).then_some(HeaderLine::Date {
        cue,
        date,
        outlet,
    })
}

/// The line without its dates, times, zones, weekdays and cue words.
fn without_dates(line: &str) -> String {
    static NOISE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?xi)
            (?-u:\b)[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[ap]\.?\s?m(?-u:\b)\.?|uhr|hrs?(?-u:\b)|h(?-u:\b))?
          | (?-u:\b)[0-9]{1,2}\s*(?:[ap]\.m\.|[ap]m(?-u:\b))
          | (?-u:\b)[0-9]{4}\s*(?:gmt|utc|hrs?|hours)(?-u:\b)
          | (?-u:\b)(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?-u:\b)\.?
          | (?-u:\b)(?:gmt|utc|ist|est|edt|et|pst|pdt|pt|cst|cdt|cet|cest|bst|msk|jst|kst|aest|eet|eest|z)(?-u:\b)
          | [+-][0-9]{2}:?[0-9]{2}(?-u:\b)
          | (?-u:\b)(?:first|last|originally)?\s*(?:published|posted|updated|modified|issued|edited|date|dated|created|on|at|um|am|local\ time)(?-u:\b):?
          | (?-u:\b)(?:veröffentlicht|aktualisiert|publié\ le|mis\ à\ jour|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено)(?-u:\b):?
          | (?-u:\b)[0-9]+\s*min(?:ute)?s?\s*(?:read|ago)(?-u:\b)",
        )
        .expect("the pattern is checked by a test")
    });
    let mut rest = String::with_capacity(line.len());
    let mut at = 0;
    for date in dates::find(line) {
        rest.push_str(&line[at..date.range.start]);
        rest.push(' ');
        at = date.range.end;
    }
    rest.push_str(&line[at..]);
    let rest = NOISE.replace_all(&rest, " ");
    let kept =
        rest.trim_matches(|char: char| !char.is_alphanumeric() && !matches!(char, '|' | '·' | '•'));
    if kept.chars().any(char::is_alphanumeric) && !kept.eq_ignore_ascii_case("the") {
        kept.to_owned()
    } else {
        String::new()
    }
}

fn byline(line: &str) -> Option<HeaderLine> {
    is_byline(line).then_some(HeaderLine::Byline)
}

/// "By Jane Doe in Nordville", "By our science desk".
fn is_byline(line: &str) -> bool {
    let Some(rest) = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
        .or_else(|| line.strip_prefix("by "))
    else {
        return false;
    };
    let own = ["our ", "staff", "a staff", "the "]
        .iter()
        .any(|start| rest.to_lowercase().starts_with(start));
    let words = rest.split_whitespace().count();
    words <= 12
        && line.len() <= 100
        && !line.ends_with(['.', '?', '!'])
        && !rest.contains(", the ")
        && (own || rest.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expect: &str) {
        let got = match classify(line) {
            None => "none".to_owned(),
            Some(HeaderLine::Date { cue, date, outlet }) => {
                let day = date.full().map_or_else(
                    || format!("{}-{}", date.month, date.day),
                    |day| day.to_string(),
                );
                format!("{cue:?} {day} {}", outlet.unwrap_or_default())
                    .trim_end()
                    .to_owned()
            }
            Some(HeaderLine::Outlet(name)) => format!("outlet {name}"),
            Some(HeaderLine::Title(title)) => format!("title {title}"),
            Some(HeaderLine::Address(address)) => format!("address {address}"),
            Some(HeaderLine::Byline) => "byline".to_owned(),
            Some(HeaderLine::Furniture) => "furniture".to_owned(),
        };
        assert_eq!(got, expect, "{line}");
    }

    #[test]
    fn dates_in_headers_say_what_they_date() {
        check(
            "ANI | Updated: Oct 05, 2018 21:38 IST",
            "Updated 2018-10-05 ANI",
        );
        check(
            "NORLAND DISPATCH | Updated: Oct 05, 2018 21:38 IST",
            "Updated 2018-10-05 NORLAND DISPATCH",
        );
        check("Published: 15 March 2018", "Published 2018-03-15");
        check(
            "Published 15 March 2018, updated 16 March 2018",
            "Published 2018-03-15",
        );
        check(
            "Last updated on Friday, October 5, 2018 at 9:38 p.m. EDT",
            "Updated 2018-10-05",
        );
        check("Date: 2018-10-05", "Plain 2018-10-05");
        check("Monday, August 19, 2019", "Plain 2019-08-19");
        check("2018-03-26", "Plain 2018-03-26");
        check("5 October 2018, 14:20 GMT", "Plain 2018-10-05");
        check(
            "The Norland Post, Thursday, October 4, 2018",
            "Plain 2018-10-04 The Norland Post",
        );
        check("Nordville, 5 October 2018", "Plain 2018-10-05");
        check("By Jane Doe | 5 October 2018", "Plain 2018-10-05");
        check("Posted on Oct 5", "Published 10-5");
    }

    #[test]
    fn titles_and_sentences_are_no_headers() {
        check("Norland expels Sudland envoy", "none");
        check(
            "Norland to vote on May 4, 2019, minister tells parliament",
            "none",
        );
        check("Norland expelled three envoys on 4 May 2019.", "none");
        check(
            "By now we have not received any reports of that kind.",
            "none",
        );
        check("Japan Flag", "none");
        check("Crisis: what now?", "none");
    }

    #[test]
    fn labels_and_bylines_read() {
        check("Source: Northern Wire", "outlet Northern Wire");
        check(
            "Headline: Norland expels envoys",
            "title Norland expels envoys",
        );
        check(
            "https://example.org/2018/10/05/x",
            "address https://example.org/2018/10/05/x",
        );
        check(
            "URL: https://example.org/x",
            "address https://example.org/x",
        );
        check("By Jane Doe in Nordville", "byline");
        check("By our science desk", "byline");
    }

    #[test]
    fn furniture_is_told_from_text() {
        for line in [
            "Advertisement",
            "© 2018 Norland Post",
            "Photo: Jane Doe",
            "3 min read",
            "(Reporting by Jane Doe; editing by Max Roe)",
            "██ Norland",
            "Share this article",
        ] {
            check(line, "furniture");
        }
        check("Share prices fell", "none");
    }
}
