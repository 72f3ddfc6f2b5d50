//! From one article's sentences to its events: triggers and slots, what modality makes of them, dates, memory.

mod address;
mod admitted;
mod aside;
mod beside;
mod candidate;
mod company;
mod confidence;
mod counterpart;
mod dating;
mod discourse;
mod emit;
mod filling;
mod frames;
mod implied;
mod meeting;
mod nominal;
mod oneself;
mod other_side;
mod pact;
mod parts;
mod reason;
mod received;
mod reference;
mod retold;
mod sides;
mod silence;
mod slots;
mod speech;
mod status;
#[cfg(test)]
mod stories;
mod telling;
#[cfg(test)]
mod tests;
mod transform;
mod turn;
mod visitor;
mod voice;
mod wards;

use super::actors::ActorHead;
use super::analysis::{Analyser, Memory, Sentence};
use super::clause::Relation;
use crate::lexicon::Lexicon;
use crate::model::{Article, Event, EventCategory, EventDate, Role, Span};
use crate::model::{NoEvents, SilentSentence};
use candidate::{Candidate, Outcome};
pub use dating::EventDateLines;

use dating::{Story, anchor_of};
use discourse::Discourse;
use frames::Frames;
use reference::Unmet;
use slots::Slots;
use speech::{Speech, SpeechRules};
use std::collections::BTreeSet;
use telling::SentenceTelling;
pub use telling::Telling;
use voice::{Voices, quotings, settle_we};

/// What one article gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coded {
    /// Events of this article alone, with ids from 0; each with one mention or more.
    pub events: Vec<Event>,
    /// For each event, what its sentence says besides.
    pub tellings: Vec<Telling>,
    /// Why there are none.
    pub no_events: Option<NoEvents>,
    /// Sentences that name two states or more and gave no event, in order of reading.
    pub silent: Vec<SilentSentence>,
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
    story: Story,
    voices: Voices,
    /// Answers to "it" that nothing told so far was found to be.
    unmet: Vec<Unmet>,
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
            memory: Memory::at_home(article, lexicon),
            discourse: Discourse::default(),
            story: Story::new(anchor_of(article)),
            voices: Voices::default(),
            unmet: Vec::new(),
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
        let spans = self.sentences();
        let quotings = quotings(text, &spans);
        let mut before = None;
        for (at, &span) in spans.iter().enumerate() {
            self.hear(at, &spans, &quotings);
            let day = self.today();
            self.memory.dates.set_story(self.story.day_in_mind());
            let mut sentence = self.analyser.sentence(text, span, day, &mut self.memory);
            settle_we(&mut sentence, self.lexicon, self.analyser.words);
            self.settle_company(&mut sentence, &spans[at + 1..]);
            self.begin_dating(&sentence, before);
            self.sentence(&sentence);
            self.end_dating(&sentence);
            before = Some(span);
        }
        self.meet_in_title();
        self.out.no_events = self.why_none();
        self.out
    }

    /// The day that the article's words are counted from.
    fn today(&self) -> Option<chrono::NaiveDate> {
        self.article
            .published_day()
            .or(self.anchor.map(|date| date.start))
    }

    fn slots<'s>(&self, sentence: &'s Sentence<'s>) -> Slots<'s>
    where
        'a: 's,
    {
        Slots {
            sentence,
            lexicon: &self.lexicon.events,
            voice: &[],
        }
    }

    /// The body first, the title last, so that the body has introduced everybody whom the headline names by a word.
    fn sentences(&self) -> Vec<Span> {
        let text = &self.article.text;
        let mut body = self.article.body;
        if let Some(dateline) = &self.article.dateline
            && body.contains(dateline.span)
        {
            body.start = dateline.span.end;
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
        let voice = self.voices.present.clone().unwrap_or_default();
        let slots = Slots {
            voice: &voice,
            ..self.slots(sentence)
        };
        let words = self.analyser.words;
        let Some(rules) = self.speech_rules() else {
            return;
        };
        slots.note_acts(words, &mut self.discourse);
        let speech = Speech {
            slots,
            words,
            rules,
        };
        let mut found = Vec::new();
        for outcome in (Frames { slots, words }).all() {
            match outcome {
                Outcome::Event(candidate) if self.finds_side(sentence, &candidate, &found) => {
                    found.push(candidate);
                }
                Outcome::Event(_) | Outcome::Filtered => self.filtered = true,
            }
        }
        for index in 0..sentence.clauses.predicates.len() {
            let reading = slots.as_reason(words, index, status::read(slots, words, index));
            if let Some(Outcome::Event(candidate)) = speech.of(index, &reading) {
                let known = found.iter().any(|other| same_act(other, &candidate));
                if !known {
                    found.push(candidate);
                }
            }
        }
        found.extend(speech.headline());
        if found.is_empty() {
            found.extend(speech.first_remark().filter(|remark| self.is_news(remark)));
        }
        accuse_of_reported(&mut found, rules);
        words_not_blows(sentence, &mut found, rules);
        drop_contrary_praise(&mut found);
        spare_excepted(&mut found, sentence);
        self.note_speaker(sentence, slots);
        self.remember_voice(slots);
        if found.is_empty() {
            let frames = Frames { slots, words };
            self.out.silent.extend(silence::silence(frames, sentence));
            return;
        }
        let headline = self
            .article
            .title
            .is_some_and(|title| title.contains(sentence.span));
        let telling = SentenceTelling::new(sentence, self.lexicon, headline);
        // "says Sudland armed rebels, a charge it denies": who accused is known before who denies.
        found.sort_by_key(|candidate| {
            candidate.category == EventCategory::Deny && candidate.target.is_empty()
        });
        let mut emitted = Vec::with_capacity(found.len());
        for candidate in found {
            emitted.extend(self.emit(sentence, &telling, candidate));
        }
        self.refer(slots, &telling.cues, &emitted);
    }

    /// Whether the article has told of no comment yet by a remark's speakers on those it is about.
    fn is_news(&self, remark: &Candidate<'_>) -> bool {
        let is = |code, list: &[slots::Filler]| list.iter().any(|filler| filler.code == code);
        // What runs on in quotation goes with what its first sentence said.
        let runs_on = self.voices.present.is_some();
        !self.out.events.iter().any(|event| {
            let target = event.target.as_ref();
            (runs_on || event.category == EventCategory::Comment)
                && is(event.source.code, &remark.source)
                && target.is_some_and(|target| is(target.code, &remark.target))
        })
    }

    fn speech_rules(&self) -> Option<SpeechRules<'a>> {
        let rule = |id: &str| self.lexicon.events.rule(id);
        Some(SpeechRules {
            accuse: rule("accuse-reported")?,
            criticise: rule("criticise-judgement")?,
            deny: rule("deny-reported")?,
            demand: rule("demand-reported")?,
            support: rule("support-judgement")?,
            admit: rule("admit-reported")?,
            comment: rule("comment-remark")?,
        })
    }

    /// Remembers who spoke and acted, for "it" and "the ministry" in the next sentence.
    fn note_speaker(&mut self, sentence: &Sentence<'_>, slots: Slots<'_>) {
        let main = sentence
            .clauses
            .predicates
            .iter()
            .find(|predicate| predicate.relation == Relation::Root);
        let told = sentence.clauses.attributions.last();
        let teller = told.and_then(|said| sentence.noun(said.speaker)?.actor);
        self.memory
            .actors
            .note_teller(teller.map(|mention| &sentence.mentions[mention]));
        if let Some(slots::Filled::By(list)) = main.map(|predicate| slots.agent(predicate)) {
            let codes: Vec<_> = list.iter().map(|filler| filler.code).collect();
            self.memory.actors.note_source(&codes);
        }
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

/// A hostile act that one state reports of another is an accusation, and not coded as done.
fn accuse_of_reported<'r>(found: &mut [Candidate<'r>], rules: SpeechRules<'r>) {
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

