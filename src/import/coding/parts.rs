//! Words that stand for what comes with them: "a package of sanctions", "the first country to", "a yacht belonging to".

use super::slots::{Filled, Slots};
use crate::import::chunk::{Chunk, VerbForm};
use crate::import::clause::{Predicate, Relation, phrase_noun};
use crate::import::tag::Tag;

/// Words that pick one state out of all: "the first country to recognise Sudland".
const RANKS: [&str; 8] = [
    "first", "second", "third", "last", "latest", "only", "sole", "next",
];

impl Slots<'_> {
    /// The noun of which the group in chunk `at` is only a measure: "sanctions" of "a package of sanctions", "some of its sanctions".
    pub fn whole_of(self, at: usize) -> Option<usize> {
        let group = self.sentence.noun(at)?;
        let is_measure = group.actor.is_none()
            && (self.lexicon.modality.quantity_nouns.contains(&group.lemma)
                || self.sentence.words[group.head].tag == Tag::Number);
        let Some(Chunk::Preposition(joint)) = self.sentence.chunks.get(at + 1) else {
            return None;
        };
        let joins = match joint.as_str() {
            "of" => is_measure,
            // "$300 million in aid"
            "in" => {
                self.sentence.words[group.head].tag == Tag::Number
                    || matches!(
                        group.lemma.as_str(),
                        "dollar" | "euro" | "million" | "billion"
                    )
            }
            "than" => matches!(group.lemma.as_str(), "more" | "fewer" | "less"),
            _ => false,
        };
        (joins && self.sentence.noun(at + 2).is_some()).then_some(at + 2)
    }

    /// Who is meant by the subject of "to recognise" in "Norland became the first country to recognise Sudland".
    pub fn ranked_subject(self, predicate: &Predicate) -> Option<usize> {
        let subject = predicate.subject?;
        let Relation::Infinitive(outer) = predicate.relation else {
            return None;
        };
        let governor = &self.sentence.clauses.predicates[outer];
        let is_copula = matches!(
            self.sentence.verb(governor)?.lemma.as_str(),
            "become" | "be" | "remain"
        );
        let group = self.sentence.noun(subject)?;
        let ranked = group
            .tokens
            .clone()
            .any(|token| RANKS.contains(&self.sentence.tokens[token].lower.as_str()));
        if is_copula && ranked && governor.direct.contains(&subject) {
            governor.subject
        } else {
            None
        }
    }

    /// "Berg, a former minister of Sudland, was arrested": what tells who an unknown name is.
    pub fn appositive(self, at: usize) -> Option<usize> {
        let chunks = &self.sentence.chunks;
        let unknown = self.sentence.noun(at)?.actor.is_none();
        let closed = matches!(
            (chunks.get(at + 1), chunks.get(at + 3)),
            (
                Some(Chunk::Comma),
                Some(Chunk::Comma | Chunk::Preposition(_))
            )
        );
        let told = self.sentence.noun(at + 2)?.actor.is_some();
        (unknown && closed && told).then_some(at + 2)
    }

    /// Who is meant by a subject that only measures: "one of its missiles", "some of Norland's jets".
    pub fn heads_of_whole(self, at: usize) -> Filled {
        self.whole_of(at).map_or(Filled::Empty, |whole| {
            self.heads(whole).or_else(|| self.acting(whole))
        })
    }

    /// "posted a message on Twitter blaming Sudland": the message blames, not what stands right before the participle.
    pub fn document(self, predicate: &Predicate, subject: usize) -> Option<usize> {
        let gerund = predicate.relation == Relation::Relative
            && self
                .sentence
                .verb(predicate)
                .is_some_and(|verb| verb.form == VerbForm::Gerund);
        let in_phrase = subject >= 2
            && matches!(
                self.sentence.chunks.get(subject - 1),
                Some(Chunk::Preposition(_))
            );
        let before = subject.checked_sub(2).filter(|_| gerund && in_phrase)?;
        self.sentence
            .noun(before)
            .filter(|group| {
                group.actor.is_none() && self.lexicon.modality.acting_nouns.contains(&group.lemma)
            })
            .map(|_| before)
    }

    /// "a yacht belonging to a Norlander": the owner that a participle after the noun names.
    pub fn possessor(self, at: usize) -> Filled {
        self.sentence
            .clauses
            .predicates
            .iter()
            .filter(|predicate| {
                predicate.subject == Some(at)
                    && predicate.relation == Relation::Relative
                    && self
                        .sentence
                        .verb(predicate)
                        .is_some_and(|verb| matches!(verb.lemma.as_str(), "belong" | "link"))
            })
            .find_map(|predicate| phrase_noun(predicate, "to"))
            .map_or(Filled::Empty, |noun| self.heads(noun))
    }

    /// What the infinitive under `predicate` acts on: "was ordered to leave Norburg".
    pub fn content_object(self, predicate: &Predicate) -> Filled {
        let predicates = &self.sentence.clauses.predicates;
        let own = predicates
            .iter()
            .position(|known| known.chunk == predicate.chunk);
        predicates
            .iter()
            .find(
                |inner| matches!(inner.relation, Relation::Infinitive(outer) if Some(outer) == own),
            )
            .and_then(|inner| inner.direct.first())
            .map_or(Filled::Empty, |&noun| self.heads(noun))
    }
}

