//! Colours of the light and the dark look, read from `assets/themes`.

use crate::model::CategoryGroup;
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// A colour, sRGB with straight alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Color {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

impl Color {
    /// An opaque colour.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// The same hue at `opacity`, 0 to 1, of its own.
    #[must_use]
    pub fn faded(self, opacity: f32) -> Self {
        Self {
            a: (f32::from(self.a) * opacity.clamp(0.0, 1.0)).round() as u8,
            ..self
        }
    }

    /// This colour over `ground` at `strength`, 0 to 1: as faded as a translucent one, but opaque.
    #[must_use]
    pub fn mixed(self, ground: Self, strength: f32) -> Self {
        let strength = strength.clamp(0.0, 1.0);
        let mix = |top: u8, below: u8| {
            (f32::from(top) * strength + f32::from(below) * (1.0 - strength)).round() as u8
        };
        Self {
            r: mix(self.r, ground.r),
            g: mix(self.g, ground.g),
            b: mix(self.b, ground.b),
            a: self.a,
        }
    }

    /// From `#RRGGBB` or `#RRGGBBAA`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !matches!(digits.len(), 6 | 8) || !digits.is_ascii() {
            return None;
        }
        let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self {
            r: byte(0)?,
            g: byte(2)?,
            b: byte(4)?,
            a: if digits.len() == 8 { byte(6)? } else { 255 },
        })
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_hex(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("expected a colour such as #24527A, found {text:?}"))
        })
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, serde::Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ThemeKind {
    #[default]
    Light,
    Dark,
}

/// All colours of one look. Greys carry structure, hue carries the category group.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Light or dark.
    pub kind: ThemeKind,
    /// Behind the chart.
    pub canvas: Color,
    /// Behind the side panels.
    pub panel: Color,
    /// Behind fields and buttons.
    pub field: Color,
    /// Every second lane.
    pub lane_tint: Color,
    /// Lines between lanes and around panels.
    pub hairline: Color,
    /// Grid lines of the smaller time unit.
    pub grid: Color,
    /// Grid lines of the larger time unit.
    pub grid_strong: Color,
    /// Text.
    pub text: Color,
    /// Secondary text.
    pub text_soft: Color,
    /// The least of texts: section heads, ticks.
    pub text_faint: Color,
    /// What can be pressed, what is selected.
    pub accent: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// Behind the sentence that is the evidence.
    pub evidence: Color,
    /// Something went wrong.
    pub warning: Color,
    /// Curves from answers to what they answer.
    pub link: Color,
    /// Bars of counts in the filter.
    pub count_bar: Color,
    /// Hue of each group's marks.
    pub groups: GroupColors,
    /// Outline for hues that are too light on this canvas.
    pub outlines: GroupColors,
    /// Text in each group's hue, with the contrast that text needs.
    pub labels: GroupColors,
}

/// One colour a category group.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct GroupColors {
    pub accusation: Color,
    pub denial: Color,
    pub response: Color,
    pub demand: Color,
    pub measure: Color,
    pub diplomacy: Color,
}

impl GroupColors {
    /// The colour of `group`.
    pub fn of(&self, group: CategoryGroup) -> Color {
        match group {
            CategoryGroup::Accusation => self.accusation,
            CategoryGroup::Denial => self.denial,
            CategoryGroup::Response => self.response,
            CategoryGroup::Demand => self.demand,
            CategoryGroup::Measure => self.measure,
            CategoryGroup::Diplomacy => self.diplomacy,
        }
    }
}

impl Theme {
    /// The bundled theme of this kind.
    pub fn of(kind: ThemeKind) -> &'static Self {
        static LIGHT: LazyLock<Theme> = LazyLock::new(|| {
            toml::from_str(include_str!("../../assets/themes/light.toml"))
                .expect("the bundled light theme is complete, as a test shows")
        });
        static DARK: LazyLock<Theme> = LazyLock::new(|| {
            toml::from_str(include_str!("../../assets/themes/dark.toml"))
                .expect("the bundled dark theme is complete, as a test shows")
        });
        match kind {
            ThemeKind::Light => &LIGHT,
            ThemeKind::Dark => &DARK,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bundled_themes_are_complete_and_say_their_kind() {
        for kind in [ThemeKind::Light, ThemeKind::Dark] {
            assert_eq!(Theme::of(kind).kind, kind);
        }
    }

    #[test]
    fn colours_read_from_hex() {
        assert_eq!(
            Color::from_hex("#24527A"),
            Some(Color::rgb(0x24, 0x52, 0x7A))
        );
        assert_eq!(Color::from_hex("24527A"), None);
        assert_eq!(Color::from_hex("#24527"), None);
    }
}
