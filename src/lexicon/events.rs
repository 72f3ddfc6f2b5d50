//! Categories' triggers and frames: which verbs and nouns make which event, and where its source and target stand.
//!
//! One file a category under `assets/lexicon/events`; each rule carries sentences that it codes and that it ignores, which a test
//! and `check-rules` run. Files whose names begin with `_` hold the words that turn an act into a plan, a threat or a claim.

use super::evaluation::Evaluation;
use super::list::{PhraseList, WordList, WordMarks};
use super::retold::Retold;
use crate::model::{ActorCode, EventCategory};
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::Arc;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/lexicon/events");

/// The rules that turn words into event categories.
#[derive(Debug, Default)]
pub struct EventLexicon {
    /// Every rule, in order of file and place.
    pub rules: Vec<Rule>,
    /// Verbs and words that change what an act is.
    pub modality: Modality,
    /// Words of judgement.
    pub evaluation: Evaluation,
    /// Nouns that mean an act told before.
    pub retold: Retold,
    by_verb: FxHashMap<SmolStr, Vec<(usize, usize)>>,
    by_noun: FxHashMap<SmolStr, Vec<(usize, usize)>>,
    by_id: FxHashMap<Arc<str>, usize>,
}

/// One rule: triggers, slots, and the sentences that prove it.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches of a rule, as its file names them"
)]
pub struct Rule {
    /// Name, unique in all files ("expel-envoy").
    pub id: Arc<str>,
    /// What it codes.
    pub category: EventCategory,
    /// CAMEO code.
    pub cameo: SmolStr,
    /// Verbs with their particles and idiom words.
    pub verbs: Vec<Pattern>,
    /// Nouns, as object of a light verb or with an owner.
    pub nouns: Vec<Pattern>,
    /// The object's head must be one of these; empty takes any.
    pub objects: WordList,
    /// Who does it must be called one of these ("peacekeeper"); empty takes any.
    pub subjects: WordList,
    /// One of these words must stand in the same sentence ("peacekeeping"); empty asks for none.
    pub near: WordList,
    /// Where the source stands.
    pub source: Vec<Slot>,
    /// Where the target stands, best first.
    pub target: Vec<Slot>,
    /// Holds in both directions (a meeting).
    pub mutual: bool,
    /// May stand with no target at all.
    pub targetless: bool,
    /// The target may be whoever accused the source before, in the same article.
    pub answers: bool,
    /// A noun with owner and target is an event by itself.
    pub nominal: bool,
    /// The event is that the verb did not happen: "would not comment on".
    pub negated: bool,
    /// The event is that the verb is yet to come: "would respond"; with `negated`, that it never will.
    pub future: bool,
    /// The verb stands alone and answers what was just told: "refused".
    pub bare: bool,
    /// Needs a reason in a gerund: "attacked Sudland for raising …".
    pub reason: bool,
    /// Needs a that-clause or gerund: "denied that …", not "denied the visa".
    pub needs_content: bool,
    /// Needs an infinitive: "told Iran to stop", not "told Iran of it".
    pub infinitive: bool,
    /// The acts told in its content ("accused Iran of attacking") did not thereby happen.
    pub content: Content,
    /// Sentences it codes, Norland acting on Sudland.
    pub codes: Vec<String>,
    /// Sentences in which it codes nothing.
    pub ignores: Vec<String>,
}

/// What becomes of acts inside a trigger's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// They are claimed, wished for or refused, not done.
    #[default]
    Suppressed,
    /// They are told as done.
    Told,
}

/// A verb or noun with the words that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Base form of the verb, or singular of the head noun.
    pub head: SmolStr,
    /// Words after the verb ("out" in "kick out"), or before the noun ("phone" in "phone call").
    pub rest: Vec<SmolStr>,
    /// Marks of the words in `rest`.
    pub marks: WordMarks,
}

/// Where an actor stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// Who does it: the subject, or "by …" in the passive, or the noun's owner.
    Agent,
    /// What it is done to: the object, or the subject in the passive.
    Object,
    /// The owner of the object: "Dutch" in "denied the Dutch allegations".
    Owner,
    /// After this preposition.
    After(SmolStr),
    /// The subject of the content: "said that Iran had …".
    ContentSubject,
    /// Who says it: "there will be no talks, Norland said".
    Speaker,
    /// To whom it is said: "told Sudland", "in a letter to Sudland".
    Addressee,
    /// The only other actor in what is said.
    Topic,
    /// What the infinitive acts on: "was ordered to leave Norburg".
    ContentObject,
    /// Whom the doer's own deed in the content struck: "apologised for bombing …".
    Victim,
}

