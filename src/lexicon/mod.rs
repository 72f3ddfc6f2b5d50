//! What the coder knows about the world and the language, as data files under `assets/lexicon`.
//!
//! A user's own files are laid over the bundled ones, entry by entry.

pub mod actors;
pub mod events;

use std::sync::LazyLock;

/// All lexicons, parsed and checked, ready to use; shared by every worker.
#[derive(Debug)]
pub struct Lexicon {
    /// States, organisations, leaders, roles.
    pub actors: actors::ActorLexicon,
    /// Categories' triggers and frames.
    pub events: events::EventLexicon,
}

impl Lexicon {
    /// The lexicons that come with the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
            actors: actors::ActorLexicon::bundled(),
            events: events::EventLexicon::bundled(),
        });
        &BUNDLED
    }
}
