//! The date axis: two rows of calendar units that read well at every scale, and the grid lines under them.

use super::scale::Scale;
use super::text::width_pts;
use crate::project::{date_of_day, day_number};
use crate::scene::Weight;
use chrono::{Datelike, Months, NaiveDate};

/// Em size of the upper, bolder row, points.
pub const UPPER_SIZE: f32 = 13.0;
/// Em size of the lower row, points.
pub const LOWER_SIZE: f32 = 11.5;
/// From a grid line to its label, points.
pub const LABEL_INDENT: f32 = 4.0;
/// Least space between two labels of a row, points.
const LABEL_GAP: f32 = 8.0;
/// Ticks of one row are never more than this, whatever the scale.
const MOST_TICKS: usize = 1_000;

/// The axis of one scale.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// The larger unit, from left to right.
    pub upper: Vec<Tick>,
    /// The smaller unit, from left to right.
    pub lower: Vec<Tick>,
}

/// The start of a calendar unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where its grid line stands, points; none when the unit began before the left edge.
    pub line_x: Option<f32>,
    /// Where its label starts, points.
    pub label_x: f32,
    /// Its label; empty where there is no room for one.
    pub label: String,
}

/// A calendar unit, perhaps several at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// Hours; a divisor of 24.
    Hours(u32),
    Day,
    /// From Monday.
    Week,
    /// Months; a divisor of 12.
    Months(u32),
    Years(i32),
}

/// Pairs of lower and upper unit, the finest first.
const LEVELS: [(Unit, Unit); 16] = [
    (Unit::Hours(1), Unit::Day),
    (Unit::Hours(3), Unit::Day),
    (Unit::Hours(6), Unit::Day),
    (Unit::Day, Unit::Months(1)),
    (Unit::Week, Unit::Months(1)),
    (Unit::Months(1), Unit::Years(1)),
    (Unit::Months(3), Unit::Years(1)),
    (Unit::Years(1), Unit::Years(10)),
    (Unit::Years(2), Unit::Years(10)),
    (Unit::Years(5), Unit::Years(10)),
    (Unit::Years(10), Unit::Years(100)),
    (Unit::Years(20), Unit::Years(100)),
    (Unit::Years(50), Unit::Years(100)),
    (Unit::Years(100), Unit::Years(1_000)),
    (Unit::Years(200), Unit::Years(1_000)),
    (Unit::Years(500), Unit::Years(1_000)),
];

impl Unit {
    /// Its shortest length, days.
    fn days(self) -> f64 {
        match self {
            Self::Hours(hours) => f64::from(hours) / 24.0,
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Months(months) => f64::from(months) * 30.4 - 2.4,
            Self::Years(years) => f64::from(years) * 365.0,
        }
    }

    /// The widest label it may have in the lower row.
    fn sample(self) -> &'static str {
        match self {
            Self::Hours(_) => "00:00",
            Self::Day | Self::Week => "30",
            Self::Months(_) => "May",
            Self::Years(_) => "2000",
        }
    }

    /// Start of the unit that holds `day`.
    fn floor(self, day: f64) -> f64 {
        let date = date_of_day(day);
        let first = |year: i32, month: u32| {
            day_number(NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(date))
        };
        match self {
            Self::Hours(hours) => {
                let parts = 24.0 / f64::from(hours);
                (day * parts).floor() / parts
            }
            Self::Day => day.floor(),
            Self::Week => day.floor() - f64::from(date.weekday().num_days_from_monday()),
            Self::Months(months) => first(date.year(), date.month0() / months * months + 1),
            Self::Years(years) => first(date.year().div_euclid(years) * years, 1),
        }
    }

    /// Start of the unit after the one that starts at `start`.
    fn next(self, start: f64) -> f64 {
        let months = match self {
            Self::Hours(hours) => {
                let parts = 24.0 / f64::from(hours);
                return ((start * parts).round() + 1.0) / parts;
            }
            Self::Day => return start + 1.0,
            Self::Week => return start + 7.0,
            Self::Months(months) => months,
            Self::Years(years) => years.unsigned_abs() * 12,
        };
        date_of_day(start)
            .checked_add_months(Months::new(months))
            .map_or(start + self.days(), day_number)
    }

    /// Label in the lower row, `room` points wide.
    fn lower_label(self, start: f64, room: f32) -> String {
        let date = date_of_day(start + 1e-6);
        let fits =
            |label: &String| width_pts(label, LOWER_SIZE, Weight::Regular) + LABEL_GAP <= room;
        match self {
            Self::Hours(_) => {
                let hour = ((start - start.floor()) * 24.0).round();
                format!("{hour:02}:00")
            }
            Self::Day => Some(date.format("%a %-d").to_string())
                .filter(|_| room >= 48.0)
                .unwrap_or_else(|| date.day().to_string()),
            Self::Week => date.day().to_string(),
            Self::Months(_) => Some(date.format("%B").to_string())
                .filter(|_| room >= 76.0)
                .filter(fits)
                .unwrap_or_else(|| date.format("%b").to_string()),
            Self::Years(_) => date.year().to_string(),
        }
    }

    /// Labels for the upper row, the best first.
    fn upper_labels(self, start: f64, year_said: bool) -> Vec<String> {
        let date = date_of_day(start + 1e-6);
        let formats: &[&str] = match self {
            Self::Day | Self::Hours(_) | Self::Week => &["%A %-d %B %Y", "%a %-d %b %Y", "%-d %b"],
            Self::Months(_) if year_said => &["%B", "%b"],
            Self::Months(_) => &["%B %Y", "%b %Y", "%Y"],
            Self::Years(1) => &["%Y"],
            Self::Years(10) => return vec![format!("{}s", date.year())],
            Self::Years(100) => {
                return vec![
                    format!("{} century", ordinal(date.year() / 100 + 1)),
                    date.year().to_string(),
                ];
            }
            Self::Years(_) => return Vec::new(),
        };
        formats
            .iter()
            .map(|format| date.format(format).to_string())
            .collect()
    }
}

