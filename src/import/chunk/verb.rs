//! Verb groups: auxiliaries, "not", adverbs between, the verb and its particle.

use super::{Chunk, Chunker, VerbForm, VerbGroup};
use crate::import::tag::{Tag, Word};
use crate::lexicon::words::{VerbForms, WordClass};
use smol_str::SmolStr;
use std::ops::Range;

impl Chunker<'_> {
    /// From the first auxiliary, negator or adverb to the particle.
    pub(super) fn verb_group(&self, start: usize) -> (Option<Chunk>, usize) {
        let mut parts = VerbParts::default();
        let mut at = start;
        while at < self.words.len() && parts.take(at, self) {
            at += 1;
        }
        match parts.main.or(parts.last_auxiliary) {
            Some(verb) => {
                let group = parts.finish(start..at, verb, self);
                (Some(Chunk::Verb(group)), at)
            }
            None => (None, at.max(start + 1)),
        }
    }

    /// Whether a verb follows the adverb at `at`, past others.
    fn verb_continues(&self, at: usize) -> bool {
        self.words[at + 1..]
            .iter()
            .take(4)
            .find(|word| !matches!(word.tag, Tag::Adverb | Tag::Negator | Tag::Quote))
            .is_some_and(|word| matches!(word.tag, Tag::Verb | Tag::Auxiliary))
    }
}

/// What a verb group has so far.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "marks of grammar that occur in every combination"
)]
struct VerbParts {
    main: Option<usize>,
    last_auxiliary: Option<usize>,
    be: bool,
    have: bool,
    had: bool,
    present_auxiliary: bool,
    modal: Option<SmolStr>,
    infinitive: bool,
    negated: bool,
    particle: Option<SmolStr>,
}

impl VerbParts {
    /// Takes the word at `at` if it belongs to the group.
    fn take(&mut self, at: usize, chunker: &Chunker<'_>) -> bool {
        let before_main = self.main.is_none();
        let next = chunker.tag(at + 1);
        match chunker.words[at].tag {
            Tag::Auxiliary => self.auxiliary(at, chunker),
            // "is to blame" says what somebody is, not what he will do.
            Tag::To if before_main && self.be && chunker.lower(at + 1) == "blame" => return false,
            // "is to expel", "has to leave"
            Tag::To if before_main && self.last_auxiliary.is_some() => {
                let modal = if self.have { "must" } else { "will" };
                self.modal.get_or_insert(SmolStr::new_static(modal));
                self.have = false;
                self.be = false;
            }
            Tag::To if before_main => self.infinitive = true,
            Tag::Negator => {
                self.negated |= !matches!(chunker.lower(at), "hardly" | "without");
            }
            Tag::Adverb => return before_main && chunker.verb_continues(at),
            // "has not and will not launch"
            Tag::Coordinator => {
                let after_auxiliary = at > 0 && self.last_auxiliary == Some(at - 1);
                let joins = after_auxiliary || chunker.tag_before(at) == Some(Tag::Negator);
                return joins && before_main && next == Some(Tag::Auxiliary);
            }
            Tag::Verb if before_main => self.main = Some(at),
            Tag::Particle if at > 0 && self.main == Some(at - 1) => {
                self.particle = Some(chunker.tokens[at].lower.clone());
            }
            // had "unintentionally" shot
            Tag::Quote => {
                let inside = self.last_auxiliary.is_some() && chunker.verb_continues(at);
                return before_main && (next == Some(Tag::Verb) || inside);
            }
            _ => return false,
        }
        true
    }

    fn auxiliary(&mut self, at: usize, chunker: &Chunker<'_>) {
        let class = chunker.words[at].class;
        let lower = chunker.lower(at);
        self.last_auxiliary = Some(at);
        self.be |= class.contains(WordClass::BE);
        self.have |= class.contains(WordClass::HAVE);
        self.had |= lower == "had";
        self.present_auxiliary |= matches!(lower, "is" | "are" | "has" | "have" | "does" | "do");
        self.negated |= lower.ends_with("n't") || lower == "cannot";
        if class.contains(WordClass::MODAL) {
            self.modal
                .get_or_insert_with(|| chunker.tokens[at].lower.clone());
        }
    }

    fn finish(self, tokens: Range<usize>, verb: usize, chunker: &Chunker<'_>) -> VerbGroup {
        let word = &chunker.words[verb];
        let copula = self.main.is_none();
        let has_auxiliary = self.last_auxiliary.is_some();
        let present = self.present_auxiliary && !self.have
            || !has_auxiliary && word.forms.intersects(VerbForms::BASE | VerbForms::THIRD);
        VerbGroup {
            verb,
            lemma: if copula {
                auxiliary_lemma(word)
            } else {
                word.lemma.clone()
            },
            form: self.form(word, chunker.lower(tokens.start)),
            particle: self.particle,
            passive: !copula && self.be && word.forms.contains(VerbForms::PARTICIPLE),
            negated: self.negated,
            modal: self.modal,
            perfect: self.have && !copula,
            pluperfect: self.had && !copula,
            present,
            base: !has_auxiliary
                && word.forms.contains(VerbForms::BASE)
                && !word.forms.contains(VerbForms::PAST),
            bare_past: !has_auxiliary
                && !self.infinitive
                && word.forms.contains(VerbForms::PARTICIPLE),
            tokens,
        }
    }

    /// The form of a group that begins with `first` and whose main verb, or last auxiliary, is `verb`.
    fn form(&self, verb: &Word, first: &str) -> VerbForm {
        let has_auxiliary = self.last_auxiliary.is_some();
        let lone_gerund = self.main.is_none() && !self.be && verb.forms == VerbForms::GERUND;
        if self.infinitive {
            VerbForm::Infinitive
        } else if has_auxiliary && !lone_gerund {
            if matches!(first, "being" | "having") {
                VerbForm::Gerund
            } else {
                VerbForm::Finite
            }
        } else if verb.forms.contains(VerbForms::GERUND) {
            VerbForm::Gerund
        } else if verb.forms.contains(VerbForms::PARTICIPLE)
            && !verb.forms.contains(VerbForms::PAST)
        {
            VerbForm::Participle
        } else {
            VerbForm::Finite
        }
    }
}

fn auxiliary_lemma(word: &Word) -> SmolStr {
    if word.class.contains(WordClass::BE) {
        SmolStr::new_static("be")
    } else if word.class.contains(WordClass::HAVE) {
        SmolStr::new_static("have")
    } else if word.class.contains(WordClass::DO) {
        SmolStr::new_static("do")
    } else {
        word.lemma.clone()
    }
}
