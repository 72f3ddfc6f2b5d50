//! What is kept between two starts: a small JSON file in the user's own configuration folder.

use crate::jobs;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many recent folders are kept.
const RECENT: usize = 8;
/// Overrides the folder of the settings file.
pub const CONFIG_DIR_VARIABLE: &str = "DEMARCHE_CONFIG_DIR";

/// What is kept between two starts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What was open last; none before the first start.
    pub last: Option<Source>,
    /// Folders and files opened, the latest first.
    pub recent: Vec<PathBuf>,
    /// Light, dark, or the system's.
    pub theme: ThemeChoice,
    /// Where these settings are saved; none saves nothing.
    #[serde(skip)]
    pub file: Option<PathBuf>,
}

/// What can be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The articles that come with the program.
    Sample,
    /// Folders and files.
    Paths(Vec<PathBuf>),
}

/// Light, dark, or the system's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// As the system is set.
    #[default]
    System,
}

impl Source {
    /// What is opened, for people: the last part of the first path.
    pub fn label(&self) -> String {
        match self {
            Self::Sample => "the sample".to_owned(),
            Self::Paths(paths) => paths.first().map_or_else(String::new, |path| {
                path.file_name().map_or_else(
                    || path.display().to_string(),
                    |name| name.to_string_lossy().into_owned(),
                )
            }),
        }
    }
}

impl Settings {
    /// The settings file's usual place, unless `DEMARCHE_CONFIG_DIR` names another folder.
    pub fn usual_file() -> Option<PathBuf> {
        let folder = match std::env::var_os(CONFIG_DIR_VARIABLE) {
            Some(folder) if !folder.is_empty() => PathBuf::from(folder),
            _ => directories::ProjectDirs::from("", "", "demarche")?
                .config_dir()
                .to_owned(),
        };
        Some(folder.join("settings.json"))
    }

    /// The settings in `file`. A missing file gives the defaults; one that cannot be read gives them too, with the reason.
    pub fn load(file: PathBuf) -> (Self, Option<String>) {
        let (mut settings, problem) = match std::fs::read(&file) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Self::default(), None),
            Err(error) => (Self::default(), Some(complaint(&file, &error))),
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(settings) => (settings, None),
                Err(error) => (Self::default(), Some(complaint(&file, &error))),
            },
        };
        settings.file = Some(file);
        (settings, problem)
    }

    /// Writes the settings file; says why when that fails.
    pub fn save(&self) -> Result<(), String> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(|error| complaint(folder, &error))?;
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| complaint(file, &error))?;
        jobs::write_atomically(file, &bytes).map_err(|error| error.to_string())
    }

    /// Notes that `source` was opened.
    pub fn remember(&mut self, source: &Source) {
        self.last = Some(source.clone());
        if let Source::Paths(paths) = source {
            self.recent.retain(|old| !paths.contains(old));
            self.recent.splice(0..0, paths.iter().cloned());
            self.recent.truncate(RECENT);
        }
    }
}

fn complaint(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!(
        "{}: the settings were not read or kept: {error}",
        path.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deeper/settings.json");
        let (mut settings, problem) = Settings::load(file.clone());
        assert_eq!(problem, None);
        settings.theme = ThemeChoice::Dark;
        settings.remember(&Source::Paths(vec!["/a".into()]));
        settings.remember(&Source::Paths(vec!["/b".into()]));
        settings.remember(&Source::Paths(vec!["/a".into()]));
        settings.save().unwrap();
        let (again, problem) = Settings::load(file);
        assert_eq!(problem, None);
        assert_eq!(again, settings);
        assert_eq!(again.recent, [PathBuf::from("/a"), PathBuf::from("/b")]);
    }

    #[test]
    fn a_broken_file_gives_the_defaults_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        std::fs::write(&file, "{").unwrap();
        let (settings, problem) = Settings::load(file);
        assert_eq!(settings.last, None);
        assert!(problem.unwrap().contains("settings.json"));
    }
}
