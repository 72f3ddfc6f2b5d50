//! Which of a sentence's dates an event falls on.

use super::words::{Tense, Words};
use super::{DateMemory, DateMention, DateMentionKind};
use crate::import::token::{Token, TokenKind};
use crate::model::{DateBasis, EventDate};
use chrono::NaiveDate;
use std::ops::Range;

/// How far from a phrase a verb may stand to tell its tense, in tokens.
const REACH: usize = 12;

/// Days after a mention in which a narrative in the past still goes on.
const NARRATIVE_DAYS: i64 = 7;

/// Sentences in which the news itself is told: title, dateline, lead.
const LEAD_SENTENCES: u32 = 3;

/// Whether the words around `tokens` look ahead or back: the nearest verb before decides, else the nearest after.
pub(super) fn tense_near(list: &[Token], tokens: Range<usize>, words: &Words) -> Option<Tense> {
    let start = tokens.start.min(list.len());
    let end = tokens.end.min(list.len());
    let back = (start.saturating_sub(REACH)..start).rev();
    back.map_while(|at| {
        boundary(&list[at])
            .then_some(())
            .map_or(Some(at), |()| None)
    })
    .find_map(|at| tense_at(list, at, words))
    .or_else(|| {
        (end..list.len().min(end + REACH))
            .map_while(|at| (!boundary(&list[at])).then_some(at))
            .find_map(|at| tense_at(list, at, words))
    })
}

fn boundary(token: &Token) -> bool {
    token.kind == TokenKind::Sign && matches!(token.lower.as_str(), ";" | "(" | ")")
}

fn tense_at(list: &[Token], at: usize, words: &Words) -> Option<Tense> {
    let word = &list[at].lower;
    let before = at.checked_sub(1).map(|at| list[at].lower.as_str());
    if before == Some("to") && words.looks_ahead(word) {
        return Some(Tense::Future);
    }
    let tense = words.tense(word)?;
    let ahead = before.is_some_and(|before| words.tense(before) == Some(Tense::Future));
    // "will have met", "is expected to have", "would be held"
    Some(if ahead && tense == Tense::Past {
        Tense::Future
    } else {
        tense
    })
}

/// The date of an event whose trigger is at `trigger` (tokens), among the mentions of its sentence: the expression of
/// its clause, else one that opens the sentence and so governs all of it, else the day the narrative is on, else, for
/// what is told as news, the day of publication with that basis. `None` when the event has no date: it lies ahead
/// undated, is background or a mere thing.
pub fn event_date(
    mentions: &[DateMention],
    tokens: &[Token],
    trigger: Range<usize>,
    clause: Range<usize>,
    anchor: Option<NaiveDate>,
    memory: &DateMemory,
) -> Option<EventDate> {
    let words = Words::bundled();
    if let Some(mention) = attached(mentions, &trigger)
        .or_else(|| of_clause(mentions, tokens, &trigger, &clause, words))
    {
        return Some(mention.date);
    }
    let outlook = outlook(tokens, &trigger, words);
    if outlook == Outlook::Ahead {
        return None;
    }
    if let Some(mention) = governing(mentions) {
        return Some(mention.date);
    }
    undated(outlook, anchor?, memory)
}

/// The date joined to the trigger: "Monday's statement", "the 2015 invasion", "statement on Monday".
fn attached<'a>(mentions: &'a [DateMention], trigger: &Range<usize>) -> Option<&'a DateMention> {
    let bound = |mention: &&DateMention| {
        !matches!(
            mention.kind,
            DateMentionKind::Since | DateMentionKind::Until
        )
    };
    mentions.iter().filter(bound).find(|mention| {
        let before = mention.tokens.end <= trigger.start && trigger.start - mention.tokens.end <= 1;
        let after = mention.tokens.start >= trigger.end && mention.tokens.start - trigger.end <= 1;
        before || after
    })
}

/// The nearest date of the clause, one past another verb counting as farther.
fn of_clause<'a>(
    mentions: &'a [DateMention],
    tokens: &[Token],
    trigger: &Range<usize>,
    clause: &Range<usize>,
    words: &Words,
) -> Option<&'a DateMention> {
    let inside = |mention: &&DateMention| {
        mention.kind == DateMentionKind::When
            && mention.tokens.start >= clause.start
            && mention.tokens.end <= clause.end
    };
    mentions.iter().filter(inside).min_by_key(|mention| {
        let gap = if mention.tokens.start >= trigger.end {
            trigger.end..mention.tokens.start
        } else {
            mention.tokens.end.min(trigger.start)..trigger.start
        };
        let verbs = tokens
            .get(gap.clone())
            .unwrap_or(&[])
            .iter()
            .filter(|token| words.tense(&token.lower).is_some())
            .count();
        gap.len() + verbs * 6
    })
}

/// A date that opens the sentence.
fn governing(mentions: &[DateMention]) -> Option<&DateMention> {
    mentions
        .iter()
        .find(|mention| mention.kind == DateMentionKind::When && mention.tokens.start <= 2)
}

/// How an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outlook {
    /// "will expel", "to expel", "may expel".
    Ahead,
    /// "expelled", "was expelled".
    Told,
    /// "has expelled".
    Perfect,
    /// Neither: a noun, a headline's present.
    Plain,
}

fn outlook(tokens: &[Token], trigger: &Range<usize>, words: &Words) -> Outlook {
    let before = trigger.start.saturating_sub(4)..trigger.start.min(tokens.len());
    let near: Vec<&str> = tokens[before]
        .iter()
        .rev()
        .map(|token| token.lower.as_str())
        .collect();
    for word in near
        .iter()
        .copied()
        .take_while(|word| !matches!(*word, "," | ";" | "that" | "and" | "but"))
    {
        match word {
            "will" | "'ll" | "would" | "shall" | "should" | "could" | "may" | "might" | "can"
            | "must" | "to" | "not" | "if" => return Outlook::Ahead,
            "has" | "have" | "had" => return Outlook::Perfect,
            "was" | "were" | "did" => return Outlook::Told,
            _ => {}
        }
    }
    let word = trigger
        .clone()
        .find_map(|at| tokens.get(at))
        .map_or("", |token| token.lower.as_str());
    match words.tense(word) {
        Some(Tense::Past) => Outlook::Told,
        _ => Outlook::Plain,
    }
}

/// The date of an event whose sentence gives none.
fn undated(outlook: Outlook, anchor: NaiveDate, memory: &DateMemory) -> Option<EventDate> {
    let lead = memory.sentences() <= LEAD_SENTENCES;
    let going_on = memory
        .last_day()
        .filter(|day| (0..=NARRATIVE_DAYS).contains(&(anchor - day.start).num_days()));
    let published = EventDate::day(anchor, DateBasis::Publication);
    match outlook {
        Outlook::Ahead => None,
        Outlook::Told => Some(going_on.map_or(published, |day| EventDate {
            basis: DateBasis::Relative,
            ..day
        })),
        Outlook::Perfect => lead.then_some(published),
        Outlook::Plain => lead.then_some(going_on.unwrap_or(published)),
    }
}
