//! Text without Markdown's marks: links keep their words, images go.

/// No link's words are longer, in bytes.
const LONGEST_WORDS: usize = 1_000;

/// Nor its target.
const LONGEST_TARGET: usize = 4_000;

/// `text` without marks, line by line. Linear: no mark is looked for beyond a fixed distance.
pub(super) fn strip(text: &str) -> String {
    let mut clear = String::with_capacity(text.len());
    let mut comment = false;
    for line in text.lines() {
        // Comments stand between two "%%".
        let parts: Vec<&str> = line.split("%%").collect();
        for (index, part) in parts.iter().enumerate() {
            comment ^= index > 0;
            match (comment, index) {
                (true, _) => {}
                (false, 0) => block(part, &mut clear),
                (false, _) => inline(part, &mut clear),
            }
        }
        clear.push('\n');
    }
    clear
}

/// The words of a heading line.
pub(super) fn heading(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches('#');
    let level = line.len() - bare.len();
    let words = bare.strip_prefix(' ')?.trim();
    ((1..=6).contains(&level) && words.len() > 1 && words.starts_with(char::is_alphabetic))
        .then(|| words.trim_end_matches('#').trim_end())
}

/// One line, without what marks it as a whole.
fn block(line: &str, clear: &mut String) {
    let mut rest = line.trim_start();
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.trim_start();
    }
    if is_rule(rest) || is_definition(rest) || rest.starts_with("```") || rest.starts_with("~~~") {
        return;
    }
    if let Some(words) = heading(rest) {
        rest = words;
    }
    for bullet in ["- [ ] ", "- [x] ", "- ", "* ", "+ ", "• "] {
        if let Some(item) = rest.strip_prefix(bullet) {
            rest = item.trim_start();
            break;
        }
    }
    if let Some(callout) = rest.strip_prefix("[!") {
        rest = callout
            .split_once(']')
            .map_or("", |(_, words)| words.trim_start_matches(['-', '+', ' ']));
    }
    if rest.starts_with('|') && rest.trim_end().ends_with('|') && rest.len() > 1 {
        let cells: Vec<&str> = rest
            .split('|')
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        inline(&cells.join(" "), clear);
    } else {
        inline(rest, clear);
    }
}

/// "---", "* * *", "===", "|---|:--:|".
fn is_rule(line: &str) -> bool {
    let line = line.trim_end();
    let signs = line.chars().filter(|char| !char.is_whitespace()).count();
    signs >= 3
        && line
            .chars()
            .all(|char| matches!(char, '-' | '*' | '_' | '=' | '|' | ':' | ' ' | '\t'))
}

/// A note or the target of a link, named in brackets and a colon.
fn is_definition(line: &str) -> bool {
    let Some((name, rest)) = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]:"))
    else {
        return false;
    };
    !name.contains(['[', ']'])
        && name.len() < 80
        && (name.starts_with('^') || rest.trim_start().starts_with(['h', '<', '/']))
}

fn inline(line: &str, clear: &mut String) {
    let mut before = ' ';
    let mut at = 0;
    while let Some(char) = line[at..].chars().next() {
        let rest = &line[at..];
        if let Some((words, length)) = mark(rest, before) {
            if char == '\\' {
                clear.push_str(words);
            } else {
                // A link's words may hold marks of their own, but no link.
                plain(words, clear);
            }
            at += length;
            before = words.chars().last().unwrap_or(before);
            continue;
        }
        clear.push(char);
        before = char;
        at += char.len_utf8();
    }
}

/// Words of a link without the marks of emphasis.
fn plain(words: &str, clear: &mut String) {
    clear.extend(words.chars().filter(|char| !matches!(char, '*' | '`')));
}

