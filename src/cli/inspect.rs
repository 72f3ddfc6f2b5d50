//! `demarche inspect`: what single stages of the import see, for people who measure or mend them.

use super::lines::{Answer, answer_stdin, answer_stdin_in_turn};
use super::{Failure, bar};
use crate::import::coding::EventDateLines;
use crate::import::inspect::inspect_sentences;
use crate::import::{SourceFile, actors, date, read};
use crate::jobs::{self, Cancel};
use crate::lexicon::Lexicon;
use crate::project::FileStatus;
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Shown under `demarche inspect --help`.
const EXAMPLES: &str = "\
Examples:
  demarche inspect articles saved-pages/
  demarche inspect sentences articles/ > why.jsonl
  demarche inspect dates < sentences.jsonl
  echo '{\"mention\": \"the Kremlin\"}' | demarche inspect actors

\"sentences\" is for writing rules: a line for each sentence that tells an event or names
two states, with its events or why there are none (no word that any rule knows, nobody
who does it, done within one state, hypothetical, to come, did not happen), and the word
that got furthest.

All write one JSON object a line; all but \"articles\" and \"sentences\" read one a line from
standard input: sentences with \"id\", \"text\" and the day they were published (\"anchor\"), or
mentions of actors.";

/// Print what single stages of the import see
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    stage: Stage,
}

#[derive(Debug, Subcommand)]
enum Stage {
    /// Title, outlet, publication date and cleaned text of each article, one line a file
    Articles {
        /// Articles or folders of articles, read recursively
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Events of each sentence that names two states, or why there are none
    Sentences {
        /// Articles or folders of articles, read recursively
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        /// Folder of coding rules of your own (*.toml), laid over the bundled ones
        #[arg(long, value_name = "FOLDER")]
        rules: Option<PathBuf>,
    },
    /// Date expressions of sentences, resolved against the day of publication
    Dates,
    /// The date of the event that a word of a sentence names
    EventDates,
    /// The state or organisation that a mention stands for, as "got"
    Actors,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    match &arguments.stage {
        Stage::Articles { paths } => each_row(paths, |file| {
            read::inspect_articles(file, jobs::read_file(file, &Cancel::default()))
        })?,
        Stage::Sentences { paths, rules } => {
            let own = match rules {
                Some(folder) => Some(jobs::lexicon_with_rules(folder)?),
                None => None,
            };
            let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::bundled());
            each_row(paths, |file| inspect_sentences(file, lexicon))?;
        }
        Stage::Dates => {
            // Sentences of one document lean on those before.
            let mut lines = date::DateLines::new();
            answer_stdin_in_turn(|line| json_line(line, |line| lines.line(line)))?;
        }
        Stage::EventDates => {
            let lexicon = Lexicon::bundled();
            let mut lines = EventDateLines::new(lexicon);
            answer_stdin_in_turn(|line| json_line(line, |line| lines.line(line)))?;
        }
        Stage::Actors => answer_stdin(|line| json_line(line, actor_line))?,
    }
    Ok(())
}

/// What became of a file that holds no article.
#[derive(Serialize)]
struct NotRead<'a> {
    file: &'a str,
    #[serde(flatten)]
    status: &'a FileStatus,
}

/// Prints the rows of each file, or why it was not read.
fn each_row(paths: &[PathBuf], rows: impl Fn(&SourceFile<'_>) -> Vec<Value>) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut read_count = 0_usize;
    jobs::each_file(paths, &Cancel::default(), |name, file| match file {
        Ok(file) => {
            read_count += 1;
            for line in rows(&file) {
                writeln!(out, "{line}")?;
            }
            Ok(())
        }
        Err(status) => {
            if let FileStatus::Failed(why) = &status {
                eprintln!("demarche: {name}: {why}");
            }
            let line = NotRead {
                file: name,
                status: &status,
            };
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")
        }
    })?;
    out.flush()?;
    if read_count == 0 {
        anyhow::bail!("no file could be read in {}", bar::list(paths));
    }
    Ok(())
}

fn json_line(
    line: Result<&str, &str>,
    inspect: impl FnOnce(&str) -> serde_json::Result<String>,
) -> Answer {
    let outcome = line
        .map_err(str::to_owned)
        .and_then(|line| inspect(line).map_err(|error| error.to_string()));
    match outcome {
        Ok(line) => Answer::good(line),
        Err(problem) => Answer {
            line: serde_json::json!({ "error": problem }).to_string(),
            problem: Some(problem),
        },
    }
}

/// The object on `line` with the code of its "mention" added as "got".
fn actor_line(line: &str) -> serde_json::Result<String> {
    #[derive(serde::Deserialize)]
    struct Row {
        mention: String,
        #[serde(flatten)]
        rest: serde_json::Map<String, Value>,
    }
    let mut row: Row = serde_json::from_str(line)?;
    let code = actors::inspect_actor(&row.mention, &Lexicon::bundled().actors);
    let got = code.map_or(Value::Null, |code| code.as_str().into());
    row.rest.insert("mention".into(), row.mention.into());
    row.rest.insert("got".into(), got);
    serde_json::to_string(&row.rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_line_keeps_its_keys_and_gains_what_was_found() {
        let line = actor_line(r#"{"mention": "Russia", "country": "RUS", "n": 1}"#).unwrap();
        let row: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            row,
            serde_json::json!({"mention": "Russia", "country": "RUS", "n": 1, "got": "RUS"})
        );
    }

    #[test]
    fn a_line_that_is_no_object_is_answered_with_the_reason() {
        let answer = json_line(Ok("?"), actor_line);
        assert!(
            answer.line.starts_with("{\"error\":\"expected value"),
            "{answer:?}"
        );
        assert!(answer.problem.is_some());
    }
}
