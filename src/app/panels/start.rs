//! The start screen: open a folder, the sample, or what was open before; and an import under way while nothing is open.

use super::notices::progress;
use crate::app::command::{Action, Command};
use crate::app::state::State;
use crate::app::theme::{CONTROL_HEIGHT, color};
use crate::app::widgets::{
    action_tip, primary_button, quiet_button, section_head, soft, text_label,
};
use crate::app::{fonts, texts};
use egui::accesskit::Role;
use egui::{Align2, CursorIcon, Key, Sense, TextEdit, Ui, WidgetInfo, vec2};
use std::path::{Path, PathBuf};

/// Width of the column, points.
const WIDTH: f32 = 540.0;
/// Height of what stands in the column without recent folders, points.
const HEIGHT: f32 = 220.0;

/// Shows the screen.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let recent = state.settings.recent.len() as f32 * 40.0;
    let above = ((ui.available_height() - HEIGHT - recent) * 0.4).max(16.0);
    let width = WIDTH.min(ui.available_width() - 32.0);
    let side = (ui.available_width() - width) / 2.0;
    ui.add_space(above);
    ui.horizontal_top(|ui| {
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.set_width(width);
            column(ui, state, commands);
        });
    });
}

fn column(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let theme = state.theme();
    text_label(
        ui,
        texts::START_TITLE,
        fonts::semibold(20.0),
        color(theme.text),
    );
    ui.add_space(4.0);
    soft(ui, theme, texts::START_HINT);
    ui.add_space(20.0);
    if state.busy.is_some() && state.open.is_none() {
        progress(ui, state, commands);
        return;
    }
    ui.horizontal(|ui| {
        let open = primary_button(ui, theme, Action::OpenFolder.label())
            .on_hover_text(action_tip(ui, Action::OpenFolder));
        if open.clicked() {
            commands.push(Command::Act(Action::OpenFolder));
        }
        let sample = quiet_button(ui, theme, Action::OpenSample.label())
            .on_hover_text(action_tip(ui, Action::OpenSample));
        if sample.clicked() {
            commands.push(Command::Act(Action::OpenSample));
        }
        if state.open.is_some() && quiet_button(ui, theme, texts::BACK_TO_CHART).clicked() {
            commands.push(Command::Act(Action::StartScreen));
        }
    });
    ui.add_space(8.0);
    path_field(ui, state, commands);
    recent(ui, state, commands);
}

/// A field to type a path in, with a button; also where no system dialog can be had.
pub fn path_field(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let theme = state.theme();
    ui.horizontal(|ui| {
        let mut path = state.drafts.path.clone();
        let width = ui.available_width() - 100.0;
        let field = ui
            .add(
                TextEdit::singleline(&mut path)
                    .id_salt("path")
                    .hint_text(texts::PATH_HINT)
                    .align(Align2::LEFT_CENTER)
                    .min_size(vec2(width, CONTROL_HEIGHT))
                    .desired_width(width),
            )
            .accessible_name(texts::PATH_NAME);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let pressed = ui
            .add_enabled_ui(!path.trim().is_empty(), |ui| {
                quiet_button(ui, theme, texts::OPEN).clicked()
            })
            .inner;
        if (entered || pressed) && !path.trim().is_empty() {
            commands.push(Command::OpenPaths(vec![typed_path(&path)]));
        } else if path != state.drafts.path {
            commands.push(Command::DraftPath(path));
        }
    });
}

/// A typed path, with `~` for the home folder.
fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    let home = || directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match text.strip_prefix("~/").zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(text),
    }
}

fn recent(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.settings.recent.is_empty() {
        return;
    }
    let theme = state.theme();
    ui.add_space(20.0);
    section_head(ui, theme, texts::RECENT);
    ui.add_space(2.0);
    for path in &state.settings.recent {
        if recent_row(ui, state, path) {
            commands.push(Command::OpenPaths(vec![path.clone()]));
        }
    }
}

fn recent_row(ui: &mut Ui, state: &State, path: &Path) -> bool {
    let theme = state.theme();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {name}", texts::OPEN)));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(
            rect.expand2(vec2(8.0, 0.0)),
            5.0,
            color(theme.hairline.faded(0.6)),
        );
    }
    let painter = ui.painter_at(rect);
    let title = painter.layout_no_wrap(name, fonts::semibold(fonts::BODY), color(theme.accent));
    painter.galley(rect.min + vec2(0.0, 2.0), title, color(theme.accent));
    let folder = path.parent().map(|folder| folder.display().to_string());
    let place = painter.layout_no_wrap(
        folder.unwrap_or_default(),
        fonts::regular(fonts::SMALL),
        color(theme.text_faint),
    );
    painter.galley(rect.min + vec2(0.0, 19.0), place, color(theme.text_faint));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_paths_lose_their_margins() {
        assert_eq!(typed_path("  /tmp/a b "), PathBuf::from("/tmp/a b"));
    }
}
