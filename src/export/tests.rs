//! What every picture keeps to.

use super::*;
use crate::model::EventId;
use crate::scene::text::width_pts;
use crate::scene::{
    Anchor, Color, Item, Mark, PathCommand, Point, Rect, Shape, Size, Stroke, Subject, Weight,
};
use usvg::roxmltree;

/// One of every shape, with text that XML and PDF find hard.
fn every_shape() -> Scene {
    let dashed = Stroke {
        width: 1.0,
        color: Color::rgb(1, 2, 3).faded(0.5),
        dash: Some([2.0, 1.5]),
    };
    let stroke = Some(dashed);
    let at = Point::new;
    let text = |y: f32, anchor, weight, text: &str| Shape::Text {
        pos: at(100.0, y),
        anchor,
        size: 12.0,
        weight,
        color: Color::rgb(0, 0, 0),
        text: text.to_owned(),
    };
    let shapes = vec![
        Shape::Rect {
            rect: Rect::new(1.0, 1.0, 20.0, 10.0),
            radius: 3.0,
            fill: Some(Color::rgb(9, 9, 9)),
            stroke,
        },
        Shape::Line {
            from: at(0.0, 0.0),
            to: at(f32::NAN, 5.0),
            stroke: dashed,
        },
        Shape::Circle {
            center: at(30.0, 30.0),
            radius: 5.0,
            fill: None,
            stroke,
        },
        Shape::Path {
            commands: vec![
                PathCommand::MoveTo(at(1.0, 1.0)),
                PathCommand::LineTo(at(9.0, 1.0)),
                PathCommand::CubicTo(at(9.0, 2.0), at(8.0, 9.0), at(1.0, 9.0)),
                PathCommand::Close,
            ],
            fill: Some(Color::rgb(0, 0, 0)),
            stroke: None,
        },
        text(
            20.0,
            Anchor::Start,
            Weight::Regular,
            "a < b && c > \"d\" ]]>",
        ),
        text(
            40.0,
            Anchor::Middle,
            Weight::Semibold,
            "Côte d’Ivoire · ×23 – …",
        ),
        text(
            60.0,
            Anchor::End,
            Weight::Regular,
            "bell\u{7}, tab\tand Straße",
        ),
    ];
    Scene {
        size: Size::new(300.0, 80.0),
        background: Color::rgb(255, 255, 255),
        clips: vec![Rect::new(0.0, 0.0, 250.0, 80.0)],
        items: shapes
            .into_iter()
            .enumerate()
            .map(|(at, shape)| Item {
                shape,
                clip: (at % 2 == 0).then_some(0),
            })
            .collect(),
        marks: vec![Mark {
            subject: Subject::Event(EventId(0)),
            bounds: Rect::new(1.0, 1.0, 9.0, 9.0),
            name: "Norland denies, to <Sudland> & others".to_owned(),
        }],
    }
}

/// The words that a reader of `scene` sees, spaces aside.
fn words(scene: &Scene) -> Vec<String> {
    let text = |item: &Item| match &item.shape {
        Shape::Text { text, .. } => Some(squeezed(text)),
        Shape::Rect { .. } | Shape::Line { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
    };
    scene.items.iter().filter_map(text).collect()
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect()
}

/// Texts of a tree that have glyphs.
fn texts(group: &usvg::Group) -> usize {
    let count = |node: &usvg::Node| match node {
        usvg::Node::Text(text) => usize::from(!text.layouted().is_empty()),
        usvg::Node::Group(group) => texts(group),
        usvg::Node::Path(_) | usvg::Node::Image(_) => 0,
    };
    group.children().iter().map(count).sum()
}

/// Width of the widest text, points.
fn widest(group: &usvg::Group) -> f32 {
    let width = |node: &usvg::Node| match node {
        usvg::Node::Text(text) => text.bounding_box().width(),
        usvg::Node::Group(group) => widest(group),
        usvg::Node::Path(_) | usvg::Node::Image(_) => 0.0,
    };
    group.children().iter().map(width).fold(0.0, f32::max)
}

#[test]
fn every_svg_is_well_formed_and_holds_each_text_and_name() {
    let scene = every_shape();
    let svg = image(&scene, ImageFormat::Svg, 0.0).unwrap();
    let svg = std::str::from_utf8(&svg).unwrap();
    let document = roxmltree::Document::parse(svg).unwrap();
    let of = |tag: &'static str| {
        document
            .descendants()
            .filter(move |node| node.has_tag_name(tag))
            .map(|node| squeezed(node.text().unwrap_or("")))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("text"), words(&scene));
    let names: Vec<String> = scene
        .marks
        .iter()
        .map(|mark| squeezed(&mark.name))
        .collect();
    assert_eq!(of("title"), names);
    assert!(!svg.contains("NaN"));
    assert!(svg.len() < 200_000, "{} bytes", svg.len());
}

