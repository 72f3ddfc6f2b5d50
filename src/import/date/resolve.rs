//! From what a phrase says to days of the calendar, given the day of publication and what was mentioned before.

use super::calendar::{self, Period, Unit};
use super::memory::DateMemory;
use super::phrase::{Expr, From, Which, YearRef};
use super::words::{HolidayRule, Tense};
use crate::model::{DateBasis, DatePrecision, EventDate};
use chrono::{Datelike, NaiveDate};

/// What is known where a phrase stands.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The day of publication.
    pub anchor: Option<NaiveDate>,
    /// What was mentioned before.
    pub memory: &'a DateMemory,
    /// Whether the clause looks ahead or back.
    pub tense: Option<Tense>,
}

/// Days from which a candidate is so much nearer than another that tense no longer decides.
const TIE_DAYS: i64 = 100;

/// So near to the publication, a day of a month is of its year, whatever the weekday beside it.
const NEAR_DAYS: i64 = 14;

/// In a story, a month this many days before the date last told is the next year's.
const ROUND_DAYS: i64 = 240;

impl Setting<'_> {
    /// The days a phrase stands for; `None` when they cannot be known.
    pub fn resolve(&self, expr: &Expr) -> Option<EventDate> {
        let (period, precision, basis) = self.parts(expr)?;
        (period.0 <= period.1).then_some(EventDate {
            start: period.0,
            end: period.1,
            precision,
            basis,
        })
    }

    fn in_narrative(&self) -> bool {
        self.memory.is_narrative(self.tense == Some(Tense::Future))
    }

    fn parts(&self, expr: &Expr) -> Option<(Period, DatePrecision, DateBasis)> {
        let stated = |period, precision| Some((period, precision, DateBasis::Stated));
        let relative = |period, precision| Some((period, precision, DateBasis::Relative));
        match *expr {
            Expr::Day(day) => stated((day, day), DatePrecision::Day),
            Expr::Figures {
                first,
                second,
                year: Some(year),
            } => stated(one(self.figures(first, second, year)?), DatePrecision::Day),
            Expr::Figures {
                first,
                second,
                year: None,
            } => relative(
                one(self.nearest(|year| self.figures(first, second, year))?),
                DatePrecision::Day,
            ),
            Expr::MonthDay {
                month,
                day,
                weekday,
                year,
            } => {
                let basis = basis(year);
                Some((
                    one(self.month_day(month, day, weekday, year)?),
                    DatePrecision::Day,
                    basis,
                ))
            }
            Expr::DayOfMonth { day, weekday } => {
                relative(one(self.day_of_month(day, weekday)?), DatePrecision::Day)
            }
            Expr::Month { month, year } => Some((
                self.in_year(year, |year| calendar::month(year, month))?,
                DatePrecision::Month,
                basis(year),
            )),
            Expr::Season { season, year } => Some((
                self.in_year(year, |year| calendar::season(year, season))?,
                DatePrecision::Season,
                basis(year),
            )),
            Expr::Quarter { number, year } => Some((
                self.in_year(year, |year| calendar::quarter(year, number))?,
                DatePrecision::Quarter,
                basis(year),
            )),
            Expr::Half { number, year } => Some((
                self.in_year(year, |year| calendar::half(year, number))?,
                DatePrecision::Half,
                basis(year),
            )),
            Expr::Year(year) => stated(calendar::year(year)?, DatePrecision::Year),
            Expr::Decade(year) => stated(calendar::years(year, 10)?, DatePrecision::Decade),
            Expr::Century(year) => stated(calendar::years(year, 100)?, DatePrecision::Range),
            Expr::Weekday { weekday, which } => {
                relative(one(self.weekday(weekday, which)?), DatePrecision::Day)
            }
            Expr::Today(days) => relative(
                one(calendar::step(self.anchor?, days.into())?),
                DatePrecision::Day,
            ),
            Expr::Now => relative(one(self.anchor?), DatePrecision::Day),
            Expr::Then => {
                let last = self.memory.last()?;
                relative((last.start, last.end), last.precision)
            }
            Expr::Holiday { rule, year } => self.holiday(rule, year),
            _ => relative(self.pointed(expr)?, pointed_precision(expr)),
        }
    }

    /// The days of a phrase that points from another date.
    fn pointed(&self, expr: &Expr) -> Option<Period> {
        match *expr {
            Expr::Period {
                unit: Unit::Weekend,
                steps: 0,
                from: From::Anchor,
            } if self.tense == Some(Tense::Past) => {
                // "over the weekend" in Tuesday's story is the one that has begun
                let anchor = self.anchor?;
                let this = Unit::Weekend.around(anchor)?;
                if this.0 <= anchor {
                    Some(this)
                } else {
                    Unit::Weekend.around(Unit::Week.shift(anchor, -1)?)
                }
            }
            Expr::Period { unit, steps, from } => {
                unit.around(unit.shift(self.base(from, unit)?, steps)?)
            }
            Expr::Count { unit, count, from } => {
                let reached = unit.shift(self.base(from, unit)?, count)?;
                match unit {
                    Unit::Week | Unit::Fortnight => Some(one(reached)),
                    Unit::Decade | Unit::Century => Unit::Year.around(reached),
                    unit => unit.around(reached),
                }
            }
            Expr::Ahead { unit, count } => {
                let ahead = self.tense == Some(Tense::Future) && !self.in_narrative();
                Some(one(unit.shift(self.anchor.filter(|_| ahead)?, count)?))
            }
            Expr::Stretch { unit, count } => self.stretch(unit, count),
            Expr::SoFar(unit) => Some((unit.around(self.anchor?)?.0, self.anchor?)),
            Expr::Rest(unit) => Some((self.anchor?, unit.around(self.anchor?)?.1)),
            Expr::NthOf {
                number,
                unit,
                ref of,
            } => nth_of(number, unit, self.parts(of)?.0),
            Expr::Run {
                count,
                unit,
                ref of,
            } => run(count, unit, self.parts(of)?.0),
            Expr::Beside {
                unit,
                count,
                ref of,
            } => Some(one(unit.shift(self.parts(of)?.0.0, count)?)),
            Expr::Around { unit, ref of } => unit.around(self.parts(of)?.0.0),
            _ => None,
        }
    }

    /// The day that steps of `unit` are counted from.
    fn base(&self, from: From, unit: Unit) -> Option<NaiveDate> {
        match from {
            From::Anchor => self.anchor,
            From::Memory => self.memory.base(unit).or(self.anchor),
        }
    }

    fn stretch(&self, unit: Unit, count: i32) -> Option<Period> {
        let days = unit >= Unit::Day;
        let anchor = self.anchor.filter(|_| days && !self.in_narrative())?;
        if count < 0 {
            Some((unit.shift(anchor, count)?, calendar::step(anchor, -1)?))
        } else {
            Some((calendar::step(anchor, 1)?, unit.shift(anchor, count)?))
        }
    }

    /// "05/10/2018": the order that exists; where both do, the one within a month of the publication; else month first.
    fn figures(&self, first: i32, second: i32, year: i32) -> Option<NaiveDate> {
        let make = |month: i32, day: i32| {
            calendar::day(year, month.try_into().ok()?, day.try_into().ok()?)
        };
        match (make(first, second), make(second, first), self.anchor) {
            (Some(american), Some(british), Some(anchor)) => {
                let far = |day: NaiveDate| (day - anchor).num_days().abs() > 31;
                Some(if far(american) && !far(british) {
                    british
                } else {
                    american
                })
            }
            (american, british, _) => american.or(british),
        }
    }

    fn weekday(&self, weekday: u32, which: Which) -> Option<NaiveDate> {
        let anchor = self.anchor?;
        let today = anchor.weekday().num_days_from_monday();
        let back = i64::from((today + 7 - weekday) % 7);
        match which {
            Which::Near if self.tense == Some(Tense::Future) && back > 0 => {
                calendar::step(anchor, 7 - back)
            }
            Which::Near => calendar::step(anchor, -back),
            Which::Past => calendar::step(anchor, if back == 0 { -7 } else { -back }),
            Which::Coming => calendar::step(anchor, 7 - back),
            Which::Week(weeks) => {
                let monday = Unit::Week.around(anchor)?.0;
                calendar::step(monday, i64::from(weeks) * 7 + i64::from(weekday))
            }
            Which::AfterMemory => match self.memory.base(Unit::Day) {
                Some(day) => {
                    let ahead = (weekday + 7 - day.weekday().num_days_from_monday()) % 7;
                    calendar::step(day, if ahead == 0 { 7 } else { ahead.into() })
                }
                None => self.weekday(weekday, Which::Week(1)),
            },
        }
    }

    fn month_day(
        &self,
        month: u32,
        day: u32,
        weekday: Option<u32>,
        year: YearRef,
    ) -> Option<NaiveDate> {
        let make = |year| calendar::day(year, month, day);
        let on_weekday = |date: &NaiveDate| {
            weekday.is_none_or(|weekday| date.weekday().num_days_from_monday() == weekday)
        };
        if year == YearRef::Open
            && let (Some(_), Some(anchor)) = (weekday, self.anchor)
        {
            // A day of these weeks is meant even if its weekday is wrong.
            let near =
                make(anchor.year()).filter(|date| (*date - anchor).num_days().abs() <= NEAR_DAYS);
            if near.is_some() {
                return near;
            }
            let fits = (-3..=3)
                .filter_map(|off| make(anchor.year() + off))
                .filter(on_weekday);
            if let Some(date) = fits.min_by_key(|date| (*date - anchor).num_days().abs()) {
                return Some(date);
            }
        }
        if year == YearRef::Open && (month, day) == (2, 29) {
            let anchor = self.anchor?;
            return (-8..=0).rev().find_map(|off| make(anchor.year() + off));
        }
        Some(self.in_year(year, |year| make(year).map(one))?.0)
    }

    /// "the 5th", of the month in mind; "Friday the 5th", the nearest such day.
    fn day_of_month(&self, day: u32, weekday: Option<u32>) -> Option<NaiveDate> {
        let near = self
            .memory
            .base(Unit::Month)
            .filter(|_| weekday.is_none())
            .or(self.anchor)?;
        if let Some(weekday) = weekday {
            let months = (-24..=24).filter_map(|off| Unit::Month.shift(near.with_day(1)?, off));
            let days = months
                .filter_map(|first| first.with_day(day))
                .filter(|date| date.weekday().num_days_from_monday() == weekday);
            return days.min_by_key(|date| (*date - near).num_days().abs());
        }
        near.with_day(day)
    }

    fn holiday(
        &self,
        rule: HolidayRule,
        year: YearRef,
    ) -> Option<(Period, DatePrecision, DateBasis)> {
        if let HolidayRule::Historic { date } = rule {
            return Some((one(date), DatePrecision::Day, DateBasis::Stated));
        }
        let period = self.in_year(year, |year| rule.day(year).map(one))?;
        Some((period, DatePrecision::Day, basis(year)))
    }

    /// A yearly period in the year that is said or meant.
    fn in_year(&self, year: YearRef, make: impl Fn(i32) -> Option<Period>) -> Option<Period> {
        let anchor = self.anchor.map(|day| day.year());
        match year {
            YearRef::Given(year) => make(year),
            YearRef::That => make(self.memory.year().or(anchor)?),
            YearRef::From(years) => make(anchor?.checked_add(years)?),
            YearRef::Past => {
                let day = self.anchor?;
                (-2..=0)
                    .rev()
                    .filter_map(|off| make(day.year() + off))
                    .find(|period| period.1 < day)
            }
            YearRef::Coming => {
                let day = self
                    .memory
                    .base(Unit::Day)
                    .filter(|_| self.in_narrative())
                    .or(self.anchor)?;
                (0..=1)
                    .filter_map(|off| make(day.year() + off))
                    .find(|period| period.0 > day)
            }
            YearRef::Open if self.in_narrative() => self.in_story(&make),
            YearRef::Open => {
                let here = make(anchor?)?;
                if here.0 == here.1 {
                    self.nearest(|year| make(year).map(|period| period.0))
                        .map(one)
                } else {
                    self.nearest_period(&make)
                }
            }
        }
    }

    /// In a narrative of the past: the year of the story, or the next when the months have come round.
    fn in_story(&self, make: &impl Fn(i32) -> Option<Period>) -> Option<Period> {
        let year = self.memory.year()?;
        let here = make(year)?;
        let round = self.memory.last().is_some_and(|last| {
            let exact = last.precision <= DatePrecision::Quarter;
            exact && last.start.year() == year && (last.start - here.1).num_days() > ROUND_DAYS
        });
        if round { make(year + 1) } else { Some(here) }
    }

    /// A month or season without a year: the last that has begun, or when the clause looks ahead the next not ended.
    fn nearest_period(&self, make: &impl Fn(i32) -> Option<Period>) -> Option<Period> {
        let day = self.anchor?;
        let mut near = (-1..=1).filter_map(|off| make(day.year() + off));
        if self.tense == Some(Tense::Future) {
            near.find(|period| period.1 >= day)
        } else {
            near.filter(|period| period.0 <= day).last()
        }
    }

    /// The candidate nearest to the publication, the tense deciding where two are about as near.
    fn nearest(&self, make: impl Fn(i32) -> Option<NaiveDate>) -> Option<NaiveDate> {
        let anchor = self.anchor?;
        let near: Vec<NaiveDate> = (-1..=1)
            .filter_map(|off| make(anchor.year() + off))
            .collect();
        let past = near.iter().copied().filter(|day| *day <= anchor).max();
        let ahead = near.iter().copied().filter(|day| *day > anchor).min();
        let (Some(past), Some(ahead)) = (past, ahead) else {
            return past.or(ahead);
        };
        let lead = (anchor - past).num_days() - (ahead - anchor).num_days();
        Some(match self.tense {
            Some(Tense::Future) if lead > -2 * TIE_DAYS => ahead,
            Some(Tense::Past) if lead < 2 * TIE_DAYS => past,
            _ if lead > TIE_DAYS => ahead,
            _ => past,
        })
    }
}

