//! Pictures from a scene, tables from a corpus.

pub mod csv;
pub mod events;
pub mod jsonl;

mod font;
mod pdf;
mod png;
mod svg;

use crate::scene::Scene;

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ExportError(pub String);

/// File formats of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ImageFormat {
    Svg,
    Png,
    Pdf,
}

/// The scene as a file of `format`; `dpi` is read for PNG only. The same scene gives the same bytes.
pub fn image(scene: &Scene, format: ImageFormat, dpi: f32) -> Result<Vec<u8>, ExportError> {
    match format {
        ImageFormat::Svg => Ok(svg::svg(scene, svg::Fonts::Embedded).into_bytes()),
        ImageFormat::Png => png::png(scene, dpi),
        ImageFormat::Pdf => pdf::pdf(scene),
    }
}

#[cfg(test)]
mod tests;
