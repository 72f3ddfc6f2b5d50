//! Each verb by its form: what it depends on and who its subject is.

use super::builder::Builder;
use super::frame::Kind;
use super::{Predicate, Relation, phrase_noun};
use crate::import::chunk::{Chunk, VerbGroup};

impl Builder<'_> {
    /// A verb that looks as if it had a subject of its own.
    pub(super) fn finite(&mut self, at: usize) {
        self.close_finished_inner(at);
        let frame = self.stack.top_mut();
        frame.preposition = None;
        let (main, has_subject) = (frame.main, frame.subject.is_some());
        let subject = frame.subject.or(frame.antecedent);
        if (main.is_some() || subject.is_none()) && self.inverted(at) {
            return;
        }
        let joined = self.look.follows_coordinator(at) || self.look.follows_comma(at);
        match main {
            None if has_subject && self.look.only_describes(at) => self.participle(at),
            None => self.main_verb(at, subject),
            Some(main) if joined => self.coordinated_verb(at, main),
            // "four Russians expelled by …": a reduced relative clause.
            Some(_) => self.participle(at),
        }
    }

    fn main_verb(&mut self, at: usize, subject: Option<usize>) {
        let relation = self.stack.top().relation;
        let predicate = self.add(at, subject, relation);
        self.stack.top_mut().set_main(predicate);
    }

    /// "expelled two and recalled …": the second verb has the subject of the first.
    fn coordinated_verb(&mut self, at: usize, first: usize) {
        self.rise_to_partner(at);
        let partner = self.stack.top().main.unwrap_or(first);
        self.main_verb(at, self.out.predicates[partner].subject);
    }

    /// A finite verb arrives while a relative or content clause inside already has its own and the outer clause still waits.
    fn close_finished_inner(&mut self, at: usize) {
        if self.look.follows_coordinator(at) {
            return;
        }
        while let Some((inner, outer)) = self.stack.top_two() {
            if inner.main.is_none() || !outer.waits_for_verb() {
                break;
            }
            self.stack.pop();
        }
    }

    /// "said it would respond and accused Iran": the second verb goes with the one of its own tense.
    fn rise_to_partner(&mut self, at: usize) {
        while let Some((inner, outer)) = self.content_and_governor() {
            let rises = self.look.verb(at).is_some_and(|verb| {
                !same_tense(verb, inner)
                    && (same_tense(verb, outer) || is_plain_past(verb) && is_plain_past(outer))
            });
            if !rises {
                break;
            }
            self.stack.pop();
        }
    }

    /// Where the innermost clause is the content of a verb: its own verb, and that verb.
    fn content_and_governor(&self) -> Option<(&VerbGroup, &VerbGroup)> {
        let (frame, _) = self.stack.top_two()?;
        let Relation::Content(governor) = frame.relation else {
            return None;
        };
        let verb_of = |predicate: usize| self.look.verb(self.out.predicates[predicate].chunk);
        let main = frame.main.filter(|_| frame.kind == Kind::Content)?;
        Some((verb_of(main)?, verb_of(governor)?))
    }

    /// "agreed to withdraw", "urged Sudland to withdraw", "the decision to withdraw".
    pub(super) fn infinitive(&mut self, at: usize) {
        let frame = self.stack.top_mut();
        frame.preposition = None;
        let (subject, relation) = if let Some(active) = frame.active {
            self.out.predicates[active].has_content = true;
            (
                self.subject_of_infinitive(at, active),
                Relation::Infinitive(active),
            )
        } else {
            let noun = frame.subject;
            (noun, noun.map_or(Relation::Adverbial, Relation::OfNoun))
        };
        self.add_active(at, subject, relation);
    }

    /// The governor's object ("urged Sudland to …"), or its subject ("agreed to …", "was urged to …").
    fn subject_of_infinitive(&self, at: usize, governor: usize) -> Option<usize> {
        let governor = &self.out.predicates[governor];
        if self
            .look
            .verb(governor.chunk)
            .is_some_and(|verb| verb.passive)
        {
            return governor.subject;
        }
        // "called on Sudland to …"
        let called_on = || {
            phrase_noun(governor, "on")
                .filter(|_| matches!(self.look.before(at), Some(Chunk::Noun(_))))
        };
        last_object(governor)
            .or_else(called_on)
            .or(governor.subject)
    }

    /// "accused of attacking", "…, accusing Sudland", "a man carrying …".
    pub(super) fn gerund(&mut self, at: usize) {
        let frame = self.stack.top_mut();
        let preposition = frame.preposition.take();
        let (main, frame_subject) = (frame.main, frame.subject);
        let (subject, relation) = match frame.active.or(main) {
            Some(active) => match preposition {
                Some(preposition) => (
                    self.subject_after_preposition(active, &preposition),
                    Relation::Gerund(active),
                ),
                None => self.bare_gerund(at, active, main),
            },
            None if frame_subject.is_some() => (frame_subject, Relation::Relative),
            None => (None, Relation::Adverbial),
        };
        if let Relation::Gerund(governor) = relation {
            self.out.predicates[governor].has_content = true;
        }
        self.add_active(at, subject, relation);
    }

    /// "accused Sudland of attacking" has the object as subject, "retaliated by expelling" the subject.
    fn subject_after_preposition(&self, governor: usize, preposition: &str) -> Option<usize> {
        let governor = &self.out.predicates[governor];
        let of_object = matches!(preposition, "of" | "for" | "with" | "from");
        last_object(governor)
            .filter(|_| of_object)
            .or(governor.subject)
    }

    /// A gerund after a verb and no preposition.
    fn bare_gerund(
        &self,
        at: usize,
        active: usize,
        main: Option<usize>,
    ) -> (Option<usize>, Relation) {
        let subject_of = |predicate: usize| self.out.predicates[predicate].subject;
        match self.look.before(at) {
            Some(Chunk::Comma) => {
                let owner = main.unwrap_or(active);
                (subject_of(owner), Relation::Participial(owner))
            }
            Some(Chunk::Noun(_)) => (self.look.noun_before(at), Relation::Relative),
            Some(Chunk::Coordinator(_)) => {
                (subject_of(active), self.out.predicates[active].relation)
            }
            _ => (subject_of(active), Relation::Gerund(active)),
        }
    }

    /// "expelled by …" after a noun.
    pub(super) fn participle(&mut self, at: usize) {
        self.stack.top_mut().preposition = None;
        self.add_active(at, self.look.noun_before(at), Relation::Relative);
    }

    /// Adds a verb that takes the next objects but leaves the clause's finite verb as it is.
    fn add_active(&mut self, at: usize, subject: Option<usize>, relation: Relation) {
        let predicate = self.add(at, subject, relation);
        self.stack.top_mut().active = Some(predicate);
    }
}

fn last_object(predicate: &Predicate) -> Option<usize> {
    predicate.direct.last().copied()
}

fn is_plain_past(verb: &VerbGroup) -> bool {
    !verb.present && verb.modal.is_none() && !verb.perfect && !verb.pluperfect
}

fn same_tense(a: &VerbGroup, b: &VerbGroup) -> bool {
    a.present == b.present && a.modal.is_some() == b.modal.is_some() && a.perfect == b.perfect
}
