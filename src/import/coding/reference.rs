//! Which act an answer means, so that the link between the two rests on the words: "condemned the strike", "in response to the
//! expulsions", "expelled two envoys after Norland accused it", "insulted Sudland for raising concerns".

use super::Coder;
use super::candidate::{Candidate, Seeks};
use super::retold::Act;
use super::slots::{Filled, Filler, Slots};
use crate::import::chunk::Chunk;
use crate::import::clause::{Predicate, Relation};
use crate::lexicon::retold::Kinds;
use crate::model::{Actor, CategoryGroup, EventCategory};
use std::ops::Range;

/// How many sentences back an act of somebody named may be meant.
const REACH: usize = 30;
/// The same for a noun that names nobody: "the attack".
const SHORT_REACH: usize = 12;
/// The same for "the move", which can mean much.
const VAGUE_REACH: usize = 5;
/// How many tokens after a word of answering what it answers may begin.
const CUE_REACH: usize = 4;

/// A candidate that became events.
#[derive(Debug)]
pub struct Emitted<'r> {
    /// What was told.
    pub candidate: Candidate<'r>,
    /// Numbers of its events in the article.
    pub events: Range<u32>,
    /// Numbers of those that it presupposes.
    pub presupposed: Range<u32>,
}

/// An answer to "it", which nothing told before it was found to be.
#[derive(Debug)]
pub(super) struct Unmet {
    events: Range<u32>,
    kinds: Kinds,
    speakers: Vec<Filler>,
    doers: Vec<Filler>,
}

