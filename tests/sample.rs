//! The sample from end to end: facts of 2018 that its articles tell, with their days, sides and answers.

use serde_json::Value;
use std::process::Command;

fn events() -> Vec<Value> {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data");
    let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["import", sample])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn find<'a>(events: &'a [Value], fact: &str) -> &'a Value {
    let [day, source, category, target]: [&str; 4] =
        fact.split(' ').collect::<Vec<_>>().try_into().unwrap();
    events
        .iter()
        .find(|event| {
            event["date"] == day
                && event["source"] == source
                && event["category"] == category
                && event["target"] == target
        })
        .unwrap_or_else(|| panic!("not coded: {fact}"))
}

#[test]
fn the_sample_tells_what_happened_in_2018() {
    let events = events();
    for fact in [
        "2018-03-12 GBR ACCUSE RUS",
        "2018-03-12 GBR COMPLAIN RUS",
        "2018-03-14 GBR EXPEL RUS",
        "2018-03-15 DEU ACCUSE RUS",
        "2018-03-17 RUS EXPEL GBR",
        "2018-03-22 EU EXPEL RUS",
        "2018-03-26 USA EXPEL RUS",
        "2018-03-26 DEU EXPEL RUS",
        "2018-03-26 POL EXPEL RUS",
        "2018-03-29 RUS EXPEL USA",
        "2018-04-13 NLD EXPEL RUS",
        "2018-08-08 USA SANCTION RUS",
        "2018-09-05 GBR LEGAL RUS",
        "2018-10-04 NLD ACCUSE RUS",
        "2018-10-04 USA LEGAL RUS",
        "2018-10-08 RUS COMPLAIN NLD",
    ] {
        find(&events, fact);
    }
}

#[test]
fn the_sample_s_answers_name_what_they_answer_and_after_how_long() {
    let events = events();
    for (answer, kind, answered, lag) in [
        (
            "2018-03-17 RUS EXPEL GBR",
            "retaliates_for",
            "2018-03-14 GBR EXPEL RUS",
            3,
        ),
        (
            "2018-03-29 RUS EXPEL USA",
            "retaliates_for",
            "2018-03-26 USA EXPEL RUS",
            3,
        ),
        (
            "2018-09-05 RUS DENY GBR",
            "denies",
            "2018-09-05 GBR ACCUSE RUS",
            0,
        ),
    ] {
        let answer = find(&events, answer);
        let answered = find(&events, answered);
        assert_eq!(answer["answers"], answered["id"], "{answer}");
        assert_eq!(answer["answer_kind"], kind);
        assert_eq!(answer["lag_days"], lag);
    }
}

#[test]
fn no_answer_is_answered_by_what_it_answers() {
    let events = events();
    let answers = |id: &Value| {
        events
            .iter()
            .find(|event| event["id"] == *id)
            .map_or(Value::Null, |event| event["answers"].clone())
    };
    for event in &events {
        let mut at = event["answers"].clone();
        let mut steps = 0;
        while !at.is_null() {
            assert_ne!(at, event["id"], "a circle through {}", event["id"]);
            at = answers(&at);
            steps += 1;
            assert!(steps <= events.len(), "a circle after {}", event["id"]);
        }
    }
}
