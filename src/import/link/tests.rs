//! Articles, and which of their events answers which.

use crate::import::tests::corpus;
use crate::model::EventId;

/// Compares the links over articles with these texts, each "SOURCE category kind SOURCE category".
#[track_caller]
fn check(texts: &[&str], expect: &[&str]) {
    let corpus = corpus(texts);
    let name = |id: EventId| {
        let event = corpus.event(id);
        format!("{} {}", event.source.code, event.category.id())
    };
    let found: Vec<String> = corpus
        .links
        .iter()
        .map(|link| {
            format!(
                "{} {:?} {}",
                name(link.answer),
                link.kind,
                name(link.answered)
            )
        })
        .collect();
    assert_eq!(found, expect);
}

#[test]
fn a_denial_answers_the_accusation_in_its_article() {
    check(
        &[
            "Norland accused Sudland of spying on 3 October 2018. Sudland denied the accusation on 4 October 2018.",
        ],
        &["SDL DENY Denies NRL ACCUSE"],
    );
}

#[test]
fn a_denial_answers_the_accusation_in_another_article() {
    check(
        &[
            "Norland accused Sudland of spying on 3 October 2018.",
            "Sudland denied the Norlandic accusations on 4 October 2018.",
        ],
        &["SDL DENY Denies NRL ACCUSE"],
    );
}

#[test]
fn a_measure_is_retaliation_for_the_earlier_one_alone() {
    check(
        &[
            "Norland expelled three Sudlandic diplomats on 1 October 2018.",
            "Sudland expelled three Norlandic diplomats on 4 October 2018.",
        ],
        &["SDL EXPEL RetaliatesFor NRL EXPEL"],
    );
}

#[test]
fn nothing_answers_a_later_event_or_one_long_past() {
    check(
        &[
            "Norland accused Sudland of spying on 4 October 2018.",
            "Sudland denied spying on Norland on 1 March 2018.",
        ],
        &[],
    );
    check(
        &[
            "Norland expelled three Sudlandic diplomats on 1 February 2018.",
            "Sudland expelled three Norlandic diplomats on 4 October 2018.",
        ],
        &[],
    );
}

#[test]
fn linked_events_are_one_thread_and_others_none() {
    let corpus = corpus(&[
        "Norland expelled three Sudlandic diplomats on 1 October 2018.",
        "Sudland expelled three Norlandic diplomats on 4 October 2018.",
        "Westland praised Norland on 4 October 2018.",
    ]);
    let threads: Vec<usize> = corpus
        .threads
        .iter()
        .map(|thread| thread.events.len())
        .collect();
    assert_eq!(threads, [2]);
}
