//! Years and their parts: "2014", "the 1990s", "the third quarter of 2017", "summer", "Easter Monday".

use super::atoms::is_year;
use super::calendar::Unit;
use super::grammar::{Grammar, Parsed};
use super::phrase::{Expr, YearRef};
use super::words::{Class, Key};

impl Grammar<'_> {
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

    /// A year that stands for itself, or before a season ("1982 summer").
    pub fn year(&self, at: usize, year: i32) -> Parsed {
        if !self.year_stands(at, year) {
            return None;
        }
        if year % 10 == 0 && self.lower(at + 1) == "s" {
            return Some((at + 2, Expr::Decade(year)));
        }
        if let Class::Month {
            number: month,
            short: false,
        } = self.class(at + 1)
            && (!self.words.is_guarded(self.lower(at + 1)) || self.is_key(at + 2, Key::Dot))
            && !matches!(self.class(at + 2), Class::Number { .. } | Class::Ordinal(_))
        {
            let year = YearRef::Given(year);
            return Some((at + 2, Expr::Month { month, year }));
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
        let next = self.past(at + 1, Key::Dash);
        if let Class::Part(unit, number) = self.class(next) {
            return Some((next + 1, part(unit, number, YearRef::Given(year))));
        }
        Some((at + 1, Expr::Year(year)))
    }

    /// "Q3 2019", "H1".
    pub fn year_part(&self, at: usize, unit: Unit, number: u32) -> (usize, Expr) {
        let (end, year) = self.year_after(at + 1).unwrap_or((at + 1, YearRef::Open));
        (end, part(unit, number, year))
    }

    /// Whether a number of four digits is a year here and not a count, a sum, a time or part of a name.
    pub fn year_stands(&self, at: usize, year: i32) -> bool {
        if self.is_sum(at) {
            return false;
        }
        let before = self.key_before(at);
        let part = matches!(self.class(at + 2), Class::Part(..));
        if self.is_key(at + 1, Key::Dash) && self.joined(at) && !part && !self.year_at(at + 2) {
            return false;
        }
        if before == Some(Key::Dash) && self.joined(at - 1) {
            let part = matches!(
                self.key(at.wrapping_sub(2)),
                Some(Key::Mid | Key::Early | Key::Late)
            );
            return at >= 2 && (part || self.year_at(at - 2));
        }
        let counts = self.class(at + 1) == Class::Other && self.words.is_plural(self.lower(at + 1));
        let plain = (1900..2100).contains(&year);
        if matches!(before, Some(Key::The | Key::Its | Key::Possessive)) {
            return plain || !counts || year % 50 != 0;
        }
        let led = before.is_some_and(leads_year)
            || at > 0 && self.class(at - 1) == Class::Unit(Unit::Year);
        let round = year % 100 == 0;
        if counts {
            return plain && !round && led;
        }
        led || plain || at == 0 && !round || self.is_key(at + 1, Key::Dash) && self.year_at(at + 2)
    }

    /// Whether the atom may be a year by its looks.
    fn year_at(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Number { value, digits: 4 } if is_year(value))
    }

    /// Whether the number counts something, is money or a time, or belongs to a name ("Boeing 1900").
    fn is_sum(&self, at: usize) -> bool {
        let number_at = |at: usize| matches!(self.class(at), Class::Number { .. });
        let before = self.key_before(at);
        let clock = before == Some(Key::Colon) && at >= 2 && number_at(at - 2)
            || self.is_key(at + 1, Key::Colon) && number_at(at + 2);
        clock
            || matches!(before, Some(Key::Sum | Key::Slash))
            || self.is_key(at + 1, Key::Sum)
            || at > 0 && self.words.names_number(self.lower(at - 1))
            || self.words.is_counted(self.lower(at + 1))
    }

    /// Whether the atom is of the same token as the next.
    pub fn joined(&self, at: usize) -> bool {
        matches!((self.atoms.get(at), self.atoms.get(at + 1)), (Some(one), Some(next)) if one.token == next.token)
    }

    pub fn decade(&self, at: usize, year: i32, the: bool) -> Parsed {
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

    /// "summer 2017", "the summer", "in spring"; "fall" and "spring" alone need "in the" or the like.
    pub fn season(&self, at: usize, season: u32, the: bool) -> Parsed {
        if let Some((end, year)) = self.year_after(at + 1) {
            return Some((end, Expr::Season { season, year }));
        }
        let of = self.is_key(at + 1, Key::Of);
        let led = |at: usize| self.key_before(at).is_some_and(leads_season);
        let stands = if self.words.is_guarded(self.lower(at)) {
            !of && (led(at) || the && led(at - 1))
        } else {
            !of || the
        };
        stands.then_some((
            at + 1,
            Expr::Season {
                season,
                year: YearRef::Open,
            },
        ))
    }

    /// "5th of October", "the 5th", "the third quarter of 2017", "the 19th century", "the first week of May".
    pub fn ordinal(&self, at: usize, number: u32, the: bool, depth: u32) -> Parsed {
        if let Some(found) = self.day_first(at) {
            return Some(found);
        }
        let unit_at = self.past(at + 1, Key::Dash);
        if let Class::Unit(unit) = self.class(unit_at) {
            return self.ordinal_unit(unit_at, i32::try_from(number).ok()?, unit, depth);
        }
        if number == 1
            && let Class::Number {
                value,
                digits: 0..=2,
            } = self.class(at + 1)
            && let Class::Unit(unit) = self.class(at + 2)
        {
            return self.run(at + 1, value, unit, depth);
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
        match unit {
            Unit::Century if (1..=22).contains(&number) => {
                Some((at + 1, Expr::Century((number - 1) * 100)))
            }
            Unit::Quarter if (1..=4).contains(&number) => {
                let (end, year) = self.year_of_part(at + 1).unwrap_or((at + 1, YearRef::Open));
                Some((end, part(unit, number.unsigned_abs(), year)))
            }
            // "the second half" alone is a match's or a report's
            Unit::Half if (1..=2).contains(&number) => {
                let (end, year) = self.year_of_part(at + 1)?;
                Some((end, part(unit, number.unsigned_abs(), year)))
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

    /// After "first" or "last": "six months of 2018".
    pub fn run(&self, at: usize, count: i32, unit: Unit, depth: u32) -> Parsed {
        if !self.is_key(at + 2, Key::Of) {
            return None;
        }
        let (end, of) = self.expr(at + 3, depth)?;
        let whole = matches!(of, Expr::Month { .. } | Expr::Year(_) | Expr::Period { .. });
        whole.then(|| {
            (
                end,
                Expr::Run {
                    count,
                    unit,
                    of: Box::new(of),
                },
            )
        })
    }

    /// The year after a quarter or half: "of 2017", "of the year", "last year".
    fn year_of_part(&self, at: usize) -> Option<(usize, YearRef)> {
        let of_the = self.is_key(at, Key::Of) && self.is_key(at + 1, Key::The);
        if of_the && self.class(at + 2) == Class::Unit(Unit::Year) {
            return Some((at + 3, YearRef::Open));
        }
        self.year_after(at)
    }

    /// "Christmas Day", "Easter 2018".
    pub fn holiday(&self, at: usize) -> Parsed {
        let first = self.atoms.get(at)?;
        for (names, rule) in self.words.holidays(&first.lower) {
            let fits = names
                .iter()
                .enumerate()
                .all(|(index, name)| self.lower(at + index) == name);
            let end = at + names.len();
            if fits && !self.is_key(end, Key::Slash) {
                let (end, year) = self.year_after(end).unwrap_or((end, YearRef::Open));
                return Some((end, Expr::Holiday { rule: *rule, year }));
            }
        }
        None
    }
}

fn part(unit: Unit, number: u32, year: YearRef) -> Expr {
    if unit == Unit::Half {
        Expr::Half { number, year }
    } else {
        Expr::Quarter { number, year }
    }
}

/// Whether a year may follow.
fn leads_year(key: Key) -> bool {
    let point = matches!(
        key,
        Key::In | Key::Of | Key::For | Key::As | Key::During | Key::Approx | Key::Comma
    );
    let bound = matches!(
        key,
        Key::By | Key::Since | Key::Until | Key::Before | Key::After | Key::Open | Key::Colon
    );
    let range = matches!(
        key,
        Key::From | Key::To | Key::Between | Key::And | Key::Or | Key::Dash | Key::Through
    );
    point || bound || range || matches!(key, Key::Early | Key::Mid | Key::Late)
}

/// Whether a season may follow that is also a common word ("spring", "fall").
fn leads_season(key: Key) -> bool {
    let point = matches!(
        key,
        Key::In | Key::During | Key::Until | Key::By | Key::Since | Key::Dash
    );
    point
        || matches!(
            key,
            Key::Early | Key::Mid | Key::Late | Key::Last | Key::Next | Key::This | Key::That
        )
}
