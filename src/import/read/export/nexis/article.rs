//! One article of a download: its blocks told apart into source, day, headline, fields and text.

use super::super::labels::{Field, Nexis, split_label};
use super::super::outlet_name;
use super::blocks::Block;
use crate::import::metadata::dates;
use crate::import::read::record::Record;
use crate::model::PublicationBasis;
use chrono::NaiveDate;

/// A headline is never longer, in bytes.
const LONGEST_TITLE: usize = 600;

/// Fields above the body stand among this many blocks.
const HEAD: usize = 30;

/// Where reading is in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Head,
    Body,
    Tail,
}

/// Reads an article.
pub(super) fn read(blocks: &[Block], nexis: &Nexis) -> Record {
    let mut reader = Reader {
        nexis,
        record: Record::default(),
        zone: Zone::Head,
        decks: Vec::new(),
        names: Vec::new(),
        fields: 0,
        seen: Vec::new(),
        dated: false,
        noted: false,
        loaded: None,
    };
    for (at, block) in blocks.iter().enumerate() {
        reader.take(block, &blocks[at + 1..], at);
    }
    reader.finish(blocks)
}

struct Reader<'a> {
    nexis: &'a Nexis,
    record: Record,
    zone: Zone,
    /// What stands between headline and text.
    decks: Vec<String>,
    /// Centred lines that may name the source.
    names: Vec<String>,
    /// How many fields were read above the text.
    fields: usize,
    /// Their labels.
    seen: Vec<String>,
    dated: bool,
    /// Whether the last field goes on in the blocks that follow.
    noted: bool,
    loaded: Option<String>,
}

