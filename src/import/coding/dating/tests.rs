use super::EventDateLines;
use crate::import::code_text;
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleId, Publication, PublicationBasis, Span};
use proptest::prelude::*;

/// All sentences are of an article published on a Friday.
const PUBLISHED: &str = "2018-10-05";

/// The date of the event at `word` in the last of `sentences`, the others before it; "-" for none.
fn date_of(title: &str, sentences: &[&str], word: &str) -> String {
    let (text, before) = sentences.split_last().unwrap();
    let mut prev = vec![title];
    prev.extend(before);
    let line = serde_json::json!({
        "id": 1, "anchor": PUBLISHED, "title": title, "prev": prev, "text": text, "word": word,
    });
    let mut lines = EventDateLines::new(Lexicon::for_checking());
    let answer = lines.line(&line.to_string()).unwrap();
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    match (answer["start"].as_str(), answer["end"].as_str()) {
        (Some(start), Some(end)) if start == end => start.to_owned(),
        (Some(start), Some(end)) => format!("{start}..{end}"),
        _ => "-".to_owned(),
    }
}

#[track_caller]
fn check(sentences: &[&str], word: &str, expect: &str) {
    assert_eq!(
        date_of("A title", sentences, word),
        expect,
        "{word}: {sentences:?}"
    );
}

#[test]
fn what_a_missile_struck_was_struck_when_it_was_launched() {
    check(
        &[
            "Hours before the jet crashed on Wednesday, Norland launched missiles targeting Sudlandic troops.",
        ],
        "targeting",
        "2018-10-03",
    );
    check(
        &["On Tuesday Norland launched missiles targeting Sudlandic troops."],
        "targeting",
        "2018-10-02",
    );
    check(
        &[
            "Norland began to cut its services in Sudland in August, weeks after Sudland ordered Norland to close its consulate.",
        ],
        "ordered",
        "2018-08-01..2018-08-31",
    );
}

#[test]
fn an_event_takes_the_date_of_its_clause() {
    for (text, word, expect) in [
        (
            "Norland expelled them on 13 April, Sudland said.",
            "expelled",
            "2018-04-13",
        ),
        (
            "On Thursday, Norland accused Sudland of spying.",
            "accused",
            "2018-10-04",
        ),
        (
            "A few hours before the plane crashed on Wednesday, Norland bombed Sudland.",
            "bombed",
            "2018-10-03",
        ),
        (
            "Norland expelled two diplomats shortly after the ministers met on Tuesday.",
            "expelled",
            "2018-10-02",
        ),
        (
            "Norland suspended visa services in August, drawing an angry reaction from Sudland.",
            "drawing",
            "2018-08-01..2018-08-31",
        ),
        (
            "Norland on Monday expelled two diplomats.",
            "expelled",
            "2018-10-01",
        ),
        ("Norland will expel them on Monday.", "expel", "2018-10-08"),
        (
            "Norland said on Tuesday that Sudland attacked the village last week.",
            "attacked",
            "2018-09-24..2018-09-30",
        ),
        (
            "Norland said on Tuesday that Sudland attacked the village last week.",
            "said",
            "2018-10-02",
        ),
        (
            "Norland protested on Monday and on Tuesday Sudland expelled two diplomats.",
            "expelled",
            "2018-10-02",
        ),
        (
            "Norland has imposed sanctions on Sudland since 2014.",
            "imposed",
            "2014-01-01..2014-12-31",
        ),
        (
            "Norland has been at war with Sudland since 2014.",
            "been",
            "2014-01-01..2014-12-31",
        ),
        (
            "Norland began to cut its aid in August.",
            "began",
            "2018-08-01..2018-08-31",
        ),
        (
            "Norland cited the treaty while addressing reporters on Monday.",
            "cited",
            "2018-10-01",
        ),
        (
            "Norland attacked the decision, which was made on Monday.",
            "attacked",
            PUBLISHED,
        ),
        (
            "The index stayed above its November 20 low.",
            "stayed",
            "2018-10-05",
        ),
    ] {
        check(&[text], word, expect);
    }
}

