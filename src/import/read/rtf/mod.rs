//! Rich text: groups on a stack of their own, code pages by document and font, Unicode escapes with their fallback, and nothing of
//! pictures, styles and fields but their result. Linear and total: every byte is looked at once, whatever the groups do.

mod words;

use super::assemble::ReadArticles;
use super::export::{self, Paragraph};
use super::{ReadOutcome, SourceFile, text};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;
use words::Meaning;

/// Groups deeper than this are read as if they stood at this depth.
const DEEPEST: usize = 4_096;

/// Reads the article of a file in rich text, or those of a download in it.
pub(super) fn read(file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    let paragraphs = self::paragraphs(file.bytes);
    let lines: Vec<&str> = paragraphs.iter().map(|one| one.text.as_str()).collect();
    let text = lines.join("\n");
    if !text.contains(char::is_alphanumeric) {
        return Err(ReadOutcome::Failed(
            "expected rich text (RTF), found no text in it".to_owned(),
        ));
    }
    match export::in_paragraphs(&paragraphs) {
        Some(found) => Ok(found),
        None => text::read(file, &text).map(ReadArticles::from),
    }
}

/// The paragraphs of rich text.
fn paragraphs(bytes: &[u8]) -> Vec<Paragraph> {
    let mut reader = Reader::new(bytes);
    reader.read();
    let (mut start, mut weight, mut marks) =
        (0, Weight::Plain, reader.weights.into_iter().peekable());
    let mut list = Vec::new();
    for line in reader.out.split('\n') {
        let end = start + line.len();
        // Bold is what has no letter that is not.
        let (mut at, mut plain) = (start, false);
        let mut pass = |upto: usize, weight: Weight| {
            plain |= weight == Weight::Plain
                && line[at - start..upto - start].contains(char::is_alphanumeric);
            at = upto;
        };
        while let Some((next, now)) = marks.next_if(|&(next, _)| next <= end) {
            pass(next.max(start), weight);
            weight = now;
        }
        pass(end, weight);
        list.push(Paragraph {
            bold: !plain && line.contains(char::is_alphanumeric),
            ..Paragraph::from(line)
        });
        start = end + 1;
    }
    list
}

/// What holds inside a group.
#[derive(Clone, Copy)]
struct Group {
    /// Whether its text is none of the document's.
    mute: bool,
    /// Whether its text is hidden.
    hidden: bool,
    /// Whether it is the table of fonts.
    fonts: bool,
    /// How many characters stand for a Unicode escape where it is not understood.
    fallback: usize,
    font: Option<i32>,
    weight: Weight,
}

