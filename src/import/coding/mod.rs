//! From one article's sentences to its events: triggers and slots, what modality makes of them, dates, memory.

mod discourse;
mod frames;
mod slots;
mod speech;
mod status;

use super::analysis::{Analyser, Memory, Sentence};
use super::chunk::Chunk;
use super::clause::Relation;
use super::date::{DateMention, event_date};
use crate::lexicon::Lexicon;
use crate::model::NoEvents;
use crate::model::{
    Actor, Article, ArticleId, CategoryGroup, DateBasis, DatePrecision, Event, EventCategory,
    EventDate, EventId, Mention, Span,
};
use discourse::Discourse;
use frames::{Candidate, Frames, Outcome, Seeks};
use slots::{Filler, Slots};
use speech::{Speech, SpeechRules};
use std::collections::BTreeSet;

/// A day farther from publication than this, inside what somebody is accused of, dates the deed and not the accusation.
const RECENT_DAYS: i64 = 14;

/// How many tokens after a presupposed act's words its own date may stand.
const OWN_DATE_TOKENS: usize = 10;

/// What one article gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coded {
    /// Events of this article alone, with ids from 0; each with one mention or more.
    pub events: Vec<Event>,
    /// For each event, whether its words say that it answers something ("in response", "retaliatory").
    pub stated_answers: Vec<bool>,
    /// Why there are none.
    pub no_events: Option<NoEvents>,
    /// What a careful reader would want to know.
    pub warnings: Vec<String>,
}

/// Codes one article.
pub fn code(article: &Article, lexicon: &Lexicon) -> Coded {
    Coder::new(article, lexicon).run()
}

struct Coder<'a> {
    article: &'a Article,
    lexicon: &'a Lexicon,
    analyser: Analyser<'a>,
    anchor: Option<EventDate>,
    memory: Memory,
    discourse: Discourse,
    out: Coded,
    actors_seen: BTreeSet<crate::model::ActorCode>,
    filtered: bool,
    group: u32,
}

impl<'a> Coder<'a> {
    fn new(article: &'a Article, lexicon: &'a Lexicon) -> Self {
        Self {
            article,
            lexicon,
            analyser: Analyser::new(lexicon),
            anchor: anchor_of(article),
            memory: Memory::default(),
            discourse: Discourse::default(),
            out: Coded::default(),
            actors_seen: BTreeSet::new(),
            filtered: false,
            group: 0,
        }
    }

    fn run(mut self) -> Coded {
        if self.article.body_text().trim().len() < 20 && self.article.title.is_none() {
            self.out.no_events = Some(NoEvents::NoText);
            return self.out;
        }
        if self
            .article
            .language
            .as_deref()
            .is_some_and(|language| language != "en")
        {
            self.out.no_events = Some(NoEvents::OtherLanguage);
            return self.out;
        }
        let text: &'a str = &self.article.text;
        for span in self.sentences() {
            let anchor = self
                .article
                .published_day()
                .or(self.anchor.map(|date| date.start));
            let sentence = self.analyser.sentence(text, span, anchor, &mut self.memory);
            self.sentence(&sentence);
        }
        self.out.no_events = self.why_none();
        self.out
    }

    /// The body first, the title last, so that the body has introduced everybody whom the headline names by a word.
    fn sentences(&self) -> Vec<Span> {
        let text = &self.article.text;
        let mut body = self.article.body;
        if let Some(dateline) = &self.article.dateline {
            if body.contains(dateline.span) {
                body.start = dateline.span.end;
            }
        }
        let mut list = super::sentence::sentences(text, body);
        if let Some(title) = self.article.title {
            list.extend(super::sentence::sentences(text, title));
        }
        list
    }

    fn sentence(&mut self, sentence: &Sentence<'_>) {
        self.actors_seen.extend(
            sentence
                .mentions
                .iter()
                .flat_map(|mention| mention.actors.iter().copied()),
        );
        let slots = Slots {
            sentence,
            lexicon: &self.lexicon.events,
        };
        let words = self.analyser.words;
        let Some(rules) = self.speech_rules() else {
            return;
        };
        let speech = Speech {
            slots,
            words,
            rules,
        };
        let mut found = Vec::new();
        for outcome in (Frames { slots, words }).all() {
            match outcome {
                Outcome::Event(candidate) => found.push(candidate),
                Outcome::Filtered => self.filtered = true,
            }
        }
        for index in 0..sentence.clauses.predicates.len() {
            let reading = status::read(slots, words, index);
            if let Some(Outcome::Event(candidate)) = speech.of(index, &reading) {
                let known = found.iter().any(|other| same_act(other, &candidate));
                if !known {
                    found.push(candidate);
                }
            }
        }
        found.extend(speech.headline());
        self.claims_reported(slots, &mut found, rules);
        self.note_speaker(sentence, slots);
        for candidate in found {
            self.emit(sentence, candidate);
        }
    }

