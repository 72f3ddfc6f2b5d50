//! One event as tables and other programs get it: flat, with readable ids that refer to each other.

use crate::model::{
    ActorCode, Corpus, DateBasis, DatePrecision, Event, EventCategory, EventId, LinkKind, Mention,
    Role, ThreadId,
};
use chrono::NaiveDate;
use serde::Serialize;
use std::fmt;

/// An id as written in tables: a letter for what it names and a number from 1 (`e12`, `t3`, `g1`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowId {
    letter: char,
    number: u32,
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letter, u64::from(self.number) + 1)
    }
}

impl Serialize for RowId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<EventId> for RowId {
    fn from(EventId(number): EventId) -> Self {
        Self {
            letter: 'e',
            number,
        }
    }
}

impl From<ThreadId> for RowId {
    fn from(ThreadId(number): ThreadId) -> Self {
        Self {
            letter: 't',
            number,
        }
    }
}

/// One event with all that is known of it; fields are in the order of the columns, and what is unknown is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventRecord<'a> {
    /// `e1`, `e2` …, by date.
    pub id: RowId,
    /// First day that the event may have happened on.
    pub date: Option<NaiveDate>,
    /// Last such day, inclusive.
    pub date_end: Option<NaiveDate>,
    /// How exact the text is about the date.
    pub date_precision: Option<DatePrecision>,
    /// What the date rests on.
    pub date_basis: Option<DateBasis>,
    /// Who did it.
    pub source: ActorCode,
    /// The source's name as written.
    pub source_name: Option<&'a str>,
    /// The source's role.
    pub source_role: Option<Role>,
    /// To whom.
    pub target: Option<ActorCode>,
    /// The target's name as written.
    pub target_name: Option<&'a str>,
    /// The target's role.
    pub target_role: Option<Role>,
    /// What was done.
    pub category: EventCategory,
    /// CAMEO code.
    pub cameo: &'a str,
    /// PLOVER event name.
    pub plover: &'static str,
    /// Goldstein value, −10 to +10.
    pub goldstein: f32,
    /// 0 to 1.
    pub confidence: f32,
    /// Only presupposed by another event.
    pub presupposed: bool,
    /// Shared by the events of one act with several sources or targets.
    pub group: Option<RowId>,
    /// The incident thread.
    pub thread: Option<RowId>,
    /// The event that this one answers; the surest, where there are several.
    pub answers: Option<RowId>,
    /// How it answers.
    pub answer_kind: Option<LinkKind>,
    /// Response lag, days.
    pub lag_days: Option<i32>,
    /// The rule that coded it.
    pub rule: &'a str,
    /// Where it is told, the clearest first.
    pub mentions: Vec<MentionRecord<'a>>,
}

/// One telling of an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MentionRecord<'a> {
    /// Path of the file, relative to the folder opened.
    pub file: Option<&'a str>,
    /// Title of the article.
    pub article_title: Option<&'a str>,
    /// Its publisher.
    pub outlet: Option<&'a str>,
    /// Its publication date.
    pub published: Option<NaiveDate>,
    /// The sentence.
    pub sentence: &'a str,
    /// Where the sentence starts in the article's cleaned text, bytes.
    pub start: u32,
    /// Where it ends, bytes, exclusive.
    pub end: u32,
    /// The words that made the coder see the event.
    pub trigger: &'a str,
}

/// A corpus with what its rows refer to looked up once.
#[derive(Debug)]
pub struct EventTable<'a> {
    corpus: &'a Corpus,
    /// By event: the index of the surest link to what it answers.
    answers: Vec<Option<usize>>,
    /// By event: its thread.
    threads: Vec<Option<ThreadId>>,
}

impl<'a> EventTable<'a> {
    /// Prepares the rows of `corpus`.
    pub fn new(corpus: &'a Corpus) -> Self {
        let mut answers = vec![None; corpus.events.len()];
        for (number, link) in corpus.links.iter().enumerate() {
            if let Some(slot) = answers.get_mut(link.answer.0 as usize) {
                slot.get_or_insert(number);
            }
        }
        let mut threads = vec![None; corpus.events.len()];
        for thread in &corpus.threads {
            for event in &thread.events {
                if let Some(slot) = threads.get_mut(event.0 as usize) {
                    *slot = Some(thread.id);
                }
            }
        }
        Self {
            corpus,
            answers,
            threads,
        }
    }

