//! Words, numbers and signs of one sentence.

use crate::model::Span;
use smol_str::SmolStr;

/// One word, number or sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub shape: CaseShape,
    /// In lower case, with straight apostrophes and hyphens.
    pub lower: SmolStr,
}

impl crate::lexicon::words::AsLower for Token {
    fn lower(&self) -> &str {
        &self.lower
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word; hyphens stay inside ("tit-for-tat"), as do the dots of abbreviations ("U.S.").
    Word,
    /// Digits with separators ("1,200", "3.5", "13th").
    Number,
    /// The possessive ending `'s` or a lone `'` after a plural.
    Possessive,
    /// Any other sign, one a token.
    Sign,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseShape {
    /// "deny", and all that has no letters.
    Lower,
    /// "Deny".
    Capital,
    /// "DENY", "US", "U.S."; two letters or more.
    Upper,
    /// "iPhone", `McCain`.
    Mixed,
}

/// The tokens of `sentence`, in order; all that is not white space is part of exactly one.
pub fn tokens(text: &str, sentence: Span) -> Vec<Token> {
    let part = sentence.of(text);
    let base = sentence.start as usize;
    let mut list = Vec::with_capacity(part.len() / 5 + 1);
    let mut at = 0;
    while let Some(first) = part[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let end = token_end(part, base, at, first, &list);
        list.push(make(part, base, at, end));
        at = end;
    }
    list
}

fn make(part: &str, base: usize, start: usize, end: usize) -> Token {
    let word = &part[start..end];
    let first = word.chars().next().unwrap_or(' ');
    let kind = if is_possessive(word) {
        TokenKind::Possessive
    } else if first.is_ascii_digit() {
        TokenKind::Number
    } else if first.is_alphanumeric() {
        TokenKind::Word
    } else {
        TokenKind::Sign
    };
    Token {
        span: Span::new(base + start, base + end),
        kind,
        shape: shape_of(word),
        lower: lower_of(word),
    }
}

fn is_possessive(word: &str) -> bool {
    let mut chars = word.chars();
    matches!(chars.next(), Some('\'' | '’'))
        && matches!((chars.next(), chars.next()), (Some('s' | 'S'), None))
}

fn token_end(part: &str, base: usize, at: usize, first: char, before: &[Token]) -> usize {
    if matches!(first, '\'' | '’') {
        // The possessive after a word: 's
        let rest = &part[at + first.len_utf8()..];
        let mut next = rest.chars();
        let after_word = before.last().is_some_and(|token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Number)
                && token.span.range().end == base + at
        });
        if after_word
            && matches!(next.next(), Some('s' | 'S'))
            && !next.next().is_some_and(char::is_alphanumeric)
        {
            return at + first.len_utf8() + 1;
        }
        return at + first.len_utf8();
    }
    if !first.is_alphanumeric() {
        return at + first.len_utf8();
    }
    let mut end = at;
    let mut chars = part[at..].char_indices().peekable();
    while let Some((offset, char)) = chars.next() {
        let here = at + offset;
        let next = chars.peek().map(|&(_, next)| next);
        let joins = match char {
            _ if char.is_alphanumeric() => true,
            // Combining marks stay with their letter.
            '\u{300}'..='\u{36f}' => true,
            '-' | '\u{2010}' | '\u{2011}' => next.is_some_and(char::is_alphanumeric),
            '.' => dot_joins(part, at, here, next),
            ',' => first.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit()),
            '\'' | '’' => apostrophe_joins(&part[here + char.len_utf8()..]),
            '&' => {
                next.is_some_and(char::is_uppercase)
                    && part[at..here].chars().all(char::is_uppercase)
            }
            _ => false,
        };
        if !joins {
            break;
        }
        end = here + char.len_utf8();
    }
    end
}

