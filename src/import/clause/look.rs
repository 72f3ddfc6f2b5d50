//! Questions about the chunks around one.

use super::Predicate;
use crate::import::chunk::{Chunk, NounGroup, VerbForm, VerbGroup};
use crate::lexicon::words::{WordClass, Words};

/// How many phrases may stand between a subject and its verb.
const LONGEST_LOOK: usize = 8;

/// How many chunks an aside between commas may have.
const LONGEST_ASIDE: usize = 14;

/// How many words the name of somebody with an apposition has at least: "Berg, a Sudlandic minister".
const LONG_NAME: usize = 5;

/// Verbs of reaching somebody to speak to.
const CALLING: [&str; 6] = ["call", "telephone", "phone", "ring", "write", "visit"];

/// The chunks of a sentence, and what is known of their words.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub chunks: &'a [Chunk],
    pub words: &'a Words,
    pub is_time: &'a dyn Fn(&NounGroup) -> bool,
}

impl<'a> Look<'a> {
    pub fn verb(&self, at: usize) -> Option<&'a VerbGroup> {
        match self.chunks.get(at) {
            Some(Chunk::Verb(verb)) => Some(verb),
            _ => None,
        }
    }

    pub fn noun(&self, at: usize) -> Option<&'a NounGroup> {
        match self.chunks.get(at) {
            Some(Chunk::Noun(group)) => Some(group),
            _ => None,
        }
    }

    pub fn is_actor(&self, at: usize) -> bool {
        self.noun(at).is_some_and(|group| group.actor.is_some())
    }

    /// An actor, or a pronoun that can stand for one.
    pub fn is_speaker(&self, at: usize) -> bool {
        self.noun(at).is_some_and(|group| {
            group.actor.is_some()
                || group.pronoun && matches!(group.lemma.as_str(), "they" | "he" | "she" | "we")
        })
    }

    /// "telephoned his counterpart", "called Anna Berg": an infinitive after it says what for.
    pub fn telephones(&self, predicate: &Predicate) -> bool {
        self.verb(predicate.chunk)
            .is_some_and(|verb| CALLING.contains(&verb.lemma.as_str()))
            && predicate
                .direct
                .last()
                .is_some_and(|&object| self.is_actor(object))
            && !predicate.passive
    }

    /// A pronoun of a subject: "it", "they".
    pub fn is_bare_subject(&self, at: usize) -> bool {
        self.noun(at).is_some_and(|group| {
            group.tokens.len() == 1
                && (group.actor.is_some()
                    || matches!(group.lemma.as_str(), "it" | "they" | "he" | "she" | "we"))
        })
    }

    /// The nearest noun group before `at`.
    pub fn noun_before(&self, at: usize) -> Option<usize> {
        self.chunks[..at]
            .iter()
            .rposition(|chunk| matches!(chunk, Chunk::Noun(_)))
    }

    /// The chunk before `at` that is no adverb or quotation mark.
    pub fn before(&self, at: usize) -> Option<&'a Chunk> {
        self.chunks[..at]
            .iter()
            .rev()
            .find(|chunk| !matches!(chunk, Chunk::Adverb(_) | Chunk::Quote))
    }

    pub fn follows_comma(&self, at: usize) -> bool {
        matches!(self.before(at), Some(Chunk::Comma | Chunk::Dash))
    }

    /// Whether "and", "or" or the like stands before `at`.
    pub fn follows_coordinator(&self, at: usize) -> bool {
        matches!(self.before(at), Some(Chunk::Coordinator(_)))
    }

    /// Whether a comma or quotation mark stands directly before `at`.
    pub fn follows_quotation(&self, at: usize) -> bool {
        at > 0 && matches!(self.chunks[at - 1], Chunk::Comma | Chunk::Quote)
    }

    /// "said", "denied": its subject speaks.
    pub fn is_speech(&self, verb: &VerbGroup) -> bool {
        self.words.class_of(&verb.lemma).contains(WordClass::SPEECH)
    }

    /// "said", "believed": its content is a clause.
    pub fn says_or_thinks(&self, verb: &VerbGroup) -> bool {
        self.words
            .class_of(&verb.lemma)
            .intersects(WordClass::SPEECH | WordClass::MENTAL)
    }

    /// The same of the verb group in chunk `at`.
    pub fn says_or_thinks_at(&self, at: usize) -> bool {
        self.verb(at).is_some_and(|verb| self.says_or_thinks(verb))
    }

    /// After the preposition at `at` and its noun group.
    fn after_phrase(&self, at: usize) -> usize {
        at + 1 + usize::from(self.noun(at + 1).is_some())
    }

    /// The finite verb that the noun group at `at` is the subject of: prepositional phrases, dates and adverbs may stand between.
    pub fn finite_after(&self, at: usize) -> Option<usize> {
        let mut next = at + 1;
        for _ in 0..LONGEST_LOOK {
            next = match self.chunks.get(next)? {
                Chunk::Preposition(_) => self.after_phrase(next),
                Chunk::Adverb(_) | Chunk::Quote => next + 1,
                Chunk::Noun(group) if (self.is_time)(group) => next + 1,
                // "militias associated with Norland made …"
                Chunk::Verb(verb) if verb.form == VerbForm::Finite && self.only_describes(next) => {
                    next + 1
                }
                Chunk::Verb(verb) if verb.form == VerbForm::Finite => return Some(next),
                // "Berg, a former minister of Sudland, was …"
                Chunk::Comma if next == at + 1 => return self.after_apposition(next),
                _ => return None,
            };
        }
        None
    }

    /// "said Norland's attempts to solve it by force were wrong": the finite verb of the noun at `at`, which an infinitive follows.
    pub fn finite_after_infinitive(&self, at: usize) -> Option<usize> {
        let mut next = at + 1;
        let mut infinitive = false;
        for _ in 0..LONGEST_LOOK {
            next = match self.chunks.get(next)? {
                Chunk::Preposition(_) => self.after_phrase(next),
                Chunk::Adverb(_) => next + 1,
                Chunk::Verb(verb) if verb.form == VerbForm::Infinitive && !infinitive => {
                    infinitive = true;
                    next + 1 + usize::from(self.noun(next + 1).is_some())
                }
                Chunk::Verb(verb) if verb.form == VerbForm::Finite && infinitive => {
                    let clear = verb.tokens.len() > 1 || verb.lemma == "be";
                    return (clear && !self.is_actor(at)).then_some(next);
                }
                _ => return None,
            };
        }
        None
    }

    /// "the deal that Norland signed in May": whether the clause after the "that" at `at` lacks the object that the noun before it
    /// is; "the claim that Norland lied" is whole.
    pub fn lacks_object_after(&self, at: usize) -> bool {
        let thing = at
            .checked_sub(1)
            .and_then(|before| self.noun(before))
            .is_some_and(|group| {
                // "told reporters on Monday that Norland met with …"
                let time = (self.is_time)(group);
                !time && !group.pronoun && group.actor.is_none() && !self.is_clausal(&group.lemma)
            });
        let verb = self.verb(at + 2).filter(|_| thing && self.is_actor(at + 1));
        let acts = verb.is_some_and(|verb| {
            verb.form == VerbForm::Finite && !verb.passive && !self.says_or_thinks(verb)
        });
        acts && match self.chunks.get(at + 3) {
            Some(Chunk::Preposition(_) | Chunk::Comma | Chunk::Break) | None => true,
            Some(Chunk::Verb(verb)) => verb.form == VerbForm::Finite,
            Some(Chunk::Noun(group)) => (self.is_time)(group),
            _ => false,
        }
    }

    /// "the claim that …", "the decision that …": a noun that a whole clause may tell.
    fn is_clausal(&self, lemma: &str) -> bool {
        self.words.class_of(lemma).contains(WordClass::CLAUSAL)
    }

    /// The finite verb that follows the apposition which the comma at `at` opens.
    fn after_apposition(&self, at: usize) -> Option<usize> {
        // The name of an official may hold its apposition, and the comma closes it.
        let whole = self
            .noun(at - 1)
            .is_some_and(|group| group.actor.is_some() && group.tokens.len() >= LONG_NAME);
        if whole
            && self
                .verb(at + 1)
                .is_some_and(|verb| verb.form == VerbForm::Finite && verb.passive)
        {
            return Some(at + 1);
        }
        self.noun(at + 1)?;
        let mut next = at + 2;
        while let Some(Chunk::Preposition(_)) = self.chunks.get(next) {
            next = self.after_phrase(next);
        }
        let closed = matches!(self.chunks.get(next), Some(Chunk::Comma));
        let verb = self.verb(next + 1).filter(|verb| {
            closed && verb.form == VerbForm::Finite && (verb.passive || verb.modal.is_some())
        });
        verb.map(|_| next + 1)
    }

    /// Whether the that-clause that opens at `at` is followed, with nothing between, by another verb: "that it had lied was false".
    pub fn verb_follows_clause(&self, at: usize) -> bool {
        let ends = |chunk: &&Chunk| {
            !matches!(
                chunk,
                Chunk::Comma
                    | Chunk::Subordinator(_)
                    | Chunk::Complementizer(_)
                    | Chunk::Relative(_)
                    | Chunk::Coordinator(_)
                    | Chunk::Colon
                    | Chunk::Dash
                    | Chunk::Break
            )
        };
        let clause = self.chunks[at + 1..].iter().take_while(ends);
        let mut finite = clause.filter_map(|chunk| match chunk {
            Chunk::Verb(verb) if verb.form == VerbForm::Finite => Some(verb),
            _ => None,
        });
        let clear = |verb: &VerbGroup| verb.tokens.len() > 1 || verb.present || verb.lemma == "be";
        finite.next().is_some() && finite.next().is_some_and(clear)
    }

    /// Whether the past form at `at` only describes the noun before it: "claims made by …", "the campaign unleashed in … harms".
    pub fn only_describes(&self, at: usize) -> bool {
        let Some(verb) = self.verb(at) else {
            return false;
        };
        let bare_past = verb.tokens.len() == 1 && verb.form == VerbForm::Finite && !verb.present;
        if !bare_past {
            return false;
        }
        match self.chunks.get(at + 1) {
            Some(Chunk::Preposition(word)) if word == "by" => true,
            Some(Chunk::Preposition(word)) if word == "of" && verb.lemma == "accuse" => {
                self.follows_comma(at) && self.finite_after_aside(at)
                    || self.finite_without_subject_after(at)
            }
            Some(Chunk::Preposition(_)) if self.says_or_thinks(verb) => false,
            Some(Chunk::Preposition(_)) => {
                self.follows_comma(at) && self.finite_after_aside(at)
                    || self.finite_without_subject_after(at)
            }
            _ => false,
        }
    }

    /// Whether the aside that begins at `at` ends with a comma and a finite verb: ", backed by Westland, denied".
    fn finite_after_aside(&self, at: usize) -> bool {
        let rest = self.chunks[at..].iter().take(LONGEST_ASIDE);
        let Some(comma) = rest.clone().position(|chunk| matches!(chunk, Chunk::Comma)) else {
            return false;
        };
        let closed = rest
            .take(comma)
            .all(|chunk| !matches!(chunk, Chunk::Subordinator(_) | Chunk::Complementizer(_)));
        let after = self.chunks[at + comma + 1..]
            .iter()
            .find(|chunk| !matches!(chunk, Chunk::Adverb(_)));
        closed && matches!(after, Some(Chunk::Verb(verb)) if verb.form == VerbForm::Finite)
    }

    /// Whether another finite verb follows that has no subject of its own.
    fn finite_without_subject_after(&self, at: usize) -> bool {
        let mut next = at + 1;
        loop {
            next = match self.chunks.get(next) {
                Some(Chunk::Preposition(_)) => self.after_phrase(next),
                Some(Chunk::Adverb(_) | Chunk::Quote | Chunk::Adjective(_)) => next + 1,
                Some(Chunk::Verb(verb)) => return verb.form == VerbForm::Finite,
                _ => return false,
            };
        }
    }
}
