//! Publishers: which names and domains belong to one, from `assets/lexicon/outlets.toml`.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A publisher the table knows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// As people name it.
    pub name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    domains: Vec<String>,
    /// How it writes a date in figures.
    #[serde(default)]
    pub order: FigureOrder,
}

/// The order of day and month in a date of figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum FigureOrder {
    /// 05/10/2018 is 5 October.
    #[default]
    #[serde(rename = "dmy")]
    DayFirst,
    /// 10/05/2018 is 5 October.
    #[serde(rename = "mdy")]
    MonthFirst,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Vec<String>,
    outlet: Vec<Outlet>,
}

struct Table {
    words: HashSet<String>,
    outlets: Vec<Outlet>,
    by_name: HashMap<String, usize>,
    by_domain: HashMap<String, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../assets/lexicon/outlets.toml"))
        .expect("outlets.toml is checked by a test");
    let (mut by_name, mut by_domain) = (HashMap::new(), HashMap::new());
    for (index, outlet) in file.outlet.iter().enumerate() {
        by_name.insert(outlet.name.to_lowercase(), index);
        by_name.extend(outlet.aliases.iter().map(|alias| (alias.clone(), index)));
        by_domain.extend(outlet.domains.iter().map(|domain| (domain.clone(), index)));
    }
    Table {
        words: file.words.into_iter().collect(),
        outlets: file.outlet,
        by_name,
        by_domain,
    }
});

/// The publisher of that name.
pub fn by_name(name: &str) -> Option<&'static Outlet> {
    if name.len() > 60 {
        return None;
    }
    let key = name.trim().to_lowercase();
    TABLE.by_name.get(&key).map(|&index| &TABLE.outlets[index])
}

/// The publisher whose site `address` (a URL or a host) is on.
pub fn by_address(address: &str) -> Option<&'static Outlet> {
    let host = host_of(address)?.to_lowercase();
    let mut domain = host.as_str();
    loop {
        if let Some(&index) = TABLE.by_domain.get(domain) {
            return Some(&TABLE.outlets[index]);
        }
        domain = domain.split_once('.')?.1;
    }
}

/// The host of a URL, or the host itself.
pub fn host_of(address: &str) -> Option<&str> {
    let rest = address.trim();
    let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
    let rest = rest.trim_start_matches("//");
    let host = rest.split(['/', '?', '#', ':']).next()?;
    (host.contains('.') && host.len() < 254).then_some(host)
}

/// The name as the table has it, else as written, without shouting: "THE AVON COURIER" is "The Avon Courier".
pub fn display(name: &str) -> String {
    if let Some(outlet) = by_name(name) {
        return outlet.name.clone();
    }
    let shouts = name.contains(' ') && !name.chars().any(char::is_lowercase);
    let words = name.split_whitespace().map(|word| {
        let small = matches!(word, "THE" | "OF" | "AND" | "FOR");
        // Short words in capitals are abbreviations: "BBC".
        if shouts && (small || word.chars().count() > 3) {
            capitalised(word)
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(String::from).unwrap_or_default();
    first + &chars.as_str().to_lowercase()
}

/// Whether `text` reads like the name of a publisher: known, or a few capitalised words with one that publishers use.
pub fn looks_like_name(text: &str) -> bool {
    if by_name(text).is_some() {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let known = |word: &&str| {
        let bare = word.trim_matches(|char: char| !char.is_alphanumeric());
        TABLE.words.contains(&bare.to_lowercase())
    };
    (2..=6).contains(&words.len()) && is_name(text) && words.iter().any(known)
}

/// Whether every word is capitalised, small link words aside, and no sentence ends.
pub fn is_name(text: &str) -> bool {
    let text = text.trim();
    let mut any = false;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|char: char| !char.is_alphanumeric());
        let Some(first) = bare.chars().next() else {
            continue;
        };
        if first.is_lowercase()
            && !matches!(
                bare,
                "of" | "the" | "and" | "de" | "la" | "del" | "della" | "du" | "der" | "die" | "for"
            )
        {
            return false;
        }
        any = true;
    }
    any && !text.ends_with(['.', '?', '!', ':', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_covers_its_subdomains() {
        let name = |address: &str| by_address(address).map(|outlet| outlet.name.as_str());
        assert_eq!(name("https://www.reuters.com/world/x"), Some("Reuters"));
        assert_eq!(name("en.irna.ir"), Some("IRNA"));
        assert_eq!(name("https://notreuters.com/"), None);
        assert_eq!(name("no address"), None);
    }

    #[test]
    fn names_and_aliases_lead_to_one_publisher() {
        assert_eq!(display("bbc"), "BBC News");
        assert_eq!(display(" Norland Daily "), "Norland Daily");
        assert!(looks_like_name("The Norland Gazette"));
        assert_eq!(display("THE NORLAND COURIER"), "The Norland Courier");
        assert_eq!(display("NRK NEWS DESK"), "NRK News Desk");
        assert!(looks_like_name("TASS"));
        assert!(!looks_like_name("News"));
        assert!(!looks_like_name("Norland expels news editor"));
        assert!(!looks_like_name("Norland Flag"));
    }

    #[test]
    fn aliases_and_domains_are_written_in_lower_case() {
        for outlet in &TABLE.outlets {
            for text in outlet.aliases.iter().chain(&outlet.domains) {
                assert_eq!(text, &text.to_lowercase());
            }
        }
    }
}
