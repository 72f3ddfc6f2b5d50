//! Lines in, lines out: order kept, all cores used, memory bounded, nothing held back when the input is slow.

use crate::cli::bar::count;
use anyhow::Context;
use rayon::prelude::*;
use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// Longest line that is read, bytes.
const MAX_LINE_BYTES: u64 = 16 << 20;
/// Most lines and about the most bytes that are worked on at once; as much again waits to be.
const BATCH_LINES: usize = 512;
const BATCH_BYTES: usize = 4 << 20;

/// What a line of input becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The line of output, without its end.
    pub line: String,
    /// What was wrong with the line of input, for standard error.
    pub problem: Option<String>,
}

impl Answer {
    /// A line that went well.
    pub fn good(line: String) -> Self {
        Self {
            line,
            problem: None,
        }
    }
}

/// A line of input, or why it cannot be read.
type Line = Result<String, String>;

/// Answers each line of standard input with one line of standard output, in the same order. Lines that hold nothing are
/// passed over. An error when no line at all could be used.
pub fn answer_stdin(answer: impl Fn(Result<&str, &str>) -> Answer + Sync) -> anyhow::Result<()> {
    answer_batches(|batch| in_parallel(batch, &answer))
}

/// The same, one line after the other: for answers that lean on the lines before.
pub fn answer_stdin_in_turn(
    mut answer: impl FnMut(Result<&str, &str>) -> Answer,
) -> anyhow::Result<()> {
    answer_batches(|batch| {
        batch
            .iter()
            .map(|(number, line)| (*number, answer(line.as_deref().map_err(String::as_str))))
            .collect()
    })
}

fn in_parallel(
    batch: &[(usize, Line)],
    answer: &(impl Fn(Result<&str, &str>) -> Answer + Sync),
) -> Vec<(usize, Answer)> {
    batch
        .par_iter()
        .map(|(number, line)| (*number, answer(line.as_deref().map_err(String::as_str))))
        .collect()
}

fn answer_batches(
    mut answers: impl FnMut(&[(usize, Line)]) -> Vec<(usize, Answer)>,
) -> anyhow::Result<()> {
    let lines = read_in_background(|| io::BufReader::new(io::stdin()));
    let mut out = io::stdout().lock();
    let mut report = |number: usize, problem: &str| {
        eprintln!("demarche: line {number}: {problem}");
    };
    let tally = answer_all(&lines, &mut out, &mut answers, &mut report)?;
    if tally.bad > 0 && tally.bad == tally.lines {
        anyhow::bail!("none of {} could be used", count(tally.lines, "line"));
    }
    Ok(())
}

/// How many lines came, and how many of them could not be used.
#[derive(Debug, Default, PartialEq)]
struct Tally {
    lines: usize,
    bad: usize,
}

fn answer_all(
    lines: &Receiver<(usize, Line)>,
    out: &mut impl Write,
    answers: &mut impl FnMut(&[(usize, Line)]) -> Vec<(usize, Answer)>,
    report: &mut impl FnMut(usize, &str),
) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    while let Some(batch) = next_batch(lines) {
        let mut text = String::new();
        for (number, answer) in answers(&batch) {
            tally.lines += 1;
            if let Some(problem) = answer.problem {
                tally.bad += 1;
                report(number, &problem);
            }
            text.push_str(&answer.line);
            text.push('\n');
        }
        out.write_all(text.as_bytes())
            .and_then(|()| out.flush())
            .context("writing to standard output")?;
    }
    Ok(tally)
}

/// Waits for one line and takes with it what is there already; none at the end of the input.
fn next_batch(lines: &Receiver<(usize, Line)>) -> Option<Vec<(usize, Line)>> {
    let mut batch = vec![lines.recv().ok()?];
    let mut bytes = 0;
    while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let Ok(next) = lines.try_recv() else { break };
        bytes += next.1.as_ref().map_or(0, String::len);
        batch.push(next);
    }
    Some(batch)
}

