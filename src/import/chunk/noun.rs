//! Noun groups: determiner, owners, numbers, adjectives and the head noun.

use super::coordinate::TELLING;
use super::{Chunk, Chunker, NounGroup};
use crate::import::actors::ActorHead;
use crate::import::tag::Tag;
use crate::lexicon::words::WordClass;

impl Chunker<'_> {
    /// Determiner, possessives, numbers, adjectives, nouns and names up to the last noun.
    pub(super) fn noun_group(&self, start: usize) -> (Option<Chunk>, usize) {
        if self.tag(start) == Some(Tag::Pronoun) {
            return (Some(Chunk::Noun(self.lone_word(start))), start + 1);
        }
        let mut parts = NounParts {
            start,
            ..NounParts::default()
        };
        let mut at = start;
        // "the minister Tuesday rejected": a date is a group of its own.
        while at < self.words.len() && self.time_at(at) == self.time_at(start) {
            if at > start && self.opens_subject(start, at) {
                break;
            }
            let Some(next) = parts.take(at, self) else {
                break;
            };
            at = next;
        }
        match parts.head {
            Some(head) => {
                let end = at.max(head + 1);
                (Some(Chunk::Noun(parts.finish(head, end, self))), end)
            }
            None => (self.lone_determiner(start), start + 1),
        }
    }

    pub(super) fn noun_group_or_adjective(&self, at: usize) -> (Option<Chunk>, usize) {
        match self.noun_group(at) {
            (Some(Chunk::Noun(group)), _) if self.tag(group.head) == Some(Tag::Adjective) => {
                (Some(Chunk::Adjective(at)), at + 1)
            }
            other => other,
        }
    }

    /// "In retaliation Norland expelled …", "In Norburg the …": after a preposition that opens the sentence, the actor at `at` is
    /// the subject. "the sanctions Norland imposed": the actor is the subject of a clause that describes what stands before it.
    fn opens_subject(&self, start: usize, at: usize) -> bool {
        let Some(mention) = self.words[at].mention else {
            return false;
        };
        let mention = &self.mentions[mention];
        if mention.tokens.start != at || mention.head == ActorHead::Modifier {
            return false;
        }
        let verb_follows = matches!(
            self.tag(mention.tokens.end),
            Some(Tag::Verb | Tag::Auxiliary)
        );
        let after_opening = start == 1
            && self.tag(0) == Some(Tag::Preposition)
            && matches!(self.tag_before(at), Some(Tag::Noun | Tag::Name));
        let is_plural = self.lower(at - 1) != self.words[at - 1].lemma;
        let describes = self.words[start].mention.is_none()
            && self.tag_before(at) == Some(Tag::Noun)
            && match self.lower(start) {
                "the" => is_plural,
                "a" | "an" => true,
                _ => false,
            };
        verb_follows && (after_opening || describes)
    }

    /// A pronoun or determiner as a group by itself.
    fn lone_word(&self, at: usize) -> NounGroup {
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

    fn lone_determiner(&self, at: usize) -> Option<Chunk> {
        (self.tag(at) == Some(Tag::Determiner)).then(|| {
            Chunk::Noun(NounGroup {
                negated: self.lower(at) == "no",
                ..self.lone_word(at)
            })
        })
    }

    fn time_at(&self, at: usize) -> Option<usize> {
        self.times.iter().position(|time| time.contains(&at))
    }

    /// Whether a noun follows the word at `at`, past adjectives.
    fn noun_follows(&self, at: usize) -> bool {
        self.words[at + 1..]
            .iter()
            .take(3)
            .find(|word| !matches!(word.tag, Tag::Adjective | Tag::Quote))
            .is_some_and(|word| matches!(word.tag, Tag::Noun | Tag::Name))
    }

    fn adjective_follows(&self, at: usize) -> bool {
        self.tag(at + 1) == Some(Tag::Adjective) && self.noun_follows(at + 1)
    }

    /// "false and baseless claims".
    fn joins_adjectives(&self, at: usize) -> bool {
        self.tag_before(at) == Some(Tag::Adjective) && self.adjective_follows(at)
    }

    /// A quotation mark inside a noun group: the "so-called" plan.
    fn quote_inside(&self, start: usize, at: usize) -> bool {
        at > start
            && matches!(
                self.tag(at + 1),
                Some(Tag::Noun | Tag::Adjective | Tag::Name)
            )
            && matches!(
                self.tag_before(at),
                Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number)
            )
    }
}

