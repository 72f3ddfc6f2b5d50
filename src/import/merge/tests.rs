//! Articles of one sentence or two, and the events that they make together.

use crate::import::check::summary;
use crate::import::tests::corpus;
use crate::model::EventCategory;
use chrono::Datelike;

/// Compares events, and the number of mentions of each, over articles with these texts.
#[track_caller]
fn check(texts: &[&str], expect: &str, mentions: &[usize]) {
    let corpus = corpus(texts);
    assert_eq!(summary(&corpus.events), expect);
    let found: Vec<usize> = corpus
        .events
        .iter()
        .map(|event| event.mentions.len())
        .collect();
    assert_eq!(found, mentions);
}

#[test]
fn two_tellings_become_one_event_with_two_mentions() {
    check(
        &[
            "Norland expelled three Sudlandic diplomats on 3 October 2018.",
            "Three Sudlandic diplomats were expelled by Norland on 3 October 2018.",
        ],
        "NRL EXPEL SDL",
        &[2],
    );
}

#[test]
fn a_bare_sentence_said_again_in_one_article_tells_one_event() {
    check(
        &[
            "Norland expelled three Sudlanders. Norland expelled three Sudlanders. Norland expelled three Sudlanders.",
        ],
        "NRL EXPEL SDL",
        &[3],
    );
    check(
        &["Norland expelled three Sudlanders. Norland expelled nine Sudlanders."],
        "NRL EXPEL SDL, NRL EXPEL SDL",
        &[1, 1],
    );
}

#[test]
fn contradicting_dates_keep_events_apart() {
    check(
        &[
            "Norland expelled three Sudlandic diplomats on 3 October 2018.",
            "Norland expelled three Sudlandic diplomats on 12 March 2018.",
        ],
        "NRL EXPEL SDL, NRL EXPEL SDL",
        &[1, 1],
    );
}

#[test]
fn a_vague_telling_joins_the_dated_one_of_its_article() {
    check(
        &[
            "Norland has accused Sudland of hacking the ministry of defence. On 3 October 2018, Norland accused Sudland of \
             hacking its ministry of defence.",
        ],
        "NRL ACCUSE SDL",
        &[2],
    );
}

#[test]
fn what_shares_no_word_is_told_apart() {
    check(
        &[
            "Norland has accused Sudland of poisoning an exile. On 3 May 2018, Norland accused Sudland of illegal fishing.",
        ],
        "NRL ACCUSE SDL, NRL ACCUSE SDL",
        &[1, 1],
    );
}

#[test]
fn contradicting_numbers_keep_measures_apart() {
    check(
        &[
            "Norland expelled four Sudlandic diplomats on 3 October 2018.",
            "Norland expelled 23 Sudlandic diplomats on 3 October 2018.",
            "On 3 October 2018, Norland expelled 4 diplomats of Sudland.",
        ],
        "NRL EXPEL SDL, NRL EXPEL SDL",
        &[2, 1],
    );
}

#[test]
fn a_repeated_sentence_is_one_mention_of_each_place_and_no_surer_event() {
    let sentence = "Norland expelled three Sudlandic diplomats on 3 October 2018.";
    let corpus = corpus(&[&format!("{sentence} {sentence}")]);
    assert_eq!(corpus.events.len(), 1);
}

#[test]
fn one_event_stays_one_in_many_articles() {
    let texts: Vec<String> = (1..=40)
        .map(|number| {
            format!("Paper {number} reports. Norland expelled three Sudlandic diplomats on 3 October 2018.")
        })
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    check(&texts, "NRL EXPEL SDL", &[40]);
}

#[test]
fn events_of_other_pairs_stay_apart() {
    check(
        &[
            "Norland expelled three Sudlandic diplomats on 3 October 2018.",
            "Norland expelled three Westlandic diplomats on 3 October 2018.",
        ],
        "NRL EXPEL SDL, NRL EXPEL WSL",
        &[1, 1],
    );
}

#[test]
fn an_accusation_that_a_denial_presupposes_is_absorbed_by_the_telling_of_it() {
    let text =
        "Norland accused Sudland of spying on 3 October 2018. Sudland denied Norland's accusation.";
    let corpus = corpus(&[text]);
    let accusations: Vec<_> = corpus
        .events
        .iter()
        .filter(|event| event.category == EventCategory::Accuse)
        .collect();
    assert_eq!(accusations.len(), 1);
    assert!(!accusations[0].presupposed);
}

#[test]
fn events_are_numbered_in_order_of_date() {
    let corpus = corpus(&[
        "Norland expelled three Sudlandic diplomats on 3 October 2018.",
        "Sudland accused Norland of spying on 1 October 2018.",
    ]);
    let starts: Vec<_> = corpus
        .events
        .iter()
        .map(|event| event.date.map(|date| date.start))
        .collect();
    assert!(starts.is_sorted());
    assert!(
        corpus
            .events
            .iter()
            .enumerate()
            .all(|(at, event)| event.id.0 as usize == at)
    );
}

#[test]
fn a_wire_story_printed_late_tells_no_event_again() {
    let story = "Norland expelled two Sudlandic diplomats after a week of quarrel over the fishing grounds that both countries \
        claim. The foreign ministry gave the two until Monday to leave and said that it would answer any further step in kind. \
        Traders at the port of Westhaven said that no ship had been held so far, and the harbour office expects none to be. \
        The order is the first of its kind in nine years, and neither side would say whether the talks on a treaty go on.";
    let printed = |days: &[u32]| {
        let articles = days.iter().map(|day| {
            let mut article = crate::import::tests::article(story);
            let published = article.published.as_mut().unwrap();
            published.date = published.date.with_day(*day).unwrap();
            let coded = crate::import::code(&article, crate::lexicon::Lexicon::for_checking());
            (article, coded)
        });
        crate::import::assemble(articles.collect())
    };
    let expelled = |days: &[u32]| {
        let corpus = printed(days);
        let expels = |event: &&crate::model::Event| event.category == EventCategory::Expel;
        let mentions: Vec<usize> = corpus
            .events
            .iter()
            .filter(expels)
            .map(|event| event.mentions.len())
            .collect();
        mentions
    };
    assert_eq!(expelled(&[5, 10]), [2]);
    assert_eq!(expelled(&[5, 25]), [1, 1]);
    let corpus = printed(&[5, 10]);
    let copies: Vec<u32> = corpus
        .copies_of(crate::model::ArticleId(0))
        .map(|id| id.0)
        .collect();
    assert_eq!(copies, [1]);
}
