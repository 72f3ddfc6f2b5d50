//! From what a format's reader found to an [`Article`]: one text, and spans that point into it.

use super::{ReadOutcome, SourceFile, language};
use crate::import::metadata::dateline::{self, ParsedDateline};
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
    /// What was odd.
    pub warnings: Vec<String>,
}

/// The articles of one file, or why there are none.
pub(super) fn outcome(file: &SourceFile<'_>, raws: Vec<RawArticle>) -> ReadOutcome {
    let mut warnings = Vec::new();
    let mut articles = Vec::with_capacity(raws.len());
    for (raw, part) in raws.into_iter().zip(0..) {
        warnings.extend(raw.warnings.iter().cloned());
        articles.push(article(file, part, raw));
    }
    ReadOutcome::Articles { articles, warnings }
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
    let body = Span::new(body_start.unwrap_or(text.len()), text.len());
    Article {
        id: ArticleId(0),
        file: file.name.to_owned(),
        part,
        language: language::of(body.of(&text)),
        text: text.into(),
        title,
        body,
        outlet: raw.outlet,
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
