//! Which objects of a JSON value are articles, and their fields by path ("source.name").

use crate::import::metadata::fields::fields;
use crate::import::read::named::NamedFields;
use serde_json::{Map, Value};

/// Lists of articles stand no deeper.
const DEEPEST: usize = 8;

/// Fields inside fields are named by path down to here ("fields.bodyText", "provider.name", "thread.site").
const DEEPEST_FIELD: usize = 3;

/// No article has more fields.
const MOST_FIELDS: usize = 400;

/// Articles found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// In the order of the file.
    pub records: Vec<Record>,
    /// How many there are, where the file says so.
    pub stated: Option<usize>,
}

/// The fields of one article.
#[derive(Debug, Default)]
pub(super) struct Record {
    fields: Vec<(String, String)>,
    /// Name of the feed that holds it (JSON Feed).
    pub feed: Option<String>,
}

impl Record {
    /// Its parts.
    pub(super) fn named(&self) -> NamedFields<'_> {
        NamedFields::of(
            self.fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        )
    }
}

impl Found {
    /// Takes the articles of a value.
    pub(super) fn take(&mut self, value: Value) {
        self.walk(value, 0, None);
    }

    fn walk(&mut self, value: Value, depth: usize, feed: Option<&str>) {
        match value {
            _ if depth > DEEPEST => {}
            Value::Array(items) => {
                for item in items {
                    self.walk(item, depth + 1, feed);
                }
            }
            Value::Object(map) => self.object(map, depth, feed),
            _ => {}
        }
    }

    fn object(&mut self, map: Map<String, Value>, depth: usize, feed: Option<&str>) {
        let stated = map
            .iter()
            .find_map(|(name, value)| fields().is_stated(name).then(|| value.as_u64()).flatten());
        let own = Record {
            fields: flatten(&map),
            feed: feed.map(str::to_owned),
        };
        let named = own.named();
        if named.has_text() && named.is_article() {
            self.records.push(own);
            return;
        }
        let title = map.get("title").and_then(Value::as_str).map(str::to_owned);
        let before = self.records.len();
        let (holders, others): (Vec<_>, Vec<_>) = map
            .into_iter()
            .filter(|(_, value)| value.is_array() || value.is_object())
            .partition(|(name, _)| fields().is_container(name));
        for (_, value) in holders {
            self.walk(value, depth + 1, title.as_deref().or(feed));
        }
        if self.records.len() == before && own.named().is_article() {
            self.records.push(own);
            return;
        }
        if self.records.len() == before {
            // A list under a name of its own, or articles by their ids.
            for (_, value) in others {
                self.walk(value, depth + 1, title.as_deref().or(feed));
            }
        }
        if self.records.len() > before && self.stated.is_none() {
            self.stated = stated.and_then(|stated| usize::try_from(stated).ok());
        }
    }
}

/// The fields of an object by path; the first of several objects in a list, all texts of a list of texts.
fn flatten(map: &Map<String, Value>) -> Vec<(String, String)> {
    let mut list = Vec::new();
    let mut todo: Vec<(String, &Value, usize)> = Vec::new();
    todo.extend(
        map.iter()
            .rev()
            .map(|(name, value)| (name.clone(), value, 1)),
    );
    while let Some((path, value, depth)) = todo.pop() {
        if list.len() >= MOST_FIELDS {
            break;
        }
        match value {
            Value::String(text) => list.push((path, text.clone())),
            Value::Number(number) => list.push((path, number.to_string())),
            Value::Array(items) if items.iter().all(Value::is_string) => {
                let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                // A list of names or paragraphs; a text is told from a list of tags by the field's name later.
                list.push((path, texts.join("\n\n")));
            }
            Value::Array(items) if depth < DEEPEST_FIELD => {
                if let Some(first) = items.first().filter(|item| item.is_object()) {
                    todo.push((path, first, depth));
                }
            }
            Value::Object(inner) if depth < DEEPEST_FIELD => {
                let inside = inner.iter().rev();
                todo.extend(
                    inside.map(|(name, value)| (format!("{path}.{name}"), value, depth + 1)),
                );
            }
            _ => {}
        }
    }
    list
}