    /// All events, by date.
    pub fn rows(&self) -> impl Iterator<Item = EventRecord<'a>> {
        self.corpus.events.iter().map(|event| self.row(event))
    }

    fn row(&self, event: &'a Event) -> EventRecord<'a> {
        let index = event.id.0 as usize;
        let link = self.answers[index].map(|link| &self.corpus.links[link]);
        let target = event.target.as_ref();
        EventRecord {
            id: event.id.into(),
            date: event.date.map(|date| date.start),
            date_end: event.date.map(|date| date.end),
            date_precision: event.date.map(|date| date.precision),
            date_basis: event.date.map(|date| date.basis),
            source: event.source.code,
            source_name: known(&event.source.name),
            source_role: event.source.role,
            target: target.map(|target| target.code),
            target_name: target.and_then(|target| known(&target.name)),
            target_role: target.and_then(|target| target.role),
            category: event.category,
            cameo: &event.cameo,
            plover: event.category.plover(),
            goldstein: event.goldstein,
            confidence: event.confidence,
            presupposed: event.presupposed,
            group: event.group.map(|number| RowId {
                letter: 'g',
                number,
            }),
            thread: self.threads[index].map(RowId::from),
            answers: link.map(|link| link.answered.into()),
            answer_kind: link.map(|link| link.kind),
            lag_days: link.and_then(|link| link.lag_days),
            rule: &event.rule,
            mentions: event
                .mentions
                .iter()
                .map(|mention| self.mention(mention))
                .collect(),
        }
    }

    fn mention(&self, mention: &Mention) -> MentionRecord<'a> {
        let article = self.corpus.article(mention.article);
        MentionRecord {
            file: known(&article.file),
            article_title: article.title_text(),
            outlet: article.outlet.as_deref(),
            published: article.published_day(),
            sentence: mention.sentence.of(&article.text),
            start: mention.sentence.start,
            end: mention.sentence.end,
            trigger: mention.trigger.of(&article.text),
        }
    }
}

/// `text`, unless it is empty.
fn known(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
pub(super) mod tests {
    use crate::model::{
        Actor, ActorCode, Article, ArticleId, Corpus, DateBasis, Event, EventCategory, EventDate,
        EventId, IncidentThread, Link, LinkKind, LinkReason, Mention, Publication,
        PublicationBasis, Role, Span, ThreadId,
    };
    use chrono::NaiveDate;

    fn actor(code: &str, name: &str, role: Option<Role>) -> Actor {
        Actor {
            code: ActorCode::new(code).unwrap(),
            role,
            name: name.into(),
        }
    }

    /// Norland accuses Sudland on 1 May 2018; Sudland denies it on the 3rd, whose sentence opens like a formula.
    pub(in crate::export) fn two_events() -> Corpus {
        let accusation = "Norland's minister accused Sudland of spying.";
        let denial = "=Sudland, \"the accused\", denied it.";
        let text = format!("{accusation}\n\n{denial}");
        let second = Span::new(accusation.len() + 2, text.len());
        let day = |day| NaiveDate::from_ymd_opt(2018, 5, day).unwrap();
        let article = Article {
            id: ArticleId(0),
            file: "press/spies.txt".into(),
            part: 0,
            title: None,
            body: Span::new(0, text.len()),
            text: text.as_str().into(),
            outlet: Some("Norland Times".into()),
            dateline: None,
            published: Some(Publication {
                date: day(3),
                basis: PublicationBasis::Header,
                evidence: "3 May 2018".into(),
                considered: Vec::new(),
            }),
            language: Some("en".into()),
        };
        let event = |id, category: EventCategory, source, target, date, sentence, trigger: &str| {
            let at = text.find(trigger).unwrap();
            Event {
                id: EventId(id),
                date,
                source,
                target,
                category,
                cameo: category.cameo().into(),
                goldstein: -2.0,
                confidence: 0.75,
                presupposed: false,
                group: None,
                rule: "test".into(),
                mentions: vec![Mention {
                    article: ArticleId(0),
                    sentence,
                    trigger: Span::new(at, at + trigger.len()),
                }],
            }
        };
        let norland = actor("NOR", "Norland's minister", Some(Role::ForeignMinistry));
        let sudland = actor("SUD", "Sudland", None);
        let first = event(
            0,
            EventCategory::Accuse,
            norland,
            Some(sudland.clone()),
            Some(EventDate::day(day(1), DateBasis::Stated)),
            Span::new(0, accusation.len()),
            "accused Sudland",
        );
        let answer = event(
            1,
            EventCategory::Deny,
            sudland,
            None,
            Some(EventDate::day(day(3), DateBasis::Publication)),
            second,
            "denied",
        );
        Corpus {
            stories: Vec::new(),
            articles: vec![article],
            events: vec![first, answer],
            links: vec![Link {
                answer: EventId(1),
                answered: EventId(0),
                kind: LinkKind::Denies,
                lag_days: Some(2),
                confidence: 0.9,
                reason: LinkReason::Stated,
            }],
            threads: vec![IncidentThread {
                id: ThreadId(0),
                events: vec![EventId(0), EventId(1)],
            }],
        }
    }
}
