//! Words of judgement: what makes reported words a criticism, a denial, a demand or praise.

use super::phrases::Phrases;
use serde::Deserialize;

/// Words of judgement, by base form, as `_evaluation.toml` lists them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evaluation {
    /// "unacceptable", "reckless", "provocation".
    pub negative: Phrases,
    /// "courageous", "friend", "breakthrough".
    pub positive: Phrases,
    /// What is praise only mildly, but blame when denied: "acceptable", "helpful".
    pub approving: Phrases,
    /// Verbs that do harm: "undermine", "violate".
    pub harmful_verbs: Phrases,
    /// Verbs of hostile acts that a speaker who reports them of another accuses him of.
    pub hostile_verbs: Phrases,
    /// Nouns of hostile acts, as objects.
    pub hostile_nouns: Phrases,
    /// Nouns for what a state does or says, which "the" or "this" may leave without its owner: "move", "remark".
    pub deeds: Phrases,
    /// What is harmed by words rather than deeds: "poisoning the atmosphere".
    pub abstract_nouns: Phrases,
    /// "be behind", "be responsible": guilt.
    pub guilt: Phrases,
    /// "baseless", "nonsense": of a claim, a denial.
    pub baseless: Phrases,
    /// "have nothing to do with", "play no part".
    pub innocence: Phrases,
    /// Verbs of owning up to what follows: "admit", "acknowledge".
    pub confessing: Phrases,
    /// Verbs that say what something is: "be", "amount".
    pub equating: Phrases,
    /// Verbs that give something a name: "call", "describe", "brand".
    pub naming: Phrases,
    /// Verbs whose infinitive is a duty: "need", "have".
    pub obliging: Phrases,
    /// What it is for another to act: "time", "imperative", "up".
    pub incumbent: Phrases,
}
