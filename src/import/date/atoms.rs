//! The tokens of a sentence as the grammar of dates reads them: hyphened words taken apart, figures understood.

use super::words::{Class, Key, Words};
use super::{calendar, spelled};
use crate::import::token::{self, CaseShape, Token, TokenKind};
use crate::model::Span;
use smol_str::SmolStr;

/// The smallest piece of a date phrase: a token, or a part of one.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub class: Class,
    /// Bytes of the article's text.
    pub span: Span,
    /// Index of its token.
    pub token: usize,
    /// Written with a capital.
    pub capital: bool,
    /// In lower case.
    pub lower: SmolStr,
}

/// The words of a name in a lexicon file, parted as the text is.
pub(super) fn name_words(name: &str) -> Vec<String> {
    token::tokens(name, Span::new(0, name.len()))
        .into_iter()
        .map(|token| token.lower.to_string())
        .collect()
}

/// Whether a sentence may hold a date at all; most do not.
pub(super) fn may_hold_date(tokens: &[Token], words: &Words) -> bool {
    tokens.iter().any(|token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            words.hints_at_date(&token.lower)
                || (token.lower.contains('-')
                    && token.lower.split('-').any(|part| is_dated(part, words)))
        }
        TokenKind::Possessive | TokenKind::Sign => false,
    })
}

/// Whether a part of a hyphened word has to do with dates ("mid-March", "mid-2016").
fn is_dated(part: &str, words: &Words) -> bool {
    words.hints_at_date(part) || part.starts_with(|first: char| first.is_ascii_digit())
}

/// The atoms of a sentence, in order.
pub(super) fn atoms(text: &str, tokens: &[Token], words: &Words) -> Vec<Atom> {
    let mut list = Vec::with_capacity(tokens.len() + 8);
    for (index, token) in tokens.iter().enumerate() {
        let whole = Atom {
            class: Class::Other,
            span: token.span,
            token: index,
            capital: token.shape != CaseShape::Lower,
            lower: token.lower.clone(),
        };
        match token.kind {
            TokenKind::Possessive => list.push(Atom {
                class: Class::Key(Key::Possessive),
                ..whole
            }),
            TokenKind::Sign => list.push(Atom {
                class: sign(&token.lower),
                ..whole
            }),
            TokenKind::Word => push_word(&mut list, text, whole, words),
            TokenKind::Number => push_number(&mut list, text, whole, words),
        }
    }
    spelled::join(&mut list);
    list
}

fn sign(lower: &str) -> Class {
    Class::Key(match lower {
        "-" | "–" | "—" | "~" | "−" => Key::Dash,
        "," => Key::Comma,
        "." => Key::Dot,
        "/" => Key::Slash,
        "(" | "[" => Key::Open,
        ")" | "]" => Key::Close,
        "'" | "‘" | "`" | "’" => Key::Apostrophe,
        ":" => Key::Colon,
        "$" | "€" | "£" | "¥" | "#" | "%" | "₽" => Key::Sum,
        _ => return Class::Other,
    })
}

fn push_word(list: &mut Vec<Atom>, text: &str, whole: Atom, words: &Words) {
    let class = words.class(&whole.lower);
    if class != Class::Other || words.starts_holiday(&whole.lower) || !whole.lower.contains('-') {
        list.push(Atom { class, ..whole });
        return;
    }
    let dated = whole.lower.split('-').any(|part| is_dated(part, words));
    if dated {
        push_parts(list, text, &whole, words);
    } else {
        list.push(whole);
    }
}

fn push_number(list: &mut Vec<Atom>, text: &str, whole: Atom, words: &Words) {
    let class = figures(&whole.lower);
    if class != Class::Other {
        list.push(Atom { class, ..whole });
    } else if let Some(years) = short_years(&whole) {
        list.extend(years);
    } else if whole.lower.contains(['-', ',']) {
        push_parts(list, text, &whole, words);
    } else {
        list.push(whole);
    }
}

/// "1914-18" as 1914, hyphen, 1918.
fn short_years(whole: &Atom) -> Option<[Atom; 3]> {
    let (first, last) = whole.lower.split_once('-')?;
    if first.len() != 4 || last.len() != 2 || whole.span.len() != 7 {
        return None;
    }
    let first: i32 = first.parse().ok().filter(|&year| is_year(year))?;
    let last = first / 100 * 100 + last.parse::<i32>().ok()?;
    let start = whole.span.start as usize;
    let part = |from: usize, to: usize, class| Atom {
        class,
        span: Span::new(start + from, start + to),
        lower: whole.lower[from..to].into(),
        ..whole.clone()
    };
    (last > first).then(|| {
        [
            part(
                0,
                4,
                Class::Number {
                    value: first,
                    digits: 4,
                },
            ),
            part(4, 5, Class::Key(Key::Dash)),
            part(
                5,
                7,
                Class::Number {
                    value: last,
                    digits: 4,
                },
            ),
        ]
    })
}

