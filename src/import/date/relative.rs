//! Phrases that point from another date: "last week", "that year", "three months ago", "two days before 13 May".

use super::calendar::Unit;
use super::grammar::{Grammar, Parsed};
use super::phrase::{Expr, From, Which, YearRef};
use super::words::{Class, Key};

impl Grammar<'_> {
    /// A phrase that begins with a grammatical word.
    pub fn relative(&self, at: usize, key: Key, the: bool, depth: u32) -> Parsed {
        match key {
            Key::Last
            | Key::Past
            | Key::Next
            | Key::Coming
            | Key::This
            | Key::That
            | Key::Same
            | Key::Previous
            | Key::Following => self.pointed(at, key, the, depth),
            Key::After if self.lower(at) == "following" => {
                self.pointed(at, Key::Following, the, depth)
            }
            Key::Early | Key::Mid | Key::Late | Key::Latter => self.part_of(at, the, depth),
            Key::End | Key::Start | Key::Part | Key::Rest => self.end_of(at, depth),
            Key::Earlier | Key::Later => self.within(at, key),
            Key::A => self.counted(at, 1, depth),
            Key::Eve => self.eve(at, depth),
            Key::Apostrophe => self.short_year(at),
            _ => None,
        }
    }

    /// "'99", where a year is due.
    fn short_year(&self, at: usize) -> Parsed {
        let Class::Number { value, digits: 2 } = self.class(at + 1) else {
            return None;
        };
        let due = matches!(
            self.key_before(at),
            Some(Key::In | Key::Of | Key::Since | Key::Until | Key::By)
        );
        let close = self.atoms[at].span.end == self.atoms[at + 1].span.start;
        (due && close && self.ends_noun(at + 2)).then_some((
            at + 2,
            Expr::Year(if value < 30 { 2000 } else { 1900 } + value),
        ))
    }

    /// "last week", "the next day", "this Friday", "that same year", "the past three days".
    fn pointed(&self, at: usize, key: Key, the: bool, depth: u32) -> Parsed {
        let (key, next) = match (key, self.key(at + 1)) {
            (Key::This, Some(inner @ (Key::Past | Key::Coming | Key::Next))) => (inner, at + 2),
            (Key::This | Key::That, Some(Key::Same)) => (Key::Same, at + 2),
            _ => (key, at + 1),
        };
        match self.class(next) {
            Class::Unit(unit) => self.pointed_unit(next, key, unit, the, depth),
            Class::Number {
                value,
                digits: 0..=2,
            } => self.stretch(next, key, value),
            Class::Weekday { number, short } if !short || self.atoms[next].capital => {
                let which = match key {
                    Key::Last => Which::Week(-1),
                    Key::Previous if the => Which::Past,
                    Key::Previous => Which::Week(-1),
                    Key::Next if !the => Which::Week(1),
                    Key::Next | Key::Following => Which::AfterMemory,
                    Key::This => Which::Week(0),
                    Key::Past => Which::Past,
                    Key::Coming => Which::Coming,
                    _ => Which::Near,
                };
                self.pointed_weekday(next, number, which)
            }
            Class::Month { number, .. } if self.atoms[next].capital || key != Key::That => {
                let year = pointed_year(key, the);
                if let Some((
                    end,
                    Expr::MonthDay {
                        month,
                        day,
                        weekday,
                        ..
                    },
                )) = self.dated(next)
                {
                    return Some((
                        end,
                        Expr::MonthDay {
                            month,
                            day,
                            weekday,
                            year,
                        },
                    ));
                }
                Some((
                    next + 1,
                    Expr::Month {
                        month: number,
                        year,
                    },
                ))
            }
            Class::Season(season) => Some((
                next + 1,
                Expr::Season {
                    season,
                    year: pointed_year(key, the),
                },
            )),
            Class::Key(Key::Morning) => self.pointed_morning(next, key),
            _ => match self.holiday(next)? {
                (end, Expr::Holiday { rule, .. }) => Some((
                    end,
                    Expr::Holiday {
                        rule,
                        year: pointed_year(key, the),
                    },
                )),
                _ => None,
            },
        }
    }

    /// "last Friday", and its day of the month if that follows.
    fn pointed_weekday(&self, at: usize, weekday: u32, which: Which) -> Parsed {
        match self.dated(at) {
            Some(found @ (_, Expr::MonthDay { .. } | Expr::Figures { .. } | Expr::Day(_))) => {
                Some(found)
            }
            _ => Some((self.past_morning(at + 1), Expr::Weekday { weekday, which })),
        }
    }

    /// The calendar phrase at `at`.
    fn dated(&self, at: usize) -> Parsed {
        self.expr(at, 2)
    }

    fn pointed_unit(&self, at: usize, key: Key, unit: Unit, the: bool, depth: u32) -> Parsed {
        let period = |steps, from| Some((at + 1, Expr::Period { unit, steps, from }));
        if key == Key::Last
            && self.is_key(at + 1, Key::Of)
            && matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month)
        {
            return self.ordinal_unit(at, -1, unit, depth);
        }
        if unit == Unit::Week
            && let Some(weeks) = weeks_away(key)
        {
            // "next week on Tuesday"
            let day_at = self.past(at + 1, Key::On);
            if let Class::Weekday {
                number,
                short: false,
            } = self.class(day_at)
            {
                return Some((
                    self.past_morning(day_at + 1),
                    Expr::Weekday {
                        weekday: number,
                        which: Which::Week(weeks),
                    },
                ));
            }
        }
        match key {
            Key::Same | Key::That => period(0, From::Memory),
            Key::This if unit == Unit::Day => period(0, From::Memory),
            Key::This => period(0, From::Anchor),
            Key::Last if unit == Unit::Day => None,
            Key::Last => period(-1, From::Anchor),
            Key::Past if unit == Unit::Day => None,
            Key::Past if unit == Unit::Weekend => period(-1, From::Anchor),
            Key::Past => Some((at + 1, Expr::Stretch { unit, count: -1 })),
            Key::Next if unit == Unit::Day || the => period(1, From::Memory),
            Key::Next | Key::Coming => period(1, From::Anchor),
            Key::Previous => period(-1, From::Memory),
            Key::Following => period(1, From::Memory),
            _ => None,
        }
    }

    /// "the last three months", "next five days".
    fn stretch(&self, at: usize, key: Key, count: i32) -> Parsed {
        let Class::Unit(unit) = self.class(at + 1) else {
            return None;
        };
        if self.is_key(at + 2, Key::Of) {
            return None;
        }
        match key {
            Key::Last | Key::Past | Key::Previous => Some((
                at + 2,
                Expr::Stretch {
                    unit,
                    count: -count,
                },
            )),
            Key::Next | Key::Coming => Some((at + 2, Expr::Stretch { unit, count })),
            _ => None,
        }
    }

    /// "this morning", "last night", "the next morning", "that evening".
    fn pointed_morning(&self, at: usize, key: Key) -> Parsed {
        let expr = match key {
            Key::This => Expr::Today(0),
            Key::Last => Expr::Today(-1),
            Key::Next | Key::Following => Expr::Period {
                unit: Unit::Day,
                steps: 1,
                from: From::Memory,
            },
            Key::Previous => Expr::Period {
                unit: Unit::Day,
                steps: -1,
                from: From::Memory,
            },
            Key::That | Key::Same => Expr::Period {
                unit: Unit::Day,
                steps: 0,
                from: From::Memory,
            },
            _ => return None,
        };
        Some((at + 1, expr))
    }

    /// "early 2014", "late last year", "mid-March", "late in the year", "the latter half of 2008".
    fn part_of(&self, at: usize, the: bool, depth: u32) -> Parsed {
        if self.is_key(at, Key::Latter) {
            return match self.class(at + 1) {
                Class::Unit(Unit::Half) if the => self.ordinal_unit(at + 1, 2, Unit::Half, depth),
                Class::Key(Key::Part) => self.end_of(at + 1, depth),
                _ => None,
            };
        }
        // "late on Friday" leaves the day to itself
        let from = match self.key(at + 1) {
            Some(Key::Dash | Key::Of | Key::In) => at + 2,
            _ => at + 1,
        };
        if let Some(found) = self.the_period(from) {
            return (from == at + 2).then_some(found);
        }
        let (end, expr) = self.expr(from, depth)?;
        let whole = !matches!(
            expr,
            Expr::Count { .. } | Expr::Ahead { .. } | Expr::Stretch { .. }
        );
        whole.then_some((end, expr))
    }

    /// "the month", "the year" after "the end of": that of the date last mentioned.
    fn the_period(&self, at: usize) -> Parsed {
        let Class::Unit(
            unit @ (Unit::Week
            | Unit::Month
            | Unit::Year
            | Unit::Quarter
            | Unit::Decade
            | Unit::Day),
        ) = self.class(at + 1)
        else {
            return None;
        };
        let plain = self.is_key(at, Key::The)
            && !matches!(self.class(at + 2), Class::Number { .. })
            && !self.is_key(at + 2, Key::Of);
        plain.then_some((
            at + 2,
            Expr::Period {
                unit,
                steps: 0,
                from: From::Memory,
            },
        ))
    }

    /// "the end of 2008", "the start of the month".
    fn end_of(&self, at: usize, depth: u32) -> Parsed {
        if !self.is_key(at + 1, Key::Of) {
            return None;
        }
        let found = self
            .the_period(at + 2)
            .or_else(|| self.expr(at + 2, depth))?;
        let whole = !matches!(
            found.1,
            Expr::Count { .. } | Expr::Ahead { .. } | Expr::Stretch { .. } | Expr::NthOf { .. }
        );
        whole.then_some(found)
    }

    /// "earlier this month", "later that year", "later in the year", "earlier in 2014".
    fn within(&self, at: usize, key: Key) -> Parsed {
        let from = if matches!(self.key(at + 1), Some(Key::In | Key::On)) {
            at + 2
        } else {
            at + 1
        };
        if let Some((end, Expr::Period { unit, .. })) = self.the_period(from) {
            return Some((
                end,
                Expr::Period {
                    unit,
                    steps: 0,
                    from: From::Memory,
                },
            ));
        }
        let (end, expr) = self.expr(from, 2)?;
        match expr {
            Expr::Period {
                unit,
                steps: 0,
                from: From::Anchor,
            } if unit != Unit::Day => Some((
                end,
                if key == Key::Earlier {
                    Expr::SoFar(unit)
                } else {
                    Expr::Rest(unit)
                },
            )),
            Expr::Period { .. }
            | Expr::Year(_)
            | Expr::Month { .. }
            | Expr::Season { .. }
            | Expr::Today(_)
            | Expr::Decade(_) => Some((end, expr)),
            _ => None,
        }
    }

    /// "two weeks ago", "three days later", "a day before", "two weeks before 13 May", "in two months".
    pub fn counted(&self, at: usize, count: i32, depth: u32) -> Parsed {
        let Class::Unit(unit) = self.class(at + 1) else {
            return None;
        };
        let after = at + 2;
        let count_from = |count, from| Some((after + 1, Expr::Count { unit, count, from }));
        match self.key(after) {
            Some(Key::Ago) => count_from(-count, From::Anchor),
            Some(Key::Later) if !matches!(self.key(after + 1), Some(Key::This | Key::In)) => {
                count_from(count, From::Memory)
            }
            Some(Key::Earlier) if !matches!(self.key(after + 1), Some(Key::This | Key::In)) => {
                count_from(-count, From::Memory)
            }
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
                && !self.is_key(after, Key::Possessive)
                && !self.is_key(after, Key::Of) =>
            {
                Some((after, Expr::Ahead { unit, count }))
            }
            _ => None,
        }
    }

    /// "(two weeks) before 13 May", "(a day) before."
    fn beside(&self, at: usize, key: Key, unit: Unit, count: i32, depth: u32) -> Parsed {
        let count = if key == Key::Before { -count } else { count };
        if let Some((end, of)) = self.expr(at + 1, depth) {
            return match of {
                Expr::Count { .. } | Expr::Ahead { .. } | Expr::Stretch { .. } | Expr::Year(_) => {
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
        if next == Some(Key::Possessive) && self.is_key(at + 2, Key::End) {
            return Some((
                at + 3,
                Expr::Period {
                    unit,
                    steps: 0,
                    from: From::Memory,
                },
            ));
        }
        if !the {
            return None;
        }
        match (unit, next) {
            (Unit::Weekend, _) => Some((
                at + 1,
                Expr::Period {
                    unit,
                    steps: 0,
                    from: From::Anchor,
                },
            )),
            (
                Unit::Day | Unit::Week | Unit::Month | Unit::Year,
                Some(key @ (Key::Before | Key::After)),
            ) => {
                if key == Key::After && self.lower(at + 1) == "following" {
                    return self.clause_ends(at + 2).then_some((
                        at + 2,
                        Expr::Count {
                            unit,
                            count: 1,
                            from: From::Memory,
                        },
                    ));
                }
                if self.is_key(at + 2, Key::Last)
                    || self.is_key(at + 2, Key::Next) && self.clause_ends(at + 3)
                {
                    let steps = if key == Key::Before { -2 } else { 2 };
                    return Some((
                        at + 3,
                        Expr::Period {
                            unit,
                            steps,
                            from: From::Anchor,
                        },
                    ));
                }
                self.beside(at + 1, key, unit, 1, depth)
            }
            (Unit::Week | Unit::Weekend, Some(Key::Of)) => {
                let (end, of) = self.expr(at + 2, depth)?;
                let day = matches!(
                    of,
                    Expr::MonthDay { .. }
                        | Expr::DayOfMonth { .. }
                        | Expr::Day(_)
                        | Expr::Holiday { .. }
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
            _ => None,
        }
    }

    /// "the eve of 13 May", "the eve of Easter".
    fn eve(&self, at: usize, depth: u32) -> Parsed {
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

/// Weeks from the publication's.
pub(super) fn weeks_away(key: Key) -> Option<i32> {
    match key {
        Key::Last | Key::Previous => Some(-1),
        Key::This => Some(0),
        Key::Next | Key::Following => Some(1),
        _ => None,
    }
}

/// "last March", "this summer", "the following spring".
fn pointed_year(key: Key, the: bool) -> YearRef {
    match key {
        Key::Last | Key::Past => YearRef::Past,
        Key::Previous if !the => YearRef::Past,
        Key::Next | Key::Coming => YearRef::Coming,
        Key::Following => YearRef::Coming,
        Key::This => YearRef::From(0),
        Key::Same | Key::That => YearRef::That,
        _ => YearRef::Open,
    }
}
