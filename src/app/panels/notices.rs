//! The quiet bars under the top bar: an import under way, and messages that stay until dismissed.

use crate::app::command::Command;
use crate::app::state::{Notice, NoticeKind, State};
use crate::app::theme::color;
use crate::app::widgets::{Icon, action_tip, icon_button, quiet_button, soft, text_label};
use crate::app::{fonts, texts};
use crate::jobs::Progress;
use egui::{Align, Frame, Layout, Margin, ProgressBar, Ui};

/// Messages shown at once; older ones wait.
const AT_ONCE: usize = 3;

/// Whether there is anything to show.
pub fn is_needed(state: &State) -> bool {
    !state.notices.is_empty() || state.exporting || (state.busy.is_some() && state.open.is_some())
}

/// Shows the bars.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.busy.is_some() && state.open.is_some() {
        progress(ui, state, commands);
    }
    if state.exporting {
        soft(ui, state.theme(), texts::EXPORTING);
    }
    let newest = state.notices.iter().enumerate().rev().take(AT_ONCE);
    for (index, notice) in newest {
        line(ui, state, index, notice, commands);
    }
}

fn line(ui: &mut Ui, state: &State, index: usize, notice: &Notice, commands: &mut Vec<Command>) {
    let theme = state.theme();
    let ink = match notice.kind {
        NoticeKind::Problem => theme.warning,
        NoticeKind::Done => theme.text_soft,
    };
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, theme, Icon::Close, 20.0, texts::DISMISS).clicked() {
                commands.push(Command::Dismiss(index));
            }
            if let Some(action) = notice.action {
                let button = quiet_button(ui, theme, action.label());
                if button.on_hover_text(action_tip(ui, action)).clicked() {
                    commands.push(Command::Act(action));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = fonts::regular(fonts::BODY);
                text_label(ui, notice.text.clone(), font, color(ink));
            });
        });
    });
}

/// How far the import is: file, counts, bar, and the means to stop it.
pub fn progress(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(busy) = &state.busy else {
        return;
    };
    let theme = state.theme();
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let stopping = busy.cancel.is_cancelled();
            ui.add_enabled_ui(!stopping, |ui| {
                let word = if stopping {
                    texts::STOPPING
                } else {
                    texts::CANCEL
                };
                if quiet_button(ui, theme, word).clicked() {
                    commands.push(Command::StopImport);
                }
            });
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let font = fonts::regular(fonts::BODY);
                text_label(
                    ui,
                    told(&busy.progress, &busy.what()),
                    font,
                    color(theme.text),
                );
                ui.add_space(2.0);
                let bar = ProgressBar::new(part_done(&busy.progress))
                    .desired_height(4.0)
                    .corner_radius(2.0)
                    .fill(color(theme.accent));
                ui.scope(|ui| {
                    ui.visuals_mut().extreme_bg_color = color(theme.hairline);
                    ui.add(bar);
                });
                ui.add_space(2.0);
                let current = egui::RichText::new(busy.progress.current.as_str())
                    .font(fonts::regular(fonts::SMALL))
                    .color(color(theme.text_faint));
                ui.add(egui::Label::new(current).truncate());
            });
        });
    });
}

/// "Reading articles in dispatches: 12 of 26".
fn told(progress: &Progress, what: &str) -> String {
    if progress.files_total == 0 {
        return format!("{} in {what}…", texts::LOOKING);
    }
    format!(
        "{} in {what}: {} of {}",
        texts::READING,
        progress.files_done,
        progress.files_total
    )
}

/// 0 to 1, by bytes where they are known.
fn part_done(progress: &Progress) -> f32 {
    let (done, total) = if progress.bytes_total > 0 {
        (progress.bytes_done as f32, progress.bytes_total as f32)
    } else {
        (
            progress.files_done as f32,
            progress.files_total.max(1) as f32,
        )
    };
    (done / total).clamp(0.0, 1.0)
}

/// The frame that the bars stand in.
pub fn frame(state: &State) -> Frame {
    Frame::new()
        .fill(color(state.theme().lane_tint))
        .inner_margin(Margin::symmetric(20, 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_in_files_and_drawn_in_bytes() {
        let mut progress = Progress::default();
        assert_eq!(told(&progress, "cables"), "Looking for articles in cables…");
        assert_eq!(part_done(&progress), 0.0);
        progress.files_total = 4;
        progress.files_done = 1;
        progress.bytes_total = 100;
        progress.bytes_done = 50;
        assert_eq!(
            told(&progress, "cables"),
            "Reading articles in cables: 1 of 4"
        );
        assert_eq!(part_done(&progress), 0.5);
    }
}
