//! Nexis Uni, Lexis Advance, Lexis+: documents whose articles open with title, source and date, each on a line of its own, then
//! fields, the heading "Body", the text, the heading "Classification", more fields, and "End of Document".

use super::labels::{Field, Heading, Nexis, split_label, tables};
use super::{Paragraph, outlet_name};
use crate::import::clean;
use crate::import::metadata::dates;
use crate::import::read::ReadOutcome;
use crate::import::read::assemble::ReadArticles;
use crate::import::read::record::Record;
use crate::model::PublicationBasis;

/// The line that tells the day is never longer, in bytes.
const LONGEST_DATE: usize = 120;

/// A paragraph, cleaned.
#[derive(Debug)]
struct Line {
    /// Lines inside it are parted by `\n`.
    text: String,
    /// What a bookmark or the text itself opens here.
    heading: Option<Heading>,
    /// Whether an article opens here.
    opens: bool,
}

/// Whether plain text is such a download: its articles end as this vendor's do.
pub(super) fn is_text(text: &str) -> bool {
    let nexis = &tables().nexis;
    let mut headings = text.lines().filter_map(|line| nexis.heading(line));
    headings.any(|heading| heading == Heading::End)
}

/// Reads the articles of plain text.
pub(super) fn read_text(text: &str) -> Result<ReadArticles, ReadOutcome> {
    let text = clean::normalise(text);
    let paragraphs: Vec<Paragraph> = clean::paragraphs(&text)
        .iter()
        .map(|line| Paragraph::from(line.as_str()))
        .collect();
    read(&paragraphs).ok_or_else(|| {
        ReadOutcome::Failed("expected articles of a Nexis download, found none".to_owned())
    })
}

/// The articles of a document; none when it is no download of this kind.
pub(super) fn read(paragraphs: &[Paragraph]) -> Option<ReadArticles> {
    let nexis = &tables().nexis;
    let lines: Vec<Line> = paragraphs
        .iter()
        .map(|paragraph| line(paragraph, nexis))
        .collect();
    if !is_download(&lines, nexis) {
        return None;
    }
    let (cover, chunks) = split(&lines, nexis);
    let stated = cover.iter().find_map(|line| nexis.count(&line.text));
    let articles = chunks
        .into_iter()
        .map(|chunk| article(chunk, nexis).into_article())
        .collect();
    Some(ReadArticles {
        articles,
        stated,
        warnings: Vec::new(),
    })
}

fn line(paragraph: &Paragraph, nexis: &Nexis) -> Line {
    let clean = clean::normalise(&paragraph.text);
    let parts: Vec<String> = clean
        .lines()
        .map(clean::squeeze)
        .filter(|part| !part.is_empty())
        .collect();
    let text = parts.join("\n");
    let marked = |start: &str| {
        let numbered = |name: &String| {
            name.strip_prefix(start).is_some_and(|rest| {
                rest.bytes()
                    .all(|byte| byte == b'_' || byte.is_ascii_digit())
            })
        };
        paragraph.bookmarks.iter().any(numbered)
    };
    let heading = match () {
        () if marked("Body") && !text.is_empty() => Some(Heading::Body),
        () if marked("Classification") && !text.is_empty() => Some(Heading::Tail),
        () => nexis.heading(&text),
    };
    Line {
        heading,
        opens: marked("Bookmark"),
        text,
    }
}

/// Whether articles end as this vendor's do, or hold its headings and fields.
fn is_download(lines: &[Line], nexis: &Nexis) -> bool {
    let has = |heading: Heading| lines.iter().any(|line| line.heading == Some(heading));
    let loaded = || {
        lines
            .iter()
            .any(|line| matches!(nexis.labels.split(&line.text), Some((Field::Loaded, _))))
    };
    has(Heading::End) || has(Heading::Body) && (has(Heading::Tail) || loaded())
}

/// The cover page and the articles. An article opens at a bookmark; where there are none, after the end of the one before.
fn split<'a>(lines: &'a [Line], nexis: &Nexis) -> (&'a [Line], Vec<&'a [Line]>) {
    let ends: Vec<usize> = positions(lines, |line| line.heading == Some(Heading::End))
        .into_iter()
        .map(|at| at + 1)
        .collect();
    let marks = positions(lines, |line| line.opens);
    let starts = if marks.len() >= ends.len().max(1) {
        marks
    } else {
        let first = cover_end(lines, nexis);
        let mut starts = vec![first];
        starts.extend(ends.into_iter().filter(|&at| at > first));
        starts
    };
    let cover = &lines[..starts[0]];
    let stops = starts.iter().skip(1).copied().chain([lines.len()]);
    let chunks = starts
        .iter()
        .zip(stops)
        .map(|(&start, stop)| &lines[start..stop])
        .filter(|chunk| {
            chunk
                .iter()
                .any(|line| line.text.contains(char::is_alphanumeric))
        })
        .collect();
    (cover, chunks)
}

