//! Sentences with what each verb depends on, and who says what.

use super::Relation;
use crate::import::analysis::Sentence;
use crate::import::chunk::Chunk;
use crate::import::tests::analysed;

/// The words of chunk `at`.
fn words(sentence: &Sentence<'_>, at: usize) -> String {
    let tokens = match &sentence.chunks[at] {
        Chunk::Noun(group) => group.full_tokens(),
        Chunk::Verb(verb) => verb.tokens.clone(),
        _ => return String::new(),
    };
    sentence.span_of(&tokens).of(sentence.text).to_owned()
}

/// "subject | verb | objects | relation" of each verb.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let sentence = analysed(text);
    let list = &sentence.clauses.predicates;
    let verb = |predicate: usize| words(&sentence, list[predicate].chunk);
    let found: Vec<String> = list
        .iter()
        .map(|predicate| {
            let subject = predicate
                .subject
                .map_or("-".to_owned(), |at| words(&sentence, at));
            let direct = predicate.direct.iter().map(|&at| words(&sentence, at));
            let phrases = predicate.phrases.iter().map(|phrase| {
                let noun = phrase.noun.map(|at| words(&sentence, at));
                format!("{} {}", phrase.preposition, noun.unwrap_or_default())
            });
            let objects: Vec<String> = direct.chain(phrases).collect();
            let relation = match predicate.relation {
                Relation::Root => "root".to_owned(),
                Relation::Content(at) => format!("content of {}", verb(at)),
                Relation::Infinitive(at) => format!("infinitive of {}", verb(at)),
                Relation::Gerund(at) => format!("gerund of {}", verb(at)),
                Relation::Participial(at) => format!("beside {}", verb(at)),
                Relation::Relative => "relative".to_owned(),
                Relation::OfNoun(at) => format!("of {}", words(&sentence, at)),
                Relation::Adverbial => "adverbial".to_owned(),
            };
            let condition = if predicate.conditional { ", if" } else { "" };
            let chunk = words(&sentence, predicate.chunk);
            format!(
                "{subject} | {chunk} | {} | {relation}{condition}",
                objects.join(", ")
            )
        })
        .collect();
    assert_eq!(found, expect);
}

/// "speaker: what is said" of each attribution.
#[track_caller]
fn check_attribution(text: &str, expect: &[&str]) {
    let sentence = analysed(text);
    let found: Vec<String> = sentence
        .clauses
        .attributions
        .iter()
        .map(|attribution| {
            let said: Vec<String> = attribution
                .scope
                .clone()
                .map(|at| words(&sentence, at))
                .filter(|words| !words.is_empty())
                .collect();
            format!(
                "{}: {}",
                words(&sentence, attribution.speaker),
                said.join(" ")
            )
        })
        .collect();
    assert_eq!(found, expect);
}

#[test]
fn a_verb_has_its_subject_and_objects() {
    check(
        "Norland expelled two diplomats on Tuesday.",
        &["Norland | expelled | two diplomats, on Tuesday | root"],
    );
    check(
        "Norland was accused by Sudland.",
        &["Norland | was accused | by Sudland | root"],
    );
}

#[test]
fn what_is_said_is_the_content_of_its_verb() {
    check(
        "Norland said that Sudland attacked it.",
        &[
            "Norland | said |  | root",
            "Sudland | attacked | it | content of said",
        ],
    );
    check(
        "Norland said Sudland attacked it.",
        &[
            "Norland | said |  | root",
            "Sudland | attacked | it | content of said",
        ],
    );
    check(
        "Norland rejected the claim that Sudland attacked it.",
        &[
            "Norland | rejected | the claim | root",
            "Sudland | attacked | it | of the claim",
        ],
    );
}

