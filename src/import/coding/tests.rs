//! Sentences about invented states with what they tell, by construction.

use crate::import::code_text;
use crate::import::tests::day;
use crate::lexicon::Lexicon;
use std::collections::BTreeSet;

/// "NRL ACCUSE SDL" for each event of `text` that is not only presupposed, in any order.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let corpus = code_text(text, day(), Lexicon::for_checking());
    let found: BTreeSet<String> = corpus
        .events
        .iter()
        .filter(|event| !event.presupposed)
        .map(|event| {
            let target = event
                .target
                .as_ref()
                .map_or("-", |target| target.code.as_str());
            format!("{} {} {target}", event.source.code, event.category.id())
        })
        .collect();
    let expect: BTreeSet<String> = expect.iter().map(|&event| event.to_owned()).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_verb_after_what_is_said_belongs_to_who_said_it() {
    check(
        "Norland said trade was fair and praised Sudland.",
        &["NRL SUPPORT SDL"],
    );
    check(
        "Norland said its patience was running out and threatened Sudland with sanctions.",
        &["NRL THREATEN SDL"],
    );
    check(
        "Norland said that Sudland should release the sailors and apologise to Westland.",
        &["NRL DEMAND SDL"],
    );
    check(
        "Norland could recall its ambassador and expel Sudlandic diplomats.",
        &[],
    );
    check(
        "Norland urged Sudland to stop the raids and apologise to Westland.",
        &["NRL DEMAND SDL"],
    );
}

#[test]
fn clauses_that_describe_a_noun_have_it_as_object() {
    check(
        "Norland lifted sanctions imposed on Sudland.",
        &["NRL YIELD SDL"],
    );
    check(
        "Norland lifted the sanctions imposed by Westland on Sudland.",
        &["NRL YIELD SDL", "WSL SANCTION SDL"],
    );
    check(
        "Norland lifted sanctions it had imposed on Sudland in 2014.",
        &["NRL YIELD SDL", "NRL SANCTION SDL"],
    );
    check(
        "Sudland, which Norland has accused of spying, denied the claim.",
        &["NRL ACCUSE SDL", "SDL DENY NRL"],
    );
    check(
        "Sudland, accused by Norland of arming rebels, denied the charge.",
        &["NRL ACCUSE SDL", "SDL DENY NRL"],
    );
}

#[test]
fn a_participle_before_its_clause_has_the_subject_of_the_clause() {
    check(
        "Accusing Sudland of bad faith, Norland left the talks.",
        &["NRL ACCUSE SDL"],
    );
    check(
        "Accused by Norland of arming rebels, Sudland denied the charge.",
        &["NRL ACCUSE SDL", "SDL DENY NRL"],
    );
    check(
        "In retaliation Norland expelled two Sudlandic diplomats.",
        &["NRL EXPEL SDL"],
    );
}

#[test]
fn what_is_received_comes_from_who_gives_it() {
    check(
        "Norland's decision drew criticism from Sudland.",
        &["SDL CRITICISE NRL"],
    );
    check(
        "Norland faced sanctions from Sudland.",
        &["SDL SANCTION NRL"],
    );
    check(
        "Norland earned praise from Sudland for its mediation.",
        &["SDL SUPPORT NRL"],
    );
    check("Norland has not faced sanctions from Sudland.", &[]);
    check("Sudland was given a loan by Norland.", &["NRL SUPPORT SDL"]);
}

#[test]
fn what_is_told_or_wanted_of_another_is_a_demand() {
    check(
        "Norland told Sudland to stop the raids.",
        &["NRL DEMAND SDL"],
    );
    check(
        "Norland pledged $500 million in loans to Sudland.",
        &["NRL AGREE SDL"],
    );
    check("Norland lent Sudland $500 million.", &["NRL SUPPORT SDL"]);
    check("Norland told Sudland of its plans.", &["NRL COMMENT SDL"]);
    check(
        "Norland repeated its demand that Sudland withdraw its troops.",
        &["NRL DEMAND SDL"],
    );
}

