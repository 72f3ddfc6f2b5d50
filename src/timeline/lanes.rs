//! What lies under the marks: tinted lanes, hairlines, the date grid, the gutter and the axis.

use super::frame::{COUNT_SIZE, Frame, GUTTER_INSET, NAME_SIZE};
use super::sketch::{Sketch, Type, crisp, solid};
use super::text::elide;
use super::ticks::{Axis, LOWER_SIZE, Tick, UPPER_SIZE};
use super::words::counted;
use super::{ChartIndex, LaneIndex};
use crate::scene::{Anchor, Point, Rect, Subject, Theme, Weight};

/// Lanes, hairlines and grid.
pub fn draw_ground(sketch: &mut Sketch, frame: &Frame, axis: &Axis, theme: &Theme) {
    let view = frame.lanes_view();
    sketch.clip_to(Some(view));
    for at in frame.visible_lanes().filter(|at| at % 2 == 0) {
        sketch.fill(frame.lane(at), theme.lane_tint);
    }
    draw_grid(sketch, frame, axis, theme);
    sketch.clip_to(Some(view.grown(1.0)));
    let hairline = solid(1.0, theme.hairline);
    let mut edge = |y: f32| {
        let y = crisp(y - 1.0);
        sketch.line(Point::new(view.x, y), Point::new(view.right(), y), hairline);
    };
    edge(frame.lanes_top + 1.0);
    for at in frame.visible_lanes() {
        edge(frame.lane(at).bottom());
    }
    sketch.clip_to(None);
}

fn draw_grid(sketch: &mut Sketch, frame: &Frame, axis: &Axis, theme: &Theme) {
    let rows = [(&axis.lower, theme.grid), (&axis.upper, theme.grid_strong)];
    for (ticks, color) in rows {
        for x in ticks.iter().filter_map(|tick| tick.line_x) {
            let x = crisp(x);
            let (top, bottom) = (
                Point::new(x, frame.lanes_top),
                Point::new(x, frame.lanes_bottom),
            );
            sketch.line(top, bottom, solid(1.0, color));
        }
    }
}

/// The two rows of dates above the plot.
pub fn draw_axis(sketch: &mut Sketch, frame: &Frame, axis: &Axis, theme: &Theme) {
    let width = frame.plot_right - frame.plot_left + 1.0;
    let height = frame.lanes_top - frame.axis_top;
    sketch.clip_to(Some(Rect::new(
        frame.plot_left,
        frame.axis_top,
        width,
        height,
    )));
    let upper = (
        frame.axis_top + 15.0,
        Type::semibold(UPPER_SIZE, theme.text),
    );
    let lower = (
        frame.axis_top + 34.0,
        Type::regular(LOWER_SIZE, theme.text_faint),
    );
    let rows: [(&[Tick], (f32, Type), f32, _); 2] = [
        (&axis.lower, lower, frame.axis_top + 25.0, theme.grid),
        (&axis.upper, upper, frame.axis_top + 3.0, theme.grid_strong),
    ];
    for (ticks, (baseline, kind), line_top, color) in rows {
        for tick in ticks {
            if let Some(x) = tick.line_x.map(crisp) {
                let (top, bottom) = (Point::new(x, line_top), Point::new(x, frame.lanes_top));
                sketch.line(top, bottom, solid(1.0, color));
            }
            let pos = Point::new(tick.label_x, baseline);
            sketch.text(pos, Anchor::Start, tick.label.clone(), kind);
        }
    }
    sketch.clip_to(None);
}

/// Names and counts, and the marks by which lanes are pointed at.
pub fn draw_gutter(sketch: &mut Sketch, frame: &Frame, index: &ChartIndex, theme: &Theme) {
    let width = frame.plot_left - frame.left;
    let view = frame.lanes_view();
    sketch.clip_to(Some(Rect::new(view.x, view.y, width, view.height)));
    for at in frame.visible_lanes() {
        let (lane, rect) = (&index.lanes()[at], frame.lane(at));
        let room = width - GUTTER_INSET - 4.0;
        let middle = rect.center().y.round();
        let x = rect.x + GUTTER_INSET;
        let name = elide(&lane.name, NAME_SIZE, Weight::Semibold, room);
        let count = elide(&lane_count_words(lane), COUNT_SIZE, Weight::Regular, room);
        sketch.text(
            Point::new(x, middle - 2.0),
            Anchor::Start,
            name,
            Type::semibold(NAME_SIZE, theme.text),
        );
        sketch.text(
            Point::new(x, middle + 13.0),
            Anchor::Start,
            count,
            Type::regular(COUNT_SIZE, theme.text_soft),
        );
        let name = format!("{}, {}", lane.name, lane_count_words(lane));
        let bounds = Rect::new(rect.x, rect.y, width, rect.height);
        sketch.mark(Subject::Lane(lane.code), bounds, view, name);
    }
    sketch.clip_to(None);
}

/// "18 events", or "target of 3 events" for an actor that only receives.
fn lane_count_words(lane: &LaneIndex) -> String {
    if lane.is_empty() {
        format!("target of {}", counted(lane.targeted, "event", "events"))
    } else {
        counted(lane.len(), "event", "events")
    }
}