/// How heavy letters are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    Bold,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    group: Group,
    stack: Vec<Group>,
    /// Groups above [`DEEPEST`].
    over: usize,
    /// The code page of the document.
    page: &'static Encoding,
    /// The code pages of its fonts.
    fonts: HashMap<i32, &'static Encoding>,
    /// The font that text without one is in.
    default_font: Option<i32>,
    /// The font that the table is describing.
    described: Option<i32>,
    /// Bytes to decode together, and in what.
    pending: Vec<u8>,
    pending_in: &'static Encoding,
    /// The first half of a character of two units.
    half: Option<u16>,
    /// Characters of a fallback still to pass over.
    passed: usize,
    out: String,
    /// Where the weight changes in `out`.
    weights: Vec<(usize, Weight)>,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            group: Group {
                mute: false,
                hidden: false,
                fonts: false,
                fallback: 1,
                font: None,
                weight: Weight::Plain,
            },
            stack: Vec::new(),
            over: 0,
            page: WINDOWS_1252,
            fonts: HashMap::new(),
            default_font: None,
            described: None,
            pending: Vec::new(),
            pending_in: WINDOWS_1252,
            half: None,
            passed: 0,
            out: String::with_capacity(bytes.len() / 2),
            weights: Vec::new(),
        }
    }

    /// Reads all.
    fn read(&mut self) {
        while self.step() {}
        self.flush();
    }

    /// Reads one sign, word or group border; false at the end.
    fn step(&mut self) -> bool {
        let Some(&byte) = self.bytes.get(self.at) else {
            return false;
        };
        self.at += 1;
        match byte {
            b'{' => self.open(),
            b'}' => self.close(),
            b'\\' => self.control(),
            b'\r' | b'\n' | 0 => {}
            _ => self.byte(byte),
        }
        true
    }

    fn open(&mut self) {
        self.passed = 0;
        if self.stack.len() < DEEPEST {
            self.stack.push(self.group);
        } else {
            self.over += 1;
        }
    }

    fn close(&mut self) {
        self.passed = 0;
        if self.over > 0 {
            self.over -= 1;
        } else if let Some(group) = self.stack.pop() {
            self.set_weight(group.weight);
            self.group = group;
        }
    }

    fn control(&mut self) {
        let Some(&byte) = self.bytes.get(self.at) else {
            return;
        };
        if byte.is_ascii_alphabetic() {
            return self.word();
        }
        self.at += 1;
        match byte {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2);
                let code = digits
                    .and_then(|digits| std::str::from_utf8(digits).ok())
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok());
                if let Some(code) = code {
                    self.at += 2;
                    self.byte(code);
                }
            }
            b'~' => self.char(' '),
            b'_' => self.char('-'),
            b'\\' | b'{' | b'}' => self.byte(byte),
            b'\r' | b'\n' => self.char('\n'),
            // What a reader may not know, it passes over.
            b'*' => self.group.mute = true,
            _ => {}
        }
    }

    /// A control word with its number: letters, an optional sign and digits, one optional space.
    fn word(&mut self) {
        let rest = &self.bytes[self.at..];
        let letters = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let word = std::str::from_utf8(&rest[..letters.min(32)]).unwrap_or("");
        let signed = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + signed..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let end = if digits == 0 {
            letters
        } else {
            letters + signed + digits
        };
        let number = std::str::from_utf8(&rest[letters..end])
            .ok()
            .and_then(|text| text.parse::<i32>().ok());
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        if self.passed > 0 && word != "u" {
            self.passed -= 1;
            return;
        }
        self.obey(word, number);
    }

    fn obey(&mut self, word: &str, number: Option<i32>) {
        match words::meaning(word) {
            Meaning::Char(char) => self.char(char),
            Meaning::Mute => self.group.mute = true,
            Meaning::Hidden => self.group.hidden = number != Some(0),
            Meaning::Fonts => {
                self.group.mute = true;
                self.group.fonts = true;
            }
            Meaning::Unicode => self.unicode(number.unwrap_or(0)),
            Meaning::Fallback => {
                self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8);
            }
            Meaning::CodePage => {
                if let Some(page) = number.and_then(words::code_page) {
                    self.page = page;
                }
            }
            Meaning::Machine(page) => self.page = page,
            Meaning::DefaultFont => self.default_font = number,
            Meaning::Font if self.group.fonts => self.described = number,
            Meaning::Font => self.group.font = number,
            Meaning::Charset => {
                if let (Some(font), Some(page)) = (self.described, number.and_then(words::charset))
                {
                    self.fonts.insert(font, page);
                }
            }
            Meaning::Bold if number == Some(0) => self.set_weight(Weight::Plain),
            Meaning::Bold => self.set_weight(Weight::Bold),
            Meaning::Plain => {
                self.set_weight(Weight::Plain);
                self.group.font = None;
                self.group.hidden = false;
            }
            Meaning::Binary => {
                let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
                self.at = self.at.saturating_add(length).min(self.bytes.len());
            }
            Meaning::Nothing => {}
        }
    }

    fn set_weight(&mut self, weight: Weight) {
        if self.group.weight != weight {
            self.flush();
            self.group.weight = weight;
            self.weights.push((self.out.len(), weight));
        }
    }

    /// A byte of text, in the code page of the font or the document.
    fn byte(&mut self, byte: u8) {
        if self.passed > 0 {
            self.passed -= 1;
            return;
        }
        if self.is_silent() {
            return;
        }
        let font = self.group.font.or(self.default_font);
        let page = font
            .and_then(|font| self.fonts.get(&font).copied())
            .unwrap_or(self.page);
        if page != self.pending_in {
            self.flush();
            self.pending_in = page;
        }
        self.pending.push(byte);
    }

    fn char(&mut self, char: char) {
        if !self.is_silent() {
            self.flush();
            self.out.push(char);
        }
    }

    fn is_silent(&self) -> bool {
        self.group.mute || self.group.hidden
    }

    fn unicode(&mut self, number: i32) {
        self.passed = self.group.fallback;
        if self.is_silent() {
            return;
        }
        // Written as a signed number of 16 bits; some writers give the character whole.
        let code = if number < 0 {
            number + 0x1_0000
        } else {
            number
        }
        .cast_unsigned();
        match u16::try_from(code) {
            Ok(high @ 0xd800..=0xdbff) => self.half = Some(high),
            Ok(low @ 0xdc00..=0xdfff) => {
                let pair = self.half.take().map(|high| char::decode_utf16([high, low]));
                let char = pair.and_then(|mut pair| pair.next()).and_then(Result::ok);
                self.char(char.unwrap_or('\u{fffd}'));
            }
            _ => self.char(char::from_u32(code).unwrap_or('\u{fffd}')),
        }
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let (text, _) = self.pending_in.decode_without_bom_handling(&self.pending);
            self.out.push_str(&text);
            self.pending.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let mut reader = Reader::new(bytes);
        reader.read();
        let parts = paragraphs(bytes);
        let lines: Vec<&str> = parts.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(lines.join("\n"), reader.out);
        reader.out
    }

    #[track_caller]
    fn check(rtf: &str, expect: &str) {
        assert_eq!(text(rtf.as_bytes()), expect, "{rtf}");
    }

    #[test]
    fn text_is_what_a_reader_sees() {
        check(
            r"{\rtf1\ansi\ansicpg1252 Envoy \b out\b0\par On Friday \'93they\'94 met.\par}",
            "Envoy out\nOn Friday “they” met.\n",
        );
        check(
            r"{\rtf1{\fonttbl{\f0\fswiss Arial;}}{\colortbl;\red0;}{\*\generator X;}{\info{\title T}}{\stylesheet{\s0 Normal;}}a{\field{\*\fldinst{HYPERLINK x}}{\fldrslt{link}}}}",
            "alink",
        );
        check(
            "{\\rtf1 one\r\n two\\\nthree \\{x\\} \\emdash\\lquote\\rquote\\~\\_}",
            "one two\nthree {x} —‘’ -",
        );
        check(
            r"{\rtf1 a\v hidden\v0 {\pict\bin3 }}}}b{\footnote c}d}",
            "abd",
        );
    }

    #[test]
    fn bold_paragraphs_are_known() {
        let bold = |rtf: &str| -> Vec<String> {
            let list = paragraphs(rtf.as_bytes()).into_iter();
            list.filter(|one| one.bold).map(|one| one.text).collect()
        };
        assert_eq!(
            bold(
                r"{\rtf1 a\par{\b Envoy {\i out}}\par b \b c\b0\par\b Gone \plain  \par\b\par\plain\b d\par e}"
            ),
            ["Envoy out", "Gone  ", "d", "e"]
        );
    }

    #[test]
    fn code_pages_and_escapes() {
        check(
            r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0 Arial;}}\f0 \'d0\'ee\'f1\'f1\'e8\'ff \u8211? 5}",
            "Россия – 5",
        );
        check(
            r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\'e9{\f1\'d0\'ee}\'e9}",
            "éРоé",
        );
        check(
            r"{\rtf1\uc1\u-10187?\u-8960?{\uc2\u261\'61\'62}c\uc0\u322d}",
            "\u{1d500}ącłd",
        );
        check(r"{\rtf1\ansi\ansicpg936 \'cd\'e2\'bd\'bb}", "外交");
        check(r"{\rtf1\mac \'8e}", "é");
    }

    #[test]
    fn files_become_articles() {
        let bytes = br"{\rtf1\ansi Envoy summoned in Nordville\par 5 October 2018\par Norland summoned the envoy of Sudland on Friday and told him so.\par}";
        let file = SourceFile {
            name: "a.docx",
            bytes,
        };
        let found = read(&file).unwrap();
        let article = &found.articles[0];
        assert_eq!(
            article.title.as_deref(),
            Some("Envoy summoned in Nordville")
        );
        assert_eq!(
            article.published.as_ref().unwrap().date.to_string(),
            "2018-10-05"
        );
        let empty = SourceFile {
            name: "a.rtf",
            bytes: br"{\rtf1\ansi}",
        };
        assert!(matches!(read(&empty), Err(ReadOutcome::Failed(_))));
    }

    #[test]
    fn hostile_groups_are_read_once() {
        for piece in ["{", "}", "\\u", "\\'", "{\\*", "\\bin99999999 ", "\\u55296"] {
            text(format!("{{\\rtf1 {}", piece.repeat(100_000)).as_bytes());
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300), words in "[\\\\{}a-cu'0-9 -]{0,200}") {
            text(&bytes);
            text(words.as_bytes());
        }
    }
}
