//! Factiva, as a web page and as text, in both its layouts: "continuous", where headline, length, day and source stand one below
//! the other, and "indexed", where each has a code: HD, WC, PD, SN, LP, TD.

use super::labels::{Factiva, Field, tables};
use super::{Paragraph, outlet_name, page};
use crate::import::clean;
use crate::import::metadata::dates;
use crate::import::metadata::publication::Candidate;
use crate::import::read::assemble::ReadArticles;
use crate::import::read::record::Record;
use crate::import::read::{ReadOutcome, sniff};
use crate::model::PublicationBasis;

#[cfg(test)]
mod tests;

/// So much of a text, in bytes, is searched for the number of its first article.
const HEAD: usize = 1 << 18;

/// What opens an article stands among this many lines.
const HEAD_LINES: usize = 24;

/// A publisher's name below the text is not longer, in bytes.
const LONGEST_NAME: usize = 120;

/// A line of an article, with what a page says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    text: String,
    mark: Mark,
}

/// What a page marks a line as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Plain,
    Bold,
    Headline,
    Author,
    Paragraph,
}

/// Whether a page is such a download.
pub(super) fn is_page(html: &str) -> bool {
    let marks = [
        "articleParagraph",
        "Headline'",
        "Headline\"",
        "deArticle",
        "enArticle",
        "<title>Factiva",
    ];
    let marked = marks.iter().filter(|mark| html.contains(*mark)).count();
    let named = || html.contains("Factiva") || html.contains("factiva");
    html.contains("articleParagraph") && (marked >= 2 || named()) || marked >= 2 && named()
}

/// Whether plain text is such a download: it has the number of an article, and the length of one or a code.
pub(super) fn is_text(text: &str) -> bool {
    let lines: Vec<&str> = sniff::first_bytes(text, HEAD)
        .lines()
        .map(str::trim)
        .collect();
    is_download(&lines)
}

fn is_download(lines: &[&str]) -> bool {
    let factiva = &tables().factiva;
    lines.iter().any(|line| number(line).is_some())
        && lines.iter().any(|line| {
            is_length(line, factiva)
                || matches!(
                    code(line, factiva),
                    Some((Field::Title | Field::Published, _))
                )
        })
}

/// Reads the articles of a page.
pub(super) fn read_page(html: &str) -> Result<ReadArticles, ReadOutcome> {
    let page = page::read(html, &[]);
    let mut articles: Vec<(Option<usize>, Vec<Line>)> = Vec::new();
    for line in &page.lines {
        let is_article = |at: &usize| {
            let element = page.elements[*at];
            element.class.split_whitespace().any(is_article_class)
        };
        // The outermost one: an article may hold others.
        let owner = page.up(line.element).filter(is_article).last();
        if owner.is_some() && articles.last().is_none_or(|(last, _)| *last != owner) {
            articles.push((owner, Vec::new()));
        }
        let has = |test: fn(&str) -> bool| page.is_in(line, test);
        let mark = match () {
            () if has(|class| class.ends_with("Headline")) => Mark::Headline,
            () if has(|class| class.to_ascii_lowercase().contains("articleparagraph")) => {
                Mark::Paragraph
            }
            () if has(|class| class == "author") => Mark::Author,
            () => Mark::Plain,
        };
        // Some pages close the element too early: its paragraphs stand behind it.
        let stray = mark == Mark::Paragraph || number(&line.text).is_some();
        if let Some((_, lines)) = articles.last_mut().filter(|_| owner.is_some() || stray) {
            let text = if mark == Mark::Headline || mark == Mark::Paragraph {
                line.text.replace('\n', " ")
            } else {
                line.text.clone()
            };
            lines.push(Line { text, mark });
        }
    }
    let mut chunks: Vec<Vec<Line>> = Vec::with_capacity(articles.len());
    for (_, lines) in articles {
        // An element round several articles is none.
        let numbers = lines.iter().filter(|line| number(&line.text).is_some());
        if numbers.count() > 1 {
            chunks.extend(by_documents(lines));
        } else {
            chunks.push(lines);
        }
    }
    if chunks.is_empty() {
        let lines = page
            .lines
            .iter()
            .flat_map(|line| line.text.lines())
            .map(plain);
        chunks = by_documents(lines.collect());
    }
    finish(chunks)
}

/// "article", "enArticle".
fn is_article_class(class: &str) -> bool {
    class == "article" || class.len() == 9 && class.ends_with("Article")
}

/// Reads the articles of plain text.
pub(super) fn read_text(text: &str) -> Result<ReadArticles, ReadOutcome> {
    let text = clean::normalise(text);
    let lines = clean::paragraphs(&text);
    finish(by_documents(lines.iter().map(|line| plain(line)).collect()))
}

