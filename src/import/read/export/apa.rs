//! Downloads of the online manager of the Austrian press agency: above each article a line with paper and day, then its section,
//! the headline in bold, the text.

use super::labels::{Apa, tables};
use super::{Paragraph, outlet_name};
use crate::import::clean;
use crate::import::metadata::{dates, outlet};
use crate::import::read::assemble::ReadArticles;
use crate::import::read::record::Record;
use crate::model::PublicationBasis;

/// The line above an article is never longer, in bytes.
const LONGEST_HEADER: usize = 200;

/// A headline follows within so many paragraphs.
const HEAD: usize = 8;

/// The articles of a document; none when it is no download of this kind.
pub(super) fn read(paragraphs: &[Paragraph]) -> Option<ReadArticles> {
    let apa = &tables().apa;
    let lines: Vec<Line> = paragraphs
        .iter()
        .flat_map(|paragraph| {
            let text = clean::normalise(&paragraph.text);
            let lines: Vec<String> = text.lines().map(clean::squeeze).collect();
            lines.into_iter().map(|text| Line {
                text,
                bold: paragraph.bold,
            })
        })
        .filter(|line| !line.text.is_empty())
        .collect();
    let starts: Vec<usize> = (0..lines.len())
        .filter(|&at| header(&lines[at].text, apa).is_some())
        .collect();
    let sections = lines
        .iter()
        .filter(|line| is_field(&line.text, apa))
        .count();
    // A quotation may look like one such line; a download opens with one and tells sections.
    if *starts.first()? > 3 || sections == 0 {
        return None;
    }
    let stops = starts.iter().skip(1).copied().chain([lines.len()]);
    let articles = starts
        .iter()
        .zip(stops)
        .map(|(&start, stop)| article(&lines[start..stop], apa).into_article());
    Some(ReadArticles {
        articles: articles.collect(),
        ..ReadArticles::default()
    })
}

struct Line {
    text: String,
    bold: bool,
}

/// The paper that the line above an article names: `"Kurier" vom 05.10.2018 Seite: 4`, `"Kurier" Nr. 246 vom 05.10.2018`.
fn header<'a>(line: &'a str, apa: &Apa) -> Option<&'a str> {
    const QUOTES: [char; 6] = ['"', '„', '“', '”', '»', '«'];
    if line.len() > LONGEST_HEADER || !line.contains(|char: char| char.is_ascii_digit()) {
        return None;
    }
    if !line.starts_with(QUOTES) {
        return bare_header(line, apa);
    }
    let (paper, rest) = line.trim_start_matches(QUOTES).split_once(QUOTES)?;
    let date = dates::first_full(rest)?;
    let (before, after) = (rest[..date.range.start].trim(), &rest[date.range.end..]);
    let said = apa
        .days
        .iter()
        .any(|word| before == word || before.ends_with(&format!(" {word}")));
    // A sentence would go on.
    let short = before.len() <= 60 && after.split_whitespace().count() <= 6;
    (said && short && !after.trim_end().ends_with('.')).then_some(paper)
}

/// `Kurier vom 05.10.2018 Seite: 4`: nothing but a name, the day and the page.
fn bare_header<'a>(line: &'a str, apa: &Apa) -> Option<&'a str> {
    let date = dates::first_full(line)?;
    let (before, after) = (line[..date.range.start].trim(), &line[date.range.end..]);
    let paper = apa
        .days
        .iter()
        .find_map(|word| before.strip_suffix(word.as_str())?.strip_suffix(' '))?;
    let name = paper.split_whitespace().count() <= 5 && outlet::is_name(paper);
    let paged = after.trim().is_empty()
        || is_field(
            &after.replacen(' ', "", 1).replace("Seite ", "Seite: "),
            apa,
        );
    (name && paged).then_some(paper)
}

fn is_field(line: &str, apa: &Apa) -> bool {
    let lower = line.to_lowercase();
    let label = lower.split_once(':').map(|(label, _)| label.trim());
    label.is_some_and(|label| apa.fields.iter().any(|field| field == label))
}

