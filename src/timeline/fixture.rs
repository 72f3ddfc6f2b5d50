//! Corpora for tests: one like a real incident, and random ones.

use super::{ChartIndex, ChartInput, Focus};
use crate::lexicon::Lexicon;
use crate::model::{
    Actor, ActorCode, Article, ArticleId, Corpus, DateBasis, DatePrecision, Event, EventCategory,
    EventDate, EventId, IncidentThread, Link, LinkKind, LinkReason, Mention, Publication,
    PublicationBasis, Span, ThreadId,
};
use crate::project::View;
use crate::scene::{Size, Theme, ThemeKind};
use chrono::NaiveDate;
use std::sync::Arc;

/// `date source>target CATEGORY`, by date; `~` before the date marks one known by publication only, `a..b` an interval.
/// After `<`, how many days before and by whom the event was that it answers.
const INCIDENT: &str = "\
2018-03-04..2018-03-06 RUS>GBR FORCE
2018-03-06 GBR>RUS LEGAL
2018-03-06 RUS>GBR COMMENT
2018-03-08 GBR>RUS LEGAL
2018-03-12 GBR>RUS ACCUSE
2018-03-12 GBR>RUS DEMAND
2018-03-13 RUS>GBR DENY < 1 GBR
2018-03-13 RUS>GBR DEMAND
2018-03-13 USA>RUS ACCUSE
2018-03-14 GBR>RUS EXPEL < 1 RUS
2018-03-14 RUS>GBR REJECT
2018-03-14 UN>GBR CONSULT
2018-03-15 USA>RUS SANCTION
2018-03-15 DEU>RUS ACCUSE
2018-03-15 FRA>RUS ACCUSE
2018-03-17 RUS>GBR EXPEL < 3 GBR
2018-03-18 RUS>GBR DENY
2018-03-19 EU>RUS CRITICISE
2018-03-21 GBR>RUS CRITICISE
2018-03-22 EU>GBR SUPPORT
2018-03-26 USA>RUS EXPEL
2018-03-26 DEU>RUS EXPEL
2018-03-26 FRA>RUS EXPEL
2018-03-26 POL>RUS EXPEL
2018-03-26 NLD>RUS EXPEL
2018-03-26 UKR>RUS EXPEL
2018-03-27 RUS>USA THREATEN < 1 USA
2018-03-27 NATO>RUS EXPEL
2018-03-29 RUS>USA EXPEL < 3 USA
2018-03-30 RUS>DEU EXPEL < 4 DEU
2018-03-30 RUS>FRA EXPEL < 4 FRA
2018-03-30 RUS>POL EXPEL < 4 POL
2018-03-30 RUS>NLD EXPEL < 4 NLD
2018-03-28..2018-04-03 EU>RUS THREATEN
2018-04-04 OPCW>RUS REJECT
~2018-04-05 RUS>GBR DEMAND
2018-04-12 OPCW>GBR SUPPORT
2018-04-14 JPN>RUS CONSULT
2018-04-01..2018-04-30 JPN>GBR AGREE
~2018-04-18 GBR>RUS COMPLAIN
2018-04-20 RUS>GBR ADMIT
2018-04-24 USA>RUS COERCE
2018-04-26 RUS>USA YIELD";

/// About forty events of a poisoning and what followed, with links, threads and three articles, between actors that no
/// lexicon knows: their codes are their names.
pub fn incident() -> Corpus {
    let suffix = "X";
    let mut corpus = Corpus {
        articles: (0..3).map(article).collect(),
        ..Corpus::default()
    };
    let mut rows: Vec<&str> = INCIDENT.lines().collect();
    rows.sort_by_key(|row| dates(row).0);
    for row in &rows {
        let id = EventId(corpus.events.len() as u32);
        corpus.events.push(event(id, row, suffix));
    }
    for (at, row) in rows.iter().enumerate() {
        if let Some((_, answered)) = row.split_once('<') {
            let (lag, by) = answered.trim().split_once(' ').unwrap();
            let day = dates(row).0 - chrono::Duration::days(lag.parse().unwrap());
            let answered = corpus
                .events
                .iter()
                .filter(|event| event.source.code.as_str() == format!("{by}{suffix}"))
                .find(|event| event.date.unwrap().start == day)
                .unwrap();
            corpus.links.push(Link {
                answer: EventId(at as u32),
                answered: answered.id,
                kind: LinkKind::RetaliatesFor,
                lag_days: Some(lag.parse().unwrap()),
                confidence: 0.8,
                reason: LinkReason::Stated,
            });
        }
    }
    corpus.threads = threads(&corpus);
    corpus
}

