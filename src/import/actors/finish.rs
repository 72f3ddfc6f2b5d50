//! From a chain of words to mentions: which nation owns the head, who is named after it, what it is.

use super::chain::{Chain, Head, HeadKind, Nation, NationKind};
use super::memory::ActorMemory;
use super::name::PersonName;
use super::unit::Sense;
use super::wards::{Known, wards};
use super::{ActorHead, ActorMention, Found, Sentence};
use crate::lexicon::actors::{Meaning, Word};
use crate::model::{ActorCode, Role};

/// A group being finished.
pub(super) struct Group {
    first: usize,
    end: usize,
    pub actors: Vec<ActorCode>,
    role: Role,
    name: Option<PersonName>,
    /// Where an envoy is posted.
    posted: Vec<ActorCode>,
}

impl Sentence<'_> {
    /// The mentions of the noun group that opens at unit `at`.
    pub(super) fn noun_group(
        &self,
        at: usize,
        memory: &mut ActorMemory,
        before: &[ActorMention],
    ) -> Option<Found> {
        if self.is_plain_lower(at) || matches!(self.sense(at), Sense::Sign | Sense::Comma) {
            return None;
        }
        if self.is_verb_of(at, before) {
            return None;
        }
        let chain = self.chain(at);
        match chain.head {
            Some(head) => self.headed(&chain, head, memory, before),
            None if !chain.nations.is_empty() => Some(
                self.with_leader(&chain, memory)
                    .unwrap_or_else(|| self.bare(&chain)),
            ),
            None if chain.traits.former => self.bygone(at, memory),
            None if chain.traits.determined || chain.traits.own => None,
            None => self.person(at, memory),
        }
    }

    /// "Norland jailed opposition leaders": a participle right after who acts is their verb.
    fn is_verb_of(&self, at: usize, before: &[ActorMention]) -> bool {
        let participle = matches!(self.sense(at).word(), Some(Word::Former | Word::Opposing))
            && self.lower(at).ends_with("ed");
        participle
            && before.last().is_some_and(|mention| {
                mention.tokens.end == self.units[at].first && mention.head != ActorHead::Modifier
            })
    }

    /// Nations with no head: names, modifiers, citizens.
    fn bare(&self, chain: &Chain) -> Found {
        let mut mentions = Vec::new();
        for (place, nation) in chain.nations.iter().enumerate() {
            let first = if place == 0 && self.takes_determiner(chain, nation) {
                chain.first
            } else {
                nation.first
            };
            if let Some((head, role)) = self.bare_head(chain, nation) {
                let first = if head == ActorHead::Modifier {
                    nation.first
                } else {
                    first
                };
                let mention = self.mention(first, nation.end, nation.actors.clone(), head, role);
                mentions.push(mention.with_wards(nation.ward.into_iter().collect()));
            }
        }
        Found {
            mentions,
            next: chain.end,
        }
    }

    /// "the Netherlands", "four Russians"; no "2 Russia", whose number is a stray.
    fn takes_determiner(&self, chain: &Chain, nation: &Nation) -> bool {
        let people = matches!(nation.kind, NationKind::Citizen | NationKind::Adjective);
        chain.traits.determined
            && !chain.relation
            && (people || self.sense(chain.first) != Sense::Number)
    }

    fn bare_head(&self, chain: &Chain, nation: &Nation) -> Option<(ActorHead, Option<Role>)> {
        let role = match nation.kind {
            NationKind::Body(role) | NationKind::Person(role) => Some(role),
            _ => None,
        };
        if nation.kind == NationKind::Nobody {
            return Some((ActorHead::Other, None));
        }
        if nation.possessive {
            return Some((ActorHead::Modifier, role));
        }
        let next = self.sense(nation.end);
        let noun_follows = self.is_plain_lower(nation.end) && !self.looks_like_verb(nation.end)
            || matches!(
                next.word(),
                Some(Word::Premodifier | Word::Former | Word::Relation)
            );
        let head = match nation.kind {
            NationKind::Citizen => return Some((ActorHead::Citizens, Some(Role::Citizens))),
            NationKind::Compound => ActorHead::Modifier,
            NationKind::Place if self.is_location(chain.first) => return None,
            NationKind::Adjective => self.adjective_head(chain, nation),
            _ if self.is_first_name(nation) => return None,
            _ if noun_follows && self.stands_as_adjective(chain, nation) => ActorHead::Modifier,
            _ => ActorHead::Name,
        };
        let role = role.or((head == ActorHead::Citizens).then_some(Role::Citizens));
        Some((head, role))
    }

    /// "US" in "US sanctions", "Iran" in "the Iran deal"; not "the United States", whose article is its own.
    fn stands_as_adjective(&self, chain: &Chain, nation: &Nation) -> bool {
        let lower = self.lower(nation.first);
        self.is_abbreviation(nation.first)
            || chain.traits.definite && !lower.is_empty() && !lower.ends_with('s')
    }

    /// "Dutch expel", "the British said", "four Chinese", else "Dutch allegations".
    fn adjective_head(&self, chain: &Chain, nation: &Nation) -> ActorHead {
        let next = self.sense(nation.end);
        let verb_follows = next.word() == Some(Word::Verb);
        let closed = verb_follows
            || matches!(next, Sense::Comma | Sense::Sign)
            || next.word() == Some(Word::Function) && self.lower(nation.end) != "and";
        let closed_or_past = closed || self.lower(nation.end).ends_with("ed");
        match chain.traits {
            traits if traits.definite && closed_or_past => ActorHead::Name,
            traits if traits.determined && closed_or_past => ActorHead::Citizens,
            _ if verb_follows => ActorHead::Name,
            _ => ActorHead::Modifier,
        }
    }

    /// Whether unit `at` stands after a preposition of place.
    fn is_location(&self, at: usize) -> bool {
        at > 0
            && matches!(
                self.lower(at - 1),
                "in" | "near"
                    | "at"
                    | "of"
                    | "around"
                    | "outside"
                    | "across"
                    | "from"
                    | "through"
                    | "inside"
            )
    }

    /// "Jordan" in "Jordan Nordson".
    fn is_first_name(&self, nation: &Nation) -> bool {
        self.is_plain_capital(nation.end)
            && !self.title_case
            && self
                .lexicon
                .phrases()
                .lookup(self.lower(nation.first))
                .iter()
                .any(|reading| reading.meaning == Meaning::Word(Word::GivenName))
    }

    /// A group with a head.
    pub(super) fn headed(
        &self,
        chain: &Chain,
        head: Head,
        memory: &mut ActorMemory,
        before: &[ActorMention],
    ) -> Option<Found> {
        let owner = owner(chain, head);
        let mut mentions = self.flushed(chain, owner);
        let mut group = Group {
            first: if mentions.is_empty() {
                chain.first
            } else {
                owner.map_or(chain.first, |nation| nation.first)
            },
            end: chain.end,
            actors: owner.map_or(Vec::new(), |nation| nation.actors.clone()),
            role: head.role,
            name: None,
            posted: Vec::new(),
        };
        let nobody = owner.is_some_and(|nation| nation.kind == NationKind::Nobody);
        if !chain.ends_possessive() {
            self.widen(chain, head, nobody, &mut group, memory);
        }
        if group.actors.is_empty() && !nobody {
            self.resolve(chain, head, &mut group, memory, before);
        }
        let kind = classify(chain, head, nobody, &group);
        let Some(kind) = kind else {
            return (!mentions.is_empty()).then_some(Found {
                mentions,
                next: chain.end,
            });
        };
        let wards = wards(chain, head, kind, owner, &group);
        if kind == ActorHead::Other {
            group.actors.clear();
        }
        if let Some(name) = &group.name {
            let person = Known::of(kind, &group.actors, group.role, &wards);
            self.introduce(name, &person, memory);
        }
        let (kind, end) = match self.sense(group.end) {
            _ if chain.ends_possessive() && kind != ActorHead::Other => {
                (ActorHead::Modifier, group.end)
            }
            Sense::Possessive if kind != ActorHead::Other => (ActorHead::Modifier, group.end + 1),
            _ => (kind, group.end),
        };
        let role = (kind != ActorHead::Other).then_some(group.role);
        let mention = self.mention(group.first, end, group.actors, kind, role);
        let wards = if kind == ActorHead::Other {
            wards
        } else {
            group.posted
        };
        mentions.push(mention.with_wards(wards));
        Some(Found {
            mentions,
            next: end,
        })
    }

    /// Nations before the owner that are others: "Norland's" in "Norland's Sudland diplomats".
    fn flushed(&self, chain: &Chain, owner: Option<&Nation>) -> Vec<ActorMention> {
        let Some(owner) = owner else {
            return Vec::new();
        };
        chain
            .nations
            .iter()
            .take_while(|nation| nation.first < owner.first)
            .filter(|nation| nation.actors != owner.actors)
            .map(|nation| {
                let head = match nation.kind {
                    NationKind::Nobody => ActorHead::Other,
                    _ => ActorHead::Modifier,
                };
                self.mention(nation.first, nation.end, nation.actors.clone(), head, None)
                    .with_wards(nation.ward.into_iter().collect())
            })
            .collect()
    }

    /// Takes in what follows the head: a portfolio, a complement, a name, an apposition.
    fn widen(
        &self,
        chain: &Chain,
        head: Head,
        nobody: bool,
        group: &mut Group,
        memory: &ActorMemory,
    ) {
        let titled = matches!(head.kind, HeadKind::Title) && !group.actors.is_empty();
        if head.role == Role::Ministry || titled {
            group.end = self.portfolio(group.end);
        }
        if self.is_ship(head) {
            self.take_name(group);
        }
        let named = matches!(
            head.kind,
            HeadKind::Title
                | HeadKind::Envoy
                | HeadKind::People
                | HeadKind::Other
                | HeadKind::Private
        );
        if named {
            self.take_name(group);
        }
        if group.actors.is_empty() && !nobody && !chain.traits.own {
            self.complement(head, group, memory);
        } else if matches!(head.kind, HeadKind::Envoy | HeadKind::Mission) && !chain.traits.own {
            self.posting(group);
        }
        if named && group.name.is_none() {
            self.take_name(group);
        }
        if group.name.is_none() && matches!(head.kind, HeadKind::Title | HeadKind::Envoy) {
            self.apposed_name(group);
        }
    }

    /// "USS" and the like, before a ship's name.
    fn is_ship(&self, head: Head) -> bool {
        let last = head.end - 1;
        head.named && head.role == Role::Military && self.is_abbreviation(last)
    }

    /// "of Petroleum", "for Trade and Industry" after "minister".
    fn portfolio(&self, at: usize) -> usize {
        if !matches!(self.lower(at), "of" | "for") {
            return at;
        }
        let mut end = at + 1;
        while end < at + 8 {
            let part = match self.sense(end) {
                Sense::Plain => self.has_capital(end) && !self.title_case,
                Sense::Known(Meaning::Word(Word::Premodifier | Word::Institution(_))) => true,
                Sense::Known(Meaning::Word(Word::Function)) => self.lower(end) == "and",
                Sense::Known(Meaning::Word(Word::Determiner)) => end == at + 1,
                _ => false,
            };
            if !part {
                break;
            }
            end += 1;
        }
        let bare =
            end == at + 1 || end == at + 2 && self.sense(at + 1).word() == Some(Word::Determiner);
        if bare { at } else { end }
    }

    fn take_name(&self, group: &mut Group) {
        let Some(name) = self.name_at(group.end) else {
            return;
        };
        let sure = !self.title_case
            || name.known.is_some()
            || self.sense(name.first).word() == Some(Word::GivenName);
        if sure {
            group.end = name.end;
            group.name = Some(name);
        }
    }

    /// ", Angela Merkel," after "the German chancellor".
    fn apposed_name(&self, group: &mut Group) {
        if self.sense(group.end) != Sense::Comma {
            return;
        }
        let Some(name) = self.name_at(group.end + 1) else {
            return;
        };
        let full = name.known.is_some() || self.words_of(&name).len() >= 2;
        let closed = matches!(self.sense(name.end), Sense::Comma | Sense::Sign)
            || matches!(self.sense(name.end).word(), Some(Word::Who | Word::Verb));
        let fits = name
            .known
            .is_none_or(|(actor, _)| group.actors.contains(&actor));
        if full && closed && fits && !self.title_case {
            group.end = name.end;
            group.name = Some(name);
        }
    }

    /// "of France", "for the Iranian foreign ministry", "in Tehran": the actor stands after the head.
    fn complement(&self, head: Head, group: &mut Group, memory: &ActorMemory) {
        use HeadKind::{Envoy, Institution, Mission, People, Title};
        let joint = self.lower(group.end);
        let local = !matches!(head.role, Role::Military | Role::Embassy);
        let fits = match joint {
            "of" => true,
            "from" => matches!(head.kind, People | Title | Institution),
            "for" => matches!(head.kind, Title | Institution),
            "in" => matches!(head.kind, Title | Institution) && local,
            "at" => head.kind == Title,
            "to" => matches!(head.kind, Envoy | Mission) && group.name.is_some(),
            _ => false,
        };
        if !fits || joint == "to" {
            return;
        }
        let inner = self.chain(group.end + 1);
        if inner.ends_possessive() && inner.head.is_none() {
            return;
        }
        let nation = inner.nations.last();
        let place_only = joint != "in" || inner.head.is_none();
        if let Some(nation) = nation.filter(|_| place_only) {
            if nation.kind == NationKind::Citizen {
                return;
            }
            group.actors.clone_from(&nation.actors);
        } else if let Some(inner_head) = inner.head.filter(|_| joint != "in") {
            let role = inner_head.role;
            match memory.latest(|recent| same_office(role, recent.role)) {
                Some(recent) => group.actors.clone_from(&recent.actors),
                None => return,
            }
        } else {
            return;
        }
        if let Some(inner_head) = inner.head
            && matches!(
                head.role,
                Role::Spokesperson | Role::Government | Role::HeadOfState | Role::Ministry
            )
            && !matches!(inner_head.role, Role::Government)
        {
            group.role = inner_head.role;
        }
        group.end = inner.end;
    }

    /// "to London", "in Moscow", "at the UN" after an envoy whose sender is known.
    fn posting(&self, group: &mut Group) {
        if !matches!(self.lower(group.end), "to" | "in" | "at" | "for") {
            return;
        }
        let inner = self.chain(group.end + 1);
        let place = inner.head.is_none() && !inner.ends_possessive();
        if place && !inner.nations.is_empty() {
            let hosts = inner
                .nations
                .iter()
                .flat_map(|nation| nation.actors.iter().copied());
            group.posted = hosts.collect();
            group.end = inner.end;
        }
    }

    /// The actors of a head that names none: by the person's name, the owner, or what was said before.
    fn resolve(
        &self,
        chain: &Chain,
        head: Head,
        group: &mut Group,
        memory: &ActorMemory,
        before: &[ActorMention],
    ) {
        if let Some(name) = &group.name {
            let words = self.words_of(name);
            let known = name.known.map(|(actor, _)| vec![actor]);
            let introduced = || {
                let surname = words.last()?;
                memory.person(surname).map(|person| person.actors.clone())
            };
            let office = || {
                let recent = memory.latest(|recent| recent.role == Some(head.role))?;
                is_national(head.role).then(|| recent.actors.clone())
            };
            let home = || {
                memory
                    .home()
                    .filter(|_| is_national(head.role))
                    .map(|home| vec![home])
            };
            let official = || {
                let actors = memory.company.official()?;
                is_national(head.role).then(|| actors.to_vec())
            };
            // "Foreign Minister Berg" with no country is the dateline's, if the article speaks of that at all.
            let at_home = || home().filter(|home| memory.seen().contains(&home[0]));
            let found = known
                .or_else(introduced)
                .or_else(at_home)
                .or_else(office)
                .or_else(official)
                .or_else(home);
            group.actors = found.unwrap_or_default();
            return;
        }
        let people = head.kind == HeadKind::People || chain.traits.former;
        if chain.traits.own {
            let owner = before.iter().find(|mention| !mention.actors.is_empty());
            let subject = || memory.subject().map(|recent| recent.actors.clone());
            let actors = owner.map(|mention| mention.actors.clone()).or_else(subject);
            group.actors = actors.unwrap_or_default();
        } else if chain.traits.definite
            && !people
            && chain.nations.is_empty()
            && !matches!(self.lower(group.end), "of" | "for" | "at")
        {
            let role = head.role;
            if let Some(recent) = memory.latest(|recent| same_office(role, recent.role)) {
                group.actors.clone_from(&recent.actors);
                group.role = recent.role.unwrap_or(role);
            } else if is_national(role)
                || role == Role::Government && head.kind == HeadKind::Institution
            {
                let official = memory.company.official();
                group.actors = official.map(<[_]>::to_vec).unwrap_or_default();
            }
        }
    }
}

