//! Answers of news interfaces and files of crawlers, in small.

use super::*;
use crate::import::read::assemble::RawArticle;

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

fn file(text: &str) -> SourceFile<'_> {
    SourceFile {
        name: "a.json",
        bytes: text.as_bytes(),
    }
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let got: Vec<String> = match read(&file(text), text) {
        Ok(found) => found.articles.iter().map(told).collect(),
        Err(outcome) => vec![format!("{outcome:?}")],
    };
    assert_eq!(got, expect);
}

#[test]
fn every_interface_has_names_of_its_own() {
    check(
        r#"{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Norland Post"},"author":"J","title":"A","description":"d","url":"https://x.example/1","publishedAt":"2018-10-05T10:00:00Z","content":"One."}]}"#,
        &["A | 2018-10-05 | Norland Post | One."],
    );
    check(
        r#"{"response":{"status":"ok","total":1,"results":[{"id":"w","webTitle":"A","webPublicationDate":"2018-10-05T10:00:00Z","webUrl":"https://x.example/1","fields":{"bodyText":"One.","body":"<p>One.</p>"}}]}}"#,
        &["A | 2018-10-05 | x.example | One."],
    );
    check(
        r#"{"status":"OK","response":{"docs":[{"web_url":"https://x.example/1","snippet":"s","lead_paragraph":"One.","headline":{"main":"A","kicker":null},"pub_date":"2018-10-05T10:00:00+0000","source":"Norland Times"}],"meta":{"hits":1}}}"#,
        &["A | 2018-10-05 | Norland Times | One."],
    );
    check(
        r#"{"articles":{"results":[{"uri":"1","lang":"eng","date":"2018-10-05","dateTime":"2018-10-05T10:00:00Z","title":"A","body":"One.\n\nTwo.","source":{"uri":"x.example","dataType":"news","title":"Norland Post"}}],"totalResults":1,"page":1}}"#,
        &["A | 2018-10-05 | Norland Post | One. / Two."],
    );
    check(
        r#"{"articles":[{"url":"https://x.example/1","title":"A","seendate":"20181005T120000Z","domain":"x.example","language":"English"}]}"#,
        &["A | 2018-10-05 | x.example | "],
    );
    check(
        r#"{"title":"A","maintext":"One.","date_publish":"2018-10-05 10:00:00","date_download":"2020-01-01 00:00:00","source_domain":"x.example","url":"https://x.example/1"}"#,
        &["A | 2018-10-05 | x.example | One."],
    );
    check(
        r#"[{"stories_id":1,"publish_date":"2018-10-05","title":"A","url":"https://x.example/1","media_name":"Norland Post","text":"One."},{"title":"B","text":["One.","Two."],"publish_date":1538732280}]"#,
        &[
            "A | 2018-10-05 | Norland Post | One.",
            "B | 2018-10-05 | none | One. / Two.",
        ],
    );
    check(
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"Norland Post","home_page_url":"https://x.example","items":[{"id":"1","url":"https://y.example/1","title":"A","content_html":"<p>One.</p>","date_published":"2018-10-05T23:00:00-05:00"}]}"#,
        &["A | 2018-10-05 | y.example | One."],
    );
    check(
        r#"{"17":{"title":{"rendered":"A &#8211; B"},"content":{"rendered":"<p>One.</p>"},"date":"2018-10-05T10:00:00"},"18":{"title":"C","text":"Two."}}"#,
        &["A – B | 2018-10-05 | none | One.", "C | none | none | Two."],
    );
}

#[test]
fn one_bad_line_is_named_and_the_rest_read() {
    let text = "{\"title\":\"A\",\"content\":\"One.\",\"publishedAt\":\"2018-10-05T10:00:00Z\"}\nnot json\n{\"title\":\"B\",\"seendate\":\"20181006T120000Z\",\"url\":\"https://x.example\"}\n";
    let found = read(&file(text), text).unwrap();
    assert_eq!(found.articles.len(), 2);
    assert!(
        found.warnings[0].starts_with("line 2: expected JSON"),
        "{:?}",
        found.warnings
    );
}

#[test]
fn broken_lists_are_read_by_line() {
    let text = "[\n{\"title\":\"A\",\"text\":\"One.\"},\n{\"title\":\"B\",\"text\":},\n{\"title\":\"C\",\"text\":\"Three.\"}\n]";
    check(
        text,
        &["A | none | none | One.", "C | none | none | Three."],
    );
    check(
        "{\n\"title\":\"A\",\n\"text\":\"One.\"}\n{\n\"title\":\"B\",\n\"text\":\"Two.\"}",
        &["A | none | none | One.", "B | none | none | Two."],
    );
}

#[test]
fn what_is_no_article_is_named() {
    check(
        r#"{"name":"demarche","version":"1.0","dependencies":{"a":"1"}}"#,
        &["Skipped(\"JSON without articles: no object has a title and a text, date or address\")"],
    );
    let text = "{\"title\": \"A\"";
    assert!(matches!(
        read(&file(text), text),
        Err(ReadOutcome::Failed(_))
    ));
}

#[test]
fn hostile_values_cost_little() {
    let deep = "[".repeat(100_000);
    assert!(read(&file(&deep), &deep).is_err());
    let flood = format!("[{}0]", "0,".repeat(7_000_000));
    assert!(read(&file(&flood), &flood).is_err());
    let nested = format!("{}1{}", "{\"data\":[".repeat(30), "]}".repeat(30));
    assert!(read(&file(&nested), &nested).is_err());
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "[\\[\\]{}\",:a-c0-9\n]{0,200}") {
        let _ = read(&file(&text), &text);
    }
}