/// Takes a token apart at hyphens, and at the comma of "5,1939".
fn push_parts(list: &mut Vec<Atom>, text: &str, whole: &Atom, words: &Words) {
    let written = whole.span.of(text);
    let mut from = 0;
    let mut push = |from: usize, to: usize, class: Option<Class>| {
        let part = &written[from..to];
        let lower = SmolStr::from(part.to_lowercase());
        let class = class.unwrap_or_else(|| {
            if part.starts_with(|first: char| first.is_ascii_digit()) {
                figures(&lower)
            } else {
                words.class(&lower)
            }
        });
        let start = whole.span.start as usize;
        list.push(Atom {
            class,
            span: Span::new(start + from, start + to),
            token: whole.token,
            capital: part.starts_with(char::is_uppercase),
            lower,
        });
    };
    let comma = written
        .find(',')
        .filter(|&at| at <= 2 && written.len() == at + 5);
    for (at, char) in written.char_indices() {
        let class = match char {
            '-' | '\u{2010}' | '\u{2011}' => Class::Key(Key::Dash),
            ',' if comma == Some(at) => Class::Key(Key::Comma),
            _ => continue,
        };
        if at > from {
            push(from, at, None);
        }
        push(at, at + char.len_utf8(), Some(class));
        from = at + char.len_utf8();
    }
    if from < written.len() {
        push(from, written.len(), None);
    }
}

/// What a token that begins with a figure is, when it is one thing of the calendar.
fn figures(lower: &str) -> Class {
    let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
    let Ok(value) = lower[..digits].parse::<i32>() else {
        return Class::Other;
    };
    match &lower[digits..] {
        "" => match compact_day(value, digits) {
            Some(day) => Class::Day(day),
            None if digits <= 5 => Class::Number {
                value,
                digits: digits as u8,
            },
            None => Class::Other,
        },
        "st" | "nd" | "rd" | "th" if digits <= 2 => Class::Ordinal(value.unsigned_abs()),
        "s" if value % 10 == 0 => match digits {
            4 if (1000..2100).contains(&value) => Class::Decade(value),
            2 if value >= 20 => Class::Decade(1900 + value),
            _ => Class::Other,
        },
        rest => joined_figures(value, digits, rest),
    }
}

/// "20181005".
fn compact_day(value: i32, digits: usize) -> Option<chrono::NaiveDate> {
    let year = value / 10_000;
    if digits != 8 || !(1900..2100).contains(&year) {
        return None;
    }
    let (month, day) = (value / 100 % 100, value % 100);
    calendar::day(year, month.unsigned_abs(), day.unsigned_abs())
}

/// "2018-10-05", "05.10.2018", "1914-18", "1939-1945".
fn joined_figures(first: i32, digits: usize, rest: &str) -> Class {
    let parts: Vec<&str> = rest.split(['-', '.']).skip(1).collect();
    let numbers: Option<Vec<i32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let Some(numbers) = numbers.filter(|_| rest.starts_with(['-', '.'])) else {
        return Class::Other;
    };
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match (digits, numbers.as_slice(), lengths.as_slice()) {
        (4, &[month, day], [1..=2, 1..=2]) => {
            ymd(first, month, day).map_or(Class::Other, Class::Day)
        }
        (1..=2, &[second, year], [1..=2, 4]) => {
            ordered_day(first, second, year, rest.contains('.')).map_or(Class::Other, Class::Day)
        }
        _ => Class::Other,
    }
}

fn ymd(year: i32, month: i32, day: i32) -> Option<chrono::NaiveDate> {
    calendar::day(year, month.try_into().ok()?, day.try_into().ok()?)
}

/// Whether a number of four digits may be a year of history or of the near future.
pub(super) fn is_year(value: i32) -> bool {
    (1000..2200).contains(&value)
}

/// A day in figures whose order is told by what a month cannot be; where both orders are possible, the month comes
/// first as in American wires, but dots put the day first.
pub(super) fn ordered_day(
    first: i32,
    second: i32,
    year: i32,
    day_first: bool,
) -> Option<chrono::NaiveDate> {
    let (american, british) = (ymd(year, first, second), ymd(year, second, first));
    if day_first {
        british.or(american)
    } else {
        american.or(british)
    }
}
