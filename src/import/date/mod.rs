//! Dates in English news: "on Friday", "13 April 2018", "two days later", resolved to days of the calendar.
//!
//! A sentence's tokens become `atoms`, the `grammar` finds phrases among them, `join` makes ranges and lends
//! years ("4 and 5 May 1945"), and `resolve` turns each phrase into days, given the day of publication and a
//! [`DateMemory`] of earlier sentences. Which of them an event falls on is for `coding::dating` to say.

mod atoms;
mod calendar;
mod counted;
mod days;
mod event;
mod grammar;
mod inspect;
mod join;
mod memory;
mod phrase;
mod relative;
mod resolve;
mod spelled;
mod words;
mod years;

#[cfg(test)]
mod tests;

pub use event::is_background;
pub use inspect::{DateLines, InspectedDate, inspect_dates};
pub use memory::DateMemory;

use super::token::Token;
use crate::model::{DateBasis, DatePrecision, EventDate, Span};
use atoms::Atom;
use chrono::NaiveDate;
use grammar::Grammar;
use join::Group;
use phrase::Expr;
use resolve::Setting;
use std::ops::Range;
use words::{Class, Key, Tense, Words};

/// A dated phrase of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Bytes in the article's text; the spans of one sentence never overlap.
    pub span: Span,
    /// The tokens it covers; two mentions may share one that a hyphen joins ("spring-summer").
    pub tokens: Range<usize>,
    /// The days it stands for.
    pub date: EventDate,
    /// What it does in its sentence.
    pub kind: DateMentionKind,
    /// The two ends of a range ("from 3 to 9 May"); none for a single date.
    pub ends: Option<[(Span, EventDate); 2]>,
    /// A range that says that its last day is in it ("until the end of June").
    pub closed: bool,
}

/// What a date does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateMentionKind {
    /// The point or period that something falls in ("on Friday", "Monday's statement").
    When,
    /// A bound before the event ("since 2014", "after 3 May").
    Since,
    /// A bound after the event ("until Monday", "by 2020", "before 3 May").
    Until,
    /// Part of a name or description that dates no event of the sentence ("the 2015 nuclear deal").
    Modifier,
}

/// Finds dates; holds the words it knows. Cheap to make.
#[derive(Clone)]
pub struct DateTagger {
    words: &'static Words,
    /// Whether "now" is a date.
    present: bool,
}

impl std::fmt::Debug for DateTagger {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("DateTagger")
    }
}

impl Default for DateTagger {
    fn default() -> Self {
        Self::new()
    }
}

impl DateTagger {
    /// A tagger with the words that come with the program.
    pub fn new() -> Self {
        Self {
            words: Words::bundled(),
            present: false,
        }
    }

    /// A tagger that also takes "now", "at the moment" and times of day for dates; they date no event.
    pub fn of_every_word() -> Self {
        Self {
            present: true,
            ..Self::new()
        }
    }

    /// Dated phrases of one sentence, left to right, not overlapping. `anchor` is the day of publication (or the
    /// dateline's); without it only full dates resolve. `memory` is what the article's earlier sentences fixed, and is
    /// brought up to date.
    pub fn tag(
        &self,
        text: &str,
        tokens: &[Token],
        anchor: Option<NaiveDate>,
        memory: &mut DateMemory,
    ) -> Vec<DateMention> {
        memory.next_sentence();
        if !self.present && !atoms::may_hold_date(tokens, self.words) {
            return Vec::new();
        }
        let atoms = atoms::atoms(text, tokens, self.words);
        let grammar = Grammar {
            atoms: &atoms,
            words: self.words,
            present: self.present,
        };
        let groups = join::groups(&atoms, grammar.phrases());
        let sentence = Sentence {
            words: self.words,
            tokens,
            atoms: &atoms,
            anchor,
        };
        groups
            .iter()
            .filter_map(|group| sentence.mention(group, memory))
            .collect()
    }
}

/// The number that a word in lower case stands for, in figures or not.
pub fn number_of(word: &str) -> Option<u32> {
    match Words::bundled().class(word) {
        Class::Number { value, .. } => u32::try_from(value).ok(),
        _ if word.len() < 8 && word.starts_with(|first: char| first.is_ascii_digit()) => {
            word.replace(',', "").parse().ok()
        }
        _ => None,
    }
}

/// The sentence being tagged.
struct Sentence<'a> {
    words: &'a Words,
    tokens: &'a [Token],
    atoms: &'a [Atom],
    anchor: Option<NaiveDate>,
}

