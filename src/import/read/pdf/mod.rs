//! PDF documents: the text as it is set, line by line, joined to paragraphs. What a page repeats at its head and foot goes. The
//! crate that parses the file is asked for objects and unpacked streams alone, each within a limit, and may fail: that is caught.

mod font;
mod layout;
mod page;
mod unicode;

use super::assemble::{RawArticle, ReadArticles};
use super::{ReadOutcome, SourceFile, export, text};
use crate::import::clean;
use crate::import::metadata::dates;
use crate::model::{Publication, PublicationBasis};
use layout::Laid;
use lopdf::{Document, LoadOptions, decode_text_string};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// No stream is unpacked beyond this, in bytes.
const LARGEST_STREAM: usize = 24 << 20;

/// All pages together are not unpacked beyond this, in bytes.
const LARGEST_CONTENT: usize = 96 << 20;

/// No more pages are read.
const MOST_PAGES: usize = 3_000;

/// Reads the article of a PDF document.
pub(super) fn read(file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    let outcome = catch_unwind(AssertUnwindSafe(|| document(file)));
    outcome.unwrap_or_else(|_| Err(failed("found a file that breaks the rules of the format")))
}

fn failed(found: &str) -> ReadOutcome {
    ReadOutcome::Failed(format!("expected a PDF document with text, {found}"))
}

fn document(file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    let options = LoadOptions {
        max_decompressed_size: Some(LARGEST_STREAM),
        ..LoadOptions::default()
    };
    let document = Document::load_mem_with_options(file.bytes, options)
        .map_err(|error| failed(&format!("found a damaged one: {error}")))?;
    if document.is_encrypted() {
        return Err(failed(
            "found one protected by a password; save it without one",
        ));
    }
    let (pages, mut warnings) = pages(&document);
    let laid = layout::lay(&pages);
    let letters: usize = laid
        .paragraphs
        .iter()
        .map(|text| text.chars().filter(|char| char.is_alphanumeric()).count())
        .sum();
    let unknown: usize = laid
        .paragraphs
        .iter()
        .map(|text| text.matches('\u{fffd}').count())
        .sum();
    if pages.is_empty() {
        return Err(failed("found no page"));
    }
    if letters < 20 && unknown < 20 {
        return Err(ReadOutcome::Skipped(
            "a PDF without text, probably a scan; run text recognition (OCR) over it first"
                .to_owned(),
        ));
    }
    if unknown > letters {
        return Err(failed(
            "found fonts that do not say which letters they show; run text recognition (OCR) over it first",
        ));
    }
    let text = laid.paragraphs.join("\n\n");
    let mut found = match export::vendor(&text) {
        Some(vendor) => export::read(vendor, &text)?,
        None => article(file, &document, laid, &text)?.into(),
    };
    found.warnings.append(&mut warnings);
    Ok(found)
}

/// The lines of every page, within the limits.
fn pages(document: &Document) -> (Vec<Vec<layout::Line>>, Vec<String>) {
    let mut list = Vec::new();
    let mut warnings = Vec::new();
    let mut fonts = font::Fonts::default();
    let mut left = LARGEST_CONTENT;
    for (id, number) in document.page_iter().zip(1..) {
        if number > MOST_PAGES || left == 0 {
            warnings.push(format!("only the first {} pages were read", number - 1));
            break;
        }
        let Ok(content) = document.get_page_content_with_limit(id, left.min(LARGEST_STREAM)) else {
            warnings.push(format!(
                "page {number} is too large or damaged and was left out"
            ));
            continue;
        };
        left = left.saturating_sub(content.len());
        list.push(page::lines(document, id, &content, &mut fonts, &mut left));
    }
    (list, warnings)
}

/// The document as one article, read like plain text; lines set larger than the text are its title.
fn article(
    file: &SourceFile<'_>,
    document: &Document,
    laid: Laid,
    text: &str,
) -> Result<RawArticle, ReadOutcome> {
    let mut article = text::read(file, text)?;
    if let Some(title) = laid
        .title
        .map(|title| clean::squeeze(&clean::normalise(&title)))
    {
        article.paragraphs.retain(|text| *text != title);
        article.dateline = super::assemble::find_dateline(&article.paragraphs);
        article.title = Some(title);
    }
    if article.address.is_none() {
        article.address = laid.address;
    }
    if article.published.is_none() {
        date_from_properties(&mut article, document);
    }
    Ok(article)
}

/// Takes the day the document was made, where nothing else tells a day.
fn date_from_properties(article: &mut RawArticle, document: &Document) {
    let info = document
        .trailer
        .get(b"Info")
        .ok()
        .and_then(|info| document.dereference(info).ok());
    let Some(info) = info.and_then(|(_, info)| info.as_dict().ok()) else {
        return;
    };
    let value = |name: &str| {
        let written = decode_text_string(info.get_deref(name.as_bytes(), document).ok()?).ok()?;
        let digits: String = written.trim_start_matches("D:").chars().take(8).collect();
        let date = dates::in_name(&digits)
            .or_else(|| dates::first_full(&written))?
            .full()?;
        Some(Publication {
            date,
            basis: PublicationBasis::Modified,
            evidence: format!("PDF {name} {}", written.trim()),
            considered: Vec::new(),
        })
    };
    if let Some(found) = value("CreationDate").or_else(|| value("ModDate")) {
        article.date_by_document(found);
    }
}

#[cfg(test)]
mod tests;
