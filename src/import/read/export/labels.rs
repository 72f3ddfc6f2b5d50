//! The labels of the fields in downloads, from `assets/lexicon/export_labels.toml`.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a labelled field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    /// The headline.
    Title,
    /// The publisher.
    Source,
    /// The day of publication.
    Published,
    /// The day the database took the article in.
    Loaded,
    /// What the publisher says of the article: text.
    Deck,
    /// The body.
    Body,
    /// The article's address on the net.
    Address,
    /// Publisher, place and day in one line.
    About,
    /// Another field, above the body.
    Head,
    /// A field that stands above the body alone.
    Above,
    /// Another field, below the body.
    Tail,
    /// Captions and notices.
    Notes,
}

/// Labels in lower case, with what each holds.
#[derive(Debug, Default)]
pub(super) struct Labels {
    fields: HashMap<String, Field>,
}

/// No label is longer, in bytes.
const LONGEST_LABEL: usize = 48;

impl Labels {
    fn of(lists: &[(&[String], Field)]) -> Self {
        let pairs = lists
            .iter()
            .flat_map(|(labels, field)| labels.iter().map(|label| (label.clone(), *field)));
        Self {
            fields: pairs.collect(),
        }
    }

    /// The field of that name.
    pub(super) fn get(&self, label: &str) -> Option<Field> {
        if label.len() > LONGEST_LABEL {
            return None;
        }
        self.fields
            .get(label.trim().to_lowercase().as_str())
            .copied()
    }

    /// The field that a line opens, and what stands behind the colon.
    pub(super) fn split<'a>(&self, line: &'a str) -> Option<(Field, &'a str)> {
        let (label, value) = split_label(line)?;
        Some((self.get(label)?, value))
    }
}

/// A short label and what stands behind its colon.
pub(super) fn split_label(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once([':', '：'])?;
    let label = label.trim();
    let fits = !label.is_empty()
        && label.len() <= LONGEST_LABEL
        && (value.is_empty() || value.starts_with(char::is_whitespace));
    fits.then(|| (label, value.trim()))
}

/// The labels of Nexis.
pub(super) struct Nexis {
    /// Fields.
    pub labels: Labels,
    body: HashSet<String>,
    tail: HashSet<String>,
    notes: HashSet<String>,
    end: HashSet<String>,
    cover: Vec<String>,
    counts: HashSet<String>,
    betweens: HashSet<String>,
    requests: Vec<String>,
    untitled: HashSet<String>,
}

/// What a paragraph that stands alone opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// The body.
    Body,
    /// The fields below it.
    Tail,
    /// Captions and notices.
    Notes,
    /// The next article, after this paragraph.
    End,
}

impl Nexis {
    /// What a paragraph opens that holds a heading and nothing else.
    pub(super) fn heading(&self, line: &str) -> Option<Heading> {
        if line.len() > LONGEST_LABEL {
            return None;
        }
        let key = line.trim().to_lowercase();
        let holds = |set: &HashSet<String>| set.contains(&key);
        match () {
            () if holds(&self.end) => Some(Heading::End),
            () if holds(&self.body) => Some(Heading::Body),
            () if holds(&self.tail) => Some(Heading::Tail),
            () if holds(&self.notes) => Some(Heading::Notes),
            () => None,
        }
    }

    /// Whether a line of the cover page says something of an article.
    pub(super) fn is_cover(&self, line: &str) -> bool {
        let lower = line.trim().to_lowercase();
        self.cover.iter().any(|start| lower.starts_with(start))
    }

    /// How many articles the cover page states: "Documents (10)".
    pub(super) fn count(&self, line: &str) -> Option<usize> {
        let (word, rest) = line.trim().strip_suffix(')')?.split_once('(')?;
        let known = self.counts.contains(word.trim().to_lowercase().as_str());
        known.then(|| rest.trim().parse().ok()).flatten()
    }