fn ordinal(number: i32) -> String {
    let suffix = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// The axis of `scale` between `left` and `right`, points.
pub fn axis(scale: &Scale, left: f32, right: f32) -> Axis {
    let per_day = scale.points_per_day();
    let fits = |unit: Unit| {
        let label = width_pts(unit.sample(), LOWER_SIZE, Weight::Regular);
        unit.days() * per_day >= f64::from(label + LABEL_GAP)
    };
    let Some(&(lower, upper)) = LEVELS.iter().find(|(lower, _)| fits(*lower)) else {
        return Axis::default();
    };
    let upper = upper_row(scale, upper, left, right);
    let mut lower = lower_row(scale, lower, left, right);
    clear_crossed(&mut lower, &upper);
    Axis { upper, lower }
}

/// A label that a line of the larger unit would cross is left out.
fn clear_crossed(lower: &mut [Tick], upper: &[Tick]) {
    for tick in lower {
        let end = tick.label_x + width_pts(&tick.label, LOWER_SIZE, Weight::Regular);
        let crosses = |line: f32| (tick.label_x - LABEL_INDENT + 1.0..end + 2.0).contains(&line);
        if upper.iter().filter_map(|unit| unit.line_x).any(crosses) {
            tick.label.clear();
        }
    }
}

/// Starts of the units on screen, from the one that holds the left edge, with the start after the last.
fn starts(scale: &Scale, unit: Unit, left: f32, right: f32) -> Vec<(f64, f32)> {
    let (first, last) = (
        scale.day_from_x(f64::from(left)),
        scale.day_from_x(f64::from(right)),
    );
    let mut start = unit.floor(first);
    let mut found = Vec::new();
    while found.len() < MOST_TICKS {
        found.push((start, scale.x_from_day(start) as f32));
        if start > last {
            break;
        }
        let next = unit.next(start);
        if next <= start {
            break;
        }
        start = next;
    }
    found
}

fn lower_row(scale: &Scale, unit: Unit, left: f32, right: f32) -> Vec<Tick> {
    let room = (unit.days() * scale.points_per_day()) as f32;
    let mut free_from = left;
    let mut ticks = Vec::new();
    for (start, x) in starts(scale, unit, left, right) {
        if x < left || x > right {
            continue;
        }
        let mut label = unit.lower_label(start, room);
        let end = x + LABEL_INDENT + width_pts(&label, LOWER_SIZE, Weight::Regular);
        if x + LABEL_INDENT < free_from || end > right {
            label.clear();
        } else {
            free_from = end + LABEL_GAP / 2.0;
        }
        ticks.push(Tick {
            line_x: Some(x),
            label_x: x + LABEL_INDENT,
            label,
        });
    }
    ticks
}

fn upper_row(scale: &Scale, unit: Unit, left: f32, right: f32) -> Vec<Tick> {
    let starts = starts(scale, unit, left, right);
    let mut year_said = None;
    let mut ticks = Vec::new();
    for (at, &(start, x)) in starts.iter().enumerate() {
        if x > right {
            break;
        }
        let label_x = x.max(left) + LABEL_INDENT;
        let next_x = starts.get(at + 1).map_or(right, |next| next.1);
        // Up to the right edge a label may run on; towards the next unit it keeps its distance.
        let room = if next_x > right {
            right - label_x
        } else {
            next_x - LABEL_GAP / 2.0 - label_x
        };
        let year = date_of_day(start).year();
        let label = unit
            .upper_labels(start, year_said == Some(year))
            .into_iter()
            .find(|label| width_pts(label, UPPER_SIZE, Weight::Semibold) <= room)
            .unwrap_or_default();
        if !label.is_empty() {
            year_said = Some(year);
        }
        ticks.push(Tick {
            line_x: (x >= left).then_some(x),
            label_x,
            label,
        });
    }
    ticks
}
