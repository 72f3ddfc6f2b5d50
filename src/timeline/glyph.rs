//! The shape of each category: what a mark, the legend and the filter list draw.
//!
//! Hue says the group, shape the category, so that a chart reads in greyscale too.

use crate::model::{CategoryGroup, EventCategory};
use crate::scene::{Color, PathCommand, Point, Rect, Shape, Stroke, Theme};

/// How a glyph is inked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GlyphColors {
    /// Colour of the group.
    pub hue: Color,
    /// Darker edge where the hue is too light for the canvas; else the hue.
    pub outline: Color,
    /// Inside of solid shapes: the hue, or a tint of it for an event of which only the publication date is known.
    pub fill: Color,
}

impl GlyphColors {
    /// Full strength.
    pub fn of(theme: &Theme, group: CategoryGroup) -> Self {
        let hue = theme.groups.of(group);
        Self {
            hue,
            outline: theme.outlines.of(group),
            fill: hue,
        }
    }

    /// Outlined, nearly empty inside: the day itself is not known.
    #[must_use]
    pub fn hollow(self, canvas: Color) -> Self {
        Self {
            fill: self.hue.mixed(canvas, 0.15),
            ..self
        }
    }

    /// Stepped back to `strength`, 0 to 1, against `canvas`; stays opaque, so that overlaps do not show.
    #[must_use]
    pub fn faded(self, canvas: Color, strength: f32) -> Self {
        Self {
            hue: self.hue.mixed(canvas, strength),
            outline: self.outline.mixed(canvas, strength),
            fill: self.fill.mixed(canvas, strength),
        }
    }

    fn is_hollow(self) -> bool {
        self.fill != self.hue
    }
}

/// The glyph of `category` in a square of `size` points about `center`; made for 10 to 24 points.
pub fn glyph(category: EventCategory, center: Point, size: f32, colors: GlyphColors) -> Vec<Shape> {
    let pen = Pen {
        center,
        unit: size / 2.0,
        colors,
    };
    match category {
        EventCategory::Accuse => pen.solid(&[(0.0, -0.85), (0.95, 0.75), (-0.95, 0.75)]),
        EventCategory::Criticise => pen.outlined(&[(0.0, -0.7), (0.82, 0.68), (-0.82, 0.68)], 0.26),
        EventCategory::Complain => pen.flag(),
        EventCategory::Deny => pen.lines(
            &[
                &[(-0.66, -0.66), (0.66, 0.66)],
                &[(-0.66, 0.66), (0.66, -0.66)],
            ],
            0.38,
        ),
        EventCategory::Admit => [pen.ring((0.0, 0.0), 0.74, 0.24), pen.disc(0.3)].concat(),
        EventCategory::Comment => pen.disc(0.74),
        EventCategory::Reject => pen.block((0.92, 0.3), 0.2),
        EventCategory::Demand => pen.lines(&[&[(-0.36, -0.74), (0.46, 0.0), (-0.36, 0.74)]], 0.38),
        EventCategory::Threaten => pen.bolt(),
        EventCategory::Expel => pen.lines(
            &[
                &[(0.0, -0.78), (-0.8, -0.78), (-0.8, 0.78), (0.0, 0.78)],
                &[(-0.3, 0.0), (0.88, 0.0)],
                &[(0.44, -0.42), (0.9, 0.0), (0.44, 0.42)],
            ],
            0.27,
        ),
        EventCategory::Sanction => pen.block((0.7, 0.7), 0.12),
        EventCategory::Legal => pen.solid(&[(0.0, -0.95), (0.85, 0.0), (0.0, 0.95), (-0.85, 0.0)]),
        EventCategory::Coerce => pen.solid(&[
            (-0.45, -0.78),
            (0.45, -0.78),
            (0.9, 0.0),
            (0.45, 0.78),
            (-0.45, 0.78),
            (-0.9, 0.0),
        ]),
        EventCategory::Force => pen.star(),
        EventCategory::Consult => [
            pen.ring((-0.4, 0.0), 0.5, 0.24),
            pen.ring((0.4, 0.0), 0.5, 0.24),
        ]
        .concat(),
        EventCategory::Agree => [
            pen.ring((0.0, 0.0), 0.82, 0.2),
            pen.lines(&[&[(-0.36, 0.04), (-0.08, 0.34), (0.4, -0.28)]], 0.24),
        ]
        .concat(),
        EventCategory::Support => pen.lines(
            &[&[(-0.8, 0.0), (0.8, 0.0)], &[(0.0, -0.8), (0.0, 0.8)]],
            0.42,
        ),
        EventCategory::Yield => pen.outlined(
            &[
                (0.6, -0.78),
                (0.1, -0.78),
                (-0.6, 0.0),
                (0.1, 0.78),
                (0.6, 0.78),
                (-0.05, 0.0),
            ],
            0.2,
        ),
    }
}

