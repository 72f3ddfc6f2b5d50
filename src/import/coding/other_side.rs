//! Words for the other side that cannot mean who acts: "condemned Sudland and accused it of …", "accused each other".

use super::slots::{Filler, Slots};
use crate::import::actors::{ActorHead, ActorMention};
use crate::import::chunk::NounGroup;
use crate::import::clause::{Predicate, Relation};
use crate::lexicon::events::Rule;
use crate::model::{EventCategory, Role};

impl Slots<'_> {
    /// Whom the object of `predicate` means beside `source`, where it is a pronoun that only another can be meant by.
    pub(super) fn other_side(
        self,
        rule: &Rule,
        predicate: &Predicate,
        source: &[Filler],
    ) -> Vec<Filler> {
        let Some(at) = predicate.direct.first().copied() else {
            return Vec::new();
        };
        let Some(group) = self.sentence.noun(at).filter(|_| at > predicate.chunk) else {
            return Vec::new();
        };
        if self.is_reciprocal(group) {
            let several = source.iter().any(|filler| filler.code != source[0].code);
            return if several && !rule.mutual {
                source.to_vec()
            } else {
                Vec::new()
            };
        }
        // What somebody may also do to a thing, "it" may be a thing's.
        let to_somebody = matches!(
            rule.category,
            EventCategory::Accuse | EventCategory::Demand | EventCategory::Threaten
        );
        if !to_somebody || group.tokens.len() != 1 || self.opens_content(at) {
            return Vec::new();
        }
        let word = self.sentence.tokens[group.head].lower.as_str();
        let found = |acted_on: bool| {
            let before = self.sentence.mentions.iter().enumerate().rev();
            before
                .filter(|(_, mention)| mention.tokens.end <= group.head && can_be(word, mention))
                .filter(|&(index, _)| !acted_on || self.is_acted_on(index))
                .map(|(index, _)| self.fillers(index))
                .find(|found| {
                    let is_source =
                        |filler: &Filler| source.iter().any(|own| own.code == filler.code);
                    !found.is_empty() && !found.iter().any(is_source)
                })
        };
        // "took Sudland to the court, accusing it of …": before those that phrases name.
        found(true).or_else(|| found(false)).unwrap_or_default()
    }

    /// Whether the mention is what a verb acts on.
    fn is_acted_on(self, mention: usize) -> bool {
        let mut predicates = self.sentence.clauses.predicates.iter();
        predicates.any(|predicate| {
            let mut objects = predicate.direct.iter();
            objects.any(|&at| {
                let group = self.sentence.noun(at);
                group.is_some_and(|group| group.actor == Some(mention))
            })
        })
    }

    /// "each other", "one another"
    fn is_reciprocal(self, group: &NounGroup) -> bool {
        let word = |at: usize| {
            let token = self.sentence.tokens.get(at);
            token.map_or("", |token| token.lower.as_str())
        };
        let start = group.tokens.start;
        matches!(
            (word(start), word(start + 1), word(start + 2)),
            ("each", "other", next) | ("one", "another", next) if !matches!(next, "'s" | "’s")
        )
    }

    /// "warned it would respond"
    fn opens_content(self, at: usize) -> bool {
        let mut predicates = self.sentence.clauses.predicates.iter();
        predicates.any(|inner| {
            inner.subject == Some(at) && matches!(inner.relation, Relation::Content(_))
        })
    }
}

/// Whether the pronoun `word` can stand for what the mention names.
fn can_be(word: &str, mention: &ActorMention) -> bool {
    let state = matches!(mention.head, ActorHead::Name | ActorHead::Institution);
    let one = mention.actors.len() == 1;
    match word {
        "it" => state && one,
        "him" | "her" => mention.head == ActorHead::Official && one,
        "them" => {
            let office = mention.role.is_some_and(|role| role != Role::Citizens);
            office && matches!(mention.head, ActorHead::Official | ActorHead::Citizens)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::import::code_text;
    use crate::import::tests::day;
    use crate::lexicon::Lexicon;

    /// `text` tells of `expect`, "NRL ACCUSE SDL", among others.
    #[track_caller]
    fn check(text: &str, expect: &str, told: bool) {
        let corpus = code_text(text, day(), Lexicon::for_checking());
        let found = corpus.events.iter().any(|event| {
            let target = event.target.as_ref();
            let target = target.map_or("-", |target| target.code.as_str());
            expect == format!("{} {} {target}", event.source.code, event.category.id())
        });
        assert_eq!(found, told, "{text}");
    }

    #[test]
    fn a_pronoun_after_the_verb_means_somebody_other_than_its_subject() {
        let told = |text, expect| check(text, expect, true);
        told(
            "Norland condemned Sudland and accused it of hiding arms.",
            "NRL ACCUSE SDL",
        );
        told(
            "Norland recalled its ambassador from Sudland, blaming it for the raid.",
            "NRL ACCUSE SDL",
        );
        told(
            "Norland criticised Sudland on Monday and urged it to free the sailors.",
            "NRL DEMAND SDL",
        );
        told(
            "Norland summoned the Sudlandic ambassador and accused him of lying.",
            "NRL ACCUSE SDL",
        );
        told(
            "Norland expelled four Sudlandic diplomats, accusing them of spying.",
            "NRL ACCUSE SDL",
        );
        told(
            "Norland criticised Sudland and threatened it with sanctions.",
            "NRL THREATEN SDL",
        );
        told(
            "Norland condemned Sudland over a raid in Westland and accused it of hiding arms.",
            "NRL ACCUSE SDL",
        );
    }

    #[test]
    fn what_may_be_a_thing_or_the_speaker_names_nobody_else() {
        let not = |text, expect| check(text, expect, false);
        not(
            "Norland condemned Sudland and warned it would respond.",
            "NRL ACCUSE SDL",
        );
        not(
            "Norland arrested two Sudlandic tourists and accused them of spying.",
            "NRL ACCUSE SDL",
        );
        not(
            "Norland bought a ship from Sudland and destroyed it.",
            "NRL FORCE SDL",
        );
        not(
            "Norland condemned Sudland and did not accuse it of hiding arms.",
            "NRL ACCUSE SDL",
        );
        not(
            "Norland has taken Sudland to the United Nations, accusing it of theft.",
            "NRL ACCUSE UN",
        );
    }

    #[test]
    fn each_other_goes_both_ways() {
        for expect in ["NRL ACCUSE SDL", "SDL ACCUSE NRL"] {
            check(
                "Norland and Sudland accused each other of breaking the truce.",
                expect,
                true,
            );
            check(
                "Norland and Sudland blamed one another for the clash.",
                expect,
                true,
            );
            check(
                "Norland and Sudland never accused each other of theft.",
                expect,
                false,
            );
            check(
                "Parties in Norland accused each other of taking money from Sudland.",
                expect,
                false,
            );
        }
    }

    #[test]
    fn a_neighbour_is_whoever_was_just_dealt_with() {
        check(
            "Norland attacked Sudland on Monday. Sudland accused its neighbour of breaking the truce.",
            "SDL ACCUSE NRL",
            true,
        );
        check(
            "Norland recalled its envoy from Sudland. Norland accuses its rival of arming rebels.",
            "NRL ACCUSE SDL",
            true,
        );
        for other in ["NRL", "SDL"] {
            check(
                "Norland attacked Sudland on Monday. Westland accused its neighbour of theft.",
                &format!("WSL ACCUSE {other}"),
                false,
            );
            check(
                "Norland signed a pact with Sudland. Norland accused a neighbour of theft.",
                &format!("NRL ACCUSE {other}"),
                false,
            );
        }
    }
}
