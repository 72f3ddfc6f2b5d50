//! Plain-text articles, one kind of trap a test. Names and outlets are invented.

use crate::import::read::{ReadOutcome, SourceFile, read};
use crate::model::Article;

fn article(name: &str, text: &str) -> Article {
    match read(&SourceFile {
        name,
        bytes: text.as_bytes(),
    }) {
        ReadOutcome::Articles { mut articles, .. } => articles.remove(0),
        other => panic!("{other:?}"),
    }
}

/// `expect` is "title|outlet|day basis|dateline".
#[track_caller]
fn check(name: &str, text: &str, expect: &str) -> Article {
    let found = article(name, text);
    let day = found
        .published
        .as_ref()
        .map(|known| format!("{} {:?}", known.date, known.basis));
    let got = format!(
        "{}|{}|{}|{}",
        found.title_text().unwrap_or("none"),
        found.outlet.as_deref().unwrap_or("none"),
        day.as_deref().unwrap_or("none"),
        found
            .dateline
            .as_ref()
            .map_or("none", |dateline| dateline.span.of(&found.text))
    );
    assert_eq!(got, expect);
    found
}

const BODY: &str = "Norland said on Monday that it had expelled three envoys of its neighbour Sudland over a spying row.\n\n\
    Sudland denied it all and said that it would answer in kind before the end of the month.";

#[test]
fn lines_above_the_story_are_read_and_left_out() {
    let text = format!(
        "Norland flag\nNorland flag\n\nNorland expels three envoys in spy row\n\nNND | Updated: Oct 05, 2018 21:38 IST\n\nNordville [Norland], Oct 5 (NND/Sudpress): {BODY}"
    );
    let found = check(
        "a.txt",
        &text,
        "Norland expels three envoys in spy row|NND|2018-10-05 Header|Nordville [Norland], Oct 5 (NND/Sudpress):",
    );
    assert!(found.body_text().starts_with("Nordville [Norland]"));
    assert!(!found.text.contains("Updated") && !found.text.contains("flag"));
    let dateline = found.dateline.unwrap();
    assert_eq!(dateline.date.unwrap().to_string(), "2018-10-05");
    assert_eq!(
        (dateline.place.as_deref(), dateline.agency.as_deref()),
        (Some("Nordville [Norland]"), Some("NND/Sudpress"))
    );
}

#[test]
fn outlets_and_dates_stand_in_many_places() {
    check(
        "x.txt",
        &format!("Norland expels envoys\nNorland Post\n2018-03-26\n\n{BODY}"),
        "Norland expels envoys|Norland Post|2018-03-26 Header|none",
    );
    check(
        "x.txt",
        &format!("Norland expels envoys\n\nTHE NORLAND COURIER\nFriday 16 March 2018\n\n{BODY}"),
        "Norland expels envoys|The Norland Courier|2018-03-16 Header|none",
    );
    check(
        "x.txt",
        &format!(
            "Norland expels envoys\nThe Norland Gazette\nPublished: 15 March 2018\nBy our staff\n\n{BODY}"
        ),
        "Norland expels envoys|The Norland Gazette|2018-03-15 Header|none",
    );
    check(
        "x.txt",
        &format!(
            "Norland expels envoys | Norland Times\nhttps://www.example.org/2018/03/15/envoys\n\n{BODY}"
        ),
        "Norland expels envoys|Norland Times|2018-03-15 Url|none",
    );
    check(
        "x.txt",
        &format!(
            "Title: Norland expels envoys\nSource: Northern Wire\nDate: 15 March 2018\n\n{BODY}"
        ),
        "Norland expels envoys|Northern Wire|2018-03-15 Header|none",
    );
}

#[test]
fn a_dateline_without_a_year_takes_it_from_elsewhere_or_not_at_all() {
    let text = format!("Norland expels envoys\n\nNORDVILLE, March 14 (Northern Wire) - {BODY}");
    check(
        "2018-03-15-envoys.txt",
        &text,
        "Norland expels envoys|Northern Wire|2018-03-14 Dateline|NORDVILLE, March 14 (Northern Wire) -",
    );
    check(
        "envoys.txt",
        &text,
        "Norland expels envoys|Northern Wire|none|NORDVILLE, March 14 (Northern Wire) -",
    );
    let dated = format!("{text} The two had not spoken since 2 February 2018.");
    check(
        "envoys.txt",
        &dated,
        "Norland expels envoys|Northern Wire|2018-03-14 Dateline|NORDVILLE, March 14 (Northern Wire) -",
    );
}

