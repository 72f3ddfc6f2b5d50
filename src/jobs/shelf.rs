//! Files already read and coded, kept so that reading a folder again touches only what has changed since.

use super::import::FileOutcome;
use super::walk::{self, Found};
use super::{Cancel, JobError};
use crate::project::FileDates;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// What came of each file of an import, by name.
#[derive(Debug, Default)]
pub struct Shelf {
    files: BTreeMap<String, Shelved>,
}

/// One file as it was read.
#[derive(Debug, Clone)]
pub(super) struct Shelved {
    /// How it looked from outside.
    pub stamp: Stamp,
    /// Hash of its bytes; none where there were none to read.
    pub content: Option<u64>,
    /// The days of publication that were set for it by hand.
    pub dates: Option<FileDates>,
    /// What came of it.
    pub outcome: Arc<FileOutcome>,
}

/// How a file looks without being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Size in bytes.
    pub bytes: u64,
    /// When it was last written, where the system tells.
    pub modified: Option<SystemTime>,
}

/// How a folder differs from what was read of it, in files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there.
    pub new: usize,
    /// Files that are not as they were.
    pub changed: usize,
    /// Files that are no longer there.
    pub gone: usize,
}

impl Changes {
    /// Whether nothing differs.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl std::fmt::Display for Changes {
    /// "12 new, 3 changed, 1 gone", without what is none.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<String> = [
            (self.new, "new"),
            (self.changed, "changed"),
            (self.gone, "gone"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
        match parts.as_slice() {
            [] => out.write_str("nothing changed"),
            parts => out.write_str(&parts.join(", ")),
        }
    }
}

impl Shelf {
    /// How many files are kept.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Shelved> {
        self.files.get(name)
    }

    /// A shelf of these files, by name.
    pub(super) fn of(files: impl Iterator<Item = (String, Shelved)>) -> Self {
        Self {
            files: files.collect(),
        }
    }

    /// How `self` differs from the older `before`, by content.
    pub fn changes_since(&self, before: &Self) -> Changes {
        let mut changes = Changes::default();
        for (name, file) in &self.files {
            match before.files.get(name) {
                None => changes.new += 1,
                Some(old) if old.content != file.content => changes.changed += 1,
                Some(_) => {}
            }
        }
        let gone = |name: &&String| !self.files.contains_key(*name);
        changes.gone = before.files.keys().filter(gone).count();
        changes
    }

    /// How the files under `paths` differ from what is kept, by size and time alone: nothing is read.
    pub fn look(&self, paths: &[PathBuf], cancel: &Cancel) -> Result<Changes, JobError> {
        let found = walk::files(paths, cancel)?;
        let mut changes = Changes::default();
        for file in &found {
            match self.files.get(&file.name) {
                None => changes.new += 1,
                Some(old) if old.stamp != Stamp::of(file) => changes.changed += 1,
                Some(_) => {}
            }
        }
        let there = found.len() - changes.new;
        changes.gone = self.files.len().saturating_sub(there);
        Ok(changes)
    }
}

impl Stamp {
    /// How `found` looked on the walk.
    pub fn of(found: &Found) -> Self {
        Self {
            bytes: found.bytes,
            modified: found.modified,
        }
    }
}

/// A number that two contents share only by a chance of one in ten to the nineteenth.
pub(super) fn hash_of(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_in_words() {
        let told = |new, changed, gone| Changes { new, changed, gone }.to_string();
        assert_eq!(told(12, 3, 1), "12 new, 3 changed, 1 gone");
        assert_eq!(told(0, 1, 0), "1 changed");
        assert_eq!(told(0, 0, 0), "nothing changed");
    }
}
