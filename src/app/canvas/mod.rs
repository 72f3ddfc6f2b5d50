//! The chart as a widget: it paints the scene, answers the mouse, and names its lanes and marks to people who hear it.

mod cache;
mod input;
mod tooltip;

pub use cache::ChartCache;

use super::command::Command;
use super::state::{OpenProject, State};
use super::theme::color;
use super::widgets::focus_ring;
use super::{paint, texts};
use crate::scene::{Mark, Size, Subject};
use crate::timeline::Chart;
use egui::accesskit::Role;
use egui::{Pos2, Response, Sense, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// Marks that get a node of their own for people who hear the chart; more would drown them.
const NAMED_MARKS: usize = 300;
/// Smallest size that a chart is laid out for, points.
const SMALLEST: Vec2 = egui::vec2(160.0, 120.0);

/// Shows the chart in a space of `size` and asks for what the mouse wants.
pub fn show(
    ui: &mut Ui,
    state: &State,
    open: &OpenProject,
    cache: &mut ChartCache,
    size: Vec2,
    commands: &mut Vec<Command>,
) -> Arc<Chart> {
    let size = size.max(SMALLEST);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, texts::TIMELINE));
    let chart = cache.chart(state, open, Size::new(size.x, size.y));
    paint::scene(ui.painter(), rect.min, &chart.scene);
    focus_ring(ui, state.theme(), &response);
    name_marks(ui, rect.min, &chart, commands);
    input::answer(ui, open, &chart, &response, commands);
    tooltip::show(ui, state, open, &chart, &response);
    scroll_bar(ui, state, open, &chart, &response);
    chart
}

/// Gives lanes and marks their nodes in the accessibility tree; pressing one there selects it.
fn name_marks(ui: &Ui, origin: Pos2, chart: &Chart, commands: &mut Vec<Command>) {
    let whole = ui.clip_rect();
    for (place, mark) in chart.scene.marks.iter().take(NAMED_MARKS).enumerate() {
        let rect = paint::rect(origin, mark.bounds).intersect(whole);
        if !rect.is_positive() {
            continue;
        }
        let id = ui.scope_id().with(("mark", place));
        let response = ui.interact(rect, id, Sense::hover());
        let role = match mark.subject {
            Subject::Lane(_) => Role::RowHeader,
            Subject::Event(_) | Subject::Cluster(_) => Role::Button,
        };
        response.widget_info(|| WidgetInfo::labeled(role, true, &mark.name));
        let pressed = ui
            .input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click));
        if pressed {
            commands.extend(input::press(mark, chart, None));
        }
    }
}

/// What lies under the pointer.
fn mark_under<'a>(chart: &'a Chart, response: &Response) -> Option<&'a Mark> {
    let at = response.hover_pos()?;
    chart.scene.hit(paint::scene_point(response.rect.min, at))
}

/// A thin bar at the right edge when the lanes are taller than the space for them.
fn scroll_bar(ui: &Ui, state: &State, open: &OpenProject, chart: &Chart, response: &Response) {
    let room = response.rect.height() - chart.lanes_top;
    let hidden = chart.lanes_height - room;
    if hidden <= 1.0 || room <= 0.0 {
        return;
    }
    let length = (room * room / chart.lanes_height).max(24.0);
    let travel = room - length;
    let top =
        response.rect.top() + chart.lanes_top + travel * (open.scroll_y / hidden).clamp(0.0, 1.0);
    let bar = egui::Rect::from_min_size(
        egui::pos2(response.rect.right() - 5.0, top),
        egui::vec2(4.0, length),
    );
    let strength = if response.hovered() { 0.5 } else { 0.3 };
    ui.painter()
        .rect_filled(bar, 2.0, color(state.theme().text_faint.faded(strength)));
}