impl Sentence<'_> {
    fn mention(&self, group: &Group, memory: &mut DateMemory) -> Option<DateMention> {
        let (from, to) = (group.first(), group.last());
        let (first, last) = (
            self.atoms.get(from.atoms.start)?,
            self.atoms.get(to.atoms.end.checked_sub(1)?)?,
        );
        let kind = self.kind(group, from.atoms.start, to.atoms.end);
        let tense = match event::tense_near(self.tokens, first.token..last.token + 1, self.words) {
            // "until December" lies ahead of what it bounds
            None if kind == DateMentionKind::Until && !memory.is_narrative(false) => {
                Some(Tense::Future)
            }
            Some(Tense::Future)
                if kind == DateMentionKind::Since && !memory.is_narrative(false) =>
            {
                Some(Tense::Past)
            }
            tense => tense,
        };
        let start = self.resolve(&from.expr, tense, memory)?;
        self.note(&from.expr, start, kind, tense, memory);
        let closed = matches!(group, Group::Range(..))
            && self.atoms[from.atoms.end..to.atoms.end]
                .iter()
                .any(|atom| atom.class == Class::Key(Key::End));
        let (date, ends) = match group {
            Group::Single(_) => (start, None),
            Group::Range(..) => {
                let end = self.resolve(&to.expr, tense, memory)?;
                self.note(&to.expr, end, kind, tense, memory);
                let start = begin_before(&from.expr, start, end);
                let ends = [
                    (self.span(&from.atoms)?, start),
                    (self.span(&to.atoms)?, end),
                ];
                (between(start, end)?, Some(ends))
            }
        };
        Some(DateMention {
            span: first.span.join(last.span),
            tokens: first.token..last.token + 1,
            date,
            kind,
            ends,
            closed,
        })
    }

    fn span(&self, atoms: &Range<usize>) -> Option<Span> {
        let list = self.atoms.get(atoms.clone())?;
        Some(list.first()?.span.join(list.last()?.span))
    }

    fn resolve(&self, expr: &Expr, tense: Option<Tense>, memory: &DateMemory) -> Option<EventDate> {
        Setting {
            anchor: self.anchor,
            memory,
            tense,
        }
        .resolve(expr)
    }

    fn note(
        &self,
        expr: &Expr,
        date: EventDate,
        kind: DateMentionKind,
        tense: Option<Tense>,
        memory: &mut DateMemory,
    ) {
        if matches!(expr, Expr::Now | Expr::Then)
            || tense == Some(Tense::Future) && memory.is_narrative(true)
        {
            // What a story foretells leaves it where it is.
            return;
        }
        if kind != DateMentionKind::Modifier && !expr.is_flashback() {
            memory.note(date, expr.is_deictic(), self.anchor);
        }
    }

    /// "compared with 2008", "more than in March".
    fn compared(&self, start: usize) -> bool {
        self.atoms[start.saturating_sub(3)..start]
            .iter()
            .any(|atom| matches!(atom.lower.as_str(), "than" | "compared"))
    }

    /// What the words around a phrase make of it.
    fn kind(&self, group: &Group, start: usize, end: usize) -> DateMentionKind {
        let key = |at: Option<usize>| at.and_then(|at| self.atoms.get(at)).map(|atom| atom.class);
        let the = key(Some(start)) == Some(Class::Key(Key::The));
        let before = match key(start.checked_sub(1)) {
            Some(Class::Key(Key::The)) => key(start.checked_sub(2)),
            other => other,
        };
        match before {
            Some(Class::Key(Key::Since | Key::After | Key::Following)) => {
                return DateMentionKind::Since;
            }
            Some(Class::Key(Key::From)) if matches!(group, Group::Single(_)) => {
                return DateMentionKind::Since;
            }
            _ if self.compared(start) => return DateMentionKind::Modifier,
            Some(Class::Key(Key::Until | Key::By | Key::Before)) => return DateMentionKind::Until,
            _ => {}
        }
        let of_noun =
            before == Some(Class::Key(Key::Of)) && key(start.checked_sub(2)) == Some(Class::Other);
        let determined = the
            || matches!(
                key(start.checked_sub(1)),
                Some(Class::Key(Key::The | Key::A | Key::Its | Key::Possessive))
            );
        let coarse = matches!(
            group.last().expr,
            Expr::Year(_) | Expr::Month { .. } | Expr::Decade(_)
        );
        let noun = self.atoms.get(end).is_some_and(|next| {
            next.class == Class::Other
                && next.lower.starts_with(char::is_alphabetic)
                && self.words.tense(&next.lower).is_none()
        });
        let exact = matches!(
            group.last().expr,
            Expr::MonthDay {
                weekday: None,
                year: phrase::YearRef::Open,
                ..
            }
        );
        if coarse && (of_noun || determined && noun) || exact && determined && noun {
            DateMentionKind::Modifier
        } else {
            DateMentionKind::When
        }
    }
}

/// The start of a range, a year earlier when the months have come round ("from October to March").
fn begin_before(expr: &Expr, start: EventDate, end: EventDate) -> EventDate {
    let yearly = matches!(
        expr,
        Expr::MonthDay { .. } | Expr::Month { .. } | Expr::Season { .. }
    );
    let back = |day| calendar::Unit::Year.shift(day, -1);
    match (back(start.start), back(start.end)) {
        (Some(first), Some(last)) if yearly && start.start > end.end => EventDate {
            start: first,
            end: last,
            ..start
        },
        _ => start,
    }
}

/// The interval from one date to another; `None` when it runs backwards.
fn between(start: EventDate, end: EventDate) -> Option<EventDate> {
    (start.start <= end.end).then_some(EventDate {
        start: start.start,
        end: end.end,
        precision: DatePrecision::Range,
        basis: if start.basis == DateBasis::Stated && end.basis == DateBasis::Stated {
            DateBasis::Stated
        } else {
            DateBasis::Relative
        },
    })
}
