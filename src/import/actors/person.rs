//! People by name: office-holders, and those the article introduced.

use super::chain::{Chain, HeadKind};
use super::memory::ActorMemory;
use super::name::PersonName;
use super::unit::Sense;
use super::wards::Known;
use super::{ActorHead, Found, Sentence};
use crate::lexicon::actors::{Meaning, Word};
use crate::model::{ActorCode, Role};

impl Sentence<'_> {
    /// "Norway's Stoltenberg", "Saudi King Salman": a nationality before one of its office-holders.
    pub(super) fn with_leader(&self, chain: &Chain, memory: &mut ActorMemory) -> Option<Found> {
        let [nation] = chain.nations.as_slice() else {
            return None;
        };
        let mut name = self.name_at(chain.end)?;
        let own = self.own_leader(&name, &nation.actors);
        name.known = own.or(name.known);
        let (actor, role) = name.known?;
        if !nation.actors.contains(&actor) || own.is_none() && self.is_someone_else(&name) {
            return None;
        }
        let known = Known::of(ActorHead::Official, &[actor], role, &[]);
        self.introduce(&name, &known, memory);
        let (head, end) = match self.sense(name.end) {
            Sense::Possessive => (ActorHead::Modifier, name.end + 1),
            _ => (ActorHead::Official, name.end),
        };
        Some(Found {
            mentions: vec![self.mention(chain.first, end, vec![actor], head, Some(role))],
            next: end,
        })
    }

    /// "North Korea's Kim": a surname that many have, told by the nation before it.
    fn own_leader(&self, name: &PersonName, nations: &[ActorCode]) -> Option<(ActorCode, Role)> {
        if name.end != name.first + 1 || !self.has_capital(name.first) {
            return None;
        }
        let readings = self.lexicon.phrases().lookup(self.lower(name.first));
        readings
            .iter()
            .filter(|reading| reading.holds(self.when))
            .filter_map(|reading| match reading.meaning {
                Meaning::Surname(actor, role) | Meaning::SharedSurname(actor, role) => {
                    nations.contains(&actor).then_some((actor, role))
                }
                _ => None,
            })
            .min_by_key(|(_, role)| *role)
    }

    /// "the late King Hussein", "former Vice President Al Gore": known, but no longer anybody's voice.
    pub(super) fn bygone(&self, at: usize, memory: &mut ActorMemory) -> Option<Found> {
        let opens = |unit: usize| {
            matches!(
                self.sense(unit).word(),
                Some(Word::Determiner | Word::Former | Word::Premodifier)
            )
        };
        let start = (at..at + 4).find(|&unit| !opens(unit))?;
        let name = self.name_at(start)?;
        let wards: Vec<ActorCode> = name.known.map(|(actor, _)| actor).into_iter().collect();
        let known = Known::of(ActorHead::Other, &[], Role::Citizens, &wards);
        self.introduce(&name, &known, memory);
        let mention = self.mention(at, name.end, Vec::new(), ActorHead::Other, None);
        Some(Found {
            mentions: vec![mention.with_wards(wards)],
            next: name.end,
        })
    }

    pub(super) fn introduce(&self, name: &PersonName, known: &Known, memory: &mut ActorMemory) {
        let mut states = known.actors.iter().chain(&known.wards);
        let family_first = states
            .next()
            .is_some_and(|&actor| self.lexicon.family_first(actor));
        memory.introduce(&self.words_of(name), family_first, known);
    }

    /// A person by name alone: an office-holder, or somebody introduced before.
    pub(super) fn person(&self, at: usize, memory: &mut ActorMemory) -> Option<Found> {
        if at > 0 && self.is_plain_capital(at - 1) && !self.title_case {
            return None;
        }
        let name = self.name_at(at)?;
        let words = self.words_of(&name);
        if let Some(found) = self.apposed_title(&name, words.len(), memory) {
            return Some(found);
        }
        if let Some(found) = self.aged_native(&name, words.len(), memory) {
            return Some(found);
        }
        let introduced = words
            .last()
            .and_then(|surname| memory.person(surname))
            .cloned();
        let office = || {
            let (actor, role) = name.known.filter(|_| !self.is_someone_else(&name))?;
            Some(Known::of(ActorHead::Official, &[actor], role, &[]))
        };
        let known = introduced.or_else(office)?;
        if self.is_date_word(&name) {
            return None;
        }
        self.introduce(&name, &known, memory);
        let end = self.homeland(name.end, &known.actors);
        let (head, end) = match self.sense(end) {
            _ if known.actors.is_empty() => (ActorHead::Other, end),
            Sense::Possessive => (ActorHead::Modifier, end + 1),
            _ => (ActorHead::Official, end),
        };
        let mention = self.mention(name.first, end, known.actors, head, known.role);
        Some(Found {
            mentions: vec![mention.with_wards(known.wards)],
            next: end,
        })
    }

    /// "Barbara Bush", "Trump Tower".
    fn is_someone_else(&self, name: &PersonName) -> bool {
        let alone = |unit: usize| match self.sense(unit) {
            Sense::Known(meaning @ Meaning::Surname(..)) => {
                name.end - name.first > 1 && !self.has_honorific(name)
                    || self.is_other_person(unit, meaning)
            }
            Sense::Known(Meaning::Person(..)) => false,
            Sense::Shared(..) | Sense::Known(Meaning::Word(Word::Calendar)) => {
                !self.has_honorific(name)
            }
            _ => true,
        };
        !self.title_case && (name.first..name.end).all(alone)
    }

    fn has_honorific(&self, name: &PersonName) -> bool {
        self.sense(name.first).word() == Some(Word::Honorific)
    }

    /// A month is nobody: "in May".
    fn is_date_word(&self, name: &PersonName) -> bool {
        let single = name.end == name.first + 1;
        let before = name.first.checked_sub(1).map(|at| self.sense(at));
        single
            && self.sense(name.first).word() == Some(Word::Calendar)
            && (matches!(before, Some(Sense::Number))
                || before.is_some_and(|sense| sense.word() == Some(Word::Function))
                || self.sense(name.end) == Sense::Number)
    }

    /// "of Russia" after "Sergei Lavrov".
    fn homeland(&self, at: usize, actors: &[ActorCode]) -> usize {
        match self.sense(at + 1) {
            Sense::Known(Meaning::State(actor))
                if self.lower(at) == "of" && actors.contains(&actor) =>
            {
                at + 2
            }
            _ => at,
        }
    }

    /// "Anna Nord, 61, of Norland": a private person of that state.
    fn aged_native(
        &self,
        name: &PersonName,
        words: usize,
        memory: &mut ActorMemory,
    ) -> Option<Found> {
        let at = name.end;
        let aged = words >= 2
            && self.sense(at) == Sense::Comma
            && self.sense(at + 1) == Sense::Number
            && self.sense(at + 2) == Sense::Comma
            && matches!(self.lower(at + 3), "of" | "from");
        let Sense::Known(Meaning::State(state)) = self.sense(at + 4) else {
            return None;
        };
        if !aged {
            return None;
        }
        let wards = vec![state];
        let known = Known::of(ActorHead::Other, &[], Role::Citizens, &wards);
        self.introduce(name, &known, memory);
        let mention = self.mention(name.first, at + 5, Vec::new(), ActorHead::Other, None);
        Some(Found {
            mentions: vec![mention.with_wards(wards)],
            next: at + 5,
        })
    }

    /// "Anna Nord, a spokeswoman for the Norland government".
    fn apposed_title(
        &self,
        name: &PersonName,
        words: usize,
        memory: &mut ActorMemory,
    ) -> Option<Found> {
        if words < 2 || self.sense(name.end) != Sense::Comma || self.title_case {
            return None;
        }
        let chain = self.chain(name.end + 1);
        let head = chain.head?;
        let personal = matches!(
            head.kind,
            HeadKind::Title
                | HeadKind::Envoy
                | HeadKind::People
                | HeadKind::Other
                | HeadKind::Private
        );
        let of_somebody =
            head.kind == HeadKind::People && chain.nations.iter().any(|nation| nation.possessive);
        if !personal || of_somebody || chain.ends_possessive() {
            return None;
        }
        let found = self.headed(&chain, head, memory, &[])?;
        let [inner] = found.mentions.as_slice() else {
            return None;
        };
        if !matches!(
            inner.head,
            ActorHead::Official | ActorHead::Citizens | ActorHead::Other
        ) {
            return None;
        }
        let (actors, role) = (inner.actors.clone(), inner.role);
        let known = Known::of(
            inner.head,
            &actors,
            role.unwrap_or(Role::Citizens),
            &inner.wards,
        );
        self.introduce(name, &known, memory);
        let mention = self.mention(name.first, found.next, actors, inner.head, role);
        Some(Found {
            mentions: vec![mention.with_wards(inner.wards.clone())],
            next: found.next,
        })
    }
}
