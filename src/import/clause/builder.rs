//! The pass over the chunks: opens and closes clauses, and gives each noun group to its verb.

use super::frame::{Frame, Kind, Stack};
use super::look::Look;
use super::{Clauses, Phrase, Predicate, Relation};
use crate::import::chunk::{Chunk, VerbForm};
use smol_str::SmolStr;

/// Reads the chunks from left to right.
pub(super) fn build(look: Look<'_>) -> Clauses {
    let mut builder = Builder {
        look,
        stack: Stack::new(),
        fronted: Vec::new(),
        around_aside: None,
        out: Clauses::default(),
    };
    for (at, chunk) in look.chunks.iter().enumerate() {
        builder.step(at, chunk);
    }
    builder.share_objects();
    builder.add_postposed();
    builder.add_quoted();
    builder.out
}

/// Clauses found so far, and those still open.
pub(super) struct Builder<'a> {
    pub look: Look<'a>,
    pub stack: Stack,
    /// Participles before the clause they belong to: "Accusing Sudland of theft, …".
    pub fronted: Vec<usize>,
    /// The clauses around an aside between dashes.
    around_aside: Option<Stack>,
    pub out: Clauses,
}

impl Builder<'_> {
    fn step(&mut self, at: usize, chunk: &Chunk) {
        match chunk {
            Chunk::Noun(group) => self.noun_group(at, (self.look.is_time)(group)),
            Chunk::Verb(verb) => match verb.form {
                VerbForm::Finite => self.finite(at),
                VerbForm::Infinitive => self.infinitive(at),
                VerbForm::Gerund => self.gerund(at),
                VerbForm::Participle => self.participle(at),
            },
            Chunk::Preposition(word) => self.stack.top_mut().preposition = Some(word.clone()),
            Chunk::Comma => self.comma(at),
            Chunk::Coordinator(_) => self.coordinator(at),
            Chunk::Complementizer(word) => self.complementizer(at, word),
            Chunk::Relative(word) => self.relative(at, word),
            Chunk::Subordinator(word) => self.subordinator(word),
            Chunk::Colon => self.colon(at),
            Chunk::Dash => self.dash(at),
            Chunk::Break => self.start_sentence(),
            Chunk::Adjective(_) => self.end_phrase("as"),
            Chunk::Quote | Chunk::Adverb(_) => {}
        }
    }

    /// Adds the verb at `at` to the clauses found.
    pub(super) fn add(&mut self, at: usize, subject: Option<usize>, relation: Relation) -> usize {
        let start = subject.filter(|&subject| subject < at).unwrap_or(at);
        let verb = self.look.verb(at);
        self.out.predicates.push(Predicate {
            chunk: at,
            subject,
            direct: Vec::new(),
            phrases: Vec::new(),
            relation,
            modal: verb.and_then(|verb| verb.modal.clone()),
            negated: verb.is_some_and(|verb| verb.negated),
            passive: verb.is_some_and(|verb| verb.passive),
            conditional: self.stack.top().conditional,
            has_content: false,
            extent: start..at + 1,
        });
        self.out.predicates.len() - 1
    }

    /// Of two dashes the first opens an aside, after which the clause goes on; a dash alone works as a colon.
    fn dash(&mut self, at: usize) {
        if let Some(around) = self.around_aside.take() {
            self.stack = around;
            self.comma(at);
            return;
        }
        let rest = &self.look.chunks[at + 1..];
        let closes = rest
            .iter()
            .position(|chunk| matches!(chunk, Chunk::Dash | Chunk::Break));
        let paired = closes.is_some_and(|end| matches!(rest[end], Chunk::Dash));
        let describes = matches!(
            rest.first(),
            Some(Chunk::Verb(verb)) if verb.form == VerbForm::Gerund
        );
        if !paired {
            self.colon(at);
        } else if describes {
            self.comma(at);
            self.around_aside = Some(self.stack.clone());
        } else {
            self.around_aside = Some(self.stack.clone());
            self.start_sentence();
        }
    }

    /// "dismissed as absurd the claim": the adjective is all that the preposition governs.
    fn end_phrase(&mut self, preposition: &str) {
        let waiting = &mut self.stack.top_mut().preposition;
        if waiting.as_deref() == Some(preposition) {
            *waiting = None;
        }
    }

    /// Closes every clause; what follows stands on its own.
    pub(super) fn start_sentence(&mut self) {
        self.fronted.clear();
        self.stack.pop_to_root();
        self.stack.top_mut().restart();
    }

    /// Opens a clause inside the innermost one.
    fn open(&mut self, frame: Frame) {
        let conditional = frame.conditional || self.stack.top().conditional;
        self.stack.push(Frame {
            conditional,
            ..frame
        });
    }

    /// Whether the verb of `predicate` takes a clause as its content.
    fn says_or_thinks(&self, predicate: usize) -> bool {
        self.look
            .says_or_thinks_at(self.out.predicates[predicate].chunk)
    }

    fn noun_group(&mut self, at: usize, is_time: bool) {
        let frame = self.stack.top_mut();
        let (preposition, active) = (frame.preposition.take(), frame.active);
        match (preposition, active) {
            (Some(preposition), _) if preposition == "according to" => self.according_to(at),
            (Some(preposition), Some(active)) => self.add_phrase(active, preposition, at),
            (Some(_), None) => {}
            (None, _) if is_time => {}
            (None, None) => {
                if self.stack.top().subject.is_none() || !self.bare_relative(at) {
                    self.subject(at);
                }
            }
            (None, Some(active)) => {
                let first = self.out.predicates[active].direct.is_empty();
                if (first || !self.bare_relative(at)) && !self.opens_clause(at, active) {
                    self.out.predicates[active].direct.push(at);
                    self.extend(active, at);
                }
            }
        }
    }

    /// Takes the noun group at `at` as subject where the clause has none, or only an aside: "Four days on, Norland denied it".
    fn subject(&mut self, at: usize) {
        let replaces = self.stack.top().subject.is_none_or(|subject| {
            self.look.follows_comma(at)
                && self.look.finite_after(at).is_some()
                && self.look.noun(subject).is_some()
                && !self.look.is_actor(subject)
        });
        if replaces {
            self.stack.top_mut().subject = Some(at);
        }
    }

    /// Begins a clause with the noun group at `at`, after the verb `active`, if a finite verb shows that it is a subject.
    fn opens_clause(&mut self, at: usize, active: usize) -> bool {
        let first_after_verb = self.out.predicates[active].direct.is_empty();
        let plans = || {
            let said = first_after_verb && self.says_or_thinks(active);
            self.look.finite_after_infinitive(at).filter(|_| said)
        };
        let Some(verb) = self.look.finite_after(at).or_else(plans) else {
            return false;
        };
        // "attempts to end the war were …": the object of an infinitive inside a subject.
        let infinitive = |predicate: usize| {
            let verb = self.look.verb(self.out.predicates[predicate].chunk);
            verb.is_some_and(|verb| verb.form == VerbForm::Infinitive)
        };
        let waits = self.stack.top().waits_for_verb() && infinitive(active);
        let of_subject = matches!(self.out.predicates[active].relation, Relation::OfNoun(_));
        if first_after_verb && waits && (of_subject || !self.says_or_thinks(active)) {
            return false;
        }
        if self.look.follows_comma(at) || self.look.follows_coordinator(at) {
            if self.look.says_or_thinks_at(verb) {
                self.stack.pop_to_root();
            }
        } else if (first_after_verb || self.has_told(active)) && self.says_or_thinks(active) {
            self.out.predicates[active].has_content = true;
            self.open(Frame::new(Kind::Content, Relation::Content(active)));
        } else if first_after_verb || self.is_bare_past(verb) {
            return false;
        }
        let frame = self.stack.top_mut();
        frame.restart();
        frame.subject = Some(at);
        true
    }

    /// "told Sudland": what follows the one who is told is the content.
    fn has_told(&self, predicate: usize) -> bool {
        let direct = &self.out.predicates[predicate].direct;
        direct.len() == 1 && self.look.is_actor(direct[0])
    }

    /// "expelled", which may describe what stands before it as well as tell of it.
    fn is_bare_past(&self, at: usize) -> bool {
        self.look
            .verb(at)
            .is_some_and(|verb| verb.tokens.len() == 1 && !verb.present && !verb.passive)
    }

    fn add_phrase(&mut self, predicate: usize, preposition: SmolStr, at: usize) {
        self.out.predicates[predicate].phrases.push(Phrase {
            preposition,
            noun: Some(at),
        });
        self.extend(predicate, at);
    }

    fn extend(&mut self, predicate: usize, at: usize) {
        let extent = &mut self.out.predicates[predicate].extent;
        extent.end = extent.end.max(at + 1);
        extent.start = extent.start.min(at);
    }

    fn comma(&mut self, at: usize) {
        self.stack.top_mut().preposition = None;
        let subject_follows = self.look.noun(at + 1).is_some();
        let verb = self
            .look
            .finite_after(at + 1)
            .filter(|_| subject_follows && self.stack.root().main.is_some());
        // ", X said" closes everything inside.
        if verb.is_some_and(|verb| self.look.says_or_thinks_at(verb)) {
            self.start_sentence();
            return;
        }
        // "After claiming that Sudland had lied, Norland …"
        let claims = self.stack.top_two().is_some_and(|(inner, outer)| {
            inner.kind == Kind::Content && inner.main.is_some() && outer.is_fronted_gerund()
        });
        if claims && subject_follows {
            self.stack.pop();
        }
        if self.stack.top().ends_at_comma() || self.stack.top().is_fronted_gerund() {
            self.stack.pop();
        }
        let frame = self.stack.top_mut();
        frame.active = frame.main;
    }

    fn coordinator(&mut self, at: usize) {
        self.stack.top_mut().preposition = None;
        if self.look.noun(at + 1).is_none() || self.stack.top().main.is_none() {
            return;
        }
        let Some(verb) = self.look.finite_after(at + 1) else {
            return;
        };
        let after_comma = at > 0 && matches!(self.look.chunks[at - 1], Chunk::Comma);
        if after_comma && self.look.says_or_thinks_at(verb) {
            self.stack.pop_to_root();
        }
        self.stack.top_mut().restart();
    }

    fn complementizer(&mut self, at: usize, word: &str) {
        if word == "that" && self.look.lacks_object_after(at) {
            return self.relative(at, word);
        }
        let frame = self.stack.top_mut();
        frame.preposition = None;
        let again = frame.kind == Kind::Content
            && frame.main.is_some()
            && (self.look.follows_comma(at) || self.look.follows_coordinator(at));
        if again {
            // "said that … and that …"
            let relation = frame.relation;
            self.stack.pop();
            self.stack.push(Frame::new(Kind::Content, relation));
            return;
        }
        self.begin_with_claim(at);
        let relation = self.governor_of_content(at);
        if let Relation::Content(governor) = relation {
            self.out.predicates[governor].has_content = true;
        }
        self.open(Frame {
            // "asked whether Norland had attacked" tells of no attack.
            conditional: matches!(word, "whether" | "if"),
            ..Frame::new(Kind::Content, relation)
        });
    }

    /// "said the claim that it had lied was false": the claim is no object, but the subject of what is said.
    fn begin_with_claim(&mut self, at: usize) {
        let Some(active) = self.stack.top().active else {
            return;
        };
        let claim = at.checked_sub(1).filter(|&noun| {
            !self.look.is_actor(noun) && self.out.predicates[active].direct.last() == Some(&noun)
        });
        let Some(claim) = claim.filter(|_| self.look.verb_follows_clause(at)) else {
            return;
        };
        if !self.says_or_thinks(active) {
            return;
        }
        let said = &mut self.out.predicates[active];
        said.direct.pop();
        said.has_content = true;
        self.open(Frame {
            subject: Some(claim),
            ..Frame::new(Kind::Content, Relation::Content(active))
        });
    }

    /// What the that-clause at `at` is the content of: a verb of saying, else the noun right before ("the claim that …").
    fn governor_of_content(&self, at: usize) -> Relation {
        let after_noun = matches!(self.look.before(at), Some(Chunk::Noun(_)));
        match self.stack.top().active {
            Some(active) if !after_noun || self.says_or_thinks(active) => Relation::Content(active),
            _ => self
                .look
                .noun_before(at)
                .map_or(Relation::Adverbial, Relation::OfNoun),
        }
    }

    fn relative(&mut self, at: usize, word: &str) {
        // "in which" is no object.
        let governed = self.stack.top_mut().preposition.take().is_some();
        self.open(Frame {
            antecedent: self.look.noun_before(at),
            after_comma: self.look.follows_comma(at),
            lacks_object: !governed && matches!(word, "which" | "who" | "whom" | "that"),
            ..Frame::new(Kind::Relative, Relation::Relative)
        });
    }

    /// "the sanctions it had imposed": a relative clause with nothing to open it.
    fn bare_relative(&mut self, at: usize) -> bool {
        let after_noun = at > 0
            && self
                .look
                .noun(at - 1)
                .is_some_and(|group| !group.pronoun && !(self.look.is_time)(group));
        let verb_follows = self
            .look
            .verb(at + 1)
            .is_some_and(|verb| verb.form == VerbForm::Finite && !verb.passive);
        if !after_noun || !verb_follows || !self.look.is_bare_subject(at) {
            return false;
        }
        self.open(Frame {
            antecedent: Some(at - 1),
            lacks_object: true,
            subject: Some(at),
            ..Frame::new(Kind::Relative, Relation::Relative)
        });
        true
    }

    fn subordinator(&mut self, word: &str) {
        self.open(Frame {
            opener: self.stack.top().main.is_none(),
            conditional: matches!(
                word,
                "if" | "whether" | "unless" | "provided" | "lest" | "should"
            ),
            ..Frame::new(Kind::Adverbial, Relation::Adverbial)
        });
    }

    /// "rejects and condemns the decision": the first verb has the object of the second.
    fn share_objects(&mut self) {
        for index in (0..self.out.predicates.len()).rev() {
            if let Some(partner) = self.partner_with_objects(index) {
                let partner = &self.out.predicates[partner];
                let (direct, phrases) = (partner.direct.clone(), partner.phrases.clone());
                let predicate = &mut self.out.predicates[index];
                predicate.direct = direct;
                predicate.phrases = phrases;
            }
        }
    }

    /// The verb right after "and" that has the objects of the bare verb `index`.
    fn partner_with_objects(&self, index: usize) -> Option<usize> {
        let predicate = &self.out.predicates[index];
        let bare =
            predicate.direct.is_empty() && predicate.phrases.is_empty() && !predicate.has_content;
        let joined = matches!(
            self.look.chunks.get(predicate.chunk + 1),
            Some(Chunk::Coordinator(_))
        );
        if !bare || !joined {
            return None;
        }
        self.out.predicates.iter().position(|other| {
            other.chunk == predicate.chunk + 2 && other.subject == predicate.subject
        })
    }
}
