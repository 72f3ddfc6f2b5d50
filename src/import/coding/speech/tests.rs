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

#[test]
fn blame_needs_no_verb_of_doing() {
    for (text, expect) in [
        (
            "Norland said the crash was likely Sudland's doing.",
            "NRL ACCUSE SDL",
        ),
        (
            "Norland said the raid was the work of Sudland.",
            "NRL ACCUSE SDL",
        ),
        (
            "Norland said the attack bore the hallmarks of Sudland.",
            "NRL ACCUSE SDL",
        ),
        (
            "Norland said Sudland was to blame for the attack.",
            "NRL ACCUSE SDL",
        ),
        (
            "Norland says it foiled Sudlandic hack of its parliament.",
            "NRL ACCUSE SDL",
        ),
        (
            "Norland says Sudland \"highly likely\" behind poisoning",
            "NRL ACCUSE SDL",
        ),
        (
            "Norland says Sudland probably responsible for blast",
            "NRL ACCUSE SDL",
        ),
        (
            "Norland concluded that Sudland had attacked the convoy.",
            "NRL ACCUSE SDL",
        ),
        (
            "After determining that Sudland had used poison, Norland closed the bridge.",
            "NRL ACCUSE SDL",
        ),
        ("Norland said the bridge was the work of many hands.", ""),
        (
            "Norland's foreign ministry said it foiled a plot by rebels.",
            "",
        ),
        ("Norland said the crash was not Sudland's doing.", ""),
        (
            "Norland says Sudland far behind schedule",
            "NRL COMMENT SDL",
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn what_merely_happens_is_judged_without_blame() {
    check("Norland said the crash in Sudland was a tragedy.", "");
    check(
        "Norland said the raid by Sudland was a tragedy.",
        "NRL CRITICISE SDL",
    );
}

#[test]
fn an_official_s_words_on_one_other_state_are_a_comment() {
    for (text, expect) in [
        (
            "Norland's foreign minister said that trade with Sudland mattered.",
            "NRL COMMENT SDL",
        ),
        (
            "A Norlandic government spokesman said a decision on the Sudlandic loan would take time.",
            "NRL COMMENT SDL",
        ),
        (
            "Norland's foreign ministry spokesman, asked about Sudland's test, said Norburg was following the situation closely.",
            "NRL COMMENT SDL",
        ),
        (
            "Norland's foreign minister said that trade in Sudland mattered.",
            "",
        ),
        (
            "Norlandic officials said the man had come by way of the Sudlandic capital.",
            "",
        ),
        (
            "Norland's foreign minister said trade with Sudland and Westland mattered.",
            "",
        ),
        (
            "A Norlandic farmer said that trade with Sudland mattered.",
            "",
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn whoever_is_cited_speaks() {
    check(
        "The agency cited the Norlandic foreign minister as saying that Sudland had broken the treaty.",
        "NRL ACCUSE SDL",
    );
    check(
        "\u{201c}Sudland must leave,\u{201d} the Norlandic president was quoted as saying.",
        "NRL DEMAND SDL",
    );
    check(
        "Norland said the Sudlandic allegation that it had hacked the bank was \u{201c}totally false\u{201d}.",
        "NRL DENY SDL, SDL ACCUSE NRL",
    );
    check(
        "Norland repeated the allegation that Sudland had hacked the bank.",
        "NRL ACCUSE SDL",
    );
}

#[test]
fn nothing_of_one_s_own_is_there() {
    check(
        "Sudland accused Norland of sending troops. There are no Norlandic troops in Sudland, the Norlandic foreign minister said.",
        "SDL ACCUSE NRL, NRL DENY SDL",
    );
    check("There are no Norlandic firms in Sudland, Norland said.", "");
}

#[test]
fn what_somebody_is_accused_of_may_be_condemned_by_others() {
    check(
        "Norland blamed Sudland for the poisoning of a spy. Westland called the poisoning a threat to peace.",
        "NRL ACCUSE SDL, WSL CRITICISE SDL",
    );
    check(
        "Norland accused Sudland of the hacking. Westland condemned the attacks on international institutions.",
        "NRL ACCUSE SDL, WSL CRITICISE SDL",
    );
    check(
        "Norland accused Sudland of spying. A bomb attack by rebels killed ten people. Westland condemned the attack.",
        "NRL ACCUSE SDL",
    );
}

#[test]
fn an_attack_of_one_official_on_another_is_one_of_words() {
    for (text, expect) in [
        (
            "The Norlandic president attacked his Sudlandic counterpart on Twitter.",
            "NRL CRITICISE SDL",
        ),
        (
            "Norland's prime minister attacked the Sudlandic president at a rally.",
            "NRL CRITICISE SDL",
        ),
        (
            "Norlandic forces attacked the Sudlandic president.",
            "NRL FORCE SDL",
        ),
        ("The Norlandic president attacked Sudland.", "NRL FORCE SDL"),
    ] {
        check(text, expect);
    }
}

#[test]
fn it_in_a_quotation_is_what_was_done() {
    check(
        "Norland issued arrest warrants for 36 people including the Sudlandic president. \u{201c}It is a stunt,\u{201d} Sudland's foreign minister said in Westland.",
        "NRL LEGAL SDL, SDL CRITICISE NRL",
    );
    check(
        "Sudland met Norland. \u{201c}It is a rogue state,\u{201d} Norland's foreign minister said of Sudland.",
        "SDL CONSULT NRL, NRL CRITICISE SDL",
    );
}

#[test]
fn what_explains_tells_nothing_done() {
    check(
        "The island has its own courts, meaning Norland has allowed Sudland its laws.",
        "",
    );
    check(
        "Norland warned Sudland against recognising Westland.",
        "NRL DEMAND SDL",
    );
}

#[test]
fn an_unknown_name_is_who_its_apposition_says() {
    check(
        "Norland said Anna Berg, a former foreign minister of Sudland, was arrested in Norburg on Friday.",
        "NRL LEGAL SDL",
    );
    check(
        "Norland said Anna Berg, a singer, was arrested in Norburg on Friday.",
        "",
    );
    check(
        "Norland said that attempts by Sudland to resolve all problems with sanctions were extremely alarming.",
        "NRL CRITICISE SDL",
    );
    check(
        "Some Sudlandic militias associated with Norland had made threats against Westlandic troops.",
        "",
    );
}