    /// The number of an article and of all, in the line above it: "1 of 40 DOCUMENTS", "Dokument 1 von 40".
    pub(super) fn counter(&self, line: &str) -> Option<(usize, usize)> {
        let line = line.trim();
        if line.len() > LONGEST_LABEL || !line.contains(|char: char| char.is_ascii_digit()) {
            return None;
        }
        let line = line.strip_prefix("FOCUS -").unwrap_or(line).to_lowercase();
        let words: Vec<&str> = line.split_whitespace().collect();
        let (number, between, all, noun) = match words.as_slice() {
            [number, between, all, noun]
                if number.starts_with(|char: char| char.is_ascii_digit()) =>
            {
                (number, between, all, noun)
            }
            [noun, number, between, all] => (number, between, all, noun),
            _ => return None,
        };
        let figure = |word: &str| word.replace(['.', ','], "").parse::<usize>().ok();
        let (number, all) = (figure(number)?, figure(all)?);
        let named = self.counts.contains(*noun) && self.betweens.contains(*between);
        (named && number <= all).then_some((number, all))
    }

    /// How many articles the cover page of the older layout was asked for: "Download Request: Selected Items: 1-10".
    pub(super) fn requested(&self, line: &str) -> Option<usize> {
        let lower = line.trim().to_lowercase();
        if !self.requests.iter().any(|start| lower.starts_with(start)) {
            return None;
        }
        let (_, ranges) = lower.rsplit_once(':')?;
        let sizes = ranges.split(',').map(|range| {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let (first, last) = (
                first.trim().parse::<usize>().ok()?,
                last.trim().parse().ok()?,
            );
            Some(usize::saturating_sub(last, first) + 1)
        });
        sizes.sum::<Option<usize>>()
    }

    /// Whether a title says that there is none.
    pub(super) fn is_untitled(&self, line: &str) -> bool {
        let bare = line.trim().trim_matches(['[', ']', '(', ')', '.']);
        self.untitled.contains(bare.to_lowercase().as_str())
    }
}

/// The labels of Factiva.
pub(super) struct Factiva {
    /// Two- and three-letter codes.
    pub codes: Labels,
    /// Words behind the length of an article.
    pub lengths: HashSet<String>,
}

/// What Europresse writes round its articles, in lower case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Europresse {
    /// How the lines begin that follow an article.
    pub ends: Vec<String>,
    /// What stands behind the name of a source.
    pub additions: Vec<String>,
}

/// What the downloads of the Austrian press agency write round their articles, in lower case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Apa {
    /// Between a paper's name and the day.
    pub days: Vec<String>,
    /// How lines begin that tell more of an article.
    pub fields: Vec<String>,
    /// How the lines begin that follow an article.
    pub ends: Vec<String>,
}

/// Every table.
pub(super) struct Tables {
    /// Nexis, Lexis.
    pub nexis: Nexis,
    /// Factiva.
    pub factiva: Factiva,
    /// `ProQuest`.
    pub proquest: Labels,
    /// Europresse.
    pub europresse: Europresse,
    /// The Austrian press agency.
    pub apa: Apa,
}

