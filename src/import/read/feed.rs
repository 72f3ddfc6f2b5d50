//! RSS, Atom and RDF feeds as they are saved: one article an item. Entities that a feed defines itself are never expanded.

use super::assemble::{RawArticle, ReadArticles};
use super::named::{ColumnOrder, NamedFields};
use super::{ReadOutcome, SourceFile, markup, title};
use crate::import::clean;
use crate::import::metadata::fields::{Part, fields};
use crate::import::metadata::outlet;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// A field of a feed is not read beyond this many bytes.
const LONGEST_FIELD: usize = 8 << 20;

/// Reads the items of a feed.
pub(super) fn read(file: &SourceFile<'_>, text: &str) -> Result<ReadArticles, ReadOutcome> {
    let mut reader = Reader::from_str(text.trim_start());
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut feed = Feed::default();
    let mut warnings = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => feed.take(&event),
            Err(error) => {
                warnings.push(format!(
                    "the feed breaks off in damaged markup at byte {}: {error}",
                    reader.buffer_position()
                ));
                break;
            }
        }
    }
    feed.end_item();
    let stem = (feed.items.len() == 1).then(|| file.stem());
    let articles: Vec<RawArticle> = feed
        .items
        .iter()
        .filter_map(|item| feed.article(item, stem))
        .collect();
    if articles.is_empty() {
        return Err(ReadOutcome::Skipped("a feed without items".to_owned()));
    }
    Ok(ReadArticles {
        articles,
        warnings,
        stated: None,
    })
}

/// The fields of one item: name and value.
type Item = Vec<(String, String)>;

#[derive(Default)]
struct Feed {
    /// The feed's own title.
    title: Option<String>,
    items: Vec<Item>,
    /// The item being read.
    item: Option<Item>,
    /// The field being read: its name and value.
    field: Option<(String, String)>,
    /// How many elements are open inside it.
    inside: usize,
}

