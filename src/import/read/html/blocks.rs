//! A page as a list of text blocks, with the containers each stands in.

use super::plain;
use crate::import::metadata::furniture::furniture;
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
    /// The innermost container: an index into [`Blocks::containers`].
    pub holder: usize,
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
    /// Elements that hold blocks, each after the one that holds it; the first is the root.
    pub containers: Vec<Container>,
}

/// An element that holds blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Container {
    /// The container round it; the root is its own.
    pub parent: usize,
    /// What it is to the story.
    pub role: ContainerRole,
}

impl Blocks {
    /// The containers of a block, innermost first.
    pub(super) fn holders(&self, block: &Block) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(block.holder), |&at| {
            (at > 0).then(|| self.containers[at].parent)
        })
    }

    /// For each container, whether it is `outer` or inside it.
    pub(super) fn inside(&self, outer: usize) -> Vec<bool> {
        let mut inside = vec![false; self.containers.len()];
        for (at, container) in self.containers.iter().enumerate() {
            inside[at] = at == outer || at > 0 && inside[container.parent];
        }
        inside
    }
}

/// What an element that holds blocks is, by its name, class, id, role or itemprop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContainerRole {
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
const DEEPEST: usize = 600;

/// Reads the blocks of a page.
pub(super) fn of(page: &Html) -> Blocks {
    let mut reader = Reader::default();
    reader.blocks.containers.push(Container {
        parent: 0,
        role: ContainerRole::Plain,
    });
    let root = Frame {
        kind: BlockKind::Loose,
        holder: 0,
        depth: 0,
    };
    reader.element(page.root_element(), root);
    reader.flush(root);
    let mut blocks = reader.blocks;
    place(&mut blocks);
    blocks
}

/// Tells which blocks stand in furniture. What holds a good part of the page's paragraphs is none, whatever it is called.
fn place(blocks: &mut Blocks) {
    let mut held = vec![0_usize; blocks.containers.len()];
    for block in &blocks.list {
        if block.kind == BlockKind::Paragraph
            && block.linked * 3 < block.text.len()
            && block.text.len() > 80
        {
            held[block.holder] += block.text.len();
        }
    }
    // A container comes after the one that holds it.
    for at in (1..held.len()).rev() {
        held[blocks.containers[at].parent] += held[at];
    }
    let total = held[0];
    let mut furniture = vec![false; held.len()];
    for at in 0..held.len() {
        let large = held[at] * 5 > total * 2 && held[at] > 400;
        let container = &mut blocks.containers[at];
        if container.role == ContainerRole::Furniture && large {
            container.role = ContainerRole::Plain;
        }
        furniture[at] =
            container.role == ContainerRole::Furniture || at > 0 && furniture[container.parent];
    }
    for block in &mut blocks.list {
        if furniture[block.holder] {
            block.place = Place::Furniture;
        }
    }
}

/// What holds for the inside of an element.
#[derive(Debug, Clone, Copy)]
struct Frame {
    kind: BlockKind,
    holder: usize,
    depth: usize,
}

#[derive(Default)]
struct Reader {
    blocks: Blocks,
    buffer: String,
    linked: usize,
    breaks: usize,
    /// How many links are open.
    links: usize,
}

impl Reader {
    fn element(&mut self, element: ElementRef<'_>, frame: Frame) {
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
            let link = usize::from(name == "a");
            self.links += link;
            let inside = Frame {
                depth: frame.depth + 1,
                ..frame
            };
            self.children(element, inside);
            self.links -= link;
            return;
        }
        self.flush(frame);
        let inside = Frame {
            kind: kind(name, frame.kind),
            holder: self.blocks.containers.len(),
            depth: frame.depth + 1,
        };
        self.blocks.containers.push(Container {
            parent: frame.holder,
            role: role(element.value(), name),
        });
        self.children(element, inside);
        self.flush(inside);
    }

    fn children(&mut self, element: ElementRef<'_>, frame: Frame) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    if text.chars().any(|char| !char.is_whitespace()) {
                        self.breaks = 0;
                    }
                    self.buffer.push_str(text);
                    if self.links > 0 {
                        self.linked += text.trim().len();
                    }
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
    }

    fn flush(&mut self, frame: Frame) {
        let text = plain(&self.buffer);
        if !text.is_empty() {
            self.blocks.list.push(Block {
                linked: self.linked.min(text.len()),
                text,
                kind: frame.kind,
                holder: frame.holder,
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

fn role(element: &Element, name: &str) -> ContainerRole {
    let named = |attr: &str| {
        element.attr(attr).is_some_and(|names| {
            names.len() < 600
                && names
                    .split_whitespace()
                    .any(|name| furniture().is_story(&name.to_ascii_lowercase()))
        })
    };
    match () {
        () if is_furniture(element, name) => ContainerRole::Furniture,
        () if named("itemprop") || named("class") || named("id") => ContainerRole::Story,
        () if matches!(name, "article" | "main") => ContainerRole::Article,
        () => ContainerRole::Plain,
    }
}
