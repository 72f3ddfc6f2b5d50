//! What both front ends do: walk folders, import, export, with progress and cancel. The one place below `cli` and `app` that
//! touches the file system.

mod chart;
mod import;
pub mod isolate;
mod rules;
mod shelf;
mod walk;
mod write;

pub use chart::{ChartExport, export_chart};
pub use import::{Kept, Order, SAMPLE_NAME, each_file, import, import_again, sample};
pub use isolate::read_file;
pub use rules::{lexicon_for_checking, lexicon_with_rules};
pub use shelf::{Changes, Shelf};
pub use walk::MAX_FILE_BYTES;
pub use write::{write_atomically, write_atomically_with};

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Asks a running job to stop; clones share one flag.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the job to stop soon.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the job was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// [`JobError::Cancelled`] once the job was asked to stop.
    pub fn check(&self) -> Result<(), JobError> {
        if self.is_cancelled() {
            Err(JobError::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// How far an import has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files read and coded.
    pub files_done: usize,
    /// Files found.
    pub files_total: usize,
    /// Bytes read and coded.
    pub bytes_done: u64,
    /// Bytes found.
    pub bytes_total: u64,
    /// The file that was finished last.
    pub current: String,
}

/// Why a job could not be done.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Stopped on request; nothing was changed.
    #[error("stopped")]
    Cancelled,
    /// A path that the user named cannot be used.
    #[error("{path}: expected {expected}, found {found}")]
    Path {
        /// As the user named it.
        path: String,
        /// What it should be.
        expected: String,
        /// What it is.
        found: String,
    },
    /// Reading or writing failed.
    #[error("{path}: {action} failed: {source}")]
    Io {
        /// Which file.
        path: String,
        /// What was tried.
        action: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// A rule file of the user's own is not well formed.
    #[error("{path}: {why}")]
    Rules {
        /// The file.
        path: String,
        /// What was expected and what was found.
        why: String,
    },
    /// The chart could not be drawn.
    #[error("{path}: {why}")]
    Export {
        /// The file to be written.
        path: String,
        /// What stood in the way.
        why: String,
    },
    /// No event passes the filter, so there is nothing to draw.
    #[error("{}", nothing_shown(*.coded))]
    NothingShown {
        /// Events before the filter.
        coded: usize,
    },
}

fn nothing_shown(coded: usize) -> String {
    match coded {
        0 => "nothing to draw: no event was coded in these articles".to_owned(),
        1 => "nothing to draw: the one coded event does not pass the filter".to_owned(),
        _ => format!("nothing to draw: none of the {coded} coded events passes the filter"),
    }
}

impl JobError {
    fn io(path: &Path, action: &'static str, source: std::io::Error) -> Self {
        Self::Io {
            path: path.display().to_string(),
            action,
            source,
        }
    }
}
