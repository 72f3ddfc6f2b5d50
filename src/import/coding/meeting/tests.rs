//! Meetings told by nouns, meetings to come, and gatherings of many.

use crate::import::tests::corpus;

/// Compares the events of one article as "source CATEGORY target", in order.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let corpus = corpus(&[text]);
    let mut found: Vec<String> = corpus
        .events
        .iter()
        .map(|event| {
            let target = event.target.as_ref().map(|actor| actor.code);
            let target = target.map_or(String::new(), |code| format!(" {code}"));
            format!("{} {}{target}", event.source.code, event.category.id())
        })
        .collect();
    found.sort();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn the_parties_stand_around_the_noun_or_are_those_of_the_clause() {
    check(
        "Talks between Norland and Sudland broke down in Geneva on Monday.",
        &["NRL CONSULT SDL"],
    );
    check(
        "During the trilateral meeting of Norland, Sudland and Westland, a cable was spoken of.",
        &["NRL CONSULT SDL", "NRL CONSULT WSL", "SDL CONSULT WSL"],
    );
    check(
        "The Norlandic foreign minister, on a visit to Sudland, spoke of the floods.",
        &["NRL CONSULT SDL"],
    );
    check(
        "The presidents of Norland and Sudland became friends at their first meeting in April.",
        &["NRL CONSULT SDL"],
    );
}

#[test]
fn what_is_ahead_or_only_wished_for_is_no_meeting() {
    for text in [
        "Ahead of a meeting with the Sudlandic king, the Norlandic president spoke of the floods.",
        "The Norlandic president spoke of the chance of a visit to Sudland.",
        "Future talks between Norland and Sudland were the talk of the town.",
        "The Norlandic president, who will visit Sudland in May, spoke of the floods.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_meeting_announced_is_agreed_on() {
    check(
        "The Norlandic president will meet the Sudlandic king in Geneva on Monday.",
        &["NRL AGREE SDL"],
    );
    check(
        "Norland and Sudland will hold talks next week.",
        &["NRL AGREE SDL"],
    );
    check(
        "The Norlandic president will not meet the Sudlandic king.",
        &["NRL REJECT SDL"],
    );
}

#[test]
fn an_assembly_of_many_is_not_told_pair_by_pair() {
    check(
        "The leaders of Norland, Sudland, Westland, France, Spain and Italy met in Geneva.",
        &[],
    );
}

#[test]
fn a_verb_and_its_noun_tell_of_one_meeting() {
    check(
        "Norland held a round of talks with Sudland in Geneva on Monday.",
        &["NRL CONSULT SDL"],
    );
}

#[test]
fn talks_named_after_a_pact_are_those_of_its_members() {
    check(
        "As a fifth round of talks to modernise NAFTA kicked off on Friday, farmers were worried.",
        &["CAN CONSULT MEX", "USA CONSULT CAN", "USA CONSULT MEX"],
    );
    check(
        "The latest round of Brexit talks ended on Monday.",
        &["GBR CONSULT EU"],
    );
    check("NAFTA talks could fail, farmers fear.", &[]);
    check("Talks on NAFTA with unions ended on Monday.", &[]);
    check("Farmers hope that NAFTA will last.", &[]);
}

#[test]
fn a_tour_whose_owner_is_named_before_is_his() {
    check(
        "Trade under the Norlandic president's new plan came up during his visit to the region, which included stops in Sudland, Westland, France.",
        &["NRL CONSULT FRA", "NRL CONSULT SDL", "NRL CONSULT WSL"],
    );
}
