//! The window. Panels read the [`State`](state::State) and push [`Command`](command::Command)s; [`apply`] alone changes it.
//! The only place that names egui, eframe and rfd.

mod activity_bins;
mod again;
mod apply;
pub mod canvas;
pub mod choice;
pub mod command;
mod folder;
mod fonts;
mod paint;
mod panels;
mod renderer;
pub mod settings;
mod shell;
pub mod state;
#[expect(missing_docs, reason = "each text is its own description")]
pub mod texts;
mod theme;
mod watch;
mod widgets;
mod words;
mod worker;

pub use settings::{CONFIG_DIR_VARIABLE, Settings, ThemeChoice};
pub use shell::Shell;

use eframe::{NativeOptions, Renderer};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use watch::{FrameLog, Photographer};

/// Size of the window at the first start, points.
const USUAL_SIZE: [f32; 2] = [1440.0, 900.0];
/// Smallest size of the window, points.
const SMALLEST_SIZE: [f32; 2] = [900.0, 560.0];

/// How the window is to start.
#[derive(Debug, Clone, Default)]
pub struct RunOptions {
    /// Folders and files to open; none opens what was open last, or the sample on the first start.
    pub paths: Vec<PathBuf>,
    /// Overrides the saved theme for this time.
    pub theme: Option<ThemeChoice>,
    /// Writes each frame's times to this file when the window closes.
    pub frame_log: Option<PathBuf>,
    /// Writes the pixels of the first stable frame to this PNG file, then quits.
    pub screenshot: Option<PathBuf>,
    /// Size of the window, points.
    pub size: Option<[f32; 2]>,
}

/// Why the window could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no display to show it on.
    #[error("{}", texts::NO_DISPLAY)]
    NoDisplay,
    /// No renderer started; what each said.
    #[error(
        "the window could not be opened: {0}\nCharts can be drawn without one: demarche export PATH -o chart.svg"
    )]
    Start(String),
    /// The picture of the window or the frame log was not written.
    #[error("{0}")]
    Watch(String),
}

/// Shows the window until it is closed.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the window keeps them; a caller has no more use for them"
)]
pub fn run(options: RunOptions) -> Result<(), AppError> {
    if !has_display() {
        return Err(AppError::NoDisplay);
    }
    let mut said = Vec::new();
    for renderer in renderer::in_order() {
        match run_with(renderer, options.clone()) {
            Ok(outcome) => return outcome.map_err(AppError::Watch),
            // A display that is named but does not answer.
            Err(eframe::Error::WinitEventLoop(_)) if said.is_empty() => {
                return Err(AppError::NoDisplay);
            }
            Err(error) => said.push(format!("{renderer}: {error}")),
        }
    }
    Err(AppError::Start(said.join("; ")))
}

/// Whether the environment names a display. Only X11 and Wayland need one named.
fn has_display() -> bool {
    let needs_name = cfg!(all(unix, not(target_os = "macos")));
    let is_named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !needs_name
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .into_iter()
            .any(is_named)
}

/// What watching the window came to.
type Outcome = Arc<Mutex<Result<(), String>>>;

fn run_with(renderer: Renderer, options: RunOptions) -> Result<Result<(), String>, eframe::Error> {
    let outcome: Outcome = Arc::new(Mutex::new(Ok(())));
    let told = outcome.clone();
    let native = NativeOptions {
        renderer,
        viewport: egui::ViewportBuilder::default()
            .with_title(texts::APP_NAME)
            .with_app_id("demarche")
            .with_inner_size(options.size.unwrap_or(USUAL_SIZE))
            .with_min_inner_size(SMALLEST_SIZE)
            .with_icon(icon())
            .with_drag_and_drop(true),
        persist_window: false,
        ..NativeOptions::default()
    };
    eframe::run_native(
        "demarche",
        native,
        Box::new(move |creation| Ok(Box::new(Window::new(&creation.egui_ctx, options, told)))),
    )?;
    let result = outcome.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(result.clone())
}

/// The program's icon; none shows the system's own.
fn icon() -> egui::IconData {
    let decoder = png::Decoder::new(std::io::Cursor::new(include_bytes!(
        "../../assets/icons/demarche-128.png"
    )));
    let decoded = decoder.read_info().and_then(|mut reader| {
        let mut rgba = vec![0; reader.output_buffer_size().unwrap_or(0)];
        let frame = reader.next_frame(&mut rgba)?;
        rgba.truncate(frame.buffer_size());
        Ok(egui::IconData {
            rgba,
            width: frame.width,
            height: frame.height,
        })
    });
    decoded.unwrap_or_default()
}

/// The shell in an operating system's window.
struct Window {
    shell: Shell,
    photographer: Option<Photographer>,
    frame_log: Option<FrameLog>,
    outcome: Outcome,
}

impl Window {
    fn new(ctx: &egui::Context, options: RunOptions, outcome: Outcome) -> Self {
        let (mut settings, problem) = match Settings::usual_file() {
            Some(file) => Settings::load(file),
            None => (Settings::default(), None),
        };
        if let Some(theme) = options.theme {
            settings.theme = theme;
        }
        let mut shell = Shell::new(ctx, settings);
        shell.start(options.paths);
        if let Some(problem) = problem {
            shell.complain(problem);
        }
        Self {
            shell,
            photographer: options.screenshot.map(Photographer::new),
            frame_log: options.frame_log.map(FrameLog::new),
            outcome,
        }
    }

    /// Keeps the first thing that went wrong.
    fn tell(&self, result: Result<(), String>) {
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        if outcome.is_ok() {
            *outcome = result;
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.shell.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let start = Instant::now();
        self.shell.ui(ui);
        if let Some(log) = &mut self.frame_log {
            log.note(start.elapsed(), frame.info().cpu_usage);
        }
        let taken = self
            .photographer
            .as_mut()
            .and_then(|photographer| photographer.look(ui.ctx(), self.shell.state()));
        if let Some(result) = taken {
            self.tell(result);
            self.photographer = None;
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(log) = &self.frame_log {
            self.tell(log.write());
        }
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        theme::color(self.shell.state().theme().canvas).to_normalized_gamma_f32()
    }
}
