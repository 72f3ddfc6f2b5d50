//! Clauses: each verb with its subject, its objects, and the verb or noun that governs it; and who says what.
//!
//! One pass from left to right over the chunks with a stack of open clauses, shallow and forgiving: a sentence that it does not
//! understand loses links between its clauses, never the clauses themselves.

use super::chunk::{Chunk, NounGroup, VerbForm, VerbGroup};
use crate::lexicon::words::{WordClass, Words};
use smol_str::SmolStr;
use std::ops::Range;

/// A verb in its clause.
#[derive(Debug, Clone)]
pub struct Predicate {
    /// Its chunk.
    pub chunk: usize,
    /// Chunk of its subject.
    pub subject: Option<usize>,
    /// Chunks of noun groups after it with no preposition.
    pub direct: Vec<usize>,
    /// Prepositions after it, with what follows each.
    pub phrases: Vec<Phrase>,
    /// What it depends on.
    pub relation: Relation,
    /// Inside an if-clause.
    pub conditional: bool,
    /// Whether it has a that-clause, infinitive or other clause as its content.
    pub has_content: bool,
    /// The stretch of chunks that belongs to it, from its subject's side to the end of its objects.
    pub extent: Range<usize>,
}

/// A preposition and what follows it.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// In lower case.
    pub preposition: SmolStr,
    /// Chunk of the noun group.
    pub noun: Option<usize>,
}

/// What a predicate depends on. Numbers are indices of predicates, or of chunks for nouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Nothing: told by the article itself.
    Root,
    /// The content of a verb: "said that …", "denied that …".
    Content(usize),
    /// "agreed to …", "urged Iran to …".
    Infinitive(usize),
    /// "accused of …-ing", "retaliated by …-ing".
    Gerund(usize),
    /// "…, accusing …": an act of the same subject.
    Participial(usize),
    /// "who …", "expelled by …" after a noun.
    Relative,
    /// The content of a noun: "the claim that …", "the decision to …".
    OfNoun(usize),
    /// "after …", "because …", "if …".
    Adverbial,
}

/// Who says a stretch of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Chunk of the speaker.
    pub speaker: usize,
    /// Chunks that are said.
    pub scope: Range<usize>,
    /// The predicate of saying, where there is one.
    pub predicate: Option<usize>,
}

/// A parted sentence.
#[derive(Debug, Clone, Default)]
pub struct Clauses {
    /// Verbs from left to right.
    pub predicates: Vec<Predicate>,
    /// Attributions that stand beside what is said: ", X said", "according to X", "X: …".
    pub attributions: Vec<Attribution>,
}

/// Finds the clauses. `is_time` tells whether a noun group is a date.
pub fn clauses(chunks: &[Chunk], words: &Words, is_time: &dyn Fn(&NounGroup) -> bool) -> Clauses {
    let mut builder = Builder {
        chunks,
        words,
        is_time,
        stack: vec![Frame::root()],
        out: Clauses::default(),
    };
    for at in 0..chunks.len() {
        builder.step(at);
    }
    builder.share_objects();
    builder.postposed();
    builder.out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Root,
    Content,
    Relative,
    Adverbial,
}

#[derive(Debug, Clone)]
struct Frame {
    kind: Kind,
    relation: Relation,
    conditional: bool,
    /// Opened before the clause it belongs to had its verb.
    opener: bool,
    /// A comma stands before it.
    after_comma: bool,
    subject: Option<usize>,
    /// The finite verb.
    main: Option<usize>,
    /// The verb that takes the next objects.
    active: Option<usize>,
    preposition: Option<SmolStr>,
    antecedent: Option<usize>,
}

impl Frame {
    fn root() -> Self {
        Self {
            kind: Kind::Root,
            relation: Relation::Root,
            conditional: false,
            opener: false,
            after_comma: false,
            subject: None,
            main: None,
            active: None,
            preposition: None,
            antecedent: None,
        }
    }

    fn of(kind: Kind, relation: Relation) -> Self {
        Self {
            kind,
            relation,
            ..Self::root()
        }
    }

    /// Begins another clause in the same place.
    fn restart(&mut self) {
        self.subject = None;
        self.main = None;
        self.active = None;
        self.preposition = None;
    }
}