/// The articles of a document; none when it is no download of this kind.
pub(super) fn in_paragraphs(paragraphs: &[Paragraph]) -> Option<ReadArticles> {
    let lines: Vec<Line> = paragraphs
        .iter()
        .flat_map(|paragraph| {
            let text = clean::normalise(&paragraph.text);
            let lines: Vec<Line> = text.lines().map(plain).collect();
            lines.into_iter().map(|line| Line {
                mark: if paragraph.bold {
                    Mark::Bold
                } else {
                    Mark::Plain
                },
                ..line
            })
        })
        .collect();
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    if !is_download(&texts) {
        return None;
    }
    finish(by_documents(lines)).ok()
}

fn plain(text: &str) -> Line {
    Line {
        text: clean::squeeze(text),
        mark: Mark::Plain,
    }
}

/// Parts lines behind each number of an article. What follows the last is the summary of the search.
fn by_documents(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut chunks = Vec::new();
    let mut open = Vec::new();
    for line in lines {
        if line.text.is_empty() {
            continue;
        }
        let ends = number(&line.text).is_some();
        open.push(line);
        if ends {
            chunks.push(std::mem::take(&mut open));
        }
    }
    let factiva = &tables().factiva;
    if chunks.is_empty() || open.iter().any(|line| is_length(&line.text, factiva)) {
        chunks.push(open);
    }
    chunks
}

fn finish(chunks: Vec<Vec<Line>>) -> Result<ReadArticles, ReadOutcome> {
    let articles: Vec<_> = chunks
        .into_iter()
        .filter(|lines| !lines.is_empty())
        .map(|lines| article(&lines).into_article())
        .collect();
    if articles.is_empty() {
        return Err(ReadOutcome::Failed(
            "expected articles of a Factiva download, found none".to_owned(),
        ));
    }
    Ok(ReadArticles {
        articles,
        ..ReadArticles::default()
    })
}

fn article(lines: &[Line]) -> Record {
    let factiva = &tables().factiva;
    let codes = lines
        .iter()
        .filter_map(|line| code(&line.text, factiva))
        .filter(|(field, _)| matches!(field, Field::Title | Field::Published | Field::Source))
        .count();
    let mut record = if codes >= 2 {
        indexed(lines, factiva)
    } else {
        continuous(lines, factiva)
    };
    for line in lines {
        if let Some(Number { day: Some(day) }) = number(&line.text)
            && let Some(date) = dates::first_full(&day)
        {
            record
                .weak
                .push(Candidate::new(date, PublicationBasis::Header, &line.text));
        }
    }
    if record.paragraphs.is_empty() {
        record
            .warnings
            .push("it has no text in the download".to_owned());
    }
    record
}

/// Reads the layout with codes: a code's value goes on to the next code.
fn indexed(lines: &[Line], factiva: &Factiva) -> Record {
    let mut record = Record::default();
    let mut field = Field::Tail;
    let mut title = Vec::new();
    for line in lines {
        let opened = matches!(line.mark, Mark::Plain | Mark::Bold)
            .then(|| code(&line.text, factiva))
            .flatten();
        let value = match opened {
            Some((next, value)) => {
                field = next;
                value
            }
            None => line.text.as_str(),
        };
        if value.is_empty() {
            continue;
        }
        match field {
            Field::Title => title.push(value.to_owned()),
            Field::Published => {
                record.push_date(value, PublicationBasis::Header);
            }
            Field::Source if record.outlet.is_none() => record.outlet = Some(outlet_name(value)),
            Field::Deck | Field::Body => record.paragraphs.push(value.to_owned()),
            _ => {}
        }
    }
    record.title = (!title.is_empty()).then(|| title.join(" "));
    record
}

/// A code that opens a line, and the value behind it: "HD Norland expels envoys", "HD".
fn code<'a>(line: &'a str, factiva: &Factiva) -> Option<(Field, &'a str)> {
    let end = line
        .find(|char: char| !char.is_ascii_uppercase())
        .unwrap_or(line.len());
    let (code, rest) = line.split_at(end);
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if !(2..=3).contains(&code.len()) || !apart {
        return None;
    }
    Some((factiva.codes.get(code)?, rest.trim()))
}

