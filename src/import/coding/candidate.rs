//! An event as one clause tells it, before dates and links.

use super::slots::Filler;
use crate::lexicon::events::Rule;
use crate::lexicon::retold::Kinds;
use crate::model::EventCategory;
use std::ops::Range;

/// An event as one clause tells it, before dates and links.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// The rule that saw it.
    pub rule: &'a Rule,
    /// What it is, once modality has had its say.
    pub category: EventCategory,
    /// Who.
    pub source: Vec<Filler>,
    /// To whom; empty when nobody is named.
    pub target: Vec<Filler>,
    /// Tokens of the trigger.
    pub trigger: Range<usize>,
    /// The predicate it hangs on, for its date.
    pub predicate: Option<usize>,
    /// 0 to 1.
    pub confidence: f32,
    /// Only presupposed by another event.
    pub presupposed: bool,
    /// Holds in both directions.
    pub mutual: bool,
    /// Where to look for a target that the sentence does not name.
    pub seeks: Seeks,
    /// Who reports it, where that is an actor other than the source.
    pub reported_by: Vec<Filler>,
}

/// Where to look for a target that the sentence does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeks {
    /// Nowhere.
    Nothing,
    /// Among those who accused the source.
    Accuser,
    /// The last act directed at the source that such an answer can be to: "rejected the demand".
    Directed,
    /// The target of the last act of the kind: "Norland expelled two Sudlanders, Westland three".
    LastOfKind,
    /// With whom the source just dealt: "demanded an explanation".
    Counterpart,
    /// With who just asked or accused the source: "refused".
    Asker,
    /// With both sides of the conflict told of: "urged all sides to show restraint".
    Sides,
    /// With whoever did what a noun means: "condemned the move".
    Act {
        /// What the noun may mean.
        kinds: Kinds,
        /// Its chunk.
        noun: usize,
    },
    /// The target of the measure beside it: "recalled its envoy and cut ties with Sudland".
    Beside,
}

/// What became of a trigger.
pub enum Outcome<'a> {
    /// An event.
    Event(Candidate<'a>),
    /// A trigger that tells of no event: negated, planned, hypothetical, or of nobody.
    Filtered,
}

/// `list` without the actors of `others`.
pub fn without(list: Vec<Filler>, others: &[Filler]) -> Vec<Filler> {
    list.into_iter()
        .filter(|filler| !others.iter().any(|other| other.code == filler.code))
        .collect()
}
