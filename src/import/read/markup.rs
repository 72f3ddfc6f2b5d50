//! Paragraphs of a piece of HTML: the text of a feed's item, of a field in a news interface's answer, of a table's cell. No tree is
//! built and nothing is judged; linear in the length whatever the tags do.

use crate::import::clean;

/// Elements that end the paragraph before them and begin one.
const BLOCKS: [&str; 34] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
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
    "tbody",
    "thead",
    "tr",
    "td",
    "th",
    "blockquote",
    "pre",
    "hr",
    "figure",
    "body",
    "center",
    "address",
];

/// Elements whose content is no text of the article.
const MUTE: [&str; 13] = [
    "script",
    "style",
    "noscript",
    "svg",
    "iframe",
    "figure",
    "figcaption",
    "button",
    "template",
    "head",
    "object",
    "select",
    "video",
];

/// Whether `text` is written in HTML rather than plain: it has a tag that text would not have, or an entity.
pub(super) fn is_html(text: &str) -> bool {
    let mut at = 0;
    while let Some(offset) = text[at..].find('<') {
        at += offset + 1;
        let rest = text[at..].trim_start_matches('/');
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = rest[..length.min(12)].to_ascii_lowercase();
        let ends = rest[length..].starts_with(['>', ' ', '/', '\n', '\t', '\r']);
        let known = BLOCKS.contains(&name.as_str())
            || MUTE.contains(&name.as_str())
            || [
                "a", "b", "i", "u", "br", "em", "strong", "span", "img", "font", "sup", "sub",
            ]
            .contains(&name.as_str());
        if ends && known {
            return true;
        }
    }
    false
}

/// The paragraphs of a piece of HTML, clean and none empty.
pub(super) fn paragraphs(html: &str) -> Vec<String> {
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some(offset) = html[at..].find('<') {
        reader.text(&html[at..at + offset]);
        at += offset;
        at += reader.tag(&html[at..]);
    }
    reader.text(&html[at..]);
    reader.flush();
    reader.list
}

/// `text` with its entities resolved, tags and all else as it is.
pub(super) fn unescape(text: &str) -> String {
    let mut clear = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(offset) = text[at..].find('&') {
        clear.push_str(&text[at..at + offset]);
        at += offset + 1;
        if let Some((chars, length)) = entity(&text[at..]) {
            clear.extend(chars.into_iter().flatten());
            at += length;
        } else {
            clear.push('&');
        }
    }
    clear.push_str(&text[at..]);
    clear
}

/// The characters that `name` (without `&` and `;`) stands for in HTML.
pub(super) fn named(name: &str) -> Option<String> {
    let (chars, _) = entity(&format!("{name};"))?;
    Some(chars.into_iter().flatten().collect())
}

/// The entity that `rest` begins with, its `&` taken off: one or two characters, and its length with the `;`.
fn entity(rest: &str) -> Option<([Option<char>; 2], usize)> {
    let end = rest.bytes().take(32).position(|byte| byte == b';')?;
    let name = rest.get(..end)?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some(([Some(of_code(code)), None], end + 1));
    }
    let (first, second) = *markup5ever::data::NAMED_ENTITIES.get(&rest[..=end])?;
    let second = char::from_u32(second).filter(|char| *char != '\0');
    Some(([char::from_u32(first), second], end + 1))
}

/// The character of a numeric entity; those of 128 to 159 are windows-1252's, as browsers have it.
fn of_code(code: u32) -> char {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => {
            let bytes = [byte];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            text.chars().next().unwrap_or('\u{fffd}')
        }
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    }
}

