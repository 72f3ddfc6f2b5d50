//! The words of one noun group up to its head: "the" "senior" "Russian" "foreign ministry" "spokeswoman".

use super::Sentence;
use super::unit::Sense;
use crate::lexicon::actors::{Meaning, Word};
use crate::model::{ActorCode, Role};

/// How many words that say nothing may stand between a nationality and its head.
const GAP: usize = 3;

/// Words that name an actor inside a noun group.
#[derive(Debug, Clone)]
pub(super) struct Nation {
    /// Empty when known to be none.
    pub actors: Vec<ActorCode>,
    /// Of what is no actor itself: the state that others act on through it.
    pub ward: Option<ActorCode>,
    pub kind: NationKind,
    /// First unit.
    pub first: usize,
    /// One past the last unit, the possessive ending included.
    pub end: usize,
    pub possessive: bool,
}

/// What sort of words name the actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NationKind {
    State,
    Adjective,
    Citizen,
    Capital,
    Place,
    Organisation,
    Body(Role),
    Person(Role),
    Compound,
    /// Known to be no actor.
    Nobody,
}

/// What the group is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadKind {
    Title,
    Envoy,
    Institution,
    Mission,
    People,
    /// "rebels", "opposition"
    Other,
    /// "company", "airline"
    Private,
}

/// The head so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub kind: HeadKind,
    pub role: Role,
    /// One past its last unit.
    pub end: usize,
    /// Only a named institution ("the Kremlin"), no common noun.
    pub named: bool,
}

/// What stands before the head.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks of one noun group"
)]
pub(super) struct Traits {
    /// "former": not in office.
    pub former: bool,
    /// "opposition", "separatist": nobody's voice.
    pub opposing: bool,
    /// "pro-Russian", "Iran-backed": no state's own.
    pub aligned: bool,
    /// "its", "his": the owner comes from memory.
    pub own: bool,
    /// "the".
    pub definite: bool,
    /// An article or a count.
    pub determined: bool,
    pub honorific: bool,
}

/// A noun group up to its head.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// First unit.
    pub first: usize,
    /// One past the last unit that surely belongs.
    pub end: usize,
    pub nations: Vec<Nation>,
    pub head: Option<Head>,
    pub traits: Traits,
    /// Set apart by "ally", "neighbour": the state that follows is meant.
    pub relation: bool,
    /// Where it sits: "US-based".
    pub based: Option<ActorCode>,
}

