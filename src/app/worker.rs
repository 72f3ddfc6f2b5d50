//! Work off the frame: imports, exports and system dialogs on named threads that report through one bounded channel.

use super::choice::Loaded;
use super::folder::FolderWatch;
use super::settings::Source;
use crate::jobs::{self, Cancel, Changes, ChartExport, JobError, Order, Progress, Shelf};
use crate::lexicon::Lexicon;
use crate::project::{Project, SetDates, View};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

/// Reports that may wait for the next frame; further progress is dropped, results wait their turn.
const WAITING_REPORTS: usize = 64;

/// After something was written under the folder, the rest of what is being copied there is waited for.
const SETTLING: Duration = Duration::from_millis(800);

/// Starts threads and hears from them.
pub struct Worker {
    sender: SyncSender<Report>,
    reports: Receiver<Report>,
    wake: egui::Context,
    jobs_started: u64,
    watch: Option<FolderWatch>,
}

/// What a thread has to say.
pub enum Report {
    /// How far import number `.0` is.
    Progress(u64, Progress),
    /// Import number `.0` has ended.
    Imported(u64, Result<Box<Loaded>, JobError>),
    /// A chart was written, or why not.
    Exported(Result<PathBuf, String>),
    /// Something under the watched folder was written.
    Stirred,
    /// How the folder of opening number `.0` differs from what is open; none where it could not be looked at.
    Looked(u64, Option<Changes>),
    /// A system dialog was closed.
    Picked(Picked),
}

/// The answer of a system dialog.
pub struct Picked {
    /// What was asked.
    pub question: Question,
    /// What was chosen; none when it was cancelled or never came up.
    pub path: Option<PathBuf>,
    /// How long it was up: a dialog that is gone at once never was there.
    pub waited: Duration,
}

/// What a system dialog asks.
#[derive(Debug, Clone)]
pub enum Question {
    /// Which folder to open.
    OpenFolder,
    /// Where to save the chart, with the proposed name.
    SaveChart(super::state::ExportForm, String),
}

/// What an import builds on.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// What came of each file when it was read last.
    pub shelf: Arc<Shelf>,
    /// Days of publication set by hand.
    pub dates: SetDates,
}

/// A chart to be written.
pub struct ExportJob {
    /// The project.
    pub loaded: Arc<Loaded>,
    /// The stretch of time and the filter.
    pub view: View,
    /// How it is to be written.
    pub chart: ChartExport,
    /// Where to.
    pub path: PathBuf,
}

impl Worker {
    /// A worker that wakes `ctx` when there is something to hear.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, reports) = sync_channel(WAITING_REPORTS);
        Self {
            sender,
            reports,
            wake: ctx.clone(),
            jobs_started: 0,
            watch: None,
        }
    }

    /// The next report, if one waits.
    pub fn hear(&self) -> Option<Report> {
        self.reports.try_recv().ok()
    }

    /// Starts to import `source`, building on what is `kept` of it; gives the job's number and the means to stop it.
    pub fn import(&mut self, source: &Source, kept: Kept) -> Result<(u64, Cancel), String> {
        self.jobs_started += 1;
        let job = self.jobs_started;
        let cancel = Cancel::default();
        let stop = cancel.clone();
        let source = source.clone();
        let progress_sender = self.sender.clone();
        let wake = self.wake.clone();
        self.spawn("demarche-import", move || {
            let progress = |progress: Progress| {
                // A full channel means that the window has enough to show already.
                if progress_sender
                    .try_send(Report::Progress(job, progress))
                    .is_ok()
                {
                    wake.request_repaint();
                }
            };
            Report::Imported(job, import(&source, &kept, &progress, &stop))
        })?;
        Ok((job, cancel))
    }

    /// Watches the folders of `source` from now on, and those of no other.
    pub fn watch(&mut self, source: &Source) {
        let Source::Paths(paths) = source else {
            self.watch = None;
            return;
        };
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        self.watch = FolderWatch::new(paths, move || {
            // A full channel has other news that will wake the window; the next write stirs again.
            if sender.try_send(Report::Stirred).is_ok() {
                wake.request_repaint();
            }
        });
    }

    /// Looks, once the folder is quiet, how `paths` differ from `shelf`, for opening number `generation`.
    pub fn look(
        &self,
        generation: u64,
        paths: Vec<PathBuf>,
        shelf: Arc<Shelf>,
    ) -> Result<(), String> {
        self.spawn("demarche-look", move || {
            std::thread::sleep(SETTLING);
            Report::Looked(generation, shelf.look(&paths, &Cancel::default()).ok())
        })
    }

    /// Starts to write a chart.
    pub fn export(&self, job: ExportJob) -> Result<(), String> {
        self.spawn("demarche-export", move || {
            let path = job.path.clone();
            let written = catch_unwind(AssertUnwindSafe(|| write_chart(&job)));
            Report::Exported(match written {
                Ok(result) => result.map(|()| path),
                Err(_) => Err(format!("{}: drawing the chart failed", path.display())),
            })
        })
    }

    /// Puts `question` to the user in the system's own dialog.
    pub fn ask(&self, question: Question) -> Result<(), String> {
        // The dialog is made here and awaited elsewhere: some systems insist on the main thread for the first half.
        let dialog = rfd::AsyncFileDialog::new();
        let answer: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> =
            match &question {
                Question::OpenFolder => Box::pin(dialog.pick_folder()),
                Question::SaveChart(form, name) => {
                    let ending = super::state::ending(form.format);
                    Box::pin(
                        dialog
                            .set_file_name(name.as_str())
                            .add_filter(ending.to_uppercase(), &[ending])
                            .save_file(),
                    )
                }
            };
        self.spawn("demarche-dialog", move || {
            let start = Instant::now();
            let path = pollster::block_on(answer).map(|file| file.path().to_owned());
            Report::Picked(Picked {
                question,
                path,
                waited: start.elapsed(),
            })
        })
    }

    fn spawn(
        &self,
        name: &str,
        work: impl FnOnce() -> Report + Send + 'static,
    ) -> Result<(), String> {
        let sender = self.sender.clone();
        let wake = self.wake.clone();
        std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                // When the window is gone nobody listens, and that is fine.
                if sender.send(work()).is_ok() {
                    wake.request_repaint();
                }
            })
            .map(drop)
            .map_err(|error| format!("{name}: the system gave no thread: {error}"))
    }
}

fn import(
    source: &Source,
    kept: &Kept,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Box<Loaded>, JobError> {
    let lexicon = Lexicon::bundled();
    let order = Order {
        lexicon,
        dates: &kept.dates,
    };
    let work = || {
        let (project, shelf) = match source {
            Source::Sample => (jobs::sample(order, progress, cancel)?, Shelf::default()),
            Source::Paths(paths) => {
                let read = jobs::import_again(paths, &kept.shelf, order, progress, cancel)?;
                (read.project, read.shelf)
            }
        };
        Ok(Box::new(Loaded::new(project, Arc::new(shelf), lexicon)))
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(JobError::Path {
            path: source.label(),
            expected: "articles".to_owned(),
            found: "something that stopped the import".to_owned(),
        })
    })
}

fn write_chart(job: &ExportJob) -> Result<(), String> {
    // A copy, so that the picture shows the view of the moment it was asked for.
    let project = Project {
        view: job.view.clone(),
        ..job.loaded.project.clone()
    };
    jobs::export_chart(&project, Lexicon::bundled(), &job.chart, &job.path)
        .map_err(|error| error.to_string())
}
