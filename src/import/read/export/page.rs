//! A page as lines of text, each with the elements it stands in. No tree is built: reading is linear in the length of the page,
//! however it nests.

use crate::import::clean;
use crate::import::read::markup;

/// Elements that end the line before them and begin one.
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "hr",
    "body",
];

/// Elements whose content is no text.
const MUTE: [&str; 6] = ["script", "style", "title", "select", "button", "noscript"];

/// Elements that hold nothing.
const VOID: [&str; 9] = [
    "br", "hr", "img", "input", "link", "meta", "wbr", "area", "col",
];

/// No deeper nesting is kept.
const DEEPEST: usize = 64;

/// An element that was opened.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'a> {
    /// The element round it: an index into [`Page::elements`]; the first is its own.
    pub parent: usize,
    /// Its name, as written.
    pub name: &'a str,
    /// Its classes, as written.
    pub class: &'a str,
    /// Its id, or the name of an anchor.
    pub id: &'a str,
    /// Whether its text is centred.
    pub centred: bool,
}

/// A run of text between two block boundaries.
#[derive(Debug)]
pub(super) struct PageLine {
    /// Clean; line breaks inside it are `\n`.
    pub text: String,
    /// The innermost element that its text begins in.
    pub element: usize,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    /// In order; none is empty.
    pub lines: Vec<PageLine>,
    /// In order of their start tags.
    pub elements: Vec<Element<'a>>,
}

impl<'a> Page<'a> {
    /// The elements round a line, innermost first.
    pub(super) fn round(&self, line: &PageLine) -> impl Iterator<Item = Element<'a>> + '_ {
        self.up(line.element).map(|at| self.elements[at])
    }

    /// An element and those round it, innermost first, as indices.
    pub(super) fn up(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(element), |&at| {
            (at > 0).then(|| self.elements[at].parent)
        })
    }

    /// Whether one of the elements round a line has a class that passes `test`.
    pub(super) fn is_in(&self, line: &PageLine, test: impl Fn(&str) -> bool) -> bool {
        self.round(line)
            .any(|element| element.class.split_whitespace().any(&test))
    }
}

/// Reads a page. An element with one of the classes `apart` (in lower case) is a line of its own wherever it stands.
pub(super) fn read<'a>(html: &'a str, apart: &[&str]) -> Page<'a> {
    let root = Element {
        parent: 0,
        name: "",
        class: "",
        id: "",
        centred: false,
    };
    let mut reader = Reader {
        page: Page {
            lines: Vec::new(),
            elements: vec![root],
        },
        open: vec![0],
        apart,
        centred: centred_classes(html),
        buffer: String::new(),
        element: 0,
    };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        reader.text(&rest[..at]);
        rest = reader.tag(&rest[at..]);
    }
    reader.text(rest);
    reader.flush();
    reader.page
}

/// Classes that the page's style sheet centres.
fn centred_classes(html: &str) -> Vec<&str> {
    let sheet_end = html.find("</style").or_else(|| html.find("</STYLE"));
    let sheet = &html[..sheet_end.unwrap_or(0)];
    let rules = sheet.split('}').filter_map(|rule| rule.rsplit_once('{'));
    rules
        .filter(|(_, body)| {
            body.contains("text-align: center") || body.contains("text-align:center")
        })
        .filter_map(|(selector, _)| Some(selector.rsplit_once('.')?.1.trim()))
        .collect()
}

struct Reader<'a, 'b> {
    apart: &'b [&'b str],
    page: Page<'a>,
    /// Open elements, outermost first.
    open: Vec<usize>,
    centred: Vec<&'a str>,
    buffer: String,
    element: usize,
}

