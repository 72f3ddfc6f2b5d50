//! The `demarche` program: arguments in, exit code out. All work is in the library.

use demarche::app::{self, RunOptions, ThemeChoice};
use demarche::cli::{self, Look, Request, Window};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        Request::Job(job) => job.run(),
        Request::Window(window) => show(window),
    }
}

fn show(window: Window) -> ExitCode {
    let options = RunOptions {
        paths: window.paths,
        theme: window.theme.map(|look| match look {
            Look::Light => ThemeChoice::Light,
            Look::Dark => ThemeChoice::Dark,
        }),
        frame_log: window.frame_log,
        screenshot: window.screenshot,
        size: window.size,
    };
    match app::run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demarche: {error}");
            ExitCode::FAILURE
        }
    }
}