/// The mark that `rest` begins with: the words it leaves, and its length.
fn mark(rest: &str, before: char) -> Option<(&str, usize)> {
    let bytes = rest.as_bytes();
    match bytes.first()? {
        b'\\' => {
            let next = rest.get(1..2)?;
            next.starts_with(|char: char| char.is_ascii_punctuation())
                .then_some((next, 2))
        }
        b'!' if rest.starts_with("![[") => Some(("", 3 + bounded(&rest[3..], "]]")? + 2)),
        b'!' if rest.starts_with("![") => link(&rest[1..]).map(|(_, length)| ("", length + 1)),
        b'[' if rest.starts_with("[[") => {
            let end = bounded(&rest[2..], "]]")?;
            let inner = &rest[2..2 + end];
            let words = inner.rsplit_once('|').map_or(inner, |(_, words)| words);
            Some((words, end + 4))
        }
        b'[' if rest.starts_with("[^") => {
            let end = bounded(&rest[2..], "]").filter(|end| *end < 40)?;
            Some(("", end + 3))
        }
        b'[' => link(rest),
        b'<' if rest.starts_with("<http") => {
            let end = bounded(rest, ">")?;
            Some((&rest[1..end], end + 1))
        }
        b'*' | b'`' | b'~' | b'=' | b'_' => emphasis(rest, before).map(|length| ("", length)),
        _ => None,
    }
}

/// `[words](target)` or `[words][name]`: the words and the length of all.
fn link(rest: &str) -> Option<(&str, usize)> {
    let mut depth = 0_usize;
    let limit = rest.len().min(LONGEST_WORDS);
    let end = rest.bytes().take(limit).position(|byte| {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let words = &rest[1..end];
    let after = &rest[end + 1..];
    let length = match after.bytes().next()? {
        b'(' => {
            let mut depth = 0_usize;
            let limit = after.len().min(LONGEST_TARGET);
            after.bytes().take(limit).position(|byte| {
                match byte {
                    b'(' => depth += 1,
                    b')' => depth -= 1,
                    _ => {}
                }
                depth == 0
            })? + 1
        }
        b'[' => bounded(after, "]")? + 1,
        _ => return None,
    };
    // An image inside a link leaves nothing.
    let words = if words.starts_with("![") { "" } else { words };
    Some((words, end + 1 + length))
}

/// The length of a mark of emphasis that stands at a word's edge.
fn emphasis(rest: &str, before: char) -> Option<usize> {
    let sign = rest.chars().next()?;
    let length = rest
        .bytes()
        .take(3)
        .take_while(|byte| char::from(*byte) == sign)
        .count();
    let after = rest[length..].chars().next().unwrap_or(' ');
    let edge = !after.is_whitespace() || !before.is_whitespace();
    match sign {
        '~' | '=' if length != 2 => None,
        '_' if before.is_alphanumeric() && after.is_alphanumeric() => None,
        // "5 * 3" and "a * b" are no emphasis.
        _ => edge.then_some(length),
    }
}

fn bounded(rest: &str, mark: &str) -> Option<usize> {
    let mut end = rest.len().min(LONGEST_WORDS);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    rest[..end].find(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(strip(text).trim_end(), expect, "{text}");
    }

    #[test]
    fn marks_go_and_words_stay() {
        check("# Envoy **out**", "Envoy out");
        check(
            "It *was* __so__, ~~not~~ ==now== `x_y` and snake_case_name 5 * 3.",
            "It was so, not now x_y and snake_case_name 5 * 3.",
        );
        check(
            "[Norland](https://x.example/a_(b) \"t\") and [Sudland][1], [[Note|Ostland]] [[Westland]].[^2]",
            "Norland and Sudland, Ostland Westland.",
        );
        check(
            "![alt](a.png)[![x](b.png)](https://x.example)![[c.png]]",
            "",
        );
        check("> [!quote] He said\n> - one\n> - two", "He said\none\ntwo");
        check(
            "[1]: https://x.example\n[^2]: a note\n---\n| a | b |\n|---|---|",
            "\n\n\na b",
        );
        check(
            "\\*not emphasis\\* [plain] (brackets)",
            "*not emphasis* [plain] (brackets)",
        );
        check("a %%hidden%% b", "a  b");
    }

    #[test]
    fn hostile_marks_are_read_once() {
        for mark in ["[", "![", "[[", "[a](", "**", "<http", "[^", "%%"] {
            strip(&mark.repeat(10_000));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,100}[\\[\\]()!*_`~<>a-c\\\\é ]{0,100}") {
            strip(&text);
        }
    }
}
