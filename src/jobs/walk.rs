//! Which files a list of paths names: folders walked in name order, and a line for everything that is passed over.

use super::{Cancel, JobError};
use crate::import::read::is_resource;
use crate::project::FileStatus;
use std::collections::{BTreeMap, HashSet};
use std::fs::{self, Metadata};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// Files larger than this, in bytes, are not read: no news article or export of articles comes near it.
pub const MAX_FILE_BYTES: u64 = 100 * 1024 * 1024;

/// One file that a walk came upon.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Where it is on disk.
    pub path: PathBuf,
    /// Path relative to the folder opened, with `/` between parts; the report's name for it.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// When it was last written, where the system tells.
    pub modified: Option<SystemTime>,
    /// [`FileStatus::Read`] when it is to be read, else why not.
    pub status: FileStatus,
}

/// All files under `paths`, by name, each once.
///
/// Names are relative to the folder that holds all of `paths`: to the folder itself when one folder is named. Hidden files
/// and folders are passed over; links inside a folder are not followed, because what they lead to is either read in its
/// own place or outside of what was asked for.
pub(super) fn files(paths: &[PathBuf], cancel: &Cancel) -> Result<Vec<Found>, JobError> {
    let mut found = BTreeMap::new();
    let real: Vec<_> = paths.iter().map(fs::canonicalize).collect();
    let base = common_folder(real.iter().flatten());
    for (given, real) in paths.iter().zip(&real) {
        match real {
            Ok(real) => walk_one(real, &base, &mut found, cancel)?,
            Err(error) => {
                let failed = Found {
                    path: given.clone(),
                    name: given.display().to_string(),
                    bytes: 0,
                    modified: None,
                    status: FileStatus::Failed(error.to_string()),
                };
                found.insert(given.clone(), failed);
            }
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    skip_resources(&mut found);
    Ok(found)
}

/// Marks what a browser saved beside a page, in the folder of the page's name: pictures, scripts and frames are no articles.
fn skip_resources(found: &mut [Found]) {
    let names: HashSet<String> = found.iter().map(|file| file.name.clone()).collect();
    for file in found {
        if file.status == FileStatus::Read && is_resource(&file.name, |page| names.contains(page)) {
            file.status = FileStatus::Skipped("part of the saved page beside its folder".into());
        }
    }
}

fn walk_one(
    root: &Path,
    base: &Path,
    found: &mut BTreeMap<PathBuf, Found>,
    cancel: &Cancel,
) -> Result<(), JobError> {
    let seen = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry);
    for entry in WalkDir::new(root).into_iter().filter_entry(seen) {
        cancel.check()?;
        let (path, (metadata, status)) = match entry {
            Ok(entry) if entry.file_type().is_dir() => continue,
            Ok(entry) => (entry.path().to_path_buf(), look_at(&entry)),
            Err(error) => (
                error.path().unwrap_or(root).to_path_buf(),
                (None, FileStatus::Failed(reason(&error))),
            ),
        };
        let name = name_of(&path, base);
        found.entry(path.clone()).or_insert(Found {
            path,
            name,
            bytes: metadata.as_ref().map_or(0, Metadata::len),
            modified: metadata.and_then(|metadata| metadata.modified().ok()),
            status,
        });
    }
    Ok(())
}

/// Whether a file's name says that people are not meant to see it: a leading dot, an office program's lock file, or what
/// a file manager leaves in every folder.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || matches!(&*name, "Thumbs.db" | "desktop.ini")
}

/// A README or licence that lies beside articles; one that is named by itself is read.
fn is_about_folder(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    let stem = name.split('.').next().unwrap_or(&name);
    entry.file_type().is_file()
        && matches!(
            stem,
            "readme" | "license" | "licence" | "changelog" | "copying"
        )
}

fn look_at(entry: &DirEntry) -> (Option<Metadata>, FileStatus) {
    if entry.path_is_symlink() {
        return (None, FileStatus::Skipped(link_line(entry.path())));
    }
    match entry.metadata() {
        Ok(metadata) if entry.depth() > 0 && is_about_folder(entry) => {
            let line = "about its folder, not an article".to_owned();
            (Some(metadata), FileStatus::Skipped(line))
        }
        Ok(metadata) => {
            let status = status_of(&metadata);
            (Some(metadata), status)
        }
        Err(error) => (None, FileStatus::Failed(reason(&error))),
    }
}

fn status_of(metadata: &Metadata) -> FileStatus {
    if !metadata.is_file() {
        FileStatus::Skipped("not a plain file but a pipe, socket or device".into())
    } else if metadata.len() > MAX_FILE_BYTES {
        FileStatus::Failed(format!(
            "expected at most {} MB, found {} MB",
            MAX_FILE_BYTES >> 20,
            metadata.len() >> 20
        ))
    } else {
        FileStatus::Read
    }
}

fn link_line(path: &Path) -> String {
    if fs::metadata(path).is_ok() {
        "a link; links inside a folder are not followed".into()
    } else {
        "a link that leads nowhere".into()
    }
}

/// What the system said, without the path that the report already names.
fn reason(error: &walkdir::Error) -> String {
    error
        .io_error()
        .map_or_else(|| error.to_string(), ToString::to_string)
}