impl Feed {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                self.start(tag);
                self.end(&name_of(tag.name().as_ref()));
            }
            Event::End(tag) => self.end(&name_of(tag.name().as_ref())),
            Event::Text(text) => {
                self.push(
                    &text
                        .xml_content(XmlVersion::Implicit1_0)
                        .unwrap_or_default(),
                );
            }
            Event::CData(text) => {
                self.push(
                    &text
                        .xml_content(XmlVersion::Implicit1_0)
                        .unwrap_or_default(),
                );
            }
            Event::GeneralRef(reference) => {
                if let Ok(Some(char)) = reference.resolve_char_ref() {
                    self.push(char.encode_utf8(&mut [0; 4]));
                } else {
                    let name = String::from_utf8_lossy(reference).into_owned();
                    self.push(&markup::named(&name).unwrap_or_else(|| format!("&{name};")));
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = name_of(tag.name().as_ref());
        if self.field.is_some() {
            self.inside += 1;
            self.push_tag(&name, "<");
            return;
        }
        if matches!(name.as_str(), "item" | "entry") {
            self.end_item();
            self.item = Some(Vec::new());
        } else if self.item.is_some() {
            self.link(tag, &name);
            self.field = Some((name, String::new()));
        } else if name == "title" && self.title.is_none() {
            self.field = Some((name, String::new()));
        }
    }

    fn end(&mut self, name: &str) {
        if self.inside > 0 {
            self.inside -= 1;
            self.push_tag(name, "</");
        } else if let Some((name, value)) = self.field.take() {
            match &mut self.item {
                Some(item) if !value.trim().is_empty() => item.push((name, value)),
                Some(_) => {}
                None => self.title = Some(value).filter(|title| !title.trim().is_empty()),
            }
        } else if matches!(name, "item" | "entry") {
            self.end_item();
        }
    }

    fn end_item(&mut self) {
        self.field = None;
        self.inside = 0;
        self.items.extend(self.item.take());
    }

    /// Atom's links are attributes; the one to the article names no relation or "alternate".
    fn link(&mut self, tag: &BytesStart<'_>, name: &str) {
        let attribute = |key: &[u8]| {
            let mut all = tag.attributes();
            let found = all
                .with_checks(false)
                .flatten()
                .find(|one| one.key.as_ref() == key);
            found.map(|one| markup::unescape(&String::from_utf8_lossy(&one.value)))
        };
        let relation = attribute(b"rel");
        if name == "link"
            && relation.is_none_or(|rel| rel == "alternate")
            && let (Some(href), Some(item)) = (attribute(b"href"), &mut self.item)
        {
            item.push((name.to_owned(), href));
        }
    }

    /// Text of the field; of elements inside a field only those of running text are its own.
    fn push(&mut self, text: &str) {
        if let Some((_, value)) = &mut self.field
            && value.len() + text.len() <= LONGEST_FIELD
        {
            value.push_str(text);
        }
    }

    /// A tag inside running text, so that its paragraphs stay apart.
    fn push_tag(&mut self, name: &str, open: &str) {
        let running = self.field.as_ref().is_some_and(|(field, _)| {
            matches!(fields().part(field), Some((Part::Text | Part::Summary, _)))
        });
        if running {
            self.push(&format!("{open}{name}>"));
        }
    }

    fn article(&self, item: &Item, stem: Option<&str>) -> Option<RawArticle> {
        let named = NamedFields::of(
            item.iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        if !named.is_article() {
            return None;
        }
        let mut raw = named.article(ColumnOrder::Unknown, stem);
        let known = raw
            .address
            .as_deref()
            .and_then(outlet::by_address)
            .is_some();
        if !known && !named.has_outlet() {
            raw.outlet = self.outlet().or(raw.outlet);
        }
        Some(raw)
    }

    /// The publisher in the feed's own title: "Norland Post - World".
    fn outlet(&self) -> Option<String> {
        let title = clean::squeeze(&clean::normalise(self.title.as_deref()?));
        let parts = title
            .split([':', '|', '»', '–', '—'])
            .flat_map(|part| part.split(" - "));
        let parts: Vec<&str> = parts
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let named = parts.iter().find(|part| outlet::looks_like_name(part));
        let site = || title::split_site(&title, None).1;
        let first = || {
            parts
                .first()
                .filter(|part| part.split_whitespace().count() <= 5)
        };
        let name = named
            .map(|part| (*part).to_owned())
            .or_else(site)
            .or_else(|| first().map(|part| (*part).to_owned()))?;
        Some(outlet::display(&name))
    }
}

/// The name of an element in lower case, with its prefix; those of pictures and players keep to themselves.
fn name_of(name: &[u8]) -> String {
    String::from_utf8_lossy(name)
        .trim_start_matches("atom:")
        .trim_start_matches("rss:")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(raw: &RawArticle) -> String {
        let day = raw.published.as_ref().map(|found| found.date.to_string());
        format!(
            "{} | {} | {} | {}",
            raw.title.as_deref().unwrap_or("none"),
            day.as_deref().unwrap_or("none"),
            raw.outlet.as_deref().unwrap_or("none"),
            raw.paragraphs.join(" / ")
        )
    }

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let file = SourceFile {
            name: "feed.xml",
            bytes: text.as_bytes(),
        };
        let got: Vec<String> = match read(&file, text) {
            Ok(found) => found.articles.iter().map(told).collect(),
            Err(outcome) => vec![format!("{outcome:?}")],
        };
        assert_eq!(got, expect);
    }

    #[test]
    fn items_of_rss_are_articles() {
        check(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>Norland Post - World</title><link>https://x.example</link>\
             <item><title>Envoy &amp; aide out</title><link>https://x.example/1</link><pubDate>Fri, 05 Oct 2018 23:38:00 -0530</pubDate>\
             <description>&lt;p&gt;Norland expelled them.&lt;/p&gt;</description><media:title>Photo</media:title></item>\
             <item><title><![CDATA[B &#8211; C]]></title><link>https://x.example/2</link><dc:date>2018-10-06T01:00:00+05:30</dc:date>\
             <description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>\
             <source url='https://y.example'>Sudland Times</source></item></channel></rss>",
            &[
                "Envoy & aide out | 2018-10-05 | Norland Post | Norland expelled them.",
                "B – C | 2018-10-06 | Sudland Times | One. / Two.",
            ],
        );
    }

    #[test]
    fn entries_of_atom_are_articles() {
        check(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Norland Post</title><entry><title type='html'>A&amp;nbsp;b</title>\
             <link rel='self' href='https://x.example/self'/><link rel='alternate' href='https://x.example/2018/10/05/a'/>\
             <updated>2019-01-01T00:00:00Z</updated><content type='xhtml'><div><p>One <b>bold</b>.</p><p>Two.</p></div></content></entry></feed>",
            &["A b | 2018-10-05 | Norland Post | One bold. / Two."],
        );
    }

    #[test]
    fn entities_of_a_feed_are_not_expanded() {
        check(
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>\
             <rss><channel><item><title>A</title><link>https://x.example</link><description>&b; &f; &nbsp;&eacute;</description></item></channel></rss>",
            &["A | none | x.example | &b; &f; é"],
        );
    }

    #[test]
    fn broken_feeds_give_what_they_have() {
        let text = "<rss><channel><title>Norland Post</title><item><title>A</title><link>https://x.example</link></item><item><title>B</title><link>https://x.example/2</link><description>x <";
        let file = SourceFile {
            name: "feed.xml",
            bytes: text.as_bytes(),
        };
        let found = read(&file, text).unwrap();
        assert_eq!(found.articles.len(), 2);
        assert!(found.warnings[0].starts_with("the feed breaks off"));
        check(
            "<rss><channel><title>A</title></channel></rss>",
            &["Skipped(\"a feed without items\")"],
        );
        let deep = format!("<rss><item><description>{}", "<div>".repeat(100_000));
        check(&deep, &["Skipped(\"a feed without items\")"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "(<item>|</item>|<title>|</|<|>|&|;|a|<!\\[CDATA\\[|\\]\\]>|<link href='x'/>){0,60}") {
            let _ = read(&SourceFile { name: "feed.xml", bytes: b"" }, &text);
        }
    }
}