#[cfg(test)]
mod tests {
    use crate::import::tests::corpus;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let events = corpus(&[text]).events;
        let shown: Vec<String> = events
            .iter()
            .map(|event| {
                let target = event
                    .target
                    .as_ref()
                    .map_or("-", |target| target.code.as_str());
                format!("{}>{target} {:?}", event.source.code, event.category)
            })
            .collect();
        assert_eq!(shown.join(", "), expect, "{text}");
    }

    #[test]
    fn a_measure_of_something_is_that_thing() {
        for (text, expect) in [
            (
                "Norland imposed a package of sanctions on Sudland.",
                "NRL>SDL Sanction",
            ),
            (
                "Norland eased some of its sanctions on Sudland.",
                "NRL>SDL Yield",
            ),
            (
                "A fresh wave of air strikes was launched by Norland on Sudland.",
                "NRL>SDL Force",
            ),
            (
                "Norland massed more than 500 tanks near Sudland.",
                "NRL>SDL Force",
            ),
            (
                "Norland suspended $300 million in military aid to Sudland.",
                "NRL>SDL Sanction",
            ),
            (
                "Norland expelled about 20 Sudlandic diplomats.",
                "NRL>SDL Expel",
            ),
            (
                "Norland imposed sanctions on seven Sudlandic tycoons and 12 companies.",
                "NRL>SDL Sanction",
            ),
            (
                "Norland cut ties with Sudland and gave its envoys two days.",
                "NRL>SDL Expel",
            ),
            (
                "Norland cut more than $200 million in aid to Sudland.",
                "NRL>SDL Sanction",
            ),
            ("Norland baked a series of cakes for Sudland.", ""),
        ] {
            check(text, expect);
        }
    }

    #[test]
    fn the_first_to_do_a_thing_did_it() {
        for (text, expect) in [
            (
                "Norland became the first country to recognise Sudland.",
                "NRL>SDL Support",
            ),
            (
                "Norland is the latest country to expel Sudlandic diplomats.",
                "NRL>SDL Expel",
            ),
            ("Norland became a country able to recognise Sudland.", ""),
        ] {
            check(text, expect);
        }
    }

    #[test]
    fn owners_and_places_in_what_follows_count() {
        for (text, expect) in [
            (
                "Norland impounded a yacht belonging to a Sudlandic tycoon.",
                "NRL>SDL Coerce",
            ),
            (
                "Two Sudlandic diplomats were ordered to leave Norburg.",
                "NRL>SDL Expel",
            ),
            ("A Sudlandic team was told to leave the hotel.", ""),
        ] {
            check(text, expect);
        }
    }

    #[test]
    fn measures_side_by_side_share_their_target() {
        for (text, expect) in [
            (
                "Norland recalled its ambassador and suspended military cooperation with Sudland.",
                "NRL>SDL Expel, NRL>SDL Sanction",
            ),
            (
                "Norland summoned the Sudlandic envoy and lodged a protest.",
                "NRL>SDL Complain",
            ),
            ("Norland recalled its ambassador and raised taxes.", ""),
        ] {
            check(text, expect);
        }
    }
}