impl Sentence<'_> {
    /// The noun group that opens at unit `at`, as far as its head.
    pub(super) fn chain(&self, at: usize) -> Chain {
        let mut chain = Chain {
            first: at,
            end: at,
            nations: Vec::new(),
            head: None,
            traits: Traits::default(),
            relation: false,
            based: None,
        };
        let mut unit = at;
        while unit < self.units.len() {
            match self.extend(&mut chain, unit) {
                Some(next) => unit = next,
                None => break,
            }
        }
        chain
    }

    /// Takes unit `at` into the chain and gives the next one; none where the chain ends.
    fn extend(&self, chain: &mut Chain, at: usize) -> Option<usize> {
        let next = at + 1;
        match self.sense(at) {
            Sense::Known(Meaning::Word(word)) => return self.extend_word(chain, at, word),
            Sense::Known(meaning) => return self.extend_name(chain, at, meaning),
            Sense::Pair(one, other) => {
                chain.add_nation(vec![one, other], NationKind::Compound, at)?;
            }
            Sense::Acting(actor) => chain.add_nation(vec![actor], NationKind::Compound, at)?,
            Sense::Retired(actor) => chain.add_nobody(Some(actor), at)?,
            sense @ (Sense::Backed | Sense::Stance | Sense::Based(_)) => {
                if chain.head.is_some() {
                    return None;
                }
                chain.traits.aligned = true;
                if let Sense::Based(actor) = sense {
                    chain.based = Some(actor);
                }
            }
            Sense::Possessive => return chain.possess(at).then_some(next),
            Sense::Number => {
                if !chain.nations.is_empty() && !chain.ends_possessive() || chain.head.is_some() {
                    return None;
                }
                chain.traits.determined = true;
            }
            Sense::Comma | Sense::Sign => return None,
            Sense::Plain | Sense::Shared(..) => return self.bridge(chain, at),
        }
        Some(next)
    }

    fn extend_word(&self, chain: &mut Chain, at: usize, word: Word) -> Option<usize> {
        let bare = chain.nations.is_empty() && chain.head.is_none();
        let headless = chain.head.is_none();
        match word {
            Word::Title(role) => chain.add_head(HeadKind::Title, role, at)?,
            Word::Envoy => chain.add_head(HeadKind::Envoy, Role::Embassy, at)?,
            Word::Institution(role) => chain.add_head(HeadKind::Institution, role, at)?,
            Word::Mission => chain.add_head(HeadKind::Mission, Role::Embassy, at)?,
            Word::People(role) => chain.add_head(HeadKind::People, role, at)?,
            Word::Other => chain.add_head(HeadKind::Other, Role::Citizens, at)?,
            Word::Private => chain.add_head(HeadKind::Private, Role::Citizens, at)?,
            Word::Determiner
                if bare && !chain.traits.own && self.may_determine(at, chain.first) =>
            {
                chain.traits.determined = true;
                chain.traits.definite |= matches!(self.lower(at), "the" | "this");
            }
            Word::Its if bare => chain.traits.own = true,
            Word::Premodifier => {
                if !headless && !self.reaches_head(at + 1) {
                    return None;
                }
            }
            Word::Former | Word::Opposing if self.is_deed(chain, at) => return None,
            Word::Former => chain.traits.former = true,
            Word::Opposing if headless => chain.traits.opposing = true,
            Word::Honorific if headless => {
                chain.traits.honorific = true;
                let dot = self.lower(at + 1) == ".";
                return Some(at + 1 + usize::from(dot));
            }
            Word::Relation if headless => {
                chain.relation = true;
                chain.nations.clear();
            }
            Word::Function if self.lower(at) == "and" && self.joins_portfolios(at) => {}
            _ => return None,
        }
        Some(at + 1)
    }

    /// "Norland jailed": a participle after a state's name is what it does.
    fn is_deed(&self, chain: &Chain, at: usize) -> bool {
        let attributive = |nation: &Nation| {
            nation.possessive || matches!(nation.kind, NationKind::Adjective | NationKind::Compound)
        };
        self.lower(at).ends_with("ed")
            && chain.nations.last().is_some_and(|last| !attributive(last))
    }

    /// "all the"; no "jailed a", whose first word was a verb, and no "(in) 2007 the".
    fn may_determine(&self, at: usize, first: usize) -> bool {
        (first..at).all(|unit| self.sense(unit).word() == Some(Word::Determiner))
    }

    /// "foreign and defence ministers", "Trade and Industry Minister".
    fn joins_portfolios(&self, at: usize) -> bool {
        let portfolio = |unit: usize| self.sense(unit).word() == Some(Word::Premodifier);
        at > 0 && portfolio(at - 1) && self.reaches_head(at + 1)
    }

    fn extend_name(&self, chain: &mut Chain, at: usize, meaning: Meaning) -> Option<usize> {
        let (actors, kind) = match meaning {
            Meaning::State(_) | Meaning::Capital(_) if self.is_surname(at) => return None,
            Meaning::State(actor) => (vec![actor], NationKind::State),
            Meaning::Adjective(actor) => (vec![actor], NationKind::Adjective),
            Meaning::Citizen(actor) => (vec![actor], NationKind::Citizen),
            Meaning::Capital(actor) => (vec![actor], NationKind::Capital),
            Meaning::Place(actor) => (vec![actor], NationKind::Place),
            Meaning::Organisation(actor) => (vec![actor], NationKind::Organisation),
            Meaning::NoActor(_) => (Vec::new(), NationKind::Nobody),
            Meaning::Private(country) if !self.is_part_of_a_name(at) => {
                chain.add_nobody(country, at)?;
                return Some(at + 1);
            }
            Meaning::Person(actor, role) | Meaning::Surname(actor, role) => {
                return self.extend_person(chain, at, actor, role, meaning);
            }
            Meaning::Body(actor, role) | Meaning::Office(actor, role)
                if self.is_borrowed(chain, at, actor, role) =>
            {
                let kind = match meaning {
                    Meaning::Body(..) => HeadKind::Institution,
                    _ => HeadKind::Title,
                };
                chain.add_head(kind, role, at)?;
                return Some(at + 1);
            }
            Meaning::Body(actor, role) => {
                chain.add_nation(vec![actor], NationKind::Body(role), at)?;
                chain.head = Some(Head {
                    kind: HeadKind::Institution,
                    role,
                    end: at + 1,
                    named: true,
                });
                return Some(at + 1);
            }
            Meaning::Office(actor, role) => {
                chain.add_nation(vec![actor], NationKind::Body(role), at)?;
                chain.head = Some(Head {
                    kind: HeadKind::Title,
                    role,
                    end: at + 1,
                    named: false,
                });
                return Some(at + 1);
            }
            Meaning::Private(_)
            | Meaning::FalseFriend
            | Meaning::Word(_)
            | Meaning::SharedSurname(..) => return None,
        };
        if self.is_part_of_a_name(at) {
            return None;
        }
        chain.add_nation(actors, kind, at)?;
        Some(at + 1)
    }

    /// "Norland's Defense Department": another state's name for its own; abbreviations ("CIA") have one owner.
    fn is_borrowed(&self, chain: &Chain, at: usize, actor: ActorCode, role: Role) -> bool {
        let foreign = chain.nations.last().is_some_and(|nation| {
            !nation.actors.is_empty()
                && !nation.actors.contains(&actor)
                && matches!(nation.kind, NationKind::State | NationKind::Adjective)
        });
        foreign && role != Role::Organisation && !self.is_abbreviation(at)
    }

    /// A person stands for their actor where more follows ("Putin's spokesman", "the Trump administration"), else is
    /// left to the name that ends the group.
    fn extend_person(
        &self,
        chain: &mut Chain,
        at: usize,
        actor: ActorCode,
        role: Role,
        meaning: Meaning,
    ) -> Option<usize> {
        if chain.head.is_some() || chain.traits.honorific || self.is_other_person(at, meaning) {
            return None;
        }
        let owns = self.sense(at + 1) == Sense::Possessive;
        let heads = matches!(
            self.sense(at + 1).word(),
            Some(Word::Institution(Role::Government))
        );
        if !owns && !heads {
            return None;
        }
        chain.add_nation(vec![actor], NationKind::Person(role), at)?;
        Some(at + 1)
    }

    /// A word that says nothing, between a nationality and its head.
    fn bridge(&self, chain: &Chain, at: usize) -> Option<usize> {
        let nation = chain.nations.last()?;
        let attributive = nation.possessive
            || matches!(nation.kind, NationKind::Adjective | NationKind::Compound)
            || self.is_abbreviation(nation.first);
        let fits = chain.head.is_none()
            && (attributive || self.has_capital(at) && !self.title_case)
            && self.reaches_head(at);
        fits.then_some(at + 1)
    }

    /// Whether a head follows within a few words that can stand before one.
    fn reaches_head(&self, at: usize) -> bool {
        let mut gap = 0;
        for unit in at..at + 6 {
            match self.sense(unit) {
                Sense::Plain | Sense::Shared(..) if gap < GAP && !self.looks_like_verb(unit) => {
                    gap += 1;
                }
                Sense::Known(Meaning::Word(word)) => match word {
                    Word::Title(_)
                    | Word::Envoy
                    | Word::Institution(_)
                    | Word::Mission
                    | Word::People(_)
                    | Word::Other
                    | Word::Private => return true,
                    Word::Premodifier | Word::Former | Word::Opposing => {}
                    _ => return false,
                },
                _ => return false,
            }
        }
        false
    }

    /// A plain lower-case word that by its ending is no modifier.
    pub(super) fn looks_like_verb(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.sense(at).word() == Some(Word::Verb)
            || self.is_plain_lower(at)
                && (lower.ends_with("ed") || lower.ends_with("ly") || lower.ends_with("ing"))
    }

    /// "US", "UK", "EU": abbreviations stand before nouns as adjectives do.
    pub(super) fn is_abbreviation(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        let text = token.span.of(self.text);
        text.len() <= 6 && text.chars().all(|char| char.is_uppercase() || char == '.')
    }

    /// "Moscow Times", "Paris Convention": a place inside a longer name.
    fn is_part_of_a_name(&self, at: usize) -> bool {
        self.sense(at + 1).word() == Some(Word::NameTail) && self.has_capital(at + 1)
    }

    /// "Jordan" in "Michael Jordan".
    fn is_surname(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.sense(before).word() == Some(Word::GivenName))
    }

    /// "Barbara Bush", "Trump Tower": a surname inside another name.
    pub(super) fn is_other_person(&self, at: usize, meaning: Meaning) -> bool {
        if !matches!(meaning, Meaning::Surname(..)) || self.title_case {
            return false;
        }
        let before = at.checked_sub(1);
        let named = before.is_some_and(|before| {
            self.sense(before).word() == Some(Word::GivenName)
                || self.is_plain_capital(before) && before > 0
        });
        named || self.is_plain_capital(at + 1)
    }
}

