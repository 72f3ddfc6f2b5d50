//! Activity over time below the lanes: bars by calendar unit, stacked by category group, and the overview to drag a range in.

use crate::app::activity_bins::{Activity, Bin};
use crate::app::command::Command;
use crate::app::state::{OpenProject, State};
use crate::app::theme::color;
use crate::app::{fonts, texts};
use crate::model::CategoryGroup;
use crate::project::{TimeWindow, date_of_day, day_number};
use crate::scene::Theme;
use chrono::{Datelike, Months, NaiveDate};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Color32, CursorIcon, Label, Layout, Painter, Rect, Response, RichText, Sense,
    Stroke, Ui, Vec2b, WidgetInfo, pos2,
};
use egui_plot::{Bar, BarChart, Plot, PlotTransform, VLine};
use std::ops::RangeInclusive;

/// Height of the plot, points.
const HEIGHT: f32 = 92.0;
/// How near to an edge of the range a press takes hold of it, points.
const GRIP: f32 = 5.0;
/// Part of the plot's height that bars may fill; the rest is for the months' names.
const BAR_ROOM: f64 = 0.72;
/// Names of months keep this distance, points.
const LABEL_GAP: f32 = 46.0;
/// Shortest range that a drag makes, days.
const SHORTEST_RANGE: f64 = 0.5;

/// What is being dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Grip {
    /// A new range from this day on.
    New(f64),
    /// The whole range: the day under the pointer, and the range as it was.
    Whole(f64, TimeWindow),
    /// The left edge; the day of the right one.
    Left(f64),
    /// The right edge; the day of the left one.
    Right(f64),
}

/// Shows the panel.
pub fn show(ui: &mut Ui, state: &State, open: &OpenProject, commands: &mut Vec<Command>) {
    let theme = state.theme();
    let activity = &open.choice.activity;
    head(ui, state, activity);
    ui.add_space(2.0);
    let Some(extent) = activity.extent else {
        return;
    };
    let margin = (extent.days() * 0.03).max(1.0);
    let range = extent.start_day - margin..=extent.end_day + margin;
    let peak = activity.peak() as f64 / BAR_ROOM;
    let charts = charts(theme, activity);
    let ticks = month_ticks(&range, ui.available_width());
    let lines: Vec<VLine> = ticks
        .iter()
        .map(|date| {
            VLine::new("", day_number(*date))
                .color(color(theme.grid_strong))
                .width(1.0)
                .allow_hover(false)
        })
        .collect();
    let plot = Plot::new("activity")
        .height(HEIGHT)
        .show_axes(Vec2b::FALSE)
        .show_grid(Vec2b::FALSE)
        .show_background(false)
        .allow_drag(Vec2b::FALSE)
        .allow_zoom(Vec2b::FALSE)
        .allow_scroll(Vec2b::FALSE)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(Vec2b::FALSE)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .set_margin_fraction(egui::Vec2::ZERO)
        .sense(Sense::click_and_drag())
        .show(ui, |plot| {
            plot.set_plot_bounds_x(range);
            plot.set_plot_bounds_y(0.0..=peak);
            for line in lines {
                plot.vline(line);
            }
            for chart in charts {
                plot.bar_chart(chart);
            }
        });
    let response = plot.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, texts::ACTIVITY));
    let painter = ui.painter_at(response.rect);
    months(&painter, theme, &plot.transform, response.rect, &ticks);
    brush(&painter, theme, &plot.transform, open, response.rect);
    drag(ui, open, &plot.transform, &response, commands);
}

/// What is counted, and how a range is dragged.
fn head(ui: &mut Ui, state: &State, activity: &Activity) {
    let theme = state.theme();
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = fonts::BODY;
        let counted = RichText::new(format!("{}, {}", texts::ACTIVITY, activity.unit.words()))
            .font(fonts::semibold(fonts::SMALL + 1.0))
            .color(color(theme.text_soft));
        ui.add(Label::new(counted).extend());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = RichText::new(texts::ACTIVITY_HINT)
                .font(fonts::regular(fonts::SMALL + 1.0))
                .color(color(theme.text_faint));
            ui.add(Label::new(hint).truncate());
        });
    });
}