fn positions(lines: &[Line], test: impl Fn(&Line) -> bool) -> Vec<usize> {
    let found = lines.iter().enumerate().filter(|(_, line)| test(line));
    found.map(|(at, _)| at).collect()
}

/// Where the cover page ends: after the last line before the first body that says something of the search.
fn cover_end(lines: &[Line], nexis: &Nexis) -> usize {
    let body = lines
        .iter()
        .position(|line| matches!(line.heading, Some(Heading::Body | Heading::End)))
        .unwrap_or(lines.len());
    let counted = lines[..body]
        .iter()
        .position(|line| nexis.count(&line.text).is_some());
    let Some(counted) = counted else {
        return 0;
    };
    let last = lines[..body]
        .iter()
        .rposition(|line| nexis.is_cover(&line.text))
        .unwrap_or(0);
    last.max(counted) + 1
}

/// Reads one article.
fn article(chunk: &[Line], nexis: &Nexis) -> Record {
    let lines: Vec<&Line> = chunk
        .iter()
        .filter(|line| !line.text.is_empty() && line.heading != Some(Heading::End))
        .collect();
    let mut record = Record::default();
    let body = lines
        .iter()
        .position(|line| line.heading == Some(Heading::Body));
    let head_end = body.unwrap_or_else(|| fields_end(&lines, nexis));
    let mut decks = head(&lines[..head_end], nexis, &mut record);
    let rest = &lines[head_end + usize::from(body.is_some())..];
    let tail = rest
        .iter()
        .rposition(|line| line.heading == Some(Heading::Tail))
        .or_else(|| tail_start(rest, nexis))
        .unwrap_or(rest.len());
    text(&rest[..tail], nexis, &mut record);
    for line in &rest[tail..] {
        if let Some((Field::Loaded, value)) = nexis.labels.split(&line.text) {
            record.push_date(value, PublicationBasis::Modified);
        }
    }
    if !record.paragraphs.is_empty() || record.title.is_some() {
        decks.append(&mut record.paragraphs);
        record.paragraphs = decks;
    }
    if record.paragraphs.is_empty() {
        record
            .warnings
            .push("it has no text in the download".to_owned());
        if record.title.is_none() {
            record.paragraphs = lines.iter().map(|line| line.text.clone()).collect();
        }
    }
    record
}

/// Where the fields above the body end, when no heading says so.
fn fields_end(lines: &[&Line], nexis: &Nexis) -> usize {
    let last = lines
        .iter()
        .take(16)
        .rposition(|line| matches!(nexis.labels.split(&line.text), Some((Field::Head, _))));
    last.map_or(lines.len().min(4), |at| at + 1)
}

/// Where the run of fields at the end begins.
fn tail_start(rest: &[&Line], nexis: &Nexis) -> Option<usize> {
    rest.iter().position(|line| {
        let field = nexis.labels.split(&line.text);
        matches!(field, Some((Field::Loaded | Field::Tail, _)))
    })
}

/// Reads what stands above the body: title, source, date, then fields. Returns what the publisher says of the article.
fn head(lines: &[&Line], nexis: &Nexis, record: &mut Record) -> Vec<String> {
    let mut decks = Vec::new();
    let mut bare: Vec<String> = Vec::new();
    for line in lines {
        match nexis.labels.split(&line.text) {
            Some((Field::Title, value)) => record.title = Some(value.to_owned()),
            Some((Field::Source, value)) => record.outlet = Some(outlet_name(value)),
            Some((Field::Published, value)) => {
                record.push_date(value, PublicationBasis::Header);
            }
            Some((Field::Loaded, value)) => {
                record.push_date(value, PublicationBasis::Modified);
            }
            Some((Field::Address, value)) => record.address = Some(value.to_owned()),
            Some((Field::Deck, value)) => decks.push(value.to_owned()),
            // The title stands first, whatever it looks like.
            Some(_) if !bare.is_empty() => {}
            _ if is_rights(&line.text) && !bare.is_empty() => {}
            _ => bare.push(line.text.replace('\n', " ")),
        }
    }
    let day = (1..bare.len()).find(|&at| is_day(&bare[at]));
    if let Some(at) = day {
        record.push_date(&bare[at], PublicationBasis::Header);
    }
    let names = day.unwrap_or(bare.len().min(2));
    let extra = bare.split_off(names.min(bare.len()));
    if names >= 2 {
        let source = bare.pop().unwrap_or_default();
        record.outlet = record.outlet.take().or(Some(outlet_name(&source)));
    }
    let title = bare.join(" ");
    if record.title.is_none() && !title.is_empty() && !nexis.is_untitled(&title) {
        record.title = Some(title);
    }
    // Editions and links stand among them; text would be longer.
    let said = extra
        .into_iter()
        .skip(usize::from(day.is_some()))
        .filter(|line| line.split_whitespace().count() >= 12 && split_label(line).is_none());
    decks.extend(said);
    decks
}