impl Chain {
    /// Adds words that name an actor; none where the group cannot go on so.
    fn add_nation(&mut self, actors: Vec<ActorCode>, kind: NationKind, at: usize) -> Option<()> {
        if self.head.is_some() && !self.ends_possessive() {
            return None;
        }
        let free = match self.nations.last() {
            None => true,
            Some(last) => {
                last.possessive
                    || matches!(
                        last.kind,
                        NationKind::Adjective | NationKind::Organisation | NationKind::Compound
                    )
                    || !matches!(
                        kind,
                        NationKind::State | NationKind::Capital | NationKind::Citizen
                    )
            }
        };
        if !free {
            return None;
        }
        self.head = None;
        self.nations.push(Nation {
            actors,
            ward: None,
            kind,
            first: at,
            end: at + 1,
            possessive: false,
        });
        self.end = at + 1;
        Some(())
    }

    /// Adds words that name no actor, of the state `ward`.
    fn add_nobody(&mut self, ward: Option<ActorCode>, at: usize) -> Option<()> {
        self.add_nation(Vec::new(), NationKind::Nobody, at)?;
        if let Some(nation) = self.nations.last_mut() {
            nation.ward = ward;
        }
        Some(())
    }

    fn add_head(&mut self, kind: HeadKind, role: Role, at: usize) -> Option<()> {
        let new = Head {
            kind,
            role,
            end: at + 1,
            named: false,
        };
        self.head = Some(match self.head {
            None => new,
            Some(_) if self.ends_possessive() => new,
            Some(old) => compose(old, new)?,
        });
        self.end = at + 1;
        Some(())
    }

