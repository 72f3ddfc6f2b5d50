//! Europresse as a web page, in its older layout of tables and its newer one of `article` elements: both name the parts of an
//! article by the same classes.

use super::labels::{Europresse, tables};
use super::page::{self, Page, PageLine};
use crate::import::metadata::dates;
use crate::import::metadata::outlet;
use crate::import::metadata::publication::Candidate;
use crate::import::read::ReadOutcome;
use crate::import::read::assemble::ReadArticles;
use crate::import::read::record::Record;
use crate::model::PublicationBasis;

/// Classes whose elements stand alone, in lower case.
const APART: [&str; 4] = [
    "docpublicationname",
    "docheader",
    "titrearticlevisu",
    "titrearticle",
];

/// Parts of classes of what is none of the article: writers, certificate, list of sources, picture.
const ASIDE: [&str; 7] = [
    "docauthors",
    "sm-margin-bottomnews",
    "public-",
    "certificat",
    "apd-",
    "source-name",
    "icon-logo",
];

/// Whether a page is such a download.
pub(super) fn is_page(html: &str) -> bool {
    html.contains("DocPublicationName")
        && (html.contains("itreArticle") || html.contains("DocHeader"))
}

/// Reads the articles of a page.
pub(super) fn read_page(html: &str) -> Result<ReadArticles, ReadOutcome> {
    let page = page::read(html, &APART);
    let mut articles: Vec<Reader<'_>> = Vec::new();
    for line in &page.lines {
        let part = part(&page, line);
        let opens =
            part == Part::Source && articles.last().is_none_or(|last| last.zone != Zone::Source);
        if opens {
            articles.push(Reader {
                table: &tables().europresse,
                record: Record::default(),
                zone: Zone::Source,
                above: Vec::new(),
            });
        }
        if let Some(article) = articles.last_mut() {
            article.take(part, &line.text);
        }
    }
    if articles.is_empty() {
        return Err(ReadOutcome::Failed(
            "expected articles of a Europresse download, found none".to_owned(),
        ));
    }
    let articles = articles.into_iter().map(|one| one.finish().into_article());
    Ok(ReadArticles {
        articles: articles.collect(),
        ..ReadArticles::default()
    })
}

/// What the classes round a line say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Source,
    Header,
    Title,
    Aside,
    Text,
}

fn part(page: &Page<'_>, line: &PageLine) -> Part {
    let has =
        |test: &dyn Fn(&str) -> bool| page.is_in(line, |class| test(&class.to_ascii_lowercase()));
    match () {
        () if has(&|class| class.contains("docpublicationname")) => Part::Source,
        () if has(&|class| class == "docheader") => Part::Header,
        () if has(&|class| class.contains("titrearticle") || class.contains("articletitle")) => {
            Part::Title
        }
        () if has(&|class| ASIDE.iter().any(|aside| class.contains(aside))) => Part::Aside,
        () if page
            .round(line)
            .any(|element| ["aside", "footer"].contains(&element.name)) =>
        {
            Part::Aside
        }
        () => Part::Text,
    }
}

/// Where reading is in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Source,
    Header,
    Title,
    Text,
    End,
}

struct Reader<'a> {
    table: &'a Europresse,
    record: Record,
    zone: Zone,
    /// What stands between header and headline.
    above: Vec<String>,
}