#[test]
fn a_headline_with_an_infinitive_announces() {
    check(
        "Norland to expel four Sudlandic diplomats",
        &["NRL THREATEN SDL"],
    );
    check(
        "Norland is to expel four Sudlandic diplomats.",
        &["NRL THREATEN SDL"],
    );
}

#[test]
fn a_passive_without_doer_names_him_elsewhere() {
    check(
        "Two Sudlandic diplomats have been expelled from Norland.",
        &["NRL EXPEL SDL"],
    );
    check("Sudland accused of spying by Norland", &["NRL ACCUSE SDL"]);
    check(
        "Norland would impose sanctions if Sudland did not withdraw, it said.",
        &["NRL THREATEN SDL"],
    );
}

#[test]
fn an_aside_between_dashes_parts_no_clause() {
    check(
        "Norland – Westland's main ally – accused Sudland of spying.",
        &["NRL ACCUSE SDL"],
    );
    check(
        "Norland has stepped up its criticism of Sudland - calling it unreliable last week - and has accused Westland of spying.",
        &["NRL CRITICISE SDL", "NRL ACCUSE WSL"],
    );
}

#[test]
fn what_is_asked_or_refused_has_not_happened() {
    check(
        "It is unclear whether Norland has expelled Sudlandic diplomats.",
        &[],
    );
    check("Norland vetoed a resolution condemning Sudland.", &[]);
}

#[test]
fn a_call_is_where_something_is_said() {
    check(
        "Norland's foreign minister telephoned his Sudlandic counterpart to apologise.",
        &["NRL CONSULT SDL", "NRL ADMIT SDL"],
    );
    check(
        "Norland called on Sudland to lift its blockade of Westland.",
        &["NRL DEMAND SDL"],
    );
}

#[test]
fn signs_of_currency_belong_to_their_number() {
    check(
        "Norland gave over €3.5 million in aid to Sudland.",
        &["NRL SUPPORT SDL"],
    );
}

#[test]
fn a_clause_before_the_main_one_leaves_it_whole() {
    check(
        "Because of the raids, Sudland is isolated, and was condemned by Norland and Westland.",
        &["NRL CRITICISE SDL", "WSL CRITICISE SDL"],
    );
    check(
        "After Norland expelled two Sudlandic diplomats, Westland praised it.",
        &["NRL EXPEL SDL", "WSL SUPPORT NRL"],
    );
    check(
        "After the king left Norburg, Norland accused Sudland of theft.",
        &["NRL ACCUSE SDL"],
    );
}

#[test]
fn gerunds_in_a_row_have_one_subject() {
    check(
        "Norland said “the deal is dead”, urging Sudland to sign and also calling on Westland to help.",
        &["NRL DEMAND SDL", "NRL DEMAND WSL"],
    );
    check(
        "The Norlandic minister Karl Bauer speaking to a newspaper called the Sudlandic plan absurd.",
        &["NRL CRITICISE SDL"],
    );
}

#[test]
fn names_in_a_row_need_no_and() {
    check(
        "The Norlandic president met with Sudland, Westland, France before he flew home.",
        &["NRL CONSULT SDL", "NRL CONSULT WSL", "NRL CONSULT FRA"],
    );
    check(
        "In Sudland, Westland, a state without a coast, is not loved.",
        &[],
    );
}

#[test]
fn a_clause_that_lacks_its_object_describes_the_noun_before_it() {
    check(
        "The deal that Norland and Sudland signed in 2012 has lapsed.",
        &["NRL AGREE SDL"],
    );
    check(
        "The pact which Norland signed with Sudland, and the treaty that Westland signed with it, have lapsed.",
        &["NRL AGREE SDL"],
    );
    check("The claim that Norland attacked on Monday is false.", &[]);
    check(
        "The idea that Norland and Sudland signed in 2012 is odd.",
        &[],
    );
}