    /// The possessive ending after a nation or after a head that has one.
    fn possess(&mut self, at: usize) -> bool {
        let end = self.end;
        if end != at {
            return false;
        }
        let Some(last) = self.nations.last_mut() else {
            return false;
        };
        last.possessive = true;
        last.end = at + 1;
        self.end = at + 1;
        true
    }

    /// Whether the last unit taken is a possessive ending.
    pub(super) fn ends_possessive(&self) -> bool {
        self.nations
            .last()
            .is_some_and(|last| last.possessive && last.end == self.end)
    }
}

/// The head of two nouns in a row; none where they do not make one group.
fn compose(old: Head, new: Head) -> Option<Head> {
    use HeadKind::{Envoy, Institution, Mission, Other, Private, Title};
    let kind = match (old.kind, new.kind) {
        (Other, _) | (_, Other) => Other,
        (Private, _) | (_, Private) => Private,
        (Title | Envoy, Institution | Mission) => return None,
        (_, kind) => kind,
    };
    Some(Head {
        kind,
        role: compose_roles(old, new),
        end: new.end,
        named: false,
    })
}

fn compose_roles(old: Head, new: Head) -> Role {
    let leading = matches!(
        old.role,
        Role::Government | Role::HeadOfState | Role::HeadOfGovernment
    );
    match new.role {
        Role::Spokesperson if leading => Role::Spokesperson,
        Role::Spokesperson | Role::Government | Role::Ministry => old.role,
        Role::Citizens if old.kind == HeadKind::Institution => old.role,
        role => role,
    }
}
