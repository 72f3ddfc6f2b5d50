//! Lines round a story: "Updated: Oct 05, 2018 21:38 IST", "By Jane Doe", "Source: Northern Wire", a date alone, page furniture.

use super::dates::{self, WrittenDate};
use super::outlet;
use regex::Regex;
use serde::Deserialize;
use std::collections::HashSet;
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
    if line.is_empty() {
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
    let (label, value) = (label.trim().to_lowercase(), value.trim());
    if value.is_empty() {
        return None;
    }
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
    if line.len() > LONGEST {
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
            \b\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\b\.?|uhr|hrs?\b|h\b)?
          | \b\d{1,2}\s*(?:[ap]\.m\.|[ap]m\b)
          | \b\d{4}\s*(?:gmt|utc|hrs?|hours)\b
          | \b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?
          | \b(?:gmt|utc|ist|est|edt|et|pst|pdt|pt|cst|cdt|cet|cest|bst|msk|jst|kst|aest|eet|eest|z)\b
          | [+-]\d{2}:?\d{2}\b
          | \b(?:first|last|originally)?\s*(?:published|posted|updated|modified|issued|edited|date|dated|created|on|at|um|am|local\ time)\b:?
          | \b(?:veröffentlicht|aktualisiert|publié\ le|mis\ à\ jour|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено)\b:?
          | \b\d+\s*min(?:ute)?s?\s*(?:read|ago)\b",
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FurnitureFile {
    lines: Vec<String>,
    starts: Vec<String>,
    tails: Vec<String>,
    not_places: Vec<String>,
    blocks: Vec<String>,
    story: Vec<String>,
}

/// Lines that stand round articles, from `assets/lexicon/page_furniture.toml`.
pub struct Furniture {
    lines: HashSet<String>,
    starts: Vec<String>,
    tails: HashSet<String>,
    not_places: HashSet<String>,
    blocks: HashSet<String>,
    story: HashSet<String>,
}

/// The table compiled into the program.
pub fn furniture() -> &'static Furniture {
    static TABLE: LazyLock<Furniture> = LazyLock::new(|| {
        let file: FurnitureFile =
            toml::from_str(include_str!("../../../assets/lexicon/page_furniture.toml"))
                .expect("page_furniture.toml is checked by a test");
        Furniture {
            lines: file.lines.into_iter().collect(),
            starts: file.starts,
            tails: file.tails.into_iter().collect(),
            not_places: file.not_places.into_iter().collect(),
            blocks: file.blocks.into_iter().collect(),
            story: file.story.into_iter().collect(),
        }
    });
    &TABLE
}

impl Furniture {
    /// Whether the line is page furniture.
    pub fn is_furniture(&self, line: &str) -> bool {
        let start: String = line
            .trim()
            .chars()
            .take(48)
            .collect::<String>()
            .to_lowercase();
        if self
            .starts
            .iter()
            .any(|words| start.starts_with(words.as_str()))
            && line.len() <= 400
        {
            return true;
        }
        let bare = start
            .trim_matches(|char: char| matches!(char, ' ' | ':' | '[' | ']' | '>' | '»' | '…'));
        line.len() <= 60
            && (self.lines.contains(bare)
                || self.lines.contains(start.as_str())
                || is_reading_time(bare))
    }

    /// Whether the line is a heading that ends the article.
    pub fn is_tail(&self, line: &str) -> bool {
        let line = line.trim().trim_end_matches(':');
        line.len() <= 60 && self.tails.contains(&line.to_lowercase())
    }

    /// Whether a word of a class, id or role marks page furniture.
    pub fn is_block(&self, word: &str) -> bool {
        self.blocks.contains(word)
    }

    /// Whether a class, id or itemprop marks the story.
    pub fn is_story(&self, name: &str) -> bool {
        self.story.contains(name)
    }

    /// Whether the words that open a paragraph are no place though they look like one.
    pub fn is_not_place(&self, words: &str) -> bool {
        let bare = words.trim_matches(|char: char| !char.is_alphanumeric());
        let bare = bare.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
        words.len() <= 40 && self.not_places.contains(&bare.to_lowercase())
    }
}

/// "3 min read".
fn is_reading_time(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].trim_start_matches([' ', '-']);
    digits > 0 && rest.starts_with("min") && rest.ends_with("read")
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