impl Coder<'_> {
    /// Notes which events the answers of a sentence mean.
    pub(super) fn refer(
        &mut self,
        slots: Slots<'_>,
        cues: &[Range<usize>],
        emitted: &[Emitted<'_>],
    ) {
        let title = self.is_title(slots.sentence);
        for answer in emitted {
            if answer.candidate.presupposed || answer.events.is_empty() {
                continue;
            }
            let topics = slots.topics(&answer.candidate, cues);
            let mut about = Kinds::default();
            let mut means: Vec<u32> = answer.presupposed.clone().collect();
            for &topic in &topics {
                let Some(kinds) = slots.kinds_of(topic) else {
                    continue;
                };
                if !kinds.meets(Kinds::DECIDED) {
                    about = about.with(kinds);
                }
                if means.is_empty() && slots.is_certain(topic) {
                    means.extend(self.meant_by(slots, topic, kinds, answer, title));
                }
            }
            for other in emitted {
                if slots.meets_inside(answer, other, &topics) {
                    means.extend(other.events.clone());
                }
            }
            if means.is_empty() {
                means.extend(self.meant_by_pronoun(slots, answer));
            }
            if means.is_empty() && answer.candidate.seeks == Seeks::Sides {
                means.extend(self.meant_by_sides(&answer.candidate));
            }
            if means.is_empty() {
                means.extend(self.asked_before(&answer.candidate));
            }
            for event in answer.events.clone() {
                if let Some(telling) = self.out.tellings.get_mut(event as usize) {
                    telling.about = about;
                    telling.means.clone_from(&means);
                }
            }
        }
    }

    /// The latest act that the noun group in chunk `topic` can mean, one done to who answers before any other.
    fn meant_by(
        &self,
        slots: Slots<'_>,
        topic: usize,
        kinds: Kinds,
        answer: &Emitted<'_>,
        title: bool,
    ) -> Range<u32> {
        let done_to_source = |act: &Act| meets(&act.targets, &answer.candidate.source);
        let own = self.latest_meant(slots, topic, kinds, answer, title, &done_to_source);
        if own.is_empty() {
            self.latest_meant(slots, topic, kinds, answer, title, &|_| true)
        } else {
            own
        }
    }

    /// What the body calls "it" may be an act that only the title tells.
    pub(super) fn meet_in_title(&mut self) {
        let Some(title) = self.article.title else {
            return;
        };
        for unmet in std::mem::take(&mut self.unmet) {
            let of = |actor: Option<&Actor>, side: &[Filler]| {
                actor.is_some_and(|actor| side.iter().any(|filler| filler.code == actor.code))
            };
            let found = self.out.events.iter().find(|event| {
                let mut places = event.mentions.iter().map(|mention| mention.sentence);
                places.any(|place| title.contains(place))
                    && Kinds::of(event.category).meets(unmet.kinds)
                    && of(Some(&event.source), &unmet.doers)
                    && of(event.target.as_ref(), &unmet.speakers)
            });
            if let Some(id) = found.map(|event| event.id.0) {
                for event in unmet.events {
                    if let Some(telling) = self.out.tellings.get_mut(event as usize) {
                        telling.means.push(id);
                    }
                }
            }
        }
    }

    /// "“It is a stunt,” he said": the last act done to the speaker by whom he speaks of.
    fn meant_by_pronoun(&mut self, slots: Slots<'_>, answer: &Emitted<'_>) -> Range<u32> {
        let candidate = &answer.candidate;
        let Seeks::Act { kinds, noun } = candidate.seeks else {
            return 0..0;
        };
        if !slots.is_it(noun) {
            return 0..0;
        }
        let told = self
            .discourse
            .acts
            .aged()
            .take_while(|(age, _)| *age <= SHORT_REACH)
            .find(|(_, act)| {
                !act.events.is_empty()
                    && act.events.start < answer.events.start
                    && act.kinds.meets(kinds)
                    && meets(&act.sources, &candidate.target)
                    && meets(&act.targets, &candidate.source)
            })
            .map(|(_, act)| act.events.clone());
        told.unwrap_or_else(|| {
            self.unmet.push(Unmet {
                events: answer.events.clone(),
                kinds,
                speakers: candidate.source.clone(),
                doers: candidate.target.clone(),
            });
            0..0
        })
    }

    fn latest_meant(
        &self,
        slots: Slots<'_>,
        topic: usize,
        kinds: Kinds,
        answer: &Emitted<'_>,
        title: bool,
        wanted: &dyn Fn(&Act) -> bool,
    ) -> Range<u32> {
        let owners = slots.owners_of_act(topic);
        let vague = kinds.meets(Kinds::DECIDED);
        let reach = match (owners.is_empty(), vague) {
            _ if title => usize::MAX,
            (false, _) => REACH,
            (true, false) => SHORT_REACH,
            (true, true) => VAGUE_REACH,
        };
        for (age, act) in self.discourse.acts.aged() {
            if age > reach {
                break;
            }
            let said_only = act.kinds == Kinds::SAID || act.kinds == Kinds::DECIDED;
            let own = act.events.start >= answer.events.start;
            let of_owner = owners.is_empty()
                || meets(&owners, &act.sources)
                || act.kinds.meets(Kinds::of(EventCategory::Agree)) && meets(&owners, &act.targets);
            if own && !act.events.is_empty() || !act.kinds.meets(kinds) || !of_owner {
                continue;
            }
            if !can_answer(&answer.candidate, act) {
                continue;
            }
            if !act.events.is_empty() {
                if wanted(act) {
                    return act.events.clone();
                }
                continue;
            }
            // "the decision" is one that is no event.
            if said_only && owners.is_empty() {
                break;
            }
        }
        0..0
    }

    /// Whom an answer without an object answers: who accused or asked its source.
    fn asked_before(&self, candidate: &Candidate<'_>) -> Range<u32> {
        use EventCategory as C;
        let sought = match candidate.seeks {
            Seeks::Accuser | Seeks::Directed | Seeks::Asker => true,
            Seeks::Act { .. } => candidate.category == EventCategory::Deny,
            _ => false,
        };
        if !sought {
            return 0..0;
        }
        let answered = match candidate.category {
            C::Deny => [C::Accuse, C::Criticise, C::Complain, C::Legal].as_slice(),
            C::Reject => &[
                C::Demand,
                C::Threaten,
                C::Accuse,
                C::Criticise,
                C::Complain,
                C::Agree,
            ],
            C::Comment | C::Admit | C::Agree => &[
                C::Accuse,
                C::Criticise,
                C::Complain,
                C::Demand,
                C::Threaten,
                C::Legal,
            ],
            _ => return 0..0,
        };
        let kinds = answered
            .iter()
            .fold(Kinds::default(), |all, &one| all.with(Kinds::of(one)));
        self.discourse
            .acts
            .aged()
            .take_while(|(age, _)| *age <= SHORT_REACH)
            .find(|(_, act)| {
                !act.events.is_empty()
                    && act.kinds.meets(kinds)
                    && meets(&act.sources, &candidate.target)
                    && meets(&act.targets, &candidate.source)
            })
            .map_or(0..0, |(_, act)| act.events.clone())
    }
}

