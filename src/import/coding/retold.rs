//! Which act told before a noun means: "condemned the move", "reacted to the attack", "a step that Norland deplored".

use super::candidate::{Seeks, without};
use super::discourse::Discourse;
use super::slots::{Filled, Filler, Slots};
use super::status::{Status, own_reading};
use crate::import::chunk::Chunk;
use crate::import::clause::{Predicate, Relation};
use crate::lexicon::events::{Rule, Slot};
use crate::lexicon::retold::Kinds;
use crate::lexicon::words::{WordClass, Words};
use crate::model::EventCategory;
use smol_str::SmolStr;
use std::ops::Range;

/// How many acts an article's memory holds.
const HELD: usize = 40;

/// How many sentences back an act may be meant.
const REACH: usize = 12;

/// The same for what was merely decided or said.
const SHORT_REACH: usize = 3;

/// What nobody's noun means is most often what was done to whoever speaks.
const IT: &str = "it";

/// An act as far as later nouns may mean it.
#[derive(Debug, Clone)]
pub struct Act {
    /// What it was.
    pub kinds: Kinds,
    /// Who did it; empty where that is nobody the coder knows.
    pub sources: Vec<Filler>,
    /// To whom.
    pub targets: Vec<Filler>,
    /// Only this noun means it.
    pub noun: Option<SmolStr>,
    /// Number of its sentence.
    pub sentence: usize,
    /// Numbers of its events in the article; empty where it is none.
    pub events: Range<u32>,
}

/// What a noun asks of the article's memory.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The noun.
    pub lemma: &'a str,
    /// What it may mean.
    pub kinds: Kinds,
    /// Whose act seeks it.
    pub source: &'a [Filler],
    /// What that act is.
    pub category: EventCategory,
}

/// The acts told so far, the latest last.
#[derive(Debug, Default)]
pub struct Acts {
    list: Vec<Act>,
    sentence: usize,
}

impl Acts {
    /// Goes on to the next sentence.
    pub fn next_sentence(&mut self) {
        self.sentence += 1;
    }

    /// Remembers an act of the present sentence.
    pub fn tell(
        &mut self,
        kinds: Kinds,
        sources: Vec<Filler>,
        targets: Vec<Filler>,
        noun: Option<SmolStr>,
        events: Range<u32>,
    ) {
        if self.list.len() == HELD {
            self.list.remove(0);
        }
        self.list.push(Act {
            kinds,
            sources,
            targets,
            noun,
            sentence: self.sentence,
            events,
        });
    }

    /// Whom an act upon the noun is directed at: whoever did what the noun means.
    pub fn meant(&self, wanted: Wanted<'_>) -> Vec<Filler> {
        let answers = matches!(
            wanted.category,
            EventCategory::Reject | EventCategory::Deny | EventCategory::Comment
        ) || wanted.lemma == IT;
        let to_me = |act: &Act| !without_all(wanted.source, &act.targets);
        let direct = if answers {
            self.search(wanted, to_me)
        } else {
            Vec::new()
        };
        if direct.is_empty() && wanted.lemma == IT {
            // What one refused another is seldom what a third calls "it".
            let refused = Kinds::of(EventCategory::Reject);
            self.search(wanted, |act| !act.kinds.meets(refused))
        } else if direct.is_empty() {
            self.search(wanted, |_| true)
        } else {
            direct
        }
    }

    /// Acts of the last `reach` sentences, the latest first.
    pub fn latest(&self, reach: usize) -> impl Iterator<Item = &Act> {
        self.list
            .iter()
            .rev()
            .take_while(move |act| self.sentence - act.sentence <= reach)
    }

    /// Acts with how many sentences ago each was told, the latest first.
    pub fn aged(&self) -> impl Iterator<Item = (usize, &Act)> {
        self.list
            .iter()
            .rev()
            .map(|act| (self.sentence - act.sentence, act))
    }

