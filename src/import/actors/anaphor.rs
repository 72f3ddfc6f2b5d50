//! Pronouns and short forms: "it", "he", "who", "both sides", "the country".

use super::memory::ActorMemory;
use super::unit::Sense;
use super::{ActorHead, ActorMention, Found, Sentence};
use crate::lexicon::actors::{Gender, Word};
use crate::model::{ActorCode, Role};

impl Sentence<'_> {
    /// The pronoun or short form at unit `at`, where the article tells whom it means.
    pub(super) fn anaphor(
        &self,
        at: usize,
        memory: &ActorMemory,
        before: &[ActorMention],
    ) -> Option<Found> {
        if let Some((actors, end)) = self.collective(at, memory, before) {
            return Some(self.pronoun(at, end, actors, None));
        }
        if let Some(end) = self.unnamed_company(at) {
            return Some(self.pronoun(at, end, Vec::new(), None));
        }
        let (actors, role) = match self.sense(at).word()? {
            Word::He => return self.he(at, memory),
            Word::It if at == 0 && self.says_after(at) && memory.teller().is_some() => {
                let teller = memory.teller()?;
                (teller.actors.clone(), teller.role)
            }
            Word::It if !self.is_expletive(at) => thing(memory)?,
            Word::They => self.they(before, memory)?,
            // Whoever speaks may be named only after it.
            Word::We if self.lower(at) == "we" => speaker(memory).unwrap_or_default(),
            Word::We => speaker(memory)?,
            Word::Who => self.relative(at, before)?,
            Word::Country => (vec![self.last_state(memory)?], None),
            Word::BothSides => (self.pair(before, memory)?, None),
            Word::Grouping => (vec![self.last_organisation(memory)?], None),
            _ => return None,
        };
        let noun = matches!(
            self.sense(at).word(),
            Some(Word::Country | Word::BothSides | Word::Grouping)
        );
        if noun {
            return Some(self.pronoun(at, at + 1, actors, role));
        }
        Some(Found {
            mentions: vec![self.mention(at, at + 1, actors, ActorHead::Pronoun, role)],
            next: at + 1,
        })
    }

    /// A short form over units `at..end`, with the possessive ending after it.
    fn pronoun(&self, at: usize, end: usize, actors: Vec<ActorCode>, role: Option<Role>) -> Found {
        let (head, end) = match self.sense(end) {
            Sense::Possessive => (ActorHead::Modifier, end + 1),
            _ => (ActorHead::Pronoun, end),
        };
        Found {
            mentions: vec![self.mention(at, end, actors, head, role)],
            next: end,
        }
    }

    /// "he", "she", "him": the subject of the last sentence that names somebody fitting; a stranger is nobody's voice.
    fn he(&self, at: usize, memory: &ActorMemory) -> Option<Found> {
        let gender = match self.lower(at) {
            "she" | "herself" => Some(Gender::Female),
            _ => Some(Gender::Male),
        };
        let known = memory
            .company
            .individual(gender, self.lower(at) == "him")?
            .clone();
        let head = if known.actors.is_empty() {
            ActorHead::Other
        } else {
            ActorHead::Pronoun
        };
        let mention = self.mention(at, at + 1, known.actors, head, known.role);
        Some(Found {
            mentions: vec![mention.with_wards(known.wards)],
            next: at + 1,
        })
    }

    /// "It said": whoever told the sentence before goes on.
    fn says_after(&self, at: usize) -> bool {
        matches!(self.lower(at + 1), "said" | "says" | "added" | "noted")
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

    /// "they": several actors named in one breath or people, else the state or body that opens the sentence before.
    fn they(
        &self,
        before: &[ActorMention],
        memory: &ActorMemory,
    ) -> Option<(Vec<ActorCode>, Option<Role>)> {
        let here = self.coordinated(before);
        if !here.is_empty() {
            return Some((here, None));
        }
        if self.opens_with_strangers(before) {
            return None;
        }
        let group = memory.company.near_group();
        let opener = || Some((memory.company.last_opener()?.to_vec(), None));
        group
            .map(|group| (group.to_vec(), None))
            .or_else(|| plural(before, memory))
            .or_else(opener)
    }

    /// "The families hope that they …": people of no state open the sentence, before all that names a state.
    fn opens_with_strangers(&self, before: &[ActorMention]) -> bool {
        let first = usize::from(matches!(self.lower(0), "the" | "many" | "most" | "some"));
        let plain = |unit: usize| {
            matches!(self.sense(unit), Sense::Plain) && self.lower(unit).ends_with('s')
        };
        let named_first = before
            .first()
            .is_some_and(|mention| mention.tokens.start <= self.units[first].first);
        let verb =
            |unit: usize| self.sense(unit).word() == Some(Word::Verb) || self.looks_like_verb(unit);
        first == 1 && !named_first && plain(first) && verb(first + 1)
    }

    /// The two actors named in one breath, else the two states named last.
    fn pair(&self, before: &[ActorMention], memory: &ActorMemory) -> Option<Vec<ActorCode>> {
        let here = self.coordinated(before);
        if here.len() == 2 {
            return Some(here);
        }
        if let Some(group) = memory.company.group().filter(|group| group.len() == 2) {
            return Some(group.to_vec());
        }
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

/// "we": whoever says the sentence, else the last source, else the last official.
fn speaker(memory: &ActorMemory) -> Option<(Vec<ActorCode>, Option<Role>)> {
    if let Some(voice) = memory.voice() {
        return (!voice.is_empty()).then(|| (voice.to_vec(), None));
    }
    if !memory.last_source().is_empty() {
        return Some((memory.last_source().to_vec(), None));
    }
    let actors = memory.company.official()?;
    Some((actors.to_vec(), None))
}
