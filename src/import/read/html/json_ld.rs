//! Data for machines in a page: JSON-LD objects, at any level of their graph.

use regex::Regex;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// What the JSON-LD of a page says of its article.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct JsonLd {
    /// `headline`.
    pub headline: Option<String>,
    /// `datePublished`, else `dateCreated` or `uploadDate`, as written.
    pub published: Option<String>,
    /// `dateModified`, as written.
    pub modified: Option<String>,
    /// Name of the publisher.
    pub publisher: Option<String>,
    /// `articleBody`.
    pub body: Option<String>,
}

/// How sure an object is about the page's article: articles first, then the page, then anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Other,
    Page,
    Article,
}

/// Deeper graphs are not followed.
const DEEPEST: usize = 24;

/// Reads all JSON-LD scripts of a page, in order.
pub(super) fn read(scripts: &[String]) -> JsonLd {
    let mut objects: Vec<(Rank, JsonLd)> = Vec::new();
    for script in scripts {
        match parse(script) {
            Some(value) => collect(&value, 0, &mut objects),
            None => objects.push((Rank::Other, rescue(script))),
        }
    }
    // The first of the best rank fills what it can; the others fill what is left.
    objects.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    let mut found = JsonLd::default();
    for (_, object) in objects {
        found.headline = found.headline.or(object.headline);
        found.published = found.published.or(object.published);
        found.modified = found.modified.or(object.modified);
        found.publisher = found.publisher.or(object.publisher);
        found.body = found.body.or(object.body);
    }
    found
}

fn parse(script: &str) -> Option<Value> {
    let text = script
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim();
    let text = text
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>")
        .trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        // Raw line ends in strings are the usual fault.
        let mended: String = text
            .chars()
            .map(|char| if char.is_control() { ' ' } else { char })
            .collect();
        serde_json::from_str(&mended).ok()
    })
}

/// The dates of a script that is no JSON.
fn rescue(script: &str) -> JsonLd {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#""(datePublished|dateModified|headline)"\s*:\s*"([^"\\]{4,300})""#)
            .expect("the pattern is checked by a test")
    });
    let mut found = JsonLd::default();
    for captures in FIELD.captures_iter(script) {
        let value = Some(captures[2].to_owned());
        match &captures[1] {
            "datePublished" => found.published = found.published.or(value),
            "dateModified" => found.modified = found.modified.or(value),
            _ => found.headline = found.headline.or(value),
        }
    }
    found
}

fn collect(value: &Value, depth: usize, objects: &mut Vec<(Rank, JsonLd)>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect(item, depth + 1, objects)),
        Value::Object(map) => {
            objects.push((rank(map), of_object(map)));
            // Comments and reviews on the page have dates of their own.
            let own = |key: &String| {
                !matches!(
                    key.as_str(),
                    "comment" | "review" | "publisher" | "author" | "image" | "video" | "mentions"
                )
            };
            map.iter()
                .filter(|(key, _)| own(key))
                .for_each(|(_, item)| collect(item, depth + 1, objects));
        }
        _ => {}
    }
}

fn rank(map: &Map<String, Value>) -> Rank {
    let types: Vec<String> = match map.get("@type") {
        Some(Value::String(name)) => vec![name.to_lowercase()],
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_lowercase)
            .collect(),
        _ => Vec::new(),
    };
    let any = |parts: &[&str]| {
        types
            .iter()
            .any(|name| parts.iter().any(|part| name.contains(part)))
    };
    match () {
        () if any(&["article", "posting", "report", "claimreview"]) => Rank::Article,
        () if any(&["webpage", "creativework"]) => Rank::Page,
        () => Rank::Other,
    }
}

fn of_object(map: &Map<String, Value>) -> JsonLd {
    let text = |key: &str| {
        map.get(key)
            .and_then(Value::as_str)
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
    };
    JsonLd {
        headline: text("headline"),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        publisher: map.get("publisher").and_then(name_of),
        body: text("articleBody"),
    }
}

fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()).filter(|name| !name.starts_with("http")),
        Value::Array(items) => items.iter().find_map(name_of),
        Value::Object(map) => map.get("name").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expect: Option<&str>) {
        assert_eq!(read(&[script.to_owned()]).published.as_deref(), expect);
    }

    #[test]
    fn dates_are_found_at_every_level() {
        check(
            r#"{"@type":"NewsArticle","datePublished":"2018-10-05"}"#,
            Some("2018-10-05"),
        );
        check(
            r#"[{"@graph":[{"@type":"WebPage","datePublished":"2018-10-01"},{"@type":["Thing","NewsArticle"],"datePublished":"2018-10-05"}]}]"#,
            Some("2018-10-05"),
        );
        check(
            r#"{"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2018-10-05"}}"#,
            Some("2018-10-05"),
        );
        check(
            r#"{"@type":"Thing","comment":[{"@type":"Comment","datePublished":"2018-10-09"}]}"#,
            None,
        );
    }

    #[test]
    fn broken_scripts_still_tell_their_date() {
        check(
            "{\"headline\":\"a\nb\",\"datePublished\":\"2018-10-05\"}",
            Some("2018-10-05"),
        );
        check(
            r#"{"headline":"a, "datePublished": "2018-10-05",}"#,
            Some("2018-10-05"),
        );
    }

    #[test]
    fn publishers_are_objects_or_names() {
        let name = |script: &str| read(&[script.to_owned()]).publisher;
        assert_eq!(
            name(r#"{"publisher":{"name":"Norland Post"}}"#).as_deref(),
            Some("Norland Post")
        );
        assert_eq!(
            name(r#"{"publisher":"Norland Post"}"#).as_deref(),
            Some("Norland Post")
        );
    }
}
