//! The one font of window and exports, so that text measured once is as wide everywhere.

use super::Weight;

/// Family name, as SVG and the font files have it.
pub const FONT_FAMILY: &str = "Source Sans 3";

impl Weight {
    /// Both weights.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Semibold];

    /// The font file of this weight (TrueType).
    pub fn font_file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf"),
            Self::Semibold => include_bytes!("../../assets/fonts/SourceSans3-Semibold.ttf"),
        }
    }

    /// The weight in numbers, as CSS has it.
    pub fn css(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Semibold => 600,
        }
    }
}
