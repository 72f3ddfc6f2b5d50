//! Where sentences begin and end.
//!
//! One pass over the bytes: at each full stop, question or exclamation mark the words on both sides decide. Knowledge about
//! words is in `assets/lexicon/abbreviations.toml`.

mod abbreviations;
#[cfg(test)]
mod tests;

use crate::model::Span;
use abbreviations::{Stop, table};

/// No pair of brackets is longer than this many bytes; what opens and does not close by then does not hold sentences together.
const LONGEST_BRACKET: usize = 400;

/// What follows a stop is judged by at most this many bytes.
const LOOK_AHEAD: usize = 160;

/// Sentences of `text[within]`, in order; a paragraph break always ends one; headings and titles are sentences of their own.
///
/// The spans do not overlap, lie on character boundaries and cover all that is not white space. Takes linear time.
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let base = within.range().start;
    let part = within.of(text);
    let mut spans = Vec::with_capacity(part.len() / 120 + 1);
    for (start, end) in blocks(part) {
        split_block(part, start, end, |from, to| {
            spans.push(Span::new(base + from, base + to));
        });
    }
    spans
}

/// Stretches between empty lines, and between the items of a list, as byte ranges.
fn blocks(part: &str) -> Vec<(usize, usize)> {
    let mut list = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in part.split_inclusive('\n') {
        let end = at + line.len();
        let empty = line.trim().is_empty();
        if empty || opens_item(line) {
            list.push((start, at));
            start = if empty { end } else { at };
        }
        at = end;
    }
    list.push((start, part.len()));
    list.retain(|&(start, end)| !part[start..end].trim().is_empty());
    list
}

