//! Days, months, years, seasons: the phrases of the calendar, read left to right.
//!
//! Each rule takes the atom it starts at and returns where the phrase ends and what it says. Phrases that point from
//! another date ("last week", "two days later") are in [`super::relative`].

use super::atoms::{Atom, is_year};
use super::calendar::Unit;
use super::phrase::{Expr, Phrase, Which, YearRef};
use super::words::{Class, Key, Words};

/// Where a phrase ends (exclusive) and what it says.
pub(super) type Parsed = Option<(usize, Expr)>;

/// The rules over the atoms of one sentence.
pub(super) struct Grammar<'a> {
    pub atoms: &'a [Atom],
    pub words: &'a Words,
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
            Class::Key(key) => self.relative(at, key, the, depth),
        }
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

    /// A day of the month at `at`: "5", "05", "5th", "fifth".
    fn day_number(&self, at: usize) -> Option<u32> {
        match self.class(at) {
            Class::Number {
                value: value @ 1..=31,
                digits: 1 | 2,
            } if !self.is_key(at + 1, Key::Colon) && !self.is_key(at + 1, Key::Sum) => {
                Some(value.unsigned_abs())
            }
            Class::Ordinal(number @ 1..=31) => Some(number),
            _ => None,
        }
    }

    /// A month at `at`, past its full stop.
    fn month_name(&self, at: usize) -> Option<(usize, u32)> {
        let Class::Month { number, short } = self.class(at) else {
            return None;
        };
        let end = if short {
            self.past(at + 1, Key::Dot)
        } else {
            at + 1
        };
        // "May-class", "March-based"
        let compound =
            self.is_key(end, Key::Dash) && self.class(end + 1) == Class::Other && self.joined(end);
        (!compound).then_some((end, number))
    }

    /// Whether the atom is of the same token as the next.
    fn joined(&self, at: usize) -> bool {
        matches!((self.atoms.get(at), self.atoms.get(at + 1)), (Some(one), Some(next)) if one.token == next.token)
    }

    /// A year after a day or month: "2018", ", 2018", "of 2018", "of that year", "last year".
    pub fn year_after(&self, at: usize) -> Option<(usize, YearRef)> {
        let from = match self.key(at) {
            Some(Key::Comma | Key::Of | Key::In | Key::Dash | Key::Slash) => at + 1,
            _ => at,
        };
        if let Class::Number { value, digits: 4 } = self.class(from)
            && is_year(value)
            && !self.is_key(from + 1, Key::Sum)
            && !self.words.is_counted(self.lower(from + 1))
        {
            return Some((from + 1, YearRef::Given(value)));
        }
        if from > at && !matches!(self.key(at), Some(Key::Of | Key::In | Key::Comma)) {
            return None;
        }
        let from = self.past(from, Key::The);
        let year = match self.key(from)? {
            Key::That | Key::Same => YearRef::That,
            Key::Last => YearRef::From(-1),
            Key::This => YearRef::From(0),
            Key::Next => YearRef::From(1),
            _ => return None,
        };
        let from = self.past(from + 1, Key::Same);
        (self.class(from) == Class::Unit(Unit::Year)).then_some((from + 1, year))
    }

    /// A month and what follows: a day, a year.
    fn month(&self, at: usize) -> Parsed {
        let (after, month) = self.month_name(at)?;
        let from = self.past(self.past(after, Key::Comma), Key::Slash);
        let from =
            if self.is_key(from, Key::The) && matches!(self.class(from + 1), Class::Ordinal(_)) {
                from + 1
            } else {
                from
            };
        let short_year = from > after && !matches!(self.class(from), Class::Ordinal(_));
        if let Some(day) = self.day_number(from)
            && !short_year
            && !self.words.is_counted(self.lower(from + 1))
        {
            let (end, year) = self
                .year_after(from + 1)
                .unwrap_or((from + 1, YearRef::Open));
            return Some((
                end,
                Expr::MonthDay {
                    month,
                    day,
                    weekday: None,
                    year,
                },
            ));
        }
        if let Some((end, year)) = self.year_after(after) {
            return Some((end, Expr::Month { month, year }));
        }
        self.month_stands_alone(at, after).then_some((
            after,
            Expr::Month {
                month,
                year: YearRef::Open,
            },
        ))
    }

    /// Whether the word is a month here and not a verb or a name ("May said", "a march on the capital").
    fn month_stands_alone(&self, at: usize, after: usize) -> bool {
        let Some(atom) = self.atoms.get(at) else {
            return false;
        };
        let short = matches!(atom.class, Class::Month { short: true, .. });
        let guarded = short || self.words.is_guarded(&atom.lower);
        if !guarded {
            return true;
        }
        if !atom.capital {
            return false;
        }
        match self.key_before(at) {
            Some(
                Key::In
                | Key::Early
                | Key::Mid
                | Key::Late
                | Key::Until
                | Key::During
                | Key::Last
                | Key::Next
                | Key::This
                | Key::Coming
                | Key::Past,
            ) => true,
            Some(Key::Of) => {
                at >= 2
                    && matches!(
                        self.key(at - 2),
                        Some(Key::End | Key::Start | Key::Mid | Key::Part)
                    )
            }
            Some(Key::Dash) => {
                at >= 2
                    && matches!(
                        self.class(at - 2),
                        Class::Month { .. } | Class::Key(Key::Mid | Key::Early | Key::Late)
                    )
            }
            Some(
                Key::By
                | Key::Since
                | Key::From
                | Key::To
                | Key::Through
                | Key::Between
                | Key::And
                | Key::Or
                | Key::Before
                | Key::After,
            ) => {
                !self.is_key(after, Key::Possessive)
                    && self.words.tense(self.lower(after)).is_none()
                    && !self
                        .atoms
                        .get(after)
                        .is_some_and(|next| next.capital && next.class == Class::Other)
                    && !matches!(self.key_before(at), Some(Key::And | Key::Or))
                        | self.after_month(at)
            }
            _ => {
                matches!(self.key(after), Some(Key::Dash))
                    && matches!(self.class(after + 1), Class::Month { .. })
            }
        }
    }

    /// "April and May".
    fn after_month(&self, at: usize) -> bool {
        at >= 2 && matches!(self.class(at - 2), Class::Month { .. })
    }

    /// A number: "5 October", "5/10/2018", "2014", "two days later".
    fn number(&self, at: usize, depth: u32) -> Parsed {
        let Class::Number { value, digits } = self.class(at) else {
            return None;
        };
        if digits == 4 && is_year(value) {
            return self.year(at, value);
        }
        self.day_first(at)
            .or_else(|| self.slashed(at))
            .or_else(|| self.counted(at, value, depth))
    }

    /// "5 October 2018", "5th of October", and the 3 of "3 to 9 May".
    fn day_first(&self, at: usize) -> Parsed {
        let day = self.day_number(at)?;
        if matches!(
            self.key_before(at),
            Some(Key::Sum | Key::Colon | Key::Slash)
        ) {
            return None;
        }
        let from = self.past(at + 1, Key::Of);
        let from = self.past(self.past(from, Key::Dash), Key::Slash);
        if let Some((end, month)) = self.month_name(from) {
            let (end, year) = self.year_after(end).unwrap_or((end, YearRef::Open));
            return Some((
                end,
                Expr::MonthDay {
                    month,
                    day,
                    weekday: None,
                    year,
                },
            ));
        }
        let joined = matches!(
            self.key(at + 1),
            Some(Key::Dash | Key::To | Key::And | Key::Or | Key::Through | Key::Comma | Key::Until)
        );
        let from = self.past(at + 2, Key::The);
        if !joined || self.day_number(from).is_none() || self.is_key(from, Key::Comma) {
            return None;
        }
        // "3, 4 and 5 May" is read from its end.
        match self.day_first(from)? {
            (_, Expr::MonthDay { month, year, .. }) => Some((
                at + 1,
                Expr::MonthDay {
                    month,
                    day,
                    weekday: None,
                    year,
                },
            )),
            _ => None,
        }
    }

    /// "05/10/2018", "10/5/18"; without a year only where a day is due.
    fn slashed(&self, at: usize) -> Parsed {
        let number = |at: usize| match self.class(at) {
            Class::Number {
                value,
                digits: digits @ (1 | 2 | 4),
            } => Some((value, digits)),
            _ => None,
        };
        let (first, 1 | 2) = number(at)? else {
            return None;
        };
        if !self.is_key(at + 1, Key::Slash) {
            return None;
        }
        let (second, 1 | 2) = number(at + 2)? else {
            return None;
        };
        if self.is_key(at + 3, Key::Slash)
            && let Some((year, digits @ (2 | 4))) = number(at + 4)
        {
            let year = match digits {
                4 => year,
                _ if year < 50 => 2000 + year,
                _ => 1900 + year,
            };
            return Some((
                at + 5,
                Expr::Figures {
                    first,
                    second,
                    year: Some(year),
                },
            ));
        }
        let due = matches!(
            self.key_before(at),
            Some(Key::On | Key::From | Key::Since | Key::Until | Key::By | Key::This)
        ) || at > 0 && matches!(self.class(at - 1), Class::Weekday { .. });
        due.then_some((
            at + 3,
            Expr::Figures {
                first,
                second,
                year: None,
            },
        ))
    }

    /// A year that stands for itself, or before a season ("1982 summer").
    fn year(&self, at: usize, year: i32) -> Parsed {
        if !self.year_stands(at, year) {
            return None;
        }
        if let Class::Season(season) = self.class(at + 1) {
            return Some((
                at + 2,
                Expr::Season {
                    season,
                    year: YearRef::Given(year),
                },
            ));
        }
        Some((at + 1, Expr::Year(year)))
    }

    /// Whether a number of four digits is a year here and not a count, a sum or part of a name.
    fn year_stands(&self, at: usize, year: i32) -> bool {
        let next = self.lower(at + 1);
        let before = self.key_before(at);
        let number_at =
            |at: Option<usize>| at.is_some_and(|at| matches!(self.class(at), Class::Number { .. }));
        let clock = before == Some(Key::Colon) && number_at(at.checked_sub(2))
            || self.is_key(at + 1, Key::Colon) && number_at(Some(at + 2));
        if clock || matches!(before, Some(Key::Sum | Key::Slash)) || self.is_key(at + 1, Key::Sum) {
            return false;
        }
        if at > 0 && self.words.names_number(self.lower(at - 1)) || self.words.is_counted(next) {
            return false;
        }
        let year_at = |at: usize| matches!(self.class(at), Class::Number { value, digits: 4 } if is_year(value));
        if self.is_key(at + 1, Key::Dash) && self.joined(at) && !year_at(at + 2) {
            return false;
        }
        if before == Some(Key::Dash) && self.joined(at - 1) {
            return at >= 2
                && (year_at(at - 2)
                    || matches!(self.key(at - 2), Some(Key::Mid | Key::Early | Key::Late)));
        }
        let lead = matches!(
            before,
            Some(
                Key::In
                    | Key::By
                    | Key::Since
                    | Key::Until
                    | Key::From
                    | Key::To
                    | Key::Of
                    | Key::During
                    | Key::Between
                    | Key::And
                    | Key::Or
                    | Key::Before
                    | Key::After
                    | Key::Early
                    | Key::Mid
                    | Key::Late
                    | Key::Dash
                    | Key::Open
                    | Key::Through
                    | Key::The
                    | Key::Comma
                    | Key::Approx
                    | Key::Its
                    | Key::Possessive
                    | Key::For
                    | Key::As
                    | Key::Colon
            )
        ) || at > 0 && matches!(self.class(at - 1), Class::Unit(Unit::Year));
        let counts = self.words.is_plural(next) && self.class(at + 1) == Class::Other;
        let round = year % 100 == 0;
        let plain = (1900..2100).contains(&year);
        match before {
            Some(Key::The | Key::Its | Key::Possessive) => plain || !counts || year % 50 != 0,
            _ if counts => plain && !round && lead,
            _ => {
                lead || plain
                    || (at == 0 && !round)
                    || self.is_key(at + 1, Key::Dash) && year_at(at + 2)
            }
        }
    }

    fn decade(&self, at: usize, year: i32, the: bool) -> Parsed {
        let in_figures = self
            .lower(at)
            .starts_with(|first: char| first.is_ascii_digit());
        let long = self.lower(at).len() > 3;
        (the || (in_figures && long)
            || self.is_key(at.wrapping_sub(1), Key::Apostrophe)
            || matches!(
                self.key_before(at),
                Some(Key::Early | Key::Late | Key::Mid | Key::Dash)
            ))
        .then_some((at + 1, Expr::Decade(year)))
    }

    /// "summer 2017", "the summer", "in spring"; "fall" and "spring" alone need "the" or "in the".
    fn season(&self, at: usize, season: u32, the: bool) -> Parsed {
        if let Some((end, year)) = self.year_after(at + 1) {
            return Some((end, Expr::Season { season, year }));
        }
        let open = Some((
            at + 1,
            Expr::Season {
                season,
                year: YearRef::Open,
            },
        ));
        let noun = self.is_key(at + 1, Key::Of) && !the;
        let guarded = self.words.is_guarded(self.lower(at));
        let lead = matches!(
            self.key_before(at),
            Some(
                Key::In
                    | Key::Early
                    | Key::Mid
                    | Key::Late
                    | Key::Last
                    | Key::Next
                    | Key::This
                    | Key::That
                    | Key::During
                    | Key::Until
                    | Key::By
                    | Key::Since
                    | Key::And
                    | Key::Dash
            )
        );
        let before_the = at >= 2
            && the
            && matches!(
                self.key(at - 2),
                Some(
                    Key::In | Key::During | Key::Until | Key::By | Key::Since | Key::Of | Key::For
                )
            );
        if guarded {
            let noun_of = self.is_key(at + 1, Key::Of);
            return if (before_the && !noun_of) || (lead && self.key_before(at) != Some(Key::And)) {
                open
            } else {
                None
            };
        }
        (!noun).then_some(open).flatten()
    }

    /// "Friday", "Friday, 5 October", "Friday of last week", "Wednesday night".
    fn weekday(&self, at: usize) -> Parsed {
        let Class::Weekday { number, short } = self.class(at) else {
            return None;
        };
        let atom = self.atoms.get(at)?;
        if !self.weekday_stands(at, atom, short) {
            return None;
        }
        let after = if short {
            self.past(at + 1, Key::Dot)
        } else {
            at + 1
        };
        if let Some(found) = self.dated_weekday(after, number) {
            return Some(found);
        }
        let after = self.past_morning(after);
        let from = if matches!(self.key(after), Some(Key::Of | Key::In)) {
            after + 1
        } else {
            after
        };
        let from = self.past(from, Key::The);
        let which = self
            .key(from)
            .and_then(super::relative::weeks_away)
            .filter(|_| self.class(from + 1) == Class::Unit(Unit::Week));
        Some(match which {
            Some(weeks) => (
                from + 2,
                Expr::Weekday {
                    weekday: number,
                    which: Which::Week(weeks),
                },
            ),
            None => (
                after,
                Expr::Weekday {
                    weekday: number,
                    which: Which::Near,
                },
            ),
        })
    }

    fn weekday_stands(&self, at: usize, atom: &Atom, short: bool) -> bool {
        if at > 0 && self.words.is_epithet(self.lower(at - 1)) {
            return false;
        }
        if !short {
            return true;
        }
        let numbered = self
            .day_number(self.past(self.past(at + 1, Key::Dot), Key::Comma))
            .is_some();
        let due = matches!(
            self.key_before(at),
            Some(
                Key::On
                    | Key::Next
                    | Key::Last
                    | Key::This
                    | Key::Until
                    | Key::Or
                    | Key::From
                    | Key::To
            )
        );
        let month_next = matches!(
            self.class(self.past(self.past(at + 1, Key::Dot), Key::Comma)),
            Class::Month { .. }
        );
        atom.capital && (numbered || due || month_next)
    }

    /// The day and month after a weekday.
    fn dated_weekday(&self, after: usize, number: u32) -> Parsed {
        let from = if matches!(self.key(after), Some(Key::Comma | Key::Open)) {
            after + 1
        } else {
            after
        };
        let from = self.past(from, Key::The);
        let found = match self.class(from) {
            Class::Day(day) => Some((from + 1, Expr::Day(day))),
            Class::Month { .. } => self
                .month(from)
                .filter(|(_, expr)| matches!(expr, Expr::MonthDay { .. })),
            Class::Number { .. } | Class::Ordinal(_) => {
                self.day_first(from).or_else(|| self.slashed(from))
            }
            _ => None,
        };
        match found {
            Some((
                end,
                Expr::MonthDay {
                    month, day, year, ..
                },
            )) => {
                return Some((
                    end,
                    Expr::MonthDay {
                        month,
                        day,
                        weekday: Some(number),
                        year,
                    },
                ));
            }
            Some(found) => return Some(found),
            None => {}
        }
        let day = match self.class(from) {
            Class::Ordinal(day) => Some(day),
            Class::Number { .. } if from == after => {
                self.day_number(from).filter(|_| self.ends_noun(from + 1))
            }
            _ => None,
        };
        day.map(|day| {
            (
                from + 1,
                Expr::DayOfMonth {
                    day,
                    weekday: Some(number),
                },
            )
        })
    }

    /// Whether no noun follows: the number before is not counting.
    pub fn ends_noun(&self, at: usize) -> bool {
        at >= self.atoms.len()
            || matches!(self.class(at), Class::Key(_))
            || self.words.tense(self.lower(at)).is_some()
            || !self.atoms[at].lower.starts_with(char::is_alphanumeric)
    }

    /// "5th of October", "the 5th", "the third quarter of 2017", "the 19th century", "the first week of May".
    fn ordinal(&self, at: usize, number: u32, the: bool, depth: u32) -> Parsed {
        if let Some(found) = self.day_first(at) {
            return Some(found);
        }
        let unit_at = self.past(at + 1, Key::Dash);
        if let Class::Unit(unit) = self.class(unit_at) {
            return self.ordinal_unit(unit_at, i32::try_from(number).ok()?, unit, depth);
        }
        let in_figures = self
            .lower(at)
            .starts_with(|first: char| first.is_ascii_digit());
        let due = at >= 2
            && matches!(
                self.key(at - 2),
                Some(
                    Key::On
                        | Key::By
                        | Key::Until
                        | Key::Since
                        | Key::From
                        | Key::To
                        | Key::Of
                        | Key::Before
                        | Key::After
                )
            );
        (the && due && in_figures && self.ends_noun(at + 1)).then(|| {
            let of_month = self.is_key(at + 1, Key::Of)
                && matches!(self.key(at + 2), Some(Key::That | Key::This))
                && self.class(at + 3) == Class::Unit(Unit::Month);
            (
                if of_month { at + 4 } else { at + 1 },
                Expr::DayOfMonth {
                    day: number,
                    weekday: None,
                },
            )
        })
    }

    /// After an ordinal or "last": "quarter of 2017", "week of May", "century".
    pub fn ordinal_unit(&self, at: usize, number: i32, unit: Unit, depth: u32) -> Parsed {
        let counted = u32::try_from(number).unwrap_or(0);
        let of_the_year = self.is_key(at + 1, Key::Of)
            && self.is_key(at + 2, Key::The)
            && self.class(at + 3) == Class::Unit(Unit::Year);
        let year = || {
            if of_the_year {
                (at + 4, YearRef::Open)
            } else {
                self.year_after(at + 1).unwrap_or((at + 1, YearRef::Open))
            }
        };
        match unit {
            Unit::Century if (1..=22).contains(&number) => {
                Some((at + 1, Expr::Century((number - 1) * 100)))
            }
            Unit::Quarter if (1..=4).contains(&number) => {
                let (end, year) = year();
                Some((
                    end,
                    Expr::Quarter {
                        number: counted,
                        year,
                    },
                ))
            }
            Unit::Half if (1..=2).contains(&number) => {
                let (end, year) = year();
                (year != YearRef::Open || of_the_year).then_some((
                    end,
                    Expr::Half {
                        number: counted,
                        year,
                    },
                ))
            }
            Unit::Day | Unit::Week | Unit::Month | Unit::Weekend
                if self.is_key(at + 1, Key::Of) =>
            {
                let (end, of) = self.expr(at + 2, depth)?;
                let whole = matches!(
                    of,
                    Expr::Month { .. } | Expr::Year(_) | Expr::Period { .. } | Expr::Quarter { .. }
                );
                whole.then(|| {
                    (
                        end,
                        Expr::NthOf {
                            number,
                            unit,
                            of: Box::new(of),
                        },
                    )
                })
            }
            _ => None,
        }
    }

    /// "Christmas Day", "Easter 2018".
    pub fn holiday(&self, at: usize) -> Parsed {
        let first = self.atoms.get(at)?;
        for (names, rule) in self.words.holidays(&first.lower) {
            let fits = names
                .iter()
                .enumerate()
                .all(|(index, name)| self.lower(at + index) == name);
            let written = first.capital
                || first
                    .lower
                    .starts_with(|first: char| first.is_ascii_digit());
            let end = at + names.len();
            if fits && !self.is_key(end, Key::Slash) {
                let (end, year) = self.year_after(end).unwrap_or((end, YearRef::Open));
                return Some((end, Expr::Holiday { rule: *rule, year }));
            }
        }
        None
    }

    /// After a dated day, the other days of the same month: "March 4 and 5", "May 6-7".
    fn more_days(&self, end: usize, list: &mut Vec<Phrase>) -> usize {
        let Some(&Phrase {
            expr:
                Expr::MonthDay {
                    month,
                    day: before,
                    year,
                    ..
                },
            ..
        }) = list.last()
        else {
            return end;
        };
        if !matches!(
            self.key(end),
            Some(Key::Dash | Key::To | Key::And | Key::Or | Key::Through | Key::Until)
        ) || self.day_first(end + 1).is_some()
        {
            return end;
        }
        let at = self.past(end + 1, Key::The);
        let Some(day) = self
            .day_number(at)
            .filter(|&day| day > before && self.ends_noun(at + 1))
        else {
            return end;
        };
        let (after, said) = self.year_after(at + 1).unwrap_or((at + 1, year));
        list.push(Phrase {
            atoms: at..after,
            expr: Expr::MonthDay {
                month,
                day,
                weekday: None,
                year: said,
            },
        });
        after
    }
}
