//! Word documents (.docx): one article, or many in a download of a press database.

use super::assemble::{RawArticle, ReadArticles};
use super::export::{self, Paragraph};
use super::zipped::{LARGEST_PART, Zipped};
use super::{ReadOutcome, SourceFile, decode, text};
use crate::import::clean;
use crate::import::metadata::dates;
use crate::model::{Publication, PublicationBasis};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Properties hold a few lines; in bytes.
const LARGEST_PROPERTIES: u64 = 1 << 20;

/// Ids of the styles of titles, in lower case, as Word names them in several languages.
const TITLE_STYLES: [&str; 9] = [
    "title",
    "titel",
    "titre",
    "titolo",
    "ttulo",
    "heading1",
    "berschrift1",
    "titre1",
    "kop1",
];

/// Text boxes stand inside paragraphs; no deeper than this.
const DEEPEST: usize = 32;

/// Reads the articles of a Word document.
pub(super) fn read(file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    let mut parts = Zipped::open(file.bytes)?;
    let names = parts.names();
    let Some(main) = names.iter().find(|name| is_main(name)) else {
        return Err(ReadOutcome::Failed(
            "expected a Word document, found no word/document.xml in it".to_owned(),
        ));
    };
    let xml = parts.part(main, LARGEST_PART)?;
    let (paragraphs, warning) = paragraphs(&decode::decode(&xml).text);
    let mut found = match export::in_paragraphs(&paragraphs) {
        Some(found) => found,
        None => one_article(file, &paragraphs)?.into(),
    };
    if let [article] = found.articles.as_mut_slice()
        && article.published.is_none()
        && let Ok(properties) = parts.part("docProps/core.xml", LARGEST_PROPERTIES)
    {
        date_from_properties(article, &properties);
    }
    found.warnings.extend(warning);
    Ok(found)
}

/// `word/document.xml`, or `word/document2.xml` as some programs have it.
fn is_main(name: &str) -> bool {
    let number = name
        .strip_prefix("word/document")
        .and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The document as one article, read like plain text; the paragraph set as title is its title.
fn one_article(file: &SourceFile<'_>, paragraphs: &[Paragraph]) -> Result<RawArticle, ReadOutcome> {
    let lines: Vec<&str> = paragraphs.iter().map(|one| one.text.as_str()).collect();
    let mut article = text::read(file, &lines.join("\n\n"))?;
    let set = paragraphs
        .iter()
        .filter(|one| !one.text.trim().is_empty())
        .take(6)
        .find(|one| one.title);
    if let Some(set) = set {
        let title = clean::squeeze(&clean::normalise(&set.text));
        article.paragraphs.retain(|text| *text != title);
        article.dateline = super::assemble::find_dateline(&article.paragraphs);
        article.title = Some(title);
    }
    Ok(article)
}

/// Takes the day the document was made, where nothing else tells a day.
fn date_from_properties(article: &mut RawArticle, xml: &[u8]) {
    let text = String::from_utf8_lossy(xml);
    let value = |name: &str| {
        let at = text.find(&format!("<dcterms:{name}"))?;
        let rest = &text[at..];
        let value = rest[rest.find('>')? + 1..].split('<').next()?;
        let date = dates::first_full(value)?.full()?;
        Some(Publication {
            date,
            basis: PublicationBasis::Modified,
            evidence: format!("document {name} {}", value.trim()),
            considered: Vec::new(),
        })
    };
    if let Some(found) = value("created").or_else(|| value("modified")) {
        article.date_by_document(found);
    }
}

/// The paragraphs of the main part, in order, and a warning where its markup breaks off. Entities that the document defines
/// itself are never expanded.
fn paragraphs(xml: &str) -> (Vec<Paragraph>, Option<String>) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut body = Body::default();
    let mut warning = None;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => body.take(&event),
            Err(error) => {
                warning = Some(format!(
                    "the document breaks off in damaged markup: {error}"
                ));
                break;
            }
        }
    }
    body.close_all();
    (body.done, warning)
}

/// What has been read of the main part.
#[derive(Default)]
struct Body {
    done: Vec<Paragraph>,
    /// Open paragraphs, outermost first.
    open: Vec<Paragraph>,
    /// Whether the text of a run is being read.
    in_text: bool,
    /// How many alternative contents are open: they repeat what was read.
    skipping: usize,
}

impl Body {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, false),
            Event::Empty(tag) => self.start(tag, true),
            Event::End(tag) => match tag.local_name().as_ref() {
                b"p" => self.close(),
                b"t" => self.in_text = false,
                b"Fallback" => self.skipping = self.skipping.saturating_sub(1),
                _ => {}
            },
            Event::Text(text) if self.in_text => {
                let decoded = text.xml_content(XmlVersion::Implicit1_0);
                self.push(&decoded.unwrap_or_default());
            }
            Event::CData(text) if self.in_text => {
                let decoded = text.xml_content(XmlVersion::Implicit1_0);
                self.push(&decoded.unwrap_or_default());
            }
            Event::GeneralRef(reference) if self.in_text => {
                if let Ok(Some(char)) = reference.resolve_char_ref() {
                    self.push(char.encode_utf8(&mut [0; 4]));
                } else {
                    let name = String::from_utf8_lossy(reference).into_owned();
                    let known = quick_xml::escape::resolve_predefined_entity(&name);
                    self.push(known.map_or(&format!("&{name};"), |text| text));
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, empty: bool) {
        match tag.local_name().as_ref() {
            b"Fallback" if !empty => self.skipping += 1,
            b"p" if !empty && self.open.len() < DEEPEST => self.open.push(Paragraph::default()),
            b"t" => self.in_text = !empty,
            b"br" | b"cr" => self.push("\n"),
            b"tab" => self.push("\t"),
            b"noBreakHyphen" => self.push("-"),
            b"pStyle" => {
                let style = attribute(tag, b"val").to_lowercase();
                let title = TITLE_STYLES.contains(&style.as_str());
                if let Some(open) = self.open.last_mut() {
                    open.title |= title;
                }
            }
            b"bookmarkStart" => {
                let name = attribute(tag, b"name");
                if let Some(open) = self.open.last_mut() {
                    open.bookmarks.push(name);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.skipping == 0
            && let Some(open) = self.open.last_mut()
        {
            open.text.push_str(text);
        }
    }

    /// Ends the innermost paragraph; one inside another stands after what was read of the outer.
    fn close(&mut self) {
        self.in_text = false;
        self.done.extend(self.open.pop());
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> String {
    let mut attributes = tag.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().as_ref() == name);
    found.map_or_else(String::new, |one| {
        String::from_utf8_lossy(&one.value).into_owned()
    })
}

#[cfg(test)]
mod tests;
