//! A page as a list of text blocks, with the containers each stands in.

use super::plain;
use crate::import::metadata::header::furniture;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

/// A run of text between two block boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Clean, in one line.
    pub text: String,
    /// What element holds it.
    pub kind: BlockKind,
    /// How many bytes of the text are links.
    pub linked: usize,
    /// Its containers, outermost first: indexes into [`Blocks::containers`].
    pub path: Vec<u32>,
    /// Whether one of its containers is page furniture.
    pub place: Place,
}

/// Kinds of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// `p`, `blockquote`, `pre`.
    Paragraph,
    /// `h1` to `h6`.
    Heading,
    /// `li`, `dt`, `dd`.
    Item,
    /// Text right inside another element.
    Loose,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Among text.
    Text,
    /// In navigation, a sidebar, a caption, a share bar.
    Furniture,
}

/// The blocks of a page, in order.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// In order.
    pub list: Vec<Block>,
    /// What each container is to the story.
    pub containers: Vec<Container>,
}

/// What an element that holds blocks is, by its name, class, id, role or itemprop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Any other element.
    Plain,
    /// `article` or `main`.
    Article,
    /// Named as the story.
    Story,
    /// Page furniture.
    Furniture,
}

/// The tree is never followed deeper.
const DEEPEST: usize = 1_200;

/// Reads the blocks of a page.
pub(super) fn of(page: &Html) -> Blocks {
    let mut reader = Reader::default();
    reader.element(page.root_element(), &Frame::root());
    reader.flush(&Frame::root());
    let mut blocks = reader.blocks;
    place(&mut blocks);
    blocks
}

/// Tells which blocks stand in furniture. What holds a good part of the page's paragraphs is none, whatever it is called.
fn place(blocks: &mut Blocks) {
    let mut held = vec![0_usize; blocks.containers.len()];
    let mut total = 0;
    for block in &blocks.list {
        if block.kind == BlockKind::Paragraph
            && block.linked * 3 < block.text.len()
            && block.text.len() > 80
        {
            total += block.text.len();
            block
                .path
                .iter()
                .for_each(|&container| held[container as usize] += block.text.len());
        }
    }
    for (container, held) in blocks.containers.iter_mut().zip(held) {
        if *container == Container::Furniture && held * 5 > total * 2 && held > 400 {
            *container = Container::Plain;
        }
    }
    let containers = &blocks.containers;
    for block in &mut blocks.list {
        if block
            .path
            .iter()
            .any(|&container| containers[container as usize] == Container::Furniture)
        {
            block.place = Place::Furniture;
        }
    }
}

/// What holds for the inside of an element.
#[derive(Debug, Clone)]
struct Frame {
    kind: BlockKind,
    path: Vec<u32>,
    depth: usize,
}

impl Frame {
    fn root() -> Self {
        Self {
            kind: BlockKind::Loose,
            path: Vec::new(),
            depth: 0,
        }
    }
}

#[derive(Default)]
struct Reader {
    blocks: Blocks,
    buffer: String,
    linked: usize,
    breaks: usize,
}

impl Reader {
    fn element(&mut self, element: ElementRef<'_>, frame: &Frame) {
        let name = element.value().name();
        if frame.depth > DEEPEST || is_mute(name) {
            return;
        }
        if !is_block(name) {
            let furniture = is_furniture(element.value(), name);
            if furniture {
                // An inline share button or caption is no part of the sentence round it.
                return;
            }
            self.children(element, frame, name == "a");
            return;
        }
        self.flush(frame);
        let mut path = frame.path.clone();
        path.push(self.blocks.containers.len() as u32);
        self.blocks
            .containers
            .push(container(element.value(), name));
        let inside = Frame {
            kind: kind(name, frame.kind),
            path,
            depth: frame.depth + 1,
        };
        self.children(element, &inside, false);
        self.flush(&inside);
    }