/// The deepest folder that holds all of `paths`, where a folder holds itself.
fn common_folder<'a>(mut paths: impl Iterator<Item = &'a PathBuf>) -> PathBuf {
    let folder = |path: &PathBuf| {
        if path.is_dir() {
            path.clone()
        } else {
            path.parent().map_or_else(PathBuf::new, Path::to_path_buf)
        }
    };
    let first = paths.next().map(folder).unwrap_or_default();
    paths.map(folder).fold(first, |common, next| {
        common
            .components()
            .zip(next.components())
            .take_while(|(a, b)| a == b)
            .map(|(part, _)| part)
            .collect()
    })
}

fn name_of(path: &Path, base: &Path) -> String {
    let inside = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<_> = inside
        .components()
        .filter(|part| !matches!(part, Component::RootDir))
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        folder
    }

    /// The names and first words of the statuses of what a walk over `paths` of `root` finds.
    fn walk(root: &Path, paths: &[&str]) -> Vec<String> {
        let paths: Vec<_> = paths.iter().map(|path| root.join(path)).collect();
        let line = |found: Found| match found.status {
            FileStatus::Read => found.name,
            FileStatus::Skipped(why) => format!("{} skipped: {why}", found.name),
            FileStatus::Failed(why) => format!("{} failed: {why}", found.name),
        };
        files(&paths, &Cancel::default())
            .unwrap()
            .into_iter()
            .map(line)
            .collect()
    }

    #[test]
    fn what_lies_beside_a_saved_page_is_part_of_it() {
        let folder = folder(&[
            "a.html",
            "a_files/b.html",
            "a_files/c/d.js",
            "other_files/e.txt",
        ]);
        assert_eq!(
            walk(folder.path(), &[""]),
            [
                "a.html",
                "a_files/b.html skipped: part of the saved page beside its folder",
                "a_files/c/d.js skipped: part of the saved page beside its folder",
                "other_files/e.txt",
            ]
        );
    }

    #[test]
    fn a_folder_is_walked_in_name_order_without_hidden_files() {
        let root = folder(&[
            "b.txt",
            "a/z.txt",
            "a.txt",
            ".hidden",
            ".git/x",
            "a/~$lock.docx",
            "a/Thumbs.db",
        ]);
        assert_eq!(walk(root.path(), &[""]), ["a.txt", "a/z.txt", "b.txt"]);
    }

    #[test]
    fn a_hidden_folder_is_walked_when_it_is_named() {
        let root = folder(&[".clippings/a.txt"]);
        assert_eq!(walk(root.path(), &[".clippings"]), ["a.txt"]);
    }

    #[test]
    fn names_are_relative_to_the_folder_that_holds_all_paths() {
        let root = folder(&["2018/mar/a.txt", "2018/apr/a.txt", "2018/b.txt"]);
        assert_eq!(walk(root.path(), &["2018/mar/a.txt"]), ["a.txt"]);
        assert_eq!(
            walk(root.path(), &["2018/mar", "2018/apr", "2018/b.txt"]),
            ["apr/a.txt", "b.txt", "mar/a.txt"]
        );
    }

    #[test]
    fn a_file_that_two_paths_name_is_found_once() {
        let root = folder(&["in/a.txt"]);
        assert_eq!(walk(root.path(), &["in", "in/a.txt", "in"]), ["a.txt"]);
    }

    #[test]
    fn a_missing_path_fails_and_the_others_go_on() {
        let root = folder(&["a.txt"]);
        let lines = walk(root.path(), &["a.txt", "gone.txt"]);
        assert_eq!(lines.len(), 2);
        assert!(
            lines
                .iter()
                .any(|line| line.contains("gone.txt failed: No such file"))
        );
    }

    #[test]
    fn a_file_beyond_the_limit_is_not_read() {
        let root = folder(&["huge.txt"]);
        let file = fs::File::options()
            .write(true)
            .open(root.path().join("huge.txt"))
            .unwrap();
        file.set_len(MAX_FILE_BYTES + (1 << 20)).unwrap(); // sparse: takes no room
        assert_eq!(
            walk(root.path(), &[""]),
            ["huge.txt failed: expected at most 100 MB, found 101 MB"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_sockets_and_circles_are_passed_over_with_a_line() {
        use std::os::unix::fs::symlink;
        let root = folder(&["in/a.txt", "out/secret.txt"]);
        let inside = root.path().join("in");
        symlink(&inside, inside.join("loop")).unwrap();
        symlink(root.path().join("out"), inside.join("out")).unwrap();
        symlink("nowhere", inside.join("dangling.txt")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(inside.join("socket")).unwrap();
        assert_eq!(
            walk(root.path(), &["in"]),
            [
                "a.txt",
                "dangling.txt skipped: a link that leads nowhere",
                "loop skipped: a link; links inside a folder are not followed",
                "out skipped: a link; links inside a folder are not followed",
                "socket skipped: not a plain file but a pipe, socket or device",
            ]
        );
    }

    #[test]
    fn a_walk_stops_on_request() {
        let root = folder(&["a.txt"]);
        let cancel = Cancel::default();
        cancel.cancel();
        let outcome = files(&[root.path().to_path_buf()], &cancel);
        assert!(matches!(outcome, Err(JobError::Cancelled)));
    }
}
