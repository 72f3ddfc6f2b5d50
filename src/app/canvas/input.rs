//! What the mouse wants from the chart: pan, zoom about the cursor, scroll lanes, point, select, fit.

use super::mark_under;
use crate::app::command::{Action, Command};
use crate::app::paint;
use crate::app::state::OpenProject;
use crate::model::EventId;
use crate::project::TimeWindow;
use crate::scene::{Mark, Subject};
use crate::timeline::Chart;
use crate::timeline::scale::{Scale, mark_day};
use egui::{CursorIcon, PointerButton, Response, Ui, Vec2};

/// Logarithm of the magnification for each point the wheel turns; a notch of forty points gives about 15 % more.
const ZOOM_PER_POINT: f64 = 0.0035;
/// How long the wheel rolls out after its last turn, seconds.
const ROLL_OUT: f64 = 0.3;
/// Least time that a cluster is spread over when it is opened, days.
const CLUSTER_SPAN: f64 = 2.0;

/// Where the pointer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Gutter,
    Plot,
}

/// What the wheel asks for in one frame, points and factors.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Wheel {
    turn: Vec2,
    pinch: f32,
    shift: bool,
}

/// Turns this frame's input on the chart into commands.
pub fn answer(
    ui: &Ui,
    open: &OpenProject,
    chart: &Chart,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    let pointed = mark_under(chart, response);
    let hovered = pointed.and_then(event_of);
    if hovered != open.focus.hovered && !response.dragged() {
        commands.push(Command::Hover(hovered));
    }
    if let Some(at) = response.hover_pos() {
        let x = f64::from(at.x - response.rect.left());
        let place = if at.x - response.rect.left() < chart.plot_left {
            Place::Gutter
        } else {
            Place::Plot
        };
        let wheel = read_wheel(ui, response);
        turn_wheel(open, chart, response, place, x, wheel, commands);
        ui.ctx().set_cursor_icon(cursor(response, pointed, place));
    }
    drag(open, chart, response, commands);
    click(open, chart, response, pointed, commands);
}

fn read_wheel(ui: &Ui, response: &Response) -> Wheel {
    let (turn, pinch, shift, now) = ui.input(|input| {
        let shift = input.modifiers.shift;
        (
            input.smooth_scroll_delta(),
            input.zoom_delta(),
            shift,
            input.time,
        )
    });
    // The wheel rolls out for a moment: what began with shift held ends as if it still were.
    let id = response.id.with("shift wheel");
    let rolling_since: Option<f64> = ui.data(|data| data.get_temp(id));
    let rolling = rolling_since.is_some_and(|since| now - since < ROLL_OUT);
    let shift = turn != Vec2::ZERO && (shift || rolling);
    if shift {
        ui.data_mut(|data| data.insert_temp(id, now));
    }
    Wheel { turn, pinch, shift }
}

fn turn_wheel(
    open: &OpenProject,
    chart: &Chart,
    response: &Response,
    place: Place,
    x: f64,
    wheel: Wheel,
    commands: &mut Vec<Command>,
) {
    let scale = Scale::new(chart.window, chart.plot_left, chart.plot_right);
    if wheel.pinch != 1.0 {
        let window = scale.zoomed_about(x, f64::from(wheel.pinch));
        commands.push(Command::SetWindow(Some(window)));
        return;
    }
    if wheel.turn == Vec2::ZERO {
        return;
    }
    if wheel.shift || place == Place::Gutter {
        // With shift held the system turns the wheel sideways.
        let by = if wheel.turn.y == 0.0 {
            wheel.turn.x
        } else {
            wheel.turn.y
        };
        commands.extend(scroll_by(open, chart, response, by));
    } else if wheel.turn.x.abs() > wheel.turn.y.abs() {
        let window = scale.panned(f64::from(wheel.turn.x));
        commands.push(Command::SetWindow(Some(window)));
    } else {
        let factor = (f64::from(wheel.turn.y) * ZOOM_PER_POINT).exp();
        commands.push(Command::SetWindow(Some(scale.zoomed_about(x, factor))));
    }
}

