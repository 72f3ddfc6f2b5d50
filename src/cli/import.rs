//! `demarche import`: articles to a table of events.

use super::values::SetDate;
use super::{Failure, bar};
use crate::export::{csv, jsonl};
use crate::jobs;
use crate::lexicon::Lexicon;
use crate::model::Corpus;
use crate::project::Project;
use anyhow::Context;
use clap::{Args, ValueEnum};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Shown under `demarche import --help`.
const EXAMPLES: &str = "\
Examples:
  demarche import articles/ > events.jsonl
  demarche import articles/ more.html -o events.csv
  demarche import articles/ -o events.jsonl --report report.json

Each event is one line of JSON, or one row of CSV: its date and how exact it is,
source and target, category with CAMEO, PLOVER and Goldstein values, what it
answers, and the sentences that tell it, by file and byte offset. The report
lists every file: articles, events, warnings, why an article gave no event, and how many
of its sentences name two states and gave none, by reason.";

/// Code articles into a table of events
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Articles of any format that is read or folders of articles, read recursively
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// File to write; standard output when left out
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of the events; taken from the ending of FILE when left out, else jsonl
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Also write how each file fared, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Day of publication of a file, or of its Nth article: FILE=2018-10-05, FILE#2=2018-10-05; may be repeated
    #[arg(long, value_name = "FILE=DATE", value_parser = super::values::set_date)]
    date: Vec<SetDate>,
    /// Folder of coding rules of your own (*.toml), laid over the bundled ones
    #[arg(long, value_name = "FOLDER")]
    rules: Option<PathBuf>,
}

/// Forms that events can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
    /// One row an event, for spreadsheets
    Csv,
}

impl Format {
    /// The form that the ending of `path` names.
    fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("csv") => Ok(Self::Csv),
            None | Some("jsonl" | "json" | "ndjson") => Ok(Self::Jsonl),
            Some(other) => Err(Failure::Usage(format!(
                "expected a file that ends in .jsonl or .csv, or --format; found .{other}"
            ))),
        }
    }

    fn write(self, corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Jsonl => jsonl::write(corpus, out),
            Self::Csv => csv::write(corpus, out),
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let format = format_of(arguments)?;
    for output in arguments.output.iter().chain(&arguments.report) {
        bar::spare_articles(output, &arguments.paths)?;
    }
    let own = match &arguments.rules {
        Some(folder) => Some(jobs::lexicon_with_rules(folder)?),
        None => None,
    };
    let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::bundled());
    let dates = SetDate::all(&arguments.date);
    let order = jobs::Order {
        lexicon,
        dates: &dates,
    };
    let project = bar::import(&arguments.paths, order)?;
    if let Some(path) = &arguments.report {
        write_report(&project, path)?;
    }
    bar::require_articles(&project, &arguments.paths)?;
    write_events(arguments, format, &project.corpus)?;
    eprintln!("{}", summary(&project));
    Ok(())
}

/// The file to write to; none is standard output.
fn file_of(arguments: &Arguments) -> Option<&Path> {
    arguments
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"))
}

fn format_of(arguments: &Arguments) -> Result<Format, Failure> {
    match (arguments.format, file_of(arguments)) {
        (Some(format), _) => Ok(format),
        (None, Some(path)) => Format::of(path),
        (None, None) => Ok(Format::Jsonl),
    }
}

fn write_events(arguments: &Arguments, format: Format, corpus: &Corpus) -> Result<(), Failure> {
    if let Some(path) = file_of(arguments) {
        jobs::write_atomically_with(path, |out| format.write(corpus, out))?;
    } else {
        let mut out = BufWriter::new(io::stdout().lock());
        format
            .write(corpus, &mut out)
            .and_then(|()| out.flush())
            .context("writing events to standard output")?;
    }
    Ok(())
}

fn write_report(project: &Project, path: &Path) -> Result<(), Failure> {
    jobs::write_atomically_with(path, |out| {
        serde_json::to_writer_pretty(&mut *out, &project.report)?;
        out.write_all(b"\n")
    })?;
    Ok(())
}

/// "25 articles, 131 events, 1 file could not be read".
fn summary(project: &Project) -> String {
    let articles = bar::count(project.report.article_count(), "article");
    let events = bar::count(project.corpus.events.len(), "event");
    match project.report.failed().count() {
        0 => format!("{articles}, {events}"),
        failed => format!(
            "{articles}, {events}, {} could not be read",
            bar::count(failed, "file")
        ),
    }
}