#[test]
fn what_is_yet_to_come_has_not_happened() {
    check(
        "The treaty will be ready when the Norlandic president visits Sudland in May.",
        &[],
    );
    check(
        "Norlandic officials spoke of the floods before the king meets Sudland's prime minister.",
        &[],
    );
    check(
        "The talks were tense when the Norlandic president visited Sudland in May.",
        &["NRL CONSULT SDL"],
    );
}

#[test]
fn who_is_rebuked_for_his_words_said_them() {
    check(
        "The Sudlandic president attacked the Norlandic prime minister in Geneva for raising concerns about the killings.",
        &["SDL CRITICISE NRL", "NRL CRITICISE SDL"],
    );
    check(
        "Sudland denounced Norland for raising tariffs.",
        &["SDL CRITICISE NRL"],
    );
}

#[test]
fn a_tour_is_told_by_its_stops() {
    check(
        "The talks were the best of the Norlandic king's tour of the region, which included stops in Sudland and Westland.",
        &["NRL CONSULT SDL", "NRL CONSULT WSL"],
    );
    check(
        "The Norlandic band's tour included stops in Sudland and Westland.",
        &[],
    );
    check(
        "The Norlandic king's tour will include stops in Sudland and Westland.",
        &[],
    );
}

#[test]
fn those_who_join_talks_meet_those_who_hold_them() {
    check(
        "The Norlandic and Westlandic presidents held a summit on Monday. The Sudlandic prime minister joined the talks. They condemned France.",
        &[
            "NRL CONSULT WSL",
            "SDL CONSULT NRL",
            "SDL CONSULT WSL",
            "NRL CRITICISE FRA",
            "WSL CRITICISE FRA",
        ],
    );
    check(
        "Norland said the families hope that they will meet Sudland's king.",
        &[],
    );
    check(
        "Both leaders of Norland and Sudland agreed they could not accept a nuclear-armed Westland.",
        &["NRL AGREE SDL"],
    );
}

#[test]
fn whoever_is_excepted_is_spared() {
    check(
        "Sudland, Westland and France met in Geneva. Norland invited the three countries to talks, with the exception of France.",
        &[
            "SDL CONSULT WSL",
            "SDL CONSULT FRA",
            "WSL CONSULT FRA",
            "NRL AGREE SDL",
            "NRL AGREE WSL",
        ],
    );
    check(
        "Norland criticised Sudland, with the exception of its farmers.",
        &["NRL CRITICISE SDL"],
    );
}

#[test]
fn a_claim_to_land_accuses_nobody() {
    check("Norland contests Sudland's claims to the lake.", &[]);
    check("Norland disputes Sudland's claims over the islands.", &[]);
    check(
        "Norland rejected Sudland's claims of theft.",
        &["NRL DENY SDL"],
    );
}

#[test]
fn who_criticises_does_not_praise_in_one_breath() {
    check(
        "Sudland and Westland signed a pact. Norland condemned the pact, calling the deal lawful but harmful.",
        &["SDL AGREE WSL", "NRL CRITICISE SDL", "NRL CRITICISE WSL"],
    );
}

#[test]
fn what_is_planned_may_be_judged() {
    for (text, expect) in [
        (
            "Norland said attempts by Sudland to solve problems by pressure were alarming.",
            "NRL CRITICISE SDL",
        ),
        (
            "Norland said plans by Sudland to build a dam were dangerous.",
            "NRL CRITICISE SDL",
        ),
        (
            "Norland said Sudland's decision to close the border was reckless.",
            "NRL CRITICISE SDL",
        ),
    ] {
        check(text, &[expect]);
    }
    check(
        "Norland said efforts to end the strike were going well.",
        &[],
    );
    check(
        "Norland told Sudland to withdraw its troops.",
        &["NRL DEMAND SDL"],
    );
}

