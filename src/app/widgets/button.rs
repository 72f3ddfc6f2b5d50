//! Buttons: primary, quiet, icon, link, and a row of choices.

use super::{Icon, paint_icon};
use crate::app::command::Action;
use crate::app::fonts;
use crate::app::theme::{CONTROL_HEIGHT, RADIUS, color};
use crate::scene::Theme;
use egui::accesskit::Role;
use egui::{
    Button, CursorIcon, Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// The one button of a place that does what people came for.
pub fn primary_button(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let text = RichText::new(text)
        .font(fonts::semibold(fonts::BODY))
        .color(color(theme.on_accent));
    ui.add(
        Button::new(text)
            .fill(color(theme.accent))
            .stroke(Stroke::NONE)
            .min_size(vec2(92.0, CONTROL_HEIGHT)),
    )
    .on_hover_cursor(CursorIcon::PointingHand)
}

/// Any other button.
pub fn quiet_button(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let text = RichText::new(text)
        .font(fonts::regular(fonts::BODY))
        .color(color(theme.text));
    ui.add(Button::new(text).min_size(vec2(92.0, CONTROL_HEIGHT)))
        .on_hover_cursor(CursorIcon::PointingHand)
}

/// A square button with an icon, named `name` for people who hear it.
pub fn icon_button(ui: &mut Ui, theme: &Theme, icon: Icon, size: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let pointed = response.hovered() || response.has_focus();
    if pointed && enabled {
        ui.painter()
            .rect_filled(rect, f32::from(RADIUS), color(theme.hairline));
    }
    let ink = match (enabled, pointed) {
        (false, _) => color(theme.text_faint.faded(0.5)),
        (true, false) => color(theme.text_soft),
        (true, true) => color(theme.text),
    };
    paint_icon(ui.painter(), icon, rect.center(), size * 0.5, ink);
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(name)
}

/// Words that can be pressed; `name` says what they do to people who hear them.
pub fn link(ui: &mut Ui, theme: &Theme, text: &str, name: &str, size: f32) -> Response {
    let idle = color(theme.accent);
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), fonts::regular(size), idle);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if response.hovered() || response.has_focus() {
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 1.0, (1.0, idle));
    }
    ui.painter().galley(rect.min, galley, idle);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A row of choices of which one holds; gives the one that was pressed.
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    current: T,
    choices: &[(T, &str)],
) -> Option<T> {
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (choice, text) in choices {
            let chosen = *choice == current;
            let (fill, edge, weight) = if chosen {
                (theme.evidence, theme.accent, fonts::semibold(fonts::BODY))
            } else {
                (theme.field, theme.hairline, fonts::regular(fonts::BODY))
            };
            let label = RichText::new(*text).font(weight).color(color(theme.text));
            let response = ui
                .add(
                    Button::new(label)
                        .fill(color(fill))
                        .stroke(Stroke::new(1.0, color(edge)))
                        .min_size(vec2(56.0, CONTROL_HEIGHT)),
                )
                .on_hover_cursor(CursorIcon::PointingHand);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, *text));
            if response.clicked() {
                pressed = Some(*choice);
            }
        }
    });
    pressed
}

/// The frame around what has the keyboard.
pub fn focus_ring(ui: &Ui, theme: &Theme, response: &Response) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect,
            f32::from(RADIUS),
            Stroke::new(1.5, color(theme.accent)),
            StrokeKind::Inside,
        );
    }
}

/// What a tooltip says about an action: what it does and its key.
pub fn action_tip(ui: &Ui, action: Action) -> String {
    match action.keys().first() {
        None => action.tooltip().to_owned(),
        Some(keys) => format!("{} ({})", action.tooltip(), ui.ctx().format_shortcut(keys)),
    }
}
