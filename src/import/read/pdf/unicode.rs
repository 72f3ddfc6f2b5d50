//! The table in which a font says what letters its codes show (`ToUnicode`).

use std::collections::HashMap;

/// No font has more letters.
const MOST: usize = 70_000;

/// Codes with their letters.
#[derive(Debug, Default)]
pub(super) struct Letters {
    map: HashMap<u32, String>,
    /// How often a letter was put: ranges may overlap without end.
    puts: usize,
    /// Whether its codes are of one byte.
    pub one_byte: bool,
}

/// A word of the table.
enum Word<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    Name(&'a [u8]),
}

impl Letters {
    /// The letters that `code` shows.
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.map.get(&code).map(String::as_str)
    }

    /// Reads a table. What it gets wrong is left out.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut letters = Self::default();
        let mut words: Vec<Word<'_>> = Vec::new();
        let mut at = 0;
        while let Some(word) = next(bytes, &mut at) {
            match word {
                Word::Name(b"endbfchar") => letters.chars(&words),
                Word::Name(b"endbfrange") => letters.ranges(&words),
                Word::Name(b"endcodespacerange") => {
                    letters.one_byte =
                        matches!(words.first(), Some(Word::Hex(code)) if code.len() == 1);
                }
                Word::Name(_) => {}
                other => {
                    words.push(other);
                    continue;
                }
            }
            words.clear();
        }
        letters
    }

    fn put(&mut self, code: u32, text: String) {
        self.puts += 1;
        if self.puts <= MOST {
            self.map.insert(code, text);
        }
    }

    fn chars(&mut self, words: &[Word<'_>]) {
        for pair in words.chunks_exact(2) {
            if let [Word::Hex(code), Word::Hex(text)] = pair {
                self.put(number(code), utf16(text));
            }
        }
    }

    fn ranges(&mut self, words: &[Word<'_>]) {
        let mut rest = words;
        while let [Word::Hex(low), Word::Hex(high), tail @ ..] = rest {
            let codes = number(low)..=number(high).min(number(low).saturating_add(0xffff));
            match tail {
                [Word::Hex(first), after @ ..] => {
                    for (step, code) in (0..).zip(codes) {
                        if self.puts >= MOST {
                            return;
                        }
                        self.put(code, stepped(first, step));
                    }
                    rest = after;
                }
                [Word::Open, after @ ..] => {
                    let end = after
                        .iter()
                        .position(|word| matches!(word, Word::Close))
                        .unwrap_or(after.len());
                    for (code, word) in codes.zip(&after[..end]) {
                        if let Word::Hex(text) = word {
                            self.put(code, utf16(text));
                        }
                    }
                    rest = after.get(end + 1..).unwrap_or_default();
                }
                _ => return,
            }
        }
    }
}

/// The letters of `first`, the last of them moved on by `step`.
fn stepped(first: &[u8], step: u32) -> String {
    let text = utf16(first);
    let mut chars: Vec<char> = text.chars().collect();
    if let Some(last) = chars.last_mut() {
        *last = u32::from(*last)
            .checked_add(step)
            .and_then(char::from_u32)
            .unwrap_or('\u{fffd}');
    }
    chars.into_iter().collect()
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|char| char.unwrap_or('\u{fffd}'))
        .collect()
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn next<'a>(bytes: &'a [u8], at: &mut usize) -> Option<Word<'a>> {
    loop {
        let rest = bytes.get(*at..)?;
        let first = *rest.first()?;
        let run = |stop: &dyn Fn(u8) -> bool| {
            rest.iter()
                .position(|byte| stop(*byte))
                .unwrap_or(rest.len())
        };
        match first {
            b'%' => *at += run(&|byte| byte == b'\n' || byte == b'\r'),
            b'<' if rest.get(1) == Some(&b'<') => *at += 2,
            b'<' => {
                let end = run(&|byte| byte == b'>');
                *at += end + 1;
                return Some(Word::Hex(hex(&rest[1..end])));
            }
            b'[' | b']' => {
                *at += 1;
                return Some(if first == b'[' {
                    Word::Open
                } else {
                    Word::Close
                });
            }
            _ if first.is_ascii_alphanumeric() => {
                let end = run(&|byte| {
                    byte.is_ascii_whitespace() || matches!(byte, b'<' | b'[' | b']' | b'/' | b'(')
                });
                *at += end.max(1);
                let word = &rest[..end];
                return Some(Word::Name(word));
            }
            _ => *at += 1,
        }
    }
}

/// Bytes of hexadecimal digits; a short code is padded to a whole byte.
fn hex(digits: &[u8]) -> Vec<u8> {
    let values: Vec<u8> = digits
        .iter()
        .filter_map(|digit| char::from(*digit).to_digit(16))
        .map(|digit| digit as u8)
        .take(512)
        .collect();
    values
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read() {
        let table = b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
            2 beginbfchar <0003> <0020> <0057> <00660069> endbfchar\n\
            3 beginbfrange <0024> <0026> <0041> <0030> <0031> [<0061> <D835DD00>] <0040><0041><0062> endbfrange";
        let letters = Letters::parse(table);
        let get = |code: u32| letters.get(code).unwrap_or("none").to_owned();
        assert_eq!(
            [get(3), get(0x57), get(0x26), get(0x31), get(0x41), get(9)],
            [" ", "fi", "C", "\u{1d500}", "c", "none"]
        );
        assert!(!letters.one_byte);
        assert!(Letters::parse(b"begincodespacerange <00> <FF> endcodespacerange").one_byte);
    }

    #[test]
    fn hostile_tables_cost_little() {
        let table = "<00000000> <ffffffff> <0041> ".repeat(10_000) + "endbfrange";
        assert!(Letters::parse(table.as_bytes()).map.len() <= MOST);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), text in "(<[0-9a-f]{0,6}>|\\[|\\]| |endbfchar|endbfrange|endcodespacerange|%|7){0,40}") {
            Letters::parse(&bytes);
            Letters::parse(text.as_bytes());
        }
    }
}
