//! Icons drawn with lines, so that no font has to carry them.

use egui::{Color32, Painter, Pos2, Stroke, pos2, vec2};

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Menu,
    Close,
    Check,
    Back,
    Forward,
    Search,
}

/// Paints `icon` about `center`, in a square of `size` points.
pub fn paint_icon(painter: &Painter, icon: Icon, center: Pos2, size: f32, ink: Color32) {
    let stroke = Stroke::new(size / 9.0, ink);
    let half = size / 2.0;
    let at = |x: f32, y: f32| pos2(center.x + x * half, center.y + y * half);
    let line = |points: Vec<Pos2>| {
        painter.line(points, stroke);
    };
    match icon {
        Icon::Menu => {
            for y in [-0.6, 0.0, 0.6] {
                line(vec![at(-0.8, y), at(0.8, y)]);
            }
        }
        Icon::Close => {
            line(vec![at(-0.6, -0.6), at(0.6, 0.6)]);
            line(vec![at(-0.6, 0.6), at(0.6, -0.6)]);
        }
        Icon::Check => line(vec![at(-0.6, 0.0), at(-0.15, 0.45), at(0.6, -0.45)]),
        Icon::Back => line(vec![at(0.25, -0.6), at(-0.3, 0.0), at(0.25, 0.6)]),
        Icon::Forward => line(vec![at(-0.25, -0.6), at(0.3, 0.0), at(-0.25, 0.6)]),
        Icon::Search => {
            painter.circle_stroke(center - vec2(0.15, 0.15) * half, half * 0.55, stroke);
            line(vec![at(0.3, 0.3), at(0.8, 0.8)]);
        }
    }
}