/// Verbs that say of an act that it is planned, promised, refused …
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modality {
    /// The act is done: "began to", "went on to".
    pub implies: WordList,
    /// Nothing has happened: "plans to", "considers".
    pub plans: WordList,
    /// A friendly act is an agreement, a hostile one a threat: "vowed to", "agreed to".
    pub promises: WordList,
    /// A refusal: "refused to".
    pub refuses: WordList,
    /// A threat: "threatened to".
    pub threatens: WordList,
    /// Tried: "attempted to".
    pub attempts: WordList,
    /// Adjectives of readiness: "is willing to".
    pub willing: WordList,
    /// Adjectives of refusal: "is unwilling to".
    pub unwilling: WordList,
    /// Verbs that give a noun its act: "impose" sanctions, "lodge" a protest.
    pub light: WordList,
    /// Nouns whose infinitive tells a thing done: "the decision to expel".
    pub deciding_nouns: WordList,
    /// Nouns for people who stand for what "of" names: "the leaders of France and Germany".
    pub people_nouns: WordList,
    /// Nouns for what one state says against another: "allegation".
    pub claim_nouns: WordList,
    /// Further nouns for what can be answered: "demand", "offer".
    #[serde(default)]
    pub answered_nouns: WordList,
    /// "its neighbour": whoever it just dealt with.
    pub counterpart_nouns: WordList,
    /// Nouns for what passes between two sides: "explanation", "offer".
    #[serde(default)]
    pub exchanged_nouns: WordList,
    /// Nouns for those one state keeps with another: "ambassador".
    #[serde(default)]
    pub envoy_nouns: WordList,
    /// What another is moved by: "at the request of Norland".
    pub request_nouns: WordList,
    /// Words of answering: "in response", "retaliatory".
    pub answering: PhraseList,
    /// Verbs whose subject bears what the object names, each with its preposition: "draw", "come under".
    pub receives: Vec<SmolStr>,
    /// Nouns that measure what "of" names: "a package of sanctions".
    pub quantity_nouns: WordList,
    /// Things whose owner acts through them: "Norlandic jets", "a Norlandic statement".
    pub acting_nouns: WordList,
    /// Words that tell whether a meeting took place.
    #[serde(default)]
    pub meeting: MeetingWords,
}

/// Words that tell of a noun of coming together whether it took place, by base form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingWords {
    /// Verbs in the passive that say that it was there: "was held".
    pub holds: WordList,
    /// Verbs that it is the subject of while it is still to come: "looms".
    pub pending: WordList,
    /// Verbs whose object it is once it took place: "left", "hailed".
    pub recounts: WordList,
    /// Verbs whose "in", "at" or "on" names an aim: "agreed on", "is interested in".
    pub aims: WordList,
    /// Words before it that say that it has not come about: "possible", "planned".
    pub unreal: WordList,
    /// Nouns for a part of it: "a round of", "the sidelines of".
    pub parts: WordList,
    /// Nouns for a shared meal.
    pub meals: WordList,
    /// Nouns for a talk at a distance.
    pub calls: WordList,
    /// Pacts of few members, after which their talks are named.
    #[serde(default)]
    pub pacts: Vec<Pact>,
}

/// A pact and those who made it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pact {
    /// Its names, in lower case.
    pub names: Vec<String>,
    /// Its members.
    pub members: Vec<ActorCode>,
}

/// What is wrong with a lexicon file.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {why}")]
pub struct LexiconError {
    /// The file.
    pub file: String,
    /// What was expected and what was found.
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    category: EventCategory,
    #[serde(default)]
    rule: Vec<RuleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches of a rule, as its file names them"
)]
struct RuleEntry {
    id: String,
    cameo: Option<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    objects: WordList,
    #[serde(default)]
    subjects: WordList,
    #[serde(default)]
    near: WordList,
    source: Option<Vec<String>>,
    target: Option<Vec<String>>,
    #[serde(default)]
    mutual: bool,
    #[serde(default)]
    targetless: bool,
    #[serde(default)]
    answers: bool,
    #[serde(default)]
    nominal: bool,
    #[serde(default)]
    negated: bool,
    #[serde(default)]
    future: bool,
    #[serde(default)]
    bare: bool,
    #[serde(default)]
    reason: bool,
    #[serde(default)]
    needs_content: bool,
    #[serde(default)]
    infinitive: bool,
    #[serde(default)]
    content: Content,
    codes: Vec<String>,
    #[serde(default)]
    ignores: Vec<String>,
}

