//! One frame of the window, from worker reports to painted panels; knows nothing of the operating system's window, so that
//! tests can drive it.

use super::canvas::ChartCache;
use super::choice::Loaded;
use super::command::{self, Command};
use super::panels::{centre, detail, export, filters, notices, report, start, top};
use super::settings::{Settings, Source, ThemeChoice};
use super::state::{Dialog, NoticeKind, State};
use super::theme::{self, color};
use super::worker::Worker;
use super::{apply, fonts, texts};
use crate::lexicon::Lexicon;
use crate::project::Project;
use crate::scene::{Theme, ThemeKind};
use egui::{Align2, CentralPanel, Frame, Margin, Panel, Ui};
use std::path::PathBuf;
use std::sync::Arc;

/// Width of the filter panel, points.
const FILTERS_WIDTH: f32 = 270.0;
/// Width of the event panel, points.
const DETAIL_WIDTH: f32 = 324.0;
/// Height of the top bar, points.
const TOP_HEIGHT: f32 = 44.0;

/// The window's content.
pub struct Shell {
    state: State,
    worker: Worker,
    cache: ChartCache,
    commands: Vec<Command>,
}

impl Shell {
    /// The window with nothing open; gives `ctx` its fonts and colours.
    pub fn new(ctx: &egui::Context, settings: Settings) -> Self {
        ctx.set_fonts(fonts::definitions());
        theme::install(ctx);
        ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        Self {
            state: State {
                settings,
                ..State::default()
            },
            worker: Worker::new(ctx),
            cache: ChartCache::default(),
            commands: Vec::new(),
        }
    }

    /// Starts to open `paths`; without any, what was open last, or the sample on the first start.
    pub fn start(&mut self, paths: Vec<PathBuf>) {
        let source = match (paths.is_empty(), self.state.settings.last.clone()) {
            (false, _) => Source::Paths(paths),
            (true, Some(last)) => last,
            (true, None) => Source::Sample,
        };
        apply::open(&mut self.state, &mut self.worker, source);
    }

    /// Shows `project`, as if it had been read from `source`.
    pub fn show_project(&mut self, project: Project, source: &Source) {
        let loaded = Loaded::new(project, Arc::default(), Lexicon::bundled());
        apply::opened(&mut self.state, loaded, source);
        self.worker.watch(source);
    }

    /// Tells of something that went wrong before the window was there.
    pub fn complain(&mut self, text: String) {
        self.state.notify(NoticeKind::Problem, text);
    }

    /// What the window knows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// How often the chart was laid out.
    pub fn layouts(&self) -> u64 {
        self.cache.layouts()
    }

    /// Carries out `command` before the next frame.
    pub fn ask(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// What happens without painting: worker reports, dropped folders, the system's theme.
    pub fn logic(&mut self, ctx: &egui::Context) {
        while let Some(report) = self.worker.hear() {
            self.commands
                .extend(apply::report(&mut self.state, &mut self.worker, report));
        }
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = &input.raw.dropped_files;
            files.iter().map(|file| file.path().to_owned()).collect()
        });
        if !dropped.is_empty() {
            self.commands.push(Command::OpenPaths(dropped));
        }
        self.apply_all(ctx);
        ctx.set_theme(match self.state.settings.theme {
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
            ThemeChoice::System => egui::ThemePreference::System,
        });
        self.state.look = match ctx.theme() {
            egui::Theme::Light => ThemeKind::Light,
            egui::Theme::Dark => ThemeKind::Dark,
        };
    }

    /// Paints the window and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.commands.extend(command::from_keys(&ctx));
        self.panels(ui);
        self.dialogs(ui);
        drop_hint(ui, self.state.theme());
        self.state.focus_search = false;
        self.apply_all(&ctx);
    }

    fn apply_all(&mut self, ctx: &egui::Context) {
        if self.commands.is_empty() {
            return;
        }
        for command in std::mem::take(&mut self.commands) {
            apply::command(&mut self.state, &mut self.worker, command);
        }
        ctx.request_repaint();
    }

    fn panels(&mut self, ui: &mut Ui) {
        let state = &self.state;
        let theme = state.theme();
        let commands = &mut self.commands;
        Panel::top("top")
            .exact_size(TOP_HEIGHT)
            .frame(ground(theme.panel, Margin::symmetric(16, 0)))
            .show(ui, |ui| top::show(ui, state, commands));
        if notices::is_needed(state) {
            Panel::top("notices")
                .frame(notices::frame(state))
                .show(ui, |ui| notices::show(ui, state, commands));
        }
        let Some(open) = state.visible() else {
            CentralPanel::default()
                .frame(ground(theme.canvas, Margin::same(0)))
                .show(ui, |ui| start::show(ui, state, commands));
            return;
        };
        Panel::left("filters")
            .resizable(true)
            .default_size(FILTERS_WIDTH)
            .size_range(210.0..=400.0)
            .frame(ground(theme.panel, panel_margin()))
            .show(ui, |ui| filters::show(ui, state, open, commands));
        Panel::right("detail")
            .resizable(true)
            .default_size(DETAIL_WIDTH)
            .size_range(240.0..=560.0)
            .frame(ground(theme.panel, panel_margin()))
            .show(ui, |ui| detail::show(ui, state, open, commands));
        let cache = &mut self.cache;
        CentralPanel::default()
            .frame(ground(theme.canvas, Margin::symmetric(20, 12)))
            .show(ui, |ui| centre::show(ui, state, open, cache, commands));
    }

    fn dialogs(&mut self, ui: &Ui) {
        let commands = &mut self.commands;
        match (&self.state.dialog, &self.state.open) {
            (Some(Dialog::Report(rows)), Some(open)) => {
                report::show(ui, &self.state, open, *rows, commands);
            }
            (Some(Dialog::Export(form)), Some(_)) => export::show(ui, &self.state, form, commands),
            (Some(Dialog::OpenPath(why)), _) => {
                export::open_path(ui, &self.state, why.as_deref(), commands);
            }
            (Some(Dialog::Report(_) | Dialog::Export(_)), None) | (None, _) => {}
        }
    }
}

fn ground(fill: crate::scene::Color, margin: Margin) -> Frame {
    Frame::new().fill(color(fill)).inner_margin(margin)
}

/// Room around a side panel's content; [`SCROLL_ROOM`](super::widgets::SCROLL_ROOM) more is left free at the right by the content itself.
fn panel_margin() -> Margin {
    Margin {
        left: 18,
        right: 8,
        top: 14,
        bottom: 12,
    }
}

/// Says that what is dragged over the window can be dropped.
fn drop_hint(ui: &Ui, theme: &Theme) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let rect = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(egui::LayerId::new(
        egui::Order::Foreground,
        egui::Id::unique("drop"),
    ));
    painter.rect_filled(rect, 0.0, color(theme.canvas.faded(0.85)));
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        texts::DROP_HINT,
        fonts::semibold(fonts::TITLE),
        color(theme.accent),
    );
}
