//! What somebody's words about another state amount to: an accusation, a criticism, a denial.
//!
//! No single trigger makes these events. "The minister said that Norland had violated …" accuses, "… that the claims were
//! baseless" denies, "… that the plan is reckless" criticises: the speaker, what is said and of whom decide together.

use super::candidate::{Candidate, Outcome, Seeks, without};
use super::slots::{Filled, Filler, Slots};
use super::status::{Reading, Status, own_reading};
use crate::import::clause::{Predicate, Relation};
use crate::import::tag::Tag;
use crate::lexicon::events::Rule;
use crate::lexicon::list::WordList;
use crate::lexicon::words::{WordClass, Words};
use crate::model::EventCategory;
use smol_str::SmolStr;
use std::ops::Range;

/// The rules that name the events found here.
#[derive(Debug, Clone, Copy)]
pub struct SpeechRules<'a> {
    /// A reported hostile act.
    pub accuse: &'a Rule,
    /// A harsh judgement.
    pub criticise: &'a Rule,
    /// One's own innocence, another's claim called baseless.
    pub deny: &'a Rule,
    /// What another must do.
    pub demand: &'a Rule,
}

/// Verbs that say what something is.
const EQUATING: [&str; 14] = [
    "be",
    "become",
    "remain",
    "constitute",
    "represent",
    "amount",
    "mark",
    "seem",
    "appear",
    "look",
    "show",
    "reflect",
    "demonstrate",
    "take",
];

/// Reads reported speech in one sentence.
#[derive(Debug, Clone, Copy)]
pub struct Speech<'a> {
    /// Slots of the sentence.
    pub slots: Slots<'a>,
    /// English words.
    pub words: &'a Words,
    /// Rules to name.
    pub rules: SpeechRules<'a>,
}

