//! What a page may cost: html5ever takes quadratic time on deep nesting and on many attributes of one tag, so both are counted,
//! in linear time, before it sees the page.

use std::collections::HashMap;

/// Real pages nest below 100.
const DEEPEST: usize = 400;

/// Real tags have below 60 attributes; counted by their `=` and white space.
const MOST_ATTRIBUTES: usize = 1_000;

/// In bytes.
const LARGEST: usize = 32 << 20;

/// Elements whose content is text, not tags.
const RAW: [&str; 7] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noframes",
];

/// Elements that hold nothing.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that the next of their kind closes.
const SELF_CLOSING: [&str; 16] = [
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "rt",
    "rp", "colgroup", "caption",
];

/// Elements that shield what is inside from end tags outside.
const SCOPES: [&str; 6] = ["table", "html", "template", "object", "marquee", "applet"];

/// Formatting elements: their end tags close nothing else.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Says why the page is not parsed, when it is over a limit.
pub(super) fn check(text: &str) -> Result<(), String> {
    if text.len() > LARGEST {
        return Err(format!(
            "expected a page of at most {} MB, found {} MB",
            LARGEST >> 20,
            text.len() >> 20
        ));
    }
    let mut nesting = Nesting::default();
    let mut at = 0;
    while let Some(offset) = text[at..].find('<') {
        at += offset + 1;
        let rest = &text[at..];
        if rest.starts_with("!--") {
            at += rest.find("-->").map_or(rest.len(), |end| end + 3);
            continue;
        }
        let (closes, name_start) = if rest.starts_with('/') {
            (true, 1)
        } else {
            (false, 0)
        };
        let name_len = rest[name_start..]
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        if name_len == 0 {
            continue;
        }
        let name = rest[name_start..name_start + name_len].to_ascii_lowercase();
        let (length, attributes) = tag_length(rest);
        if attributes > MOST_ATTRIBUTES {
            return Err(format!(
                "expected at most {MOST_ATTRIBUTES} attributes on a tag, found more"
            ));
        }
        let closed = rest[..length].ends_with("/>");
        at += length;
        if closes {
            nesting.close(&name);
        } else if RAW.contains(&name.as_str()) {
            at += raw_length(&text[at..], &name);
        } else if !VOID.contains(&name.as_str()) && !SELF_CLOSING.contains(&name.as_str()) {
            nesting.open(name, closed);
        }
        if nesting.stack.len() > DEEPEST {
            return Err(format!(
                "expected elements nested at most {DEEPEST} deep, found more"
            ));
        }
    }
    Ok(())
}

/// How long the tag is, to behind its `>`, and about how many attributes it has. A quotation mark opens a value only behind `=`.
fn tag_length(rest: &str) -> (usize, usize) {
    let mut quote = None;
    let mut attributes = 0;
    let (mut space, mut equals) = (false, false);
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if equals => quote = Some(byte),
            (None, b'>') => return (at + 1, attributes),
            (None, _) => {
                let now = byte.is_ascii_whitespace() || byte == b'/';
                attributes += usize::from(space && !now);
                space = now;
            }
        }
        equals = byte == b'=' || equals && byte.is_ascii_whitespace();
    }
    (rest.len(), attributes)
}

/// How far it is to the end tag of a raw element.
fn raw_length(rest: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(offset) = rest[at..].find("</") {
        at += offset;
        let found = rest.as_bytes().get(at + 2..at + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        at += 2;
    }
    rest.len()
}

#[derive(Default)]
struct Nesting {
    stack: Vec<String>,
    open: HashMap<String, usize>,
    /// How many `svg` and `math` elements are open: in them `/>` closes.
    foreign: usize,
}

impl Nesting {
    fn open(&mut self, name: String, closed: bool) {
        if closed && self.foreign > 0 {
            return;
        }
        self.foreign += usize::from(name == "svg" || name == "math");
        *self.open.entry(name.clone()).or_default() += 1;
        self.stack.push(name);
    }

    /// Closes as a parser would, or less: the count is never below the true depth by much.
    fn close(&mut self, name: &str) {
        if self.open.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        let formatting = FORMATTING.contains(&name);
        // The walk is bounded by the limit on depth.
        for index in (0..self.stack.len()).rev() {
            if self.stack[index] == name {
                let gone = if formatting {
                    index..index + 1
                } else {
                    index..self.stack.len()
                };
                for name in self.stack.drain(gone) {
                    self.foreign -= usize::from(name == "svg" || name == "math");
                    if let Some(count) = self.open.get_mut(&name) {
                        *count -= 1;
                    }
                }
                return;
            }
            if SCOPES.contains(&self.stack[index].as_str()) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_pass() {
        let page = "<html><body><div><p>One<p>Two<br><b>bold</b></div><script>if (a<b) '<div>'</script></body></html>";
        assert_eq!(check(page), Ok(()));
        assert_eq!(check(&"<p><b>x".repeat(100)), Ok(()));
        assert_eq!(check(&"<div>x</div>".repeat(5000)), Ok(()));
        assert_eq!(
            check(&format!("<svg>{}</svg>", "<path d='x'/>".repeat(5000))),
            Ok(())
        );
    }

    #[test]
    fn hostile_pages_do_not() {
        assert!(check(&"<div>".repeat(100_000)).is_err());
        assert!(check(&"<ul><li>".repeat(20_000)).is_err());
        assert!(check(&"<div></b>".repeat(1000)).is_err());
        assert!(check(&"<div><table></div>".repeat(1000)).is_err());
        assert!(check(&"<b><div></b>".repeat(1000)).is_err());
        assert!(check(&"<div/>".repeat(1000)).is_err());
        let attributes = " a=1".repeat(100_000);
        assert!(check(&format!("<p{attributes}>text</p>")).is_err());
    }

    #[test]
    fn broken_ends_are_read_once() {
        assert_eq!(check(&"<".repeat(200_000)), Ok(()));
        assert_eq!(
            check(&"<a ".repeat(1000)),
            Err(format!(
                "expected at most {MOST_ATTRIBUTES} attributes on a tag, found more"
            ))
            .or(Ok(()))
        );
        assert_eq!(check(&"<!-- ".repeat(100_000)), Ok(()));
        assert_eq!(check(&"<script>".repeat(100_000)), Ok(()));
    }
}
