//! `demarche check-rules`: runs the sentences that each coding rule carries.

use super::{Failure, bar};
use crate::import::check::check_rules;
use crate::jobs;
use crate::lexicon::Lexicon;
use anyhow::anyhow;
use clap::Args;
use std::io::{Write, stdout};
use std::path::PathBuf;

/// Shown under `demarche check-rules --help`.
const EXAMPLES: &str = "\
Examples:
  demarche check-rules                    the rules that come with the program
  demarche check-rules my-rules/          these, with the *.toml files of a folder laid over them

A rule carries sentences that it `codes` and sentences that it `ignores`. In them Norland acts on
Sudland: a sentence under `codes` must give an event of the rule's category from Norland to
Sudland, one under `ignores` none of that category. Each sentence that comes out otherwise is
printed, and the exit code is 1.";

/// Check that each coding rule does what its sentences say
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder of rule files of your own
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let own = match &arguments.folder {
        Some(folder) => Some(jobs::lexicon_for_checking(folder)?),
        None => None,
    };
    let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::for_checking());
    let wrong = check_rules(lexicon);
    let mut out = stdout().lock();
    for failure in &wrong {
        writeln!(out, "{failure}")?;
    }
    let rules = &lexicon.events.rules;
    let sentences: usize = rules
        .iter()
        .map(|rule| rule.codes.len() + rule.ignores.len())
        .sum();
    writeln!(
        out,
        "{}, {}, {} wrong",
        bar::count(rules.len(), "rule"),
        bar::count(sentences, "sentence"),
        wrong.len()
    )?;
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(anyhow!("{} come out wrong", bar::count(wrong.len(), "sentence")).into())
    }
}