#[test]
fn each_text_reaches_the_pdf_as_text() {
    let scene = every_shape();
    let bytes = image(&scene, ImageFormat::Pdf, 0.0).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let found = squeezed(&document.extract_text(&[1]).unwrap());
    let mut left = found.clone();
    for text in words(&scene) {
        let at = left.find(&text);
        assert!(at.is_some(), "{text:?} is missing in {found:?}");
        left.replace_range(at.unwrap()..at.unwrap() + text.len(), " ");
    }
}

#[test]
fn each_text_is_drawn_by_our_own_renderer() {
    let scene = every_shape();
    let tree = font::tree(&scene).unwrap();
    assert_eq!(texts(tree.root()), words(&scene).len());
}

#[test]
fn text_is_as_wide_in_pictures_as_in_the_layout() {
    for (text, weight) in [
        ("United Kingdom", Weight::Semibold),
        ("AVAtar To Yes, office fjord", Weight::Regular),
        (
            "4 Mar – 30 Apr 2018 · 43 events from 3 articles",
            Weight::Regular,
        ),
        ("denies · 1 day ×23", Weight::Semibold),
    ] {
        let scene = Scene {
            size: Size::new(600.0, 40.0),
            background: Color::rgb(255, 255, 255),
            clips: Vec::new(),
            items: vec![Item {
                shape: Shape::Text {
                    pos: Point::new(10.0, 20.0),
                    anchor: Anchor::Start,
                    size: 12.5,
                    weight,
                    color: Color::rgb(0, 0, 0),
                    text: text.to_owned(),
                },
                clip: None,
            }],
            marks: Vec::new(),
        };
        let tree = font::tree(&scene).unwrap();
        let (drawn, laid_out) = (widest(tree.root()), width_pts(text, 12.5, weight));
        assert!(
            (drawn / laid_out - 1.0).abs() < 0.01,
            "{text:?}: {drawn} drawn, {laid_out} laid out"
        );
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    for format in [ImageFormat::Svg, ImageFormat::Png, ImageFormat::Pdf] {
        let first = image(&every_shape(), format, 96.0).unwrap();
        let second = image(&every_shape(), format, 96.0).unwrap();
        assert!(first == second, "{format:?} differs between two runs");
    }
}

#[test]
fn a_png_is_as_large_as_its_resolution_says_and_states_it() {
    let scene = every_shape();
    for (dpi, width, height) in [(72.0, 300, 80), (144.0, 600, 160), (300.0, 1250, 334)] {
        let bytes = image(&scene, ImageFormat::Png, dpi).unwrap();
        let decoder = ::png::Decoder::new(std::io::Cursor::new(bytes));
        let reader = decoder.read_info().unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), (width, height));
        let stated = info.pixel_dims.unwrap();
        assert_eq!(stated.xppu, (dpi / 0.0254).round() as u32);
    }
}

#[test]
fn a_png_shows_the_words() {
    let scene = every_shape();
    let dark_pixels = |scene: &Scene| {
        let bytes = image(scene, ImageFormat::Png, 72.0).unwrap();
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels
            .chunks(3)
            .filter(|pixel| pixel.iter().all(|part| *part < 100))
            .count()
    };
    let mut wordless = scene.clone();
    wordless
        .items
        .retain(|item| !matches!(item.shape, Shape::Text { .. }));
    assert!(dark_pixels(&scene) > dark_pixels(&wordless) + 200);
}

#[test]
fn impossible_resolutions_are_refused_in_words() {
    let scene = every_shape();
    for dpi in [0.0, -1.0, f32::NAN, 1e6] {
        let error = image(&scene, ImageFormat::Png, dpi).unwrap_err();
        assert!(error.to_string().contains("expected"), "{error}");
    }
}
