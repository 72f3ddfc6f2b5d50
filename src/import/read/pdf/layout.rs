//! From strings placed on pages to paragraphs: strings to lines, lines to paragraphs, and what every page repeats left out.

use std::collections::{HashMap, HashSet};

/// A string as it is set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// What it says.
    pub text: String,
    /// Where it begins and ends, in points from the left.
    pub left: f32,
    /// See `left`.
    pub right: f32,
    /// Its baseline, in points from the foot.
    pub base: f32,
    /// The size of its letters, in points.
    pub size: f32,
    /// Whether it does not run from left to right.
    pub turned: bool,
}

/// A line of text.
pub(super) type Line = Piece;

/// A document as running text.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// The lines set larger than the text at its head.
    pub title: Option<String>,
    /// The address that its pages bear at head or foot.
    pub address: Option<String>,
}

/// Joins strings to lines in the order they are written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    lines: Vec<Line>,
}

impl Writer {
    /// Writes one more string.
    pub(super) fn write(&mut self, piece: Piece) {
        if piece.turned || piece.text.is_empty() {
            return;
        }
        match self.lines.last_mut() {
            Some(line) if goes_on(line, &piece) => {
                let gap = piece.left - line.right;
                let apart = gap > 0.16 * piece.size.min(line.size);
                let space = line.text.ends_with(char::is_whitespace)
                    || piece.text.starts_with(char::is_whitespace);
                if apart && !space {
                    line.text.push(' ');
                }
                line.text.push_str(&piece.text);
                line.right = line.right.max(piece.right);
                line.size = line.size.max(piece.size);
            }
            _ => self.lines.push(piece),
        }
    }

    /// The lines, white space squeezed.
    pub(super) fn finish(self) -> Vec<Line> {
        let lines = self.lines.into_iter().map(|line| Line {
            text: crate::import::clean::squeeze(&crate::import::clean::normalise(&ligatures(
                &line.text,
            ))),
            ..line
        });
        lines.filter(|line| !line.text.is_empty()).collect()
    }
}

/// Letters that fonts join, apart.
fn ligatures(text: &str) -> String {
    let mut apart = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\u{fb00}' => apart.push_str("ff"),
            '\u{fb01}' => apart.push_str("fi"),
            '\u{fb02}' => apart.push_str("fl"),
            '\u{fb03}' => apart.push_str("ffi"),
            '\u{fb04}' => apart.push_str("ffl"),
            _ => apart.push(char),
        }
    }
    apart
}

/// Whether a string stands on the line, to the right of what is there and not in another column.
fn goes_on(line: &Line, piece: &Piece) -> bool {
    let size = line.size.max(piece.size);
    let level = (line.base - piece.base).abs() < 0.45 * size;
    let gap = piece.left - line.right;
    // Letters drawn twice for weight, and white space alone, never part lines.
    level && gap > -1.2 * size && gap < 2.2 * size || level && piece.text.trim().is_empty()
}

/// Lays the lines of all pages out as running text.
pub(super) fn lay(pages: &[Vec<Line>]) -> Laid {
    let (repeated, address) = repeated(pages);
    let body = body_size(pages);
    let lines: Vec<(usize, &Line)> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, lines)| {
            lines
                .iter()
                .enumerate()
                .map(move |(at, line)| (page, at, lines.len(), line))
        })
        .filter(|&(_, at, count, line)| {
            !(is_edge(at, count)
                && (repeated.contains(&key(&line.text)) || is_page_number(&line.text)))
        })
        .map(|(page, _, _, line)| (page, line))
        .collect();
    let leading = leading(&lines);
    let words = words(&lines);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut column = Column::default();
    for (index, &(page, line)) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| lines[before]);
        let joins = before.is_some_and(|(above_page, above)| {
            continues(above, line, above_page == page, leading, &column)
        });
        match paragraphs.last_mut().filter(|_| joins) {
            Some(last) => join(last, &line.text, &words),
            None => paragraphs.push(line.text.clone()),
        }
        column.take(line, joins);
    }
    Laid {
        title: title(&lines, body),
        paragraphs,
        address,
    }
}

/// The margins of the text that is being read.
#[derive(Debug, Default)]
struct Column {
    left: f32,
    right: f32,
}

impl Column {
    fn take(&mut self, line: &Line, joined: bool) {
        if joined {
            self.left = self.left.min(line.left);
            self.right = self.right.max(line.right);
        } else if line.left > self.right || line.right < self.left || self.right == 0.0 {
            (self.left, self.right) = (line.left, line.right);
        } else {
            self.right = self.right.max(line.right);
        }
    }
}

/// Whether a line goes on the paragraph of the one above it.
fn continues(above: &Line, line: &Line, same_page: bool, leading: f32, column: &Column) -> bool {
    if (above.size - line.size).abs() > 0.12 * above.size.max(line.size) {
        return false;
    }
    let open = !above
        .text
        .ends_with(['.', '!', '?', ':', '”', '"', '…', ')']);
    let low = line.text.starts_with(char::is_lowercase);
    let gap = above.base - line.base;
    let elsewhere = !same_page || gap < -0.5 * line.size || gap > 12.0 * line.size;
    if elsewhere {
        // The next page or column: a sentence goes on.
        return low || open && line.text.len() > 40;
    }
    let wide = gap > leading.max(line.size) * 1.4;
    let indented =
        line.left - column.left > 0.9 * line.size && line.left - above.left > 0.9 * line.size;
    let short = column.right - above.right > 0.25 * (column.right - column.left);
    let half = above.right - above.left < 0.6 * (column.right - column.left);
    let ends = short && (!open || half && !low);
    !wide && !indented && !ends
}