/// Whether a line opens an item of a list: a bullet, or a short number with a stop.
fn opens_item(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(['•', '▪', '●', '‣', '*']) || line.starts_with("- ") {
        return true;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "))
}

/// Splits `part[start..end]`, which has no paragraph break inside.
fn split_block(part: &str, start: usize, end: usize, mut push: impl FnMut(usize, usize)) {
    let block = &part[..end];
    let bytes = block.as_bytes();
    let mut open = skip_space(block, start);
    let mut pending: Option<(usize, usize)> = None;
    let mut quotes = 0_usize; // straight double quotes since `start`
    let mut at = open;
    while at < end {
        match bytes[at] {
            b'(' | b'[' => {
                at = bracket_end(bytes, at).map_or(at + 1, |close| close + 1);
                // A bracket that closes on a stop ends like a quotation does: "(He left.) She came."
                if !closes_on_stop(bytes, at) {
                    continue;
                }
            }
            b'"' => {
                quotes += 1;
                at += 1;
                continue;
            }
            b'.' | b'!' | b'?' => at = cluster_end(block, at),
            byte if byte < 0x80 => {
                at += 1;
                continue;
            }
            _ => {
                let char = char_at(block, at);
                let after = at + char.len_utf8();
                at = if is_stop(char) {
                    cluster_end(block, at)
                } else {
                    after
                };
                if !is_stop(char) {
                    continue;
                }
            }
        }
        let stop_end = at;
        let close = closers_end(block, stop_end, quotes);
        quotes += block[stop_end..close].matches('"').count();
        at = close;
        if ends_sentence(block, open, stop_end, close) {
            emit(block, &mut pending, (open, close), &mut push);
            open = skip_space(block, close);
            at = open;
        }
    }
    let tail = block[open..].trim_end().len() + open;
    if tail > open {
        emit(block, &mut pending, (open, tail), &mut push);
    }
    if let Some((from, to)) = pending {
        push(from, to);
    }
}

/// Holds one sentence back, so that what has no letter or digit ("[...]", a lone dash) joins the sentence before it.
fn emit(
    block: &str,
    pending: &mut Option<(usize, usize)>,
    next: (usize, usize),
    push: &mut impl FnMut(usize, usize),
) {
    match pending {
        Some(last) if !block[next.0..next.1].contains(char::is_alphanumeric) => last.1 = next.1,
        Some(last) => {
            push(last.0, last.1);
            *pending = Some(next);
        }
        None => *pending = Some(next),
    }
}

/// Where the bracket at `at` closes, when it does so soon.
fn bracket_end(bytes: &[u8], at: usize) -> Option<usize> {
    let window = &bytes[at..bytes.len().min(at + LONGEST_BRACKET)];
    let mut depth = 0_usize;
    for (offset, byte) in window.iter().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + offset);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether the bracket that ends before `at` has a stop as its last sign.
fn closes_on_stop(bytes: &[u8], at: usize) -> bool {
    at >= 2 && matches!(bytes[at - 1], b')' | b']') && matches!(bytes[at - 2], b'.' | b'!' | b'?')
}

fn is_stop(char: char) -> bool {
    matches!(
        char,
        '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '؟' | '۔' | '।'
    )
}

/// The end of a run of stops: "?!", "...", ". . .".
fn cluster_end(block: &str, at: usize) -> usize {
    let mut end = at;
    let mut rest = block[at..].chars().peekable();
    while let Some(&char) = rest.peek() {
        if !is_stop(char) {
            break;
        }
        rest.next();
        end += char.len_utf8();
        if char == '.' && block[end..].starts_with(" .") && !block[end..].starts_with(" .\"") {
            rest.next();
            end += 1;
        }
    }
    end
}

/// The end of the quotation marks and brackets that close right after a stop.
fn closers_end(block: &str, at: usize, quotes: usize) -> usize {
    let mut end = at;
    let mut quotes = quotes;
    for char in block[at..].chars() {
        let next = block[end + char.len_utf8()..].chars().next();
        let closes = match char {
            '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）' => true,
            // Straight quotes close when one is open, or when nothing is glued to them.
            '"' => {
                quotes += 1;
                quotes.is_multiple_of(2) || next.is_none_or(char::is_whitespace)
            }
            '\'' => next.is_none_or(|next| !next.is_alphanumeric()),
            _ => false,
        };
        if !closes {
            break;
        }
        end += char.len_utf8();
    }
    // A closing mark set off by a space: “It is over. ” He left.
    let rest = block[end..].trim_start();
    let space = block.len() - end - rest.len();
    let odd = !quotes.is_multiple_of(2) && rest.starts_with("\" ");
    match rest.chars().next() {
        Some(char @ ('”' | '»')) if space > 0 && end == at => end + space + char.len_utf8(),
        Some('"') if space > 0 && end == at && odd => end + space + 1,
        _ => end,
    }
}

/// Whether a sentence that opened at `open` ends at `close`; its last stop ends at `stop_end`.
fn ends_sentence(block: &str, open: usize, stop_end: usize, close: usize) -> bool {
    let rest = ahead(block, close);
    let next = rest.trim_start();
    let Some(first) = next.chars().next() else {
        return true;
    };
    let stop = last_char(&block[open..stop_end]).unwrap_or('.');
    if matches!(stop, '。' | '！' | '？' | '।' | '۔') {
        return true;
    }
    let word = word_before(&block[open..stop_end]);
    if next.len() == rest.len() {
        return ends_without_space(block, open, stop_end, close, word);
    }
    if opens_list(&block[open..stop_end]) {
        return false;
    }
    let bare = first_word(next);
    let speech = close > stop_end && stop != '.' && speech_follows(next);
    if speech || !may_open(first, next, bare) {
        return false;
    }
    // A bracket or quotation that has closed, or several stops, leave no doubt about the word.
    if close > stop_end || stop != '.' || block[open..stop_end].ends_with("..") {
        return true;
    }
    match table().stop(word) {
        None => !is_initial(word) || table().opens(bare),
        Some(Stop::Never) => false,
        Some(Stop::UnlessNumber) => !bare.starts_with(|char: char| char.is_ascii_digit()),
        Some(Stop::BeforeOpener) => table().opens(bare) || !first.is_alphanumeric() && first != '(',
        Some(Stop::Clock) => !table().follows_clock(bare),
    }
}

/// A stop with no space after it ends a sentence where a word follows that is plainly a new one: "the wall.The", "it.”The".
fn ends_without_space(block: &str, open: usize, stop_end: usize, close: usize, word: &str) -> bool {
    let rest = ahead(block, close);
    let glued: usize = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let next = rest[..glued].trim_start_matches(['“', '‘', '"']);
    let capital = {
        let mut chars = next.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none_or(char::is_lowercase)
    };
    let plain =
        |piece: &str| !piece.contains(['/', '@', '\\', '_', '=']) && !piece.contains("www.");
    let before = last_token(&block[open..stop_end]);
    let whole_word = word.chars().count() > 1
        && !word.contains('.')
        && last_char(word).is_some_and(|char| char.is_lowercase() || char.is_ascii_digit());
    let quoted = close > stop_end;
    capital
        && plain(before)
        && plain(next)
        && (quoted || whole_word)
        && (next.chars().count() > 1 || rest.len() > glued)
        && (quoted || table().stop(word).is_none())
        && !next.trim_end_matches(['.', ',', '”', '"']).contains('.')
}

/// Whether a sentence may open with `first`, the first sign of `next`, whose first word is `bare`.
fn may_open(first: char, next: &str, bare: &str) -> bool {
    let Some(letter) = bare.chars().next() else {
        // Only signs: a dash, a bullet, an ellipsis.
        return !matches!(
            first,
            ',' | ';' | ':' | '-' | '–' | '—' | '…' | '.' | ')' | ']'
        );
    };
    if !letter.is_lowercase() {
        return true;
    }
    let inner_capital = bare.chars().skip(1).take(12).any(char::is_uppercase);
    if inner_capital {
        return true; // "iPhone", "al-Assad"
    }
    let after = next[next.find(bare).unwrap_or(0) + bare.len()..].trim_start();
    table().is_particle(bare) && after.starts_with(char::is_uppercase)
}

/// “Why?” Smith asked: one to five capitalised words, then a verb of speech.
fn speech_follows(next: &str) -> bool {
    for word in next.split_whitespace().take(6) {
        let trimmed = word.trim_matches(|char: char| !char.is_alphanumeric());
        if table().is_speech(trimmed) {
            return true;
        }
        let names = trimmed.chars().next().is_some_and(char::is_uppercase);
        if word.ends_with([',', '.', ':', ';'])
            || !names && !matches!(trimmed, "the" | "of" | "he" | "she")
        {
            return false;
        }
    }
    false
}

/// A number that opens the sentence is the number of a list item.
fn opens_list(so_far: &str) -> bool {
    let number = so_far.trim_end_matches('.');
    number.len() + 1 == so_far.len()
        && ((1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
            || number.len() == 1
                && number
                    .bytes()
                    .all(|byte| byte.is_ascii_alphabetic() && byte != b'I'))
}

/// "J" of "J. Smith"; any lone capital letter.
fn is_initial(word: &str) -> bool {
    let last = word.rsplit(['.', '-']).next().unwrap_or(word);
    let mut chars = last.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && word != "I"
}

/// The word that carries the stop at the end of `so_far`: without that stop, opening signs and what a hyphen or slash puts before.
fn word_before(so_far: &str) -> &str {
    let token = last_token(so_far);
    let token = token.strip_suffix('.').unwrap_or(token);
    let token = token.trim_start_matches(|char: char| !char.is_alphanumeric());
    let cut = token
        .rfind(['-', '/', '–', '—', '(', '“', '"'])
        .map_or(0, |at| {
            at + token[at..].chars().next().map_or(1, char::len_utf8)
        });
    &token[cut..]
}

/// The last piece of `so_far` without white space, at most 40 bytes of it.
fn last_token(so_far: &str) -> &str {
    let mut from = so_far.len().saturating_sub(40);
    while !so_far.is_char_boundary(from) {
        from += 1;
    }
    let tail = &so_far[from..];
    let cut = tail.rfind(char::is_whitespace).map_or(0, |at| {
        at + tail[at..].chars().next().map_or(1, char::len_utf8)
    });
    &tail[cut..]
}

/// The first word of `next`, without the signs before and after it; empty when signs alone stand there.
fn first_word(next: &str) -> &str {
    let head = next.trim_start_matches(|char: char| {
        matches!(
            char,
            '"' | '“'
                | '‘'
                | '\''
                | '«'
                | '„'
                | '('
                | '['
                | '¿'
                | '¡'
                | '-'
                | '–'
                | '—'
                | '•'
                | '…'
                | '.'
                | '$'
                | '€'
                | '£'
                | '’'
        ) || char == ' '
    });
    let end = head
        .char_indices()
        .find(|&(_, char)| {
            char.is_whitespace() || !(char.is_alphanumeric() || matches!(char, '-' | '\'' | '’'))
        })
        .map_or(head.len(), |(at, _)| at);
    &head[..end]
}

/// The text from `at` on, as far as it is looked at.
fn ahead(block: &str, at: usize) -> &str {
    let mut end = block.len().min(at + LOOK_AHEAD);
    while !block.is_char_boundary(end) {
        end -= 1;
    }
    &block[at..end]
}

fn skip_space(block: &str, at: usize) -> usize {
    block.len() - block[at..].trim_start().len()
}

fn char_at(block: &str, at: usize) -> char {
    block[at..].chars().next().unwrap_or(' ')
}

fn last_char(text: &str) -> Option<char> {
    text.chars().next_back()
}
