//! Nexis and Lexis of the older layout, as plain text and as a web page: above each article "1 of 40 DOCUMENTS", then centred
//! lines with source and day, the headline, fields with labels in capitals, the text, more fields.

mod article;
mod blocks;

use super::labels::{Nexis, tables};
use super::{Paragraph, page};
use crate::import::read::assemble::ReadArticles;
use crate::import::read::{ReadOutcome, sniff};
use blocks::Block;

#[cfg(test)]
mod tests;

/// So much of a text, in bytes, is searched for the line above its first article: search terms may stand before it.
const HEAD: usize = 1 << 17;

/// Whether plain text is such a download.
pub(super) fn is_text(text: &str) -> bool {
    let nexis = &tables().nexis;
    let head = sniff::first_bytes(text, HEAD);
    head.lines().any(|line| nexis.counter(line).is_some())
}

/// Whether a page is such a download.
pub(super) fn is_page(html: &str) -> bool {
    let marks = [
        "<DOCFULL>",
        "LXNComment",
        "\"DOC_ID_",
        "<!-- Hide XML section from browser",
    ];
    marks.iter().any(|mark| html.contains(mark)) || has_counter(html)
}

/// Whether an element of a page holds "1 of 40 DOCUMENTS" alone: a page saved once more has lost its marks.
fn has_counter(html: &str) -> bool {
    let nexis = &tables().nexis;
    let mut ends = html
        .match_indices("DOCUMENTS<")
        .map(|(at, noun)| at + noun.len() - 1);
    ends.any(|end| {
        let line = html[..end].rsplit('>').next().unwrap_or("");
        nexis.counter(line).is_some()
    })
}

/// Reads the articles of plain text.
pub(super) fn read_text(text: &str) -> Result<ReadArticles, ReadOutcome> {
    read(blocks::of_text(text))
}

/// Reads the articles of a page.
pub(super) fn read_page(html: &str) -> Result<ReadArticles, ReadOutcome> {
    let mut found = read(blocks::of_page(&page::read(html, &[])))?;
    found.stated = found.stated.or_else(|| stated_in_head(html));
    Ok(found)
}

/// The articles of a document; none when no counter stands above any.
pub(super) fn in_paragraphs(paragraphs: &[Paragraph]) -> Option<ReadArticles> {
    let nexis = &tables().nexis;
    let counters = paragraphs
        .iter()
        .filter(|paragraph| nexis.counter(&paragraph.text).is_some());
    if counters.count() == 0 {
        return None;
    }
    read(blocks::of_paragraphs(paragraphs)).ok()
}

fn read(blocks: Vec<Block>) -> Result<ReadArticles, ReadOutcome> {
    let nexis = &tables().nexis;
    let (cover, chunks, numbers) = split(blocks, nexis);
    let asked = cover
        .iter()
        .flat_map(|block| &block.lines)
        .find_map(|line| nexis.requested(line));
    let articles: Vec<_> = chunks
        .into_iter()
        .map(|chunk| article::read(&chunk, nexis).into_article())
        .collect();
    if articles.is_empty() {
        return Err(ReadOutcome::Failed(
            "expected articles with “1 of 40 DOCUMENTS” above each, found none".to_owned(),
        ));
    }
    Ok(ReadArticles {
        articles,
        stated: asked.or_else(|| stated_by(&numbers)),
        warnings: Vec::new(),
    })
}

/// The blocks before the first article, those of each article, and the number that stands above each.
fn split(blocks: Vec<Block>, nexis: &Nexis) -> (Vec<Block>, Vec<Vec<Block>>, Vec<usize>) {
    let (mut cover, mut chunks, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
    // A page that lost its counters still has an anchor before each article.
    let counted = blocks.iter().any(|block| block.counter(nexis).is_some());
    for block in blocks {
        let number = block.counter(nexis);
        let opens = if counted {
            number.is_some()
        } else {
            block.anchor
        };
        if opens {
            chunks.push(Vec::new());
            numbers.extend(number.map(|(number, _)| number));
        }
        if number.is_some() {
            continue;
        }
        match chunks.last_mut() {
            Some(chunk) => chunk.push(block),
            None => cover.push(block),
        }
    }
    if chunks.is_empty() && !cover.is_empty() {
        chunks.push(std::mem::take(&mut cover));
    }
    (cover, chunks, numbers)
}

/// How many articles their own numbers promise: from the first to the last, where they rise.
fn stated_by(numbers: &[usize]) -> Option<usize> {
    let (first, last) = (numbers.first()?, numbers.last()?);
    let rising = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    rising.then(|| last - first + 1)
}

/// `<META TOPIC="null" DOCUMENTS="146" ...>`.
fn stated_in_head(html: &str) -> Option<usize> {
    let head = sniff::first_bytes(html, HEAD).to_ascii_lowercase();
    let at = head.find("documents=\"")? + "documents=\"".len();
    head[at..].split('"').next()?.parse().ok()
}
