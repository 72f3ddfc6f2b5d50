//! Markdown notes, as clippers of web pages write them: YAML front matter with the facts, then the text with its marks.

mod front;
mod marks;

use super::assemble::{RawArticle, ReadArticles};
use super::named::{ColumnOrder, NamedFields};
use super::{ReadOutcome, SourceFile, sniff, text};
use crate::import::clean;

/// Whether the text is a Markdown note: it opens with front matter or a heading, or has links as Markdown writes them.
pub(super) fn is_markdown(text: &str) -> bool {
    if front::split(text).is_some() {
        return true;
    }
    let head = sniff::first_bytes(text, 8192);
    let first = head.lines().map(str::trim).find(|line| !line.is_empty());
    let titled = first.is_some_and(|line| marks::heading(line).is_some());
    let links = head.matches("](http").count() + head.matches("![[").count();
    let strong = head.matches("**").count() / 2;
    let headings = head
        .lines()
        .filter(|line| marks::heading(line).is_some())
        .count();
    titled && headings + links + strong >= 2 || links >= 2 || headings >= 1 && strong + links >= 2
}

/// Reads the article of a note.
pub(super) fn read(file: &SourceFile<'_>, source: &str) -> Result<ReadArticles, ReadOutcome> {
    let Some((yaml, body)) = front::split(source) else {
        return text::read(file, &marks::strip(source)).map(ReadArticles::from);
    };
    let mut raw = match front::fields(yaml) {
        Ok(fields) => with_facts(file, fields, body)?,
        Err(why) => {
            let mut raw = text::read(file, &marks::strip(body))?;
            raw.warnings.push(format!(
                "expected YAML in the front matter, which was ignored: {why}"
            ));
            raw
        }
    };
    raw.paragraphs.retain(|line| !line.is_empty());
    Ok(raw.into())
}

fn with_facts(
    file: &SourceFile<'_>,
    mut fields: Vec<(String, String)>,
    body: &str,
) -> Result<RawArticle, ReadOutcome> {
    let heading = body
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .and_then(marks::heading)
        .map(|line| clean::squeeze(&marks::strip(line)));
    let text = marks::strip(body);
    if !text.contains(char::is_alphanumeric) && fields.is_empty() {
        return Err(ReadOutcome::Skipped("an empty note".to_owned()));
    }
    let title = fields
        .iter()
        .any(|(name, value)| name == "title" && !value.trim().is_empty());
    if !title {
        // A note without a title bears it as its name.
        let stem = Some(file.stem()).filter(|stem| stem.split_whitespace().count() > 2);
        let title = heading.or_else(|| stem.map(str::to_owned));
        fields.extend(title.map(|title| ("title".to_owned(), title)));
    }
    fields.retain(|(name, _)| !matches!(name.as_str(), "text" | "body" | "content"));
    fields.push(("text".to_owned(), text));
    let named = NamedFields::of(
        fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    Ok(named.article(ColumnOrder::Unknown, Some(file.stem())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expect: &str) {
        let file = SourceFile {
            name,
            bytes: text.as_bytes(),
        };
        let found = read(&file, text).unwrap();
        let raw = &found.articles[0];
        let day = raw.published.as_ref().map(|found| found.date.to_string());
        let got = format!(
            "{} | {} | {} | {}",
            raw.title.as_deref().unwrap_or("none"),
            day.as_deref().unwrap_or("none"),
            raw.outlet.as_deref().unwrap_or("none"),
            raw.paragraphs.join(" / ")
        );
        assert_eq!(got, expect);
    }

    #[test]
    fn front_matter_gives_the_facts() {
        check(
            "a.md",
            "---\ntitle: Envoy summoned\nsource: https://example.org/a\ndate: 2018-10-05\ntags: [iran, netherlands]\n---\nNorland summoned the envoy on **Friday**.\n",
            "Envoy summoned | 2018-10-05 | example.org | Norland summoned the envoy on Friday.",
        );
        check(
            "a.md",
            "---\ntitle: \"Envoy: summoned\"\nauthor:\n  - \"[[Jane Doe]]\"\nurl: >-\n  https://example.org/2018/10/05/a\npublished:\ncreated: 2020-01-01\nsite: Norland Post\n---\n# Envoy: summoned\n\n![](https://x.example/a.png)\nNorland [summoned](https://x.example) the envoy.\n",
            "Envoy: summoned | 2018-10-05 | Norland Post | Norland summoned the envoy.",
        );
        check(
            "Envoy summoned again.md",
            "---\ntags: []\ncreated: 2020-01-01\n---\nNorland summoned the envoy on 5 October 2018.\n",
            "Envoy summoned again | 2018-10-05 | none | Norland summoned the envoy on 5 October 2018.",
        );
    }

    #[test]
    fn broken_front_matter_is_ignored() {
        let text = "---\ntitle: \"Envoy: summoned\ndate: [2018\n---\nNorland summoned the envoy on Friday.\n";
        check(
            "a.md",
            text,
            "none | none | none | Norland summoned the envoy on Friday.",
        );
        let file = SourceFile {
            name: "a.md",
            bytes: b"",
        };
        let warnings = &read(&file, text).unwrap().articles[0].warnings;
        assert!(
            warnings
                .iter()
                .any(|text| text.starts_with("expected YAML in the front matter")),
            "{warnings:?}"
        );
    }

    #[test]
    fn notes_are_told_from_text() {
        assert!(is_markdown("---\ntitle: x\n---\ny"));
        assert!(is_markdown(
            "# Title\n\nOne **bold** word, [link](https://x.example)."
        ));
        assert!(!is_markdown("Envoy summoned\n\n---\nNorland said.\n---\n"));
        assert!(!is_markdown(
            "---\nNorland said on Friday that it was so.\n---\n"
        ));
        assert!(!is_markdown("# 1 in Norland\n\nNorland said."));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[a-c#*_\\[\\]()!:'\"|`>{}&\n -]{0,200}") {
            is_markdown(&text);
            let text = format!("---\ntitle: a\n{text}");
            let _ = read(&SourceFile { name: "a.md", bytes: b"" }, &text);
        }
    }
}