/// Reads lines on a thread of its own, so that reading and coding overlap.
fn read_in_background<R: BufRead>(
    open: impl FnOnce() -> R + Send + 'static,
) -> Receiver<(usize, Line)> {
    let (sender, receiver) = sync_channel(BATCH_LINES);
    thread::spawn(move || {
        let mut input = open();
        let mut number = 0;
        while let Some(line) = next_line(&mut input) {
            number += 1;
            let blank = line.as_ref().is_ok_and(|line| line.trim().is_empty());
            if !blank && sender.send((number, line)).is_err() {
                break;
            }
        }
    });
    receiver
}

/// The next line without its end; none at the end of the input, or where that cannot be read any further.
fn next_line(input: &mut impl BufRead) -> Option<Line> {
    let mut bytes = Vec::new();
    let read = input.take(MAX_LINE_BYTES).read_until(b'\n', &mut bytes);
    if read.ok()? == 0 {
        return None;
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 == MAX_LINE_BYTES {
        input.skip_until(b'\n').ok()?;
        let limit = MAX_LINE_BYTES >> 20;
        return Some(Err(format!(
            "expected at most {limit} MB on a line, found more"
        )));
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| format!("expected UTF-8, found other bytes: {}", error.utf8_error()));
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// Output and reported problems of `input` when each line is answered by itself in brackets.
    fn run(input: impl Into<Vec<u8>>) -> (String, Vec<String>, Tally) {
        let input = input.into();
        let lines = read_in_background(|| Cursor::new(input));
        let mut out = Vec::new();
        let mut problems = Vec::new();
        let answer = |line: Result<&str, &str>| match line {
            Ok(line) => Answer::good(format!("[{}]", line.trim_end())),
            Err(problem) => Answer {
                line: "error".into(),
                problem: Some(problem.into()),
            },
        };
        let mut report =
            |number: usize, problem: &str| problems.push(format!("{number} {problem}"));
        let tally = answer_all(
            &lines,
            &mut out,
            &mut |batch: &[(usize, Line)]| in_parallel(batch, &answer),
            &mut report,
        )
        .unwrap();
        (String::from_utf8(out).unwrap(), problems, tally)
    }

    #[test]
    fn answers_come_in_the_order_of_the_lines() {
        let numbers = || (0..5000).map(|number| number.to_string());
        let input: Vec<_> = numbers().collect();
        let expect: Vec<_> = numbers().map(|number| format!("[{number}]")).collect();
        let (out, problems, tally) = run(input.join("\n"));
        assert_eq!(out.trim_end(), expect.join("\n"));
        assert!(problems.is_empty());
        assert_eq!(
            tally,
            Tally {
                lines: 5000,
                bad: 0
            }
        );
    }

    #[test]
    fn a_line_that_cannot_be_read_is_answered_in_its_place() {
        let (out, problems, tally) = run(b"one\n\xff\xfe\n\n  \r\nfour\r\n".to_vec());
        assert_eq!(out, "[one]\nerror\n[four]\n");
        assert!(problems[0].starts_with("2 expected UTF-8"), "{problems:?}");
        assert_eq!(tally, Tally { lines: 3, bad: 1 });
    }

    #[test]
    fn a_line_without_end_is_refused_and_the_next_one_read() {
        let mut input = vec![b'x'; MAX_LINE_BYTES as usize + 10];
        input.extend_from_slice(b"\nnext\n");
        let (out, problems, _) = run(input);
        assert_eq!(out, "error\n[next]\n");
        assert_eq!(problems, ["1 expected at most 16 MB on a line, found more"]);
    }

    #[test]
    fn a_slow_line_is_answered_before_the_next_one_comes() {
        let (sender, receiver) = sync_channel(1);
        sender.send((1, Ok("first".to_owned()))).unwrap();
        let batch = next_batch(&receiver).unwrap();
        assert_eq!(batch.len(), 1);
        drop(sender);
        assert_eq!(next_batch(&receiver), None);
    }
}