/// Draws in units of half the glyph's size, about its centre.
#[derive(Clone, Copy)]
struct Pen {
    center: Point,
    unit: f32,
    colors: GlyphColors,
}

impl Pen {
    fn at(self, (x, y): (f32, f32)) -> Point {
        Point::new(self.center.x + x * self.unit, self.center.y + y * self.unit)
    }

    fn path(self, points: &[(f32, f32)], closed: bool) -> Vec<PathCommand> {
        let mut commands: Vec<PathCommand> = points
            .iter()
            .enumerate()
            .map(|(step, &point)| match step {
                0 => PathCommand::MoveTo(self.at(point)),
                _ => PathCommand::LineTo(self.at(point)),
            })
            .collect();
        if closed {
            commands.push(PathCommand::Close);
        }
        commands
    }

    /// Edge of a filled shape: a fine line where the hue needs one or the inside is empty.
    fn edge(self) -> Option<Stroke> {
        let width = if self.colors.is_hollow() { 0.18 } else { 0.13 };
        let needed = self.colors.is_hollow() || self.colors.outline != self.colors.hue;
        needed.then(|| solid_stroke(width * self.unit, self.colors.outline))
    }

    fn solid(self, points: &[(f32, f32)]) -> Vec<Shape> {
        vec![Shape::Path {
            commands: self.path(points, true),
            fill: Some(self.colors.fill),
            stroke: self.edge(),
        }]
    }

    fn outlined(self, points: &[(f32, f32)], width: f32) -> Vec<Shape> {
        let width = if self.colors.is_hollow() {
            width * 0.6
        } else {
            width
        };
        vec![Shape::Path {
            commands: self.path(points, true),
            fill: None,
            stroke: Some(solid_stroke(width * self.unit, self.colors.hue)),
        }]
    }

    /// Lines in the hue, over a wider darker one where the hue is light.
    fn lines(self, lines: &[&[(f32, f32)]], width: f32) -> Vec<Shape> {
        let Self { unit, colors, .. } = self;
        let drawn = |width: f32, color: Color| {
            lines.iter().map(move |line| Shape::Path {
                commands: self.path(line, false),
                fill: None,
                stroke: Some(solid_stroke(width * unit, color)),
            })
        };
        if colors.is_hollow() {
            return drawn(width * 0.5, colors.outline).collect();
        }
        if colors.outline == colors.hue {
            return drawn(width, colors.hue).collect();
        }
        drawn(width + 0.1, colors.outline)
            .chain(drawn(width - 0.12, colors.hue))
            .collect()
    }

    fn disc(self, radius: f32) -> Vec<Shape> {
        vec![Shape::Circle {
            center: self.center,
            radius: radius * self.unit,
            fill: Some(self.colors.fill),
            stroke: self.edge(),
        }]
    }

    fn ring(self, center: (f32, f32), radius: f32, width: f32) -> Vec<Shape> {
        let width = if self.colors.is_hollow() {
            width * 0.6
        } else {
            width
        };
        vec![Shape::Circle {
            center: self.at(center),
            radius: radius * self.unit,
            fill: None,
            stroke: Some(solid_stroke(width * self.unit, self.colors.outline)),
        }]
    }

