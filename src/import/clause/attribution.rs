//! Who says what: speakers that stand beside the words they say.

use super::builder::Builder;
use super::{Attribution, Relation};
use crate::import::chunk::{Chunk, VerbForm};

impl Builder<'_> {
    /// "according to X": all of the sentence is said by the noun group at `at`.
    pub(super) fn according_to(&mut self, at: usize) {
        self.out.attributions.push(Attribution {
            speaker: at,
            scope: 0..self.look.chunks.len(),
            predicate: None,
        });
    }

    /// "Dutch minister: attack unacceptable": who stands before the colon says what follows.
    pub(super) fn colon(&mut self, at: usize) {
        let frame = self.stack.top();
        let speaker = frame.subject.filter(|_| frame.main.is_none());
        if let Some(speaker) = speaker.filter(|&speaker| self.look.is_actor(speaker)) {
            self.out.attributions.push(Attribution {
                speaker,
                scope: at + 1..self.look.chunks.len(),
                predicate: None,
            });
        }
        self.start_sentence();
    }

    /// "…", said X: the speaker stands after the verb. Returns whether it is so.
    pub(super) fn inverted(&mut self, at: usize) -> bool {
        let speaker = at + 1;
        let speaks = self
            .look
            .verb(at)
            .is_some_and(|verb| self.look.is_speech(verb) && !verb.passive);
        let has_content = matches!(
            self.look.chunks.get(speaker + 1),
            Some(Chunk::Complementizer(_) | Chunk::Noun(_) | Chunk::Verb(_))
        );
        // "…, praised Westland and urged …" goes on with the same subject.
        let goes_on = matches!(self.look.before(at), Some(Chunk::Comma))
            && matches!(
                self.look.chunks.get(speaker + 1),
                Some(Chunk::Coordinator(_))
            )
            && self.look.verb(speaker + 2).is_some();
        if !speaks
            || has_content
            || goes_on
            || !self.look.follows_quotation(at)
            || !self.look.is_actor(speaker)
        {
            return false;
        }
        self.stack.pop_to_root();
        let predicate = self.add(at, Some(speaker), Relation::Root);
        self.out.attributions.push(Attribution {
            speaker,
            scope: 0..at,
            predicate: Some(predicate),
        });
        self.stack.top_mut().set_main(predicate);
        true
    }

    /// "…, X said": a verb of saying with no content of its own, after a comma or quotation mark, says what stands before it.
    pub(super) fn add_postposed(&mut self) {
        for index in 0..self.out.predicates.len() {
            let known = self
                .out
                .attributions
                .iter()
                .any(|attribution| attribution.predicate == Some(index));
            let found = self
                .postposed_speaker(index)
                .map(|speaker| (speaker, speaker))
                .or_else(|| self.cited_speaker(index))
                .filter(|_| !known);
            if let Some((speaker, end)) = found {
                self.out.attributions.push(Attribution {
                    speaker,
                    scope: 0..end,
                    predicate: Some(index),
                });
            }
        }
    }

    fn postposed_speaker(&self, index: usize) -> Option<usize> {
        let predicate = &self.out.predicates[index];
        let verb = self.look.verb(predicate.chunk)?;
        let bare = !predicate.has_content && predicate.direct.is_empty() && !verb.passive;
        let says = self.look.is_speech(verb) && verb.form == VerbForm::Finite;
        // "After Norland attacked it, Sudland protested" says nothing of what stands before.
        let after_fact = matches!(
            self.look.chunks.first(),
            Some(Chunk::Subordinator(word)) if matches!(word.as_str(), "after" | "when" | "since" | "while" | "as" | "before")
        );
        predicate.subject.filter(|&subject| {
            says && bare
                && !after_fact
                && subject < predicate.chunk
                && self.look.follows_quotation(subject)
        })
    }

    /// "…, the agency cited X as saying", "…, X was quoted as saying": the speaker, and where the words end.
    fn cited_speaker(&self, index: usize) -> Option<(usize, usize)> {
        let saying = &self.out.predicates[index];
        let Relation::Gerund(citing) = saying.relation else {
            return None;
        };
        let verb = self.look.verb(saying.chunk)?;
        let cites = &self.out.predicates[citing];
        let cited = self
            .look
            .verb(cites.chunk)
            .is_some_and(|verb| matches!(verb.lemma.as_str(), "cite" | "quote" | "report"));
        let bare = !saying.has_content && saying.direct.is_empty();
        let start = cites.subject?;
        (cited && bare && self.look.is_speech(verb) && self.look.follows_quotation(start))
            .then_some((saying.subject?, start))
    }

    /// "X said, “…”", "X wrote: …": what is quoted after a verb of saying is its subject's.
    pub(super) fn add_quoted(&mut self) {
        for index in 0..self.out.predicates.len() {
            let predicate = &self.out.predicates[index];
            let speaks = self.look.verb(predicate.chunk).is_some_and(|verb| {
                self.look.is_speech(verb) && !verb.passive && !predicate.has_content
            });
            let speaker = predicate.subject.filter(|_| speaks);
            let known = || {
                let mut list = self.out.attributions.iter();
                list.any(|attribution| attribution.predicate == Some(index))
            };
            let (Some(speaker), Some(start)) =
                (speaker, self.quotation_after(predicate.extent.end))
            else {
                continue;
            };
            if !known() {
                self.out.attributions.push(Attribution {
                    speaker,
                    scope: start..self.look.chunks.len(),
                    predicate: Some(index),
                });
            }
        }
    }

    /// Where the quotation begins that a comma or colon at `at` announces.
    fn quotation_after(&self, at: usize) -> Option<usize> {
        let chunks = self.look.chunks;
        match (chunks.get(at)?, chunks.get(at + 1)) {
            (Chunk::Comma, Some(Chunk::Quote)) => Some(at + 2),
            (Chunk::Colon, Some(_)) => Some(at + 1),
            // "she added, they “would not …”"
            (Chunk::Comma, Some(Chunk::Noun(group))) if group.pronoun => {
                matches!(chunks.get(at + 2), Some(Chunk::Quote)).then_some(at + 1)
            }
            _ => None,
        }
    }
}
