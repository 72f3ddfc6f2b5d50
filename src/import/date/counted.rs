//! Steps from a date: "two weeks ago", "three days later", "a day before 13 May", "the eve of Easter".

use super::calendar::Unit;
use super::grammar::{Grammar, Parsed};
use super::phrase::{Expr, From, YearRef};
use super::words::{Class, Key, Tense};

impl Grammar<'_> {
    /// "two weeks ago", "three days later", "a day before", "two weeks before 13 May", "in two months".
    pub fn counted(&self, at: usize, count: i32, depth: u32) -> Parsed {
        let Class::Unit(unit) = self.class(at + 1) else {
            return None;
        };
        let after = at + 2;
        let count_from = |count, from| Some((after + 1, Expr::Count { unit, count, from }));
        match self.key(after) {
            Some(Key::Ago) => count_from(-count, From::Anchor),
            Some(Key::Later) if !self.within_unit(after + 1) => count_from(count, From::Memory),
            Some(Key::Earlier) if !self.within_unit(after + 1) => count_from(-count, From::Memory),
            Some(Key::From) if self.is_key(after + 1, Key::Now) => Some((
                after + 2,
                Expr::Count {
                    unit,
                    count,
                    from: From::Anchor,
                },
            )),
            Some(key @ (Key::Before | Key::After | Key::From)) => {
                self.beside(after, key, unit, count, depth)
            }
            _ if self.key_before(at) == Some(Key::In)
                && self.lower(at - 1) == "in"
                && self.ends_noun(after)
                && !self.is_key(after, Key::Of) =>
            {
                // "in a week's time"
                let time = usize::from(self.is_key(after, Key::Possessive));
                let plain = time == 0 || self.lower(after + 1) == "time";
                plain.then_some((after, Expr::Ahead { unit, count }))
            }
            _ => None,
        }
    }

    /// "(two days later) this week", "in the month".
    fn within_unit(&self, at: usize) -> bool {
        let this = self.is_key(at, Key::This) && matches!(self.class(at + 1), Class::Unit(_));
        this || self.is_key(at, Key::In) && matches!(self.class(at + 2), Class::Unit(_))
    }

    /// "(two weeks) before 13 May", "(a day) before."
    fn beside(&self, at: usize, key: Key, unit: Unit, count: i32, depth: u32) -> Parsed {
        let count = if key == Key::Before { -count } else { count };
        if let Some((end, of)) = self.expr(at + 1, depth) {
            return match of {
                Expr::Count { .. } | Expr::Ahead { .. } | Expr::Stretch { .. } | Expr::Year(_) => {
                    None
                }
                // "64 days from 21 November to 31 January"
                _ if key == Key::From
                    && matches!(self.key(end), Some(Key::To | Key::Until | Key::Through)) =>
                {
                    None
                }
                of => Some((
                    end,
                    Expr::Beside {
                        unit,
                        count,
                        of: Box::new(of),
                    },
                )),
            };
        }
        (key != Key::From && self.clause_ends(at + 1)).then_some((
            at + 1,
            Expr::Count {
                unit,
                count,
                from: From::Memory,
            },
        ))
    }

    /// Whether the clause ends here: a sign, "and", or nothing.
    fn clause_ends(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Key(key) => matches!(
                key,
                Key::Comma | Key::Dot | Key::Close | Key::And | Key::In | Key::At | Key::By
            ),
            Class::Other => self
                .atoms
                .get(at)
                .is_none_or(|atom| !atom.lower.starts_with(char::is_alphanumeric)),
            _ => false,
        }
    }

    /// "the day before", "the day after tomorrow", "the week of 13 May", "the year 2014", "month's end".
    pub fn unit(&self, at: usize, unit: Unit, the: bool, depth: u32) -> Parsed {
        let next = self.key(at + 1);
        if unit == Unit::Year
            && let Class::Number { value, digits: 4 } = self.class(at + 1)
        {
            return super::atoms::is_year(value).then_some((at + 2, Expr::Year(value)));
        }
        if unit == Unit::Week
            && let Class::Number {
                value: number @ 1..=53,
                digits: 1 | 2,
            } = self.class(at + 1)
            && (self.ends_noun(at + 2) || matches!(self.class(at + 2), Class::Number { .. }))
        {
            return Some(self.week_number(at + 2, number));
        }
        if next == Some(Key::Possessive) && self.is_key(at + 2, Key::End) {
            return Some((at + 3, Expr::period(unit, 0, From::Memory)));
        }
        if unit == Unit::Hour && self.lower(at) == "hours" && next == Some(Key::Later) {
            return Some((at + 2, Expr::count(unit, 1, From::Memory)));
        }
        if !the {
            return None;
        }
        match (unit, next) {
            (Unit::Week | Unit::Weekend, Some(Key::Of | Key::Begins)) => {
                self.around(at, unit, depth)
            }
            (Unit::Weekend, _) => Some((at + 1, Expr::period(unit, 0, From::Anchor))),
            (Unit::Day | Unit::Week | Unit::Month | Unit::Year, Some(key)) => {
                self.the_unit_beside(at, key, unit, depth)
            }
            _ => None,
        }
    }

    /// "week 31", "week 3 of 2027", by the ISO count.
    fn week_number(&self, at: usize, number: i32) -> (usize, Expr) {
        let (end, of) = match self.year_after(at) {
            Some((end, YearRef::Given(year))) => (end, Expr::Year(year)),
            Some((end, YearRef::From(years))) => {
                (end, Expr::period(Unit::Year, years, From::Anchor))
            }
            _ => (at, Expr::period(Unit::Year, 0, From::Anchor)),
        };
        (
            end,
            Expr::NthOf {
                number,
                unit: Unit::Week,
                of: Box::new(of),
            },
        )
    }

    /// "(the) week before last", "(the) day after tomorrow", "(the) day following".
    fn the_unit_beside(&self, at: usize, key: Key, unit: Unit, depth: u32) -> Parsed {
        let last_or_next = self.is_key(at + 2, Key::Last)
            || self.is_key(at + 2, Key::Next) && self.clause_ends(at + 3);
        match key {
            Key::Before if last_or_next => Some((at + 3, Expr::period(unit, -2, From::Anchor))),
            Key::After if last_or_next => Some((at + 3, Expr::period(unit, 2, From::Anchor))),
            Key::Before | Key::After => self.beside(at + 1, key, unit, 1, depth),
            Key::Following
                if self.clause_ends(at + 2)
                    || self.words.tense(self.lower(at + 2)) == Some(Tense::Past) =>
            {
                Some((at + 2, Expr::count(unit, 1, From::Memory)))
            }
            _ => None,
        }
    }

    /// "(the) week of 13 May", "(the) weekend of Easter".
    fn around(&self, at: usize, unit: Unit, depth: u32) -> Parsed {
        let (end, of) = self.expr(self.past(at + 2, Key::On), depth)?;
        let day = matches!(
            of,
            Expr::MonthDay { .. } | Expr::DayOfMonth { .. } | Expr::Day(_) | Expr::Holiday { .. }
        );
        day.then(|| {
            (
                end,
                Expr::Around {
                    unit,
                    of: Box::new(of),
                },
            )
        })
    }

    /// "the eve of 13 May", "the eve of Easter".
    pub fn eve(&self, at: usize, depth: u32) -> Parsed {
        if !self.is_key(at + 1, Key::Of) {
            return None;
        }
        match self.expr(at + 2, depth)? {
            (
                end,
                of @ (Expr::MonthDay { .. }
                | Expr::Day(_)
                | Expr::Holiday { .. }
                | Expr::Weekday { .. }),
            ) => Some((
                end,
                Expr::Beside {
                    unit: Unit::Day,
                    count: -1,
                    of: Box::new(of),
                },
            )),
            _ => None,
        }
    }
}