/// A dot joins inside numbers ("3.5") and abbreviations of single letters ("U.S."), whose last dot it keeps.
fn dot_joins(part: &str, start: usize, here: usize, next: Option<char>) -> bool {
    let before = &part[start..here];
    if before.ends_with(|char: char| char.is_ascii_digit()) {
        return next.is_some_and(|next| next.is_ascii_digit());
    }
    let lone_letter = |piece: &str| {
        let mut chars = piece.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let letters = before.split('.').all(lone_letter);
    letters && (next.is_some_and(char::is_alphabetic) || before.contains('.'))
}

/// "O'Brien", "don't" stay whole; "Iran's" is parted before its ending.
fn apostrophe_joins(rest: &str) -> bool {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('s' | 'S'), None) | (None, _) => false,
        (Some('s' | 'S'), Some(after)) if !after.is_alphanumeric() => false,
        (Some(letter), _) => letter.is_alphabetic(),
    }
}

fn shape_of(word: &str) -> CaseShape {
    let mut letters = word.chars().filter(|char| char.is_alphabetic());
    let Some(first) = letters.next() else {
        return CaseShape::Lower;
    };
    let (mut upper, mut lower) = (0, 0);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => CaseShape::Lower,
        (true, 0, _) => CaseShape::Capital,
        (true, _, 0) => CaseShape::Upper,
        // "Anglo-American", "Al-Assad": each part is capitalised.
        (true, _, _)
            if word
                .split(['-', '‑'])
                .all(|part| part.chars().skip(1).all(|char| !char.is_uppercase())) =>
        {
            CaseShape::Capital
        }
        _ => CaseShape::Mixed,
    }
}

fn lower_of(word: &str) -> SmolStr {
    if word
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        return SmolStr::new(word);
    }
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|char| match char {
            '’' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let list = tokens(text, Span::new(0, text.len()));
        let words: Vec<&str> = list.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words.join("|"), expect);
    }

    #[test]
    fn words_part_at_spaces_and_signs() {
        check("Norland denied it.", "Norland|denied|it|.");
        check("“No,” he said — twice.", "“|No|,|”|he|said|—|twice|.");
    }

    #[test]
    fn possessives_are_tokens_of_their_own() {
        check(
            "Iran's denial, the ministers' talks",
            "Iran|'s|denial|,|the|ministers|'|talks",
        );
        check("Iran’s", "Iran|’s");
        check("O'Brien doesn't", "O'Brien|doesn't");
        check("The U.S.'s reply", "The|U.S.|'s|reply");
        check("the U.K.’s, the 1990's", "the|U.K.|’s|,|the|1990|'s");
        check("He left.'s", "He|left|.|'|s");
    }

    #[test]
    fn abbreviations_keep_their_dots_and_numbers_their_separators() {
        check(
            "The U.S. and U.K. paid 1,200.50.",
            "The|U.S.|and|U.K.|paid|1,200.50|.",
        );
        check("It ended in 2018.", "It|ended|in|2018|.");
        check("Plan B. Then", "Plan|B|.|Then");
    }

    #[test]
    fn hyphens_stay_inside_words() {
        check("tit-for-tat US-led - ex-spy", "tit-for-tat|US-led|-|ex-spy");
    }

    #[test]
    fn shapes_tell_names_from_words() {
        let shape = |word: &str| tokens(word, Span::new(0, word.len()))[0].shape;
        assert_eq!(shape("deny"), CaseShape::Lower);
        assert_eq!(shape("Deny"), CaseShape::Capital);
        assert_eq!(shape("US"), CaseShape::Upper);
        assert_eq!(shape("U.S."), CaseShape::Upper);
        assert_eq!(shape("McCain"), CaseShape::Mixed);
        assert_eq!(shape("Franco-German"), CaseShape::Capital);
    }

    proptest::proptest! {
        #[test]
        fn every_sign_belongs_to_one_token(text in "\\PC{0,80}") {
            let list = tokens(&text, Span::new(0, text.len()));
            let mut at = 0;
            for token in &list {
                proptest::prop_assert!(text[at..token.span.range().start].trim().is_empty());
                proptest::prop_assert!(!token.span.is_empty());
                at = token.span.range().end;
            }
            proptest::prop_assert!(text[at..].trim().is_empty());
        }
    }
}
