//! Rules of the user's own, laid over those that come with the program.

use super::JobError;
use crate::lexicon::Lexicon;
use crate::lexicon::actors::ActorLexicon;
use crate::lexicon::events::EventLexicon;
use std::path::Path;

/// The bundled lexicons with the event rules (`*.toml`) of `folder` laid over them, in order of name; a rule with a known id
/// replaces the bundled one.
pub fn lexicon_with_rules(folder: &Path) -> Result<Lexicon, JobError> {
    Ok(Lexicon::of(ActorLexicon::bundled(), event_rules(folder)?))
}

/// The same for checking: it knows the invented states of the sentences that prove the rules.
pub fn lexicon_for_checking(folder: &Path) -> Result<Lexicon, JobError> {
    Ok(Lexicon::of(
        ActorLexicon::for_checking(),
        event_rules(folder)?,
    ))
}

fn event_rules(folder: &Path) -> Result<EventLexicon, JobError> {
    let failed = |path: &Path, action: &'static str| {
        let path = path.display().to_string();
        move |source: std::io::Error| JobError::Io {
            path,
            action,
            source,
        }
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed(folder, "listing"))? {
        let path = entry.map_err(failed(folder, "listing"))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    let mut rules = EventLexicon::bundled();
    for path in files {
        let text = std::fs::read_to_string(&path).map_err(failed(&path, "reading"))?;
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        rules.add(&name, &text).map_err(|error| JobError::Rules {
            path: path.display().to_string(),
            why: error.why,
        })?;
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::check::check_rules;

    const RULE: &str = r#"
        category = "SUPPORT"
        [[rule]]
        id = "own-cheer"
        verbs = ["cheer"]
        codes = ["Norland cheered Sudland."]
        ignores = ["Norland did not cheer Sudland."]
    "#;

    #[test]
    fn a_users_own_rule_is_laid_over_the_bundled_ones() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("own.toml"), RULE).unwrap();
        let lexicon = lexicon_for_checking(folder.path()).unwrap();
        assert!(
            lexicon
                .events
                .rules
                .iter()
                .any(|rule| &*rule.id == "own-cheer")
        );
        let wrong = check_rules(&lexicon);
        assert!(
            wrong.iter().all(|failure| failure.rule != "own-cheer"),
            "{wrong:?}"
        );
    }

    #[test]
    fn a_broken_rule_is_named_with_its_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("own.toml"), "category = \"CHEER\"").unwrap();
        let error = lexicon_for_checking(folder.path()).unwrap_err().to_string();
        assert!(error.contains("own.toml"), "{error}");
        assert!(error.contains("CHEER"), "{error}");
    }
}