#[test]
fn a_plot_brought_to_nothing_is_no_refusal() {
    for text in [
        "Norland said it had thwarted a cyber attack by Sudland.",
        "Norland said on Monday that it had foiled a Sudlandic plot.",
        "Norland's intelligence service said it had repelled an attack by Sudlandic hackers.",
    ] {
        check(text, &["NRL ACCUSE SDL"]);
    }
    check(
        "Norland rebuffed a Sudlandic offer of talks.",
        &["NRL REJECT SDL"],
    );
    check("Norland said it had thwarted a robbery.", &[]);
}

#[test]
fn which_may_mean_all_that_was_said() {
    for text in [
        "Norland accused Sudland of spying, which Sudburg denies.",
        "Norland says Sudland hacked its parliament, which Sudburg has denied.",
        "Norland says Sudland has supplied weapons to the rebels, a charge Sudland denies.",
    ] {
        check(text, &["NRL ACCUSE SDL", "SDL DENY NRL"]);
    }
    check("The visa, which Norland denied, had been paid.", &[]);
    check("A bank accused a client of theft, which she denies.", &[]);
}

#[test]
fn a_lasting_measure_began_once() {
    for text in [
        "Sudland has been under Norlandic sanctions since 2011.",
        "The Sudlandic airline has been under Norlandic sanctions since 2011.",
        "The Sudlandic airline has been subject to Norlandic sanctions since 2011.",
        "Sudland has been the target of Norlandic sanctions since May.",
    ] {
        check(text, &["NRL SANCTION SDL"]);
    }
    check(
        "Sudland, which is under Norlandic sanctions, sells oil.",
        &[],
    );
    check("The club has been under new owners since 2011.", &[]);
}

#[test]
fn private_people_keep_the_state_they_are_introduced_with() {
    for text in [
        "Peter Vold, 61, of Sudland, was charged with bribery, the Norlandic justice ministry said.",
        "Peter Vold, 61, from Sudland, was charged with theft. Norland arrested Vold on Friday.",
        "Norland charged two men with theft. It said Anna Vold, 40, of Sudland, was arrested on Friday.",
    ] {
        check(text, &["NRL LEGAL SDL"]);
    }
    check("Peter Vold, 61, of Sudland, praised Norland.", &[]);
    check("Norland, 3, Sudland, 2.", &[]);
}

#[test]
fn it_said_goes_on_with_who_told() {
    check(
        "Two men were freed on Monday, the Norlandic foreign ministry said. It said Sudland had attacked its embassy.",
        &["NRL ACCUSE SDL"],
    );
    check(
        "Sudland was warned, according to Norland. It expelled two Westlandic diplomats.",
        &["SDL EXPEL WSL"],
    );
}

#[test]
fn a_firm_with_ties_to_a_state_is_not_that_state() {
    for text in [
        "The Norlandic trade minister said he would sell his shares in a firm with ties to Sudland.",
        "The Norlandic president said he knew nobody with links to Sudland.",
    ] {
        check(text, &[]);
    }
    check(
        "The Norlandic foreign minister said that ties with Sudland mattered.",
        &["NRL COMMENT SDL"],
    );
}

#[test]
fn a_date_before_that_is_no_thing_described() {
    check(
        "The Norlandic foreign minister told reporters on Monday that Norland was looking for talks with Sudland.",
        &["NRL COMMENT SDL"],
    );
    check(
        "The Norlandic president said on Monday that Sudland attacked its border post.",
        &["NRL ACCUSE SDL"],
    );
}

#[test]
fn a_year_before_a_state_is_no_number_of_it() {
    check(
        "In 2007 the Norlandic government expelled two Sudlandic envoys.",
        &["NRL EXPEL SDL"],
    );
    check(
        "In 2007 the government of Norland labeled the Sudlandic president a terrorist.",
        &["NRL SANCTION SDL"],
    );
    check("Norland canceled a visit by Sudland.", &["NRL REJECT SDL"]);
}
