//! The `demarche` program: arguments in, exit code out. All work is in the library.

use demarche::cli::{self, Request};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        Request::Job(job) => job.run(),
        Request::Window(_) if !has_display() => {
            eprintln!(
                "demarche: there is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set).\n\
                 To draw a chart without one: demarche export PATH -o chart.svg"
            );
            ExitCode::FAILURE
        }
        Request::Window(paths) => open_window(paths),
    }
}

/// Whether a window can be hoped for; only X11 and Wayland systems can tell beforehand.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(all(unix, not(target_os = "macos")))) || set("WAYLAND_DISPLAY") || set("DISPLAY")
}

fn open_window(paths: Vec<std::path::PathBuf>) -> ExitCode {
    match demarche::app::run(demarche::app::RunOptions {
        paths,
        ..Default::default()
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demarche: the window could not be opened: {error:#}");
            ExitCode::FAILURE
        }
    }
}
