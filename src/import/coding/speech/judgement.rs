//! What something of another state is said to be: harmful, wrong, baseless, or fine.

use super::said::{Said, body};
use super::words::Verdict;
use super::{Finding, Speech};
use crate::import::chunk::Chunk;
use crate::import::clause::{Attribution, Predicate, Relation};
use crate::import::coding::candidate::{Candidate, Seeks, without};
use crate::import::coding::slots::{Filled, Filler};
use crate::import::coding::status::{Reading, Status};
use crate::lexicon::events::Rule;
use crate::lexicon::retold::Kinds;
use crate::lexicon::words::WordClass;
use crate::model::EventCategory;
use std::ops::Range;

impl<'a> Speech<'a> {
    /// "said that the campaign harms relations": something of another's, judged.
    pub(super) fn judgement(self, said: &Said<'a>) -> Option<Candidate<'a>> {
        if !matches!(
            said.status,
            Status::Done | Status::Future | Status::Negated | Status::FutureNegated
        ) {
            return None;
        }
        let negated = said.verb.negated;
        let evaluation = self.evaluation();
        if !negated && self.is_verb_of(&evaluation.harmful_verbs, said.predicate) {
            return self.harm(said);
        }
        let subject = said.predicate.subject?;
        let words = self.what_is_said(said)?;
        let group = self.slots.sentence.noun(subject)?;
        if evaluation.happenings.contains(&group.lemma) {
            return None;
        }
        let claim = group.members().any(|member| self.is_claim(&member.lemma));
        let baseless = !negated && self.find(&evaluation.baseless, words.clone()).is_some();
        let rule = match self.verdict(words, negated) {
            _ if baseless && claim => self.rules.deny,
            Some(Verdict::Bad) => self.rules.criticise,
            Some(Verdict::Good) if said.status == Status::Done => self.rules.support,
            _ => return None,
        };
        if self.means_a_deed(said, subject) {
            return Some(self.judged_deed(said, subject, rule));
        }
        let target = self.judged_or_told(said, subject)?;
        let sure = if said.status == Status::Done {
            0.65
        } else {
            0.55
        };
        let candidate = said.finding(target, sure).under(rule);
        Some(self.seeking(candidate, subject))
    }

    /// "“It is a stunt,” he said": whether "it" is what another did, not who he is.
    fn means_a_deed(self, said: &Said<'_>, subject: usize) -> bool {
        let sentence = self.slots.sentence;
        let quoted = !self.slots.voice.is_empty()
            || sentence.clauses.attributions.iter().any(|known| {
                known.predicate.is_some() && known.scope.contains(&said.predicate.chunk)
            });
        self.slots.is_it(subject)
            && quoted
            && self
                .find(
                    &self.evaluation().beings,
                    self.complement(said.predicate.chunk + 1),
                )
                .is_none()
    }

    /// The same, judged: of whoever last did something; else as if "it" were a state.
    fn judged_deed(self, said: &Said<'a>, subject: usize, rule: &'a Rule) -> Candidate<'a> {
        use EventCategory::{Coerce, Expel, Force, Legal, Reject, Sanction, Threaten};
        let acts = [Coerce, Expel, Force, Legal, Reject, Sanction, Threaten];
        let kinds = acts.into_iter().fold(Kinds::DECIDED, |all, category| {
            all.with(Kinds::of(category))
        });
        let target = self.judged_state(said, subject).unwrap_or_default();
        let candidate = said.finding(target, 0.55).under(rule);
        Candidate {
            seeks: Seeks::Act {
                kinds,
                noun: subject,
            },
            ..candidate
        }
    }

    /// "is undermining peace": the doer harms.
    fn harm(self, said: &Said<'a>) -> Option<Candidate<'a>> {
        let passive = said.verb.passive;
        let target = if passive {
            self.other_agent(said)?
        } else {
            self.judged_or_told(said, said.predicate.subject?)?
        };
        let candidate = said.finding(target, 0.65).under(self.rules.criticise);
        Some(self.seeking(candidate, said.predicate.subject?))
    }

    /// The words that say what the subject is: after "be", or the participle itself ("was alarming").
    fn what_is_said(self, said: &Said<'_>) -> Option<Range<usize>> {
        let verb = said.verb;
        if self.evaluation().equating.contains(&verb.lemma) {
            return Some(self.complement(said.predicate.chunk + 1));
        }
        let describes = verb.tokens.len() > 1 && said.predicate.direct.is_empty() && !verb.passive;
        let participle = verb.verb..verb.verb + 1;
        let judges = self.find(&self.evaluation().negative, participle.clone());
        judges.filter(|_| describes).map(|_| participle)
    }

    /// "called the Sudlandic claims baseless", "described the raid as reckless", "said of the raid: …".
    pub(super) fn named(self, index: usize, reading: &Reading) -> Option<Candidate<'a>> {
        let sentence = self.slots.sentence;
        let predicate = self.predicate(index);
        let verb = sentence.verb(predicate)?;
        let speech = self.words.class_of(&verb.lemma).contains(WordClass::SPEECH);
        let names = speech || self.evaluation().naming.contains(&verb.lemma);
        if !names || reading.status != Status::Done {
            return None;
        }
        let Filled::By(source) = self.slots.agent(predicate) else {
            return None;
        };
        match predicate.direct.first() {
            Some(_) if !self.evaluation().naming.contains(&verb.lemma) => None,
            Some(&object) if !predicate.has_content => {
                self.given_name(index, predicate, object, source)
            }
            _ => self.said_of(index, predicate, source),
        }
    }

