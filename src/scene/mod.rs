//! The display list: what a chart looks like, as one value that the window paints and the exporters write.
//!
//! Coordinates are points (1/72 inch in print, logical pixels in the window), y down, origin at the top left of the scene.

mod font;
mod geometry;
pub mod text;
mod theme;

pub use font::FONT_FAMILY;
pub use geometry::{Point, Rect, Size};
pub use theme::{Color, GroupColors, Theme, ThemeKind};

use crate::model::{ActorCode, EventId};

/// A finished picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width and height.
    pub size: Size,
    /// Colour behind everything.
    pub background: Color,
    /// Rectangles that items refer to by [`Item::clip`].
    pub clips: Vec<Rect>,
    /// What to draw, back to front.
    pub items: Vec<Item>,
    /// What can be pointed at, back to front; the last hit wins.
    pub marks: Vec<Mark>,
}

/// One shape, perhaps cut to a rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What is drawn.
    pub shape: Shape,
    /// Index into [`Scene::clips`]; none draws everywhere.
    pub clip: Option<u16>,
}

/// What can be drawn. Painters match this without a wildcard, so none can forget a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius, points.
        radius: f32,
        /// Inside, if filled.
        fill: Option<Color>,
        /// Outline, if any, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other.
        to: Point,
        /// How.
        stroke: Stroke,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: Point,
        /// Radius, points.
        radius: f32,
        /// Inside, if filled.
        fill: Option<Color>,
        /// Outline, if any.
        stroke: Option<Stroke>,
    },
    /// Any outline. A filled path is convex, so that every painter can fill it; draw others as several.
    Path {
        /// Its steps; the first is a `MoveTo`.
        commands: Vec<PathCommand>,
        /// Inside, if filled.
        fill: Option<Color>,
        /// Outline, if any.
        stroke: Option<Stroke>,
    },
    /// One line of text in the bundled font.
    Text {
        /// On the baseline, at the start, middle or end of the text as `anchor` says.
        pos: Point,
        /// Which part of the text stands at `pos`.
        anchor: Anchor,
        /// Em size, points.
        size: f32,
        /// Regular or semibold.
        weight: Weight,
        /// Colour.
        color: Color,
        /// The words.
        text: String,
    },
}

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathCommand {
    /// Start here.
    MoveTo(Point),
    /// Straight to here.
    LineTo(Point),
    /// Cubic Bézier by two control points to the third.
    CubicTo(Point, Point, Point),
    /// Back to the start.
    Close,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Width, points.
    pub width: f32,
    /// Colour.
    pub color: Color,
    /// Lengths of dash and gap, points; none is a solid line.
    pub dash: Option<[f32; 2]>,
}

/// Which part of a text stands at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Weight of the bundled font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weight {
    Regular,
    Semibold,
}

/// Something that can be pointed at: feeds hit-test, tooltip, SVG title and the accessibility node.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub subject: Subject,
    /// Where it can be hit.
    pub bounds: Rect,
    /// Short name for people who hear the chart: "Russia denies, to United Kingdom, 13 March 2018".
    pub name: String,
}

/// What a mark stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// One event.
    Event(EventId),
    /// Events drawn as one because they would overlap; by date.
    Cluster(Vec<EventId>),
    /// The gutter of an actor's lane.
    Lane(ActorCode),
}

impl Scene {
    /// What lies under `at`: the topmost mark whose bounds hold it.
    pub fn hit(&self, at: Point) -> Option<&Mark> {
        self.marks
            .iter()
            .rev()
            .find(|mark| mark.bounds.contains(at))
    }
}
