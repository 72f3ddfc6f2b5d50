//! Noun groups and verb groups: the pieces that clauses are made of.

use super::actors::ActorMention;
use super::tag::{Tag, Word};
use super::token::Token;
use crate::lexicon::words::{VerbForms, WordClass};
use smol_str::SmolStr;
use std::ops::Range;

/// A piece of a sentence.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Chunk {
    Noun(NounGroup),
    Verb(VerbGroup),
    /// A preposition in lower case; several words are joined by spaces ("according to").
    Preposition(SmolStr),
    Comma,
    Coordinator(SmolStr),
    Complementizer(SmolStr),
    Relative(SmolStr),
    Subordinator(SmolStr),
    Colon,
    Quote,
    /// An adjective that stands alone, as after "be".
    Adjective(usize),
    Adverb(usize),
    /// A bracket, semicolon or other sign.
    Break,
}

/// A noun with all that stands before it; or several, joined by commas and "and".
#[derive(Debug, Clone)]
pub struct NounGroup {
    /// Token range.
    pub tokens: Range<usize>,
    /// Token of the head noun.
    pub head: usize,
    /// Singular of the head noun.
    pub lemma: SmolStr,
    /// The mention that is the group's head ("the Kremlin", "four Russian diplomats").
    pub actor: Option<usize>,
    /// Mentions before the head ("Dutch" in "the Dutch allegations").
    pub owners: Vec<usize>,
    /// "its", "his", "their" before the head.
    pub own: bool,
    /// "he", "it" without a known antecedent, "who", "each other".
    pub pronoun: bool,
    /// "no", "neither", "any" before the head.
    pub negated: bool,
    /// Further groups coordinated with this one.
    pub others: Vec<NounGroup>,
}

impl NounGroup {
    /// This group and those coordinated with it.
    pub fn members(&self) -> impl Iterator<Item = &NounGroup> {
        std::iter::once(self).chain(&self.others)
    }

    /// Token range of all members.
    pub fn full_tokens(&self) -> Range<usize> {
        let end = self
            .others
            .last()
            .map_or(self.tokens.end, |last| last.tokens.end);
        self.tokens.start..end
    }
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone)]
pub struct VerbGroup {
    /// Token range.
    pub tokens: Range<usize>,
    /// Token of the main verb.
    pub verb: usize,
    /// Base form of the main verb.
    pub lemma: SmolStr,
    /// Particle after it ("out").
    pub particle: Option<SmolStr>,
    /// Finite, infinitive …
    pub form: VerbForm,
    /// "was expelled".
    pub passive: bool,
    /// "not", "never".
    pub negated: bool,
    /// The modal, if any.
    pub modal: Option<SmolStr>,
    /// "has", "had" before it.
    pub perfect: bool,
    /// "had" before it: before the time told of.
    pub pluperfect: bool,
    /// Present tense, for headlines and standing facts.
    pub present: bool,
}

/// How a verb stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbForm {
    /// With a subject of its own.
    Finite,
    /// "to expel".
    Infinitive,
    /// "expelling".
    Gerund,
    /// "expelled", "accused" after a noun.
    Participle,
}

/// Parts a tagged sentence.
pub fn chunks(
    tokens: &[Token],
    words: &[Word],
    mentions: &[ActorMention],
    times: &[Range<usize>],
) -> Vec<Chunk> {
    let chunker = Chunker {
        tokens,
        words,
        mentions,
        times,
    };
    let mut list = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if let Some(after) = chunker.bracket(at) {
            at = after;
            continue;
        }
        let (chunk, next) = chunker.next(at);
        if let Some(chunk) = chunk {
            list.push(chunk);
        }
        at = next.max(at + 1);
    }
    coordinate(list)
}

struct Chunker<'a> {
    tokens: &'a [Token],
    words: &'a [Word],
    mentions: &'a [ActorMention],
    times: &'a [Range<usize>],
}