/// The tables compiled into the program.
pub(super) fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(|| {
        let file: File = toml::from_str(include_str!(
            "../../../../assets/lexicon/export_labels.toml"
        ))
        .expect("export_labels.toml is checked by a test");
        file.into_tables()
    });
    &TABLES
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    nexis: NexisFile,
    factiva: FactivaFile,
    proquest: ProQuestFile,
    europresse: Europresse,
    apa: Apa,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NexisFile {
    title: Vec<String>,
    source: Vec<String>,
    published: Vec<String>,
    loaded: Vec<String>,
    deck: Vec<String>,
    body: Vec<String>,
    address: Vec<String>,
    head: Vec<String>,
    above: Vec<String>,
    tail: Vec<String>,
    notes: Vec<String>,
    headings: HeadingsFile,
    cover: Vec<String>,
    counts: HashSet<String>,
    betweens: HashSet<String>,
    requests: Vec<String>,
    untitled: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingsFile {
    body: HashSet<String>,
    tail: HashSet<String>,
    notes: HashSet<String>,
    end: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactivaFile {
    title: Vec<String>,
    published: Vec<String>,
    source: Vec<String>,
    deck: Vec<String>,
    body: Vec<String>,
    other: Vec<String>,
    lengths: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProQuestFile {
    title: Vec<String>,
    published: Vec<String>,
    source: Vec<String>,
    about: Vec<String>,
    body: Vec<String>,
    deck: Vec<String>,
    address: Vec<String>,
    loaded: Vec<String>,
    other: Vec<String>,
}

impl File {
    fn into_tables(self) -> Tables {
        let (nexis, factiva, proquest) = (self.nexis, self.factiva, self.proquest);
        Tables {
            proquest: Labels::of(&[
                (&proquest.other, Field::Tail),
                (&proquest.title, Field::Title),
                (&proquest.published, Field::Published),
                (&proquest.source, Field::Source),
                (&proquest.about, Field::About),
                (&proquest.body, Field::Body),
                (&proquest.deck, Field::Deck),
                (&proquest.address, Field::Address),
                (&proquest.loaded, Field::Loaded),
            ]),
            factiva: Factiva {
                codes: Labels::of(&[
                    (&factiva.title, Field::Title),
                    (&factiva.published, Field::Published),
                    (&factiva.source, Field::Source),
                    (&factiva.deck, Field::Deck),
                    (&factiva.body, Field::Body),
                    (&factiva.other, Field::Tail),
                ]),
                lengths: factiva.lengths,
            },
            nexis: Nexis {
                labels: Labels::of(&[
                    (&nexis.title, Field::Title),
                    (&nexis.source, Field::Source),
                    (&nexis.published, Field::Published),
                    (&nexis.loaded, Field::Loaded),
                    (&nexis.deck, Field::Deck),
                    (&nexis.body, Field::Body),
                    (&nexis.address, Field::Address),
                    (&nexis.head, Field::Head),
                    (&nexis.above, Field::Above),
                    (&nexis.tail, Field::Tail),
                    (&nexis.notes, Field::Notes),
                ]),
                body: nexis.headings.body,
                tail: nexis.headings.tail,
                notes: nexis.headings.notes,
                end: nexis.headings.end,
                cover: nexis.cover,
                counts: nexis.counts,
                betweens: nexis.betweens,
                requests: nexis.requests,
                untitled: nexis.untitled,
            },
            europresse: self.europresse,
            apa: self.apa,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_in_any_case() {
        let nexis = &tables().nexis;
        assert_eq!(
            nexis.labels.split("LÄNGE: 306 Wörter"),
            Some((Field::Head, "306 Wörter"))
        );
        assert_eq!(
            nexis.labels.split("Load-Date:\u{a0}May 30, 2014"),
            Some((Field::Loaded, "May 30, 2014"))
        );
        assert_eq!(nexis.labels.split("ROE, HOST: Tonight"), None);
        assert_eq!(nexis.labels.split("BODY:"), Some((Field::Body, "")));
        assert_eq!(nexis.labels.split("Text:http://x"), None);
        assert_eq!(nexis.heading("Ende des Dokuments"), Some(Heading::End));
        assert_eq!(nexis.count("Dokumente (12)"), Some(12));
        assert_eq!(nexis.count("Norland (12)"), None);
    }

    #[test]
    fn numbers_above_articles_are_read() {
        let nexis = &tables().nexis;
        for line in [
            "  2 of 1,040 DOCUMENTS",
            "FOCUS - 2 of 1040 DOCUMENTS",
            "Dokument 2 von 1.040",
            "Document 2 de 1040",
            "2 de 1040 DOCUMENTS",
            "2 van 1040 DOCUMENTEN",
        ] {
            assert_eq!(nexis.counter(line), Some((2, 1040)), "{line}");
        }
        for line in [
            "2 of 40 envoys",
            "40 of 2 DOCUMENTS",
            "Document 2 is 40",
            "of 2 documents",
        ] {
            assert_eq!(nexis.counter(line), None, "{line}");
        }
        let asked = |line: &str| nexis.requested(line);
        assert_eq!(asked("Download Request: Selected Items: 1-10"), Some(10));
        assert_eq!(
            asked("Printopdracht: Alle documenten: 1-4, 7, 9-10"),
            Some(7)
        );
        assert_eq!(asked("Print Request: Current Document"), None);
    }
}