struct Builder<'a> {
    chunks: &'a [Chunk],
    words: &'a Words,
    is_time: &'a dyn Fn(&NounGroup) -> bool,
    stack: Vec<Frame>,
    out: Clauses,
}

impl Builder<'_> {
    fn top(&mut self) -> &mut Frame {
        if self.stack.is_empty() {
            self.stack.push(Frame::root());
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn pop(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
    }

    fn pop_to_root(&mut self) {
        self.stack.truncate(1);
    }

    fn verb(&self, at: usize) -> Option<&VerbGroup> {
        match self.chunks.get(at) {
            Some(Chunk::Verb(verb)) => Some(verb),
            _ => None,
        }
    }

    fn noun(&self, at: usize) -> Option<&NounGroup> {
        match self.chunks.get(at) {
            Some(Chunk::Noun(group)) => Some(group),
            _ => None,
        }
    }

    fn is_speech(&self, predicate: usize) -> bool {
        let chunk = self.out.predicates[predicate].chunk;
        self.verb(chunk).is_some_and(|verb| self.speaks(verb))
    }

    fn speaks(&self, verb: &VerbGroup) -> bool {
        self.words
            .class_of(&verb.lemma)
            .intersects(WordClass::SPEECH | WordClass::MENTAL)
    }

    /// The chunk before `at` that is no adverb or quotation mark.
    fn before(&self, at: usize) -> Option<&Chunk> {
        self.chunks[..at]
            .iter()
            .rev()
            .find(|chunk| !matches!(chunk, Chunk::Adverb(_) | Chunk::Quote))
    }

    /// The finite verb that the noun group at `at` is the subject of: prepositional phrases and adverbs may stand between.
    fn finite_after(&self, at: usize) -> Option<usize> {
        let mut next = at + 1;
        let mut steps = 0;
        while steps < 8 {
            steps += 1;
            match self.chunks.get(next)? {
                Chunk::Preposition(_) => {
                    next += 1;
                    if matches!(self.chunks.get(next), Some(Chunk::Noun(_))) {
                        next += 1;
                    }
                }
                Chunk::Adverb(_) | Chunk::Quote => next += 1,
                Chunk::Noun(group) if (self.is_time)(group) => next += 1,
                Chunk::Verb(verb) if verb.form == VerbForm::Finite => {
                    if self.is_reduced(next) {
                        return None;
                    }
                    return Some(next);
                }
                _ => return None,
            }
        }
        None
    }

    /// A past form that only describes the noun before it: "claims made by …", "the campaign unleashed in … harms".
    fn is_reduced(&self, at: usize) -> bool {
        let Some(verb) = self.verb(at) else {
            return false;
        };
        let bare = verb.tokens.len() == 1 && verb.form == VerbForm::Finite && !verb.present;
        if !bare || self.speaks(verb) {
            return false;
        }
        let mut next = at + 1;
        match self.chunks.get(next) {
            Some(Chunk::Preposition(word)) if word == "by" => return true,
            Some(Chunk::Preposition(_)) => {}
            _ => return false,
        }
        // Another finite verb follows with no subject of its own.
        loop {
            match self.chunks.get(next) {
                Some(Chunk::Preposition(_)) => {
                    next +=
                        1 + usize::from(matches!(self.chunks.get(next + 1), Some(Chunk::Noun(_))));
                }
                Some(Chunk::Adverb(_) | Chunk::Quote | Chunk::Adjective(_)) => next += 1,
                Some(Chunk::Verb(verb)) => return verb.form == VerbForm::Finite,
                _ => return false,
            }
        }
    }

    fn step(&mut self, at: usize) {
        match &self.chunks[at] {
            Chunk::Noun(group) => self.noun_step(at, (self.is_time)(group)),
            Chunk::Verb(verb) => match verb.form {
                VerbForm::Finite => self.finite(at),
                VerbForm::Infinitive => self.infinitive(at),
                VerbForm::Gerund => self.gerund(at),
                VerbForm::Participle => self.participle(at),
            },
            Chunk::Preposition(word) => {
                let word = word.clone();
                self.top().preposition = Some(word);
            }
            Chunk::Comma => self.comma(at),
            Chunk::Coordinator(_) => self.coordinator(at),
            Chunk::Complementizer(_) => self.complementizer(at),
            Chunk::Relative(_) => {
                let mut frame = Frame::of(Kind::Relative, Relation::Relative);
                frame.antecedent = self.chunks[..at]
                    .iter()
                    .rposition(|chunk| matches!(chunk, Chunk::Noun(_)));
                frame.after_comma = matches!(self.before(at), Some(Chunk::Comma));
                frame.conditional = self.top().conditional;
                self.stack.push(frame);
            }
            Chunk::Subordinator(word) => {
                let conditional = matches!(
                    word.as_str(),
                    "if" | "unless" | "provided" | "lest" | "should"
                );
                let mut frame = Frame::of(Kind::Adverbial, Relation::Adverbial);
                frame.opener = self.top().main.is_none();
                frame.conditional = conditional || self.top().conditional;
                self.stack.push(frame);
            }
            Chunk::Colon => self.colon(at),
            Chunk::Break => {
                self.pop_to_root();
                self.top().restart();
            }
            Chunk::Quote | Chunk::Adjective(_) | Chunk::Adverb(_) => {}
        }
    }

    fn noun_step(&mut self, at: usize, is_time: bool) {
        if let Some(preposition) = self.top().preposition.take() {
            if preposition == "according to" {
                self.according_to(at);
                return;
            }
            if let Some(active) = self.top().active {
                self.attach_phrase(active, preposition, at);
            }
            return;
        }
        if is_time {
            return;
        }
        let after_comma = matches!(self.before(at), Some(Chunk::Comma));
        let finite = self.finite_after(at);
        let Some(active) = self.top().active else {
            let replaces = self.top().subject.is_none_or(|subject| {
                after_comma
                    && finite.is_some()
                    && self
                        .noun(subject)
                        .is_some_and(|group| group.actor.is_none())
            });
            if replaces {
                self.top().subject = Some(at);
            }
            return;
        };
        if let Some(verb) = finite {
            if self.opens_clause(at, verb, active, after_comma) {
                return;
            }
        }
        self.out.predicates[active].direct.push(at);
        self.extend(active, at);
    }

    /// Whether the noun group at `at`, with its finite verb at `verb`, begins a clause of its own after `active`.
    fn opens_clause(&mut self, at: usize, verb: usize, active: usize, after_comma: bool) -> bool {
        let adjacent = verb == at + 1;
        let ambiguous = self.verb(verb).is_some_and(|group| {
            let bare = group.tokens.len() == 1;
            bare && !group.present && !group.passive
        });
        if after_comma || matches!(self.before(at), Some(Chunk::Coordinator(_))) {
            if self.verb(verb).is_some_and(|group| self.speaks(group)) {
                self.pop_to_root();
            }
            self.top().restart();
            self.top().subject = Some(at);
            return true;
        }
        let just_after_verb = self.out.predicates[active].direct.is_empty();
        if self.is_speech(active) && just_after_verb {
            let mut frame = Frame::of(Kind::Content, Relation::Content(active));
            frame.conditional = self.top().conditional;
            frame.subject = Some(at);
            self.out.predicates[active].has_content = true;
            self.stack.push(frame);
            return true;
        }
        // "the attack Russia launched": a relative clause with no word to open it.
        let _ = adjacent;
        if !ambiguous && !just_after_verb {
            self.top().restart();
            self.top().subject = Some(at);
            return true;
        }
        false
    }

    fn attach_phrase(&mut self, active: usize, preposition: SmolStr, at: usize) {
        self.out.predicates[active].phrases.push(Phrase {
            preposition,
            noun: Some(at),
        });
        self.extend(active, at);
    }

    fn extend(&mut self, predicate: usize, at: usize) {
        let extent = &mut self.out.predicates[predicate].extent;
        extent.end = extent.end.max(at + 1);
        extent.start = extent.start.min(at);
    }

    fn according_to(&mut self, at: usize) {
        let scope = 0..self.chunks.len();
        self.out.attributions.push(Attribution {
            speaker: at,
            scope,
            predicate: None,
        });
    }

    fn push(&mut self, at: usize, subject: Option<usize>, relation: Relation) -> usize {
        let conditional = self.top().conditional;
        let start = subject.filter(|&subject| subject < at).unwrap_or(at);
        self.out.predicates.push(Predicate {
            chunk: at,
            subject,
            direct: Vec::new(),
            phrases: Vec::new(),
            relation,
            conditional,
            has_content: false,
            extent: start..at + 1,
        });
        self.out.predicates.len() - 1
    }

    fn finite(&mut self, at: usize) {
        self.close_finished_inner(at);
        self.top().preposition = None;
        let relation = self.top().relation;
        let Some(main) = self.top().main else {
            if self.top().subject.is_some() && self.is_reduced(at) {
                return self.participle(at);
            }
            let subject = self.top().subject.or(self.top().antecedent);
            if subject.is_none() && self.inverted(at) {
                return;
            }
            let index = self.push(at, subject, relation);
            let frame = self.top();
            frame.main = Some(index);
            frame.active = Some(index);
            return;
        };
        let coordinated = matches!(self.before(at), Some(Chunk::Coordinator(_) | Chunk::Comma));
        if coordinated {
            if self.inverted(at) {
                return;
            }
            self.rise_to_partner(at);
            let top_main = self.top().main.unwrap_or(main);
            let subject = self.out.predicates[top_main].subject;
            let relation = self.top().relation;
            let index = self.push(at, subject, relation);
            let frame = self.top();
            frame.main = Some(index);
            frame.active = Some(index);
            return;
        }
        if self.inverted(at) {
            return;
        }
        // "four Russians expelled by …": a reduced relative clause.
        let noun = self.chunks[..at]
            .iter()
            .rposition(|chunk| matches!(chunk, Chunk::Noun(_)));
        let index = self.push(at, noun, Relation::Relative);
        self.top().active = Some(index);
    }

    /// A finite verb arrives while a relative or content clause inside already has its own and the outer clause still waits.
    fn close_finished_inner(&mut self, at: usize) {
        while self.stack.len() > 1 {
            let inner = &self.stack[self.stack.len() - 1];
            let outer = &self.stack[self.stack.len() - 2];
            let outer_waits = outer.subject.is_some() && outer.main.is_none();
            let new_clause = inner.subject.is_some() && inner.main.is_none();
            let coordinated = matches!(self.before(at), Some(Chunk::Coordinator(_)));
            if outer_waits && inner.main.is_some() && !new_clause && !coordinated {
                self.stack.pop();
            } else {
                break;
            }
        }
    }

    /// "said it would respond and accused Iran": the second verb goes with the one of its own tense.
    fn rise_to_partner(&mut self, at: usize) {
        while self.stack.len() > 1 && self.top().kind == Kind::Content {
            let Some(main) = self.top().main else { break };
            let inner = self.out.predicates[main].chunk;
            let Relation::Content(governor) = self.top().relation else {
                break;
            };
            let outer = self.out.predicates[governor].chunk;
            let (Some(verb), Some(inner), Some(outer)) =
                (self.verb(at), self.verb(inner), self.verb(outer))
            else {
                break;
            };
            let plain_past = |verb: &VerbGroup| {
                !verb.present && verb.modal.is_none() && !verb.perfect && !verb.pluperfect
            };
            let same_tense = |a: &VerbGroup, b: &VerbGroup| {
                a.present == b.present
                    && a.modal.is_some() == b.modal.is_some()
                    && a.perfect == b.perfect
            };
            let rises = !same_tense(verb, inner)
                && (same_tense(verb, outer) || plain_past(verb) && plain_past(outer));
            if rises {
                self.stack.pop();
            } else {
                break;
            }
        }
    }

    /// "…", said X: the speaker stands after the verb.
    fn inverted(&mut self, at: usize) -> bool {
        let Some(verb) = self.verb(at) else {
            return false;
        };
        let after_break = at > 0 && matches!(self.chunks[at - 1], Chunk::Comma | Chunk::Quote);
        let speaks = self.words.class_of(&verb.lemma).contains(WordClass::SPEECH) && !verb.passive;
        let speaker = self.noun(at + 1).is_some_and(|group| group.actor.is_some());
        let has_content = matches!(
            self.chunks.get(at + 2),
            Some(Chunk::Complementizer(_) | Chunk::Noun(_) | Chunk::Verb(_))
        );
        if !(after_break && speaks && speaker && !has_content) {
            return false;
        }
        self.pop_to_root();
        let index = self.push(at, Some(at + 1), Relation::Root);
        self.out.attributions.push(Attribution {
            speaker: at + 1,
            scope: 0..at,
            predicate: Some(index),
        });
        let frame = self.top();
        frame.main = Some(index);
        frame.active = Some(index);
        true
    }

    fn infinitive(&mut self, at: usize) {
        self.top().preposition = None;
        let before_is_noun = matches!(self.before(at), Some(Chunk::Noun(_)));
        let Some(active) = self.top().active else {
            let noun = self.top().subject;
            let relation = noun.map_or(Relation::Adverbial, Relation::OfNoun);
            let index = self.push(at, noun, relation);
            self.top().active = Some(index);
            return;
        };
        let governor = &self.out.predicates[active];
        let passive = self.verb(governor.chunk).is_some_and(|verb| verb.passive);
        let subject = if passive {
            governor.subject
        } else {
            governor
                .direct
                .last()
                .copied()
                .or_else(|| phrase_noun(governor, "on").filter(|_| before_is_noun))
                .or(governor.subject)
        };
        self.out.predicates[active].has_content = true;
        let index = self.push(at, subject, Relation::Infinitive(active));
        self.top().active = Some(index);
    }

    fn gerund(&mut self, at: usize) {
        let preposition = self.top().preposition.take();
        let main = self.top().main;
        let Some(active) = self.top().active.or(main) else {
            let subject = self.top().subject;
            let relation = if subject.is_some() {
                Relation::Relative
            } else {
                Relation::Adverbial
            };
            let index = self.push(at, subject, relation);
            self.top().active = Some(index);
            return;
        };
        let (subject, relation) = match (&preposition, self.before(at)) {
            (Some(word), _) => {
                let governor = &self.out.predicates[active];
                let of_object = matches!(word.as_str(), "of" | "for" | "with" | "from");
                let object = governor.direct.last().copied().filter(|_| of_object);
                (object.or(governor.subject), Relation::Gerund(active))
            }
            (None, Some(Chunk::Comma)) => {
                let owner = main.unwrap_or(active);
                (
                    self.out.predicates[owner].subject,
                    Relation::Participial(owner),
                )
            }
            (None, Some(Chunk::Noun(_))) => {
                let noun = self.chunks[..at]
                    .iter()
                    .rposition(|chunk| matches!(chunk, Chunk::Noun(_)));
                (noun, Relation::Relative)
            }
            (None, Some(Chunk::Coordinator(_))) => {
                let partner = &self.out.predicates[active];
                (partner.subject, partner.relation)
            }
            (None, _) => (
                self.out.predicates[active].subject,
                Relation::Gerund(active),
            ),
        };
        if let Relation::Gerund(governor) = relation {
            self.out.predicates[governor].has_content = true;
        }
        let index = self.push(at, subject, relation);
        self.top().active = Some(index);
    }

    fn participle(&mut self, at: usize) {
        self.top().preposition = None;
        let noun = self.chunks[..at]
            .iter()
            .rposition(|chunk| matches!(chunk, Chunk::Noun(_)));
        let index = self.push(at, noun, Relation::Relative);
        self.top().active = Some(index);
    }

    fn comma(&mut self, at: usize) {
        self.top().preposition = None;
        // ", X said" closes everything inside.
        if let Some(verb) = self.noun(at + 1).and_then(|_| self.finite_after(at + 1)) {
            if self.verb(verb).is_some_and(|group| self.speaks(group))
                && self.stack[0].main.is_some()
            {
                self.pop_to_root();
                self.top().restart();
                return;
            }
        }
        let frame = self.top();
        let closes = frame.main.is_some()
            && match frame.kind {
                Kind::Adverbial => frame.opener,
                Kind::Relative => frame.after_comma,
                Kind::Root | Kind::Content => false,
            };
        if closes {
            self.pop();
        }
        let frame = self.top();
        frame.active = frame.main;
    }

    fn coordinator(&mut self, at: usize) {
        self.top().preposition = None;
        if self.noun(at + 1).is_some()
            && self.top().main.is_some()
            && self.finite_after(at + 1).is_some()
        {
            let verb = self.finite_after(at + 1);
            let speaks = verb
                .and_then(|verb| self.verb(verb))
                .is_some_and(|verb| self.speaks(verb));
            let after_comma = at > 0 && matches!(self.chunks[at - 1], Chunk::Comma);
            if after_comma && speaks {
                self.pop_to_root();
            }
            self.top().restart();
        }
    }

    fn complementizer(&mut self, at: usize) {
        self.top().preposition = None;
        let again = matches!(self.before(at), Some(Chunk::Coordinator(_) | Chunk::Comma))
            && self.top().kind == Kind::Content
            && self.top().main.is_some();
        if again {
            let relation = self.top().relation;
            self.pop();
            self.stack.push(Frame::of(Kind::Content, relation));
            return;
        }
        let noun_before = matches!(self.before(at), Some(Chunk::Noun(_)));
        let active = self.top().active;
        let speech = active.is_some_and(|active| self.is_speech(active));
        let relation = match active {
            Some(active) if speech || !noun_before => {
                self.out.predicates[active].has_content = true;
                Relation::Content(active)
            }
            _ => self.chunks[..at]
                .iter()
                .rposition(|chunk| matches!(chunk, Chunk::Noun(_)))
                .map_or(Relation::Adverbial, Relation::OfNoun),
        };
        let mut frame = Frame::of(Kind::Content, relation);
        frame.conditional = self.top().conditional;
        self.stack.push(frame);
    }

    /// "Dutch minister: attack unacceptable": who stands before the colon says what follows.
    fn colon(&mut self, at: usize) {
        let frame = self.top();
        if frame.main.is_none() {
            if let Some(speaker) = frame.subject {
                if self
                    .noun(speaker)
                    .is_some_and(|group| group.actor.is_some())
                {
                    let scope = at + 1..self.chunks.len();
                    self.out.attributions.push(Attribution {
                        speaker,
                        scope,
                        predicate: None,
                    });
                }
            }
        }
        self.pop_to_root();
        self.top().restart();
    }

    /// "rejects and condemns the decision": the first verb has the object of the second.
    fn share_objects(&mut self) {
        for index in (0..self.out.predicates.len()).rev() {
            let predicate = &self.out.predicates[index];
            let bare = predicate.direct.is_empty()
                && predicate.phrases.is_empty()
                && !predicate.has_content;
            let joined = matches!(
                self.chunks.get(predicate.chunk + 1),
                Some(Chunk::Coordinator(_))
            );
            let partner = self.out.predicates.iter().find(|other| {
                other.chunk == predicate.chunk + 2 && other.subject == predicate.subject
            });
            if let (true, true, Some(partner)) = (bare, joined, partner) {
                let (direct, phrases) = (partner.direct.clone(), partner.phrases.clone());
                let predicate = &mut self.out.predicates[index];
                predicate.direct = direct;
                predicate.phrases = phrases;
            }
        }
    }

    /// A verb of saying with no content of its own, after a comma or quotation mark, says what stands before it.
    fn postposed(&mut self) {
        for index in 0..self.out.predicates.len() {
            let predicate = &self.out.predicates[index];
            let (Some(verb), Some(subject)) = (self.verb(predicate.chunk), predicate.subject)
            else {
                continue;
            };
            let says = self.words.class_of(&verb.lemma).contains(WordClass::SPEECH);
            let bare = !predicate.has_content && predicate.direct.is_empty() && !verb.passive;
            let after_break =
                subject > 0 && matches!(self.chunks[subject - 1], Chunk::Comma | Chunk::Quote);
            let known = self
                .out
                .attributions
                .iter()
                .any(|known| known.predicate == Some(index));
            if says
                && bare
                && after_break
                && subject < predicate.chunk
                && !known
                && verb.form == VerbForm::Finite
            {
                self.out.attributions.push(Attribution {
                    speaker: subject,
                    scope: 0..subject,
                    predicate: Some(index),
                });
            }
        }
    }
}

/// The noun group after `preposition`, the nearest to the verb.
pub fn phrase_noun(predicate: &Predicate, preposition: &str) -> Option<usize> {
    predicate
        .phrases
        .iter()
        .find(|phrase| phrase.preposition == preposition)
        .and_then(|phrase| phrase.noun)
}