#[derive(Default)]
struct Reader {
    list: Vec<String>,
    buffer: String,
    breaks: usize,
    /// Elements of [`MUTE`] that have no end tag any more: looking for one again would take quadratic time.
    endless: Vec<&'static str>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if text.contains(|char: char| !char.is_whitespace()) {
            self.breaks = 0;
        }
        self.buffer.push_str(text);
    }

    /// Reads what stands at a `<`; returns its length.
    fn tag(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--") {
            return self.skip_to(rest, "-->", "!--");
        }
        if rest.starts_with("<![CDATA[") || rest.starts_with("<!") || rest.starts_with("<?") {
            return self.skip_to(rest, ">", "!");
        }
        let closes = rest.starts_with("</");
        let name_start = 1 + usize::from(closes);
        let length = rest[name_start..]
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        if length == 0 {
            self.buffer.push('<');
            return 1;
        }
        let name = rest[name_start..name_start + length.min(12)].to_ascii_lowercase();
        let end = tag_end(rest);
        if name == "br" {
            self.line_break();
        } else if BLOCKS.contains(&name.as_str()) || name == "figcaption" {
            self.flush();
        }
        let Some(&mute) = MUTE.iter().find(|mute| **mute == name) else {
            return end;
        };
        if closes || rest[..end].ends_with("/>") {
            return end;
        }
        end + self.skip_to_end_tag(&rest[end..], mute)
    }

    fn skip_to(&mut self, rest: &str, mark: &str, name: &'static str) -> usize {
        if self.endless.contains(&name) {
            return 1;
        }
        if let Some(end) = rest.find(mark) {
            return end + mark.len();
        }
        self.endless.push(name);
        1
    }

    /// How far it is behind the end tag of `name`; nothing where there is none.
    fn skip_to_end_tag(&mut self, rest: &str, name: &'static str) -> usize {
        if self.endless.contains(&name) {
            return 0;
        }
        let mut at = 0;
        while let Some(offset) = rest[at..].find("</") {
            at += offset + 2;
            let found = rest.as_bytes().get(at..at + name.len());
            if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
                return at - 2 + tag_end(&rest[at - 2..]);
            }
        }
        self.endless.push(name);
        0
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        self.buffer.push('\n');
        if self.breaks >= 2 {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let text = clean::squeeze(&clean::normalise(&unescape(&self.buffer)));
        if !text.is_empty() {
            self.list.push(text);
        }
        self.buffer.clear();
        self.breaks = 0;
    }
}

/// Behind the `>` of the tag that `rest` begins with; a quotation mark opens a value only behind `=`. A tag without an end ends
/// at its name.
pub(super) fn tag_end(rest: &str) -> usize {
    /// No real tag is longer, save with an image inside; those have no quotation marks to mind.
    const LONGEST: usize = 4096;
    let mut quote = None;
    let mut equals = false;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (None, b'"' | b'\'') if equals => quote = Some(byte),
            (None, b'>') => return at + 1,
            _ => {}
        }
        equals = byte == b'=' || equals && byte.is_ascii_whitespace();
    }
    rest.find('>').map_or(rest.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expect: &[&str]) {
        assert_eq!(paragraphs(html), expect, "{html}");
    }

    #[test]
    fn blocks_and_double_breaks_part_paragraphs() {
        check(
            "<p>One <b>bold</b> word.</p><p>Two&nbsp;&rsquo;s.</p>",
            &["One bold word.", "Two ’s."],
        );
        check(
            "One line<br>goes on.<br/><br />Next.",
            &["One line goes on.", "Next."],
        );
        check("<div>One<ul><li>a<li>b</ul>", &["One", "a", "b"]);
        check(
            "5 < 6 and 7 > 6 &amp; so on &#8211; &#x2014; &#147;x&#148; &bogus;",
            &["5 < 6 and 7 > 6 & so on – — “x” &bogus;"],
        );
    }

    #[test]
    fn what_is_no_text_goes() {
        check(
            "<style>p { a > b }</style><p title='a > b'>One<!-- no > --> more.<figure><img src=x><figcaption>No</figcaption></figure><script>'</p>'</script>",
            &["One more."],
        );
        check("<p>One<script>never ends", &["Onenever ends"]);
    }

    #[test]
    fn plain_text_is_no_html() {
        assert!(is_html("a<br>b") && is_html("<P class=x>y") && is_html("x</a>"));
        assert!(!is_html("5 < 6, <Norland> and <3 b>a"));
    }

    #[test]
    fn hostile_pieces_are_read_once() {
        for piece in [
            "<figure>",
            "<!--",
            "<a ",
            "</",
            "<p x='",
            "&#",
            "<![CDATA[",
            "<!",
        ] {
            paragraphs(&piece.repeat(100_000));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[a-p<>/!&;#='\" -]{0,200}") {
            paragraphs(&text);
        }
    }
}
