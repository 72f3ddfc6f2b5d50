//! Pronouns and short forms: "it", "he", "who", "both sides", "the country".

use super::memory::ActorMemory;
use super::unit::Sense;
use super::{ActorHead, ActorMention, Found, Sentence};
use crate::lexicon::actors::Word;
use crate::model::{ActorCode, Role};

impl Sentence<'_> {
    /// The pronoun or short form at unit `at`, where the article tells whom it means.
    pub(super) fn anaphor(
        &self,
        at: usize,
        memory: &ActorMemory,
        before: &[ActorMention],
    ) -> Option<Found> {
        let (actors, role) = match self.sense(at).word()? {
            Word::He => {
                let (actors, role) = memory.last_person()?;
                (actors.to_vec(), role)
            }
            Word::It if !self.is_expletive(at) => thing(memory)?,
            Word::They => plural(before, memory)?,
            Word::We => speaker(memory)?,
            Word::Who => self.relative(at, before)?,
            Word::Country => (vec![self.last_state(memory)?], None),
            Word::BothSides => (self.pair(memory)?, None),
            Word::Grouping => (vec![self.last_organisation(memory)?], None),
            _ => return None,
        };
        let noun = matches!(
            self.sense(at).word(),
            Some(Word::Country | Word::BothSides | Word::Grouping)
        );
        let (head, end) = match self.sense(at + 1) {
            Sense::Possessive if noun => (ActorHead::Modifier, at + 2),
            _ => (ActorHead::Pronoun, at + 1),
        };
        Some(Found {
            mentions: vec![self.mention(at, end, actors, head, role)],
            next: end,
        })
    }

    /// "It is unclear", "it was time": nobody is meant.
    fn is_expletive(&self, at: usize) -> bool {
        // "It's clear"
        if self.sense(at + 1) == Sense::Possessive {
            return true;
        }
        let being = matches!(
            self.lower(at + 1),
            "is" | "was"
                | "would"
                | "will"
                | "seems"
                | "appears"
                | "remains"
                | "has"
                | "had"
                | "became"
        );
        being
            && (at + 2..at + 5).any(|unit| {
                self.sense(unit).word() == Some(Word::Expletive)
                    || matches!(self.lower(unit), "likely" | "clear" | "best")
            })
    }

    /// "who" and "which" right after a mention.
    fn relative(
        &self,
        at: usize,
        before: &[ActorMention],
    ) -> Option<(Vec<ActorCode>, Option<Role>)> {
        let last = before.last()?;
        let here = self.units[at].first;
        let between = self.tokens.get(last.tokens.end..here)?;
        let adjacent = between.is_empty() || between.len() == 1 && between[0].lower == ",";
        let fits = adjacent && !last.actors.is_empty() && last.head != ActorHead::Modifier;
        fits.then(|| (last.actors.clone(), last.role))
    }

    fn last_state(&self, memory: &ActorMemory) -> Option<ActorCode> {
        let states = memory.seen().iter().rev();
        let state = |actor: &&ActorCode| !self.lexicon.is_organisation(**actor);
        states.copied().find(|actor| state(&actor))
    }

    fn last_organisation(&self, memory: &ActorMemory) -> Option<ActorCode> {
        let seen = memory.seen().iter().rev().copied();
        seen.into_iter()
            .find(|&actor| self.lexicon.is_organisation(actor))
    }

    /// The two states named last.
    fn pair(&self, memory: &ActorMemory) -> Option<Vec<ActorCode>> {
        let mut states: Vec<ActorCode> = memory
            .seen()
            .iter()
            .rev()
            .copied()
            .filter(|&actor| !self.lexicon.is_organisation(actor))
            .take(2)
            .collect();
        states.reverse();
        (states.len() == 2).then_some(states)
    }
}

/// "they": the people or the several actors named last.
fn plural(before: &[ActorMention], memory: &ActorMemory) -> Option<(Vec<ActorCode>, Option<Role>)> {
    let many = |head: ActorHead, actors: &[ActorCode]| {
        head == ActorHead::Citizens || actors.len() > 1 && head != ActorHead::Modifier
    };
    if let Some(mention) = before
        .iter()
        .rev()
        .find(|mention| many(mention.head, &mention.actors) && !mention.actors.is_empty())
    {
        return Some((mention.actors.clone(), mention.role));
    }
    let recent = memory.latest(|recent| many(recent.head, &recent.actors))?;
    Some((recent.actors.clone(), recent.role))
}

/// "it": the subject so far, unless that is a person or people.
fn thing(memory: &ActorMemory) -> Option<(Vec<ActorCode>, Option<Role>)> {
    let is_thing = |head: ActorHead| matches!(head, ActorHead::Name | ActorHead::Institution);
    let subject = memory.subject()?;
    let recent = if is_thing(subject.head) {
        subject
    } else {
        memory.latest(|recent| is_thing(recent.head))?
    };
    Some((recent.actors.clone(), recent.role))
}

/// "we": the last source, else the last official.
fn speaker(memory: &ActorMemory) -> Option<(Vec<ActorCode>, Option<Role>)> {
    if !memory.last_source().is_empty() {
        return Some((memory.last_source().to_vec(), None));
    }
    let (actors, role) = memory.last_person()?;
    Some((actors.to_vec(), role))
}
