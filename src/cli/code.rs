//! `demarche code`: texts to events, line by line, as a stage of a pipeline.

use super::lines::{Answer, answer_stdin};
use super::{Failure, values};
use crate::export::events::{EventRecord, EventTable};
use crate::import;
use crate::jobs;
use crate::lexicon::Lexicon;
use chrono::NaiveDate;
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::panic::catch_unwind;
use std::path::PathBuf;

/// Shown under `demarche code --help`.
const EXAMPLES: &str = "\
Example, with this line in sentences.jsonl:
  {\"id\": 1, \"text\": \"France expelled two Russians on Monday.\", \"date\": \"2018-03-28\"}
  demarche code < sentences.jsonl

Input: one object a line with \"id\" (any value, given back as it is), \"text\", and
\"date\" (optional, YYYY-MM-DD: the day of publication, against which words such as
\"on Monday\" are resolved); other keys are ignored.
Output: one object a line, {\"id\", \"events\": [...]}, in the order of the input. A
line that cannot be used is answered with {\"id\", \"error\"} and named on standard
error, and the next one is read. Memory does not grow with the input.";

/// Code texts from standard input, one JSON object a line
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder of coding rules of your own (*.toml), laid over the bundled ones
    #[arg(long, value_name = "FOLDER")]
    rules: Option<PathBuf>,
}

/// A line of input.
#[derive(Debug, Deserialize)]
struct Query {
    #[serde(default)]
    id: Value,
    text: String,
    #[serde(default)]
    date: Option<String>,
}

/// A line of output.
#[derive(Debug, Serialize)]
struct Reply<'a> {
    id: &'a Value,
    events: Vec<CodedEvent<'a>>,
}

/// An event as `import` writes it, with its CAMEO code also under the name that scoring programs read.
#[derive(Debug, Serialize)]
struct CodedEvent<'a> {
    code: &'a str,
    #[serde(flatten)]
    record: EventRecord<'a>,
}

#[derive(Debug, Serialize)]
struct Refusal<'a> {
    id: &'a Value,
    error: &'a str,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let own = match &arguments.rules {
        Some(folder) => Some(jobs::lexicon_with_rules(folder)?),
        None => None,
    };
    let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::bundled());
    answer_stdin(|line| answer(line, lexicon))?;
    Ok(())
}

fn answer(line: Result<&str, &str>, lexicon: &Lexicon) -> Answer {
    let query = match line.map_err(str::to_owned).and_then(read) {
        Ok(query) => query,
        Err(problem) => return refuse(&id_of(line), problem),
    };
    let date = match query.date.as_deref().filter(|date| !date.is_empty()) {
        None => None,
        Some(date) => match values::day(date) {
            Ok(date) => Some(date),
            Err(problem) => return refuse(&query.id, format!("date: {problem}")),
        },
    };
    // A defect that panics costs this line and no other.
    match catch_unwind(|| reply(&query, date, lexicon)) {
        Ok(Ok(line)) => Answer::good(line),
        Ok(Err(error)) => refuse(&query.id, error.to_string()),
        Err(_) => refuse(
            &query.id,
            "a defect of the program stopped at this line".into(),
        ),
    }
}

fn read(line: &str) -> Result<Query, String> {
    serde_json::from_str(line)
        .map_err(|error| format!("expected an object with \"id\" and \"text\", found: {error}"))
}

/// The id of a line that is of no use otherwise, where it has one.
fn id_of(line: Result<&str, &str>) -> Value {
    line.ok()
        .and_then(|line| serde_json::from_str::<Value>(line).ok())
        .and_then(|mut value| value.get_mut("id").map(Value::take))
        .unwrap_or_default()
}

fn reply(query: &Query, date: Option<NaiveDate>, lexicon: &Lexicon) -> serde_json::Result<String> {
    let corpus = import::code_text(&query.text, date, lexicon);
    let events = EventTable::new(&corpus)
        .rows()
        .map(|record| CodedEvent {
            code: record.cameo,
            record,
        })
        .collect();
    serde_json::to_string(&Reply {
        id: &query.id,
        events,
    })
}

fn refuse(id: &Value, problem: String) -> Answer {
    let refusal = Refusal {
        id,
        error: &problem,
    };
    let line = serde_json::to_string(&refusal).unwrap_or_else(|_| "{\"id\":null}".into());
    Answer {
        line,
        problem: Some(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The reply to `line`, and whether it counts as a problem.
    fn ask(line: &str) -> (Value, bool) {
        let answer = answer(Ok(line), Lexicon::bundled());
        let reply = serde_json::from_str(&answer.line).unwrap();
        (reply, answer.problem.is_some())
    }

    #[test]
    fn the_id_comes_back_as_it_was() {
        for id in [json!("a-1"), json!(7), json!(null), json!({"n": [1]})] {
            let (reply, problem) = ask(&json!({"id": id, "text": "", "more": 1}).to_string());
            assert_eq!(reply, json!({"id": id, "events": []}));
            assert!(!problem);
        }
    }

    #[test]
    fn a_line_that_cannot_be_used_is_answered_with_its_id_and_why() {
        for (line, id, part) in [
            ("not json", json!(null), "expected an object"),
            ("[1]", json!(null), "expected an object"),
            (r#"{"id": 3}"#, json!(3), "missing field `text`"),
            (r#"{"id": 4, "text": 5}"#, json!(4), "expected a string"),
            (
                r#"{"id": 5, "text": "x", "date": "May"}"#,
                json!(5),
                "date: expected a date",
            ),
        ] {
            let (reply, problem) = ask(line);
            assert_eq!(reply["id"], id, "{line}");
            assert!(reply["error"].as_str().unwrap().contains(part), "{reply}");
            assert!(problem);
        }
    }

    #[test]
    fn an_empty_date_is_no_date() {
        for date in [json!(null), json!("")] {
            let (_, problem) = ask(&json!({"id": 1, "text": "x", "date": date}).to_string());
            assert!(!problem);
        }
    }
}
