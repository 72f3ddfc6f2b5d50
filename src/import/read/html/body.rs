//! Which blocks of a page are the story: the container with the most running text, less what stands in it as furniture.

use super::blocks::{Block, BlockKind, Blocks, ContainerRole, Place};
use crate::import::metadata::furniture::furniture;
use crate::import::metadata::header::{HeaderLine, classify};
use std::ops::Range;

/// What a paragraph gives to its container, and that to its own, from the inside out.
const SHARE: [f64; 5] = [1.0, 0.85, 0.6, 0.4, 0.25];

/// Blocks shorter than this many bytes are no evidence of a story.
const SHORTEST_EVIDENCE: usize = 40;

/// The story of a page.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// Its paragraphs in order, headings among them.
    pub paragraphs: Vec<String>,
    /// Which blocks of the page they are; empty when there is no story.
    pub blocks: Range<usize>,
}

/// Finds the story. `data` is the body that the page's data gives, if any.
pub(super) fn story(blocks: &Blocks, title: Option<&str>, data: Option<&str>) -> Story {
    let Some(container) = best_container(blocks) else {
        return Story::default();
    };
    let inside = blocks.inside(container);
    let mut kept: Vec<usize> = Vec::new();
    for (index, block) in blocks.list.iter().enumerate() {
        if !inside[block.holder] || block.place != Place::Text {
            continue;
        }
        if kept.len() >= 3 && block.kind != BlockKind::Paragraph && furniture().is_tail(&block.text)
        {
            break;
        }
        let again = kept
            .last()
            .is_some_and(|&last| blocks.list[last].text == block.text);
        if !again && belongs(block, title, kept.is_empty()) {
            kept.push(index);
        }
    }
    drop_lone_headings(blocks, &mut kept);
    if let Some(data) = data {
        keep_what_data_holds(blocks, &mut kept, data);
    }
    if let Some(&first) = kept.first() {
        let decks = decks(blocks, first, title);
        kept.splice(0..0, decks);
    }
    let range = match (kept.first(), kept.last()) {
        (Some(&first), Some(&last)) => first..last + 1,
        _ => 0..0,
    };
    Story {
        paragraphs: kept
            .into_iter()
            .map(|index| blocks.list[index].text.clone())
            .collect(),
        blocks: range,
    }
}

/// So many blocks before the story may hold its title.
const HEAD: usize = 16;

/// Sentences between the title and the container of the story: its deck.
fn decks(blocks: &Blocks, first: usize, title: Option<&str>) -> Vec<usize> {
    let from = first.saturating_sub(HEAD);
    let is_title = |block: &Block| {
        block.kind == BlockKind::Heading
            && title
                .is_some_and(|title| title.contains(block.text.as_str()) && block.text.len() > 15)
    };
    let Some(at) = blocks.list[from..first].iter().rposition(is_title) else {
        return Vec::new();
    };
    let between = from + at + 1..first;
    let deck = |index: &usize| {
        let block = &blocks.list[*index];
        block.place == Place::Text
            && block.text.len() > 60
            && block.linked == 0
            && belongs(block, title, false)
    };
    let mut found: Vec<usize> = between.filter(deck).take(2).collect();
    found.retain(|&index| blocks.list[index].text != blocks.list[first].text);
    found
}

fn best_container(blocks: &Blocks) -> Option<usize> {
    let mut scores = vec![0.0_f64; blocks.containers.len()];
    for block in blocks
        .list
        .iter()
        .filter(|block| block.place == Place::Text)
    {
        let weight = weight(block);
        if weight > 0.0 {
            // A paragraph is its own innermost container: start from the one that holds it.
            let own = usize::from(block.kind != BlockKind::Loose);
            let holders = blocks.holders(block).skip(own);
            for (container, share) in holders.zip(SHARE) {
                scores[container] += weight * share;
            }
        }
    }
    for (score, container) in scores.iter_mut().zip(&blocks.containers) {
        *score *= match container.role {
            ContainerRole::Story => 1.3,
            ContainerRole::Article => 1.1,
            ContainerRole::Plain | ContainerRole::Furniture => 1.0,
        };
    }
    let mut best: Option<(usize, f64)> = None;
    for (index, &score) in scores.iter().enumerate() {
        if score > best.map_or(0.0, |(_, score)| score) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}

/// How much a block speaks for a story round it.
fn weight(block: &Block) -> f64 {
    let long = block.text.len() >= SHORTEST_EVIDENCE && block.linked * 3 < block.text.len();
    if !long {
        return 0.0;
    }
    let length = block.text.len().min(900) as f64;
    match block.kind {
        BlockKind::Paragraph => length,
        BlockKind::Loose => length * 0.8,
        BlockKind::Item => length * 0.3,
        BlockKind::Heading => 0.0,
    }
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '“', '*']);
    bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '」'])
}

/// Whether a block inside the story's container is part of the story.
fn belongs(block: &Block, title: Option<&str>, first: bool) -> bool {
    let text = block.text.as_str();
    if !text.contains(char::is_alphanumeric)
        || title == Some(text)
        || furniture().is_furniture(text)
        || furniture().is_caption(text)
    {
        return false;
    }
    let mostly_link = block.linked * 2 > text.len();
    let header = || {
        matches!(
            classify(text),
            Some(
                HeaderLine::Date { .. }
                    | HeaderLine::Byline
                    | HeaderLine::Address(_)
                    | HeaderLine::Furniture
            )
        )
    };
    match block.kind {
        BlockKind::Heading => !mostly_link && text.len() < 240 && !header(),
        BlockKind::Paragraph => {
            let short = text.len() < 120 && !ends_sentence(text);
            let stub = first && short && text.split_whitespace().count() < 4;
            let links = mostly_link && text.len() < 300;
            let dropped = links || stub || short && header();
            !dropped
        }
        BlockKind::Item => {
            block.linked * 3 < text.len() && (ends_sentence(text) || text.len() > 40)
        }
        BlockKind::Loose => {
            !mostly_link
                && !header()
                && (text.len() > 120 || text.len() > 40 && ends_sentence(text))
        }
    }
}

/// A heading with nothing under it heads something else.
fn drop_lone_headings(blocks: &Blocks, kept: &mut Vec<usize>) {
    while kept
        .last()
        .is_some_and(|&last| blocks.list[last].kind == BlockKind::Heading)
    {
        kept.pop();
    }
}

/// Longer bodies in a page's data, in bytes, and stories of more paragraphs are not compared.
const LONGEST_DATA: usize = 200_000;
const MOST_COMPARED: usize = 1_000;

/// Drops the paragraphs that the body in the page's data lacks, when that body is plainly the same story and whole.
fn keep_what_data_holds(blocks: &Blocks, kept: &mut Vec<usize>, data: &str) {
    let letters =
        |text: &str| -> String { text.chars().filter(|char| char.is_alphanumeric()).collect() };
    if data.len() > LONGEST_DATA || kept.len() > MOST_COMPARED {
        return;
    }
    let data = letters(data);
    let (mut inside, mut outside) = (0, 0);
    let mut held = Vec::with_capacity(kept.len());
    for &index in kept.iter() {
        let text = letters(&blocks.list[index].text);
        let is_held = data.contains(text.as_str());
        *(if is_held { &mut inside } else { &mut outside }) += text.len();
        held.push(is_held);
    }
    let whole = inside * 10 >= data.len() * 8 && inside > 400;
    if whole && outside * 2 < inside {
        let mut held = held.iter();
        kept.retain(|&index| {
            *held.next().unwrap_or(&true) || blocks.list[index].kind == BlockKind::Heading
        });
        drop_lone_headings(blocks, kept);
    }
}