    fn children(&mut self, element: ElementRef<'_>, frame: &Frame, link: bool) {
        let before = self.buffer.len();
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    if text.chars().any(|char| !char.is_whitespace()) {
                        self.breaks = 0;
                    }
                    self.buffer.push_str(text);
                }
                Node::Element(inner) if inner.name() == "br" => {
                    self.breaks += 1;
                    self.buffer.push('\n');
                    if self.breaks >= 2 {
                        self.flush(frame);
                    }
                }
                Node::Element(_) => {
                    if let Some(inner) = ElementRef::wrap(child) {
                        self.element(inner, frame);
                    }
                }
                _ => {}
            }
        }
        if link {
            self.linked += self.buffer.len().saturating_sub(before);
        }
    }

    fn flush(&mut self, frame: &Frame) {
        let text = plain(&self.buffer);
        if !text.is_empty() {
            self.blocks.list.push(Block {
                linked: self.linked.min(text.len()),
                text,
                kind: frame.kind,
                path: frame.path.clone(),
                place: Place::Text,
            });
        }
        self.buffer.clear();
        self.linked = 0;
        self.breaks = 0;
    }
}

fn kind(name: &str, outer: BlockKind) -> BlockKind {
    match name {
        "p" | "blockquote" | "pre" if outer == BlockKind::Item => BlockKind::Item,
        "p" | "blockquote" | "pre" => BlockKind::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::Item,
        _ if matches!(outer, BlockKind::Item | BlockKind::Heading) => outer,
        _ => BlockKind::Loose,
    }
}

/// Elements whose content is never text of the page.
fn is_mute(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "head"
            | "select"
            | "textarea"
            | "button"
            | "input"
            | "canvas"
            | "audio"
            | "video"
            | "map"
            | "datalist"
            | "dialog"
            | "menu"
            | "rp"
            | "rt"
            | "sup"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "div"
            | "p"
            | "section"
            | "article"
            | "main"
            | "aside"
            | "nav"
            | "header"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "figure"
            | "figcaption"
            | "blockquote"
            | "pre"
            | "form"
            | "fieldset"
            | "address"
            | "details"
            | "summary"
            | "hr"
            | "center"
            | "hgroup"
            | "search"
    ) || name.contains('-')
}

fn is_furniture(element: &Element, name: &str) -> bool {
    if matches!(
        name,
        "nav" | "aside" | "footer" | "form" | "figure" | "figcaption" | "address" | "search"
    ) {
        return true;
    }
    if matches!(name, "html" | "body" | "main" | "article") {
        return false;
    }
    let hidden = element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element
            .attr("style")
            .is_some_and(|style| style.replace(' ', "").contains("display:none"));
    let names = [
        "class",
        "id",
        "role",
        "data-testid",
        "data-component",
        "itemprop",
    ];
    hidden
        || names
            .iter()
            .filter_map(|attr| element.attr(attr))
            .any(names_furniture)
}

/// Whether a word of "related-articles shareBar" marks furniture; a story's name wins over it.
fn names_furniture(names: &str) -> bool {
    if names.len() > 600
        || names
            .split_whitespace()
            .any(|name| furniture().is_story(&name.to_ascii_lowercase()))
    {
        return false;
    }
    let mut word = String::new();
    let mut before_lower = false;
    for char in names.chars().chain([' ']) {
        let part = !char.is_alphanumeric() || char.is_uppercase() && before_lower;
        if part {
            if furniture().is_block(&word) {
                return true;
            }
            word.clear();
        }
        before_lower = char.is_lowercase();
        if char.is_alphanumeric() {
            word.extend(char.to_lowercase());
        }
    }
    false
}

fn container(element: &Element, name: &str) -> Container {
    let named = |attr: &str| {
        element.attr(attr).is_some_and(|names| {
            names.len() < 600
                && names
                    .split_whitespace()
                    .any(|name| furniture().is_story(&name.to_ascii_lowercase()))
        })
    };
    match () {
        () if is_furniture(element, name) => Container::Furniture,
        () if named("itemprop") || named("class") || named("id") => Container::Story,
        () if matches!(name, "article" | "main") => Container::Article,
        () => Container::Plain,
    }
}