impl Chunker<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.words.get(at).map(|word| word.tag)
    }

    /// After a short aside in brackets: "(OPCW)", "[Japan]". It is no part of its clause.
    fn bracket(&self, at: usize) -> Option<usize> {
        let close = match self.tokens[at].lower.as_str() {
            "(" => ")",
            "[" => "]",
            _ => return None,
        };
        (at + 1..self.tokens.len().min(at + 14))
            .find(|&place| self.tokens[place].lower == close)
            .map(|place| place + 1)
    }

    fn next(&self, at: usize) -> (Option<Chunk>, usize) {
        let word = &self.words[at];
        let lower = self.tokens[at].lower.clone();
        let single = |chunk| (Some(chunk), at + 1);
        match word.tag {
            Tag::Verb | Tag::Auxiliary | Tag::To => self.verb_group(at),
            Tag::Negator
                if matches!(self.tag(at + 1), Some(Tag::To | Tag::Verb | Tag::Auxiliary)) =>
            {
                self.verb_group(at)
            }
            Tag::Noun
            | Tag::Name
            | Tag::Determiner
            | Tag::Possessive
            | Tag::Number
            | Tag::Pronoun => self.noun_group(at),
            Tag::Adjective => self.noun_group_or_adjective(at),
            Tag::Adverb
                if matches!(self.tag(at + 1), Some(Tag::Verb)) && self.adverb_opens_verb(at) =>
            {
                self.verb_group(at)
            }
            Tag::Adverb | Tag::Particle => single(Chunk::Adverb(at)),
            Tag::Negator => single(Chunk::Adverb(at)),
            Tag::Preposition => self.preposition(at, lower),
            Tag::Coordinator => single(Chunk::Coordinator(lower)),
            Tag::Complementizer => single(Chunk::Complementizer(lower)),
            Tag::Relative => single(Chunk::Relative(lower)),
            Tag::Subordinator => single(Chunk::Subordinator(lower)),
            Tag::Comma => single(Chunk::Comma),
            Tag::Colon => single(Chunk::Colon),
            Tag::Quote => single(Chunk::Quote),
            Tag::Sign => single(Chunk::Break),
        }
    }

    fn adverb_opens_verb(&self, at: usize) -> bool {
        // "sharply reduced": the adverb belongs to the verb it precedes.
        at > 0
    }

    /// "according to", "because of", "ahead of": two words that work as one.
    fn preposition(&self, at: usize, lower: SmolStr) -> (Option<Chunk>, usize) {
        let next = self.tokens.get(at + 1).map(|token| token.lower.as_str());
        let joined = match (lower.as_str(), next) {
            ("according", Some("to")) => Some("according to"),
            ("because", Some("of")) => Some("because of"),
            ("ahead", Some("of")) => Some("ahead of"),
            ("instead", Some("of")) => Some("instead of"),
            ("due", Some("to")) => Some("due to"),
            ("together", Some("with")) | ("along", Some("with")) => Some("with"),
            ("out", Some("of")) => Some("out of"),
            _ => None,
        };
        match joined {
            Some(joined) => (Some(Chunk::Preposition(SmolStr::new(joined))), at + 2),
            None => (Some(Chunk::Preposition(lower)), at + 1),
        }
    }

    fn noun_group_or_adjective(&self, at: usize) -> (Option<Chunk>, usize) {
        let (chunk, end) = self.noun_group(at);
        match chunk {
            Some(Chunk::Noun(group)) if self.words[group.head].tag == Tag::Adjective => {
                (Some(Chunk::Adjective(at)), at + 1)
            }
            other => (other, end),
        }
    }

    /// Determiner, possessives, numbers, adjectives, nouns and names up to the last noun.
    fn noun_group(&self, start: usize) -> (Option<Chunk>, usize) {
        if self.words[start].tag == Tag::Pronoun {
            return (Some(Chunk::Noun(self.pronoun_group(start))), start + 1);
        }
        let mut at = start;
        let mut head = None;
        let mut owners: Vec<usize> = Vec::new();
        let mut own = false;
        let mut negated = false;
        let mut actor: Option<usize> = None;
        while at < self.words.len() {
            // "the minister Tuesday rejected": a date is a group of its own.
            if at > start && self.time_at(at) != self.time_at(start) {
                break;
            }
            let word = &self.words[at];
            match word.tag {
                Tag::Name | Tag::Noun => {
                    if let Some(mention) = word.mention {
                        let end = self.mentions[mention].tokens.end.max(at + 1);
                        if let Some(before) = actor.replace(mention) {
                            if !owners.contains(&before) {
                                owners.push(before);
                            }
                        }
                        head = Some(end - 1);
                        at = end;
                        continue;
                    }
                    // A common noun after an actor's name takes over as head: "Kremlin denial".
                    if let Some(before) = actor.take() {
                        owners.push(before);
                    }
                    head = Some(at);
                }
                Tag::Possessive => {
                    own |= word.mention.is_none() && word.class.contains(WordClass::POSSESSIVE);
                    if let Some(mention) = word.mention {
                        owners.push(mention);
                    }
                    if let Some(before) = actor.take() {
                        owners.push(before);
                    }
                }
                Tag::Determiner => {
                    if head.is_some() {
                        break;
                    }
                    negated |= matches!(self.tokens[at].lower.as_str(), "no" | "neither");
                }
                Tag::Number => {
                    if head.is_some() && actor.is_some() {
                        break;
                    }
                    head = head.or(Some(at));
                }
                Tag::Adjective => {
                    if head.is_some_and(|head| {
                        self.words[head].tag != Tag::Number
                            && self.words[head].tag != Tag::Adjective
                    }) && !self.noun_follows(at)
                    {
                        break;
                    }
                    head = head.or(Some(at));
                }
                Tag::Adverb if self.adjective_follows(at) => {}
                Tag::Quote if self.quote_inside(start, at) => {}
                Tag::Coordinator if self.joins_adjectives(at) => {}
                _ => break,
            }
            at += 1;
        }
        let Some(head) = head else {
            return self.lone_determiner(start);
        };
        // The last word taken may be a determiner or quote that opens what follows; the group ends with its head.
        let end = at.max(head + 1);
        owners.dedup();
        if let Some(actor) = actor {
            owners.retain(|&owner| owner != actor);
        }
        let group = NounGroup {
            tokens: start..end,
            head,
            lemma: self.words[head].lemma.clone(),
            actor,
            owners,
            own,
            pronoun: false,
            negated,
            others: Vec::new(),
        };
        let promoted = self.promote_modifier(group);
        (Some(Chunk::Noun(promoted)), end)
    }

    /// An adjective of nationality with no noun after it stands for the state: "Dutch expel four Russians".
    fn promote_modifier(&self, mut group: NounGroup) -> NounGroup {
        if group.actor.is_none() && self.words[group.head].tag == Tag::Possessive {
            group.actor = group.owners.pop();
        }
        group
    }

    fn pronoun_group(&self, at: usize) -> NounGroup {
        NounGroup {
            tokens: at..at + 1,
            head: at,
            lemma: self.tokens[at].lower.clone(),
            actor: self.words[at].mention,
            owners: Vec::new(),
            own: false,
            pronoun: self.words[at].mention.is_none(),
            negated: false,
            others: Vec::new(),
        }
    }

    fn lone_determiner(&self, at: usize) -> (Option<Chunk>, usize) {
        if self.words[at].tag == Tag::Determiner {
            let mut group = self.pronoun_group(at);
            group.negated = self.tokens[at].lower == "no";
            (Some(Chunk::Noun(group)), at + 1)
        } else {
            (None, at + 1)
        }
    }

    fn time_at(&self, at: usize) -> Option<usize> {
        self.times.iter().position(|time| time.contains(&at))
    }

    fn noun_follows(&self, at: usize) -> bool {
        self.words[at + 1..]
            .iter()
            .take(3)
            .find(|word| !matches!(word.tag, Tag::Adjective | Tag::Quote))
            .is_some_and(|word| matches!(word.tag, Tag::Noun | Tag::Name))
    }

    fn adjective_follows(&self, at: usize) -> bool {
        matches!(self.tag(at + 1), Some(Tag::Adjective)) && self.noun_follows(at + 1)
    }

    fn joins_adjectives(&self, at: usize) -> bool {
        at > 0
            && matches!(self.tag(at - 1), Some(Tag::Adjective))
            && matches!(self.tag(at + 1), Some(Tag::Adjective))
            && self.noun_follows(at + 1)
    }

    /// A quotation mark inside a noun group: the "so-called" plan.
    fn quote_inside(&self, start: usize, at: usize) -> bool {
        at > start
            && matches!(
                self.tag(at + 1),
                Some(Tag::Noun | Tag::Adjective | Tag::Name)
            )
            && matches!(
                self.tag(at - 1),
                Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number)
            )
    }

    fn verb_group(&self, start: usize) -> (Option<Chunk>, usize) {
        let mut group = VerbParts::default();
        let mut at = start;
        while at < self.words.len() {
            let word = &self.words[at];
            match word.tag {
                Tag::Auxiliary => group.auxiliary(at, word, &self.tokens[at].lower),
                Tag::To if group.main.is_none() => group.infinitive = true,
                Tag::Negator => {
                    group.negated |= !matches!(self.tokens[at].lower.as_str(), "hardly" | "without")
                }
                Tag::Adverb => {
                    if group.main.is_some() || !self.verb_continues(at) {
                        break;
                    }
                }
                Tag::Coordinator
                    if group.last_auxiliary == Some(at.wrapping_sub(1))
                        || self.negator_before(at) =>
                {
                    // "has not and will not launch"
                    if !matches!(self.tag(at + 1), Some(Tag::Auxiliary)) || group.main.is_some() {
                        break;
                    }
                }
                Tag::Verb => {
                    if group.main.is_some() {
                        break;
                    }
                    group.main = Some(at);
                }
                Tag::Particle => {
                    if group.main != Some(at - 1) {
                        break;
                    }
                    group.particle = Some(self.tokens[at].lower.clone());
                }
                Tag::Quote
                    if group.main.is_none() && matches!(self.tag(at + 1), Some(Tag::Verb)) => {}
                _ => break,
            }
            at += 1;
        }
        let Some(main) = group.main.or(group.last_auxiliary) else {
            return (None, at.max(start + 1));
        };
        (Some(Chunk::Verb(group.finish(start..at, main, self))), at)
    }

    fn negator_before(&self, at: usize) -> bool {
        at > 0 && self.tag(at - 1) == Some(Tag::Negator)
    }

    fn verb_continues(&self, at: usize) -> bool {
        self.words[at + 1..]
            .iter()
            .take(4)
            .find(|word| !matches!(word.tag, Tag::Adverb | Tag::Negator))
            .is_some_and(|word| matches!(word.tag, Tag::Verb | Tag::Auxiliary))
    }
}

