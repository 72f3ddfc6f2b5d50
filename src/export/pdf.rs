//! A scene as PDF: one page of its size, text that can be selected and searched.

use super::ExportError;
use crate::scene::Scene;
use krilla::geom::Size;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

/// The scene as a PDF file of one page.
pub fn pdf(scene: &Scene) -> Result<Vec<u8>, ExportError> {
    let tree = super::font::tree(scene)?;
    let (width, height) = (scene.size.width, scene.size.height);
    let bad_size = || {
        ExportError(format!(
            "expected a page with an area, found {width} by {height} points"
        ))
    };
    let size = Size::from_wh(width, height).ok_or_else(bad_size)?;
    let settings = PageSettings::from_wh(width, height).ok_or_else(bad_size)?;
    let mut document = krilla::Document::new();
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    drawn.ok_or_else(|| ExportError("the chart could not be drawn on the page".to_owned()))?;
    document
        .finish()
        .map_err(|error| ExportError(format!("the PDF could not be written: {error:?}")))
}
