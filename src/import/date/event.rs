//! Which of a sentence's dates an event falls on.

use super::words::{Tense, Words};
use super::{DateMemory, DateMention, DateMentionKind};
use crate::import::token::{Token, TokenKind};
use crate::model::{DateBasis, EventDate};
use chrono::NaiveDate;
use std::ops::Range;

/// How far from a phrase a verb may stand to tell its tense, in tokens.
const REACH: usize = 12;

/// How many tokens between a trigger and a date are looked at.
const GAP: usize = 64;

/// Days after a mention in which a narrative in the past still goes on.
const NARRATIVE_DAYS: i64 = 7;

/// Sentences in which the news itself is told: title, dateline, lead.
const LEAD_SENTENCES: u32 = 4;

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
    let word_before = |at: usize| at.checked_sub(1).map(|at| list[at].lower.as_str());
    if word_before(at) == Some("to") && words.looks_ahead(word) {
        return Some(Tense::Future);
    }
    let tense = words.tense(word)?;
    let denied = matches!(word_before(at), Some("not" | "n't"));
    let aux = if denied {
        at.checked_sub(1).and_then(word_before)
    } else {
        word_before(at)
    };
    if matches!(aux, Some("did" | "didn't" | "does" | "doesn't")) {
        return Some(Tense::Past);
    }
    // "will have met", "is expected to be held", "would not be held"
    let mut verb = at;
    while matches!(
        word_before(verb),
        Some("be" | "been" | "have" | "not" | "also")
    ) {
        verb -= 1;
    }
    let ahead = verb < at
        && matches!(
            word_before(verb),
            Some("will" | "'ll" | "would" | "shall" | "should" | "must" | "to")
        );
    Some(if ahead { Tense::Future } else { tense })
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
    let outlook = outlook(tokens, &trigger, words);
    let fits =
        |mention: &&DateMention| !belongs_elsewhere(mention, tokens, &trigger, outlook, words);
    let found = attached(mentions, &trigger).or_else(|| {
        of_clause(
            mentions.iter().filter(fits),
            tokens,
            &trigger,
            &clause,
            words,
        )
    });
    if let Some(mention) = found {
        return Some(mention.date);
    }
    if outlook == Outlook::Ahead {
        return None;
    }
    if let Some(mention) = governing(mentions) {
        return Some(mention.date);
    }
    let told = tense_near(tokens, trigger.clone(), words) == Some(Tense::Past);
    let participle = tokens
        .get(trigger.start)
        .is_some_and(|token| token.lower.len() > 5 && token.lower.ends_with("ing"));
    let outlook = match outlook {
        Outlook::Plain if told && participle => Outlook::Told,
        Outlook::Plain if told => Outlook::Named,
        other => other,
    };
    if is_background(tokens, &trigger, words) {
        return None;
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
    mentions: impl Iterator<Item = &'a DateMention>,
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
    mentions.filter(inside).min_by_key(|mention| {
        let gap = if mention.tokens.start >= trigger.end {
            trigger.end..mention.tokens.start
        } else {
            mention.tokens.end.min(trigger.start)..trigger.start
        };
        let verbs = tokens
            .get(gap.clone())
            .unwrap_or(&[])
            .iter()
            .take(GAP)
            .filter(|token| words.tense(&token.lower).is_some())
            .count();
        gap.len() + verbs * 6
    })
}

/// Whether a date is that of another verb: "announced today it would cut", "plans, begun two years ago, were".
fn belongs_elsewhere(
    mention: &DateMention,
    tokens: &[Token],
    trigger: &Range<usize>,
    outlook: Outlook,
    words: &Words,
) -> bool {
    let start = mention.tokens.start.min(tokens.len());
    let verb = (start.saturating_sub(3)..start)
        .rev()
        .take_while(|&at| tokens[at].lower != ",")
        .find(|&at| words.tense(&tokens[at].lower) == Some(Tense::Past));
    if verb.is_none_or(|verb| trigger.contains(&verb)) {
        return false;
    }
    let gap = if start >= trigger.end {
        trigger.end..start
    } else {
        mention.tokens.end..trigger.start
    };
    let apart = tokens
        .get(gap)
        .unwrap_or(&[])
        .iter()
        .take(GAP)
        .any(|token| token.lower == ",");
    let before = mention.tokens.end <= trigger.start;
    apart || before && outlook == Outlook::Ahead
}

/// A date that opens the sentence.
fn governing(mentions: &[DateMention]) -> Option<&DateMention> {
    mentions
        .iter()
        .find(|mention| mention.kind == DateMentionKind::When && mention.tokens.start <= 2)
}

/// Whether a word beside the trigger puts it in some past ("previously announced", "has long denied").
fn is_background(tokens: &[Token], trigger: &Range<usize>, words: &Words) -> bool {
    let around =
        trigger.start.saturating_sub(3).min(tokens.len())..tokens.len().min(trigger.end + 1);
    tokens[around]
        .iter()
        .any(|token| words.is_background(&token.lower))
}

/// How an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outlook {
    /// "will expel", "to expel", "may expel".
    Ahead,
    /// "expelled", "was expelled".
    Told,
    /// "has expelled": in news, just now.
    Perfect,
    /// A noun in a sentence of what happened.
    Named,
    /// None of these: a headline's present, a noun of plans or background.
    Plain,
}

fn outlook(tokens: &[Token], trigger: &Range<usize>, words: &Words) -> Outlook {
    let word = trigger
        .clone()
        .find_map(|at| tokens.get(at))
        .map_or("", |token| token.lower.as_str());
    let past = words.tense(word) == Some(Tense::Past);
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
            "has" | "have" | "had" if past => return Outlook::Perfect,
            "was" | "were" | "did" => return Outlook::Told,
            _ => {}
        }
    }
    if past { Outlook::Told } else { Outlook::Plain }
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
        Outlook::Perfect => Some(published),
        Outlook::Named => going_on.or(lead.then_some(published)),
        Outlook::Plain => lead.then_some(going_on.unwrap_or(published)),
    }
}