impl Reader<'_> {
    fn take(&mut self, block: &Block, after: &[Block], at: usize) {
        if let Some((field, value)) = self.field(block) {
            self.take_field(field, value, block);
            return;
        }
        let zone = self.zone;
        match zone {
            _ if is_rights(block) && (zone != Zone::Body || block.centred) => {
                self.take_rights(block);
            }
            Zone::Head if block.centred => self.take_centred(block),
            Zone::Head if at < HEAD && self.take_head(block, after) => {}
            Zone::Tail if self.noted => {}
            _ => {
                if zone == Zone::Head {
                    self.zone = Zone::Body;
                }
                self.record
                    .paragraphs
                    .extend(block.paragraphs.iter().cloned());
            }
        }
    }

    /// The field that a block opens, and its value.
    fn field<'b>(&self, block: &'b Block) -> Option<(Field, &'b str)> {
        let line = block.lines.first()?;
        let (label, value) = split_label(line)?;
        let capitals = !label.contains(char::is_lowercase);
        let known = self.nexis.labels.get(label).filter(|_| capitals);
        match (known, self.zone) {
            // "BODY: ..." inside the text is text.
            (
                Some(
                    Field::Body
                    | Field::Title
                    | Field::Deck
                    | Field::Source
                    | Field::Published
                    | Field::Above,
                ),
                Zone::Body,
            ) => None,
            (Some(Field::Head), Zone::Body) => {
                self.ends_body(label, value).then_some((Field::Tail, value))
            }
            (Some(field), _) => Some((field, value)),
            // "GUESTS: ..." between headline and text; a speaker of the text comes after its length.
            (None, Zone::Head)
                if capitals
                    && self.record.title.is_some()
                    && self.fields == 0
                    && !block.centred =>
            {
                Some((Field::Head, value))
            }
            (None, Zone::Head) if capitals && block.centred => Some((Field::Head, value)),
            (None, Zone::Tail) if capitals => Some((Field::Tail, value)),
            _ => None,
        }
    }

    /// Whether a field that mostly stands above the text ends it: one that was not read there.
    fn ends_body(&self, label: &str, value: &str) -> bool {
        let new = !self.seen.iter().any(|seen| seen == label);
        new && value.split_whitespace().count() <= 16
    }

    fn take_field(&mut self, field: Field, value: &str, block: &Block) {
        let value = std::iter::once(value)
            .chain(block.lines.iter().skip(1).map(String::as_str))
            .collect::<Vec<_>>()
            .join(" ");
        let value = value.trim().to_owned();
        self.noted = field == Field::Notes || value.is_empty();
        match field {
            Field::Title => {
                let mut titled = block.clone();
                if let Some((_, first)) = block.lines[0].split_once(':') {
                    first.trim().clone_into(&mut titled.lines[0]);
                }
                self.headline(&titled);
            }
            Field::Source => self.record.outlet = Some(value),
            Field::Published => {
                self.dated |= self.record.push_date(&value, PublicationBasis::Header);
            }
            Field::Loaded => {
                self.loaded = self.loaded.take().or(Some(value));
                self.end_body();
            }
            Field::Address => self.record.address = Some(value),
            Field::Deck => self.decks.push(value),
            Field::Body => {
                self.zone = Zone::Body;
                if !value.is_empty() {
                    let mut paragraphs = block.paragraphs.clone();
                    if let Some(first) = paragraphs.first_mut()
                        && let Some((_, rest)) = first.split_once(':')
                    {
                        *first = rest.trim().to_owned();
                    }
                    self.record.paragraphs.append(&mut paragraphs);
                }
                return;
            }
            Field::Tail | Field::Notes => self.end_body(),
            // "SHOW: ..." in the middle of the page stands above the headline.
            Field::Head | Field::Above | Field::About if block.centred => return,
            Field::Head | Field::Above | Field::About => {}
        }
        if let (Zone::Head, Some((label, _))) = (self.zone, split_label(&block.lines[0])) {
            self.seen.push(label.to_owned());
        }
        self.fields += 1;
    }

    fn end_body(&mut self) {
        self.zone = Zone::Tail;
    }

    /// A headline may be several lines that end in `;`: the first is the headline of a text.
    fn title(&mut self, text: &str) {
        let text = text.trim();
        if self.nexis.is_untitled(text) || text.is_empty() {
            return;
        }
        match self.record.title {
            None => self.record.title = Some(text.to_owned()),
            Some(_) => self.decks.push(text.to_owned()),
        }
    }

    /// "Copyright 2003 Le Monde", with the source perhaps right below.
    fn take_rights(&mut self, block: &Block) {
        if self.zone == Zone::Head {
            let names = block.lines.iter().filter(|line| !is_rights_line(line));
            let names: Vec<String> = names.cloned().collect();
            self.take_lines(&names);
        }
    }

    fn take_centred(&mut self, block: &Block) {
        self.take_lines(&block.lines);
    }

    /// Reads centred lines: names of the source, then the day, then the edition.
    fn take_lines(&mut self, lines: &[String]) {
        for line in lines {
            if !self.dated && dates::first_full(line).is_some() {
                self.dated = self.record.push_date(line, PublicationBasis::Header);
            } else if !self.dated && self.names.len() < 4 {
                self.names.push(line.clone());
            }
        }
        if self.record.outlet.is_none() && !self.names.is_empty() {
            self.record.outlet = Some(self.names.join(" "));
        }
    }

    /// Reads what stands above the text and is neither centred nor labelled. Whether it is none of the text.
    fn take_head(&mut self, block: &Block, after: &[Block]) -> bool {
        let text = block.joined();
        if text.starts_with("http://") || text.starts_with("https://") {
            self.record.address = Some(block.lines.concat());
            return true;
        }
        let nothing = self.record.title.is_none() && self.fields == 0;
        if !self.dated && is_day_alone(&text) {
            self.dated = self.record.push_date(&text, PublicationBasis::Header);
            return true;
        }
        if is_length(&text) {
            self.fields += 1;
            return true;
        }
        // Downloads of web pages centre nothing: the source stands first.
        if nothing && self.record.outlet.is_none() && !self.dated && text.len() < 80 {
            self.record.outlet = Some(text);
            return true;
        }
        if nothing && text.len() <= LONGEST_TITLE {
            self.headline(block);
            return true;
        }
        // A second headline or a byline: the day or the fields are still to come.
        let ahead = |count: usize| after.iter().take(count);
        let day_ahead = !self.dated
            && ahead(3).any(|next| next.centred && dates::first_full(&next.joined()).is_some());
        let field_next = self.fields == 0
            && text.len() <= 200
            && ahead(1).any(|next| {
                matches!(
                    self.field(next),
                    Some((Field::Head | Field::Above | Field::Deck, _))
                )
            });
        if day_ahead || field_next {
            self.decks.push(text);
            return true;
        }
        false
    }

    /// The headline of a text goes up to a line that ends in `;`, and the lines below say more; a page has all of it in one
    /// paragraph, as its readers saw it.
    fn headline(&mut self, block: &Block) {
        let cut = block
            .lines
            .iter()
            .position(|line| line.ends_with(';'))
            .map_or(block.lines.len(), |at| at + 1);
        let (first, rest) = block.lines.split_at(if block.of_page {
            block.lines.len()
        } else {
            cut
        });
        let title = first.join(" ");
        self.title(title.trim_end_matches(';'));
        if !rest.is_empty() {
            self.decks.push(rest.join(" "));
        }
    }

    fn finish(mut self, blocks: &[Block]) -> Record {
        if let Some(loaded) = self.loaded {
            match self.names.iter().find_map(|line| month_of(line)) {
                Some((month, written)) if !self.dated && !is_near(&loaded, month) => {
                    let warning = format!("no day is given, only “{written}”");
                    self.record.warnings.push(warning);
                }
                _ => {
                    self.record.push_date(&loaded, PublicationBasis::Modified);
                }
            }
        }
        self.record.outlet = self.record.outlet.map(|name| outlet_name(&name));
        let mut record = self.record;
        self.decks.append(&mut record.paragraphs);
        record.paragraphs = self.decks;
        if record.paragraphs.is_empty() {
            record
                .warnings
                .push("it has no text in the download".to_owned());
            if record.title.is_none() {
                record.paragraphs = blocks.iter().map(Block::joined).collect();
            }
        }
        record
    }
}

