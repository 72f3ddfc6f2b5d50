//! What a date phrase says before it is known when it was written.

use super::calendar::Unit;
use super::words::HolidayRule;
use chrono::NaiveDate;
use std::ops::Range;

/// A phrase found by the grammar.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// The atoms it covers.
    pub atoms: Range<usize>,
    /// What it says.
    pub expr: Expr,
}

/// The year of a day, month, season, quarter, half or holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearRef {
    /// Not said.
    Open,
    /// In figures.
    Given(i32),
    /// "of that year", "of the same year".
    That,
    /// Years from the publication's: "last year" is -1.
    From(i32),
    /// "last March".
    Past,
    /// "next March".
    Coming,
}

/// Which of all the Fridays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// "on Friday".
    Near,
    /// "this past Friday".
    Past,
    /// "the coming Friday".
    Coming,
    /// "last Friday", "Friday of next week": weeks from the publication's.
    Week(i32),
    /// "the following Friday": the first after the day last mentioned.
    AfterMemory,
}

/// What a step is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The day of publication.
    Anchor,
    /// The date last mentioned.
    Memory,
}

/// The meaning of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expr {
    /// A day in full.
    Day(NaiveDate),
    /// "05/10/2018": which is the month depends on the day of publication.
    Figures {
        first: i32,
        second: i32,
        year: Option<i32>,
    },
    /// "5 October".
    MonthDay {
        month: u32,
        day: u32,
        weekday: Option<u32>,
        year: YearRef,
    },
    /// "the 5th".
    DayOfMonth { day: u32, weekday: Option<u32> },
    /// "March".
    Month { month: u32, year: YearRef },
    /// Spring is 0.
    Season { season: u32, year: YearRef },
    /// 1 to 4.
    Quarter { number: u32, year: YearRef },
    /// 1 or 2.
    Half { number: u32, year: YearRef },
    /// "2014".
    Year(i32),
    /// Its first year.
    Decade(i32),
    /// Its first year.
    Century(i32),
    /// Monday is 0.
    Weekday { weekday: u32, which: Which },
    /// Days from the publication's: "yesterday" is -1.
    Today(i32),
    /// "now": the day of publication, though nothing is told of it.
    Now,
    /// "at the same time": the date last mentioned.
    Then,
    /// "last week", "that year": a whole period, some steps away.
    Period { unit: Unit, steps: i32, from: From },
    /// "three months ago", "two days later".
    Count { unit: Unit, count: i32, from: From },
    /// "in two weeks", a date only when the clause looks ahead.
    Ahead { unit: Unit, count: i32 },
    /// "the past three days": up to the eve of the publication, or from its morrow.
    Stretch { unit: Unit, count: i32 },
    /// "earlier this month".
    SoFar(Unit),
    /// "later this month".
    Rest(Unit),
    /// "Easter Monday".
    Holiday { rule: HolidayRule, year: YearRef },
    /// "the first week of May"; -1 is the last.
    NthOf {
        number: i32,
        unit: Unit,
        of: Box<Expr>,
    },
    /// "the first six months of 2018"; a negative count is of the last.
    Run {
        count: i32,
        unit: Unit,
        of: Box<Expr>,
    },
    /// "two weeks before 13 May".
    Beside {
        unit: Unit,
        count: i32,
        of: Box<Expr>,
    },
    /// "the week of 13 May".
    Around { unit: Unit, of: Box<Expr> },
}

impl Expr {
    /// A whole period of `unit`, some steps away.
    pub fn period(unit: Unit, steps: i32, from: From) -> Self {
        Self::Period { unit, steps, from }
    }

    /// A count of units back or forth.
    pub fn count(unit: Unit, count: i32, from: From) -> Self {
        Self::Count { unit, count, from }
    }

    /// The same within another year, where the phrase has one.
    pub fn in_year(mut self, said: YearRef) -> Self {
        if let Self::MonthDay { year, .. }
        | Self::Month { year, .. }
        | Self::Season { year, .. }
        | Self::Holiday { year, .. } = &mut self
        {
            *year = said;
        }
        self
    }

    /// A day of a month, its weekday not said.
    pub fn month_day(month: u32, day: u32, year: YearRef) -> Self {
        Self::MonthDay {
            month,
            day,
            weekday: None,
            year,
        }
    }

    /// The year, where the phrase leaves it open and may take it from a neighbour ("4 and 5 May 1945").
    pub fn open_year(&mut self) -> Option<&mut YearRef> {
        match self {
            Self::MonthDay { year, .. }
            | Self::Month { year, .. }
            | Self::Season { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Holiday { year, .. }
                if *year == YearRef::Open =>
            {
                Some(year)
            }
            _ => None,
        }
    }

    /// The year said in the phrase.
    pub fn said_year(&self) -> Option<YearRef> {
        match *self {
            Self::MonthDay { year, .. }
            | Self::Month { year, .. }
            | Self::Season { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Holiday { year, .. } => (year != YearRef::Open).then_some(year),
            Self::Day(day) => Some(YearRef::Given(chrono::Datelike::year(&day))),
            _ => None,
        }
    }

    /// Whether it looks back over months or years and leaves the story where it is ("the previous year", "two decades
    /// earlier").
    pub fn is_flashback(&self) -> bool {
        match *self {
            Self::Period {
                unit,
                steps: count,
                from: From::Memory,
            }
            | Self::Count { unit, count, .. } => count < 0 && unit >= Unit::Month,
            _ => false,
        }
    }

    /// Whether it stands for the publication's own time: such words mark a news story.
    pub fn is_deictic(&self) -> bool {
        match self {
            Self::Weekday { which, .. } => *which != Which::AfterMemory,
            Self::Today(_) | Self::SoFar(_) | Self::Rest(_) => true,
            Self::Period { from, .. } | Self::Count { from, .. } => *from == From::Anchor,
            _ => false,
        }
    }
}
