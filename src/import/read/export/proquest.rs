//! `ProQuest` as text: articles parted by lines of underscores, each with its headline first and labelled fields round its text.

use super::labels::{Field, Labels, tables};
use super::{Paragraph, outlet_name};
use crate::import::clean;
use crate::import::read::assemble::ReadArticles;
use crate::import::read::record::Record;
use crate::import::read::{ReadOutcome, sniff};
use crate::model::PublicationBasis;

/// So much of a text, in bytes, is searched for its first fields.
const HEAD: usize = 1 << 18;

/// The value of a field below the text goes on for no more lines than this.
const LONGEST_VALUE: usize = 4;

/// Whether plain text is such a download: a rule of underscores, and fields that name source, day or text.
pub(super) fn is_text(text: &str) -> bool {
    is_download(sniff::first_bytes(text, HEAD).lines())
}

fn is_download<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let labels = &tables().proquest;
    let (mut ruled, mut seen) = (false, Vec::new());
    for line in lines {
        ruled |= is_rule(line);
        if let Some((field @ (Field::Body | Field::Source | Field::Published | Field::About), _)) =
            labels.split(line)
            && !seen.contains(&field)
        {
            seen.push(field);
        }
    }
    ruled && seen.len() >= 2
}

/// Reads the articles of plain text.
pub(super) fn read_text(text: &str) -> Result<ReadArticles, ReadOutcome> {
    let text = clean::normalise(text);
    let lines: Vec<&str> = text.lines().collect();
    read(&lines)
}

/// The articles of a document; none when it is no download of this kind.
pub(super) fn in_paragraphs(paragraphs: &[Paragraph]) -> Option<ReadArticles> {
    let clean: Vec<String> = paragraphs
        .iter()
        .map(|one| clean::normalise(&one.text))
        .collect();
    let lines: Vec<&str> = clean.iter().flat_map(|text| text.lines()).collect();
    is_download(lines.iter().copied())
        .then(|| read(&lines).ok())
        .flatten()
}

fn read(lines: &[&str]) -> Result<ReadArticles, ReadOutcome> {
    let labels = &tables().proquest;
    let (mut articles, mut stated) = (Vec::new(), None);
    for chunk in lines.split(|line| is_rule(line)) {
        if is_article(chunk, labels) {
            articles.push(article(chunk, labels).into_article());
        } else {
            stated = stated.or_else(|| listed(chunk));
        }
        let counter = chunk.iter().find_map(|line| tables().nexis.counter(line));
        stated = counter.map(|(_, all)| all).or(stated);
    }
    if articles.is_empty() {
        return Err(ReadOutcome::Failed(
            "expected articles of a ProQuest download, found none".to_owned(),
        ));
    }
    Ok(ReadArticles {
        articles,
        stated,
        warnings: Vec::new(),
    })
}

/// A line of underscores.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 20 && line.bytes().all(|byte| byte == b'_')
}

/// Whether a part has the fields of an article.
fn is_article(chunk: &[&str], labels: &Labels) -> bool {
    let fields = chunk.iter().filter_map(|line| labels.split(line));
    let named = fields.filter(|(field, _)| !matches!(field, Field::Tail | Field::Loaded));
    named.take(2).count() >= 2
}

/// How many articles a table of contents lists: its last number, when they rise from one.
fn listed(chunk: &[&str]) -> Option<usize> {
    let numbers = chunk.iter().filter_map(|line| {
        let (number, _) = line.trim().split_once(". ")?;
        number.parse::<usize>().ok()
    });
    let mut last = 0;
    for number in numbers {
        if number != last + 1 {
            return None;
        }
        last = number;
    }
    (last > 0).then_some(last)
}

fn article(chunk: &[&str], labels: &Labels) -> Record {
    let mut record = Record::default();
    let text = chunk
        .iter()
        .position(|line| matches!(labels.split(line), Some((Field::Body, _))));
    let (head, body) = chunk.split_at(text.unwrap_or(chunk.len()));
    let tail = tail_start(body, labels);
    let (body, tail) = body.split_at(tail);
    let mut fields = fields(head, labels);
    fields.extend(self::fields(tail, labels));
    record.title = first_line(head, labels);
    let mut deck = Vec::new();
    for (field, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        match field {
            Field::Title => record.title = Some(value),
            Field::Source => record.outlet = Some(outlet_name(&value)),
            Field::Published => {
                record.push_date(&value, PublicationBasis::Header);
            }
            Field::About => about(&value, &mut record),
            Field::Address => record.address = Some(value),
            Field::Deck => deck.push(value),
            Field::Loaded => {
                let mut later = Record::default();
                later.push_date(&value, PublicationBasis::Modified);
                record.weak.append(&mut later.dates);
            }
            _ => {}
        }
    }
    let mut lines: Vec<String> = body.iter().map(|line| (*line).to_owned()).collect();
    if let Some(first) = lines.first_mut() {
        *first = first
            .split_once([':', '：'])
            .map_or("", |(_, rest)| rest)
            .trim()
            .to_owned();
    }
    record.paragraphs = clean::paragraphs(&lines.join("\n"));
    if record.paragraphs.is_empty() {
        record
            .warnings
            .push("it has no text in the download".to_owned());
        record.paragraphs = deck;
    }
    // Many databases of abstracts give no address but their own.
    record.address = record
        .address
        .filter(|address| !address.contains("proquest."));
    record
}

