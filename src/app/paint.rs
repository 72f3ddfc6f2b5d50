//! A scene painted with egui: one exhaustive match over what can be drawn.

use super::fonts;
use super::theme::color;
use crate::scene::{Anchor, Item, PathCommand, Point, Rect, Scene, Shape, Stroke};
use egui::epaint::{CubicBezierShape, PathShape, PathStroke, RectShape, StrokeKind};
use egui::{CornerRadius, Painter, Pos2, Vec2, vec2};

/// How far a flattened curve may lie from the true one, points.
const CURVE_TOLERANCE: f32 = 0.1;

/// Paints `scene` with its top left corner at `origin`.
pub fn scene(painter: &Painter, origin: Pos2, scene: &Scene) {
    let whole = rect(
        origin,
        Rect::new(0.0, 0.0, scene.size.width, scene.size.height),
    );
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(whole));
    painter.rect_filled(whole, 0.0, color(scene.background));
    items(&painter, origin, &scene.items, &scene.clips);
}

/// Paints `list`, each item cut to its clip of `clips`.
pub fn items(painter: &Painter, origin: Pos2, list: &[Item], clips: &[Rect]) {
    for item in list {
        let clip = item.clip.and_then(|index| clips.get(usize::from(index)));
        match clip {
            None => shape(painter, origin, &item.shape),
            Some(&clip) => {
                let clip = painter.clip_rect().intersect(rect(origin, clip));
                shape(&painter.with_clip_rect(clip), origin, &item.shape);
            }
        }
    }
}

fn shape(painter: &Painter, origin: Pos2, shape: &Shape) {
    match shape {
        Shape::Rect {
            rect: area,
            radius,
            fill,
            stroke,
        } => {
            painter.add(RectShape::new(
                rect(origin, *area),
                CornerRadius::same(radius.round() as u8),
                fill.map_or(egui::Color32::TRANSPARENT, color),
                stroke.map_or(egui::Stroke::NONE, pen),
                StrokeKind::Middle,
            ));
        }
        Shape::Line { from, to, stroke } => {
            polyline(
                painter,
                vec![point(origin, *from), point(origin, *to)],
                *stroke,
            );
        }
        Shape::Circle {
            center,
            radius,
            fill,
            stroke,
        } => {
            painter.circle(
                point(origin, *center),
                *radius,
                fill.map_or(egui::Color32::TRANSPARENT, color),
                stroke.map_or(egui::Stroke::NONE, pen),
            );
        }
        Shape::Path {
            commands,
            fill,
            stroke,
        } => path(painter, origin, commands, *fill, *stroke),
        Shape::Text {
            pos,
            anchor,
            size,
            weight,
            color: ink,
            text,
        } => {
            let font = fonts::font(*weight, *size);
            let galley = painter.layout_no_wrap(text.clone(), font, color(*ink));
            let left = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => galley.size().x / 2.0,
                Anchor::End => galley.size().x,
            };
            let baseline = galley.rows.first().map_or(0.0, |row| {
                row.pos.y + row.row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y)
            });
            let at = point(origin, *pos) - vec2(left, baseline);
            painter.galley(at, galley, color(*ink));
        }
    }
}

fn path(
    painter: &Painter,
    origin: Pos2,
    commands: &[PathCommand],
    fill: Option<crate::scene::Color>,
    stroke: Option<Stroke>,
) {
    for (points, closed) in outlines(origin, commands) {
        if let Some(fill) = fill {
            painter.add(PathShape::convex_polygon(
                points.clone(),
                color(fill),
                PathStroke::NONE,
            ));
        }
        match stroke {
            None => {}
            Some(stroke) if closed && stroke.dash.is_none() => {
                painter.add(PathShape::closed_line(points, pen(stroke)));
            }
            Some(stroke) => {
                let mut points = points;
                if closed {
                    points.extend(points.first().copied());
                }
                polyline(painter, points, stroke);
            }
        }
    }
}

/// The sub-paths of `commands` as points, each with whether it is closed.
fn outlines(origin: Pos2, commands: &[PathCommand]) -> Vec<(Vec<Pos2>, bool)> {
    let mut outlines = Vec::new();
    let mut points: Vec<Pos2> = Vec::new();
    for command in commands {
        match *command {
            PathCommand::MoveTo(to) => {
                if points.len() > 1 {
                    outlines.push((std::mem::take(&mut points), false));
                }
                points = vec![point(origin, to)];
            }
            PathCommand::LineTo(to) => points.push(point(origin, to)),
            PathCommand::CubicTo(a, b, to) => {
                let from = points.last().copied().unwrap_or(origin);
                let curve = CubicBezierShape::from_points_stroke(
                    [from, point(origin, a), point(origin, b), point(origin, to)],
                    false,
                    egui::Color32::TRANSPARENT,
                    egui::Stroke::NONE,
                );
                points.extend(curve.flatten(Some(CURVE_TOLERANCE)).into_iter().skip(1));
            }
            PathCommand::Close => outlines.push((std::mem::take(&mut points), true)),
        }
    }
    if points.len() > 1 {
        outlines.push((points, false));
    }
    outlines
}

fn polyline(painter: &Painter, points: Vec<Pos2>, stroke: Stroke) {
    match stroke.dash {
        Some([dash, gap]) if dash > 0.0 && gap > 0.0 => {
            painter.extend(egui::Shape::dashed_line(&points, pen(stroke), dash, gap));
        }
        _ if points.len() == 2 => {
            painter.line_segment([points[0], points[1]], pen(stroke));
        }
        _ => {
            painter.add(PathShape::line(points, pen(stroke)));
        }
    }
}

fn pen(stroke: Stroke) -> egui::Stroke {
    egui::Stroke::new(stroke.width, color(stroke.color))
}

fn point(origin: Pos2, at: Point) -> Pos2 {
    origin + vec2(at.x, at.y)
}

/// A scene rectangle on screen.
pub fn rect(origin: Pos2, area: Rect) -> egui::Rect {
    egui::Rect::from_min_size(
        origin + Vec2::new(area.x, area.y),
        vec2(area.width, area.height),
    )
}

/// A screen position in the scene that starts at `origin`.
pub fn scene_point(origin: Pos2, at: Pos2) -> Point {
    Point::new(at.x - origin.x, at.y - origin.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_path_splits_into_its_sub_paths_and_keeps_what_is_closed() {
        let to = |x, y| Point::new(x, y);
        let commands = [
            PathCommand::MoveTo(to(0.0, 0.0)),
            PathCommand::LineTo(to(4.0, 0.0)),
            PathCommand::LineTo(to(4.0, 4.0)),
            PathCommand::Close,
            PathCommand::MoveTo(to(8.0, 0.0)),
            PathCommand::CubicTo(to(9.0, 0.0), to(10.0, 1.0), to(10.0, 2.0)),
        ];
        let found = outlines(pos2(1.0, 1.0), &commands);
        assert_eq!(found.len(), 2);
        assert!(found[0].1);
        assert_eq!(found[0].0[1], pos2(5.0, 1.0));
        assert!(!found[1].1);
        assert_eq!(found[1].0.last(), Some(&pos2(11.0, 3.0)));
        assert!(found[1].0.len() > 3, "the curve is flattened");
    }

    #[test]
    fn paths_without_a_start_do_not_panic() {
        let found = outlines(
            Pos2::ZERO,
            &[PathCommand::Close, PathCommand::LineTo(Point::default())],
        );
        assert!(found.iter().all(|(points, _)| points.len() < 2));
    }
}
