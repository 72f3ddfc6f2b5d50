//! Which event answers which: denials, rejections and responses to what was directed at their source, measures in retaliation,
//! protests against what was done.

mod candidates;
mod fit;
#[cfg(test)]
mod tests;
mod threads;

pub use threads::threads;

use super::coding::Telling;
use crate::lexicon::retold::Kinds;
use crate::model::{
    CategoryGroup, Corpus, DateBasis, Event, EventCategory, EventDate, EventId, Link, LinkKind,
    LinkReason, Mention,
};
use candidates::{Candidates, is_reply};
use fit::{Fit, Relation, is_measure};
use rustc_hash::{FxHashMap, FxHashSet};

/// A response that comes later than this is not inferred, days.
pub const LONGEST_LAG: i64 = 120;
/// Tit-for-tat without words that say so is inferred only within this, days.
const LONGEST_RETALIATION: i64 = 45;
/// An answer told in another article than what it answers, and sharing no word with it, comes within this, days.
const LONGEST_WORDLESS: i64 = 30;
/// A report's own day may come this much after that of the answer told in it, days.
const REPORT_DAYS: i64 = 3;
/// An answer to nobody by name answers at most so many.
const MOST_ANSWERED: usize = 3;
/// Less sure links are not made.
const LEAST_CONFIDENCE: f32 = 0.35;
/// What no words say is not inferred between events less sure than this together.
const LEAST_KNOWN: f32 = 0.35;
/// Words against an accuser come within this of the accusation, days.
const RETORT_DAYS: i64 = 3;
/// A loose answer stands within so many sentences of what it answers.
const FEW_SENTENCES: f32 = 5.0;
/// Bytes of a sentence of middle length.
const SENTENCE_BYTES: f32 = 160.0;

/// Links every answer to the event that it most likely answers.
pub fn links(corpus: &Corpus, tellings: &[Telling]) -> Vec<Link> {
    let candidates = Candidates::new(corpus);
    let none = Telling::default();
    let telling = |id: EventId| tellings.get(id.0 as usize).unwrap_or(&none);
    let mut list = Vec::new();
    let mut near = Vec::new();
    for answer in corpus.events.iter().filter(|event| !event.presupposed) {
        near.clear();
        let answer_telling = telling(answer.id);
        near.extend(answer_telling.means.iter().map(|&id| EventId(id)));
        candidates.of(answer, &mut near);
        for &id in &near {
            let pair = Pair {
                corpus,
                answer,
                answered: corpus.event(id),
                answer_telling,
                answered_telling: telling(id),
                meant: answer_telling.means.binary_search(&id.0).is_ok(),
                admitted: is_admitted(corpus, id, &near),
            };
            list.extend(pair.link().map(|link| (pair.rank(), link)));
        }
    }
    surest(corpus, list)
}

/// The surest link of each answer, first those that its words mean, that closes no circle: nothing answers what answers it. An answer to nobody by name may
/// answer several.
fn surest(corpus: &Corpus, mut list: Vec<(u8, Link)>) -> Vec<Link> {
    list.sort_by(|(rank, a), (other, b)| {
        (other.cmp(rank))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.answer.cmp(&b.answer))
            .then(a.answered.cmp(&b.answered))
    });
    let mut answered_of: FxHashMap<EventId, Vec<EventId>> = FxHashMap::default();
    // Events are numbered by date, so that only a link to a higher number can close a circle: what it leads to answers nothing.
    let mut ends: FxHashSet<EventId> = FxHashSet::default();
    let mut list: Vec<Link> = list.into_iter().map(|(_, link)| link).collect();
    list.retain(|link| {
        let taken = answered_of.get(&link.answer).map_or(&[][..], Vec::as_slice);
        let source = |id: EventId| corpus.event(id).source.code;
        let open = corpus.event(link.answer).target.is_none()
            && taken.len() < MOST_ANSWERED
            && taken
                .iter()
                .all(|&other| source(other) != source(link.answered));
        let backward = link.answered > link.answer;
        let closes =
            ends.contains(&link.answer) || backward && answered_of.contains_key(&link.answered);
        if !taken.is_empty() && !open || closes {
            return false;
        }
        if backward {
            ends.insert(link.answered);
        }
        answered_of
            .entry(link.answer)
            .or_default()
            .push(link.answered);
        true
    });
    list.sort_by(|a, b| {
        a.answer
            .cmp(&b.answer)
            .then(b.confidence.total_cmp(&a.confidence))
    });
    list
}

/// An event that may answer another.
struct Pair<'c> {
    corpus: &'c Corpus,
    answer: &'c Event,
    answered: &'c Event,
    answer_telling: &'c Telling,
    answered_telling: &'c Telling,
    /// The answer's own words mean the other event.
    meant: bool,
    /// The other event is a deed that is told as admitted.
    admitted: bool,
}

