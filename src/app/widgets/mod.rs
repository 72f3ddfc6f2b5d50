//! Small controls that the panels share. Each gives a response with an accessible name.

mod button;
mod check_row;
mod icon;

pub use button::{
    action_tip, focus_ring, icon_button, link, primary_button, quiet_button, segmented,
};
pub use check_row::{CheckRow, CheckRowResponse, Checked, Lead};
pub use icon::{Icon, paint_icon};

use super::fonts;
use super::paint;
use super::theme::color;
use crate::model::EventCategory;
use crate::scene::{Item, Point, Theme};
use crate::timeline::glyph::{GlyphColors, glyph};
use egui::{Color32, FontId, Label, Painter, Pos2, Response, RichText, Ui};

/// Room that a side panel's content leaves free at its right, so that the scroll bar lies over nothing, points.
pub const SCROLL_ROOM: f32 = 10.0;

/// A section head in small grey capitals.
pub fn section_head(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    text_label(
        ui,
        text,
        fonts::semibold(fonts::SMALL),
        color(theme.text_faint),
    )
}

/// A label in the given font and colour that wraps at the panel's edge.
pub fn text_label(ui: &mut Ui, text: impl Into<String>, font: FontId, ink: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font).color(ink)).wrap())
}

/// Secondary text.
pub fn soft(ui: &mut Ui, theme: &Theme, text: impl Into<String>) -> Response {
    text_label(
        ui,
        text,
        fonts::regular(fonts::BODY),
        color(theme.text_soft),
    )
}

/// Semibold text.
pub fn strong(ui: &mut Ui, theme: &Theme, text: impl Into<String>) -> Response {
    text_label(ui, text, fonts::semibold(fonts::BODY), color(theme.text))
}

/// A hairline over the whole width, with room above and below.
pub fn rule(ui: &mut Ui, theme: &Theme) {
    ui.add_space(6.0);
    let (rect, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        (1.0, color(theme.hairline)),
    );
    ui.add_space(6.0);
}

/// The glyph of `category`, `size` points wide, about `center`; stepped back to `strength`, 0 to 1.
pub fn paint_glyph(
    painter: &Painter,
    theme: &Theme,
    category: EventCategory,
    center: Pos2,
    size: f32,
    strength: f32,
) {
    let colors = GlyphColors::of(theme, category.group()).faded(theme.panel, strength);
    let items: Vec<Item> = glyph(category, Point::default(), size, colors)
        .into_iter()
        .map(|shape| Item { shape, clip: None })
        .collect();
    paint::items(painter, center, &items, &[]);
}
