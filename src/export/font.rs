//! The bundled font for pictures: loaded for our own renderers, embedded for everybody else's.

use super::ExportError;
use super::svg::{Fonts, svg};
use crate::scene::{FONT_FAMILY, Scene, Shape, Weight};
use base64::Engine;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};
use usvg::fontdb;
use write_fonts::read::FontRef;
use write_fonts::read::collections::IntSet;
use write_fonts::types::{GlyphId, NameId};

/// Both weights of the bundled font and no other: pictures do not depend on the machine.
fn database() -> Arc<fontdb::Database> {
    static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut database = fontdb::Database::new();
        for weight in Weight::ALL {
            database.load_font_data(weight.font_file().to_vec());
        }
        database.set_sans_serif_family(FONT_FAMILY);
        database.set_serif_family(FONT_FAMILY);
        Arc::new(database)
    });
    Arc::clone(&DATABASE)
}

/// The scene as a tree that `resvg` and `krilla-svg` draw.
pub fn tree(scene: &Scene) -> Result<usvg::Tree, ExportError> {
    let options = usvg::Options {
        font_family: FONT_FAMILY.to_owned(),
        fontdb: database(),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(&svg(scene, Fonts::Named), &options)
        .map_err(|error| ExportError(format!("the chart could not be drawn: {error}")))
}

/// Style sheet with the font's data, cut to what the scene uses of each weight.
pub fn style_sheet(scene: &Scene) -> String {
    let mut sheet = String::from("<style>\n");
    for weight in Weight::ALL {
        let used = characters(scene, weight);
        if used.is_empty() {
            continue;
        }
        let data = subset(weight, &used).unwrap_or_else(|| weight.font_file().to_vec());
        let data = base64::engine::general_purpose::STANDARD.encode(data);
        let css = weight.css();
        // Writing to a string cannot fail.
        let _ = writeln!(
            sheet,
            "@font-face{{font-family:'{FONT_FAMILY}';font-weight:{css};src:url(data:font/ttf;base64,{data})}}"
        );
    }
    sheet.push_str("</style>\n");
    sheet
}

/// All characters that the scene sets in `weight`.
fn characters(scene: &Scene, weight: Weight) -> BTreeSet<char> {
    let used = |shape: &Shape| match shape {
        Shape::Text {
            weight: used, text, ..
        } if *used == weight => text.chars().collect(),
        Shape::Text { .. }
        | Shape::Rect { .. }
        | Shape::Line { .. }
        | Shape::Circle { .. }
        | Shape::Path { .. } => Vec::new(),
    };
    scene
        .items
        .iter()
        .flat_map(|item| used(&item.shape))
        .collect()
}

/// The font file of `weight` with the glyphs of `used` and their kerning only; none if it cannot be cut.
fn subset(weight: Weight, used: &BTreeSet<char>) -> Option<Vec<u8>> {
    let font = FontRef::new(weight.font_file()).ok()?;
    let unicodes: IntSet<u32> = used.iter().map(|c| u32::from(*c)).collect();
    let mut all_scripts = IntSet::empty();
    all_scripts.invert();
    let mut names = IntSet::empty();
    names.insert_range(NameId::from(0)..=NameId::from(6));
    let english: IntSet<u16> = [0x0409].into_iter().collect();
    let plan = skera::Plan::new(
        &IntSet::<GlyphId>::empty(),
        &unicodes,
        &font,
        skera::SubsetFlags::default(),
        &skera::DEFAULT_DROP_TABLES.iter().copied().collect(),
        &all_scripts,
        &skera::DEFAULT_LAYOUT_FEATURES.iter().copied().collect(),
        &names,
        &english,
    );
    skera::subset_font(&font, &plan).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};

    fn units(font: &[u8], text: &str) -> i32 {
        let font = harfrust::FontRef::new(font).unwrap();
        let data = ShaperData::new(&font);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let glyphs = data
            .shaper(&font)
            .build()
            .shape(buffer, ShapeOptions::default());
        assert!(
            glyphs.glyph_infos().iter().all(|glyph| glyph.glyph_id != 0),
            "{text:?} lost a glyph"
        );
        glyphs
            .glyph_positions()
            .iter()
            .map(|glyph| glyph.x_advance)
            .sum()
    }

    #[test]
    fn a_cut_font_sets_its_text_as_wide_as_the_whole_one() {
        for text in [
            "AVAtar To Yes",
            "Côte d’Ivoire – “23” · ×4 …",
            "office fjord",
        ] {
            for weight in Weight::ALL {
                let cut = subset(weight, &text.chars().collect()).unwrap();
                assert!(cut.len() < 30_000, "{} bytes for {text:?}", cut.len());
                assert_eq!(
                    units(&cut, text),
                    units(weight.font_file(), text),
                    "{text:?}"
                );
            }
        }
    }

    #[test]
    fn any_choice_of_characters_can_be_cut() {
        let every: BTreeSet<char> = (0x20..0x2100).filter_map(char::from_u32).collect();
        let strange: BTreeSet<char> = ['\u{0}', '中', '\u{10FFFF}', '🎈'].into();
        for used in [every, strange] {
            assert!(subset(Weight::Regular, &used).is_some());
        }
    }
}
