//! The middle of the window: headline, chart, activity, footer; and what stands there when a filter leaves nothing.

use super::activity;
use crate::app::canvas::{self, ChartCache};
use crate::app::command::{Action, Command};
use crate::app::state::{OpenProject, State};
use crate::app::theme::color;
use crate::app::widgets::{link, primary_button, soft, text_label};
use crate::app::{fonts, texts};
use crate::lexicon::Lexicon;
use crate::timeline::Chart;
use crate::timeline::words::{counted, filter_sentence};
use egui::{Align, Layout, Ui, vec2};

/// Room below the chart for activity and footer, points.
const BELOW: f32 = 162.0;

/// Shows the middle of the window.
pub fn show(
    ui: &mut Ui,
    state: &State,
    open: &OpenProject,
    cache: &mut ChartCache,
    commands: &mut Vec<Command>,
) {
    headline(ui, state, open, commands);
    if open.choice.index.shown().is_empty() {
        nothing(ui, state, open, commands);
        return;
    }
    ui.add_space(8.0);
    let size = vec2(ui.available_width(), ui.available_height() - BELOW);
    let chart = canvas::show(ui, state, open, cache, size, commands);
    ui.add_space(8.0);
    activity::show(ui, state, open, commands);
    ui.add_space(4.0);
    footer(ui, state, open, &chart);
}

fn headline(ui: &mut Ui, state: &State, open: &OpenProject, commands: &mut Vec<Command>) {
    let theme = state.theme();
    let sentence = filter_sentence(
        &open.view,
        open.corpus(),
        &open.choice.index,
        Lexicon::bundled(),
    );
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = fonts::HEADLINE + 4.0;
        let some_hidden = !open.filter().is_empty() && !open.choice.index.shown().is_empty();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let all = Action::ShowAll.label();
            if some_hidden && link(ui, theme, all, all, fonts::BODY).clicked() {
                commands.push(Command::Act(Action::ShowAll));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = fonts::semibold(fonts::HEADLINE);
                text_label(ui, sentence.headline, font, color(theme.text));
            });
        });
    });
    soft(ui, theme, sentence.detail);
}

fn nothing(ui: &mut Ui, state: &State, open: &OpenProject, commands: &mut Vec<Command>) {
    let theme = state.theme();
    let filtered = !open.filter().is_empty();
    ui.add_space((ui.available_height() * 0.32).max(0.0));
    ui.vertical_centered(|ui| {
        let (title, hint) = if filtered {
            (texts::NOTHING_LEFT, texts::NOTHING_LEFT_HINT)
        } else {
            (texts::NO_EVENTS_AT_ALL, texts::NO_EVENTS_HINT)
        };
        text_label(ui, title, fonts::semibold(fonts::TITLE), color(theme.text));
        ui.add_space(4.0);
        soft(ui, theme, hint);
        ui.add_space(12.0);
        let action = if filtered {
            Action::ShowAll
        } else {
            Action::Report
        };
        if primary_button(ui, theme, action.label()).clicked() {
            commands.push(Command::Act(action));
        }
    });
}

fn footer(ui: &mut Ui, state: &State, open: &OpenProject, chart: &Chart) {
    let theme = state.theme();
    ui.horizontal(|ui| {
        let small = fonts::regular(fonts::SMALL + 1.0);
        let ink = color(theme.text_soft);
        ui.label(
            egui::RichText::new(shown_words(open, chart))
                .font(small.clone())
                .color(ink),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hints = egui::RichText::new(texts::HINTS)
                .font(small)
                .color(color(theme.text_faint));
            ui.add(egui::Label::new(hints).truncate());
        });
    });
}

/// "17 of 41 events in view, none aggregated · 2 undated · dates as reported, no time zone".
fn shown_words(open: &OpenProject, chart: &Chart) -> String {
    let shown = open.choice.index.shown().len();
    let aggregated = match chart.aggregated {
        0 => "none aggregated".to_owned(),
        some => format!("{} aggregated", counted(some, "event", "events")),
    };
    let mut parts = vec![format!(
        "{} of {} in view, {aggregated}",
        chart.in_window,
        counted(shown, "event", "events")
    )];
    let undated = open.choice.index.undated();
    if undated > 0 {
        parts.push(format!("{undated} undated"));
    }
    parts.push(texts::DATES_AS_REPORTED.to_owned());
    parts.join(" · ")
}
