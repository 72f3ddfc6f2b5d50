//! Categories' triggers and frames.

/// The rules that turn words into event categories.
#[derive(Debug, Default)]
pub struct EventLexicon {}

impl EventLexicon {
    /// The rules that come with the program.
    pub fn bundled() -> Self {
        Self {}
    }
}
