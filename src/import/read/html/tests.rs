//! Saved pages, one kind of trap a test. Names and outlets are invented.

use crate::import::read::{ReadOutcome, SourceFile, read};
use crate::model::{Article, PublicationBasis};

fn page(head: &str, body: &str) -> Article {
    let html = format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    );
    match read(&SourceFile {
        name: "a/page.html",
        bytes: html.as_bytes(),
    }) {
        ReadOutcome::Articles { mut articles, .. } => articles.remove(0),
        other => panic!("{other:?}"),
    }
}

const STORY: &str = "<article><h1>Norland expels three envoys</h1>\
    <p>Norland said on Monday that it had expelled three envoys of its neighbour Sudland over a spying row.</p>\
    <p>Sudland denied it all and said that it would answer in kind before the end of the month.</p></article>";

#[track_caller]
fn check_date(head: &str, body: &str, day: &str, basis: PublicationBasis) {
    let published = page(head, body).published.unwrap();
    assert_eq!(
        (published.date.to_string().as_str(), published.basis),
        (day, basis)
    );
}

#[test]
fn the_body_is_the_story_without_the_page_round_it() {
    let body = format!(
        "<nav><a href=#>Home</a></nav><div class='cookie-notice'><p>We use cookies to make your visit better, as everyone does.</p></div>\
         {STORY}<aside><p>Ten other stories that you might like to read after this one, said the editor.</p></aside>\
         <footer><p>© 2018 Norland Post. All rights reserved, as they always have been.</p></footer>"
    );
    let article = page(
        "<title>Norland expels three envoys | Norland Post</title>",
        &body,
    );
    assert_eq!(article.title_text(), Some("Norland expels three envoys"));
    assert_eq!(article.outlet.as_deref(), Some("Norland Post"));
    assert_eq!(article.body_text().split("\n\n").count(), 2);
    assert!(
        article.body_text().starts_with("Norland said")
            && article.body_text().ends_with("of the month.")
    );
    assert_eq!(article.language.as_deref(), Some("en"));
}

#[test]
fn tables_and_line_breaks_made_pages_once() {
    let body = "<table><tr><td><a href=#>World</a><br><a href=#>Sport</a></td><td><b>Norland expels three envoys</b>\
        <p><i>Nordville, Thursday 29 March 2018</i></p>\
        Norland said on Monday that it had expelled three envoys of its neighbour Sudland over a spying row.<br><br>\
        Sudland denied it all and said that it would answer in kind before the end of the month.</td></tr></table>";
    let article = page(
        "<title>The Norland Online - Norland expels three envoys</title>",
        body,
    );
    assert_eq!(article.title_text(), Some("Norland expels three envoys"));
    assert_eq!(article.body_text().split("\n\n").count(), 2);
    assert_eq!(article.published_day().unwrap().to_string(), "2018-03-29");
}

#[test]
fn json_ld_comes_before_meta_and_meta_before_time() {
    let json = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2018-10-05T23:30:00-05:00\",\"dateModified\":\"2018-10-07\"}]}</script>";
    let meta = "<meta property='article:published_time' content='2018-10-04T10:00:00Z'>";
    let time = STORY.replace(
        "<p>Norland",
        "<time datetime='2018-10-03'>x</time><p>Norland",
    );
    check_date(
        &format!("{meta}{json}"),
        &time,
        "2018-10-05",
        PublicationBasis::JsonLd,
    );
    check_date(meta, &time, "2018-10-04", PublicationBasis::Meta);
    check_date("", &time, "2018-10-03", PublicationBasis::TimeElement);
}

#[test]
fn weaker_evidence_is_named_as_such() {
    let header = STORY.replace(
        "<p>Norland",
        "<div>Published: 2 October 2018, 10:00</div><p>Norland",
    );
    check_date("", &header, "2018-10-02", PublicationBasis::Header);
    check_date(
        "<link rel=canonical href='https://example.org/2018/10/01/envoys'>",
        STORY,
        "2018-10-01",
        PublicationBasis::Url,
    );
    check_date(
        "<meta property='article:modified_time' content='2018-10-07T10:00:00Z'>",
        STORY,
        "2018-10-07",
        PublicationBasis::Modified,
    );
    assert_eq!(page("", STORY).published, None);
}

#[test]
fn hostile_pages_fail_with_a_clear_line() {
    let html = format!("<html><body>{}", "<div>".repeat(100_000));
    let outcome = read(&SourceFile {
        name: "x.txt",
        bytes: html.as_bytes(),
    });
    assert_eq!(
        outcome,
        ReadOutcome::Failed("expected elements nested at most 400 deep, found more".to_owned())
    );
}

#[test]
fn broken_pages_still_read() {
    let html = "<html><body><p>Norland recalled its ambassador on Monday<p>No end tags <b><i>here"
        .repeat(40);
    assert!(matches!(
        read(&SourceFile {
            name: "x.html",
            bytes: html.as_bytes()
        }),
        ReadOutcome::Articles { .. }
    ));
}

#[test]
fn very_short_pages_are_read_too() {
    let html = "<html><head><title>Envoy summoned</title></head><body><p><a href='/'>Home page of it</a></p><p>Norland summoned the envoy.</p></body></html>";
    match read(&SourceFile {
        name: "x.html",
        bytes: html.as_bytes(),
    }) {
        ReadOutcome::Articles { articles, .. } => {
            assert_eq!(articles[0].body_text(), "Norland summoned the envoy.");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_address_that_a_browser_notes_is_the_page_s() {
    for comment in [
        "<!-- saved from url=(0047)https://post.example/2018/10/05/envoy-out -->",
        "<!--\n Page saved with SingleFile \n url: https://post.example/2018/10/05/envoy-out \n saved date: Sat Oct 06 2019\n-->",
    ] {
        let html = format!(
            "<!DOCTYPE html>{comment}<html><head><title>Envoy out</title></head><body>{STORY}</body></html>"
        );
        match read(&SourceFile {
            name: "x.html",
            bytes: html.as_bytes(),
        }) {
            ReadOutcome::Articles { articles, .. } => {
                let published = articles[0].published.as_ref().unwrap();
                assert_eq!(
                    (published.date.to_string().as_str(), published.basis),
                    ("2018-10-05", PublicationBasis::Url)
                );
                assert_eq!(articles[0].outlet.as_deref(), Some("post.example"));
            }
            other => panic!("{other:?}"),
        }
    }
}
