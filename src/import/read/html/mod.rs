//! Saved web pages. Scripts never run and nothing is fetched: only what stands in the file is read.

mod blocks;
mod body;
mod facts;
mod guard;
mod json_ld;
mod published;

use super::assemble::{RawArticle, find_dateline};
use super::{ReadOutcome, SourceFile, sniff, title};
use crate::import::clean;
use crate::import::metadata::dates::WrittenDate;
use crate::import::metadata::outlet;
use crate::import::metadata::publication::{Candidate, Hints, choose};
use crate::model::PublicationBasis;
use blocks::{Block, BlockKind, Blocks, Place};
use body::Story;
use facts::PageFacts;
use scraper::Html;

/// Reads the article of a saved page.
pub(super) fn read(file: &SourceFile<'_>, text: &str) -> Result<RawArticle, ReadOutcome> {
    read_at(file, text, None)
}

/// Reads the article of a page that was saved from `address`, where that is known: the page's own word goes before it.
pub(super) fn read_at(
    file: &SourceFile<'_>,
    text: &str,
    address: Option<&str>,
) -> Result<RawArticle, ReadOutcome> {
    guard::check(text).map_err(ReadOutcome::Failed)?;
    let page = Html::parse_document(text);
    let mut facts = PageFacts::of(&page);
    if facts.address.is_none() {
        facts.address = address.or_else(|| saved_from(text)).map(str::to_owned);
    }
    let (heading, site) = titled(&facts);
    let blocks = blocks::of(&page);
    let mut story = body::story(&blocks, heading.as_deref(), facts.json_ld.body.as_deref());
    let heading = nearer_title(&blocks, &story, &facts).or(heading);
    story
        .paragraphs
        .retain(|text| heading.as_ref() != Some(text));
    let mut paragraphs = std::mem::take(&mut story.paragraphs);
    if paragraphs.is_empty() {
        // A page whose text is only in its data: descriptions and article bodies.
        paragraphs.extend(
            facts
                .json_ld
                .body
                .as_deref()
                .map(plain)
                .filter(|text| text.len() > 80),
        );
    }
    if paragraphs.is_empty() {
        paragraphs = short_story(&blocks, heading.as_deref());
    }
    if !paragraphs
        .iter()
        .any(|text| text.contains(char::is_alphanumeric))
    {
        return Err(ReadOutcome::Failed(
            "expected an article, found a page without running text".to_owned(),
        ));
    }
    let dateline = find_dateline(&paragraphs);
    let outlet = name_outlet(
        &facts,
        site,
        dateline
            .as_ref()
            .and_then(|(_, parsed)| parsed.agency.clone()),
    );
    let mut candidates = published::candidates(&page, &facts, &blocks, &story.blocks);
    if let Some((index, parsed)) = &dateline
        && let Some(date) = &parsed.date
    {
        let written = paragraphs[*index].get(..parsed.len).unwrap_or("");
        candidates.push(Candidate::new(
            date.clone(),
            PublicationBasis::Dateline,
            written,
        ));
    }
    published::push_weak(&mut candidates, &facts, &paragraphs, file.stem());
    let order = outlet
        .as_deref()
        .and_then(outlet::by_name)
        .map_or_else(|| facts.figure_order(), |outlet| outlet.order);
    let others: Vec<WrittenDate> = candidates
        .iter()
        .map(|candidate| candidate.date.clone())
        .collect();
    let (published, warnings) = choose(
        &candidates,
        &Hints {
            order,
            others: &others,
        },
    );
    Ok(RawArticle {
        title: heading,
        paragraphs,
        outlet,
        dateline,
        published,
        address: facts.address.clone(),
        warnings,
    })
}

