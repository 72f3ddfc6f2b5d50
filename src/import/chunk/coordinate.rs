//! Coordination of noun groups: "the Netherlands, Britain and the United States" is one group.

use super::{Chunk, NounGroup, VerbForm};

/// Joins "the Netherlands, Britain and the United States" into one group. `shares_head` tells of a nationality whose noun stands
/// after the next one: "his Dutch, French and Polish counterparts".
pub(super) fn coordinate(list: &[Chunk], shares_head: &dyn Fn(&NounGroup) -> bool) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::with_capacity(list.len());
    let mut at = 0;
    let mut verb_seen = false;
    while at < list.len() {
        match &list[at] {
            Chunk::Noun(first) if !first.pronoun || first.actor.is_some() => {
                // "between" wants two.
                let paired = matches!(at.checked_sub(1).map(|before| &list[before]), Some(Chunk::Preposition(word)) if word == "between");
                let inside = verb_seen && !paired && !opens_reported_clause(list, at);
                let (members, next) = run_of_groups(list, at, inside, shares_head);
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
            | Chunk::Dash
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

/// Verbs that take a clause with no "that".
const SAYING: [&str; 18] = [
    "say",
    "add",
    "believe",
    "think",
    "hope",
    "claim",
    "insist",
    "argue",
    "allege",
    "concede",
    "acknowledge",
    "reiterate",
    "stress",
    "maintain",
    "suggest",
    "note",
    "know",
    "reckon",
];

/// Verbs that take one after the person who is told.
pub(super) const TELLING: [&str; 6] = ["tell", "inform", "assure", "remind", "convince", "notify"];

/// Whether the group at `at` begins what somebody says: "said Norland and Sudland held talks", "told reporters the two …".
fn opens_reported_clause(list: &[Chunk], at: usize) -> bool {
    let mut before = list[..at]
        .iter()
        .rev()
        .filter(|chunk| !matches!(chunk, Chunk::Adverb(_) | Chunk::Quote))
        .peekable();
    let of_telling = |chunk: Option<&&Chunk>| matches!(chunk, Some(Chunk::Verb(verb)) if TELLING.contains(&verb.lemma.as_str()));
    match before.next() {
        Some(Chunk::Verb(verb)) => !verb.passive && SAYING.contains(&verb.lemma.as_str()),
        Some(Chunk::Noun(_)) => match before.peek() {
            // "said on Monday Norland and Sudland held talks"
            Some(Chunk::Preposition(_)) => {
                before.next();
                matches!(before.next(), Some(Chunk::Verb(verb)) if SAYING.contains(&verb.lemma.as_str()))
            }
            Some(Chunk::Verb(verb)) if SAYING.contains(&verb.lemma.as_str()) => true,
            next => of_telling(next),
        },
        _ => false,
    }
}

fn noun_at(list: &[Chunk], at: usize) -> Option<&NounGroup> {
    match list.get(at) {
        Some(Chunk::Noun(group)) if !group.pronoun || group.actor.is_some() => Some(group),
        _ => None,
    }
}

/// Groups coordinated with the one at `start`, and the index after the last.
fn run_of_groups(
    list: &[Chunk],
    start: usize,
    verb_seen: bool,
    shares_head: &dyn Fn(&NounGroup) -> bool,
) -> (Vec<NounGroup>, usize) {
    let run = Run {
        list,
        start,
        verb_seen,
        of_actors: noun_at(list, start).is_some_and(|group| group.actor.is_some()),
    };
    let mut members = Vec::new();
    let mut next = start + 1;
    let mut complete = (0, next);
    loop {
        if let Some(at) = run.last_member(next) {
            let last = noun_at(list, at);
            members.extend(last.cloned());
            next = at + 1;
            complete = (members.len(), next);
            if last.is_some_and(shares_head) {
                continue;
            }
            return (members, next);
        }
        let Some(group) = run.member_after_comma(next) else {
            if run.is_bare_list(&members, next) {
                return (members, next);
            }
            // Commas with no "and" after them part, they do not join.
            let (count, end) = complete;
            members.truncate(count);
            return (members, end);
        };
        members.push(group.clone());
        next += 2;
        if run.ends_headline(next) {
            return (members, next);
        }
    }
}

/// A run of noun groups that may be coordinated.
struct Run<'a> {
    list: &'a [Chunk],
    start: usize,
    /// A finite verb stands before it in its clause.
    verb_seen: bool,
    /// Its first member is an actor.
    of_actors: bool,
}

impl<'a> Run<'a> {
    /// The group after "and" or ", and" at `at`, if it belongs to the run.
    fn last_member(&self, at: usize) -> Option<usize> {
        let after_comma = usize::from(matches!(self.list.get(at), Some(Chunk::Comma)));
        let joins = matches!(
            self.list.get(at + after_comma),
            Some(Chunk::Coordinator(word)) if is_joining(word)
        );
        let member = at + after_comma + 1;
        let group = noun_at(self.list, member).filter(|_| joins)?;
        self.includes(member, group).then_some(member)
    }

    /// The group after the comma at `at`, if it is of the kind of the first.
    fn member_after_comma(&self, at: usize) -> Option<&'a NounGroup> {
        match (self.list.get(at), self.list.get(at + 1)) {
            (Some(Chunk::Comma), Some(Chunk::Noun(group)))
                if !group.pronoun && group.actor.is_some() == self.of_actors =>
            {
                Some(group)
            }
            _ => None,
        }
    }

    /// "stops in Norland, Sudland, Westland before": three names or more with nothing but commas between are a list.
    fn is_bare_list(&self, members: &[NounGroup], end: usize) -> bool {
        let is_name = |group: &NounGroup| {
            group.actor.is_some() && group.owners.is_empty() && group.tokens.len() <= 2
        };
        let opens = self.start.checked_sub(1).is_some_and(|before| {
            matches!(self.list[before], Chunk::Preposition(_) | Chunk::Verb(_))
        });
        members.len() > 1
            && opens
            && noun_at(self.list, self.start).is_some_and(is_name)
            && members.iter().all(is_name)
            && !matches!(self.list.get(end), Some(Chunk::Verb(_) | Chunk::Comma))
    }

    /// A headline joins by a comma alone: "US, UK accuse Russia".
    fn ends_headline(&self, at: usize) -> bool {
        self.start == 0
            && self.of_actors
            && !self.verb_seen
            && matches!(self.list.get(at), Some(Chunk::Verb(verb)) if verb.present)
    }

    /// Whether the group at `at`, after "and", belongs to the run rather than opening a clause of its own.
    fn includes(&self, at: usize, group: &NounGroup) -> bool {
        let finite_follows = matches!(
            self.list.get(at + 1),
            Some(Chunk::Verb(verb)) if verb.form == VerbForm::Finite
        );
        let same_kind = self.of_actors == group.actor.is_some();
        !(self.verb_seen && finite_follows)
            && (same_kind || !self.of_actors || group.own || group.owners.is_empty())
    }
}

fn is_joining(word: &str) -> bool {
    matches!(word, "and" | "or" | "&")
}