/// "New York Times, Late Edition; New York, N.Y. 05 Oct 2018: A.1.": source and day in one line.
fn about(value: &str, record: &mut Record) {
    record.push_date(value, PublicationBasis::Header);
    if record.outlet.is_none() {
        let name = value.split([',', ';', ':']).next().unwrap_or("");
        record.outlet = Some(outlet_name(name));
    }
}

/// The headline: the first line that is neither a field nor the number of the article.
fn first_line(head: &[&str], labels: &Labels) -> Option<String> {
    let mut lines = head
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty());
    let first = lines.find(|line| tables().nexis.counter(line).is_none())?;
    labels.split(first).is_none().then(|| first.to_owned())
}

/// Labelled fields; a value goes on to the next label.
fn fields(lines: &[&str], labels: &Labels) -> Vec<(Field, String)> {
    let mut fields: Vec<(Field, String)> = Vec::new();
    for line in lines {
        if let Some((field, value)) = labels.split(line.trim()) {
            fields.push((field, value.to_owned()));
        } else if let Some((_, value)) = fields.last_mut()
            && !line.trim().is_empty()
        {
            value.push(' ');
            value.push_str(line.trim());
        }
    }
    fields
}

/// Where the fields below the text begin: from there to the end every line is a field or goes on one.
fn tail_start(lines: &[&str], labels: &Labels) -> usize {
    let (mut start, mut bare) = (lines.len(), 0);
    for (at, line) in lines.iter().enumerate().skip(1).rev() {
        if labels.split(line.trim()).is_some() {
            (start, bare) = (at, 0);
        } else if !line.trim().is_empty() {
            bare += 1;
            // What follows the last field of a file is no field.
            if bare > LONGEST_VALUE && start < lines.len() {
                break;
            }
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "____________________________________________________________";

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert!(is_text(text));
        let found = read_text(text).unwrap();
        let mut got = vec![format!("{:?}", found.stated)];
        got.extend(found.articles.into_iter().map(|article| {
            format!(
                "{} | {} | {} | {}",
                article.title.unwrap_or_default(),
                article.outlet.unwrap_or_default(),
                article
                    .published
                    .map(|found| found.date.to_string())
                    .unwrap_or_default(),
                article.paragraphs.join(" / ")
            )
        }));
        assert_eq!(got, expect);
    }

    #[test]
    fn articles_are_parted_by_rules() {
        check(
            &format!(
                "{RULE}\n\nReport Information from ProQuest\n\nOctober 09 2018 12:34\n\n{RULE}\n\nTable of contents\n\n1. Envoys out ... 1\n\n2. Sudland answers ... 2\n\n{RULE}\n\n\
                 Document 1 of 2\n\nEnvoys out\n\nAuthor: Doe, Jane\n\nPublication info: Norland Post, Late Edition; Nordville. 05 Oct 2018: A.1.\n\n\
                 Abstract: Three go.\n\nFull text: Norland expelled three envoys.\n\nTitle: none, it said.\n\nIt rained for days and days,\nas nobody had seen before.\nIt did not stop.\nIt never did.\nIt went on.\n\n\
                 Subject: Diplomacy; Envoys\n\nTitle: Envoys out of Norland\n\nPublication title: Norland Post\n\nPublication date: Oct 5, 2018\n\nLast updated: 2019-01-02\n\nDatabase: ProQuest Central\n\n\
                 {RULE}\n\nDocument 2 of 2\n\nSudland answers\n\nPublication title: Sudland Times\nPublication year: 2018\nFull text:\n\nSudland said no.\n\nLast updated: 2018-10-07\n\n{RULE}\n\nContact ProQuest\n\nCopyright 2018 ProQuest LLC."
            ),
            &[
                "Some(2)",
                "Envoys out of Norland | Norland Post | 2018-10-05 | Norland expelled three envoys. / Title: none, it said. / It rained for days and days, / as nobody had seen before. / It did not stop. / It never did. / It went on.",
                "Sudland answers | Sudland Times | 2018-10-07 | Sudland said no.",
            ],
        );
    }

    #[test]
    fn other_texts_are_no_download() {
        assert!(!is_text(
            "Title: x\nPublication date: 2018-10-05\nSource: y"
        ));
        assert!(!is_text(&format!("{RULE}\nNorland said.\n{RULE}")));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "(_{30}\n|\n|Title: |Full text:|Publication date: |[a-z .\n]{0,20}){0,30}") {
            let _ = read_text(&text);
        }
    }
}
