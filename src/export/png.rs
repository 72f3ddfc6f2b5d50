//! A scene as PNG, at any resolution, which the file states.

use super::ExportError;
use crate::scene::Scene;
use resvg::tiny_skia;

/// Points of an inch.
const POINTS_PER_INCH: f32 = 72.0;
/// Most pixels of one picture: 400 megabytes of memory.
const MOST_PIXELS: f64 = 100e6;

/// The scene as a PNG file of `dpi` dots an inch, its resolution written in.
pub fn png(scene: &Scene, dpi: f32) -> Result<Vec<u8>, ExportError> {
    if !(dpi.is_finite() && dpi > 0.0) {
        return Err(ExportError(format!(
            "expected a resolution above 0 dpi, found {dpi}"
        )));
    }
    let tree = super::font::tree(scene)?;
    let scale = dpi / POINTS_PER_INCH;
    let pixels = |points: f32| (points * scale).ceil().max(1.0);
    let (width, height) = (pixels(scene.size.width), pixels(scene.size.height));
    let too_large = || {
        ExportError(format!(
            "expected at most {} million pixels, found {width} by {height}; choose fewer dpi",
            MOST_PIXELS / 1e6
        ))
    };
    if f64::from(width) * f64::from(height) > MOST_PIXELS {
        return Err(too_large());
    }
    let mut canvas = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    let background = scene.background;
    canvas.fill(tiny_skia::Color::from_rgba8(
        background.r,
        background.g,
        background.b,
        background.a,
    ));
    // The tree is as large as its size attributes say; the scene's own points are what counts.
    let per_unit = |points: f32, units: f32| {
        if units > 0.0 {
            points * scale / units
        } else {
            scale
        }
    };
    let transform = tiny_skia::Transform::from_scale(
        per_unit(scene.size.width, tree.size().width()),
        per_unit(scene.size.height, tree.size().height()),
    );
    resvg::render(&tree, transform, &mut canvas.as_mut());
    encoded(&canvas, dpi)
}

fn encoded(canvas: &tiny_skia::Pixmap, dpi: f32) -> Result<Vec<u8>, ExportError> {
    let mut straight = Vec::with_capacity(canvas.pixels().len() * 3);
    for pixel in canvas.pixels() {
        let color = pixel.demultiply();
        straight.extend([color.red(), color.green(), color.blue()]);
    }
    let per_metre = (dpi / 0.0254).round() as u32;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, canvas.width(), canvas.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let failed =
        |error: png::EncodingError| ExportError(format!("the PNG could not be written: {error}"));
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&straight).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}