/// One chart a group, each standing on those before it.
fn charts(theme: &Theme, activity: &Activity) -> Vec<BarChart> {
    CategoryGroup::ALL
        .iter()
        .enumerate()
        .map(|(place, group)| {
            let hue = color(theme.groups.of(*group));
            let bars = activity
                .bins
                .iter()
                .filter(|bin| bin.counts[place] > 0)
                .map(|bin| bar(bin, place, hue))
                .collect();
            BarChart::new(group.plural(), bars)
                .color(hue)
                .allow_hover(false)
        })
        .collect()
}

fn bar(bin: &Bin, place: usize, hue: Color32) -> Bar {
    let below: usize = bin.counts[..place].iter().sum();
    let middle = f64::midpoint(bin.span.start_day, bin.span.end_day);
    Bar::new(middle, bin.counts[place] as f64)
        .base_offset(below as f64)
        .width(bin.span.days() * 0.9)
        .fill(hue)
        .stroke(Stroke::NONE)
}

/// Frame and names of the months.
fn months(
    painter: &Painter,
    theme: &Theme,
    transform: &PlotTransform,
    rect: Rect,
    ticks: &[NaiveDate],
) {
    let by_year = ticks.iter().all(|date| date.month() == 1);
    for date in ticks {
        let x = transform.position_from_point_x(day_number(*date));
        let name = if by_year || date.month() == 1 {
            date.format("%Y").to_string()
        } else {
            date.format("%b").to_string()
        };
        painter.text(
            pos2(x + 4.0, rect.top() + 3.0),
            Align2::LEFT_TOP,
            name,
            fonts::regular(fonts::SMALL),
            color(theme.text_soft),
        );
    }
    painter.rect_stroke(
        rect,
        4.0,
        (1.0, color(theme.hairline)),
        egui::StrokeKind::Inside,
    );
}

/// First days of the months, or of every few, that get a line over `width` points.
fn month_ticks(range: &RangeInclusive<f64>, width: f32) -> Vec<NaiveDate> {
    let (start, end) = (*range.start(), *range.end());
    let step = month_step(f64::from(width) / (end - start).max(1e-6));
    let first = date_of_day(start);
    let month0 = first.month0() - first.month0() % step.min(12);
    let mut ticks = Vec::new();
    let mut next = NaiveDate::from_ymd_opt(first.year(), month0 + 1, 1);
    while let Some(date) = next.filter(|date| day_number(*date) <= end) {
        if day_number(date) >= start {
            ticks.push(date);
        }
        next = date.checked_add_months(Months::new(step));
    }
    ticks
}

/// Months between two lines, so that names keep their distance.
fn month_step(points_per_day: f64) -> u32 {
    [1, 3, 6, 12, 24, 60, 120, 240, 600]
        .into_iter()
        .find(|months| f64::from(*months) * 30.4 * points_per_day >= f64::from(LABEL_GAP))
        .unwrap_or(1200)
}

/// The stretch of time on screen.
fn brush(
    painter: &Painter,
    theme: &Theme,
    transform: &PlotTransform,
    open: &OpenProject,
    rect: Rect,
) {
    let Some(window) = open.view.window else {
        return;
    };
    let left = transform
        .position_from_point_x(window.start_day)
        .max(rect.left());
    let right = transform
        .position_from_point_x(window.end_day)
        .min(rect.right());
    if left >= right {
        return;
    }
    let range = Rect::from_x_y_ranges(left..=right, rect.y_range());
    painter.rect_filled(range, 0.0, color(theme.accent.faded(0.12)));
    for x in [left + 1.0, right - 1.0] {
        painter.vline(x, rect.y_range(), (2.0, color(theme.accent)));
    }
}

