//! From files to a coded project: read in parallel, assembled in name order, so that the result is the same each time.

use super::shelf::{self, Shelf, Shelved, Stamp};
use super::walk::{self, Found, MAX_FILE_BYTES};
use super::{Cancel, JobError, Progress};
use crate::import::{self, Coded, ReadOutcome, SourceFile};
use crate::lexicon::Lexicon;
use crate::model::{Article, Corpus, Publication, PublicationBasis, WhySilent};
use crate::project::{
    ArticleReport, FileDates, FileReport, FileStatus, ImportReport, Project, SetDates,
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Name of the bundled sample project.
pub const SAMPLE_NAME: &str = "Salisbury and The Hague, 2018";

/// Stack of each worker, bytes: pages nest deeply.
const WORKER_STACK_BYTES: usize = 16 << 20;

/// Archives that keep no times give their files some day long before; nobody saved a page then.
const FIRST_SAVED_YEAR: i32 = 1995;

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/sample-data");

/// How articles are to be read and coded.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// What is known of words, names and rules.
    pub lexicon: &'a Lexicon,
    /// Days of publication set by hand.
    pub dates: &'a SetDates,
}

/// Reads and codes every article under `paths` (files or folders, recursively).
///
/// A file that cannot be read becomes a line of the report and the rest goes on. The project is named after the first
/// path. `progress` is called from one worker at a time, after each file.
pub fn import(
    paths: &[PathBuf],
    order: Order<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Project, JobError> {
    let sources = walk::files(paths, cancel)?
        .into_iter()
        .map(Source::Disk)
        .collect::<Vec<_>>();
    let name = paths.first().map(|path| name_of(path)).unwrap_or_default();
    import_sources(name, &sources, order, progress, cancel)
}

/// A project with what came of each of its files.
#[derive(Debug)]
pub struct Kept {
    /// The project.
    pub project: Project,
    /// What the next import of these paths can build on.
    pub shelf: Shelf,
}

/// As [`import()`], but takes over from `shelf` what came of files that are as they were.
pub fn import_again(
    paths: &[PathBuf],
    shelf: &Shelf,
    order: Order<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Kept, JobError> {
    let sources = walk::files(paths, cancel)?
        .into_iter()
        .map(Source::Disk)
        .collect::<Vec<_>>();
    let files = read_sources(&sources, shelf, order, progress, cancel)?;
    let name = paths.first().map(|path| name_of(path)).unwrap_or_default();
    Ok(Kept {
        project: assembled(
            name,
            order.dates,
            files.iter().map(|file| (*file.outcome).clone()),
        ),
        shelf: Shelf::of(
            sources
                .iter()
                .map(|source| source.name().into_owned())
                .zip(files),
        ),
    })
}

/// Codes the bundled sample articles.
pub fn sample(
    order: Order<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Project, JobError> {
    let mut sources = Vec::new();
    collect_bundled(&SAMPLE, &mut sources);
    sources.sort_by_key(|source| source.name().into_owned());
    import_sources(SAMPLE_NAME.into(), &sources, order, progress, cancel)
}

/// Hands each file under `paths` to `visit` as read from disk, by name, or why it was not read; stops at the first error of
/// `visit`.
pub fn each_file(
    paths: &[PathBuf],
    cancel: &Cancel,
    mut visit: impl FnMut(&str, Result<SourceFile<'_>, FileStatus>) -> io::Result<()>,
) -> Result<(), JobError> {
    for found in walk::files(paths, cancel)? {
        cancel.check()?;
        let source = Source::Disk(found);
        let name = source.name();
        let bytes = source.bytes();
        let file = bytes
            .as_deref()
            .map_err(Clone::clone)
            .map(|bytes| SourceFile { name: &name, bytes });
        visit(&name, file).map_err(|error| JobError::Io {
            path: name.to_string(),
            action: "printing",
            source: error,
        })?;
    }
    Ok(())
}

/// Something to read: a file on disk, or one that travels with the program.
enum Source {
    Disk(Found),
    Bundled(&'static include_dir::File<'static>),
}

impl Source {
    fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Disk(found) => Cow::Borrowed(&found.name),
            Self::Bundled(file) => file.path().to_string_lossy(),
        }
    }

    fn byte_count(&self) -> u64 {
        match self {
            Self::Disk(found) => found.bytes,
            Self::Bundled(file) => file.contents().len() as u64,
        }
    }

    /// How it looks without being read.
    fn stamp(&self) -> Stamp {
        match self {
            Self::Disk(found) => Stamp::of(found),
            Self::Bundled(_) => Stamp {
                bytes: self.byte_count(),
                modified: None,
            },
        }
    }

    /// The last day on which it can have been saved: one is added, since the day ends later elsewhere.
    fn saved_on(&self) -> Option<NaiveDate> {
        let saved = DateTime::<Utc>::from(self.stamp().modified?).date_naive();
        let is_told = saved.year() >= FIRST_SAVED_YEAR;
        is_told.then(|| saved.succ_opt()).flatten()
    }

    /// The bytes, or why there are none to read.
    fn bytes(&self) -> Result<Cow<'_, [u8]>, FileStatus> {
        match self {
            Self::Disk(found) if found.status != FileStatus::Read => Err(found.status.clone()),
            Self::Disk(found) => read_bounded(&found.path).map(Cow::Owned),
            Self::Bundled(file) => Ok(Cow::Borrowed(file.contents())),
        }
    }
}

/// The project's name: that of the folder, or of the file without its ending.
fn name_of(path: &Path) -> String {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let name = if real.is_dir() {
        real.file_name()
    } else {
        real.file_stem()
    };
    name.map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The articles of the sample, without what only explains or keeps them.
fn collect_bundled(folder: &'static Dir<'static>, sources: &mut Vec<Source>) {
    for file in folder.files() {
        let name = file.path().file_name().unwrap_or_default();
        let project = file.path().extension().is_some_and(|end| end == "demarche");
        if name != "README.md" && !project {
            sources.push(Source::Bundled(file));
        }
    }
    for inner in folder.dirs() {
        collect_bundled(inner, sources);
    }
}

/// What became of one file.
#[derive(Debug, Clone)]
pub(super) struct FileOutcome {
    report: FileReport,
    articles: CodedArticles,
}

fn import_sources(
    name: String,
    sources: &[Source],
    order: Order<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Project, JobError> {
    let files = read_sources(sources, &Shelf::default(), order, progress, cancel)?;
    let outcomes = files
        .into_iter()
        .map(|file| Arc::unwrap_or_clone(file.outcome));
    Ok(assembled(name, order.dates, outcomes))
}

/// What came of each source, in their order; those that are on `shelf` as they are now are not read again.
fn read_sources(
    sources: &[Source],
    shelf: &Shelf,
    order: Order<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Vec<Shelved>, JobError> {
    let meter = Meter::new(sources, progress);
    let one = |source: &Source| -> Result<Shelved, JobError> {
        cancel.check()?;
        let name = source.name();
        let known = shelf
            .get(&name)
            .filter(|known| known.dates.as_ref() == order.dates.of(&name));
        let stamp = source.stamp();
        let file = match known.filter(|known| known.stamp == stamp && stamp.modified.is_some()) {
            Some(known) => known.clone(),
            None => read_source(source, known, order, cancel),
        };
        meter.finished(source);
        Ok(file)
    };
    let files = in_workers(|| sources.par_iter().map(one).collect::<Result<_, JobError>>())?;
    cancel.check()?;
    Ok(files)
}

fn assembled(
    name: String,
    dates: &SetDates,
    outcomes: impl Iterator<Item = FileOutcome>,
) -> Project {
    let mut report = ImportReport::default();
    let mut coded = Vec::new();
    for outcome in outcomes {
        report.files.push(outcome.report);
        coded.extend(outcome.articles);
    }
    let corpus = import::assemble(coded);
    note_copies(&mut report, &corpus);
    Project {
        name,
        corpus,
        report,
        dates: dates.clone(),
        ..Project::default()
    }
}

/// Says of each article that prints a story again where it was printed first.
fn note_copies(report: &mut ImportReport, corpus: &Corpus) {
    let mut first_of: BTreeMap<u32, &str> = BTreeMap::new();
    for story in &corpus.stories {
        if let Some((first, copies)) = story.split_first() {
            let file = corpus.article(*first).file.as_str();
            first_of.extend(copies.iter().map(|copy| (copy.0, file)));
        }
    }
    let articles = report.files.iter_mut().flat_map(|file| &mut file.articles);
    for (article, id) in articles.zip(0..) {
        article.same_story_as = first_of.get(&id).map(|file| (*file).to_owned());
    }
}

/// Runs `work` where `rayon` finds threads with room for deep pages; on the calling thread's pool if none can be made.
fn in_workers<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new()
        .stack_size(WORKER_STACK_BYTES)
        .thread_name(|number| format!("import-{number}"))
        .build();
    match pool {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// Reads a source, unless its bytes are those of `known`.
fn read_source(
    source: &Source,
    known: Option<&Shelved>,
    order: Order<'_>,
    cancel: &Cancel,
) -> Shelved {
    let bytes = source.bytes();
    let content = bytes.as_deref().ok().map(shelf::hash_of);
    let stamp = source.stamp();
    let same = known.filter(|known| content.is_some() && known.content == content);
    let outcome = match same {
        Some(known) => known.outcome.clone(),
        None => Arc::new(import_one(source, bytes, order, cancel)),
    };
    Shelved {
        stamp,
        content,
        dates: order.dates.of(&source.name()).cloned(),
        outcome,
    }
}

fn import_one(
    source: &Source,
    bytes: Result<Cow<'_, [u8]>, FileStatus>,
    order: Order<'_>,
    cancel: &Cancel,
) -> FileOutcome {
    let name = source.name();
    let reading = match bytes {
        Err(status) => FileReading::none(status),
        Ok(bytes) => {
            let file = SourceFile {
                name: &name,
                bytes: &bytes,
            };
            guarded(|| read_and_code(&file, source.saved_on(), order, cancel))
        }
    };
    let report = FileReport {
        file: name.into_owned(),
        bytes: source.byte_count(),
        status: reading.status,
        stated: reading.stated,
        articles: reading
            .articles
            .iter()
            .map(|(article, coded)| report_of(article, coded))
            .collect(),
    };
    FileOutcome {
        report,
        articles: reading.articles,
    }
}

type CodedArticles = Vec<(Article, Coded)>;

/// What reading and coding one file gave.
struct FileReading {
    status: FileStatus,
    /// How many articles it says it holds.
    stated: Option<usize>,
    articles: CodedArticles,
}

impl FileReading {
    fn none(status: FileStatus) -> Self {
        Self {
            status,
            stated: None,
            articles: Vec::new(),
        }
    }
}

fn read_and_code(
    file: &SourceFile<'_>,
    saved: Option<NaiveDate>,
    order: Order<'_>,
    cancel: &Cancel,
) -> FileReading {
    match super::read_file(file, cancel) {
        ReadOutcome::Skipped(why) => FileReading::none(FileStatus::Skipped(why)),
        ReadOutcome::Failed(why) => FileReading::none(FileStatus::Failed(why)),
        ReadOutcome::Articles {
            articles,
            stated,
            warnings,
        } => {
            let set = order.dates.of(file.name);
            let mut coded: CodedArticles = articles
                .into_iter()
                .map(|mut article| {
                    let warning = date(&mut article, set, saved);
                    let mut coded = import::code(&article, order.lexicon);
                    coded.warnings.splice(0..0, warning);
                    (article, coded)
                })
                .collect();
            if let Some((_, first)) = coded.first_mut() {
                first.warnings.splice(0..0, warnings); // what concerns the whole file stands first
            }
            FileReading {
                status: FileStatus::Read,
                stated,
                articles: coded,
            }
        }
    }
}

/// Gives an article the day that was set for it by hand. A day found in it that lies after its file was saved gives way to the next
/// that does not; the warning says so.
fn date(
    article: &mut Article,
    set: Option<&FileDates>,
    saved: Option<NaiveDate>,
) -> Option<String> {
    let found = article.published.clone();
    if let Some(day) = set.and_then(|set| set.day(article.part)) {
        let by_hand = Publication {
            date: day,
            basis: PublicationBasis::Analyst,
            evidence: day.to_string(),
            considered: found.map_or_else(Vec::new, |found| found.considered),
        };
        import::read::redate(article, Some(by_hand));
        return None;
    }
    let found = found.filter(|found| saved.is_some_and(|saved| found.date > saved))?;
    let other = found.considered.iter().find_map(|evidence| {
        let date = evidence.date.filter(|date| Some(*date) <= saved)?;
        Some(Publication {
            date,
            basis: evidence.basis,
            evidence: evidence.evidence.clone(),
            considered: found.considered.clone(),
        })
    });
    import::read::redate(article, other);
    Some(format!(
        "“{}” lies after the file was saved and was not taken for the day of publication",
        found.evidence
    ))
}

/// How many sentences of two states gave nothing, by reason.
fn silent_of(coded: &Coded) -> BTreeMap<WhySilent, usize> {
    let mut count = BTreeMap::new();
    for silent in &coded.silent {
        *count.entry(silent.why).or_insert(0) += 1;
    }
    count
}

fn report_of(article: &Article, coded: &Coded) -> ArticleReport {
    let published = article.published.as_ref();
    ArticleReport {
        title: article.title_text().map(str::to_owned),
        outlet: article.outlet.clone(),
        published: article.published_day(),
        basis: published.map(|published| published.basis),
        evidence: published.map(|published| published.evidence.clone()),
        same_story_as: None,
        events: coded.events.len(),
        no_events: coded.no_events,
        silent: silent_of(coded),
        warnings: coded.warnings.clone(),
    }
}

/// Runs `work`; a defect that panics costs this file and no other.
fn guarded(work: impl FnOnce() -> FileReading) -> FileReading {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let why = "a defect of the program stopped at this file; please report it";
        FileReading::none(FileStatus::Failed(why.into()))
    })
}

/// The file's bytes; one that grew past the limit since it was listed is refused.
fn read_bounded(path: &Path) -> Result<Vec<u8>, FileStatus> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| FileStatus::Failed(error.to_string()))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(FileStatus::Failed("it grew while it was read".into()));
    }
    Ok(bytes)
}

/// Counts finished files and tells the caller, one file at a time.
struct Meter<'a> {
    progress: &'a (dyn Fn(Progress) + Sync),
    state: Mutex<Progress>,
}

impl<'a> Meter<'a> {
    fn new(sources: &[Source], progress: &'a (dyn Fn(Progress) + Sync)) -> Self {
        let start = Progress {
            files_total: sources.len(),
            bytes_total: sources.iter().map(Source::byte_count).sum(),
            ..Progress::default()
        };
        progress(start.clone());
        Self {
            progress,
            state: Mutex::new(start),
        }
    }

    fn finished(&self, source: &Source) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.files_done += 1;
        state.bytes_done += source.byte_count();
        state.current = source.name().into_owned();
        (self.progress)(state.clone());
    }
}

#[cfg(test)]
mod tests;
