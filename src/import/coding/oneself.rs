//! Who "it" and "they" are in what somebody says of himself: "after Norland said it would attack", "he added they “would not
//! accept it”".

use super::slots::{Filled, Filler, Slots};
use crate::import::chunk::Chunk;
use crate::import::clause::{Predicate, Relation};

impl Slots<'_> {
    /// Who speaks, where the pronoun at `subject` right after a verb of saying can only mean the speaker.
    pub(super) fn told_of_oneself(
        self,
        predicate: &Predicate,
        subject: usize,
    ) -> Option<Vec<Filler>> {
        let pronoun = self.sentence.noun(subject).is_some_and(|group| {
            let word = self.sentence.tokens[group.head].lower.as_str();
            group.tokens.len() == 1 && matches!(word, "they" | "it" | "he" | "she")
        });
        if !pronoun {
            return None;
        }
        let speaker = match predicate.relation {
            Relation::Content(outer) => {
                let saying = &self.sentence.clauses.predicates[outer];
                // "Westland was calm after Norland said it …": in the main clause the article's memory knows better.
                let adjoins = saying.chunk + 1 == subject;
                (saying.relation == Relation::Adverbial && adjoins).then_some(saying.subject?)
            }
            Relation::Root => self.partly_quoted_by(subject),
            _ => None,
        };
        match self.speaker(speaker?) {
            Filled::By(list) => Some(list),
            Filled::ByOther | Filled::Empty => None,
        }
    }

    /// "she said of the plan, they “would …”": who said it, where the quotation begins after the pronoun.
    fn partly_quoted_by(self, subject: usize) -> Option<usize> {
        let before = self.sentence.chunks.get(subject.checked_sub(1)?)?;
        let attributions = &self.sentence.clauses.attributions;
        attributions
            .iter()
            .find(|known| matches!(before, Chunk::Comma) && known.scope.start == subject)
            .map(|known| known.speaker)
    }
}
