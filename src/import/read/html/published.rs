//! Where a page says when it was published, in order of trust.

use super::blocks::{Block, BlockKind, Blocks};
use super::facts::PageFacts;
use super::plain;
use crate::import::metadata::dates::{self, WrittenDate};
use crate::import::metadata::header::{HeaderLine, classify};
use crate::import::metadata::publication::Candidate;
use crate::import::read::sniff;
use crate::model::PublicationBasis;
use scraper::{ElementRef, Html, Selector};
use std::ops::Range;
use std::sync::LazyLock;

/// Names of meta elements that give the day of publication, the surest first.
const PUBLISHED: [&str; 30] = [
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "date:published_time",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "publication-date",
    "published-date",
    "pubdate",
    "publicationdate",
    "published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "datecreated",
    "dc.date",
    "dcterms.date",
    "article.published",
    "article_date_original",
    "date",
    "displaydate",
    "bt:pubdate",
];

/// Names of meta elements that give a day of modification.
const MODIFIED: [&str; 8] = [
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "article:updated",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];

/// All candidates from the page itself, up to its header lines.
pub(super) fn candidates(
    page: &Html,
    facts: &PageFacts,
    blocks: &Blocks,
    story: &Range<usize>,
) -> Vec<Candidate> {
    let mut list = Vec::new();
    if let Some(value) = &facts.json_ld.published {
        push(&mut list, value, PublicationBasis::JsonLd, "datePublished");
    }
    for name in PUBLISHED {
        for (_, value) in facts.meta.iter().filter(|(key, _)| key == name) {
            push(&mut list, value, PublicationBasis::Meta, name);
        }
    }
    push_times(&mut list, page);
    push_header(&mut list, blocks, story);
    list
}

/// The weak ones, after the dateline: address, file name, text, and at last modification.
pub(super) fn push_weak(
    list: &mut Vec<Candidate>,
    facts: &PageFacts,
    paragraphs: &[String],
    stem: &str,
) {
    if let Some(address) = &facts.address
        && let Some(date) = dates::in_name(address)
    {
        list.push(Candidate::new(date, PublicationBasis::Url, address));
    }
    if let Some(date) = dates::in_name(stem) {
        list.push(Candidate::new(date, PublicationBasis::FileName, stem));
    }
    let modified = facts.json_ld.modified.iter();
    let meta = MODIFIED
        .iter()
        .flat_map(|name| facts.meta.iter().filter(move |(key, _)| key == name));
    let modified: Vec<&String> = modified.chain(meta.map(|(_, value)| value)).collect();
    let mut searched = 0;
    for paragraph in paragraphs {
        let paragraph = sniff::first_bytes(paragraph, 20_000);
        if let Some(date) = dates::first_full(paragraph) {
            let evidence = paragraph[date.range.clone()].to_owned();
            list.push(Candidate::new(date, PublicationBasis::Text, &evidence));
            break;
        }
        searched += paragraph.len();
        if searched > 20_000 {
            break;
        }
    }
    for value in modified {
        push(list, value, PublicationBasis::Modified, "modified");
    }
}

fn push(list: &mut Vec<Candidate>, value: &str, basis: PublicationBasis, name: &str) {
    if let Some(date) = machine_date(value) {
        list.push(Candidate::new(
            date,
            basis,
            &format!("{name}: {}", value.trim()),
        ));
    }
}

/// A date in an attribute: the day as written, never shifted to another zone.
fn machine_date(value: &str) -> Option<WrittenDate> {
    let value: String = value.chars().take(80).collect();
    dates::first_full(&value).or_else(|| dates::in_name(&value))
}

/// Elements that carry a date with a cue for publication, then `time` elements in the article.
fn push_times(list: &mut Vec<Candidate>, page: &Html) {
    static CUED: LazyLock<Selector> = LazyLock::new(|| {
        Selector::parse(
            "[itemprop=datePublished], [itemprop='dateCreated datePublished'], time[pubdate], [property='schema:datePublished'], \
             [property='dc:date'], abbr.published, time.published, time.entry-date",
        )
        .expect("the selectors are checked by a test")
    });
    static TIMES: LazyLock<Selector> =
        LazyLock::new(|| Selector::parse("time").expect("the selectors are checked by a test"));
    let mut cued: Vec<ElementRef<'_>> = page
        .select(&CUED)
        .filter(|element| !names_update(*element))
        .collect();
    let article = |element: &ElementRef<'_>| {
        let mut up = element.ancestors().filter_map(ElementRef::wrap).take(40);
        let inside = up
            .clone()
            .any(|outer| matches!(outer.value().name(), "article" | "main" | "header"));
        inside && !up.any(|outer| matches!(outer.value().name(), "aside" | "nav" | "footer" | "li"))
    };
    cued.extend(
        page.select(&TIMES)
            .filter(|element| article(element) && !names_update(*element))
            .take(1),
    );
    for element in cued {
        let shown = plain(&element.text().collect::<String>());
        let value = ["datetime", "content", "title"]
            .iter()
            .find_map(|name| element.attr(name))
            .unwrap_or(&shown);
        if let Some(date) = machine_date(value).or_else(|| dates::first_full(&shown)) {
            list.push(Candidate::new(
                date,
                PublicationBasis::TimeElement,
                &format!("time: {value}"),
            ));
        }
    }
}

/// Whether the element's own class says that it tells an update.
fn names_update(element: ElementRef<'_>) -> bool {
    let names = ["class", "itemprop"]
        .iter()
        .filter_map(|name| element.attr(name));
    let names = names.collect::<Vec<_>>().join(" ").to_lowercase();
    let update = names.contains("updated") || names.contains("modified");
    update && !names.contains("publish") && !names.contains("entry-date")
}

/// How many blocks above the story may be header lines, and how many below.
const ABOVE: usize = 12;
const BELOW: usize = 4;

/// Header lines round the story: "Published: 15 March 2018", "Moscow, Thursday 29 March", then any short line with a date.
fn push_header(list: &mut Vec<Candidate>, blocks: &Blocks, story: &Range<usize>) {
    let near = story.start.saturating_sub(ABOVE)..(story.end + BELOW).min(blocks.list.len());
    let mut found: Vec<(u8, Candidate)> = Vec::new();
    for index in near {
        let block = &blocks.list[index];
        // Inside the story only its first lines are header lines.
        let below = index >= story.end;
        if index > story.start + 2 && !below || block.text.len() > 160 {
            continue;
        }
        let strict = match classify(&block.text) {
            Some(HeaderLine::Date { cue, date, .. }) => Some((cue as u8, date)),
            _ => loose(block).map(|date| (3, date)),
        };
        if let Some((rank, date)) = strict {
            let rank = rank + if below { 4 } else { 0 };
            found.push((
                rank,
                Candidate::new(date, PublicationBasis::Header, &block.text),
            ));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    list.extend(found.into_iter().map(|(_, candidate)| candidate));
}

/// The full date of a short line that is no sentence: "Written by Doe on 25.08.2015 22:30 (1599 reads)".
fn loose(block: &Block) -> Option<WrittenDate> {
    let text = block.text.as_str();
    let short = text.len() <= 100
        && block.kind != BlockKind::Heading
        && !text.ends_with(['.', '!', '?'])
        && !text.contains('©');
    short.then(|| dates::first_full(text)).flatten()
}
