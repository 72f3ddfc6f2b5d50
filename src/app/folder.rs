//! Watching the open folder: the system says when something under it is written.

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::PathBuf;

/// Watches folders until it is dropped.
pub struct FolderWatch {
    /// Held for its threads.
    _watcher: RecommendedWatcher,
}

impl FolderWatch {
    /// Calls `stirred` whenever something under `paths` is made, written, renamed or removed. None where the system cannot tell;
    /// then the folder is read again by hand.
    pub fn new(paths: &[PathBuf], stirred: impl Fn() + Send + 'static) -> Option<Self> {
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                let written = |event: &notify::Event| {
                    matches!(
                        event.kind,
                        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)
                    )
                };
                if event.as_ref().is_ok_and(written) {
                    stirred();
                }
            })
            .ok()?;
        for path in paths {
            watcher.watch(path, RecursiveMode::Recursive).ok()?;
        }
        Some(Self { _watcher: watcher })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    fn a_new_file_deep_in_the_folder_stirs() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("deep");
        std::fs::create_dir(&deep).unwrap();
        let (sender, stirs) = channel();
        let watch = FolderWatch::new(&[folder.path().to_path_buf()], move || {
            let _ = sender.send(());
        });
        if watch.is_some() {
            std::fs::write(deep.join("a.txt"), "Norland").unwrap();
            stirs.recv_timeout(Duration::from_secs(20)).unwrap();
        }
    }
}
