//! Running a job of [`jobs`] with a progress bar on a terminal and none elsewhere.

use crate::cli::Failure;
use crate::import::{ReadOutcome, SourceFile, read};
use crate::jobs::{self, Cancel, Progress};
use crate::project::{FileStatus, Project};
use anyhow::bail;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Imports `paths` under a bar and names each file that could not be read on standard error.
pub fn import(paths: &[PathBuf], order: jobs::Order<'_>) -> Result<Project, Failure> {
    let bar = ProgressBar::new(0); // draws on standard error, and only where that is a terminal
    if let Ok(style) =
        ProgressStyle::with_template("{bar:32} {bytes}/{total_bytes}  {prefix}  {wide_msg}")
    {
        bar.set_style(style);
    }
    let show = |now: Progress| {
        bar.set_length(now.bytes_total);
        bar.set_position(now.bytes_done);
        bar.set_prefix(format!("{} of {} files", now.files_done, now.files_total));
        bar.set_message(now.current);
    };
    let project = jobs::import(paths, order, &show, &Cancel::default());
    bar.finish_and_clear();
    let project = project?;
    let read = |file: &&str| {
        project
            .report
            .files
            .iter()
            .any(|known| known.file == **file)
    };
    if let Some(unknown) = order.dates.files().find(|file| !read(file)) {
        return Err(Failure::Usage(format!(
            "--date {unknown}=…: expected one of the files read, named as in the report, found none of that name"
        )));
    }
    for file in project.report.failed() {
        if let FileStatus::Failed(why) = &file.status {
            eprintln!("demarche: {}: {why}", file.file);
        }
    }
    for (why, files) in skipped(&project) {
        eprintln!(
            "demarche: {} skipped: {why} ({})",
            count(files.len(), "file"),
            some(&files)
        );
    }
    Ok(project)
}

/// Files that were passed over, by reason.
fn skipped(project: &Project) -> BTreeMap<&str, Vec<&str>> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in &project.report.files {
        if let FileStatus::Skipped(why) = &file.status {
            by_reason.entry(why).or_default().push(&file.file);
        }
    }
    by_reason
}

/// The first names of a list, and how many more there are.
fn some(files: &[&str]) -> String {
    const SHOWN: usize = 3;
    let names = files[..files.len().min(SHOWN)].join(", ");
    match files.len().saturating_sub(SHOWN) {
        0 => names,
        more => format!("{names} and {more} more"),
    }
}

/// Refuses to write over an article that is to be read: whoever does that has mistaken one path for another.
pub fn spare_articles(output: &Path, inputs: &[PathBuf]) -> Result<(), Failure> {
    let Ok(output_file) = output.canonicalize() else {
        return Ok(()); // nothing is there
    };
    let is_input = inputs
        .iter()
        .filter_map(|input| input.canonicalize().ok())
        .any(|input| output_file.starts_with(input));
    let bytes = std::fs::read(&output_file).unwrap_or_default();
    let name = output.display().to_string();
    let file = SourceFile {
        name: &name,
        bytes: &bytes,
    };
    if is_input && matches!(read(&file), ReadOutcome::Articles { .. }) {
        return Err(Failure::Usage(format!(
            "{name} is one of the articles to be read; expected another file to write to"
        )));
    }
    Ok(())
}

/// An error unless at least one article was read.
pub fn require_articles(project: &Project, paths: &[PathBuf]) -> anyhow::Result<()> {
    if project.report.article_count() > 0 {
        return Ok(());
    }
    bail!(
        "no article could be read in {} ({} looked at)",
        list(paths),
        count(project.report.files.len(), "file")
    )
}

/// "1 file", "2 files".
pub fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// "a, b": paths for a message.
pub fn list(paths: &[PathBuf]) -> String {
    let named: Vec<_> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    named.join(", ")
}