    fn block(self, (half_width, half_height): (f32, f32), radius: f32) -> Vec<Shape> {
        let corner = self.at((-half_width, -half_height));
        vec![Shape::Rect {
            rect: Rect::new(
                corner.x,
                corner.y,
                2.0 * half_width * self.unit,
                2.0 * half_height * self.unit,
            ),
            radius: radius * self.unit,
            fill: Some(self.colors.fill),
            stroke: self.edge(),
        }]
    }

    fn flag(self) -> Vec<Shape> {
        let pole = self.lines(&[&[(-0.66, -0.9), (-0.66, 0.92)]], 0.26);
        let cloth = self.solid(&[(-0.66, -0.88), (0.86, -0.4), (-0.66, 0.12)]);
        [pole, cloth].concat()
    }

    /// Two triangles that meet in the middle; their edges first, so that none crosses the other.
    fn bolt(self) -> Vec<Shape> {
        let halves: [&[(f32, f32)]; 2] = [
            &[(0.3, -0.98), (-0.62, 0.2), (0.14, 0.2)],
            &[(-0.3, 0.98), (0.62, -0.2), (-0.14, -0.2)],
        ];
        self.union(&halves)
    }

    /// Three thin rhombs across each other: six rays.
    fn star(self) -> Vec<Shape> {
        let rhombs: Vec<Vec<(f32, f32)>> = (0..3u8)
            .map(|turn| {
                let angle = std::f32::consts::FRAC_PI_3 * f32::from(turn);
                let (sin, cos) = angle.sin_cos();
                [(0.0, -1.0), (0.27, 0.0), (0.0, 1.0), (-0.27, 0.0)]
                    .iter()
                    .map(|&(x, y): &(f32, f32)| (x * cos - y * sin, x * sin + y * cos))
                    .collect()
            })
            .collect();
        let rhombs: Vec<&[(f32, f32)]> = rhombs.iter().map(Vec::as_slice).collect();
        self.union(&rhombs)
    }

    /// Convex parts that read as one shape: all edges first, then all insides.
    fn union(self, parts: &[&[(f32, f32)]]) -> Vec<Shape> {
        let edges = parts.iter().filter_map(|part| {
            Some(Shape::Path {
                commands: self.path(part, true),
                fill: None,
                stroke: Some(Stroke {
                    width: self.edge()?.width * 2.0,
                    ..self.edge()?
                }),
            })
        });
        let insides = parts.iter().map(|part| Shape::Path {
            commands: self.path(part, true),
            fill: Some(self.colors.fill),
            stroke: None,
        });
        edges.chain(insides).collect()
    }
}

fn solid_stroke(width: f32, color: Color) -> Stroke {
    Stroke {
        width,
        color,
        dash: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::ThemeKind;

    #[test]
    fn every_category_has_a_shape_of_its_own() {
        let colors = GlyphColors {
            hue: Color::rgb(0, 0, 0),
            outline: Color::rgb(0, 0, 0),
            fill: Color::rgb(0, 0, 0),
        };
        let drawn =
            EventCategory::ALL.map(|category| glyph(category, Point::new(0.0, 0.0), 14.0, colors));
        for (at, shapes) in drawn.iter().enumerate() {
            assert!(!shapes.is_empty());
            assert!(
                !drawn[..at].contains(shapes),
                "{:?} repeats a shape",
                EventCategory::ALL[at]
            );
        }
    }

    #[test]
    fn an_event_known_by_publication_only_looks_different_in_every_category() {
        let theme = Theme::of(ThemeKind::Light);
        for category in EventCategory::ALL {
            let colors = GlyphColors::of(theme, category.group());
            let center = Point::new(0.0, 0.0);
            let known = glyph(category, center, 14.0, colors);
            let hollow = glyph(category, center, 14.0, colors.hollow(theme.canvas));
            assert_ne!(known, hollow, "{category:?}");
        }
    }
}