/// The nation that owns the head: envoys belong to the first ("Iran's UN envoy"), all others to the last.
fn owner(chain: &Chain, head: Head) -> Option<&Nation> {
    match head.kind {
        HeadKind::Envoy | HeadKind::Mission => chain.nations.first(),
        _ => chain.nations.last(),
    }
}

/// What a finished group is; none where nothing tells whose it is.
fn classify(chain: &Chain, head: Head, nobody: bool, group: &Group) -> Option<ActorHead> {
    let traits = chain.traits;
    let aligned = traits.aligned && chain.nations.is_empty() && head.kind != HeadKind::Title;
    let personal = matches!(
        head.kind,
        HeadKind::Title | HeadKind::Envoy | HeadKind::People
    );
    if nobody
        || matches!(head.kind, HeadKind::Other | HeadKind::Private)
        || traits.opposing
        || aligned
        || traits.former && personal
    {
        return Some(ActorHead::Other);
    }
    if group.actors.is_empty() {
        return None;
    }
    let seat = matches!(
        head.role,
        Role::HeadOfState | Role::HeadOfGovernment | Role::Government
    );
    Some(match head.kind {
        HeadKind::Institution if head.named && seat => ActorHead::Name,
        HeadKind::Institution | HeadKind::Mission => ActorHead::Institution,
        HeadKind::People => ActorHead::Citizens,
        HeadKind::Title | HeadKind::Envoy | HeadKind::Other | HeadKind::Private => {
            ActorHead::Official
        }
    })
}

