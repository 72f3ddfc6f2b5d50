//! The scene's theme put into egui's terms: every colour of the window comes from `assets/themes`.

use super::fonts;
use crate::scene::{Color, Theme, ThemeKind};
use egui::style::{ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2};

/// Corner radius of buttons and fields, points.
pub const RADIUS: u8 = 5;
/// Height of buttons and fields, points.
pub const CONTROL_HEIGHT: f32 = 26.0;

/// A scene colour as egui has it.
pub fn color(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// Gives `ctx` the look of both themes.
pub fn install(ctx: &egui::Context) {
    ctx.set_style_of(egui::Theme::Light, style(ThemeKind::Light));
    ctx.set_style_of(egui::Theme::Dark, style(ThemeKind::Dark));
}

/// egui's style for one look.
fn style(kind: ThemeKind) -> Style {
    let mut style = Style {
        visuals: visuals(Theme::of(kind)),
        animation_time: 0.08,
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Body, fonts::regular(fonts::BODY)),
        (TextStyle::Button, fonts::regular(fonts::BODY)),
        (TextStyle::Monospace, fonts::regular(fonts::BODY)),
        (TextStyle::Small, fonts::regular(fonts::SMALL)),
        (TextStyle::Heading, fonts::semibold(fonts::TITLE)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(12.0, 4.0);
    spacing.interact_size = vec2(24.0, CONTROL_HEIGHT);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(20);
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle {
        bar_width: 6.0,
        floating_width: 3.0,
        dormant_handle_opacity: 0.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        active_handle_opacity: 0.25,
        interact_handle_opacity: 0.5,
        ..ScrollStyle::floating()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let base = match theme.kind {
        ThemeKind::Light => Visuals::light(),
        ThemeKind::Dark => Visuals::dark(),
    };
    let text = color(theme.text);
    let hairline = Stroke::new(1.0, color(theme.hairline));
    Visuals {
        override_text_color: None,
        weak_text_color: Some(color(theme.text_soft)),
        widgets: widgets(theme),
        selection: Selection {
            bg_fill: color(theme.evidence),
            stroke: Stroke::new(1.0, color(theme.accent)),
        },
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, text),
            ..base.text_cursor.clone()
        },
        hyperlink_color: color(theme.accent),
        faint_bg_color: color(theme.lane_tint),
        extreme_bg_color: color(theme.field),
        text_edit_bg_color: Some(color(theme.field)),
        code_bg_color: color(theme.panel),
        warn_fg_color: color(theme.warning),
        error_fg_color: color(theme.warning),
        window_corner_radius: CornerRadius::same(6),
        menu_corner_radius: CornerRadius::same(6),
        window_fill: color(theme.canvas),
        panel_fill: color(theme.panel),
        window_stroke: hairline,
        window_shadow: shadow(theme, 24),
        popup_shadow: shadow(theme, 12),
        ..base
    }
}

fn widgets(theme: &Theme) -> Widgets {
    let look = |fill: Color, edge: Color, text: Color| WidgetVisuals {
        bg_fill: color(fill),
        weak_bg_fill: color(fill),
        bg_stroke: Stroke::new(1.0, color(edge)),
        fg_stroke: Stroke::new(1.0, color(text)),
        corner_radius: CornerRadius::same(RADIUS),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: look(theme.panel, theme.hairline, theme.text),
        inactive: look(theme.field, theme.hairline, theme.text),
        hovered: look(theme.field, theme.accent, theme.text),
        active: look(theme.evidence, theme.accent, theme.text),
        open: look(theme.field, theme.accent, theme.text),
    }
}

fn shadow(theme: &Theme, blur: u8) -> Shadow {
    let strength = match theme.kind {
        ThemeKind::Light => 28,
        ThemeKind::Dark => 110,
    };
    Shadow {
        offset: [0, 4],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(strength),
    }
}
