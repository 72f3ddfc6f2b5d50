//! Articles that come as named fields: rows of a table, objects of a news interface, front matter. The names of the fields are
//! those of [`metadata::fields`](crate::import::metadata::fields).

mod day;

pub(super) use day::{ColumnOrder, order_of_column};

use super::assemble::{RawArticle, find_dateline};
use super::record::Record;
use super::{markup, title};
use crate::import::clean;
use crate::import::metadata::fields::{Part, fields};
use crate::import::metadata::furniture::furniture;
use crate::import::metadata::header::{HeaderLine, classify};
use crate::import::metadata::publication::Candidate;
use crate::import::metadata::{dates, outlet};
use crate::model::PublicationBasis;

/// So much of the text, in bytes, is searched for a date.
const DATE_SEARCH: usize = 8_000;

/// The parts of one article, each with the name of the field that holds it.
#[derive(Debug, Clone, Default)]
pub(super) struct NamedFields<'a> {
    title: Option<Held<'a>>,
    text: Option<Held<'a>>,
    summary: Option<Held<'a>>,
    outlet: Option<Held<'a>>,
    address: Option<Held<'a>>,
    published: Vec<Held<'a>>,
    updated: Vec<Held<'a>>,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
struct Held<'a> {
    rank: usize,
    name: &'a str,
    value: &'a str,
}

impl<'a> NamedFields<'a> {
    /// The record that these fields (name and value) make; of several for one part the one with the surest name.
    pub(super) fn of(list: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut record = Self::default();
        for (name, value) in list {
            if let Some((part, rank)) = fields().part(name)
                && !is_nothing(value)
            {
                record.put(part, Held { rank, name, value });
            }
        }
        record.published.sort_by_key(|held| held.rank);
        record.updated.sort_by_key(|held| held.rank);
        record
    }

    fn put(&mut self, part: Part, held: Held<'a>) {
        let place = match part {
            Part::Title => &mut self.title,
            Part::Text => &mut self.text,
            Part::Summary => &mut self.summary,
            Part::Outlet => &mut self.outlet,
            Part::Address => &mut self.address,
            Part::Published => return self.published.push(held),
            Part::Updated => return self.updated.push(held),
            Part::Language => return,
        };
        if place.is_none_or(|known| held.rank < known.rank) {
            *place = Some(held);
        }
    }

    /// The first value that names a day of publication, as written.
    pub(super) fn published_value(&self) -> Option<&'a str> {
        self.published.first().map(|held| held.value)
    }

    /// Whether it holds running text.
    pub(super) fn has_text(&self) -> bool {
        self.text.is_some()
    }

    /// Whether it names a publisher.
    pub(super) fn has_outlet(&self) -> bool {
        self.outlet.is_some()
    }

    /// Whether it may be an article: running text, or a title or summary with something that places it.
    pub(super) fn is_article(&self) -> bool {
        let named = self.title.is_some() || self.summary.is_some();
        let placed = !self.published.is_empty() || self.address.is_some();
        self.text.is_some() && (self.title.is_some() || placed || self.outlet.is_some())
            || named && placed
    }

    /// The article. `order` is that of day and month in the column of dates, where it is known; `stem` is the file's name where
    /// the file holds this article alone.
    pub(super) fn article(&self, order: ColumnOrder, stem: Option<&str>) -> RawArticle {
        let mut warnings = Vec::new();
        let mut head = Head::default();
        let title = self.title.map(|held| one_line(held.value));
        let paragraphs = self.paragraphs(title.as_deref(), &mut head, &mut warnings);
        let (title, site) = match title.filter(|title| !title.is_empty()) {
            Some(title) => {
                let (title, site) = title::split_site(&title, self.outlet.map(|held| held.value));
                (Some(title), site)
            }
            None => (None, None),
        };
        let agency = || find_dateline(&paragraphs).and_then(|(_, parsed)| parsed.agency);
        let address = self.address().map(str::to_owned).or(head.address.take());
        let outlet = self
            .named_outlet()
            .or(head.outlet.take())
            .or(site)
            .or_else(agency)
            .or_else(|| address.as_deref().and_then(outlet_at));
        let mut dates = self.dated(order);
        dates.append(&mut head.dates);
        let record = Record {
            title,
            outlet,
            dates,
            weak: self.weak(stem, &paragraphs),
            address,
            paragraphs,
            warnings,
            ..Record::default()
        };
        record.into_article()
    }

    /// The running text, else the summary; without the lines above it that only repeat the record.
    fn paragraphs(
        &self,
        title: Option<&str>,
        head: &mut Head,
        warnings: &mut Vec<String>,
    ) -> Vec<String> {
        let Some(held) = self.text.or(self.summary) else {
            return Vec::new();
        };
        let (text, cut) = without_cut_mark(held.value);
        if let Some(rest) = cut {
            warnings.push(format!(
                "the text is cut off in the file: {rest} characters more were not delivered"
            ));
        }
        let mut list = body(text);
        head.take_from(&mut list, title);
        list
    }

    fn named_outlet(&self) -> Option<String> {
        let name = one_line(self.outlet?.value);
        if name.contains("://") || !name.contains(' ') && outlet::host_of(&name).is_some() {
            return outlet_at(&name);
        }
        // A number or a code names nobody.
        let telling = name.chars().filter(|char| char.is_alphabetic()).count() >= 2;
        (telling && name.len() <= 120).then(|| outlet::display(&name))
    }

    fn address(&self) -> Option<&'a str> {
        let address = |held: Held<'a>| Some(held.value.trim()).filter(|text| text.contains("://"));
        self.address
            .and_then(address)
            .or_else(|| self.outlet.and_then(address))
    }

    fn dated(&self, order: ColumnOrder) -> Vec<Candidate> {
        let held = self.published.iter();
        held.filter_map(|held| {
            let date = day::of_value(held.value, order)?;
            let evidence = format!("{}: {}", held.name, one_line(held.value));
            Some(Candidate::new(date, PublicationBasis::Header, &evidence))
        })
        .collect()
    }

    fn weak(&self, stem: Option<&str>, paragraphs: &[String]) -> Vec<Candidate> {
        let mut list = Vec::new();
        if let Some(stem) = stem
            && let Some(date) = dates::in_name(stem)
        {
            list.push(Candidate::new(date, PublicationBasis::FileName, stem));
        }
        let mut searched = 0;
        for paragraph in paragraphs {
            let text = super::sniff::first_bytes(paragraph, DATE_SEARCH);
            if let Some(date) = dates::first_full(text) {
                let evidence = text[date.range.clone()].to_owned();
                list.push(Candidate::new(date, PublicationBasis::Text, &evidence));
                break;
            }
            searched += text.len();
            if searched > DATE_SEARCH {
                break;
            }
        }
        for held in &self.updated {
            if let Some(date) = day::of_value(held.value, ColumnOrder::Unknown) {
                let evidence = format!("{}: {}", held.name, one_line(held.value));
                list.push(Candidate::new(date, PublicationBasis::Modified, &evidence));
            }
        }
        list
    }
}

