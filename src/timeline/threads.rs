//! Links as dashed curves from answers to what they answer, and arrows as tapered bands from source lane to target lane.

use super::lod::MARK_SIZE;
use super::plan::{Place, Plan};
use super::sketch::{Sketch, solid};
use crate::model::EventId;
use crate::scene::{PathCommand, Point, Rect, Stroke};

/// From the centre of a mark to where a line may begin, points.
const CLEARANCE: f32 = MARK_SIZE / 2.0 + 2.5;
/// Half the width of an arrow at its source and at its tip, points.
const ARROW_HALF_WIDTHS: (f32, f32) = (4.0, 0.6);

/// A dashed curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    /// Start, two control points, end.
    pub points: [Point; 4],
}

/// Arrows of all events that stand out.
pub fn arrows(plan: &Plan<'_>) -> Vec<(EventId, [Point; 4])> {
    let strong = plan.emphasis.strong.iter();
    strong
        .filter_map(|&id| Some((id, arrow(plan, id)?)))
        .collect()
}

/// The corners of the band from `id`'s mark to its target's lane; none without a target in another lane.
fn arrow(plan: &Plan<'_>, id: EventId) -> Option<[Point; 4]> {
    let target = plan.event(id).target.as_ref()?;
    let to_lane = plan.input.index.lane_of(target.code)?;
    let Place { lane, center, .. } = plan.locate(id)?;
    if to_lane == lane
        || !plan
            .frame
            .plot_view()
            .contains(Point::new(center.x, plan.frame.lanes_top))
    {
        return None;
    }
    let tip_y = plan.frame.row_y(to_lane, 0);
    let down = if tip_y > center.y { 1.0 } else { -1.0 };
    let from_y = center.y + down * CLEARANCE;
    let to_y = tip_y - down * CLEARANCE;
    let (thick, thin) = ARROW_HALF_WIDTHS;
    let x = center.x;
    ((to_y - from_y) * down > 4.0).then_some([
        Point::new(x - thick, from_y),
        Point::new(x + thick, from_y),
        Point::new(x + thin, to_y),
        Point::new(x - thin, to_y),
    ])
}

/// Draws arrows.
pub fn draw_arrows(sketch: &mut Sketch, plan: &Plan<'_>, arrows: &[(EventId, [Point; 4])]) {
    let theme = plan.input.theme;
    sketch.clip_to(Some(plan.frame.plot_view()));
    for (id, [a, b, c, d]) in arrows {
        let hue = theme.groups.of(plan.event(*id).category.group());
        let commands = vec![
            PathCommand::MoveTo(*a),
            PathCommand::LineTo(*b),
            PathCommand::LineTo(*c),
            PathCommand::LineTo(*d),
            PathCommand::Close,
        ];
        sketch.path(commands, Some(hue.faded(0.6)), None);
    }
    sketch.clip_to(None);
}

/// Curves of all links that are to be drawn, those wholly outside the window left out.
pub fn curves(plan: &Plan<'_>) -> Vec<Curve> {
    let links = plan.emphasis.links.iter();
    links
        .filter_map(|link| {
            let (answer, answered) = (plan.locate(link.answer)?, plan.locate(link.answered)?);
            curve(plan, answer, answered)
        })
        .collect()
}

fn curve(plan: &Plan<'_>, from: Place, to: Place) -> Option<Curve> {
    let (a, b) = (from.center, to.center);
    let view = plan.frame.plot_view();
    let outside = a.x.max(b.x) < view.x || a.x.min(b.x) > view.right();
    if outside || a == b {
        return None;
    }
    Some(if from.lane == to.lane && a.y == b.y {
        along_lane(a, b)
    } else if (a.x - b.x).abs() < 2.0 * CLEARANCE {
        bulging(a, b)
    } else {
        sweeping(a, b)
    })
}

/// Within a lane: a flat arc over the marks between.
fn along_lane(a: Point, b: Point) -> Curve {
    let side = (b.x - a.x).signum();
    if (b.x - a.x).abs() < 5.0 * CLEARANCE {
        let (from, to) = (a.x + side * CLEARANCE, b.x - side * CLEARANCE);
        return Curve {
            points: [
                Point::new(from, a.y),
                Point::new(from, a.y),
                Point::new(to, b.y),
                Point::new(to, b.y),
            ],
        };
    }
    let lift = CLEARANCE + 6.0;
    let (start, end) = (a.x + side * CLEARANCE * 0.7, b.x - side * CLEARANCE * 0.7);
    let reach = ((end - start) * 0.25).clamp(-40.0, 40.0);
    let top = a.y - lift - 3.0;
    Curve {
        points: [
            Point::new(start, a.y - CLEARANCE * 0.7),
            Point::new(start + reach, top),
            Point::new(end - reach, top),
            Point::new(end, b.y - CLEARANCE * 0.7),
        ],
    }
}

/// Nearly above each other: out to the left and back.
fn bulging(a: Point, b: Point) -> Curve {
    let out = 22.0;
    Curve {
        points: [
            Point::new(a.x - CLEARANCE, a.y),
            Point::new(a.x - CLEARANCE - out, a.y),
            Point::new(b.x - CLEARANCE - out, b.y),
            Point::new(b.x - CLEARANCE, b.y),
        ],
    }
}

/// From one lane and day to another: leaves and arrives sideways.
fn sweeping(a: Point, b: Point) -> Curve {
    let side = (b.x - a.x).signum();
    let start = Point::new(a.x + side * CLEARANCE, a.y);
    let end = Point::new(b.x - side * CLEARANCE, b.y);
    let reach = ((end.x - start.x) * 0.5).clamp(-120.0, 120.0);
    Curve {
        points: [
            start,
            Point::new(start.x + reach, a.y),
            Point::new(end.x - reach, b.y),
            end,
        ],
    }
}

/// Draws curves.
pub fn draw_curves(sketch: &mut Sketch, plan: &Plan<'_>, curves: &[Curve]) {
    let theme = plan.input.theme;
    // Without a selection links are many and step back.
    let (width, strength) = if plan.emphasis.strong.is_empty() {
        (0.8, 0.55)
    } else {
        (1.3, 0.9)
    };
    let stroke = Stroke {
        dash: Some([4.0, 3.0]),
        ..solid(width, theme.link.mixed(theme.canvas, strength))
    };
    sketch.clip_to(Some(plan.frame.plot_view()));
    for Curve {
        points: [a, b, c, d],
    } in curves
    {
        let commands = vec![PathCommand::MoveTo(*a), PathCommand::CubicTo(*b, *c, *d)];
        sketch.path(commands, None, Some(stroke));
    }
    sketch.clip_to(None);
}

impl Curve {
    /// Small squares along the curve, for labels to keep clear of.
    pub fn footprint(&self) -> impl Iterator<Item = Rect> + '_ {
        const STEPS: u8 = 24;
        (0..=STEPS).map(|step| {
            let at = self.at(f32::from(step) / f32::from(STEPS));
            Rect::new(at.x - 2.0, at.y - 2.0, 4.0, 4.0)
        })
    }

    fn at(&self, t: f32) -> Point {
        let u = 1.0 - t;
        let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        let sum = |part: fn(&Point) -> f32| {
            self.points
                .iter()
                .zip(weights)
                .map(|(point, weight)| part(point) * weight)
                .sum()
        };
        Point::new(sum(|point| point.x), sum(|point| point.y))
    }
}