/// A day and little else.
fn is_day_alone(text: &str) -> bool {
    text.len() <= 80
        && dates::first_full(text).is_some_and(|date| date.range.len() * 2 >= text.len())
}

/// The first day of the month that ends a line, "January 2009", and the month as written.
fn month_of(line: &str) -> Option<(NaiveDate, &str)> {
    let at = line.rmatch_indices(' ').nth(1).map_or(0, |(at, _)| at + 1);
    let written = &line[at..];
    let date = dates::first_full(&format!("1 {written}"))?;
    Some((date.full()?, written))
}

/// Whether the day an article was taken in is within two months of the month it is of.
fn is_near(loaded: &str, month: NaiveDate) -> bool {
    let day = dates::first_full(loaded).and_then(|date| date.full());
    day.is_some_and(|day| (day - month).num_days().abs() <= 62)
}

/// "184 words", alone.
fn is_length(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(number), Some(noun), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let lengths = &super::tables().factiva.lengths;
    number
        .chars()
        .all(|char| char.is_ascii_digit() || matches!(char, '.' | ','))
        && lengths.contains(noun.to_lowercase().as_str())
}

fn is_rights(block: &Block) -> bool {
    block.lines.first().is_some_and(|line| is_rights_line(line))
}

fn is_rights_line(line: &str) -> bool {
    let lower = line.to_lowercase();
    let starts = ["copyright", "©", "(c) 19", "(c) 20"];
    let ends = [
        "rights reserved",
        "rechte vorbehalten",
        "droits réservés",
        "derechos reservados",
        "rechten voorbehouden",
        "diritti riservati",
        "direitos reservados",
    ];
    starts.iter().any(|start| lower.starts_with(start))
        || line.len() < 60
            && ends
                .iter()
                .any(|end| lower.trim_end_matches('.').ends_with(end))
}
