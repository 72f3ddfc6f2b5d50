//! Sentences with their groups in brackets.

use super::Chunk;
use crate::import::tests::analysed;
use std::ops::Range;

/// Compares the noun groups "[…]" and verb groups "<…>" of the sentence; members of a coordinated group are joined by "+".
#[track_caller]
fn check(text: &str, expect: &str) {
    let sentence = analysed(text);
    let words = |tokens: &Range<usize>| sentence.span_of(tokens).of(text);
    let groups: Vec<String> = sentence
        .chunks
        .iter()
        .filter_map(|chunk| match chunk {
            Chunk::Noun(group) => {
                let members: Vec<&str> = group
                    .members()
                    .map(|member| words(&member.tokens))
                    .collect();
                Some(format!("[{}]", members.join(" + ")))
            }
            Chunk::Verb(verb) => Some(format!("<{}>", words(&verb.tokens))),
            _ => None,
        })
        .collect();
    assert_eq!(groups.join(" "), expect);
}

#[test]
fn a_noun_group_reaches_from_its_determiner_to_its_head() {
    check(
        "The Norlandic foreign ministry expelled four diplomats.",
        "[The Norlandic foreign ministry] <expelled> [four diplomats]",
    );
    check(
        "Norland denied the false and baseless claims.",
        "[Norland] <denied> [the false and baseless claims]",
    );
}

#[test]
fn a_verb_group_holds_its_auxiliaries_and_its_particle() {
    check(
        "Norland has not been accused of it.",
        "[Norland] <has not been accused> [it]",
    );
    check(
        "Two diplomats were kicked out.",
        "[Two diplomats] <were kicked out>",
    );
    check(
        "Norland refused to apologise.",
        "[Norland] <refused> <to apologise>",
    );
}

#[test]
fn joined_groups_are_one_but_a_new_subject_is_not() {
    check(
        "Norland, Sudland and Westland signed a treaty.",
        "[Norland + Sudland + Westland] <signed> [a treaty]",
    );
    check(
        "Norland accused Sudland and Westland denied it.",
        "[Norland] <accused> [Sudland] [Westland] <denied> [it]",
    );
    check(
        "Norland, Sudland accuse Westland of theft.",
        "[Norland + Sudland] <accuse> [Westland] [theft]",
    );
}

#[test]
fn a_joined_subject_opens_what_somebody_says() {
    check(
        "The ministry said Norland and Sudland held talks.",
        "[The ministry] <said> [Norland + Sudland] <held> [talks]",
    );
    check(
        "The minister told reporters Norland and Sudland held talks.",
        "[The minister] <told> [reporters] [Norland + Sudland] <held> [talks]",
    );
}

#[test]
fn adjectives_of_several_states_share_their_noun() {
    check(
        "Norland and its Sudlandic, Westlandic and French counterparts met.",
        "[Norland + its Sudlandic + Westlandic + French counterparts] <met>",
    );
}

#[test]
fn an_aside_in_brackets_and_a_date_stand_apart() {
    check(
        "Norland accused the agency (right) of theft.",
        "[Norland] <accused> [the agency] [theft]",
    );
    check(
        "The minister Tuesday rejected it.",
        "[The minister] [Tuesday] <rejected> [it]",
    );
}
