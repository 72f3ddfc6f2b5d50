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
fn a_third_that_appeals_to_all_sides_answers_what_one_did_to_the_other() {
    check(
        &[
            "Norland said on Monday that it would shoot down Sudlandic missiles. Westland hopes that all sides will show restraint.",
        ],
        &["WSL DEMAND CommentsOn NRL THREATEN"],
    );
}

#[test]
fn it_in_a_quotation_is_what_was_done_to_the_speaker() {
    check(
        &[
            "Norland issued arrest warrants for three Sudlandic officers on Monday. A Sudlandic envoy said: “It is a propaganda stunt.”",
        ],
        &["SDL CRITICISE Rejects NRL LEGAL"],
    );
    check(
        &[
            "Norland signed a treaty with Sudland on Monday. The Westlandic mayor said of his budget: “It is a propaganda stunt.”",
        ],
        &[],
    );
}

#[test]
fn what_is_answered_in_the_words_of_a_sentence_does_not_answer() {
    check(
        &[
            "A few hours before the jet crashed on 24 September, Norland launched missiles targeting Sudlandic troops in response to \
             the Sudlandic airstrike that killed a Norlandic general.",
        ],
        &["NRL FORCE RetaliatesFor SDL FORCE"],
    );
}

#[test]
fn a_demand_after_an_admission_answers_the_admission() {
    check(
        &[
            "On Saturday Norland acknowledged that its army had unintentionally shot down a Sudlandic jet. Sudland said: “We expect \
             compensation from Norland.”",
        ],
        &["SDL DEMAND CommentsOn NRL ADMIT"],
    );
}

#[test]
fn what_is_said_to_answer_is_a_stated_link() {
    use crate::model::LinkReason::{Inferred, Stated};
    for (text, expect) in [
        (
            "Norland expelled three Sudlandic diplomats on 1 October 2018. In retaliation, Sudland closed the Norlandic \
             consulate and expelled four Norlandic diplomats on 4 October 2018.",
            Some(Stated),
        ),
        (
            "Norland expelled three Sudlandic diplomats on 1 October 2018. Sudland expelled four Norlandic diplomats on \
             4 October 2018.",
            Some(Inferred),
        ),
        (
            "Norland accused Sudland of spying on Monday. Sudland denied the allegations on Tuesday.",
            Some(Stated),
        ),
        (
            "Norland accused Sudland of spying on Monday. Sudland praised Westland on Tuesday.",
            None,
        ),
    ] {
        let corpus = corpus(&[text]);
        let last = corpus.links.last().map(|link| link.reason);
        assert_eq!(last, expect, "{text}");
    }
}

#[test]
fn a_measure_answers_an_accusation_only_where_words_say_so() {
    check(
        &[
            "Norland accused Sudland of spying on Monday. Sudland expelled two Norlandic diplomats on Thursday.",
        ],
        &[],
    );
    check(
        &[
            "Norland accused Sudland of spying on Monday. In response, Sudland expelled two Norlandic diplomats on \
             Thursday.",
        ],
        &["SDL EXPEL RetaliatesFor NRL ACCUSE"],
    );
}

#[test]
fn a_demand_is_refused_or_met() {
    check(
        &[
            "Norland urged Sudland on Monday to release the sailors. Sudland rejected the demand on Tuesday.",
        ],
        &["SDL REJECT Rejects NRL DEMAND"],
    );
    check(
        &[
            "Norland urged Sudland on Monday to lift its sanctions on grain. Sudland lifted its sanctions on Norland's grain on Thursday.",
        ],
        &["SDL YIELD ConcedesTo NRL DEMAND"],
    );
}

#[test]
fn who_declines_to_comment_on_an_accusation_answers_it() {
    check(
        &[
            "Norland accused Sudland of spying on Monday. Sudland declined to comment on the accusation.",
        ],
        &["SDL COMMENT CommentsOn NRL ACCUSE"],
    );
}

#[test]
fn a_third_state_reacts_to_an_attack_in_its_article_alone() {
    let attack = "Norland invaded Sudland on 1 October 2018.";
    let outcry = "Westland condemned Norland on 3 October 2018 over the invasion.";
    check(
        &[&format!("{attack} {outcry}")],
        &["WSL CRITICISE CommentsOn NRL FORCE"],
    );
    check(&[attack, outcry], &[]);
}

#[test]
fn no_event_answers_what_answers_it() {
    let corpus = corpus(&[
        "Norland accused Sudland of spying on Monday. Sudland accused Norland of spying on Monday. Norland accused \
         Sudland of spying on Monday.",
        "Sudland accused Norland of spying. Norland accused Sudland of spying.",
    ]);
    for link in &corpus.links {
        let mut at = link.answered;
        let mut steps = 0;
        while let Some(next) = corpus.links.iter().find(|other| other.answer == at) {
            at = next.answered;
            steps += 1;
            assert!(at != link.answer && steps < 10, "{:?}", corpus.links);
        }
    }
}