/// "The president attacked his counterpart on Twitter": one official attacks another in words.
fn words_not_blows<'r>(
    sentence: &Sentence<'_>,
    found: &mut [Candidate<'r>],
    rules: SpeechRules<'r>,
) {
    let is_person = |filler: &slots::Filler| {
        let named = sentence
            .mentions
            .iter()
            .find(|known| known.span == filler.name);
        named.is_some_and(|known| matches!(known.head, ActorHead::Official | ActorHead::Pronoun))
            && filler.role != Some(Role::Military)
    };
    for candidate in found {
        let attacks = candidate.category == EventCategory::Force
            && sentence.words[candidate.trigger.start].lemma == "attack";
        if attacks
            && candidate
                .source
                .iter()
                .chain(&candidate.target)
                .all(is_person)
        {
            candidate.category = EventCategory::Criticise;
            candidate.rule = rules.criticise;
        }
    }
}

/// "denounced the conclusions, calling the pact lawful": who criticises does not praise the same side in one breath.
fn drop_contrary_praise(found: &mut Vec<Candidate<'_>>) {
    let critics: Vec<_> = found
        .iter()
        .filter(|candidate| candidate.category == EventCategory::Criticise)
        .flat_map(|candidate| candidate.source.iter().map(|filler| filler.code))
        .collect();
    found.retain(|candidate| {
        let sought = matches!(candidate.seeks, candidate::Seeks::Act { .. });
        let critic = candidate
            .source
            .iter()
            .any(|filler| critics.contains(&filler.code));
        !(candidate.category == EventCategory::Support && sought && critic)
    });
}

/// "invited the countries to talks, with the exception of Westland": Westland was not invited.
fn spare_excepted(found: &mut [Candidate<'_>], sentence: &Sentence<'_>) {
    let tokens = &sentence.tokens;
    let Some(at) = tokens
        .iter()
        .position(|token| matches!(token.lower.as_str(), "exception" | "except" | "excluding"))
    else {
        return;
    };
    let spared = sentence
        .mentions
        .iter()
        .find(|mention| (at + 1..at + 4).contains(&mention.tokens.start));
    let Some(spared) = spared else { return };
    let of_group =
        |filler: &slots::Filler| filler.name != spared.span && spared.actors.contains(&filler.code);
    for candidate in found {
        if candidate.target.iter().any(|filler| !of_group(filler)) {
            candidate.target.retain(|filler| !of_group(filler));
        }
        if candidate.source.iter().any(|filler| !of_group(filler)) {
            candidate.source.retain(|filler| !of_group(filler));
        }
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
    // To admit a deed and to have done it are two events.
    let admits = b.category == EventCategory::Admit;
    same_sides && (overlap && !admits || a.category == b.category)
}