impl<'a> Reader<'a, '_> {
    fn text(&mut self, text: &str) {
        if self.buffer.trim().is_empty() && !text.trim().is_empty() {
            self.element = self.open.last().copied().unwrap_or(0);
        }
        // A line end of the source is a space.
        for (at, part) in text.split(['\n', '\r']).enumerate() {
            if at > 0 {
                self.buffer.push(' ');
            }
            self.buffer.push_str(part);
        }
    }

    /// Reads what stands at a `<`; returns what follows.
    fn tag(&mut self, rest: &'a str) -> &'a str {
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or("", |end| &rest[end + 3..]);
        }
        let closes = rest.starts_with("</");
        let start = 1 + usize::from(closes);
        let length = rest[start..]
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        if length == 0 && !rest.starts_with("<!") && !rest.starts_with("<?") {
            self.buffer.push('<');
            return &rest[1..];
        }
        let name = &rest[start..start + length];
        let end = markup::tag_end(rest);
        let (tag, after) = rest.split_at(end);
        let lower = name[..length.min(12)].to_ascii_lowercase();
        if lower == "br" {
            self.buffer.push('\n');
        } else if BLOCKS.contains(&lower.as_str()) {
            self.flush();
        }
        match () {
            () if length == 0 || VOID.contains(&lower.as_str()) => after,
            () if closes => {
                self.close(name);
                after
            }
            () if MUTE.contains(&lower.as_str()) => behind_end_tag(after, &lower),
            () => {
                self.open(name, tag);
                after
            }
        }
    }

    fn open(&mut self, name: &'a str, tag: &'a str) {
        // The next paragraph, row or cell closes the one before.
        let last = self.open.last().copied().unwrap_or(0);
        let twin = ["p", "tr", "td", "li"]
            .iter()
            .any(|one| name.eq_ignore_ascii_case(one));
        if twin && self.page.elements[last].name.eq_ignore_ascii_case(name) {
            self.close(name);
        }
        if self.open.len() >= DEEPEST || tag.ends_with("/>") {
            return;
        }
        let parent = self.open.last().copied().unwrap_or(0);
        let class = attribute(tag, "class");
        let id = match attribute(tag, "id") {
            "" if name.eq_ignore_ascii_case("a") => attribute(tag, "name"),
            id => id,
        };
        let style = attribute(tag, "style");
        let centred = name.eq_ignore_ascii_case("center")
            || attribute(tag, "align").eq_ignore_ascii_case("center")
            || style.contains("text-align:center")
            || style.contains("text-align: center")
            || class
                .split_whitespace()
                .any(|one| self.centred.contains(&one));
        if self.is_apart(class) {
            self.flush();
        }
        self.open.push(self.page.elements.len());
        self.page.elements.push(Element {
            parent,
            name,
            class,
            id,
            centred: centred || self.page.elements[parent].centred,
        });
    }

    /// Closes the nearest open element of that name and all inside it.
    fn close(&mut self, name: &str) {
        let found = self
            .open
            .iter()
            .rposition(|&at| self.page.elements[at].name.eq_ignore_ascii_case(name));
        if let Some(at) = found.filter(|&at| at > 0) {
            let ends = |&open: &usize| self.is_apart(self.page.elements[open].class);
            if self.open[at..].iter().any(ends) {
                self.flush();
            }
            self.open.truncate(at);
        }
    }

    fn is_apart(&self, class: &str) -> bool {
        let mut classes = class.split_whitespace();
        classes.any(|one| {
            self.apart
                .iter()
                .any(|apart| apart.eq_ignore_ascii_case(one))
        })
    }

    fn flush(&mut self) {
        let text = markup::unescape(&self.buffer);
        let text = clean::normalise(&text);
        let lines: Vec<String> = text
            .lines()
            .map(clean::squeeze)
            .filter(|line| !line.is_empty())
            .collect();
        if !lines.is_empty() {
            self.page.lines.push(PageLine {
                text: lines.join("\n"),
                element: self.element,
            });
        }
        self.buffer.clear();
    }
}

/// What follows the end tag of a mute element; all when there is none.
fn behind_end_tag<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    while let Some(offset) = rest[at..].find("</") {
        at += offset + 2;
        let found = rest.as_bytes().get(at..at + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
            return &rest[end..];
        }
    }
    ""
}

/// The value of an attribute of a tag; empty when it has none.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    /// A tag with a longer head than this, in bytes, is searched no further.
    const LONGEST: usize = 2048;
    let head = crate::import::read::sniff::first_bytes(tag, LONGEST);
    let mut at = 0;
    while let Some(offset) = head[at..].find('=') {
        let equals = at + offset;
        let before = head[..equals].trim_end();
        let own = before
            .get(before.len().saturating_sub(name.len() + 1)..)
            .is_some_and(|end| {
                end.starts_with(char::is_whitespace) && end[1..].eq_ignore_ascii_case(name)
            });
        if own {
            return value(head[equals + 1..].trim_start());
        }
        at = equals + 1;
    }
    ""
}

fn value(rest: &str) -> &str {
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest[1..].split(quote).next().unwrap_or(""),
        _ => rest
            .split(|char: char| char.is_whitespace() || char == '>')
            .next()
            .unwrap_or(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_the_elements_round_them() {
        let html = "<STYLE>.c1 { text-align: center; }\n.c2 { color: red }</STYLE><DIV CLASS='c1'><P>5 of 9</P></DIV>\
            <div id=hd><b class=\"enHeadline x\">Envoys<br>out &amp; gone\nsoon</b></div><p>One <i class=apart>x</i> y<p class=\"y\">Two<!-- <p> no --><script>'<p>'</script>";
        let page = read(html, &["apart"]);
        let lines: Vec<String> = page
            .lines
            .iter()
            .map(|line| {
                let round: Vec<String> = page
                    .round(line)
                    .filter(|element| !element.name.is_empty())
                    .map(|element| {
                        format!(
                            "{}.{}#{}{}",
                            element.name,
                            element.class,
                            element.id,
                            if element.centred { "!" } else { "" }
                        )
                    })
                    .collect();
                format!("{} {}", line.text.replace('\n', "/"), round.join(" "))
            })
            .collect();
        assert_eq!(
            lines,
            [
                "5 of 9 P.#! DIV.c1#!",
                "Envoys/out & gone soon b.enHeadline x# div.#hd",
                "One p.#",
                "x i.apart# p.#",
                "y p.#",
                "Two p.y#",
            ]
        );
    }

    #[test]
    fn hostile_pages_are_read_once() {
        for piece in [
            "<div>",
            "<!--",
            "<script>",
            "<a ",
            "</",
            "<p class='",
            "<p x=",
            "</div>",
            "<b>",
        ] {
            read(&piece.repeat(60_000), &[]);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[a-p<>/!&;#='\" \n-]{0,200}") {
            read(&text, &["a"]);
        }
    }
}