/// Whether the sides of `answer` fit an answer to `act`: directed at its doer, or to nobody where the act was done to the source.
/// One denies and admits only what one is charged with oneself.
fn can_answer(answer: &Candidate<'_>, act: &Act) -> bool {
    let of_charge = matches!(answer.category, EventCategory::Deny | EventCategory::Admit);
    fits(answer, &act.sources, &act.targets) && (!of_charge || meets(&act.targets, &answer.source))
}

fn fits(answer: &Candidate<'_>, sources: &[Filler], targets: &[Filler]) -> bool {
    if meets(&answer.source, sources) {
        return false;
    }
    if answer.target.is_empty() {
        meets(targets, &answer.source)
    } else {
        meets(&answer.target, sources)
    }
}

fn meets(one: &[Filler], other: &[Filler]) -> bool {
    one.iter()
        .any(|filler| other.iter().any(|known| known.code == filler.code))
}

/// Whether an act of `category` is judged or answered in words, so that its objects name what it is about.
fn speaks(category: EventCategory) -> bool {
    use EventCategory::{Admit, Reject, Support, Threaten};
    matches!(
        category.group(),
        CategoryGroup::Accusation | CategoryGroup::Denial
    ) || matches!(
        category,
        Admit | Reject | Support | Threaten | EventCategory::Comment | EventCategory::Demand
    )
}

impl<'a> Slots<'a> {
    /// Chunks of the nouns that say what `candidate` is about.
    fn topics(self, candidate: &Candidate<'_>, cues: &[Range<usize>]) -> Vec<usize> {
        let mut list = self.cued(&candidate.trigger, cues);
        let predicates = &self.sentence.clauses.predicates;
        let Some(predicate) = candidate.predicate.and_then(|index| predicates.get(index)) else {
            if speaks(candidate.category) {
                list.extend(self.after_trigger(candidate));
            }
            return list;
        };
        list.extend(self.prompted(predicate));
        if !speaks(candidate.category) {
            let over = |phrase: &&crate::import::clause::Phrase| {
                matches!(phrase.preposition.as_str(), "over" | "after" | "following")
            };
            list.extend(
                predicate
                    .phrases
                    .iter()
                    .filter(over)
                    .filter_map(|phrase| phrase.noun),
            );
            return list;
        }
        let of_others = |&noun: &usize| match self.heads(noun).or_else(|| self.owners(noun)) {
            Filled::By(side) => !meets(&side, &candidate.source),
            _ => true,
        };
        list.extend(predicate.subject.filter(of_others));
        let from = list.len();
        if candidate.category != EventCategory::Demand {
            list.extend(self.objects(predicate));
        }
        list.extend(predicate.phrases.iter().filter_map(|phrase| phrase.noun));
        let own = candidate.predicate;
        for inner in predicates {
            if matches!(inner.relation, Relation::Infinitive(outer) if Some(outer) == own) {
                list.extend(self.objects_and_phrases(inner));
            }
        }
        for at in from..list.len() {
            let phrases = self.sentence.phrases_after(list[at]);
            list.extend(phrases.into_iter().map(|(_, noun)| noun));
        }
        list
    }

    /// "the Norlandic condemnation of the strike": the phrases after a trigger that is a noun.
    fn after_trigger(self, candidate: &Candidate<'_>) -> Vec<usize> {
        let holds = |chunk: &Chunk| matches!(chunk, Chunk::Noun(group) if candidate.trigger.contains(&group.head));
        let Some(at) = self.sentence.chunks.iter().position(holds) else {
            return Vec::new();
        };
        let phrases = self.sentence.phrases_after(at);
        phrases.into_iter().map(|(_, noun)| noun).collect()
    }

    /// What a word of answering says is answered, unless the trigger is told with that: "in response to the expulsions that …".
    fn cued(self, trigger: &Range<usize>, cues: &[Range<usize>]) -> Vec<usize> {
        let sentence = self.sentence;
        let answered = |cue: &Range<usize>| {
            let reach = cue.end..cue.end + CUE_REACH;
            sentence.chunks.iter().position(|chunk| {
                matches!(chunk, Chunk::Noun(group) if reach.contains(&group.tokens.start)
                    && !group.tokens.contains(&trigger.start)
                    && matches!(sentence.tokens[group.tokens.start - 1].lower.as_str(), "to" | "for" | "against" | "on"))
            })
        };
        let before = |cue: &&Range<usize>| {
            let between = sentence.tokens.get(cue.start..trigger.start);
            between.is_none_or(|between| between.iter().any(|token| token.lower == ","))
        };
        cues.iter().filter(before).filter_map(answered).collect()
    }