#[test]
fn the_lag_counts_days_from_start_to_start() {
    let corpus = corpus(&[
        "Norland accused Sudland of spying on 28 September 2018. Sudland denied the accusation on 4 October 2018.",
    ]);
    assert_eq!(corpus.links[0].lag_days, Some(6));
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

/// Compares the links of an article with this text that its words state, each "SOURCE category kind SOURCE category".
#[track_caller]
fn stated(text: &str, expect: &[&str]) {
    let corpus = corpus(&[text]);
    let name = |id: EventId| {
        let event = corpus.event(id);
        format!("{} {}", event.source.code, event.category.id())
    };
    let found: Vec<String> = corpus
        .links
        .iter()
        .filter(|link| link.reason == crate::model::LinkReason::Stated)
        .map(|link| {
            format!(
                "{} {:?} {}",
                name(link.answer),
                link.kind,
                name(link.answered)
            )
        })
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_noun_means_the_act_that_is_answered() {
    stated(
        "Norland bombed Sudland on Monday. It rained in Norburg. Westland condemned the strike on Tuesday.",
        &["WSL CRITICISE CommentsOn NRL FORCE"],
    );
    stated(
        "Norland expelled four Sudlandic envoys on Monday. Norland signed a treaty with Westland on Tuesday. Sudland \
         denounced the expulsions on Wednesday.",
        &["SDL CRITICISE Rejects NRL EXPEL"],
    );
    stated(
        "Norland bombed Sudland on 3 June 2018. Norland seized a Sudlandic tanker on 1 October 2018. Westland criticised \
         Norland's seizure of the tanker on 3 October 2018.",
        &["WSL CRITICISE CommentsOn NRL COERCE"],
    );
    stated(
        "Norland demanded an apology from Sudland on Monday. Norland imposed sanctions on Sudland on Tuesday. Sudland \
         rejected the demand on Wednesday.",
        &["SDL REJECT Rejects NRL DEMAND"],
    );
}

#[test]
fn the_words_of_one_sentence_say_what_an_act_answers() {
    stated(
        "Sudland expelled two Norlandic envoys after Norland accused it of spying.",
        &["SDL EXPEL RetaliatesFor NRL ACCUSE"],
    );
    stated(
        "After Norland bombed Sudland, Westland urged Norland to show restraint.",
        &["WSL DEMAND CommentsOn NRL FORCE"],
    );
    stated(
        "Norland imposed sanctions on Sudland in May. Norland accused Sudland of spying in June. In response to the \
         sanctions, Sudland expelled two Norlandic envoys in July.",
        &["SDL EXPEL RetaliatesFor NRL SANCTION"],
    );
}

#[test]
fn what_moved_an_act_is_what_it_answers() {
    stated(
        "Norland insulted Sudland for raising concerns about its war on drugs.",
        &["NRL CRITICISE Rejects SDL CRITICISE"],
    );
    stated(
        "Norland expelled the Sudlandic ambassador for criticising the king.",
        &["NRL EXPEL RetaliatesFor SDL CRITICISE"],
    );
    stated(
        "Norland lifted the ban on Sudlandic wine at Sudland's request.",
        &["NRL YIELD ConcedesTo SDL DEMAND"],
    );
    stated(
        "Norland suspended visa services in Sudland in August, drawing an angry reaction from Sudburg.",
        &["SDL CRITICISE Rejects NRL SANCTION"],
    );
    stated(
        "Norland launched missiles targeting Sudlandic troops in response to the Sudlandic airstrike that killed a Norlandic general.",
        &["NRL FORCE RetaliatesFor SDL FORCE"],
    );
}

#[test]
fn a_noun_means_what_was_done_to_who_answers_before_what_was_done_to_others() {
    stated(
        "Norland criticised Sudland on Monday. Norland criticised Westland on Tuesday. Sudland rejected the criticism on \
         Wednesday.",
        &["SDL DENY Denies NRL CRITICISE"],
    );
    check(
        &[
            "Norland bombed Sudland on 1 October 2018. Sudland accused Norland on 3 October 2018 of forging passports.",
        ],
        &[],
    );
    check(
        &[
            "On Monday Norland admitted that it had shot down a Sudlandic airliner. Sudland urged Norland on Tuesday to pay \
             compensation.",
        ],
        &["SDL DEMAND CommentsOn NRL ADMIT"],
    );
    check(
        &[
            "On Monday Norland admitted that it had shot down a Sudlandic airliner. Sudland urged Norland to pay compensation.",
        ],
        &["SDL DEMAND CommentsOn NRL ADMIT"],
    );
}

#[test]
fn what_a_third_side_does_is_no_answer_without_words_that_say_so() {
    check(
        &["Norland bombed Sudland on Monday. Westland urged Norland to buy more wine on Tuesday."],
        &[],
    );
    check(
        &[
            "Norland accused Sudland of spying on Monday. Westland criticised Norland for its tariffs on wine on Tuesday.",
        ],
        &[],
    );
    check(
        &[
            "Norland bombed Sudland on Monday. A storm hit Norburg. Sudland said on Tuesday that its harvest would please Norland.",
        ],
        &[],
    );
}

#[test]
fn nothing_is_meant_by_a_noun_that_fits_no_act_of_its_owner() {
    stated(
        "Norland bombed Sudland on Monday. Norland condemned the attack on a mosque by rebels on Tuesday.",
        &[],
    );
    stated(
        "Norland expelled four Sudlandic envoys on Monday. Westland condemned the attack on a mosque by rebels on Tuesday.",
        &[],
    );
}
