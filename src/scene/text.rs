//! Width of text in the bundled font, without a window, and cuts that fit.

use super::Weight;
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use unicode_segmentation::UnicodeSegmentation;

/// Stands where text was cut.
const ELLIPSIS: &str = "…";
/// Longest text worth shaping, bytes; a longer one is cut before it is measured.
const LONGEST: usize = 2_000;

/// Widths kept at most, for each weight.
const MOST_KNOWN: usize = 4_096;

/// One weight, ready to shape.
struct Face {
    font: FontRef<'static>,
    shaper: ShaperData,
    units_per_em: f32,
    /// Widths in em of texts measured before: a chart says the same words frame after frame.
    known: Mutex<HashMap<String, f32>>,
}

impl Face {
    fn new(weight: Weight) -> Self {
        let font = FontRef::new(weight.font_file())
            .expect("the bundled font is a sound font file, as a test shows");
        let mut face = Self {
            shaper: ShaperData::new(&font),
            font,
            units_per_em: 1000.0,
            known: Mutex::default(),
        };
        face.units_per_em = face.shaper.shaper(&face.font).build().units_per_em() as f32;
        face
    }

    fn of(weight: Weight) -> &'static Self {
        static REGULAR: LazyLock<Face> = LazyLock::new(|| Face::new(Weight::Regular));
        static SEMIBOLD: LazyLock<Face> = LazyLock::new(|| Face::new(Weight::Semibold));
        match weight {
            Weight::Regular => &REGULAR,
            Weight::Semibold => &SEMIBOLD,
        }
    }

    /// Width in em, measured once.
    fn ems(&self, text: &str) -> f32 {
        // A width is a plain number: what a panicking thread left behind is sound.
        let lock = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ems) = lock().get(text) {
            return *ems;
        }
        let ems = self.shaped_ems(text);
        let mut known = lock();
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(text.to_owned(), ems);
        ems
    }

    /// Width in em, kerning and ligatures included.
    fn shaped_ems(&self, text: &str) -> f32 {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let glyphs = self
            .shaper
            .shaper(&self.font)
            .build()
            .shape(buffer, ShapeOptions::default());
        let units: i32 = glyphs
            .glyph_positions()
            .iter()
            .map(|glyph| glyph.x_advance)
            .sum();
        units as f32 / self.units_per_em
    }
}

/// Width of `text` in the bundled font at `size` points per em, points.
pub fn width_pts(text: &str, size: f32, weight: Weight) -> f32 {
    if text.is_empty() {
        return 0.0;
    }
    Face::of(weight).ems(head(text)) * size
}

/// `text`, cut between graphemes and closed with "…" where it is wider than `max_width` points; empty where not even that fits.
pub fn elide(text: &str, size: f32, weight: Weight, max_width: f32) -> String {
    let text = head(text);
    if width_pts(text, size, weight) <= max_width {
        return text.to_owned();
    }
    let room = max_width - width_pts(ELLIPSIS, size, weight);
    if room < 0.0 || max_width.is_nan() {
        return String::new();
    }
    let ends: Vec<usize> = text
        .grapheme_indices(true)
        .map(|(at, grapheme)| at + grapheme.len())
        .collect();
    let fitting = ends.partition_point(|&end| width_pts(&text[..end], size, weight) <= room);
    let kept = fitting
        .checked_sub(1)
        .map_or("", |last| &text[..ends[last]]);
    format!("{}{ELLIPSIS}", kept.trim_end())
}

/// `text` in lines of at most `max_width` points, broken at spaces; a word that is wider alone is cut.
pub fn wrap(text: &str, size: f32, weight: Weight, max_width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in head(text).split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width_pts(&longer, size, weight) <= max_width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = elide(word, size, weight, max_width);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As much of `text` as is worth measuring.
fn head(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_grows_with_its_size_and_weight() {
        let regular = width_pts("Netherlands", 10.0, Weight::Regular);
        assert!((width_pts("Netherlands", 20.0, Weight::Regular) - 2.0 * regular).abs() < 0.01);
        assert!(width_pts("Netherlands", 10.0, Weight::Semibold) > regular);
    }

    #[test]
    fn cut_text_fits_and_keeps_whole_graphemes() {
        let name = "Cote\u{301} d'Ivoire";
        for max in 0..120 {
            let max = max as f32;
            let cut = elide(name, 12.5, Weight::Regular, max);
            assert!(
                width_pts(&cut, 12.5, Weight::Regular) <= max + 0.01,
                "{cut:?}"
            );
            assert!(!cut.ends_with("e…"), "an accent was torn off: {cut:?}");
        }
        assert_eq!(elide(name, 12.5, Weight::Regular, 500.0), name);
    }

    #[test]
    fn wrapped_lines_fit_and_lose_no_word() {
        let title = "Norland expels twenty-three envoys after a nerve agent attack in a quiet town";
        let lines = wrap(title, 12.0, Weight::Regular, 140.0);
        assert!(lines.len() > 2);
        assert!(
            lines
                .iter()
                .all(|line| width_pts(line, 12.0, Weight::Regular) <= 140.0)
        );
        assert_eq!(lines.join(" "), title);
    }
}
