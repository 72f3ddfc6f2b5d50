//! Records of many tools, as one line each.

use super::*;

#[track_caller]
fn check(fields: &[(&str, &str)], expect: &str) {
    let raw = NamedFields::of(fields.iter().copied()).article(ColumnOrder::Unknown, None);
    let got = format!(
        "{} | {} | {} | {}",
        raw.title.as_deref().unwrap_or("none"),
        raw.published
            .as_ref()
            .map_or_else(|| "none".to_owned(), |found| found.date.to_string()),
        raw.outlet.as_deref().unwrap_or("none"),
        raw.paragraphs.join(" / "),
    );
    assert_eq!(got, expect);
}

#[test]
fn records_become_articles() {
    check(
        &[
            ("title", "Envoy summoned - The Norland Post"),
            ("publishedAt", "2018-10-05T23:30:00-05:00"),
            ("source.name", "The Norland Post"),
            (
                "content",
                "Norland summoned the envoy on Friday… [+2345 chars]",
            ),
            ("description", "Norland summoned"),
        ],
        "Envoy summoned | 2018-10-05 | The Norland Post | Norland summoned the envoy on Friday…",
    );
    check(
        &[
            ("title", "B"),
            ("seendate", "20181006T120000Z"),
            ("url", "https://x.example/a"),
            ("text", "nan"),
        ],
        "B | 2018-10-06 | x.example | ",
    );
    check(
        &[
            ("headline", "A &amp; B"),
            ("body", "<p>One.</p><p>Two &ndash; three.</p>"),
            ("source", "https://www.example.org/"),
        ],
        "A & B | none | example.org | One. / Two – three.",
    );
}

#[test]
fn lines_at_the_head_of_a_text_are_not_told_twice() {
    check(
        &[
            ("title", "Envoy summoned"),
            (
                "text",
                "Envoy summoned\nBy Jane Doe\nPublished: 5 October 2018\nNorland summoned the envoy of Sudland on Friday over a map.\nBy Monday he was gone.",
            ),
        ],
        "Envoy summoned | 2018-10-05 | none | Norland summoned the envoy of Sudland on Friday over a map. / By Monday he was gone.",
    );
}

#[test]
fn modified_days_come_last() {
    check(
        &[
            ("title", "A"),
            ("text", "Norland said so on 4 March 2018."),
            ("last_modified", "2019-01-01"),
        ],
        "A | 2018-03-04 | none | Norland said so on 4 March 2018.",
    );
    check(
        &[
            ("title", "A"),
            ("text", "Norland said so."),
            ("updated_at", "2019-01-01"),
        ],
        "A | 2019-01-01 | none | Norland said so.",
    );
}

#[test]
fn not_every_object_is_an_article() {
    let is = |fields: &[(&str, &str)]| NamedFields::of(fields.iter().copied()).is_article();
    assert!(is(&[("title", "A"), ("url", "https://x.example")]));
    assert!(is(&[("text", "A"), ("date", "2018-10-05")]));
    assert!(!is(&[("title", "A")]));
    assert!(!is(&[("status", "ok"), ("date", "2018-10-05")]));
}