/// What the lines at the head of a text say.
#[derive(Default)]
struct Head {
    dates: Vec<Candidate>,
    outlet: Option<String>,
    address: Option<String>,
}

impl Head {
    /// Takes title, byline and date off the head of `list`, and furniture off all of it.
    fn take_from(&mut self, list: &mut Vec<String>, title: Option<&str>) {
        /// Lines further down are text.
        const LINES: usize = 5;
        let mut kept = Vec::with_capacity(list.len());
        let mut open = true;
        for (index, line) in list.drain(..).enumerate() {
            let above = open && index < LINES;
            if above && title.is_some_and(|title| title == line) {
                continue;
            }
            match above.then(|| classify(&line)).flatten() {
                Some(header) => self.note(&line, header),
                None if furniture().is_furniture(&line) => {}
                None => {
                    open = open && line.len() < 60;
                    kept.push(line);
                }
            }
        }
        *list = kept;
    }

    fn note(&mut self, line: &str, header: HeaderLine) {
        match header {
            HeaderLine::Date { date, outlet, .. } => {
                self.dates
                    .push(Candidate::new(date, PublicationBasis::Header, line));
                self.outlet = self.outlet.take().or(outlet);
            }
            HeaderLine::Outlet(name) => self.outlet = Some(outlet::display(&name)),
            HeaderLine::Address(address) => self.address = Some(address),
            HeaderLine::Title(_) | HeaderLine::Byline | HeaderLine::Furniture => {}
        }
    }
}

/// The paragraphs of a field: HTML or plain.
pub(super) fn body(text: &str) -> Vec<String> {
    if markup::is_html(text) {
        return markup::paragraphs(text);
    }
    let plain = if text.contains("&amp;") || text.contains("&#") || text.contains("&quot;") {
        markup::unescape(text)
    } else {
        text.to_owned()
    };
    // Some tools write line ends as they stand in source code.
    let plain = if plain.contains('\n') {
        plain
    } else {
        plain.replace("\\r\\n", "\n").replace("\\n", "\n")
    };
    clean::paragraphs(&clean::normalise(&plain))
}

/// A field as one line of plain text.
fn one_line(text: &str) -> String {
    let plain = if markup::is_html(text) {
        markup::paragraphs(text).join(" ")
    } else {
        markup::unescape(text)
    };
    clean::squeeze(&clean::normalise(&plain))
}

/// The publisher at an address: as the table names it, else the host.
pub(super) fn outlet_at(address: &str) -> Option<String> {
    if let Some(known) = outlet::by_address(address) {
        return Some(known.name.clone());
    }
    let host = outlet::host_of(address)?.to_lowercase();
    Some(host.trim_start_matches("www.").to_owned())
}

/// Words that tables write where they have nothing.
fn is_nothing(value: &str) -> bool {
    let value = value.trim();
    value.is_empty()
        || value.len() <= 9
            && matches!(
                value.to_ascii_lowercase().as_str(),
                "nan" | "none" | "null" | "n/a" | "na" | "nat" | "-" | "[removed]" | "{}" | "[]"
            )
}

/// News interfaces end a text they cut with "… [+2345 chars]"; returns the text before it and the number.
fn without_cut_mark(text: &str) -> (&str, Option<u64>) {
    let cut = || {
        let inner = text.trim_end().strip_suffix(" chars]")?;
        let at = inner.rfind("[+")?;
        let number = inner[at + 2..].parse().ok()?;
        Some((inner[..at].trim_end(), Some(number)))
    };
    cut().unwrap_or((text, None))
}

#[cfg(test)]
mod tests;
