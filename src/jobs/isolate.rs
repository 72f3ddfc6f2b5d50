//! Files whose readers may run away or overflow a stack, read in a process of their own: this same program, with limits of time
//! and memory. What fails there costs that file and nothing else.

use super::Cancel;
use crate::import::{self, ReadOutcome, SourceFile};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Name of the hidden command that [`serve`] answers.
pub const COMMAND: &str = "read-one";

/// How long one file may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Memory that reading one file may take beside the file itself, bytes.
const MEMORY_BYTES: u64 = 512 << 20;
/// Stack of the reading thread in a process of its own, bytes; part of its memory.
const STACK_BYTES: usize = 128 << 20;
/// Longest answer taken from such a process, bytes; the articles of a file are about as long as the file.
const ANSWER_BYTES: u64 = 512 << 20;
/// Tells the process's allocator to take memory in small pieces (KiB), so that its limit counts what is used.
const ALLOCATOR: [(&str, &str); 2] = [
    ("MIMALLOC_ARENA_RESERVE", "16384"),
    ("MIMALLOC_ARENA_EAGER_COMMIT", "0"),
];
/// Between two looks at whether the process has ended.
const NAP: Duration = Duration::from_millis(2);

/// Reads a file, in a process of its own where its format asks for one.
///
/// Where the program runs under another name (as a library, in a test) there is no such process, and the file is read here.
pub fn read_file(file: &SourceFile<'_>, cancel: &Cancel) -> ReadOutcome {
    match program().filter(|_| import::read::wants_process(file)) {
        Some(program) => read_apart(&program, file, cancel).unwrap_or_else(|error| {
            failed(&format!("no process could be started to read it: {error}"))
        }),
        None => import::read(file),
    }
}

/// This program, when it is the one that has the hidden command.
fn program() -> Option<PathBuf> {
    let path = std::env::current_exe().ok()?;
    (path.file_stem()? == env!("CARGO_PKG_NAME")).then_some(path)
}

fn failed(why: &str) -> ReadOutcome {
    ReadOutcome::Failed(why.to_owned())
}

fn read_apart(
    program: &PathBuf,
    file: &SourceFile<'_>,
    cancel: &Cancel,
) -> io::Result<ReadOutcome> {
    let mut child = Command::new(program)
        .args([COMMAND, file.name])
        .envs(ALLOCATOR)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (question, answer) = (child.stdin.take(), child.stdout.take());
    thread::scope(|scope| {
        scope.spawn(move || {
            // A process that has enough, or is gone, closes its end.
            question.map(|mut pipe| pipe.write_all(file.bytes).ok())
        });
        let reader = scope.spawn(move || {
            let mut bytes = Vec::new();
            let taken = answer.map(|pipe| pipe.take(ANSWER_BYTES).read_to_end(&mut bytes));
            taken.transpose().map(|_| bytes)
        });
        let status = wait(&mut child, cancel)?;
        let bytes = reader.join().unwrap_or_else(|_| Ok(Vec::new()))?;
        Ok(outcome(status, &bytes))
    })
}

/// How the process ended; none when it was stopped for taking too long.
fn wait(child: &mut Child, cancel: &Cancel) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > PATIENCE || cancel.is_cancelled() {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(NAP);
    }
}

fn outcome(status: Option<ExitStatus>, answer: &[u8]) -> ReadOutcome {
    match status {
        None => failed(&format!(
            "expected an article, found a file that takes more than {} seconds to read",
            PATIENCE.as_secs()
        )),
        Some(status) if status.success() => serde_json::from_slice(answer).unwrap_or_else(|_| {
            failed("expected an article, found a file whose reading broke off")
        }),
        Some(_) => failed(
            "expected an article, found a damaged file or one that takes too much memory to read",
        ),
    }
}

/// The other side: limits this process, reads the file called `name` from standard input and writes what came of it to standard
/// output, as JSON.
pub fn serve(name: &str) -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    limit_memory(bytes.len() as u64)?;
    let name = name.to_owned();
    let outcome = thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || {
            import::read(&SourceFile {
                name: &name,
                bytes: &bytes,
            })
        })?
        .join()
        .map_err(|_| io::Error::other("the reader failed"))?;
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &outcome)?;
    out.flush()
}

/// From here on, this process gets no more memory than a reader may take. Only Unix systems have such a limit.
#[cfg(unix)]
fn limit_memory(file_bytes: u64) -> io::Result<()> {
    let limit = MEMORY_BYTES + 4 * file_bytes;
    rlimit::Resource::AS.set(limit, limit)
}

#[cfg(not(unix))]
fn limit_memory(_file_bytes: u64) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_another_name_reads_for_itself() {
        let file = SourceFile {
            name: "a.txt",
            bytes: b"Norland expels four\n\nNorland expelled four Sudlanders on Friday.",
        };
        assert!(program().is_none());
        assert!(matches!(
            read_file(&file, &Cancel::default()),
            ReadOutcome::Articles { .. }
        ));
    }

    #[test]
    fn an_answer_that_broke_off_is_no_article() {
        assert!(
            matches!(outcome(None, b""), ReadOutcome::Failed(why) if why.contains("5 seconds"))
        );
        #[cfg(unix)]
        {
            use std::os::unix::process::ExitStatusExt;
            let good = ExitStatus::from_raw(0);
            let killed = ExitStatus::from_raw(6);
            assert!(matches!(outcome(Some(good), b"{"), ReadOutcome::Failed(_)));
            assert!(matches!(outcome(Some(killed), b""), ReadOutcome::Failed(_)));
        }
    }

    #[test]
    fn what_a_reader_found_survives_the_way_between_processes() {
        let file = SourceFile {
            name: "a.txt",
            bytes:
                "Norland “expels”\n\nNORBURG, 5 Oct 2018 (NW) - Norland expelled four on Friday."
                    .as_bytes(),
        };
        let found = import::read(&file);
        let json = serde_json::to_vec(&found).unwrap();
        assert_eq!(serde_json::from_slice::<ReadOutcome>(&json).unwrap(), found);
    }
}