fn article(lines: &[Line], apa: &Apa) -> Record {
    let mut record = Record::default();
    let Some((first, rest)) = lines.split_first() else {
        return record;
    };
    record.outlet = header(&first.text, apa).map(outlet_name);
    record.push_date(&first.text, PublicationBasis::Header);
    let end = rest.iter().position(|line| {
        let lower = line.text.to_lowercase();
        apa.ends.iter().any(|end| lower.starts_with(end.as_str()))
    });
    let rest = &rest[..end.unwrap_or(rest.len())];
    let fields = rest
        .iter()
        .take_while(|line| is_field(&line.text, apa))
        .count();
    let bold = rest.iter().take(HEAD).position(|line| line.bold);
    let title = bold.unwrap_or(fields);
    let titled = rest[title.min(rest.len())..]
        .iter()
        .take_while(|line| line.bold)
        .count();
    let stop = (title + titled.max(1)).min(rest.len());
    let words: Vec<&str> = rest[title.min(stop)..stop]
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    record.title = (!words.is_empty()).then(|| words.join(" "));
    // A kicker above the headline says something; an edition does not.
    let kickers = rest[fields.min(title)..title.min(rest.len())]
        .iter()
        .filter(|line| line.text.split_whitespace().count() >= 5);
    let texts = kickers.chain(&rest[stop..]);
    record.paragraphs = texts.map(|line| line.text.clone()).collect();
    if rest.len() <= stop {
        record
            .warnings
            .push("it has no text in the download".to_owned());
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expect: &[&str]) {
        let paragraphs: Vec<Paragraph> = lines
            .iter()
            .map(|line| Paragraph {
                bold: line.starts_with('*'),
                ..Paragraph::from(line.trim_start_matches('*'))
            })
            .collect();
        let got: Vec<String> = read(&paragraphs)
            .into_iter()
            .flat_map(|found| found.articles)
            .map(|article| {
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
            })
            .collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn articles_open_with_paper_and_day() {
        check(
            &[
                "\"Nordzeitung\" vom 05.10.2018 Seite: 2",
                "Ressort: Politik",
                "",
                "*Gesandte ausgewiesen",
                "Norland wies drei Gesandte aus.",
                "\"Nordzeitung\" vom 05.10.2018 habe das zuerst gemeldet, sagte der Minister am Abend in Nordstadt.",
                "\"Der Norden\" Nr. 246 vom 6.10.2018 Seite L2",
                "Ressort: Leser",
                "Abend",
                "Die Regierung über den Streit der Gesandten",
                "*Sudland antwortet",
                "Sudland sagte nein.",
                "Gespeicherter Anhang: x",
                "y",
                "\"Nord online\" gefunden am 07.10.2018 12:30 Uhr",
                "Ressort: Politik",
                "Ohne Fettdruck",
                "Es regnete.",
            ],
            &[
                "Gesandte ausgewiesen | Nordzeitung | 2018-10-05 | Norland wies drei Gesandte aus. / \"Nordzeitung\" vom 05.10.2018 habe das zuerst gemeldet, sagte der Minister am Abend in Nordstadt.",
                "Sudland antwortet | Der Norden | 2018-10-06 | Die Regierung über den Streit der Gesandten / Sudland sagte nein.",
                "Ohne Fettdruck | Nord online | 2018-10-07 | Es regnete.",
            ],
        );
    }

    #[test]
    fn papers_may_stand_without_quotation_marks() {
        check(
            &[
                "Der Norden vom 11.05.2004 Seite: 14",
                "Ressort: Chronik",
                "*Gesandte weg",
                "Sie sind weg.",
                "Nordzeitung vom 12.05.2004",
                "*Mehr",
                "Mehr sind weg.",
            ],
            &[
                "Gesandte weg | Der Norden | 2004-05-11 | Sie sind weg.",
                "Mehr | Nordzeitung | 2004-05-12 | Mehr sind weg.",
            ],
        );
    }

    #[test]
    fn a_quotation_is_no_download() {
        check(
            &["\"Nordzeitung\" vom 05.10.2018", "Norland sagte nein."],
            &[],
        );
        check(
            &[
                "a",
                "b",
                "c",
                "d",
                "\"Nordzeitung\" vom 05.10.2018",
                "Ressort: x",
            ],
            &[],
        );
    }
}