    /// "the sanctions prompted Sudland to expel …": what made the doer act.
    fn prompted(self, predicate: &Predicate) -> Option<usize> {
        let Relation::Infinitive(outer) = predicate.relation else {
            return None;
        };
        let governor = self.sentence.clauses.predicates.get(outer)?;
        let verb = self.sentence.verb(governor)?;
        let moves = matches!(
            verb.lemma.as_str(),
            "prompt" | "lead" | "cause" | "provoke" | "push" | "drive" | "force"
        );
        governor.subject.filter(|_| moves && !verb.passive)
    }

    /// The kinds of acts that the noun group in chunk `at` may mean.
    fn kinds_of(self, at: usize) -> Option<Kinds> {
        self.lexicon.retold.kinds(&self.sentence.noun(at)?.lemma)
    }

    /// Whether the noun group in chunk `at` means a certain act: "the strike", "Norland's strike".
    fn is_certain(self, at: usize) -> bool {
        let definite = self.sentence.noun(at).is_some_and(|group| {
            matches!(
                self.sentence.tokens[group.tokens.start].lower.as_str(),
                "the" | "this" | "that" | "these" | "those" | "such" | "both"
            )
        });
        definite || self.retells(at).is_some() || !self.owners_of_act(at).is_empty()
    }

    fn owners_of_act(self, at: usize) -> Vec<Filler> {
        match self.owners(at) {
            Filled::By(list) => list,
            _ => self.between(at),
        }
    }

    /// Whether the words of one sentence say that `answer` answers `other`: its topic, its reason, or what it follows.
    fn meets_inside(self, answer: &Emitted<'_>, other: &Emitted<'_>, topics: &[usize]) -> bool {
        let (one, two) = (&answer.candidate, &other.candidate);
        if answer.events.start == other.events.start || !fits(one, &two.source, &two.target) {
            return false;
        }
        // "the strike", or "the strike that killed two"
        let clause = two
            .predicate
            .and_then(|index| self.sentence.clauses.predicates.get(index))
            .filter(|clause| clause.relation == Relation::Relative);
        let named = topics.iter().any(|&topic| {
            clause.is_some_and(|clause| clause.subject == Some(topic))
                || self
                    .sentence
                    .noun(topic)
                    .is_some_and(|group| group.tokens.contains(&two.trigger.start))
        });
        let asked = one.predicate == two.predicate
            && self.is_request(&two.trigger)
            && one.category.group() != CategoryGroup::Measure;
        named || asked || self.follows(one.predicate, two.predicate)
    }

    /// "expelled two envoys after Norland accused it", "insulted Sudland for raising concerns", "attacked, drawing criticism".
    fn follows(self, answer: Option<usize>, other: Option<usize>) -> bool {
        let predicates = &self.sentence.clauses.predicates;
        let (Some(answer), Some(other)) = (answer, other) else {
            return false;
        };
        let (Some(later), Some(earlier)) = (predicates.get(answer), predicates.get(other)) else {
            return false;
        };
        match earlier.relation {
            Relation::Gerund(_) => self.reason_of(earlier) == Some(answer),
            Relation::Adverbial => {
                later.relation != Relation::Adverbial
                    && self.opener(earlier).is_some_and(|word| {
                        matches!(word, "after" | "because" | "since" | "following")
                    })
            }
            _ => {
                let governed =
                    |outer| outer == other || earlier.relation == Relation::Infinitive(outer);
                matches!(later.relation, Relation::Participial(outer) if governed(outer))
                    && self.is_reaction(later)
            }
        }
    }

    /// "…, drawing criticism": what another answers with.
    fn is_reaction(self, predicate: &Predicate) -> bool {
        self.sentence
            .verb(predicate)
            .is_some_and(|verb| self.lexicon.modality.receives.contains(&verb.lemma))
    }

    /// The word that opens the clause of `predicate`.
    fn opener(self, predicate: &Predicate) -> Option<&'a str> {
        let chunks = &self.sentence.chunks;
        let before = chunks.get(..predicate.extent.start)?;
        before.iter().rev().take(2).find_map(|chunk| match chunk {
            Chunk::Subordinator(word) | Chunk::Preposition(word) => Some(word.as_str()),
            _ => None,
        })
    }
}
