//! A scene in the making: short words for what layout draws most.

use crate::scene::{
    Anchor, Color, Item, Mark, PathCommand, Point, Rect, Scene, Shape, Size, Stroke, Subject,
    Weight,
};

/// Collects items and marks, back to front.
#[derive(Debug, Default)]
pub struct Sketch {
    clips: Vec<Rect>,
    items: Vec<Item>,
    marks: Vec<Mark>,
    clip: Option<u16>,
}

/// How a line of text is set.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    /// Em size, points.
    pub size: f32,
    /// Regular or semibold.
    pub weight: Weight,
    /// Colour.
    pub color: Color,
}

impl Type {
    /// Regular text.
    pub fn regular(size: f32, color: Color) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            color,
        }
    }

    /// Semibold text.
    pub fn semibold(size: f32, color: Color) -> Self {
        Self {
            weight: Weight::Semibold,
            ..Self::regular(size, color)
        }
    }
}

impl Sketch {
    /// What is drawn from now on is cut to `rect`, or to nothing with none.
    pub fn clip_to(&mut self, rect: Option<Rect>) {
        self.clip = rect.map(|rect| {
            let known = self.clips.iter().position(|clip| *clip == rect);
            let at = known.unwrap_or_else(|| {
                self.clips.push(rect);
                self.clips.len() - 1
            });
            at as u16
        });
    }

    /// Adds one shape.
    pub fn push(&mut self, shape: Shape) {
        self.items.push(Item {
            shape,
            clip: self.clip,
        });
    }

    /// Adds shapes.
    pub fn extend(&mut self, shapes: impl IntoIterator<Item = Shape>) {
        for shape in shapes {
            self.push(shape);
        }
    }

    /// A filled rectangle.
    pub fn fill(&mut self, rect: Rect, color: Color) {
        self.push(Shape::Rect {
            rect,
            radius: 0.0,
            fill: Some(color),
            stroke: None,
        });
    }

    /// A straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.push(Shape::Line { from, to, stroke });
    }

    /// A line of text from `pos`, on the baseline; nothing when it is empty.
    pub fn text(&mut self, pos: Point, anchor: Anchor, text: impl Into<String>, kind: Type) {
        let text = text.into();
        if !text.is_empty() {
            self.push(Shape::Text {
                pos,
                anchor,
                size: kind.size,
                weight: kind.weight,
                color: kind.color,
                text,
            });
        }
    }

    /// An outline.
    pub fn path(
        &mut self,
        commands: Vec<PathCommand>,
        fill: Option<Color>,
        stroke: Option<Stroke>,
    ) {
        self.push(Shape::Path {
            commands,
            fill,
            stroke,
        });
    }

    /// Something that can be pointed at, where `bounds` is inside `visible`.
    pub fn mark(&mut self, subject: Subject, bounds: Rect, visible: Rect, name: String) {
        if let Some(bounds) = bounds.intersection(visible) {
            self.marks.push(Mark {
                subject,
                bounds,
                name,
            });
        }
    }

    /// The finished picture.
    pub fn finish(self, size: Size, background: Color) -> Scene {
        Scene {
            size,
            background,
            clips: self.clips,
            items: self.items,
            marks: self.marks,
        }
    }
}

/// A solid line.
pub fn solid(width: f32, color: Color) -> Stroke {
    Stroke {
        width,
        color,
        dash: None,
    }
}

/// The middle of the pixel that holds `at` at one pixel a point, so that fine lines are crisp.
pub fn crisp(at: f32) -> f32 {
    at.floor() + 0.5
}
