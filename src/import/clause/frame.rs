//! The clauses still open while a sentence is read.

use super::Relation;
use smol_str::SmolStr;

/// What opened a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The sentence.
    Root,
    /// "that …", or a clause right after a verb of saying.
    Content,
    /// "who …".
    Relative,
    /// "after …", "if …".
    Adverbial,
}

/// A clause still open.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks of a clause, each read alone"
)]
pub(super) struct Frame {
    /// What opened it.
    pub kind: Kind,
    /// What its verbs depend on.
    pub relation: Relation,
    /// Inside an if-clause.
    pub conditional: bool,
    /// Opened before the clause it belongs to had its verb.
    pub opener: bool,
    /// A comma stands before it.
    pub after_comma: bool,
    /// Chunk of the subject.
    pub subject: Option<usize>,
    /// The finite verb.
    pub main: Option<usize>,
    /// The verb that takes the next objects.
    pub active: Option<usize>,
    /// Read, and waiting for its noun group.
    pub preposition: Option<SmolStr>,
    /// Chunk of the noun that a relative clause describes.
    pub antecedent: Option<usize>,
    /// That noun is the clause's object once the clause has a subject of its own: "which Norland sanctioned".
    pub lacks_object: bool,
    /// Its last infinitive: "urged Sudland to stop".
    pub infinitive: Option<usize>,
}

impl Frame {
    /// A clause of which nothing is read yet.
    pub fn new(kind: Kind, relation: Relation) -> Self {
        Self {
            kind,
            relation,
            conditional: false,
            opener: false,
            after_comma: false,
            subject: None,
            main: None,
            active: None,
            preposition: None,
            antecedent: None,
            lacks_object: false,
            infinitive: None,
        }
    }

    /// Begins another clause in the same place.
    pub fn restart(&mut self) {
        self.subject = None;
        self.main = None;
        self.active = None;
        self.preposition = None;
        self.infinitive = None;
    }

    /// Whether it has a subject but no finite verb yet.
    pub fn waits_for_verb(&self) -> bool {
        self.subject.is_some() && self.main.is_none()
    }

    /// Makes `predicate` its finite verb.
    pub fn set_main(&mut self, predicate: usize) {
        self.main = Some(predicate);
        self.active = Some(predicate);
        self.infinitive = None;
    }

    /// "After meeting Sudland, …": a clause before the main one whose only verb has no subject of its own.
    pub fn is_fronted_gerund(&self) -> bool {
        self.kind == Kind::Adverbial
            && self.opener
            && self.main.is_none()
            && self.subject.is_none()
            && self.active.is_some()
    }

    /// Whether a comma ends it, now that it has its verb.
    pub fn ends_at_comma(&self) -> bool {
        self.main.is_some()
            && match self.kind {
                Kind::Adverbial => self.opener,
                Kind::Relative => self.after_comma,
                Kind::Root | Kind::Content => false,
            }
    }
}

/// The open clauses, the sentence itself at the bottom: never empty.
#[derive(Debug, Clone)]
pub(super) struct Stack {
    root: Frame,
    inner: Vec<Frame>,
}

impl Stack {
    pub fn new() -> Self {
        Self {
            root: Frame::new(Kind::Root, Relation::Root),
            inner: Vec::new(),
        }
    }

    pub fn root(&self) -> &Frame {
        &self.root
    }

    /// The innermost clause.
    pub fn top(&self) -> &Frame {
        self.inner.last().unwrap_or(&self.root)
    }

    /// The innermost clause, to change.
    pub fn top_mut(&mut self) -> &mut Frame {
        self.inner.last_mut().unwrap_or(&mut self.root)
    }

    /// The innermost clause and the one around it; none at the root.
    pub fn top_two(&self) -> Option<(&Frame, &Frame)> {
        match self.inner.as_slice() {
            [] => None,
            [inner] => Some((inner, &self.root)),
            [.., outer, inner] => Some((inner, outer)),
        }
    }

    pub fn push(&mut self, frame: Frame) {
        self.inner.push(frame);
    }

    pub fn pop(&mut self) {
        self.inner.pop();
    }

    pub fn pop_to_root(&mut self) {
        self.inner.clear();
    }
}