/// `count` events of `lanes` actors over `days` days, as a fixed sequence decides; every fifth answers the one before.
pub fn random(count: u32, lanes: u32, days: u32, seed: u64) -> Corpus {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = move |below: u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ((state >> 33) % u64::from(below.max(1))) as u32
    };
    let mut corpus = Corpus {
        articles: (0..3).map(article).collect(),
        ..Corpus::default()
    };
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
    let mut days: Vec<u32> = (0..count).map(|_| next(days)).collect();
    days.sort_unstable();
    for (at, day) in days.into_iter().enumerate() {
        let start = first + chrono::Duration::days(i64::from(day));
        let length = if next(10) == 0 {
            i64::from(next(400))
        } else {
            0
        };
        let date = EventDate {
            start,
            end: start + chrono::Duration::days(length),
            precision: if length > 0 {
                DatePrecision::Range
            } else {
                DatePrecision::Day
            },
            basis: if next(8) == 0 {
                DateBasis::Publication
            } else {
                DateBasis::Stated
            },
        };
        let actor = |number: u32| actor(&format!("A{number}"));
        corpus.events.push(Event {
            date: (next(40) > 0).then_some(date),
            target: (next(20) > 0).then(|| actor(next(lanes))),
            category: EventCategory::ALL[next(18) as usize],
            ..blank(EventId(at as u32), actor(next(lanes)))
        });
        if at > 0 && next(5) == 0 {
            corpus.links.push(Link {
                answer: EventId(at as u32),
                answered: EventId(next(at as u32)),
                kind: LinkKind::Denies,
                lag_days: Some(3),
                confidence: 0.5,
                reason: LinkReason::Inferred,
            });
        }
    }
    corpus.threads = threads(&corpus);
    corpus
}

/// A corpus with its index and view, to lay out.
#[derive(Debug)]
pub struct Case {
    pub corpus: Corpus,
    pub index: ChartIndex,
    pub view: View,
}

impl Case {
    /// Shows all of `corpus`.
    pub fn new(corpus: Corpus) -> Self {
        let shown: Vec<EventId> = corpus.events.iter().map(|event| event.id).collect();
        Self {
            index: ChartIndex::new(&corpus, Lexicon::bundled(), &shown),
            corpus,
            view: View::default(),
        }
    }

    /// In the light theme, nothing selected.
    pub fn input(&self, width: f32, height: f32) -> ChartInput<'_> {
        ChartInput {
            corpus: &self.corpus,
            lexicon: Lexicon::bundled(),
            index: &self.index,
            view: &self.view,
            theme: Theme::of(ThemeKind::Light),
            size: Size::new(width, height),
            focus: Focus::default(),
            scroll_y: 0.0,
        }
    }
}

fn dates(row: &str) -> (NaiveDate, NaiveDate) {
    let word = row
        .split_whitespace()
        .next()
        .unwrap()
        .trim_start_matches('~');
    let (start, end) = word.split_once("..").unwrap_or((word, word));
    (start.parse().unwrap(), end.parse().unwrap())
}

fn event(id: EventId, row: &str, suffix: &str) -> Event {
    let mut words = row.split_whitespace().skip(1);
    let (source, target) = words.next().unwrap().split_once('>').unwrap();
    let (start, end) = dates(row);
    Event {
        date: Some(EventDate {
            start,
            end,
            precision: if start == end {
                DatePrecision::Day
            } else {
                DatePrecision::Range
            },
            basis: if row.starts_with('~') {
                DateBasis::Publication
            } else {
                DateBasis::Stated
            },
        }),
        target: Some(actor(&format!("{target}{suffix}"))),
        category: EventCategory::from_id(words.next().unwrap()).unwrap(),
        ..blank(id, actor(&format!("{source}{suffix}")))
    }
}

fn blank(id: EventId, source: Actor) -> Event {
    Event {
        id,
        date: None,
        source,
        target: None,
        category: EventCategory::Comment,
        cameo: "010".to_owned(),
        goldstein: 0.0,
        confidence: 0.9,
        presupposed: false,
        group: None,
        rule: Arc::from("test"),
        mentions: vec![Mention {
            article: ArticleId(id.0 % 3),
            sentence: Span::new(0, 7),
            trigger: Span::new(0, 7),
        }],
    }
}

fn actor(code: &str) -> Actor {
    Actor {
        code: ActorCode::new(code).unwrap(),
        role: None,
        name: code.to_owned(),
    }
}

fn article(number: u32) -> Article {
    let titles = [
        "Norland & Sudland trade <expulsions> after the attack",
        "A town waits for answers: what is known, what is not, and what both governments have said about it in a long week of statements, counter-statements and summoned envoys",
        "Envoys leave",
    ];
    let title = titles[number as usize % titles.len()];
    Article {
        id: ArticleId(number),
        file: format!("{number}.txt"),
        part: 0,
        text: Arc::from(title),
        title: Some(Span::new(0, title.len())),
        body: Span::new(title.len(), title.len()),
        outlet: Some("The Norland Gazette".to_owned()),
        dateline: None,
        published: Some(Publication {
            date: NaiveDate::from_ymd_opt(2018, 3, 13 + number).unwrap(),
            basis: PublicationBasis::Meta,
            evidence: String::new(),
            considered: Vec::new(),
        }),
        language: None,
    }
}

/// The first event of the thread that `at` is known to be part of.
fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

/// Connected events, by their links.
fn threads(corpus: &Corpus) -> Vec<IncidentThread> {
    let mut root: Vec<usize> = (0..corpus.events.len()).collect();
    for link in &corpus.links {
        let (a, b) = (
            find(&mut root, link.answer.0 as usize),
            find(&mut root, link.answered.0 as usize),
        );
        root[a.max(b)] = a.min(b);
    }
    let mut members: std::collections::BTreeMap<usize, Vec<EventId>> =
        std::collections::BTreeMap::new();
    for event in &corpus.events {
        members
            .entry(find(&mut root, event.id.0 as usize))
            .or_default()
            .push(event.id);
    }
    let several = members.into_values().filter(|events| events.len() > 1);
    several
        .enumerate()
        .map(|(at, events)| IncidentThread {
            id: ThreadId(at as u32),
            events,
        })
        .collect()
}