    /// A hostile act that one state reports of another is an accusation, and not coded as done.
    fn claims_reported<'r>(
        &self,
        _slots: Slots<'_>,
        found: &mut [Candidate<'r>],
        rules: SpeechRules<'r>,
    ) {
        for candidate in found {
            let hostile = matches!(
                candidate.category,
                EventCategory::Force | EventCategory::Coerce
            );
            if hostile && !candidate.reported_by.is_empty() {
                candidate.target = std::mem::take(&mut candidate.source);
                candidate.source = std::mem::take(&mut candidate.reported_by);
                candidate.category = EventCategory::Accuse;
                candidate.rule = rules.accuse;
                candidate.mutual = false;
            }
        }
    }

    fn speech_rules(&self) -> Option<SpeechRules<'a>> {
        let rule = |id: &str| {
            self.lexicon
                .events
                .rules
                .iter()
                .find(|rule| &*rule.id == id)
        };
        Some(SpeechRules {
            accuse: rule("accuse-reported")?,
            criticise: rule("criticise-judgement")?,
            deny: rule("deny-reported")?,
            demand: rule("demand-reported")?,
        })
    }

    /// Remembers who spoke and acted, for "it" and "the ministry" in the next sentence.
    fn note_speaker(&mut self, sentence: &Sentence<'_>, slots: Slots<'_>) {
        let main = sentence
            .clauses
            .predicates
            .iter()
            .find(|predicate| predicate.relation == Relation::Root);
        if let Some(slots::Filled::By(list)) = main.map(|predicate| slots.agent(predicate)) {
            let codes: Vec<_> = list.iter().map(|filler| filler.code).collect();
            self.memory.actors.note_source(&codes);
        }
    }

    fn emit(&mut self, sentence: &Sentence<'_>, mut candidate: Candidate<'_>) {
        if candidate.seeks != Seeks::Nothing {
            for source in &candidate.source {
                candidate.target.extend(match candidate.seeks {
                    Seeks::Accuser => self.discourse.accusers_of(source.code),
                    Seeks::LastOfKind => self.discourse.last_target(candidate.category),
                    Seeks::Nothing => Vec::new(),
                });
            }
            candidate.confidence *= 0.9;
            if candidate.target.is_empty() && !candidate.rule.targetless {
                return;
            }
        }
        let date = if candidate.presupposed {
            own_date(sentence, &candidate)
        } else {
            self.date_of(sentence, &candidate)
        };
        self.note_narrative(sentence, &candidate, date);
        let trigger = sentence.span_of(&candidate.trigger);
        let stated = self.says_answer(sentence, &candidate);
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
                confidence: candidate.confidence,
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
            self.out.stated_answers.push(stated);
        }
        if let Some(target) = candidate.target.first() {
            self.memory.actors.note_target(&[target.code]);
        }
        self.presuppose(sentence, &candidate, date, trigger);
    }

    /// "Sudland denied the Norlandic claim" presupposes the claim, unless the article tells of it.
    fn presuppose(
        &mut self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
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
                self.out.stated_answers.push(false);
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

    /// The date that the words give, else the day of publication, said to be just that.
    fn date_of(&self, sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> Option<EventDate> {
        let clause = candidate
            .predicate
            .map_or(candidate.trigger.clone(), |index| {
                let extent = &sentence.clauses.predicates[index].extent;
                sentence.token_of_chunk(extent.start)..sentence.token_of_chunk(extent.end)
            });
        let anchor = self
            .article
            .published_day()
            .or(self.anchor.map(|date| date.start));
        let dates: Vec<DateMention> = sentence
            .dates
            .iter()
            .filter(|date| !self.dates_the_content(sentence, candidate, date))
            .cloned()
            .collect();
        let found = event_date(
            &dates,
            &sentence.tokens,
            candidate.trigger.clone(),
            clause,
            anchor,
            &self.memory.dates,
        );
        found
            .filter(|date| matches!(date.basis, DateBasis::Stated | DateBasis::Relative))
            .or_else(|| self.parallel_date(sentence))
            .or(found)
            .or(self.anchor)
    }

    /// "blamed Sudland for the raid in 2016": a date of what somebody is accused of, not of the accusation.
    fn dates_the_content(
        &self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
        date: &DateMention,
    ) -> bool {
        if !matches!(
            candidate.category.group(),
            CategoryGroup::Accusation | CategoryGroup::Denial
        ) {
            return false;
        }
        let Some(index) = candidate.predicate else {
            return false;
        };
        let content = sentence.clauses.predicates[index]
            .phrases
            .iter()
            .filter(|phrase| matches!(phrase.preposition.as_str(), "for" | "of" | "over"))
            .filter_map(|phrase| phrase.noun)
            .map(|noun| sentence.token_of_chunk(noun))
            .min();
        let recent = self.article.published_day().is_none_or(|day| {
            date.date.precision == DatePrecision::Day
                && (day - date.date.start).num_days().abs() <= RECENT_DAYS
        });
        content.is_some_and(|content| date.tokens.start > content) && !recent
    }

    /// "Norland, for its part, said …" goes on telling of the day of the sentence before.
    fn parallel_date(&self, sentence: &Sentence<'_>) -> Option<EventDate> {
        let lowers: Vec<&str> = sentence
            .tokens
            .iter()
            .take(10)
            .map(|token| token.lower.as_str())
            .collect();
        let parallel = lowers.windows(3).any(|window| {
            matches!(
                window,
                ["for" | "on", "its" | "his" | "her" | "their", "part"]
            )
        });
        self.discourse.narrative.filter(|_| parallel)
    }

    /// Keeps the day of a main event; what a pluperfect tells is background.
    fn note_narrative(
        &mut self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
        date: Option<EventDate>,
    ) {
        let background = candidate
            .predicate
            .and_then(|index| sentence.verb(&sentence.clauses.predicates[index]))
            .is_some_and(|verb| verb.pluperfect);
        let told = date.filter(|date| {
            date.precision == DatePrecision::Day
                && matches!(date.basis, DateBasis::Stated | DateBasis::Relative)
        });
        if told.is_some() && !background {
            self.discourse.narrative = told;
        }
    }

    fn says_answer(&self, sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> bool {
        let answering = &self.lexicon.events.modality.answering;
        let lowers: Vec<&str> = sentence
            .tokens
            .iter()
            .map(|token| token.lower.as_str())
            .collect();
        let _ = candidate;
        answering.iter().any(|idiom| {
            let words: Vec<&str> = idiom.split(' ').collect();
            lowers
                .windows(words.len())
                .any(|window| window == words.as_slice())
        })
    }

    fn why_none(&self) -> Option<NoEvents> {
        if !self.out.events.is_empty() {
            None
        } else if self.actors_seen.is_empty() {
            Some(NoEvents::NoActor)
        } else if self.actors_seen.len() == 1 {
            Some(NoEvents::OneActor)
        } else if self.filtered {
            Some(NoEvents::Filtered)
        } else {
            Some(NoEvents::NoTrigger)
        }
    }
}

/// What is only presupposed does not happen on the day of what is told: it has the date that follows its own words, or none
/// ("in reply to the Norlandic expulsion of 14 March").
fn own_date(sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> Option<EventDate> {
    let reach = candidate.trigger.end..candidate.trigger.end + OWN_DATE_TOKENS;
    sentence
        .dates
        .iter()
        .find(|date| reach.contains(&date.tokens.start))
        .map(|date| date.date)
}

/// The day that undated news is of: the dateline's, else the day of publication.
fn anchor_of(article: &Article) -> Option<EventDate> {
    let dateline = article.dateline.as_ref().and_then(|dateline| dateline.date);
    dateline
        .map(|day| EventDate::day(day, DateBasis::Dateline))
        .or_else(|| {
            article
                .published_day()
                .map(|day| EventDate::day(day, DateBasis::Publication))
        })
}

fn cameo_of<'c>(candidate: &'c Candidate<'_>) -> &'c str {
    if candidate.category == candidate.rule.category {
        &candidate.rule.cameo
    } else {
        candidate.category.cameo()
    }
}

fn same_act(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let overlap = a.trigger.start < b.trigger.end && b.trigger.start < a.trigger.end;
    let same_sides = a
        .source
        .iter()
        .any(|x| b.source.iter().any(|y| x.code == y.code))
        && (b.target.is_empty()
            || a.target
                .iter()
                .any(|x| b.target.iter().any(|y| x.code == y.code)));
    same_sides && (overlap || a.category == b.category)
}

/// Each source with each target; within the sources for what is mutual and has no target.
fn pairs(candidate: &Candidate<'_>) -> Vec<(Filler, Option<Filler>)> {
    let mut list: Vec<(Filler, Option<Filler>)> = Vec::new();
    let mut seen = BTreeSet::new();
    if candidate.target.is_empty() {
        if candidate.mutual && candidate.source.len() > 1 {
            for (at, a) in candidate.source.iter().enumerate() {
                for b in &candidate.source[at + 1..] {
                    if a.code != b.code && seen.insert((a.code, Some(b.code))) {
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