/// What a noun group has so far.
#[derive(Default)]
struct NounParts {
    start: usize,
    head: Option<usize>,
    actor: Option<usize>,
    owners: Vec<usize>,
    own: bool,
    negated: bool,
}

impl NounParts {
    /// Takes the word at `at` if it belongs to the group; returns the token after what was taken.
    fn take(&mut self, at: usize, chunker: &Chunker<'_>) -> Option<usize> {
        match chunker.words[at].tag {
            Tag::Name | Tag::Noun
                if self.ends_before(at, chunker) || self.ends_at_article(at, chunker) =>
            {
                return None;
            }
            Tag::Name | Tag::Noun => return Some(self.noun(at, chunker)),
            Tag::Possessive => self.possessive(at, chunker),
            Tag::Determiner if self.head.is_none() => {
                self.negated |= matches!(chunker.lower(at), "no" | "neither");
            }
            Tag::Number if self.head.is_none() || self.actor.is_none() => {
                self.head = self.head.or(Some(at));
            }
            Tag::Adjective if !self.has_noun(chunker) || chunker.noun_follows(at) => {
                self.head = self.head.or(Some(at));
            }
            Tag::Adverb if chunker.adjective_follows(at) => {}
            Tag::Quote if chunker.quote_inside(self.start, at) => {}
            Tag::Coordinator if chunker.joins_adjectives(at) => {}
            _ => return None,
        }
        Some(at + 1)
    }

    /// "told reporters Norland and Sudland had met": who is told, then who it is about.
    fn ends_before(&self, at: usize, chunker: &Chunker<'_>) -> bool {
        let is_told = self
            .start
            .checked_sub(1)
            .and_then(|before| chunker.words.get(before))
            .is_some_and(|word| TELLING.contains(&word.lemma.as_str()));
        is_told
            && chunker.words[at].mention.is_some()
            && self.actor.is_none()
            && self.owners.is_empty()
            && self.has_noun(chunker)
    }

    /// "dismissed as absurd a Sudlandic claim", "cut off from the system a Sudlandic bank": the next group begins with its article.
    fn ends_at_article(&self, at: usize, chunker: &Chunker<'_>) -> bool {
        self.head.is_some()
            && chunker.tag_before(at) != Some(Tag::Coordinator)
            && matches!(chunker.lower(at), "a" | "an" | "the")
    }

    /// The last noun or name is the head; an actor before it becomes an owner: "Kremlin denial".
    fn noun(&mut self, at: usize, chunker: &Chunker<'_>) -> usize {
        let Some(mention) = chunker.words[at].mention else {
            self.owners.extend(self.actor.take());
            self.head = Some(at);
            return at + 1;
        };
        let end = chunker.mentions[mention].tokens.end.max(at + 1);
        if let Some(before) = self.actor.replace(mention)
            && !self.owners.contains(&before)
        {
            self.owners.push(before);
        }
        self.head = Some(end - 1);
        end
    }

    fn possessive(&mut self, at: usize, chunker: &Chunker<'_>) {
        let word = &chunker.words[at];
        self.own |= word.mention.is_none() && word.class.contains(WordClass::POSSESSIVE);
        self.owners.extend(word.mention);
        self.owners.extend(self.actor.take());
    }

    /// Whether the head so far is a noun, not a number or adjective that waits for one.
    fn has_noun(&self, chunker: &Chunker<'_>) -> bool {
        self.head
            .and_then(|head| chunker.tag(head))
            .is_some_and(|tag| !matches!(tag, Tag::Number | Tag::Adjective))
    }

    fn finish(mut self, head: usize, end: usize, chunker: &Chunker<'_>) -> NounGroup {
        self.owners.dedup();
        self.owners.retain(|&owner| Some(owner) != self.actor);
        NounGroup {
            tokens: self.start..end,
            head,
            lemma: chunker.words[head].lemma.clone(),
            actor: self.actor,
            owners: self.owners,
            own: self.own,
            pronoun: false,
            negated: self.negated,
            others: Vec::new(),
        }
    }
}
