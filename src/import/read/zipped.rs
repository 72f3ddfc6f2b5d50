//! The parts of a ZIP file, each unpacked within a limit: what a file says of its own size is not believed.

use super::ReadOutcome;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// No part is unpacked beyond this many bytes.
pub(super) const LARGEST_PART: u64 = 64 << 20;

/// A part that unpacks to more than this many times its size was made to do harm; text and markup stay far below.
const HIGHEST_RATIO: u64 = 400;

/// Below this size, in bytes, no ratio matters.
const SMALL_PART: u64 = 4 << 20;

/// A ZIP file in memory.
pub(super) struct Zipped<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Zipped<'a> {
    /// Reads the directory of the file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadOutcome> {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Self { archive }),
            Err(error) => Err(ReadOutcome::Failed(format!(
                "expected a ZIP file (as .docx and .xlsx are), found a damaged one: {error}"
            ))),
        }
    }

    /// The names of its parts, sorted; folders end in `/`.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .archive
            .file_names()
            .flatten()
            .map(std::borrow::Cow::into_owned)
            .collect();
        names.sort_unstable();
        names
    }

    /// The bytes of a part, or why they cannot be had. `limit` is in bytes and at most [`LARGEST_PART`].
    pub(super) fn part(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, ReadOutcome> {
        let limit = limit.min(LARGEST_PART);
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                let why = "it is protected by a password; save it without one";
                return Err(ReadOutcome::Failed(why.to_owned()));
            }
            Err(error) => return Err(damaged(name, &error.to_string())),
        };
        if part.encrypted() {
            let why = "it is protected by a password; save it without one";
            return Err(ReadOutcome::Failed(why.to_owned()));
        }
        let ratio = part.size() / part.compressed_size().max(1);
        if part.size() > limit || part.size() > SMALL_PART && ratio > HIGHEST_RATIO {
            return Err(too_large(name, part.size(), limit));
        }
        let mut bytes = Vec::new();
        let mut bounded = part.take(limit + 1);
        if let Err(error) = bounded.read_to_end(&mut bytes) {
            return Err(damaged(name, &error.to_string()));
        }
        if bytes.len() as u64 > limit {
            return Err(too_large(name, bytes.len() as u64, limit));
        }
        Ok(bytes)
    }
}

fn too_large(name: &str, size: u64, limit: u64) -> ReadOutcome {
    ReadOutcome::Failed(format!(
        "too large: expected at most {} MB in {name}, found {} MB or more",
        limit >> 20,
        size >> 20
    ))
}

fn damaged(name: &str, why: &str) -> ReadOutcome {
    ReadOutcome::Failed(format!(
        "expected to unpack {name}, found a damaged part: {why}"
    ))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// A ZIP file of these parts.
    pub(in crate::import::read) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_unpacked_within_their_limit() {
        let bytes = zip(&[("b.txt", b"Norland said."), ("a/", b""), ("a/c.txt", b"no")]);
        let mut zipped = Zipped::open(&bytes).unwrap();
        assert_eq!(zipped.names(), ["a/", "a/c.txt", "b.txt"]);
        assert_eq!(zipped.part("b.txt", 100).unwrap(), b"Norland said.");
        let why = |outcome: Result<Vec<u8>, ReadOutcome>| match outcome {
            Err(ReadOutcome::Failed(why)) => why,
            other => format!("{other:?}"),
        };
        assert!(why(zipped.part("b.txt", 4)).contains("too large"));
        assert!(why(zipped.part("none.txt", 4)).contains("damaged"));
    }

    #[test]
    fn what_unpacks_to_hundreds_of_times_its_size_is_refused() {
        let bytes = zip(&[("bomb.xml", &vec![b'a'; 8 << 20])]);
        assert!(bytes.len() < 20_000);
        assert!(matches!(
            Zipped::open(&bytes).unwrap().part("bomb.xml", LARGEST_PART),
            Err(ReadOutcome::Failed(why)) if why.contains("too large")
        ));
    }

    #[test]
    fn damaged_files_say_so() {
        let whole = zip(&[("a.txt", b"Norland said."), ("b.txt", b"Sudland did not.")]);
        for cut in 0..whole.len() {
            if let Ok(mut zipped) = Zipped::open(&whole[..cut]) {
                for name in zipped.names() {
                    let _ = zipped.part(&name, 1000);
                }
            }
        }
        let mut flipped = whole.clone();
        for at in 0..whole.len() {
            flipped[at] ^= 0x55;
            if let Ok(mut zipped) = Zipped::open(&flipped) {
                for name in zipped.names() {
                    let _ = zipped.part(&name, 1000);
                }
            }
            flipped[at] = whole[at];
        }
    }
}