#[derive(Default)]
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
    fn auxiliary(&mut self, at: usize, word: &Word, lower: &SmolStr) {
        self.last_auxiliary = Some(at);
        self.be |= word.class.contains(WordClass::BE);
        self.have |= word.class.contains(WordClass::HAVE);
        self.had |= lower == "had";
        self.present_auxiliary |= matches!(
            lower.as_str(),
            "is" | "are" | "has" | "have" | "does" | "do"
        );
        self.negated |= lower.ends_with("n't") || lower == "cannot";
        if word.class.contains(WordClass::MODAL) {
            self.modal.get_or_insert_with(|| lower.clone());
        }
    }

    fn finish(self, tokens: Range<usize>, main: usize, chunker: &Chunker<'_>) -> VerbGroup {
        let word = &chunker.words[main];
        let copula = self.main.is_none();
        let passive = !copula && self.be && word.forms.contains(VerbForms::PARTICIPLE);
        let has_auxiliary = self.last_auxiliary.is_some();
        let form = if self.infinitive {
            VerbForm::Infinitive
        } else if has_auxiliary && !(copula && word.forms == VerbForms::GERUND) {
            if chunker.tokens[tokens.start].lower == "being"
                || chunker.tokens[tokens.start].lower == "having"
            {
                VerbForm::Gerund
            } else {
                VerbForm::Finite
            }
        } else if word.forms.contains(VerbForms::GERUND) {
            VerbForm::Gerund
        } else if word.forms.contains(VerbForms::PARTICIPLE)
            && !word.forms.contains(VerbForms::PAST)
        {
            VerbForm::Participle
        } else {
            VerbForm::Finite
        };
        let present = self.present_auxiliary && !self.have
            || !has_auxiliary && word.forms.intersects(VerbForms::BASE | VerbForms::THIRD);
        VerbGroup {
            verb: main,
            lemma: if copula {
                auxiliary_lemma(word)
            } else {
                word.lemma.clone()
            },
            particle: self.particle,
            form,
            passive,
            negated: self.negated,
            modal: self.modal,
            perfect: self.have && !copula,
            pluperfect: self.had && !copula,
            present,
            tokens,
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

/// Joins "the Netherlands, Britain and the United States" into one group.
fn coordinate(list: Vec<Chunk>) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::with_capacity(list.len());
    let mut at = 0;
    let mut verb_seen = false;
    while at < list.len() {
        match &list[at] {
            Chunk::Noun(first) if !first.pronoun || first.actor.is_some() => {
                let (members, next) = run_of_groups(&list, at, verb_seen);
                let mut group = first.clone();
                group.others = members;
                out.push(Chunk::Noun(group));
                at = next;
                continue;
            }
            Chunk::Verb(verb) => verb_seen |= verb.form == VerbForm::Finite,
            Chunk::Complementizer(_)
            | Chunk::Relative(_)
            | Chunk::Subordinator(_)
            | Chunk::Colon
            | Chunk::Break => {
                verb_seen = false;
            }
            _ => {}
        }
        out.push(list[at].clone());
        at += 1;
    }
    out
}

fn noun_at(list: &[Chunk], at: usize) -> Option<&NounGroup> {
    match list.get(at) {
        Some(Chunk::Noun(group)) if !group.pronoun || group.actor.is_some() => Some(group),
        _ => None,
    }
}

/// Groups coordinated with the one at `start`, and the index after the last.
fn run_of_groups(list: &[Chunk], start: usize, verb_seen: bool) -> (Vec<NounGroup>, usize) {
    let mut members = Vec::new();
    let mut pending = Vec::new();
    let mut next = start + 1;
    let mut end = start + 1;
    let first_is_actor = noun_at(list, start).is_some_and(|group| group.actor.is_some());
    loop {
        match (list.get(next), list.get(next + 1)) {
            (Some(Chunk::Comma), Some(Chunk::Coordinator(word))) if is_joining(word) => {
                let Some(group) = noun_at(list, next + 2) else {
                    break;
                };
                if !closes(list, next + 2, verb_seen, first_is_actor, group) {
                    break;
                }
                members.append(&mut pending);
                members.push(group.clone());
                end = next + 3;
                break;
            }
            (Some(Chunk::Coordinator(word)), _) if is_joining(word) => {
                let Some(group) = noun_at(list, next + 1) else {
                    break;
                };
                if !closes(list, next + 1, verb_seen, first_is_actor, group) {
                    break;
                }
                members.append(&mut pending);
                members.push(group.clone());
                end = next + 2;
                // "X and Y, and Z" is rare; "X and Y" ends the run.
                break;
            }
            (Some(Chunk::Comma), Some(Chunk::Noun(group)))
                if !group.pronoun && group.actor.is_some() == first_is_actor =>
            {
                // A headline joins by a comma alone: "US, UK accuse Russia".
                let headline = !verb_seen
                    && first_is_actor
                    && matches!(list.get(next + 2), Some(Chunk::Verb(verb)) if verb.present)
                    && start == 0;
                pending.push(group.clone());
                next += 2;
                if headline {
                    members.append(&mut pending);
                    end = next;
                    break;
                }
            }
            _ => break,
        }
    }
    (members, end)
}

fn is_joining(word: &str) -> bool {
    matches!(word, "and" | "or" | "&")
}

/// Whether the group at `at`, after "and", belongs to the run rather than opening a clause of its own.
fn closes(
    list: &[Chunk],
    at: usize,
    verb_seen: bool,
    first_is_actor: bool,
    group: &NounGroup,
) -> bool {
    let new_subject = verb_seen
        && matches!(list.get(at + 1), Some(Chunk::Verb(verb)) if verb.form == VerbForm::Finite);
    !new_subject
        && (first_is_actor == group.actor.is_some()
            || !first_is_actor
            || group.own
            || group.owners.is_empty())
}