impl<'a> Speech<'a> {
    /// What predicate `index`, as its speakers report it, amounts to.
    pub fn of(self, index: usize, reading: &Reading) -> Option<Outcome<'a>> {
        let sentence = self.slots.sentence;
        let predicate = &sentence.clauses.predicates[index];
        if let Some(candidate) = self.judged(index, predicate) {
            return Some(Outcome::Event(candidate));
        }
        if reading.speakers.is_empty() {
            return None;
        }
        let trigger = self.body(predicate);
        self.innocence(index, predicate, reading, trigger.clone())
            .or_else(|| self.duty(index, predicate, reading, trigger.clone()))
            .or_else(|| self.accusation(index, predicate, reading, trigger.clone()))
            .or_else(|| self.judgement(index, predicate, reading, trigger))
            .map(Outcome::Event)
    }

    /// Tokens from the verb to the next verb or the end of what is said.
    fn body(self, predicate: &Predicate) -> Range<usize> {
        let sentence = self.slots.sentence;
        let start = sentence.verb(predicate).map_or(0, |verb| verb.tokens.start);
        let own_end = sentence
            .verb(predicate)
            .map_or(start, |verb| verb.tokens.end);
        let mut end = own_end;
        while end < sentence.tokens.len() {
            match sentence.words[end].tag {
                Tag::Sign
                | Tag::Colon
                | Tag::Complementizer
                | Tag::Subordinator
                | Tag::Relative => break,
                Tag::Comma if end > own_end + 1 => break,
                _ => end += 1,
            }
        }
        start..end.max(start + 1)
    }

    fn has_lemma(self, list: &WordList, tokens: Range<usize>) -> Option<usize> {
        let sentence = self.slots.sentence;
        tokens.into_iter().find(|&at| {
            let word = &sentence.words[at];
            let lower = &sentence.tokens[at].lower;
            word.mention.is_none() && (list.contains(&word.lemma) || list.contains(lower))
        })
    }

    /// Idioms of several words ("have nothing to do with"), the first being the verb.
    fn has_idiom(self, list: &WordList, predicate: &Predicate) -> bool {
        let sentence = self.slots.sentence;
        let Some(verb) = sentence.verb(predicate) else {
            return false;
        };
        list.iter().any(|idiom| {
            let mut words = idiom.split(' ');
            if words.next() != Some(verb.lemma.as_str()) {
                return false;
            }
            let mut at = verb.verb + 1;
            words.all(|word| {
                let found = (at..(at + 3).min(sentence.tokens.len())).find(|&place| {
                    sentence.tokens[place].lower == word || sentence.words[place].lemma == word
                });
                at = found.map_or(at, |place| place + 1);
                found.is_some()
            })
        })
    }

    fn hostile(self, predicate: &Predicate) -> bool {
        let evaluation = &self.slots.lexicon.evaluation;
        let Some(verb) = self.slots.sentence.verb(predicate) else {
            return false;
        };
        let figurative = self
            .slots
            .objects(predicate)
            .into_iter()
            .filter_map(|noun| self.slots.sentence.noun(noun))
            .any(|group| evaluation.abstract_nouns.contains(&group.lemma));
        // To launch an attack is hostile, to condemn or to suffer one is not.
        let does = self.slots.lexicon.modality.light.contains(&verb.lemma)
            || evaluation.hostile_verbs.contains(&verb.lemma);
        evaluation.hostile_verbs.contains(&verb.lemma) && !figurative
            || self.has_idiom(&evaluation.guilt, predicate)
            || does
                && self
                    .slots
                    .objects(predicate)
                    .into_iter()
                    .filter_map(|noun| self.slots.sentence.noun(noun))
                    .any(|group| evaluation.hostile_nouns.contains(&group.lemma) && !group.negated)
    }

    /// "The ministry said that Norland has not launched such attacks": the speaker's own state, and no hostile act.
    fn innocence(
        self,
        index: usize,
        predicate: &Predicate,
        reading: &Reading,
        trigger: Range<usize>,
    ) -> Option<Candidate<'a>> {
        let Filled::By(subject) = self.slots.agent(predicate) else {
            return None;
        };
        let own = subject.iter().any(|filler| {
            reading
                .speakers
                .iter()
                .any(|speaker| speaker.code == filler.code)
        });
        let status = own_reading(self.slots, index);
        let denied = self.has_idiom(&self.slots.lexicon.evaluation.innocence, predicate)
            || matches!(status, Status::Negated | Status::FutureNegated) && self.hostile(predicate);
        if !own || !denied {
            return None;
        }
        Some(judged_as(
            self.rules.deny,
            reading.speakers.clone(),
            Vec::new(),
            trigger,
            index,
            0.75,
        ))
    }

    /// "said that Sudland must withdraw": what another is to do.
    fn duty(
        self,
        index: usize,
        predicate: &Predicate,
        reading: &Reading,
        trigger: Range<usize>,
    ) -> Option<Candidate<'a>> {
        let must = predicate.modal.as_deref().is_some_and(|modal| {
            matches!(modal, "must" | "should" | "ought" | "mustn't" | "shouldn't")
        });
        if !must || predicate.conditional {
            return None;
        }
        let Filled::By(subject) = self.slots.agent(predicate) else {
            return None;
        };
        let target = without(subject, &reading.speakers);
        (!target.is_empty()).then(|| {
            judged_as(
                self.rules.demand,
                reading.speakers.clone(),
                target,
                trigger,
                index,
                0.7,
            )
        })
    }

    /// "said that Sudland had attacked": a hostile act of another, told as done.
    fn accusation(
        self,
        index: usize,
        predicate: &Predicate,
        reading: &Reading,
        trigger: Range<usize>,
    ) -> Option<Candidate<'a>> {
        if !matches!(reading.status, Status::Done) || !self.hostile(predicate) {
            return None;
        }
        let Filled::By(subject) = self.slots.agent(predicate) else {
            return None;
        };
        let target = without(subject, &reading.speakers);
        if target.is_empty() {
            return None;
        }
        Some(judged_as(
            self.rules.accuse,
            reading.speakers.clone(),
            target,
            trigger,
            index,
            0.7,
        ))
    }

    /// "said that the campaign harms relations": something of another's, judged.
    fn judgement(
        self,
        index: usize,
        predicate: &Predicate,
        reading: &Reading,
        trigger: Range<usize>,
    ) -> Option<Candidate<'a>> {
        let evaluation = &self.slots.lexicon.evaluation;
        let sentence = self.slots.sentence;
        let verb = sentence.verb(predicate)?;
        if !matches!(reading.status, Status::Done) {
            return None;
        }
        let harmful = evaluation.harmful_verbs.contains(&verb.lemma);
        let equates = EQUATING.contains(&verb.lemma.as_str());
        let negative = equates
            && self
                .has_lemma(&evaluation.negative, trigger.clone())
                .is_some();
        let baseless = equates
            && self
                .has_lemma(&evaluation.baseless, trigger.clone())
                .is_some();
        if !(harmful || negative || baseless) {
            return None;
        }
        let subject = predicate.subject?;
        let target = self.of_other(subject, predicate, &reading.speakers)?;
        let claim = sentence
            .noun(subject)
            .is_some_and(|group| self.is_claim(&group.lemma));
        let rule = if baseless && claim {
            self.rules.deny
        } else {
            self.rules.criticise
        };
        if baseless && !claim && !negative && !harmful {
            return None;
        }
        Some(judged_as(
            rule,
            reading.speakers.clone(),
            target,
            trigger,
            index,
            0.65,
        ))
    }

    fn is_claim(self, lemma: &SmolStr) -> bool {
        self.slots.lexicon.modality.claim_nouns.contains(lemma)
    }

    /// The other state that the noun group at `at` is, belongs to, or stands in.
    fn of_other(
        self,
        at: usize,
        predicate: &Predicate,
        speakers: &[Filler],
    ) -> Option<Vec<Filler>> {
        let group = self.slots.sentence.noun(at)?;
        let deed = self
            .slots
            .lexicon
            .evaluation
            .hostile_nouns
            .contains(&group.lemma);
        let mut found = vec![self.slots.heads(at)];
        if deed {
            // "the attack on Sudland was barbaric" judges whoever made it, and not its victim.
            found.push(self.slots.noun_agent(at));
        } else {
            found.push(self.slots.owners(at));
            let phrases = self.slots.sentence.phrases_after(at);
            found.extend(phrases.into_iter().map(|(_, noun)| self.slots.heads(noun)));
        }
        if let Filled::By(owners) = self.slots.noun_agent(at)
            && without(owners, speakers).is_empty()
        {
            return None;
        }
        // "the campaign unleashed in Norland": phrases of a participle that follows the noun.
        for inner in &self.slots.sentence.clauses.predicates {
            if inner.relation == Relation::Relative
                && inner.subject == Some(at)
                && inner.chunk < predicate.chunk
            {
                found.extend(
                    inner
                        .phrases
                        .iter()
                        .filter_map(|phrase| phrase.noun)
                        .map(|noun| self.slots.heads(noun)),
                );
            }
        }
        found.into_iter().find_map(|filled| match filled {
            Filled::By(list) => Some(without(list, speakers)).filter(|rest| !rest.is_empty()),
            Filled::ByOther | Filled::Empty => None,
        })
    }

    /// "called the Sudlandic claims baseless", "described the raid as reckless", "said of the raid: …".
    fn judged(self, index: usize, predicate: &Predicate) -> Option<Candidate<'a>> {
        let sentence = self.slots.sentence;
        let verb = sentence.verb(predicate)?;
        let names = self.words.class_of(&verb.lemma).contains(WordClass::SPEECH)
            || matches!(
                verb.lemma.as_str(),
                "call"
                    | "describe"
                    | "brand"
                    | "label"
                    | "term"
                    | "denounce"
                    | "deem"
                    | "dub"
                    | "dismiss"
                    | "slam"
            );
        let object = predicate.direct.first().copied();
        let reading = super::status::read(self.slots, self.words, index);
        if !names || reading.status != Status::Done {
            return None;
        }
        let Filled::By(source) = self.slots.agent(predicate) else {
            return None;
        };
        let evaluation = &self.slots.lexicon.evaluation;
        let body = self.body(predicate);
        if let Some(object) = object.filter(|_| !predicate.has_content) {
            let negative = self.has_lemma(&evaluation.negative, body.clone()).is_some();
            let baseless = self.has_lemma(&evaluation.baseless, body.clone()).is_some();
            let target = self.of_other(object, predicate, &source)?;
            let claim = sentence
                .noun(object)
                .is_some_and(|group| group.members().any(|member| self.is_claim(&member.lemma)));
            return if baseless && claim {
                Some(judged_as(
                    self.rules.deny,
                    source,
                    target,
                    body,
                    index,
                    0.85,
                ))
            } else if negative || baseless {
                Some(judged_as(
                    self.rules.criticise,
                    source,
                    target,
                    body,
                    index,
                    0.8,
                ))
            } else {
                None
            };
        }
        self.said_of(index, predicate, source)
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
            .find(|phrase| matches!(phrase.preposition.as_str(), "of" | "about"))?
            .noun?;
        let said = sentence
            .clauses
            .attributions
            .iter()
            .find(|known| known.predicate == Some(index))?;
        let tokens =
            sentence.token_of_chunk(said.scope.start)..sentence.token_of_chunk(said.scope.end);
        self.has_lemma(&self.slots.lexicon.evaluation.negative, tokens.clone())?;
        let target = self.of_other(about, predicate, &source)?;
        Some(judged_as(
            self.rules.criticise,
            source,
            target,
            tokens,
            index,
            0.8,
        ))
    }

    /// "Dutch minister: Norlandic attack 'unacceptable'": a headline without a verb.
    pub fn headline(self) -> Vec<Candidate<'a>> {
        let sentence = self.slots.sentence;
        let mut out = Vec::new();
        for attribution in &sentence.clauses.attributions {
            if attribution.predicate.is_some() {
                continue;
            }
            let has_verb = sentence
                .clauses
                .predicates
                .iter()
                .any(|predicate| attribution.scope.contains(&predicate.chunk));
            let Filled::By(source) = self.slots.heads(attribution.speaker) else {
                continue;
            };
            if has_verb {
                continue;
            }
            let tokens = sentence.token_of_chunk(attribution.scope.start)
                ..sentence.token_of_chunk(attribution.scope.end);
            if self
                .has_lemma(&self.slots.lexicon.evaluation.negative, tokens.clone())
                .is_none()
            {
                continue;
            }
            let target = attribution.scope.clone().find_map(|at| {
                let filled = match self.slots.heads(at) {
                    Filled::By(list) => Filled::By(list),
                    _ => self.slots.owners(at),
                };
                match filled {
                    Filled::By(list) => {
                        Some(without(list, &source)).filter(|rest| !rest.is_empty())
                    }
                    _ => None,
                }
            });
            if let Some(target) = target {
                out.push(Candidate {
                    predicate: None,
                    ..judged_as(self.rules.criticise, source, target, tokens, 0, 0.7)
                });
            }
        }
        out
    }
}

/// An event of `rule` on predicate `index`.
fn judged_as(
    rule: &Rule,
    source: Vec<Filler>,
    target: Vec<Filler>,
    trigger: Range<usize>,
    index: usize,
    confidence: f32,
) -> Candidate<'_> {
    Candidate {
        rule,
        category: rule.category,
        seeks: if target.is_empty() && rule.category == EventCategory::Deny {
            Seeks::Accuser
        } else {
            Seeks::Nothing
        },
        source,
        target,
        trigger,
        predicate: Some(index),
        confidence,
        presupposed: false,
        mutual: false,
        reported_by: Vec::new(),
    }
}
