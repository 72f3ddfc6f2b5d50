//! Days and months: "5 October", "March", "10/5/18", "Friday the 5th".

use super::atoms::{Atom, is_year};
use super::calendar::Unit;
use super::grammar::{Grammar, Parsed};
use super::phrase::{Expr, Phrase, Which, YearRef};
use super::words::{Class, Key};

/// So many days may share a month ("3, 4 and 5 May").
const LIST: u32 = 6;

impl Grammar<'_> {
    /// A month and what follows: a day, a year.
    pub fn month(&self, at: usize) -> Parsed {
        let (after, month) = self.month_name(at)?;
        let comma = self.is_key(after, Key::Comma);
        let from = self.past(self.past(after, Key::Comma), Key::Slash);
        let ordinal = |at: usize| matches!(self.class(at), Class::Ordinal(_));
        let the =
            !comma && self.is_key(from, Key::The) && ordinal(from + 1) && self.ends_noun(from + 2);
        let from = if the { from + 1 } else { from };
        // "October, 1st" but neither "March, 12" nor "March, first"
        let in_figures = self
            .lower(from)
            .starts_with(|first: char| first.is_ascii_digit());
        let short_year = comma && !(ordinal(from) && in_figures);
        if let Some(day) = self.day_number(from)
            && !short_year
            && !self.words.is_counted(self.lower(from + 1))
        {
            let (end, year) = self
                .year_after(from + 1)
                .unwrap_or((from + 1, YearRef::Open));
            return Some((end, Expr::month_day(month, day, year)));
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

    /// A number: "5 October", "5/10/2018", "2014", "two days later".
    pub fn number(&self, at: usize, depth: u32) -> Parsed {
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

    /// A day of the month at `at`: "5", "05", "5th", "fifth".
    pub fn day_number(&self, at: usize) -> Option<u32> {
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
    pub fn month_name(&self, at: usize) -> Option<(usize, u32)> {
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

    /// Whether the word is a month here and not a verb or a name ("May said", "a march on the capital").
    pub fn month_stands_alone(&self, at: usize, after: usize) -> bool {
        let Some(atom) = self.atoms.get(at) else {
            return false;
        };
        let short = matches!(atom.class, Class::Month { short: true, .. });
        if !short && !self.words.is_guarded(&atom.lower) {
            return true;
        }
        let month_at = |at: usize| matches!(self.class(at), Class::Month { .. });
        let Some(before) = self.key_before(at).filter(|_| atom.capital) else {
            return atom.capital && self.is_key(after, Key::Dash) && month_at(after + 1);
        };
        let two_back = at.checked_sub(2);
        if leads_month(before) {
            return true;
        }
        match before {
            Key::Of => two_back
                .and_then(|at| self.key(at))
                .is_some_and(|key| matches!(key, Key::End | Key::Start | Key::Mid | Key::Part)),
            Key::Dash => two_back.is_some_and(|at| {
                month_at(at) || matches!(self.key(at), Some(Key::Mid | Key::Early | Key::Late))
            }),
            Key::To | Key::Through if self.after_month(at) => true,
            Key::And | Key::Or => self.after_month(at) && self.is_no_person(after),
            // "the March summit"
            Key::The | Key::A | Key::Its | Key::Possessive => {
                let noun = self
                    .atoms
                    .get(after)
                    .is_some_and(|next| next.class == Class::Other && !next.capital);
                noun && !short && self.is_no_person(after)
            }
            before if bounds_month(before) => self.is_no_person(after),
            _ => self.is_key(after, Key::Dash) && month_at(after + 1),
        }
    }

    /// Whether what follows "May" or "June" leaves it a month: no verb, no surname, no possessive.
    fn is_no_person(&self, after: usize) -> bool {
        let surname = self
            .atoms
            .get(after)
            .is_some_and(|next| next.capital && next.class == Class::Other);
        !surname
            && !self.is_key(after, Key::Possessive)
            && self.words.tense(self.lower(after)).is_none()
    }

    /// "April and May".
    pub fn after_month(&self, at: usize) -> bool {
        at >= 2 && matches!(self.class(at - 2), Class::Month { .. })
    }

    /// "5 October 2018", "5th of October", and the 3 of "3 to 9 May".
    pub fn day_first(&self, at: usize) -> Parsed {
        self.day_of_list(at, LIST)
    }

    /// A day, the month at most `left` days further on.
    fn day_of_list(&self, at: usize, left: u32) -> Parsed {
        let day = self.day_number(at)?;
        let clock = self.key_before(at) == Some(Key::Colon)
            && at >= 2
            && matches!(self.class(at - 2), Class::Number { .. });
        if clock || matches!(self.key_before(at), Some(Key::Sum | Key::Slash)) {
            return None;
        }
        let from = self.past(at + 1, Key::Of);
        let from = self.past(self.past(from, Key::Dash), Key::Slash);
        if let Some((end, month)) = self.month_name(from) {
            let (end, year) = self.year_after(end).unwrap_or((end, YearRef::Open));
            return Some((end, Expr::month_day(month, day, year)));
        }
        let joined = matches!(
            self.key(at + 1),
            Some(Key::Dash | Key::To | Key::And | Key::Or | Key::Through | Key::Comma | Key::Until)
        );
        let from = self.past(at + 2, Key::The);
        let named = at > 0 && self.words.names_number(self.lower(at - 1));
        if !joined || named || self.day_number(from).is_none() {
            return None;
        }
        // "3, 4 and 5 May" is read from its end.
        match self.day_of_list(from, left.checked_sub(1)?)? {
            (_, Expr::MonthDay { month, year, .. }) => {
                Some((at + 1, Expr::month_day(month, day, year)))
            }
            _ => None,
        }
    }

    /// "05/10/2018", "10/5/18"; without a year only where a day is due.
    pub fn slashed(&self, at: usize) -> Parsed {
        let first = self.short_number(at)?;
        let second = self
            .short_number(at + 2)
            .filter(|_| self.is_key(at + 1, Key::Slash))?;
        if self.is_key(at + 3, Key::Slash)
            && let Class::Number {
                value,
                digits: digits @ (2 | 4),
            } = self.class(at + 4)
        {
            let year = match digits {
                4 => value,
                _ if value < 50 => 2000 + value,
                _ => 1900 + value,
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
        let weekday = at > 0 && matches!(self.class(at - 1), Class::Weekday { .. });
        let due = matches!(
            self.key_before(at),
            Some(Key::On | Key::From | Key::Since | Key::Until | Key::By | Key::This)
        );
        (due || weekday || self.is_listed(at)).then_some((
            at + 3,
            Expr::Figures {
                first,
                second,
                year: None,
            },
        ))
    }

    /// Whether a pair of figures stands in a list or range with another: "on 11/20, 11/22 or 11/25".
    fn is_listed(&self, at: usize) -> bool {
        let joins = |key: Option<Key>| {
            matches!(
                key,
                Some(Key::Comma | Key::Or | Key::And | Key::To | Key::Dash | Key::Between)
            )
        };
        let pair = |at: usize| {
            self.short_number(at).is_some()
                && self.is_key(at + 1, Key::Slash)
                && self.short_number(at + 2).is_some()
        };
        let before = joins(self.key_before(at))
            && at.checked_sub(4).is_some_and(pair)
            && self.listed_head(at);
        before
            || self.is_key(at.wrapping_sub(1), Key::Between)
                && joins(self.key(at + 3))
                && pair(at + 4)
    }

    /// Whether the first of a list of pairs of figures is a date by what stands before it.
    fn listed_head(&self, at: usize) -> bool {
        let mut head = at;
        for _ in 0..LIST {
            match head.checked_sub(4) {
                Some(before)
                    if self.short_number(before).is_some()
                        && self.is_key(before + 1, Key::Slash)
                        && self.short_number(before + 2).is_some() =>
                {
                    head = before;
                }
                _ => break,
            }
        }
        matches!(
            self.key_before(head),
            Some(
                Key::On | Key::From | Key::Since | Key::Until | Key::By | Key::This | Key::Between
            )
        )
    }

    /// A number of one or two figures.
    fn short_number(&self, at: usize) -> Option<i32> {
        match self.class(at) {
            Class::Number {
                value,
                digits: 1 | 2,
            } => Some(value),
            _ => None,
        }
    }

    /// "Friday", "Friday, 5 October", "Friday of last week", "Wednesday night".
    pub fn weekday(&self, at: usize) -> Parsed {
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

    pub fn weekday_stands(&self, at: usize, atom: &Atom, short: bool) -> bool {
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
        let from = self.past(self.past(after, Key::Comma), Key::Open);
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
        let weekday = Some(number);
        match found {
            Some((
                end,
                Expr::MonthDay {
                    month, day, year, ..
                },
            )) => Some((
                end,
                Expr::MonthDay {
                    month,
                    day,
                    weekday,
                    year,
                },
            )),
            Some(found) => Some(found),
            None => {
                let counted = matches!(self.class(from), Class::Number { .. })
                    && (from != after || !self.ends_noun(from + 1));
                let day = self.day_number(from).filter(|_| !counted)?;
                Some((from + 1, Expr::DayOfMonth { day, weekday }))
            }
        }
    }

    /// After a dated day, the other days of the same month: "March 4 and 5", "May 6-7".
    pub fn more_days(&self, end: usize, list: &mut Vec<Phrase>) -> usize {
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
        ) || self.day_first(self.past(end + 1, Key::The)).is_some()
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
            expr: Expr::month_day(month, day, said),
        });
        after
    }
}

/// Whether a month must follow, and no person of that name.
fn leads_month(key: Key) -> bool {
    let point = matches!(
        key,
        Key::In | Key::Until | Key::During | Key::Early | Key::Mid | Key::Late
    );
    point
        || matches!(
            key,
            Key::Last | Key::Next | Key::This | Key::Coming | Key::Past
        )
}

/// Whether a month may follow, or a person of that name.
fn bounds_month(key: Key) -> bool {
    let bound = matches!(key, Key::By | Key::Since | Key::Before | Key::After);
    bound || matches!(key, Key::From | Key::To | Key::Through | Key::Between)
}
