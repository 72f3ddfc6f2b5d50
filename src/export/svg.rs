//! A scene as SVG: text stays text, in the bundled font, and every mark has its name.

use crate::scene::{
    Anchor, Color, FONT_FAMILY, Item, Mark, PathCommand, Point, Rect, Scene, Shape, Stroke,
};
use std::fmt::Write;

/// Decimal places of coordinates.
const PLACES: i32 = 2;

/// Whether the file carries its font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fonts {
    /// As a style sheet with the font's data: for files that people keep.
    Embedded,
    /// By name only: for our own renderers, which have the font loaded.
    Named,
}

/// The scene as an SVG document.
pub fn svg(scene: &Scene, fonts: Fonts) -> String {
    let mut out = Svg(String::new());
    let (width, height) = (number(scene.size.width), number(scene.size.height));
    out.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"'{FONT_FAMILY}', sans-serif\">\n"
    ));
    if fonts == Fonts::Embedded {
        out.0.push_str(&super::font::style_sheet(scene));
    }
    out.clips(&scene.clips);
    let whole = Rect::new(0.0, 0.0, scene.size.width, scene.size.height);
    out.rect(whole, 0.0, Some(scene.background), None);
    out.items(&scene.items);
    out.marks(&scene.marks);
    out.0.push_str("</svg>\n");
    out.0
}

/// A document being written.
struct Svg(String);

impl Svg {
    fn add(&mut self, part: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.0.write_fmt(part);
    }

    fn clips(&mut self, clips: &[Rect]) {
        for (at, clip) in clips.iter().enumerate() {
            let [x, y, width, height] = corners(*clip);
            self.add(format_args!(
                "<clipPath id=\"clip{at}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/></clipPath>\n"
            ));
        }
    }

    /// Items, those cut to the same rectangle in one group.
    fn items(&mut self, items: &[Item]) {
        for run in items.chunk_by(|a, b| a.clip == b.clip) {
            let clip = run.first().and_then(|item| item.clip);
            match clip {
                Some(at) => self.add(format_args!("<g clip-path=\"url(#clip{at})\">\n")),
                None => self.0.push_str("<g>\n"),
            }
            for item in run {
                self.shape(&item.shape);
            }
            self.0.push_str("</g>\n");
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rect(*rect, *radius, *fill, *stroke),
            Shape::Line { from, to, stroke } => {
                self.add(format_args!("<path d=\"M{}L{}\"", pair(*from), pair(*to)));
                self.paint(None, Some(*stroke));
            }
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                let (x, y, r) = (number(center.x), number(center.y), number(*radius));
                self.add(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\""));
                self.paint(*fill, *stroke);
            }
            Shape::Path {
                commands,
                fill,
                stroke,
            } => {
                self.0.push_str("<path d=\"");
                for command in commands {
                    self.step(*command);
                }
                self.0.push('"');
                self.paint(*fill, *stroke);
            }
            Shape::Text {
                pos,
                anchor,
                size,
                weight,
                color,
                text,
            } => {
                let (x, y, size) = (number(pos.x), number(pos.y), number(*size));
                self.add(format_args!(
                    "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{}\"",
                    weight.css()
                ));
                self.0.push_str(match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => " text-anchor=\"middle\"",
                    Anchor::End => " text-anchor=\"end\"",
                });
                self.color("fill", *color);
                self.add(format_args!(">{}</text>\n", escaped(text)));
            }
        }
    }

    fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Color>, stroke: Option<Stroke>) {
        let [x, y, width, height] = corners(rect);
        self.add(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""
        ));
        if radius > 0.0 {
            self.add(format_args!(" rx=\"{}\"", number(radius)));
        }
        self.paint(fill, stroke);
    }

    fn step(&mut self, command: PathCommand) {
        match command {
            PathCommand::MoveTo(to) => self.add(format_args!("M{}", pair(to))),
            PathCommand::LineTo(to) => self.add(format_args!("L{}", pair(to))),
            PathCommand::CubicTo(a, b, to) => {
                self.add(format_args!("C{} {} {}", pair(a), pair(b), pair(to)));
            }
            PathCommand::Close => self.0.push('Z'),
        }
    }

    /// Fill and stroke, and the end of the element.
    fn paint(&mut self, fill: Option<Color>, stroke: Option<Stroke>) {
        match fill {
            Some(color) => self.color("fill", color),
            None => self.0.push_str(" fill=\"none\""),
        }
        if let Some(stroke) = stroke {
            self.color("stroke", stroke.color);
            self.add(format_args!(" stroke-width=\"{}\"", number(stroke.width)));
            if let Some([dash, gap]) = stroke.dash {
                self.add(format_args!(
                    " stroke-dasharray=\"{} {}\"",
                    number(dash),
                    number(gap)
                ));
            }
        }
        self.0.push_str("/>\n");
    }

    fn color(&mut self, attribute: &str, Color { r, g, b, a }: Color) {
        self.add(format_args!(" {attribute}=\"#{r:02X}{g:02X}{b:02X}\""));
        if a < 255 {
            let opacity = number(f32::from(a) / 255.0);
            self.add(format_args!(" {attribute}-opacity=\"{opacity}\""));
        }
    }

    /// Unseen areas that carry the names of marks: tooltips in a viewer, text for a screen reader.
    fn marks(&mut self, marks: &[Mark]) {
        if marks.is_empty() {
            return;
        }
        self.0.push_str("<g fill-opacity=\"0\">\n");
        for mark in marks {
            let [x, y, width, height] = corners(mark.bounds);
            let name = escaped(&mark.name);
            self.add(format_args!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"><title>{name}</title></rect>\n"
            ));
        }
        self.0.push_str("</g>\n");
    }
}

fn corners(rect: Rect) -> [String; 4] {
    [rect.x, rect.y, rect.width, rect.height].map(number)
}

fn pair(at: Point) -> String {
    format!("{} {}", number(at.x), number(at.y))
}

/// A coordinate, as short as two decimal places allow; 0 for what is no number.
fn number(value: f32) -> String {
    let factor = 10f64.powi(PLACES);
    let rounded = (f64::from(value) * factor).round() / factor;
    if rounded.is_finite() && rounded != 0.0 {
        rounded.to_string()
    } else {
        "0".to_owned()
    }
}

/// Text as XML allows it: markup escaped, forbidden control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
    out
}
