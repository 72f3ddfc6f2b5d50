//! Which blocks of a page are the story: the container with the most running text, less what stands in it as furniture.

use super::blocks::{Block, BlockKind, Blocks, Container, Place};
use crate::import::metadata::header::{HeaderLine, classify, furniture};

/// What a paragraph gives to its container, and that to its own, from the inside out.
const SHARE: [f64; 5] = [1.0, 0.85, 0.6, 0.4, 0.25];

/// Blocks shorter than this many bytes are no evidence of a story.
const SHORTEST_EVIDENCE: usize = 40;

/// The paragraphs of the story, in order, headings among them. `data` is the body that the page's data gives, if any.
pub(super) fn paragraphs(blocks: &Blocks, title: Option<&str>, data: Option<&str>) -> Vec<String> {
    let Some(story) = best_container(blocks) else {
        return Vec::new();
    };
    let inside = |block: &&Block| block.path.contains(&story) && block.place == Place::Text;
    let mut kept: Vec<&Block> = Vec::new();
    for block in blocks.list.iter().filter(inside) {
        if kept.len() >= 3 && block.kind != BlockKind::Paragraph && furniture().is_tail(&block.text)
        {
            break;
        }
        if belongs(block, title, kept.is_empty())
            && kept.last().is_none_or(|last| last.text != block.text)
        {
            kept.push(block);
        }
    }
    drop_lone_headings(&mut kept);
    if let Some(data) = data {
        keep_what_data_holds(&mut kept, data);
    }
    kept.into_iter().map(|block| block.text.clone()).collect()
}

fn best_container(blocks: &Blocks) -> Option<u32> {
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
            let holders = block.path.iter().rev().skip(own);
            for (&container, share) in holders.zip(SHARE) {
                scores[container as usize] += weight * share;
            }
        }
    }
    for (score, container) in scores.iter_mut().zip(&blocks.containers) {
        *score *= match container {
            Container::Story => 1.3,
            Container::Article => 1.1,
            Container::Plain | Container::Furniture => 1.0,
        };
    }
    let mut best: Option<(usize, f64)> = None;
    for (index, &score) in scores.iter().enumerate() {
        if score > best.map_or(0.0, |(_, score)| score) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index as u32)
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
            !(mostly_link && text.len() < 300)
                && !(short && header())
                && !(first && short && text.split_whitespace().count() < 4)
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
fn drop_lone_headings(kept: &mut Vec<&Block>) {
    while kept
        .last()
        .is_some_and(|block| block.kind == BlockKind::Heading)
    {
        kept.pop();
    }
}

/// Drops the paragraphs that the body in the page's data lacks, when that body is plainly the same story and whole.
fn keep_what_data_holds(kept: &mut Vec<&Block>, data: &str) {
    let letters =
        |text: &str| -> String { text.chars().filter(|char| char.is_alphanumeric()).collect() };
    let data = letters(data);
    let held: Vec<bool> = kept
        .iter()
        .map(|block| data.contains(letters(&block.text).as_str()))
        .collect();
    let size = |wanted: bool| -> usize {
        let parts = kept.iter().zip(&held).filter(|(_, held)| **held == wanted);
        parts.map(|(block, _)| letters(&block.text).len()).sum()
    };
    let (inside, outside) = (size(true), size(false));
    let whole = inside * 10 >= data.len() * 8 && inside > 400;
    if whole && outside * 2 < inside {
        let mut held = held.iter();
        kept.retain(|block| *held.next().unwrap_or(&true) || block.kind == BlockKind::Heading);
        drop_lone_headings(kept);
    }
}
