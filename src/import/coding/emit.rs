//! Candidates become events: each source with each target, with what they presuppose.

use super::Coder;
use super::candidate::{Candidate, Seeks, without};
use super::confidence::confidence;
use super::dating::own_date;
use super::reference::Emitted;
use super::retold::Wanted;
use super::slots::Filler;
use super::telling::{SentenceTelling, Telling};
use crate::import::analysis::Sentence;
use crate::import::chunk::Chunk;
use crate::import::clause::Relation;
use crate::lexicon::retold::Kinds;
use crate::model::{
    Actor, ActorCode, ArticleId, Event, EventCategory, EventDate, EventId, Mention, Span,
};
use std::collections::BTreeSet;

impl Coder<'_> {
    /// Makes the events of `candidate`, with what they presuppose; none where a side is missing.
    pub(super) fn emit<'r>(
        &mut self,
        sentence: &Sentence<'_>,
        telling: &SentenceTelling,
        mut candidate: Candidate<'r>,
    ) -> Option<Emitted<'r>> {
        let first = self.out.events.len() as u32;
        if candidate.seeks != Seeks::Nothing {
            let found = self.sought(sentence, &candidate);
            if !found.is_empty() {
                candidate.target = found;
            }
            if candidate.target.is_empty() && !candidate.rule.targetless {
                return None;
            }
        }
        let date = if candidate.presupposed {
            own_date(sentence, &candidate)
        } else {
            self.date_of(sentence, &candidate)
        };
        let trigger = sentence.span_of(&candidate.trigger);
        let told = telling.of(sentence, &candidate);
        let pairs = pairs(&candidate);
        let group = (pairs.len() > 1).then(|| {
            self.group += 1;
            self.group
        });
        for (source, target) in pairs {
            let event = Event {
                id: EventId(self.out.events.len() as u32),
                date,
                source: self.actor(&source),
                target: target.as_ref().map(|target| self.actor(target)),
                category: candidate.category,
                cameo: cameo_of(&candidate).to_owned(),
                goldstein: self.lexicon.goldstein(cameo_of(&candidate)),
                confidence: confidence(
                    sentence,
                    &self.lexicon.events,
                    &candidate,
                    &source,
                    target.as_ref(),
                ),
                presupposed: candidate.presupposed,
                group,
                rule: candidate.rule.id.clone(),
                mentions: vec![Mention {
                    article: ArticleId(0),
                    sentence: sentence.span,
                    trigger,
                }],
            };
            self.discourse.note(&event, target.as_ref(), &source);
            self.out.events.push(event);
            self.out.tellings.push(told.clone());
        }
        let events = first..self.out.events.len() as u32;
        self.discourse.acts.tell(
            Kinds::of(candidate.category),
            candidate.source.clone(),
            candidate.target.clone(),
            None,
            events.clone(),
        );
        if candidate.category == EventCategory::Accuse {
            // "condemned the attack" means what the accused is said to have done.
            let alleged = Kinds::of(EventCategory::Force).with(Kinds::of(EventCategory::Coerce));
            let doers = candidate.target.clone();
            self.discourse
                .acts
                .tell(alleged, doers, Vec::new(), None, 0..0);
        }
        // Who joins others later, perhaps to listen, is not yet one of "them".
        let joins = matches!(candidate.seeks, Seeks::Act { .. });
        if candidate.category == EventCategory::Consult && !candidate.presupposed && !joins {
            let mut parties: Vec<_> = candidate
                .source
                .iter()
                .chain(&candidate.target)
                .map(|filler| filler.code)
                .collect();
            let mut seen = BTreeSet::new();
            parties.retain(|&code| seen.insert(code));
            self.memory.actors.note_meeting(parties);
        }
        if let Some(target) = candidate.target.first() {
            self.memory.actors.note_target(&[target.code]);
        }
        self.presuppose(sentence, &candidate, &told, date, trigger);
        let presupposed = events.end..self.out.events.len() as u32;
        Some(Emitted {
            candidate,
            events,
            presupposed,
        })
    }

    /// Whether the other side that the candidate leaves out was told before; an act without it is none.
    pub(super) fn finds_side(
        &self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
        told: &[Candidate<'_>],
    ) -> bool {
        let is_source = |filler: &Filler| candidate.source.iter().any(|s| s.code == filler.code);
        let free = candidate.rule.targetless
            || matches!(
                candidate.seeks,
                Seeks::Nothing | Seeks::LastOfKind | Seeks::Beside
            );
        free || !candidate.target.is_empty()
            || told.iter().any(|other| other.target.iter().any(is_source))
            || !self.sought(sentence, candidate).is_empty()
    }

    /// The target that the sentence does not name, from what the article told before.
    fn sought(&self, sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> Vec<Filler> {
        let accusers = || {
            let sources = candidate.source.iter();
            sources
                .flat_map(|source| self.discourse.accusers_of(source.code))
                .collect()
        };
        let directed = || {
            let sources = candidate.source.iter();
            sources
                .flat_map(|source| {
                    self.discourse
                        .last_directed_at(source.code, candidate.category)
                })
                .collect()
        };
        let others = |of: &dyn Fn(ActorCode) -> Vec<Filler>| {
            let sources = candidate.source.iter();
            without(
                sources.flat_map(|source| of(source.code)).collect(),
                &candidate.source,
            )
        };
        match candidate.seeks {
            Seeks::Nothing | Seeks::Beside => Vec::new(),
            Seeks::Accuser => accusers(),
            Seeks::Directed => directed(),
            Seeks::Counterpart => others(&|source| self.discourse.acts.counterpart(source)),
            Seeks::Asker => others(&|source| self.discourse.acts.asker(source)),
            Seeks::Sides => self.all_sides(sentence, candidate),
            Seeks::LastOfKind => self.discourse.last_target(candidate.category),
            Seeks::Act { kinds, noun } => {
                let lemma = sentence.noun(noun).map_or("", |group| &group.lemma);
                let found = self.discourse.acts.meant(Wanted {
                    lemma,
                    kinds,
                    source: &candidate.source,
                    category: candidate.category,
                });
                match candidate.category {
                    _ if !found.is_empty() => found,
                    _ if candidate.rule.answers => accusers(),
                    EventCategory::Reject | EventCategory::Comment => directed(),
                    _ => found,
                }
            }
        }
    }

    /// "Sudland denied the Norlandic claim" presupposes the claim, unless the article tells of it.
    fn presuppose(
        &mut self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
        telling: &Telling,
        date: Option<EventDate>,
        trigger: Span,
    ) {
        if candidate.category != EventCategory::Deny || candidate.presupposed {
            return;
        }
        let Some(rule) = self.speech_rules().map(|rules| rules.accuse) else {
            return;
        };
        let told = self.claim_is_told(sentence);
        for accused in &candidate.source {
            for accuser in &candidate.target {
                if self.discourse.has_accused(accuser.code, accused.code) {
                    continue;
                }
                let event = Event {
                    id: EventId(self.out.events.len() as u32),
                    date: date.filter(|_| told),
                    source: self.actor(accuser),
                    target: Some(self.actor(accused)),
                    category: EventCategory::Accuse,
                    cameo: EventCategory::Accuse.cameo().to_owned(),
                    goldstein: self.lexicon.goldstein(EventCategory::Accuse.cameo()),
                    confidence: candidate.confidence * 0.8,
                    presupposed: !told,
                    group: None,
                    rule: rule.id.clone(),
                    mentions: vec![Mention {
                        article: ArticleId(0),
                        sentence: sentence.span,
                        trigger,
                    }],
                };
                self.discourse.note(&event, Some(accused), accuser);
                self.out.events.push(event);
                self.out.tellings.push(Telling {
                    answers: false,
                    ..telling.clone()
                });
            }
        }
    }

    /// "the claim that …", "accusations made by …": the sentence tells of the accusation itself.
    fn claim_is_told(&self, sentence: &Sentence<'_>) -> bool {
        let claims = &self.lexicon.events.modality.claim_nouns;
        let claim = sentence
            .chunks
            .iter()
            .position(|chunk| matches!(chunk, Chunk::Noun(group) if claims.contains(&group.lemma)));
        claim.is_some_and(|claim| {
            sentence
                .clauses
                .predicates
                .iter()
                .any(|predicate| match predicate.relation {
                    Relation::OfNoun(noun) => noun >= claim,
                    Relation::Relative => predicate.subject == Some(claim),
                    _ => false,
                })
        })
    }

    fn actor(&self, filler: &Filler) -> Actor {
        Actor {
            code: filler.code,
            role: filler.role,
            name: filler.name.of(&self.article.text).to_owned(),
        }
    }
}

/// CAMEO code of an intent to meet.
const MEETING_TO_COME: &str = "036";

fn cameo_of<'c>(candidate: &'c Candidate<'_>) -> &'c str {
    if candidate.category == candidate.rule.category {
        &candidate.rule.cameo
    } else if candidate.rule.category == EventCategory::Consult
        && candidate.category == EventCategory::Agree
    {
        MEETING_TO_COME
    } else {
        candidate.category.cameo()
    }
}

/// How many a meeting may have of whom each is told to have met each other; beyond, it is an assembly.
const MOST_SIDES: usize = 5;

fn sides(list: &[Filler]) -> usize {
    let codes: BTreeSet<_> = list.iter().map(|filler| filler.code).collect();
    codes.len()
}

/// Each source with each target; within the sources for what is mutual and has no target.
fn pairs(candidate: &Candidate<'_>) -> Vec<(Filler, Option<Filler>)> {
    let mut list: Vec<(Filler, Option<Filler>)> = Vec::new();
    let mut seen = BTreeSet::new();
    if candidate.target.is_empty() {
        if candidate.mutual && candidate.source.len() > 1 {
            if candidate.category == EventCategory::Consult && sides(&candidate.source) > MOST_SIDES
            {
                return list;
            }
            for (at, a) in candidate.source.iter().enumerate() {
                for b in &candidate.source[at + 1..] {
                    let known = seen.contains(&(b.code, Some(a.code)));
                    if a.code != b.code && !known && seen.insert((a.code, Some(b.code))) {
                        list.push((a.clone(), Some(b.clone())));
                    }
                }
            }
            return list;
        }
        for source in &candidate.source {
            if seen.insert((source.code, None)) {
                list.push((source.clone(), None));
            }
        }
        return list;
    }
    for source in &candidate.source {
        for target in &candidate.target {
            if source.code != target.code && seen.insert((source.code, Some(target.code))) {
                list.push((source.clone(), Some(target.clone())));
            }
        }
    }
    list
}