    fn search(&self, wanted: Wanted<'_>, fits: impl Fn(&Act) -> bool) -> Vec<Filler> {
        for act in self.list.iter().rev() {
            let age = self.sentence - act.sentence;
            let vague = act.kinds == Kinds::SAID || act.kinds == Kinds::DECIDED;
            if age > REACH {
                break;
            }
            let named = act
                .noun
                .as_ref()
                .is_none_or(|noun| noun.as_str() == wanted.lemma);
            if !named || !act.kinds.meets(wanted.kinds) || vague && age > SHORT_REACH || !fits(act)
            {
                continue;
            }
            if let Some(found) = act.side_for(wanted) {
                return found;
            }
        }
        Vec::new()
    }
}

impl Act {
    /// Whom `wanted` is directed at if it means this act; none where it cannot mean it.
    fn side_for(&self, wanted: Wanted<'_>) -> Option<Vec<Filler>> {
        let own = !without_all(wanted.source, &self.sources);
        let shared = [EventCategory::Agree, EventCategory::Consult]
            .into_iter()
            .any(|category| self.kinds.meets(Kinds::of(category)));
        if own {
            return match wanted.category {
                EventCategory::Yield => Some(without(self.targets.clone(), wanted.source)),
                EventCategory::Support => Some(Vec::new()),
                _ if shared => Some(Vec::new()),
                _ => None,
            };
        }
        let mut side = self.sources.clone();
        if shared {
            if !without_all(wanted.source, &self.targets) {
                return Some(self.sources.clone());
            }
            side.extend(self.targets.iter().cloned());
        }
        Some(side)
    }
}

fn same_side(one: &Filled, other: &Filled) -> bool {
    match (one, other) {
        (Filled::By(one), Filled::By(other)) => !without_all(one, other),
        _ => false,
    }
}

/// Whether none of `list` is among `others`.
fn without_all(list: &[Filler], others: &[Filler]) -> bool {
    list.iter()
        .all(|filler| others.iter().all(|other| other.code != filler.code))
}

