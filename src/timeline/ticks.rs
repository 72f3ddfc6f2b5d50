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
        // A line for every day is much: days come only when they have air.
        let gap = if unit == Unit::Day {
            2.0 * LABEL_GAP
        } else {
            LABEL_GAP
        };
        unit.days() * per_day >= f64::from(label + gap)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::TimeWindow;
    use proptest::prelude::*;

    fn axis_of(from: &str, days: f64, width: f32) -> Axis {
        let start_day = day_number(from.parse().unwrap());
        let window = TimeWindow {
            start_day,
            end_day: start_day + days,
        };
        axis(
            &Scale::new(window, 100.0, 100.0 + width),
            100.0,
            100.0 + width,
        )
    }

    fn said(row: &[Tick]) -> String {
        let labels: Vec<&str> = row
            .iter()
            .map(|tick| tick.label.as_str())
            .filter(|label| !label.is_empty())
            .collect();
        labels.join(" | ")
    }

    #[track_caller]
    fn check(from: &str, days: f64, upper: &str, lower: &str) {
        let axis = axis_of(from, days, 700.0);
        let found = (said(&axis.upper), said(&axis.lower));
        assert_eq!((found.0.as_str(), found.1.as_str()), (upper, lower));
    }

    #[test]
    fn the_axis_reads_well_at_every_scale() {
        check(
            "2018-03-13",
            1.0,
            "Tuesday 13 March 2018",
            "00:00 | 03:00 | 06:00 | 09:00 | 12:00 | 15:00 | 18:00 | 21:00",
        );
        check(
            "2018-03-12",
            7.0,
            "March 2018",
            "Mon 12 | Tue 13 | Wed 14 | Thu 15 | Fri 16 | Sat 17 | Sun 18",
        );
        check(
            "2018-03-10",
            35.0,
            "March 2018 | April",
            "12 | 19 | 26 | 2 | 9",
        );
        check(
            "2018-01-01",
            500.0,
            "2018 | 2019",
            "Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec | Jan | Feb | Mar | Apr",
        );
        check(
            "2016-06-01",
            1_200.0,
            "2016 | 2017 | 2018 | 2019",
            "Jul | Oct | Jan | Apr | Jul | Oct | Jan | Apr | Jul | Oct | Jan | Apr | Jul",
        );
        check(
            "2008-01-01",
            8_000.0,
            "2000s | 2010s | 2020s",
            "2008 | 2009 | 2010 | 2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022 | 2023 | 2024 | 2025 | 2026 | 2027 | 2028 | 2029",
        );
        check(
            "1850-01-01",
            70_000.0,
            "19th century | 20th century | 21st century",
            "1850 | 1860 | 1870 | 1880 | 1890 | 1900 | 1910 | 1920 | 1930 | 1940 | 1950 | 1960 | 1970 | 1980 | 1990 | 2000 | 2010 | 2020 | 2030",
        );
    }

    #[test]
    fn weeks_start_on_monday() {
        let scale = Scale::new(
            TimeWindow {
                start_day: 17_601.0,
                end_day: 17_631.0,
            },
            0.0,
            400.0,
        );
        let monday = day_number("2018-03-12".parse().unwrap());
        let x = scale.x_from_day(monday) as f32;
        let axis = axis(&scale, 0.0, 400.0);
        let tick = axis.lower.iter().find(|tick| tick.label == "12").unwrap();
        assert!((tick.line_x.unwrap() - x).abs() < 0.01);
    }

    #[test]
    fn the_upper_label_sticks_to_the_left_edge() {
        let axis = axis_of("2018-03-10", 10.0, 700.0);
        assert_eq!(axis.upper[0].label, "March 2018");
        assert_eq!(axis.upper[0].line_x, None);
        assert_eq!(axis.upper[0].label_x, 100.0 + LABEL_INDENT);
    }

    proptest! {
        #[test]
        fn labels_never_touch_and_stay_inside(start_day in -300_000.0..600_000.0, exponent in -1.3..5.16, width in 20.0f32..3_000.0) {
            let days = 10f64.powf(exponent);
            let window = TimeWindow { start_day, end_day: start_day + days };
            let right = 50.0 + width;
            let axis = axis(&Scale::new(window, 50.0, right), 50.0, right);
            for (row, size, weight) in [
                (&axis.upper, UPPER_SIZE, Weight::Semibold),
                (&axis.lower, LOWER_SIZE, Weight::Regular),
            ] {
                let mut free_from = 50.0;
                for tick in row.iter().filter(|tick| !tick.label.is_empty()) {
                    prop_assert!(tick.label_x >= free_from, "{row:?}");
                    free_from = tick.label_x + width_pts(&tick.label, size, weight) + 2.0;
                    prop_assert!(free_from <= right + 2.0, "{row:?}");
                }
            }
            prop_assert!(axis.lower.len() <= MOST_TICKS);
            if width > 300.0 {
                prop_assert!(axis.lower.iter().filter(|tick| !tick.label.is_empty()).count() >= 1);
                prop_assert!(axis.lower.len() as f32 <= width / 15.0);
            }
        }
    }
}
