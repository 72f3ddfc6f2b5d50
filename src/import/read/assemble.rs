//! From what a format's reader found to an [`Article`]: one text, and spans that point into it.

use super::{ReadOutcome, SourceFile, language};
use crate::import::metadata::dateline::{self, ParsedDateline};
use crate::import::metadata::outlet;
use crate::model::{Article, ArticleId, Dateline, Publication, Span};

/// An article as its format's reader hands it over. Paragraphs hold no line ends.
#[derive(Debug, Default)]
pub(super) struct RawArticle {
    /// Without the site's name.
    pub title: Option<String>,
    /// The body, boilerplate taken out.
    pub paragraphs: Vec<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// The dateline, and which paragraph it opens.
    pub dateline: Option<(usize, ParsedDateline)>,
    /// The day of publication.
    pub published: Option<Publication>,
    /// Its own address on the net; names the outlet where nothing else does.
    pub address: Option<String>,
    /// What was odd about this article.
    pub warnings: Vec<String>,
}

/// What a format's reader found in a file.
#[derive(Debug, Default)]
pub(super) struct ReadArticles {
    /// In the order of the file.
    pub articles: Vec<RawArticle>,
    /// How many articles the file says it holds, where it does.
    pub stated: Option<usize>,
    /// What was odd about the file as a whole.
    pub warnings: Vec<String>,
}

impl From<RawArticle> for ReadArticles {
    fn from(article: RawArticle) -> Self {
        Self {
            articles: vec![article],
            ..Self::default()
        }
    }
}

/// So many remarks on single articles of a file are told one by one.
const MOST_TOLD: usize = 200;

impl RawArticle {
    /// Dates an article for which nothing better is known by its document's own properties, and says so.
    pub(super) fn date_by_document(&mut self, found: Publication) {
        self.warnings
            .retain(|line| !line.contains("no publication date"));
        self.warnings.push(format!(
            "no publication date found; the document itself dates from {}",
            found.date
        ));
        self.published = Some(found);
    }
}

/// The articles of one file: numbered, their warnings gathered, their number checked against the one the file states.
pub(super) fn outcome(file: &SourceFile<'_>, found: ReadArticles) -> ReadOutcome {
    let ReadArticles {
        articles: raws,
        stated,
        mut warnings,
    } = found;
    let count = raws.len();
    if let Some(stated) = stated.filter(|&stated| stated != count) {
        let message = format!("the file states {stated} articles, {count} were found");
        warnings.insert(0, message);
    }
    let mut articles = Vec::with_capacity(count);
    let mut told = 0;
    for (raw, part) in raws.into_iter().zip(0..) {
        for warning in &raw.warnings {
            told += 1;
            match count {
                1 => warnings.push(warning.clone()),
                _ if told <= MOST_TOLD => warnings.push(format!("article {}: {warning}", part + 1)),
                _ => {}
            }
        }
        articles.push(article(file, part, raw));
    }
    if count > 1 && told > MOST_TOLD {
        let more = told - MOST_TOLD;
        warnings.push(format!("and {more} more remarks on single articles"));
    }
    ReadOutcome::Articles {
        articles,
        stated,
        warnings,
    }
}

fn article(file: &SourceFile<'_>, part: u32, raw: RawArticle) -> Article {
    let size = raw
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.len() + 2)
        .sum::<usize>();
    let mut text = String::with_capacity(size + raw.title.as_ref().map_or(0, String::len) + 2);
    let title = raw.title.map(|title| {
        text.push_str(&title);
        Span::new(0, text.len())
    });
    let mut body_start = None;
    let mut dateline = None;
    for (index, paragraph) in raw.paragraphs.iter().enumerate() {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        body_start.get_or_insert(start);
        if let Some((_, parsed)) = raw.dateline.as_ref().filter(|(at, _)| *at == index) {
            dateline = Some(place_dateline(start, parsed, raw.published.as_ref()));
        }
        text.push_str(paragraph);
    }
    let by_address = || {
        let known = outlet::by_address(raw.address.as_deref()?)?;
        Some(known.name.clone())
    };
    let body = Span::new(body_start.unwrap_or(text.len()), text.len());
    Article {
        id: ArticleId(0),
        file: file.name.to_owned(),
        part,
        language: language::of(body.of(&text)),
        text: text.into(),
        title,
        body,
        outlet: raw.outlet.or_else(by_address),
        dateline,
        published: raw.published,
    }
}

fn place_dateline(
    start: usize,
    parsed: &ParsedDateline,
    published: Option<&Publication>,
) -> Dateline {
    let date = parsed.date.as_ref();
    Dateline {
        span: Span::new(start, start + parsed.len),
        place: parsed.place.clone(),
        date: date.and_then(|date| date.full().or_else(|| date.nearest(published?.date))),
        agency: parsed.agency.clone(),
    }
}

/// Gives the article another day of publication; the dateline's day, which may take its year from there, follows.
pub fn redate(article: &mut Article, published: Option<Publication>) {
    article.published = published;
    if let Some(old) = &article.dateline
        && let Some(parsed) = dateline::parse(old.span.of(&article.text))
    {
        let start = old.span.range().start;
        article.dateline = Some(place_dateline(start, &parsed, article.published.as_ref()));
    }
}

/// A paragraph shorter than this many bytes opens with a dateline only when an agency or a date says so.
const SHORTEST_LEAD: usize = 60;

/// The dateline among the first paragraphs, and which one it opens.
pub(super) fn find_dateline(paragraphs: &[String]) -> Option<(usize, ParsedDateline)> {
    paragraphs
        .iter()
        .take(4)
        .enumerate()
        .find_map(|(index, paragraph)| {
            let found = dateline::parse(paragraph)?;
            let plain = index == 0 && paragraph.len() >= SHORTEST_LEAD;
            (found.is_sure() || plain).then_some((index, found))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_articles_that_the_file_belies_is_told() {
        let file = SourceFile {
            name: "a.txt",
            bytes: b"",
        };
        let warned = |stated: Option<usize>, count: usize| {
            let articles = (0..count)
                .map(|_| RawArticle {
                    warnings: vec!["no date".to_owned()],
                    ..RawArticle::default()
                })
                .collect();
            let found = ReadArticles {
                articles,
                stated,
                warnings: Vec::new(),
            };
            match outcome(&file, found) {
                ReadOutcome::Articles { warnings, .. } => warnings.join("; "),
                other => format!("{other:?}"),
            }
        };
        assert_eq!(warned(None, 1), "no date");
        assert_eq!(warned(Some(1), 1), "no date");
        assert_eq!(
            warned(Some(3), 2),
            "the file states 3 articles, 2 were found; article 1: no date; article 2: no date"
        );
        assert!(
            warned(None, 500)
                .ends_with("article 200: no date; and 300 more remarks on single articles")
        );
    }
}