/// Whether the event `id` is a deed of which another of `near` is the admission: the same sentence tells both.
fn is_admitted(corpus: &Corpus, id: EventId, near: &[EventId]) -> bool {
    let deed = corpus.event(id);
    let target = |event: &Event| event.target.as_ref().map(|target| target.code);
    is_measure(deed.category)
        && near.iter().map(|&other| corpus.event(other)).any(|other| {
            let together = |mention: &Mention| {
                let mut told = deed.mentions.iter().take(4);
                told.any(|own| own.article == mention.article && own.sentence == mention.sentence)
            };
            other.category == EventCategory::Admit
                && other.source.code == deed.source.code
                && target(other) == target(deed)
                && other.mentions.iter().take(4).any(together)
        })
}

impl Pair<'_> {
    /// The link, if there can be one.
    fn link(&self) -> Option<Link> {
        let (answer, answered) = (self.answer, self.answered);
        // What the words say is answered by the other does not answer it.
        let turned = self.answered_telling.means.binary_search(&answer.id.0);
        if answer.id == answered.id || turned.is_ok() && !self.meant {
            return None;
        }
        let relation = Relation::of(answer, answered)?;
        let place = self.place();
        let said = self.is_said(&place, relation);
        let fit = Fit::of(answer.category, answered.category, relation, said)
            .or_else(|| Fit::of_meant(answer.category).filter(|_| self.meant))?;
        let (lag, days) = self.lag(&place)?;
        let (shared, shorter) = self.answer_telling.shared(self.answered_telling);
        let likely = self.is_in_time(fit, &place, said, lag, days, shared)
            && (said || self.is_likely(fit, &place, relation, days, shared));
        if !likely && !self.meant {
            return None;
        }
        let near = lag.map_or(0.0, |days| 0.2 * (1.0 - days as f32 / LONGEST_LAG as f32));
        let words = 0.3 * shared as f32 / (shorter.max(4)) as f32;
        let about = self.topic_value();
        let accuses = answered.category.group() == CategoryGroup::Accusation;
        let claim = if self.answer_telling.claims && accuses {
            0.15
        } else {
            0.0
        };
        let sum = 0.5 * fit.value + near + place.value() + words.min(0.12) + about.max(claim);
        let said_more = match (self.meant, said) {
            (true, _) => 0.3,
            (false, true) => 0.12,
            (false, false) => 0.0,
        };
        // What is asked or said after an admission answers that before the deed.
        let deed = if self.admitted { 0.15 } else { 0.0 };
        let confidence = (sum + said_more - deed).clamp(0.0, 0.98)
            * (answer.confidence * answered.confidence)
                .max(0.2)
                .powf(0.25);
        (confidence >= LEAST_CONFIDENCE).then_some(Link {
            answer: answer.id,
            answered: answered.id,
            kind: fit.kind,
            lag_days: lag,
            confidence,
            reason: if said {
                LinkReason::Stated
            } else {
                LinkReason::Inferred
            },
        })
    }

    /// What comes before how sure the link is: that the words mean it, most of all what was done to the answer's source.
    fn rank(&self) -> u8 {
        let back = Relation::of(self.answer, self.answered) == Some(Relation::Back);
        u8::from(self.meant) + u8::from(self.meant && back)
    }

    /// Whether the words say that the one answers the other.
    fn is_said(&self, place: &Place, relation: Relation) -> bool {
        let told = self.answer_telling;
        let refers = told.refers && self.topic_value() >= 0.0;
        let of_pair = relation != Relation::Third;
        self.meant
            || match place {
                Place::SameSentence(joined) => of_pair && (told.answers || refers || *joined),
                Place::InOrder(_) | Place::AnswerFirst(_) => of_pair && (told.answers || refers),
                Place::Apart => {
                    of_pair && (told.answers || told.refers && self.topic_value() > 0.0)
                }
            }
    }

    /// What the nouns of the answer say for and against the other as its topic.
    fn topic_value(&self) -> f32 {
        let about = self.answer_telling.about;
        if about.is_empty() {
            0.0
        } else if about.meets(Kinds::of(self.answered.category)) {
            0.15
        } else {
            -0.05
        }
    }

    /// Whether what no words say can be taken to be: the looser the kind of answer, the more must speak for it.
    fn is_likely(
        &self,
        fit: Fit,
        place: &Place,
        relation: Relation,
        days: i64,
        shared: usize,
    ) -> bool {
        let known = self.answer.confidence * self.answered.confidence >= LEAST_KNOWN;
        let topical = self.topic_value() > 0.0;
        let later = match (self.answer.date, self.answered.date) {
            (Some(answer), Some(answered)) => answer.start > answered.end,
            _ => false,
        };
        let follows = match place {
            Place::InOrder(_) | Place::SameSentence(_) => true,
            Place::AnswerFirst(sentences) => {
                later || !fit.needs_article && shared > 0 && *sentences <= FEW_SENTENCES
            }
            Place::Apart => days > 0 || fit.kind == LinkKind::Denies,
        };
        let near = match place {
            Place::InOrder(sentences) | Place::AnswerFirst(sentences) => {
                *sentences <= FEW_SENTENCES
            }
            Place::SameSentence(_) => true,
            Place::Apart => false,
        };
        // An accusation answers a measure only where it speaks of it.
        let accuses =
            self.answer.category == EventCategory::Accuse && is_measure(self.answered.category);
        // Words against who has just accused: the accusation is what they answer, wherever the article tells of it.
        let retort = later
            && days <= RETORT_DAYS
            && *place != Place::Apart
            && self.answered.category == EventCategory::Accuse;
        let words = match (relation, fit.kind) {
            (Relation::Third, _) => topical && (near || shared >= 2),
            _ if accuses => topical || shared >= 2,
            (_, LinkKind::ConcedesTo) => shared >= 2 || topical,
            _ if fit.needs_article => near || shared >= 2 || topical || retort,
            _ => true,
        };
        known && follows && words
    }

    /// Days between the two starts, as far as both are known, and for comparing; none where the answer came first.
    fn lag(&self, place: &Place) -> Option<(Option<i32>, i64)> {
        let (Some(answer), Some(answered)) = (self.answer.date, self.answered.date) else {
            return Some((None, 0));
        };
        let days = (answer.start - answered.start).num_days();
        if days >= 0 {
            return Some((Some(days as i32), days));
        }
        if answer.overlaps(&answered) {
            return Some((Some(0), 0));
        }
        // "Norland has accused …. Sudland denied it on Tuesday": the accusation has only the day of the report.
        let told_first = matches!(place, Place::InOrder(_) | Place::SameSentence(_));
        // "fired missiles on Tuesday in response to the strike": the strike has only the day of the report.
        let joined = self.meant && matches!(place, Place::SameSentence(_));
        let vague = is_report_day(answered)
            && (days >= -REPORT_DAYS || joined)
            && (self.meant || told_first && is_reply(self.answer.category));
        (vague && *place != Place::Apart).then_some((None, 0))
    }

    fn is_in_time(
        &self,
        fit: Fit,
        place: &Place,
        said: bool,
        lag: Option<i32>,
        days: i64,
        shared: usize,
    ) -> bool {
        let measure = is_measure(self.answer.category);
        let limit = if measure && !said {
            LONGEST_RETALIATION
        } else {
            LONGEST_LAG
        };
        let apart = *place == Place::Apart;
        if fit.kind == LinkKind::ConcedesTo && shared == 0 && !said {
            return false;
        }
        let to_nobody = self.answer.target.is_none();
        let wordless =
            apart && shared == 0 && (fit.needs_words || !said && days > LONGEST_WORDLESS)
                || apart && to_nobody && shared < 2;
        // Two measures of one day answer each other only where words say so; what has no date is answered only within its
        // article; looser kinds of answer are seen only where one article tells of both.
        days <= limit
            && !wordless
            && !(days == 0 && lag.is_some() && measure && !said)
            && !(apart && lag.is_none())
            && !(apart && fit.needs_article)
            && !(fit.needs_nearness && days > fit::NEAR_DAYS && shared < 2 && !said)
    }

    /// Where the two are told, the closest if more than once.
    fn place(&self) -> Place {
        let mut found = Place::Apart;
        for a in self.answer.mentions.iter().take(4) {
            for b in self.answered.mentions.iter().take(4) {
                if a.article != b.article {
                    continue;
                }
                let place = if a.sentence == b.sentence {
                    Place::SameSentence(self.is_joined(a, b))
                } else {
                    let gap = f64::from(a.sentence.start.abs_diff(b.sentence.start)) as f32;
                    let sentences = gap / SENTENCE_BYTES;
                    if b.sentence.start < a.sentence.start {
                        Place::InOrder(sentences)
                    } else {
                        Place::AnswerFirst(sentences)
                    }
                };
                if place.value() > found.value() {
                    found = place;
                }
            }
        }
        found
    }

    /// "expelled two envoys after Norland accused it": the words between say what the one followed.
    fn is_joined(&self, a: &Mention, b: &Mention) -> bool {
        let text = &self.corpus.article(a.article).text;
        let range = a.trigger.end as usize..b.trigger.start as usize;
        text.get(range).is_some_and(|between| {
            between
                .split(|char: char| !char.is_alphanumeric())
                .any(|word| matches!(word, "after" | "following" | "because"))
        })
    }
}

/// Whether the date is only that of the report.
fn is_report_day(date: EventDate) -> bool {
    matches!(date.basis, DateBasis::Publication | DateBasis::Dateline)
}

/// Where two events are told.
#[derive(Debug, PartialEq)]
enum Place {
    /// In one sentence; whether a word joins them.
    SameSentence(bool),
    /// In one article, the answer so many sentences after what it answers.
    InOrder(f32),
    /// In one article, the answer so many sentences before.
    AnswerFirst(f32),
    /// In different articles.
    Apart,
}

impl Place {
    /// How much the place speaks for a link.
    fn value(&self) -> f32 {
        match self {
            Self::SameSentence(true) => 0.3,
            Self::SameSentence(false) => 0.22,
            Self::InOrder(sentences) => 0.1 + 0.12 / (1.0 + sentences / 4.0),
            Self::AnswerFirst(sentences) => 0.06 + 0.08 / (1.0 + sentences / 4.0),
            Self::Apart => 0.0,
        }
    }
}