/// Reads the layout without codes, by the line that tells the length.
fn continuous(lines: &[Line], factiva: &Factiva) -> Record {
    let mut record = Record::default();
    let length = lines
        .iter()
        .take(HEAD_LINES)
        .position(|line| is_length(&line.text, factiva));
    let headline: Vec<&str> = lines
        .iter()
        .filter(|line| line.mark == Mark::Headline)
        .map(|line| line.text.as_str())
        .collect();
    record.title = match headline.as_slice() {
        [] => headline_above(&lines[..length.unwrap_or(0)]),
        parts => Some(parts.join(" ")),
    };
    let from = length.map_or(0, |at| at + 1);
    let day = (from..lines.len().min(from + 8)).find(|&at| is_day(&lines[at]));
    let mut at = day.map_or(from, |at| at + 1);
    if let Some(day) = day {
        record.push_date(&lines[day].text, PublicationBasis::Header);
        at += lines[at..]
            .iter()
            .take_while(|line| is_time(&line.text))
            .count();
        let plain = |line: &&Line| matches!(line.mark, Mark::Plain | Mark::Bold);
        if let Some(source) = lines.get(at).filter(plain) {
            record.outlet = Some(outlet_name(&source.text));
            at += 1;
        }
    }
    record.paragraphs = text(&lines[at..]);
    record
}

/// The headline where nothing marks it: what is bold above the length, else the longest line there; section and writer stand
/// beside it.
fn headline_above(lines: &[Line]) -> Option<String> {
    let bold: Vec<&str> = lines
        .iter()
        .filter(|line| line.mark == Mark::Bold)
        .map(|line| line.text.as_str())
        .collect();
    if !bold.is_empty() && bold.len() < lines.len() {
        return Some(bold.join(" "));
    }
    let longest = lines
        .iter()
        .rev()
        .max_by_key(|line| line.text.chars().count())?;
    Some(longest.text.replace('\n', " "))
}

/// The paragraphs: those a page marks, else what stands below the notice of rights.
fn text(lines: &[Line]) -> Vec<String> {
    let end = lines
        .iter()
        .position(|line| number(&line.text).is_some())
        .unwrap_or(lines.len());
    let lines = &lines[..end];
    let marked = lines.iter().position(|line| line.mark == Mark::Paragraph);
    let below = |at: usize| at + 1;
    let start = marked.unwrap_or_else(|| {
        let rights = lines.iter().take(10).position(|line| is_rights(&line.text));
        rights.map_or_else(|| codes_end(lines), below)
    });
    let mut paragraphs: Vec<&Line> = lines[start..].iter().collect();
    // The publisher's name stands below the text.
    if marked.is_some()
        && paragraphs
            .last()
            .is_some_and(|last| last.mark == Mark::Plain && last.text.len() <= LONGEST_NAME)
    {
        paragraphs.pop();
    }
    let texts = paragraphs
        .into_iter()
        .filter(|line| line.mark != Mark::Headline);
    texts.map(|line| line.text.clone()).collect()
}

/// Behind the code of the source, its page and its language: short lines without a stop.
fn codes_end(lines: &[Line]) -> usize {
    lines
        .iter()
        .take(5)
        .take_while(|line| line.text.len() <= 40 && !line.text.ends_with('.'))
        .count()
}

/// "475 words", "1.234 Wörter", "1 234 mots", "475字".
fn is_length(line: &str, factiva: &Factiva) -> bool {
    if line.len() > 40 {
        return false;
    }
    let digits = |char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | ' ' | '\'');
    let noun = line.trim_start_matches(digits);
    let figures = &line[..line.len() - noun.len()];
    figures.starts_with(|char: char| char.is_ascii_digit())
        && factiva
            .lengths
            .contains(noun.trim().to_lowercase().as_str())
}

fn is_day(line: &Line) -> bool {
    line.mark == Mark::Plain && line.text.len() <= 60 && dates::first_full(&line.text).is_some()
}

/// "09:31", "18:20 GMT".
fn is_time(line: &str) -> bool {
    line.len() <= 24
        && line.contains(':')
        && line.starts_with(|char: char| char.is_ascii_digit())
        && !line.contains(['/', '.'])
}

fn is_rights(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["©", "(c)", "copyright"]
        .iter()
        .any(|start| lower.starts_with(start))
}

/// The number that names an article.
struct Number {
    /// The day in it, as year-month-day, where it is one.
    day: Option<String>,
}

/// The number of an article, alone on its line: `Document ABCD000020181005ea5000001`.
fn number(line: &str) -> Option<Number> {
    if line.len() > 80 || line.split_whitespace().count() > 4 {
        return None;
    }
    let word = line.split_whitespace().last()?;
    let bytes = word.as_bytes();
    if !(18..=40).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    // A letter follows the day.
    let end = (8..bytes.len()).find(|&at| {
        bytes[at].is_ascii_lowercase() && bytes[at - 8..at].iter().all(u8::is_ascii_digit)
    })?;
    let day = word.get(end - 8..end)?;
    let capital = bytes[0].is_ascii_uppercase();
    let dashed = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    let real = dates::first_full(&dashed).is_some();
    (capital && (day.starts_with("19") || day.starts_with("20"))).then_some(Number {
        day: real.then_some(dashed),
    })
}
