//! Which part of an article a column or field holds, from `assets/lexicon/record_fields.toml`.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Parts of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The headline.
    Title,
    /// The running text.
    Text,
    /// A summary of it.
    Summary,
    /// The day of publication.
    Published,
    /// A day of modification or collection.
    Updated,
    /// The publisher.
    Outlet,
    /// The address of the page.
    Address,
    /// The language it is in.
    Language,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    title: Vec<String>,
    text: Vec<String>,
    summary: Vec<String>,
    published: Vec<String>,
    updated: Vec<String>,
    outlet: Vec<String>,
    address: Vec<String>,
    language: Vec<String>,
    containers: Vec<String>,
    stated: Vec<String>,
}

/// The table of names.
pub struct Fields {
    parts: HashMap<String, (Part, usize)>,
    containers: HashSet<String>,
    stated: HashSet<String>,
}

/// The table compiled into the program.
pub fn fields() -> &'static Fields {
    static TABLE: LazyLock<Fields> = LazyLock::new(|| {
        let file: FieldFile =
            toml::from_str(include_str!("../../../assets/lexicon/record_fields.toml"))
                .expect("record_fields.toml is checked by a test");
        let lists = [
            (Part::Title, &file.title),
            (Part::Text, &file.text),
            (Part::Summary, &file.summary),
            (Part::Published, &file.published),
            (Part::Updated, &file.updated),
            (Part::Outlet, &file.outlet),
            (Part::Address, &file.address),
            (Part::Language, &file.language),
        ];
        let mut parts = HashMap::new();
        for (part, names) in lists {
            for (rank, name) in names.iter().enumerate() {
                parts.entry(key(name)).or_insert((part, rank));
            }
        }
        let set = |names: &[String]| names.iter().map(|name| key(name)).collect();
        Fields {
            parts,
            containers: set(&file.containers),
            stated: set(&file.stated),
        }
    });
    &TABLE
}

impl Fields {
    /// The part that a field of this name holds, and how far down its list the name stands.
    pub fn part(&self, name: &str) -> Option<(Part, usize)> {
        if name.len() > 80 {
            return None;
        }
        self.parts.get(&key(name)).copied()
    }

    /// Whether a field of this name holds records.
    pub fn is_container(&self, name: &str) -> bool {
        name.len() <= 40 && self.containers.contains(&key(name))
    }

    /// Whether a field of this name says how many records there are.
    pub fn is_stated(&self, name: &str) -> bool {
        name.len() <= 40 && self.stated.contains(&key(name))
    }
}

/// Letters and digits of a name, in lower case.
fn key(name: &str) -> String {
    let letters = name.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expect: Option<Part>) {
        assert_eq!(fields().part(name).map(|(part, _)| part), expect, "{name}");
    }

    #[test]
    fn names_of_many_tools_and_tongues_are_known() {
        check("publishedAt", Some(Part::Published));
        check("Published at", Some(Part::Published));
        check("seendate", Some(Part::Published));
        check("source.name", Some(Part::Outlet));
        check("maintext", Some(Part::Text));
        check("Überschrift", Some(Part::Title));
        check("web_url", Some(Part::Address));
        check("дата", Some(Part::Published));
        check("expect", None);
        check("file", None);
    }

    #[test]
    fn surer_names_come_first() {
        let rank = |name: &str| fields().part(name).map(|(_, rank)| rank);
        assert!(rank("published") < rank("date"));
        assert!(rank("text") < rank("content"));
        assert!(rank("source.name") < rank("source"));
    }
}