/// The address that a browser or an extension notes in a comment at the head of what it saves: "saved from url=(0030)…",
/// "Page saved with `SingleFile`, url: …".
fn saved_from(text: &str) -> Option<&str> {
    let head = sniff::first_bytes(text, 4096);
    let after = |mark: &str| head.split_once(mark).map(|(_, rest)| rest);
    let rest = after("saved from url=(")
        .and_then(|rest| rest.split_once(')'))
        .map(|(_, rest)| rest)
        .or_else(|| {
            after("saved with SingleFile")
                .and_then(|rest| rest.split_once("url:"))
                .map(|(_, rest)| rest)
        })?;
    let address = rest.split_whitespace().next()?.trim_end_matches("-->");
    address.starts_with("http").then_some(address)
}

/// The paragraphs of a page too short for any part of it to stand out: those that are sentences, and no links.
fn short_story(blocks: &Blocks, heading: Option<&str>) -> Vec<String> {
    let sentence = |block: &&Block| {
        let text = block.text.as_str();
        block.kind == BlockKind::Paragraph
            && block.place == Place::Text
            && block.linked * 2 < text.len()
            && text.split_whitespace().count() >= 4
            && heading != Some(text)
    };
    let found = blocks.list.iter().filter(sentence);
    found.map(|block| block.text.clone()).collect()
}

/// The title without the site's name, and that name when the title held it.
fn titled(facts: &PageFacts) -> (Option<String>, Option<String>) {
    let site = facts
        .site_name
        .as_deref()
        .or(facts.json_ld.publisher.as_deref());
    let all = [
        &facts.og_title,
        &facts.heading,
        &facts.json_ld.headline,
        &facts.title,
    ];
    let Some(first) = all
        .into_iter()
        .flatten()
        .map(|text| plain(text))
        .find(|text| !text.is_empty())
    else {
        return (None, None);
    };
    let (mut heading, mut name) = title::split_site(&first, site);
    // A social title may carry a section or the site under another name: the page's own heading inside it is the title.
    if let Some(own) = facts.heading.as_deref().map(plain)
        && own.split_whitespace().count() > 2
        && heading.len() > own.len()
        && heading.contains(own.as_str())
    {
        heading = own;
    }
    if let (None, Some(title)) = (&name, &facts.title) {
        name = title::split_site(&plain(title), site).1;
    }
    (Some(heading), name)
}

/// The heading right above the story, for pages that name their title nowhere else: there the first `h1` may be the site's name.
fn nearer_title(blocks: &Blocks, story: &Story, facts: &PageFacts) -> Option<String> {
    if facts.og_title.is_some() || facts.json_ld.headline.is_some() || story.blocks.is_empty() {
        return None;
    }
    let from = story.blocks.start.saturating_sub(12);
    let above = &blocks.list[from..=story.blocks.start];
    let named = facts.title.as_deref().map(plain).unwrap_or_default();
    let good =
        |block: &&Block| block.text.split_whitespace().count() >= 3 && block.text.len() < 240;
    let in_title = above
        .iter()
        .rev()
        .filter(good)
        .find(|block| named.contains(block.text.as_str()) && block.text.len() > 15);
    let heading = || {
        above
            .iter()
            .rev()
            .filter(good)
            .find(|block| block.kind == BlockKind::Heading && block.place == Place::Text)
    };
    in_title.or_else(heading).map(|block| block.text.clone())
}

fn name_outlet(facts: &PageFacts, site: Option<String>, agency: Option<String>) -> Option<String> {
    let by_address = facts
        .address
        .as_deref()
        .and_then(outlet::by_address)
        .map(|outlet| outlet.name.clone());
    let host = || {
        facts
            .address
            .as_deref()
            .and_then(outlet::host_of)
            .map(|host| host.trim_start_matches("www.").to_owned())
    };
    let name = by_address
        .or_else(|| facts.site_name.clone())
        .or_else(|| facts.json_ld.publisher.clone())
        .or(site)
        .or(agency)
        .or_else(host)?;
    let name = plain(&name);
    (!name.is_empty()).then(|| outlet::display(&name))
}

/// Text of the page as one clean line.
fn plain(text: &str) -> String {
    clean::squeeze(&clean::normalise(text))
}

#[cfg(test)]
mod tests;
