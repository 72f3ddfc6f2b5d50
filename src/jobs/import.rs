//! From files to a coded project: read in parallel, assembled in name order, so that the result is the same each time.

use super::shelf::{self, Shelf, Shelved, Stamp};
use super::walk::{self, Found, MAX_FILE_BYTES};
use super::{Cancel, JobError, Progress};
use crate::import::{self, Coded, ReadOutcome, SourceFile};
use crate::lexicon::Lexicon;
use crate::model::{Article, WhySilent};
use crate::project::{ArticleReport, FileReport, FileStatus, ImportReport, Project};
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

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/sample-data");

/// Reads and codes every article under `paths` (files or folders, recursively).
///
/// A file that cannot be read becomes a line of the report and the rest goes on. The project is named after the first
/// path. `progress` is called from one worker at a time, after each file.
pub fn import(
    paths: &[PathBuf],
    lexicon: &Lexicon,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Project, JobError> {
    let sources = walk::files(paths, cancel)?
        .into_iter()
        .map(Source::Disk)
        .collect::<Vec<_>>();
    let name = paths.first().map(|path| name_of(path)).unwrap_or_default();
    import_sources(name, &sources, lexicon, progress, cancel)
}

/// A project with what came of each of its files.
#[derive(Debug)]
pub struct Kept {
    /// The project.
    pub project: Project,
    /// What the next import of these paths can build on.
    pub shelf: Shelf,
}

/// As [`import`], but takes over from `shelf` what came of files that are as they were.
pub fn import_again(
    paths: &[PathBuf],
    shelf: &Shelf,
    lexicon: &Lexicon,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Kept, JobError> {
    let sources = walk::files(paths, cancel)?
        .into_iter()
        .map(Source::Disk)
        .collect::<Vec<_>>();
    let files = read_sources(&sources, shelf, lexicon, progress, cancel)?;
    let name = paths.first().map(|path| name_of(path)).unwrap_or_default();
    Ok(Kept {
        project: assembled(name, files.iter().map(|file| (*file.outcome).clone())),
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
    lexicon: &Lexicon,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Project, JobError> {
    let mut sources = Vec::new();
    collect_bundled(&SAMPLE, &mut sources);
    sources.sort_by_key(|source| source.name().into_owned());
    import_sources(SAMPLE_NAME.into(), &sources, lexicon, progress, cancel)
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
    lexicon: &Lexicon,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Project, JobError> {
    let files = read_sources(sources, &Shelf::default(), lexicon, progress, cancel)?;
    let outcomes = files
        .into_iter()
        .map(|file| Arc::unwrap_or_clone(file.outcome));
    Ok(assembled(name, outcomes))
}

/// What came of each source, in their order; those that are on `shelf` as they are now are not read again.
fn read_sources(
    sources: &[Source],
    shelf: &Shelf,
    lexicon: &Lexicon,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &Cancel,
) -> Result<Vec<Shelved>, JobError> {
    let meter = Meter::new(sources, progress);
    let one = |source: &Source| -> Result<Shelved, JobError> {
        cancel.check()?;
        let known = shelf.get(&source.name());
        let stamp = source.stamp();
        let file = match known.filter(|known| known.stamp == stamp && stamp.modified.is_some()) {
            Some(known) => known.clone(),
            None => read_source(source, known, lexicon, cancel),
        };
        meter.finished(source);
        Ok(file)
    };
    let files = in_workers(|| sources.par_iter().map(one).collect::<Result<_, JobError>>())?;
    cancel.check()?;
    Ok(files)
}

fn assembled(name: String, outcomes: impl Iterator<Item = FileOutcome>) -> Project {
    let mut report = ImportReport::default();
    let mut coded = Vec::new();
    for outcome in outcomes {
        report.files.push(outcome.report);
        coded.extend(outcome.articles);
    }
    Project {
        name,
        corpus: import::assemble(coded),
        report,
        ..Project::default()
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
    lexicon: &Lexicon,
    cancel: &Cancel,
) -> Shelved {
    let bytes = source.bytes();
    let content = bytes.as_deref().ok().map(shelf::hash_of);
    let stamp = source.stamp();
    let same = known.filter(|known| content.is_some() && known.content == content);
    let outcome = match same {
        Some(known) => known.outcome.clone(),
        None => Arc::new(import_one(source, bytes, lexicon, cancel)),
    };
    Shelved {
        stamp,
        content,
        outcome,
    }
}

fn import_one(
    source: &Source,
    bytes: Result<Cow<'_, [u8]>, FileStatus>,
    lexicon: &Lexicon,
    cancel: &Cancel,
) -> FileOutcome {
    let name = source.name();
    let (status, articles) = match bytes {
        Err(status) => (status, Vec::new()),
        Ok(bytes) => {
            let file = SourceFile {
                name: &name,
                bytes: &bytes,
            };
            guarded(|| read_and_code(&file, lexicon, cancel))
        }
    };
    let report = FileReport {
        file: name.into_owned(),
        bytes: source.byte_count(),
        status,
        articles: articles
            .iter()
            .map(|(article, coded)| report_of(article, coded))
            .collect(),
    };
    FileOutcome { report, articles }
}

type CodedArticles = Vec<(Article, Coded)>;

fn read_and_code(
    file: &SourceFile<'_>,
    lexicon: &Lexicon,
    cancel: &Cancel,
) -> (FileStatus, CodedArticles) {
    match super::read_file(file, cancel) {
        ReadOutcome::Skipped(why) => (FileStatus::Skipped(why), Vec::new()),
        ReadOutcome::Failed(why) => (FileStatus::Failed(why), Vec::new()),
        ReadOutcome::Articles {
            articles, warnings, ..
        } => {
            let mut coded: CodedArticles = articles
                .into_iter()
                .map(|article| {
                    let coded = import::code(&article, lexicon);
                    (article, coded)
                })
                .collect();
            if let Some((_, first)) = coded.first_mut() {
                first.warnings.splice(0..0, warnings); // what concerns the whole file stands first
            }
            (FileStatus::Read, coded)
        }
    }
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
    ArticleReport {
        title: article.title_text().map(str::to_owned),
        outlet: article.outlet.clone(),
        published: article.published_day(),
        events: coded.events.len(),
        no_events: coded.no_events,
        silent: silent_of(coded),
        warnings: coded.warnings.clone(),
    }
}

/// Runs `work`; a defect that panics costs this file and no other.
fn guarded(work: impl FnOnce() -> (FileStatus, CodedArticles)) -> (FileStatus, CodedArticles) {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let why = "a defect of the program stopped at this file; please report it";
        (FileStatus::Failed(why.into()), Vec::new())
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
mod tests {
    use super::*;
    use std::fs;

    fn write(root: &Path, file: &str, bytes: &[u8]) {
        let path = root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn run(root: &Path) -> (Project, Vec<Progress>) {
        let seen = Mutex::new(Vec::new());
        let project = import(
            &[root.to_path_buf()],
            Lexicon::bundled(),
            &|now| seen.lock().unwrap().push(now),
            &Cancel::default(),
        );
        (project.unwrap(), seen.into_inner().unwrap())
    }

    #[test]
    fn a_folder_becomes_a_project_with_a_line_for_every_file() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("Norland papers");
        for number in 0..20 {
            let text = format!("Paper {number}\n\nNorland spoke to Sudland on day {number}.\n");
            write(&folder, &format!("p{number:02}.txt"), text.as_bytes());
        }
        write(
            &folder,
            "zz/noise.txt",
            &[0, 159, 146, 150, 0, 1, 2, 3].repeat(64),
        );
        let (project, progress) = run(&folder);
        assert_eq!(project.name, "Norland papers");
        assert_eq!(project.report.files.len(), 21);
        assert_eq!(project.report.article_count(), 20);
        let names: Vec<_> = project
            .corpus
            .articles
            .iter()
            .map(|article| &article.file)
            .collect();
        assert!(names.is_sorted(), "{names:?}");
        let noise = project.report.files.last().unwrap();
        assert_eq!(noise.file, "zz/noise.txt");
        assert_ne!(noise.status, FileStatus::Read);
        let last = progress.last().unwrap();
        assert_eq!((last.files_done, last.files_total), (21, 21));
        assert_eq!(last.bytes_done, last.bytes_total);
        assert!(progress.is_sorted_by_key(|now| now.bytes_done));
    }

    #[test]
    fn two_runs_give_the_same_project() {
        let root = tempfile::tempdir().unwrap();
        for number in 0..40 {
            let text = format!(
                "Norland accused Sudland of spying on {} May 2018.",
                number % 28 + 1
            );
            write(root.path(), &format!("{number}.txt"), text.as_bytes());
        }
        assert_eq!(run(root.path()).0, run(root.path()).0);
    }

    #[test]
    fn reading_again_touches_only_what_changed() {
        let root = tempfile::tempdir().unwrap();
        let story = |day: u32| format!("Norland accused Sudland of spying on {day} May 2018.");
        for number in 0..5 {
            write(
                root.path(),
                &format!("{number}.txt"),
                story(number + 1).as_bytes(),
            );
        }
        let paths = [root.path().to_path_buf()];
        let again = |shelf: &Shelf| {
            import_again(
                &paths,
                shelf,
                Lexicon::bundled(),
                &|_| {},
                &Cancel::default(),
            )
            .unwrap()
        };
        let first = again(&Shelf::default());
        assert_eq!(first.project, run(root.path()).0);
        let look = |shelf: &Shelf| shelf.look(&paths, &Cancel::default()).unwrap().to_string();
        assert_eq!(look(&first.shelf), "nothing changed");

        write(root.path(), "0.txt", story(20).as_bytes());
        write(root.path(), "new.txt", story(21).as_bytes());
        fs::remove_file(root.path().join("4.txt")).unwrap();
        assert_eq!(look(&first.shelf), "1 new, 1 changed, 1 gone");
        let second = again(&first.shelf);
        assert_eq!(
            second.shelf.changes_since(&first.shelf).to_string(),
            "1 new, 1 changed, 1 gone"
        );
        assert_eq!(second.project, run(root.path()).0);
        let same = |name: &str| {
            let outcome = |shelf: &Shelf| shelf.get(name).map(|file| file.outcome.clone());
            Arc::ptr_eq(
                &outcome(&first.shelf).unwrap(),
                &outcome(&second.shelf).unwrap(),
            )
        };
        assert!(same("1.txt") && same("2.txt") && same("3.txt") && !same("0.txt"));
    }

    #[test]
    fn a_job_that_was_stopped_gives_nothing() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "a.txt", b"text");
        write(root.path(), "b.txt", b"text");
        let cancel = Cancel::default();
        let stop_at_first = |now: Progress| {
            if now.files_done == 1 {
                cancel.cancel();
            }
        };
        let outcome = import(
            &[root.path().to_path_buf()],
            Lexicon::bundled(),
            &stop_at_first,
            &cancel,
        );
        assert!(matches!(outcome, Err(JobError::Cancelled)));
    }

    #[test]
    fn a_defect_in_one_file_is_a_line_of_the_report() {
        let (status, articles) = guarded(|| panic!("made up for this test"));
        assert!(matches!(status, FileStatus::Failed(why) if why.contains("defect")));
        assert!(articles.is_empty());
    }

    #[test]
    fn the_sample_leaves_out_what_is_no_article() {
        let project = sample(Lexicon::bundled(), &|_| {}, &Cancel::default()).unwrap();
        assert_eq!(project.name, SAMPLE_NAME);
        assert!(project.report.article_count() >= 25);
        assert_eq!(project.report.failed().count(), 0);
        assert!(
            project
                .report
                .files
                .iter()
                .all(|file| file.file != "README.md")
        );
    }
}
