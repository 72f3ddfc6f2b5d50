//! Running a job of [`jobs`] with a progress bar on a terminal and none elsewhere.

use crate::jobs::{self, Cancel, JobError, Progress};
use crate::lexicon::Lexicon;
use crate::project::{FileStatus, Project};
use anyhow::bail;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;

/// Imports `paths` under a bar and names each file that could not be read on standard error.
pub fn import(paths: &[PathBuf]) -> Result<Project, JobError> {
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
    let project = jobs::import(paths, Lexicon::bundled(), &show, &Cancel::default());
    bar.finish_and_clear();
    let project = project?;
    for file in project.report.failed() {
        if let FileStatus::Failed(why) = &file.status {
            eprintln!("demarche: {}: {why}", file.file);
        }
    }
    Ok(project)
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