/// Whether a line is the day of an article and little else.
fn is_day(line: &str) -> bool {
    line.len() <= LONGEST_DATE && dates::first_full(line).is_some_and(|date| date.range.start <= 40)
}

fn is_rights(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.starts_with("copyright")
        || lower.starts_with('©')
        || lower.starts_with("(c)")
        || lower.ends_with("all rights reserved")
}

/// Takes the paragraphs of the body, without links to pictures and captions.
fn text(lines: &[&Line], nexis: &Nexis, record: &mut Record) {
    let mut noted = false;
    for line in lines {
        match line.heading {
            Some(Heading::Notes) => {
                noted = !line.text.to_lowercase().contains("pdf");
                continue;
            }
            Some(_) => continue,
            None => {}
        }
        if let Some((Field::Loaded, value)) = nexis.labels.split(&line.text) {
            record.push_date(value, PublicationBasis::Modified);
        } else if !noted {
            record
                .paragraphs
                .extend(line.text.lines().map(str::to_owned));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each article as "title | outlet | day | paragraphs", after the number stated.
    #[track_caller]
    fn check(document: &[&str], expect: &str) {
        let paragraphs: Vec<Paragraph> =
            document.iter().map(|&text| Paragraph::from(text)).collect();
        let got = read(&paragraphs).map_or_else(
            || "no download".to_owned(),
            |found| {
                let mut lines = vec![format!("{:?}", found.stated)];
                for article in found.articles {
                    lines.push(format!(
                        "{} | {} | {} | {}",
                        article.title.unwrap_or_default(),
                        article.outlet.unwrap_or_default(),
                        article
                            .published
                            .map(|found| found.date.to_string())
                            .unwrap_or_default(),
                        article.paragraphs.join(" / ")
                    ));
                }
                lines.join("\n")
            },
        );
        assert_eq!(got, expect);
    }

    #[test]
    fn articles_are_parted_and_counted() {
        check(
            &[
                "User Name: Jane Doe",
                "Documents (2)",
                "1. Norland expels envoys",
                "Client/Matter: -None-",
                "Content Type",
                "Narrowed by",
                "News",
                "Sources: The Norland Post; Content Type: News",
                "2. Sudland answers",
                "Client/Matter: -None-",
                "Search Terms: envoys",
                "Norland expels envoys;\nSudland outraged",
                "The Norland Post (Nordville)",
                "October 5, 2018 Friday 9:38 PM GMT",
                "\nCopyright 2018 The Norland Post All Rights Reserved",
                "Section:\u{a0}WORLD; Pg. 3",
                "Length:\u{a0}12 words",
                "Byline:\u{a0}Jane Doe",
                "Highlight: Three have to go.",
                "Body",
                "Norland expelled three envoys.\n\nSudland denied it.",
                "Graphic",
                "A man at a desk.",
                "Classification",
                "Language:\u{a0}ENGLISH",
                "\nLoad-Date:\u{a0}October 6, 2018",
                "\nEnd of Document",
                "Sudland answers",
                "Sudland Times",
                "October 6, 2018",
                "Body",
                "Sudland said no.",
                "Load-Date: October 7, 2018",
                "End of Document",
            ],
            "Some(2)\n\
             Norland expels envoys; Sudland outraged | The Norland Post (Nordville) | 2018-10-05 | Three have to go. / Norland expelled three envoys. / Sudland denied it.\n\
             Sudland answers | Sudland Times | 2018-10-06 | Sudland said no.",
        );
    }

    #[test]
    fn other_languages_and_missing_fields_are_read() {
        check(
            &[
                "Norland weist Gesandte aus",
                "Nordzeitung",
                "Freitag 5. Oktober 2018",
                "Länge: 300 Wörter",
                "Body",
                "Norland hat drei Gesandte ausgewiesen.",
                "Classification",
                "Ende des Dokuments",
                "Envoys out",
                "Sudland Times",
                "Body",
                "Sudland said no.",
                "Classification",
                "Load-Date: October 7, 2018",
                "Ende des Dokuments",
                "No Headline In Original",
                "Sudland Times",
                "October 8, 2018",
                "Length: 3 words",
                "Sudland said yes.",
                "Ende des Dokuments",
            ],
            "None\n\
             Norland weist Gesandte aus | Nordzeitung | 2018-10-05 | Norland hat drei Gesandte ausgewiesen.\n\
             Envoys out | Sudland Times | 2018-10-07 | Sudland said no.\n \
             | Sudland Times | 2018-10-08 | Sudland said yes.",
        );
    }

    #[test]
    fn other_documents_are_none() {
        check(
            &["Norland expels envoys", "Body", "Norland said."],
            "no download",
        );
        check(&[], "no download");
    }
}