/// How exact a phrase is that points from another date.
fn pointed_precision(expr: &Expr) -> DatePrecision {
    match *expr {
        Expr::Count {
            unit: Unit::Week | Unit::Fortnight,
            ..
        }
        | Expr::Ahead { .. }
        | Expr::Beside { .. } => DatePrecision::Day,
        Expr::Period { unit, .. }
        | Expr::Count { unit, .. }
        | Expr::NthOf { unit, .. }
        | Expr::Around { unit, .. } => unit.precision(),
        _ => DatePrecision::Range,
    }
}

fn one(day: NaiveDate) -> Period {
    (day, day)
}

fn basis(year: YearRef) -> DateBasis {
    match year {
        YearRef::Given(_) => DateBasis::Stated,
        _ => DateBasis::Relative,
    }
}

/// "the first six months of 2018", "the last three days of May".
fn run(count: i32, unit: Unit, (start, end): Period) -> Option<Period> {
    let period = if count < 0 {
        let after = calendar::step(end, 1)?;
        (unit.shift(after, count)?, end)
    } else {
        (start, calendar::step(unit.shift(start, count)?, -1)?)
    };
    (period.0 >= start && period.1 <= end && period.0 <= period.1).then_some(period)
}

/// "the first week of May", "the last day of 2014"; the first week is the one that holds the period's first Thursday.
fn nth_of(number: i32, unit: Unit, (start, end): Period) -> Option<Period> {
    let period = match (unit, number) {
        (Unit::Week, -1) => unit.around(calendar::step(end, -3)?)?,
        (Unit::Week, number) => {
            unit.around(Unit::Week.shift(calendar::step(start, 3)?, number - 1)?)?
        }
        (_, -1) => unit.around(end)?,
        (Unit::Weekend, number) => {
            let first = unit.around(start)?;
            let late = i32::from(first.0 < start);
            unit.around(unit.shift(start, number - 1 + late)?)?
        }
        (_, number) => unit.around(unit.shift(start, number - 1)?)?,
    };
    (period.0 <= end && period.1 >= start).then_some(period)
}
