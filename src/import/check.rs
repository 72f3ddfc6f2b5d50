//! Runs the sentences that each rule carries: what it must code, and what it must ignore.
//!
//! By convention Norland acts on Sudland: a sentence under `codes` must give an event of the rule's category from `NRL` to `SDL`, one
//! under `ignores` no event of that category between any two actors.

use super::code_text;
use crate::lexicon::Lexicon;
use crate::model::Event;
use chrono::NaiveDate;
use std::fmt;

/// A sentence that a rule gets wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFailure {
    /// The rule.
    pub rule: String,
    /// The sentence.
    pub sentence: String,
    /// Whether the rule should code it.
    pub should_code: bool,
    /// What came out, in short.
    pub found: String,
}

impl fmt::Display for RuleFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wanted = if self.should_code { "code" } else { "ignore" };
        write!(
            f,
            "{} should {wanted}: {} (found: {})",
            self.rule, self.sentence, self.found
        )
    }
}

/// Every sentence of every rule of `lexicon` that comes out wrong. `lexicon` must know the invented states
/// ([`Lexicon::for_checking`]).
pub fn check_rules(lexicon: &Lexicon) -> Vec<RuleFailure> {
    let day = NaiveDate::from_ymd_opt(2018, 10, 5);
    let mut failures = Vec::new();
    for rule in &lexicon.events.rules {
        let sentences = rule
            .codes
            .iter()
            .map(|sentence| (sentence, true))
            .chain(rule.ignores.iter().map(|sentence| (sentence, false)));
        for (sentence, should_code) in sentences {
            let corpus = code_text(sentence, day, lexicon);
            let found = corpus.events.iter().any(|event| {
                event.category == rule.category
                    && !event.presupposed
                    && (!should_code || is_pair(event))
            });
            if found != should_code {
                failures.push(RuleFailure {
                    rule: rule.id.to_string(),
                    sentence: sentence.clone(),
                    should_code,
                    found: summary(&corpus.events),
                });
            }
        }
    }
    failures
}

fn is_pair(event: &Event) -> bool {
    event.source.code.as_str() == "NRL"
        && event
            .target
            .as_ref()
            .is_some_and(|target| target.code.as_str() == "SDL")
}

/// "NRL EXPEL SDL, …".
pub fn summary(events: &[Event]) -> String {
    let one = |event: &Event| {
        let target = event
            .target
            .as_ref()
            .map_or("-".to_owned(), |target| target.code.to_string());
        format!("{} {} {target}", event.source.code, event.category.id())
    };
    events.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_codes_and_ignores_what_it_says() {
        let failures = check_rules(Lexicon::for_checking());
        let list: Vec<String> = failures.iter().map(ToString::to_string).collect();
        assert!(
            list.is_empty(),
            "{} sentences come out wrong:\n{}",
            list.len(),
            list.join("\n")
        );
    }
}