#[test]
fn joined_and_governed_verbs_share_a_date() {
    for (text, word, expect) in [
        (
            "Norland closed the consulate and expelled the staff on 26 March.",
            "closed",
            "2018-03-26",
        ),
        (
            "On Monday, Norland closed the consulate and expelled the staff.",
            "expelled",
            "2018-10-01",
        ),
        (
            "On Monday Norland urged Sudland to free the men.",
            "free",
            "2018-10-01",
        ),
        (
            "Norland expelled two diplomats on Monday, accusing Sudland of spying.",
            "accusing",
            "2018-10-01",
        ),
        (
            "Norland said on Tuesday it had expelled two diplomats.",
            "expelled",
            "2018-10-02",
        ),
        (
            "Norland expelled two diplomats last year and Sudland then closed the border.",
            "closed",
            "2017-01-01..2017-12-31",
        ),
    ] {
        check(&[text], word, expect);
    }
}

#[test]
fn nouns_have_dates_of_their_own() {
    for (text, word, expect) in [
        (
            "Thursday's accusation angered Sudland.",
            "accusation",
            "2018-10-04",
        ),
        (
            "Norland denounced the attack of 3 May.",
            "attack",
            "2018-05-03",
        ),
        (
            "Norland denounced the attack of 3 May.",
            "denounced",
            "2018-10-05",
        ),
        (
            "Norland rejected the 2015 agreement.",
            "agreement",
            "2015-01-01..2015-12-31",
        ),
        (
            "Norland rejected the 2015 agreement.",
            "rejected",
            "2018-10-05",
        ),
        (
            "Normally they pay, but in a 1994 agreement it was waived.",
            "waived",
            "1994-01-01..1994-12-31",
        ),
        (
            "In the March 27 deal, Norland and Sudland agreed on a border.",
            "agreed",
            "2018-03-27",
        ),
    ] {
        check(&[text], word, expect);
    }
}

#[test]
fn an_event_without_a_date_is_news_or_undated() {
    for (text, word, expect) in [
        ("Norland accused Sudland of spying.", "accused", PUBLISHED),
        ("Norland will expel them.", "expel", "-"),
        (
            "Norland announced on Thursday it would expel them.",
            "expel",
            "-",
        ),
        ("Norland has long sought a deal.", "deal", "-"),
    ] {
        check(&["One.", "Two.", "Three.", text], word, expect);
    }
}

#[test]
fn a_story_goes_on_where_it_is() {
    let summoned = "Norland summoned the envoy on Wednesday.";
    let recalled = "In March 2016, Norland recalled its ambassador.";
    let reported = "Two men were freed, the agency reported on Thursday.";
    for (sentences, word, expect) in [
        (
            [summoned, "Sudland rejected the complaint."],
            "rejected",
            "2018-10-03",
        ),
        (
            [summoned, "Sudland has expelled two men."],
            "expelled",
            PUBLISHED,
        ),
        (
            [recalled, "Sudland closed the border."],
            "closed",
            "2016-03-01..2016-03-31",
        ),
        (
            [recalled, "Sudland said the claims were false."],
            "said",
            PUBLISHED,
        ),
        (
            [recalled, "The minister said then that it was wrong."],
            "said",
            "2016-03-01..2016-03-31",
        ),
        (
            [reported, "The minister met them in Norburg."],
            "met",
            PUBLISHED,
        ),
    ] {
        check(&sentences, word, expect);
    }
}

#[test]
fn what_is_told_in_the_present_or_said_ends_the_background() {
    let recalled = "In March 2016, Norland recalled its ambassador.";
    for (between, expect) in [
        ("Sudland closed the border.", "2016-03-01..2016-03-31"),
        ("Relations have improved.", PUBLISHED),
        ("Westland said it was glad.", PUBLISHED),
    ] {
        check(
            &[recalled, between, "Norland expelled two men."],
            "expelled",
            expect,
        );
    }
}

