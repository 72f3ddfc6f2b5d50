//! A download as blocks: what stands between two empty lines, or one paragraph of a page.

use super::super::Paragraph;
use super::super::labels::Nexis;
use super::super::page::Page;
use crate::import::clean;

/// Text is wrapped at about this many characters, and centred in as many.
const WIDTH: usize = 80;

/// A line of more characters than this is wrapped by nobody.
const WIDEST: usize = 110;

/// A line indented less is no centred one.
const SMALLEST_INDENT: usize = 6;

/// Lines that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Clean; none is empty.
    pub lines: Vec<String>,
    /// The lines as paragraphs, wrapped lines joined.
    pub paragraphs: Vec<String>,
    /// Whether they are centred.
    pub centred: bool,
    /// Whether they come from a page.
    pub of_page: bool,
    /// Whether a page has its mark of a new article before them.
    pub anchor: bool,
}

impl Block {
    /// The lines as one.
    pub(super) fn joined(&self) -> String {
        self.lines.join(" ")
    }

    /// The number of an article and of all, where that is what the block says.
    pub(super) fn counter(&self, nexis: &Nexis) -> Option<(usize, usize)> {
        match self.lines.as_slice() {
            [line] => nexis.counter(line),
            _ => None,
        }
    }
}

/// The blocks of plain text.
pub(super) fn of_text(text: &str) -> Vec<Block> {
    let text = clean::normalise(text);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let widest = lines.iter().map(|line| line.chars().count()).max();
    let wrapped = widest.is_some_and(|widest| widest <= WIDEST);
    lines
        .split(|line| line.is_empty())
        .filter(|lines| !lines.is_empty())
        .flat_map(|lines| with_counter_apart(lines))
        .map(|lines| block(lines, wrapped))
        .collect()
}

/// The line above an article stands alone even where an empty line below it is missing.
fn with_counter_apart<'a>(lines: &'a [&'a str]) -> Vec<&'a [&'a str]> {
    let nexis = &super::tables().nexis;
    let mut parts = Vec::new();
    let mut rest = lines;
    while let Some(at) = rest.iter().position(|line| nexis.counter(line).is_some()) {
        parts.push(&rest[..at]);
        parts.push(&rest[at..=at]);
        rest = &rest[at + 1..];
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts
}

fn block(lines: &[&str], wrapped: bool) -> Block {
    let clean: Vec<String> = lines.iter().map(|line| clean::squeeze(line)).collect();
    let paragraphs = if wrapped {
        clean::unwrapped(lines, WIDTH)
    } else {
        clean.clone()
    };
    Block {
        lines: clean,
        paragraphs,
        centred: is_centred(lines),
        of_page: false,
        anchor: false,
    }
}

/// Whether every line stands in the middle, and one of them plainly so.
fn is_centred(lines: &[&str]) -> bool {
    let indent = |line: &str| line.chars().take_while(|char| *char == ' ').count();
    let middle = |line: &&str| {
        let (indent, length) = (indent(line), line.trim().chars().count());
        let ideal = WIDTH.saturating_sub(length) / 2;
        length > WIDTH - 2 * SMALLEST_INDENT || indent.abs_diff(ideal) <= 5
    };
    lines.iter().all(middle) && lines.iter().any(|line| indent(line) >= SMALLEST_INDENT)
}

/// The blocks of a page.
pub(super) fn of_page(page: &Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(page.lines.len());
    let mut anchors = 0;
    for line in &page.lines {
        let seen = page.elements[..=line.element]
            .iter()
            .skip(anchors)
            .any(|element| element.id.starts_with("DOC_ID"));
        anchors = line.element + 1;
        let lines: Vec<String> = line.text.lines().map(str::to_owned).collect();
        blocks.push(Block {
            paragraphs: lines.clone(),
            lines,
            centred: page.elements[line.element].centred,
            of_page: true,
            anchor: seen,
        });
    }
    blocks
}

/// The blocks of a document, one a paragraph.
pub(super) fn of_paragraphs(paragraphs: &[Paragraph]) -> Vec<Block> {
    let blocks = paragraphs.iter().map(|paragraph| {
        let clean = clean::normalise(&paragraph.text);
        let lines: Vec<String> = clean
            .lines()
            .map(clean::squeeze)
            .filter(|line| !line.is_empty())
            .collect();
        Block {
            paragraphs: lines.clone(),
            lines,
            of_page: true,
            ..Block::default()
        }
    });
    blocks.filter(|block| !block.lines.is_empty()).collect()
}
