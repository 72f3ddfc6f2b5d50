//! Whether "he" or "she" can mean somebody, by title or name.

use serde::Deserialize;
use smol_str::SmolStr;
use std::collections::HashSet;

/// Of which gender somebody is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
}

/// Words and names that tell.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Genders {
    female: HashSet<SmolStr>,
    male: HashSet<SmolStr>,
}

impl Genders {
    pub fn bundled() -> Self {
        toml::from_str(include_str!("../../../assets/lexicon/genders.toml"))
            .expect("a test reads the bundled list of names")
    }

    pub fn of(&self, word: &str) -> Option<Gender> {
        if self.female.contains(word) {
            Some(Gender::Female)
        } else if self.male.contains(word) {
            Some(Gender::Male)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_titles_tell() {
        let genders = Genders::bundled();
        for (word, expect) in [
            ("spokeswoman", Some(Gender::Female)),
            ("king", Some(Gender::Male)),
            ("angela", Some(Gender::Female)),
            ("minister", None),
        ] {
            assert_eq!(genders.of(word), expect, "{word}");
        }
        assert!(genders.female.is_disjoint(&genders.male));
    }
}
