//! What reported words amount to, sentence by sentence.

use crate::import::check::summary;
use crate::import::code_text;
use crate::lexicon::Lexicon;
use chrono::NaiveDate;

#[track_caller]
fn check(text: &str, expect: &str) {
    let day = NaiveDate::from_ymd_opt(2018, 10, 5);
    let corpus = code_text(text, day, Lexicon::for_checking());
    assert_eq!(summary(&corpus.events), expect, "{text}");
}

#[test]
fn what_another_must_do_is_a_demand() {
    check("Sudland must withdraw, Norland said.", "NRL DEMAND SDL");
    check("Norland said Sudland needs to leave.", "NRL DEMAND SDL");
    check(
        "It is time for Sudland to act, Norland said.",
        "NRL DEMAND SDL",
    );
    check(
        "Norland told Sudland that the attacks must stop.",
        "NRL DEMAND SDL",
    );
}

#[test]
fn a_judgement_is_criticism_or_praise() {
    check(
        "Norland said the Sudlandic law was not acceptable.",
        "NRL CRITICISE SDL",
    );
    check("Norland said the Sudlandic law was no mistake.", "");
    check("Norland called Sudland a true friend.", "NRL SUPPORT SDL");
    check(
        "Norland told Sudland that this was unacceptable.",
        "NRL CRITICISE SDL",
    );
}

#[test]
fn one_s_own_act_is_denied_or_admitted() {
    check(
        "Norland admitted that it had shot down a Sudlandic jet.",
        "NRL ADMIT SDL",
    );
}

#[test]
fn a_quotation_may_follow_its_speaker() {
    check(
        "Norland's president said, \u{201c}Sudland must stop\u{201d}.",
        "NRL DEMAND SDL",
    );
    check(
        "Norland's foreign ministry wrote: \u{201c}Sudland is a disgrace.\u{201d}",
        "NRL CRITICISE SDL",
    );
}

#[test]
fn an_act_may_stand_beside_its_clause() {
    check(
        "To the anger of Norland, Sudland left the talks.",
        "NRL CRITICISE SDL",
    );
    check(
        "In a rebuke to Sudland, Norland left the talks.",
        "NRL CRITICISE SDL",
    );
}

#[test]
fn what_is_going_to_be_is_a_threat() {
    check(
        "\u{201c}We are going to attack Sudland,\u{201d} the Norlandic president said.",
        "NRL THREATEN SDL",
    );
}

#[test]
fn what_is_said_to_or_of_another_is_at_least_a_comment() {
    check(
        "Norland's president told Sudland that rain was on its way.",
        "NRL COMMENT SDL",
    );
    check(
        "Norland's president said that Sudland had a new flag. Norland said Sudland had an anthem.",
        "NRL COMMENT SDL",
    );
    check("Norland's president said that rain was on its way.", "");
}

#[test]
fn who_is_responsible_is_accused_and_a_responsible_partner_is_not() {
    check("Norland said Sudland was responsible.", "NRL ACCUSE SDL");
    check(
        "Norland said Sudland was a responsible partner.",
        "NRL COMMENT SDL",
    );
}
