//! Sentences with words that are nouns as often as verbs.

use crate::import::tests::analysed;

/// Compares the tags of the words of `expect`, each written "word/Tag", with those in the sentence without tags.
#[track_caller]
fn check(expect: &str) {
    let parts: Vec<&str> = expect.split(' ').collect();
    let plain: Vec<&str> = parts
        .iter()
        .map(|part| part.split('/').next().unwrap_or(part))
        .collect();
    let text = plain.join(" ");
    let sentence = analysed(&text);
    let found: Vec<String> = parts
        .iter()
        .zip(sentence.words.iter().zip(&sentence.tokens))
        .map(|(part, (word, token))| {
            let word_text = token.span.of(&text);
            if part.contains('/') {
                format!("{word_text}/{:?}", word.tag)
            } else {
                word_text.to_owned()
            }
        })
        .collect();
    assert_eq!(found.join(" "), expect);
}

#[test]
fn a_noun_that_can_be_a_verb_is_decided_by_its_neighbours() {
    check("Norland claims/Verb the islands/Noun .");
    check("Norland denied/Verb the claims/Noun .");
    check("Norlandic claims/Noun about Sudland were/Auxiliary rejected/Verb .");
    check("Norland will/Auxiliary visit/Verb Sudland .");
    check("The visit/Noun angered/Verb Sudland .");
    check("Norland demands/Verb an apology/Noun .");
    check("Sudland met/Verb the demands/Noun .");
    check("Two attacks/Noun were/Auxiliary reported/Verb .");
    check("Norland attacks/Verb Sudland .");
}

#[test]
fn to_opens_an_infinitive_or_a_phrase() {
    check("Norland wants to/To visit/Verb Sudland .");
    check("Norland sent envoys to/Preposition Sudland .");
    check("Norland called for a return/Noun to/Preposition talks/Noun .");
}

#[test]
fn that_opens_content_describes_or_points() {
    check("Norland said that/Complementizer Sudland lied .");
    check("Norland rejected the claim that/Complementizer it lied .");
    check("Norland criticised the attack that/Relative killed two .");
}

#[test]
fn after_opens_a_clause_only_where_a_verb_follows() {
    check("Norland expelled two envoys after/Preposition the attack .");
    check("Norland expelled two envoys after/Subordinator Sudland attacked it .");
}

#[test]
fn what_rounds_a_number_is_no_preposition() {
    check("Norland gave over/Adverb 3/Number million/Number euros/Noun .");
    check("Norland gave around/Adverb $/Number 40/Number million/Number .");
    check("Norland attacked over/Preposition two disputes/Noun .");
}

#[test]
fn an_adjective_that_can_be_a_verb_describes_the_object() {
    check("Norland held separate/Adjective talks/Noun with Sudland .");
    check("Trade was fair/Adjective and praised/Verb Sudland .");
    check("Norland denied the false/Adjective and exaggerated/Adjective claims/Noun .");
}

#[test]
fn a_participle_before_a_noun_describes_it() {
    check("Norland sent armed/Adjective forces .");
    check("Norland was/Auxiliary accused/Verb by Sudland .");
}
