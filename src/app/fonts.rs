//! The bundled typeface, registered with egui; other scripts fall back to the system's fonts.

use crate::scene::Weight;
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

/// Size of running text, points.
pub const BODY: f32 = 12.5;
/// Size of section heads and notes, points.
pub const SMALL: f32 = 10.5;
/// Size of headlines, points.
pub const HEADLINE: f32 = 15.0;
/// Size of the event's title, points.
pub const TITLE: f32 = 16.0;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Semibold.ttf");
const SEMIBOLD_FAMILY: &str = "semibold";

/// Regular and semibold, and nothing of egui's own.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [("regular", REGULAR), (SEMIBOLD_FAMILY, SEMIBOLD)] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "regular"),
        (FontFamily::Monospace, "regular"),
        (FontFamily::Name(SEMIBOLD_FAMILY.into()), SEMIBOLD_FAMILY),
    ];
    for (family, name) in families {
        fonts.families.insert(family, vec![name.to_owned()]);
    }
    fonts
}

/// The bundled font at `size` points.
pub fn font(weight: Weight, size: f32) -> FontId {
    match weight {
        Weight::Regular => regular(size),
        Weight::Semibold => semibold(size),
    }
}

/// Regular at `size` points.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Semibold at `size` points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD_FAMILY.into()))
}
