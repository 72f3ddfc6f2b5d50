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
            Key::Early | Key::Mid | Key::Late | Key::Latter => self.part_of(at, the, depth),
            Key::End | Key::Start | Key::Begins | Key::Part | Key::Rest => self.end_of(at, depth),
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
        let in_year = |(end, expr): (usize, Expr)| (end, expr.in_year(pointed_year(key, the)));
        match self.class(next) {
            Class::Unit(unit) => self.pointed_unit(next, key, unit, the, depth),
            Class::Number {
                value,
                digits: 0..=2,
            } => self.stretch(next, key, value, depth),
            Class::Weekday { number, short } if !short || self.atoms[next].capital => {
                Some(self.pointed_weekday(next, number, pointed_week(key, the)))
            }
            Class::Month { number: month, .. } if self.atoms[next].capital || key != Key::That => {
                let alone = (
                    next + 1,
                    Expr::Month {
                        month,
                        year: YearRef::Open,
                    },
                );
                Some(in_year(self.dated(next).unwrap_or(alone)))
            }
            Class::Season(_) if key == Key::That && self.words.is_guarded(self.lower(next)) => None,
            Class::Season(season) => Some(in_year((
                next + 1,
                Expr::Season {
                    season,
                    year: YearRef::Open,
                },
            ))),
            Class::Key(Key::Morning) => pointed_morning(next, key),
            _ => self.holiday(next).map(in_year),
        }
    }

    /// "last Friday", and its day of the month if that follows.
    fn pointed_weekday(&self, at: usize, weekday: u32, which: Which) -> (usize, Expr) {
        match self.dated(at) {
            Some(found @ (_, Expr::MonthDay { .. } | Expr::Figures { .. } | Expr::Day(_))) => found,
            _ => (self.past_morning(at + 1), Expr::Weekday { weekday, which }),
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
            && let Some(found) = self.ordinal_unit(at, -1, unit, depth)
        {
            return Some(found);
        }
        if matches!(key, Key::Coming | Key::Next | Key::Last | Key::Past)
            && self.lower(at).ends_with('s')
        {
            // "in coming weeks" dates nothing
            return None;
        }
        if unit == Unit::Week
            && let Some(weeks) = weeks_away(key)
        {
            // "next week on Tuesday"
            let day_at = self.past(at + 1, Key::On);
            if let Class::Weekday { number, short } = self.class(day_at)
                && (!short || self.atoms[day_at].capital)
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
            Key::Last | Key::Past if unit == Unit::Day => None,
            Key::Last => period(-1, From::Anchor),
            Key::Past if matches!(unit, Unit::Weekend | Unit::Quarter) => period(-1, From::Anchor),
            Key::Past => Some((at + 1, Expr::Stretch { unit, count: -1 })),
            Key::Next if unit == Unit::Day || the => period(1, From::Memory),
            Key::Next | Key::Coming => period(1, From::Anchor),
            Key::Previous => period(-1, From::Memory),
            Key::Following => period(1, From::Memory),
            _ => None,
        }
    }

    /// "the last three months", "next five days".
    fn stretch(&self, at: usize, key: Key, count: i32, depth: u32) -> Parsed {
        let Class::Unit(unit) = self.class(at + 1) else {
            return None;
        };
        if self.is_key(at + 2, Key::Of) {
            return if key == Key::Last {
                self.run(at, -count, unit, depth)
            } else {
                None
            };
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
        plain.then_some((at + 2, Expr::period(unit, 0, From::Memory)))
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
            return Some((end, Expr::period(unit, 0, From::Memory)));
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

/// "last Friday", "the following Friday".
fn pointed_week(key: Key, the: bool) -> Which {
    match key {
        Key::Past => Which::Past,
        Key::Previous if the => Which::Past,
        Key::Last | Key::Previous => Which::Week(-1),
        Key::This => Which::Week(0),
        Key::Next if !the => Which::Week(1),
        Key::Next | Key::Following => Which::AfterMemory,
        Key::Coming => Which::Coming,
        _ => Which::Near,
    }
}

/// "last March", "this summer", "the following spring".
fn pointed_year(key: Key, the: bool) -> YearRef {
    match key {
        Key::Last | Key::Past => YearRef::Past,
        Key::Previous if !the => YearRef::Past,
        Key::Next | Key::Coming | Key::Following => YearRef::Coming,
        Key::This => YearRef::From(0),
        Key::Same | Key::That => YearRef::That,
        _ => YearRef::Open,
    }
}

/// "this morning", "last night", "the next morning", "that evening".
fn pointed_morning(at: usize, key: Key) -> Parsed {
    let expr = match key {
        Key::This => Expr::Today(0),
        Key::Last => Expr::Today(-1),
        Key::Next | Key::Following => Expr::period(Unit::Day, 1, From::Memory),
        Key::Previous => Expr::period(Unit::Day, -1, From::Memory),
        Key::That | Key::Same => Expr::period(Unit::Day, 0, From::Memory),
        _ => return None,
    };
    Some((at + 1, expr))
}
