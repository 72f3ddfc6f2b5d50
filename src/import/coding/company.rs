//! Groups whose members another sentence names: "Several foreign ministers condemned the raid. The ministers of Norland, Sudland
//! and Westland met in Geneva."

use super::Coder;
use crate::import::analysis::Sentence;
use crate::import::token::tokens;
use crate::model::{ActorCode, EventCategory, Span};

/// How many sentences on the names may stand.
const REACH: usize = 2;

impl Coder<'_> {
    /// Makes "several foreign ministers" in `sentence` those with whom one of the sentences right after it begins, of which `rest`
    /// are all.
    pub(super) fn settle_company(&self, sentence: &mut Sentence<'_>, rest: &[Span]) {
        let tokens = &sentence.tokens;
        let is_unnamed =
            |mention: &&mut crate::import::actors::ActorMention| mention.is_unnamed_company(tokens);
        let Some(mention) = sentence.mentions.iter_mut().find(is_unnamed) else {
            return;
        };
        let count = tokens[mention.tokens.start].lower.as_str();
        let members = rest
            .iter()
            .take(REACH)
            .map(|&next| self.opens_with(next))
            .find(|members| count_fits(count, members.len()));
        mention.actors = members.unwrap_or_default();
    }

    /// With whom the sentence at `next` begins, if it tells of their meeting.
    fn opens_with(&self, next: Span) -> Vec<ActorCode> {
        let text = &self.article.text;
        let tokens = tokens(text, next);
        if !tokens.iter().any(|token| self.is_of_meeting(&token.lower)) {
            return Vec::new();
        }
        self.analyser
            .actors
            .opening_group(text, &tokens, self.today(), &self.memory.actors)
    }

    /// "met", "gathered"
    fn is_of_meeting(&self, lower: &str) -> bool {
        let verb = self.analyser.words.get(lower);
        verb.and_then(|word| word.verb.as_ref())
            .is_some_and(|(lemma, _)| {
                self.lexicon.events.for_verb(lemma).any(|(rule, pattern)| {
                    rule.mutual
                        && rule.category == EventCategory::Consult
                        && pattern.rest.is_empty()
                        && rule.objects.is_empty()
                })
            })
    }
}

/// Whether so many can be "several", "three".
fn count_fits(word: &str, members: usize) -> bool {
    let said = ["two", "three", "four", "five", "six", "seven", "eight"]
        .iter()
        .position(|number| *number == word);
    match said {
        Some(place) => members == place + 2,
        None => members > 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::import::tests::corpus;
    use std::collections::BTreeSet;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: BTreeSet<String> = corpus(&[text])
            .events
            .iter()
            .map(|event| {
                let target = event
                    .target
                    .as_ref()
                    .map_or("-", |actor| actor.code.as_str());
                format!("{} {} {target}", event.source.code, event.category.id())
            })
            .collect();
        let expect: BTreeSet<String> = expect.iter().map(|&event| event.to_owned()).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn the_next_sentence_names_who_they_are() {
        check(
            "Several foreign ministers denounced the Sudlandic blockade on Monday. Norland and Westland met in Geneva.",
            &["NRL CRITICISE SDL", "WSL CRITICISE SDL", "NRL CONSULT WSL"],
        );
        check(
            "A gathering of two foreign ministers condemned Sudland on Monday. The foreign ministers of Norland and Westland met in Geneva.",
            &["NRL CRITICISE SDL", "WSL CRITICISE SDL", "NRL CONSULT WSL"],
        );
    }

    #[test]
    fn a_count_that_does_not_fit_or_no_names_leave_them_unknown() {
        check(
            "Three foreign ministers condemned Sudland on Monday. Norland and Westland met in Geneva.",
            &["NRL CONSULT WSL"],
        );
        check(
            "Several foreign ministers condemned Sudland on Monday. The weather was fine.",
            &[],
        );
        check(
            "Several countries condemned Sudland on Monday. Norland and Westland said nothing.",
            &[],
        );
        check(
            "Several opposition leaders condemned Sudland. Norland and Westland met in Geneva.",
            &["NRL CONSULT WSL"],
        );
    }
}
