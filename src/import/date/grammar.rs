//! The phrases of a sentence, read left to right: the driver and what all rules ask of an atom.
//!
//! Each rule takes the atom it starts at and returns where the phrase ends and what it says. Phrases that point from
//! another date ("last week", "two days later") are in [`super::relative`].

use super::atoms::Atom;
use super::calendar::Unit;
use super::phrase::{Expr, From, Phrase};
use super::words::{Class, Key, Words};

/// Where a phrase ends (exclusive) and what it says.
pub(super) type Parsed = Option<(usize, Expr)>;

/// The rules over the atoms of one sentence.
pub(super) struct Grammar<'a> {
    pub atoms: &'a [Atom],
    pub words: &'a Words,
    /// Whether "now" is a date.
    pub present: bool,
}

/// Nested phrases ("two days before the end of the week before ...") stop here.
const DEPTH: u32 = 4;

impl Grammar<'_> {
    /// All phrases of the sentence, left to right, not overlapping.
    pub fn phrases(&self) -> Vec<Phrase> {
        let mut list = Vec::new();
        let mut at = 0;
        while at < self.atoms.len() {
            match self.expr(at, DEPTH) {
                Some((end, expr)) if end > at && !self.is_repeated(at) => {
                    list.push(Phrase {
                        atoms: at..end,
                        expr,
                    });
                    at = self.more_days(end, &mut list);
                }
                Some((end, _)) if end > at => at = end,
                _ => at += 1,
            }
        }
        list
    }

    /// "every Monday", "each year" date no event.
    fn is_repeated(&self, at: usize) -> bool {
        at > 0 && self.is_key(at - 1, Key::Set)
    }

    /// The phrase that starts at `at`.
    pub fn expr(&self, at: usize, depth: u32) -> Parsed {
        let depth = depth.checked_sub(1)?;
        if self.is_key(at, Key::The) {
            return self.phrase_body(at + 1, true, depth);
        }
        self.phrase_body(at, false, depth)
    }

    fn phrase_body(&self, at: usize, the: bool, depth: u32) -> Parsed {
        if let Some(found) = self.holiday(at) {
            return Some(found);
        }
        if self.present
            && let Some(found) = self.now(at).or_else(|| self.clock(at))
        {
            return Some(found);
        }
        match self.class(at) {
            Class::Other => None,
            Class::Day(day) => Some((at + 1, Expr::Day(day))),
            Class::Decade(year) => self.decade(at, year, the),
            Class::Month { .. } => self.month(at),
            Class::Weekday { .. } => self.weekday(at),
            Class::Number { .. } => self.number(at, depth),
            Class::Ordinal(number) => self.ordinal(at, number, the, depth),
            Class::Season(season) => self.season(at, season, the),
            Class::Today(days) => Some((self.past_morning(at + 1), Expr::Today(days))),
            Class::Unit(unit) => self.unit(at, unit, the, depth),
            Class::Part(unit, number) => Some(self.year_part(at, unit, number)),
            Class::Key(key) => self.relative(at, key, the, depth),
        }
    }

    /// "now", "at the moment"; "at the same time".
    fn now(&self, at: usize) -> Parsed {
        let find = |list: &[Vec<String>], expr: Expr| {
            list.iter()
                .find(|words| {
                    let mut words = words.iter().enumerate();
                    words.all(|(index, word)| self.lower(at + index) == word)
                })
                .map(|words| (at + words.len(), expr))
        };
        let first = self.lower(at);
        find(self.words.now(first), Expr::Now).or_else(|| find(self.words.then(first), Expr::Then))
    }

    /// "at 5:30 p.m.", "19:15": a time of the day last told. Where its day stands beside it, that day says all.
    fn clock(&self, at: usize) -> Parsed {
        let hour = |at: usize| {
            matches!(
                self.class(at),
                Class::Number {
                    value: 0..=24,
                    digits: 1 | 2
                }
            )
        };
        let half = |at: usize| matches!(self.lower(at), "a.m." | "p.m." | "am" | "pm");
        let timed = |at: usize| half(at) || matches!(self.lower(at), "hr" | "hrs" | "hours");
        if !hour(at) {
            return None;
        }
        let end = if self.is_key(at + 1, Key::Colon) {
            let minutes = self.lower(at + 2);
            let figures = minutes.trim_end_matches(char::is_alphabetic);
            let minute =
                figures.len() == 2 && figures.parse::<u32>().is_ok_and(|minute| minute < 60);
            let said = timed(at + 3) || figures.len() < minutes.len();
            let due = matches!(
                self.key_before(at),
                Some(Key::By | Key::From | Key::Until | Key::Since)
            ) || matches!(self.lower(at.wrapping_sub(1)), "at" | "around" | "about");
            (minute && (said || due)).then_some(at + 3 + usize::from(timed(at + 3)))?
        } else {
            half(at + 1).then_some(at + 2)?
        };
        let next = self.past(self.past(end, Key::Comma), Key::On);
        let dated = matches!(
            self.class(next),
            Class::Day(_)
                | Class::Month { .. }
                | Class::Weekday { .. }
                | Class::Number { .. }
                | Class::Today(_)
        );
        (!dated).then(|| (end, Expr::period(Unit::Day, 0, From::Memory)))
    }

    pub fn class(&self, at: usize) -> Class {
        self.atoms.get(at).map_or(Class::Other, |atom| atom.class)
    }

    pub fn is_key(&self, at: usize, key: Key) -> bool {
        self.class(at) == Class::Key(key)
    }

    pub fn key(&self, at: usize) -> Option<Key> {
        match self.class(at) {
            Class::Key(key) => Some(key),
            _ => None,
        }
    }

    /// The grammatical word before `at`.
    pub fn key_before(&self, at: usize) -> Option<Key> {
        self.key(at.checked_sub(1)?)
    }

    pub fn lower(&self, at: usize) -> &str {
        self.atoms.get(at).map_or("", |atom| &atom.lower)
    }

    /// Past a sign or word that may stand here.
    pub fn past(&self, at: usize, key: Key) -> usize {
        if self.is_key(at, key) { at + 1 } else { at }
    }

    /// Past "morning", "night" after a day.
    pub fn past_morning(&self, at: usize) -> usize {
        self.past(at, Key::Morning)
    }

    /// Whether no noun follows: the number before is not counting.
    pub fn ends_noun(&self, at: usize) -> bool {
        at >= self.atoms.len()
            || matches!(self.class(at), Class::Key(_))
            || self.words.tense(self.lower(at)).is_some()
            || !self.atoms[at].lower.starts_with(char::is_alphanumeric)
    }
}