/// Offices that a country has once: a nameless one in the news is the home country's.
fn is_national(role: Role) -> bool {
    matches!(
        role,
        Role::HeadOfState
            | Role::HeadOfGovernment
            | Role::ForeignMinistry
            | Role::DefenceMinistry
            | Role::Ministry
    )
}

/// Whether "the ministry", "the minister", "the president" can mean an office seen before.
fn same_office(short: Role, seen: Option<Role>) -> bool {
    let Some(seen) = seen else {
        return false;
    };
    match short {
        Role::Ministry => matches!(
            seen,
            Role::ForeignMinistry | Role::DefenceMinistry | Role::Ministry
        ),
        Role::Spokesperson => !matches!(seen, Role::Citizens | Role::Military | Role::Embassy),
        Role::Citizens => false,
        role => role == seen,
    }
}

/// "Russian and Chinese diplomats": the first nationality shares the head of the second.
pub(super) fn share_heads(sentence: &Sentence<'_>, list: &mut [ActorMention]) {
    let mut chained = false;
    for place in (1..list.len()).rev() {
        let (left, right) = list.split_at_mut(place);
        let (Some(one), other) = (left.last_mut(), &right[0]) else {
            continue;
        };
        let shared = matches!(
            other.head,
            ActorHead::Institution | ActorHead::Official | ActorHead::Citizens
        );
        let joint = &sentence.tokens[one.tokens.end..other.tokens.start];
        let joined = joint.len() == 1 && matches!(joint[0].lower.as_str(), "and" | "," | "or");
        let opens = sentence.tokens[other.tokens.start].span.of(sentence.text);
        let adjectival = opens.starts_with(char::is_uppercase)
            && (chained || other.tokens.len() > 1)
            && one.head == ActorHead::Modifier
            && one.tokens.len() <= 2
            && sentence.tokens[one.tokens.end - 1].lower != "'s";
        let nationality = other.actors.len() == 1 && other.actors != one.actors;
        chained = shared && joined && adjectival && nationality;
        if chained {
            one.head = other.head;
            one.role = other.role;
        }
    }
}
