//! Articles of one sentence or two, and the events that they make together.

use crate::import::check::summary;
use crate::import::tests::corpus;
use crate::model::EventCategory;

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