fn drag(open: &OpenProject, chart: &Chart, response: &Response, commands: &mut Vec<Command>) {
    let by = response.drag_delta();
    if !response.dragged_by(PointerButton::Primary) || by == Vec2::ZERO {
        return;
    }
    let scale = Scale::new(chart.window, chart.plot_left, chart.plot_right);
    if by.x != 0.0 {
        let window = scale.panned(f64::from(by.x));
        commands.push(Command::SetWindow(Some(window)));
    }
    commands.extend(scroll_by(open, chart, response, by.y));
}

/// Scrolls the lanes as far as there are lanes.
fn scroll_by(open: &OpenProject, chart: &Chart, response: &Response, by: f32) -> Option<Command> {
    let hidden = (chart.lanes_top + chart.lanes_height - response.rect.height()).max(0.0);
    let to = (open.scroll_y.min(hidden) - by).clamp(0.0, hidden);
    (to != open.scroll_y).then_some(Command::ScrollLanes(to))
}

fn click(
    open: &OpenProject,
    chart: &Chart,
    response: &Response,
    pointed: Option<&Mark>,
    commands: &mut Vec<Command>,
) {
    if response.double_clicked() {
        commands.push(Command::Act(Action::Fit));
    } else if response.clicked() {
        match pointed.or_else(|| pressed_mark(chart, response)) {
            Some(mark) => commands.extend(press(mark, chart, Some(open))),
            None => commands.push(Command::Select(None)),
        }
    }
}

/// The mark under a press, where hovering is not known, as on a touch screen.
fn pressed_mark<'a>(chart: &'a Chart, response: &Response) -> Option<&'a Mark> {
    let at = response.interact_pointer_pos()?;
    chart.scene.hit(paint::scene_point(response.rect.min, at))
}

/// What pressing a mark asks for: an event is selected, a cluster opened, a lane leaves the selection alone.
pub fn press(mark: &Mark, chart: &Chart, open: Option<&OpenProject>) -> Option<Command> {
    match &mark.subject {
        Subject::Event(id) => Some(Command::Select(Some(*id))),
        Subject::Lane(_) => None,
        Subject::Cluster(ids) => {
            let spread = open.and_then(|open| spread_of(open, ids));
            match spread {
                Some(window) if window.days() < chart.window.days() * 0.8 => {
                    Some(Command::SetWindow(Some(window)))
                }
                _ => Some(Command::Select(next_in(ids, open))),
            }
        }
    }
}

/// The stretch of time that shows a cluster's events apart; none when they share one day.
fn spread_of(open: &OpenProject, ids: &[EventId]) -> Option<TimeWindow> {
    let days: Vec<f64> = ids
        .iter()
        .filter_map(|id| open.corpus().event(*id).date)
        .map(mark_day)
        .collect();
    let first = days.iter().copied().reduce(f64::min)?;
    let last = days.iter().copied().reduce(f64::max)?;
    if last - first < 1.0 {
        return None;
    }
    let margin = ((last - first) * 0.25).max(CLUSTER_SPAN / 2.0);
    Some(TimeWindow {
        start_day: first - margin,
        end_day: last + margin,
    })
}

/// The event after the selected one in a cluster, its first otherwise.
fn next_in(ids: &[EventId], open: Option<&OpenProject>) -> Option<EventId> {
    let selected = open.and_then(|open| open.focus.selected);
    let after = ids
        .iter()
        .position(|id| Some(*id) == selected)
        .and_then(|place| ids.get(place + 1));
    after.or(ids.first()).copied()
}

fn event_of(mark: &Mark) -> Option<EventId> {
    match &mark.subject {
        Subject::Event(id) => Some(*id),
        Subject::Cluster(_) | Subject::Lane(_) => None,
    }
}

fn cursor(response: &Response, pointed: Option<&Mark>, place: Place) -> CursorIcon {
    let on_mark = pointed.is_some_and(|mark| !matches!(mark.subject, Subject::Lane(_)));
    match place {
        _ if response.dragged() => CursorIcon::Grabbing,
        _ if on_mark => CursorIcon::PointingHand,
        Place::Gutter => CursorIcon::Default,
        Place::Plot => CursorIcon::Grab,
    }
}