#[test]
fn the_name_of_the_file_and_the_text_are_the_last_to_ask() {
    check(
        "in/20180314_envoys.txt",
        &format!("Norland expels envoys\n\n{BODY}"),
        "Norland expels envoys|none|2018-03-14 FileName|none",
    );
    let text = format!("Norland expels envoys\n\n{BODY} It was the first since 2 February 2018.");
    check(
        "envoys.txt",
        &text,
        "Norland expels envoys|none|2018-02-02 Text|none",
    );
}

#[test]
fn figures_are_read_as_the_outlet_writes_them() {
    let text = |date: &str| format!("Norland expels envoys\nAssociated Press\n{date}\n\n{BODY}");
    check(
        "x.txt",
        &text("10/05/2018"),
        "Norland expels envoys|Associated Press|2018-10-05 Header|none",
    );
    let text = |date: &str| {
        format!("Norland expels envoys\nNorland Post\n{date}\n\nNORDVILLE, Oct 5 (NW) - {BODY}")
    };
    check(
        "x.txt",
        &text("10/05/2018"),
        "Norland expels envoys|Norland Post|2018-10-05 Header|NORDVILLE, Oct 5 (NW) -",
    );
}

#[test]
fn what_stands_below_the_story_is_left_out() {
    let text = format!(
        "Norland expels envoys\n\n5 March 2018\n\n{BODY} (Reuters)\n\n(Reporting by Jane Doe; editing by Max Roe)\n\n© 2018 Norland Post\n\nRelated articles\n\nSudland answers Norland with a ban on its own cheese, a first."
    );
    let found = check(
        "x.txt",
        &text,
        "Norland expels envoys|Reuters|2018-03-05 Header|none",
    );
    assert!(found.body_text().ends_with("the end of the month."));
}

#[test]
fn text_without_a_title_is_body_alone() {
    let found = check("x.txt", BODY, "none|none|none|none");
    assert_eq!(found.body_text(), BODY);
    assert_eq!(found.language.as_deref(), Some("en"));
    let found = check("x.txt", "Norland expels envoys", "none|none|none|none");
    assert_eq!(found.body_text(), "Norland expels envoys");
}

#[test]
fn decks_are_text_and_kickers_are_not() {
    let text = format!(
        "World\n\nNorland expels three envoys\n\nThe step follows a year of accusations between the two\n\n{BODY}"
    );
    let found = check("x.txt", &text, "Norland expels three envoys|none|none|none");
    assert!(found.body_text().starts_with("The step follows"));
    assert!(!found.text.contains("World"));
}

#[test]
fn several_megabytes_take_linear_time() {
    let text = format!("{BODY}\n\n").repeat(1_500);
    article("x.txt", &text);
    article("x.txt", &text.replace('\n', " "));
    article("x.txt", &"a ".repeat(100_000));
    article("x.txt", &"\n\nx.".repeat(50_000));
}

#[test]
fn short_first_lines_are_titles_and_what_is_below_stays() {
    let found = check(
        "a.txt",
        &format!("Envoy \u{202e}sdne\u{202c} tour\n\nNorland expels three of them\n\n{BODY}"),
        "Envoy sdne tour|none|none|none",
    );
    assert!(
        found
            .body_text()
            .starts_with("Norland expels three of them")
    );
    check(
        "a.txt",
        &format!("Middle East\n\nNorland expels three of them\n\n{BODY}"),
        "Norland expels three of them|none|none|none",
    );
}

#[test]
fn a_lone_line_with_its_date_is_an_article() {
    let found = check(
        "a.txt",
        "Norland – 5 October 2018\n",
        "none|none|2018-10-05 Header|none",
    );
    assert_eq!(found.body_text(), "Norland – 5 October 2018");
}
