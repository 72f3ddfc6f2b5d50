//! Dialogs: save the chart, type a path to open; and the frame that all dialogs share.

use super::start::path_field;
use crate::app::command::Command;
use crate::app::state::{ExportForm, State, ending};
use crate::app::theme::{CONTROL_HEIGHT, color};
use crate::app::widgets::{
    Icon, icon_button, primary_button, quiet_button, segmented, soft, text_label,
};
use crate::app::{fonts, texts};
use crate::export::ImageFormat;
use crate::scene::ThemeKind;
use egui::{Align, Align2, Frame, Id, Layout, Modal, TextEdit, Ui, vec2};
use std::path::PathBuf;

/// Width of the field's names, points.
const NAME_WIDTH: f32 = 92.0;
/// Width of the dialogs, points.
const WIDTH: f32 = 480.0;

/// A dialog in front of the window, with its title and a cross.
pub fn dialog(
    ui: &Ui,
    state: &State,
    title: &str,
    width: f32,
    commands: &mut Vec<Command>,
    content: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let theme = state.theme();
    let style = ui.style();
    let frame = Frame::window(style)
        .inner_margin(20)
        .fill(color(theme.canvas));
    let modal = Modal::new(Id::unique(("dialog", title)))
        .frame(frame)
        .backdrop_color(egui::Color32::from_black_alpha(60))
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            ui.horizontal(|ui| {
                text_label(ui, title, fonts::semibold(fonts::TITLE), color(theme.text));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if icon_button(ui, theme, Icon::Close, 22.0, texts::CLOSE_DIALOG).clicked() {
                        commands.push(Command::CloseDialog);
                    }
                });
            });
            ui.add_space(4.0);
            content(ui, commands);
        });
    if modal.backdrop_response.clicked() {
        commands.push(Command::CloseDialog);
    }
}

/// Shows the export dialog.
pub fn show(ui: &Ui, state: &State, form: &ExportForm, commands: &mut Vec<Command>) {
    dialog(
        ui,
        state,
        texts::EXPORT_TITLE,
        WIDTH,
        commands,
        |ui, commands| {
            let mut next = form.clone();
            soft(ui, state.theme(), texts::EXPORT_NOTE);
            ui.add_space(12.0);
            ui.spacing_mut().item_spacing.y = 10.0;
            choices(ui, state, &mut next);
            texts_of(ui, state, &mut next);
            ui.add_space(6.0);
            buttons(ui, state, &next, commands);
            let asked = commands
                .iter()
                .any(|command| matches!(command, Command::Export(..) | Command::AskExportPath(_)));
            if next != *form && !asked {
                commands.push(Command::Show(crate::app::state::Dialog::Export(next)));
            }
        },
    );
}

fn choices(ui: &mut Ui, state: &State, form: &mut ExportForm) {
    let theme = state.theme();
    field(ui, state, texts::FORMAT, |ui| {
        let formats = [
            (ImageFormat::Svg, "SVG"),
            (ImageFormat::Png, "PNG"),
            (ImageFormat::Pdf, "PDF"),
        ];
        if let Some(format) = segmented(ui, theme, form.format, &formats) {
            form.format = format;
            let path = PathBuf::from(&form.path).with_extension(ending(format));
            form.path = path.display().to_string();
        }
    });
    field(ui, state, texts::THEME, |ui| {
        let looks = [
            (ThemeKind::Light, texts::THEME_LIGHT),
            (ThemeKind::Dark, texts::THEME_DARK),
        ];
        if let Some(look) = segmented(ui, theme, form.look, &looks) {
            form.look = look;
        }
    });
    if form.format == ImageFormat::Png {
        field(ui, state, texts::RESOLUTION, |ui| {
            let steps = [
                (96, "96 dpi"),
                (150, "150 dpi"),
                (200, "200 dpi"),
                (300, "300 dpi"),
                (600, "600 dpi"),
            ];
            if let Some(dpi) = segmented(ui, theme, form.dpi, &steps) {
                form.dpi = dpi;
            }
        });
    }
}

fn texts_of(ui: &mut Ui, state: &State, form: &mut ExportForm) {
    field(ui, state, texts::CHART_TITLE, |ui| {
        line_edit(
            ui,
            &mut form.title,
            texts::CHART_TITLE,
            texts::CHART_TITLE_HINT,
        );
    });
    field(ui, state, texts::FILE_NAME, |ui| {
        line_edit(ui, &mut form.path, texts::FILE_NAME, "");
    });
}

fn line_edit(ui: &mut Ui, text: &mut String, name: &str, hint: &'static str) {
    let width = ui.available_width();
    ui.add(
        TextEdit::singleline(text)
            .id_salt(name)
            .hint_text(hint)
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(width, CONTROL_HEIGHT))
            .desired_width(width),
    )
    .accessible_name(name);
}

fn buttons(ui: &mut Ui, state: &State, form: &ExportForm, commands: &mut Vec<Command>) {
    let theme = state.theme();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let path = form.typed_path();
        ui.add_enabled_ui(path.is_some(), |ui| {
            if primary_button(ui, theme, texts::SAVE).clicked() {
                commands.extend(path.map(|path| Command::Export(form.clone(), path)));
            }
        });
        if quiet_button(ui, theme, texts::SAVE_AS).clicked() {
            commands.push(Command::AskExportPath(form.clone()));
        }
        if quiet_button(ui, theme, texts::CANCEL).clicked() {
            commands.push(Command::CloseDialog);
        }
    });
}

/// A name and what is chosen beside it.
fn field(ui: &mut Ui, state: &State, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            vec2(NAME_WIDTH, CONTROL_HEIGHT),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(NAME_WIDTH);
                soft(ui, state.theme(), name);
            },
        );
        content(ui);
    });
}

/// Shows the dialog in which a path is typed.
pub fn open_path(ui: &Ui, state: &State, why: Option<&str>, commands: &mut Vec<Command>) {
    dialog(
        ui,
        state,
        texts::OPEN_PATH_TITLE,
        WIDTH,
        commands,
        |ui, commands| {
            if let Some(why) = why {
                soft(ui, state.theme(), why);
                ui.add_space(8.0);
            }
            path_field(ui, state, commands);
        },
    );
}
