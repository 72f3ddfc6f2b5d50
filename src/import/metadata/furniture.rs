//! What stands round articles and is no part of them, from `assets/lexicon/page_furniture.toml`.

use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// No caption or notice is longer, in bytes.
pub(super) const LONGEST_FURNITURE: usize = 400;

/// No photographer with an agency has more words than this.
const LONGEST_CREDIT: usize = 6;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FurnitureFile {
    lines: Vec<String>,
    credits: Vec<String>,
    starts: Vec<String>,
    tails: Vec<String>,
    not_places: Vec<String>,
    blocks: Vec<String>,
    story: Vec<String>,
}

/// Lines that stand round articles, from `assets/lexicon/page_furniture.toml`.
pub struct Furniture {
    lines: HashSet<String>,
    credits: Vec<String>,
    starts: Vec<String>,
    tails: HashSet<String>,
    not_places: HashSet<String>,
    blocks: HashSet<String>,
    story: HashSet<String>,
}

/// The table compiled into the program.
pub fn furniture() -> &'static Furniture {
    static TABLE: LazyLock<Furniture> = LazyLock::new(|| {
        let file: FurnitureFile =
            toml::from_str(include_str!("../../../assets/lexicon/page_furniture.toml"))
                .expect("page_furniture.toml is checked by a test");
        Furniture {
            lines: file.lines.into_iter().collect(),
            credits: file.credits,
            starts: file.starts,
            tails: file.tails.into_iter().collect(),
            not_places: file.not_places.into_iter().collect(),
            blocks: file.blocks.into_iter().collect(),
            story: file.story.into_iter().collect(),
        }
    });
    &TABLE
}

impl Furniture {
    /// Whether the line is page furniture.
    pub fn is_furniture(&self, line: &str) -> bool {
        let start: String = line
            .trim()
            .chars()
            .take(48)
            .collect::<String>()
            .to_lowercase();
        if self
            .starts
            .iter()
            .any(|words| start.starts_with(words.as_str()))
            && line.len() <= LONGEST_FURNITURE
        {
            return true;
        }
        let bare = start
            .trim_matches(|char: char| matches!(char, ' ' | ':' | '[' | ']' | '>' | '»' | '…'));
        line.len() <= 60
            && (self.lines.contains(bare)
                || self.lines.contains(start.as_str())
                || is_reading_time(bare))
    }

    /// Whether the line is the caption of a picture: it ends in "Photo:" and a name.
    pub fn is_caption(&self, line: &str) -> bool {
        if line.len() > LONGEST_FURNITURE {
            return false;
        }
        let lower = line.to_lowercase();
        self.credits.iter().any(|credit| {
            lower.rfind(credit.as_str()).is_some_and(|at| {
                let parts = |char: char| char.is_whitespace() || matches!(char, '(' | '.' | '|');
                let opens = lower[..at].ends_with(parts) || at == 0;
                let name = lower[at + credit.len()..].trim();
                opens && !name.is_empty() && name.split_whitespace().count() <= LONGEST_CREDIT
            })
        })
    }

    /// Whether the line is a heading that ends the article.
    pub fn is_tail(&self, line: &str) -> bool {
        let line = line.trim().trim_end_matches(':');
        line.len() <= 60 && self.tails.contains(&line.to_lowercase())
    }

    /// Whether a word of a class, id or role marks page furniture.
    pub fn is_block(&self, word: &str) -> bool {
        self.blocks.contains(word)
    }

    /// Whether a class, id or itemprop marks the story.
    pub fn is_story(&self, name: &str) -> bool {
        self.story.contains(name)
    }

    /// Whether the words that open a paragraph are no place though they look like one.
    pub fn is_not_place(&self, words: &str) -> bool {
        let bare = words.trim_matches(|char: char| !char.is_alphanumeric());
        let bare = bare.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
        words.len() <= 40 && self.not_places.contains(&bare.to_lowercase())
    }
}

/// "3 min read".
fn is_reading_time(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].trim_start_matches([' ', '-']);
    digits > 0 && rest.starts_with("min") && rest.ends_with("read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_ends_in_a_credit() {
        let caption = |line: &str| furniture().is_caption(line);
        assert!(caption("The envoy leaves the ministry. Foto: Anna Nord"));
        assert!(caption(
            "The envoy leaves the ministry (Photo: Anna Nord/NW)"
        ));
        assert!(!caption(
            "The minister said of the photo: it is a forgery that nobody at home has seen."
        ));
        assert!(!caption("Norland expelled four."));
    }
}