impl Slots<'_> {
    /// The kinds of acts that the noun group in chunk `at` may mean, if it names nobody whose act it is: "the move", "these
    /// remarks", and after a comma "a move".
    pub fn retells(self, at: usize) -> Option<Kinds> {
        let group = self.sentence.noun(at)?;
        let kinds = self.lexicon.retold.kinds(&group.lemma)?;
        let opener = self.sentence.tokens[group.tokens.start].lower.as_str();
        let definite = matches!(
            opener,
            "the" | "this" | "that" | "these" | "those" | "such" | "both"
        );
        let appended = matches!(opener, "a" | "an" | "another")
            && self.lexicon.retold.is_appended(&group.lemma)
            && at > 0
            && match &self.sentence.chunks[at - 1] {
                Chunk::Comma => true,
                Chunk::Preposition(word) => word == "in",
                _ => false,
            };
        let plain = group.members().all(|member| {
            member.actor.is_none() && member.owners.is_empty() && !member.own && !member.negated
        });
        let fits =
            plain && (appended || definite && !self.is_described(at)) && !self.names_owner(at);
        fits.then_some(kinds)
    }

    /// Whether the noun group in chunk `at` is but "it".
    pub(super) fn is_it(self, at: usize) -> bool {
        self.sentence.noun(at).is_some_and(|group| {
            group.tokens.len() == 1 && self.sentence.tokens[group.head].lower == IT
        })
    }

    /// "the move by rebels", "the attack of 2015": a phrase tells whose it is.
    fn names_owner(self, at: usize) -> bool {
        self.sentence
            .phrases_after(at)
            .into_iter()
            .take_while(|(word, _)| !matches!(*word, "as" | "after" | "during"))
            .any(|(word, noun)| {
                matches!(word, "of" | "by" | "between" | "from" | "with") && !self.is_time(noun)
            })
    }

    fn is_time(self, at: usize) -> bool {
        self.sentence.noun(at).is_some_and(|group| {
            self.sentence
                .dates
                .iter()
                .any(|date| date.tokens.contains(&group.head))
        })
    }

    /// "the decision to …", "the claim that …", "the attack that killed …": its own clause tells what it is.
    fn is_described(self, at: usize) -> bool {
        let comma = matches!(self.sentence.chunks.get(at + 1), Some(Chunk::Comma));
        self.sentence
            .clauses
            .predicates
            .iter()
            .any(|predicate| match predicate.relation {
                Relation::OfNoun(noun) => noun == at,
                Relation::Relative => predicate.subject == Some(at) && !comma,
                _ => false,
            })
    }

    /// Where the target of `rule` at `predicate` is to be sought, if a noun means an act told before.
    pub fn seek_act(self, rule: &Rule, predicate: &Predicate) -> Option<Seeks> {
        use EventCategory::{
            Comment, Complain, Consult, Criticise, Demand, Deny, Reject, Support, Threaten, Yield,
        };
        let judges = matches!(
            rule.category,
            Comment
                | Complain
                | Consult
                | Criticise
                | Demand
                | Deny
                | Reject
                | Support
                | Threaten
                | Yield
        );
        if !judges {
            return None;
        }
        let takes_object = rule
            .target
            .iter()
            .any(|slot| matches!(slot, Slot::Object | Slot::Owner));
        let objects = self.objects(predicate);
        let after = |word: &str| {
            rule.target
                .iter()
                .any(|slot| matches!(slot, Slot::After(known) if known == word))
        };
        let own = objects.iter().copied().filter(|_| takes_object);
        let phrases = predicate
            .phrases
            .iter()
            .filter(|phrase| after(&phrase.preposition))
            .filter_map(|phrase| phrase.noun);
        let inner = objects
            .iter()
            .flat_map(|&noun| self.sentence.phrases_after(noun))
            .filter(|(word, _)| after(word))
            .map(|(_, noun)| noun);
        own.chain(phrases)
            .chain(inner)
            .find_map(|noun| self.retells(noun).map(|kinds| Seeks::Act { kinds, noun }))
    }

    /// Remembers what the sentence tells before its events are known: whose decisions and words, and the acts that nouns name.
    pub fn note_acts(self, words: &Words, discourse: &mut Discourse) {
        discourse.acts.next_sentence();
        for (at, chunk) in self.sentence.chunks.iter().enumerate() {
            let Chunk::Noun(group) = chunk else { continue };
            let Some(kinds) = self.lexicon.retold.kinds(&group.lemma) else {
                continue;
            };
            if group.actor.is_some() || group.own || self.retells(at).is_some() {
                continue;
            }
            let owners = match self.owners(at) {
                Filled::By(list) => list,
                _ => self.between(at),
            };
            let noun = owners.is_empty().then(|| group.lemma.clone());
            discourse.acts.tell(kinds, owners, Vec::new(), noun, 0..0);
        }
        for (index, predicate) in self.sentence.clauses.predicates.iter().enumerate() {
            if let Some(kinds) = self.deciding(words, index, predicate) {
                let sources = match self.agent(predicate) {
                    Filled::By(list) => list,
                    Filled::ByOther | Filled::Empty => Vec::new(),
                };
                discourse.acts.tell(kinds, sources, Vec::new(), None, 0..0);
            }
        }
    }

    /// "the agreement between Norland and Sudland".
    pub(super) fn between(self, at: usize) -> Vec<Filler> {
        let phrases = self.sentence.phrases_after(at);
        phrases
            .into_iter()
            .filter(|(word, _)| *word == "between")
            .find_map(|(_, noun)| match self.heads(noun) {
                Filled::By(list) => Some(list),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// Whether the predicate tells of a decision or of words that "the move" or "the remarks" may mean later.
    fn deciding(self, words: &Words, index: usize, predicate: &Predicate) -> Option<Kinds> {
        let verb = self.sentence.verb(predicate)?;
        let told = predicate.relation == Relation::Root
            && !verb.passive
            && own_reading(self, index) == Status::Done;
        if !told {
            return None;
        }
        if self.lexicon.retold.decides(&verb.lemma) {
            return Some(Kinds::DECIDED);
        }
        let speaks = words.class_of(&verb.lemma).contains(WordClass::SPEECH);
        speaks.then(|| {
            let predicates = &self.sentence.clauses.predicates;
            let speakers = self.agent(predicate);
            let plans = predicates.iter().enumerate().any(|(inner, content)| {
                content.relation == Relation::Content(index)
                    && own_reading(self, inner) == Status::Future
                    && same_side(&speakers, &self.agent(content))
            });
            if plans { Kinds::DECIDED } else { Kinds::SAID }
        })
    }
}