    /// "branded the raid reckless": `object` and what it is called.
    fn given_name(
        self,
        index: usize,
        predicate: &Predicate,
        object: usize,
        source: Vec<Filler>,
    ) -> Option<Candidate<'a>> {
        let group = self.slots.sentence.noun(object)?;
        let words = self.after_object(predicate, object);
        let claim = group.members().any(|member| self.is_claim(&member.lemma));
        let baseless = self
            .find(&self.evaluation().baseless, words.clone())
            .is_some();
        let verdict = self.verdict(words, false);
        let rule = match verdict {
            _ if baseless && claim => self.rules.deny,
            Some(Verdict::Bad) => self.rules.criticise,
            None if baseless => self.rules.criticise,
            Some(Verdict::Good) => self.rules.support,
            None => return None,
        };
        let target = self
            .of_other(object, predicate.chunk, &source)
            .or_else(|| self.of_main_clause(predicate, object, &source))
            .or_else(|| self.slots.retells(object).map(|_| Vec::new()))?;
        let candidate = self.event(index, predicate, source, target, rule);
        Some(self.seeking(candidate, object))
    }

    /// What follows the object to the end of the clause: as far as the name may reach.
    fn after_object(self, predicate: &Predicate, object: usize) -> Range<usize> {
        let sentence = self.slots.sentence;
        let mut start = object + 1;
        // "called the arrest of two diplomats a provocation"
        while let (Some(Chunk::Preposition(word)), Some(Chunk::Noun(_))) =
            (sentence.chunks.get(start), sentence.chunks.get(start + 1))
            && word != "as"
        {
            start += 2;
        }
        let own = sentence
            .noun(object)
            .map_or(0, |group| group.full_tokens().start);
        let clause = body(self.slots, predicate);
        let complement = self.complement(start);
        // The chunker may have taken the name into the object: "called the raid a crime" is two groups, "called it wrong" one.
        if complement.is_empty() {
            own.max(clause.start)..clause.end
        } else {
            complement
        }
    }

    /// "condemned the Sudlandic raid, calling it barbaric": what the main clause acts on; else the only other state around.
    fn of_main_clause(
        self,
        predicate: &Predicate,
        object: usize,
        source: &[Filler],
    ) -> Option<Vec<Filler>> {
        let group = self.slots.sentence.noun(object)?;
        if group.actor.is_some() || !group.owners.is_empty() || group.own {
            return None;
        }
        let Relation::Participial(outer) = predicate.relation else {
            return None;
        };
        let main = self.predicate(outer);
        let phrases = main.phrases.iter().filter_map(|phrase| phrase.noun);
        main.direct
            .iter()
            .copied()
            .chain(phrases)
            .find_map(|noun| self.of_other(noun, main.chunk, source))
    }

    /// A judgement in quotation marks, said "of" or "about" something of another's.
    fn said_of(
        self,
        index: usize,
        predicate: &Predicate,
        source: Vec<Filler>,
    ) -> Option<Candidate<'a>> {
        let sentence = self.slots.sentence;
        let about = predicate
            .phrases
            .iter()
            .find(|phrase| {
                matches!(
                    phrase.preposition.as_str(),
                    "of" | "about" | "on" | "regarding"
                )
            })?
            .noun?;
        let said = sentence
            .clauses
            .attributions
            .iter()
            .find(|known| known.predicate == Some(index))?;
        let tokens = self.tokens_of(said);
        if self.verdict(tokens, false)? != Verdict::Bad {
            return None;
        }
        let target = self.of_other(about, predicate.chunk, &source)?;
        Some(self.event(index, predicate, source, target, self.rules.criticise))
    }

    fn event(
        self,
        index: usize,
        predicate: &Predicate,
        source: Vec<Filler>,
        target: Vec<Filler>,
        rule: &'a Rule,
    ) -> Candidate<'a> {
        let finding = Finding {
            source,
            target,
            trigger: body(self.slots, predicate),
            predicate: Some(index),
            confidence: 0.8,
        };
        finding.under(rule)
    }

    fn tokens_of(self, attribution: &Attribution) -> Range<usize> {
        let sentence = self.slots.sentence;
        sentence.token_of_chunk(attribution.scope.start)
            ..sentence.token_of_chunk(attribution.scope.end)
    }

    /// "Dutch minister: Norlandic attack 'unacceptable'": a headline without a verb.
    pub fn headline(self) -> Vec<Candidate<'a>> {
        let attributions = &self.slots.sentence.clauses.attributions;
        attributions
            .iter()
            .filter(|attribution| attribution.predicate.is_none())
            .filter_map(|attribution| self.headline_of(attribution))
            .collect()
    }

    fn headline_of(self, attribution: &Attribution) -> Option<Candidate<'a>> {
        let predicates = &self.slots.sentence.clauses.predicates;
        let has_verb = predicates
            .iter()
            .any(|predicate| attribution.scope.contains(&predicate.chunk));
        let Filled::By(source) = self.slots.heads(attribution.speaker) else {
            return None;
        };
        let tokens = self.tokens_of(attribution);
        if has_verb || self.verdict(tokens.clone(), false) != Some(Verdict::Bad) {
            return None;
        }
        let target = attribution.scope.clone().find_map(|at| {
            let found = match self.slots.heads(at) {
                Filled::By(list) => Filled::By(list),
                _ => self.slots.owners(at),
            };
            match found {
                Filled::By(list) => Some(without(list, &source)).filter(|rest| !rest.is_empty()),
                _ => None,
            }
        })?;
        let finding = Finding {
            source,
            target,
            trigger: tokens,
            predicate: None,
            confidence: 0.7,
        };
        Some(finding.under(self.rules.criticise))
    }
}