fn drag(
    ui: &Ui,
    open: &OpenProject,
    transform: &PlotTransform,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    let id = response.id.with("grip");
    let day_at = |x: f32| {
        transform
            .value_from_position(pos2(x, response.rect.center().y))
            .x
    };
    if let Some(at) = response.hover_pos() {
        ui.ctx()
            .set_cursor_icon(match grip_at(open, transform, at.x, day_at(at.x)) {
                Grip::New(_) => CursorIcon::Crosshair,
                Grip::Whole(..) if response.dragged() => CursorIcon::Grabbing,
                Grip::Whole(..) => CursorIcon::Grab,
                Grip::Left(_) | Grip::Right(_) => CursorIcon::ResizeHorizontal,
            });
    }
    if response.drag_started()
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        let grip = grip_at(open, transform, origin.x, day_at(origin.x));
        ui.data_mut(|data| data.insert_temp(id, grip));
    }
    if response.dragged()
        && let Some(at) = response.interact_pointer_pos()
        && let Some(grip) = ui.data(|data| data.get_temp::<Grip>(id))
    {
        let x = at.x.clamp(response.rect.left(), response.rect.right());
        if let Some(window) = dragged_to(grip, day_at(x)) {
            commands.push(Command::SetWindow(Some(window)));
        }
    }
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
        && matches!(grip_at(open, transform, at.x, day_at(at.x)), Grip::New(_))
    {
        commands.push(Command::SetWindow(None));
    }
}

/// What a press at `x` takes hold of.
fn grip_at(open: &OpenProject, transform: &PlotTransform, x: f32, day: f64) -> Grip {
    let Some(window) = open.view.window else {
        return Grip::New(day);
    };
    let left = transform.position_from_point_x(window.start_day);
    let right = transform.position_from_point_x(window.end_day);
    if (x - left).abs() <= GRIP {
        Grip::Left(window.end_day)
    } else if (x - right).abs() <= GRIP {
        Grip::Right(window.start_day)
    } else if (left..right).contains(&x) {
        Grip::Whole(day, window)
    } else {
        Grip::New(day)
    }
}

/// The range after the pointer was dragged to `day`; none while it is too short to be meant.
fn dragged_to(grip: Grip, day: f64) -> Option<TimeWindow> {
    let (start_day, end_day) = match grip {
        Grip::New(other) | Grip::Left(other) | Grip::Right(other) => {
            (day.min(other), day.max(other))
        }
        Grip::Whole(from, window) => (window.start_day + day - from, window.end_day + day - from),
    };
    (end_day - start_day >= SHORTEST_RANGE).then_some(TimeWindow { start_day, end_day })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: TimeWindow = TimeWindow {
        start_day: 10.0,
        end_day: 20.0,
    };

    #[track_caller]
    fn check(grip: Grip, day: f64, expect: Option<(f64, f64)>) {
        let got = dragged_to(grip, day).map(|window| (window.start_day, window.end_day));
        assert_eq!(got, expect);
    }

    #[test]
    fn ranges_are_drawn_moved_and_resized() {
        check(Grip::New(5.0), 9.0, Some((5.0, 9.0)));
        check(Grip::New(5.0), 1.0, Some((1.0, 5.0)));
        check(Grip::New(5.0), 5.1, None);
        check(Grip::Whole(12.0, WINDOW), 15.0, Some((13.0, 23.0)));
        check(Grip::Left(20.0), 18.0, Some((18.0, 20.0)));
        check(Grip::Right(10.0), 4.0, Some((4.0, 10.0)));
    }

    #[test]
    fn lines_stand_on_first_days_inside_the_range() {
        let start = day_number("2018-02-20".parse().unwrap());
        let ticks = month_ticks(&(start..=start + 60.0), 600.0);
        let texts: Vec<String> = ticks.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["2018-03-01", "2018-04-01"]);
    }

    #[test]
    fn names_of_months_keep_their_distance() {
        assert_eq!(month_step(4.0), 1);
        assert_eq!(month_step(1.0), 3);
        assert_eq!(month_step(0.001), 1200);
    }
}