#[test]
fn the_date_of_a_thing_named_does_not_move_the_story() {
    check(
        &[
            "On Wednesday Norland denounced the March 27 deal.",
            "Sudland rejected it the following day.",
        ],
        "rejected",
        "2018-10-04",
    );
}

#[test]
fn a_line_that_is_but_a_date_is_the_dateline_or_a_heading() {
    check(
        &["October 1 , 2018", "Norland expelled two men."],
        "expelled",
        "2018-10-01",
    );
    check(
        &["October 1 , 2018", "Norland left on Sunday."],
        "left",
        "2018-09-30",
    );
    let timeline = [
        "One.",
        "Two.",
        "Three.",
        "4 March 2014",
        "Norland expelled two men.",
    ];
    check(&timeline, "expelled", "2014-03-04");
}

#[test]
fn the_headline_is_of_the_day_of_the_lead() {
    let text =
        "Norland expels two Sudlanders\nNorland on Tuesday expelled two Sudlandic diplomats.";
    let title = Span::new(0, text.find('\n').unwrap());
    let article = Article {
        id: ArticleId(0),
        file: String::new(),
        part: 0,
        text: text.into(),
        title: Some(title),
        body: Span::new(title.range().end, text.len()),
        outlet: None,
        dateline: None,
        published: Some(Publication {
            date: PUBLISHED.parse().unwrap(),
            basis: PublicationBasis::Analyst,
            evidence: String::new(),
            considered: Vec::new(),
        }),
        language: None,
    };
    let coded = crate::import::code(&article, Lexicon::for_checking());
    let days: Vec<String> = coded
        .events
        .iter()
        .map(|event| event.date.unwrap().start.to_string())
        .collect();
    assert_eq!(days, ["2018-10-02", "2018-10-02"]);
}

#[test]
fn a_new_paragraph_tells_the_news_again() {
    let day = PUBLISHED.parse().ok();
    let text = "On Monday, Norland expelled two Sudlandic diplomats. Sudland condemned Norland.\n\n\
                Westland condemned Norland.";
    let corpus = code_text(text, day, Lexicon::for_checking());
    let dates: Vec<String> = corpus
        .events
        .iter()
        .map(|event| {
            let date = event.date.unwrap();
            format!("{} {}", event.source.code, date.start)
        })
        .collect();
    assert_eq!(
        dates,
        ["NRL 2018-10-01", "SDL 2018-10-01", "WSL 2018-10-05"]
    );
}

#[test]
fn lines_of_one_document_lean_on_each_other() {
    let mut lines = EventDateLines::new(Lexicon::for_checking());
    let line = |prev: &str, text: &str, word: &str| {
        serde_json::json!({
            "id": "x", "doc": 1, "anchor": PUBLISHED, "title": "T", "prev": [prev], "text": text, "word": word,
        })
        .to_string()
    };
    let mut check = |line: String, expect: &str| {
        assert_eq!(
            lines.line(&line).unwrap(),
            format!(r#"{{"id":"x","start":{expect},"end":{expect}}}"#)
        );
    };
    check(
        line("September 27, 2018", "Norland left.", "left"),
        r#""2018-09-27""#,
    );
    check(
        line("Norland left.", "It took them.", "took"),
        r#""2018-09-27""#,
    );
    check(line("One.", "Norland will go.", "go"), "null");
    assert!(lines.line("no JSON").is_err());
}

proptest! {
    #[test]
    fn any_text_is_answered(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Norland", "on Monday", "expelled", "said", "that", "who", "to", "urged", "in 2014", ",", "and", "the attack",
                "had", "has", "will", "then", "of", "its", "since", "'s", "“", "”", ";", "after", "accusing", "was", "for its part",
            ]),
            1..24,
        ),
        at in 0usize..24,
    ) {
        let text = words.join(" ");
        let word = words[at % words.len()];
        let date = date_of("T", &["Norland left on Monday.", &text], word);
        prop_assert!(!date.is_empty());
    }
}