impl Reader<'_> {
    fn take(&mut self, part: Part, text: &str) {
        if self.zone == Zone::End {
            self.number(text);
            return;
        }
        match part {
            Part::Source => self.source(text),
            Part::Header => {
                self.zone = self.zone.max_header();
                self.record.push_date(text, PublicationBasis::Header);
            }
            Part::Title => {
                self.zone = Zone::Title;
                let text = text.replace('\n', " ");
                self.record.title = Some(match self.record.title.take() {
                    None => text,
                    // Coloured words part a headline into lines.
                    Some(title) => format!("{title} {text}"),
                });
            }
            Part::Aside => self.number(text),
            Part::Text => self.text(text),
        }
    }

    /// The source's name, without its number; the day may stand right below.
    fn source(&mut self, text: &str) {
        for line in text.lines() {
            if self.record.outlet.is_some() {
                self.record.push_date(line, PublicationBasis::Header);
                continue;
            }
            let lower = line.to_lowercase();
            let additions = self
                .table
                .additions
                .iter()
                .filter_map(|one| lower.find(one.as_str()));
            let end = additions.min().filter(|&at| line.is_char_boundary(at));
            self.record.outlet = Some(line[..end.unwrap_or(line.len())].trim().to_owned());
        }
    }

    fn text(&mut self, text: &str) {
        for line in text.lines() {
            let lower = line.to_lowercase();
            let ends = self
                .table
                .ends
                .iter()
                .any(|end| lower.starts_with(end.as_str()));
            if ends || self.zone == Zone::End {
                self.zone = Zone::End;
                self.number(line);
                continue;
            }
            match self.zone {
                _ if line.starts_with('©') => {}
                Zone::Source | Zone::Header if self.record.title.is_none() => {
                    if !self.record.push_date(line, PublicationBasis::Header) || line.len() > 60 {
                        self.above.push(line.to_owned());
                    }
                }
                Zone::Title if is_writer(line) => self.zone = Zone::Text,
                _ => {
                    self.zone = Zone::Text;
                    self.record.paragraphs.push(line.to_owned());
                }
            }
        }
    }

    /// The day in the number of a document: "news·20181005·LM·1234".
    fn number(&mut self, text: &str) {
        let parts = text.split('·').filter(|part| part.len() == 8);
        let day = parts.into_iter().find_map(|part| {
            let dashed = format!("{}-{}-{}", part.get(..4)?, part.get(4..6)?, part.get(6..)?);
            dates::first_full(&dashed)
        });
        if let Some(date) = day {
            self.record
                .weak
                .push(Candidate::new(date, PublicationBasis::Header, text));
        }
    }

    fn finish(self) -> Record {
        let mut record = self.record;
        if record.title.is_none() && !self.above.is_empty() {
            let mut above = self.above.into_iter();
            record.title = above.next();
            record.paragraphs.splice(0..0, above);
        }
        if record.paragraphs.is_empty() {
            record
                .warnings
                .push("it has no text in the download".to_owned());
        }
        record
    }
}

impl Zone {
    /// The header, unless reading is beyond it.
    fn max_header(self) -> Self {
        if self == Self::Source {
            Self::Header
        } else {
            self
        }
    }
}

/// A name and nothing else, right below the headline.
fn is_writer(line: &str) -> bool {
    let words = line.split_whitespace().count();
    (2..=6).contains(&words)
        && line.len() <= 60
        && outlet::is_name(line)
        && !line.ends_with(['.', '?', '!', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expect: &[&str]) {
        assert!(is_page(html));
        let found = read_page(html).unwrap();
        let got: Vec<String> = found
            .articles
            .into_iter()
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
    fn the_older_layout_is_read() {
        let article = |title: &str, writer: &str| {
            format!(
                "<table><tr><td><span class=\"DocPublicationName\">Le Nord, no. 5968</span><br><span class=\"DocHeader\">Politique, </span>\
                 <span class=\"DocHeader\">jeudi </span><span class=\"DocHeader\">5 octobre 2018</span><br><br>{title}<br><br>{writer}Un <font>premier</font> texte.<p></p>\
                 Un autre.<p></p><b><i>© 2018 Le Nord. Tous droits réservés.</i></b><p></p>Numéro de document : news·20181005·NO·12<br>\
                 <table><tr><td>Ce certificat est émis à X</td></tr><tr><td>Date d'émission : <b>2019-10-05</b></td></tr></table></td></tr></table><p>"
            )
        };
        let titled = "<span class=\"TitreArticleVisu\">Des envoyés <span style=\"color:red\">expulsés</span> hier</span>";
        let page = format!(
            "<html><body>{}{}</body></html>",
            article(titled, "Jane Doe<br><p></p>"),
            article("", "")
        );
        check(
            &page,
            &[
                "Des envoyés expulsés hier | Le Nord | 2018-10-05 | Un premier texte. / Un autre.",
                "Un premier texte. | Le Nord | 2018-10-05 | Un autre.",
            ],
        );
    }

    #[test]
    fn the_newer_layout_is_read() {
        let page = "<html><body><article><header><div class=\"rdp__DocPublicationName\"><span class=\"DocPublicationName\">Le Nord (site web)</span></div>\
            <span class=\"DocHeader\">Monde, vendredi 5 octobre 2018 - 09:30</span><div class=\"titreArticle\"><p class=\"titreArticleVisu rdp__articletitle\">Envoyés expulsés</p></div>\
            <div class=\"docAuthors\">Jane Doe</div></header><section><div class=\"DocText\"><p>Un texte.</p><p>Un autre.</p></div></section>\
            <footer>© 2018 Le Nord</footer><div class=\"publiC-lblNodoc\">news·20181006·NO·12</div></article>\
            <article><header><span class=\"DocPublicationName\">Le Sud</span><div class=\"titreArticle\"><p>Le Sud répond</p></div></header>\
            <div class=\"DocText\"><p>Non.</p></div><div class=\"publiC-lblNodoc\">news·20181007·NO·12</div></article></body></html>";
        check(
            page,
            &[
                "Envoyés expulsés | Le Nord | 2018-10-05 | Un texte. / Un autre.",
                "Le Sud répond | Le Sud | 2018-10-07 | Non.",
            ],
        );
    }
}
