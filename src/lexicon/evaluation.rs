//! Words of judgement: what makes reported words a criticism, a denial, a demand or praise.

use super::list::PhraseList;
use serde::Deserialize;

/// Words of judgement, by base form, as `_evaluation.toml` lists them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evaluation {
    /// "unacceptable", "reckless", "provocation".
    pub negative: PhraseList,
    /// "courageous", "friend", "breakthrough".
    pub positive: PhraseList,
    /// What is praise only mildly, but blame when denied: "acceptable", "helpful".
    pub approving: PhraseList,
    /// Verbs that do harm: "undermine", "violate".
    pub harmful_verbs: PhraseList,
    /// Verbs of hostile acts that a speaker who reports them of another accuses him of.
    pub hostile_verbs: PhraseList,
    /// Nouns of hostile acts, as objects.
    pub hostile_nouns: PhraseList,
    /// Nouns for what a state does or says, which "the" or "this" may leave without its owner: "move", "remark".
    pub deeds: PhraseList,
    /// What is harmed by words rather than deeds: "poisoning the atmosphere".
    pub abstract_nouns: PhraseList,
    /// "be behind", "be responsible": guilt.
    pub guilt: PhraseList,
    /// "baseless", "nonsense": of a claim, a denial.
    pub baseless: PhraseList,
    /// "have nothing to do with", "play no part".
    pub innocence: PhraseList,
    /// Verbs of owning up to what follows: "admit", "acknowledge".
    pub confessing: PhraseList,
    /// Verbs that say what something is: "be", "amount".
    pub equating: PhraseList,
    /// What a deed shows of its doer: "the work of", "Sudland's doing", "the hallmarks of".
    pub handiwork: PhraseList,
    /// Verbs of bringing another's plot to nothing or to light: "foil", "uncover".
    pub foiling: PhraseList,
    /// What merely happens, and judged blames nobody: "news", "crash".
    pub happenings: PhraseList,
    /// What a state or its leader is called, as against a deed: "regime", "bully".
    pub beings: PhraseList,
    /// Verbs that state what they are followed by: "say", "tell".
    pub stating: PhraseList,
    /// Verbs that give something a name: "call", "describe", "brand".
    pub naming: PhraseList,
    /// Verbs whose infinitive is a duty: "need", "have".
    pub obliging: PhraseList,
    /// What it is for another to act: "time", "imperative", "up".
    pub incumbent: PhraseList,
}