/// Joins a line to a paragraph: a word parted at the line's end is whole again.
fn join(last: &mut String, line: &str, words: &HashSet<String>) {
    let parted = last.ends_with(['-', '\u{2010}']) && line.starts_with(char::is_lowercase);
    let stem = last.trim_end_matches(['-', '\u{2010}']);
    let first = stem
        .rsplit(|char: char| !char.is_alphanumeric() && char != '-')
        .next()
        .unwrap_or("");
    let second = line
        .split(|char: char| !char.is_alphanumeric())
        .next()
        .unwrap_or("");
    if !parted || !first.ends_with(char::is_alphabetic) {
        if !last.ends_with('-') || !stem.ends_with(char::is_alphanumeric) {
            last.push(' ');
        }
    } else {
        let whole = format!("{first}{second}").to_lowercase();
        let hyphened = format!("{first}-{second}").to_lowercase();
        // "tit-for-" has hyphens of its own; a word seen elsewhere in the text decides.
        let keeps = !words.contains(&whole) && (first.contains('-') || words.contains(&hyphened));
        if !keeps {
            last.truncate(stem.len());
        }
    }
    last.push_str(line);
}

/// All words of the text, in lower case, with their hyphens; line ends aside.
fn words(lines: &[(usize, &Line)]) -> HashSet<String> {
    let words = lines.iter().flat_map(|(_, line)| {
        line.text
            .split(|char: char| !char.is_alphanumeric() && char != '-')
    });
    words
        .filter(|word| word.len() > 2 && !word.ends_with('-'))
        .map(str::to_lowercase)
        .collect()
}

/// The first and last lines of a page may be its head and foot.
fn is_edge(at: usize, count: usize) -> bool {
    at < 3 || at + 3 >= count
}

/// A line without its figures: pages count.
fn key(text: &str) -> String {
    text.chars()
        .filter(|char| !char.is_ascii_digit() && !char.is_whitespace())
        .collect()
}

fn is_page_number(text: &str) -> bool {
    let rest = text.to_lowercase();
    let rest = [
        "page", "seite", "pagina", "página", "стр", "of", "von", "de", "p",
    ]
    .iter()
    .fold(rest, |rest, word| rest.replace(word, ""));
    text.len() < 24
        && text.contains(|char: char| char.is_ascii_digit())
        && rest.chars().filter(|char| char.is_alphanumeric()).count() <= 8
        && rest.chars().all(|char| !char.is_alphabetic())
        && !crate::import::metadata::dates::find(text).any(|date| date.full().is_some())
        && rest
            .split(|char: char| !char.is_ascii_digit())
            .all(|number| number.len() <= 4)
}

/// What stands at the head or foot of most pages, without figures, and the address among it.
fn repeated(pages: &[Vec<Line>]) -> (HashSet<String>, Option<String>) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut address = None;
    for lines in pages {
        let edges = lines
            .iter()
            .enumerate()
            .filter(|(at, _)| is_edge(*at, lines.len()));
        let keys: HashSet<String> = edges.map(|(_, line)| key(&line.text)).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let enough = (pages.len() / 2 + 1).max(2);
    let found: HashSet<String> = counts
        .into_iter()
        .filter(|(key, count)| *count >= enough && !key.is_empty())
        .map(|(key, _)| key)
        .collect();
    for line in pages.iter().flatten() {
        let url = line
            .text
            .split_whitespace()
            .find(|word| word.starts_with("http://") || word.starts_with("https://"));
        if let Some(url) = url.filter(|_| found.contains(&key(&line.text))) {
            address.get_or_insert_with(|| url.to_owned());
        }
    }
    (found, address)
}

/// The size that most letters are set in.
fn body_size(pages: &[Vec<Line>]) -> f32 {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for line in pages.iter().flatten() {
        *counts.entry((line.size * 2.0).round() as i64).or_default() += line.text.len();
    }
    let most = counts
        .into_iter()
        .max_by_key(|&(size, count)| (count, size));
    most.map_or(0.0, |(size, _)| size as f32 / 2.0)
}

/// The usual distance between lines.
fn leading(lines: &[(usize, &Line)]) -> f32 {
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .filter(|pair| pair[0].0 == pair[1].0)
        .map(|pair| pair[0].1.base - pair[1].1.base)
        .filter(|gap| *gap > 1.0 && *gap < 60.0)
        .collect();
    gaps.sort_unstable_by(f32::total_cmp);
    gaps.get(gaps.len() / 3).copied().unwrap_or(0.0)
}

/// The first lines set clearly larger than the text, near its head.
fn title(lines: &[(usize, &Line)], body: f32) -> Option<String> {
    let head = &lines[..lines.len().min(25)];
    let large = head
        .iter()
        .filter(|(page, line)| *page == 0 && line.text.len() > 3)
        .map(|(_, line)| line.size)
        .fold(0.0, f32::max);
    if large < body * 1.18 {
        return None;
    }
    let is_title = |line: &Line| (line.size - large).abs() < 0.08 * large;
    let start = head
        .iter()
        .position(|(_, line)| is_title(line) && line.text.len() > 3)?;
    let run = head[start..]
        .iter()
        .take_while(|(_, line)| is_title(line))
        .take(5);
    let text = run
        .map(|(_, line)| line.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    (text.split_whitespace().count() >= 3 && text.len() < 300).then_some(text)
}
