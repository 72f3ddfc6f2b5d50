//! Subcommands: the same jobs as the window's, for pipelines and machines without a display.

mod bar;
mod code;
mod export;
mod import;
mod inspect;
mod lines;
mod rules;
mod values;

pub use values::Look;

use crate::jobs;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use values::size;

/// Shown under `demarche --help`.
const EXAMPLES: &str = "\
Examples:
  demarche                                     open the window
  demarche articles/                           open the window on a folder of articles
  demarche import articles/ -o events.csv      code a folder into a table
  demarche export articles/ -o chart.pdf       draw its chart without a window
  demarche export articles/ -o chart.svg --countries RUS,GBR
  demarche code < sentences.jsonl > coded.jsonl

Exit code: 0 done (files that could not be read are named on standard error),
1 nothing could be done, 2 wrong usage.";

/// Timeline visualizer for diplomatic incidents: who accused whom, who answered, and how long it took.
///
/// Reads news articles (text, web pages, documents, exports, folders of them), codes who did what to whom and when, links each denial or
/// counter-measure to what it answers, and draws the result as one lane per country. All work is done on this machine.
#[derive(Debug, Parser)]
#[command(
    name = "demarche",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    subcommand_precedence_over_arg = true
)]
struct Arguments {
    #[command(flatten)]
    window: Window,
    #[command(subcommand)]
    command: Option<Command>,
}

/// How the window is to start.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct Window {
    /// Articles or folders of articles to open in the window; none opens what was open last, or the sample at first
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Look of the window this time
    #[arg(long, value_enum)]
    pub theme: Option<Look>,
    /// Write each frame's times to this file when the window closes
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    pub frame_log: Option<PathBuf>,
    /// Write a picture of the window to this PNG file as soon as it is drawn, and close it
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    pub screenshot: Option<PathBuf>,
    /// Size of the window in points, such as 1440x900
    #[arg(long, value_name = "SIZE", value_parser = size, hide_short_help = true)]
    pub size: Option<[f32; 2]>,
}

/// One job for the command line.
#[derive(Debug, Subcommand)]
enum Command {
    Import(import::Arguments),
    Export(export::Arguments),
    Code(code::Arguments),
    Inspect(inspect::Arguments),
    CheckRules(rules::Arguments),
    /// Read one file from standard input and write what came of it; the program calls itself so
    #[command(name = jobs::isolate::COMMAND, hide = true)]
    ReadOne {
        /// Its name
        name: String,
    },
}

/// What the process's arguments ask for.
#[derive(Debug)]
pub enum Request {
    /// The window.
    Window(Window),
    /// A job without a window.
    Job(Job),
}

/// A job without a window, ready to run.
#[derive(Debug)]
pub struct Job(Command);

/// Reads the process's own arguments. `--help`, `--version` and wrong usage end the process here, with code 0 or 2.
pub fn parse() -> Request {
    let arguments = Arguments::parse();
    match arguments.command {
        None => Request::Window(arguments.window),
        Some(command) => Request::Job(Job(command)),
    }
}

/// Why a job ended without its result.
#[derive(Debug)]
enum Failure {
    /// The arguments do not fit together.
    Usage(String),
    /// Nothing could be done.
    Nothing(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Nothing(error.into())
    }
}

impl Job {
    /// Does the job; says on standard error what went wrong. The code is 0, 1 or 2.
    pub fn run(&self) -> ExitCode {
        let outcome = match &self.0 {
            Command::Import(arguments) => import::run(arguments),
            Command::Export(arguments) => export::run(arguments),
            Command::Code(arguments) => code::run(arguments),
            Command::Inspect(arguments) => inspect::run(arguments),
            Command::CheckRules(arguments) => rules::run(arguments),
            Command::ReadOne { name } => jobs::isolate::serve(name).map_err(Failure::from),
        };
        match outcome {
            Ok(()) => ExitCode::SUCCESS,
            Err(Failure::Usage(message)) => Arguments::command()
                .error(ErrorKind::ValueValidation, message)
                .exit(),
            Err(Failure::Nothing(error)) if is_closed_pipe(&error) => ExitCode::SUCCESS,
            Err(Failure::Nothing(error)) => {
                eprintln!("demarche: {}", in_words(&error));
                ExitCode::FAILURE
            }
        }
    }
}

/// The error and its causes, but for those that it names already.
fn in_words(error: &anyhow::Error) -> String {
    let mut words = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !words.contains(&cause) {
            words = format!("{words}: {cause}");
        }
    }
    words
}

/// Whether the reader of standard output went away, as `head` does: no failure of ours.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_table_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_cause_is_named_once() {
        let full = io::Error::other("disk full");
        let error = anyhow::Error::new(full).context("writing failed: disk full");
        assert_eq!(in_words(&error), "writing failed: disk full");
        let error = anyhow::Error::new(io::Error::other("disk full")).context("writing events");
        assert_eq!(in_words(&error), "writing events: disk full");
    }

    #[test]
    fn a_closed_pipe_is_seen_through_what_wraps_it() {
        let closed = anyhow::Error::new(io::Error::from(io::ErrorKind::BrokenPipe));
        assert!(is_closed_pipe(&closed.context("writing events")));
        let full = anyhow::Error::new(io::Error::from(io::ErrorKind::StorageFull));
        assert!(!is_closed_pipe(&full));
    }
}