impl EventLexicon {
    /// The rules that come with the program.
    pub fn bundled() -> Self {
        let mut lexicon = Self::default();
        let mut files: Vec<_> = FILES.files().collect();
        files.sort_by_key(|file| file.path());
        for file in files {
            let name = file.path().display().to_string();
            let text = file.contents_utf8().unwrap_or("");
            lexicon
                .add(&name, text)
                .expect("the bundled rules are well formed, as a test shows");
        }
        lexicon
    }

    /// Lays the rules of one file over those already there; a rule with a known id replaces it.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), LexiconError> {
        let wrong = |why: String| LexiconError {
            file: name.to_owned(),
            why,
        };
        match name {
            "_modality.toml" => {
                self.modality = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
            }
            "_evaluation.toml" => {
                self.evaluation = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
            }
            "_retold.toml" => self.retold = Retold::parse(text).map_err(wrong)?,
            _ => {
                let file: RuleFile =
                    toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
                for entry in file.rule {
                    let rule = entry.into_rule(file.category).map_err(wrong)?;
                    if let Some(&at) = self.by_id.get(&rule.id) {
                        self.rules[at] = rule;
                    } else {
                        self.by_id.insert(rule.id.clone(), self.rules.len());
                        self.rules.push(rule);
                    }
                }
                self.index();
            }
        }
        Ok(())
    }

    fn index(&mut self) {
        self.by_verb.clear();
        self.by_noun.clear();
        for (at, rule) in self.rules.iter().enumerate() {
            for (number, pattern) in rule.verbs.iter().enumerate() {
                self.by_verb
                    .entry(pattern.head.clone())
                    .or_default()
                    .push((at, number));
            }
            for (number, pattern) in rule.nouns.iter().enumerate() {
                self.by_noun
                    .entry(pattern.head.clone())
                    .or_default()
                    .push((at, number));
            }
        }
        // The narrowest first, so that "call for" is tried before "call".
        let rules = &self.rules;
        for list in self.by_verb.values_mut() {
            list.sort_by_key(|&(rule, number)| std::cmp::Reverse(rules[rule].narrowness(number)));
        }
        for list in self.by_noun.values_mut() {
            list.sort_by_key(|&(rule, number)| {
                std::cmp::Reverse(rules[rule].nouns[number].rest.len())
            });
        }
    }

    /// The rule named `id`.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.by_id.get(id).map(|&at| &self.rules[at])
    }

    /// Rules triggered by the verb `lemma`, the longest pattern first.
    pub fn for_verb(&self, lemma: &str) -> impl Iterator<Item = (&Rule, &Pattern)> {
        self.by_verb
            .get(lemma)
            .into_iter()
            .flatten()
            .map(|&(rule, number)| (&self.rules[rule], &self.rules[rule].verbs[number]))
    }

    /// Rules triggered by the noun `lemma`, the longest pattern first.
    pub fn for_noun(&self, lemma: &str) -> impl Iterator<Item = (&Rule, &Pattern)> {
        self.by_noun
            .get(lemma)
            .into_iter()
            .flatten()
            .map(|&(rule, number)| (&self.rules[rule], &self.rules[rule].nouns[number]))
    }

    /// Base forms of every verb that any list names.
    pub fn verbs(&self) -> impl Iterator<Item = &str> {
        let modality = &self.modality;
        let patterns = self
            .rules
            .iter()
            .flat_map(|rule| &rule.verbs)
            .map(|pattern| pattern.head.as_str());
        let lists = [
            &modality.implies,
            &modality.plans,
            &modality.promises,
            &modality.refuses,
            &modality.threatens,
            &modality.attempts,
            &modality.light,
            &modality.meeting.holds,
            &modality.meeting.pending,
            &modality.meeting.recounts,
            &modality.meeting.aims,
        ];
        patterns
            .chain(
                lists
                    .into_iter()
                    .flatten()
                    .map(|verb| verb.split(' ').next().unwrap_or(verb)),
            )
            .chain(self.evaluation.harmful_verbs.firsts())
            .chain(self.evaluation.hostile_verbs.firsts())
            .chain(self.evaluation.naming.firsts())
            .chain(self.evaluation.foiling.firsts())
            .filter(|verb| *verb != "be" && *verb != "have" && *verb != "do")
    }

    /// Singulars of every noun that any list names.
    pub fn nouns(&self) -> impl Iterator<Item = &str> {
        let heads = self
            .rules
            .iter()
            .flat_map(|rule| &rule.nouns)
            .map(|pattern| pattern.head.as_str());
        let objects = self
            .rules
            .iter()
            .flat_map(|rule| &rule.objects)
            .map(SmolStr::as_str);
        let subjects = self
            .rules
            .iter()
            .flat_map(|rule| &rule.subjects)
            .map(SmolStr::as_str);
        let lists = [
            &self.modality.deciding_nouns,
            &self.modality.people_nouns,
            &self.modality.claim_nouns,
            &self.modality.acting_nouns,
            &self.modality.meeting.parts,
            &self.modality.meeting.meals,
            &self.modality.meeting.calls,
        ];
        heads
            .chain(objects)
            .chain(subjects)
            .chain(lists.into_iter().flatten().map(SmolStr::as_str))
            .chain(self.evaluation.hostile_nouns.firsts())
            .chain(self.evaluation.abstract_nouns.firsts())
            .chain(self.evaluation.deeds.firsts())
    }
}

