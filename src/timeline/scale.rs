//! Days to positions and back; zoom, pan and fit of a stretch of time.

use crate::model::EventDate;
use crate::project::{TimeWindow, day_number};

/// Shortest stretch of time on screen, days: one hour.
pub const MIN_SPAN_DAYS: f64 = 1.0 / 24.0;
/// Longest stretch of time on screen, days: four centuries.
pub const MAX_SPAN_DAYS: f64 = 400.0 * 365.2425;
/// Days that a stretch of time may begin or end on: years 1 to 9999, well inside the calendar.
const DAY_LIMITS: (f64, f64) = (-719_162.0, 2_932_896.0);
/// Part of the width left free at each side when a view fits.
const FIT_PADDING: f64 = 0.04;

/// A linear scale from days to horizontal positions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    window: TimeWindow,
    left: f64,
    width: f64,
}

impl Scale {
    /// `window` over `left..right`, points. The window is [`clamped`](clamp) and the width at least one point.
    pub fn new(window: TimeWindow, left: f32, right: f32) -> Self {
        let left = f64::from(left);
        Self {
            window: clamp(window),
            left,
            width: (f64::from(right) - left).max(1.0),
        }
    }

    /// The stretch of time shown.
    pub fn window(&self) -> TimeWindow {
        self.window
    }

    /// Position of `day`, points.
    pub fn x_from_day(&self, day: f64) -> f64 {
        self.left + (day - self.window.start_day) / self.window.days() * self.width
    }

    /// The day at position `x`, points.
    pub fn day_from_x(&self, x: f64) -> f64 {
        self.window.start_day + (x - self.left) / self.width * self.window.days()
    }

    /// Width of a day, points.
    pub fn points_per_day(&self) -> f64 {
        self.width / self.window.days()
    }

    /// The stretch of time after magnifying `factor` times with the day under `x` staying where it is.
    pub fn zoomed_about(&self, x: f64, factor: f64) -> TimeWindow {
        if !factor.is_finite() || factor <= 0.0 {
            return self.window;
        }
        let day = self.day_from_x(x);
        let span = (self.window.days() / factor).clamp(MIN_SPAN_DAYS, MAX_SPAN_DAYS);
        let before = span * (x - self.left) / self.width;
        clamp(TimeWindow {
            start_day: day - before,
            end_day: day - before + span,
        })
    }

    /// The stretch of time after the chart was dragged `dx` points to the right.
    pub fn panned(&self, dx: f64) -> TimeWindow {
        let days = dx / self.points_per_day();
        clamp(TimeWindow {
            start_day: self.window.start_day - days,
            end_day: self.window.end_day - days,
        })
    }
}

/// The day where an event's mark stands: the middle of its interval, noon for a single day.
pub fn mark_day(date: EventDate) -> f64 {
    let start = day_number(date.start);
    f64::midpoint(start, day_number(date.end).max(start) + 1.0)
}

/// `extent` with a margin at both sides, at least a week long; the year 2000 when there is no extent.
pub fn fit(extent: Option<TimeWindow>) -> TimeWindow {
    let Some(extent) = extent else {
        return TimeWindow {
            start_day: 10_957.0,
            end_day: 11_323.0,
        };
    };
    let span = extent.days().max(7.0);
    let middle = f64::midpoint(extent.start_day, extent.end_day);
    let half = span / 2.0 / (1.0 - 2.0 * FIT_PADDING);
    clamp(TimeWindow {
        start_day: middle - half,
        end_day: middle + half,
    })
}

/// `window` made usable: finite, forward, neither too short nor too long, within the calendar.
pub fn clamp(window: TimeWindow) -> TimeWindow {
    let finite = window.start_day.is_finite() && window.end_day.is_finite();
    if !finite {
        return fit(None);
    }
    let (first, last) = DAY_LIMITS;
    let span = window.days().clamp(MIN_SPAN_DAYS, MAX_SPAN_DAYS);
    let middle = f64::midpoint(window.start_day, window.end_day);
    let start_day = (middle - span / 2.0).clamp(first, last - span);
    TimeWindow {
        start_day,
        end_day: start_day + span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_scale() -> impl Strategy<Value = Scale> {
        let window = (-200_000.0..200_000.0, 0.05..140_000.0);
        (window, 0.0f32..400.0, 10.0f32..4_000.0).prop_map(|((start_day, span), left, width)| {
            let window = TimeWindow {
                start_day,
                end_day: start_day + span,
            };
            Scale::new(window, left, left + width)
        })
    }

    proptest! {
        #[test]
        fn days_and_positions_are_each_others_way_back(scale in any_scale(), part in -1.0..2.0) {
            let window = scale.window();
            let day = window.start_day + part * window.days();
            prop_assert!((scale.day_from_x(scale.x_from_day(day)) - day).abs() < 1e-6);
        }

        #[test]
        fn zooming_keeps_the_day_under_the_mouse(scale in any_scale(), part in 0.0..1.0, factor in 0.2..5.0) {
            let x = scale.x_from_day(scale.window().start_day + part * scale.window().days());
            let zoomed = scale.zoomed_about(x, factor);
            let after = Scale { window: zoomed, ..scale };
            prop_assert!((after.day_from_x(x) - scale.day_from_x(x)).abs() < 1e-6);
        }

        #[test]
        fn panning_there_and_back_changes_nothing(scale in any_scale(), widths in -2.0..2.0) {
            let dx = widths * scale.width;
            let there = Scale { window: scale.panned(dx), ..scale };
            let back = there.panned(-dx);
            prop_assert!((back.start_day - scale.window().start_day).abs() < 1e-6);
            prop_assert!((back.end_day - scale.window().end_day).abs() < 1e-6);
        }

        #[test]
        fn any_window_becomes_usable(start_day in any::<f64>(), end_day in any::<f64>()) {
            let window = clamp(TimeWindow { start_day, end_day });
            prop_assert!(window.days() >= MIN_SPAN_DAYS * 0.999);
            prop_assert!(window.days() <= MAX_SPAN_DAYS * 1.001);
            let again = clamp(window);
            prop_assert!((again.start_day - window.start_day).abs() < 1e-6);
            prop_assert!((again.end_day - window.end_day).abs() < 1e-6);
        }
    }

    #[test]
    fn a_fit_leaves_room_at_both_ends() {
        let extent = TimeWindow {
            start_day: 100.0,
            end_day: 200.0,
        };
        let fitted = fit(Some(extent));
        assert!(fitted.start_day < 100.0 - 3.0 && fitted.end_day > 200.0 + 3.0);
        assert!(
            (fitted.start_day + fitted.end_day - 300.0).abs() < 1e-9,
            "centred"
        );
    }

    #[test]
    fn a_single_day_fits_with_its_week() {
        let day = TimeWindow {
            start_day: 10.0,
            end_day: 11.0,
        };
        assert!(fit(Some(day)).days() >= 7.0);
    }
}