#[test]
fn infinitives_and_gerunds_have_governor_and_subject() {
    check(
        "Norland urged Sudland to withdraw.",
        &[
            "Norland | urged | Sudland | root",
            "Sudland | to withdraw |  | infinitive of urged",
        ],
    );
    check(
        "Norland agreed to withdraw.",
        &[
            "Norland | agreed |  | root",
            "Norland | to withdraw |  | infinitive of agreed",
        ],
    );
    check(
        "Norland accused Sudland of attacking Westland.",
        &[
            "Norland | accused | Sudland | root",
            "Sudland | attacking | Westland | gerund of accused",
        ],
    );
    check(
        "Norland answered the attack by expelling two diplomats.",
        &[
            "Norland | answered | the attack | root",
            "Norland | expelling | two diplomats | gerund of answered",
        ],
    );
    check(
        "Norland left the talks, accusing Sudland of attacking it.",
        &[
            "Norland | left | the talks | root",
            "Norland | accusing | Sudland | beside left",
            "Sudland | attacking | it | gerund of accusing",
        ],
    );
}

#[test]
fn relative_clauses_describe_the_noun_before_them() {
    check(
        "The ministry, which attacked Sudland, left the talks.",
        &[
            "The ministry | attacked | Sudland | relative",
            "The ministry | left | the talks | root",
        ],
    );
    check(
        "The claims made by Sudland angered Norland.",
        &[
            "The claims | made | by Sudland | relative",
            "The claims | angered | Norland | root",
        ],
    );
}

#[test]
fn an_if_clause_is_conditional_and_what_follows_it_is_not() {
    check(
        "If Norland attacks Sudland, Westland will respond.",
        &[
            "Norland | attacks | Sudland | adverbial, if",
            "Westland | will respond |  | root",
        ],
    );
}

#[test]
fn joined_verbs_share_subject_and_object() {
    check(
        "Norland expelled two diplomats and recalled its ambassador.",
        &[
            "Norland | expelled | two diplomats | root",
            "Norland | recalled | its ambassador | root",
        ],
    );
    check(
        "Norland rejects and condemns the decision.",
        &[
            "Norland | rejects | the decision | root",
            "Norland | condemns | the decision | root",
        ],
    );
    check(
        "Norland said it would respond and accused Sudland.",
        &[
            "Norland | said |  | root",
            "it | would respond |  | content of said",
            "Norland | accused | Sudland | root",
        ],
    );
}

#[test]
fn a_base_form_goes_with_the_infinitive_before_it() {
    check(
        "Norland urged Sudland to stop the raids and withdraw its troops.",
        &[
            "Norland | urged | Sudland | root",
            "Sudland | to stop | the raids | infinitive of urged",
            "Sudland | withdraw | its troops | infinitive of urged",
        ],
    );
}

#[test]
fn a_relative_clause_with_its_own_subject_acts_on_what_it_describes() {
    check(
        "The tariffs, which Norland imposed, angered Sudland.",
        &[
            "Norland | imposed | The tariffs | relative",
            "The tariffs | angered | Sudland | root",
        ],
    );
    check(
        "The sanctions Norland imposed angered Sudland.",
        &[
            "Norland | imposed | The sanctions | relative",
            "The sanctions | angered | Sudland | root",
        ],
    );
}

#[test]
fn a_speaker_beside_what_is_said_is_an_attribution() {
    check_attribution(
        "Sudland attacked it, Norland said.",
        &["Norland: Sudland attacked it"],
    );
    check_attribution(
        "\u{201c}Sudland attacked it,\u{201d} said Norland.",
        &["Norland: Sudland attacked it"],
    );
    check_attribution(
        "According to Norland, Sudland lied.",
        &["Norland: Norland Sudland lied"],
    );
    check_attribution("Norland: Sudland lied", &["Norland: Sudland lied"]);
}

#[test]
fn a_speaker_before_what_he_says_needs_no_attribution() {
    check_attribution("Norland said that Sudland lied.", &[]);
    check_attribution("Norland said Sudland attacked it.", &[]);
}

#[test]
fn a_quotation_after_its_verb_is_an_attribution() {
    check_attribution(
        "Norland said, \u{201c}Sudland must leave\u{201d}.",
        &["Norland: Sudland must leave"],
    );
    check_attribution(
        "Norland wrote on Monday: Sudland lied.",
        &["Norland: Sudland lied"],
    );
}

#[test]
fn an_infinitive_inside_a_subject_keeps_its_object() {
    check(
        "Attempts by Norland to end the war were vain.",
        &[
            "Attempts | to end | the war | of Attempts",
            "Attempts | were |  | root",
        ],
    );
}
