//! Each verb by its form: what it depends on and who its subject is.

use super::builder::Builder;
use super::frame::Kind;
use super::{Predicate, Relation, phrase_noun};
use crate::import::chunk::{Chunk, VerbForm, VerbGroup};
use smol_str::SmolStr;

impl Builder<'_> {
    /// A verb that looks as if it had a subject of its own.
    pub(super) fn finite(&mut self, at: usize) {
        self.close_finished_inner(at);
        let frame = self.stack.top_mut();
        frame.preposition = None;
        let (main, has_subject) = (frame.main, frame.subject.is_some());
        let lacks_object = frame.lacks_object;
        let subject = frame.subject.or(frame.antecedent);
        if (main.is_some() || subject.is_none()) && self.inverted(at) {
            return;
        }
        let joined = self.look.follows_coordinator(at) || self.look.follows_comma(at);
        match main {
            None if has_subject && !lacks_object && self.look.only_describes(at) => {
                self.participle(at);
            }
            None if subject.is_none() && self.opens_with_participle(at) => self.front(at),
            None => self.main_verb(at, subject),
            Some(main) if joined => self.coordinated_verb(at, main),
            // "four Russians expelled by …": a reduced relative clause.
            Some(_) => self.participle(at),
        }
    }

    fn main_verb(&mut self, at: usize, subject: Option<usize>) {
        let frame = self.stack.top();
        let (relation, is_root) = (frame.relation, frame.kind == Kind::Root);
        let object = frame
            .antecedent
            .filter(|_| frame.lacks_object && frame.subject.is_some());
        let predicate = self.add(at, subject, relation);
        let added = &mut self.out.predicates[predicate];
        added.direct.extend(object.filter(|_| !added.passive));
        self.stack.top_mut().set_main(predicate);
        if is_root && subject.is_some() {
            self.give_subject_to_fronted(predicate);
        }
    }

    /// "Accused of theft, …": a past participle before any subject, with no object.
    fn opens_with_participle(&self, at: usize) -> bool {
        let bare = self.look.verb(at).is_some_and(|verb| verb.bare_past);
        let phrase_follows = matches!(self.look.chunks.get(at + 1), Some(Chunk::Preposition(_)));
        bare && phrase_follows && self.stack.top().kind == Kind::Root
    }

    /// The verb at `at` waits for the subject of the clause that follows.
    fn front(&mut self, at: usize) {
        let predicate = self.add_active(at, None, Relation::Adverbial);
        self.out.predicates[predicate].passive |=
            self.look.verb(at).is_some_and(|verb| verb.bare_past);
        self.fronted.push(predicate);
    }

    /// "Accusing Sudland of theft, Norland left": Norland accuses.
    fn give_subject_to_fronted(&mut self, main: usize) {
        let subject = self.out.predicates[main].subject;
        for fronted in self.fronted.drain(..) {
            let predicate = &mut self.out.predicates[fronted];
            predicate.subject = subject;
            predicate.relation = Relation::Participial(main);
        }
    }

    /// "expelled two and recalled …": the second verb has the subject of the first.
    fn coordinated_verb(&mut self, at: usize, first: usize) {
        if let Some(infinitive) = self.infinitive_joined_by(at) {
            let (subject, relation) = {
                let partner = &self.out.predicates[infinitive];
                (partner.subject, partner.relation)
            };
            let predicate = self.add_active(at, subject, relation);
            self.share_auxiliaries(predicate, infinitive);
            self.stack.top_mut().infinitive = Some(predicate);
            return;
        }
        self.rise_to_partner(at);
        let partner = self.stack.top().main.unwrap_or(first);
        self.main_verb(at, self.out.predicates[partner].subject);
        let predicate = self.out.predicates.len() - 1;
        self.share_auxiliaries(predicate, partner);
    }

    /// "urged Sudland to stop and withdraw": the infinitive that the base form at `at` goes with.
    fn infinitive_joined_by(&self, at: usize) -> Option<usize> {
        let base = self.look.verb(at).is_some_and(|verb| verb.base);
        self.stack.top().infinitive.filter(|_| base)
    }

    /// "should leave and apologise", "was summoned and told to leave": the second has what stands before the first.
    fn share_auxiliaries(&mut self, second: usize, first: usize) {
        let at = self.out.predicates[second].chunk;
        let Some(verb) = self.look.verb(at) else {
            return;
        };
        let opposed = matches!(
            self.look.before(at),
            Some(Chunk::Coordinator(word)) if word == "but"
        );
        let object_follows = self.look.noun(at + 1).is_some();
        let first = &self.out.predicates[first];
        let (modal, negated, passive) = (first.modal.clone(), first.negated, first.passive);
        let second = &mut self.out.predicates[second];
        if verb.base && (modal.is_some() || negated) {
            second.modal = modal;
            second.negated |= negated && !opposed;
        } else if verb.bare_past && passive && !object_follows && self.look.follows_coordinator(at)
        {
            second.passive = true;
            second.modal = modal;
            second.negated |= negated && !opposed;
        }
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
                let as_outer =
                    same_tense(verb, outer) || is_plain_past(verb) && is_plain_past(outer);
                as_outer && (!same_tense(verb, inner) || self.speaks_after_state(at, inner))
            });
            if !rises {
                break;
            }
            self.stack.pop();
        }
    }

    /// "said trade was fair and praised Sudland": a verb of speaking goes with the one that said, not with what is.
    fn speaks_after_state(&self, at: usize, inner: &VerbGroup) -> bool {
        let Some(verb) = self.look.verb(at).filter(|verb| verb.tokens.len() == 1) else {
            return false;
        };
        let inner_subject = self
            .stack
            .top()
            .main
            .and_then(|main| self.out.predicates[main].subject);
        let of_thing = !inner_subject.is_some_and(|subject| self.look.is_speaker(subject));
        let acts = matches!(self.look.chunks.get(at + 1), Some(Chunk::Noun(_)));
        let state = inner.lemma == "be" || inner.tokens.len() > 1;
        self.look.is_speech(verb) && !self.look.is_speech(inner) || of_thing && acts && state
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
        if self.is_announced(at) {
            return self.announced(at);
        }
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
        let predicate = self.add_active(at, subject, relation);
        self.stack.top_mut().infinitive = Some(predicate);
    }

    /// "Norland to expel four envoys": a headline whose only verb is the infinitive at `at`, right after the actor.
    fn is_announced(&self, at: usize) -> bool {
        let frame = self.stack.top();
        let after_subject = at > 0 && frame.subject == Some(at - 1) && self.look.is_actor(at - 1);
        let opens = at < 3 && frame.kind == Kind::Root && frame.main.is_none();
        after_subject
            && opens
            && !self
                .look
                .chunks
                .iter()
                .any(|chunk| matches!(chunk, Chunk::Verb(verb) if verb.form == VerbForm::Finite))
    }

    fn announced(&mut self, at: usize) {
        let subject = self.stack.top().subject;
        self.main_verb(at, subject);
        if let Some(predicate) = self.out.predicates.last_mut() {
            predicate.modal = Some(SmolStr::new_static("will"));
        }
    }

    /// The governor's object ("urged Sudland to …"), or its subject ("agreed to …", "was urged to …").
    fn subject_of_infinitive(&self, at: usize, governor: usize) -> Option<usize> {
        let governor = &self.out.predicates[governor];
        if self
            .look
            .verb(governor.chunk)
            .is_some_and(|verb| verb.passive)
            || governor.passive
        {
            return governor.subject;
        }
        // "telephoned his counterpart to protest"
        if self.look.telephones(governor) {
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
        self.leave_quotation(at);
        let frame = self.stack.top_mut();
        let preposition = frame.preposition.take();
        let (main, frame_subject) = (frame.main, frame.subject);
        let is_root = frame.kind == Kind::Root;
        let (subject, relation) = match frame.active.or(main) {
            Some(active) => match preposition {
                Some(preposition) => (
                    self.subject_after_preposition(active, &preposition),
                    Relation::Gerund(active),
                ),
                None => self.bare_gerund(at, active, main),
            },
            None if frame_subject.is_some() => (frame_subject, Relation::Relative),
            None if is_root && preposition.is_none_or(|word| word != "without") => {
                self.front(at);
                return;
            }
            None => match self.around_adverbial() {
                Around::Verb(main) => (self.out.predicates[main].subject, Relation::Adverbial),
                Around::Unread => {
                    self.front(at);
                    return;
                }
                Around::Nothing => (None, Relation::Adverbial),
            },
        };
        if let Relation::Gerund(governor) = relation {
            self.out.predicates[governor].has_content = true;
        }
        self.add_active(at, subject, relation);
    }

    /// "after determining that …": the main verb of the clause around "after".
    fn around_adverbial(&self) -> Around {
        match self.stack.top_two() {
            Some((inner, outer)) if inner.kind == Kind::Adverbial && !inner.conditional => {
                outer.main.map_or(Around::Unread, Around::Verb)
            }
            _ => Around::Nothing,
        }
    }

    /// "said “it is dead”, urging Sudland to sign": who said it urges, not what was quoted.
    fn leave_quotation(&mut self, at: usize) {
        let mark = |back: usize| {
            at.checked_sub(back)
                .and_then(|place| self.look.chunks.get(place))
        };
        let closes = matches!(
            (mark(2), mark(1)),
            (Some(Chunk::Quote), Some(Chunk::Comma)) | (Some(Chunk::Comma), Some(Chunk::Quote))
        );
        while closes && self.stack.top().kind == Kind::Content && self.stack.top().main.is_some() {
            self.stack.pop();
        }
    }

    /// "accused Sudland of attacking" has the object as subject, "retaliated by expelling" the subject.
    fn subject_after_preposition(&self, governor: usize, preposition: &str) -> Option<usize> {
        let governor = &self.out.predicates[governor];
        let of_object = matches!(preposition, "of" | "for" | "with" | "from" | "as");
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
            Some(Chunk::Comma | Chunk::Dash) => {
                let owner = main.unwrap_or(active);
                (subject_of(owner), Relation::Participial(owner))
            }
            Some(Chunk::Noun(_)) => (self.look.noun_before(at), Relation::Relative),
            Some(Chunk::Coordinator(_)) => {
                let partner = self.gerund_before(active).unwrap_or(active);
                (subject_of(partner), self.out.predicates[partner].relation)
            }
            _ => (subject_of(active), Relation::Gerund(active)),
        }
    }

    /// "urging Sudland to sign and calling on Westland": the gerund that one after "and" goes with, if `active` hangs on it.
    fn gerund_before(&self, active: usize) -> Option<usize> {
        let mut at = active;
        for _ in 0..4 {
            let predicate = &self.out.predicates[at];
            if self
                .look
                .verb(predicate.chunk)
                .is_some_and(|verb| verb.form == VerbForm::Gerund)
            {
                return Some(at);
            }
            at = match predicate.relation {
                Relation::Infinitive(outer) | Relation::Content(outer) => outer,
                _ => return None,
            };
        }
        None
    }

    /// "expelled by …" after a noun.
    pub(super) fn participle(&mut self, at: usize) {
        self.stack.top_mut().preposition = None;
        self.add_active(at, self.look.noun_before(at), Relation::Relative);
    }

    /// Adds a verb that takes the next objects but leaves the clause's finite verb as it is.
    fn add_active(&mut self, at: usize, subject: Option<usize>, relation: Relation) -> usize {
        let predicate = self.add(at, subject, relation);
        self.stack.top_mut().active = Some(predicate);
        predicate
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

/// The clause around an adverbial one.
enum Around {
    /// Its main verb.
    Verb(usize),
    /// Its main verb is still to come.
    Unread,
    /// There is no such clause.
    Nothing,
}