impl Rule {
    /// How much the verb pattern `number` asks for besides its verb.
    fn narrowness(&self, number: usize) -> usize {
        let words = self.verbs[number].rest.len()
            + 2 * usize::from(!self.objects.is_empty())
            + 3 * usize::from(!self.subjects.is_empty())
            + 3 * usize::from(!self.near.is_empty());
        // Of two lists of objects the one that any actor fits is the wider.
        2 * words + 1 - usize::from(self.objects.contains("@actor"))
    }
}

impl RuleEntry {
    fn into_rule(self, category: EventCategory) -> Result<Rule, String> {
        let id = self.id;
        if self.verbs.is_empty() && self.nouns.is_empty() {
            return Err(format!(
                "rule {id}: expected `verbs` or `nouns`, found neither"
            ));
        }
        if self.codes.is_empty() {
            return Err(format!(
                "rule {id}: expected at least one sentence in `codes`"
            ));
        }
        let slots = |list: Option<Vec<String>>, default: &[&str]| -> Vec<Slot> {
            list.unwrap_or_else(|| default.iter().map(ToString::to_string).collect())
                .iter()
                .map(|name| Slot::named(name))
                .collect()
        };
        let cameo = self.cameo.unwrap_or_else(|| category.cameo().to_owned());
        if !(2..=4).contains(&cameo.len()) || !cameo.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!(
                "rule {id}: expected a CAMEO code of two to four digits, found {cameo:?}"
            ));
        }
        Ok(Rule {
            category,
            cameo: SmolStr::from(cameo),
            verbs: self
                .verbs
                .iter()
                .map(|text| Pattern::of_verb(text))
                .collect(),
            nouns: self
                .nouns
                .iter()
                .map(|text| Pattern::of_noun(text))
                .collect(),
            objects: self.objects,
            subjects: self.subjects,
            near: self.near,
            source: slots(self.source, &["agent"]),
            target: slots(self.target, &["object", "owner"]),
            mutual: self.mutual,
            targetless: self.targetless,
            answers: self.answers,
            nominal: self.nominal,
            negated: self.negated,
            future: self.future,
            bare: self.bare,
            reason: self.reason,
            needs_content: self.needs_content,
            infinitive: self.infinitive,
            content: self.content,
            codes: self.codes,
            ignores: self.ignores,
            id: Arc::from(id),
        })
    }
}

impl Slot {
    fn named(name: &str) -> Self {
        match name {
            "agent" => Self::Agent,
            "object" => Self::Object,
            "owner" => Self::Owner,
            "content" => Self::ContentSubject,
            "speaker" => Self::Speaker,
            "addressee" => Self::Addressee,
            "topic" => Self::Topic,
            "content-object" => Self::ContentObject,
            "victim" => Self::Victim,
            preposition => Self::After(SmolStr::new(preposition)),
        }
    }
}

impl Pattern {
    fn of_verb(text: &str) -> Self {
        let mut words = text.split(' ').map(SmolStr::new);
        let head = words.next().unwrap_or_default();
        Self::new(head, words.collect())
    }

    fn of_noun(text: &str) -> Self {
        let mut rest: Vec<SmolStr> = text.split(' ').map(SmolStr::new).collect();
        Self::new(rest.pop().unwrap_or_default(), rest)
    }

    fn new(head: SmolStr, rest: Vec<SmolStr>) -> Self {
        let marks = rest
            .iter()
            .filter(|word| *word != "*")
            .fold(WordMarks::default(), |marks, word| marks.with(word));
        Self { head, rest, marks }
    }
}
